"""Change and end: amendments, approval from outside, when a decision has effect, the end.

How many votes a change or the end needs is said by `threshold`, how long notice is by
`notice_for_subject`, each for its subject.
"""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Final

from associations.rules.asked_of_funds import ASSETS, ENDS, Ending
from associations.rules.asked_of_meetings import (
    CARRY,
    EFFECT,
    NOTICE,
    Called,
    Decided,
    Motion,
    lacking,
)
from associations.rules.decisions import by_general_body
from associations.vocabulary.subjects import ORGANS, SUBJECTS, Subject
from associations.vocabulary.topics import Topic
from hnsa.law.article import Kind, kind
from hnsa.law.asking import Law
from hnsa.law.blanks import DAYS, MEETINGS, MEMBERS, MONTHS, pick, whole, words
from hnsa.law.days import DAY, Count, days_between, earliest_after, months_later
from hnsa.law.question import answers
from hnsa.law.verdict import Finding, breaks, holds, open_, tells, unknown
from hnsa.law.words import Line, says, tell

# --- how the constitution is changed --------------------------------------------------------------


@kind(
    "amendment_procedure", topic=Topic.CHANGE, heading=says("How this constitution is changed"),
    source="R27 (training content); kinds.csv amend.body, amend.procedure, amend.notice",
)  # fmt: skip
class AmendmentProcedure(Kind):
    """Who proposes a change, how long before its text is shown to all, and who decides on it.

    Days as of the calendar: the day of the meeting counts, the day of showing does not.
    """

    proposers: int = whole(3, says("Members who propose it"), least=1, most=10_000, unit=MEMBERS)
    days: int = whole(14, says("Text shown days before"), least=0, most=365, unit=DAYS)
    sentence = says(
        "A change of this constitution is proposed by at least {proposers} member; its text is"
        " shown to all members at least {days} days before the meeting, and the general body"
        " decides.",
        "A change of this constitution is proposed by at least {proposers} members; its text is"
        " shown to all members at least {days} days before the meeting, and the general body"
        " decides.",
    )

    @answers(NOTICE, "subject", reads=("text_shown_on", "meeting_on"))
    def notice(self, called: Called) -> Finding | None:
        if called.subject != Subject.AMENDMENT:
            return None
        if untold := lacking(called, "text_shown_on", "meeting_on"):
            return untold
        assert called.text_shown_on is not None and called.meeting_on is not None
        shown = days_between(called.text_shown_on, called.meeting_on, Count.CALENDAR)
        told = tell(
            "The text was shown on {day}, {number} day before; {days} are asked for.",
            "The text was shown on {day}, {number} days before; {days} are asked for.",
            day=called.text_shown_on, number=shown, days=self.days,
        )  # fmt: skip
        if shown >= self.days and called.text_shown_on <= called.meeting_on:
            return holds(told)
        earliest = called.text_shown_on + DAY * self.days
        return breaks(told, next=tell("The meeting may be held from {day} on.", day=earliest))

    @answers(CARRY, "subject", reads=("proposed_by", "organ"))
    def carrying(self, motion: Motion) -> Finding | None:
        if motion.subject != Subject.AMENDMENT:
            return None
        if motion.organ is not None and not by_general_body(motion):
            return breaks(
                tell("It is decided by: {organ}.", organ=Line(ORGANS[motion.organ])),
                next=tell("Put it before the general body."),
            )
        if motion.proposed_by is None:
            return unknown("proposed_by")
        told = tell(
            "{number} member proposed it; {needed} must.",
            "{number} members proposed it; {needed} must.",
            number=motion.proposed_by, needed=self.proposers,
        )  # fmt: skip
        if motion.proposed_by >= self.proposers:
            return holds(told)
        return breaks(told, next=tell("More members may join in proposing it."))


# --- from when a decision has effect --------------------------------------------------------------


class Silence(StrEnum):
    """What it means when the authority says nothing in its time."""

    WAITS = "waits"
    ACCEPTED = "accepted"
    REFUSED = "refused"


SILENCES: Final = {
    Silence.WAITS: says("that means nothing, and the decision waits"),
    Silence.ACCEPTED: says("that means it agrees"),
    Silence.REFUSED: says("that means it refuses"),
}


