"""Removal: how a member is suspended or put out. Notice is given, she answers, a body decides."""

from datetime import date
from typing import Any

from associations.rules.asked_of_members import APPEAL_OUT, PUTTING_OUT, VOTE, Member, PuttingOut
from associations.vocabulary.subjects import DECIDERS, ORGANS, Organ
from associations.vocabulary.topics import Topic
from hnsa.law.article import Kind, kind
from hnsa.law.blanks import DAYS, MONTHS, pick, whole
from hnsa.law.days import COUNTS, Count, days_between, earliest_after, months_later
from hnsa.law.question import answers
from hnsa.law.verdict import Finding, breaks, holds, unknown
from hnsa.law.words import Line, line, says, tell


def _decision_day(case: PuttingOut) -> date:
    """The day on which it is decided: as planned or, failing that, the day of the question."""
    day = case.decision_on or case.on
    assert day is not None
    return day


@kind(
    "notice_before_termination", topic=Topic.LEAVING, heading=says("Notice before being put out"),
    source="R12 (WESS: notice should be given); kinds.csv termination.notice: 15 days;"
    " Puducherry Rules r.20(a)",
)  # fmt: skip
class NoticeBeforeTermination(Kind):
    """Days between the notice to her and the decision, and how they are counted."""

    days: int = whole(15, says("Days"), least=1, most=120, unit=DAYS)
    count: Count = pick("clear", says("Counted as"), COUNTS)
    sentence = says(
        "Before it is decided to put a member out, she is given notice {days} day ahead (counted"
        " as {count}).",
        "Before it is decided to put a member out, she is given notice {days} days ahead (counted"
        " as {count}).",
    )

    @answers(PUTTING_OUT, "on", "notice_on", reads=("decision_on",))
    def deciding(self, case: PuttingOut, law: Any) -> Finding:
        assert case.notice_on is not None
        decision = _decision_day(case)
        days = days_between(case.notice_on, decision, self.count, law.week)
        given = tell(
            "Notice was given on {notice}; the decision is on {decision}.",
            notice=case.notice_on, decision=decision,
        )  # fmt: skip
        told = tell(
            "Days between ({count}): {days}; asked for: {asked}.",
            count=line(COUNTS[self.count], {}), days=days, asked=self.days,
        )  # fmt: skip
        if days >= self.days:
            return holds(given, told)
        first = earliest_after(case.notice_on, self.days, self.count, law.week)
        return breaks(given, told, next=tell("It may be decided from {first}.", first=first))


@kind(
    "ground_in_notice", topic=Topic.LEAVING, heading=says("What the notice says"),
    source="R12 (WESS); kinds.csv termination.notice",
)  # fmt: skip
class GroundInNotice(Kind):
    """The notice names the article and what happened, so that she can answer."""

    sentence = says("The notice tells her the ground: the article, and what happened.")

    @answers(PUTTING_OUT, "ground_written")
    def deciding(self, case: PuttingOut) -> Finding:
        if case.ground_written:
            return holds(tell("The ground stands in the notice."))
        return breaks(
            tell("The ground does not stand in the notice."),
            next=tell("A new notice tells her the ground."),
        )


@kind(
    "heard_before_termination", topic=Topic.LEAVING, heading=says("She is heard"),
    source="R12 (she is heard); Puducherry Rules r.20(a): in person on request",
)  # fmt: skip
class HeardBeforeTermination(Kind):
    """Nobody is put out unheard, unless she does not want to be heard."""

    sentence = says("Before it is decided, she is heard, if she wants to be.")

    @answers(PUTTING_OUT, "heard")
    def deciding(self, case: PuttingOut) -> Finding:
        if case.heard:
            return holds(tell("She was heard, or did not want to be."))
        return breaks(tell("She was not heard yet."), next=tell("She is asked to speak first."))


@kind(
    "termination_by", topic=Topic.LEAVING, heading=says("Who puts a member out"),
    source="Domain, principle 4: the body named in the constitution decides; kinds.csv"
    " termination.expulsion",
)  # fmt: skip
class TerminationBy(Kind):
    """The body that decides whether a member is put out."""

    organ: Organ = pick("general", says("Decided by"), DECIDERS)
    sentence = says("Whether a member is put out is decided by {organ}.")

    @answers(PUTTING_OUT, "decided_by")
    def deciding(self, case: PuttingOut) -> Finding:
        assert case.decided_by is not None
        told = tell("Decided by: {organ}.", organ=line(ORGANS[case.decided_by], {}))
        if case.decided_by == self.organ:
            return holds(told)
        organ = line(DECIDERS[self.organ], {})
        return breaks(told, next=tell("It is laid before {organ}.", organ=organ))


