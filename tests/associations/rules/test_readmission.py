"""Readmission: a table of cases at and around the bounds of each article."""

from datetime import date

from associations.rules import admission, readmission
from associations.rules.asked_of_members import JOIN
from hnsa.law.money import Money
from hnsa.law.verdict import Answer, Stand
from tests.associations.rules.cases import Case, cases_test

NO, YES, OPEN, SILENT = Answer.NO, Answer.YES, Answer.OPEN, Answer.SILENT

SENTENCE = readmission.BarAfterSentence(years=5)
EXPELLED = readmission.BarAfterExpulsion(years=3)
RESIGNED = readmission.BarAfterResignation(years=2)
REAPPLY = readmission.Reapply(months=3)
BACK = readmission.Reinstatement(months=6)
NEW_MEMBERS_BRING = (admission.Sponsors(number=2), admission.AdmissionFee(fee=Money.whole(100)))

CASES = [
    Case("the day before five years are over she may not", SENTENCE, JOIN,
         {"sentence_ended_on": date(2021, 10, 6)}, NO),
    Case("on the day on which five years are over she may", SENTENCE, JOIN,
         {"sentence_ended_on": date(2021, 10, 5)}, YES),
    Case("while the sentence runs she may not", SENTENCE, JOIN,
         {"convicted_on": date(2026, 1, 1), "sentence_ended_on": date(2027, 1, 1)}, NO),
    Case("when the sentence ended must be known", SENTENCE, JOIN,
         {"convicted_on": date(2015, 1, 1)}, OPEN, missing=("sentence_ended_on",)),
    Case("of whom no sentence is known nothing is said", SENTENCE, JOIN, {}, SILENT),
    Case("put out three years ago less a day, she waits", EXPELLED, JOIN,
         {"departure": "expelled", "left_on": date(2023, 10, 6)}, NO),
    Case("put out three years ago she may join again", EXPELLED, JOIN,
         {"departure": "expelled", "left_on": date(2023, 10, 5)}, YES),
    Case("when she was put out must be known", EXPELLED, JOIN, {"departure": "expelled"}, OPEN,
         missing=("left_on",)),
    Case("who resigned was not put out", EXPELLED, JOIN,
         {"departure": "resigned", "left_on": date(2026, 9, 1)}, SILENT),
    Case("who was never a member was not put out", EXPELLED, JOIN, {}, SILENT),
    Case("who resigned two years ago less a day waits", RESIGNED, JOIN,
         {"departure": "resigned", "left_on": date(2024, 10, 6)}, NO),
    Case("who resigned two years ago may join again", RESIGNED, JOIN,
         {"departure": "resigned", "left_on": date(2024, 10, 5)}, YES),
    Case("when she resigned must be known", RESIGNED, JOIN, {"departure": "resigned"}, OPEN,
         missing=("left_on",)),
    Case("who was put out did not resign", RESIGNED, JOIN,
         {"departure": "expelled", "left_on": date(2026, 9, 1)}, SILENT),
    Case("refused three months ago less a day, she waits", REAPPLY, JOIN,
         {"refused_on": date(2026, 7, 6)}, NO),
    Case("refused three months ago she may apply again", REAPPLY, JOIN,
         {"refused_on": date(2026, 7, 5)}, YES),
    Case("a month counts to the last day of a shorter one", readmission.Reapply(months=1), JOIN,
         {"refused_on": date(2027, 1, 31), "on": date(2027, 2, 28)}, YES),
    Case("who was never refused does not wait", REAPPLY, JOIN, {}, SILENT),
    Case("who lapsed and has paid comes back", BACK, JOIN,
         {"departure": "lapsed", "left_on": date(2026, 6, 1), "arrears_paid": True}, YES),
    Case("she comes back on the last day of six months", BACK, JOIN,
         {"departure": "lapsed", "left_on": date(2026, 4, 5), "arrears_paid": True}, Stand.HOLDS),
    Case("a day later she joins like anybody else", BACK, JOIN,
         {"departure": "lapsed", "left_on": date(2026, 4, 4), "arrears_paid": True}, Stand.TELLS),
    Case("who lapsed and has not paid does not come back yet", BACK, JOIN,
         {"departure": "lapsed", "left_on": date(2026, 6, 1), "arrears_paid": False}, NO),
    Case("whether she has paid must be known", BACK, JOIN,
         {"departure": "lapsed", "left_on": date(2026, 6, 1)}, OPEN, missing=("arrears_paid",)),
    Case("when her membership lapsed must be known", BACK, JOIN, {"departure": "lapsed"}, OPEN,
         missing=("left_on",)),
    Case("who comes back needs no proposers and pays no fee again", BACK, JOIN,
         {"departure": "lapsed", "left_on": date(2026, 6, 1), "arrears_paid": True,
          "sponsors": 0, "fee_paid": Money(0)}, YES, beside=NEW_MEMBERS_BRING),
    Case("who comes back too late needs both", BACK, JOIN,
         {"departure": "lapsed", "left_on": date(2026, 3, 1), "arrears_paid": True,
          "sponsors": 0, "fee_paid": Money(0)}, NO, beside=NEW_MEMBERS_BRING),
    Case("who was never a member does not come back", BACK, JOIN, {}, SILENT),
]  # fmt: skip
test_readmission = cases_test(CASES)


def test_the_day_from_which_she_may_apply_is_told() -> None:
    facts = {"departure": "expelled", "left_on": date(2024, 2, 29)}
    said = Case("", EXPELLED, JOIN, facts, NO).verdict().next
    assert [one.values["until"] for one in said] == [date(2027, 3, 1)]
