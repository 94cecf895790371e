"""Loans: cases at and around the bounds of each article."""

from datetime import date

from associations.rules import loans
from associations.rules.asked_of_funds import LEND
from hnsa.law.article import Article
from hnsa.law.asking import Law
from hnsa.law.money import Money
from hnsa.law.shares import Share
from hnsa.law.verdict import Answer
from tests.associations.rules.cases import Case, cases_test

NO, YES, OPEN = Answer.NO, Answer.YES, Answer.OPEN
RS = Money.whole

BANK = loans.LoansThroughBank()
SAVINGS = loans.LoansFromSavings()
SURETY = loans.CommitteeGuarantees()
RECOVERY = loans.LoanRecovery()
TWO = loans.LoanGuarantors(guarantors=2)
WAIT = loans.LoanWait(months=3)
FIRST = loans.SavingsFirst(least=RS(500))
TIMES = loans.LoanTimesSavings(times=3)
LARGEST = loans.LargestLoan(most=RS(20_000))
ONE = loans.OneLoanAtATime()
NO_ARREARS = loans.NoLoanInArrears(months=2)
INTEREST = loans.InterestCap(share=Share.percent(12))
SPREAD = loans.InterestSpreadCap(share=Share.percent(6))
YEAR = loans.PaidBackWithin(months=12)

