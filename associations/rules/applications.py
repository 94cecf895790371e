"""Applications: until when she is answered, what she may do against a refusal, the first months."""

from datetime import date
from enum import StrEnum
from typing import Any, Final

from associations.rules.admission import AdmissionBody
from associations.rules.asked_of_members import (
    ANSWER_BY,
    APPEAL,
    PUT_OUT,
    Applied,
    Member,
)  # fmt: skip
from associations.vocabulary.subjects import DECIDERS, Organ
from associations.vocabulary.topics import Topic
from hnsa.law.article import Kind, kind
from hnsa.law.blanks import DAYS, MONTHS, pick, whole
from hnsa.law.days import Count, earliest_after, months_later
from hnsa.law.question import answers
from hnsa.law.verdict import Finding, breaks, holds, tells, unknown
from hnsa.law.words import Line, line, says, tell


class Silence(StrEnum):
    """What it means when an application is not answered in time."""

    REFUSED = "refused"
    ADMITTED = "admitted"
    OWED = "owed"


SILENCE: Final = {
    Silence.REFUSED: says("if it is not answered by then, it counts as refused"),
    Silence.ADMITTED: says("if it is not answered by then, she is a member"),
    Silence.OWED: says("if it is not answered by then, the next general meeting is told"),
}


@kind(
    "application_answered", topic=Topic.JOINING, heading=says("Answer to an application"),
    source="kinds.csv member.application_deadline: 14 to 35 days, 4 months; README 3: silence",
)  # fmt: skip
class ApplicationAnswered(Kind):
    """Days from the application to the answer (the day of applying does not count)."""

    days: int = whole(30, says("Days"), least=1, most=366, unit=DAYS)
    silence: Silence = pick("owed", says("If nobody answers"), SILENCE)
    sentence = says(
        "An application is answered within {days} day; {silence}.",
        "An application is answered within {days} days; {silence}.",
    )

    def last_day(self, applied_on: date) -> date:
        """The last day for an answer."""
        return earliest_after(applied_on, self.days, Count.CALENDAR)

    @answers(ANSWER_BY, "on", "applied_on", reads=("answered_on", "refused_on"))
    def answering(self, she: Applied) -> Finding:
        assert she.on is not None and she.applied_on is not None
        last = self.last_day(she.applied_on)
        told = tell("She applied on {applied}.", applied=she.applied_on)
        answered = she.answered_on or she.refused_on
        if answered is not None:
            told_her = tell(
                "She was answered on {day}; the last day was {last}.", day=answered, last=last
            )
            if answered <= last:
                return tells(told, told_her, result=last)
            return breaks(told, told_her, next=self._follows())
        if she.on <= last:
            return tells(
                told, result=last, next=tell("She is to be answered by {last}.", last=last)
            )
        late = tell("By {last} she was not answered.", last=last)
        return breaks(told, late, next=self._follows())

    def _follows(self) -> Line:
        if self.silence == Silence.REFUSED:
            return tell("Her application counts as refused.")
        if self.silence == Silence.ADMITTED:
            return tell("She is a member; she is to be written into the register.")
        return tell("The next general meeting is told of it.")


