"""Polls: the plan of an election, at and around every bound."""

from datetime import date

from associations.rules import polls
from associations.rules.asked_of_offices import ELECTION_PLAN
from hnsa.law.article import Article, Kind
from hnsa.law.asking import Law
from hnsa.law.days import Week
from hnsa.law.verdict import Answer
from tests.associations.rules.cases import Case, cases_test

NO, YES, OPEN, SILENT = Answer.NO, Answer.YES, Answer.OPEN, Answer.SILENT

POLL = {"poll_on": date(2026, 11, 20)}  # a Friday
COMMITTEE = polls.ElectionCommittee(size=3)
APPOINTED = polls.ElectionCommitteeAppointed(days=14)
NEUTRAL = polls.ElectionCommitteeNeutral()
NO_RELATIVES = polls.ElectionCommitteeNeutral(who="relatives")
WEEK = polls.ElectionNotice.load({"days": 7})
CLEAR = polls.ElectionNotice.load({"days": 7, "count": "clear"})
WORKING = polls.ElectionNotice.load({"days": 5, "count": "working"})
CAMPAIGN = polls.CampaignEnd(days=2)
BOOTHS = polls.ReachableBooths(members=300)
AGENT = polls.AgentsAtBooths(agents=1)
COUNT = polls.PublicCount(days=0)
RESULT = polls.ResultWithin(days=1)

