"""Loans to members: from where they come, who may have one, on what terms."""

from enum import StrEnum
from typing import Final

from associations.rules.asked_of_funds import LEND, Loan
from associations.vocabulary.topics import Topic
from hnsa.law.article import Kind, kind
from hnsa.law.asking import Law
from hnsa.law.blanks import MONTHS, PERSONS, TIMES, amount, part, pick, whole
from hnsa.law.days import months_later
from hnsa.law.money import Money
from hnsa.law.question import answers
from hnsa.law.shares import Share
from hnsa.law.verdict import Finding, breaks, holds
from hnsa.law.words import Line, says, tell

# --- from where -----------------------------------------------------------------------------------


class Cover(StrEnum):
    """What a bank or micro-finance body is asked for."""

    LOANS = "loans"
    BOTH = "loans_and_insurance"


COVERS: Final = {Cover.LOANS: says("loans"), Cover.BOTH: says("loans and insurance")}


@kind(
    "loans_through_bank", topic=Topic.FUNDS, heading=says("Loans and insurance"),
    source="R19 (Haleeb: through micro-finance bodies or banks)",
)  # fmt: skip
class LoansThroughBank(Kind):
    """Members have loans (and insurance) through a bank or a micro-finance body."""

    cover: Cover = pick("loans_and_insurance", says("What"), COVERS)
    sentence = says("Through a bank or a micro-finance body members have {cover}.")

    def slips_beside(self, law: Law) -> tuple[Line, ...]:
        if not law.of(LoansFromSavings):
            return ()
        return (tell("Another article says that loans come from the members' savings only."),)

    @answers(LEND, "through_bank")
    def lending(self, loan: Loan) -> Finding:
        if loan.through_bank:
            return holds(tell("It comes through a bank or a micro-finance body."))
        return breaks(
            tell("It does not come through a bank or a micro-finance body."),
            next=tell("She may apply there together with the association."),
        )


@kind(
    "loans_from_savings", topic=Topic.FUNDS, heading=says("Loans from our savings"),
    source="R19 (some participants: savings rather than loans, even with a longer wait)",
)  # fmt: skip
class LoansFromSavings(Kind):
    """Loans come from what the members have saved together, and from nowhere else."""

    sentence = says("Loans come only from what the members have saved together.")

    @answers(LEND, "through_bank")
    def lending(self, loan: Loan) -> Finding:
        if loan.through_bank:
            return breaks(
                tell("It comes through a bank or a micro-finance body."),
                next=tell("She may wait until the savings suffice."),
            )
        return holds(tell("It comes from the members' savings."))


@kind(
    "committee_guarantees", topic=Topic.FUNDS, heading=says("The committee stands surety"),
    source="R19 (Haleeb: guaranteed by the executive committee); kinds.csv loan.guarantee",
)  # fmt: skip
class CommitteeGuarantees(Kind):
    """The executive committee stands surety for every loan."""

    sentence = says("The executive committee stands surety for a loan.")

    @answers(LEND, "committee_guarantees")
    def lending(self, loan: Loan) -> Finding:
        if loan.committee_guarantees:
            return holds(tell("The executive committee guarantees it."))
        return breaks(
            tell("The executive committee does not guarantee it."),
            next=tell("It may be put to the executive committee."),
        )


@kind(
    "loan_recovery", topic=Topic.FUNDS, heading=says("If she dies or leaves"),
    source="R19 (Haleeb: recovery procedure on death or leaving); kinds.csv loan.guarantee",
)  # fmt: skip
class LoanRecovery(Kind):
    """Before a loan is given it is agreed how it is paid back if she dies or leaves."""

    sentence = says(
        "Before a loan is given it is agreed how it is paid back if she dies or leaves."
    )

    @answers(LEND, "recovery_agreed")
    def lending(self, loan: Loan) -> Finding:
        if loan.recovery_agreed:
            return holds(tell("It is agreed how it is paid back if she dies or leaves."))
        return breaks(
            tell("It is not agreed how it is paid back if she dies or leaves."),
            next=tell("She may agree on it with the treasurer, before two members."),
        )


