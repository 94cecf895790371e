"""Decisions: thresholds on exact bases."""

import pytest

from associations.rules import decisions
from associations.rules.asked_of_meetings import CARRY
from hnsa.law.article import Article, Kind
from hnsa.law.asking import Law
from hnsa.law.money import Money
from hnsa.law.verdict import Answer
from tests.associations.rules.cases import Case, cases_test

NO, YES, OPEN, SILENT = Answer.NO, Answer.YES, Answer.OPEN, Answer.SILENT


def _threshold(share: str, base: str, reach: str = "at_least", subject: str = "ordinary") -> Kind:
    return decisions.Threshold.load(
        {"share": share, "base": base, "reach": reach, "subject": subject}
    )


SEVENTY = decisions.Threshold()
SIMPLE = _threshold("1/2", "voting", "more_than")
OF_PRESENT = _threshold("1/2", "present", "more_than")
OF_CAST = _threshold("60 %", "cast")
OF_VALID = _threshold("60 %", "valid")
AMENDMENT = _threshold("2/3", "all", subject="amendment")
EXPULSION = _threshold("2/3", "voting", subject="expulsion")
NOBODY_AGAINST = _threshold("100 %", "voting", subject="admission")


def _vote(votes_for: int, against: int, **more: object) -> dict:
    return {"votes_for": votes_for, "votes_against": against, **more}


HOW_MANY = [
    Case("34 of 48 are at least 70 % of all members", SEVENTY, CARRY, _vote(34, 2, members=48),
         YES),
    Case("33 of 48 are not, whoever else stayed at home", SEVENTY, CARRY,
         _vote(33, 0, members=48), NO),
    Case("70 of 100 are 70 %", SEVENTY, CARRY, _vote(70, 30, members=100), YES),
    Case("69 of 100 are not", SEVENTY, CARRY, _vote(69, 0, members=100), NO),
    Case("how many members there are must be known for the 70 %", SEVENTY, CARRY, _vote(34, 2),
         OPEN, missing=("members",)),
    Case("how many were for it must be known", SEVENTY, CARRY, {"members": 48}, OPEN,
         missing=("votes_for",)),
    Case("nobody of nobody decides nothing", SEVENTY, CARRY, _vote(0, 0, members=0), NO),
    Case("9 of 16 who voted are more than half", SIMPLE, CARRY, _vote(9, 7), YES),
    Case("8 of 16 are not", SIMPLE, CARRY, _vote(8, 8), NO),
    Case("who abstains does not count among those voting", SIMPLE, CARRY,
         _vote(3, 2, abstained=20), YES),
    Case("how many were against must be known there", SIMPLE, CARRY, {"votes_for": 9}, OPEN,
         missing=("votes_against",)),
    Case("where nobody voted nothing is carried", SIMPLE, CARRY, _vote(0, 0, abstained=5), NO),
    Case("9 of 16 present are more than half", OF_PRESENT, CARRY, _vote(9, 0, present=16), YES),
    Case("8 for and none against are not, when 16 are there", OF_PRESENT, CARRY,
         _vote(8, 0, present=16, abstained=8), NO),
    Case("how many were there must be known", OF_PRESENT, CARRY, _vote(9, 0), OPEN,
         missing=("present",)),
    Case("of 20 votes cast 12 are 60 %, the one that is not valid counted", OF_CAST, CARRY,
         _vote(12, 5, abstained=2, invalid=1), YES),
    Case("11 of 20 cast are not", OF_CAST, CARRY, _vote(11, 5, abstained=2, invalid=2), NO),
    Case("11 of 18 valid votes are 60 %, those not valid left out", OF_VALID, CARRY,
         _vote(11, 5, abstained=2, invalid=2), YES),
    Case("10 of 18 valid votes are not", OF_VALID, CARRY,
         _vote(10, 6, abstained=2, invalid=2), NO),
    Case("how many abstained must be known there", OF_VALID, CARRY, _vote(11, 5, abstained=None),
         OPEN, missing=("abstained",)),
    Case("how many were not valid must be known of votes cast", OF_CAST, CARRY,
         _vote(11, 5, invalid=None), OPEN, missing=("invalid",)),
    Case("abstentions told as none are known", OF_VALID, CARRY, _vote(11, 5), YES),
    Case("two thirds of 48 is 32: a change of the constitution carries", AMENDMENT, CARRY,
         _vote(32, 0, members=48, subject="amendment"), YES, beside=(SEVENTY,)),
    Case("31 do not change the constitution", AMENDMENT, CARRY,
         _vote(31, 0, members=48, subject="amendment"), NO, beside=(SEVENTY,)),
    Case("the ordinary 70 % are silent on a change", SEVENTY, CARRY,
         _vote(32, 0, members=48, subject="amendment"), YES, beside=(AMENDMENT,)),
    Case("a loan is decided as an ordinary question", SEVENTY, CARRY,
         _vote(33, 0, members=48, subject="loan"), NO, beside=(AMENDMENT,)),
    Case("where subjects differ it must be known what it is about", SEVENTY, CARRY,
         _vote(32, 0, members=48), OPEN, missing=("subject",), beside=(AMENDMENT,)),
    Case("where only changes have a threshold, a loan has none", AMENDMENT, CARRY,
         _vote(1, 30, members=48, subject="loan"), SILENT),
    Case("14 of 21 voting are two thirds: she is put out", EXPULSION, CARRY,
         _vote(14, 7, subject="expulsion"), YES),
    Case("13 of 20 are not", EXPULSION, CARRY, _vote(13, 7, subject="expulsion"), NO),
    Case("unanimous: nobody may be against", NOBODY_AGAINST, CARRY,
         _vote(12, 1, subject="admission"), NO),
    Case("unanimous: who abstains is not against", NOBODY_AGAINST, CARRY,
         _vote(12, 0, subject="admission", abstained=3), YES),
    Case("the members' threshold is not the committee's", SEVENTY, CARRY,
         _vote(1, 5, members=7, organ="committee"), SILENT),
    Case("when the general body is named as voting, it speaks", SEVENTY, CARRY,
         _vote(33, 0, members=48, organ="general"), NO),
]  # fmt: skip
test_how_many = cases_test(HOW_MANY)

