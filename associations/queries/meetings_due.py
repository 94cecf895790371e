"""When the next meetings are due by the articles: for one association and for all that are seen.

Which meeting was the last one is said here once, for the calendar, the health of an association and
what waits.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Max, Min, Q, QuerySet

from associations.models import Case, Meeting
from associations.rules.asked_of_funds import YEAR_ENDS, Year
from associations.rules.asked_of_meetings import MEETING_DUE, MeetingsDue
from associations.vocabulary.gatherings import AHEAD, MeetingState
from associations.vocabulary.subjects import Gathering
from hnsa.law.asking import Law, ask, judge
from hnsa.law.days import years_later
from hnsa.law.verdict import Verdict

UNSETTLED: Final = (*AHEAD, MeetingState.OPEN)  # nobody has said yet that it was held or not
RECURRING: Final = (Gathering.REGULAR, Gathering.ANNUAL, Gathering.COMMITTEE)


@dataclass(frozen=True)
class Due:
    """A meeting that an article asks for by a day."""

    body: int
    gathering: Gathering
    by: date
    verdict: Verdict
    planned_on: date | None  # one of its kind that is planned, called or goes on

    def is_late(self, on: date) -> bool:
        """Whether its day has passed; one that is planned for later does not change that."""
        return self.by < on

    def is_planned(self, on: date) -> bool:
        """Whether one is planned in time; of one that is late, for the day itself."""
        return self.planned_on is not None and self.planned_on <= max(self.by, on)


@dataclass(frozen=True)
class Meetings:
    """What the register knows of the meetings of one kind in one association, up to a day."""

    last_on: date | None = None
    next_on: date | None = None


def of(bodies: Iterable[int] | QuerySet[Any], laws: Mapping[int, Law], on: date) -> list[Due]:
    """The recurring meetings that articles ask for, by association. Two queries.

    `laws`: the law of the day of each (`constitutions.in_force_of`). Where no article speaks or a
    fact is missing nothing is due.
    """
    known, since = _meetings(bodies, on), registered(bodies)
    found = []
    for body, law in laws.items():
        year = year_ended(law, on, since.get(body))
        judged = judge(MEETING_DUE, law)
        for gathering in RECURRING:
            meetings = known.get((body, gathering), Meetings())
            verdict = judged(told(gathering, meetings, since.get(body), year, on))
            if isinstance(verdict.result, date):
                found.append(Due(body, gathering, verdict.result, verdict, meetings.next_on))
    return found


def told(
    gathering: Gathering, meetings: Meetings, registered_on: date | None, year: date | None,
    on: date,
) -> MeetingsDue:  # fmt: skip
    """The facts of the question by when the next meeting of that kind must be held."""
    return MeetingsDue(
        on=on, gathering=gathering, last_on=meetings.last_on, none_yet=meetings.last_on is None,
        registered_on=registered_on, year_ended_on=year,
    )  # fmt: skip


def year_ended(law: Law, on: date, registered_on: date | None) -> date | None:
    """The day on which the last financial year ended; of one that is new, its first one will."""
    ends = ask(YEAR_ENDS, law, Year(on=on)).result
    if not isinstance(ends, date):
        return None
    last = years_later(ends, -1)
    return ends if registered_on is not None and registered_on > last else last


def _meetings(bodies: Iterable[int] | QuerySet[Any], on: date) -> dict[tuple[int, str], Meetings]:
    """The last meeting held and the one to come, of each kind in each. One query."""
    held = Q(state=MeetingState.HELD, meeting_on__lte=on)
    rows = (
        Meeting.objects.filter(held | Q(state__in=UNSETTLED), body__in=bodies)
        .order_by()
        .values_list("body", "gathering")
        .annotate(last=Max("meeting_on", filter=held), next=Min("meeting_on", filter=~held))
    )
    return {(body, gathering): Meetings(last, ahead) for body, gathering, last, ahead in rows}


def registered(bodies: Iterable[int] | QuerySet[Any]) -> dict[int, date]:
    """The day on which each was registered, where it is known. One query."""
    rows = Case.objects.filter(body__in=bodies, registered_on__isnull=False)
    return {body: day for body, day in rows.values_list("body", "registered_on") if day}
