"""Made-up member lists, the same at every run.

Person number n is always the same woman. A list mixes people of the register with new ones: 83 in
100 are new, 10 changed (another phone, village or trade), 5 as they are, 2 may be doubles (no
number; name, relative, village and age of somebody known). Some rows carry the usual mistakes.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Final

from benchmarks import names

HEADINGS: Final = (
    "S.No", "Name", "Name in Urdu", "Father/Husband Name", "CNIC", "Age", "Mobile No", "Village",
    "District", "Skill", "Monthly Fee", "Joining Date",
)  # fmt: skip
AS_OF: Final = "2025-06-30"
_FIRST_NEW: Final = 4_000_000  # people of lists; the register's have lower numbers
_SKILLS: Final = ("Adda work", "Stitching", "Embroidery", "Bangle making", "Packing", "Beadwork")
_DISTRICTS: Final = ("Kasur", "Lahore", "Multan", "Sialkot", "Faisalabad", "Okara", "Quetta")
_VILLAGES: Final = 4_000


@dataclass(frozen=True, slots=True)
class Woman:
    """One made-up woman as a list has her."""

    name: str
    native: str
    relative: str
    number: str
    age: str
    phone: str
    village: str
    district: str
    skill: str
    fee: str
    joined: str

    def cells(self, row: int) -> list[str]:
        return [
            str(row), self.name, self.native, self.relative, self.number, self.age, self.phone,
            self.village, self.district, self.skill, self.fee, self.joined,
        ]  # fmt: skip


def woman(n: int) -> Woman:
    """The woman of this number; no two share a CNIC, every twelfth shares a phone."""
    chance = Random(n)
    latin, urdu = names.hers(chance)
    village = int(_VILLAGES * chance.random())
    dialled = n - 1 if n % 12 == 0 else n
    return Woman(
        name=latin, native=urdu if chance.random() < 0.2 else "", relative=names.his(chance),
        number=f"{31000 + n % 997:05d}-{n % 10_000_000:07d}-{2 * chance.randrange(1, 5)}",
        age=str(15 + int(55 * chance.random())),
        phone=f"03{dialled // 10_000_000 * 7 % 50:02d}-{dialled % 10_000_000:07d}",
        village=f"{names.MEN[village % 400][0]} {('Nagar', 'Pura', 'Kot', 'Abad')[village % 4]}"
        + (f" {village // 400}" if village >= 400 else ""),
        district=_DISTRICTS[village % 7], skill=_SKILLS[int(6 * chance.random())],
        fee=("50", "100", "100", "200")[n % 4],
        joined=f"{1 + n % 28:02d}/{1 + n % 12:02d}/{2010 + n % 14}",
    )  # fmt: skip


def listed(
    rows: int, *, register: int, known: int, seed: int = 0, all_new: bool = False
) -> Iterator[Woman]:
    """The women of a list of so many rows.

    `register`: how many the register holds; `known`: how many of them (the first) are members of
    the body that the list is for. `seed` makes lists that share no new woman; with `all_new`
    nobody in the list is known.
    """
    chance, old = Random(seed), 0
    for n in range(rows):
        kind = 0 if all_new else n * 37 % 100
        if kind < 83:
            yield _with_mistakes(woman(_FIRST_NEW + seed * 1_000_000 + n), n)
        elif kind < 98:
            old += 1
            her = woman((seed * 7 + old) % known)
            yield her if kind >= 93 else _changed(her, n)
        else:
            her = woman(chance.randrange(register))
            yield replace(her, number="", phone=f"0311-{n % 10_000_000:07d}")


def _changed(her: Woman, n: int) -> Woman:
    which = n // 100 % 3
    if which == 0:
        return replace(her, phone=f"0322-{n % 10_000_000:07d}")
    if which == 1:
        return replace(her, village="Rasool Nagar", district="Kasur")
    return replace(her, skill="Crochet")


def _with_mistakes(her: Woman, n: int) -> Woman:
    if n % 97 == 0:
        return replace(her, number="")
    if n % 211 == 0:
        return replace(her, number=her.number[:-3])
    if n % 223 == 0:
        return replace(her, age="")
    if n % 307 == 0:
        return replace(her, phone=her.phone[:6])
    if n % 331 == 0:
        return replace(her, phone=f"{her.phone} / 0333-{n % 10_000_000:07d}")
    if n % 401 == 0:
        return replace(her, fee="paid")
    if n % 997 == 0:
        return replace(her, name="")
    return her


def write_csv(path: Path, women: Iterator[Woman]) -> Path:
    """The list as a UTF-8 file with commas."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file)
        out.writerow(HEADINGS)
        out.writerows(her.cells(row) for row, her in enumerate(women, start=1))
    return path


def write_xlsx(path: Path, women: Iterator[Woman]) -> Path:
    """The same list as a workbook, as Excel keeps it: shared texts, ages and fees as numbers."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("List")
    sheet.append(HEADINGS)
    for row, her in enumerate(women, start=1):
        cells: list[str | int] = list(her.cells(row))
        cells[0] = row
        for at in (5, 10):
            text = str(cells[at])
            cells[at] = int(text) if text.isdecimal() else text
        sheet.append(cells)
    book.save(path)
    return path
