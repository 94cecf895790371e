"""Money that goes out: who signs for it, and who decides on it."""

from associations.rules.asked_of_funds import SPEND, Payment
from associations.vocabulary.subjects import ORGANS, POSTS, Organ, Post
from associations.vocabulary.topics import Topic
from hnsa.law.article import Kind, kind
from hnsa.law.asking import Law
from hnsa.law.blanks import amount, pick, several, whole
from hnsa.law.money import Money
from hnsa.law.question import answers
from hnsa.law.verdict import Finding, breaks, holds, unknown
from hnsa.law.words import Line, says, tell


def _posts(posts: tuple[Post, ...]) -> tuple[Line, ...]:
    return tuple(Line(POSTS[one]) for one in posts)


def _organ(organ: Organ) -> Line:
    return Line(ORGANS[organ])


def _signed(posts: tuple[Post, ...]) -> Line:
    if not posts:
        return tell("None of them has signed.")
    return tell("Signed by: {posts}.", posts=_posts(posts))


def _paid(sum_paid: Money, limit: Money) -> Line:
    return tell("The sum is {sum}; the limit is {limit}.", sum=sum_paid, limit=limit)


# --- who signs ------------------------------------------------------------------------------------


@kind(
    "signatories", topic=Topic.FUNDS, heading=says("The joint account"),
    source="R23 (Haleeb: president and treasurer sign together); kinds.csv finance.signatories",
)  # fmt: skip
class Signatories(Kind):
    """So many of the named offices sign together for every payment."""

    posts: tuple[Post, ...] = several(["president", "treasurer"], says("Who signs"), POSTS)
    signatures: int = whole(2, says("How many of them sign"), least=1, most=8)
    sentence = says(
        "For every payment {signatures} of these signs: {posts}.",
        "For every payment {signatures} of these sign together: {posts}.",
    )

    def slips(self) -> tuple[Line, ...]:
        if self.signatures <= len(self.posts):
            return ()
        asked = tell(
            "It asks for {signatures} signature, and names {posts} office that may sign.",
            "It asks for {signatures} signatures, and names {posts} that may sign.",
            signatures=self.signatures, posts=len(self.posts),
        )  # fmt: skip
        return (asked,)

    @answers(SPEND, "signed_by")
    def spending(self, payment: Payment) -> Finding:
        has = tuple(one for one in self.posts if one in (payment.signed_by or ()))
        more = self.signatures - len(has)
        if more <= 0:
            return holds(_signed(has))
        left = tuple(one for one in self.posts if one not in has)
        wanted = tell(
            "{more} more of these signs: {posts}.", "{more} more of these sign: {posts}.",
            more=more, posts=_posts(left),
        )  # fmt: skip
        return breaks(_signed(has), next=wanted)


@kind(
    "signature_limit", topic=Topic.FUNDS, heading=says("Small sums under one signature"),
    source="domain.md, real constitutions: signature limits; beside R23",
)  # fmt: skip
class SignatureLimit(Kind):
    """Sums up to a limit (rupees, taka …) go out under one signature; above it two sign."""

    most: Money = amount(1000, says("Up to"), least=1)
    posts: tuple[Post, ...] = several(["president", "treasurer"], says("Who signs"), POSTS)
    sentence = says("Up to {most} one of these signs alone: {posts}. Above it two sign.")

    @answers(SPEND, "signed_by", "sum_paid")
    def spending(self, payment: Payment, law: Law) -> Finding | None:
        assert payment.sum_paid is not None and payment.signed_by is not None
        told = _paid(payment.sum_paid, self.most)
        has = tuple(one for one in self.posts if one in payment.signed_by)
        if payment.sum_paid <= self.most and has:
            return holds(told, _signed(has), overrules=("signatories",))
        if law.of(Signatories):
            return None  # that article says who signs
        if payment.sum_paid > self.most and len(payment.signed_by) >= 2:
            return holds(told, _signed(payment.signed_by))
        return breaks(told, _signed(payment.signed_by))


# --- who decides ----------------------------------------------------------------------------------


@kind(
    "collective_expenditure", topic=Topic.FUNDS, heading=says("Spending is decided together"),
    source="R24 (SRSP: expenditures are decided collectively); kinds.csv finance.withdrawal",
)  # fmt: skip
class CollectiveExpenditure(Kind):
    """An expenditure is decided by several together before it is made; the entry names where."""

    organs: tuple[Organ, ...] = several(["general", "committee"], says("Who may decide"), ORGANS)
    sentence = says(
        "Every expenditure is decided together before it is made, by one of these: {organs}."
    )

    def slips(self) -> tuple[Line, ...]:
        if set(self.organs) == {Organ.PRESIDENT}:
            return (tell("It is to be decided together, and names one person alone."),)
        return ()

    @answers(SPEND, reads=("decision_named", "decided_by"))
    def spending(self, payment: Payment) -> Finding:
        next_meeting = tell("It may be put to the next meeting.")
        if payment.decision_named is False:
            return breaks(tell("The entry names no decision that allows it."), next=next_meeting)
        if payment.decided_by is not None and payment.decided_by not in self.organs:
            return breaks(_decided_by(payment.decided_by), next=next_meeting)
        missing = [
            name for name in ("decision_named", "decided_by") if getattr(payment, name) is None
        ]
        if missing or payment.decided_by is None:
            return unknown(*missing)
        return holds(tell("The entry names the decision."), _decided_by(payment.decided_by))


