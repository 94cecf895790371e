"""Offices: losing one, recall and handing over, at and around every bound."""

from datetime import date

import pytest

from associations.rules import offices
from associations.rules.asked_of_offices import HAND_OVER, RECALL, VACATES
from associations.vocabulary.subjects import Post
from hnsa.law.article import Kind
from hnsa.law.verdict import Answer
from tests.associations.rules.cases import ON, Case, cases_test

NO, YES, OPEN, SILENT = Answer.NO, Answer.YES, Answer.OPEN, Answer.SILENT

THREE = offices.AbsenceFromCommittee(meetings=3)
GENERAL = offices.AbsenceFromGeneralBody(meetings=2)
AWAY = offices.AwayFromOffice(days=90)
ARREARS = offices.ArrearsEndOffice(months=3)
WEEK = offices.HandingOver(days=7)


def recall(share: str, reach: str = "at_least") -> Kind:
    return offices.Recall.load({"share": share, "reach": reach})


CASES = [
    Case("two meetings of the committee missed are no ground where three are", THREE, VACATES,
         {"missed_in_a_row": 2}, NO),
    Case("three missed are a ground", THREE, VACATES, {"missed_in_a_row": 3}, YES),
    Case("four missed are a ground", THREE, VACATES, {"missed_in_a_row": 4}, YES),
    Case("none missed is no ground", THREE, VACATES, {"missed_in_a_row": 0}, NO),
    Case("how many were missed must be known", THREE, VACATES, {}, OPEN,
         missing=("missed_in_a_row",)),
    Case("general meetings do not count for the committee's", THREE, VACATES,
         {"missed_in_a_row": 1, "missed_general_in_a_row": 5}, NO),
    Case("one general meeting missed is no ground where two are", GENERAL, VACATES,
         {"missed_general_in_a_row": 1}, NO),
    Case("two general meetings missed are a ground", GENERAL, VACATES,
         {"missed_general_in_a_row": 2}, YES),
    Case("general meetings missed must be known", GENERAL, VACATES, {"missed_in_a_row": 9}, OPEN,
         missing=("missed_general_in_a_row",)),
    Case("90 days away are no ground where more than 90 are", AWAY, VACATES,
         {"absent_since": date(2026, 7, 7)}, NO),
    Case("91 days away are a ground", AWAY, VACATES, {"absent_since": date(2026, 7, 6)}, YES),
    Case("who is not away gives no ground", AWAY, VACATES, {}, SILENT),
    Case("a member keeps her office", offices.OfficeOfMembersOnly(), VACATES,
         {"still_member": True}, NO),
    Case("who is no member any more loses it", offices.OfficeOfMembersOnly(), VACATES,
         {"still_member": False}, YES),
    Case("whether she is a member must be known", offices.OfficeOfMembersOnly(), VACATES, {}, OPEN,
         missing=("still_member",)),
    Case("dues of two months are no ground where three are", ARREARS, VACATES,
         {"months_owed": 2}, NO),
    Case("dues of three months are a ground", ARREARS, VACATES, {"months_owed": 3}, YES),
    Case("what she owes must be known", ARREARS, VACATES, {}, OPEN, missing=("months_owed",)),
    Case("a vote of no confidence ends an office", offices.NoConfidenceEndsOffice(), VACATES,
         {"no_confidence": True}, YES),
    Case("without one she stays", offices.NoConfidenceEndsOffice(), VACATES,
         {"no_confidence": False}, NO),
    Case("a conviction ends an office", offices.ConvictionEndsOffice(), VACATES,
         {"convicted": True}, YES),
    Case("without one she stays in office", offices.ConvictionEndsOffice(), VACATES,
         {"convicted": False}, NO),
    Case("15 of 48 are too few to recall where a third is asked", recall("1/3"), RECALL,
         {"recall_asked_by": 15, "members": 48}, NO),
    Case("16 of 48 are enough where at least a third is asked", recall("1/3"), RECALL,
         {"recall_asked_by": 16, "members": 48}, YES),
    Case("16 of 48 are too few where more than a third is asked", recall("1/3", "more_than"),
         RECALL, {"recall_asked_by": 16, "members": 48}, NO),
    Case("17 of 48 are more than a third", recall("1/3", "more_than"), RECALL,
         {"recall_asked_by": 17, "members": 48}, YES),
    Case("nobody of nobody recalls nobody", recall("1/3"), RECALL,
         {"recall_asked_by": 0, "members": 0}, NO),
    Case("all members must be known", recall("1/3"), RECALL, {"recall_asked_by": 5}, OPEN,
         missing=("members",)),
    Case("papers are due seven days after the successor began", WEEK, HAND_OVER,
         {"successor_on": date(2026, 10, 1)}, YES, result=date(2026, 10, 8)),
    Case("on the seventh day there is still time", WEEK, HAND_OVER,
         {"successor_on": date(2026, 9, 28)}, YES, result=ON),
    Case("on the eighth day it is late", WEEK, HAND_OVER,
         {"successor_on": date(2026, 9, 27)}, NO, result=date(2026, 10, 4)),
    Case("handed over in time stays in time", WEEK, HAND_OVER,
         {"successor_on": date(2026, 9, 1), "handed_over_on": date(2026, 9, 8)}, YES,
         result=date(2026, 9, 8)),
    Case("handed over a day late stays late", WEEK, HAND_OVER,
         {"successor_on": date(2026, 9, 1), "handed_over_on": date(2026, 9, 9)}, NO,
         result=date(2026, 9, 8)),
    Case("when the successor began must be known", WEEK, HAND_OVER, {}, OPEN,
         missing=("successor_on",)),
]  # fmt: skip
test_offices = cases_test(CASES)


@pytest.mark.parametrize(
    ("share", "reach", "slips"),
    [("100 %", "at_least", 0), ("100 %", "more_than", 1), ("101 %", "at_least", 1)],
)
def test_a_recall_that_no_number_reaches_is_a_slip(share: str, reach: str, slips: int) -> None:
    assert len(list(recall(share, reach).slips())) == slips


def test_the_article_that_names_an_office_goes_before_the_one_for_any() -> None:
    class Of:
        def __init__(self, office: str) -> None:
            self.office = office

    general, president = Of(offices.ANY), Of("president")
    both = (general, president)
    assert offices.is_meant(general, (general,), None) is True
    assert offices.is_meant(general, both, None) is None
    assert offices.is_meant(general, both, Post.PRESIDENT) is False
    assert offices.is_meant(president, both, Post.PRESIDENT) is True
    assert offices.is_meant(general, both, Post.TREASURER) is True
    assert offices.is_meant(president, both, Post.TREASURER) is False
