"""Nominations: their days and their faults, at and around every bound."""

from datetime import date

from associations.rules import nominations, polls, rolls
from associations.rules.asked_of_offices import ELECTION_PLAN, NOMINATE
from hnsa.law.article import Article, Kind
from hnsa.law.asking import Law
from hnsa.law.money import Money
from hnsa.law.verdict import Answer
from tests.associations.rules.cases import Case, cases_test

NO, YES, OPEN, SILENT = Answer.NO, Answer.YES, Answer.OPEN, Answer.SILENT

POLL = {"poll_on": date(2026, 11, 20)}
CLOSE = nominations.NominationsClose.load({"days": 5})
CLEAR = nominations.NominationsClose.load({"days": 7, "count": "clear"})
SCRUTINY = nominations.Scrutiny(days=1)
LIST = nominations.ValidList(days=0)
WITHDRAW = nominations.Withdrawal(days=1)
TWO = nominations.NominationSupporters(persons=2)
ONCE = nominations.NominationsSigned(papers=1)
HUNDRED = nominations.NominationDeposit()
NAMES = nominations.NominationNamesRelative()
SPELLING = nominations.MisspellingIsNoFault()

CASES = [
    Case("nominations close five days before", CLOSE, ELECTION_PLAN,
         {**POLL, "nominations_until": date(2026, 11, 15)}, YES),
    Case("four days before is late", CLOSE, ELECTION_PLAN,
         {**POLL, "nominations_until": date(2026, 11, 16)}, NO),
    Case("seven clear days before", CLEAR, ELECTION_PLAN,
         {**POLL, "nominations_until": date(2026, 11, 12)}, YES),
    Case("six clear days before is late", CLEAR, ELECTION_PLAN,
         {**POLL, "nominations_until": date(2026, 11, 13)}, NO),
    Case("until when must be known", CLOSE, ELECTION_PLAN, POLL, OPEN,
         missing=("nominations_until",)),
    Case("a paper on the last day is in time", CLOSE, NOMINATE,
         {**POLL, "handed_in_on": date(2026, 11, 15)}, YES),
    Case("a paper a day later is not", CLOSE, NOMINATE,
         {**POLL, "handed_in_on": date(2026, 11, 16)}, NO),
    Case("when it was handed in must be known", CLOSE, NOMINATE, POLL, OPEN,
         missing=("handed_in_on",)),
    Case("scrutiny the day after is right", SCRUTINY, ELECTION_PLAN,
         {"nominations_until": date(2026, 11, 10), "scrutiny_on": date(2026, 11, 11)}, YES),
    Case("two days after is late", SCRUTINY, ELECTION_PLAN,
         {"nominations_until": date(2026, 11, 10), "scrutiny_on": date(2026, 11, 12)}, NO),
    Case("before they closed is too early", SCRUTINY, ELECTION_PLAN,
         {"nominations_until": date(2026, 11, 10), "scrutiny_on": date(2026, 11, 9)}, NO),
    Case("the day of scrutiny must be known", SCRUTINY, ELECTION_PLAN,
         {"nominations_until": date(2026, 11, 10)}, OPEN, missing=("scrutiny_on",)),
    Case("the list on the day of the scrutiny", LIST, ELECTION_PLAN,
         {"scrutiny_on": date(2026, 11, 11), "list_on": date(2026, 11, 11)}, YES),
    Case("the list a day later is late", LIST, ELECTION_PLAN,
         {"scrutiny_on": date(2026, 11, 11), "list_on": date(2026, 11, 12)}, NO),
    Case("the day of the list must be known", LIST, ELECTION_PLAN,
         {"scrutiny_on": date(2026, 11, 11)}, OPEN, missing=("list_on",)),
    Case("a day to withdraw after the list", WITHDRAW, ELECTION_PLAN,
         {**POLL, "list_on": date(2026, 11, 11), "withdrawal_until": date(2026, 11, 12)}, YES),
    Case("only the day of the list is too short", WITHDRAW, ELECTION_PLAN,
         {**POLL, "list_on": date(2026, 11, 11), "withdrawal_until": date(2026, 11, 11)}, NO),
    Case("nobody withdraws on election day", WITHDRAW, ELECTION_PLAN,
         {**POLL, "list_on": date(2026, 11, 11), "withdrawal_until": date(2026, 11, 20)}, NO),
    Case("until when one may withdraw must be known", WITHDRAW, ELECTION_PLAN,
         {"list_on": date(2026, 11, 11)}, OPEN, missing=("withdrawal_until",)),
    Case("who withdraws in time is not nominated any more", WITHDRAW, NOMINATE,
         {"list_on": date(2026, 11, 11), "withdrawn_on": date(2026, 11, 12)}, NO),
    Case("who withdraws a day later stays nominated", WITHDRAW, NOMINATE,
         {"list_on": date(2026, 11, 11), "withdrawn_on": date(2026, 11, 13)}, YES),
    Case("the day of the list must be known then", WITHDRAW, NOMINATE,
         {"withdrawn_on": date(2026, 11, 13)}, OPEN, missing=("list_on",)),
    Case("of who does not withdraw it says nothing", WITHDRAW, NOMINATE,
         {"list_on": date(2026, 11, 11)}, SILENT),
    Case("one signature is too few where two are asked", TWO, NOMINATE, {"supporters": 1}, NO),
    Case("two are enough", TWO, NOMINATE, {"supporters": 2}, YES),
    Case("none is too few", TWO, NOMINATE, {"supporters": 0}, NO),
    Case("signatures must be known", TWO, NOMINATE, {}, OPEN, missing=("supporters",)),
    Case("who agrees is nominated", nominations.NominationConsent(), NOMINATE,
         {"consents": True}, YES),
    Case("who does not is not", nominations.NominationConsent(), NOMINATE,
         {"consents": False}, NO),
    Case("the first nomination of a proposer is right", ONCE, NOMINATE,
         {"supporters_signed_before": 0}, YES),
    Case("her second is not", ONCE, NOMINATE, {"supporters_signed_before": 1}, NO),
    Case("her second is where two are allowed", nominations.NominationsSigned(papers=2), NOMINATE,
         {"supporters_signed_before": 1}, YES),
    Case("what she signed before must be known", ONCE, NOMINATE, {}, OPEN,
         missing=("supporters_signed_before",)),
    Case("100 are deposited where 100 are asked", HUNDRED, NOMINATE,
         {"deposit_paid": Money.whole(100)}, YES),
    Case("99.99 are too little", HUNDRED, NOMINATE, {"deposit_paid": Money(9999)}, NO),
    Case("the deposit must be known", HUNDRED, NOMINATE, {}, OPEN, missing=("deposit_paid",)),
    Case("a paper that names her husband is right", NAMES, NOMINATE,
         {"names_her_relative": True}, YES),
    Case("one that does not is not", NAMES, NOMINATE, {"names_her_relative": False}, NO),
    Case("a misspelt name is no fault", SPELLING, NOMINATE, {"only_misspelt": True}, YES),
    Case("it makes up for a husband's name that is not the same", SPELLING, NOMINATE,
         {"only_misspelt": True, "names_her_relative": False}, YES, beside=(NAMES,)),
    Case("another fault stays one", SPELLING, NOMINATE,
         {"only_misspelt": False, "names_her_relative": False}, NO, beside=(NAMES,)),
    Case("too few signatures stay too few", SPELLING, NOMINATE,
         {"only_misspelt": True, "supporters": 1}, NO, beside=(TWO,)),
    Case("without a fault it says nothing", SPELLING, NOMINATE, {}, SILENT),
]  # fmt: skip
test_nominations = cases_test(CASES)


