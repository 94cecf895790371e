"""Leaving: how she resigns, what must be settled first, what she takes with her, and death."""

from datetime import timedelta
from enum import StrEnum
from typing import Final

from associations.rules.asked_of_members import LEAVE, LIABLE, PAID_OUT, Leaving
from associations.vocabulary.subjects import DECIDERS, POSTS, Organ
from associations.vocabulary.topics import Topic
from hnsa.law.article import Kind, kind
from hnsa.law.blanks import DAYS, YEARS, part, pick, whole
from hnsa.law.days import years_later
from hnsa.law.money import Money
from hnsa.law.question import answers
from hnsa.law.shares import Share
from hnsa.law.verdict import Finding, breaks, holds, tells, unknown
from hnsa.law.words import Line, line, says, tell

# --- resigning -----------------------------------------------------------------------------------


@kind(
    "resignation", topic=Topic.LEAVING, heading=says("Resigning"),
    source="Domain: joined and left at will; kinds.csv termination.resignation",
)  # fmt: skip
class Resignation(Kind):
    """Days from her notice to the end of her membership; 0: it ends on the day of the notice."""

    days: int = whole(30, says("Days after her notice"), most=366, unit=DAYS)
    sentence = says(
        "A member leaves when she wants to; her membership ends {days} day after she said so.",
        "A member leaves when she wants to; her membership ends {days} days after she said so.",
    )

    @answers(LEAVE, reads=("resigned_on", "died_on"))
    def leaving(self, her: Leaving) -> Finding | None:
        if her.died_on is not None:
            return None
        if her.resigned_on is None:
            return unknown("resigned_on")
        return tells(
            tell("She gave notice on {resigned}.", resigned=her.resigned_on),
            result=her.resigned_on + timedelta(days=self.days),
        )


@kind(
    "resignation_accepted", topic=Topic.LEAVING, heading=says("A resignation is accepted"),
    source="kinds.csv termination.resignation: 1 rule",
)  # fmt: skip
class ResignationAccepted(Kind):
    """A resignation is accepted; if nobody does so within so many days, it takes effect anyhow."""

    organ: Organ = pick("committee", says("Accepted by"), DECIDERS)
    days: int = whole(30, says("Days without an answer"), least=1, most=366, unit=DAYS)
    sentence = says(
        "A resignation is accepted by {organ}; without an answer it takes effect after {days} day.",
        "A resignation is accepted by {organ}; without an answer it takes effect after {days}"
        " days.",
    )

    @answers(LEAVE, reads=("resigned_on", "accepted_on", "died_on"))
    def leaving(self, her: Leaving) -> Finding | None:
        if her.died_on is not None:
            return None
        if her.resigned_on is None:
            return unknown("resigned_on")
        last = her.resigned_on + timedelta(days=self.days)
        resigned = tell("She gave notice on {resigned}.", resigned=her.resigned_on)
        if her.accepted_on is None or her.accepted_on > last:
            until = tell("Without an answer it takes effect on {last}.", last=last)
            return tells(resigned, until, result=last)
        accepted = tell("It was accepted on {accepted}.", accepted=her.accepted_on)
        return tells(resigned, accepted, result=her.accepted_on)


@kind(
    "leaves_without_debts", topic=Topic.LEAVING, heading=says("Debts before leaving"),
    source="kinds.csv termination.resignation: nothing owed",
)  # fmt: skip
class LeavesWithoutDebts(Kind):
    """A resignation takes effect when she owes nothing. Silent when she has died."""

    sentence = says("A resignation takes effect when the member owes the association nothing.")

    @answers(LEAVE, reads=("owes", "died_on"))
    def leaving(self, her: Leaving) -> Finding | None:
        if her.died_on is not None:
            return None
        if her.owes is None:
            return unknown("owes")
        told = tell("She owes {owes}.", owes=her.owes)
        return breaks(told, next=tell("She may pay it first.")) if her.owes else holds(told)


