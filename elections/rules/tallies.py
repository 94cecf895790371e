"""Boxes for strokes on a count sheet: five strokes fill one, for every vote that may come."""

from typing import Final

STROKES: Final = 5  # in a box
A_LINE: Final = 12  # boxes
MOST_LINES: Final = 5  # more votes go on to another sheet


def boxes(voters: int) -> tuple[range, ...]:
    """The lines of boxes for so many votes; a whole line where it is not known how many."""
    lines = -(-voters // (STROKES * A_LINE)) or 1
    return (range(A_LINE),) * min(lines, MOST_LINES)
