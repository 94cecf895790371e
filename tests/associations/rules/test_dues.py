"""Dues: a table of cases at and around the bounds of each article."""

from datetime import date

from associations.rules import admission, dues, termination
from associations.rules.asked_of_members import DUES, JOIN, PUT_OUT, VOTE
from hnsa.law.article import Article, Kind
from hnsa.law.asking import Law
from hnsa.law.days import YearDay
from hnsa.law.money import Money
from hnsa.law.verdict import Answer, Stand
from tests.associations.rules.cases import Case, cases_test

NO, YES, OPEN, SILENT = Answer.NO, Answer.YES, Answer.OPEN, Answer.SILENT
RS = Money.whole

HUNDRED = dues.DuesMonthly(fee=RS(100))
ASSOCIATES = dues.DuesMonthly(category="associate", fee=RS(40))
OCTOBER = dues.DuesYearly(fee=RS(1000), due=YearDay(10, 1))
JULY = dues.DuesYearly(fee=RS(6000), due=YearDay(7, 1))
LEAP = dues.DuesYearly(fee=RS(1000), due=YearDay(2, 29))
FREE = dues.DuesExempt(categories=("honorary",))
WORK = dues.WorkInstead(hours=8)
LATE = dues.FineLateDues(fee=RS(10), free=1)
PAYMENT = dues.RightsAfterPayment()
THIRTY_DAYS = dues.PaidUpToVote(days=30)
SAME_DAY = dues.PaidUpToVote(days=0)
RESTS = dues.VoteRestsInArrears(months=3)
OUT = termination.Arrears(months=3)

