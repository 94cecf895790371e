"""A tie: lost, not decided, or the chair's casting vote."""

from associations.rules import decisions, ties
from associations.rules.asked_of_meetings import CARRY
from hnsa.law.article import Kind
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
AMENDMENT = _threshold("2/3", "all", subject="amendment")
IN_COMMITTEE = decisions.ThresholdOfCommittee()


def _vote(votes_for: int, against: int, **more: object) -> dict:
    return {"votes_for": votes_for, "votes_against": against, **more}


LOST = ties.TieInMotion()
CASTING = ties.TieInMotion.load({"then": "casting"})
UNDECIDED = ties.TieInMotion.load({"then": "undecided"})
AT_LEAST_HALF = _threshold("1/2", "voting")

TIES = [
    Case("12 and 12: lost", LOST, CARRY, _vote(12, 12), NO, beside=(SIMPLE,)),
    Case("13 and 12 is no tie", LOST, CARRY, _vote(13, 12), YES, beside=(SIMPLE,)),
    Case("12 and 13 is no tie either", UNDECIDED, CARRY, _vote(12, 13), NO, beside=(SIMPLE,)),
    Case("a tie is lost even where half would be enough", LOST, CARRY, _vote(12, 12), NO,
         beside=(AT_LEAST_HALF,)),
    Case("12 and 12: not decided, where it says so", UNDECIDED, CARRY, _vote(12, 12), OPEN,
         beside=(SIMPLE,)),
    Case("without any other article a tie is not decided", UNDECIDED, CARRY, _vote(12, 12),
         OPEN),
    Case("the casting vote for it carries it", CASTING, CARRY,
         _vote(12, 12, chair_votes_for=True), YES, beside=(SIMPLE,)),
    Case("the casting vote against it does not", CASTING, CARRY,
         _vote(12, 12, chair_votes_for=False), NO, beside=(SIMPLE,)),
    Case("until the chair votes it is open", CASTING, CARRY, _vote(12, 12), OPEN,
         missing=("chair_votes_for",), beside=(SIMPLE,)),
    Case("no casting vote makes 24 of 48 into 70 %", CASTING, CARRY,
         _vote(24, 24, members=48, chair_votes_for=True), NO, beside=(SEVENTY,)),
    Case("and 24 of 48 are not undecided there, but lost", UNDECIDED, CARRY,
         _vote(24, 24, members=48), NO, beside=(SEVENTY,)),
    Case("5 of 10 present and the chair are more than half", CASTING, CARRY,
         _vote(5, 5, present=10, chair_votes_for=True), YES, beside=(OF_PRESENT,)),
    Case("5 of 12 present and the chair are not", CASTING, CARRY,
         _vote(5, 5, present=12, abstained=2, chair_votes_for=True), NO, beside=(OF_PRESENT,)),
    Case("none and none is no tie", UNDECIDED, CARRY, _vote(0, 0, abstained=9), NO,
         beside=(SIMPLE,)),
    Case("a tie in the committee is one as well", CASTING, CARRY,
         _vote(3, 3, present=6, organ="committee", chair_votes_for=True), YES,
         beside=(IN_COMMITTEE,)),
    Case("who was against must be known", UNDECIDED, CARRY, {"votes_for": 12}, OPEN,
         missing=("votes_against",)),
    Case("what a tie is about must be known where it matters", CASTING, CARRY,
         _vote(24, 24, members=48), OPEN, missing=("subject",), beside=(SIMPLE, AMENDMENT)),
]  # fmt: skip
test_ties = cases_test(TIES)

CASES = TIES
