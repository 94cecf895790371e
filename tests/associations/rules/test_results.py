"""Results: what follows from a count, at and around every bound."""

from datetime import date

import pytest

from associations.rules import results
from associations.rules.asked_of_offices import ELECTED, OBJECT
from hnsa.law.article import Kind
from hnsa.law.verdict import Answer
from tests.associations.rules.cases import Case, cases_test

NO, YES, OPEN, SILENT = Answer.NO, Answer.YES, Answer.OPEN, Answer.SILENT

DECLARED = results.Uncontested()
AGAIN = results.TooFewCandidates(days=30)
LOT = results.ElectionTie(how="lot")
NEW_POLL = results.ElectionTie(how="poll")
SHARED = results.ElectionTie(how="shared")
FRESH = results.ElectionTie(how="fresh")
HALF_VOTE = results.LeastTurnout.load({"share": "1/2"})
MORE_VOTE = results.LeastTurnout.load({"share": "1/2", "reach": "more_than"})
MAJORITY = results.WinnerShare.load({"share": "1/2"})
OF_ROLL = results.WinnerShare.load({"share": "55 %", "reach": "at_least", "base": "roll"})
CLOSE = results.Recount(votes=2)
MONTH = results.ObjectionsToResult(days=30)
POLL = {"poll_on": date(2026, 11, 20)}

CASES = [
    Case("three candidates for three seats are elected", DECLARED, ELECTED,
         {"seats": 3, "candidates": 3}, YES),
    Case("two for three seats are as well", DECLARED, ELECTED, {"seats": 3, "candidates": 2}, YES),
    Case("four for three seats need a poll", DECLARED, ELECTED,
         {"seats": 3, "candidates": 4}, SILENT),
    Case("nobody is declared where nobody stands", DECLARED, ELECTED,
         {"seats": 3, "candidates": 0}, SILENT),
    Case("seats must be known", DECLARED, ELECTED, {"candidates": 3}, OPEN, missing=("seats",)),
    Case("without a poll nobody asks how many voted", DECLARED, ELECTED,
         {"seats": 1, "candidates": 1}, YES, beside=(HALF_VOTE, MAJORITY, LOT, CLOSE)),
    Case("with a poll it is asked", DECLARED, ELECTED, {"seats": 1, "candidates": 2}, OPEN,
         missing=("turnout", "on_roll"), beside=(HALF_VOTE,)),
    Case("where nobody stands a new election is held", AGAIN, ELECTED,
         {**POLL, "seats": 3, "candidates": 0}, NO),
    Case("who stood is elected though seats are left", AGAIN, ELECTED,
         {**POLL, "seats": 3, "candidates": 2}, YES),
    Case("with enough candidates nothing is left", AGAIN, ELECTED,
         {"seats": 3, "candidates": 3}, YES),
    Case("for a new election election day must be known", AGAIN, ELECTED,
         {"seats": 3, "candidates": 0}, OPEN, missing=("poll_on",)),
    Case("two with equal votes wait for the lot", LOT, ELECTED, {"tied": 2}, OPEN),
    Case("when the lot is drawn they do not", LOT, ELECTED, {"tied": 2, "lot_drawn": True}, YES),
    Case("without equal votes no lot is drawn", LOT, ELECTED, {"tied": 0}, YES),
    Case("one alone is not equal to anybody", LOT, ELECTED, {"tied": 1}, YES),
    Case("whether there is a tie must be known", LOT, ELECTED, {}, OPEN, missing=("tied",)),
    Case("where a new poll is held they are not elected yet", NEW_POLL, ELECTED, {"tied": 2}, NO),
    Case("a lot does not help there", NEW_POLL, ELECTED, {"tied": 2, "lot_drawn": True}, NO),
    Case("where a new election is held they are not elected yet", FRESH, ELECTED,
         {"tied": 3}, NO),
    Case("where they share the term the lot says who is first", SHARED, ELECTED,
         {"tied": 2}, OPEN),
    Case("and then both serve", SHARED, ELECTED, {"tied": 2, "lot_drawn": True}, YES),
    Case("24 of 48 are at least half of the roll", HALF_VOTE, ELECTED,
         {"turnout": 24, "on_roll": 48}, YES),
    Case("23 of 48 are not", HALF_VOTE, ELECTED, {"turnout": 23, "on_roll": 48}, NO),
    Case("24 of 48 are not more than half", MORE_VOTE, ELECTED,
         {"turnout": 24, "on_roll": 48}, NO),
    Case("25 of 48 are", MORE_VOTE, ELECTED, {"turnout": 25, "on_roll": 48}, YES),
    Case("nobody of an empty roll is no turnout", HALF_VOTE, ELECTED,
         {"turnout": 0, "on_roll": 0}, NO),
    Case("8 of 16 valid votes are not more than half", MAJORITY, ELECTED,
         {"winner_votes": 8, "valid_votes": 16}, NO),
    Case("9 of 16 are more than half", MAJORITY, ELECTED,
         {"winner_votes": 9, "valid_votes": 16}, YES),
    Case("the roll does not count where valid votes do", MAJORITY, ELECTED,
         {"winner_votes": 9, "valid_votes": 16, "on_roll": 100}, YES),
    Case("valid votes must be known", MAJORITY, ELECTED, {"winner_votes": 9, "on_roll": 100}, OPEN,
         missing=("valid_votes",)),
    Case("55 of a roll of 100 are 55 %", OF_ROLL, ELECTED,
         {"winner_votes": 55, "on_roll": 100}, YES),
    Case("54 of a roll of 100 are not", OF_ROLL, ELECTED,
         {"winner_votes": 54, "valid_votes": 60, "on_roll": 100}, NO),
    Case("two votes between them are counted again", CLOSE, ELECTED, {"difference": 2}, NO),
    Case("three are not", CLOSE, ELECTED, {"difference": 3}, YES),
    Case("when they were counted again they stand", CLOSE, ELECTED,
         {"difference": 2, "recounted": True}, YES),
    Case("the difference must be known", CLOSE, ELECTED, {}, OPEN, missing=("difference",)),
    Case("on the 30th day an objection is in time", MONTH, OBJECT,
         {"declared_on": date(2026, 9, 5)}, YES),
    Case("on the 31st it is late", MONTH, OBJECT, {"declared_on": date(2026, 9, 4)}, NO),
    Case("an objection made in time stays in time", MONTH, OBJECT,
         {"declared_on": date(2026, 8, 1), "objected_on": date(2026, 8, 31)}, YES),
    Case("one made a day later stays late", MONTH, OBJECT,
         {"declared_on": date(2026, 8, 1), "objected_on": date(2026, 9, 1)}, NO),
    Case("when it was declared must be known", MONTH, OBJECT, {}, OPEN, missing=("declared_on",)),
]  # fmt: skip
test_results = cases_test(CASES)


@pytest.mark.parametrize("kind", [results.LeastTurnout, results.WinnerShare])
def test_a_share_that_no_number_reaches_is_a_slip(kind: type[Kind]) -> None:
    assert not list(kind.load({"share": "100 %", "reach": "at_least"}).slips())
    assert len(list(kind.load({"share": "100 %", "reach": "more_than"}).slips())) == 1
    assert len(list(kind.load({"share": "101 %", "reach": "at_least"}).slips())) == 1
