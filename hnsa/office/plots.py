"""Lines drawn on the server: x in percent, heights in pixels, so that text never shrinks."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

HEIGHT, FOOT, HEAD = 225, 26, 34


@dataclass(frozen=True)
class Point:
    x: str
    y: float
    label: int
    value: int


@dataclass(frozen=True)
class Line:
    """A line over years, with its points, its pieces and the values of its axes."""

    height: int
    points: tuple[Point, ...]
    pieces: tuple[tuple[Point, Point], ...]
    axes: tuple[tuple[float, float, int | None], ...]  # (y, y of its text, value)
    foot: int
    last_y: float


def line(values: Sequence[tuple[int, int]]) -> Line | None:
    """The line through (year, number); None below two years, which make no line."""
    if len(values) < 2:
        return None
    top = _round_up(max(number for _, number in values))
    span = HEIGHT - FOOT - HEAD

    def y(number: float) -> float:
        return round(HEIGHT - FOOT - span * number / top, 1)

    step = 88 / (len(values) - 1)
    points = tuple(
        Point(f"{9 + index * step:.2f}%", y(number), year, number)
        for index, (year, number) in enumerate(values)
    )
    axes = ((y(0), 0.0, None), (y(top / 2), y(top / 2) - 4, top // 2), (y(top), y(top) - 4, top))
    return Line(
        HEIGHT, points, tuple(pairwise(points)), axes,
        HEIGHT - 6, max(14.0, points[-1].y - 10),
    )  # fmt: skip


def _round_up(number: int) -> int:
    """An even, round number at or above: 31,482 gives 40,000."""
    unit = 10 ** max(0, len(str(max(1, number))) - 1)
    top = -(-max(1, number) // unit) * unit
    return max(2, top)


def bars(rows: Sequence[tuple[str, int]]) -> list[dict[str, Any]]:
    """Rows with the width of their bar in percent of the longest."""
    longest = max((number for _, number in rows), default=1) or 1
    return [
        {"name": name, "number": number, "width": f"{100 * number / longest:.1f}%"}
        for name, number in rows
    ]
