"""Quorum: how many must be there, the second call, the chair, proxies and size."""

from datetime import date

from associations.rules import quorum
from associations.rules.asked_of_meetings import CARRY, MEETING, MEETING_DUE
from hnsa.law.article import Article, Kind
from hnsa.law.asking import Law
from hnsa.law.shares import Share
from hnsa.law.verdict import Answer, Stand
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
         beside=(THIRD, quorum.SecondCallQuorum())),
    Case("any other meeting does", FREE_ELECTION, MEETING, _met(15, 48, for_election=False), NO,
         beside=(THIRD,)),
    Case("whether it is an election must be known", FREE_ELECTION, MEETING, _met(20, 48), OPEN,
         missing=("for_election",), beside=(THIRD,)),
    Case("how many came need not be known at an election", FREE_ELECTION, MEETING,
         {"gathering": "regular", "for_election": True}, YES, beside=(THIRD,)),
]  # fmt: skip
test_there = cases_test(THERE)

AGAIN = quorum.SecondCall()
SAME_DAY = quorum.SecondCall(days=0)
FIFTH = quorum.SecondCallQuorum.load({"share": "20 %"})
JOINED = quorum.SecondCallQuorum.load({"beside": "committee"})
ASKED_ONLY = quorum.SecondCallPresent.load({"which": "members"})
WHO_COMES = quorum.SecondCallPresent()
HALF = quorum.Quorum.load({"share": "1/2"})


def _second(present: int, members: int = 48, **more: object) -> dict:
    return _met(present, members, second_call=True, **more)


SECOND = [
    Case("after a meeting without quorum on the 1st, the next is due by the 8th", AGAIN,
         MEETING_DUE, {"failed_on": date(2026, 10, 1)}, YES, date(2026, 10, 8)),
    Case("on the same day, where it says so", SAME_DAY, MEETING_DUE,
         {"failed_on": date(2026, 10, 1)}, YES, date(2026, 10, 1)),
    Case("where none failed there is no second call", AGAIN, MEETING_DUE, {}, SILENT),
    Case("a second call on the 7th day is in time", AGAIN, MEETING,
         _second(20, first_call_on=date(2026, 10, 1), meeting_on=date(2026, 10, 8)), YES),
    Case("on the 8th it is not", AGAIN, MEETING,
         _second(20, first_call_on=date(2026, 10, 1), meeting_on=date(2026, 10, 9)), NO),
    Case("it does not come before the first", AGAIN, MEETING,
         _second(20, first_call_on=date(2026, 10, 2), meeting_on=date(2026, 10, 1)), NO),
    Case("the day of the first call must be known", AGAIN, MEETING,
         _second(20, meeting_on=date(2026, 10, 8)), OPEN, missing=("first_call_on",)),
    Case("a first call hangs on no other", AGAIN, MEETING, _met(20, 48, second_call=False),
         SILENT),
    Case("a fifth of 48 is 10: enough at the second call, though 24 are the quorum", FIFTH,
         MEETING, _second(10), YES, beside=(HALF,)),
    Case("9 are too few at the second call as well", FIFTH, MEETING, _second(9), NO,
         beside=(HALF,)),
    Case("at the first call 10 are too few", FIFTH, MEETING, _met(10, 48, second_call=False), NO,
         beside=(HALF,)),
    Case("whether it is the second call must be known", FIFTH, MEETING, _met(10, 48), NO,
         missing=("second_call",), beside=(HALF,)),
    Case("how many came must be known at the second call", FIFTH, MEETING,
         {"gathering": "regular", "members": 48, "second_call": True}, OPEN,
         missing=("present",)),
    Case("a second call of the committee is not meant", FIFTH, MEETING,
         _second(1) | {"gathering": "committee"}, SILENT),
    Case("a third, and 4 of a committee of 7, are enough where both are asked", JOINED, MEETING,
         _second(16, committee_size=7, committee_present=4), YES, beside=(HALF,)),
    Case("a third and 3 of 7 are not", JOINED, MEETING,
         _second(16, committee_size=7, committee_present=3), NO, beside=(HALF,)),
    Case("half of a committee of 6 is not more than half", JOINED, MEETING,
         _second(16, committee_size=6, committee_present=3), NO),
    Case("4 of 7 and less than a third are not", JOINED, MEETING,
         _second(15, committee_size=7, committee_present=4), NO, beside=(HALF,)),
    Case("the committee must be known there", JOINED, MEETING, _second(16), OPEN,
         missing=("committee_size", "committee_present")),
    Case("those who come to the second call are enough", WHO_COMES, MEETING, _second(2), YES,
         beside=(HALF, EIGHTY)),
    Case("one alone is not", WHO_COMES, MEETING, _second(1), NO, beside=(HALF, EIGHTY)),
    Case("at the first call those who come are not enough", WHO_COMES, MEETING,
         _met(2, 48, second_call=False), NO, beside=(HALF,)),
    Case("those who come are enough where members asked for the meeting", ASKED_ONLY, MEETING,
         _second(2, requisitioned=True), YES, beside=(HALF, FIFTH)),
    Case("so they are when it is called as such", ASKED_ONLY, MEETING,
         _second(2) | {"gathering": "requisitioned"}, YES, beside=(HALF, FIFTH)),
    Case("at other second calls the fifth is asked for", ASKED_ONLY, MEETING,
         _second(9, requisitioned=False), NO, beside=(HALF, FIFTH)),
    Case("and 10 reach it", ASKED_ONLY, MEETING, _second(10, requisitioned=False), YES,
         beside=(HALF, FIFTH)),
    Case("whether members asked for it must be known", ASKED_ONLY, MEETING, _second(10), OPEN,
         missing=("requisitioned",), beside=(HALF, FIFTH)),
    Case("who came to the second call must be known", WHO_COMES, MEETING,
         {"gathering": "regular", "members": 48, "second_call": True}, OPEN,
         missing=("present",), beside=(HALF,)),
]  # fmt: skip
test_second_call = cases_test(SECOND)