ABOVE_10000 = decisions.ThresholdForExpenditure()
ABOVE_50000 = decisions.ThresholdForExpenditure.load({"above": "50000", "share": "80 %"})
IN_COMMITTEE = decisions.ThresholdOfCommittee()
ALL_OF_COMMITTEE = decisions.ThresholdOfCommittee.load(
    {"subject": "admission", "reach": "at_least", "share": "100 %", "base": "all"}
)


def _spend(rupees: int, votes_for: int, **more: object) -> dict:
    votes = _vote(votes_for, 0, members=48)
    return {"subject": "expenditure", "sum_asked": Money.whole(rupees), **votes, **more}


OTHERS = [
    Case("more than 10,000 needs 34 of 48", ABOVE_10000, CARRY, _spend(10_001, 34), YES,
         beside=(SIMPLE,)),
    Case("33 are too few", ABOVE_10000, CARRY, _spend(10_001, 33), NO, beside=(SIMPLE,)),
    Case("10,000 itself is an ordinary question", ABOVE_10000, CARRY, _spend(10_000, 1), YES,
         beside=(SIMPLE,)),
    Case("without an ordinary article it says nothing of 10,000", ABOVE_10000, CARRY,
         _spend(10_000, 1), SILENT),
    Case("a loan is no expenditure", ABOVE_10000, CARRY,
         _spend(20_000, 1) | {"subject": "loan"}, SILENT),
    Case("the sum must be known", ABOVE_10000, CARRY,
         {"subject": "expenditure", **_vote(33, 0, members=48)}, OPEN, missing=("sum_asked",),
         beside=(SIMPLE,)),
    Case("what it is about must be known", ABOVE_10000, CARRY, _vote(33, 0, members=48), OPEN,
         missing=("subject",)),
    Case("the committee does not decide on more than 10,000", ABOVE_10000, CARRY,
         _spend(10_001, 7, organ="committee", members=7), NO),
    Case("on 10,000 it may, by its own majority", ABOVE_10000, CARRY,
         _spend(10_000, 4, organ="committee", present=7), YES, beside=(IN_COMMITTEE,)),
    Case("the members may decide on it when they are named", ABOVE_10000, CARRY,
         _spend(10_001, 34, organ="general"), YES),
    Case("above 50,000 it takes 80 %: 39 of 48", ABOVE_50000, CARRY, _spend(60_000, 38), NO,
         beside=(ABOVE_10000,)),
    Case("39 carry it", ABOVE_50000, CARRY, _spend(60_000, 39), YES, beside=(ABOVE_10000,)),
    Case("the lower sum is silent then", ABOVE_10000, CARRY, _spend(60_000, 39), YES,
         beside=(ABOVE_50000,)),
    Case("at 20,000 the lower sum speaks", ABOVE_50000, CARRY, _spend(20_000, 33), NO,
         beside=(ABOVE_10000,)),
    Case("a sum goes before a threshold for all expenditure", ABOVE_10000, CARRY,
         _spend(10_001, 34), YES,
         beside=(_threshold("90 %", "all", subject="expenditure"),)),
    Case("a loan is decided by the ordinary majority, whatever expenditures need", SIMPLE, CARRY,
         _vote(2, 1, subject="loan"), YES, beside=(ABOVE_10000, IN_COMMITTEE)),
    Case("with an article on expenditures it must be known what it is about", SIMPLE, CARRY,
         _vote(2, 1), OPEN, missing=("subject",), beside=(ABOVE_10000,)),
    Case("the committee goes by its own majority and not by the 70 %", IN_COMMITTEE, CARRY,
         _vote(4, 3, members=7, present=7, organ="committee"), YES, beside=(SEVENTY,)),
    Case("4 of 7 present carry it in the committee", IN_COMMITTEE, CARRY,
         _vote(4, 3, present=7, organ="committee"), YES),
    Case("3 of 6 do not", IN_COMMITTEE, CARRY, _vote(3, 3, present=6, organ="committee"), NO),
    Case("the committee's majority is not the members'", IN_COMMITTEE, CARRY,
         _vote(1, 3, present=6, organ="general"), SILENT),
    Case("nor is it while nobody says who votes", IN_COMMITTEE, CARRY, _vote(1, 3, present=6),
         SILENT),
    Case("how many of the committee came must be known", IN_COMMITTEE, CARRY,
         _vote(4, 3, organ="committee"), OPEN, missing=("present",)),
    Case("all of the committee admit", ALL_OF_COMMITTEE, CARRY,
         _vote(7, 0, members=7, organ="committee", subject="admission"), YES,
         beside=(IN_COMMITTEE,)),
    Case("6 of 7 do not", ALL_OF_COMMITTEE, CARRY,
         _vote(6, 0, members=7, present=7, organ="committee", subject="admission"), NO,
         beside=(IN_COMMITTEE,)),
    Case("another question is not meant", ALL_OF_COMMITTEE, CARRY,
         _vote(4, 3, members=7, present=7, organ="committee", subject="loan"), YES,
         beside=(IN_COMMITTEE,)),
]  # fmt: skip
test_others = cases_test(OTHERS)

