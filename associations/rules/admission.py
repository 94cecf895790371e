"""Admission: what she brings when she joins, and who admits her."""

from enum import StrEnum
from typing import Any, Final

from associations.rules.asked_of_members import JOIN, PUT_OUT, Joining, Member
from associations.vocabulary.subjects import DECIDERS, ORGANS, Organ
from associations.vocabulary.topics import Topic
from hnsa.law.article import Kind, kind
from hnsa.law.blanks import MEMBERS, amount, part, pick, whole
from hnsa.law.blanks import SHARES as SHARES_UNIT
from hnsa.law.money import Money
from hnsa.law.question import answers
from hnsa.law.shares import REACHES, Reach, Share
from hnsa.law.verdict import Finding, breaks, holds, tells, unknown
from hnsa.law.words import Line, line, says, tell


@kind(
    "sponsors", topic=Topic.JOINING, heading=says("Who proposes a new member"),
    source="Domain, real constitutions: sponsors; two is usual",
)  # fmt: skip
class Sponsors(Kind):
    """How many members must propose her, at least."""

    number: int = whole(2, says("Members who propose her"), least=1, most=50, unit=MEMBERS)
    sentence = says(
        "Whoever wants to join is proposed by at least {number} member.",
        "Whoever wants to join is proposed by at least {number} members.",
    )

    @answers(JOIN, "sponsors")
    def joining(self, her: Joining) -> Finding:
        assert her.sponsors is not None
        told = tell(
            "Members who propose her: {sponsors}; asked for: {number}.",
            sponsors=her.sponsors, number=self.number,
        )  # fmt: skip
        if her.sponsors >= self.number:
            return holds(told)
        more = tell(
            "{more} more member may propose her.", "{more} more members may propose her.",
            more=self.number - her.sponsors,
        )  # fmt: skip
        return breaks(told, next=more)


@kind(
    "agent_proposes", topic=Topic.JOINING, heading=says("Sales agents propose"),
    source="R29 (Kaarvan: existing sales agents propose new members)",
)  # fmt: skip
class AgentProposes(Kind):
    """The association grows through its sales agents: one of them proposes whoever joins."""

    sentence = says("New members are proposed by a sales agent of the association.")

    @answers(JOIN, "sponsored_by_agent")
    def joining(self, her: Joining) -> Finding:
        if her.sponsored_by_agent:
            return holds(tell("A sales agent proposes her."))
        return breaks(
            tell("No sales agent has proposed her."), next=tell("A sales agent may propose her.")
        )


@kind(
    "admission_fee", topic=Topic.JOINING, heading=says("Admission fee"),
    source="kinds.csv fee.entry: 10 to 200; Puducherry Act s.20(4)",
)  # fmt: skip
class AdmissionFee(Kind):
    """The sum that is paid once, on joining."""

    fee: Money = amount(100, says("Admission fee"), least=1)
    sentence = says("Who joins pays an admission fee of {fee}, once.")

    @answers(JOIN, "fee_paid")
    def joining(self, her: Joining) -> Finding:
        assert her.fee_paid is not None
        told = tell("Admission fee paid: {paid} of {fee}.", paid=her.fee_paid, fee=self.fee)
        if her.fee_paid >= self.fee:
            return holds(told)
        return breaks(told, next=tell("Still to be paid: {rest}.", rest=self.fee - her.fee_paid))


class Fewer(StrEnum):
    """What follows when a member's shares become too few."""

    STAYS = "stays"
    ENDS = "ends"


FEWER: Final = {
    Fewer.STAYS: says("whoever has fewer later stays a member"),
    Fewer.ENDS: says("whoever has fewer later may be put out"),
}


