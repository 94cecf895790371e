"""How a ballot paper is laid out, and how serials run through packets. Lengths in millimetres.

One sheet for one post, whatever the number of candidates; each has a row as high as her symbol, and
all rows of a paper are alike, so that nobody stands out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from elections.vocabulary.papers import Size

# Heights of a row that the style of the paper knows.
HEIGHTS: Final = (32, 28, 24, 22, 20, 18, 16, 14, 13, 12, 11, 10)
GOOD: Final = 16  # from which a symbol is told from two metres; then another column is not worth it


@dataclass(frozen=True)
class Room:
    """What a size leaves for the rows: under the counterfoil, and in how many columns."""

    high: int
    columns: int
    lowest: int


ROOMS: Final = {Size.A4: Room(180, 3, 10), Size.A5: Room(112, 2, 13)}
ON_A_ROLL: Final = {Size.ROLL_80: 20, Size.ROLL_58: 16}  # it is as long as it must be


@dataclass(frozen=True)
class Layout:
    """So many columns of rows of that height."""

    size: Size
    columns: int
    rows: int
    height: int

    @property
    def has_photos(self) -> bool:
        """Whether there is room for photos beside the symbols."""
        return self.columns <= {Size.A4: 2, Size.A5: 1}.get(self.size, 0)


def laid_out(candidates: int, size: Size) -> Layout | None:
    """The layout on that size; None where so many do not fit on one sheet of it."""
    if candidates < 1:
        return None
    if size in ON_A_ROLL:
        return Layout(size, 1, candidates, ON_A_ROLL[size])
    room, best = ROOMS[size], None
    for columns in range(1, room.columns + 1):
        rows = -(-candidates // columns)
        height = next((one for one in HEIGHTS if one * rows <= room.high), 0)
        if height >= room.lowest and (best is None or height > best.height):
            best = Layout(size, columns, rows, height)
        if best is not None and best.height >= GOOD:
            break
    return best


def best_size(candidates: int) -> Size:
    """A5 where all stand on it with a good symbol, else A4."""
    found = laid_out(candidates, Size.A5)
    return Size.A5 if found is not None and found.height >= GOOD else Size.A4


def packets(papers: int, each: int, after: int = 0) -> Iterator[tuple[int, int]]:
    """First and last serial of each packet, beginning after that serial."""
    if papers < 1 or each < 1 or after < 0:
        raise ValueError("papers and packets are counted from one")
    last = after + papers
    for first in range(after + 1, last + 1, each):
        yield first, min(first + each - 1, last)


# Widths in millimetres of what a column leaves beside its frame, and of the box for the mark.
_WIDE: Final = {Size.A4: 190, Size.A5: 132, Size.ROLL_80: 72, Size.ROLL_58: 50}
MARK: Final = 18
MARK_OF_THREE: Final = 13  # where three columns stand beside each other
WELL_READ: Final = 9  # points
POINTS: Final = (20, 18, 16, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5)


def room_of_name(layout: Layout, *, photos: bool) -> tuple[float, float]:
    """Width and height that a name has on the paper, beside symbol, photos and mark."""
    column = _WIDE[layout.size] / layout.columns
    mark = min(layout.height, MARK if layout.columns < 3 else MARK_OF_THREE)
    pictures = layout.height * (2 if photos else 1)
    return column - pictures - mark - 4, layout.height - 1.5


def type_size(text: str, wide: float, high: float, *, tall: bool = False) -> int:
    """The largest type in which the words stand in that room; the smallest where none does.

    `tall`: Nastaliq, whose lines need more height and whose letters less width.
    """
    longest = max((len(word) for word in text.split()), default=0)
    for points in POINTS:
        letter = points * 0.3528 * (0.46 if tall else 0.66)
        line = points * 0.3528 * (2.0 if tall else 1.2)
        fit = int(wide / letter)
        if longest <= fit and len(text) <= 0.85 * fit * int(high / line):
            return points
        if len(text) <= fit and line <= high:  # all of it in one line
            return points
    return POINTS[-1]


def alike(sizes: Iterable[int]) -> int:
    """The type for all names of a paper, so that none stands out: the smallest that is read well.

    A name that needs smaller type still has its own; it is not cut off.
    """
    sizes = list(sizes)
    return min((one for one in sizes if one >= WELL_READ), default=max(sizes, default=POINTS[-1]))
