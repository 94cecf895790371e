"""Admission: a table of cases at and around the bounds of each article."""

from associations.rules import admission, joining
from associations.rules.asked_of_members import JOIN, PUT_OUT
from hnsa.law.article import Article
from hnsa.law.asking import Law
from hnsa.law.money import Money
from hnsa.law.shares import Reach, Share
from hnsa.law.verdict import Answer, Stand
from tests.associations.rules.cases import Case, cases_test

NO, YES, OPEN, SILENT = Answer.NO, Answer.YES, Answer.OPEN, Answer.SILENT

TWO = admission.Sponsors(number=2)
FEE = admission.AdmissionFee(fee=Money.whole(100))
TEN_SHARES = admission.MinimumShares(number=10)
TEN_KEPT = admission.MinimumShares(number=10, fewer="ends")
MAJORITY = admission.AdmissionVote(reach=Reach.MORE_THAN, share=Share.percent(50))
UNANIMOUS = admission.AdmissionVote(reach=Reach.AT_LEAST, share=Share.percent(100))
TWO_THIRDS = admission.AdmissionVote.load({"reach": "at_least", "share": "2/3"})

CASES = [
    Case("one proposer is too few where two are asked", TWO, JOIN, {"sponsors": 1}, NO),
    Case("nobody proposes her", TWO, JOIN, {"sponsors": 0}, NO),
    Case("two proposers are enough", TWO, JOIN, {"sponsors": 2}, YES),
    Case("three proposers are enough as well", TWO, JOIN, {"sponsors": 3}, YES),
    Case("how many propose her must be known", TWO, JOIN, {}, OPEN, missing=("sponsors",)),
    Case("a sales agent proposes her", admission.AgentProposes(), JOIN,
         {"sponsored_by_agent": True}, YES),
    Case("no sales agent has proposed her", admission.AgentProposes(), JOIN,
         {"sponsored_by_agent": False}, NO),
    Case("whether an agent proposes her must be known", admission.AgentProposes(), JOIN, {}, OPEN,
         missing=("sponsored_by_agent",)),
    Case("99 of a fee of 100 is not enough", FEE, JOIN, {"fee_paid": Money.whole(99)}, NO),
    Case("a hundredth short of 100 is not enough", FEE, JOIN, {"fee_paid": Money(9_999)}, NO),
    Case("the fee is paid in full", FEE, JOIN, {"fee_paid": Money.whole(100)}, YES),
    Case("more than the fee is paid", FEE, JOIN, {"fee_paid": Money.whole(150)}, YES),
    Case("nothing of the fee is paid", FEE, JOIN, {"fee_paid": Money(0)}, NO),
    Case("what is paid of the fee must be known", FEE, JOIN, {}, OPEN, missing=("fee_paid",)),
    Case("9 shares are too few where 10 are asked", TEN_SHARES, JOIN, {"shares": 9}, NO),
    Case("10 shares are enough where 10 are asked", TEN_SHARES, JOIN, {"shares": 10}, YES),
    Case("how many shares she takes must be known", TEN_SHARES, JOIN, {}, OPEN,
         missing=("shares",)),
    Case("fewer shares later are a ground where the article says so", TEN_KEPT, PUT_OUT,
         {"shares": 9}, YES),
    Case("the least number of shares is no ground", TEN_KEPT, PUT_OUT, {"shares": 10}, NO),
    Case("her shares must be known to find a ground", TEN_KEPT, PUT_OUT, {}, OPEN,
         missing=("shares",)),
    Case("fewer shares later are no ground where the article says she stays", TEN_SHARES, PUT_OUT,
         {"shares": 1}, SILENT),
    Case("who saves in a group may join", admission.SavingsGroupFirst(), JOIN,
         {"group_member": True}, YES),
    Case("who saves in none may not yet", admission.SavingsGroupFirst(), JOIN,
         {"group_member": False}, NO),
    Case("whether she saves must be known", admission.SavingsGroupFirst(), JOIN, {}, OPEN,
         missing=("group_member",)),
    Case("the committee admits where it shall", admission.AdmissionBody(organ="committee"), JOIN,
         {"decided_by": "committee"}, YES),
    Case("the president does not admit where the committee shall",
         admission.AdmissionBody(organ="committee"), JOIN, {"decided_by": "president"}, NO),
    Case("the committee does not admit where the general body shall",
         admission.AdmissionBody(organ="general"), JOIN, {"decided_by": "committee"}, NO),
    Case("while nobody has decided the article says who does",
         admission.AdmissionBody(organ="general"), JOIN, {}, Stand.TELLS),
    Case("4 of 8 are not more than half", MAJORITY, JOIN,
         {"committee_for": 4, "committee_size": 8}, NO),
    Case("5 of 8 are more than half", MAJORITY, JOIN,
         {"committee_for": 5, "committee_size": 8}, YES),
    Case("4 of 7 are more than half", MAJORITY, JOIN,
         {"committee_for": 4, "committee_size": 7}, YES),
    Case("3 of 7 are not", MAJORITY, JOIN, {"committee_for": 3, "committee_size": 7}, NO),
    Case("6 of 7 are not all", UNANIMOUS, JOIN, {"committee_for": 6, "committee_size": 7}, NO),
    Case("7 of 7 are all", UNANIMOUS, JOIN, {"committee_for": 7, "committee_size": 7}, YES),
    Case("6 of 9 are two thirds", TWO_THIRDS, JOIN,
         {"committee_for": 6, "committee_size": 9}, YES),
    Case("5 of 9 are less than two thirds", TWO_THIRDS, JOIN,
         {"committee_for": 5, "committee_size": 9}, NO),
    Case("a committee of nobody admits nobody", UNANIMOUS, JOIN,
         {"committee_for": 0, "committee_size": 0}, NO),
    Case("how many agree must be known", MAJORITY, JOIN, {"committee_size": 7}, OPEN,
         missing=("committee_for",)),
    Case("every ground is told: age and proposers", TWO, JOIN, {"sponsors": 0, "age": 14}, NO,
         beside=(joining.MinimumAge(years=15),)),
]  # fmt: skip
test_admission = cases_test(CASES)


def test_a_committee_cannot_agree_by_more_than_all_of_it() -> None:
    over = admission.AdmissionVote(reach=Reach.AT_LEAST, share=Share.percent(101))
    beyond_all = admission.AdmissionVote(reach=Reach.MORE_THAN, share=Share.percent(100))
    assert [len(list(one.slips())) for one in (over, beyond_all)] == [1, 1]
    assert [list(one.slips()) for one in (MAJORITY, UNANIMOUS, TWO_THIRDS)] == [[], [], []]


def test_the_committee_does_not_vote_where_the_general_body_admits() -> None:
    def law(organ: str) -> Law:
        body = admission.AdmissionBody.load({"organ": organ})
        return Law((Article("1", rule=MAJORITY), Article("2", rule=body)))

    assert len(list(MAJORITY.slips_beside(law("general")))) == 1
    assert list(MAJORITY.slips_beside(law("committee"))) == []


def test_what_is_still_to_be_paid_is_told() -> None:
    case = Case("", FEE, JOIN, {"fee_paid": Money.whole(40)}, NO)
    assert [one.values["rest"] for one in case.verdict().next] == [Money.whole(60)]