@kind(
    "leaves_without_loan", topic=Topic.LEAVING, heading=says("Loans before leaving"),
    source="R19 (Haleeb: recovery when somebody leaves); kinds.csv termination.resignation",
)  # fmt: skip
class LeavesWithoutLoan(Kind):
    """A resignation takes effect when her loan is paid back. Silent when she has died."""

    sentence = says("A resignation takes effect when the member has paid back her loan.")

    @answers(LEAVE, reads=("loan_open", "died_on"))
    def leaving(self, her: Leaving) -> Finding | None:
        if her.died_on is not None:
            return None
        if her.loan_open is None:
            return unknown("loan_open")
        if her.loan_open:
            return breaks(
                tell("She has a loan that is not paid back."),
                next=tell("She may pay it back, or agree how it is paid back."),
            )
        return holds(tell("She has no open loan."))


@kind(
    "hand_over_first", topic=Topic.LEAVING, heading=says("Handing over before leaving"),
    source="Domain, elections: handing-over; kinds.csv termination.resignation",
)  # fmt: skip
class HandOverFirst(Kind):
    """Whoever leaves hands over papers, money and office first. Silent when she has died."""

    sentence = says(
        "A resignation takes effect when the member has handed over her office, and all papers and"
        " money that she kept."
    )

    @answers(LEAVE, reads=("handed_over", "holds_office", "died_on"))
    def leaving(self, her: Leaving) -> Finding | None:
        if her.died_on is not None:
            return None
        against = []
        if her.holds_office is not None:
            post = line(POSTS[her.holds_office], {})
            against.append(tell("She holds the office of {post}.", post=post))
        if her.handed_over is False:
            against.append(tell("Not everything is handed over yet."))
        if against:
            return breaks(*against, next=tell("She may hand it over first."))
        if her.handed_over is None:
            return unknown("handed_over")
        return holds(tell("Everything is handed over."))


@kind(
    "ends_on_death", topic=Topic.LEAVING, heading=says("When a member dies"),
    source="R19 (Haleeb: death of a member); kinds.csv member.nominee",
)  # fmt: skip
class EndsOnDeath(Kind):
    """The membership of somebody who dies ends on that day. Silent of the living."""

    sentence = says("When a member dies, her membership ends on that day.")

    @answers(LEAVE, reads=("died_on",))
    def leaving(self, her: Leaving) -> Finding | None:
        if her.died_on is None:
            return None
        return tells(tell("She died on {died}.", died=her.died_on), result=her.died_on)


# --- what is paid out ----------------------------------------------------------------------------


class Less(StrEnum):
    """Whether debts are taken off."""

    DEBTS = "debts"
    NOTHING = "nothing"


LESS: Final = {
    Less.DEBTS: says("less what she owes"),
    Less.NOTHING: says("in full"),
}


@kind(
    "savings_paid_out", topic=Topic.LEAVING, heading=says("Savings and shares"),
    source="R19 (Haleeb: recovery on death or leaving); kinds.csv member.nominee: shares are paid",
)  # fmt: skip
class SavingsPaidOut(Kind):
    """Her savings and shares are paid out, with or without what she owes taken off.

    Never less than nothing: what is still owed then is told.
    """

    less: Less = pick("debts", says("Paid out"), LESS)
    days: int = whole(60, says("Within days"), least=1, most=732, unit=DAYS)
    sentence = says(
        "When a member leaves or dies, her savings and shares are paid out {less}, within {days}"
        " day.",
        "When a member leaves or dies, her savings and shares are paid out {less}, within {days}"
        " days.",
    )

    @answers(PAID_OUT, "deposit", reads=("owes", "left_on", "died_on"))
    def paying_out(self, her: Leaving) -> Finding:
        assert her.deposit is not None
        saved = tell("Savings and shares: {deposit}.", deposit=her.deposit)
        if self.less != Less.DEBTS:
            return tells(saved, result=her.deposit, next=self._until(her))
        if her.owes is None:
            return unknown("owes")
        owed = tell("She owes {owes}.", owes=her.owes)
        if her.owes > her.deposit:
            rest = tell("Still to be paid: {rest}.", rest=her.owes - her.deposit)
            return tells(saved, owed, result=Money(0), next=rest)
        return tells(saved, owed, result=her.deposit - her.owes, next=self._until(her))

    def _until(self, her: Leaving) -> Line | None:
        """By which day it is paid out, if it is known when she left."""
        ended = her.died_on or her.left_on
        if ended is None:
            return None
        return tell("It is paid out by {day}.", day=ended + timedelta(days=self.days))