@kind(
    "outside_approval", topic=Topic.CHANGE, heading=says("Approval from outside"), by="subject",
    source="Puducherry Act s.11, r.7 (sent in 2 months, valid only when registered), r.20;"
    " kinds.csv amend.procedure; README 3: silence",
)  # fmt: skip
class OutsideApproval(Kind):
    """A decision has effect only when an authority outside agrees; what its silence means.

    It has `days` days from the day on which it was sent; its silence counts from the day after.
    What is sent too late is told, and still waits for the answer.
    """

    subject: Subject = pick("amendment", says("On what"), SUBJECTS)
    authority: str = words("", says("Who agrees"), longest=120)
    months: int = whole(2, says("Sent within months"), least=1, most=24, unit=MONTHS)
    days: int = whole(60, says("Days for an answer"), least=1, most=730, unit=DAYS)
    silence: Silence = pick("waits", says("If there is no answer in that time"), SILENCES)
    sentence = says(
        "A decision on {subject} is sent within {months} month to {authority} and has effect when"
        " that body agrees; if it does not answer within this many days ({days}), {silence}.",
        "A decision on {subject} is sent within {months} months to {authority} and has effect when"
        " that body agrees; if it does not answer within this many days ({days}), {silence}.",
    )

    def agreed_on(self, decided: Decided) -> date | None:
        """The day on which it is approved, by an answer or by silence; None: not yet or never."""
        approved, refused = decided.approved_on, decided.refused_on
        if approved is not None and (refused is None or refused <= approved):
            return approved
        if refused is not None or self.silence != Silence.ACCEPTED or decided.sent_on is None:
            return None
        over = self._silent_from(decided.sent_on)
        return over if decided.on is not None and over <= decided.on else None

    def _silent_from(self, sent_on: date) -> date:
        return earliest_after(sent_on, self.days, Count.CLEAR)

    @answers(EFFECT, "subject", reads=("on", "decided_on", "sent_on", "approved_on", "refused_on"))
    def effect(self, decided: Decided) -> Finding | None:
        if decided.subject != self.subject:
            return None
        agreed = self.agreed_on(decided)
        if agreed is not None and agreed == decided.approved_on:
            return tells(tell("Approved on {day}.", day=agreed), result=agreed)
        if decided.refused_on is not None:
            return breaks(tell("Refused on {day}.", day=decided.refused_on))
        if decided.sent_on is None:
            return self._to_send(decided)
        sent = tell("Sent on {day}.", day=decided.sent_on)
        if agreed is not None:
            return tells(sent, tell("No answer: approved from {day}.", day=agreed), result=agreed)
        if self.silence == Silence.WAITS:
            return open_(sent, next=tell("Ask for the answer of {who}.", who=self.authority))
        if decided.on is None:
            return unknown("on")
        over = self._silent_from(decided.sent_on)
        if self.silence == Silence.REFUSED and over <= decided.on:
            return breaks(sent, tell("No answer: refused from {day}.", day=over))
        return open_(sent, tell("Its time to answer is over on {day}.", day=over))

    def _to_send(self, decided: Decided) -> Finding:
        if decided.decided_on is None:
            return unknown("decided_on")
        by = months_later(decided.decided_on, self.months)
        facts = [tell("Decided on {day}; it is not sent yet.", day=decided.decided_on)]
        if decided.on is not None and decided.on > by:
            facts.append(tell("It was to be sent by {day}.", day=by))
        send = tell("Send it to {who} by {day}.", who=self.authority, day=by)
        return open_(*facts, next=send)


class Since(StrEnum):
    """From when the days to the effect are counted."""

    DECISION = "decision"
    APPROVAL = "approval"


SINCES: Final = {
    Since.DECISION: says("the day of the decision"),
    Since.APPROVAL: says("the day of the approval from outside"),
}


@kind(
    "in_force_after", topic=Topic.CHANGE, heading=says("When a decision has effect"), by="subject",
    source="kinds.csv amend.procedure: 60 days; 60 days after approval",
)  # fmt: skip
class InForceAfter(Kind):
    """A decision has effect so many days after it was taken or approved; 0: on the same day.

    That for an ordinary question holds for every subject that has none of its own.
    """

    subject: Subject = pick("amendment", says("On what"), SUBJECTS)
    days: int = whole(30, says("Days"), least=0, most=730, unit=DAYS)
    since: Since = pick("decision", says("Counted from"), SINCES)
    sentence = says(
        "A decision on {subject} has effect {days} day after {since}.",
        "A decision on {subject} has effect {days} days after {since}.",
    )

    def slips_beside(self, law: Law) -> Iterator[Line]:
        if self.since == Since.APPROVAL and law.one(OutsideApproval, self.subject) is None:
            yield tell(
                "The days count from an approval, but no article asks for one on {subject}.",
                subject=Line(SUBJECTS[self.subject]),
            )

    @answers(EFFECT, "subject", reads=("on", "decided_on", "sent_on", "approved_on", "refused_on"))
    def effect(self, decided: Decided, law: Law) -> Finding | None:
        if law.one(InForceAfter, decided.subject, failing=Subject.ORDINARY) is not self:
            return None
        if self.since == Since.DECISION:
            if decided.decided_on is None:
                return unknown("decided_on")
            begins = decided.decided_on
            told = tell("Decided on {day}.", day=begins)
        else:
            approval = law.one(OutsideApproval, decided.subject)
            agreed = approval.agreed_on(decided) if approval else decided.approved_on
            if agreed is None:
                return None if approval else unknown("approved_on")
            begins = agreed
            told = tell("Approved on {day}.", day=begins)
        return tells(told, result=begins + DAY * self.days)


# --- the end --------------------------------------------------------------------------------------


