"""The roll and the voters' slips on paper: names as they stand on the roll, in their own script."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from associations.prints.constitutions import languages_of
from associations.prints.hands import Written, in_script, written
from elections.models import Booth, Entry
from elections.queries.rolls import against
from members.models import Body

ROWS_A_FILE: Final = 600  # a long table takes a moment a page
SLIPS_A_FILE: Final = 120


@dataclass(frozen=True)
class Line:
    """A line of the roll; without a name where she is not named on this paper."""

    number: int | None
    name: Written
    other: Written
    relative: Written
    member_number: str = ""
    why: tuple[str, ...] = ()  # the articles against her vote


@dataclass(frozen=True)
class Part:
    """The voters of one booth."""

    booth: Booth | None
    place: Written
    lines: list[Line] = field(default_factory=list)

    @property
    def named(self) -> int:
        """How many of them stand there by name."""
        return sum(bool(line.name) for line in self.lines)


def parts_of(
    body: Body, entries: Iterable[Entry], named: set[int], booths: Mapping[int, Booth]
) -> list[Part]:  # fmt: skip
    """The roll booth after booth. `named`: the entries whose women this paper may name."""
    spoken = languages_of(body)
    parts: dict[int | None, Part] = {}
    for entry in entries:
        booth = booths.get(entry.booth_id or 0)
        part = parts.setdefault(
            entry.booth_id, Part(booth, written(booth.name if booth else "", spoken))
        )
        part.lines.append(line_of(entry, spoken, hides=entry.pk not in named))
    return list(parts.values())


def line_of(entry: Entry, spoken: Sequence[str], *, hides: bool = False) -> Line:
    """A line of the roll."""
    nothing = written("")
    if hides:
        return Line(entry.number, nothing, nothing, nothing)
    own = in_script(entry.name, entry.name_native)
    other = entry.name if own != entry.name else entry.name_native
    return Line(
        entry.number, written(own, spoken), written(other, spoken),
        written(entry.relative, spoken), entry.member_number,
    )  # fmt: skip


def off_lines(body: Body, entries: Iterable[Entry]) -> list[Line]:
    """Those who are not on the roll, each with the articles. Facts stay with the committee."""
    spoken = languages_of(body)
    return [
        replace(
            line_of(one, spoken), number=None,
            why=tuple(dict.fromkeys(ground["article"] for ground in against(one.judged))),
        )
        for one in entries
    ]  # fmt: skip
