"""Termination: the grounds on which a member may be put out. Found here; decided by people."""

from enum import StrEnum
from typing import Any, Final

from associations.rules.asked_of_members import PUT_OUT, Member
from associations.rules.dues import VoteRestsInArrears
from associations.vocabulary.topics import Topic
from hnsa.law.article import Kind, kind
from hnsa.law.blanks import MEETINGS, MONTHS, TIMES, YEARS, part, pick, whole
from hnsa.law.days import years_later
from hnsa.law.question import answers
from hnsa.law.shares import Share
from hnsa.law.verdict import Finding, breaks, holds, unknown
from hnsa.law.words import Line, says, tell


class Missed(StrEnum):
    """Which absences count."""

    ANY = "any"
    UNEXCUSED = "unexcused"


MISSED: Final = {
    Missed.ANY: says("whether she sent word or not"),
    Missed.UNEXCUSED: says("without sending word"),
}


class Pardon(StrEnum):
    """Whether an absence may be forgiven."""

    NONE = "none"
    GENERAL = "general"


PARDONS: Final = {
    Pardon.NONE: says("this is not excused"),
    Pardon.GENERAL: says("the general body may excuse it"),
}


@kind(
    "absence", topic=Topic.LEAVING, heading=says("Staying away from meetings"),
    source="R9 (WESS, Haleeb: 3 consecutive meetings); kinds.csv termination.nonattendance;"
    " README 6: without notice, condoned",
)  # fmt: skip
class Absence(Kind):
    """Meetings missed in a row that are a ground, which of them count, and who may excuse them."""

    meetings: int = whole(3, says("Meetings missed in a row"), least=1, most=60, unit=MEETINGS)
    missed: Missed = pick("any", says("Which count"), MISSED)
    pardon: Pardon = pick("general", says("May it be excused"), PARDONS)
    sentence = says(
        "A member who misses {meetings} meeting, {missed}, may be put out; {pardon}.",
        "A member who misses {meetings} meetings in a row, {missed}, may be put out; {pardon}.",
    )

    @answers(PUT_OUT, reads=("missed_in_a_row", "missed_unexcused", "condoned"))
    def put_out(self, her: Member) -> Finding:
        unexcused = self.missed == Missed.UNEXCUSED
        missed = her.missed_unexcused if unexcused else her.missed_in_a_row
        if missed is None:
            if her.missed_in_a_row is None or her.missed_in_a_row >= self.meetings:
                return unknown("missed_unexcused" if unexcused else "missed_in_a_row")
            missed, unexcused = her.missed_in_a_row, False  # too few in any case
        told = self._told(missed, unexcused)
        if missed < self.meetings:
            return holds(told)
        if her.condoned and self.pardon == Pardon.GENERAL:
            return holds(told, tell("The general body has excused it."))
        return breaks(told)

    def _told(self, missed: int, unexcused: bool) -> Line:
        if unexcused:
            return tell(
                "Meetings missed in a row without sending word: {missed}; from {meetings} on it is"
                " a ground.",
                missed=missed, meetings=self.meetings,
            )  # fmt: skip
        return tell(
            "Meetings missed in a row: {missed}; from {meetings} on it is a ground.",
            missed=missed, meetings=self.meetings,
        )  # fmt: skip


@kind(
    "attendance_of_member", topic=Topic.LEAVING, heading=says("Coming to meetings"),
    source="R14 (Kaarvan: 80 % attendance), read as meetings to which each member comes",
)  # fmt: skip
class AttendanceOfMember(Kind):
    """The share of the year's meetings to which each member comes.

    It is counted once so many meetings of the year were held, so that one absence in the first
    weeks is no ground.
    """

    share: Share = part("80 %", says("Share of the meetings of the year"))
    after: int = whole(5, says("Counted once so many were held"), least=1, most=60, unit=MEETINGS)
    sentence = says(
        "A member comes to at least {share} of the meetings of the year; whoever comes to fewer,"
        " once {after} meeting was held, may be put out.",
        "A member comes to at least {share} of the meetings of the year; whoever comes to fewer,"
        " once {after} meetings were held, may be put out.",
    )

    @answers(PUT_OUT, "meetings_held", "meetings_attended")
    def put_out(self, her: Member) -> Finding:
        assert her.meetings_held is not None and her.meetings_attended is not None
        told = tell(
            "Meetings she came to: {attended} of {held}; asked for: {asked}.",
            attended=her.meetings_attended, held=her.meetings_held,
            asked=self.share.least(her.meetings_held),
        )  # fmt: skip
        if her.meetings_held < self.after:
            early = tell(
                "It is counted once {after} meeting was held.",
                "It is counted once {after} meetings were held.",
                after=self.after,
            )  # fmt: skip
            return holds(told, early)
        enough = her.meetings_attended >= self.share.least(her.meetings_held)
        return holds(told) if enough else breaks(told)

    def slips(self) -> list[Line]:
        if self.share <= Share.percent(100):
            return []
        return [tell("Nobody can come to {share} of the meetings.", share=self.share)]


