"""The health of an association on a day: who came, what is late, which of its rules it breaks.

Everything is worked out from the registers and judged by the articles; nothing of it is stored.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from django.db.models import QuerySet

from associations.models import Constitution, Meeting, Motion, Office, Task
from associations.queries import (
    constitutions,
    holders,
    meetings_due,
    motions,
    standing,
    terms,
)
from associations.queries.offices import held_on
from associations.queries.standing import Standing
from associations.rules.asked_of_offices import ELECTION_DUE
from associations.rules.quorum import QUORUMS, QuorumOfCommittee
from associations.rules.second_calls import SecondCallPresent, SecondCallQuorum
from associations.vocabulary.gatherings import MeetingState
from associations.vocabulary.subjects import Gathering
from hnsa.law.asking import Law, ask
from hnsa.law.verdict import Answer, Stand, Verdict
from members.models import Body, Person

MEETINGS: Final = 12
BREACHES: Final = 6  # meetings against an article that are told
TERMS_AHEAD: Final = 90  # days
TOLD: Final = 20  # decisions and tasks that are told by name
_ON_QUORUM: Final = (
    *QUORUMS, QuorumOfCommittee.code, SecondCallQuorum.code, SecondCallPresent.code,
)  # fmt: skip


@dataclass(frozen=True)
class Breach:
    """A meeting that was called or held against an article, as it was frozen then."""

    meeting: Meeting
    judged: Mapping[str, Any]
    constitution: Constitution | None  # the version that judged
    law: Law


@dataclass(frozen=True)
class Health:
    """How an association does on a day. Without a constitution no article speaks."""

    on: date
    law: Law | None
    meetings: Sequence[Meeting]  # held or not held, the oldest first, the committee's not among
    members: Sequence[Standing]  # of those whom the reader may see
    due: Sequence[meetings_due.Due]  # meetings that should have been held by now
    elections: Sequence[tuple[tuple[Office, ...], Verdict]]  # whose time has run out
    committee: Verdict | None  # as it is made up, where offices are held
    breaches: Sequence[Breach]
    ending: Sequence[terms.Ending]  # terms that end within so many days
    waiting: Sequence[Motion]  # carried, and not carried out
    late: Sequence[Task]

    @property
    def grounds(self) -> list[Standing]:
        """The women of whom a ground is found."""
        return [one for one in self.members if one.is_ground_found]

    @property
    def near(self) -> list[Standing]:
        """The women who are near a ground."""
        return [one for one in self.members if one.near is not None]


def of(body: Body, on: date, people: QuerySet[Person]) -> Health:
    """The health of an association; `people`: whom the reader may see.

    A constant number of queries for any number of members and meetings.
    """
    law = constitutions.in_force_of([body.pk], on=on).get(body.pk)
    general = last_meetings(body, on)
    of_committee = last_meetings(body, on, committee=True)
    running = terms.running([body.pk], on)
    held = list(Office.objects.filter(held_on(on), body=body).select_related("person"))
    made_up = holders.made_up(body, law, held, on) if held else None
    waiting = motions.waiting(Motion.objects.filter(body=body, decided_on__lte=on))
    return Health(
        on=on, law=law, meetings=general, members=standing.of_members(body, on, people),
        due=overdue(body, law, on), elections=list(elections_over(running, law, on)),
        committee=made_up, breaches=breaches(body, [*general, *of_committee]),
        ending=[one for one in running if one.days(on) in range(TERMS_AHEAD + 1)],
        waiting=list(waiting.order_by("decided_on", "pk")[:TOLD]),
        late=list(late_tasks(body, on)[:TOLD]),
    )  # fmt: skip


def last_meetings(body: Body, on: date, *, committee: bool = False) -> list[Meeting]:
    """The last meetings up to a day that were held or not held, the oldest first. One query."""
    rows = Meeting.objects.filter(
        body=body, meeting_on__lte=on, state__in=[MeetingState.HELD, MeetingState.NOT_HELD]
    )
    own = (rows.filter if committee else rows.exclude)(gathering=Gathering.COMMITTEE)
    return list(own.order_by("-meeting_on", "-pk")[:MEETINGS])[::-1]


def overdue(body: Body, law: Law | None, on: date) -> list[meetings_due.Due]:
    """The meetings that an article asked for by a day that is past. Two queries."""
    if law is None:
        return []
    return [one for one in meetings_due.of([body.pk], {body.pk: law}, on) if one.is_late(on)]


def elections_over(
    running: Sequence[terms.Ending], law: Law | None, on: date
) -> Iterator[tuple[tuple[Office, ...], Verdict]]:
    """Offices whose next election should have been held by now, those of one verdict together."""
    if law is None:
        return
    found: dict[Any, list[terms.Ending]] = {}  # by answer and grounds
    verdicts: dict[Any, Verdict] = {}
    for one in running:
        verdict = ask(ELECTION_DUE, law, replace(one.facts, on=on))
        by = verdict.result
        if verdict.answer is Answer.NO or (isinstance(by, date) and by < on):
            key = (verdict.answer, verdict.grounds)
            verdicts[key] = verdict
            found.setdefault(key, []).append(one)
    for key, endings in found.items():
        yield tuple(one.office for one in endings), verdicts[key]


def breaches(body: Body, meetings: Sequence[Meeting]) -> list[Breach]:
    """The latest of these meetings that stand against an article, as it was frozen with them."""
    found = [
        (meeting, judged)
        for meeting in sorted(meetings, key=lambda one: (one.meeting_on, one.pk), reverse=True)
        for judged in (meeting.notice_judged or {}, meeting.judged or {})
        if broken(judged)
    ][:BREACHES]
    versions = {judged.get("version") for _meeting, judged in found}
    known = {
        one.version: one
        for one in Constitution.objects.filter(body=body, version__in=versions - {None})
    }
    laws = {number: constitutions.read(one).law for number, one in known.items()}
    return [
        Breach(
            meeting, judged, known.get(judged.get("version")),
            laws.get(judged.get("version"), Law(())),
        )
        for meeting, judged in found
    ]  # fmt: skip


def broken(judged: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Of a frozen verdict the grounds that stand against it."""
    grounds = judged.get("grounds", ())
    return [
        one
        for one in grounds
        if one["stand"] == Stand.BREAKS and not one["overruled_by"] and not one["void_by"]
    ]


def had_quorum(meeting: Meeting) -> bool | None:
    """Whether enough came, by the articles on it; None where none of them spoke."""
    spoken = [
        one
        for one in (meeting.judged or {}).get("grounds", ())
        if one["kind"] in _ON_QUORUM and not one["overruled_by"] and not one["void_by"]
    ]
    stands = {one["stand"] for one in spoken}
    if Stand.BREAKS in stands:
        return False
    return True if Stand.HOLDS in stands else None


def late_tasks(body: Body, on: date) -> QuerySet[Task]:
    """The tasks of the action plan whose day is past, the oldest first."""
    rows = Task.objects.filter(body=body, done_on=None, dropped_on=None, by_when__lt=on)
    return rows.select_related("who").order_by("by_when", "pk")
