"""Who may vote: the members of a day, each judged by the articles of the election.

Facts are made set-wise, and each distinct set is judged once. SQL compares nothing with an article.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from typing import Any

from django.db.models import QuerySet

from associations.queries import answers, facts, frozen
from associations.rules.asked_of_members import VOTE
from associations.rules.asked_of_offices import ELECTION_PLAN, Plan
from elections.rules import rolls
from elections.rules.alphabet import key
from hnsa.law.asking import Law, judge
from hnsa.law.question import Facts
from hnsa.law.verdict import Answer, Verdict
from members.models import Body, Person
from members.queries.memberships import running_on


@dataclass(frozen=True)
class Judged:
    """What the articles say of a woman's vote: each question that one of them answers."""

    found: tuple[tuple[Verdict, Facts], ...] = ()

    @property
    def may_vote(self) -> bool:
        """Whether nothing stands against her vote. What is not known takes no right away."""
        return all(verdict.answer is not Answer.NO for verdict, _facts in self.found)

    @property
    def telling(self) -> Verdict | None:
        """The verdict that decides: the first that stands against her vote, or else the first."""
        against = (one for one, _facts in self.found if one.answer is Answer.NO)
        return next(against, None) or next((one for one, _facts in self.found), None)

    def kept(self) -> list[dict[str, Any]]:
        """Every verdict with its facts, as a column `judged` keeps them."""
        return [frozen.frozen(verdict, known) for verdict, known in self.found]

    def against_or_open(self) -> list[dict[str, Any]] | None:
        """Of these what is not a plain yes; None where all is."""
        told = [one for one in self.kept() if one["answer"] in (Answer.NO, Answer.OPEN)]
        return told or None


@dataclass(frozen=True)
class Voter:
    """A member on the day of the roll: on it, or not, and why."""

    known: facts.Known
    native: str  # her name in her own script
    judged: Judged
    why: list[dict[str, Any]] | None


def of_day(
    body: Body, on: date, law: Law, only: Iterable[int] | QuerySet[Person] | None = None
) -> list[Voter]:
    """The members of a day, in the order of their names in their own script. Eight queries.

    `only` these people.
    """
    judged, native = judge_of(law, on), _native(body, on, only)
    known = {one.person: one for one in facts.members(body, on, only)}
    found = [Voter(one, native.get(her, ""), *judged(one)) for her, one in known.items()]
    return sorted(found, key=lambda one: place(one.known.name, one.native, one.known.person))


def judge_of(law: Law, on: date) -> Callable[[facts.Known], tuple[Judged, Any]]:
    """A judge of many; women of whom the articles read the same are judged, and told, once."""
    asked_for = rolls.about_membership(law)
    vote, membership = judge(VOTE, law), judge(ELECTION_PLAN, asked_for)
    read = answers.reads(law, VOTE)
    columns = sorted(read & {one.name for one in fields(facts.Known)})
    told_of: dict[tuple[Any, ...], tuple[Judged, Any]] = {}

    @cache
    def lasted(joined_on: date | None) -> Plan:
        return rolls.membership_on(joined_on if asked_for.articles else None, on)

    def of_her(known: facts.Known) -> tuple[Judged, Any]:
        months = lasted(known.joined_on)
        alike = (months.voter_joined_months, *[getattr(known, name) for name in columns])
        if alike not in told_of:
            told = facts.of_woman(known, VOTE)
            of_member = VOTE.facts(on=on, **{name: told[name] for name in told if name in read})
            found = [(vote(of_member), of_member), (membership(months), months)]
            verdicts = Judged(tuple(one for one in found if one[0].answer is not Answer.SILENT))
            told_of[alike] = verdicts, verdicts.against_or_open()
        return told_of[alike]

    return of_her


def _native(body: Body, on: date, only: Iterable[int] | QuerySet[Person] | None) -> dict[int, str]:
    """The names of the members in their own script, by person. One query."""
    rows = running_on(body, on)
    if only is not None:
        rows = rows.filter(person__in=only)
    return dict(rows.order_by().values_list("person_id", "person__full_name_native"))


def place(name: str, native: str, person: int) -> tuple[Any, ...]:
    """Where a name stands among others: by the alphabet of its own script."""
    return key(native or name), name, person
