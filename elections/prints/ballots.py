"""Ballot papers: each with its counterfoil, which alone bears the serial."""

from collections.abc import Iterator
from dataclasses import dataclass

from elections.models import Packet
from elections.prints.sheets import Candidate, Post
from elections.rules.ballots import Layout, laid_out, room_of_name, type_size
from elections.vocabulary.papers import Size


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
    rows: tuple[tuple[Cell | None, ...], ...]

    @property
    def several(self) -> range:
        """One little box for each mark that a voter has, where she has more than one."""
        return range(self.post.marks if self.post.marks > 1 else 0)


def ballot_of(post: Post, size: Size) -> Ballot | None:
    """The paper of that post on that size; None where its candidates do not fit."""
    layout = laid_out(len(post.candidates), size)
    if layout is None:
        return None
    cells = [_cell(one, layout) for one in post.candidates]
    empty = [None] * (layout.columns * layout.rows - len(cells))
    places: list[Cell | None] = [*cells, *empty]
    return Ballot(
        post, layout,
        tuple(tuple(places[row :: layout.rows]) for row in range(layout.rows)),
    )  # fmt: skip


def _cell(candidate: Candidate, layout: Layout) -> Cell:
    wide, high = room_of_name(layout, photo=bool(candidate.photo))
    name, other = candidate.name, candidate.other
    if other:
        both = type_size(name.text, wide, high * 0.6, tall=name.lang == "ur")
        small = min(both, type_size(other.text, wide, high * 0.4, tall=other.lang == "ur"))
        if small >= 7:
            return Cell(candidate, both, min(small, 11))
    return Cell(candidate, type_size(name.text, wide, high, tall=name.lang == "ur"), 0)


def serials(packet: Packet) -> Iterator[int]:
    """The serials of a packet, as they stand on its counterfoils."""
    yield from range(packet.first, packet.last + 1)
