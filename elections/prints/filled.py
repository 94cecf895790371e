"""What the papers say beside head, posts and candidates: pictures, committee, agents, lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from associations.prints.constitutions import languages_of
from associations.prints.hands import Written, in_script, written
from associations.queries.naming import hidden
from associations.rules.asked_of_funds import KEEP, Papers
from elections.models import Attendant, Booth, Commissioner, Election, Packet
from elections.prints.sheets import At, Candidate, Post, days_told
from elections.queries.elections import law_of
from elections.rules.accounts import FIGURES, letter_of
from elections.rules.tallies import boxes
from elections.vocabulary.outcomes import REJECTED
from elections.vocabulary.papers import ACCOUNT_LINES, HANDED_OVER, HOW, INVALID
from elections.vocabulary.states import At as AtBooth
from hnsa.core.saying import text_of
from hnsa.law.asking import ask
from members.models import Person

AGENTS: Final = 4  # empty lines for agents who sign


@dataclass(frozen=True)
class Picture:
    """A drawing of ours, with the words that are read out beside it."""

    file: str
    words: str


@dataclass(frozen=True)
class Member:
    """Somebody of the election committee; without a name where it may not be told."""

    name: Written
    presides: bool


@dataclass(frozen=True)
class Letter:
    """The letter by which a candidate names her agent; the name is empty where none is known."""

    post: Post
    candidate: Candidate
    agent: Written
    booth: Booth | None


@dataclass(frozen=True)
class Line:
    """A line of the ballot account: its letter, what is counted, how it adds up, its figure."""

    letter: str
    word: str
    sum: str
    figure: int | None


@dataclass(frozen=True)
class Pair:
    """A sheet of one post at one booth."""

    at: At | None
    post: Post
    packets: Sequence[Packet]
    lines: tuple[Line, ...]
    rejected: tuple[str, ...]
    boxes: tuple[range, ...]  # lines of boxes for strokes, five strokes a box


def how_to_vote() -> dict[str, Any]:
    """The pictures of how to vote, and of what makes a paper not valid."""
    return {
        "how": [Picture(file, text_of(words)) for file, words in HOW.items()],
        "invalid": [Picture(file, text_of(words)) for file, words in INVALID.items()],
    }


def notice(election: Election, user: Any) -> dict[str, Any]:
    """The days of the timetable, and the committee."""
    return {"days": days_told(election), **committee(election, user)}


def committee(election: Election, user: Any) -> dict[str, Any]:
    """Who holds the election, as the reader may know them; and empty lines for agents."""
    rows = Commissioner.objects.filter(election=election, left_on=None).select_related("person")
    people = Person.objects.visible_to(user)
    spoken = languages_of(election.body)
    return {
        "members": [
            Member(
                written("" if hidden(one.person, people) else _name(one.person), spoken),
                one.presides,
            )
            for one in rows.order_by("-presides", "pk")
        ],
        "agents": range(AGENTS),
    }  # fmt: skip


def letters(election: Election, posts: Sequence[Post], user: Any) -> list[Letter]:
    """A letter for each agent who is written down, and one to be filled in for who has none."""
    spoken = languages_of(election.body)
    rows = Attendant.objects.visible_to(user).filter(
        election=election, what=AtBooth.AGENT, nomination__isnull=False
    )
    of_candidate: dict[int, list[Attendant]] = {}
    for one in rows.select_related("person", "booth").order_by("booth__number", "pk"):
        of_candidate.setdefault(one.nomination_id or 0, []).append(one)
    found = []
    for post in posts:
        for candidate in post.candidates if post.is_polled else ():
            known = of_candidate.get(candidate.pk, [])
            found += [
                Letter(post, candidate, written(_name(one.person), spoken), one.booth)
                for one in known
            ] or [Letter(post, candidate, Written(""), None)]
    return found


def pair(at: At | None, post: Post, packets: Sequence[Packet]) -> Pair:
    """The sheet of that post at that booth, with the packets that lie there."""
    papers = sum(one.last - one.first + 1 for one in packets) or None
    known = {"packets": papers, "on_roll": at.voters or None if at else None}
    lines = tuple(
        Line(
            letter_of(name), text_of(ACCOUNT_LINES[name][0]), _sum(name), known.get(name),
        )
        for name in FIGURES
    )  # fmt: skip
    rejected = tuple(text_of(words) for words in REJECTED.values())
    return Pair(at, post, packets, lines, rejected, boxes(at.voters if at else 0))


def _sum(name: str) -> str:
    """ "= c + d": what a line comes to where the account agrees, in letters of the form."""
    parts = ACCOUNT_LINES[name][1]
    return " + ".join(letter_of(part) for part in parts)


def handing_over(election: Election) -> dict[str, Any]:
    """What is sealed and handed over, and until when it is kept."""
    return {"things": [text_of(words) for words in HANDED_OVER], "keep": kept_until(election)}


def kept_until(election: Election) -> date | None:
    """The day until which the articles have the papers kept; None where they do not say."""
    papers = Papers(on=election.poll_on, made_on=election.poll_on, of_election=True,
                    dispute_open=False)  # fmt: skip
    result = ask(KEEP, law_of(election), papers).result
    return result if isinstance(result, date) else None


def _name(person: Person) -> str:
    return in_script(person.full_name, person.full_name_native)
