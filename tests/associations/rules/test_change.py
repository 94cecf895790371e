"""Change and end: amendments, approval from outside, effect, grounds to end, what is left."""

from datetime import date

from associations.rules import change
from associations.rules.asked_of_funds import ASSETS, ENDS
from associations.rules.asked_of_meetings import CARRY, EFFECT, NOTICE
from hnsa.law.article import Article, Kind
from hnsa.law.asking import Law
from hnsa.law.verdict import Answer
from tests.associations.rules.cases import Case, cases_test

NO, YES, OPEN, SILENT = Answer.NO, Answer.YES, Answer.OPEN, Answer.SILENT

PROCEDURE = change.AmendmentProcedure()
CHANGE = {"subject": "amendment"}
ON_15TH = {**CHANGE, "meeting_on": date(2026, 10, 15)}

CHANGING = [
    Case("a text shown on the 1st may be decided on the 15th", PROCEDURE, NOTICE,
         {**ON_15TH, "text_shown_on": date(2026, 10, 1)}, YES),
    Case("one shown on the 2nd may not", PROCEDURE, NOTICE,
         {**ON_15TH, "text_shown_on": date(2026, 10, 2)}, NO),
    Case("when it was shown must be known", PROCEDURE, NOTICE, ON_15TH, OPEN,
         missing=("text_shown_on",)),
    Case("a loan needs no text", PROCEDURE, NOTICE, {**ON_15TH, "subject": "loan"}, SILENT),
    Case("what shall be decided must be known", PROCEDURE, NOTICE,
         {"meeting_on": date(2026, 10, 15)}, OPEN, missing=("subject",)),
    Case("even where no days are asked, the text is not shown after the meeting",
         change.AmendmentProcedure(days=0), NOTICE,
         {**ON_15TH, "text_shown_on": date(2026, 10, 16)}, NO),
    Case("it may be shown at the meeting there", change.AmendmentProcedure(days=0), NOTICE,
         {**ON_15TH, "text_shown_on": date(2026, 10, 15)}, YES),
    Case("three propose a change", PROCEDURE, CARRY, {**CHANGE, "proposed_by": 3}, YES),
    Case("two do not", PROCEDURE, CARRY, {**CHANGE, "proposed_by": 2}, NO),
    Case("who proposed it must be known", PROCEDURE, CARRY, CHANGE, OPEN,
         missing=("proposed_by",)),
    Case("the committee does not change the constitution", PROCEDURE, CARRY,
         {**CHANGE, "proposed_by": 3, "organ": "committee"}, NO),
    Case("the general body does", PROCEDURE, CARRY,
         {**CHANGE, "proposed_by": 3, "organ": "general"}, YES),
    Case("it says nothing of a loan", PROCEDURE, CARRY,
         {"subject": "loan", "proposed_by": 1}, SILENT),
]  # fmt: skip
test_changing = cases_test(CHANGING)

WAITS = change.OutsideApproval(authority="the Registrar")
ACCEPTED = change.OutsideApproval.load(
    {"authority": "the Registrar", "days": "14", "silence": "accepted"}
)
REFUSED = change.OutsideApproval.load(
    {"authority": "the Registrar", "days": "14", "silence": "refused"}
)
AFTER_30 = change.InForceAfter()
AFTER_60_OF_APPROVAL = change.InForceAfter(days=60, since="approval")
AT_ONCE = change.InForceAfter(subject="ordinary", days=0)
DECIDED = {**CHANGE, "decided_on": date(2026, 8, 5)}
SENT_20TH = {**DECIDED, "sent_on": date(2026, 9, 20)}  # 14 days: to 4 October; silent from the 5th
SENT_21ST = {**DECIDED, "sent_on": date(2026, 9, 21)}

