"""Candidacy: who may stand, at and around the bounds of each article."""

from datetime import date

from associations.rules import candidacy
from associations.rules.asked_of_offices import STAND
from hnsa.law.article import Kind
from hnsa.law.money import Money
from hnsa.law.verdict import Answer
from tests.associations.rules.cases import Case, cases_test

NO, YES, OPEN, SILENT = Answer.NO, Answer.YES, Answer.OPEN, Answer.SILENT

ADULT = candidacy.AgeToStand(years=18)
PRESIDENT = candidacy.AgeToStand(office="president", years=25)
YEAR = candidacy.MembershipToStand(months=12)
LONGER = candidacy.MembershipToStand(office="president", months=36)
WOMEN = candidacy.WomenStand()
WOMAN_PRESIDENT = candidacy.WomenStand(office="president")
KINDS = candidacy.CategoriesThatStand()
ARREARS = candidacy.ArrearsBarStanding(months=3)
LOAN = candidacy.LoanBarsStanding(months=3)
READS = candidacy.ReadsToStand(office="secretary")
EIGHTY = candidacy.AttendanceToStand()
THREE = candidacy.CommitteesAtOnce(committees=3)
ONLY_OURS = candidacy.CommitteesAtOnce(office="treasurer", committees=1)


def years(kind: type[Kind], number: int) -> Kind:
    return kind.load({"years": number})


SENTENCE = years(candidacy.ConvictionBarsStanding, 5)
REMOVED = years(candidacy.RemovalBarsStanding, 3)
SUPERSEDED = years(candidacy.SupersededBarsStanding, 3)