CHAIRS = quorum.WhoChairs()
ONLY_THEY = quorum.WhoChairs.load({"otherwise": "nobody"})
ALONE = quorum.NoProxy()
GROUP = quorum.SizeOfMeeting()

CHAIRED = [
    Case("the vice-president may chair", CHAIRS, MEETING, {"chaired_by": "vice_president"}, YES),
    Case("the treasurer may, when those present chose her", CHAIRS, MEETING,
         {"chaired_by": "treasurer", "chair_chosen": True}, YES),
    Case("not of herself", CHAIRS, MEETING,
         {"chaired_by": "treasurer", "chair_chosen": False}, NO),
    Case("a member without office may, when chosen", CHAIRS, MEETING, {"chair_chosen": True},
         YES),
    Case("whether the treasurer was chosen must be known", CHAIRS, MEETING,
         {"chaired_by": "treasurer"}, OPEN, missing=("chair_chosen",)),
    Case("who chaired must be known", CHAIRS, MEETING, {}, OPEN,
         missing=("chaired_by", "chair_chosen")),
    Case("who chaired, of those not chosen, must be known", CHAIRS, MEETING,
         {"chair_chosen": False}, OPEN, missing=("chaired_by",)),
    Case("where nobody else may, choosing does not help", ONLY_THEY, MEETING,
         {"chaired_by": "treasurer", "chair_chosen": True}, NO),
    Case("there the president chairs", ONLY_THEY, MEETING, {"chaired_by": "president"}, YES),
    Case("there it must be known who did", ONLY_THEY, MEETING, {"chair_chosen": True}, OPEN,
         missing=("chaired_by",)),
    Case("where all came themselves it is well", ALONE, MEETING, {"by_proxy": 0}, YES),
    Case("one by proxy is one too many", ALONE, MEETING, {"by_proxy": 1}, NO),
    Case("whether there were proxies must be known", ALONE, MEETING, {}, OPEN,
         missing=("by_proxy",)),
    Case("votes without proxies are well", ALONE, CARRY, {"by_proxy": 0}, YES),
    Case("a vote by proxy does not count", ALONE, CARRY, {"by_proxy": 1}, NO),
    Case("votes by proxy must be known", ALONE, CARRY, {}, OPEN, missing=("by_proxy",)),
    Case("9 are fewer than 10", GROUP, MEETING, _met(9, 20), NO),
    Case("10 are enough to meet", GROUP, MEETING, _met(10, 20), YES),
    Case("20 may meet", GROUP, MEETING, _met(20, 20), YES),
    Case("21 are too many at a time", GROUP, MEETING, _met(21, 21), NO),
    Case("how many met must be known", GROUP, MEETING, {"gathering": "regular"}, OPEN,
         missing=("present",)),
    Case("a committee may be smaller", GROUP, MEETING, _met(3, 20, "committee"), SILENT),
]  # fmt: skip
test_chaired = cases_test(CHAIRED)

