"""Terminations as they stand: the grounds of a member, the law of a day, what the articles ask."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from associations.models import Constitution, Meeting, Motion, Termination
from associations.queries import constitutions, facts, standing
from associations.queries.frozen import frozen
from associations.rules import putting_out
from associations.rules.asked_of_members import APPEAL_OUT, PUT_OUT, PUTTING_OUT, Member
from associations.rules.putting_out import Course
from associations.vocabulary.gatherings import MeetingState
from associations.vocabulary.procedures import UNDER_WAY, TerminationState
from associations.vocabulary.subjects import Gathering
from hnsa.law.asking import Law, ask
from hnsa.law.verdict import Answer, Stand, Verdict
from members.models import Body, Membership, Person
from members.rules.text import fold_digits

GENERAL = (Gathering.ANNUAL, Gathering.SPECIAL, Gathering.REQUISITIONED)  # general meetings
CLOSED = 50  # of those that are over, so many stand on the list


@dataclass(frozen=True)
class Grounds:
    """What the articles find of a member on a day, and the facts on which they do."""

    verdict: Verdict
    facts: Member
    missed_on: tuple[date, ...] = ()

    @property
    def frozen(self) -> dict[str, Any]:
        """As the procedure keeps it, with the days of the meetings that she missed."""
        days = [day.isoformat() for day in self.missed_on]
        return {**frozen(self.verdict, self.facts), "missed_on": days}


@dataclass(frozen=True)
class InForce:
    """The law of a day with its version."""

    constitution: Constitution
    law: Law


def law_on(body: Body, on: date) -> InForce | None:
    """The constitution in force on a day, read; None where there is none."""
    found = constitutions.in_force(body.pk, on=on)
    return InForce(found, constitutions.read(found).law) if found else None


def grounds_of(
    body: Body, person: Person, law: Law, on: date, *, harmed: bool = False
) -> Grounds | None:
    """The grounds of a woman on a day; None where she is no member then.

    `harmed`: the committee has found harm to the association, told in words.
    """
    known = next(iter(facts.members(body, on, only=[person.pk])), None)
    if known is None:
        return None
    told = {**facts.of_body(body, PUT_OUT, on), **facts.of_woman(known, PUT_OUT)}
    if harmed:
        told["misconduct"] = True
    asked = Member(**{**told, "on": on})
    missed = known.missed_on if known.missed_in_a_row else ()
    return Grounds(ask(PUT_OUT, law, asked), asked, missed)


def last_spell(body: Body, person: int) -> Membership | None:
    """Her latest membership there, also one that has ended."""
    return Membership.objects.filter(body=body, person=person).order_by("pk").last()


def course_of(termination: Termination, on: date) -> Course:
    """The procedure as far as it has come. One query: a general meeting that is called."""
    return _course(termination, _called(termination.body_id, on))


def courses_of(terminations: Iterable[Termination], body: Body, on: date) -> list[Course]:
    """The same for many of one association. One query."""
    called = _called(body.pk, on)
    return [_course(one, called) for one in terminations]


def courses_in(terminations: Sequence[Termination], on: date) -> list[Course]:
    """The same for those of many associations. One query."""
    called: dict[int, Meeting] = {}
    for one in _called_in({one.body_id for one in terminations}, on):
        called.setdefault(one.body_id, one)
    return [_course(one, called.get(one.body_id)) for one in terminations]


def _course(termination: Termination, called: Meeting | None) -> Course:
    return Course(
        state=TerminationState(termination.state), found_on=termination.found_on,
        notice_on=termination.notice_on, delivered=termination.delivered,
        answered_on=termination.answered_on, heard_on=termination.heard_on,
        not_heard=bool(termination.not_heard), ground_written=ground_written(termination),
        decided_on=termination.decided_on, decided_by=termination.decided_by,
        appealed_on=termination.appealed_on,
        meeting_called_on=called.notice_on if called else None,
        meeting_on=called.meeting_on if called else None,
    )  # fmt: skip


def _called(body_id: int, on: date) -> Meeting | None:
    """The general meeting that was called by a day, and is on that day or later."""
    return _called_in([body_id], on).first()


def _called_in(bodies: Iterable[int], on: date) -> QuerySet[Meeting]:
    return (
        Meeting.objects.filter(
            body__in=bodies, gathering__in=GENERAL, notice_on__lte=on, meeting_on__gte=on
        )
        .exclude(state__in=[MeetingState.POSTPONED, MeetingState.NOT_HELD])
        .order_by("meeting_on", "pk")
    )


def ground_written(termination: Termination) -> bool | None:
    """Whether the notice names each article that finds the ground; None without a notice.

    Where no article finds one, whether it has the words of the ground.
    """
    if termination.notice_on is None:
        return None
    numbers = articles_of(termination)
    if not numbers:
        return termination.words.strip() in termination.notice
    said = set(_words(termination.notice))
    return all(fold_digits(number).lower() in said for number in numbers)


def _words(text: str) -> list[str]:
    folded = fold_digits(text).lower()
    return "".join(sign if sign.isalnum() else " " for sign in folded).split()


def articles_of(termination: Termination) -> tuple[str, ...]:
    """The numbers of the articles that found the ground."""
    found = termination.found or {}
    return tuple(
        one["article"]
        for one in found.get("grounds", ())
        if one["stand"] == Stand.BREAKS and not (one["overruled_by"] or one["void_by"])
    )


def deciding(law: Law, course: Course, day: date, *, decided_by: str = "") -> Verdict:
    """What the articles say of a decision on that day, by that body or the one they name."""
    organ = decided_by or putting_out.decider(law) or ""
    return ask(PUTTING_OUT, law, putting_out.facts_on(course, day, decided_by=organ))


def appealing(law: Law, course: Course, day: date) -> Verdict:
    """What the articles say of an appeal of hers."""
    return ask(APPEAL_OUT, law, putting_out.facts_of_appeal(course, day))


def of_body(rows: QuerySet[Any], body: Body) -> tuple[list[Termination], list[Termination]]:
    """Those under way, or appealed, and the latest of those that are over. Two queries."""
    there = rows.filter(body=body).select_related("person")
    open_ = (*UNDER_WAY, TerminationState.APPEALED)
    return (
        list(there.filter(state__in=open_).order_by("found_on", "pk")),
        list(there.exclude(state__in=open_).order_by("-found_on", "-pk")[:CLOSED]),
    )


def motions_of(rows: QuerySet[Any], termination: Termination) -> list[Motion]:
    """The motions about it, the first first."""
    return list(rows.filter(termination=termination).order_by("pk"))


def changed_between(body: Body, first: date, last: date) -> list[Constitution]:
    """The versions that came into force after one day and by another."""
    found = constitutions.versions(body.pk)
    return [
        one for one in found if one.in_force_from is not None and first < one.in_force_from <= last
    ]


def with_a_ground(body: Body, law: Law, on: date, seen: set[int]) -> list[facts.Known]:
    """The members whom she may see and of whom an article finds a ground on a day."""
    judged = standing.judge_of(PUT_OUT, law, on)
    return [
        known
        for known in facts.members(body, on)
        if known.person in seen and judged(known).answer is Answer.YES
    ]


def law_of(termination: Termination, judged: Mapping[str, Any] | None) -> Law | None:
    """The version under which a verdict was frozen."""
    version = (judged or {}).get("version")
    found = Constitution.objects.filter(body=termination.body_id, version=version or 0).first()
    return constitutions.read(found).law if found else None
