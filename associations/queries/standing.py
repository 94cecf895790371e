"""Standing: how a member stands on a day, by the articles of that day; for one and for many alike.

The registers are read by a constant number of queries, and each distinct set of facts is judged
once. Nothing is stored: the answer for a past day is given again from what was so on that day.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from django.db.models import Q, QuerySet

from associations.models import Termination
from associations.queries import answers, constitutions, facts, terms
from associations.rules.asked_of_members import DUES, PERMANENT, PUT_OUT, VOTE
from associations.rules.asked_of_offices import STAND
from associations.vocabulary.procedures import UNDER_WAY
from associations.vocabulary.subjects import Post
from hnsa.law.asking import Law, judge
from hnsa.law.question import Question
from hnsa.law.verdict import Answer, Verdict
from members.models import Body, Person

ASKED: Final = (VOTE, STAND, PERMANENT, PUT_OUT, DUES)
SEAT: Final = Post.MEMBER  # of many it is asked whether they may sit on the committee
Judge = Callable[..., Verdict]


@dataclass(frozen=True)
class Standing:
    """How a member stands on a day. Without a constitution in force there are no answers."""

    known: facts.Known
    answers: Mapping[str, Verdict] = field(default_factory=dict)  # by code of the question
    near: Verdict | None = None  # the ground that one more absence, or month owed, would be
    termination: Termination | None = None  # a procedure that was under way on the day

    def says(self, asked: Question) -> Answer:
        """The short answer; without a constitution none speaks."""
        verdict = self.answers.get(asked.code)
        return Answer.SILENT if verdict is None else verdict.answer

    @property
    def may_vote(self) -> bool:
        """Whether nothing stands against her vote. What is not known takes no right away."""
        return self.says(VOTE) is not Answer.NO

    @property
    def is_ground_found(self) -> bool:
        """Whether an article finds a ground to put her out. It puts nobody out."""
        return self.says(PUT_OUT) is Answer.YES

    @property
    def may_be_permanent(self) -> bool:
        """Whether she may apply to become a permanent member."""
        return self.says(PERMANENT) is Answer.YES

    @property
    def is_good(self) -> bool:
        """Good standing: no ground is found, she is not suspended, and she may vote."""
        return self.may_vote and not self.is_ground_found and not self.known.suspended

    @property
    def open(self) -> tuple[Verdict, ...]:
        """Of her vote and the grounds what cannot be said yet."""
        found = (self.answers.get(asked.code) for asked in (VOTE, PUT_OUT))
        return tuple(one for one in found if one is not None and one.answer is Answer.OPEN)

    @property
    def missing(self) -> tuple[str, ...]:
        """The facts that must be told before these can be said."""
        return tuple(dict.fromkeys(name for one in self.open for name in one.missing))


def of_members(
    body: Body, on: date, only: Iterable[int] | QuerySet[Person] | None = None
) -> list[Standing]:
    """How members stand on a day, by name; `only` these people. Eleven queries for any number."""
    found = facts.members(body, on, only)
    running = procedures(body, on, [one.person for one in found] if only is not None else None)
    constitution = constitutions.in_force(body.pk, on=on)
    if constitution is None:
        return [Standing(one, termination=running.get(one.person)) for one in found]
    law = constitutions.read(constitution).law
    served = terms.of_all(body, SEAT, on, only=[one.person for one in found], law=law)
    judges = {asked.code: judge_of(asked, law, on) for asked in ASKED}
    more = {STAND.code: {"post": SEAT}}
    return [
        Standing(
            one,
            {
                code: judged(one, **(more[code] | served[one.person] if code in more else {}))
                for code, judged in judges.items()
            },
            near_ground(one, judges[PUT_OUT.code]), running.get(one.person),
        )
        for one in found
    ]  # fmt: skip


def entitled(body: Body, on: date) -> set[int]:
    """Who may vote on a day: the members against whose vote nothing stands. At most nine queries.

    All of them, where no constitution is in force.
    """
    found = facts.members(body, on)
    constitution = constitutions.in_force(body.pk, on=on)
    if constitution is None:
        return {one.person for one in found}
    judged = judge_of(VOTE, constitutions.read(constitution).law, on)
    return {one.person for one in found if judged(one).answer is not Answer.NO}


def judge_of(asked: Question, law: Law, on: date) -> Judge:
    """A judge of what is known of many. It is given only the facts that an article reads.

    So women whose read facts are alike are judged once.
    """
    judged = judge(asked, law)
    read = answers.reads(law, asked)

    def of_her(known: facts.Known, **more: Any) -> Verdict:
        told = facts.of_woman(known, asked) | more
        return judged(asked.facts(on=on, **{name: told[name] for name in told if name in read}))

    return of_her


def near_ground(known: facts.Known, judged: Judge) -> Verdict | None:
    """The verdict that finds a ground after one more absence, or one more month owed; else None.

    Only of who has missed or owes something already: else the whole association is near.
    """
    if judged(known).answer is Answer.YES:
        return None
    for worse in _one_more(known):
        verdict = judged(worse)
        if verdict.answer is Answer.YES:
            return verdict
    return None


def _one_more(known: facts.Known) -> Iterable[facts.Known]:
    missed = known.missed_in_a_row or 0
    held, came = known.meetings_held or 0, known.meetings_attended or 0
    if missed or came < held:
        yield replace(
            known, missed_in_a_row=missed + 1, meetings_held=held + 1, condoned=False,
            missed_unexcused=(known.missed_unexcused or 0) + 1,
        )  # fmt: skip
    if known.months_owed:
        yield replace(known, months_owed=known.months_owed + 1)


def procedures(body: Body, on: date, people: Iterable[int] | None = None) -> dict[int, Termination]:
    """The procedures to put a member out that were under way on the day, by person. One query."""
    rows = Termination.objects.filter(
        Q(state__in=UNDER_WAY) | Q(decided_on__gt=on), body=body, found_on__lte=on
    )
    if people is not None:
        rows = rows.filter(person__in=people)
    return {one.person_id: one for one in rows.order_by("found_on", "pk")}