CASES = [*THERE, *SECOND, *CHAIRED]


def _slips(rule: Kind, *beside: Kind) -> int:
    law = Law(tuple(Article(str(at), rule=one) for at, one in enumerate((rule, *beside))))
    return len([*rule.slips(), *rule.slips_beside(law)])


def test_a_quorum_over_the_whole_is_a_slip() -> None:
    for kind in (quorum.Quorum, quorum.QuorumOfCommittee, quorum.SecondCallQuorum):
        assert _slips(kind.load({"share": "101 %"})) == 1
        assert _slips(kind.load({"share": "100 %"})) == 0
        assert _slips(kind.load({"share": "100 %", "reach": "more_than"})) == 1
        assert _slips(kind.load({"share": "99 %", "reach": "more_than"})) == 0
    assert _slips(quorum.AttendanceAtMeetings(share=Share.percent(110))) == 1
    assert _slips(EIGHTY) == 0


def test_a_second_call_harder_than_the_first_is_a_slip() -> None:
    third = quorum.SecondCallQuorum()
    more_than_third = quorum.SecondCallQuorum.load({"reach": "more_than"})
    assert _slips(third, quorum.Quorum.load({"share": "30 %"})) == 1
    assert _slips(third, THIRD) == 0
    assert _slips(more_than_third, THIRD) == 1
    assert _slips(third, HALF) == 0


def test_a_second_call_harder_than_the_table_is_a_slip() -> None:
    table = quorum.QuorumBySize.load({"table": "21: 10, 101: 25"})
    assert _slips(quorum.SecondCallQuorum(), table) == 1  # a third of 101 is 34
    assert _slips(quorum.SecondCallQuorum.load({"share": "20 %"}), table) == 0
    assert _slips(quorum.SecondCallPresent(fewest=26), table) == 1
    assert _slips(quorum.SecondCallPresent(fewest=25), table) == 0


def test_two_rules_for_the_second_call_are_a_slip() -> None:
    assert _slips(WHO_COMES, FIFTH) == 1
    assert _slips(WHO_COMES) == 0
    assert _slips(ASKED_ONLY, FIFTH) == 0


def test_a_quorum_that_no_number_of_members_in_its_step_reaches_is_a_slip() -> None:
    assert _slips(quorum.QuorumBySize.load({"table": "1: 20, 21: 25"})) == 0
    assert _slips(quorum.QuorumBySize.load({"table": "1: 21, 21: 25"})) == 1


def test_a_meeting_of_nobody_is_a_slip() -> None:
    assert _slips(quorum.SizeOfMeeting(fewest=21, most=20)) == 1
    assert _slips(quorum.SizeOfMeeting(fewest=20, most=20)) == 0


def test_the_second_call_sets_the_first_ones_quorum_aside() -> None:
    verdict = Case("", FIFTH, MEETING, _second(10), YES, beside=(HALF,)).verdict()
    first = next(one for one in verdict.grounds if one.kind == "quorum")
    assert first.finding.stand is Stand.BREAKS
    assert first.overruled_by == "1"


def test_the_facts_name_number_share_and_what_is_needed() -> None:
    [ground] = Case("", TWO_THIRDS, MEETING, _met(31, 48), NO).verdict().grounds
    told = {name: one for line in ground.finding.facts for name, one in line.values.items()}
    assert told == {"present": 31, "number": 48, "percent": "64.5", "needed": 32}
