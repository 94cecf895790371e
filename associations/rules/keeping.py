"""Books and papers: which are kept, how long, and who is shown them."""

from dataclasses import replace

from associations.rules.asked_of_funds import KEEP, SHOW, Papers
from associations.vocabulary.subjects import PAPERS, Paper
from associations.vocabulary.topics import Topic
from hnsa.law.article import Kind, kind
from hnsa.law.asking import Law
from hnsa.law.blanks import DAYS, MONTHS, YEARS, pick, several, whole
from hnsa.law.days import DAY, months_later, years_later
from hnsa.law.question import answers
from hnsa.law.verdict import Finding, breaks, open_, tells, unknown
from hnsa.law.words import Line, says, tell


@kind(
    "books_kept", topic=Topic.PAPERS, heading=says("Our books"),
    source="kinds.csv records.registers: 3 books to 6 kinds",
)  # fmt: skip
class BooksKept(Kind):
    """Which books are kept; it is text, and judges nothing."""

    books: tuple[Paper, ...] = several(
        ["members", "minutes", "cash_book"], says("Which"),
        {one: label for one, label in PAPERS.items() if one is not Paper.ANY},
    )  # fmt: skip
    sentence = says("These are kept from the first day: {books}.")


@kind(
    "papers_kept", topic=Topic.PAPERS, heading=says("How long papers are kept"),
    source="kinds.csv records.retention; Puducherry Rules r.15: 1 to 12 years", by="paper",
)  # fmt: skip
class PapersKept(Kind):
    """Papers are kept so many years; for a paper that is named, its own article speaks."""

    paper: Paper = pick("any", says("Which"), PAPERS)
    years: int = whole(5, says("Years"), least=1, most=100, unit=YEARS)
    sentence = says("For {years} year are kept: {paper}.", "For {years} years are kept: {paper}.")

    def slips_beside(self, law: Law) -> tuple[Line, ...]:
        if not any(self.paper in one.papers for one in law.of(KeptForEver)):
            return ()
        return (tell("Another article says that these are kept for ever: {paper}.",
                     paper=Line(PAPERS[self.paper])),)  # fmt: skip

    @answers(KEEP, "made_on", reads=("paper", "of_election"))
    def keep(self, papers: Papers, law: Law) -> Finding | None:
        assert papers.made_on is not None
        if law.of(ElectionPapersKept) and papers.of_election is not False:
            return None if papers.of_election else unknown("of_election")
        named = _named(law)
        if papers.paper is None and named:
            return unknown("paper")
        speaks = papers.paper if papers.paper in named else Paper.ANY
        if self.paper is not speaks:
            return None
        told = tell("It is of {day}.", day=papers.made_on)
        return tells(told, result=years_later(papers.made_on, self.years))


def _named(law: Law) -> set[Paper]:
    """The papers of which an article speaks by name."""
    kept = {one.paper for one in law.of(PapersKept)} - {Paper.ANY}
    return kept.union(*(one.papers for one in law.of(KeptForEver)))


@kind(
    "kept_for_ever", topic=Topic.PAPERS, heading=says("What is kept for ever"),
    source="Puducherry Rules r.15: the admission register and the minutes are permanent",
)  # fmt: skip
class KeptForEver(Kind):
    """Papers that are never destroyed."""

    papers: tuple[Paper, ...] = several(
        ["members", "minutes"], says("Which"),
        {one: label for one, label in PAPERS.items() if one is not Paper.ANY},
    )  # fmt: skip
    sentence = says("These are kept for ever: {papers}.")

    @answers(KEEP, reads=("paper", "of_election"))
    def keep(self, papers: Papers) -> Finding | None:
        if papers.paper is None and papers.of_election:
            return None  # none of those that are named
        if papers.paper is None:
            return unknown("paper")
        if papers.paper not in self.papers:
            return None
        return tells(tell("It is kept for ever: {paper}.", paper=Line(PAPERS[papers.paper])))


@kind(
    "election_papers_kept", topic=Topic.PAPERS, heading=says("Papers of an election"),
    source="R30 (the record is kept); kinds.csv election.records_keep: 3 months unless disputed",
)  # fmt: skip
class ElectionPapersKept(Kind):
    """Papers of an election are kept so many months, and as long as a dispute about it is open."""

    months: int = whole(12, says("Months"), least=1, most=240, unit=MONTHS)
    sentence = says(
        "Papers of an election are kept for {months} month, and until every dispute about it is "
        "decided.",
        "Papers of an election are kept for {months} months, and until every dispute about it is "
        "decided.",
    )

    @answers(KEEP, "of_election", reads=("made_on", "dispute_open"))
    def keep(self, papers: Papers) -> Finding | None:
        if not papers.of_election:
            return None
        if papers.dispute_open:
            return open_(
                tell("A dispute about it is open."),
                next=tell("It is kept until the dispute is decided."),
            )
        lacking = [one for one in ("made_on", "dispute_open") if getattr(papers, one) is None]
        if papers.made_on is None or lacking:
            return unknown(*lacking)
        told = tell("It is of {day}.", day=papers.made_on)
        return tells(told, result=months_later(papers.made_on, self.months))


@kind(
    "inspection", topic=Topic.PAPERS, heading=says("Seeing the papers"),
    source="kinds.csv member.record_inspection: any member, no fee, within a month",
)  # fmt: skip
class Inspection(Kind):
    """A member who asks to see the books and papers is shown them within so many days."""

    days: int = whole(7, says("Days"), least=1, most=180, unit=DAYS)
    sentence = says(
        "A member who asks is shown the books and papers within {days} day, free of charge.",
        "A member who asks is shown the books and papers within {days} days, free of charge.",
    )

    @answers(SHOW, "asked_on", "on", reads=("shown_on",))
    def show(self, papers: Papers) -> Finding:
        assert papers.asked_on is not None and papers.on is not None
        until = papers.asked_on + DAY * self.days
        asked = tell("She asked on {day}.", day=papers.asked_on)
        if papers.shown_on is not None:
            shown = tell("It was shown to her on {day}.", day=papers.shown_on)
            if papers.shown_on <= until:
                return tells(asked, shown, result=until)
            late = breaks(asked, shown, tell("The last day was {day}.", day=until))
            return replace(late, result=until)
        if papers.on <= until:
            return tells(asked, result=until)
        late = breaks(
            asked, tell("The last day was {day}.", day=until),
            next=tell("She may be shown it today."),
        )  # fmt: skip
        return replace(late, result=until)