@kind(
    "dues_paid_back", topic=Topic.LEAVING, heading=says("Fees and dues when she leaves"),
    source="kinds.csv fee.no_refund: nothing is paid back",
)  # fmt: skip
class DuesPaidBack(Kind):
    """The share of all fees and dues she has paid that is paid back; 0 % is the usual one."""

    share: Share = part("0 %", says("Share that is paid back"))
    sentence = says("When a member leaves, {share} of her fees and dues is paid back.")

    @answers(PAID_OUT, "paid_in")
    def paying_out(self, her: Leaving) -> Finding:
        assert her.paid_in is not None
        told = tell(
            "Fees and dues paid in all: {paid}; paid back: {share}.",
            paid=her.paid_in, share=self.share,
        )  # fmt: skip
        return tells(told, result=her.paid_in.most_share(self.share))

    def slips(self) -> list[Line]:
        if self.share <= Share.percent(100):
            return []
        return [tell("More would be paid back than was paid: {share}.", share=self.share)]


@kind(
    "nominee", topic=Topic.LEAVING, heading=says("Whom she has named"),
    source="kinds.csv member.nominee: 2 witnesses, revocable; Puducherry Rules r.24",
)  # fmt: skip
class Nominee(Kind):
    """On death it is paid to whom she named before witnesses. Silent of the living."""

    witnesses: int = whole(2, says("Witnesses"), least=1, most=10)
    sentence = says(
        "Each member names, before {witnesses} witness, who is paid what is hers when she dies; she"
        " may name somebody else at any time.",
        "Each member names, before {witnesses} witnesses, who is paid what is hers when she dies;"
        " she may name somebody else at any time.",
    )

    @answers(PAID_OUT, reads=("died_on", "nominee"))
    def paying_out(self, her: Leaving) -> Finding | None:
        if her.died_on is None:
            return None
        if her.nominee is None:
            return unknown("nominee")
        if her.nominee:
            return holds(tell("It is paid to the person whom she named."))
        return breaks(
            tell("She has named nobody."),
            next=tell("Her family may show who inherits; then it is paid."),
        )


@kind(
    "liable_after", topic=Topic.LEAVING, heading=says("Debts after leaving"),
    source="kinds.csv member.liability_after: 2 to 3 years",
)  # fmt: skip
class LiableAfter(Kind):
    """Years after leaving in which she answers for debts that the association had on that day."""

    years: int = whole(2, says("Years after leaving"), least=1, most=20, unit=YEARS)
    sentence = says(
        "Whoever has left answers for {years} year for debts that the association had on that day.",
        "Whoever has left answers for {years} years for debts that the association had on that"
        " day.",
    )

    @answers(LIABLE, "on", reads=("left_on", "died_on"))
    def answering(self, her: Leaving) -> Finding:
        assert her.on is not None
        left = her.died_on or her.left_on
        if left is None:
            return unknown("left_on")
        until = years_later(left, self.years)
        told = tell(
            "Her membership ended on {left}; she answers for older debts before {until}.",
            left=left, until=until,
        )  # fmt: skip
        return breaks(told) if her.on < until else holds(told)
