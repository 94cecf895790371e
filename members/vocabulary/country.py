"""The eight countries: languages, money, phones, documents, calendar. One TOML file each.

A fact of a country is changed in `countries/<code>.toml`, never in Python.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

CODES: Final = ("AF", "BD", "BT", "IN", "LK", "MV", "NP", "PK")


@dataclass(frozen=True, slots=True)
class Document:
    """A kind of personal document whose number member lists carry."""

    kind: str  # e.g. "PK_CNIC", the word of reports and of the database
    label: str  # English
    native_label: str  # in the country's own script
    example: str  # made up, canonical form
    identity_card: bool  # False: it proves something else (a birth), and the reader says so


@dataclass(frozen=True, slots=True, eq=False)
class Country:
    """One country. Compared by identity: `country(code)` always gives the same object."""

    code: str  # ISO 3166, two capitals
    name: str
    native_name: str
    languages: tuple[str, ...]  # language codes, the most used first
    currency: str  # ISO 4217
    currency_symbol: str
    native_digits: str  # "০১২৩৪৫৬৭৮৯", or "" where lists use 0-9 only
    weekend: tuple[int, ...]  # ISO weekdays, 1 = Monday
    calendar: str  # 'gregorian', 'bikram_sambat', 'solar_hijri'
    date_order: str  # 'dmy', 'mdy', 'ymd': how an undeclared list writes days
    phone_prefix: str  # "+92"
    trunk_prefix: str  # "0", or "" where there is none
    trunk_before_mobile: bool  # False where people write mobile numbers without it (India, Nepal)
    mobile: str  # regular expression of the national number, without prefix and trunk
    landline: str
    default_document: str
    documents: tuple[Document, ...]

    def document(self, kind: str) -> Document:
        """The document of that kind. KeyError if this country has none."""
        for document in self.documents:
            if document.kind == kind:
                return document
        raise KeyError(kind)


def _made(facts: dict[str, Any]) -> Country:
    phone = facts.pop("phone")
    return Country(
        languages=tuple(facts.pop("languages")),
        weekend=tuple(facts.pop("weekend")),
        documents=tuple(Document(**document) for document in facts.pop("documents")),
        phone_prefix=phone["prefix"],
        trunk_prefix=phone["trunk"],
        trunk_before_mobile=phone["trunk_before_mobile"],
        mobile=phone["mobile"],
        landline=phone["landline"],
        **facts,
    )


@cache
def country(code: str) -> Country:
    """The country with that ISO code, upper case. KeyError if it is none of the eight."""
    if code not in CODES:
        raise KeyError(code)
    source = files("members.vocabulary").joinpath("countries", f"{code.lower()}.toml")
    return _made(tomllib.loads(source.read_text(encoding="utf-8")))


def countries() -> tuple[Country, ...]:
    """All eight, in the order of their codes."""
    return tuple(map(country, CODES))
