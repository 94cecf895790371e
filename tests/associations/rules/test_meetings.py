"""Meetings: when they are due, notice of them, and delegates."""

from datetime import date

from associations.rules import delegates, meetings, notices
from associations.rules.asked_of_meetings import DELEGATES, MEETING, MEETING_DUE, NOTICE
from hnsa.law.article import Article, Kind
from hnsa.law.asking import Law
from hnsa.law.blanks import Unfit
from hnsa.law.days import Week
from hnsa.law.verdict import Answer
from tests.associations.rules.cases import Case, cases_test

NO, YES, OPEN, SILENT = Answer.NO, Answer.YES, Answer.OPEN, Answer.SILENT

MONTHLY = meetings.MeetingWindow()
QUARTERLY = meetings.MeetingWindow.load({"every": "quarter", "first": "28", "last": "31"})
OVER = meetings.MeetingWindow(first=25, last=5)
COMMITTEE = meetings.MeetingEveryMonths()
FIFTEEN_MONTHS = meetings.MeetingEveryMonths.load({"gathering": "annual", "months": "15"})
WEEKLY = meetings.MeetingEveryDays()
ANNUAL = meetings.AnnualMeeting()
FIRST = meetings.FirstGeneralMeeting()
THIRD_ASKS = meetings.RequisitionByShare()
TEN_ASK = meetings.RequisitionByNumber()

REGULAR = {"gathering": "regular"}
YEARLY = {"gathering": "annual"}
ASKED = {"gathering": "requisitioned", "requested_on": date(2026, 9, 20), "members": 48}

