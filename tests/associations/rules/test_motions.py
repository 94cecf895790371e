"""Motions: how they are voted on, who proposes them, who decides, and when they come again."""

from datetime import date

from associations.rules import motions
from associations.rules.asked_of_meetings import CARRY
from hnsa.law.verdict import Answer
from tests.associations.rules.cases import Case, cases_test

NO, YES, OPEN, SILENT = Answer.NO, Answer.YES, Answer.OPEN, Answer.SILENT

SECRET = motions.SecretVote()
ONE_VOTE = motions.OneMemberOneVote()
SIX_MONTHS = motions.NotAgainWithin()
TWO_MOVE = motions.Movers()
TEN_MOVE = motions.Movers.load({"subject": "amendment", "number": "10"})
GENERAL_SPENDS = motions.WhoDecides()
BOTH_LEND = motions.WhoDecides.load({"subject": "loan", "organs": ["general", "committee"]})

HOW = [
    Case("a secret vote puts her out", SECRET, CARRY, {"subject": "expulsion", "secret": True},
         YES),
    Case("an open vote does not", SECRET, CARRY, {"subject": "expulsion", "secret": False}, NO),
    Case("whether it was secret must be known", SECRET, CARRY, {"subject": "expulsion"}, OPEN,
         missing=("secret",)),
    Case("a loan may be voted on openly", SECRET, CARRY, {"subject": "loan", "secret": False},
         SILENT),
    Case("whether it is one of the secret subjects must be known", SECRET, CARRY,
         {"secret": False}, OPEN, missing=("subject",)),
    Case("one vote of each is well", ONE_VOTE, CARRY, {"votes_per_member": 1}, YES),
    Case("two votes of one are not", ONE_VOTE, CARRY, {"votes_per_member": 2}, NO),
    Case("where nobody voted, nobody voted twice", ONE_VOTE, CARRY, {"votes_per_member": 0},
         YES),
    Case("how many votes one gave must be known", ONE_VOTE, CARRY, {}, OPEN,
         missing=("votes_per_member",)),
    Case("after 6 months the same may be asked again", SIX_MONTHS, CARRY,
         {"decided_before_on": date(2026, 4, 5)}, YES),
    Case("a day before it may not", SIX_MONTHS, CARRY, {"decided_before_on": date(2026, 4, 6)},
         NO),
    Case("what was never decided may be asked", SIX_MONTHS, CARRY, {}, SILENT),
    Case("the day of the vote must be known", SIX_MONTHS, CARRY,
         {"on": None, "decided_before_on": date(2026, 4, 5)}, OPEN, missing=("on",)),
    Case("two propose a motion", TWO_MOVE, CARRY, {"subject": "loan", "proposed_by": 2}, YES),
    Case("one alone does not", TWO_MOVE, CARRY, {"subject": "loan", "proposed_by": 1}, NO),
    Case("who proposed it must be known", TWO_MOVE, CARRY, {"subject": "loan"}, OPEN,
         missing=("proposed_by",)),
    Case("ten propose a change", TEN_MOVE, CARRY, {"subject": "amendment", "proposed_by": 10},
         YES, beside=(TWO_MOVE,)),
    Case("nine do not", TEN_MOVE, CARRY, {"subject": "amendment", "proposed_by": 9}, NO,
         beside=(TWO_MOVE,)),
    Case("two are silent on a change", TWO_MOVE, CARRY,
         {"subject": "amendment", "proposed_by": 9}, NO, beside=(TEN_MOVE,)),
    Case("where numbers differ the subject must be known", TWO_MOVE, CARRY, {"proposed_by": 2},
         OPEN, missing=("subject",), beside=(TEN_MOVE,)),
    Case("with one number the subject need not be", TWO_MOVE, CARRY, {"proposed_by": 2}, YES),
    Case("on expenditure the general body decides", GENERAL_SPENDS, CARRY,
         {"subject": "expenditure", "organ": "general"}, YES),
    Case("the committee does not", GENERAL_SPENDS, CARRY,
         {"subject": "expenditure", "organ": "committee"}, NO),
    Case("nor the president", GENERAL_SPENDS, CARRY,
         {"subject": "expenditure", "organ": "president"}, NO),
    Case("who decided must be known", GENERAL_SPENDS, CARRY, {"subject": "expenditure"}, OPEN,
         missing=("organ",)),
    Case("it says nothing of a loan", GENERAL_SPENDS, CARRY,
         {"subject": "loan", "organ": "committee"}, SILENT),
    Case("either may decide where both are named", BOTH_LEND, CARRY,
         {"subject": "loan", "organ": "committee"}, YES),
    Case("what it is about must be known to say who decides", GENERAL_SPENDS, CARRY,
         {"organ": "committee"}, OPEN, missing=("subject",)),
]  # fmt: skip
test_how = cases_test(HOW)

CASES = HOW
