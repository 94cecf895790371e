"""After the result: until when it may be objected to, and how long the papers are kept.

Both are asked of the articles. Where the constitution is silent the network's model rule applies,
as it does for the timetable; its article has no number.
"""

from dataclasses import replace
from datetime import date
from typing import Final

from associations.rules.asked_of_funds import KEEP, Papers
from associations.rules.asked_of_offices import OBJECT, Count
from associations.rules.catalogue import kinds
from hnsa.law.article import Article
from hnsa.law.asking import Law, ask
from hnsa.law.verdict import Answer, Verdict

# The model's kind, and the kinds with which a constitution has spoken of it by itself.
MODEL: Final = {
    "objections_to_result": {"objections_to_result"},
    "election_papers_kept": {"election_papers_kept", "papers_kept"},
}


def with_model_afterwards(law: Law) -> Law:
    """The constitution with the network's model rules for what comes after the result."""
    spoken = {one.rule.code for one in law.articles if one.rule is not None}
    silent = [code for code, own in MODEL.items() if not own & spoken]
    model = [Article("", "", "", kinds()[code]()) for code in silent]
    return replace(law, articles=(*law.articles, *model))


def objection_on(declared_on: date | None, on: date) -> Count:
    """The facts of an objection that was made on a day."""
    return Count(on=on, declared_on=declared_on, objected_on=on)


def in_time(law: Law, facts: Count) -> Verdict:
    """Whether the result may be objected to."""
    return ask(OBJECT, with_model_afterwards(law), facts)


def papers_of(declared_on: date | None, on: date, *, dispute_open: bool) -> Papers:
    """The facts of the printed papers of an election."""
    return Papers(on=on, made_on=declared_on, of_election=True, dispute_open=dispute_open)


def kept_until(law: Law, facts: Papers) -> Verdict:
    """Until when the papers are kept; its result is the last day."""
    return ask(KEEP, with_model_afterwards(law), facts)


def is_over(verdict: Verdict, on: date) -> bool:
    """Whether the papers may be destroyed on that day by what the articles say."""
    if verdict.answer is Answer.OPEN:
        return False
    return not isinstance(verdict.result, date) or verdict.result <= on
