"""Leaving: a table of cases at and around the bounds of each article."""

from datetime import date

from associations.rules import leaving
from associations.rules.asked_of_members import LEAVE, LIABLE, PAID_OUT
from hnsa.law.money import Money
from hnsa.law.shares import Share
from hnsa.law.verdict import Answer
from tests.associations.rules.cases import Case, cases_test

NO, YES, OPEN, SILENT = Answer.NO, Answer.YES, Answer.OPEN, Answer.SILENT
RS = Money.whole

THIRTY = leaving.Resignation(days=30)
AT_ONCE = leaving.Resignation(days=0)
ACCEPTED = leaving.ResignationAccepted(days=30)
DEBTS = leaving.LeavesWithoutDebts()
LOAN = leaving.LeavesWithoutLoan()
OVER = leaving.HandOverFirst()
DEATH = leaving.EndsOnDeath()
LESS = leaving.SavingsPaidOut(less="debts", days=60)
IN_FULL = leaving.SavingsPaidOut(less="nothing", days=60)
NOTHING_BACK = leaving.DuesPaidBack()
HALF_BACK = leaving.DuesPaidBack(share=Share.percent(50))
NOMINEE = leaving.Nominee()
TWO_YEARS = leaving.LiableAfter(years=2)
NOTICE = date(2026, 10, 5)
DIED = date(2026, 9, 1)

