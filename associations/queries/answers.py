"""What would the constitution say? The one function under the page, the command and other code."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from associations.models import Constitution
from associations.queries import constitutions
from associations.rules.catalogue import questions
from hnsa.core.saying import said
from hnsa.law.asking import Law, ask
from hnsa.law.question import Facts, Question
from hnsa.law.verdict import Verdict
from members.models import Body


class NoLaw(Exception):
    """No constitution of the association is in force on that day."""


@dataclass(frozen=True)
class Answered:
    """A verdict with the version that gave it, and the facts it was given on."""

    verdict: Verdict
    constitution: Constitution
    law: Law
    facts: Facts


def answer(body: Body, asked: Question, *, on: date, told: Mapping[str, object]) -> Answered:
    """The answer of the constitution in force on that day to what was told.

    Facts that are not told stay unknown; `told` may be as typed. Raises NoLaw, and `blanks.Unfit`
    where a fact cannot be read.
    """
    constitution = constitutions.in_force(body.pk, on=on)
    if constitution is None:
        raise NoLaw
    law = constitutions.read(constitution).law
    known = asked.facts.load({**told, "on": on})
    return Answered(ask(asked, law, known), constitution, law, known)


def reads(law: Law, asked: Question) -> set[str]:
    """The names of the facts that an article of this constitution reads for the question."""
    return {name for _article, method in law.speaking(asked) for name in method.reads}


def as_json(verdict: Verdict) -> dict[str, Any]:
    """The verdict as it is documented in docs/operations.md; sentences in the active language."""
    return {
        "question": verdict.question,
        "answer": str(verdict.answer),
        "on": verdict.on and verdict.on.isoformat(),
        "version": verdict.version,
        "result": None if verdict.result is None else str(verdict.result),
        "grounds": [
            {
                "article": one.article,
                "heading": one.heading,
                "kind": one.kind,
                "sentence": said(one.sentence),
                "stand": str(one.finding.stand),
                "facts": [said(line) for line in one.finding.facts],
                "missing": list(one.finding.missing),
                "next": one.finding.next and said(one.finding.next),
                "overruled_by": one.overruled_by,
                "void_by": one.void_by,
            }
            for one in verdict.grounds
        ],
        "missing": list(verdict.missing),
        "silent": list(verdict.silent),
    }


def question_of(code: str) -> Question | None:
    """The question with that code; None where there is none."""
    return questions().get(code)
