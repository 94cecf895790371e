"""Money set aside, and fines: cases at and around the bounds of each article."""

from associations.rules import reserves
from associations.rules.asked_of_funds import FINE, RESERVE
from hnsa.law.article import Article
from hnsa.law.asking import Law
from hnsa.law.money import Money
from hnsa.law.shares import Share
from hnsa.law.verdict import Answer
from tests.associations.rules.cases import Case, cases_test

YES, OPEN = Answer.YES, Answer.OPEN
RS = Money.whole

RESERVE_25 = reserves.ReserveShare(share=Share.percent(25))
EDUCATION_2 = reserves.EducationFund(share=Share.percent(2))
GOOD_10 = reserves.CommonGoodFund(share=Share.percent(10))
ABSENCE = reserves.FineForAbsence(each=RS(5), most=RS(20))

CASES = [
    Case("a quarter of 10,000 goes to the reserve", RESERVE_25, RESERVE, {"profit": RS(10_000)},
         YES, RS(2500)),
    Case("a quarter of 99.99 is 25.00, as it is at least a quarter", RESERVE_25, RESERVE,
         {"profit": Money(9999)}, YES, Money(2500)),
    Case("of no profit nothing goes there", RESERVE_25, RESERVE, {"profit": RS(0)}, YES, RS(0)),
    Case("the profit must be known", RESERVE_25, RESERVE, {}, OPEN, missing=("profit",)),
    Case("2 % of 10,000 goes to teaching", EDUCATION_2, RESERVE, {"profit": RS(10_000)}, YES,
         RS(200)),
    Case("2 % of 99.99 is 1.99, as it is at most that", EDUCATION_2, RESERVE,
         {"profit": Money(9999)}, YES, Money(199)),
    Case("for teaching the profit must be known", EDUCATION_2, RESERVE, {}, OPEN,
         missing=("profit",)),
    Case("10 % of 10,000 goes to the common good", GOOD_10, RESERVE, {"profit": RS(10_000)}, YES,
         RS(1000)),
    Case("for the common good the profit must be known", GOOD_10, RESERVE, {}, OPEN,
         missing=("profit",)),
    Case("all three together are 3,700 of 10,000", RESERVE_25, RESERVE, {"profit": RS(10_000)},
         YES, RS(3700), beside=(EDUCATION_2, GOOD_10)),
    Case("no meeting missed, no fine", ABSENCE, FINE, {"absences": 0}, YES, RS(0)),
    Case("one meeting missed is 5", ABSENCE, FINE, {"absences": 1}, YES, RS(5)),
    Case("four are 20", ABSENCE, FINE, {"absences": 4}, YES, RS(20)),
    Case("five are 20 as well: the most of a year", ABSENCE, FINE, {"absences": 5}, YES, RS(20)),
    Case("how many were missed must be known", ABSENCE, FINE, {}, OPEN, missing=("absences",)),
]  # fmt: skip
test_reserves = cases_test(CASES)


def _law(*rules: object) -> Law:
    return Law(tuple(Article(str(n), rule=rule) for n, rule in enumerate(rules, 1)))  # type: ignore[arg-type]


def test_a_share_above_the_whole_is_a_slip() -> None:
    for kind in (reserves.ReserveShare, reserves.EducationFund, reserves.CommonGoodFund):
        assert not list(kind(share=Share.percent(100)).slips())
        assert list(kind(share=Share.percent(101)).slips())


def test_more_set_aside_than_there_is_is_a_slip() -> None:
    assert not list(RESERVE_25.slips_beside(_law(RESERVE_25, EDUCATION_2, GOOD_10)))
    all_of_it = reserves.ReserveShare(share=Share.percent(90))
    assert not list(all_of_it.slips_beside(_law(all_of_it, GOOD_10)))
    assert len(list(all_of_it.slips_beside(_law(all_of_it, GOOD_10, EDUCATION_2)))) == 1


def test_a_fine_above_its_own_limit_is_a_slip() -> None:
    assert not list(reserves.FineForAbsence(each=RS(5), most=RS(5)).slips())
    assert list(reserves.FineForAbsence(each=RS(6), most=RS(5)).slips())
