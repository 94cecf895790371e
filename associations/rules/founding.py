"""Founding: how many begin, who they are, and that nobody else decides for them."""

from typing import Final

from associations.rules.asked_of_funds import FOUND, Founding
from associations.vocabulary.topics import Topic
from hnsa.law.article import Kind, kind
from hnsa.law.blanks import MEMBERS, YEARS, part, several, steps, whole
from hnsa.law.question import answers
from hnsa.law.shares import Share, Steps
from hnsa.law.verdict import Finding, breaks, holds, unknown
from hnsa.law.words import Line, says, tell


def _enough(founders: int, least: int) -> Finding:
    told = tell(
        "There is {founders} founder; {least} are needed.",
        "There are {founders} founders; {least} are needed.",
        founders=founders, least=least,
    )  # fmt: skip
    if founders >= least:
        return holds(told)
    more = tell(
        "{more} more founder is needed.", "{more} more founders are needed.", more=least - founders
    )
    return breaks(told, next=more)


@kind(
    "least_founders", topic=Topic.VALUES, heading=says("How many found it"),
    source="kinds.csv register.min_members: 7 to 100; domain.md: two or more persons",
)  # fmt: skip
class LeastFounders(Kind):
    """So many persons at least found the association."""

    founders: int = whole(10, says("Founders"), least=2, most=10_000, unit=MEMBERS)
    sentence = says(
        "At least {founders} person founds the association.",
        "At least {founders} persons found the association.",
    )

    @answers(FOUND, "founders")
    def founding(self, founding: Founding) -> Finding:
        assert founding.founders is not None
        return _enough(founding.founders, self.founders)


@kind(
    "founders_of_families", topic=Topic.VALUES, heading=says("Founders of different families"),
    source="kinds.csv register.min_members: one of a family at founding; Puducherry Act s.6",
)  # fmt: skip
class FoundersOfFamilies(Kind):
    """Of a family one person is counted among the founders."""

    sentence = says("Among the founders there is one person of a family.")

    @answers(FOUND, "founders", "families")
    def founding(self, founding: Founding) -> Finding:
        assert founding.founders is not None and founding.families is not None
        told = tell(
            "The founders are {founders}, of {families} families.",
            founders=founding.founders, families=founding.families,
        )  # fmt: skip
        if founding.families >= founding.founders:
            return holds(told)
        return breaks(told, next=tell("The others of a family may join after the founding."))


@kind(
    "founders_age", topic=Topic.VALUES, heading=says("The age of the founders"),
    source="kinds.csv member.age_min: 14 to 18; Puducherry Act s.20 (adults)",
)  # fmt: skip
class FoundersAge(Kind):
    """Every founder has this age at least (years)."""

    years: int = whole(18, says("Years"), least=5, most=100, unit=YEARS)
    sentence = says(
        "Every founder is at least {years} year old.",
        "Every founder is at least {years} years old.",
    )

    @answers(FOUND, "youngest")
    def founding(self, founding: Founding) -> Finding:
        assert founding.youngest is not None
        told = tell(
            "The youngest founder is {years} year old.",
            "The youngest founder is {years} years old.",
            years=founding.youngest,
        )  # fmt: skip
        if founding.youngest >= self.years:
            return holds(told)
        return breaks(told, next=tell("Who is younger may join later, as the articles allow."))


# --- measured by the workers of the trade ---------------------------------------------------------