def beside(*rules: Kind) -> list[str]:
    """What the first of these contradicts in the others."""
    law = Law(tuple(Article(str(at), rule=rule) for at, rule in enumerate(rules, start=1)))
    return [str(line.text) for line in rules[0].slips_beside(law)]


def test_nominations_that_close_before_the_notice_are_a_slip() -> None:
    notice = polls.ElectionNotice.load({"days": 7})
    six = nominations.NominationsClose.load({"days": 6})
    seven = nominations.NominationsClose.load({"days": 7})
    assert not beside(six, notice)
    assert len(beside(seven, notice)) == 1
    assert len(beside(CLEAR, notice)) == 1
    assert not beside(CLEAR, polls.ElectionNotice.load({"days": 21, "count": "clear"}))


def test_nominations_that_close_before_the_election_committee_is_formed_are_a_slip() -> None:
    assert not beside(CLOSE, polls.ElectionCommitteeAppointed(days=5))
    assert len(beside(CLOSE, polls.ElectionCommitteeAppointed(days=4))) == 1


def test_a_withdrawal_after_election_day_is_a_slip() -> None:
    three = nominations.NominationsClose.load({"days": 3})
    two = nominations.NominationsClose.load({"days": 2})
    assert not beside(WITHDRAW, three, SCRUTINY, LIST)
    assert len(beside(WITHDRAW, two, SCRUTINY, LIST)) == 1
    assert not beside(WITHDRAW, SCRUTINY, LIST), "nobody says when nominations close"


def test_a_campaign_that_is_over_before_the_list_is_a_slip() -> None:
    four = nominations.NominationsClose.load({"days": 4})
    assert not beside(LIST, four, SCRUTINY, polls.CampaignEnd(days=2))
    assert len(beside(LIST, four, SCRUTINY, polls.CampaignEnd(days=3))) == 1
    assert not beside(LIST, SCRUTINY, polls.CampaignEnd(days=3))


def test_the_articles_as_they_are_offered_fit_together() -> None:
    offered = [
        polls.ElectionCommitteeAppointed(), polls.ElectionNotice(), polls.CampaignEnd(),
        polls.PublicCount(), polls.ResultWithin(), rolls.RollDay(), rolls.DraftRoll(),
        rolls.RollObjections(), rolls.FinalRoll(), nominations.NominationsClose(),
        nominations.Scrutiny(), nominations.ValidList(), nominations.Withdrawal(),
    ]  # fmt: skip
    law = Law(tuple(Article(str(at), rule=rule) for at, rule in enumerate(offered)))
    assert not [line for rule in offered for line in (*rule.slips(), *rule.slips_beside(law))]


def test_the_days_of_the_puducherry_rules_fit_together() -> None:
    rules = [
        polls.ElectionNotice.load({"days": 21, "count": "clear"}), rolls.RollDay(days=30),
        rolls.DraftRoll(days=15), rolls.RollObjections(days=3), rolls.FinalRoll(days=10), CLEAR,
        nominations.Scrutiny(days=1), nominations.ValidList(days=0),
        nominations.Withdrawal(days=1),
    ]  # fmt: skip
    law = Law(tuple(Article(str(at), rule=rule) for at, rule in enumerate(rules)))
    assert not [line for rule in rules for line in (*rule.slips(), *rule.slips_beside(law))]
