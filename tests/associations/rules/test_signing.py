"""Signatures and decisions over money: cases at and around the bounds of each article."""

from associations.rules import signing
from associations.rules.asked_of_funds import SPEND
from associations.vocabulary.subjects import Organ, Post
from hnsa.law.article import Article
from hnsa.law.asking import Law
from hnsa.law.money import Money
from hnsa.law.verdict import Answer, Stand
from tests.associations.rules.cases import Case, cases_test

NO, YES, OPEN, SILENT = Answer.NO, Answer.YES, Answer.OPEN, Answer.SILENT
RS = Money.whole
PRESIDENT, SECRETARY, TREASURER = Post.PRESIDENT, Post.SECRETARY, Post.TREASURER

JOINT = signing.Signatories()
TWO_OF_THREE = signing.Signatories(posts=(PRESIDENT, SECRETARY, TREASURER), signatures=2)
ALONE = signing.SignatureLimit(most=RS(1000))
TOGETHER = signing.CollectiveExpenditure()
ONLY_GENERAL = signing.CollectiveExpenditure(organs=(Organ.GENERAL,))
LIMIT = signing.SpendingLimit(organ=Organ.COMMITTEE, most=RS(10_000))
MONTH = signing.MonthlySpendingLimit(organ=Organ.COMMITTEE, most=RS(30_000))
LARGE = signing.GeneralBodyDecides(above=RS(10_000))
SALE = signing.PropertySale()

CASES = [
    Case("president and treasurer together may pay", JOINT, SPEND,
         {"signed_by": (PRESIDENT, TREASURER)}, YES),
    Case("the president alone may not", JOINT, SPEND, {"signed_by": (PRESIDENT,)}, NO),
    Case("president and secretary may not, where the treasurer must sign", JOINT, SPEND,
         {"signed_by": (PRESIDENT, SECRETARY)}, NO),
    Case("without any signature it may not be paid", JOINT, SPEND, {"signed_by": ()}, NO),
    Case("who signed must be known", JOINT, SPEND, {}, OPEN, missing=("signed_by",)),
    Case("two of three are enough where two are asked", TWO_OF_THREE, SPEND,
         {"signed_by": (SECRETARY, TREASURER)}, YES),
    Case("one of three is not", TWO_OF_THREE, SPEND, {"signed_by": (SECRETARY,)}, NO),
    Case("1,000 go out under one signature where that is the limit", ALONE, SPEND,
         {"sum_paid": RS(1000), "signed_by": (TREASURER,)}, YES),
    Case("a hundredth more needs two", ALONE, SPEND,
         {"sum_paid": Money(100_001), "signed_by": (TREASURER,)}, NO),
    Case("above the limit two signatures are enough", ALONE, SPEND,
         {"sum_paid": RS(1001), "signed_by": (PRESIDENT, TREASURER)}, YES),
    Case("the secretary is none of those who sign alone", ALONE, SPEND,
         {"sum_paid": RS(500), "signed_by": (SECRETARY,)}, NO),
    Case("the sum must be known", ALONE, SPEND, {"signed_by": (TREASURER,)}, OPEN,
         missing=("sum_paid",)),
    Case("a small sum under one signature is paid also beside a joint account", ALONE, SPEND,
         {"sum_paid": RS(1000), "signed_by": (TREASURER,)}, YES, beside=(JOINT,)),
    Case("a larger one is left to the joint account", ALONE, SPEND,
         {"sum_paid": RS(1001), "signed_by": (TREASURER,)}, NO, beside=(JOINT,)),
    Case("what the committee decided may be paid", TOGETHER, SPEND,
         {"decision_named": True, "decided_by": Organ.COMMITTEE}, YES),
    Case("what the general body decided may be paid", TOGETHER, SPEND,
         {"decision_named": True, "decided_by": Organ.GENERAL}, YES),
    Case("what the president decided alone may not", TOGETHER, SPEND,
         {"decision_named": True, "decided_by": Organ.PRESIDENT}, NO),
    Case("without a decision it may not be paid", TOGETHER, SPEND, {"decision_named": False}, NO),
    Case("who decided must be known", TOGETHER, SPEND, {"decision_named": True}, OPEN,
         missing=("decided_by",)),
    Case("whether the entry names a decision must be known", TOGETHER, SPEND,
         {"decided_by": Organ.COMMITTEE}, OPEN, missing=("decision_named",)),
    Case("with nothing known both are asked for", TOGETHER, SPEND, {}, OPEN,
         missing=("decision_named", "decided_by")),
    Case("the committee may not decide where only the general body may", ONLY_GENERAL, SPEND,
         {"decision_named": True, "decided_by": Organ.COMMITTEE}, NO),
    Case("the committee decides on 10,000 where that is its limit", LIMIT, SPEND,
         {"decided_by": Organ.COMMITTEE, "sum_paid": RS(10_000)}, YES),
    Case("it does not on 10,001", LIMIT, SPEND,
         {"decided_by": Organ.COMMITTEE, "sum_paid": RS(10_001)}, NO),
    Case("of the general body the committee's limit says nothing", LIMIT, SPEND,
         {"decided_by": Organ.GENERAL, "sum_paid": RS(90_000)}, SILENT),
    Case("the sum must be known for the limit", LIMIT, SPEND,
         {"decided_by": Organ.COMMITTEE}, OPEN, missing=("sum_paid",)),
    Case("who decided must be known for the limit", LIMIT, SPEND, {"sum_paid": RS(5)}, OPEN,
         missing=("decided_by",)),
    Case("each has a limit of its own: the president's is kept", LIMIT, SPEND,
         {"decided_by": Organ.PRESIDENT, "sum_paid": RS(501)}, NO,
         beside=(signing.SpendingLimit(organ=Organ.PRESIDENT, most=RS(500)),)),
    Case("20,000 and 10,000 are within 30,000 in a month", MONTH, SPEND,
         {"decided_by": Organ.COMMITTEE, "sum_paid": RS(10_000), "spent_this_month": RS(20_000)},
         YES),
    Case("20,001 and 10,000 are not", MONTH, SPEND,
         {"decided_by": Organ.COMMITTEE, "sum_paid": RS(10_000), "spent_this_month": RS(20_001)},
         NO),
    Case("the first payment of a month may be the whole of it", MONTH, SPEND,
         {"decided_by": Organ.COMMITTEE, "sum_paid": RS(30_000), "spent_this_month": RS(0)}, YES),
    Case("what was spent before must be known", MONTH, SPEND,
         {"decided_by": Organ.COMMITTEE, "sum_paid": RS(10)}, OPEN, missing=("spent_this_month",)),
    Case("of the general body the month says nothing", MONTH, SPEND,
         {"decided_by": Organ.GENERAL}, SILENT),
    Case("on 10,001 the general body decides", LARGE, SPEND,
         {"sum_paid": RS(10_001), "decided_by": Organ.GENERAL}, YES),
    Case("on 10,001 the committee does not", LARGE, SPEND,
         {"sum_paid": RS(10_001), "decided_by": Organ.COMMITTEE}, NO),
    Case("on 10,000 the committee may", LARGE, SPEND,
         {"sum_paid": RS(10_000), "decided_by": Organ.COMMITTEE}, YES),
    Case("on a small sum it need not be known who decided", LARGE, SPEND, {"sum_paid": RS(1)}, YES),
    Case("on a large one it must be", LARGE, SPEND, {"sum_paid": RS(10_001)}, OPEN,
         missing=("decided_by",)),
    Case("how large it is must be known", LARGE, SPEND, {}, OPEN, missing=("sum_paid",)),
    Case("property is sold when the general body decides it", SALE, SPEND,
         {"sells_property": True, "decided_by": Organ.GENERAL}, YES),
    Case("it is not when the committee does", SALE, SPEND,
         {"sells_property": True, "decided_by": Organ.COMMITTEE}, NO),
    Case("who decided on the sale must be known", SALE, SPEND, {"sells_property": True}, OPEN,
         missing=("decided_by",)),
    Case("where none is sold the article says nothing", SALE, SPEND,
         {"sells_property": False, "decided_by": Organ.COMMITTEE}, SILENT),
    Case("whether property is sold must be known", SALE, SPEND, {}, OPEN,
         missing=("sells_property",)),
]  # fmt: skip
test_signing = cases_test(CASES)