@kind(
    "loan_guarantors", topic=Topic.FUNDS, heading=says("Guarantors"),
    source="domain.md: loans with guarantors; kinds.csv loan.guarantee",
)  # fmt: skip
class LoanGuarantors(Kind):
    """So many members stand surety for a loan."""

    guarantors: int = whole(2, says("Guarantors"), least=1, most=50, unit=PERSONS)
    sentence = says(
        "For a loan {guarantors} member stands surety.",
        "For a loan {guarantors} members stand surety.",
    )

    @answers(LEND, "guarantors")
    def lending(self, loan: Loan) -> Finding:
        assert loan.guarantors is not None
        told = tell(
            "{guarantors} guarantor is named.", "{guarantors} guarantors are named.",
            guarantors=loan.guarantors,
        )  # fmt: skip
        if loan.guarantors >= self.guarantors:
            return holds(told)
        more = tell(
            "{more} more guarantor is needed.", "{more} more guarantors are needed.",
            more=self.guarantors - loan.guarantors,
        )  # fmt: skip
        return breaks(told, next=more)


# --- who may have one -----------------------------------------------------------------------------


@kind(
    "loan_wait", topic=Topic.FUNDS, heading=says("Membership before a loan"),
    source="kinds.csv loan.wait: 3 months of membership",
)  # fmt: skip
class LoanWait(Kind):
    """A member may have a loan so many months after she joined."""

    months: int = whole(3, says("Months"), least=1, most=120, unit=MONTHS)
    sentence = says(
        "A member may have a loan {months} month after she joined.",
        "A member may have a loan {months} months after she joined.",
    )

    @answers(LEND, "joined_on", "on")
    def lending(self, loan: Loan) -> Finding:
        assert loan.joined_on is not None and loan.on is not None
        told = tell("She joined on {day}.", day=loan.joined_on)
        since = months_later(loan.joined_on, self.months)
        if loan.on >= since:
            return holds(told)
        return breaks(told, next=tell("She may have a loan from {day} on.", day=since))


@kind(
    "savings_first", topic=Topic.FUNDS, heading=says("Savings first"),
    source="R19 (or savings first); kinds.csv member.group_first, finance.savings",
)  # fmt: skip
class SavingsFirst(Kind):
    """Before she has a loan a member has saved so much (rupees, taka …)."""

    least: Money = amount(500, says("At least"), least=1)
    sentence = says("Before she has a loan a member has saved at least {least}.")

    @answers(LEND, "savings")
    def lending(self, loan: Loan) -> Finding:
        assert loan.savings is not None
        told = tell("Her savings are {sum}.", sum=loan.savings)
        if loan.savings >= self.least:
            return holds(told)
        return breaks(told, next=tell("She may save {sum} more.", sum=self.least - loan.savings))


@kind(
    "loan_times_savings", topic=Topic.FUNDS, heading=says("A loan beside her savings"),
    source="R19 (savings first); kinds.csv finance.savings",
)  # fmt: skip
class LoanTimesSavings(Kind):
    """A loan is at most so many times what she has saved."""

    times: int = whole(3, says("Times her savings"), least=1, most=100, unit=TIMES)
    sentence = says(
        "A loan is at most {times} time what the member has saved.",
        "A loan is at most {times} times what the member has saved.",
    )

    @answers(LEND, "sum_asked", "savings")
    def lending(self, loan: Loan) -> Finding:
        assert loan.sum_asked is not None and loan.savings is not None
        most = loan.savings * self.times
        told = tell(
            "She asks for {sum}. Her savings are {savings}, so {most} is the most.",
            sum=loan.sum_asked, savings=loan.savings, most=most,
        )  # fmt: skip
        if loan.sum_asked <= most:
            return holds(told)
        return breaks(told, next=tell("She may ask for {sum} or less.", sum=most))


@kind(
    "largest_loan", topic=Topic.FUNDS, heading=says("The largest loan"),
    source="domain.md, real constitutions: limits on loans; beside R19",
)  # fmt: skip
class LargestLoan(Kind):
    """No loan is larger than this sum (rupees, taka …)."""

    most: Money = amount(20_000, says("At most"), least=1)
    sentence = says("A loan is at most {most}.")

    @answers(LEND, "sum_asked")
    def lending(self, loan: Loan) -> Finding:
        assert loan.sum_asked is not None
        told = tell("She asks for {sum}.", sum=loan.sum_asked)
        if loan.sum_asked <= self.most:
            return holds(told)
        return breaks(told, next=tell("She may ask for {sum} or less.", sum=self.most))


