"""Books and papers: cases at and around the bounds of each article."""

from datetime import date

from associations.rules import keeping
from associations.rules.asked_of_funds import KEEP, SHOW
from associations.vocabulary.subjects import Paper
from hnsa.law.article import Article
from hnsa.law.asking import Law
from hnsa.law.verdict import Answer
from tests.associations.rules.cases import Case, cases_test

NO, YES, OPEN, SILENT = Answer.NO, Answer.YES, Answer.OPEN, Answer.SILENT

FIVE = keeping.PapersKept(years=5)
RECEIPTS = keeping.PapersKept(paper=Paper.RECEIPTS, years=10)
EVER = keeping.KeptForEver(papers=(Paper.MEMBERS, Paper.MINUTES))
ELECTION = keeping.ElectionPapersKept(months=3)
SHOWN = keeping.Inspection(days=7)
MADE = {"made_on": date(2026, 3, 31)}

CASES = [
    Case("a paper is kept for five years", FIVE, KEEP, MADE, YES, date(2031, 3, 31)),
    Case("one of 29 February until 1 March", FIVE, KEEP, {"made_on": date(2024, 2, 29)}, YES,
         date(2029, 3, 1)),
    Case("of when it is must be known", FIVE, KEEP, {}, OPEN, missing=("made_on",)),
    Case("receipts are kept for ten years where they are named", RECEIPTS, KEEP,
         {**MADE, "paper": Paper.RECEIPTS}, YES, date(2036, 3, 31), beside=(FIVE,)),
    Case("even where other papers are kept longer",
         keeping.PapersKept(paper=Paper.LETTERS, years=1), KEEP,
         {**MADE, "paper": Paper.LETTERS}, YES, date(2027, 3, 31), beside=(FIVE,)),
    Case("other papers are kept as all are", FIVE, KEEP, {**MADE, "paper": Paper.LETTERS}, YES,
         date(2031, 3, 31), beside=(RECEIPTS,)),
    Case("of other papers that article says nothing", RECEIPTS, KEEP,
         {**MADE, "paper": Paper.LETTERS}, SILENT),
    Case("where some are named, which it is must be known", FIVE, KEEP, MADE, OPEN,
         missing=("paper",), beside=(RECEIPTS,)),
    Case("the minutes are kept for ever", EVER, KEEP, {**MADE, "paper": Paper.MINUTES}, YES),
    Case("and the years of other papers are not theirs", EVER, KEEP,
         {**MADE, "paper": Paper.MINUTES}, YES, beside=(FIVE,)),
    Case("receipts are not kept for ever", EVER, KEEP, {**MADE, "paper": Paper.RECEIPTS}, SILENT),
    Case("which paper it is must be known", EVER, KEEP, MADE, OPEN, missing=("paper",)),
    Case("of ballot papers it says nothing", EVER, KEEP, {**MADE, "of_election": True}, SILENT),
    Case("ballot papers are kept for three months", ELECTION, KEEP,
         {**MADE, "of_election": True, "dispute_open": False}, YES, date(2026, 6, 30)),
    Case("and longer while a dispute is open", ELECTION, KEEP,
         {**MADE, "of_election": True, "dispute_open": True}, OPEN),
    Case("whether one is open must be known", ELECTION, KEEP, {**MADE, "of_election": True}, OPEN,
         missing=("dispute_open",)),
    Case("of when they are must be known", ELECTION, KEEP,
         {"of_election": True, "dispute_open": False}, OPEN, missing=("made_on",)),
    Case("of other papers it says nothing", ELECTION, KEEP, {**MADE, "of_election": False}, SILENT),
    Case("whether it is of an election must be known", ELECTION, KEEP, MADE, OPEN,
         missing=("of_election",)),
    Case("ballot papers need not be kept as long as others", ELECTION, KEEP,
         {**MADE, "of_election": True, "dispute_open": False}, YES, date(2026, 6, 30),
         beside=(FIVE,)),
    Case("others are kept as long as ever", ELECTION, KEEP, {**MADE, "of_election": False}, YES,
         date(2031, 3, 31), beside=(FIVE,)),
    Case("who asks on 1 October is shown it by the 8th", SHOWN, SHOW,
         {"asked_on": date(2026, 10, 1)}, YES, date(2026, 10, 8)),
    Case("on the seventh day it must still be shown", SHOWN, SHOW,
         {"asked_on": date(2026, 9, 28)}, YES, date(2026, 10, 5)),
    Case("on the eighth the time has run out", SHOWN, SHOW,
         {"asked_on": date(2026, 9, 27)}, NO, date(2026, 10, 4)),
    Case("shown on the seventh day it was in time", SHOWN, SHOW,
         {"asked_on": date(2026, 9, 1), "shown_on": date(2026, 9, 8)}, YES, date(2026, 9, 8)),
    Case("shown on the eighth it was late", SHOWN, SHOW,
         {"asked_on": date(2026, 9, 1), "shown_on": date(2026, 9, 9)}, NO, date(2026, 9, 8)),
    Case("when she asked must be known", SHOWN, SHOW, {}, OPEN, missing=("asked_on",)),
]  # fmt: skip
test_keeping = cases_test(CASES)


def test_which_books_are_kept_judges_nothing() -> None:
    books = keeping.BooksKept()
    assert not books.judges
    assert Paper.MINUTES in books.books


def test_kept_for_ever_and_for_years_is_a_slip() -> None:
    minutes = keeping.PapersKept(paper=Paper.MINUTES, years=5)
    law = Law(tuple(Article(str(n), rule=one) for n, one in enumerate((EVER, minutes, FIVE), 1)))
    assert list(minutes.slips_beside(law))
    assert not list(FIVE.slips_beside(law))
