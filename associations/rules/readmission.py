"""Readmission: what bars her for a time, and how a member who lapsed comes back."""

from datetime import date

from associations.rules.asked_of_members import JOIN, Joining
from associations.vocabulary.subjects import Departure
from associations.vocabulary.topics import Topic
from hnsa.law.article import Kind, kind
from hnsa.law.blanks import MONTHS, YEARS, whole
from hnsa.law.days import months_later, years_later
from hnsa.law.question import answers
from hnsa.law.verdict import Finding, breaks, holds, tells, unknown
from hnsa.law.words import Line, says, tell


def _waits(her: Joining, until: date, told: Line) -> Finding:
    """What stands against her before a day, and not from that day on."""
    assert her.on is not None
    if her.on >= until:
        return holds(told)
    return breaks(told, next=tell("She may apply from {until}.", until=until))


@kind(
    "bar_after_sentence", topic=Topic.JOINING, heading=says("After a sentence"),
    source="kinds.csv member.disqual_conviction: 2 to 5 years; Puducherry Act s.22",
)  # fmt: skip
class BarAfterSentence(Kind):
    """Years that pass after a sentence for a dishonest act. Silent of whom none is known."""

    years: int = whole(5, says("Years after the end of the sentence"), least=1, most=50, unit=YEARS)
    sentence = says(
        "Whoever was sentenced for a dishonest act may join {years} year after the sentence ended.",
        "Whoever was sentenced for a dishonest act may join {years} years after the sentence"
        " ended.",
    )

    @answers(JOIN, "on", reads=("convicted_on", "sentence_ended_on"))
    def joining(self, her: Joining) -> Finding | None:
        if her.sentence_ended_on is None:
            return None if her.convicted_on is None else unknown("sentence_ended_on")
        told = tell("Her sentence ended on {ended}.", ended=her.sentence_ended_on)
        return _waits(her, years_later(her.sentence_ended_on, self.years), told)


@kind(
    "bar_after_expulsion", topic=Topic.JOINING, heading=says("After being put out"),
    source="kinds.csv member.disqual_readmit_expelled: 1 to 3 years; Puducherry Act s.22(1)(d)",
)  # fmt: skip
class BarAfterExpulsion(Kind):
    """Years before somebody who was put out may join again. Silent of everybody else."""

    years: int = whole(3, says("Years"), least=1, most=50, unit=YEARS)
    sentence = says(
        "Whoever was put out may join again after {years} year.",
        "Whoever was put out may join again after {years} years.",
    )

    @answers(JOIN, "on", reads=("departure", "left_on"))
    def joining(self, her: Joining) -> Finding | None:
        if her.departure != Departure.EXPELLED:
            return None
        if her.left_on is None:
            return unknown("left_on")
        told = tell("She was put out on {left}.", left=her.left_on)
        return _waits(her, years_later(her.left_on, self.years), told)


@kind(
    "bar_after_resignation", topic=Topic.JOINING, heading=says("After resigning"),
    source="kinds.csv member.disqual_readmit_resigned: 2 years; Puducherry Act s.22(1)(f)",
)  # fmt: skip
class BarAfterResignation(Kind):
    """Years before somebody who resigned may join again. Silent of everybody else."""

    years: int = whole(2, says("Years"), least=1, most=50, unit=YEARS)
    sentence = says(
        "Whoever resigned may join again after {years} year.",
        "Whoever resigned may join again after {years} years.",
    )

    @answers(JOIN, "on", reads=("departure", "left_on"))
    def joining(self, her: Joining) -> Finding | None:
        if her.departure != Departure.RESIGNED:
            return None
        if her.left_on is None:
            return unknown("left_on")
        told = tell("She resigned on {left}.", left=her.left_on)
        return _waits(her, years_later(her.left_on, self.years), told)


@kind(
    "reapply", topic=Topic.JOINING, heading=says("Applying again"),
    source="kinds.csv member.reapply: 3 months",
)  # fmt: skip
class Reapply(Kind):
    """Months between a refusal and the next application. Silent of whom none was refused."""

    months: int = whole(3, says("Months after a refusal"), least=1, most=120, unit=MONTHS)
    sentence = says(
        "Whoever was refused may apply again after {months} month.",
        "Whoever was refused may apply again after {months} months.",
    )

    @answers(JOIN, "on", reads=("refused_on",))
    def joining(self, her: Joining) -> Finding | None:
        if her.refused_on is None:
            return None
        told = tell("Her last application was refused on {refused}.", refused=her.refused_on)
        return _waits(her, months_later(her.refused_on, self.months), told)


@kind(
    "reinstatement", topic=Topic.JOINING, heading=says("Coming back after a lapse"),
    source="Domain, real constitutions: suspension and reinstatement",
)  # fmt: skip
class Reinstatement(Kind):
    """Who lapsed comes back by paying what she owed: no new proposers, no second admission fee.

    After that time she joins like anybody else.
    """

    months: int = whole(6, says("Months after the lapse"), least=1, most=120, unit=MONTHS)
    sentence = says(
        "A member whose membership lapsed is taken back within {months} month if she pays what she"
        " owed; nobody need propose her, and she pays no admission fee again.",
        "A member whose membership lapsed is taken back within {months} months if she pays what she"
        " owed; nobody need propose her, and she pays no admission fee again.",
    )

    @answers(JOIN, "on", reads=("departure", "left_on", "arrears_paid"))
    def joining(self, her: Joining) -> Finding | None:
        if her.departure != Departure.LAPSED:
            return None
        if her.left_on is None:
            return unknown("left_on")
        assert her.on is not None
        until = months_later(her.left_on, self.months)
        lapsed = tell("Her membership lapsed on {left}.", left=her.left_on)
        if her.on > until:
            return tells(lapsed, tell("She could come back until {until}.", until=until))
        if her.arrears_paid is None:
            return unknown("arrears_paid")
        if not her.arrears_paid:
            return breaks(
                lapsed, tell("What she owed is not paid yet."),
                next=tell("She may pay it by {until}.", until=until),
            )  # fmt: skip
        return holds(
            lapsed, tell("What she owed is paid."),
            overrules=("sponsors", "agent_proposes", "admission_fee"),
        )  # fmt: skip
