"""Laws above the constitution: an article contrary to one is void, and its figure stands instead.

Which act says so is told in the article itself; the registry knows no law by heart. Where the
constitution is silent on what the act asks, the act's own figure speaks.
"""

from dataclasses import replace
from typing import Any

from associations.rules.asked_of_funds import (
    AUDIT_DUE,
    FOUND,
    LEND,
    RESERVE,
    Founding,
    Loan,
    Year,
)  # fmt: skip
from associations.rules.asked_of_members import JOIN, Joining
from associations.rules.audits import AuditInterval
from associations.rules.founding import LeastFounders
from associations.rules.joining import MinimumAge
from associations.rules.loans import InterestCap
from associations.rules.reserves import ReserveShare
from associations.rules.terms import CommitteeTerm
from associations.vocabulary.topics import Topic
from hnsa.law.article import Kind, kind
from hnsa.law.asking import Above, Bound, Law
from hnsa.law.blanks import MEMBERS, MONTHS, YEARS, part, whole, words
from hnsa.law.question import answers
from hnsa.law.shares import Share
from hnsa.law.verdict import Finding
from hnsa.law.words import says


def _at_least(kind: type[Kind], source: str, name: str, value: Any) -> Bound:
    """A law that asks for this much of a parameter, or more."""
    return Bound(
        kind.code, source,
        allows=lambda rule: getattr(rule, name) >= value,
        instead=lambda rule: _with(rule, name, value),
    )  # fmt: skip


def _at_most(kind: type[Kind], source: str, name: str, value: Any) -> Bound:
    """A law that allows this much of a parameter, or less."""
    return Bound(
        kind.code, source,
        allows=lambda rule: getattr(rule, name) <= value,
        instead=lambda rule: _with(rule, name, value),
    )  # fmt: skip


def _with(rule: Any, name: str, value: object) -> Any:
    return replace(rule, **{name: value})


@kind(
    "law_minimum_age", topic=Topic.JOINING, heading=says("The law on age"),
    source="kinds.csv bylaws.void_if_contrary, member.age_min; Puducherry Act s.20 (adults)",
)  # fmt: skip
class LawMinimumAge(Above):
    """An act sets the age (years) from which somebody may be a member."""

    act: str = words("", says("The act, with its section"), longest=200)
    years: int = whole(18, says("Years"), least=5, most=100, unit=YEARS)
    sentence = says(
        "By {act} a member is at least {years} year old; an article that asks for less is void.",
        "By {act} a member is at least {years} years old; an article that asks for less is void.",
    )

    def bound(self) -> Bound:
        return _at_least(MinimumAge, self.act, "years", self.years)

    @answers(JOIN, reads=("on", "born", "age"))
    def joining(self, her: Joining, law: Law) -> Finding | None:
        return None if law.of(MinimumAge) else MinimumAge(years=self.years).joining(her)


@kind(
    "law_least_founders", topic=Topic.VALUES, heading=says("The law on founding"),
    source="kinds.csv bylaws.void_if_contrary, register.min_members; Puducherry Act s.6",
)  # fmt: skip
class LawLeastFounders(Above):
    """An act sets the number of founders."""

    act: str = words("", says("The act, with its section"), longest=200)
    founders: int = whole(25, says("Founders"), least=2, most=10_000, unit=MEMBERS)
    sentence = says(
        "By {act} at least {founders} person founds an association; an article that asks for fewer "
        "is void.",
        "By {act} at least {founders} persons found an association; an article that asks for fewer "
        "is void.",
    )

    def bound(self) -> Bound:
        return _at_least(LeastFounders, self.act, "founders", self.founders)

    @answers(FOUND, "founders")
    def founding(self, founding: Founding, law: Law) -> Finding | None:
        own = LeastFounders(founders=self.founders)
        return None if law.of(LeastFounders) else own.founding(founding)


@kind(
    "law_least_reserve", topic=Topic.FUNDS, heading=says("The law on reserves"),
    source="kinds.csv bylaws.void_if_contrary, finance.reserve; Puducherry Act s.71",
)  # fmt: skip
class LawLeastReserve(Above):
    """An act sets the share of the net profit that goes to the reserve."""

    act: str = words("", says("The act, with its section"), longest=200)
    share: Share = part("25 %", says("At least"))
    sentence = says(
        "By {act} at least {share} of the net profit goes to the reserve; an article that asks for "
        "less is void."
    )

    def bound(self) -> Bound:
        return _at_least(ReserveShare, self.act, "share", self.share)

    @answers(RESERVE, "profit")
    def set_aside(self, year: Year, law: Law) -> Finding | None:
        return None if law.of(ReserveShare) else ReserveShare(share=self.share).set_aside(year)


@kind(
    "law_longest_term", topic=Topic.OFFICES, heading=says("The law on terms of office"),
    source="kinds.csv bylaws.void_if_contrary, committee.term: 3 to 5 years at most",
)  # fmt: skip
class LawLongestTerm(Above):
    """An act sets the longest term of office (years); it binds every article on terms in years."""

    act: str = words("", says("The act, with its section"), longest=200)
    years: int = whole(5, says("Years"), least=1, most=10, unit=YEARS)
    sentence = says(
        "By {act} an office is held for at most {years} year; an article that says more is void.",
        "By {act} an office is held for at most {years} years; an article that says more is void.",
    )

    def bound(self) -> Bound:
        return _at_most(CommitteeTerm, self.act, "years", self.years)


@kind(
    "law_highest_interest", topic=Topic.FUNDS, heading=says("The law on interest"),
    source="kinds.csv bylaws.void_if_contrary, finance.spread_cap",
)  # fmt: skip
class LawHighestInterest(Above):
    """An act sets the highest interest in a year."""

    act: str = words("", says("The act, with its section"), longest=200)
    share: Share = part("24 %", says("In a year at most"))
    sentence = says(
        "By {act} the interest on a loan is at most {share} in a year; an article that allows more "
        "is void."
    )

    def bound(self) -> Bound:
        return _at_most(InterestCap, self.act, "share", self.share)

    @answers(LEND, "interest")
    def lending(self, loan: Loan, law: Law) -> Finding | None:
        return None if law.of(InterestCap) else InterestCap(share=self.share).lending(loan)


@kind(
    "law_audit_every", topic=Topic.PAPERS, heading=says("The law on audits"),
    source="kinds.csv bylaws.void_if_contrary, audit.frequency; Puducherry Act s.74",
)  # fmt: skip
class LawAuditEvery(Above):
    """An act sets how many months at most lie between two audits."""

    act: str = words("", says("The act, with its section"), longest=200)
    months: int = whole(12, says("Months"), least=1, most=120, unit=MONTHS)
    sentence = says(
        "By {act} the accounts are audited at least every {months} month; an article that allows a "
        "longer time is void.",
        "By {act} the accounts are audited at least every {months} months; an article that allows "
        "a longer time is void.",
    )

    def bound(self) -> Bound:
        return _at_most(AuditInterval, self.act, "months", self.months)

    @answers(AUDIT_DUE, "last_audit_on")
    def audit_due(self, year: Year, law: Law) -> Finding | None:
        return None if law.of(AuditInterval) else AuditInterval(months=self.months).audit_due(year)
