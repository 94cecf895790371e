"""The financial year and what is shown to the members: cases at and around the bounds."""

from datetime import date

from associations.rules import papers
from associations.rules.asked_of_funds import ACCOUNTS, YEAR_ENDS
from associations.vocabulary.subjects import Period
from hnsa.law.days import YearDay
from hnsa.law.verdict import Answer
from tests.associations.rules.cases import Case, cases_test

NO, YES, OPEN = Answer.NO, Answer.YES, Answer.OPEN

JUNE = papers.FinancialYear(ends=YearDay(6, 30))
SOURCES = papers.SourcesDisclosed()
MONTHLY = papers.StatementShown(period=Period.MONTH)
WEEKLY = papers.StatementShown(period=Period.WEEK)
YEARLY = papers.StatementShown(period=Period.YEAR)
PLAN = papers.BusinessPlan(months=12)
SURVEY = papers.MarketSurveyEvery(months=6)

CASES = [
    Case("in October the year ends next June", JUNE, YEAR_ENDS, {}, YES, date(2027, 6, 30)),
    Case("in May it ends this June", JUNE, YEAR_ENDS, {"on": date(2026, 5, 1)}, YES,
         date(2026, 6, 30)),
    Case("on its last day it ends today", JUNE, YEAR_ENDS, {"on": date(2026, 6, 30)}, YES,
         date(2026, 6, 30)),
    Case("the day after, a new one runs", JUNE, YEAR_ENDS, {"on": date(2026, 7, 1)}, YES,
         date(2027, 6, 30)),
    Case("the day must be known", JUNE, YEAR_ENDS, {"on": None}, OPEN, missing=("on",)),
    Case("every source is named", SOURCES, ACCOUNTS, {"sources_named": True}, YES),
    Case("a source kept back is a breach", SOURCES, ACCOUNTS, {"sources_named": False}, NO),
    Case("whether all are named must be known", SOURCES, ACCOUNTS, {}, OPEN,
         missing=("sources_named",)),
    Case("a statement a month ago is in time", MONTHLY, ACCOUNTS,
         {"statement_on": date(2026, 9, 5)}, YES),
    Case("one a month and a day ago is not", MONTHLY, ACCOUNTS,
         {"statement_on": date(2026, 9, 4)}, NO),
    Case("where every week is asked, seven days ago is in time", WEEKLY, ACCOUNTS,
         {"statement_on": date(2026, 9, 28)}, YES),
    Case("eight days ago is not", WEEKLY, ACCOUNTS, {"statement_on": date(2026, 9, 27)}, NO),
    Case("where every year is asked, a year ago is in time", YEARLY, ACCOUNTS,
         {"statement_on": date(2025, 10, 5)}, YES),
    Case("a year and a day ago is not", YEARLY, ACCOUNTS, {"statement_on": date(2025, 10, 4)}, NO),
    Case("when it was last shown must be known", MONTHLY, ACCOUNTS, {}, OPEN,
         missing=("statement_on",)),
    Case("a plan reviewed a year ago is in time", PLAN, ACCOUNTS,
         {"plan_reviewed_on": date(2025, 10, 5)}, YES),
    Case("one reviewed a day before that is not", PLAN, ACCOUNTS,
         {"plan_reviewed_on": date(2025, 10, 4)}, NO),
    Case("when it was reviewed must be known", PLAN, ACCOUNTS, {}, OPEN,
         missing=("plan_reviewed_on",)),
    Case("a survey shared six months ago is in time", SURVEY, ACCOUNTS,
         {"survey_shared_on": date(2026, 4, 5)}, YES),
    Case("one shared a day before that is not", SURVEY, ACCOUNTS,
         {"survey_shared_on": date(2026, 4, 4)}, NO),
    Case("when it was shared must be known", SURVEY, ACCOUNTS, {}, OPEN,
         missing=("survey_shared_on",)),
]  # fmt: skip
test_papers = cases_test(CASES)


def test_a_year_that_ends_on_29_february_is_a_slip() -> None:
    assert not list(JUNE.slips())
    assert list(papers.FinancialYear(ends=YearDay(2, 29)).slips())