@kind(
    "refusal_appeal", topic=Topic.JOINING, heading=says("Appeal against a refusal"),
    source="kinds.csv member.refusal_appeal: 30 days; Puducherry Act s.20(2)(c): one month",
)  # fmt: skip
class RefusalAppeal(Kind):
    """Days in which she may appeal against a refusal, and to whom.

    Where silence counts as a refusal, the days run from the last day for the answer.
    """

    days: int = whole(30, says("Days"), least=1, most=366, unit=DAYS)
    organ: Organ = pick("general", says("Appeal to"), DECIDERS)
    sentence = says(
        "Whoever is refused may appeal to {organ} within {days} day.",
        "Whoever is refused may appeal to {organ} within {days} days.",
    )

    @answers(APPEAL, "on", reads=("applied_on", "answered_on", "refused_on", "appealed_on"))
    def appealing(self, she: Applied, law: Any) -> Finding:
        assert she.on is not None
        refused = she.refused_on or _refused_by_silence(she, law)
        if refused is None:
            return unknown("refused_on")
        last = earliest_after(refused, self.days, Count.CALENDAR)
        told = tell("Refused on {refused}; the last day is {last}.", refused=refused, last=last)
        if (she.appealed_on or she.on) <= last:
            appeal = tell("The appeal goes to {organ}.", organ=line(DECIDERS[self.organ], {}))
            return holds(told, next=appeal)
        return breaks(told)

    def slips_beside(self, law: Any) -> list[Line]:
        return [
            tell(
                "Whoever is refused would appeal to the body that refused her: {organ}.",
                organ=line(DECIDERS[self.organ], {}),
            )
            for rule in law.of(AdmissionBody)
            if rule.organ == self.organ
        ]  # fmt: skip


def _refused_by_silence(she: Applied, law: Any) -> date | None:
    """The day from which her application counts as refused, if nobody has answered it."""
    rule = law.one(ApplicationAnswered)
    if rule is None or rule.silence != Silence.REFUSED:
        return None
    if she.applied_on is None or she.answered_on is not None or she.on is None:
        return None
    last: date = rule.last_day(she.applied_on)
    return last if she.on > last else None


@kind(
    "refusal_hearing", topic=Topic.JOINING, heading=says("Reasons before a refusal"),
    source="kinds.csv member.refusal_hearing: 14 days; Puducherry Act s.20(2)(b)",
)  # fmt: skip
class RefusalHearing(Kind):
    """Days that she has to answer the reasons before she is refused.

    Against a refusal without them she may appeal at any time.
    """

    days: int = whole(14, says("Days to answer the reasons"), least=1, most=366, unit=DAYS)
    sentence = says(
        "Before she is refused, she is told the reasons and has {days} day to answer; else there is"
        " no last day for an appeal.",
        "Before she is refused, she is told the reasons and has {days} days to answer; else there"
        " is no last day for an appeal.",
    )

    @answers(APPEAL, reads=("refused_on", "reasons_on"))
    def appealing(self, she: Applied) -> Finding | None:
        if she.refused_on is None:
            return None
        if she.reasons_on is None:
            return unknown("reasons_on")
        if earliest_after(she.reasons_on, self.days, Count.CALENDAR) <= she.refused_on:
            return None
        return holds(
            tell(
                "The reasons were told to her on {reasons}; she was refused on {refused}.",
                reasons=she.reasons_on, refused=she.refused_on,
            ),
            overrules=("refusal_appeal",),
        )  # fmt: skip


@kind(
    "probation", topic=Topic.JOINING, heading=says("The first months"),
    source="kinds.csv member.probation: 1 month; Puducherry Act s.20(2)(a)",
)  # fmt: skip
class Probation(Kind):
    """Months in which an admission may be undone. Silent unless somebody asks for that."""

    months: int = whole(1, says("Months after joining"), least=1, most=36, unit=MONTHS)
    organ: Organ = pick("committee", says("Decided by"), DECIDERS)
    sentence = says(
        "Within {months} month of joining, {organ} may undo an admission and gives the reasons.",
        "Within {months} months of joining, {organ} may undo an admission and gives the reasons.",
    )

    @answers(PUT_OUT, "on", reads=("joined_on", "admission_questioned"))
    def put_out(self, her: Member) -> Finding | None:
        if not her.admission_questioned:
            return None
        if her.joined_on is None:
            return unknown("joined_on")
        assert her.on is not None
        until = months_later(her.joined_on, self.months)
        told = tell(
            "She joined on {joined}; her admission may be undone before {until}.",
            joined=her.joined_on, until=until,
        )  # fmt: skip
        return breaks(told) if her.on < until else holds(told)