CASES = [
    Case("thirty days after her notice she is out", THIRTY, LEAVE, {"resigned_on": NOTICE}, YES,
         date(2026, 11, 4)),
    Case("where no days are asked she is out at once", AT_ONCE, LEAVE, {"resigned_on": NOTICE},
         YES, NOTICE),
    Case("when she gave notice must be known", THIRTY, LEAVE, {}, OPEN, missing=("resigned_on",)),
    Case("who has died does not resign", THIRTY, LEAVE, {"resigned_on": NOTICE, "died_on": DIED},
         SILENT),
    Case("an accepted resignation takes effect on that day", ACCEPTED, LEAVE,
         {"resigned_on": NOTICE, "accepted_on": date(2026, 10, 20)}, YES, date(2026, 10, 20)),
    Case("accepted on the thirtieth day it takes effect on it", ACCEPTED, LEAVE,
         {"resigned_on": NOTICE, "accepted_on": date(2026, 11, 4)}, YES, date(2026, 11, 4)),
    Case("accepted later, it had taken effect already", ACCEPTED, LEAVE,
         {"resigned_on": NOTICE, "accepted_on": date(2026, 12, 1)}, YES, date(2026, 11, 4)),
    Case("without an answer it takes effect after thirty days", ACCEPTED, LEAVE,
         {"resigned_on": NOTICE}, YES, date(2026, 11, 4)),
    Case("for an acceptance too her notice must be known", ACCEPTED, LEAVE, {}, OPEN,
         missing=("resigned_on",)),
    Case("the later day counts where both are asked", ACCEPTED, LEAVE,
         {"resigned_on": NOTICE, "accepted_on": date(2026, 10, 10)}, YES, date(2026, 11, 4),
         beside=(THIRTY,)),
    Case("of the dead no acceptance is asked", ACCEPTED, LEAVE, {"died_on": DIED}, SILENT),
    Case("who owes something does not leave yet", DEBTS, LEAVE, {"owes": Money(1)}, NO),
    Case("who owes nothing leaves", DEBTS, LEAVE, {"owes": Money(0)}, YES),
    Case("what she owes must be known", DEBTS, LEAVE, {}, OPEN, missing=("owes",)),
    Case("the day is told, and that something is owed", DEBTS, LEAVE,
         {"owes": RS(20), "resigned_on": NOTICE}, NO, NOTICE, beside=(AT_ONCE,)),
    Case("death does not wait for debts", DEBTS, LEAVE, {"owes": RS(20), "died_on": DIED}, YES,
         DIED, beside=(DEATH,)),
    Case("who has an open loan does not leave yet", LOAN, LEAVE, {"loan_open": True}, NO),
    Case("who has none leaves", LOAN, LEAVE, {"loan_open": False}, YES),
    Case("whether a loan is open must be known", LOAN, LEAVE, {}, OPEN, missing=("loan_open",)),
    Case("death does not wait for a loan", LOAN, LEAVE, {"loan_open": True, "died_on": DIED},
         SILENT),
    Case("who has handed over leaves", OVER, LEAVE, {"handed_over": True}, YES),
    Case("who has not handed over does not leave yet", OVER, LEAVE, {"handed_over": False}, NO),
    Case("the treasurer hands over her office first", OVER, LEAVE,
         {"handed_over": True, "holds_office": "treasurer"}, NO),
    Case("that she is treasurer is enough to know", OVER, LEAVE, {"holds_office": "treasurer"},
         NO),
    Case("whether she has handed over must be known", OVER, LEAVE, {}, OPEN,
         missing=("handed_over",)),
    Case("death does not wait for papers", OVER, LEAVE, {"handed_over": False, "died_on": DIED},
         SILENT),
    Case("death ends a membership on that day", DEATH, LEAVE, {"died_on": DIED}, YES, DIED),
    Case("of the living the article on death says nothing", DEATH, LEAVE,
         {"resigned_on": NOTICE}, SILENT),
    Case("savings are paid out less what she owes", LESS, PAID_OUT,
         {"deposit": RS(3000), "owes": RS(1200)}, YES, RS(1800)),
    Case("what is owed to the last rupee leaves nothing", LESS, PAID_OUT,
         {"deposit": RS(3000), "owes": RS(3000)}, YES, RS(0)),
    Case("never less than nothing is paid out", LESS, PAID_OUT,
         {"deposit": RS(3000), "owes": RS(3001)}, YES, RS(0)),
    Case("for that it must be known what she owes", LESS, PAID_OUT, {"deposit": RS(3000)}, OPEN,
         missing=("owes",)),
    Case("what she has saved must be known", LESS, PAID_OUT, {"owes": RS(0)}, OPEN,
         missing=("deposit",)),
    Case("in full means in full", IN_FULL, PAID_OUT, {"deposit": RS(3000), "owes": RS(1200)}, YES,
         RS(3000)),
    Case("nothing of fees and dues is paid back", NOTHING_BACK, PAID_OUT, {"paid_in": RS(2400)},
         YES, RS(0)),
    Case("half of fees and dues is paid back, beside her savings", HALF_BACK, PAID_OUT,
         {"paid_in": RS(2400), "deposit": RS(3000), "owes": RS(0)}, YES, RS(4200), beside=(LESS,)),
    Case("half of an odd sum is not rounded up", HALF_BACK, PAID_OUT, {"paid_in": Money(101)}, YES,
         Money(50)),
    Case("what she has paid in must be known", NOTHING_BACK, PAID_OUT, {}, OPEN,
         missing=("paid_in",)),
    Case("to whom she named it is paid", NOMINEE, PAID_OUT,
         {"died_on": DIED, "nominee": True, "deposit": RS(500), "owes": RS(0)}, YES, RS(500),
         beside=(LESS,)),
    Case("where she named nobody it is not paid yet", NOMINEE, PAID_OUT,
         {"died_on": DIED, "nominee": False, "deposit": RS(500), "owes": RS(0)}, NO, RS(500),
         beside=(LESS,)),
    Case("whether she named somebody must be known", NOMINEE, PAID_OUT, {"died_on": DIED}, OPEN,
         missing=("nominee",)),
    Case("of the living nobody need be named to pay out", NOMINEE, PAID_OUT, {"nominee": False},
         SILENT),
    Case("the day before two years are over she answers for debts", TWO_YEARS, LIABLE,
         {"left_on": date(2024, 10, 6)}, YES),
    Case("after two years she does not any more", TWO_YEARS, LIABLE,
         {"left_on": date(2024, 10, 5)}, NO),
    Case("the years count from a death as well", TWO_YEARS, LIABLE, {"died_on": DIED}, YES),
    Case("when she left must be known", TWO_YEARS, LIABLE, {}, OPEN, missing=("left_on",)),
]  # fmt: skip
test_leaving = cases_test(CASES)


def test_not_more_is_paid_back_than_was_paid() -> None:
    assert len(list(leaving.DuesPaidBack(share=Share.percent(101)).slips())) == 1
    assert list(leaving.DuesPaidBack(share=Share.percent(100)).slips()) == []


def test_by_when_it_is_paid_out_is_told() -> None:
    facts = {"deposit": RS(500), "owes": RS(0)}
    left = Case("", LESS, PAID_OUT, {**facts, "left_on": date(2026, 10, 5)}, YES).verdict()
    assert [one.values["day"] for one in left.next] == [date(2026, 12, 4)]
    assert Case("", LESS, PAID_OUT, facts, YES).verdict().next == ()


def test_what_is_still_owed_after_savings_are_used_up_is_told() -> None:
    facts = {"deposit": RS(500), "owes": RS(800)}
    said = Case("", LESS, PAID_OUT, facts, YES).verdict().next
    assert [one.values["rest"] for one in said] == [RS(300)]