DUE = [
    Case("a monthly meeting on the 1st is in its window", MONTHLY, MEETING,
         {**REGULAR, "meeting_on": date(2026, 10, 1)}, YES),
    Case("on the 5th it still is", MONTHLY, MEETING,
         {**REGULAR, "meeting_on": date(2026, 10, 5)}, YES),
    Case("on the 6th it is not", MONTHLY, MEETING,
         {**REGULAR, "meeting_on": date(2026, 10, 6)}, NO),
    Case("on the last day of the month before it is not", MONTHLY, MEETING,
         {**REGULAR, "meeting_on": date(2026, 9, 30)}, NO),
    Case("the window is for regular meetings only", MONTHLY, MEETING,
         {"gathering": "special", "meeting_on": date(2026, 10, 20)}, SILENT),
    Case("its day must be known", MONTHLY, MEETING, REGULAR, OPEN, missing=("meeting_on",)),
    Case("which meeting it is must be known", MONTHLY, MEETING,
         {"meeting_on": date(2026, 10, 6)}, OPEN, missing=("gathering",)),
    Case("in February the 28th stands for the 31st", QUARTERLY, MEETING,
         {**REGULAR, "meeting_on": date(2026, 2, 28)}, YES),
    Case("after a meeting on 3 September the next is due by 5 October", MONTHLY, MEETING_DUE,
         {**REGULAR, "last_on": date(2026, 9, 3)}, YES, date(2026, 10, 5)),
    Case("after one that was late, on 7 September, as well", MONTHLY, MEETING_DUE,
         {**REGULAR, "last_on": date(2026, 9, 7)}, YES, date(2026, 10, 5)),
    Case("after December comes January", MONTHLY, MEETING_DUE,
         {**REGULAR, "last_on": date(2026, 12, 2)}, YES, date(2027, 1, 5)),
    Case("every quarter, to the 31st: from November to the end of February", QUARTERLY,
         MEETING_DUE, {**REGULAR, "last_on": date(2026, 11, 29)}, YES, date(2027, 2, 28)),
    Case("from the 25th to the 5th: the 3rd is in the window", OVER, MEETING,
         {**REGULAR, "meeting_on": date(2026, 10, 3)}, YES),
    Case("the 6th is not", OVER, MEETING, {**REGULAR, "meeting_on": date(2026, 10, 6)}, NO),
    Case("after the 3rd of October the next is due by the 5th of November", OVER, MEETING_DUE,
         {**REGULAR, "last_on": date(2026, 10, 3)}, YES, date(2026, 11, 5)),
    Case("after the 7th, which was late, as well", OVER, MEETING_DUE,
         {**REGULAR, "last_on": date(2026, 10, 7)}, YES, date(2026, 11, 5)),
    Case("after the 26th of October by the 5th of December", OVER, MEETING_DUE,
         {**REGULAR, "last_on": date(2026, 10, 26)}, YES, date(2026, 12, 5)),
    Case("before the first meeting it counts from registration", MONTHLY, MEETING_DUE,
         {**REGULAR, "none_yet": True, "registered_on": date(2026, 9, 20)}, YES,
         date(2026, 10, 5)),
    Case("then the day of registration must be known", MONTHLY, MEETING_DUE,
         {**REGULAR, "none_yet": True}, OPEN, missing=("registered_on",)),
    Case("when the last one was must be known", MONTHLY, MEETING_DUE, REGULAR, OPEN,
         missing=("last_on",)),
    Case("the window says nothing of the committee", MONTHLY, MEETING_DUE,
         {"gathering": "committee", "last_on": date(2026, 9, 3)}, SILENT),
    Case("the committee meets within 3 months", COMMITTEE, MEETING_DUE,
         {"gathering": "committee", "last_on": date(2026, 8, 31)}, YES, date(2026, 11, 30)),
    Case("before it ever met, within 3 months of registration", COMMITTEE, MEETING_DUE,
         {"gathering": "committee", "none_yet": True, "registered_on": date(2026, 9, 1)}, YES,
         date(2026, 12, 1)),
    Case("its last meeting must be known", COMMITTEE, MEETING_DUE, {"gathering": "committee"},
         OPEN, missing=("last_on",)),
    Case("the committee's months are not those of the members", COMMITTEE, MEETING_DUE,
         {**REGULAR, "last_on": date(2026, 8, 31)}, SILENT),
    Case("15 months after a yearly meeting the next is due", FIFTEEN_MONTHS, MEETING_DUE,
         {**YEARLY, "last_on": date(2025, 9, 15)}, YES, date(2026, 12, 15)),
    Case("a weekly meeting is due on the 7th day", WEEKLY, MEETING_DUE,
         {**REGULAR, "last_on": date(2026, 10, 1)}, YES, date(2026, 10, 8)),
    Case("a weekly meeting needs its last day", WEEKLY, MEETING_DUE, REGULAR, OPEN,
         missing=("last_on",)),
    Case("the week is not that of the yearly meeting", WEEKLY, MEETING_DUE,
         {**YEARLY, "last_on": date(2026, 10, 1)}, SILENT),
    Case("within 6 months after 30 June the yearly meeting is due", ANNUAL, MEETING_DUE,
         {**YEARLY, "year_ended_on": date(2026, 6, 30), "last_on": date(2025, 9, 1)}, YES,
         date(2026, 12, 30)),
    Case("when this year's was held, the next one counts from the next end of year", ANNUAL,
         MEETING_DUE, {**YEARLY, "year_ended_on": date(2026, 6, 30),
                       "last_on": date(2026, 9, 1)}, YES, date(2027, 12, 30)),
    Case("the end of the year must be known", ANNUAL, MEETING_DUE, YEARLY, OPEN,
         missing=("year_ended_on",)),
    Case("a regular meeting does not hang on the end of the year", ANNUAL, MEETING_DUE,
         {**REGULAR, "year_ended_on": date(2026, 6, 30)}, SILENT),
    Case("of 6 months after the year and 15 after the last, the earlier day counts", ANNUAL,
         MEETING_DUE, {**YEARLY, "year_ended_on": date(2026, 6, 30),
                       "last_on": date(2025, 9, 15)}, YES, date(2026, 12, 15),
         beside=(FIFTEEN_MONTHS,)),
    Case("the first general meeting is due 3 months after registration", FIRST, MEETING_DUE,
         {**YEARLY, "none_yet": True, "registered_on": date(2026, 8, 31)}, YES,
         date(2026, 11, 30)),
    Case("after the first it has nothing to say", FIRST, MEETING_DUE,
         {**YEARLY, "last_on": date(2026, 9, 1), "registered_on": date(2026, 8, 31)}, SILENT),
    Case("nor where one was held on a day that is not known", FIRST, MEETING_DUE,
         {**YEARLY, "none_yet": False, "registered_on": date(2026, 8, 31)}, SILENT),
    Case("nor of the committee", FIRST, MEETING_DUE,
         {"gathering": "committee", "none_yet": True, "registered_on": date(2026, 8, 31)},
         SILENT),
    Case("whether there was one must be known", FIRST, MEETING_DUE,
         {**YEARLY, "registered_on": date(2026, 8, 31)}, OPEN, missing=("none_yet",)),
    Case("a third of 48 is 16: 16 may ask for a meeting within 30 days", THIRD_ASKS,
         MEETING_DUE, {**ASKED, "requested_by": 16}, YES, date(2026, 10, 20)),
    Case("15 of 48 are too few", THIRD_ASKS, MEETING_DUE, {**ASKED, "requested_by": 15}, NO),
    Case("of 47 it takes 16 as well", THIRD_ASKS, MEETING_DUE,
         {**ASKED, "members": 47, "requested_by": 16}, YES, date(2026, 10, 20)),
    Case("how many asked must be known", THIRD_ASKS, MEETING_DUE, ASKED, OPEN,
         missing=("requested_by",)),
    Case("a request is about a requisitioned meeting only", THIRD_ASKS, MEETING_DUE,
         {**ASKED, **REGULAR, "requested_by": 16}, SILENT),
    Case("10 may ask where 10 are named", TEN_ASK, MEETING_DUE, {**ASKED, "requested_by": 10},
         YES, date(2026, 10, 20)),
    Case("9 may not", TEN_ASK, MEETING_DUE, {**ASKED, "requested_by": 9}, NO),
    Case("when they asked must be known", TEN_ASK, MEETING_DUE,
         {"gathering": "requisitioned", "requested_by": 10}, OPEN, missing=("requested_on",)),
    Case("a number says nothing of other meetings", TEN_ASK, MEETING_DUE,
         {**ASKED, **YEARLY, "requested_by": 10}, SILENT),
    Case("10 are enough by number, though a third would be 16", TEN_ASK, MEETING_DUE,
         {**ASKED, "requested_by": 10}, YES, date(2026, 10, 20), beside=(THIRD_ASKS,)),
    Case("a third is enough, though the number would be 40",
         THIRD_ASKS, MEETING_DUE, {**ASKED, "requested_by": 16}, YES, date(2026, 10, 20),
         beside=(meetings.RequisitionByNumber(number=40),)),
    Case("by neither, it need not be held", TEN_ASK, MEETING_DUE, {**ASKED, "requested_by": 9},
         NO, beside=(THIRD_ASKS,)),
]  # fmt: skip
test_due = cases_test(DUE)

