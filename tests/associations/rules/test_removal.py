"""Removal: a table of cases at and around the bounds of each article."""

from datetime import date

from associations.rules import removal
from associations.rules.asked_of_members import APPEAL_OUT, PUTTING_OUT, VOTE
from hnsa.law.article import Article
from hnsa.law.asking import Law
from hnsa.law.days import Count, Week
from hnsa.law.verdict import Answer
from tests.associations.rules.cases import Case, cases_test

NO, YES, OPEN, SILENT = Answer.NO, Answer.YES, Answer.OPEN, Answer.SILENT

CLEAR = removal.NoticeBeforeTermination(days=15, count=Count.CLEAR)
CALENDAR = removal.NoticeBeforeTermination(days=15, count=Count.CALENDAR)
WORKING = removal.NoticeBeforeTermination(days=5, count=Count.WORKING)
FRIDAYS_OFF = Week(weekend=frozenset({5, 6}))
GROUND = removal.GroundInNotice()
HEARD = removal.HeardBeforeTermination()
GENERAL = removal.TerminationBy(organ="general")
COMMITTEE = removal.TerminationBy(organ="committee")
BLACKOUT = removal.RemovalBlackout()
APPEAL = removal.AppealAgainstTermination(days=30)
SUSPENSION = removal.Suspension(organ="committee", months=3)
CALLED = {"general_meeting_called_on": date(2026, 10, 1), "general_meeting_on": date(2026, 10, 20)}

