"""Quorum: how many must be there."""

from associations.rules import quorum, second_calls
from associations.rules.asked_of_meetings import MEETING
from hnsa.law.article import Article, Kind
from hnsa.law.asking import Law
from hnsa.law.shares import Share
from hnsa.law.verdict import Answer
from tests.associations.rules.cases import Case, cases_test

NO, YES, OPEN, SILENT = Answer.NO, Answer.YES, Answer.OPEN, Answer.SILENT

THIRD = quorum.Quorum()
MORE_THAN_HALF = quorum.Quorum.load({"share": "1/2", "reach": "more_than"})
TWO_THIRDS = quorum.Quorum.load({"share": "2/3"})
FIFTY_FIVE = quorum.Quorum.load({"share": "55"})
FIFTY_ONE = quorum.Quorum.load({"share": "51 %"})
OF_VOTERS = quorum.Quorum.load({"share": "1/2", "of": "entitled"})
YEARLY_HALF = quorum.Quorum.load({"gathering": "annual", "share": "1/2"})
BY_SIZE = quorum.QuorumBySize.load({"table": "5: 3, 21: 10, 101: 25"})
OF_COMMITTEE = quorum.QuorumOfCommittee()
EIGHTY = quorum.AttendanceAtMeetings()
FREE_ELECTION = quorum.NoQuorumForElections()


def _met(present: int, members: int, gathering: str = "regular", **more: object) -> dict:
    return {"gathering": gathering, "members": members, "present": present, **more}


THERE = [
    Case("16 of 48 are a third", THIRD, MEETING, _met(16, 48), YES),
    Case("15 of 48 are not", THIRD, MEETING, _met(15, 48), NO),
    Case("of 49 it takes 17", THIRD, MEETING, _met(16, 49), NO),
    Case("17 of 49 will do", THIRD, MEETING, _met(17, 49), YES),
    Case("more than half of 16 is 9", MORE_THAN_HALF, MEETING, _met(9, 16), YES),
    Case("8 of 16 is half and not more", MORE_THAN_HALF, MEETING, _met(8, 16), NO),
    Case("two thirds of 48 is 32", TWO_THIRDS, MEETING, _met(32, 48), YES),
    Case("31 of 48 is less than two thirds", TWO_THIRDS, MEETING, _met(31, 48), NO),
    Case("55 % of 100 is 55", FIFTY_FIVE, MEETING, _met(55, 100), YES),
    Case("54 of 100 is less", FIFTY_FIVE, MEETING, _met(54, 100), NO),
    Case("51 % of 101 is 52", FIFTY_ONE, MEETING, _met(51, 101), NO),
    Case("52 of 101 is 51 %", FIFTY_ONE, MEETING, _met(52, 101), YES),
    Case("a third of 3 would be one, but two are always needed", THIRD, MEETING, _met(1, 3), NO),
    Case("two of 3 will do", THIRD, MEETING, _met(2, 3), YES),
    Case("nobody of nobody is no quorum", THIRD, MEETING, _met(0, 0), NO),
    Case("how many came must be known", THIRD, MEETING, {"gathering": "regular", "members": 48},
         OPEN, missing=("present",)),
    Case("how many members there are must be known", THIRD, MEETING,
         {"gathering": "regular", "present": 16}, OPEN, missing=("members",)),
    Case("which meeting it is must be known", THIRD, MEETING, {"members": 48, "present": 16},
         OPEN, missing=("gathering",)),
    Case("half of the 30 who have a vote is 15, whatever the roll", OF_VOTERS, MEETING,
         _met(15, 48, entitled=30), YES),
    Case("14 of 30 is not half", OF_VOTERS, MEETING, _met(14, 48, entitled=30), NO),
    Case("how many have a vote must be known there", OF_VOTERS, MEETING, _met(15, 48), OPEN,
         missing=("entitled",)),
    Case("a quorum of members says nothing of the committee", THIRD, MEETING,
         _met(1, 48, "committee"), SILENT),
    Case("the quorum of regular meetings holds for a special one", THIRD, MEETING,
         _met(15, 48, "special"), NO),
    Case("the yearly meeting has its own: 24 of 48", YEARLY_HALF, MEETING,
         _met(24, 48, "annual"), YES, beside=(THIRD,)),
    Case("23 are too few there", YEARLY_HALF, MEETING, _met(23, 48, "annual"), NO,
         beside=(THIRD,)),
    Case("the general third is silent there", THIRD, MEETING, _met(15, 48, "annual"), NO,
         beside=(YEARLY_HALF,)),
    Case("a quorum of the yearly meeting says nothing of a regular one", YEARLY_HALF, MEETING,
         _met(1, 48), SILENT),
    Case("of 20 members 3 must be there", BY_SIZE, MEETING, _met(3, 20), YES),
    Case("2 of 20 are too few", BY_SIZE, MEETING, _met(2, 20), NO),
    Case("of 21 it is 10", BY_SIZE, MEETING, _met(9, 21), NO),
    Case("10 of 21 will do", BY_SIZE, MEETING, _met(10, 21), YES),
    Case("10 of 100 will do", BY_SIZE, MEETING, _met(10, 100), YES),
    Case("of 101 it is 25", BY_SIZE, MEETING, _met(24, 101), NO),
    Case("below 5 the table says nothing", BY_SIZE, MEETING, _met(1, 4), SILENT),
    Case("for the table the members must be known", BY_SIZE, MEETING,
         {"gathering": "regular", "present": 10}, OPEN, missing=("members",)),
    Case("the table says nothing of the committee", BY_SIZE, MEETING, _met(1, 21, "committee"),
         SILENT),
    Case("where the yearly meeting has a share, the table is silent", BY_SIZE, MEETING,
         _met(24, 48, "annual"), YES, beside=(YEARLY_HALF,)),
    Case("a third of 9 on the committee is 3", OF_COMMITTEE, MEETING,
         {"gathering": "committee", "committee_size": 9, "committee_present": 3}, YES),
    Case("of 10 it is 4", OF_COMMITTEE, MEETING,
         {"gathering": "committee", "committee_size": 10, "committee_present": 3}, NO),
    Case("of 5 it is 3, never fewer", OF_COMMITTEE, MEETING,
         {"gathering": "committee", "committee_size": 5, "committee_present": 2}, NO),
    Case("3 of 5 will do", OF_COMMITTEE, MEETING,
         {"gathering": "committee", "committee_size": 5, "committee_present": 3}, YES),
    Case("how many of the committee came must be known", OF_COMMITTEE, MEETING,
         {"gathering": "committee", "committee_size": 5}, OPEN, missing=("committee_present",)),
    Case("it says nothing of the members' meetings", OF_COMMITTEE, MEETING, _met(1, 48), SILENT),
    Case("80 % of 25 is 20", EIGHTY, MEETING, _met(20, 25), YES),
    Case("19 of 25 is less", EIGHTY, MEETING, _met(19, 25), NO),
    Case("80 % of 48 is 39", EIGHTY, MEETING, _met(38, 48), NO),
    Case("39 of 48 will do", EIGHTY, MEETING, _met(39, 48), YES),
    Case("who came must be known for the 80 %", EIGHTY, MEETING,
         {"gathering": "regular", "members": 25}, OPEN, missing=("present",)),
    Case("the 80 % are of regular meetings", EIGHTY, MEETING, _met(1, 25, "special"), SILENT),
    Case("of a third and 80 %, both must be there", EIGHTY, MEETING, _met(19, 25), NO,
         beside=(THIRD,)),
    Case("an election needs no quorum", FREE_ELECTION, MEETING,
         _met(1, 48, for_election=True), YES, beside=(THIRD, EIGHTY)),
    Case("nor a second call's", FREE_ELECTION, MEETING,
         _met(1, 48, for_election=True, second_call=True), YES,
         beside=(THIRD, second_calls.SecondCallQuorum())),
    Case("any other meeting does", FREE_ELECTION, MEETING, _met(15, 48, for_election=False), NO,
         beside=(THIRD,)),
    Case("whether it is an election must be known", FREE_ELECTION, MEETING, _met(20, 48), OPEN,
         missing=("for_election",), beside=(THIRD,)),
    Case("how many came need not be known at an election", FREE_ELECTION, MEETING,
         {"gathering": "regular", "for_election": True}, YES, beside=(THIRD,)),
]  # fmt: skip
test_there = cases_test(THERE)


