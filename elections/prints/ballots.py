"""Ballot papers: each with its counterfoil, which alone bears the serial."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from elections.models import Packet
from elections.prints.sheets import Candidate, Post
from elections.rules.ballots import WELL_READ, Layout, alike, laid_out, room_of_name, type_size
from elections.vocabulary.papers import Size

LEAST: Final = 7  # points of type in which two names stand together


@dataclass(frozen=True)
class Cell:
    """A candidate's place on the paper, with the size of her name in points."""

    candidate: Candidate
    points: int
    other_points: int  # 0: no room for her name in the other script


@dataclass(frozen=True)
class Ballot:
    """The paper of a post: rows of cells; a place that is left over is None."""

    post: Post
    layout: Layout
    has_photos: bool
    rows: tuple[tuple[Cell | None, ...], ...]

    @property
    def several(self) -> range:
        """One little box for each mark that a voter has, where she has more than one."""
        return range(self.post.marks if self.post.marks > 1 else 0)

    @property
    def columns(self) -> range:
        """So many candidates stand beside each other."""
        return range(self.layout.columns)


def ballot_of(post: Post, size: Size) -> Ballot | None:
    """The paper of that post on that size; None where its candidates do not fit."""
    layout = laid_out(len(post.candidates), size)
    if layout is None:
        return None
    has_photos = layout.has_photos and any(one.photo for one in post.candidates)
    cells = _alike([_cell(one, layout, has_photos) for one in post.candidates])
    empty = [None] * (layout.columns * layout.rows - len(cells))
    places: list[Cell | None] = [*cells, *empty]
    rows = tuple(tuple(places[row :: layout.rows]) for row in range(layout.rows))
    return Ballot(post, layout, has_photos, rows)


def _cell(candidate: Candidate, layout: Layout, has_photos: bool) -> Cell:
    """Her name as large as there is room for it, in both scripts where both can be read."""
    wide, high = room_of_name(layout, photos=has_photos)
    name, other = candidate.name, candidate.other
    if other:
        first = type_size(name.text, wide, high * 0.55, tall=name.lang == "ur")
        second = type_size(other.text, wide, high * 0.45, tall=other.lang == "ur")
        if min(first, second) >= LEAST:
            return Cell(candidate, first, min(second, first, 11))
    return Cell(candidate, type_size(name.text, wide, high, tall=name.lang == "ur"), 0)


def _alike(cells: Sequence[Cell]) -> list[Cell]:
    """All names in the same type and as many scripts; only a very long one is set smaller."""
    lacking = [one for one in cells if one.candidate.other and not one.other_points]
    if any(one.points >= WELL_READ for one in lacking):  # then nobody has two
        cells = [replace(one, other_points=0) for one in cells]
    first = alike(one.points for one in cells)
    other = alike(one.other_points for one in cells if one.other_points)
    return [
        replace(one, points=min(one.points, first), other_points=min(one.other_points, other))
        for one in cells
    ]  # fmt: skip


def serials(packet: Packet) -> Iterator[int]:
    """The serials of a packet, as they stand on its counterfoils."""
    yield from range(packet.first, packet.last + 1)
