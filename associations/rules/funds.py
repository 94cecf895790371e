"""Money that goes out: on what it is spent, and how it changes hands. Who signs: `signing`."""

from enum import StrEnum
from typing import Final

from associations.rules.asked_of_funds import FOUND, SPEND, Founding, Payment
from associations.rules.signing import CollectiveExpenditure, Signatories, is_told
from associations.vocabulary.subjects import POSTS, Post
from associations.vocabulary.topics import Topic
from hnsa.law.article import Kind, kind
from hnsa.law.blanks import amount, part, pick, words
from hnsa.law.money import Money
from hnsa.law.question import answers
from hnsa.law.shares import Share
from hnsa.law.verdict import Finding, breaks, holds, unknown
from hnsa.law.words import Line, says, tell


def _lacking(payment: Payment, *names: str) -> tuple[str, ...]:
    return tuple(one for one in names if not is_told(payment, one))


# --- on what --------------------------------------------------------------------------------------


@kind(
    "allowed_purposes", topic=Topic.FUNDS, heading=says("What money is for"),
    source="kinds.csv finance.allowed_purposes",
)  # fmt: skip
class AllowedPurposes(Kind):
    """Money is spent on the named purposes only, in the association's own words."""

    purposes: str = words("", says("Purposes"), longest=600)
    sentence = says("Money is spent on these purposes only: {purposes}.")

    @answers(SPEND, "purpose_named")
    def spending(self, payment: Payment) -> Finding:
        if payment.purpose_named:
            return holds(tell("It is for a purpose that the article names."))
        return breaks(
            tell("It is for no purpose that the article names."),
            next=tell("The purposes may be widened by a change of the constitution."),
        )


class DonationBase(StrEnum):
    """Of what the most that may be given away is counted."""

    INCOME = "income"
    INCOME_AND_BALANCE = "income_and_balance"
    PROFIT = "profit"


DONATION_BASES: Final = {
    DonationBase.INCOME: says("the income of the year so far"),
    DonationBase.INCOME_AND_BALANCE: says(
        "the income of the year so far and what was there when it began"
    ),
    DonationBase.PROFIT: says("the net profit of the last year"),
}
_FACTS_OF_BASE: Final = {
    DonationBase.INCOME: ("year_income",),
    DonationBase.INCOME_AND_BALANCE: ("year_income", "opening_balance"),
    DonationBase.PROFIT: ("year_profit",),
}


@kind(
    "donation_cap", topic=Topic.FUNDS, heading=says("Donations"),
    source="kinds.csv finance.donation_cap: 0.25 of income and balance; 0.05 of net profit",
)  # fmt: skip
class DonationCap(Kind):
    """Donations of a year (in money) are together at most this share of a base of that year."""

    share: Share = part("5 %", says("At most"))
    base: DonationBase = pick("income", says("Of"), DONATION_BASES)
    sentence = says("What is given away in a year is together at most {share} of {base}.")

    def slips(self) -> tuple[Line, ...]:
        return over_whole(self.share)

    @answers(
        SPEND, "donation",
        reads=("sum_paid", "donated_before", "year_income", "opening_balance", "year_profit"),
    )  # fmt: skip
    def spending(self, payment: Payment) -> Finding | None:
        if not payment.donation:
            return None
        of_base = _FACTS_OF_BASE[self.base]
        if lacking := _lacking(payment, "sum_paid", "donated_before", *of_base):
            return unknown(*lacking)
        assert payment.sum_paid is not None and payment.donated_before is not None
        whole = sum((getattr(payment, name) for name in of_base), start=Money(0))
        most = whole.most_share(self.share)
        given = payment.donated_before + payment.sum_paid
        told = tell(
            "With this {given} is given away in the year; {share} of {whole} is {most}.",
            given=given, share=self.share, whole=whole, most=most,
        )  # fmt: skip
        if given <= most:
            return holds(told)
        if payment.donated_before >= most:
            return breaks(told, next=tell("Nothing more may be given away this year."))
        left = tell("This year may still be given: {left}.", left=most - payment.donated_before)
        return breaks(told, next=left)


def over_whole(share: Share) -> tuple[Line, ...]:
    """The slip of a share of money that is more than all of it."""
    if share.of_one <= 1:
        return ()
    return (tell("{share} is more than the whole.", share=share),)


@kind(
    "no_political_spending", topic=Topic.FUNDS, heading=says("No money for politics"),
    source="R28 (independence); kinds.csv finance.political_fund",
)  # fmt: skip
class NoPoliticalSpending(Kind):
    """No money of the association goes to a party or a political campaign."""

    sentence = says("No money of the association goes to a party or to a political campaign.")

    @answers(SPEND, "political")
    def spending(self, payment: Payment) -> Finding:
        if payment.political:
            return breaks(tell("It is for a political purpose."))
        return holds(tell("It is for no political purpose."))


