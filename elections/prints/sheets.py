"""What stands on the papers of an election: its head, its posts, its candidates.

Names come from the rows of the election, as they were written down when she was nominated.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from associations.prints.constitutions import languages_of
from associations.prints.hands import Written, in_script, written
from associations.prints.membership_cards import Named, named
from elections.models import Booth, Contest, Election, Nomination
from elections.queries.candidates import not_named, on_paper
from elections.queries.elections import WITHOUT_POLL, contests_of, days_of
from elections.queries.symbols import drawings_of, names_of
from elections.rules.timetable import Due
from elections.vocabulary.states import ContestState
from elections.vocabulary.steps import STEPS, Step
from hnsa.core.paper import picture_address
from hnsa.core.saying import text_of
from members.models import Body

# What a voter, or who wants to stand, has to know of the timetable.
TOLD: Final = (
    Step.FINAL_ROLL, Step.NOMINATIONS, Step.LIST, Step.WITHDRAWAL, Step.CAMPAIGN_END, Step.RESULT,
)  # fmt: skip


@dataclass(frozen=True)
class Candidate:
    """Somebody on the paper: her name in the script of the sheet, and in the other one."""

    pk: int
    number: int
    name: Written
    other: Written
    relative: Written
    symbol: SafeString | str
    symbol_name: str
    photo: str  # where it is found; "" where there is none


@dataclass(frozen=True)
class Symbols:
    """Drawings and names of symbols, by code."""

    drawings: Mapping[str, SafeString]
    names: Mapping[str, str]


@dataclass(frozen=True)
class Post:
    """What is voted on: one paper, so many marks on it."""

    contest: Contest
    candidates: tuple[Candidate, ...]

    @property
    def marks(self) -> int:
        """As many as there are seats, but never more than candidates."""
        return min(self.contest.seats, len(self.candidates))

    @property
    def has_photos(self) -> bool:
        return any(one.photo for one in self.candidates)

    @property
    def is_polled(self) -> bool:
        return self.contest.state not in WITHOUT_POLL

    @property
    def is_unopposed(self) -> bool:
        return self.contest.state == ContestState.UNOPPOSED


@dataclass(frozen=True)
class At:
    """A booth, its place in the writing of who wrote it down."""

    booth: Booth
    place: Written
    voters: int


@dataclass(frozen=True)
class Day:
    """A day of the timetable in words."""

    word: str
    due: Due


def head_of(election: Election) -> dict[str, object]:
    """What every sheet says at its head."""
    body = election.body
    own: Named = named(body)
    return {"named": own, "body": body, "election": election}


def posts_of(election: Election, photos: Mapping[int, str], user: Any) -> list[Post]:
    """Every post with its candidates in the order of the paper, as this reader may know them.

    `photos`: where the picture of each document is found, by its key.
    """
    unnamed = not_named(election, user)
    return _posts(contests_of(election), election.body, photos, unnamed)


def post_of(contest: Contest, body: Body, photos: Mapping[int, str]) -> Post:
    """A post with its candidates in the order of the paper, for who holds the election."""
    return _posts([contest], body, photos, ())[0]


def _posts(
    contests: Iterable[Contest], body: Body, photos: Mapping[int, str], unnamed: Collection[int]
) -> list[Post]:  # fmt: skip
    standing = {one: on_paper(one) for one in contests}
    codes = {row.symbol for rows in standing.values() for row in rows}
    symbols = Symbols(drawings_of(codes, body), names_of(codes, body))
    spoken = languages_of(body)
    return [
        Post(
            contest,
            tuple(
                _candidate(row, number, spoken, symbols, photos)
                if row.pk not in unnamed
                else _unnamed(row, number, symbols)
                for number, row in enumerate(rows, start=1)
            ),
        )
        for contest, rows in standing.items()
    ]


def _candidate(
    row: Nomination, number: int, spoken: Sequence[str], symbols: Symbols,
    photos: Mapping[int, str],
) -> Candidate:  # fmt: skip
    own = in_script(row.name, row.name_native)
    other = row.name if own != row.name else row.name_native
    return Candidate(
        row.pk, number, written(own, spoken), written(other, spoken), written(row.relative, spoken),
        symbols.drawings.get(row.symbol, ""), symbols.names.get(row.symbol, ""),
        photos.get(row.photo_id or 0, ""),
    )  # fmt: skip


def booths_at(rows: Iterable[Booth], body: Body, voters: Mapping[int | None, int]) -> list[At]:
    """The booths with their places, and how many vote at each."""
    spoken = languages_of(body)
    return [At(one, written(one.name, spoken), voters.get(one.pk, 0)) for one in rows]


def _unnamed(row: Nomination, number: int, symbols: Symbols) -> Candidate:
    """Somebody who is hidden for her safety: her symbol stands for her."""
    none = Written("")
    return Candidate(
        row.pk, number, Written(_("name not shown here")), none, none,
        symbols.drawings.get(row.symbol, ""), symbols.names.get(row.symbol, ""), "",
    )  # fmt: skip


def days_told(election: Election) -> list[Day]:
    """The days of the timetable that the notice tells, in their order."""
    by_step = days_of(election).by_step
    told = [Day(text_of(STEPS[step]), by_step[step]) for step in TOLD if step in by_step]
    return sorted(told, key=lambda one: one.due.on)


def photo_name(document_pk: int) -> str:
    """The name of a photo among the pictures of a PDF."""
    return f"photo-{document_pk}"


def photo_on_paper(document_pk: int) -> str:
    """Where a PDF finds the photo."""
    return picture_address(photo_name(document_pk))
