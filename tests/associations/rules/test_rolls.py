"""Rolls: the days of the list of voters, at and around every bound."""

from datetime import date

from associations.rules import rolls
from associations.rules.asked_of_offices import ELECTION_PLAN
from hnsa.law.article import Article, Kind
from hnsa.law.asking import Law
from hnsa.law.verdict import Answer
from tests.associations.rules.cases import Case, cases_test

NO, YES, OPEN, SILENT = Answer.NO, Answer.YES, Answer.OPEN, Answer.SILENT

POLL = {"poll_on": date(2026, 11, 30)}
DAY = rolls.RollDay(days=30)
DRAFT = rolls.DraftRoll(days=15)
OBJECTIONS = rolls.RollObjections(days=3)
FINAL = rolls.FinalRoll(days=10)
MONTHS = rolls.MembershipOfVoters(months=3)
APART = rolls.Constituencies(members=500)

CASES = [
    Case("the roll shows who was a member 30 days before", DAY, ELECTION_PLAN,
         {**POLL, "roll_fixed_on": date(2026, 10, 31)}, YES),
    Case("a day earlier is another roll", DAY, ELECTION_PLAN,
         {**POLL, "roll_fixed_on": date(2026, 10, 30)}, NO),
    Case("a day later is, too", DAY, ELECTION_PLAN,
         {**POLL, "roll_fixed_on": date(2026, 11, 1)}, NO),
    Case("the day of the roll must be known", DAY, ELECTION_PLAN, POLL, OPEN,
         missing=("roll_fixed_on",)),
    Case("a draft posted 15 days before is in time", DRAFT, ELECTION_PLAN,
         {**POLL, "roll_posted_on": date(2026, 11, 15)}, YES),
    Case("14 days before it is late", DRAFT, ELECTION_PLAN,
         {**POLL, "roll_posted_on": date(2026, 11, 16)}, NO),
    Case("a draft is not posted before the day that it shows", DRAFT, ELECTION_PLAN,
         {**POLL, "roll_posted_on": date(2026, 10, 30), "roll_fixed_on": date(2026, 10, 31)}, NO),
    Case("on that day it may be", DRAFT, ELECTION_PLAN,
         {**POLL, "roll_posted_on": date(2026, 10, 31), "roll_fixed_on": date(2026, 10, 31)}, YES),
    Case("when it was posted must be known", DRAFT, ELECTION_PLAN, POLL, OPEN,
         missing=("roll_posted_on",)),
    Case("three days for objections", OBJECTIONS, ELECTION_PLAN,
         {"roll_posted_on": date(2026, 11, 10), "objections_until": date(2026, 11, 13)}, YES),
    Case("two days are too few", OBJECTIONS, ELECTION_PLAN,
         {"roll_posted_on": date(2026, 11, 10), "objections_until": date(2026, 11, 12)}, NO),
    Case("until when must be known", OBJECTIONS, ELECTION_PLAN,
         {"roll_posted_on": date(2026, 11, 10)}, OPEN, missing=("objections_until",)),
    Case("a final roll ten days before is in time", FINAL, ELECTION_PLAN,
         {**POLL, "final_roll_on": date(2026, 11, 20)}, YES),
    Case("nine days before it is late", FINAL, ELECTION_PLAN,
         {**POLL, "final_roll_on": date(2026, 11, 21)}, NO),
    Case("it is not final while members may object", FINAL, ELECTION_PLAN,
         {**POLL, "final_roll_on": date(2026, 11, 12), "objections_until": date(2026, 11, 13)},
         NO),
    Case("on the last day of objections it may be posted", FINAL, ELECTION_PLAN,
         {**POLL, "final_roll_on": date(2026, 11, 13), "objections_until": date(2026, 11, 13)},
         YES),
    Case("when the final roll is posted must be known", FINAL, ELECTION_PLAN, POLL, OPEN,
         missing=("final_roll_on",)),
    Case("three months of membership are enough to be on the roll", MONTHS, ELECTION_PLAN,
         {"voter_joined_months": 3}, YES),
    Case("somebody of two months is on the roll", MONTHS, ELECTION_PLAN,
         {"voter_joined_months": 2}, NO),
    Case("the shortest membership must be known", MONTHS, ELECTION_PLAN, {}, OPEN,
         missing=("voter_joined_months",)),
    Case("500 members vote together", APART, ELECTION_PLAN,
         {"members": 500, "constituencies": 1}, SILENT),
    Case("501 do not", APART, ELECTION_PLAN, {"members": 501, "constituencies": 1}, NO),
    Case("501 in two constituencies are right", APART, ELECTION_PLAN,
         {"members": 501, "constituencies": 2}, YES),
    Case("how many constituencies must be known", APART, ELECTION_PLAN, {"members": 900}, OPEN,
         missing=("constituencies",)),
]  # fmt: skip
test_rolls = cases_test(CASES)


def beside(*rules: Kind) -> list[str]:
    """What the first of these contradicts in the others."""
    law = Law(tuple(Article(str(at), rule=rule) for at, rule in enumerate(rules, start=1)))
    return [str(line.text) for line in rules[0].slips_beside(law)]


def test_a_roll_posted_before_the_day_it_shows_is_a_slip() -> None:
    assert not beside(DRAFT, rolls.RollDay(days=15))
    assert len(beside(DRAFT, rolls.RollDay(days=14))) == 1
    assert not beside(FINAL, rolls.RollDay(days=10))
    assert len(beside(FINAL, rolls.RollDay(days=9))) == 1


def test_objections_must_fit_between_draft_and_final_roll() -> None:
    assert not beside(FINAL, DRAFT, rolls.RollObjections(days=5))
    assert len(beside(FINAL, DRAFT, rolls.RollObjections(days=6))) == 1
    assert len(beside(rolls.FinalRoll(days=16), DRAFT)) == 1