@kind(
    "arrears", topic=Topic.LEAVING, heading=says("Dues not paid"),
    source="R10 (Haleeb: non-payment of fees); kinds.csv termination.nonpayment",
)  # fmt: skip
class Arrears(Kind):
    """Months of dues owed that are a ground."""

    months: int = whole(3, says("Months of dues owed"), least=1, most=120, unit=MONTHS)
    sentence = says(
        "A member who owes dues for {months} month may be put out.",
        "A member who owes dues for {months} months may be put out.",
    )

    @answers(PUT_OUT, "months_owed")
    def put_out(self, her: Member) -> Finding:
        assert her.months_owed is not None
        told = tell(
            "Months of dues owed: {owed}; from {months} on it is a ground.",
            owed=her.months_owed, months=self.months,
        )  # fmt: skip
        if her.months_owed < self.months:
            return holds(told)
        return breaks(told, next=tell("She may pay what she owes."))

    def slips_beside(self, law: Any) -> list[Line]:
        return [
            tell(
                "She may be put out after {months} month of dues owed, and her vote rests only"
                " later.",
                "She may be put out after {months} months of dues owed, and her vote rests only"
                " later.",
                months=self.months,
            )
            for rule in law.of(VoteRestsInArrears)
            if rule.months > self.months
        ]  # fmt: skip


@kind(
    "order_work", topic=Topic.LEAVING, heading=says("Orders not completed"),
    source="R11 (WESS: repeatedly not completing order work); kinds.csv termination.conduct",
)  # fmt: skip
class OrderWork(Kind):
    """How many orders that she did not complete within a year are a ground."""

    times: int = whole(3, says("Orders not completed in a year"), least=1, most=100, unit=TIMES)
    sentence = says(
        "A member who does not complete an order {times} time in a year may be put out.",
        "A member who does not complete an order {times} times in a year may be put out.",
    )

    @answers(PUT_OUT, "orders_failed")
    def put_out(self, her: Member) -> Finding:
        assert her.orders_failed is not None
        told = tell(
            "Orders not completed in the year: {failed}; from {times} on it is a ground.",
            failed=her.orders_failed, times=self.times,
        )  # fmt: skip
        return breaks(told) if her.orders_failed >= self.times else holds(told)


@kind(
    "conduct", topic=Topic.LEAVING, heading=says("Harm to the association"),
    source="kinds.csv termination.conduct, termination.expulsion; Puducherry Act s.24",
)  # fmt: skip
class Conduct(Kind):
    """Harm done to the association is a ground when the committee has looked into it."""

    sentence = says(
        "A member who has harmed the association, as the executive committee has found, may be put"
        " out."
    )

    @answers(PUT_OUT, "misconduct")
    def put_out(self, her: Member) -> Finding:
        if her.misconduct:
            return breaks(tell("The committee has found that the association was harmed."))
        return holds(tell("The committee has found no harm to the association."))


@kind(
    "minimum_use", topic=Topic.LEAVING, heading=says("Taking part in the work"),
    source="kinds.csv termination.min_use: 2 years",
)  # fmt: skip
class MinimumUse(Kind):
    """Years without taking part in the work of the association that are a ground."""

    years: int = whole(2, says("Years without taking part"), least=1, most=20, unit=YEARS)
    sentence = says(
        "A member who takes no part in the work of the association for {years} year may be put"
        " out.",
        "A member who takes no part in the work of the association for {years} years may be put"
        " out.",
    )

    @answers(PUT_OUT, "on", "uses_services_since")
    def put_out(self, her: Member) -> Finding:
        assert her.on is not None and her.uses_services_since is not None
        told = tell("She last took part on {last}.", last=her.uses_services_since)
        gone = her.on >= years_later(her.uses_services_since, self.years)
        return breaks(told) if gone else holds(told)
