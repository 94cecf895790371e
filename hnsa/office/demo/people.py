"""Made-up women of the demo network. No name belongs to anybody we know."""

import csv
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True)
class Woman:
    """One line of `people.csv`; an age is told for the first day of the demo's lists."""

    homenet: str
    name: str
    native: str
    relation: str
    relative: str
    born: int | None
    age: int | None
    locality: str
    trade: str
    bodies: tuple[str, ...]


def women() -> list[Woman]:
    """All of them, in the order of the file."""
    text = files("hnsa.office.demo").joinpath("people.csv").read_text(encoding="utf-8")
    return [_woman(row) for row in csv.DictReader(text.splitlines())]


def _woman(row: dict[str, str]) -> Woman:
    return Woman(
        homenet=row["homenet"],
        name=row["name"],
        native=row["native"],
        relation=row["relation"],
        relative=row["relative"],
        born=int(row["born"]) if row["born"] else None,
        age=int(row["age"]) if row["age"] else None,
        locality=row["locality"],
        trade=row["trade"],
        bodies=tuple(row["bodies"].split()),
    )