FLOOR = decisions.VotesFloor()
MERGER_FLOOR = decisions.VotesFloor.load({"subject": "merger", "reach": "more_than"})
SIXTY_OF_MERGER = _threshold("60 %", "cast", subject="merger")

FLOORS = [
    Case("24 of 48 have voted: it counts", FLOOR, CARRY,
         _vote(20, 2, abstained=1, invalid=1, members=48), YES, beside=(SIMPLE,)),
    Case("23 of 48 have: it does not count, whatever the majority", FLOOR, CARRY,
         _vote(20, 2, abstained=1, members=48), NO, beside=(SIMPLE,)),
    Case("enough votes, but not enough for it", FLOOR, CARRY, _vote(11, 13, members=48), NO,
         beside=(SIMPLE,)),
    Case("60 % of the votes and more than half of the members join two associations",
         MERGER_FLOOR, CARRY, _vote(15, 10, members=48, subject="merger"), YES,
         beside=(SIXTY_OF_MERGER,)),
    Case("half of the members is not more than half", MERGER_FLOOR, CARRY,
         _vote(24, 0, members=48, subject="merger"), NO, beside=(SIXTY_OF_MERGER,)),
    Case("a floor for a merger says nothing of a loan", MERGER_FLOOR, CARRY,
         _vote(1, 0, members=48, subject="loan"), SILENT),
    Case("a merger has its own floor", FLOOR, CARRY,
         _vote(24, 0, members=48, subject="merger"), NO, beside=(MERGER_FLOOR,)),
    Case("where floors differ it must be known what it is about", FLOOR, CARRY,
         _vote(24, 0, members=48), OPEN, missing=("subject",), beside=(MERGER_FLOOR,)),
    Case("how many members there are must be known for a floor", FLOOR, CARRY, _vote(24, 0),
         OPEN, missing=("members",)),
    Case("a floor is for the members, not for the committee", FLOOR, CARRY,
         _vote(1, 0, members=48, organ="committee"), SILENT),
]  # fmt: skip
test_floors = cases_test(FLOORS)


