"""What money is spent on, and how: cases at and around the bounds of each article."""

from associations.rules import funds, signing
from associations.rules.asked_of_funds import FOUND, SPEND
from associations.vocabulary.subjects import Post
from hnsa.law.money import Money
from hnsa.law.shares import Share
from hnsa.law.verdict import Answer
from tests.associations.rules.cases import Case, cases_test

NO, YES, OPEN, SILENT = Answer.NO, Answer.YES, Answer.OPEN, Answer.SILENT
RS = Money.whole

PURPOSES = funds.AllowedPurposes(purposes="materials, training, exhibitions")
FIVE = funds.DonationCap(share=Share.percent(5))
QUARTER = funds.DonationCap(share=Share.percent(25), base=funds.DonationBase.INCOME_AND_BALANCE)
OF_PROFIT = funds.DonationCap(share=Share.percent(5), base=funds.DonationBase.PROFIT)
NO_POLITICS = funds.NoPoliticalSpending()
FUND = funds.PoliticalFund()
NO_STAFF = funds.NoSalariedStaff()
CASH = funds.NoCashAbove(above=RS(5000))
BOX = funds.PettyCash(most=RS(2000))
IN_MEETINGS = funds.MoneyInMeetings()
FROM_BOX = {"in_cash": True, "decision_named": False, "signed_by": (Post.TREASURER,)}

