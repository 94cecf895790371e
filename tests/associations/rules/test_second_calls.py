"""The second call: by when it is called, and how many must be there then."""

from datetime import date

from associations.rules import quorum, second_calls
from associations.rules.asked_of_meetings import MEETING, MEETING_DUE
from hnsa.law.article import Article, Kind
from hnsa.law.asking import Law
from hnsa.law.verdict import Answer, Stand
from tests.associations.rules.cases import Case, cases_test

NO, YES, OPEN, SILENT = Answer.NO, Answer.YES, Answer.OPEN, Answer.SILENT

EIGHTY = quorum.AttendanceAtMeetings()
THIRD = quorum.Quorum()
AGAIN = second_calls.SecondCall()
SAME_DAY = second_calls.SecondCall(days=0)
FIFTH = second_calls.SecondCallQuorum.load({"share": "20 %"})
JOINED = second_calls.SecondCallQuorum.load({"beside": "committee"})
ASKED_ONLY = second_calls.SecondCallPresent.load({"which": "members"})
WHO_COMES = second_calls.SecondCallPresent()
HALF = quorum.Quorum.load({"share": "1/2"})


def _met(present: int, members: int, gathering: str = "regular", **more: object) -> dict:
    return {"gathering": gathering, "members": members, "present": present, **more}


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

CASES = SECOND


def _slips(rule: Kind, *beside: Kind) -> int:
    law = Law(tuple(Article(str(at), rule=one) for at, one in enumerate((rule, *beside))))
    return len([*rule.slips(), *rule.slips_beside(law)])


def test_a_second_call_harder_than_the_first_is_a_slip() -> None:
    third = second_calls.SecondCallQuorum()
    more_than_third = second_calls.SecondCallQuorum.load({"reach": "more_than"})
    assert _slips(third, quorum.Quorum.load({"share": "30 %"})) == 1
    assert _slips(third, THIRD) == 0
    assert _slips(more_than_third, THIRD) == 1
    assert _slips(third, HALF) == 0


def test_a_second_call_harder_than_the_table_is_a_slip() -> None:
    table = quorum.QuorumBySize.load({"table": "21: 10, 101: 25"})
    assert _slips(second_calls.SecondCallQuorum(), table) == 1  # a third of 101 is 34
    assert _slips(second_calls.SecondCallQuorum.load({"share": "20 %"}), table) == 0
    assert _slips(second_calls.SecondCallPresent(fewest=26), table) == 1
    assert _slips(second_calls.SecondCallPresent(fewest=25), table) == 0


def test_two_rules_for_the_second_call_are_a_slip() -> None:
    assert _slips(WHO_COMES, FIFTH) == 1
    assert _slips(WHO_COMES) == 0
    assert _slips(ASKED_ONLY, FIFTH) == 0


def test_the_second_call_sets_the_first_ones_quorum_aside() -> None:
    verdict = Case("", FIFTH, MEETING, _second(10), YES, beside=(HALF,)).verdict()
    first = next(one for one in verdict.grounds if one.kind == "quorum")
    assert first.finding.stand is Stand.BREAKS
    assert first.overruled_by == "1"