SEVEN = notices.NoticeOfMeeting()
SEVEN_CLEAR = notices.NoticeOfMeeting.load({"count": "clear"})
FIVE_WORKING = notices.NoticeOfMeeting.load({"count": "working", "days": "5"})
TWO_IN_EMERGENCY = notices.NoticeOfMeeting.load({"gathering": "emergency", "days": "2"})
LONGER = notices.NoticeForSubject()
CALLERS = notices.WhoCalls()
BY_TREASURER = notices.WhoCalls.load({"gathering": "special", "posts": ["treasurer"]})
FRIDAYS = Week(frozenset({5}))


def _called(notice: int, meeting: int, gathering: str = "regular", **more: object) -> dict:
    days = {"notice_on": date(2026, 10, notice), "meeting_on": date(2026, 10, meeting)}
    return {"gathering": gathering, **days, **more}


CALLING = [
    Case("notice on the 1st is in time for the 8th where 7 days are asked", SEVEN, NOTICE,
         _called(1, 8), YES),
    Case("for the 7th it is not", SEVEN, NOTICE, _called(1, 7), NO),
    Case("with clear days the 8th is too early", SEVEN_CLEAR, NOTICE, _called(1, 8), NO),
    Case("with clear days the 9th is in time", SEVEN_CLEAR, NOTICE, _called(1, 9), YES),
    # Fridays off: of 2 to 7 October the 2nd does not count, so the 3rd to the 7th are five
    Case("five working days lie between the 1st and the 8th", FIVE_WORKING, NOTICE,
         _called(1, 8), YES, week=FRIDAYS),
    Case("only four lie between the 1st and the 7th", FIVE_WORKING, NOTICE, _called(1, 7), NO,
         week=FRIDAYS),
    Case("notice after the meeting is none", SEVEN, NOTICE, _called(9, 8), NO),
    Case("when notice was given must be known", SEVEN, NOTICE,
         {**REGULAR, "meeting_on": date(2026, 10, 8)}, OPEN, missing=("notice_on",)),
    Case("what meeting it is must be known", SEVEN, NOTICE,
         {"notice_on": date(2026, 10, 1), "meeting_on": date(2026, 10, 8)}, OPEN,
         missing=("gathering",)),
    Case("the days of the regular meeting hold for the yearly one", SEVEN, NOTICE,
         _called(1, 7, "annual"), NO),
    Case("they say nothing of the committee", SEVEN, NOTICE, _called(1, 2, "committee"), SILENT),
    Case("an emergency meeting with its own 2 days is called in 2", TWO_IN_EMERGENCY, NOTICE,
         _called(1, 3, "emergency"), YES, beside=(SEVEN,)),
    Case("but not in one", TWO_IN_EMERGENCY, NOTICE, _called(1, 2, "emergency"), NO,
         beside=(SEVEN,)),
    Case("and the 7 days are silent then", SEVEN, NOTICE, _called(1, 3, "emergency"), YES,
         beside=(TWO_IN_EMERGENCY,)),
    Case("a change of the constitution needs 15 clear days: the 17th is in time", LONGER, NOTICE,
         _called(1, 17, subject="amendment"), YES),
    Case("the 16th is not", LONGER, NOTICE, _called(1, 16, subject="amendment"), NO),
    Case("though 7 days would do for other questions", LONGER, NOTICE,
         _called(1, 16, subject="amendment"), NO, beside=(SEVEN,)),
    Case("an ordinary question needs no longer notice", LONGER, NOTICE,
         _called(1, 8, subject="ordinary"), YES, beside=(SEVEN,)),
    Case("what shall be decided must be known", LONGER, NOTICE, _called(1, 17), OPEN,
         missing=("subject",)),
    Case("a longer notice needs its day", LONGER, NOTICE,
         {"subject": "amendment", "meeting_on": date(2026, 10, 17)}, OPEN,
         missing=("notice_on",)),
    Case("a notice with an agenda is in order", notices.AgendaInNotice(), NOTICE,
         {"agenda": True}, YES),
    Case("a notice without one is not", notices.AgendaInNotice(), NOTICE, {"agenda": False},
         NO),
    Case("whether it has one must be known", notices.AgendaInNotice(), NOTICE, {}, OPEN,
         missing=("agenda",)),
    Case("the secretary may call", CALLERS, NOTICE, {**REGULAR, "called_by": "secretary"}, YES),
    Case("the treasurer may not", CALLERS, NOTICE, {**REGULAR, "called_by": "treasurer"}, NO),
    Case("who called must be known", CALLERS, NOTICE, REGULAR, OPEN, missing=("called_by",)),
    Case("who calls the members does not call the committee", CALLERS, NOTICE,
         {"gathering": "committee", "called_by": "treasurer"}, SILENT),
    Case("a special meeting is called by whom its own article names", BY_TREASURER, NOTICE,
         {"gathering": "special", "called_by": "treasurer"}, YES, beside=(CALLERS,)),
    Case("and not by the others", BY_TREASURER, NOTICE,
         {"gathering": "special", "called_by": "secretary"}, NO, beside=(CALLERS,)),
    Case("a member is put out at a special meeting", notices.SubjectAtMeeting(), NOTICE,
         {"subject": "expulsion", "gathering": "special"}, YES),
    Case("not at a regular one", notices.SubjectAtMeeting(), NOTICE,
         {"subject": "expulsion", **REGULAR}, NO),
    Case("a loan may be decided at any", notices.SubjectAtMeeting(), NOTICE,
         {"subject": "loan", **REGULAR}, SILENT),
    Case("at which meeting must be known", notices.SubjectAtMeeting(), NOTICE,
         {"subject": "expulsion"}, OPEN, missing=("gathering",)),
    Case("an emergency meeting may decide on a loan", notices.EmergencyLimits(), NOTICE,
         {"gathering": "emergency", "subject": "loan"}, YES),
    Case("it may not end the association", notices.EmergencyLimits(), NOTICE,
         {"gathering": "emergency", "subject": "dissolution"}, NO),
    Case("a special meeting may", notices.EmergencyLimits(), NOTICE,
         {"gathering": "special", "subject": "dissolution"}, SILENT),
    Case("what the emergency is about must be known", notices.EmergencyLimits(), NOTICE,
         {"gathering": "emergency"}, OPEN, missing=("subject",)),
]  # fmt: skip
test_calling = cases_test(CALLING)