@kind(
    "removal_blackout", topic=Topic.LEAVING, heading=says("Before a general meeting"),
    source="kinds.csv termination.blackout; README 10",
)  # fmt: skip
class RemovalBlackout(Kind):
    """From the calling of a general meeting up to its day nobody is put out.

    On the day of the meeting itself it may be decided again. Silent when none is called.
    """

    sentence = says("Nobody is put out between the calling of a general meeting and its day.")

    @answers(
        PUTTING_OUT, "on",
        reads=("decision_on", "general_meeting_called_on", "general_meeting_on"),
    )  # fmt: skip
    def deciding(self, case: PuttingOut) -> Finding | None:
        called = case.general_meeting_called_on
        if called is None:
            return None
        decision = _decision_day(case)
        if decision < called:
            return holds(tell("A general meeting is called later, on {called}.", called=called))
        meeting = case.general_meeting_on
        if meeting is None:
            return unknown("general_meeting_on")
        told = tell(
            "A general meeting was called on {called} for {meeting}.",
            called=called, meeting=meeting,
        )  # fmt: skip
        if decision < meeting:
            first = tell("It may be decided from {first}.", first=meeting)
            return breaks(told, next=first)
        return holds(told)


@kind(
    "appeal_against_termination", topic=Topic.LEAVING, heading=says("Appeal after being put out"),
    source="Domain, real constitutions: appeal; kinds.csv termination.expulsion",
)  # fmt: skip
class AppealAgainstTermination(Kind):
    """Days in which she may appeal against being put out, and to whom."""

    days: int = whole(30, says("Days"), least=1, most=366, unit=DAYS)
    organ: Organ = pick("general", says("Appeal to"), DECIDERS)
    sentence = says(
        "Whoever was put out may appeal to {organ} within {days} day.",
        "Whoever was put out may appeal to {organ} within {days} days.",
    )

    @answers(APPEAL_OUT, "on", "decided_on", reads=("appealed_on",))
    def appealing(self, case: PuttingOut) -> Finding:
        assert case.on is not None and case.decided_on is not None
        last = earliest_after(case.decided_on, self.days, Count.CALENDAR)
        told = tell(
            "She was put out on {decided}; the last day is {last}.",
            decided=case.decided_on, last=last,
        )  # fmt: skip
        if (case.appealed_on or case.on) > last:
            return breaks(told)
        appeal = tell("The appeal goes to {organ}.", organ=line(DECIDERS[self.organ], {}))
        return holds(told, next=appeal)

    def slips_beside(self, law: Any) -> list[Line]:
        return [
            tell(
                "Whoever is put out would appeal to the body that put her out: {organ}.",
                organ=line(DECIDERS[self.organ], {}),
            )
            for rule in law.of(TerminationBy)
            if rule.organ == self.organ
        ]  # fmt: skip


@kind(
    "suspension", topic=Topic.LEAVING, heading=says("Suspension"),
    source="Domain, real constitutions: suspension and reinstatement; README 5",
)  # fmt: skip
class Suspension(Kind):
    """Who may suspend a member, and the months after which she is back by herself.

    A suspension by another body does not rest her vote.
    """

    organ: Organ = pick("committee", says("Decided by"), DECIDERS)
    months: int = whole(3, says("Longest, in months"), least=1, most=60, unit=MONTHS)
    sentence = says(
        "A member may be suspended by {organ} for at most {months} month; her vote rests for that"
        " time, and then she has all rights again.",
        "A member may be suspended by {organ} for at most {months} months; her vote rests for that"
        " time, and then she has all rights again.",
    )

    @answers(VOTE, "on", "suspended", reads=("suspended_on", "suspended_by"))
    def voting(self, her: Member) -> Finding:
        assert her.on is not None
        if not her.suspended:
            return holds(tell("She is not suspended."))
        if her.suspended_by is not None and her.suspended_by != self.organ:
            other = tell("She was suspended by {organ}.", organ=line(ORGANS[her.suspended_by], {}))
            named = tell("Only {organ} may do so.", organ=line(DECIDERS[self.organ], {}))
            return holds(other, named)
        if her.suspended_on is None:
            return unknown("suspended_on")
        until = months_later(her.suspended_on, self.months)
        told = tell(
            "She was suspended on {suspended}, at most until {until}.",
            suspended=her.suspended_on, until=until,
        )  # fmt: skip
        if her.on >= until:
            return holds(told)
        return breaks(told, next=tell("She may vote again from {until}.", until=until))