@kind(
    "ends_below", topic=Topic.CHANGE, heading=says("Too few members"),
    source="kinds.csv register.min_members: 7 to 100; dissolve.order",
)  # fmt: skip
class EndsBelow(Kind):
    """Fewer members than this are a ground to end the association."""

    members: int = whole(7, says("Members"), least=2, most=100_000, unit=MEMBERS)
    sentence = says(
        "The association may be ended when it has fewer than {members} member.",
        "The association may be ended when it has fewer than {members} members.",
    )

    @answers(ENDS, "members")
    def ending(self, ending: Ending) -> Finding:
        told = tell(
            "It has {members} member; fewer than {fewest} are a ground.",
            "It has {members} members; fewer than {fewest} are a ground.",
            members=ending.members, fewest=self.members,
        )  # fmt: skip
        return breaks(told) if (ending.members or 0) < self.members else holds(told)


@kind(
    "ends_without_quorum", topic=Topic.CHANGE, heading=says("Meetings without a quorum"),
    source="kinds.csv dissolve.trigger: 2 meetings",
)  # fmt: skip
class EndsWithoutQuorum(Kind):
    """So many general meetings in a row without a quorum are a ground to end the association."""

    meetings: int = whole(2, says("Meetings in a row"), least=1, most=24, unit=MEETINGS)
    sentence = says(
        "The association may be ended when {meetings} general meeting had no quorum.",
        "The association may be ended when {meetings} general meetings in a row had no quorum.",
    )

    @answers(ENDS, "meetings_without_quorum")
    def ending(self, ending: Ending) -> Finding:
        failed = ending.meetings_without_quorum or 0
        told = tell(
            "Meetings without a quorum in a row: {number}; {grounds} are a ground.",
            number=failed, grounds=self.meetings,
        )  # fmt: skip
        return breaks(told) if failed >= self.meetings else holds(told)


@kind(
    "ends_work_ceased", topic=Topic.CHANGE, heading=says("Work that has ceased"),
    source="kinds.csv register.cease_work: 6 months",
)  # fmt: skip
class EndsWorkCeased(Kind):
    """Work that has ceased so many months ago is a ground to end the association."""

    months: int = whole(6, says("Months"), least=1, most=120, unit=MONTHS)
    sentence = says(
        "The association may be ended when its work has ceased for {months} month.",
        "The association may be ended when its work has ceased for {months} months.",
    )

    @answers(ENDS, "on", reads=("at_work", "work_ceased_on"))
    def ending(self, ending: Ending) -> Finding:
        if ending.work_ceased_on is None:
            if ending.at_work:
                return holds(tell("Its work goes on."))
            return unknown("work_ceased_on")
        assert ending.on is not None
        told = tell("Its work ceased on {day}.", day=ending.work_ceased_on)
        from_day = months_later(ending.work_ceased_on, self.months)
        ground = tell("It is a ground from {day} on.", day=from_day)
        return breaks(told, ground) if ending.on >= from_day else holds(told, ground)


@kind(
    "ends_without_meeting", topic=Topic.CHANGE, heading=says("No meetings any more"),
    source="kinds.csv register.dormant: 2 years; meeting.quorum_failure: 3 years",
)  # fmt: skip
class EndsWithoutMeeting(Kind):
    """So many months without a general meeting are a ground to end the association."""

    months: int = whole(24, says("Months"), least=1, most=240, unit=MONTHS)
    sentence = says(
        "The association may be ended when {months} month has passed without a general meeting.",
        "The association may be ended when {months} months have passed without a general meeting.",
    )

    @answers(ENDS, "on", "last_meeting_on")
    def ending(self, ending: Ending) -> Finding:
        assert ending.on is not None and ending.last_meeting_on is not None
        told = tell("The last general meeting was on {day}.", day=ending.last_meeting_on)
        from_day = months_later(ending.last_meeting_on, self.months)
        ground = tell("It is a ground from {day} on.", day=from_day)
        return breaks(told, ground) if ending.on >= from_day else holds(told, ground)


@kind(
    "assets_to_same_purpose", topic=Topic.CHANGE, heading=says("Where what is left goes"),
    source="kinds.csv dissolve.assets",
)  # fmt: skip
class AssetsToSamePurpose(Kind):
    """What is left when all debts are paid goes to a body with the same purposes."""

    sentence = says(
        "When the association ends, what is left after all debts goes to a body with the same"
        " purposes."
    )

    @answers(ASSETS, "to_same_purpose")
    def giving(self, ending: Ending) -> Finding:
        if ending.to_same_purpose:
            return holds(tell("It goes to a body with the same purposes."))
        return breaks(
            tell("It does not go to a body with the same purposes."),
            next=tell("Choose a body that works for the same purposes."),
        )


@kind(
    "assets_not_shared", topic=Topic.CHANGE, heading=says("What is left is not shared out"),
    source="kinds.csv dissolve.assets",
)  # fmt: skip
class AssetsNotShared(Kind):
    """What is left when the association ends is not shared out among the members."""

    sentence = says("When the association ends, what is left is not shared out among the members.")

    @answers(ASSETS, "members_share")
    def giving(self, ending: Ending) -> Finding:
        if not ending.members_share:
            return holds(tell("It is not shared out among the members."))
        return breaks(
            tell("It shall be shared out among the members."),
            next=tell("Choose somebody else who receives it."),
        )