@kind(
    "political_fund", topic=Topic.FUNDS, heading=says("The political fund"),
    source="kinds.csv finance.political_fund (law of trade unions)",
)  # fmt: skip
class PoliticalFund(Kind):
    """Political purposes are paid from a fund of their own, to which members give freely."""

    sentence = says(
        "For political purposes money is spent only from a fund of its own, to which members give "
        "freely."
    )

    @answers(SPEND, "political", reads=("from_political_fund",))
    def spending(self, payment: Payment) -> Finding | None:
        if not payment.political:
            return None
        if payment.from_political_fund is None:
            return unknown("from_political_fund")
        if payment.from_political_fund:
            return holds(
                tell("It comes from the political fund."), overrules=(NoPoliticalSpending.code,)
            )
        return breaks(tell("It is for a political purpose, and not from the political fund."))


@kind(
    "no_salaried_staff", topic=Topic.FUNDS, heading=says("No paid staff at first"),
    source="R16 (Kaarvan: no salaried staff until decided otherwise); kinds.csv committee.staff",
)  # fmt: skip
class NoSalariedStaff(Kind):
    """Nobody is paid a salary until the general body decides otherwise."""

    sentence = says("Nobody is paid a salary until the general body decides otherwise.")

    @answers(SPEND, "salary", reads=("staff_allowed",))
    def spending(self, payment: Payment) -> Finding | None:
        if not payment.salary:
            return None
        return self._with_staff(tell("It is a salary."), payment.staff_allowed)

    @answers(FOUND, "staff", reads=("staff_allowed",))
    def founding(self, founding: Founding) -> Finding:
        assert founding.staff is not None
        if founding.staff == 0:
            return holds(tell("There is no paid staff."))
        told = tell(
            "{staff} person is paid a salary.", "{staff} persons are paid a salary.",
            staff=founding.staff,
        )  # fmt: skip
        return self._with_staff(told, founding.staff_allowed)

    def _with_staff(self, told: Line, allowed: bool | None) -> Finding:
        if allowed is None:
            return unknown("staff_allowed")
        if allowed:
            return holds(told, tell("The general body has allowed paid staff."))
        return breaks(
            told, tell("The general body has not allowed paid staff."),
            next=tell("It may be put to the general body."),
        )  # fmt: skip


# --- how it changes hands -------------------------------------------------------------------------


@kind(
    "no_cash_above", topic=Topic.FUNDS, heading=says("Cash"),
    source="domain.md, real constitutions: what is paid in cash; beside R23",
)  # fmt: skip
class NoCashAbove(Kind):
    """Larger single sums (rupees, taka …) are paid through the bank."""

    above: Money = amount(5000, says("Above"))
    sentence = says("A sum above {above} is not paid in cash, but through the bank.")

    @answers(SPEND, reads=("sum_paid", "in_cash"))
    def spending(self, payment: Payment) -> Finding:
        if payment.in_cash is False:
            return holds(tell("It goes through the bank."))
        if payment.sum_paid is None:
            return unknown(*_lacking(payment, "sum_paid", "in_cash"))
        told = tell(
            "The sum is {sum}; the limit is {limit}.", sum=payment.sum_paid, limit=self.above
        )
        if payment.sum_paid <= self.above:
            return holds(told)
        if payment.in_cash is None:
            return unknown("in_cash")
        return breaks(told, tell("It is paid in cash."), next=tell("It may go through the bank."))


@kind(
    "petty_cash", topic=Topic.FUNDS, heading=says("The small cash box"),
    source="domain.md, real constitutions: small sums; beside R23 and R24",
)  # fmt: skip
class PettyCash(Kind):
    """Small sums (rupees, taka …) that one office pays in cash in a month without a meeting."""

    keeper: Post = pick("treasurer", says("Who keeps it"), POSTS)
    most: Money = amount(2000, says("In a month up to"), least=1)
    sentence = says(
        "From the cash box the {keeper} pays small sums without a meeting, in a month up to {most}."
    )

    @answers(SPEND, reads=("in_cash", "decision_named", "sum_paid", "spent_this_month"))
    def spending(self, payment: Payment) -> Finding | None:
        if not payment.in_cash or payment.decision_named is not False:
            return None  # not from the box
        if lacking := _lacking(payment, "sum_paid", "spent_this_month"):
            return unknown(*lacking)
        assert payment.sum_paid is not None and payment.spent_this_month is not None
        told = tell(
            "The sum is {sum}; spent before in this month: {before}; the limit is {limit}.",
            sum=payment.sum_paid, before=payment.spent_this_month, limit=self.most,
        )  # fmt: skip
        if payment.spent_this_month + payment.sum_paid <= self.most:
            return holds(told, overrules=(Signatories.code, CollectiveExpenditure.code))
        return breaks(told, next=tell("It may be put to the next meeting."))


@kind(
    "money_in_meetings", topic=Topic.FUNDS, heading=says("Money changes hands in meetings"),
    source="kinds.csv finance.transactions_in_meeting (self-help groups)",
)  # fmt: skip
class MoneyInMeetings(Kind):
    """Money is given and taken in a meeting, before everyone."""

    sentence = says("Money is given and taken in a meeting, before everyone.")

    @answers(SPEND, "in_meeting")
    def spending(self, payment: Payment) -> Finding:
        if payment.in_meeting:
            return holds(tell("It changes hands in a meeting."))
        return breaks(
            tell("It does not change hands in a meeting."),
            next=tell("It may wait for the next meeting."),
        )