CASES = THERE


def _slips(rule: Kind, *beside: Kind) -> int:
    law = Law(tuple(Article(str(at), rule=one) for at, one in enumerate((rule, *beside))))
    return len([*rule.slips(), *rule.slips_beside(law)])


def test_a_quorum_over_the_whole_is_a_slip() -> None:
    for kind in (quorum.Quorum, quorum.QuorumOfCommittee, second_calls.SecondCallQuorum):
        assert _slips(kind.load({"share": "101 %"})) == 1
        assert _slips(kind.load({"share": "100 %"})) == 0
        assert _slips(kind.load({"share": "100 %", "reach": "more_than"})) == 1
        assert _slips(kind.load({"share": "99 %", "reach": "more_than"})) == 0
    assert _slips(quorum.AttendanceAtMeetings(share=Share.percent(110))) == 1
    assert _slips(EIGHTY) == 0


def test_a_quorum_that_no_number_of_members_in_its_step_reaches_is_a_slip() -> None:
    assert _slips(quorum.QuorumBySize.load({"table": "1: 20, 21: 25"})) == 0
    assert _slips(quorum.QuorumBySize.load({"table": "1: 21, 21: 25"})) == 1


def test_the_facts_name_number_share_and_what_is_needed() -> None:
    [ground] = Case("", TWO_THIRDS, MEETING, _met(31, 48), NO).verdict().grounds
    told = {name: one for line in ground.finding.facts for name, one in line.values.items()}
    assert told == {"present": 31, "number": 48, "percent": "64.5", "needed": 32}
