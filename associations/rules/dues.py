"""Dues: what a member pays, who pays nothing, work instead of money, and what dues owed do."""

from typing import Any, Final

from associations.rules.asked_of_members import DUES, JOIN, PUT_OUT, VOTE, Joining, Member
from associations.vocabulary.subjects import CATEGORIES, DECIDERS, Category, Organ
from associations.vocabulary.topics import Topic
from hnsa.law.article import Kind, kind
from hnsa.law.blanks import DAYS, HOURS, MONTHS, amount, day_of_year, pick, several, whole
from hnsa.law.days import Count, YearDay, latest_before
from hnsa.law.money import Money
from hnsa.law.question import answers
from hnsa.law.verdict import Finding, breaks, holds, tells, unknown
from hnsa.law.words import Line, line, says, tell

ALL: Final = "all"
PAYERS: Final = {ALL: says("member")} | {str(one): said for one, said in CATEGORIES.items()}
NOTHING: Final = Money(0)


def _asks(rule: Kind, her: Member, law: Any) -> bool | None:
    """Whether this article asks dues of her; None where it hangs on her category.

    The article for her own kind of members goes before the one for every member.
    """
    if her.works_instead and law.of(WorkInstead):
        return False
    if her.category is None:
        only_one_for_all = law.of(type(rule)) == (rule,) and rule.standing_for == ALL
        return True if only_one_for_all and not law.of(DuesExempt) else None
    if _exempt(her, law):
        return False
    return law.one(type(rule), her.category, failing=ALL) is rule


def _exempt(her: Member, law: Any) -> bool:
    """Whether members of her kind pay nothing."""
    return any(her.category in one.categories for one in law.of(DuesExempt))


@kind(
    "dues_monthly", topic=Topic.DUES, heading=says("Monthly dues"), by="category",
    source="R6 (participants: Rs 100-500 a month); kinds.csv fee.periodic, fee.class_rates",
)  # fmt: skip
class DuesMonthly(Kind):
    """The sum due each month, of every member or of one kind of members."""

    category: str = pick(ALL, says("Who pays"), PAYERS)
    fee: Money = amount(100, says("Dues a month"), least=1)
    sentence = says("Each {category} pays {fee} a month.")

    @answers(DUES, reads=("category", "works_instead"))
    def paying(self, her: Member, law: Any) -> Finding | None:
        asks = _asks(self, her, law)
        if not asks:
            return unknown("category") if asks is None else None
        return tells(tell("Dues a month: {fee}.", fee=self.fee), result=self.fee)


@kind(
    "dues_yearly", topic=Topic.DUES, heading=says("Yearly dues"), by="category",
    source="R6 (participants: Rs 1,000-6,000 a year); kinds.csv fee.periodic, fee.minimum",
)  # fmt: skip
class DuesYearly(Kind):
    """The sum due once a year, of every member or of one kind of members.

    It is asked for in the month of the day on which it is due, and in no other month.
    """

    category: str = pick(ALL, says("Who pays"), PAYERS)
    fee: Money = amount(1000, says("Dues a year"), least=1)
    due: YearDay = day_of_year("1/1", says("Due on"))
    sentence = says("Each {category} pays {fee} a year, on {due}.")

    @answers(DUES, "on", reads=("category", "works_instead"))
    def paying(self, her: Member, law: Any) -> Finding | None:
        asks = _asks(self, her, law)
        if not asks:
            return unknown("category") if asks is None else None
        assert her.on is not None
        due = self.due.in_year(her.on.year)
        told = tell("Dues a year: {fee}, due on {due}.", fee=self.fee, due=due)
        return tells(told, result=self.fee if due.month == her.on.month else NOTHING)


@kind(
    "dues_exempt", topic=Topic.DUES, heading=says("Who pays no dues"),
    source="kinds.csv category.honorary: 0; category.life",
)  # fmt: skip
class DuesExempt(Kind):
    """Kinds of members who pay no dues."""

    categories: tuple[Category, ...] = several(
        ["honorary", "life"], says("Kinds of members"), CATEGORIES
    )
    sentence = says("Members of these kinds pay no dues: {categories}.")

    @answers(DUES, "category")
    def paying(self, her: Member) -> Finding | None:
        assert her.category is not None
        if her.category not in self.categories:
            return None
        told = tell("She is: {category}.", category=line(CATEGORIES[her.category], {}))
        return tells(told, result=NOTHING)

    def slips_beside(self, law: Any) -> list[Line]:
        asked = {one.category for one in (*law.of(DuesMonthly), *law.of(DuesYearly))}
        return [
            tell(
                "One article asks for dues and this one asks for none: {category}.",
                category=line(CATEGORIES[one], {}),
            )
            for one in self.categories
            if one in asked
        ]  # fmt: skip


