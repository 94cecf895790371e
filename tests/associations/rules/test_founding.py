"""Founding: cases at and around the bounds of each article."""

from associations.rules import founding
from associations.rules.asked_of_funds import FOUND
from hnsa.law.shares import Share, Steps
from hnsa.law.verdict import Answer
from tests.associations.rules.cases import Case, cases_test

NO, YES, OPEN = Answer.NO, Answer.YES, Answer.OPEN

TEN = founding.LeastFounders(founders=10)
FAMILIES = founding.FoundersOfFamilies()
ADULTS = founding.FoundersAge(years=18)
TENTH = founding.FoundersShareOfWorkers(share=Share.percent(10), enough=100, least=7)
STEPS = founding.FoundersByWorkers(founders=Steps(((20, 20), (301, 40), (501, 100))))
FREE = founding.Independence()
WOMEN = founding.FoundersAreWomen()

CASES = [
    Case("ten may found it where ten are asked", TEN, FOUND, {"founders": 10}, YES),
    Case("nine may not", TEN, FOUND, {"founders": 9}, NO),
    Case("nobody founds nothing", TEN, FOUND, {"founders": 0}, NO),
    Case("how many there are must be known", TEN, FOUND, {}, OPEN, missing=("founders",)),
    Case("30 of 30 families may found it", FAMILIES, FOUND, {"founders": 30, "families": 30}, YES),
    Case("30 of 29 families may not", FAMILIES, FOUND, {"founders": 30, "families": 29}, NO),
    Case("how many families there are must be known", FAMILIES, FOUND, {"founders": 30}, OPEN,
         missing=("families",)),
    Case("a founder of 18 is old enough", ADULTS, FOUND, {"youngest": 18}, YES),
    Case("one of 17 is not", ADULTS, FOUND, {"youngest": 17}, NO),
    Case("the age of the youngest must be known", ADULTS, FOUND, {}, OPEN, missing=("youngest",)),
    Case("30 of 300 workers are a tenth", TENTH, FOUND,
         {"founders": 30, "workers_of_trade": 300}, YES),
    Case("30 of 301 are not", TENTH, FOUND, {"founders": 30, "workers_of_trade": 301}, NO),
    Case("100 are enough of 5,000", TENTH, FOUND,
         {"founders": 100, "workers_of_trade": 5000}, YES),
    Case("99 of 5,000 are not", TENTH, FOUND, {"founders": 99, "workers_of_trade": 5000}, NO),
    Case("fewer than 7 never are", TENTH, FOUND, {"founders": 6, "workers_of_trade": 40}, NO),
    Case("7 of 40 are", TENTH, FOUND, {"founders": 7, "workers_of_trade": 40}, YES),
    Case("100 are enough whatever the number of workers", TENTH, FOUND, {"founders": 100}, YES),
    Case("6 never are, whatever it is", TENTH, FOUND, {"founders": 6}, NO),
    Case("between the two the number must be known", TENTH, FOUND, {"founders": 50}, OPEN,
         missing=("workers_of_trade",)),
    Case("of 300 workers 20 found it", STEPS, FOUND,
         {"founders": 20, "workers_of_trade": 300}, YES),
    Case("of 301 it takes 40", STEPS, FOUND, {"founders": 39, "workers_of_trade": 301}, NO),
    Case("of 301 workers 40 found it", STEPS, FOUND,
         {"founders": 40, "workers_of_trade": 301}, YES),
    Case("of 501 it takes 100", STEPS, FOUND, {"founders": 99, "workers_of_trade": 501}, NO),
    Case("where there are 19 workers there are too few", STEPS, FOUND,
         {"founders": 19, "workers_of_trade": 19}, NO),
    Case("how many workers there are must be known", STEPS, FOUND, {"founders": 19}, OPEN,
         missing=("workers_of_trade",)),
    Case("where the members decide it may be founded", FREE, FOUND,
         {"political_control": False}, YES),
    Case("where a party decides it may not", FREE, FOUND, {"political_control": True}, NO),
    Case("who decides must be known", FREE, FOUND, {}, OPEN, missing=("political_control",)),
    Case("women found it", WOMEN, FOUND, {"men": 0}, YES),
    Case("with a man among them it may not be founded so", WOMEN, FOUND, {"men": 1}, NO),
    Case("whether there are men must be known", WOMEN, FOUND, {}, OPEN, missing=("men",)),
    Case("all that is missing is told", TEN, FOUND,
         {"founders": 9, "youngest": 17}, NO, beside=(ADULTS,)),
]  # fmt: skip
test_founding = cases_test(CASES)


def test_steps_that_ask_for_more_than_there_are_is_a_slip() -> None:
    assert not list(STEPS.slips())
    assert list(founding.FoundersByWorkers(founders=Steps(((10, 20), (301, 40)))).slips())


def test_a_share_that_cannot_be_is_a_slip() -> None:
    assert not list(TENTH.slips())
    assert list(founding.FoundersShareOfWorkers(share=Share.percent(101)).slips())
    assert list(founding.FoundersShareOfWorkers(enough=6, least=7).slips())
