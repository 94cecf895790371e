"""Numbers of a roll as they are typed from paper: "1-45, 47 52", in the digits of any script."""

import re
from dataclasses import dataclass
from typing import Final

from members.rules.text import clean, fold_digits

HIGHEST: Final = 999_999  # no roll is longer
MOST: Final = 100_000  # numbers that are taken at once
_PARTED: Final = re.compile(r"[\s,;،؛、।/]+")
_DASH: Final = re.compile(r"\s*[-\u2010-\u2015\u2212]+\s*")
_RANGE: Final = re.compile(r"(\d{1,6})-(\d{1,6})|(\d{1,6})")


@dataclass(frozen=True)
class Typed:
    """The numbers, each once and in order; `wrong`: what is none, as it was typed."""

    numbers: tuple[int, ...]
    wrong: tuple[str, ...] = ()


def read(typed: str) -> Typed:
    """What numbers are meant. A range that runs backwards, or is too long, is none."""
    found: set[int] = set()
    wrong = []
    text = _DASH.sub("-", fold_digits(clean(typed)))
    for part in filter(None, _PARTED.split(text)):
        several = _range(part)
        if several is None or len(found) + len(several) > MOST:
            wrong.append(part)
        else:
            found.update(several)
    return Typed(tuple(sorted(found)), tuple(wrong))


def _range(part: str) -> range | None:
    told = _RANGE.fullmatch(part)
    if told is None:
        return None
    first, last = int(told[1] or told[3]), int(told[2] or told[3])
    return range(first, last + 1) if 1 <= first <= last <= HIGHEST else None


def written(numbers: tuple[int, ...]) -> str:
    """The same in short: runs of three and more as ranges."""
    runs: list[list[int]] = []
    for one in sorted(set(numbers)):
        if runs and one == runs[-1][-1] + 1:
            runs[-1].append(one)
        else:
            runs.append([one])
    parts = []
    for run in runs:
        parts += [f"{run[0]}-{run[-1]}"] if len(run) > 2 else [str(one) for one in run]
    return ", ".join(parts)
