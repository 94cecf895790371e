"""Limits: how often, or for how long, the same woman may hold an office."""

from collections.abc import Iterable
from typing import Final

from associations.rules.asked_of_offices import STAND, Candidate
from associations.rules.offices import OFFICES
from associations.rules.terms import Serving
from associations.vocabulary.subjects import MONTHS_OF, Period, Post
from associations.vocabulary.topics import Topic
from hnsa.law.article import Kind, kind
from hnsa.law.asking import Law
from hnsa.law.blanks import MONTHS, TERMS, YEARS, pick, whole
from hnsa.law.days import years_later
from hnsa.law.question import answers
from hnsa.law.verdict import Finding, breaks, holds, unknown
from hnsa.law.words import Line, line, says, tell

PAUSES: Final = {"years": says("in years"), "terms": says("in whole terms")}
PLACES: Final = {
    "offices": says("as an office-bearer"), "any": says("on the committee"),
}  # fmt: skip


@kind(
    "term_limit", topic=Topic.OFFICES, heading=says("Terms in a row"),
    source="kinds.csv committee.term_limit: 2 to 3 terms, committee.cooling_off: 3 years or "
    "1 term, committee.term_counting: a part term counts from 1 year",
)  # fmt: skip
class TermLimit(Kind):
    """So many terms in a row, then a pause. Plain seats are free where only offices are limited."""

    terms: int = whole(2, says("Terms in a row"), least=1, most=10, unit=TERMS)
    place: str = pick("any", says("Where"), PLACES)
    pause: int = whole(1, says("Pause"), least=1, most=20)
    pause_in: str = pick("terms", says("The pause is counted"), PAUSES)
    part_months: int = whole(
        12, says("Months from which a part term counts"), most=120, unit=MONTHS,
        hint=says("0: every part of a term counts as a whole one"),
    )  # fmt: skip
    sentence = says(
        "Nobody serves more than {terms} term in a row {place}. The pause after it, {pause_in}, "
        "is {pause}. A part term counts when it lasted this many months or more: {part_months}.",
        "Nobody serves more than {terms} terms in a row {place}. The pause after them, "
        "{pause_in}, is {pause}. A part term counts when it lasted this many months or more: "
        "{part_months}.",
    )

    @answers(
        STAND,
        reads=(
            "on", "poll_on", "post", "terms_in_row", "part_term_months", "last_term_ended_on",
            "terms_paused",
        ),
    )  # fmt: skip
    def stand(self, her: Candidate) -> Finding | None:
        if self.place == "offices" and her.post is None:
            return unknown("post")
        if self.place == "offices" and her.post == Post.MEMBER:
            return None
        if her.terms_in_row is None:
            return unknown("terms_in_row")
        short = her.part_term_months is not None and her.part_term_months < self.part_months
        terms = max(her.terms_in_row - short, 0)
        told = tell(
            "Terms in a row that count: {terms}; at most {most}.", terms=terms, most=self.terms
        )
        return holds(told) if terms < self.terms else self._paused(her, told)

    def _paused(self, her: Candidate, told: Line) -> Finding:
        if self.pause_in == "terms":
            if her.terms_paused is None:
                return unknown("terms_paused")
            paused = tell(
                "Terms since then without her: {paused}; {pause} are asked for.",
                paused=her.terms_paused, pause=self.pause,
            )  # fmt: skip
            enough = her.terms_paused >= self.pause
            return holds(told, paused) if enough else breaks(told, paused)
        day = her.poll_on or her.on
        if her.last_term_ended_on is None or day is None:
            return unknown("last_term_ended_on" if day else "poll_on")
        again = years_later(her.last_term_ended_on, self.pause)
        paused = tell("Her last term ended on {day}.", day=her.last_term_ended_on)
        if day >= again:
            return holds(told, paused)
        return breaks(told, paused, next=tell("She may stand again from {day} on.", day=again))

    def slips_beside(self, law: Law) -> Iterable[Line]:
        for rule in law.of(Serving):
            if self.part_months > rule.length:
                yield tell(
                    "No part of a term has {part} months; the months of a whole one are {months}.",
                    part=self.part_months, months=rule.length,
                )  # fmt: skip
        for limit in law.of(LifetimeLimit):
            if limit.terms < self.terms:
                yield tell(
                    "{terms} terms in a row are allowed, but only {all} in a lifetime.",
                    terms=self.terms, all=limit.terms,
                )  # fmt: skip


@kind(
    "lifetime_limit", topic=Topic.OFFICES, heading=says("Terms in a lifetime"),
    source="kinds.csv committee.term_limit: 2 times in a lifetime",
)  # fmt: skip
class LifetimeLimit(Kind):
    """So many terms in a lifetime, whether or not in a row."""

    terms: int = whole(2, says("Terms"), least=1, most=20, unit=TERMS)
    sentence = says(
        "Nobody holds the same office for more than {terms} term in her life.",
        "Nobody holds the same office for more than {terms} terms in her life.",
    )

    @answers(STAND, "terms_ever")
    def stand(self, her: Candidate) -> Finding:
        assert her.terms_ever is not None
        told = tell(
            "Terms she has held it in all: {terms}; at most {most}.",
            terms=her.terms_ever, most=self.terms,
        )  # fmt: skip
        return holds(told) if her.terms_ever < self.terms else breaks(told)


@kind(
    "limit_in_years", topic=Topic.OFFICES, heading=says("Years in a row"),
    source="kinds.csv committee.term_limit, committee.term: 5 years at most",
)  # fmt: skip
class LimitInYears(Kind):
    """Years on the committee without a break after which nobody stands again at once."""

    years: int = whole(6, says("Years"), least=1, most=30, unit=YEARS)
    sentence = says(
        "Who has been on the committee for {years} year without a break does not stand again.",
        "Who has been on the committee for {years} years without a break does not stand again.",
    )

    @answers(STAND, "months_in_row")
    def stand(self, her: Candidate) -> Finding:
        assert her.months_in_row is not None
        told = tell(
            "Months on the committee without a break: {months}; the limit is {most}.",
            months=her.months_in_row, most=self.years * MONTHS_OF[Period.YEAR],
        )  # fmt: skip
        if her.months_in_row < self.years * MONTHS_OF[Period.YEAR]:
            return holds(told)
        return breaks(told, next=tell("She may stand again after a term without her."))

    def slips_beside(self, law: Law) -> Iterable[Line]:
        for rule in law.of(Serving):
            if self.years * MONTHS_OF[Period.YEAR] < rule.length:
                yield tell(
                    "The limit of {years} year is shorter than one term of {office}; the months "
                    "of that are {months}.",
                    "The limit of {years} years is shorter than one term of {office}; the months "
                    "of that are {months}.",
                    years=self.years, office=line(OFFICES[rule.office], {}), months=rule.length,
                )  # fmt: skip
