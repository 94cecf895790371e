"""Audits: cases at and around the bounds of each article."""

from datetime import date

from associations.rules import audits
from associations.rules.asked_of_funds import ACCOUNTS, AUDIT_DUE
from associations.vocabulary.subjects import Post
from hnsa.law.article import Article
from hnsa.law.asking import Law
from hnsa.law.shares import Share
from hnsa.law.verdict import Answer
from tests.associations.rules.cases import Case, cases_test

NO, YES, OPEN, SILENT = Answer.NO, Answer.YES, Answer.OPEN, Answer.SILENT

YEARLY = audits.AuditInterval(months=12)
AFTER = audits.AuditAfterYearEnd(months=6)
CALLED = audits.AuditCalledBy()
TENTH = audits.AuditCalledByMembers(share=Share.percent(10))
WITHIN = audits.AuditWithin(days=30)
APART = audits.AuditorNotOnCommittee()
MENDED = audits.FaultsMended(months=3)
SEPTEMBER = {"audit_asked_on": date(2026, 9, 10)}

CASES = [
    Case("audited up to June, it is due again next June", YEARLY, AUDIT_DUE,
         {"last_audit_on": date(2026, 6, 30)}, YES, date(2027, 6, 30)),
    Case("the last audit must be known", YEARLY, AUDIT_DUE, {}, OPEN, missing=("last_audit_on",)),
    Case("a year that ended in June is audited by the end of December", AFTER, AUDIT_DUE,
         {"year_ended_on": date(2026, 6, 30)}, YES, date(2026, 12, 30)),
    Case("when the year ended must be known", AFTER, AUDIT_DUE, {}, OPEN,
         missing=("year_ended_on",)),
    Case("of two days the earlier counts", YEARLY, AUDIT_DUE,
         {"last_audit_on": date(2025, 6, 30), "year_ended_on": date(2026, 6, 30)}, YES,
         date(2026, 6, 30), beside=(AFTER,)),
    Case("the president may call for one, and it is due at once", CALLED, AUDIT_DUE,
         {"audit_asked_by": Post.PRESIDENT, **SEPTEMBER}, YES, date(2026, 9, 10)),
    Case("the treasurer may as well", CALLED, AUDIT_DUE,
         {"audit_asked_by": Post.TREASURER, **SEPTEMBER}, YES, date(2026, 9, 10)),
    Case("the secretary may not", CALLED, AUDIT_DUE,
         {"audit_asked_by": Post.SECRETARY, **SEPTEMBER}, NO),
    Case("where nobody calls it says nothing", CALLED, AUDIT_DUE, {}, SILENT),
    Case("on which day she called must be known", CALLED, AUDIT_DUE,
         {"audit_asked_by": Post.PRESIDENT}, OPEN, missing=("audit_asked_on",)),
    Case("a call in vain leaves the yearly audit as it is", CALLED, AUDIT_DUE,
         {"audit_asked_by": Post.SECRETARY, "last_audit_on": date(2026, 6, 30), **SEPTEMBER}, YES,
         date(2027, 6, 30), beside=(YEARLY,)),
    Case("a call brings the audit forward", CALLED, AUDIT_DUE,
         {"audit_asked_by": Post.PRESIDENT, "last_audit_on": date(2026, 6, 30), **SEPTEMBER}, YES,
         date(2026, 9, 10), beside=(YEARLY,)),
    Case("5 of 48 members are a tenth", TENTH, AUDIT_DUE,
         {"audit_asked_by_members": 5, "members": 48, **SEPTEMBER}, YES, date(2026, 9, 10)),
    Case("4 of 48 are not", TENTH, AUDIT_DUE,
         {"audit_asked_by_members": 4, "members": 48, **SEPTEMBER}, NO),
    Case("3 of 30 are exactly a tenth", TENTH, AUDIT_DUE,
         {"audit_asked_by_members": 3, "members": 30, **SEPTEMBER}, YES, date(2026, 9, 10)),
    Case("where no member asks it says nothing", TENTH, AUDIT_DUE,
         {"audit_asked_by_members": 0, "members": 30}, SILENT),
    Case("how many members there are must be known", TENTH, AUDIT_DUE,
         {"audit_asked_by_members": 4}, OPEN, missing=("members",)),
    Case("on which day they asked must be known", TENTH, AUDIT_DUE,
         {"audit_asked_by_members": 4, "members": 30}, OPEN, missing=("audit_asked_on",)),
    Case("too few members do not undo the president's call", TENTH, AUDIT_DUE,
         {"audit_asked_by_members": 1, "members": 30, "audit_asked_by": Post.PRESIDENT,
          **SEPTEMBER}, YES, date(2026, 9, 10), beside=(CALLED,)),
    Case("where 30 days are set it is due on the 30th day", WITHIN, AUDIT_DUE,
         {"audit_asked_by": Post.PRESIDENT, **SEPTEMBER}, YES, date(2026, 10, 10),
         beside=(CALLED,)),
    Case("the days hold for members as well", WITHIN, AUDIT_DUE,
         {"audit_asked_by_members": 5, "members": 48, **SEPTEMBER}, YES, date(2026, 10, 10),
         beside=(TENTH,)),
    Case("they do not run where nobody might call", WITHIN, AUDIT_DUE,
         {"audit_asked_by": Post.SECRETARY, **SEPTEMBER}, NO, beside=(CALLED,)),
    Case("how many members there are must be known for them", WITHIN, AUDIT_DUE,
         {"audit_asked_by_members": 5, **SEPTEMBER}, OPEN, missing=("members",), beside=(TENTH,)),
    Case("the day of the call must be known for them", WITHIN, AUDIT_DUE,
         {"audit_asked_by": Post.PRESIDENT}, OPEN, missing=("audit_asked_on",), beside=(CALLED,)),
    Case("an auditor from outside is as it should be", APART, ACCOUNTS,
         {"auditor_on_committee": False}, YES),
    Case("one from the committee is not", APART, ACCOUNTS, {"auditor_on_committee": True}, NO),
    Case("who audits must be known", APART, ACCOUNTS, {}, OPEN, missing=("auditor_on_committee",)),
    Case("faults found three months ago may still be put right", MENDED, ACCOUNTS,
         {"faults_found_on": date(2026, 7, 5)}, YES),
    Case("a day later they may not", MENDED, ACCOUNTS, {"faults_found_on": date(2026, 7, 4)}, NO),
    Case("put right on the last day they were in time", MENDED, ACCOUNTS,
         {"faults_found_on": date(2026, 1, 10), "faults_mended_on": date(2026, 4, 10)}, YES),
    Case("put right a day later they were not", MENDED, ACCOUNTS,
         {"faults_found_on": date(2026, 1, 10), "faults_mended_on": date(2026, 4, 11)}, NO),
    Case("where no fault was found it says nothing", MENDED, ACCOUNTS, {}, SILENT),
]  # fmt: skip
test_audits = cases_test(CASES)


def _law(*rules: object) -> Law:
    return Law(tuple(Article(str(n), rule=rule) for n, rule in enumerate(rules, 1)))  # type: ignore[arg-type]


def test_an_audit_later_than_its_own_interval_is_a_slip() -> None:
    assert not list(AFTER.slips_beside(_law(AFTER, YEARLY)))
    late = audits.AuditAfterYearEnd(months=13)
    assert list(late.slips_beside(_law(late, YEARLY)))
    assert not list(late.slips_beside(_law(late)))


def test_days_for_an_audit_that_nobody_may_call_are_a_slip() -> None:
    assert list(WITHIN.slips_beside(_law(WITHIN, YEARLY)))
    assert not list(WITHIN.slips_beside(_law(WITHIN, CALLED)))
    assert not list(WITHIN.slips_beside(_law(WITHIN, TENTH)))


def test_a_share_that_no_members_reach_is_a_slip() -> None:
    assert not list(audits.AuditCalledByMembers(share=Share.percent(100)).slips())
    assert list(audits.AuditCalledByMembers(share=Share.percent(101)).slips())
    assert list(audits.AuditCalledByMembers(share=Share.percent(0)).slips())