FULL = delegates.DelegatesPerMembers()
BEGUN = delegates.DelegatesPerMembers.load({"rest": "begun"})
AT_MOST_THREE = delegates.DelegatesPerMembers.load({"most": "3"})
PAID = delegates.DelegatesPerMembers.load({"who": "paid"})
BY_SIZE = delegates.DelegatesBySize.load({"table": "25: 1, 101: 2, 501: 3"})
BY_SIZE_PAID = delegates.DelegatesBySize.load({"table": "25: 1, 101: 2", "who": "paid"})
TWO_EACH = delegates.DelegatesPerGroup()
REPRESENTATIVES = delegates.RepresentativeBody()

SENDING = [
    Case("100 members send one where it is 1 for 100", FULL, DELEGATES, {"members": 100}, YES, 1),
    Case("99 send none where only full hundreds count", FULL, DELEGATES, {"members": 99}, NO),
    Case("199 send one", FULL, DELEGATES, {"members": 199}, YES, 1),
    Case("200 send two", FULL, DELEGATES, {"members": 200}, YES, 2),
    Case("99 send one where a hundred begun counts", BEGUN, DELEGATES, {"members": 99}, YES, 1),
    Case("100 still send one", BEGUN, DELEGATES, {"members": 100}, YES, 1),
    Case("101 send two", BEGUN, DELEGATES, {"members": 101}, YES, 2),
    Case("no members send nobody", BEGUN, DELEGATES, {"members": 0}, NO),
    Case("1000 send three where three is the most", AT_MOST_THREE, DELEGATES,
         {"members": 1000}, YES, 3),
    Case("300 send three there", AT_MOST_THREE, DELEGATES, {"members": 300}, YES, 3),
    Case("299 send two there", AT_MOST_THREE, DELEGATES, {"members": 299}, YES, 2),
    Case("only the 150 who paid count where it says so", PAID, DELEGATES,
         {"members": 300, "paid_members": 150}, YES, 1),
    Case("how many paid must be known there", PAID, DELEGATES, {"members": 300}, OPEN,
         missing=("paid_members",)),
    Case("how many members there are must be known", FULL, DELEGATES, {}, OPEN,
         missing=("members",)),
    Case("24 send none where the table begins at 25", BY_SIZE, DELEGATES, {"members": 24}, NO),
    Case("25 send one", BY_SIZE, DELEGATES, {"members": 25}, YES, 1),
    Case("100 send one by the table", BY_SIZE, DELEGATES, {"members": 100}, YES, 1),
    Case("101 send two by the table", BY_SIZE, DELEGATES, {"members": 101}, YES, 2),
    Case("5000 send three by the table", BY_SIZE, DELEGATES, {"members": 5000}, YES, 3),
    Case("for a table the members must be known", BY_SIZE, DELEGATES, {}, OPEN,
         missing=("members",)),
    Case("for a table of paid members these must be", BY_SIZE_PAID, DELEGATES,
         {"members": 30}, OPEN, missing=("paid_members",)),
    Case("three groups send two each", TWO_EACH, DELEGATES, {"groups": 3}, YES, 6),
    Case("where there are no groups nobody is sent", TWO_EACH, DELEGATES, {"groups": 0}, NO),
    Case("how many groups there are must be known", TWO_EACH, DELEGATES, {}, OPEN,
         missing=("groups",)),
    Case("from 3000 members on delegates may meet", REPRESENTATIVES, MEETING,
         {"of_delegates": True, "roll": 3000, "members": 200}, YES),
    Case("of 2999 all must be called", REPRESENTATIVES, MEETING,
         {"of_delegates": True, "roll": 2999, "members": 200}, NO),
    Case("201 delegates are too many", REPRESENTATIVES, MEETING,
         {"of_delegates": True, "roll": 3000, "members": 201}, NO),
    Case("where all are called it has nothing to say", REPRESENTATIVES, MEETING,
         {"of_delegates": False, "roll": 2999, "members": 2999}, SILENT),
    Case("whether delegates meet must be known", REPRESENTATIVES, MEETING, {"roll": 3000}, OPEN,
         missing=("of_delegates",)),
    Case("how many are on the roll must be known", REPRESENTATIVES, MEETING,
         {"of_delegates": True, "members": 200}, OPEN, missing=("roll",)),
]  # fmt: skip
test_sending = cases_test(SENDING)

