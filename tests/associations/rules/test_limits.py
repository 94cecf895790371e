"""Limits: terms in a row and in a lifetime, and the pause between."""

from datetime import date

from associations.rules import limits, terms
from associations.rules.asked_of_offices import STAND
from hnsa.law.article import Article, Kind
from hnsa.law.asking import Law
from hnsa.law.verdict import Answer
from tests.associations.rules.cases import Case, cases_test

NO, YES, OPEN, SILENT = Answer.NO, Answer.YES, Answer.OPEN, Answer.SILENT

TWO = limits.TermLimit(terms=2, pause=1, pause_in="terms")
YEARS = limits.TermLimit(terms=2, pause=3, pause_in="years")
OFFICES = limits.TermLimit(terms=2, place="offices")
EVERY_PART = limits.TermLimit(terms=2, part_months=0)
LIFE = limits.LifetimeLimit(terms=2)
SIX_YEARS = limits.LimitInYears(years=6)

CASES = [
    Case("after one term she may stand where two in a row are the limit", TWO, STAND,
         {"terms_in_row": 1}, YES),
    Case("after two terms in a row she may not stand again at once", TWO, STAND,
         {"terms_in_row": 2, "terms_paused": 0}, NO),
    Case("after a pause of one term she may", TWO, STAND,
         {"terms_in_row": 2, "terms_paused": 1}, YES),
    Case("one term is too short a pause where two are asked", limits.TermLimit(terms=2, pause=2),
         STAND, {"terms_in_row": 2, "terms_paused": 1}, NO),
    Case("how long she paused must be known then", TWO, STAND, {"terms_in_row": 3}, OPEN,
         missing=("terms_paused",)),
    Case("how many terms she served must be known", TWO, STAND, {}, OPEN,
         missing=("terms_in_row",)),
    Case("who never served may stand", TWO, STAND, {"terms_in_row": 0}, YES),
    Case("three years after her last term she may stand again", YEARS, STAND,
         {"terms_in_row": 2, "last_term_ended_on": date(2023, 10, 5)}, YES),
    Case("a day before three years are over she may not", YEARS, STAND,
         {"terms_in_row": 2, "last_term_ended_on": date(2023, 10, 6)}, NO),
    Case("election day counts, and not the day on which she asks", YEARS, STAND,
         {"terms_in_row": 2, "last_term_ended_on": date(2023, 11, 1),
          "poll_on": date(2026, 11, 1)}, YES),
    Case("the end of her last term must be known then", YEARS, STAND, {"terms_in_row": 2}, OPEN,
         missing=("last_term_ended_on",)),
    Case("a part term of 11 months does not count where 12 do", TWO, STAND,
         {"terms_in_row": 2, "part_term_months": 11}, YES),
    Case("a part term of 12 months counts", TWO, STAND,
         {"terms_in_row": 2, "part_term_months": 12, "terms_paused": 0}, NO),
    Case("where every part counts, one month does", EVERY_PART, STAND,
         {"terms_in_row": 2, "part_term_months": 1, "terms_paused": 0}, NO),
    Case("a plain seat is free where only offices are limited", OFFICES, STAND,
         {"post": "member", "terms_in_row": 5, "terms_paused": 0}, SILENT),
    Case("an office is not", OFFICES, STAND,
         {"post": "secretary", "terms_in_row": 2, "terms_paused": 0}, NO),
    Case("a plain seat is limited where any seat is", TWO, STAND,
         {"post": "member", "terms_in_row": 2, "terms_paused": 0}, NO),
    Case("which office it is must be known where only offices are limited", OFFICES, STAND,
         {"terms_in_row": 2}, OPEN, missing=("post",)),
    Case("one term in her life leaves one more where two are the limit", LIFE, STAND,
         {"terms_ever": 1}, YES),
    Case("two terms in her life are the last", LIFE, STAND, {"terms_ever": 2}, NO),
    Case("a pause does not help where a lifetime is meant", LIFE, STAND,
         {"terms_ever": 2, "terms_paused": 5}, NO),
    Case("how many terms in all must be known", LIFE, STAND, {"terms_in_row": 1}, OPEN,
         missing=("terms_ever",)),
    Case("71 months are less than six years", SIX_YEARS, STAND, {"months_in_row": 71}, YES),
    Case("72 months are six years", SIX_YEARS, STAND, {"months_in_row": 72}, NO),
    Case("how long she served must be known", SIX_YEARS, STAND, {}, OPEN,
         missing=("months_in_row",)),
]  # fmt: skip
test_limits = cases_test(CASES)


def beside(*rules: Kind) -> list[str]:
    """What the first of these contradicts in the others."""
    law = Law(tuple(Article(str(at), rule=rule) for at, rule in enumerate(rules, start=1)))
    return [str(line.text) for line in rules[0].slips_beside(law)]


def test_a_limit_shorter_than_one_term_is_a_slip() -> None:
    three, four = terms.CommitteeTerm(years=3), terms.CommitteeTerm(years=4)
    assert not beside(limits.LimitInYears(years=3), three)
    assert len(beside(limits.LimitInYears(years=3), four)) == 1
    assert len(beside(limits.LimitInYears(years=1), terms.CommitteeTermMonths(months=13))) == 1


def test_no_part_of_a_term_is_longer_than_the_term() -> None:
    year = terms.CommitteeTerm(years=1)
    assert not beside(limits.TermLimit(part_months=12), year)
    assert len(beside(limits.TermLimit(part_months=13), year)) == 1


def test_more_terms_in_a_row_than_in_a_lifetime_is_a_slip() -> None:
    assert not beside(TWO, LIFE)
    assert len(beside(limits.TermLimit(terms=3), LIFE)) == 1
