"""Meetings: when they are due, how they are called, and who is sent to them.

The regular meeting stands for every general meeting of which no other article speaks; a meeting of
the committee is never meant by it.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Final

from associations.rules.asked_of_meetings import (
    DELEGATES,
    MEETING,
    MEETING_DUE,
    NOTICE,
    Called,
    MeetingsDue,
    Met,
    Size,
    lacking,
)
from associations.vocabulary.subjects import (
    GATHERINGS,
    MONTHS_OF,
    PERIODS,
    POSTS,
    SUBJECTS,
    Gathering,
    Period,
    Post,
    Subject,
)
from associations.vocabulary.topics import Topic
from hnsa.law.article import Kind, kind
from hnsa.law.asking import Law
from hnsa.law.blanks import DAYS, MEMBERS, MONTHS, part, pick, several, steps, whole
from hnsa.law.days import (
    DAY,
    Count,
    Window,
    days_between,
    earliest_after,
    months_later,
    years_later,
)
from hnsa.law.question import answers
from hnsa.law.shares import Share, Steps
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


# --- how they are called --------------------------------------------------------------------------

COUNTED: Final = {
    Count.CLEAR: says("neither the day of the notice nor the day of the meeting counts"),
    Count.CALENDAR: says("the day of the meeting counts, the day of the notice does not"),
    Count.WORKING: says("only working days between the two count"),
}


def _in_time(called: Called, days: int, count: Count, law: Law) -> Finding:
    """Whether notice was given so many days before."""
    if untold := lacking(called, "notice_on", "meeting_on"):
        return untold
    assert called.notice_on is not None and called.meeting_on is not None
    given = days_between(called.notice_on, called.meeting_on, count, law.week)
    facts = (
        tell(
            "Notice on {notice}, meeting on {meeting}.",
            notice=called.notice_on, meeting=called.meeting_on,
        ),
        tell(
            "That is {given} day; {days} are asked for.",
            "That is {given} days; {days} are asked for.", given=given, days=days,
        ),
    )  # fmt: skip
    if given >= days:
        return holds(*facts)
    earliest = earliest_after(called.notice_on, days, count, law.week)
    return breaks(*facts, next=tell("The meeting may be held from {day} on.", day=earliest))


def _interval(law: Law, gathering: Gathering) -> int | None:
    """The most days from one such meeting to the next, a month taken as 30; None: not said."""
    found = [one.days for one in law.of(MeetingEveryDays) if one.gathering == gathering]
    found += [
        one.months * 30 for one in law.of(MeetingEveryMonths) if one.gathering == gathering
    ]  # fmt: skip
    if gathering == Gathering.REGULAR:
        found += [MONTHS_OF[one.every] * 30 for one in law.of(MeetingWindow)]
    return min(found, default=None)


@kind(
    "notice_of_meeting", topic=Topic.MEETINGS, heading=says("Notice of meetings"), by="gathering",
    source="kinds.csv meeting.notice: 14 days",
)  # fmt: skip
class NoticeOfMeeting(Kind):
    """How many days before a meeting notice is given, and how the days are counted.

    That of the regular meeting holds for every general meeting that has none of its own.
    """

    gathering: Gathering = pick("regular", says("Which meeting"), GATHERINGS)
    days: int = whole(7, says("Days"), least=0, most=365, unit=DAYS)
    count: Count = pick("calendar", says("Counted so"), COUNTED)
    sentence = says(
        "Notice of {gathering} is given at least {days} day before it; {count}.",
        "Notice of {gathering} is given at least {days} days before it; {count}.",
    )

    def slips_beside(self, law: Law) -> Iterator[Line]:
        interval = _interval(law, self.gathering)
        if interval is not None and self.days > interval:
            yield tell(
                "Notice of {days} day is longer than the time from one such meeting to the next:"
                " {interval}.",
                "Notice of {days} days is longer than the time from one such meeting to the next:"
                " {interval}.",
                days=self.days, interval=interval,
            )  # fmt: skip

    @answers(NOTICE, "gathering", reads=("notice_on", "meeting_on"))
    def notice(self, called: Called, law: Law) -> Finding | None:
        speaks = law.one(
            NoticeOfMeeting, called.gathering, failing=general(called.gathering)
        )  # fmt: skip
        return _in_time(called, self.days, self.count, law) if speaks is self else None


@kind(
    "notice_for_subject", topic=Topic.MEETINGS, heading=says("Longer notice"), by="subject",
    source="kinds.csv amend.notice: 15 clear days; dissolve.notice: 14 days",
)  # fmt: skip
class NoticeForSubject(Kind):
    """How many days before notice is given where this is to be decided, at whatever meeting."""

    subject: Subject = pick("amendment", says("To be decided"), SUBJECTS)
    days: int = whole(15, says("Days"), least=1, most=365, unit=DAYS)
    count: Count = pick("clear", says("Counted so"), COUNTED)
    sentence = says(
        "Where {subject} is to be decided, notice is given at least {days} day before; {count}.",
        "Where {subject} is to be decided, notice is given at least {days} days before; {count}.",
    )

    @answers(NOTICE, "subject", reads=("notice_on", "meeting_on"))
    def notice(self, called: Called, law: Law) -> Finding | None:
        if called.subject != self.subject:
            return None
        return _in_time(called, self.days, self.count, law)


@kind(
    "agenda_in_notice", topic=Topic.MEETINGS, heading=says("What the notice says"),
    source="kinds.csv meeting.notice; election.notice_contents: 6 items",
)  # fmt: skip
class AgendaInNotice(Kind):
    """The notice names what will be decided."""

    sentence = says("The notice of a meeting says what will be decided there.")

    @answers(NOTICE, "agenda")
    def notice(self, called: Called) -> Finding:
        if called.agenda:
            return holds(tell("The notice says what will be decided."))
        return breaks(
            tell("The notice does not say what will be decided."),
            next=tell("Give notice again, with all that will be decided."),
        )


@kind(
    "who_calls", topic=Topic.MEETINGS, heading=says("Who calls a meeting"), by="gathering",
    source="Puducherry Act s.31(2), s.32(7): committee, president",
)  # fmt: skip
class WhoCalls(Kind):
    """Which offices may call a meeting.

    Those for the regular meeting may call every general meeting that has no article of its own.
    """

    gathering: Gathering = pick("regular", says("Which meeting"), GATHERINGS)
    posts: tuple[Post, ...] = several(["president", "secretary"], says("Called by"), POSTS)
    sentence = says("Who may call {gathering}: {posts}.")

    @answers(NOTICE, "gathering", reads=("called_by",))
    def notice(self, called: Called, law: Law) -> Finding | None:
        failing = general(called.gathering)
        if law.one(WhoCalls, called.gathering, failing=failing) is not self:
            return None
        if called.called_by is None:
            return unknown("called_by")
        told = tell("It was called by: {post}.", post=Line(POSTS[called.called_by]))
        if called.called_by in self.posts:
            return holds(told)
        return breaks(told, next=tell("One of those named may call it again."))


@kind(
    "subject_at_meeting", topic=Topic.MEETINGS, heading=says("What is decided at which meeting"),
    by="subject",
    source="kinds.csv termination.expulsion, amend.threshold_special: special general meeting"
    " (Puducherry Act s.24)",
)  # fmt: skip
class SubjectAtMeeting(Kind):
    """At which meetings only a subject may be decided."""

    subject: Subject = pick("expulsion", says("To be decided"), SUBJECTS)
    gatherings: tuple[Gathering, ...] = several(["special"], says("Only at"), GATHERINGS)
    sentence = says("Where {subject} is to be decided, it is at one of these: {gatherings}.")

    @answers(NOTICE, "subject", reads=("gathering",))
    def notice(self, called: Called) -> Finding | None:
        if called.subject != self.subject:
            return None
        if called.gathering is None:
            return unknown("gathering")
        told = tell("It is called as: {gathering}.", gathering=Line(GATHERINGS[called.gathering]))
        if called.gathering in self.gatherings:
            return holds(told)
        return breaks(told, next=tell("Call one of the meetings that are named."))


@kind(
    "emergency_limits", topic=Topic.MEETINGS, heading=says("Limits of an emergency meeting"),
    source="Asked for by users: ordinary, special and emergency meetings",
)  # fmt: skip
class EmergencyLimits(Kind):
    """What an emergency meeting, called at short notice, does not decide."""

    subjects: tuple[Subject, ...] = several(
        ["amendment", "merger", "dissolution"], says("Not decided there"), SUBJECTS
    )
    sentence = says("An emergency meeting does not decide on: {subjects}.")

    @answers(NOTICE, "gathering", reads=("subject",))
    def notice(self, called: Called) -> Finding | None:
        if called.gathering != Gathering.EMERGENCY:
            return None
        if called.subject is None:
            return unknown("subject")
        told = tell("It shall decide on: {subject}.", subject=Line(SUBJECTS[called.subject]))
        if called.subject not in self.subjects:
            return holds(told)
        return breaks(told, next=tell("This waits for another general meeting."))


# --- who is sent ----------------------------------------------------------------------------------


class Rest(StrEnum):
    """What becomes of a number of members that is begun and not full."""

    BEGUN = "begun"
    FULL = "full"


RESTS: Final = {
    Rest.BEGUN: says("a number that is begun counts as full"),
    Rest.FULL: says("only a full number counts"),
}


class Sends(StrEnum):
    """Which members give a right to delegates."""

    ALL = "all"
    PAID = "paid"


SENDERS: Final = {
    Sends.ALL: says("all members are counted"),
    Sends.PAID: says("only members who have paid are counted"),
}


def _counted(size: Size, who: Sends) -> int | None:
    return size.members if who == Sends.ALL else size.paid_members


def _delegates(members: int, number: int) -> Finding:
    told = tell("{members} member is counted.", "{members} members are counted.", members=members)
    if number == 0:
        return breaks(told)
    sent = tell("It sends {number} delegate.", "It sends {number} delegates.", number=number)
    return tells(told, sent, result=number)


@kind(
    "delegates_per_members", topic=Topic.MEETINGS, heading=says("Delegates"),
    source="kinds.csv meeting.delegates: 1 per 100, later 1 per 200, then 1 per 1500",
)  # fmt: skip
class DelegatesPerMembers(Kind):
    """One delegate for so many members, up to a highest number. A new ratio is a new version."""

    members: int = whole(100, says("Members for one delegate"), least=1, unit=MEMBERS)
    rest: Rest = pick("full", says("What is left over"), RESTS)
    who: Sends = pick("all", says("Whom it counts"), SENDERS)
    most: int = whole(400, says("Never more delegates than"), least=1, most=100_000)
    sentence = says(
        "For every {members} member one delegate is sent, and never more than {most}; {rest}, and"
        " {who}.",
        "For every {members} members one delegate is sent, and never more than {most}; {rest}, and"
        " {who}.",
    )

    @answers(DELEGATES, reads=("members", "paid_members"))
    def delegates(self, size: Size) -> Finding:
        counted = _counted(size, self.who)
        if counted is None:
            return unknown("members" if self.who == Sends.ALL else "paid_members")
        full, left = divmod(counted, self.members)
        if left and self.rest == Rest.BEGUN:
            full += 1
        return _delegates(counted, min(full, self.most))


@kind(
    "delegates_by_size", topic=Topic.MEETINGS, heading=says("Delegates by size"),
    source="kinds.csv meeting.delegates: 2 persons each; by number of members",
)  # fmt: skip
class DelegatesBySize(Kind):
    """How many delegates are sent from which number of members on; smaller ones send none."""

    table: Steps = steps("1: 2, 501: 3", says("Members and delegates"), most=100_000)
    who: Sends = pick("all", says("Whom it counts"), SENDERS)
    sentence = says("Delegates are sent by the number of members ({table}); {who}.")

    @answers(DELEGATES, reads=("members", "paid_members"))
    def delegates(self, size: Size) -> Finding:
        counted = _counted(size, self.who)
        if counted is None:
            return unknown("members" if self.who == Sends.ALL else "paid_members")
        return _delegates(counted, self.table.at(counted) or 0)


@kind(
    "delegates_per_group", topic=Topic.MEETINGS, heading=says("Delegates of groups"),
    source="kinds.csv meeting.delegates: 2 persons of each",
)  # fmt: skip
class DelegatesPerGroup(Kind):
    """How many delegates every group or branch sends, whatever its size."""

    number: int = whole(2, says("Delegates of each group"), least=1, most=100)
    sentence = says(
        "Every group or branch sends {number} delegate.",
        "Every group or branch sends {number} delegates.",
    )

    @answers(DELEGATES, "groups")
    def delegates(self, size: Size) -> Finding:
        groups = size.groups or 0
        told = tell("There is {groups} group.", "There are {groups} groups.", groups=groups)
        return tells(told, result=groups * self.number) if groups else breaks(told)


@kind(
    "representative_body", topic=Topic.MEETINGS, heading=says("A general body of delegates"),
    source="kinds.csv meeting.delegates: from 2000 to 3000 members; Puducherry Act s.31, r.30",
)  # fmt: skip
class RepresentativeBody(Kind):
    """From so many members on delegates may meet in place of all, and not more than so many."""

    members: int = whole(3000, says("Members"), least=2, unit=MEMBERS)
    most: int = whole(200, says("Most delegates"), least=2, most=100_000)
    sentence = says(
        "From {members} member on delegates may meet in place of all, and not more than {most}.",
        "From {members} members on delegates may meet in place of all, and not more than {most}.",
    )

    def slips(self) -> Iterator[Line]:
        if self.most > self.members:
            yield tell(
                "There are more delegates than members: {most} of {members}.",
                most=self.most, members=self.members,
            )  # fmt: skip

    @answers(MEETING, "of_delegates", reads=("roll", "members"))
    def meeting(self, met: Met) -> Finding | None:
        if not met.of_delegates:
            return None
        if untold := lacking(met, "roll", "members"):
            return untold
        assert met.roll is not None and met.members is not None
        told = tell(
            "{roll} member is on the roll; delegates: {members}.",
            "{roll} members are on the roll; delegates: {members}.",
            roll=met.roll, members=met.members,
        )  # fmt: skip
        if met.roll < self.members:
            return breaks(told, next=tell("Call all members."))
        return holds(told) if met.members <= self.most else breaks(told)