CASES = [*DUE, *CALLING, *SENDING]


def _slips(rule: Kind, *beside: Kind) -> int:
    law = Law(tuple(Article(str(at), rule=one) for at, one in enumerate((rule, *beside))))
    return len([*rule.slips(), *rule.slips_beside(law)])


def test_notice_longer_than_the_interval_of_the_meetings_is_a_slip() -> None:
    def days(number: int, gathering: str = "regular") -> Kind:
        return notices.NoticeOfMeeting(gathering=gathering, days=number)

    assert _slips(days(31), MONTHLY) == 1
    assert _slips(days(30), MONTHLY) == 0
    assert _slips(days(8), WEEKLY) == 1
    assert _slips(days(7), WEEKLY) == 0
    assert _slips(days(91, "committee"), COMMITTEE) == 1
    assert _slips(days(90, "committee"), COMMITTEE) == 0
    assert _slips(days(31, "special"), MONTHLY) == 0


def test_more_than_all_members_cannot_ask() -> None:
    assert _slips(meetings.RequisitionByShare.load({"share": "110 %"})) == 1
    assert _slips(meetings.RequisitionByShare.load({"share": "100 %"})) == 0


def test_more_delegates_than_members_is_a_slip() -> None:
    assert _slips(delegates.RepresentativeBody(members=100, most=101)) == 1
    assert _slips(delegates.RepresentativeBody(members=100, most=100)) == 0


def test_a_meeting_that_is_overdue_is_told() -> None:
    facts = {**REGULAR, "last_on": date(2026, 8, 3)}  # due by 5 September; the day is 5 October
    [ground] = Case("", MONTHLY, MEETING_DUE, facts, YES).verdict().grounds
    assert ground.finding.facts[-1].values["day"] == date(2026, 9, 5)
    assert ground.finding.next is not None


def test_a_notice_that_is_late_says_from_when_the_meeting_may_be() -> None:
    [ground] = Case("", SEVEN_CLEAR, NOTICE, _called(1, 8), NO).verdict().grounds
    assert ground.finding.next is not None
    assert ground.finding.next.values["day"] == date(2026, 10, 9)


def test_bounds_of_the_window() -> None:
    for wrong in ({"first": "0"}, {"last": "32"}, {"every": "week"}):
        try:
            meetings.MeetingWindow.load(wrong)
        except Unfit:
            continue
        raise AssertionError(wrong)
