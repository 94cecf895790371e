"""Terms: when they end, when the next election is due, at and around every bound."""

from datetime import date

from associations.rules import terms
from associations.rules.asked_of_offices import ELECTION_DUE, ELECTION_PLAN, TERM_ENDS
from hnsa.law.article import Article, Kind
from hnsa.law.asking import Law
from hnsa.law.verdict import Answer
from tests.associations.rules.cases import ON, Case, cases_test

NO, YES, OPEN, SILENT = Answer.NO, Answer.YES, Answer.OPEN, Answer.SILENT

THREE = terms.CommitteeTerm(years=3)
OWN = terms.CommitteeTerm(years=3, fillers="own")
PRESIDENT = terms.CommitteeTerm(office="president", years=2)
MONTHS = terms.CommitteeTermMonths(months=18)
FIRST = terms.FirstCommittee(months=3)
REGISTERED = terms.FirstCommittee(months=3, start="registration")
LATE = terms.LateElection(months=6)
WINDOW = terms.ElectionWindow(days=90, before=7)
RUNNING = {"began_on": date(2024, 3, 1)}

CASES = [
    Case("a term of three years ends three years after it began", THREE, TERM_ENDS, RUNNING, YES,
         result=date(2027, 3, 1)),
    Case("a term of two years ends a year earlier", terms.CommitteeTerm(years=2), TERM_ENDS,
         {"began_on": date(2025, 3, 1)}, YES, result=date(2027, 3, 1)),
    Case("the day before its end it still runs", THREE, TERM_ENDS,
         {"began_on": date(2023, 10, 6)}, YES, result=date(2026, 10, 6)),
    Case("on the day of its end it has ended", THREE, TERM_ENDS, {"began_on": date(2023, 10, 5)},
         NO, result=ON),
    Case("a term that begins on 29 February ends on 1 March", THREE, TERM_ENDS,
         {"began_on": date(2024, 2, 29)}, YES, result=date(2027, 3, 1)),
    Case("when it began must be known", THREE, TERM_ENDS, {}, OPEN, missing=("began_on",)),
    Case("who fills a place ends with the others", THREE, TERM_ENDS,
         {**RUNNING, "filled_on": date(2026, 1, 1)}, YES, result=date(2027, 3, 1)),
    Case("who fills a place serves a term of her own where it says so", OWN, TERM_ENDS,
         {**RUNNING, "filled_on": date(2026, 1, 1)}, YES, result=date(2029, 1, 1)),
    Case("who was elected with the others ends with them there too", OWN, TERM_ENDS, RUNNING, YES,
         result=date(2027, 3, 1)),
    Case("the president's own article goes before the general one", THREE, TERM_ENDS,
         {"began_on": date(2025, 3, 1), "post": "president"}, YES, result=date(2027, 3, 1),
         beside=(PRESIDENT,)),
    Case("the treasurer is under the general one", THREE, TERM_ENDS,
         {"began_on": date(2025, 3, 1), "post": "treasurer"}, YES, result=date(2028, 3, 1),
         beside=(PRESIDENT,)),
    Case("which office it is must be known where it matters", THREE, TERM_ENDS, RUNNING, OPEN,
         missing=("post",), beside=(PRESIDENT,)),
    Case("a term of 18 months ends a year and a half after it began", MONTHS, TERM_ENDS,
         {"began_on": date(2026, 1, 31)}, YES, result=date(2027, 7, 31)),
    Case("a term of 18 months has ended on its day", MONTHS, TERM_ENDS,
         {"began_on": date(2025, 4, 5)}, NO, result=ON),
    Case("a term of months must have a beginning", MONTHS, TERM_ENDS, {}, OPEN,
         missing=("began_on",)),
    Case("an election is due when the term ends", THREE, ELECTION_DUE, RUNNING, YES,
         result=date(2027, 3, 1)),
    Case("on the last day of a term it may still be held", THREE, ELECTION_DUE,
         {"began_on": date(2023, 10, 5)}, YES, result=ON),
    Case("a day later it is late", THREE, ELECTION_DUE, {"began_on": date(2023, 10, 4)}, NO,
         result=date(2026, 10, 4)),
    Case("a term whose end is told need no beginning", MONTHS, ELECTION_DUE,
         {"term_ends_on": date(2026, 12, 1)}, YES, result=date(2026, 12, 1)),
    Case("with a term of 18 months the election is late a day after its end", MONTHS, ELECTION_DUE,
         {"term_ends_on": date(2026, 10, 4)}, NO, result=date(2026, 10, 4)),
    Case("the first committee serves three months after it was formed", FIRST, TERM_ENDS,
         {"first_committee": True, "began_on": date(2026, 8, 31)}, YES, result=date(2026, 11, 30)),
    Case("it has ended after three months", FIRST, TERM_ENDS,
         {"first_committee": True, "began_on": date(2026, 7, 5)}, NO, result=ON),
    Case("three months after registration, where it says so", REGISTERED, TERM_ENDS,
         {"first_committee": True, "began_on": date(2026, 1, 1),
          "registered_on": date(2026, 9, 1)}, YES, result=date(2026, 12, 1)),
    Case("then the day of registration must be known", REGISTERED, TERM_ENDS,
         {"first_committee": True, "began_on": date(2026, 1, 1)}, OPEN,
         missing=("registered_on",)),
    Case("of a later committee it says nothing", FIRST, TERM_ENDS,
         {"first_committee": False, "began_on": date(2026, 8, 31)}, SILENT),
    Case("the first committee is not under the ordinary term", THREE, TERM_ENDS,
         {"first_committee": True, "began_on": date(2026, 9, 1)}, YES, result=date(2026, 12, 1),
         beside=(FIRST,)),
    Case("a later committee is", THREE, TERM_ENDS,
         {"first_committee": False, "began_on": date(2026, 9, 1)}, YES, result=date(2029, 9, 1),
         beside=(FIRST,)),
    Case("whether it is the first must be known where it matters", THREE, TERM_ENDS,
         {"began_on": date(2026, 9, 1)}, OPEN, missing=("first_committee",), beside=(FIRST,)),
    Case("the first election is due when the first committee has served", FIRST, ELECTION_DUE,
         {"first_committee": True, "began_on": date(2026, 9, 1)}, YES, result=date(2026, 12, 1)),
    Case("the first election is late when it has served", FIRST, ELECTION_DUE,
         {"first_committee": True, "began_on": date(2026, 7, 4)}, NO, result=date(2026, 10, 4)),
    Case("a late election is held before the old committee has to go", LATE, ELECTION_DUE,
         {"term_ends_on": date(2026, 9, 1)}, YES, result=date(2027, 3, 1)),
    Case("on the last day of the sixth month it may still be held", LATE, ELECTION_DUE,
         {"term_ends_on": date(2026, 4, 5)}, YES, result=ON),
    Case("a day later it may not", LATE, ELECTION_DUE, {"term_ends_on": date(2026, 4, 4)}, NO,
         result=date(2026, 10, 4)),
    Case("while the term runs nothing is late", LATE, ELECTION_DUE, {"term_ends_on": ON}, SILENT),
    Case("the months after a term do not make a late election timely", LATE, ELECTION_DUE,
         {"began_on": date(2023, 9, 1)}, NO, result=date(2026, 9, 1), beside=(THREE,)),
    Case("where a new one is elected nothing is late", LATE, ELECTION_DUE,
         {"term_ends_on": date(2026, 9, 1), "not_yet_elected": False}, SILENT),
    Case("an old committee stays six months while none is elected", LATE, TERM_ENDS,
         {"began_on": date(2023, 9, 1), "not_yet_elected": True}, YES, result=date(2027, 3, 1),
         beside=(THREE,)),
    Case("after six months it is over", LATE, TERM_ENDS,
         {"began_on": date(2023, 4, 5), "not_yet_elected": True}, NO, result=date(2026, 4, 5),
         beside=(THREE,)),
    Case("where a new one is elected the old one's term has ended", LATE, TERM_ENDS,
         {"began_on": date(2023, 9, 1), "not_yet_elected": False}, NO, result=date(2026, 9, 1),
         beside=(THREE,)),
    Case("whether one is elected must be known then", LATE, TERM_ENDS,
         {"term_ends_on": date(2026, 9, 1)}, OPEN, missing=("not_yet_elected",)),
    Case("while the term runs a late election is not spoken of", LATE, TERM_ENDS,
         {"began_on": date(2024, 9, 1)}, YES, result=date(2027, 9, 1), beside=(THREE,)),
    Case("the election is over seven days before the term ends", WINDOW, ELECTION_DUE, RUNNING,
         YES, result=date(2027, 2, 22), beside=(THREE,)),
    Case("seven days before the end there is still time", WINDOW, ELECTION_DUE,
         {"term_ends_on": date(2026, 10, 12)}, YES, result=ON),
    Case("six days before the end it is late", WINDOW, ELECTION_DUE,
         {"term_ends_on": date(2026, 10, 11)}, NO, result=date(2026, 10, 4)),
    Case("without an article on the term its end must be told", WINDOW, ELECTION_DUE, {}, OPEN,
         missing=("term_ends_on",)),
    Case("with one its beginning must", WINDOW, ELECTION_DUE, {}, OPEN, missing=("began_on",),
         beside=(THREE,)),
    Case("of the first committee the window says nothing", WINDOW, ELECTION_DUE,
         {"first_committee": True, "began_on": date(2026, 9, 1)}, YES, result=date(2026, 12, 1),
         beside=(FIRST,)),
    Case("which committee it is must be known for the window", WINDOW, ELECTION_DUE,
         {"began_on": date(2026, 9, 1)}, OPEN, missing=("first_committee",),
         beside=(FIRST,)),
    Case("90 days before the end is the first day of the window", WINDOW, ELECTION_PLAN,
         {"term_ends_on": date(2026, 12, 31), "poll_on": date(2026, 10, 2)}, YES),
    Case("91 days before is too early", WINDOW, ELECTION_PLAN,
         {"term_ends_on": date(2026, 12, 31), "poll_on": date(2026, 10, 1)}, NO),
    Case("7 days before the end is the last day of it", WINDOW, ELECTION_PLAN,
         {"term_ends_on": date(2026, 12, 31), "poll_on": date(2026, 12, 24)}, YES),
    Case("6 days before is too late", WINDOW, ELECTION_PLAN,
         {"term_ends_on": date(2026, 12, 31), "poll_on": date(2026, 12, 25)}, NO),
    Case("election day must be known for the window", WINDOW, ELECTION_PLAN,
         {"term_ends_on": date(2026, 12, 31)}, OPEN, missing=("poll_on",)),
]  # fmt: skip
test_terms = cases_test(CASES)


def beside(*rules: Kind) -> list[str]:
    """What the first of these contradicts in the others."""
    law = Law(tuple(Article(str(at), rule=rule) for at, rule in enumerate(rules, start=1)))
    return [str(line.text) for line in rules[0].slips_beside(law)]


def test_a_window_that_closes_before_it_opens_is_a_slip() -> None:
    assert not list(terms.ElectionWindow(days=7, before=7).slips())
    assert len(list(terms.ElectionWindow(days=7, before=8).slips())) == 1


def test_a_window_longer_than_the_term_is_a_slip() -> None:
    short, long = terms.CommitteeTermMonths(months=2), terms.CommitteeTermMonths(months=3)
    assert len(beside(WINDOW, short)) == 1
    assert not beside(WINDOW, long)


def test_two_terms_for_the_same_office_contradict_each_other() -> None:
    assert len(beside(MONTHS, THREE)) == 1
    assert not beside(MONTHS, PRESIDENT)
