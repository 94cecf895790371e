"""Vacancies: how, and until when, an office is filled again."""

from typing import Final

from associations.rules.asked_of_offices import VACANCY, Term
from associations.rules.offices import ANY, OFFICES, due, is_meant
from associations.rules.terms import OF_THE_TERM, end_of, not_known
from associations.vocabulary.topics import Topic
from hnsa.law.article import Kind, kind
from hnsa.law.asking import Law
from hnsa.law.blanks import DAYS, MONTHS, pick, whole
from hnsa.law.days import DAY, months_later
from hnsa.law.question import answers
from hnsa.law.verdict import Finding, breaks, unknown
from hnsa.law.words import line, says, tell

FILLINGS: Final = {
    "committee": says("the committee chooses a member"),
    "by_election": says("the members elect somebody"),
    "next": says("the candidate with the next most votes follows"),
    "deputy": says("her deputy takes her place"),
    "general": says("the general body chooses at its next meeting"),
}


@kind(
    "vacancy_filled", topic=Topic.OFFICES, heading=says("A vacant office"), by="office",
    source="kinds.csv committee.vacancy: 30 days, remainder of the term",
)  # fmt: skip
class VacancyFilled(Kind):
    """How a vacant office is filled, and in how many days after it became vacant."""

    office: str = pick(ANY, says("Office"), OFFICES)
    how: str = pick("committee", says("How"), FILLINGS)
    days: int = whole(30, says("Days"), least=1, most=400, unit=DAYS)
    sentence = says(
        "When the place of {office} is vacant, {how}, within {days} day.",
        "When the place of {office} is vacant, {how}, within {days} days.",
    )

    @answers(VACANCY, "vacant_since", reads=("on", "post", *OF_THE_TERM))
    def vacancy(self, term: Term, law: Law) -> Finding | None:
        meant = is_meant(self, law.of(VacancyFilled), term.post)
        if not meant:
            return unknown("post") if meant is None else None
        assert term.vacant_since is not None
        if any(rule.leaves(term, law) for rule in law.of(VacancyLeft)):
            return None
        return due(
            term.vacant_since + DAY * self.days, term.on,
            tell("The office is vacant since {day}.", day=term.vacant_since),
            tell("It is filled so: {how}.", how=line(FILLINGS[self.how], {})),
        )  # fmt: skip


@kind(
    "vacancy_left", topic=Topic.OFFICES, heading=says("A vacancy near the end"),
    source="kinds.csv committee.vacancy: remainder of the term",
)  # fmt: skip
class VacancyLeft(Kind):
    """An office that falls vacant in the last months of the term waits for the election."""

    months: int = whole(3, says("Months"), least=1, most=24, unit=MONTHS)
    sentence = says(
        "An office that falls vacant in the last {months} month of the term stays vacant.",
        "An office that falls vacant in the last {months} months of the term stays vacant.",
    )

    @answers(VACANCY, "vacant_since", reads=OF_THE_TERM)
    def vacancy(self, term: Term, law: Law) -> Finding | None:
        end = end_of(term, law)
        if end is None:
            return not_known(term, law)
        if not self.leaves(term, law):
            return None
        return breaks(
            tell("Vacant since {day}; the term ends on {end}.", day=term.vacant_since, end=end),
            next=tell("The place is filled at the next election."),
        )  # fmt: skip

    def leaves(self, term: Term, law: Law) -> bool:
        """Whether the place stays vacant, as far as the end of the term is known."""
        end = end_of(term, law)
        if end is None or term.vacant_since is None:
            return False
        return term.vacant_since >= months_later(end, -self.months)