EFFECTS = [
    Case("a change has effect from its approval", WAITS, EFFECT,
         {**SENT_20TH, "approved_on": date(2026, 10, 2)}, YES, date(2026, 10, 2)),
    Case("a refused change has none", WAITS, EFFECT,
         {**SENT_20TH, "refused_on": date(2026, 10, 2)}, NO),
    Case("one approved after a refusal has", WAITS, EFFECT,
         {**SENT_20TH, "refused_on": date(2026, 9, 25), "approved_on": date(2026, 10, 2)}, YES,
         date(2026, 10, 2)),
    Case("one refused after an approval has none", WAITS, EFFECT,
         {**SENT_20TH, "approved_on": date(2026, 9, 25), "refused_on": date(2026, 10, 2)}, NO),
    Case("until it is sent it waits", WAITS, EFFECT, DECIDED, OPEN),
    Case("until there is an answer it waits", WAITS, EFFECT, SENT_20TH, OPEN),
    Case("when it was decided must be known", WAITS, EFFECT, CHANGE, OPEN,
         missing=("decided_on",)),
    Case("what was decided must be known", WAITS, EFFECT, {"decided_on": date(2026, 8, 5)}, OPEN,
         missing=("subject",)),
    Case("a loan needs no approval", WAITS, EFFECT, {**DECIDED, "subject": "loan"}, SILENT),
    Case("14 days of silence are over on the 15th: it is accepted", ACCEPTED, EFFECT, SENT_20TH,
         YES, date(2026, 10, 5)),
    Case("on the 14th day it still waits", ACCEPTED, EFFECT, SENT_21ST, OPEN),
    Case("an approval before goes before silence", ACCEPTED, EFFECT,
         {**SENT_20TH, "approved_on": date(2026, 9, 30)}, YES, date(2026, 9, 30)),
    Case("a refusal is no silence", ACCEPTED, EFFECT,
         {**SENT_20TH, "refused_on": date(2026, 9, 30)}, NO),
    Case("14 days of silence are a refusal where it says so", REFUSED, EFFECT, SENT_20TH, NO),
    Case("on the 14th day it is none yet", REFUSED, EFFECT, SENT_21ST, OPEN),
    Case("a later approval stands against silence", REFUSED, EFFECT,
         {**SENT_20TH, "approved_on": date(2026, 10, 5)}, YES, date(2026, 10, 5)),
    Case("for silence the day must be known", REFUSED, EFFECT, {**SENT_20TH, "on": None}, OPEN,
         missing=("on",)),
    Case("a change has effect 30 days after it was decided", AFTER_30, EFFECT, DECIDED, YES,
         date(2026, 9, 4)),
    Case("the day of the decision must be known", AFTER_30, EFFECT, CHANGE, OPEN,
         missing=("decided_on",)),
    Case("30 days for a change say nothing of a loan", AFTER_30, EFFECT,
         {**DECIDED, "subject": "loan"}, SILENT),
    Case("an ordinary decision has effect at once", AT_ONCE, EFFECT,
         {**DECIDED, "subject": "loan"}, YES, date(2026, 8, 5), beside=(AFTER_30,)),
    Case("of approval and 30 days the later counts", AFTER_30, EFFECT,
         {**SENT_20TH, "approved_on": date(2026, 10, 2)}, YES, date(2026, 10, 2),
         beside=(WAITS,)),
    Case("30 days alone do not replace the approval", AFTER_30, EFFECT, SENT_20TH, OPEN,
         date(2026, 9, 4), beside=(WAITS,)),
    Case("60 days after the approval of 2 October is 1 December", AFTER_60_OF_APPROVAL, EFFECT,
         {**SENT_20TH, "approved_on": date(2026, 10, 2)}, YES, date(2026, 12, 1),
         beside=(WAITS,)),
    Case("60 days after silence from 5 October is 4 December", AFTER_60_OF_APPROVAL, EFFECT,
         SENT_20TH, YES, date(2026, 12, 4), beside=(ACCEPTED,)),
    Case("before the approval no day is known", AFTER_60_OF_APPROVAL, EFFECT, SENT_20TH, OPEN,
         beside=(WAITS,)),
    Case("the day of approval must be known where no article says who approves",
         AFTER_60_OF_APPROVAL, EFFECT, DECIDED, OPEN, missing=("approved_on",)),
]  # fmt: skip
test_effects = cases_test(EFFECTS)