@kind(
    "founders_share_of_workers", topic=Topic.VALUES, heading=says("Founders among the workers"),
    source="kinds.csv register.min_share: 0.1 of workers or 100, whichever is less, never under 7",
)  # fmt: skip
class FoundersShareOfWorkers(Kind):
    """Founders are this share of the workers of the trade there; `enough` always suffice."""

    share: Share = part("10 %", says("At least"))
    enough: int = whole(100, says("Always enough"), least=2, most=100_000, unit=MEMBERS)
    least: int = whole(7, says("Never fewer than"), least=2, most=100_000, unit=MEMBERS)
    sentence = says(
        "At least {share} of the workers of the trade in the area found it; {enough} are always "
        "enough, and fewer than {least} never are."
    )

    def slips(self) -> tuple[Line, ...]:
        if self.share.of_one > 1:
            return (tell("No number of workers is {share} of them.", share=self.share),)
        if self.least > self.enough:
            at_odds = tell(
                "{enough} are said to be enough, and fewer than {least} not to be.",
                enough=self.enough, least=self.least,
            )  # fmt: skip
            return (at_odds,)
        return ()

    @answers(FOUND, "founders", reads=("workers_of_trade",))
    def founding(self, founding: Founding) -> Finding:
        assert founding.founders is not None
        if founding.founders >= self.enough:
            return _enough(founding.founders, self.enough)
        if founding.founders < self.least:
            return _enough(founding.founders, self.least)
        if founding.workers_of_trade is None:
            return unknown("workers_of_trade")
        share = self.share.least(founding.workers_of_trade)
        return _enough(founding.founders, max(self.least, min(self.enough, share)))


@kind(
    "founders_by_workers", topic=Topic.VALUES, heading=says("Founders by the size of the trade"),
    source="kinds.csv register.min_share: 20 up to 300 workers, 40, 100, 300, 400 above",
)  # fmt: skip
class FoundersByWorkers(Kind):
    """The number of founders grows in steps with the workers of the trade in the area."""

    founders: Steps = steps(
        "20: 20, 301: 40, 501: 100, 1501: 300, 3001: 400", says("Founders by number of workers"),
        least=2, most=100_000,
    )  # fmt: skip
    sentence = says(
        "The number of founders goes by the number of workers of the trade in the area: {founders}."
    )

    def slips(self) -> tuple[Line, ...]:
        return tuple(
            tell("From {size} workers {number} founders are asked for: more than there are.",
                 size=size, number=number)
            for size, number in self.founders.rows if number > size
        )  # fmt: skip

    @answers(FOUND, "founders", "workers_of_trade")
    def founding(self, founding: Founding) -> Finding:
        assert founding.founders is not None and founding.workers_of_trade is not None
        least = self.founders.at(founding.workers_of_trade)
        if least is not None:
            return _enough(founding.founders, least)
        few = tell(
            "There is {workers} worker of the trade in the area: too few.",
            "There are {workers} workers of the trade in the area: too few.",
            workers=founding.workers_of_trade,
        )  # fmt: skip
        return breaks(few, next=tell("The area may be drawn wider."))


# --- whose it is ----------------------------------------------------------------------------------


OUTSIDE: Final = {
    "government": says("a government"), "party": says("a party or politician"),
    "company": says("a company"), "religion": says("a religious body"),
}  # fmt: skip


@kind(
    "independence", topic=Topic.VALUES, heading=says("We decide for ourselves"),
    source="R28 (independence; seed: MBO's decisions are its members'); kinds.csv independence",
)  # fmt: skip
class Independence(Kind):
    """Nobody outside decides for the association; members may belong to any party."""

    outside: tuple[str, ...] = several(
        ["government", "party", "company", "religion"], says("Who does not decide"), OUTSIDE
    )
    sentence = says("The members decide, and none of these decides for them: {outside}.")

    @answers(FOUND, "political_control")
    def founding(self, founding: Founding) -> Finding:
        if founding.political_control:
            return breaks(
                tell("A party, government, company or religious body decides for it."),
                next=tell("The articles may leave the decisions to the members."),
            )
        return holds(tell("Nobody outside decides for it."))


@kind(
    "founders_are_women", topic=Topic.VALUES, heading=says("Founded by women"),
    source="kinds.csv member.gender; what men may do beside it: R17",
)  # fmt: skip
class FoundersAreWomen(Kind):
    """All founders are women."""

    sentence = says("All founders are women.")

    @answers(FOUND, "men")
    def founding(self, founding: Founding) -> Finding:
        assert founding.men is not None
        if founding.men == 0:
            return holds(tell("There are no men among the founders."))
        men = tell(
            "There is {men} man among the founders.", "There are {men} men among the founders.",
            men=founding.men,
        )  # fmt: skip
        return breaks(men, next=tell("Men may help without being founders."))