@kind(
    "one_loan_at_a_time", topic=Topic.FUNDS, heading=says("One loan at a time"),
    source="domain.md: loans and their recovery; beside R19",
)  # fmt: skip
class OneLoanAtATime(Kind):
    """A member has one loan at a time."""

    sentence = says("A member has one loan at a time.")

    @answers(LEND, "other_loan_open")
    def lending(self, loan: Loan) -> Finding:
        if loan.other_loan_open:
            return breaks(
                tell("Another loan of hers is not paid back."),
                next=tell("She may ask again when it is paid back."),
            )
        return holds(tell("She has no other loan."))


@kind(
    "no_loan_in_arrears", topic=Topic.FUNDS, heading=says("Dues before a loan"),
    source="kinds.csv fee.arrears_rights; beside R6 and R19",
)  # fmt: skip
class NoLoanInArrears(Kind):
    """Who owes dues for so many months or more has no new loan."""

    months: int = whole(1, says("Months of dues owed"), least=1, most=60, unit=MONTHS)
    sentence = says(
        "Who owes dues for {months} month or more has no loan.",
        "Who owes dues for {months} months or more has no loan.",
    )

    @answers(LEND, "months_owed")
    def lending(self, loan: Loan) -> Finding:
        assert loan.months_owed is not None
        told = tell(
            "She owes dues for {months} month.", "She owes dues for {months} months.",
            months=loan.months_owed,
        )  # fmt: skip
        if loan.months_owed < self.months:
            return holds(told)
        return breaks(told, next=tell("She may pay her dues first."))


# --- on what terms --------------------------------------------------------------------------------


@kind(
    "interest_cap", topic=Topic.FUNDS, heading=says("Interest"),
    source="domain.md, real constitutions; kinds.csv finance.spread_cap",
)  # fmt: skip
class InterestCap(Kind):
    """Interest on a loan is at most this share of it in a year."""

    share: Share = part("12 %", says("In a year at most"))
    sentence = says("The interest on a loan is at most {share} in a year.")

    def slips(self) -> tuple[Line, ...]:
        if self.share.of_one <= 1:
            return ()
        return (tell("{share} in a year is more than the loan itself.", share=self.share),)

    @answers(LEND, "interest")
    def lending(self, loan: Loan) -> Finding:
        assert loan.interest is not None
        told = tell("The interest is {share} in a year.", share=loan.interest)
        if loan.interest <= self.share:
            return holds(told)
        return breaks(told, next=tell("It may be {share} or less.", share=self.share))


@kind(
    "interest_spread_cap", topic=Topic.FUNDS, heading=says("Interest over what we pay"),
    source="kinds.csv finance.spread_cap: 6 percentage points",
)  # fmt: skip
class InterestSpreadCap(Kind):
    """The interest asked of a member is at most so much above what the association itself pays."""

    share: Share = part("6 %", says("In a year at most"))
    sentence = says(
        "The interest on a loan is in a year at most {share} of it above what the association "
        "itself pays for the money."
    )

    @answers(LEND, "interest", "interest_paid")
    def lending(self, loan: Loan) -> Finding:
        assert loan.interest is not None and loan.interest_paid is not None
        most = Share(loan.interest_paid.of_one + self.share.of_one)
        told = tell(
            "The interest is {share}; the association pays {paid}.",
            share=loan.interest, paid=loan.interest_paid,
        )  # fmt: skip
        if loan.interest <= most:
            return holds(told)
        return breaks(told, next=tell("It may be {share} or less.", share=most))


@kind(
    "paid_back_within", topic=Topic.FUNDS, heading=says("Paying back"),
    source="R19 (recovery); domain.md: loans with a recovery procedure",
)  # fmt: skip
class PaidBackWithin(Kind):
    """A loan is paid back within so many months."""

    months: int = whole(12, says("Months"), least=1, most=360, unit=MONTHS)
    sentence = says(
        "A loan is paid back within {months} month.", "A loan is paid back within {months} months."
    )

    @answers(LEND, "months")
    def lending(self, loan: Loan) -> Finding:
        assert loan.months is not None
        told = tell(
            "It is to be paid back in {months} month.", "It is to be paid back in {months} months.",
            months=loan.months,
        )  # fmt: skip
        if loan.months <= self.months:
            return holds(told)
        return breaks(told, next=tell("She may pay it back in larger parts."))
