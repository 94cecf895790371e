"""Terms: how long offices are held, and when the next election is due."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from associations.rules.asked_of_offices import (
    ELECTION_DUE,
    ELECTION_PLAN,
    TERM_ENDS,
    Plan,
    Term,
)  # fmt: skip
from associations.rules.offices import ANY, OFFICES, due, is_meant
from associations.vocabulary.subjects import Post
from associations.vocabulary.topics import Topic
from hnsa.law.article import Kind, kind
from hnsa.law.asking import Law
from hnsa.law.blanks import DAYS, MONTHS, YEARS, pick, whole
from hnsa.law.days import DAY, months_later, years_later
from hnsa.law.question import answers
from hnsa.law.verdict import Finding, breaks, holds, tells, unknown
from hnsa.law.words import Line, says, tell

_OF_A_YEAR: Final = 12
FILLERS: Final = {
    "remainder": says("Who fills a vacant place serves until the committee's term ends."),
    "own": says("Who fills a vacant place serves a full term of her own."),
}
OF_THE_TERM: Final = (
    "post", "began_on", "filled_on", "registered_on", "first_committee", "term_ends_on",
)  # fmt: skip
ELECT: Final = tell("A new committee is elected.")


class Serving(Kind):
    """Base of the kinds that say how long an office is held."""

    office: str
    fillers: str

    @property
    def length(self) -> int:
        """The term in months."""
        raise NotImplementedError

    def ends_on(self, term: Term) -> date | None:
        """The day on which the next term may begin; None while its beginning is not known."""
        own = self.fillers == "own" and term.filled_on is not None
        began = term.filled_on if own else term.began_on
        if began is None:
            return None
        years, months = divmod(self.length, _OF_A_YEAR)
        return months_later(began, self.length) if months else years_later(began, years)

    @answers(TERM_ENDS, reads=("on", "post", "began_on", "filled_on", "first_committee"))
    def term_ends(self, term: Term, law: Law) -> Finding | None:
        speaks, instead = self._speaks(term, law)
        if not speaks:
            return instead
        end = self.ends_on(term)
        return unknown("began_on") if end is None else ending(end, term)

    @answers(ELECTION_DUE, reads=("on", *OF_THE_TERM))
    def election_due(self, term: Term, law: Law) -> Finding | None:
        speaks, instead = self._speaks(term, law)
        if not speaks or law.of(ElectionWindow):
            return instead
        end = term.term_ends_on or self.ends_on(term)
        if end is None:
            return unknown("began_on")
        return due(end, term.on, tell("The term ends on {day}.", day=end), next=ELECT)

    def _speaks(self, term: Term, law: Law) -> tuple[bool, Finding | None]:
        """Whether it is about this term; if not, what there is to say instead."""
        if law.of(FirstCommittee):
            if term.first_committee is None:
                return False, unknown("first_committee")
            if term.first_committee:
                return False, None
        meant = is_meant(self, law.of(Serving), term.post)
        return bool(meant), unknown("post") if meant is None else None


def ending(end: date, term: Term) -> Finding:
    """The end of a term: told while it runs, broken from the day on which it has ended."""
    told = tell("The term ends on {day}.", day=end)
    if term.on is None or term.on < end:
        return tells(told, result=end)
    return replace(breaks(told, next=ELECT), result=end)


@kind(
    "committee_term", topic=Topic.OFFICES, heading=says("Term of office"), by="office",
    source="R15 (Kaarvan: 3 years); kinds.csv committee.term: 1 to 5 years",
)  # fmt: skip
class CommitteeTerm(Serving):
    """The years for which offices are held, and whether who fills a place ends with the others."""

    office: str = pick(ANY, says("Office"), OFFICES)
    years: int = whole(3, says("Years"), least=1, most=10, unit=YEARS)
    fillers: str = pick("remainder", says("Who fills a vacant place"), FILLERS)
    sentence = says(
        "Whoever is elected {office} serves {years} year. {fillers}",
        "Whoever is elected {office} serves {years} years. {fillers}",
    )

    @property
    def length(self) -> int:
        return self.years * _OF_A_YEAR


@kind(
    "committee_term_months", topic=Topic.OFFICES, heading=says("Term of office in months"),
    by="office", source="kinds.csv committee.term: terms that are no full years",
)  # fmt: skip
class CommitteeTermMonths(Serving):
    """The months for which offices are held, where they are no full years."""

    office: str = pick(ANY, says("Office"), OFFICES)
    months: int = whole(18, says("Months"), least=1, most=120, unit=MONTHS)
    fillers: str = pick("remainder", says("Who fills a vacant place"), FILLERS)
    sentence = says(
        "Whoever is elected {office} serves {months} month. {fillers}",
        "Whoever is elected {office} serves {months} months. {fillers}",
    )

    @property
    def length(self) -> int:
        return self.months

    def slips_beside(self, law: Law) -> Iterable[Line]:
        for other in law.of(CommitteeTerm):
            if other.office == self.office:
                yield tell(
                    "Another article says that the same office is held for {years} years.",
                    years=other.years,
                )  # fmt: skip


STARTS: Final = {
    "founding": says("it was formed"),
    "registration": says("the association was registered"),
}


@kind(
    "first_committee", topic=Topic.OFFICES, heading=says("The first committee"),
    source="kinds.csv committee.first: 90 days, 3 months, 2 years",
)  # fmt: skip
class FirstCommittee(Kind):
    """The months for which the committee that the founders chose serves."""

    months: int = whole(3, says("Months"), least=1, most=36, unit=MONTHS)
    start: str = pick("founding", says("Counted from the day on which"), STARTS)
    sentence = says(
        "The founders' first committee serves for {months} month after {start}.",
        "The founders' first committee serves for {months} months after {start}.",
    )

    @answers(TERM_ENDS, reads=("on", "began_on", "registered_on", "first_committee"))
    def term_ends(self, term: Term) -> Finding | None:
        if not term.first_committee:
            return None
        end = self.ends_on(term)
        return self.not_known() if end is None else ending(end, term)

    @answers(ELECTION_DUE, reads=("on", "began_on", "registered_on", "first_committee"))
    def election_due(self, term: Term) -> Finding | None:
        if not term.first_committee:
            return None
        end = self.ends_on(term)
        if end is None:
            return self.not_known()
        told = tell("The first committee serves until {day}.", day=end)
        return due(end, term.on, told, next=ELECT)

    def ends_on(self, term: Term) -> date | None:
        """The day on which it has served; None while its beginning is not known."""
        began = term.registered_on if self.start == "registration" else term.began_on
        return None if began is None else months_later(began, self.months)

    def not_known(self) -> Finding:
        """What must be told before `ends_on` can say a day."""
        return unknown("registered_on" if self.start == "registration" else "began_on")


@kind(
    "late_election", topic=Topic.OFFICES, heading=says("When the election is late"),
    source="kinds.csv committee.extension: 6 months, committee.no_election: 6 months",
)  # fmt: skip
class LateElection(Kind):
    """The months for which a committee stays beyond its term while none is elected."""

    months: int = whole(6, says("Months"), least=1, most=24, unit=MONTHS)
    sentence = says(
        "When the election is late, the old committee stays for {months} month at most.",
        "When the election is late, the old committee stays for {months} months at most.",
    )

    @answers(TERM_ENDS, reads=("on", *OF_THE_TERM, "not_yet_elected"))
    def term_ends(self, term: Term, law: Law) -> Finding | None:
        end = end_of(term, law)
        if end is None or term.on is None or term.on < end:
            return None  # the term is not known, or still runs
        if term.not_yet_elected is None:
            return unknown("not_yet_elected")
        if not term.not_yet_elected:
            return None
        last = months_later(end, self.months)
        until = tell("Without an election the old committee stays until {day}.", day=last)
        if term.on >= last:
            return breaks(until, next=ELECT)
        return replace(
            tells(until, next=ELECT, result=last),
            overrules=frozenset({"committee_term", "committee_term_months", "first_committee"}),
        )  # fmt: skip

    @answers(ELECTION_DUE, reads=("on", *OF_THE_TERM, "not_yet_elected"))
    def election_due(self, term: Term, law: Law) -> Finding | None:
        end = end_of(term, law)
        if end is None or term.on is None or term.on <= end or term.not_yet_elected is False:
            return None
        last = months_later(end, self.months)
        told = tell("Without an election the old committee stays until {day}.", day=last)
        return due(last, term.on, told, next=ELECT)


def end_of(term: Term, law: Law) -> date | None:
    """The end of a term by the articles on terms; None where it is not known or none speaks.

    In a draft two may speak of one office; then it is the first of their days.
    """
    if term.term_ends_on is not None:
        return term.term_ends_on
    for first in law.of(FirstCommittee):
        if term.first_committee is None:
            return None
        if term.first_committee:
            return first.ends_on(term)
    every = law.of(Serving)
    ends = [rule.ends_on(term) for rule in every if is_meant(rule, every, term.post)]
    known = [end for end in ends if end is not None]
    return min(known) if known and len(known) == len(ends) else None


def not_known(term: Term, law: Law) -> Finding:
    """What must be told before `end_of` can say a day."""
    for first in law.of(FirstCommittee):
        if term.first_committee is None:
            return unknown("first_committee")
        if term.first_committee:
            return first.not_known()
    if not law.of(Serving):
        return unknown("term_ends_on")
    return unknown("began_on" if term.began_on is None else "post")


@kind(
    "election_window", topic=Topic.ELECTIONS, heading=says("When elections are held"),
    source="kinds.csv election.window: the last 90 days of the term, 7 days before its end",
)  # fmt: skip
class ElectionWindow(Kind):
    """Between so many days and so many days before the term ends the election is held."""

    days: int = whole(90, says("Not earlier than so many days before the end"), least=1, most=400,
                      unit=DAYS)  # fmt: skip
    before: int = whole(7, says("Not later than so many days before the end"), most=180, unit=DAYS)
    sentence = says(
        "The election is held in the last {days} days of the term, and not later than this many "
        "days before it ends: {before}."
    )

    @answers(ELECTION_DUE, reads=("on", *OF_THE_TERM))
    def election_due(self, term: Term, law: Law) -> Finding | None:
        if law.of(FirstCommittee) and term.first_committee:
            return None
        end = end_of(term, law)
        if end is None:
            return not_known(term, law)
        opens = tell(
            "The term ends on {end}; the election may be held from {day} on.",
            end=end, day=end - DAY * self.days,
        )  # fmt: skip
        return due(end - DAY * self.before, term.on, opens, next=ELECT)

    @answers(ELECTION_PLAN, "poll_on", "term_ends_on")
    def election_plan(self, plan: Plan) -> Finding:
        assert plan.poll_on is not None and plan.term_ends_on is not None
        first = plan.term_ends_on - DAY * self.days
        last = plan.term_ends_on - DAY * self.before
        told = tell(
            "Election day is {day}; it may be from {first} to {last}.",
            day=plan.poll_on, first=first, last=last,
        )  # fmt: skip
        return holds(told) if first <= plan.poll_on <= last else breaks(told)

    def slips(self) -> Iterable[Line]:
        if self.before > self.days:
            yield tell(
                "The election cannot be held in the last {days} days and also {before} days "
                "before the end.",
                days=self.days, before=self.before,
            )  # fmt: skip

    def slips_beside(self, law: Law) -> Iterable[Line]:
        for rule in law.of(Serving):
            if self.days > rule.length * 31 and rule.office in (ANY, Post.MEMBER):
                yield tell(
                    "The last {days} days are longer than the whole term; its months are {months}.",
                    days=self.days, months=rule.length,
                )  # fmt: skip
