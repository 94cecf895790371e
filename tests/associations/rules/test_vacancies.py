"""Vacancies: how and until when an office is filled, or left."""

from datetime import date

from associations.rules import terms, vacancies
from associations.rules.asked_of_offices import VACANCY
from hnsa.law.verdict import Answer
from tests.associations.rules.cases import ON, Case, cases_test

NO, YES, OPEN, SILENT = Answer.NO, Answer.YES, Answer.OPEN, Answer.SILENT

MONTH = vacancies.VacancyFilled(days=30)
DEPUTY = vacancies.VacancyFilled(office="president", how="deputy", days=1)
LEFT = vacancies.VacancyLeft(months=3)
THREE = terms.CommitteeTerm(years=3)

CASES = [
    Case("a vacant office is filled within 30 days", MONTH, VACANCY,
         {"vacant_since": date(2026, 10, 1)}, YES, result=date(2026, 10, 31)),
    Case("on the 30th day there is still time", MONTH, VACANCY,
         {"vacant_since": date(2026, 9, 5)}, YES, result=ON),
    Case("on the 31st it is late", MONTH, VACANCY, {"vacant_since": date(2026, 9, 4)}, NO,
         result=date(2026, 10, 4)),
    Case("since when it is vacant must be known", MONTH, VACANCY, {}, OPEN,
         missing=("vacant_since",)),
    Case("for the president her deputy is there the next day", MONTH, VACANCY,
         {"vacant_since": ON, "post": "president"}, YES, result=date(2026, 10, 6),
         beside=(DEPUTY,)),
    Case("for the treasurer the general article holds", MONTH, VACANCY,
         {"vacant_since": ON, "post": "treasurer"}, YES, result=date(2026, 11, 4),
         beside=(DEPUTY,)),
    Case("which office it is must be known where it matters", MONTH, VACANCY,
         {"vacant_since": ON}, OPEN, missing=("post",), beside=(DEPUTY,)),
    Case("three months before the end of the term the place stays vacant", LEFT, VACANCY,
         {"vacant_since": ON, "term_ends_on": date(2027, 1, 5)}, NO),
    Case("a day earlier it is filled", LEFT, VACANCY,
         {"vacant_since": date(2026, 10, 4), "term_ends_on": date(2027, 1, 5)}, YES,
         result=date(2026, 11, 3), beside=(MONTH,)),
    Case("where it stays vacant, no day to fill it is told", LEFT, VACANCY,
         {"vacant_since": ON, "term_ends_on": date(2026, 12, 1)}, NO, beside=(MONTH,)),
    Case("the end is counted from the article on terms", LEFT, VACANCY,
         {"vacant_since": ON, "began_on": date(2023, 12, 1)}, NO, beside=(THREE,)),
    Case("without it the end of the term must be told", LEFT, VACANCY, {"vacant_since": ON}, OPEN,
         missing=("term_ends_on",)),
]  # fmt: skip
test_vacancies = cases_test(CASES)