CASES = [
    Case("14 clear days are too few where 15 are asked", CLEAR, PUTTING_OUT,
         {"notice_on": date(2026, 9, 20), "decision_on": date(2026, 10, 5)}, NO),
    Case("15 clear days are enough", CLEAR, PUTTING_OUT,
         {"notice_on": date(2026, 9, 19), "decision_on": date(2026, 10, 5)}, YES),
    Case("without a planned day it is asked of today", CLEAR, PUTTING_OUT,
         {"notice_on": date(2026, 9, 20)}, NO),
    Case("the fifteenth day itself counts where days are counted plainly", CALENDAR, PUTTING_OUT,
         {"notice_on": date(2026, 9, 20)}, YES),
    Case("fourteen days are too few however they are counted", CALENDAR, PUTTING_OUT,
         {"notice_on": date(2026, 9, 21)}, NO),
    Case("five working days are enough, Friday and Saturday left out", WORKING, PUTTING_OUT,
         {"notice_on": date(2026, 9, 27)}, YES, week=FRIDAYS_OFF),  # 28-30, 1 and 4
    Case("four working days are not", WORKING, PUTTING_OUT,
         {"notice_on": date(2026, 9, 28)}, NO, week=FRIDAYS_OFF),
    Case("where all days are worked the same days are enough", WORKING, PUTTING_OUT,
         {"notice_on": date(2026, 9, 28)}, YES),
    Case("a notice after the decision is none", CLEAR, PUTTING_OUT,
         {"notice_on": date(2026, 10, 9), "decision_on": date(2026, 10, 5)}, NO),
    Case("when notice was given must be known", CLEAR, PUTTING_OUT, {}, OPEN,
         missing=("notice_on",)),
    Case("the ground stands in the notice", GROUND, PUTTING_OUT, {"ground_written": True}, YES),
    Case("a notice without the ground will not do", GROUND, PUTTING_OUT,
         {"ground_written": False}, NO),
    Case("what the notice says must be known", GROUND, PUTTING_OUT, {}, OPEN,
         missing=("ground_written",)),
    Case("she was heard", HEARD, PUTTING_OUT, {"heard": True}, YES),
    Case("nobody is put out unheard", HEARD, PUTTING_OUT, {"heard": False}, NO),
    Case("whether she was heard must be known", HEARD, PUTTING_OUT, {}, OPEN, missing=("heard",)),
    Case("the general body decides where it shall", GENERAL, PUTTING_OUT,
         {"decided_by": "general"}, YES),
    Case("the committee does not decide where the general body shall", GENERAL, PUTTING_OUT,
         {"decided_by": "committee"}, NO),
    Case("the committee decides where it shall", COMMITTEE, PUTTING_OUT,
         {"decided_by": "committee"}, YES),
    Case("the president does not", COMMITTEE, PUTTING_OUT, {"decided_by": "president"}, NO),
    Case("who decides must be known", GENERAL, PUTTING_OUT, {}, OPEN, missing=("decided_by",)),
    Case("between the call and the meeting nobody is put out", BLACKOUT, PUTTING_OUT, CALLED, NO),
    Case("nor on the day of the call", BLACKOUT, PUTTING_OUT,
         {**CALLED, "decision_on": date(2026, 10, 1)}, NO),
    Case("the day before the call it may be decided", BLACKOUT, PUTTING_OUT,
         {**CALLED, "decision_on": date(2026, 9, 30)}, YES),
    Case("the day before the meeting it may not", BLACKOUT, PUTTING_OUT,
         {**CALLED, "decision_on": date(2026, 10, 19)}, NO),
    Case("on the day of the meeting it may", BLACKOUT, PUTTING_OUT,
         {**CALLED, "decision_on": date(2026, 10, 20)}, YES),
    Case("for which day the meeting is called must be known", BLACKOUT, PUTTING_OUT,
         {"general_meeting_called_on": date(2026, 10, 1)}, OPEN, missing=("general_meeting_on",)),
    Case("where no general meeting is called nothing is said", BLACKOUT, PUTTING_OUT, {}, SILENT),
    Case("on the thirtieth day she may appeal", APPEAL, APPEAL_OUT,
         {"decided_on": date(2026, 9, 5)}, YES),
    Case("on the thirty-first it is too late", APPEAL, APPEAL_OUT,
         {"decided_on": date(2026, 9, 4)}, NO),
    Case("an appeal that was made in time stays so", APPEAL, APPEAL_OUT,
         {"decided_on": date(2026, 1, 1), "appealed_on": date(2026, 1, 31)}, YES),
    Case("one that was made a day late does too", APPEAL, APPEAL_OUT,
         {"decided_on": date(2026, 1, 1), "appealed_on": date(2026, 2, 1)}, NO),
    Case("when she was put out must be known", APPEAL, APPEAL_OUT, {}, OPEN,
         missing=("decided_on",)),
    Case("a suspended member has no vote", SUSPENSION, VOTE,
         {"suspended": True, "suspended_on": date(2026, 9, 1)}, NO),
    Case("on the last day of three months she has none yet", SUSPENSION, VOTE,
         {"suspended": True, "suspended_on": date(2026, 7, 6)}, NO),
    Case("after three months she is back by herself", SUSPENSION, VOTE,
         {"suspended": True, "suspended_on": date(2026, 7, 5)}, YES),
    Case("who is not suspended has a vote", SUSPENSION, VOTE, {"suspended": False}, YES),
    Case("the president cannot suspend where the committee may", SUSPENSION, VOTE,
         {"suspended": True, "suspended_by": "president"}, YES),
    Case("the committee may", SUSPENSION, VOTE,
         {"suspended": True, "suspended_by": "committee", "suspended_on": date(2026, 9, 1)}, NO),
    Case("since when she is suspended must be known", SUSPENSION, VOTE, {"suspended": True}, OPEN,
         missing=("suspended_on",)),
    Case("whether she is suspended must be known", SUSPENSION, VOTE, {}, OPEN,
         missing=("suspended",)),
    Case("a good notice does not make up for a hearing", CLEAR, PUTTING_OUT,
         {"notice_on": date(2026, 9, 1), "heard": False}, NO, beside=(HEARD,)),
]  # fmt: skip
test_removal = cases_test(CASES)


def test_from_which_day_it_may_be_decided_is_told() -> None:
    def first(rule: removal.NoticeBeforeTermination) -> object:
        facts = {"notice_on": date(2026, 10, 1)}
        return Case("", rule, PUTTING_OUT, facts, NO).verdict().next[0].values["first"]

    assert first(CLEAR) == date(2026, 10, 17)
    assert first(CALENDAR) == date(2026, 10, 16)


def test_nobody_appeals_to_the_body_that_put_her_out() -> None:
    def slips(rule: removal.TerminationBy) -> int:
        law = Law((Article("1", rule=rule), Article("2", rule=APPEAL)))
        return len(list(APPEAL.slips_beside(law)))

    assert [slips(GENERAL), slips(COMMITTEE)] == [1, 0]