def _decided_by(organ: Organ) -> Line:
    return tell("Decided by: {organ}.", organ=_organ(organ))


@kind(
    "spending_limit", topic=Topic.FUNDS, heading=says("How much may be decided, and by whom"),
    source="domain.md, real constitutions: expenditure above a sum", by="organ",
)  # fmt: skip
class SpendingLimit(Kind):
    """The largest single sum (rupees, taka …) on which that body or office decides."""

    organ: Organ = pick("committee", says("Who decides"), ORGANS)
    most: Money = amount(10_000, says("Up to"), least=1)
    sentence = says("On a sum up to {most} may decide: {organ}.")

    def slips_beside(self, law: Law) -> tuple[Line, ...]:
        above = law.one(GeneralBodyDecides)
        if above is None or self.organ is Organ.GENERAL or self.most <= above.above:
            return ()
        at_odds = tell(
            "Up to {most} decides {organ}, but another article leaves all above {above} to the "
            "general body.",
            most=self.most, organ=_organ(self.organ), above=above.above,
        )  # fmt: skip
        return (at_odds,)

    @answers(SPEND, reads=("decided_by", "sum_paid"))
    def spending(self, payment: Payment) -> Finding | None:
        if payment.decided_by is None or payment.sum_paid is None:
            return unknown(
                *(one for one in ("decided_by", "sum_paid") if not is_told(payment, one))
            )
        if payment.decided_by is not self.organ:
            return None
        told = _paid(payment.sum_paid, self.most)
        if payment.sum_paid <= self.most:
            return holds(told, _decided_by(self.organ))
        return breaks(
            told, _decided_by(self.organ), next=tell("It may be put to the general body.")
        )


def is_told(payment: Payment, name: str) -> bool:
    """Whether that fact of the payment is known."""
    return getattr(payment, name) is not None


@kind(
    "monthly_spending_limit", topic=Topic.FUNDS, heading=says("How much may be decided in a month"),
    source="domain.md, real constitutions: signature limits", by="organ",
)  # fmt: skip
class MonthlySpendingLimit(Kind):
    """The most (rupees, taka …) on which that body or office decides in a month, all together."""

    organ: Organ = pick("committee", says("Who decides"), ORGANS)
    most: Money = amount(30_000, says("In a month up to"), least=1)
    sentence = says("On sums up to {most} in a month, taken together, may decide: {organ}.")

    def slips_beside(self, law: Law) -> tuple[Line, ...]:
        single = law.one(SpendingLimit, self.organ)
        if single is None or single.most <= self.most:
            return ()
        at_odds = tell(
            "In a month at most {most} may be decided, but one sum alone may be {single}.",
            most=self.most, single=single.most,
        )  # fmt: skip
        return (at_odds,)

    @answers(SPEND, "decided_by", reads=("sum_paid", "spent_this_month"))
    def spending(self, payment: Payment) -> Finding | None:
        if payment.decided_by is not self.organ:
            return None
        if payment.sum_paid is None or payment.spent_this_month is None:
            lacking = ("sum_paid", "spent_this_month")
            return unknown(*(one for one in lacking if not is_told(payment, one)))
        told = _month(payment.sum_paid, payment.spent_this_month, self.most)
        if payment.spent_this_month + payment.sum_paid <= self.most:
            return holds(told)
        return breaks(told, next=tell("It may wait for next month, or be put to the general body."))


def _month(sum_paid: Money, before: Money, limit: Money) -> Line:
    return tell(
        "The sum is {sum}; spent before in this month: {before}; the limit is {limit}.",
        sum=sum_paid, before=before, limit=limit,
    )  # fmt: skip


@kind(
    "general_body_decides", topic=Topic.FUNDS, heading=says("Large sums"),
    source="R24 (SRSP); domain.md, real constitutions: expenditure above a sum",
)  # fmt: skip
class GeneralBodyDecides(Kind):
    """Above a sum (rupees, taka …) only the general body decides."""

    above: Money = amount(10_000, says("Above"))
    sentence = says("On every sum above {above} the general body decides.")

    @answers(SPEND, "sum_paid", reads=("decided_by",))
    def spending(self, payment: Payment) -> Finding:
        assert payment.sum_paid is not None
        told = _paid(payment.sum_paid, self.above)
        if payment.sum_paid <= self.above:
            return holds(told)
        if payment.decided_by is None:
            return unknown("decided_by")
        if payment.decided_by is Organ.GENERAL:
            return holds(told, _decided_by(Organ.GENERAL))
        return breaks(
            told, _decided_by(payment.decided_by), next=tell("It may be put to the general body.")
        )


@kind(
    "property_sale", topic=Topic.FUNDS, heading=says("Property"),
    source="kinds.csv finance.property_sale",
)  # fmt: skip
class PropertySale(Kind):
    """Land, houses and machines are sold only when the general body has decided it."""

    sentence = says("Land, houses and machines are sold only if the general body decides it.")

    @answers(SPEND, "sells_property", reads=("decided_by",))
    def spending(self, payment: Payment) -> Finding | None:
        if not payment.sells_property:
            return None
        if payment.decided_by is None:
            return unknown("decided_by")
        told = tell("Property is sold.")
        if payment.decided_by is Organ.GENERAL:
            return holds(told, _decided_by(Organ.GENERAL))
        return breaks(
            told, _decided_by(payment.decided_by), next=tell("It may be put to the general body.")
        )