CASES = [
    Case("an election committee of three is right", COMMITTEE, ELECTION_PLAN,
         {"committee_size": 3}, YES),
    Case("two are too few", COMMITTEE, ELECTION_PLAN, {"committee_size": 2}, NO),
    Case("four are too many", COMMITTEE, ELECTION_PLAN, {"committee_size": 4}, NO),
    Case("how many there are must be known", COMMITTEE, ELECTION_PLAN, {}, OPEN,
         missing=("committee_size",)),
    Case("a committee formed 14 days before is in time", APPOINTED, ELECTION_PLAN,
         {**POLL, "committee_on": date(2026, 11, 6)}, YES),
    Case("one formed 13 days before is late", APPOINTED, ELECTION_PLAN,
         {**POLL, "committee_on": date(2026, 11, 7)}, NO),
    Case("when it was formed must be known", APPOINTED, ELECTION_PLAN, POLL, OPEN,
         missing=("committee_on",)),
    Case("no candidate sits on the election committee", NEUTRAL, ELECTION_PLAN,
         {"candidate_on_committee": False}, YES),
    Case("a candidate on it is against the article", NEUTRAL, ELECTION_PLAN,
         {"candidate_on_committee": True}, NO),
    Case("a relative may sit there where only candidates may not", NEUTRAL, ELECTION_PLAN,
         {"candidate_on_committee": False, "relative_on_committee": True}, YES),
    Case("a relative may not where relatives may not", NO_RELATIVES, ELECTION_PLAN,
         {"candidate_on_committee": False, "relative_on_committee": True}, NO),
    Case("without candidate and relative it is right", NO_RELATIVES, ELECTION_PLAN,
         {"candidate_on_committee": False, "relative_on_committee": False}, YES),
    Case("relatives must be known of", NO_RELATIVES, ELECTION_PLAN,
         {"candidate_on_committee": False}, OPEN, missing=("relative_on_committee",)),
    Case("a candidate on it is enough against it", NO_RELATIVES, ELECTION_PLAN,
         {"candidate_on_committee": True}, NO),
    Case("one week before is in time", WEEK, ELECTION_PLAN,
         {**POLL, "notice_on": date(2026, 11, 13)}, YES),
    Case("six days before is not", WEEK, ELECTION_PLAN,
         {**POLL, "notice_on": date(2026, 11, 14)}, NO),
    Case("seven clear days leave out both days", CLEAR, ELECTION_PLAN,
         {**POLL, "notice_on": date(2026, 11, 12)}, YES),
    Case("a week before has only six clear days", CLEAR, ELECTION_PLAN,
         {**POLL, "notice_on": date(2026, 11, 13)}, NO),
    Case("five working days where Friday is free", WORKING, ELECTION_PLAN,
         {**POLL, "notice_on": date(2026, 11, 14)}, YES, week=Week(frozenset({5}))),
    Case("only four where Sunday is free as well", WORKING, ELECTION_PLAN,
         {**POLL, "notice_on": date(2026, 11, 14)}, NO, week=Week(frozenset({5, 7}))),
    Case("when it was made known must be known", WEEK, ELECTION_PLAN, POLL, OPEN,
         missing=("notice_on",)),
    Case("voters were told", polls.VotersTold(), ELECTION_PLAN, {"voters_told": True}, YES),
    Case("voters were not told", polls.VotersTold(), ELECTION_PLAN, {"voters_told": False}, NO),
    Case("no complaint is open", polls.NoPressure(), ELECTION_PLAN, {"complaints_open": 0}, YES),
    Case("one complaint is still open", polls.NoPressure(), ELECTION_PLAN,
         {"complaints_open": 1}, NO),
    Case("complaints must be known of", polls.NoPressure(), ELECTION_PLAN, {}, OPEN,
         missing=("complaints_open",)),
    Case("a campaign that ends two days before is right", CAMPAIGN, ELECTION_PLAN,
         {**POLL, "campaign_ends_on": date(2026, 11, 18)}, YES),
    Case("one that ends three days before is too", CAMPAIGN, ELECTION_PLAN,
         {**POLL, "campaign_ends_on": date(2026, 11, 17)}, YES),
    Case("one that ends on the eve is late", CAMPAIGN, ELECTION_PLAN,
         {**POLL, "campaign_ends_on": date(2026, 11, 19)}, NO),
    Case("election day must be known for the campaign", CAMPAIGN, ELECTION_PLAN,
         {"campaign_ends_on": date(2026, 11, 19)}, OPEN, missing=("poll_on",)),
    Case("one booth is enough for 300", BOOTHS, ELECTION_PLAN,
         {"booths_reachable": True, "booths": 1, "members": 300}, YES),
    Case("301 need two", BOOTHS, ELECTION_PLAN,
         {"booths_reachable": True, "booths": 1, "members": 301}, NO),
    Case("two are enough for 301", BOOTHS, ELECTION_PLAN,
         {"booths_reachable": True, "booths": 2, "members": 301}, YES),
    Case("a booth that not everybody reaches is not right, however many there are", BOOTHS,
         ELECTION_PLAN, {"booths_reachable": False, "booths": 9, "members": 10}, NO),
    Case("booths must be known", BOOTHS, ELECTION_PLAN, {"booths_reachable": True}, OPEN,
         missing=("booths", "members")),
    Case("a secret vote is right", polls.SecretBallot(), ELECTION_PLAN, {"secret": True}, YES),
    Case("an open one is not", polls.SecretBallot(), ELECTION_PLAN, {"secret": False}, NO),
    Case("one agent at a booth is right", AGENT, ELECTION_PLAN, {"agents_per_booth": 1}, YES),
    Case("two are one too many", AGENT, ELECTION_PLAN, {"agents_per_booth": 2}, NO),
    Case("two are right where two may come", polls.AgentsAtBooths(agents=2), ELECTION_PLAN,
         {"agents_per_booth": 2}, YES),
    Case("to let in none is not right", AGENT, ELECTION_PLAN, {"agents_per_booth": 0}, NO),
    Case("agents must be known of", AGENT, ELECTION_PLAN, {}, OPEN, missing=("agents_per_booth",)),
    Case("counted the same day in front of everyone", COUNT, ELECTION_PLAN,
         {**POLL, "count_public": True, "count_on": date(2026, 11, 20)}, YES),
    Case("counted behind doors", COUNT, ELECTION_PLAN,
         {**POLL, "count_public": False, "count_on": date(2026, 11, 20)}, NO),
    Case("counted the next day where the same day is asked", COUNT, ELECTION_PLAN,
         {**POLL, "count_public": True, "count_on": date(2026, 11, 21)}, NO),
    Case("counted the next day where one day is allowed", polls.PublicCount(days=1),
         ELECTION_PLAN, {**POLL, "count_public": True, "count_on": date(2026, 11, 21)}, YES),
    Case("nothing is counted before the poll", COUNT, ELECTION_PLAN,
         {**POLL, "count_public": True, "count_on": date(2026, 11, 19)}, NO),
    Case("the day of the count must be known", COUNT, ELECTION_PLAN,
         {**POLL, "count_public": True}, OPEN, missing=("count_on",)),
    Case("a result on the next day is in time", RESULT, ELECTION_PLAN,
         {**POLL, "result_on": date(2026, 11, 21)}, YES),
    Case("two days later it is late", RESULT, ELECTION_PLAN,
         {**POLL, "result_on": date(2026, 11, 22)}, NO),
    Case("the same day where the same day is asked", polls.ResultWithin(days=0), ELECTION_PLAN,
         {**POLL, "result_on": date(2026, 11, 20)}, YES),
    Case("the day of the result must be known", RESULT, ELECTION_PLAN, POLL, OPEN,
         missing=("result_on",)),
]  # fmt: skip
test_polls = cases_test(CASES)


def beside(*rules: Kind) -> list[str]:
    """What the first of these contradicts in the others."""
    law = Law(tuple(Article(str(at), rule=rule) for at, rule in enumerate(rules, start=1)))
    return [str(line.text) for line in rules[0].slips_beside(law)]


def test_a_campaign_that_ends_before_the_election_is_made_known_is_a_slip() -> None:
    assert not beside(CAMPAIGN, WEEK)
    assert not beside(polls.CampaignEnd(days=6), WEEK)
    assert len(beside(polls.CampaignEnd(days=7), WEEK)) == 1


def test_a_result_before_the_count_is_a_slip() -> None:
    assert not beside(RESULT, polls.PublicCount(days=1))
    assert len(beside(RESULT, polls.PublicCount(days=2))) == 1
