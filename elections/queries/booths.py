"""Reads of the booths: where votes are given, who is there, what happened, how many came."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import TruncHour

from associations.queries import naming
from associations.rules.asked_of_offices import ELECTION_PLAN, Plan
from associations.rules.polls import AgentsAtBooths, ReachableBooths
from elections.models import (
    Attendant,
    Booth,
    CountClosed,
    Election,
    Entry,
    Nomination,
    PollIncident,
    Voted,
)  # fmt: skip
from elections.vocabulary.states import At, ElectionState, Happened, Mark, NominationState
from hnsa.law.asking import Law, judge
from hnsa.law.verdict import Answer, Stand, Verdict
from members.models import Person

_OF_BOOTHS = frozenset({AgentsAtBooths.code, ReachableBooths.code})


@dataclass(frozen=True)
class Figures:
    """How many are on a roll, and how many of them came."""

    on_roll: int = 0
    voted: int = 0  # with or without help, challenged or not
    assisted: int = 0
    challenged: int = 0
    tendered: int = 0

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(
            self.on_roll + other.on_roll, self.voted + other.voted, self.assisted + other.assisted,
            self.challenged + other.challenged, self.tendered + other.tendered,
        )  # fmt: skip

    @property
    def share(self) -> float | None:
        """The turnout in hundredths; None where nobody is on the roll."""
        return 100 * self.voted / self.on_roll if self.on_roll else None


@dataclass(frozen=True)
class Hour:
    """How many were marked in one hour; None: written down after the booth had closed."""

    begins: datetime | None
    voted: int


def booths_of(election: Election) -> list[Booth]:
    """The booths of an election, by number. One query."""
    return list(Booth.objects.filter(election=election).order_by("number"))


def figures_of(election: Election) -> dict[int, Figures]:
    """The figures of each booth by its id. Two queries, however many women there are.

    Who is on the roll and has no booth of her own counts at none of them (key 0).
    """
    found: dict[int, Figures] = {}
    on = Entry.objects.filter(election=election, is_on=True).values("booth")
    for row in on.annotate(n=Count("pk")).order_by():
        found[row["booth"] or 0] = Figures(on_roll=row["n"])
    marks = Voted.objects.filter(election=election).values("booth", "mark")
    for row in marks.annotate(n=Count("pk")).order_by():
        found[row["booth"]] = found.get(row["booth"], Figures()) + _of_mark(row["mark"], row["n"])
    return found


def _of_mark(mark: str, n: int) -> Figures:
    if mark == Mark.TENDERED:
        return Figures(tendered=n)
    return Figures(
        voted=n, assisted=n if mark == Mark.ASSISTED else 0,
        challenged=n if mark == Mark.CHALLENGED else 0,
    )  # fmt: skip


def whole(figures: Iterable[Figures]) -> Figures:
    """All booths together."""
    return sum(figures, Figures())


def by_hour(election: Election) -> list[Hour]:
    """How many were marked in each hour of the poll; last those written down later. One query.

    What is typed from the paper roll after its booth had closed has no hour of its own. Where the
    poll was adjourned to another day, nobody can say which that is.
    """
    adjourned = adjournments(election).filter(Q(booth=OuterRef("booth")) | Q(booth=None))
    later = (
        Q(booth__closed_at__isnull=False)
        & (Q(marked_at__date__gt=election.poll_on) | Q(marked_at__time__gt=F("booth__closed_at")))
        & ~Exists(adjourned)
    )
    rows = Voted.objects.filter(election=election).exclude(mark=Mark.TENDERED)
    rows = rows.annotate(
        later=Case(When(later, then=Value(1)), default=Value(0), output_field=IntegerField()),
        hour=TruncHour("marked_at"),
    )  # fmt: skip
    told = rows.values("later", "hour").annotate(n=Count("pk")).order_by("later", "hour")
    hours = [Hour(one["hour"], one["n"]) for one in told if not one["later"]]
    rest = sum(one["n"] for one in told if one["later"])
    return [*hours, Hour(None, rest)] if rest else hours


def attendants_of(
    election: Election, people: QuerySet[Person], booth: Booth | None = None
) -> list[Attendant]:
    """Officers and agents, each with whether she may be named to who sees these people."""
    rows = Attendant.objects.filter(election=election)
    if booth is not None:
        rows = rows.filter(booth=booth)
    order = Case(When(what=At.OFFICER, then=Value(0)), default=Value(1))
    found = list(
        rows.select_related("person", "booth", "nomination__contest", "nomination__person")
        .order_by("booth__number", order, "nomination__contest__position", "pk")
    )  # fmt: skip
    naming.by_sight(found, people)
    for_whom = [one.nomination for one in found if one.nomination is not None]
    naming.by_sight(for_whom, people)
    return found


def incidents_of(election: Election) -> list[PollIncident]:
    """What happened, in its order."""
    rows = PollIncident.objects.filter(election=election)
    return list(rows.select_related("booth", "written_by"))


def adjournments(election: Election) -> QuerySet[PollIncident]:
    """Where the poll went on upon another day."""
    return PollIncident.objects.filter(election=election, what=Happened.ADJOURNED)


def was_adjourned(booth: Booth) -> bool:
    """Whether the poll at this booth went on upon another day."""
    return adjournments(booth.election).filter(Q(booth=booth) | Q(booth=None)).exists()


def stands(election: Election, people: QuerySet[Person]) -> list[Nomination]:
    """The candidates for whom an agent may be at a booth, post by post.

    Only whom somebody who sees these people may know by name.
    """
    rows: list[Any] = list(
        Nomination.objects.filter(contest__election=election, state=NominationState.VALID)
        .select_related("contest", "person")
        .order_by("contest__position", "position", "pk")
    )
    naming.by_sight(rows, people)
    return [one for one in rows if not one.is_hidden]


def is_counted(election: Election) -> bool:
    """Whether a count of any of its posts is closed: then the marks on the roll stay."""
    return CountClosed.objects.filter(contest__election=election).exists()


def may_mark(election: Election, booth: Booth) -> bool:
    """Whether somebody may be marked at this booth as having voted."""
    runs = election.state in (ElectionState.POLLING, ElectionState.COUNTING)
    return runs and booth.opened_at is not None and not is_counted(election)


def ticks_of(booth: Booth, after: int, most: int) -> list[Entry]:
    """The numbers of the paper roll of a booth from one on, each with `is_marked`. One query."""
    own = Entry.objects.filter(Q(booth=booth) | Q(booth=None), election=booth.election_id)
    marks = Voted.objects.filter(entry=OuterRef("pk")).exclude(mark=Mark.TENDERED)
    rows = own.filter(is_on=True, number__gt=after).annotate(is_marked=Exists(marks))
    return list(rows.only("number").order_by("number")[:most])


def judged(
    law: Law, election: Election, booths: list[Booth], attendants: list[Attendant], on: date,
    members: int,
) -> Verdict | None:  # fmt: skip
    """What the articles say of the booths and agents, for so many on the roll.

    None where there is nothing to judge yet.
    """
    if not booths:
        return None
    told = [one.is_reachable for one in booths]
    agents: dict[Any, int] = {}
    for one in attendants:
        if one.what == At.AGENT:
            agents[one.booth_id, one.nomination_id] = agents.get(
                (one.booth_id, one.nomination_id), 0
            ) + 1  # fmt: skip
    facts = Plan(
        on=on, poll_on=election.poll_on, booths=len(booths),
        booths_reachable=False if False in told else None if None in told else True,
        members=members or None,
        agents_per_booth=max(agents.values()) if agents else None,
    )  # fmt: skip
    verdict = judge(ELECTION_PLAN, law)(facts)
    grounds = tuple(
        one for one in verdict.grounds
        if one.kind in _OF_BOOTHS and (agents or one.kind != AgentsAtBooths.code)
    )  # fmt: skip
    if not grounds:
        return None
    stand = {one.finding.stand for one in grounds if one.stands}
    answer = (
        Answer.NO
        if Stand.BREAKS in stand
        else Answer.OPEN
        if Stand.UNKNOWN in stand
        else Answer.YES
    )
    return replace(verdict, answer=answer, grounds=grounds, silent=())
