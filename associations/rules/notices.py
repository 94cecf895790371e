"""Notices: in what time and by whom a meeting is called, and what it may then decide."""

from collections.abc import Iterator
from typing import Final

from associations.rules.asked_of_meetings import (
    NOTICE,
    Called,
    lacking,
)
from associations.rules.meetings import (
    MeetingEveryDays,
    MeetingEveryMonths,
    MeetingWindow,
    general,
)
from associations.vocabulary.subjects import (
    GATHERINGS,
    MONTHS_OF,
    POSTS,
    SUBJECTS,
    Gathering,
    Post,
    Subject,
)
from associations.vocabulary.topics import Topic
from hnsa.law.article import Kind, kind
from hnsa.law.asking import Law
from hnsa.law.blanks import DAYS, pick, several, whole
from hnsa.law.days import (
    Count,
    days_between,
    earliest_after,
)
from hnsa.law.question import answers
from hnsa.law.verdict import Finding, breaks, holds, unknown
from hnsa.law.words import Line, says, tell

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