CASES = [
    Case("17 is too young to stand where 18 is asked", ADULT, STAND, {"age": 17}, NO),
    Case("18 is old enough", ADULT, STAND, {"age": 18}, YES),
    Case("who is 18 on election day may stand, though she is 17 today", ADULT, STAND,
         {"born": date(2008, 11, 1), "poll_on": date(2026, 11, 1)}, YES),
    Case("who is 18 the day after election day may not", ADULT, STAND,
         {"born": date(2008, 11, 2), "poll_on": date(2026, 11, 1)}, NO),
    Case("a birth date goes before an age told", ADULT, STAND,
         {"born": date(2010, 1, 1), "age": 40}, NO),
    Case("age or birth must be known", ADULT, STAND, {}, OPEN, missing=("born", "age")),
    Case("a president of 24 is too young where 25 is asked of her", PRESIDENT, STAND,
         {"post": "president", "age": 24}, NO, beside=(ADULT,)),
    Case("a president of 25 is old enough", PRESIDENT, STAND,
         {"post": "president", "age": 25}, YES, beside=(ADULT,)),
    Case("a treasurer of 24 is under the general article", PRESIDENT, STAND,
         {"post": "treasurer", "age": 24}, YES, beside=(ADULT,)),
    Case("the office must be known where it matters", PRESIDENT, STAND, {"age": 24}, OPEN,
         missing=("post",), beside=(ADULT,)),
    Case("of another office an article on the president says nothing", PRESIDENT, STAND,
         {"post": "treasurer", "age": 17}, SILENT),
    Case("a year of membership on election day is enough", YEAR, STAND,
         {"joined_on": date(2025, 11, 1), "poll_on": date(2026, 11, 1)}, YES),
    Case("a day less is not", YEAR, STAND,
         {"joined_on": date(2025, 11, 2), "poll_on": date(2026, 11, 1)}, NO),
    Case("without election day the day asked about counts", YEAR, STAND,
         {"joined_on": date(2025, 10, 5)}, YES),
    Case("when she joined must be known", YEAR, STAND, {}, OPEN, missing=("joined_on",)),
    Case("two years are too few for a president where three are asked", LONGER, STAND,
         {"post": "president", "joined_on": date(2024, 10, 5)}, NO, beside=(YEAR,)),
    Case("they are enough for a secretary", LONGER, STAND,
         {"post": "secretary", "joined_on": date(2024, 10, 5)}, YES, beside=(YEAR,)),
    Case("a woman stands where only women do", WOMEN, STAND, {"woman": True}, YES),
    Case("a man does not", WOMEN, STAND, {"woman": False}, NO),
    Case("a man is no president where a woman is asked", WOMAN_PRESIDENT, STAND,
         {"woman": False, "post": "president"}, NO),
    Case("of other offices it says nothing", WOMAN_PRESIDENT, STAND,
         {"woman": False, "post": "member"}, SILENT),
    Case("the office must be known for it", WOMAN_PRESIDENT, STAND, {"woman": False}, OPEN,
         missing=("post",)),
    Case("a permanent member may stand", KINDS, STAND, {"category": "permanent"}, YES),
    Case("a temporary one may not", KINDS, STAND, {"category": "temporary"}, NO),
    Case("her kind of membership must be known", KINDS, STAND, {}, OPEN, missing=("category",)),
    Case("dues of two months do not bar her where three do", ARREARS, STAND,
         {"months_owed": 2}, YES),
    Case("dues of three months do", ARREARS, STAND, {"months_owed": 3}, NO),
    Case("who owes nothing need not count months", ARREARS, STAND, {"owes": Money(0)}, YES),
    Case("who owes something must", ARREARS, STAND, {"owes": Money.whole(200)}, OPEN,
         missing=("months_owed",)),
    Case("a loan two months overdue does not bar her where three do", LOAN, STAND,
         {"loan_overdue_months": 2}, YES),
    Case("three months do bar her", LOAN, STAND, {"loan_overdue_months": 3}, NO),
    Case("how late a loan is must be known", LOAN, STAND, {}, OPEN,
         missing=("loan_overdue_months",)),
    Case("a secretary who reads may stand", READS, STAND,
         {"post": "secretary", "reads_and_writes": True}, YES),
    Case("one who does not may not", READS, STAND,
         {"post": "secretary", "reads_and_writes": False}, NO),
    Case("a member of the committee need not read", READS, STAND,
         {"post": "member", "reads_and_writes": False}, SILENT),
    Case("everybody must where it is asked for any office", candidacy.ReadsToStand(office="any"),
         STAND, {"reads_and_writes": False}, NO),
    Case("10 of 12 meetings are at least 80 %", EIGHTY, STAND, {"attended": 10, "held": 12}, YES),
    Case("9 of 12 are not", EIGHTY, STAND, {"attended": 9, "held": 12}, NO),
    Case("8 of 10 are exactly 80 %", EIGHTY, STAND, {"attended": 8, "held": 10}, YES),
    Case("where no meeting was held nothing is asked", EIGHTY, STAND,
         {"attended": 0, "held": 0}, SILENT),
    Case("meetings held must be known", EIGHTY, STAND, {"attended": 3}, OPEN, missing=("held",)),
    Case("two others and ours are three", THREE, STAND, {"other_committees": 2}, YES),
    Case("three others and ours are one too many", THREE, STAND, {"other_committees": 3}, NO),
    Case("a treasurer sits on ours only", ONLY_OURS, STAND,
         {"post": "treasurer", "other_committees": 1}, NO, beside=(THREE,)),
    Case("a treasurer who sits on no other may stand", ONLY_OURS, STAND,
         {"post": "treasurer", "other_committees": 0}, YES, beside=(THREE,)),
    Case("a plain member may sit on one more", ONLY_OURS, STAND,
         {"post": "member", "other_committees": 1}, YES, beside=(THREE,)),
    Case("how many others must be known", THREE, STAND, {}, OPEN, missing=("other_committees",)),
    Case("five years after her sentence she may stand", SENTENCE, STAND,
         {"convicted_on": date(2020, 1, 1), "sentence_ended_on": date(2021, 10, 5)}, YES),
    Case("a day earlier she may not", SENTENCE, STAND,
         {"convicted_on": date(2020, 1, 1), "sentence_ended_on": date(2021, 10, 6)}, NO),
    Case("when the sentence ended must be known", SENTENCE, STAND,
         {"convicted_on": date(2020, 1, 1)}, OPEN, missing=("sentence_ended_on",)),
    Case("of who was never convicted it says nothing", SENTENCE, STAND, {}, SILENT),
    Case("three years after a removal she may stand", REMOVED, STAND,
         {"removed_on": date(2023, 10, 5)}, YES),
    Case("a day earlier she may not stand after a removal", REMOVED, STAND,
         {"removed_on": date(2023, 10, 6)}, NO),
    Case("election day counts for it", REMOVED, STAND,
         {"removed_on": date(2023, 10, 6), "poll_on": date(2026, 10, 6)}, YES),
    Case("of who was never removed it says nothing", REMOVED, STAND, {}, SILENT),
    Case("three years after the committee was superseded she may stand", SUPERSEDED, STAND,
         {"committee_superseded_on": date(2023, 10, 5)}, YES),
    Case("a day earlier she may not stand after that", SUPERSEDED, STAND,
         {"committee_superseded_on": date(2023, 10, 6)}, NO),
    Case("of who sat on no such committee it says nothing", SUPERSEDED, STAND, {}, SILENT),
]  # fmt: skip
test_candidacy = cases_test(CASES)
