"""Kinds of members: which there are, who becomes permanent, who has no vote, how long it lasts."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final

from associations.rules.asked_of_members import (
    JOIN,
    PERMANENT,
    PUT_OUT,
    VOTE,
    Joining,
    Member,
)  # fmt: skip
from associations.rules.asked_of_offices import STAND, Candidate
from associations.rules.joining import WomenOnly
from associations.vocabulary.subjects import CATEGORIES, DECIDERS, Category, Organ
from associations.vocabulary.topics import Topic
from hnsa.law.article import Kind, kind
from hnsa.law.blanks import DAYS, MONTHS, YEARS, pick, several, whole, words
from hnsa.law.days import age_on, months_later, years_later
from hnsa.law.question import answers
from hnsa.law.verdict import Finding, breaks, holds, tells, unknown
from hnsa.law.words import Line, line, says, tell

# Those who belong to the trade are one of these; the others are supporters.
_WORKERS: Final = {
    one: CATEGORIES[one] for one in (Category.ORDINARY, Category.PERMANENT, Category.TEMPORARY)
}
_SUPPORTERS: Final = {
    one: CATEGORIES[one] for one in (Category.ASSOCIATE, Category.HONORARY, Category.PATRON)
}


@kind(
    "categories", topic=Topic.CATEGORIES, heading=says("Kinds of members"),
    source="R7 (PSWS: permanent and temporary members); kinds.csv category.*",
)  # fmt: skip
class Categories(Kind):
    """The kinds of members there are, and as which of them a worker of the trade joins."""

    there_are: tuple[Category, ...] = several(
        ["permanent", "temporary"], says("Kinds of members"), CATEGORIES
    )
    first: Category = pick("temporary", says("A worker joins as"), _WORKERS)
    sentence = says("Members are of these kinds: {there_are}. A worker joins as: {first}.")

    @answers(JOIN, reads=("category",))
    def joining(self, her: Joining) -> Finding:
        first = line(CATEGORIES[self.first], {})
        if her.category is None:
            return tells(tell("She joins as: {first}.", first=first))
        told = tell("She is to join as: {category}.", category=line(CATEGORIES[her.category], {}))
        supports = her.category not in _WORKERS and her.category in self.there_are
        if her.category == self.first or supports:
            return holds(told)
        return breaks(told, next=tell("She may join as: {first}.", first=first))

    def slips(self) -> list[Line]:
        if self.first in self.there_are:
            return []
        return [
            tell(
                "A worker joins as {first}, and there is no such kind of member.",
                first=line(CATEGORIES[self.first], {}),
            )
        ]  # fmt: skip


@kind(
    "permanence", topic=Topic.CATEGORIES, heading=says("From temporary to permanent"),
    source="R7 (PSWS: a temporary member may apply after 3 years; the general body decides)",
)  # fmt: skip
class Permanence(Kind):
    """Years as a temporary member after which she may apply, and who decides.

    The years count from the day on which she became temporary; failing that, from joining.
    """

    years: int = whole(3, says("Years as a temporary member"), least=1, most=30, unit=YEARS)
    organ: Organ = pick("general", says("Decided by"), DECIDERS)
    sentence = says(
        "A temporary member may apply to become permanent after {years} year; {organ} decides.",
        "A temporary member may apply to become permanent after {years} years; {organ} decides.",
    )

    @answers(PERMANENT, "on", "category", reads=("category_since", "joined_on"))
    def becoming_permanent(self, her: Member) -> Finding:
        assert her.on is not None and her.category is not None
        kind_of_member = tell("She is: {category}.", category=line(CATEGORIES[her.category], {}))
        if her.category != Category.TEMPORARY:
            return breaks(kind_of_member)
        since = her.category_since or her.joined_on
        if since is None:
            return unknown("category_since", "joined_on")
        until = years_later(since, self.years)
        told = tell(
            "She is a temporary member since {since}; {years} year is asked for.",
            "She is a temporary member since {since}; {years} years are asked for.",
            since=since, years=self.years,
        )  # fmt: skip
        if her.on < until:
            return breaks(told, next=tell("She may apply from {until}.", until=until))
        decides = tell("Her wish is decided by {organ}.", organ=line(DECIDERS[self.organ], {}))
        return holds(told, next=decides)

    def slips_beside(self, law: Any) -> list[Line]:
        there = law.one(Categories)
        if there is None or {Category.TEMPORARY, Category.PERMANENT} <= set(there.there_are):
            return []
        return [tell("Temporary members become permanent here, and both kinds are not there.")]


class Lacks(StrEnum):
    """Which rights a kind of members has not."""

    VOTE = "vote"
    OFFICE = "office"
    BOTH = "both"


LACKS: Final = {
    Lacks.VOTE: says("have no vote"),
    Lacks.OFFICE: says("hold no office"),
    Lacks.BOTH: says("have no vote and hold no office"),
}


@kind(
    "categories_without_rights", topic=Topic.CATEGORIES, heading=says("Members without a vote"),
    source="kinds.csv category.associate: 0 votes, category.honorary; Puducherry Act s.21, s.25",
    often=True,
)  # fmt: skip
class CategoriesWithoutRights(Kind):
    """Kinds of members who do not vote, or hold no office, or neither."""

    lacks: Lacks = pick("both", says("What they do not have"), LACKS)
    who: tuple[Category, ...] = several(
        ["associate", "honorary"], says("Kinds of members"), CATEGORIES
    )
    sentence = says("Members of these kinds {lacks}: {who}.")

    @answers(VOTE, reads=("category",))
    def voting(self, her: Member) -> Finding | None:
        return None if self.lacks == Lacks.OFFICE else self._finding(her.category)

    @answers(STAND, reads=("category",))
    def standing(self, her: Candidate) -> Finding | None:
        return None if self.lacks == Lacks.VOTE else self._finding(her.category)

    def _finding(self, category: Category | None) -> Finding:
        if category is None:
            return unknown("category")
        told = tell("She is: {category}.", category=line(CATEGORIES[category], {}))
        return breaks(told) if category in self.who else holds(told)

    def slips_beside(self, law: Any) -> list[Line]:
        there = law.one(Categories)
        if there is None:
            return []
        return [
            tell(
                "There is no such kind of member: {category}.",
                category=line(CATEGORIES[one], {}),
            )
            for one in self.who
            if one not in there.there_are
        ]  # fmt: skip


@kind(
    "supporters", topic=Topic.CATEGORIES, heading=says("Supporters"),
    source="kinds.csv category.associate, category.patron",
)  # fmt: skip
class Supporters(Kind):
    """Who does not do the work, or lives elsewhere, may still belong to one kind of members."""

    category: Category = pick("associate", says("They join as"), _SUPPORTERS)
    sentence = says(
        "Whoever supports us without doing this work or living here may join as: {category}."
    )

    @answers(JOIN, reads=("category",))
    def joining(self, her: Joining) -> Finding | None:
        if her.category != self.category:
            return None
        return holds(
            tell("She is to join as: {category}.", category=line(CATEGORIES[self.category], {})),
            overrules=("trade", "works_at_home", "residence", "time_to_give"),
        )  # fmt: skip


@kind(
    "vote_after", topic=Topic.CATEGORIES, heading=says("When a new member may vote"),
    source="Domain, real constitutions: membership time before voting; kinds.csv"
    " election.voter_tenure: 2 years",
)  # fmt: skip
class VoteAfter(Kind):
    """Months of membership before the first vote."""

    months: int = whole(3, says("Months after joining"), least=1, most=120, unit=MONTHS)
    sentence = says(
        "A member may vote when she has been a member for {months} month.",
        "A member may vote when she has been a member for {months} months.",
    )

    @answers(VOTE, "on", "joined_on")
    def voting(self, her: Member) -> Finding:
        assert her.on is not None and her.joined_on is not None
        told = tell("She joined on {joined}.", joined=her.joined_on)
        since = months_later(her.joined_on, self.months)
        if her.on >= since:
            return holds(told)
        return breaks(told, next=tell("She may vote from {since}.", since=since))


@kind(
    "voting_age", topic=Topic.CATEGORIES, heading=says("Young members"),
    source="kinds.csv member.minor; Puducherry Rules r.18",
)  # fmt: skip
class VotingAge(Kind):
    """The age from which a member votes."""

    years: int = whole(18, says("Years"), least=10, most=30, unit=YEARS)
    sentence = says(
        "A member votes from the age of {years} year on.",
        "A member votes from the age of {years} years on.",
    )

    @answers(VOTE, "on", "born")
    def voting(self, her: Member) -> Finding:
        assert her.on is not None and her.born is not None
        age = age_on(her.born, her.on)
        told = tell("She is {age} year old.", "She is {age} years old.", age=age)
        if age >= self.years:
            return holds(told)
        since = years_later(her.born, self.years)
        return breaks(told, next=tell("She may vote from {since}.", since=since))


class Part(StrEnum):
    """As what men take part."""

    ADVISERS = "advisers"
    MEMBERS = "members"


PARTS: Final = {
    Part.ADVISERS: says("as advisers, not as members"),
    Part.MEMBERS: says("as members without vote or office"),
}


@kind(
    "men_take_part", topic=Topic.CATEGORIES, heading=says("The part of men"),
    source="R17 (Kaarvan: men are involved for marketing and technical advice); kinds.csv"
    " category.men",
)  # fmt: skip
class MenTakePart(Kind):
    """What men help with, and whether they are members for it. Women decide in either case."""

    work: str = words("marketing and technical advice", says("They help with"), longest=120)
    part: Part = pick("advisers", says("They take part"), PARTS)
    sentence = says("Men take part in {work}, {part}.")

    @answers(JOIN, "woman")
    def joining(self, her: Joining) -> Finding:
        if her.woman:
            return holds(tell("She is a woman."))
        man = tell("This is a man.")
        if self.part == Part.MEMBERS:
            return holds(man, next=tell("He has no vote and holds no office."))
        return breaks(man, next=tell("He may help with {work}.", work=self.work))

    @answers(VOTE, "woman")
    def voting(self, her: Member) -> Finding:
        return holds(tell("She is a woman.")) if her.woman else breaks(tell("This is a man."))

    @answers(STAND, "woman")
    def standing(self, her: Candidate) -> Finding:
        return holds(tell("She is a woman.")) if her.woman else breaks(tell("This is a man."))

    def slips_beside(self, law: Any) -> list[Line]:
        if self.part == Part.MEMBERS and law.one(WomenOnly) is not None:
            return [tell("Men are members here, and another article says that members are women.")]
        return []


@kind(
    "membership_renewal", topic=Topic.CATEGORIES, heading=says("Renewing membership"),
    source="kinds.csv member.renewal: every year",
)  # fmt: skip
class MembershipRenewal(Kind):
    """Years for which a membership runs, and days after them in which it may still be renewed.

    Whoever has never renewed counts from the day on which she joined.
    """

    years: int = whole(1, says("Years"), least=1, most=10, unit=YEARS)
    grace: int = whole(30, says("Days in which it may still be renewed"), most=366, unit=DAYS)
    sentence = says(
        "A membership runs for {years} year and is renewed at most {grace} days later; until she"
        " has renewed it she has no vote, and she may be put out.",
        "A membership runs for {years} years and is renewed at most {grace} days later; until she"
        " has renewed it she has no vote, and she may be put out.",
    )

    @answers(VOTE, "on", reads=("renewed_on", "joined_on"))
    def voting(self, her: Member) -> Finding:
        return self._finding(her)

    @answers(PUT_OUT, "on", reads=("renewed_on", "joined_on"))
    def put_out(self, her: Member) -> Finding:
        return self._finding(her)

    def _finding(self, her: Member) -> Finding:
        assert her.on is not None
        last = self._last_day(her.renewed_on or her.joined_on)
        if last is None or (her.renewed_on is None and her.on > last):
            return unknown("renewed_on")  # she joined long ago and may have renewed since
        told = tell("Her membership is to be renewed by {last}.", last=last)
        return holds(told) if her.on <= last else breaks(told, next=tell("She may renew it."))

    def _last_day(self, since: date | None) -> date | None:
        """The last day on which it may be renewed."""
        return since and years_later(since, self.years) + timedelta(days=self.grace)
