"""Laws above the constitution: the void article is shown, and the law's figure stands for it."""

from datetime import date

from associations.rules import above
from associations.rules.asked_of_funds import AUDIT_DUE, FOUND, LEND, RESERVE
from associations.rules.asked_of_members import JOIN
from associations.rules.asked_of_offices import TERM_ENDS
from associations.rules.audits import AuditInterval
from associations.rules.founding import LeastFounders
from associations.rules.joining import MinimumAge
from associations.rules.loans import InterestCap
from associations.rules.reserves import ReserveShare
from associations.rules.terms import CommitteeTerm
from hnsa.law.money import Money
from hnsa.law.shares import Share
from hnsa.law.verdict import Answer
from tests.associations.rules.cases import Case, cases_test

NO, YES, OPEN = Answer.NO, Answer.YES, Answer.OPEN
ACT = "Act 1 of 1972, s. 20"

ADULT = above.LawMinimumAge(act=ACT, years=18)
FOUNDERS = above.LawLeastFounders(act=ACT, founders=25)
RESERVE_25 = above.LawLeastReserve(act=ACT, share=Share.percent(25))
FIVE_YEARS = above.LawLongestTerm(act=ACT, years=5)
INTEREST = above.LawHighestInterest(act=ACT, share=Share.percent(24))
AUDITS = above.LawAuditEvery(act=ACT, months=12)
TERM = {"post": "president", "began_on": date(2024, 1, 1), "first_committee": False}
LAST_JUNE = {"last_audit_on": date(2026, 6, 30)}

CASES = [
    Case("17 may not join where the law says 18, though the article says 15", ADULT, JOIN,
         {"age": 17}, NO, beside=(MinimumAge(years=15),)),
    Case("18 may", ADULT, JOIN, {"age": 18}, YES, beside=(MinimumAge(years=15),)),
    Case("an article that asks for more than the law stands", ADULT, JOIN, {"age": 20}, NO,
         beside=(MinimumAge(years=21),)),
    Case("where no article speaks the law does: 17 may not", ADULT, JOIN, {"age": 17}, NO),
    Case("and 18 may", ADULT, JOIN, {"age": 18}, YES),
    Case("her age must be known", ADULT, JOIN, {}, OPEN, missing=("born", "age")),
    Case("24 may not found it where the law says 25", FOUNDERS, FOUND, {"founders": 24}, NO,
         beside=(LeastFounders(founders=10),)),
    Case("25 may", FOUNDERS, FOUND, {"founders": 25}, YES, beside=(LeastFounders(founders=10),)),
    Case("where no article speaks 24 may not either", FOUNDERS, FOUND, {"founders": 24}, NO),
    Case("and 25 may", FOUNDERS, FOUND, {"founders": 25}, YES),
    Case("how many there are must be known", FOUNDERS, FOUND, {}, OPEN, missing=("founders",)),
    Case("a quarter is set aside where the article says a tenth", RESERVE_25, RESERVE,
         {"profit": Money.whole(1000)}, YES, Money.whole(250),
         beside=(ReserveShare(share=Share.percent(10)),)),
    Case("a half stands, as it is more", RESERVE_25, RESERVE,
         {"profit": Money.whole(1000)}, YES, Money.whole(500),
         beside=(ReserveShare(share=Share.percent(50)),)),
    Case("where no article speaks a quarter is set aside", RESERVE_25, RESERVE,
         {"profit": Money.whole(1000)}, YES, Money.whole(250)),
    Case("the profit must be known", RESERVE_25, RESERVE, {}, OPEN, missing=("profit",)),
    Case("a term of seven years ends after five", FIVE_YEARS, TERM_ENDS, TERM, YES,
         date(2029, 1, 1), beside=(CommitteeTerm(years=7),)),
    Case("a term of three ends after three", FIVE_YEARS, TERM_ENDS, TERM, YES,
         date(2027, 1, 1), beside=(CommitteeTerm(years=3),)),
    Case("25 % may not be asked where the article says 30", INTEREST, LEND,
         {"interest": Share.percent(25)}, NO, beside=(InterestCap(share=Share.percent(30)),)),
    Case("24 % may", INTEREST, LEND, {"interest": Share.percent(24)}, YES,
         beside=(InterestCap(share=Share.percent(30)),)),
    Case("where no article speaks 25 % may not be asked", INTEREST, LEND,
         {"interest": Share.percent(25)}, NO),
    Case("the interest must be known", INTEREST, LEND, {}, OPEN, missing=("interest",)),
    Case("an audit is due after a year where the article says two", AUDITS, AUDIT_DUE, LAST_JUNE,
         YES, date(2027, 6, 30), beside=(AuditInterval(months=24),)),
    Case("and after half a year where it says so", AUDITS, AUDIT_DUE, LAST_JUNE, YES,
         date(2026, 12, 30), beside=(AuditInterval(months=6),)),
    Case("where no article speaks it is due after a year", AUDITS, AUDIT_DUE, LAST_JUNE, YES,
         date(2027, 6, 30)),
    Case("the last audit must be known", AUDITS, AUDIT_DUE, {}, OPEN, missing=("last_audit_on",)),
]  # fmt: skip
test_above = cases_test(CASES)


def test_the_void_article_is_shown_with_the_act_and_does_not_count() -> None:
    case = Case("", MinimumAge(years=15), JOIN, {"age": 16}, NO, beside=(ADULT,))
    written, stands = case.verdict().grounds
    assert (written.article, written.void_by, written.stands) == ("1", ACT, False)
    assert written.sentence.values["years"] == 15
    assert (stands.article, stands.void_by, stands.stands) == ("1", "", True)
    assert stands.sentence.values["years"] == 18


def test_an_article_within_the_law_is_not_void() -> None:
    case = Case("", MinimumAge(years=18), JOIN, {"age": 18}, YES, beside=(ADULT,))
    assert [one.void_by for one in case.verdict().grounds] == [""]