CASES = [
    Case("a member pays 100 a month", HUNDRED, DUES, {}, YES, RS(100)),
    Case("whoever works instead pays where there is no such article", HUNDRED, DUES,
         {"works_instead": True}, YES, RS(100)),
    Case("an associate pays her own dues", ASSOCIATES, DUES, {"category": "associate"}, YES,
         RS(40), beside=(HUNDRED,)),
    Case("everybody else pays those of every member", ASSOCIATES, DUES, {"category": "ordinary"},
         YES, RS(100), beside=(HUNDRED,)),
    Case("the article for every member is silent of associates", HUNDRED, DUES,
         {"category": "associate"}, YES, RS(40), beside=(ASSOCIATES,)),
    Case("her kind must be known where dues differ", HUNDRED, DUES, {}, OPEN,
         missing=("category",), beside=(ASSOCIATES,)),
    Case("where only associates pay, others do not", ASSOCIATES, DUES, {"category": "ordinary"},
         SILENT),
    Case("where only associates pay, her kind must be known", ASSOCIATES, DUES, {}, OPEN,
         missing=("category",)),
    Case("yearly dues are asked for in their month", OCTOBER, DUES, {"on": date(2026, 10, 31)},
         YES, RS(1000)),
    Case("the month before, nothing is asked for", OCTOBER, DUES, {"on": date(2026, 9, 30)},
         YES, RS(0)),
    Case("the month after, nothing is asked for", OCTOBER, DUES, {"on": date(2026, 11, 1)},
         YES, RS(0)),
    Case("monthly and yearly dues are both paid", OCTOBER, DUES, {}, YES, RS(1100),
         beside=(HUNDRED,)),
    Case("dues of 29 February are due on 1 March of other years", LEAP, DUES,
         {"on": date(2026, 3, 9)}, YES, RS(1000)),
    Case("and in February of a leap year", LEAP, DUES, {"on": date(2028, 2, 9)}, YES, RS(1000)),
    Case("yearly dues are not asked of whoever is free of dues", OCTOBER, DUES,
         {"category": "honorary"}, YES, RS(0), beside=(FREE,)),
    Case("an honorary member pays nothing", FREE, DUES, {"category": "honorary"}, YES, RS(0),
         beside=(HUNDRED,)),
    Case("another member pays", FREE, DUES, {"category": "ordinary"}, YES, RS(100),
         beside=(HUNDRED,)),
    Case("her kind must be known where some pay nothing", FREE, DUES, {}, OPEN,
         missing=("category",), beside=(HUNDRED,)),
    Case("whoever works instead pays nothing", WORK, DUES, {"works_instead": True}, YES, RS(0),
         beside=(HUNDRED,)),
    Case("whoever does not, pays", WORK, DUES, {"works_instead": False}, YES, RS(100),
         beside=(HUNDRED,)),
    Case("whoever will work instead joins without a fee", WORK, JOIN,
         {"works_instead": True, "fee_paid": RS(0)}, YES,
         beside=(admission.AdmissionFee(fee=RS(100)),)),
    Case("whoever will not, pays the fee", WORK, JOIN,
         {"works_instead": False, "fee_paid": RS(0)}, NO,
         beside=(admission.AdmissionFee(fee=RS(100)),)),
    Case("8 hours of work set arrears aside for a vote", WORK, VOTE,
         {"works_instead": True, "hours_worked": 8, "months_owed": 5}, YES, beside=(RESTS,)),
    Case("7 hours do not yet", WORK, VOTE,
         {"works_instead": True, "hours_worked": 7, "months_owed": 5}, NO, beside=(RESTS,)),
    Case("work sets aside all that is asked in money for a vote", WORK, VOTE,
         {"works_instead": True, "hours_worked": 9, "months_owed": 5, "admission_paid": False,
          "paid_up_on": date(2025, 1, 1)}, YES, beside=(RESTS, PAYMENT, THIRTY_DAYS)),
    Case("what was paid need not be known then", WORK, VOTE,
         {"works_instead": True, "hours_worked": 9}, YES, beside=(RESTS, PAYMENT, THIRTY_DAYS)),
    Case("hours without the agreement to work instead set nothing aside", WORK, VOTE,
         {"works_instead": False, "hours_worked": 50, "months_owed": 5}, NO, beside=(RESTS,)),
    Case("the hours must be known", WORK, VOTE, {"works_instead": True, "months_owed": 0}, OPEN,
         missing=("hours_worked",), beside=(RESTS,)),
    Case("8 hours of work set arrears aside as a ground", WORK, PUT_OUT,
         {"works_instead": True, "hours_worked": 8, "months_owed": 12}, NO, beside=(OUT,)),
    Case("7 hours leave the ground", WORK, PUT_OUT,
         {"works_instead": True, "hours_worked": 7, "months_owed": 12}, YES, beside=(OUT,)),
    Case("work does not set absence aside", WORK, PUT_OUT,
         {"works_instead": True, "hours_worked": 8, "missed_in_a_row": 3}, YES,
         beside=(termination.Absence(meetings=3),)),
    Case("of whoever does not work instead, it says nothing", WORK, PUT_OUT, {}, SILENT),
    Case("one month owed is let pass", LATE, DUES, {"months_owed": 1}, YES, RS(0)),
    Case("two months owed cost ten", LATE, DUES, {"months_owed": 2}, YES, RS(10)),
    Case("four months owed cost thirty, beside the dues", LATE, DUES, {"months_owed": 4}, YES,
         RS(130), beside=(HUNDRED,)),
    Case("where no month is let pass, the first costs ten", dues.FineLateDues(fee=RS(10), free=0),
         DUES, {"months_owed": 1}, YES, RS(10)),
    Case("nothing owed costs nothing", LATE, DUES, {"months_owed": 0}, YES, RS(0)),
    Case("what she owes must be known", LATE, DUES, {}, OPEN, missing=("months_owed",)),
    Case("whoever works instead pays nothing for being late", LATE, DUES,
         {"months_owed": 4, "works_instead": True}, YES, RS(0), beside=(WORK,)),
    Case("before the first payment she has no vote", PAYMENT, VOTE, {"admission_paid": False}, NO),
    Case("after it she has", PAYMENT, VOTE, {"admission_paid": True}, YES),
    Case("whether she has paid must be known", PAYMENT, VOTE, {}, OPEN,
         missing=("admission_paid",)),
    Case("paid up to 30 days before the vote", THIRTY_DAYS, VOTE,
         {"paid_up_on": date(2026, 9, 5)}, YES),
    Case("paid up to 31 days before the vote", THIRTY_DAYS, VOTE,
         {"paid_up_on": date(2026, 9, 4)}, NO),
    Case("paid up to the day before, where the day itself is asked", SAME_DAY, VOTE,
         {"paid_up_on": date(2026, 10, 4)}, NO),
    Case("paid up to the day itself", SAME_DAY, VOTE, {"paid_up_on": date(2026, 10, 5)}, YES),
    Case("up to when she has paid must be known", THIRTY_DAYS, VOTE, {}, OPEN,
         missing=("paid_up_on",)),
    Case("an honorary member without dues need not be paid up", THIRTY_DAYS, VOTE,
         {"category": "honorary"}, SILENT, beside=(FREE,)),
    Case("two months owed leave her the vote", RESTS, VOTE, {"months_owed": 2}, YES),
    Case("three months owed rest it", RESTS, VOTE, {"months_owed": 3}, NO),
    Case("nothing owed leaves her the vote", RESTS, VOTE, {"months_owed": 0}, YES),
    Case("what she owes must be known for a vote", RESTS, VOTE, {}, OPEN,
         missing=("months_owed",)),
    Case("the article on work is heard, and decides nothing, while hours are missing", WORK, VOTE,
         {"works_instead": True, "hours_worked": 7, "months_owed": 0}, Stand.TELLS,
         beside=(RESTS,)),
]  # fmt: skip
test_dues = cases_test(CASES)


def law(*rules: Kind) -> Law:
    """A constitution of these rules."""
    return Law(tuple(Article(str(at), rule=one) for at, one in enumerate(rules, start=1)))


def test_nobody_is_asked_for_dues_and_freed_of_them() -> None:
    both = dues.DuesExempt(categories=("honorary", "associate"))
    assert len(list(both.slips_beside(law(ASSOCIATES, both, HUNDRED)))) == 1
    assert list(FREE.slips_beside(law(ASSOCIATES, FREE, HUNDRED, JULY))) == []


def test_dues_differ_by_kind_of_member() -> None:
    assert HUNDRED.standing_for == "all" and ASSOCIATES.standing_for == "associate"
    assert dues.DuesMonthly.load({"category": "life", "fee": "12.50"}).fee == Money(1250)


def test_who_sets_the_dues_is_text() -> None:
    assert not dues.DuesSetBy.judges
    assert dues.DuesSetBy().says().values["organ"].text == "the general body"  # type: ignore[attr-defined]
