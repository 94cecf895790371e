"""Meetings: when they are due. How they are called is in `notices`, who is sent in `delegates`.

The regular meeting stands for every general meeting of which no other article speaks; a meeting of
the committee is never meant by it.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from associations.rules.asked_of_meetings import (
    MEETING,
    MEETING_DUE,
    MeetingsDue,
    Met,
    lacking,
)
from associations.vocabulary.subjects import (
    GATHERINGS,
    MONTHS_OF,
    PERIODS,
    Gathering,
    Period,
)
from associations.vocabulary.topics import Topic
from hnsa.law.article import Kind, kind
from hnsa.law.blanks import DAYS, MEMBERS, MONTHS, part, pick, whole
from hnsa.law.days import (
    DAY,
    Window,
    months_later,
    years_later,
)
from hnsa.law.question import answers
from hnsa.law.shares import Share
from hnsa.law.verdict import Finding, breaks, holds, tells, unknown
from hnsa.law.words import Line, says, tell


def general(gathering: Gathering | None) -> Gathering | None:
    """The gathering whose article stands for it where it has none of its own."""
    return None if gathering == Gathering.COMMITTEE else Gathering.REGULAR


# --- when they are due ----------------------------------------------------------------------------


def _counted_from(due: MeetingsDue) -> date | Finding:
    """From when the next meeting is counted: the last one or, before the first, registration."""
    if due.last_on is not None:
        return due.last_on
    if due.none_yet and due.registered_on is not None:
        return due.registered_on
    return unknown("registered_on") if due.none_yet else unknown("last_on")


def _due(due: MeetingsDue, by: date, *facts: Line) -> Finding:
    """That a meeting is due by that day; and that the day has passed, if it has."""
    if due.on is None or due.on <= by:
        return tells(*facts, result=by)
    passed = tell("The last day for it was {day}.", day=by)
    return tells(*facts, passed, result=by, next=tell("Hold it as soon as you can."))


def _last_was(due: MeetingsDue, counted_from: date) -> Line:
    if due.last_on is not None:
        return tell("The last one was on {day}.", day=counted_from)
    return tell("None was held yet; registered on {day}.", day=counted_from)


@kind(
    "meeting_window", topic=Topic.MEETINGS, heading=says("Our regular meetings"),
    source="R13 (Kaarvan: monthly, between the 1st and the 5th); kinds.csv meeting.frequency",
)  # fmt: skip
class MeetingWindow(Kind):
    """How often the members meet, and on which days of the month; both days are included.

    In a month that is too short its last day stands for the later ones. From the 25th to the 5th
    runs over the end of the month.
    """

    every: Period = pick("month", says("Once in every"), {one: PERIODS[one] for one in MONTHS_OF})
    first: int = whole(1, says("From the day of the month"), least=1, most=31)
    last: int = whole(5, says("To the day of the month"), least=1, most=31)
    sentence = says(
        "There is a regular meeting once in every {every}, from day {first} to day {last} of the"
        " month."
    )

    @answers(MEETING, "gathering", reads=("meeting_on",))
    def meeting(self, met: Met) -> Finding | None:
        if met.gathering != Gathering.REGULAR:
            return None
        if met.meeting_on is None:
            return unknown("meeting_on")
        told = tell("It was held on {day}.", day=met.meeting_on)
        if Window(self.first, self.last).holds(met.meeting_on):
            return holds(told)
        return breaks(
            told, next=tell("Write into the minutes why it was held on another day.")
        )  # fmt: skip

    @answers(MEETING_DUE, "gathering", reads=("on", "last_on", "none_yet", "registered_on"))
    def due(self, due: MeetingsDue) -> Finding | None:
        if due.gathering != Gathering.REGULAR:
            return None
        last = _counted_from(due)
        if isinstance(last, Finding):
            return last
        return _due(due, self._ends_after(last), _last_was(due, last))

    def _ends_after(self, last: date) -> date:
        """The last day of the window that comes next after a meeting on that day.

        A meeting before the window of its month counts for it, one after it as well, only late.
        """
        over = self.first > self.last  # from the 25th to the 5th of the next month
        month = last.replace(day=1)
        begins = min(month + DAY * (self.first - 1), months_later(month, 1) - DAY)
        if over and last < begins:
            month = months_later(month, -1)
        month = months_later(month, MONTHS_OF[self.every] + over)
        return min(month + DAY * (self.last - 1), months_later(month, 1) - DAY)


@kind(
    "meeting_every_months", topic=Topic.MEETINGS, heading=says("Time between meetings, in months"),
    by="gathering",
    source="kinds.csv meeting.committee_frequency: 3 months; meeting.agm: 15 months at most;"
    " Puducherry Act s.32(7)",
)  # fmt: skip
class MeetingEveryMonths(Kind):
    """Not more than so many months pass from one meeting of that kind to the next."""

    gathering: Gathering = pick("committee", says("Which meeting"), GATHERINGS)
    months: int = whole(3, says("Months"), least=1, most=36, unit=MONTHS)
    sentence = says(
        "From {gathering} to the next not more than {months} month passes.",
        "From {gathering} to the next not more than {months} months pass.",
    )

    @answers(MEETING_DUE, "gathering", reads=("on", "last_on", "none_yet", "registered_on"))
    def due(self, due: MeetingsDue) -> Finding | None:
        if due.gathering != self.gathering:
            return None
        last = _counted_from(due)
        if isinstance(last, Finding):
            return last
        return _due(due, months_later(last, self.months), _last_was(due, last))


@kind(
    "meeting_every_days", topic=Topic.MEETINGS, heading=says("Time between meetings, in days"),
    by="gathering",
    source="kinds.csv meeting.frequency: 1 a week; meeting.committee_frequency: 45 days",
)  # fmt: skip
class MeetingEveryDays(Kind):
    """Not more than so many days pass from one meeting of that kind to the next; 7: every week."""

    gathering: Gathering = pick("regular", says("Which meeting"), GATHERINGS)
    days: int = whole(7, says("Days"), least=1, most=400, unit=DAYS)
    sentence = says(
        "From {gathering} to the next not more than {days} day passes.",
        "From {gathering} to the next not more than {days} days pass.",
    )

    @answers(MEETING_DUE, "gathering", reads=("on", "last_on", "none_yet", "registered_on"))
    def due(self, due: MeetingsDue) -> Finding | None:
        if due.gathering != self.gathering:
            return None
        last = _counted_from(due)
        if isinstance(last, Finding):
            return last
        return _due(due, last + DAY * self.days, _last_was(due, last))


@kind(
    "annual_meeting", topic=Topic.MEETINGS, heading=says("The yearly general meeting"),
    source="kinds.csv meeting.agm: within 6 months of the end of the year; Puducherry Act s.31(2)",
)  # fmt: skip
class AnnualMeeting(Kind):
    """The yearly general meeting is held within so many months of the end of the year."""

    months: int = whole(6, says("Months"), least=1, most=18, unit=MONTHS)
    sentence = says(
        "The yearly general meeting is held within {months} month after the financial year ends.",
        "The yearly general meeting is held within {months} months after the financial year ends.",
    )

    @answers(MEETING_DUE, "gathering", reads=("on", "year_ended_on", "last_on"))
    def due(self, due: MeetingsDue) -> Finding | None:
        if due.gathering != Gathering.ANNUAL:
            return None
        if due.year_ended_on is None:
            return unknown("year_ended_on")
        ended = due.year_ended_on
        if due.last_on is not None and due.last_on > ended:
            ended = years_later(ended, 1)  # this year's was held: the next is of the next year
        told = tell("The year ends on {day}.", day=ended)
        return _due(due, months_later(ended, self.months), told)


@kind(
    "first_general_meeting", topic=Topic.MEETINGS, heading=says("The first general meeting"),
    source="kinds.csv meeting.first: 3 months after registration; 90 days",
)  # fmt: skip
class FirstGeneralMeeting(Kind):
    """The first general meeting is held within so many months of registration."""

    months: int = whole(3, says("Months"), least=1, most=36, unit=MONTHS)
    sentence = says(
        "The first general meeting is held within {months} month after registration.",
        "The first general meeting is held within {months} months after registration.",
    )

    @answers(
        MEETING_DUE, "gathering", reads=("on", "last_on", "none_yet", "registered_on")
    )  # fmt: skip
    def due(self, due: MeetingsDue) -> Finding | None:
        if due.gathering not in (Gathering.ANNUAL, Gathering.REGULAR, Gathering.SPECIAL):
            return None
        if due.last_on is not None or due.none_yet is False:
            return None
        if untold := lacking(due, "none_yet", "registered_on"):
            return untold
        assert due.registered_on is not None
        told = tell("None was held yet; registered on {day}.", day=due.registered_on)
        return _due(due, months_later(due.registered_on, self.months), told)


def _asked_for(due: MeetingsDue, needed: int, days: int, other: str) -> Finding:
    """Whether enough members asked for a meeting. Enough under one article is enough.

    `other`: the kind whose finding against it, or whose open one, this one then sets aside.
    """
    assert due.requested_on is not None and due.requested_by is not None
    told = tell(
        "{number} member asked for it; {needed} must ask.",
        "{number} members asked for it; {needed} must ask.",
        number=due.requested_by, needed=needed,
    )  # fmt: skip
    if due.requested_by < needed:
        return breaks(told, next=tell("More members may sign the request."))
    asked = tell("They asked for it on {day}.", day=due.requested_on)
    found = _due(due, due.requested_on + DAY * days, told, asked)
    return replace(found, overrules=frozenset({other}))


@kind(
    "requisition_by_share", topic=Topic.MEETINGS, heading=says("A meeting that members ask for"),
    source="kinds.csv meeting.special_requisition: 0.15 or 1/3 of members in writing, 1 month",
)  # fmt: skip
class RequisitionByShare(Kind):
    """A share of all members may ask in writing for a meeting; it is held within so many days.

    Where another article names a number of members, reaching one of the two is enough.
    """

    share: Share = part("1/3", says("Share of all members"))
    days: int = whole(30, says("Held within days"), least=1, most=365, unit=DAYS)
    sentence = says(
        "When at least {share} of all members ask in writing for a meeting, it is held within"
        " {days} day.",
        "When at least {share} of all members ask in writing for a meeting, it is held within"
        " {days} days.",
    )

    def slips(self) -> Iterator[Line]:
        if self.share.of_one > 1:
            yield tell("More than all members can never ask: {share}.", share=self.share)

    @answers(MEETING_DUE, "gathering", reads=("on", "requested_on", "requested_by", "members"))
    def due(self, due: MeetingsDue) -> Finding | None:
        if due.gathering != Gathering.REQUISITIONED:
            return None
        if untold := lacking(due, "requested_on", "requested_by", "members"):
            return untold
        assert due.members is not None
        needed = max(self.share.least(due.members), 1)
        return _asked_for(due, needed, self.days, "requisition_by_number")


@kind(
    "requisition_by_number", topic=Topic.MEETINGS,
    heading=says("A meeting that a number of members ask for"),
    source="kinds.csv meeting.special_requisition; Puducherry Act s.31(3): a number of members",
)  # fmt: skip
class RequisitionByNumber(Kind):
    """A number of members may ask in writing for a meeting; it is held within so many days.

    Where another article names a share of the members, reaching one of the two is enough.
    """

    number: int = whole(10, says("Members"), least=1, most=100_000, unit=MEMBERS)
    days: int = whole(30, says("Held within days"), least=1, most=365, unit=DAYS)
    sentence = says(
        "When {number} member asks in writing for a meeting, it is held within this many days:"
        " {days}.",
        "When {number} members ask in writing for a meeting, it is held within this many days:"
        " {days}.",
    )

    @answers(MEETING_DUE, "gathering", reads=("on", "requested_on", "requested_by"))
    def due(self, due: MeetingsDue) -> Finding | None:
        if due.gathering != Gathering.REQUISITIONED:
            return None
        if untold := lacking(due, "requested_on", "requested_by"):
            return untold
        return _asked_for(due, self.number, self.days, "requisition_by_share")
