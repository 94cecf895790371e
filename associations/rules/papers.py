"""Accounts: the financial year, and what is shown to the members. Audits: `audits`."""

from datetime import date, timedelta
from typing import Final

from associations.rules.asked_of_funds import ACCOUNTS, YEAR_ENDS, Year
from associations.vocabulary.subjects import MONTHS_OF, PERIODS, Period
from associations.vocabulary.topics import Topic
from hnsa.law.article import Kind, kind
from hnsa.law.blanks import MONTHS, day_of_year, pick, whole
from hnsa.law.days import YearDay, months_later
from hnsa.law.question import answers
from hnsa.law.verdict import Finding, breaks, holds, tells
from hnsa.law.words import Line, says, tell

_A_WEEK: Final = timedelta(days=7)


@kind(
    "financial_year", topic=Topic.PAPERS, heading=says("The financial year"),
    source="domain.md, real constitutions: financial year",
)  # fmt: skip
class FinancialYear(Kind):
    """The day of every year on which the accounts are closed."""

    ends: YearDay = day_of_year("30/6", says("Ends on"))
    sentence = says("The financial year ends every year on {ends}.")

    def slips(self) -> tuple[Line, ...]:
        if (self.ends.month, self.ends.day) != (2, 29):
            return ()
        return (tell("This day comes only once in four years."),)

    @answers(YEAR_ENDS, "on")
    def year_ends(self, year: Year) -> Finding:
        assert year.on is not None
        day = self.ends.on_or_after(year.on)
        return tells(tell("The year that runs ends on {day}.", day=day), result=day)


# --- what is shown to the members -----------------------------------------------------------------


@kind(
    "sources_disclosed", topic=Topic.PAPERS, heading=says("Where our money comes from"),
    source="R25 (WESS: all members know all sources of funds); kinds.csv finance.transparency",
)  # fmt: skip
class SourcesDisclosed(Kind):
    """Every member knows every source of funds."""

    sentence = says("Every member knows every source of our money.")

    @answers(ACCOUNTS, "sources_named")
    def accounts(self, year: Year) -> Finding:
        if year.sources_named:
            return holds(tell("Every source is named to all members."))
        return breaks(
            tell("Not every source is named to all members."),
            next=tell("The sources may be put on the notice board."),
        )


@kind(
    "statement_shown", topic=Topic.PAPERS, heading=says("A statement for the members"),
    source="domain.md: a monthly statement for the notice board; R25",
)  # fmt: skip
class StatementShown(Kind):
    """Once in every period the members are shown what came in and what went out."""

    period: Period = pick("month", says("Once in every"), PERIODS)
    sentence = says(
        "Once in every {period} the members are shown what money came in and what went out."
    )

    @answers(ACCOUNTS, "statement_on", "on")
    def accounts(self, year: Year) -> Finding:
        assert year.statement_on is not None
        if self.period is Period.WEEK:
            return _again(year, year.statement_on, year.statement_on + _A_WEEK)
        return _again(
            year, year.statement_on, months_later(year.statement_on, MONTHS_OF[self.period])
        )


def _again(year: Year, last: date, due: date) -> Finding:
    """Whether what was done last and is due again on a day is done in time."""
    assert year.on is not None
    told = tell("The last time was on {day}; the next is due on {due}.", day=last, due=due)
    if year.on <= due:
        return holds(told)
    return breaks(told, next=tell("It may be done at the next meeting."))


@kind(
    "business_plan", topic=Topic.PAPERS, heading=says("The business plan"),
    source="R20 (Haleeb: the plan stands in the constitution, reviewed yearly)",
)  # fmt: skip
class BusinessPlan(Kind):
    """The business plan is part of the constitution; it is reviewed every so many months."""

    months: int = whole(12, says("Months"), least=1, most=120, unit=MONTHS)
    sentence = says(
        "Our business plan belongs to this constitution, and is reviewed every {months} month.",
        "Our business plan belongs to this constitution, and is reviewed every {months} months.",
    )

    @answers(ACCOUNTS, "plan_reviewed_on", "on")
    def accounts(self, year: Year) -> Finding:
        assert year.plan_reviewed_on is not None
        due = months_later(year.plan_reviewed_on, self.months)
        return _again(year, year.plan_reviewed_on, due)


@kind(
    "market_survey_every", topic=Topic.PAPERS, heading=says("How often the market is looked at"),
    source="R21 (Haleeb: by the secretary, shared with all); the interval is our blank",
)  # fmt: skip
class MarketSurveyEvery(Kind):
    """A market survey is shared with the members every so many months."""

    months: int = whole(12, says("Months"), least=1, most=120, unit=MONTHS)
    sentence = says(
        "A market survey is shared with all members every {months} month.",
        "A market survey is shared with all members every {months} months.",
    )

    @answers(ACCOUNTS, "survey_shared_on", "on")
    def accounts(self, year: Year) -> Finding:
        assert year.survey_shared_on is not None
        due = months_later(year.survey_shared_on, self.months)
        return _again(year, year.survey_shared_on, due)