CASES = [
    Case("a loan through a bank may be had", BANK, LEND, {"through_bank": True}, YES),
    Case("another may not", BANK, LEND, {"through_bank": False}, NO),
    Case("through whom it comes must be known", BANK, LEND, {}, OPEN, missing=("through_bank",)),
    Case("a loan from savings may be had", SAVINGS, LEND, {"through_bank": False}, YES),
    Case("one through a bank may not, where only savings are lent", SAVINGS, LEND,
         {"through_bank": True}, NO),
    Case("from where it comes must be known", SAVINGS, LEND, {}, OPEN, missing=("through_bank",)),
    Case("a loan that the committee guarantees may be had", SURETY, LEND,
         {"committee_guarantees": True}, YES),
    Case("one that it does not, may not", SURETY, LEND, {"committee_guarantees": False}, NO),
    Case("whether it guarantees must be known", SURETY, LEND, {}, OPEN,
         missing=("committee_guarantees",)),
    Case("with an agreement for her death or leaving she may have it", RECOVERY, LEND,
         {"recovery_agreed": True}, YES),
    Case("without one she may not", RECOVERY, LEND, {"recovery_agreed": False}, NO),
    Case("whether it is agreed must be known", RECOVERY, LEND, {}, OPEN,
         missing=("recovery_agreed",)),
    Case("two guarantors are enough where two are asked", TWO, LEND, {"guarantors": 2}, YES),
    Case("one is not", TWO, LEND, {"guarantors": 1}, NO),
    Case("none is not", TWO, LEND, {"guarantors": 0}, NO),
    Case("how many there are must be known", TWO, LEND, {}, OPEN, missing=("guarantors",)),
    Case("three months to the day after joining she may have one", WAIT, LEND,
         {"joined_on": date(2026, 7, 5)}, YES),
    Case("a day earlier she may not", WAIT, LEND, {"joined_on": date(2026, 7, 6)}, NO),
    Case("when she joined must be known", WAIT, LEND, {}, OPEN, missing=("joined_on",)),
    Case("with 500 saved she may have a loan", FIRST, LEND, {"savings": RS(500)}, YES),
    Case("with 499.99 she may not", FIRST, LEND, {"savings": Money(49_999)}, NO),
    Case("what she saved must be known", FIRST, LEND, {}, OPEN, missing=("savings",)),
    Case("three times 2,000 is 6,000", TIMES, LEND,
         {"savings": RS(2000), "sum_asked": RS(6000)}, YES),
    Case("6,001 is more", TIMES, LEND, {"savings": RS(2000), "sum_asked": RS(6001)}, NO),
    Case("three times nothing is nothing", TIMES, LEND,
         {"savings": RS(0), "sum_asked": RS(1)}, NO),
    Case("her savings must be known", TIMES, LEND, {"sum_asked": RS(1)}, OPEN,
         missing=("savings",)),
    Case("20,000 may be had where that is the most", LARGEST, LEND, {"sum_asked": RS(20_000)}, YES),
    Case("20,001 may not", LARGEST, LEND, {"sum_asked": RS(20_001)}, NO),
    Case("how much she asks for must be known", LARGEST, LEND, {}, OPEN, missing=("sum_asked",)),
    Case("a second loan may not be had", ONE, LEND, {"other_loan_open": True}, NO),
    Case("a first one may", ONE, LEND, {"other_loan_open": False}, YES),
    Case("whether she has one must be known", ONE, LEND, {}, OPEN, missing=("other_loan_open",)),
    Case("who owes two months has no loan where two are named", NO_ARREARS, LEND,
         {"months_owed": 2}, NO),
    Case("who owes one may have one", NO_ARREARS, LEND, {"months_owed": 1}, YES),
    Case("who owes nothing may have one", NO_ARREARS, LEND, {"months_owed": 0}, YES),
    Case("what she owes must be known", NO_ARREARS, LEND, {}, OPEN, missing=("months_owed",)),
    Case("12 % may be asked where that is the most", INTEREST, LEND,
         {"interest": Share.percent(12)}, YES),
    Case("13 % may not", INTEREST, LEND, {"interest": Share.percent(13)}, NO),
    Case("a loan without interest may be had", INTEREST, LEND, {"interest": Share.percent(0)}, YES),
    Case("the interest must be known", INTEREST, LEND, {}, OPEN, missing=("interest",)),
    Case("16 % may be asked where the association pays 10 %", SPREAD, LEND,
         {"interest": Share.percent(16), "interest_paid": Share.percent(10)}, YES),
    Case("17 % may not", SPREAD, LEND,
         {"interest": Share.percent(17), "interest_paid": Share.percent(10)}, NO),
    Case("what the association pays must be known", SPREAD, LEND,
         {"interest": Share.percent(17)}, OPEN, missing=("interest_paid",)),
    Case("a loan over 12 months may be had where 12 are named", YEAR, LEND, {"months": 12}, YES),
    Case("one over 13 may not", YEAR, LEND, {"months": 13}, NO),
    Case("over how many months it runs must be known", YEAR, LEND, {}, OPEN, missing=("months",)),
    Case("all that stands against a loan is told", BANK, LEND,
         {"through_bank": True, "committee_guarantees": False, "recovery_agreed": True}, NO,
         beside=(SURETY, RECOVERY)),
]  # fmt: skip
test_loans = cases_test(CASES)


def test_the_day_from_which_she_may_have_one_is_said() -> None:
    told = Case("", WAIT, LEND, {"joined_on": date(2026, 11, 30)}, NO).verdict().next
    assert [line.values["day"] for line in told] == [date(2027, 2, 28)]


def test_every_ground_against_a_loan_is_told() -> None:
    case = Case("", SURETY, LEND, {"committee_guarantees": False, "guarantors": 0}, NO,
                beside=(TWO,))  # fmt: skip
    assert [one.kind for one in case.verdict().broken] == [SURETY.code, TWO.code]


def test_through_a_bank_and_from_savings_only_is_a_slip() -> None:
    law = Law((Article("1", rule=BANK), Article("2", rule=SAVINGS)))
    assert list(BANK.slips_beside(law))
    assert not list(BANK.slips_beside(Law((Article("1", rule=BANK),))))


def test_interest_above_the_loan_is_a_slip() -> None:
    assert not list(loans.InterestCap(share=Share.percent(100)).slips())
    assert list(loans.InterestCap(share=Share.percent(101)).slips())
