"""Joining: who may become a member."""

from enum import StrEnum
from typing import Final

from associations.rules.asked_of_members import JOIN, PUT_OUT, Joining, Member
from associations.vocabulary.topics import Topic
from hnsa.law.article import Kind, kind
from hnsa.law.blanks import YEARS, flag, pick, several, whole, words
from hnsa.law.days import age_on
from hnsa.law.question import answers
from hnsa.law.verdict import Finding, breaks, holds, unknown
from hnsa.law.words import line, says, tell


def _age(her: Joining) -> int | None:
    """Her age on the day: from the day of her birth or, failing that, as told."""
    if her.born is not None and her.on is not None:
        return age_on(her.born, her.on)
    return her.age


@kind(
    "minimum_age", topic=Topic.JOINING, heading=says("Age"),
    source="R2 (WESS: 15 years or older); kinds.csv member.age_min: 14 to 18",
)  # fmt: skip
class MinimumAge(Kind):
    """The age from which somebody may be a member."""

    years: int = whole(15, says("Years"), least=5, most=100, unit=YEARS)
    sentence = says(
        "A member is at least {years} year old.", "A member is at least {years} years old."
    )

    @answers(JOIN, reads=("on", "born", "age"))
    def joining(self, her: Joining) -> Finding:
        age = _age(her)
        if age is None:
            return unknown("born", "age")
        told = tell("She is {age} year old.", "She is {age} years old.", age=age)
        if age >= self.years:
            return holds(told)
        wait = tell("She may apply when she is {years}.", years=self.years)
        return breaks(told, next=wait)


@kind(
    "maximum_age", topic=Topic.JOINING, heading=says("Upper age"),
    source="kinds.csv member.age_max: 65",
)  # fmt: skip
class MaximumAge(Kind):
    """The age up to which somebody may join; who is a member stays one."""

    years: int = whole(65, says("Years"), least=20, most=120, unit=YEARS)
    sentence = says(
        "Who joins is not older than {years} year.", "Who joins is not older than {years} years."
    )

    @answers(JOIN, reads=("on", "born", "age"))
    def joining(self, her: Joining) -> Finding:
        age = _age(her)
        if age is None:
            return unknown("born", "age")
        told = tell("She is {age} year old.", "She is {age} years old.", age=age)
        return holds(told) if age <= self.years else breaks(told)


class Tie(StrEnum):
    """What ties her to the area."""

    LIVES = "lives"
    WORKS = "works"
    EITHER = "either"


TIES: Final = {
    Tie.LIVES: says("lives"),
    Tie.WORKS: says("works"),
    Tie.EITHER: says("lives or works"),
}


@kind(
    "residence", topic=Topic.JOINING, heading=says("Where a member lives"),
    source="R1 (Kaarvan, WESS: residents of the area); kinds.csv member.residence",
)  # fmt: skip
class Residence(Kind):
    """A member lives (or works) in the area; who moves away gives a ground, if it says so."""

    tie: Tie = pick("lives", says("Lives or works"), TIES)
    area: str = words("", says("Area"), longest=120)
    ends: bool = flag(False, says("Moving away is a ground to end the membership"))
    sentence = says("A member {tie} in {area}.")

    @answers(JOIN, reads=("lives_in_area", "works_in_area"))
    def joining(self, her: Joining) -> Finding:
        asked = {
            Tie.LIVES: ("lives_in_area",), Tie.WORKS: ("works_in_area",),
            Tie.EITHER: ("lives_in_area", "works_in_area"),
        }[self.tie]  # fmt: skip
        known = [getattr(her, name) for name in asked]
        if any(known):
            return holds(tell("She is of {area}.", area=self.area))
        if None in known:
            return unknown(*asked)
        return breaks(tell("She is not of {area}.", area=self.area))

    @answers(PUT_OUT, "lives_in_area")
    def put_out(self, her: Member) -> Finding | None:
        if not self.ends or her.lives_in_area:
            return None
        return breaks(tell("She does not live in {area} any more.", area=self.area))


@kind(
    "trade", topic=Topic.JOINING, heading=says("Our trade"),
    source="R3 (WESS: has skill and permission to work)",
)  # fmt: skip
class Trade(Kind):
    """A member practises the trade and, where it says so, is free to do the work."""

    trades: str = words("", says("Trades"), longest=200)
    permission: bool = flag(False, says("She must also be free to do this work"))
    sentence = says("A member practises this work: {trades}.")

    @answers(JOIN, "practises_trade", reads=("has_permission",))
    def joining(self, her: Joining) -> Finding:
        if not her.practises_trade:
            return breaks(tell("She does not practise: {trades}.", trades=self.trades))
        told = tell("She practises: {trades}.", trades=self.trades)
        if not self.permission:
            return holds(told)
        if her.has_permission is None:
            return unknown("has_permission")
        if her.has_permission:
            return holds(told, tell("She is free to do this work."))
        return breaks(
            told, tell("She is not free to do this work."),
            next=tell("Two members may speak with her family."),
        )  # fmt: skip


@kind(
    "time_to_give", topic=Topic.JOINING, heading=says("Time for the association"),
    source="R4 (WESS: able to give time)",
)  # fmt: skip
class TimeToGive(Kind):
    """A member can give time to the association."""

    hours: int | None = whole(None, says("Hours a month, if a number is set"), least=1, most=200)
    sentence = says("A member gives time to the association.")

    @answers(JOIN, "gives_time")
    def joining(self, her: Joining) -> Finding:
        if her.gives_time:
            return holds(tell("She can give time."))
        return breaks(tell("She cannot give time."))


