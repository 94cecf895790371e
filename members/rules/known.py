"""What is known of one person, from a row or from the register, as it is compared."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from members.rules import names
from members.rules.numbers import family, link_key


class Number(NamedTuple):
    """An identity number as it is compared: `link` may be the number's link key or its keyed hash,
    as long as both sides of a pair use the same. `digits`, or what reads them where they are kept
    sealed, only serve to find swapped ones: most pairs never ask."""

    kind: str
    link: str
    digits: str | Callable[[], str] = ""

    @property
    def family(self) -> str:
        return family(self.kind)

    @property
    def read_digits(self) -> str:
        return self.digits if isinstance(self.digits, str) else self.digits()


def number(kind: str, written: str) -> Number:
    """The number of a document, canonical as `read_number` gives it."""
    return Number(kind, link_key(kind, written), written)


@dataclass(slots=True)
class Known:
    """What is known of one person, from a row or from the register. Empty means not known."""

    name: str
    relative: str = ""
    native: str = ""
    numbers: tuple[Number, ...] = ()
    phones: tuple[str, ...] = ()
    locality: str = ""
    ward: str = ""
    birth_date: date | None = None
    birth_year: int | None = None
    age: int | None = None
    age_on: date | None = None
    own_number: str = ""
    _keys: dict[str, str] = field(default_factory=dict, init=False, compare=False, repr=False)

    def key(self, of: str) -> str:
        """The exact key of 'name', 'relative', 'locality' or 'ward', worked out once."""
        made = self._keys.get(of)
        if made is None:
            made = self._keys[of] = names.key(getattr(self, of))
        return made

    @property
    def has_age(self) -> bool:
        return self.birth_date is not None or self.birth_year is not None or self.age is not None


def _text(values: Mapping[str, object], key: str) -> str:
    value = values.get(key)
    return value if isinstance(value, str) else ""


def _whole(values: Mapping[str, object], key: str) -> int | None:
    value = values.get(key)
    return value if isinstance(value, int) else None


def _day(values: Mapping[str, object], key: str) -> date | None:
    value = values.get(key)
    return value if isinstance(value, date) else None


def known_of(values: Mapping[str, object], others: tuple[str, ...] = ()) -> Known:
    """The person of a read row, from the values of `rows.understand`; `others` are more phones."""
    kind, written = _text(values, "national_id_type"), _text(values, "national_id")
    phone = _text(values, "phone")
    return Known(
        name=_text(values, "full_name"), relative=_text(values, "relative_name"),
        native=_text(values, "full_name_native"),
        numbers=(number(kind, written),) if kind and written else (),
        phones=((phone,) if phone else ()) + others,
        locality=_text(values, "locality"), ward=_text(values, "ward"),
        birth_date=_day(values, "birth_date"), birth_year=_whole(values, "birth_year"),
        age=_whole(values, "age"), age_on=_day(values, "age_on"),
        own_number=_text(values, "own_number"),
    )  # fmt: skip