@kind(
    "minimum_shares", topic=Topic.JOINING, heading=says("Shares"),
    source="kinds.csv member.share_min: 1 to 10; membership ends when shares drop: README 5",
)  # fmt: skip
class MinimumShares(Kind):
    """How many shares of the association a member takes at least."""

    number: int = whole(1, says("Shares"), least=1, most=10_000, unit=SHARES_UNIT)
    fewer: Fewer = pick("stays", says("If she has fewer later"), FEWER)
    sentence = says(
        "Each member takes at least {number} share; {fewer}.",
        "Each member takes at least {number} shares; {fewer}.",
    )

    @answers(JOIN, "shares")
    def joining(self, her: Joining) -> Finding:
        assert her.shares is not None
        told = tell("Shares: {shares}; least: {number}.", shares=her.shares, number=self.number)
        if her.shares >= self.number:
            return holds(told)
        more = tell(
            "She may take {more} more share.", "She may take {more} more shares.",
            more=self.number - her.shares,
        )  # fmt: skip
        return breaks(told, next=more)

    @answers(PUT_OUT, reads=("shares",))
    def put_out(self, her: Member) -> Finding | None:
        if self.fewer != Fewer.ENDS:
            return None
        if her.shares is None:
            return unknown("shares")
        told = tell("Shares: {shares}; least: {number}.", shares=her.shares, number=self.number)
        return holds(told) if her.shares >= self.number else breaks(told)


@kind(
    "savings_group_first", topic=Topic.JOINING, heading=says("Savings group first"),
    source="kinds.csv member.group_first: thrift group",
)  # fmt: skip
class SavingsGroupFirst(Kind):
    """Who joins saves with a group already."""

    sentence = says("Who joins belongs to a savings group already.")

    @answers(JOIN, "group_member")
    def joining(self, her: Joining) -> Finding:
        if her.group_member:
            return holds(tell("She belongs to a savings group."))
        return breaks(
            tell("She belongs to no savings group."),
            next=tell("She may join a savings group first."),
        )


@kind(
    "admission_body", topic=Topic.JOINING, heading=says("Who admits"),
    source="kinds.csv member.admission_discretion; Puducherry Act s.20: the committee",
)  # fmt: skip
class AdmissionBody(Kind):
    """The body that decides on applications."""

    organ: Organ = pick("committee", says("Decided by"), DECIDERS)
    sentence = says("New members are admitted by {organ}.")

    @answers(JOIN, reads=("decided_by",))
    def joining(self, her: Joining) -> Finding:
        organ = line(DECIDERS[self.organ], {})
        if her.decided_by is None:
            return tells(next=tell("Her application is decided by {organ}.", organ=organ))
        told = tell("Decided by: {decided_by}.", decided_by=line(ORGANS[her.decided_by], {}))
        if her.decided_by == self.organ:
            return holds(told)
        return breaks(told, next=tell("Her application is decided by {organ}.", organ=organ))


@kind(
    "admission_vote", topic=Topic.JOINING, heading=says("How the committee admits"),
    source="kinds.csv member.admission_unanimous: the whole executive",
)  # fmt: skip
class AdmissionVote(Kind):
    """The share of all members of the committee who must agree; at least 100 % is all of them."""

    reach: Reach = pick("more_than", says("At least or more than"), REACHES)
    share: Share = part("1/2", says("Share of all members of the committee"))
    sentence = says(
        "A new member is admitted when {reach} {share} of all members of the executive committee"
        " agree."
    )

    @answers(JOIN, "committee_for", "committee_size")
    def joining(self, her: Joining) -> Finding:
        assert her.committee_for is not None and her.committee_size is not None
        told = tell(
            "Committee members who agree: {agree} of {size}; needed: {needed}.",
            agree=her.committee_for, size=her.committee_size,
            needed=self.share.asked(her.committee_size, self.reach),
        )  # fmt: skip
        agreed = self.share.is_reached(her.committee_for, her.committee_size, self.reach)
        return holds(told) if agreed else breaks(told)

    def slips(self) -> list[Line]:
        whole_committee = Share.percent(100)
        if self.share > whole_committee or (
            self.share == whole_committee and self.reach == Reach.MORE_THAN
        ):
            return [tell("No committee can reach {share} of its members.", share=self.share)]
        return []

    def slips_beside(self, law: Any) -> list[Line]:
        return [
            tell(
                "The committee votes on new members, and another article leaves it to {organ}.",
                organ=line(DECIDERS[rule.organ], {}),
            )
            for rule in law.of(AdmissionBody)
            if rule.organ != Organ.COMMITTEE
        ]  # fmt: skip