SEVEN = change.EndsBelow()
TWICE = change.EndsWithoutQuorum()
IDLE = change.EndsWorkCeased()
DORMANT = change.EndsWithoutMeeting()
PURPOSE = change.AssetsToSamePurpose()
UNSHARED = change.AssetsNotShared()

ENDING = [
    Case("six members are a ground where seven are asked", SEVEN, ENDS, {"members": 6}, YES),
    Case("seven are none", SEVEN, ENDS, {"members": 7}, NO),
    Case("no members at all are one", SEVEN, ENDS, {"members": 0}, YES),
    Case("how many members there are must be known", SEVEN, ENDS, {}, OPEN,
         missing=("members",)),
    Case("two meetings without quorum are a ground", TWICE, ENDS,
         {"meetings_without_quorum": 2}, YES),
    Case("one is none", TWICE, ENDS, {"meetings_without_quorum": 1}, NO),
    Case("how many failed must be known", TWICE, ENDS, {}, OPEN,
         missing=("meetings_without_quorum",)),
    Case("work that ceased 6 months ago is a ground", IDLE, ENDS,
         {"work_ceased_on": date(2026, 4, 5)}, YES),
    Case("a day less is none", IDLE, ENDS, {"work_ceased_on": date(2026, 4, 6)}, NO),
    Case("work that goes on is none", IDLE, ENDS, {"at_work": True}, NO),
    Case("whether work goes on must be known", IDLE, ENDS, {}, OPEN,
         missing=("work_ceased_on",)),
    Case("when it ceased must be known", IDLE, ENDS, {"at_work": False}, OPEN,
         missing=("work_ceased_on",)),
    Case("two years without a meeting are a ground", DORMANT, ENDS,
         {"last_meeting_on": date(2024, 10, 5)}, YES),
    Case("a day less than two years is none", DORMANT, ENDS,
         {"last_meeting_on": date(2024, 10, 6)}, NO),
    Case("the last meeting must be known", DORMANT, ENDS, {}, OPEN,
         missing=("last_meeting_on",)),
    Case("one ground of several is enough", SEVEN, ENDS,
         {"members": 20, "meetings_without_quorum": 2}, YES, beside=(TWICE,)),
    Case("what is left may go to the same purposes", PURPOSE, ASSETS, {"to_same_purpose": True},
         YES),
    Case("it may not go elsewhere", PURPOSE, ASSETS, {"to_same_purpose": False}, NO),
    Case("where it goes must be known", PURPOSE, ASSETS, {}, OPEN,
         missing=("to_same_purpose",)),
    Case("it is not shared among the members", UNSHARED, ASSETS, {"members_share": True}, NO),
    Case("it may go to others", UNSHARED, ASSETS, {"members_share": False}, YES),
    Case("whether it is shared must be known", UNSHARED, ASSETS, {}, OPEN,
         missing=("members_share",)),
]  # fmt: skip
test_ending = cases_test(ENDING)

CASES = [*CHANGING, *EFFECTS, *ENDING]


def _slips(rule: Kind, *beside: Kind) -> int:
    law = Law(tuple(Article(str(at), rule=one) for at, one in enumerate((rule, *beside))))
    return len([*rule.slips(), *rule.slips_beside(law)])


def test_days_after_an_approval_that_nobody_gives_are_a_slip() -> None:
    assert _slips(AFTER_60_OF_APPROVAL) == 1
    assert _slips(AFTER_60_OF_APPROVAL, WAITS) == 0
    assert _slips(AFTER_30) == 0


def test_what_was_not_sent_in_time_is_told() -> None:
    late = {**DECIDED, "decided_on": date(2026, 8, 4)}  # two months: to 4 October
    [ground] = Case("", WAITS, EFFECT, late, OPEN).verdict().grounds
    assert [line.values["day"] for line in ground.finding.facts] == [
        date(2026, 8, 4), date(2026, 10, 4),
    ]  # fmt: skip
    [in_time] = Case("", WAITS, EFFECT, DECIDED, OPEN).verdict().grounds
    assert len(in_time.finding.facts) == 1
    assert in_time.finding.next is not None