def _law(*rules: object) -> Law:
    return Law(tuple(Article(str(n), rule=rule) for n, rule in enumerate(rules, 1)))  # type: ignore[arg-type]


def test_what_is_still_missing_is_said() -> None:
    told = Case("", TWO_OF_THREE, SPEND, {"signed_by": ()}, NO).verdict().next
    assert [(line.count, len(line.values["posts"])) for line in told] == [(2, 3)]  # type: ignore[arg-type]


def test_the_small_sum_sets_the_joint_account_aside_by_its_article() -> None:
    case = Case("", ALONE, SPEND, {"sum_paid": RS(9), "signed_by": (PRESIDENT,)}, YES,
                beside=(JOINT,))  # fmt: skip
    joint = case.verdict().grounds[1]
    assert joint.finding.stand is Stand.BREAKS
    assert joint.overruled_by == "1"


def test_more_signatures_than_offices_is_a_slip() -> None:
    assert not list(JOINT.slips())
    assert not list(TWO_OF_THREE.slips())
    assert len(list(signing.Signatories(signatures=3).slips())) == 1


def test_one_person_does_not_decide_together() -> None:
    assert not list(ONLY_GENERAL.slips())
    assert not list(TOGETHER.slips())
    assert list(signing.CollectiveExpenditure(organs=(Organ.PRESIDENT,)).slips())


def test_a_limit_above_what_is_left_to_the_general_body_is_a_slip() -> None:
    assert not list(LIMIT.slips_beside(_law(LIMIT, LARGE)))
    assert not list(LIMIT.slips_beside(_law(LIMIT)))
    over = signing.SpendingLimit(organ=Organ.COMMITTEE, most=RS(10_001))
    assert len(list(over.slips_beside(_law(over, LARGE)))) == 1
    general = signing.SpendingLimit(organ=Organ.GENERAL, most=RS(90_000))
    assert not list(general.slips_beside(_law(general, LARGE)))


def test_one_sum_may_not_be_more_than_a_month() -> None:
    assert not list(MONTH.slips_beside(_law(MONTH, LIMIT)))
    little = signing.MonthlySpendingLimit(organ=Organ.COMMITTEE, most=RS(9_999))
    assert len(list(little.slips_beside(_law(little, LIMIT)))) == 1