@kind(
    "work_instead", topic=Topic.DUES, heading=says("Work in place of money"),
    source="R5 (WESS: members who cannot contribute money can work for the association);"
    " kinds.csv member.nonmonetary",
)  # fmt: skip
class WorkInstead(Kind):
    """Hours a month by which a member who cannot pay keeps all her rights.

    Silent of everybody who does not work instead of paying.
    """

    hours: int = whole(8, says("Hours a month"), least=1, most=200, unit=HOURS)
    sentence = says(
        "A member who cannot pay works {hours} hour a month for the association instead, and has"
        " all rights of a member.",
        "A member who cannot pay works {hours} hours a month for the association instead, and has"
        " all rights of a member.",
    )

    @answers(JOIN, reads=("works_instead",))
    def joining(self, her: Joining) -> Finding | None:
        if not her.works_instead:
            return None
        return holds(tell("She will work instead of paying."), overrules=("admission_fee",))

    @answers(DUES, reads=("works_instead",))
    def paying(self, her: Member) -> Finding | None:
        if not her.works_instead:
            return None
        return tells(tell("She works instead of paying."), result=NOTHING)

    @answers(VOTE, reads=("works_instead", "hours_worked"))
    def voting(self, her: Member) -> Finding | None:
        return self._worked(
            her, "rights_after_payment", "paid_up_to_vote", "vote_rests_in_arrears"
        )  # fmt: skip

    @answers(PUT_OUT, reads=("works_instead", "hours_worked"))
    def put_out(self, her: Member) -> Finding | None:
        return self._worked(her, "arrears")

    def _worked(self, her: Member, *sets_aside: str) -> Finding | None:
        if not her.works_instead:
            return None
        if her.hours_worked is None:
            return unknown("hours_worked")
        told = tell(
            "Hours worked this month: {worked} of {hours}.",
            worked=her.hours_worked, hours=self.hours,
        )  # fmt: skip
        if her.hours_worked >= self.hours:
            return holds(told, overrules=sets_aside)
        return tells(told, next=tell("She may work the rest this month."))


@kind(
    "fine_late_dues", topic=Topic.DUES, heading=says("Dues paid late"),
    source="Domain: dues; usual in savings groups (kinds.csv fine.*)",
)  # fmt: skip
class FineLateDues(Kind):
    """What is added for each month of dues owed, beyond so many months that are let pass."""

    fee: Money = amount(10, says("Added for each month"), least=1)
    free: int = whole(1, says("Months let pass"), most=24, unit=MONTHS)
    sentence = says(
        "Whoever owes dues for more than {free} month pays {fee} more for each further month.",
        "Whoever owes dues for more than {free} months pays {fee} more for each further month.",
    )

    @answers(DUES, reads=("months_owed", "works_instead"))
    def paying(self, her: Member, law: Any) -> Finding | None:
        if her.works_instead and law.of(WorkInstead):
            return None
        if her.months_owed is None:
            return unknown("months_owed")
        told = tell(
            "Months of dues owed: {owed}; let pass: {free}.", owed=her.months_owed, free=self.free
        )
        return tells(told, result=self.fee * max(0, her.months_owed - self.free))


@kind(
    "dues_set_by", topic=Topic.DUES, heading=says("Who sets the dues"),
    source="kinds.csv fee.decider",
)  # fmt: skip
class DuesSetBy(Kind):
    """Which body changes the dues. Text: such a decision is judged by the articles on votes."""

    organ: Organ = pick("general", says("Set by"), DECIDERS)
    sentence = says("The dues are set by {organ}.")


# --- what dues owed do to a vote -----------------------------------------------------------------


@kind(
    "rights_after_payment", topic=Topic.DUES, heading=says("Rights after the first payment"),
    source="kinds.csv member.rights_on_payment; Puducherry Act s.20(4)",
)  # fmt: skip
class RightsAfterPayment(Kind):
    """Whoever is admitted votes only when the admission fee and first dues are paid."""

    sentence = says("A new member has a vote when her admission fee and first dues are paid.")

    @answers(VOTE, "admission_paid")
    def voting(self, her: Member) -> Finding:
        if her.admission_paid:
            return holds(tell("Her admission fee and first dues are paid."))
        return breaks(
            tell("Her admission fee or first dues are not paid yet."),
            next=tell("She may pay them."),
        )


@kind(
    "paid_up_to_vote", topic=Topic.DUES, heading=says("Paid up before a vote"),
    source="kinds.csv fee.arrears_vote: 30 days before; Puducherry Rules r.22, r.32(4)",
)  # fmt: skip
class PaidUpToVote(Kind):
    """Days before the vote up to which everything due must be paid; 0: up to the day itself.

    Whoever pays no dues at all is not asked.
    """

    days: int = whole(30, says("Days before the vote"), most=366, unit=DAYS)
    sentence = says(
        "A member votes if everything due up to {days} day before the vote is paid.",
        "A member votes if everything due up to {days} days before the vote is paid.",
    )

    @answers(VOTE, "on", reads=("paid_up_on", "category"))
    def voting(self, her: Member, law: Any) -> Finding | None:
        assert her.on is not None
        if _exempt(her, law):
            return None
        if her.paid_up_on is None:
            return unknown("paid_up_on")
        asked = latest_before(her.on, self.days, Count.CALENDAR)
        told = tell(
            "Everything due is paid up to {paid}; asked for: up to {asked}.",
            paid=her.paid_up_on, asked=asked,
        )  # fmt: skip
        return holds(told) if her.paid_up_on >= asked else breaks(told)


@kind(
    "vote_rests_in_arrears", topic=Topic.DUES, heading=says("While dues are owed"),
    source="kinds.csv fee.arrears_rights; README 5: suspended till paid",
)  # fmt: skip
class VoteRestsInArrears(Kind):
    """Months of dues owed from which her vote rests; it comes back when she has paid."""

    months: int = whole(3, says("Months of dues owed"), least=1, most=120, unit=MONTHS)
    sentence = says(
        "The vote of a member who owes dues for {months} month rests until she has paid.",
        "The vote of a member who owes dues for {months} months rests until she has paid.",
    )

    @answers(VOTE, "months_owed")
    def voting(self, her: Member) -> Finding:
        assert her.months_owed is not None
        told = tell(
            "Months of dues owed: {owed}; her vote rests from {months}.",
            owed=her.months_owed, months=self.months,
        )  # fmt: skip
        if her.months_owed < self.months:
            return holds(told)
        return breaks(told, next=tell("She may vote again when she has paid."))