CASES = [*HOW_MANY, *OTHERS, *FLOORS]


def _facts(rule: Kind, **facts: object) -> dict[str, object]:
    [ground] = Case("", rule, CARRY, facts, YES).verdict().grounds
    return {name: one for line in ground.finding.facts for name, one in line.values.items()}


def test_the_sum_is_spelled_out() -> None:
    told = _facts(SEVENTY, members=48, votes_for=34)
    assert (told["votes"], told["of"], told["percent"]) == (34, 48, "70.8")
    assert (str(told["share"]), told["needed"]) == ("70 %", 34)


@pytest.mark.parametrize(
    ("base", "of"), [("all", 48), ("present", 40), ("voting", 30), ("cast", 37), ("valid", 35)]
)
def test_the_base_is_exact(base: str, of: int) -> None:
    told = _facts(
        _threshold("50 %", base), members=48, present=40, votes_for=20, votes_against=10,
        abstained=5, invalid=2,
    )  # fmt: skip
    assert told["of"] == of


def _slips(rule: Kind, *beside: Kind) -> int:
    law = Law(tuple(Article(str(at), rule=one) for at, one in enumerate((rule, *beside))))
    return len([*rule.slips(), *rule.slips_beside(law)])


@pytest.mark.parametrize(
    "kind",
    [
        decisions.Threshold, decisions.ThresholdForExpenditure, decisions.ThresholdOfCommittee,
        decisions.VotesFloor,
    ],
)  # fmt: skip
def test_a_threshold_that_nobody_reaches_is_a_slip(kind: type[Kind]) -> None:
    assert _slips(kind.load({"share": "101 %", "reach": "at_least"})) == 1
    assert _slips(kind.load({"share": "100 %", "reach": "more_than"})) == 1
    assert _slips(kind.load({"share": "100 %", "reach": "at_least"})) == 0
    assert _slips(kind.load({"share": "99 %", "reach": "more_than"})) == 0


def test_a_threshold_of_nothing_is_a_slip() -> None:
    assert _slips(_threshold("0 %", "all")) == 1
    assert _slips(_threshold("0 %", "all", "more_than")) == 0
