"""Applications: a table of cases at and around the bounds of each article."""

from datetime import date

from associations.rules import admission, applications
from associations.rules.asked_of_members import ANSWER_BY, APPEAL, PUT_OUT
from hnsa.law.article import Article
from hnsa.law.asking import Law
from hnsa.law.verdict import Answer, Stand
from tests.associations.rules.cases import Case, cases_test

NO, YES, OPEN, SILENT = Answer.NO, Answer.YES, Answer.OPEN, Answer.SILENT

REFUSED = applications.ApplicationAnswered(days=14, silence="refused")
ADMITTED = applications.ApplicationAnswered(days=14, silence="admitted")
OWED = applications.ApplicationAnswered(days=14)
APPEALS = applications.RefusalAppeal(days=30)
HEARING = applications.RefusalHearing(days=14)
PROBATION = applications.Probation(months=1)
LAST = date(2026, 10, 5)

CASES = [
    Case("on the fourteenth day she may still be answered", REFUSED, ANSWER_BY,
         {"applied_on": date(2026, 9, 21)}, YES, LAST),
    Case("on the fifteenth day the time has run out", REFUSED, ANSWER_BY,
         {"applied_on": date(2026, 9, 20)}, NO),
    Case("on the fifteenth day the time has run out, where silence admits", ADMITTED, ANSWER_BY,
         {"applied_on": date(2026, 9, 20)}, NO),
    Case("on the day of applying there are fourteen days", REFUSED, ANSWER_BY,
         {"applied_on": date(2026, 10, 5)}, YES, date(2026, 10, 19)),
    Case("an answer on the last day was in time", OWED, ANSWER_BY,
         {"applied_on": date(2026, 8, 1), "answered_on": date(2026, 8, 15)}, YES,
         date(2026, 8, 15)),
    Case("an answer a day later was too late", OWED, ANSWER_BY,
         {"applied_on": date(2026, 8, 1), "answered_on": date(2026, 8, 16)}, NO),
    Case("a refusal is an answer", OWED, ANSWER_BY,
         {"applied_on": date(2026, 8, 1), "refused_on": date(2026, 8, 10)}, YES,
         date(2026, 8, 15)),
    Case("when she applied must be known", OWED, ANSWER_BY, {}, OPEN, missing=("applied_on",)),
    Case("on the thirtieth day after the refusal she may appeal", APPEALS, APPEAL,
         {"refused_on": date(2026, 9, 5)}, YES),
    Case("on the thirty-first day it is too late", APPEALS, APPEAL,
         {"refused_on": date(2026, 9, 4)}, NO),
    Case("an appeal made in time is in time for ever", APPEALS, APPEAL,
         {"refused_on": date(2026, 1, 1), "appealed_on": date(2026, 1, 31)}, YES),
    Case("an appeal made a day too late stays too late", APPEALS, APPEAL,
         {"refused_on": date(2026, 1, 1), "appealed_on": date(2026, 2, 1)}, NO),
    Case("when she was refused must be known", APPEALS, APPEAL, {}, OPEN,
         missing=("refused_on",)),
    Case("where silence refuses, the days run from the last day for the answer", APPEALS, APPEAL,
         {"applied_on": date(2026, 8, 22)}, YES, beside=(REFUSED,)),  # 5 Sep and 30 days: 5 Oct
    Case("and a day later it is too late", APPEALS, APPEAL,
         {"applied_on": date(2026, 8, 21)}, NO, beside=(REFUSED,)),
    Case("on the last day for the answer she is not refused by silence yet", APPEALS, APPEAL,
         {"applied_on": date(2026, 9, 21)}, OPEN, missing=("refused_on",), beside=(REFUSED,)),
    Case("where silence admits, nobody is refused by it", APPEALS, APPEAL,
         {"applied_on": date(2026, 8, 22)}, OPEN, missing=("refused_on",), beside=(ADMITTED,)),
    Case("who was answered is not refused by silence", APPEALS, APPEAL,
         {"applied_on": date(2026, 8, 22), "answered_on": date(2026, 9, 1)}, OPEN,
         missing=("refused_on",), beside=(REFUSED,)),
    Case("refused with too few days to answer the reasons, she may appeal late", HEARING, APPEAL,
         {"reasons_on": date(2026, 5, 1), "refused_on": date(2026, 5, 14)}, YES,
         beside=(APPEALS,)),
    Case("refused on the fourteenth day after the reasons, she may not", HEARING, APPEAL,
         {"reasons_on": date(2026, 5, 1), "refused_on": date(2026, 5, 15)}, NO,
         beside=(APPEALS,)),
    Case("reasons told after the refusal come too late", HEARING, APPEAL,
         {"reasons_on": date(2026, 5, 20), "refused_on": date(2026, 5, 15)}, YES,
         beside=(APPEALS,)),
    Case("when the reasons were told must be known", HEARING, APPEAL,
         {"refused_on": date(2026, 10, 1)}, OPEN, missing=("reasons_on",)),
    Case("of a refusal that was heard the article on reasons says no more", HEARING, APPEAL,
         {"reasons_on": date(2026, 5, 1), "refused_on": date(2026, 5, 15)}, SILENT),
    Case("who is not refused needs no reasons", HEARING, APPEAL, {}, SILENT),
    Case("an admission may be undone on the last day of the first month", PROBATION, PUT_OUT,
         {"joined_on": date(2026, 9, 6), "admission_questioned": True}, YES),
    Case("after a month it may not be undone", PROBATION, PUT_OUT,
         {"joined_on": date(2026, 9, 5), "admission_questioned": True}, NO),
    Case("a new member of whom nobody asks it gives no ground", PROBATION, PUT_OUT,
         {"joined_on": date(2026, 10, 1), "admission_questioned": False}, SILENT),
    Case("what nobody has asked is no ground", PROBATION, PUT_OUT,
         {"joined_on": date(2026, 10, 1)}, SILENT),
    Case("when she joined must be known", PROBATION, PUT_OUT, {"admission_questioned": True}, OPEN,
         missing=("joined_on",)),
    Case("an unanswered application stands against the article", OWED, ANSWER_BY,
         {"applied_on": date(2026, 1, 1)}, Stand.BREAKS),
]  # fmt: skip
test_applications = cases_test(CASES)


def test_silence_says_what_follows_from_it() -> None:
    facts = {"applied_on": date(2026, 9, 20)}
    follows = [
        Case("", rule, ANSWER_BY, facts, NO).verdict().next for rule in (REFUSED, ADMITTED, OWED)
    ]
    assert all(len(one) == 1 for one in follows)
    assert len({one[0].text for one in follows}) == 3


def test_a_late_answer_is_told_with_its_last_day() -> None:
    facts = {"applied_on": date(2026, 8, 1), "answered_on": date(2026, 8, 16)}
    told = Case("", OWED, ANSWER_BY, facts, NO).verdict().broken[0].finding.facts[-1]
    assert told.values == {"day": date(2026, 8, 16), "last": date(2026, 8, 15)}


def test_nobody_appeals_to_the_body_that_refused() -> None:
    body = admission.AdmissionBody(organ="general")
    to_committee = applications.RefusalAppeal(organ="committee")
    law = Law((Article("1", rule=body), Article("2", rule=APPEALS)))
    assert len(list(APPEALS.slips_beside(law))) == 1
    assert list(to_committee.slips_beside(law)) == []