CASES = [
    Case("what a purpose names may be paid", PURPOSES, SPEND, {"purpose_named": True}, YES),
    Case("what none names may not", PURPOSES, SPEND, {"purpose_named": False}, NO),
    Case("whether a purpose names it must be known", PURPOSES, SPEND, {}, OPEN,
         missing=("purpose_named",)),
    Case("1,000 of an income of 20,000 may be given where 5 % is the most", FIVE, SPEND,
         {"donation": True, "sum_paid": RS(1000), "donated_before": RS(0),
          "year_income": RS(20_000)}, YES),
    Case("1,001 may not", FIVE, SPEND,
         {"donation": True, "sum_paid": RS(1001), "donated_before": RS(0),
          "year_income": RS(20_000)}, NO),
    Case("what was given before counts", FIVE, SPEND,
         {"donation": True, "sum_paid": RS(400), "donated_before": RS(601),
          "year_income": RS(20_000)}, NO),
    Case("up to the last rupee it may be given", FIVE, SPEND,
         {"donation": True, "sum_paid": RS(400), "donated_before": RS(600),
          "year_income": RS(20_000)}, YES),
    Case("without income nothing may be given", FIVE, SPEND,
         {"donation": True, "sum_paid": RS(1), "donated_before": RS(0), "year_income": RS(0)}, NO),
    Case("what is no donation has no such limit", FIVE, SPEND, {"donation": False}, SILENT),
    Case("whether it is a donation must be known", FIVE, SPEND, {}, OPEN, missing=("donation",)),
    Case("the income must be known", FIVE, SPEND,
         {"donation": True, "sum_paid": RS(1), "donated_before": RS(0)}, OPEN,
         missing=("year_income",)),
    Case("the balance counts where the article says so", QUARTER, SPEND,
         {"donation": True, "sum_paid": RS(5000), "donated_before": RS(0),
          "year_income": RS(12_000), "opening_balance": RS(8000)}, YES),
    Case("a quarter of 20,000 is not 5,001", QUARTER, SPEND,
         {"donation": True, "sum_paid": RS(5001), "donated_before": RS(0),
          "year_income": RS(12_000), "opening_balance": RS(8000)}, NO),
    Case("then the balance must be known", QUARTER, SPEND,
         {"donation": True, "sum_paid": RS(1), "donated_before": RS(0), "year_income": RS(9)},
         OPEN, missing=("opening_balance",)),
    Case("5 % of a profit of 10,000 is 500", OF_PROFIT, SPEND,
         {"donation": True, "sum_paid": RS(500), "donated_before": RS(0),
          "year_profit": RS(10_000)}, YES),
    Case("501 is more", OF_PROFIT, SPEND,
         {"donation": True, "sum_paid": RS(501), "donated_before": RS(0),
          "year_profit": RS(10_000)}, NO),
    Case("nothing is paid for politics", NO_POLITICS, SPEND, {"political": True}, NO),
    Case("what is no politics may be paid", NO_POLITICS, SPEND, {"political": False}, YES),
    Case("whether it is politics must be known", NO_POLITICS, SPEND, {}, OPEN,
         missing=("political",)),
    Case("the political fund may pay for politics", FUND, SPEND,
         {"political": True, "from_political_fund": True}, YES),
    Case("other money may not", FUND, SPEND,
         {"political": True, "from_political_fund": False}, NO),
    Case("from which fund it comes must be known", FUND, SPEND, {"political": True}, OPEN,
         missing=("from_political_fund",)),
    Case("of other payments that fund says nothing", FUND, SPEND, {"political": False}, SILENT),
    Case("the fund goes before the ban", FUND, SPEND,
         {"political": True, "from_political_fund": True}, YES, beside=(NO_POLITICS,)),
    Case("other money stays banned", FUND, SPEND,
         {"political": True, "from_political_fund": False}, NO, beside=(NO_POLITICS,)),
    Case("no salary before the general body allows it", NO_STAFF, SPEND,
         {"salary": True, "staff_allowed": False}, NO),
    Case("a salary once it has", NO_STAFF, SPEND, {"salary": True, "staff_allowed": True}, YES),
    Case("whether it has must be known", NO_STAFF, SPEND, {"salary": True}, OPEN,
         missing=("staff_allowed",)),
    Case("of what is no salary it says nothing", NO_STAFF, SPEND, {"salary": False}, SILENT),
    Case("whether it is a salary must be known", NO_STAFF, SPEND, {}, OPEN, missing=("salary",)),
    Case("an association without staff may be founded", NO_STAFF, FOUND, {"staff": 0}, YES),
    Case("with one of staff it may not", NO_STAFF, FOUND,
         {"staff": 1, "staff_allowed": False}, NO),
    Case("with staff that was allowed it may", NO_STAFF, FOUND,
         {"staff": 2, "staff_allowed": True}, YES),
    Case("whether the staff was allowed must be known", NO_STAFF, FOUND, {"staff": 1}, OPEN,
         missing=("staff_allowed",)),
    Case("whether there is staff must be known", NO_STAFF, FOUND, {}, OPEN, missing=("staff",)),
    Case("5,000 may be paid in cash where that is the limit", CASH, SPEND,
         {"sum_paid": RS(5000), "in_cash": True}, YES),
    Case("5,001 may not", CASH, SPEND, {"sum_paid": RS(5001), "in_cash": True}, NO),
    Case("5,001 may go through the bank", CASH, SPEND,
         {"sum_paid": RS(5001), "in_cash": False}, YES),
    Case("a small sum may go either way", CASH, SPEND, {"sum_paid": RS(9)}, YES),
    Case("how a large sum is paid must be known", CASH, SPEND, {"sum_paid": RS(5001)}, OPEN,
         missing=("in_cash",)),
    Case("how much is paid in cash must be known", CASH, SPEND, {"in_cash": True}, OPEN,
         missing=("sum_paid",)),
    Case("without anything known both are asked for", CASH, SPEND, {}, OPEN,
         missing=("sum_paid", "in_cash")),
    Case("the box pays 2,000 in a month", BOX, SPEND,
         {**FROM_BOX, "sum_paid": RS(500), "spent_this_month": RS(1500)}, YES),
    Case("it does not pay 2,001", BOX, SPEND,
         {**FROM_BOX, "sum_paid": RS(501), "spent_this_month": RS(1500)}, NO),
    Case("what is decided in a meeting is not from the box", BOX, SPEND,
         {"in_cash": True, "decision_named": True, "sum_paid": RS(9000)}, SILENT),
    Case("what goes through the bank is not from the box", BOX, SPEND,
         {"in_cash": False, "decision_named": False, "sum_paid": RS(9000)}, SILENT),
    Case("what the box paid before must be known", BOX, SPEND,
         {**FROM_BOX, "sum_paid": RS(500)}, OPEN, missing=("spent_this_month",)),
    Case("from the box no second signature and no meeting is needed", BOX, SPEND,
         {**FROM_BOX, "sum_paid": RS(100), "spent_this_month": RS(0)}, YES,
         beside=(signing.Signatories(), signing.CollectiveExpenditure())),
    Case("when the box has paid its month they are needed again", BOX, SPEND,
         {**FROM_BOX, "sum_paid": RS(100), "spent_this_month": RS(1901)}, NO,
         beside=(signing.Signatories(), signing.CollectiveExpenditure())),
    Case("money may be given in a meeting", IN_MEETINGS, SPEND, {"in_meeting": True}, YES),
    Case("it may not be given elsewhere", IN_MEETINGS, SPEND, {"in_meeting": False}, NO),
    Case("where it is given must be known", IN_MEETINGS, SPEND, {}, OPEN,
         missing=("in_meeting",)),
]  # fmt: skip
test_funds = cases_test(CASES)


def test_to_give_more_than_the_whole_is_a_slip() -> None:
    assert not list(funds.DonationCap(share=Share.percent(100)).slips())
    assert list(funds.DonationCap(share=Share.percent(101)).slips())


def test_what_may_still_be_given_is_said() -> None:
    case = Case("", FIVE, SPEND, {"donation": True, "sum_paid": RS(500), "year_income": RS(20_000),
                                  "donated_before": RS(700)}, NO)  # fmt: skip
    assert [line.values["left"] for line in case.verdict().next] == [RS(300)]