@kind(
    "works_at_home", topic=Topic.JOINING, heading=says("Home-based work"),
    source="The network's definition of a home-based worker (B); kinds.csv member.eligibility",
)  # fmt: skip
class WorksAtHome(Kind):
    """Only home-based workers are members; employers and traders are not."""

    employers: bool = flag(False, says("Those who give out work may join as well"))
    sentence = says("A member works in her home or near it.")

    @answers(JOIN, "works_at_home", reads=("employer",))
    def joining(self, her: Joining) -> Finding:
        if not her.works_at_home:
            return breaks(tell("She does not work at home."))
        if self.employers:
            return holds(tell("She works at home."))
        if her.employer is None:
            return unknown("employer")
        if her.employer:
            return breaks(tell("She gives out work to others, or trades in it."))
        return holds(tell("She works at home, and gives out no work."))


@kind(
    "women_only", topic=Topic.JOINING, heading=says("An association of women"),
    source="kinds.csv member.gender; R17 leaves men a part in marketing and advice",
)  # fmt: skip
class WomenOnly(Kind):
    """Only women are members."""

    sentence = says("Members are women.")

    @answers(JOIN, "woman")
    def joining(self, her: Joining) -> Finding:
        return holds(tell("She is a woman.")) if her.woman else breaks(tell("This is no woman."))


@kind(
    "no_dual_membership", topic=Topic.JOINING, heading=says("One association only"),
    source="kinds.csv member.no_dual; Puducherry Act s.22(1)(g)",
)  # fmt: skip
class NoDualMembership(Kind):
    """Who belongs to another association of the same kind does not join."""

    sentence = says("A member belongs to no other association of the same kind.")

    @answers(JOIN, "other_association")
    def joining(self, her: Joining) -> Finding:
        if her.other_association:
            return breaks(
                tell("She is a member of another association of the same kind."),
                next=tell("She may leave the other one first."),
            )
        return holds(tell("She is a member of no other association of the same kind."))


@kind(
    "one_of_a_household", topic=Topic.JOINING, heading=says("One member of a household"),
    source="kinds.csv register.min_members: one of a family at founding",
)  # fmt: skip
class OneOfAHousehold(Kind):
    """Of each household one person may be a member."""

    sentence = says("Of each household one person may be a member.")

    @answers(JOIN, "relative_is_member")
    def joining(self, her: Joining) -> Finding:
        if her.relative_is_member:
            return breaks(tell("Somebody of her household is a member."))
        return holds(tell("Nobody of her household is a member."))


@kind(
    "no_staff_as_members", topic=Topic.JOINING, heading=says("Paid staff"),
    source="kinds.csv member.no_employee",
)  # fmt: skip
class NoStaffAsMembers(Kind):
    """Whoever is paid staff of the association is not its member."""

    sentence = says("Paid staff of the association are not members.")

    @answers(JOIN, "employee")
    def joining(self, her: Joining) -> Finding:
        if her.employee:
            return breaks(tell("She is paid staff of the association."))
        return holds(tell("She is not paid staff."))


@kind(
    "no_competing_business", topic=Topic.JOINING, heading=says("Competing business"),
    source="kinds.csv member.conflict_business; Puducherry Act s.22",
)  # fmt: skip
class NoCompetingBusiness(Kind):
    """Who runs a business that competes with the association's is not its member."""

    sentence = says("A member runs no business that competes with the association.")

    @answers(JOIN, "employer")
    def joining(self, her: Joining) -> Finding:
        if her.employer:
            return breaks(tell("She gives out work to others, or trades in it."))
        return holds(tell("She runs no competing business."))

    @answers(PUT_OUT, "competes")
    def put_out(self, her: Member) -> Finding | None:
        return breaks(tell("She runs a competing business.")) if her.competes else None


@kind(
    "identity_document", topic=Topic.JOINING, heading=says("Identity"),
    source="kinds.csv member.identity: one document",
)  # fmt: skip
class IdentityDocument(Kind):
    """Who joins shows an identity document."""

    sentence = says("Who joins shows an identity document.")

    @answers(JOIN, "has_document")
    def joining(self, her: Joining) -> Finding:
        if her.has_document:
            return holds(tell("She has shown a document."))
        return breaks(
            tell("She has shown no document."), next=tell("She may bring it to the next meeting.")
        )


DISCRIMINATION: Final = {
    "religion": says("religion"), "sect": says("sect"), "education": says("education"),
    "ethnicity": says("ethnicity"), "origin": says("social origin"), "sex": says("sex"),
    "race": says("race"), "caste": says("caste"),
}  # fmt: skip


@kind(
    "no_discrimination", topic=Topic.JOINING, heading=says("Everybody is welcome"),
    source="R28 (training content, vision); kinds.csv member.no_discrimination",
)  # fmt: skip
class NoDiscrimination(Kind):
    """Nobody is refused for what she is born or believes."""

    grounds: tuple[str, ...] = several(
        list(DISCRIMINATION), says("Nobody is refused because of"), DISCRIMINATION
    )
    sentence = says("Nobody is refused because of her {grounds}.")

    @answers(JOIN, reads=("refusal_reason",))
    def joining(self, her: Joining) -> Finding | None:
        if her.refusal_reason is None:
            return None
        reason = line(DISCRIMINATION[her.refusal_reason], {})
        if her.refusal_reason in self.grounds:
            return holds(
                tell("This is no ground to refuse her: {reason}.", reason=reason),
                next=tell("A refusal for this reason has no effect."),
            )
        return None
