"""Termination: a table of cases at and around the bounds of each ground."""

from datetime import date

from associations.rules import dues, termination
from associations.rules.asked_of_members import PUT_OUT
from hnsa.law.article import Article
from hnsa.law.asking import Law
from hnsa.law.shares import Share
from hnsa.law.verdict import Answer
from tests.associations.rules.cases import Case, cases_test

NO, YES, OPEN, SILENT = Answer.NO, Answer.YES, Answer.OPEN, Answer.SILENT

ABSENCE = termination.Absence(meetings=3)
WITHOUT_WORD = termination.Absence(meetings=3, missed="unexcused")
NO_PARDON = termination.Absence(meetings=3, pardon="none")
EIGHTY = termination.AttendanceOfMember(share=Share.percent(80), after=5)
ARREARS = termination.Arrears(months=3)
ORDERS = termination.OrderWork(times=3)
CONDUCT = termination.Conduct()
USE = termination.MinimumUse(years=2)

CASES = [
    Case("two meetings missed in a row are no ground where three are", ABSENCE, PUT_OUT,
         {"missed_in_a_row": 2}, NO),
    Case("three meetings missed in a row are a ground", ABSENCE, PUT_OUT, {"missed_in_a_row": 3},
         YES),
    Case("four are one as well", ABSENCE, PUT_OUT, {"missed_in_a_row": 4}, YES),
    Case("who came to the last meeting gives no ground", ABSENCE, PUT_OUT, {"missed_in_a_row": 0},
         NO),
    Case("how many she missed must be known", ABSENCE, PUT_OUT, {}, OPEN,
         missing=("missed_in_a_row",)),
    Case("word sent does not help where every absence counts", ABSENCE, PUT_OUT,
         {"missed_in_a_row": 3, "missed_unexcused": 0}, YES),
    Case("word sent once is enough where only absences without word count", WITHOUT_WORD, PUT_OUT,
         {"missed_in_a_row": 3, "missed_unexcused": 2}, NO),
    Case("three without word are a ground", WITHOUT_WORD, PUT_OUT,
         {"missed_in_a_row": 4, "missed_unexcused": 3}, YES),
    Case("how many were without word must be known", WITHOUT_WORD, PUT_OUT,
         {"missed_in_a_row": 3}, OPEN, missing=("missed_unexcused",)),
    Case("of two absences it need not be known", WITHOUT_WORD, PUT_OUT, {"missed_in_a_row": 2},
         NO),
    Case("what the general body has excused is no ground", ABSENCE, PUT_OUT,
         {"missed_in_a_row": 3, "condoned": True}, NO),
    Case("what it has not excused is one", ABSENCE, PUT_OUT,
         {"missed_in_a_row": 3, "condoned": False}, YES),
    Case("where nothing is excused it stays one", NO_PARDON, PUT_OUT,
         {"missed_in_a_row": 3, "condoned": True}, YES),
    Case("8 of 10 meetings are 80 %", EIGHTY, PUT_OUT,
         {"meetings_held": 10, "meetings_attended": 8}, NO),
    Case("7 of 10 are fewer", EIGHTY, PUT_OUT, {"meetings_held": 10, "meetings_attended": 7}, YES),
    Case("10 of 12 are 80 %", EIGHTY, PUT_OUT, {"meetings_held": 12, "meetings_attended": 10}, NO),
    Case("9 of 12 are fewer, and nothing is rounded", EIGHTY, PUT_OUT,
         {"meetings_held": 12, "meetings_attended": 9}, YES),
    Case("after four meetings it is not counted yet", EIGHTY, PUT_OUT,
         {"meetings_held": 4, "meetings_attended": 0}, NO),
    Case("after five it is", EIGHTY, PUT_OUT, {"meetings_held": 5, "meetings_attended": 3}, YES),
    Case("4 of 5 are 80 %", EIGHTY, PUT_OUT, {"meetings_held": 5, "meetings_attended": 4}, NO),
    Case("before the first meeting there is nothing to count", EIGHTY, PUT_OUT,
         {"meetings_held": 0, "meetings_attended": 0}, NO),
    Case("how many she came to must be known", EIGHTY, PUT_OUT, {"meetings_held": 10}, OPEN,
         missing=("meetings_attended",)),
    Case("two months owed are no ground where three are", ARREARS, PUT_OUT, {"months_owed": 2}, NO),
    Case("three months owed are a ground", ARREARS, PUT_OUT, {"months_owed": 3}, YES),
    Case("nothing owed is no ground", ARREARS, PUT_OUT, {"months_owed": 0}, NO),
    Case("what she owes must be known", ARREARS, PUT_OUT, {}, OPEN, missing=("months_owed",)),
    Case("two orders not completed are no ground where three are", ORDERS, PUT_OUT,
         {"orders_failed": 2}, NO),
    Case("three orders not completed are a ground", ORDERS, PUT_OUT, {"orders_failed": 3}, YES),
    Case("her orders must be known", ORDERS, PUT_OUT, {}, OPEN, missing=("orders_failed",)),
    Case("harm that the committee has found is a ground", CONDUCT, PUT_OUT, {"misconduct": True},
         YES),
    Case("where it has found none there is no ground", CONDUCT, PUT_OUT, {"misconduct": False},
         NO),
    Case("what it has found must be known", CONDUCT, PUT_OUT, {}, OPEN, missing=("misconduct",)),
    Case("two years less a day without work are no ground", USE, PUT_OUT,
         {"uses_services_since": date(2024, 10, 6)}, NO),
    Case("two years without work are a ground", USE, PUT_OUT,
         {"uses_services_since": date(2024, 10, 5)}, YES),
    Case("when she last took part must be known", USE, PUT_OUT, {}, OPEN,
         missing=("uses_services_since",)),
    Case("one ground is enough beside others that are not there", ABSENCE, PUT_OUT,
         {"missed_in_a_row": 3, "months_owed": 0, "orders_failed": 0}, YES,
         beside=(ARREARS, ORDERS)),
    Case("a ground elsewhere is found though nothing is missed", ABSENCE, PUT_OUT,
         {"missed_in_a_row": 0, "months_owed": 7}, YES, beside=(ARREARS,)),
]  # fmt: skip
test_termination = cases_test(CASES)


def test_every_ground_is_told() -> None:
    facts = {"missed_in_a_row": 3, "months_owed": 4, "orders_failed": 5}
    verdict = Case("", ABSENCE, PUT_OUT, facts, YES, beside=(ARREARS, ORDERS)).verdict()
    assert [one.kind for one in verdict.broken] == ["absence", "arrears", "order_work"]
    assert verdict.broken[0].finding.facts[0].values == {"missed": 3, "meetings": 3}


def test_nobody_comes_to_more_than_all_meetings() -> None:
    assert len(list(termination.AttendanceOfMember(share=Share.percent(101)).slips())) == 1
    assert list(termination.AttendanceOfMember(share=Share.percent(100)).slips()) == []


def test_a_vote_rests_before_a_member_is_put_out() -> None:
    def slips(rests: int) -> int:
        rule = dues.VoteRestsInArrears(months=rests)
        law = Law((Article("1", rule=ARREARS), Article("2", rule=rule)))
        return len(list(ARREARS.slips_beside(law)))

    assert [slips(2), slips(3), slips(4)] == [0, 0, 1]
