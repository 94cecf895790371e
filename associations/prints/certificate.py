"""The certificate of registration: in English and in the country's own language, with its code.

The code and a picture of its address (QR) lead to the public page that confirms it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import segno
from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from associations.models import Case
from associations.prints.constitutions import languages_of
from associations.prints.hands import Written, written
from associations.rules.codes import grouped

ENGLISH: Final = "en"
# Signs of a name from which it is set smaller, so that the longest (200) still fits on the page.
_LONG, _VERY_LONG = 40, 90


@dataclass(frozen=True)
class Cell:
    """One fact in one language. The first language stands at the left, its label before it."""

    lang: str
    dir: str
    label: str
    value: str
    day: str = ""  # in ISO, where it is one
    first: bool = True


@dataclass(frozen=True)
class Told:
    """The certificate's sentences in one language."""

    lang: str
    dir: str
    title: str
    certifies: str
    registered: str
    verify: str
    cells: tuple[Cell, ...]
    place: str  # the word for it
    signs: tuple[Written, ...]


@dataclass(frozen=True)
class Certificate:
    """All that stands on the sheet."""

    number: str
    homenet: Written
    homenet_native: Written
    name: Written
    name_native: Written
    size: str  # of the names: "", "m" or "s"
    place: str
    code: str
    qr: SafeString
    ended: bool
    languages: tuple[Told, ...]

    @property
    def rows(self) -> list[tuple[Cell, ...]]:
        """Each fact in all languages, side by side."""
        return list(zip(*(told.cells for told in self.languages), strict=True))

    @property
    def signs(self) -> list[tuple[Written, ...]]:
        """Who signs, in all languages; the last is the place of the seal."""
        return list(zip(*(told.signs for told in self.languages), strict=True))


def certificate_of(case: Case, address: str, *, ended: bool = False) -> Certificate:
    """The certificate of a registered case; `address` is where its code is verified."""
    body = case.body
    spoken = languages_of(body)
    longest = max(len(body.name), len(body.name_native))
    return Certificate(
        number=case.number,
        homenet=written(body.homenet.name, spoken),
        homenet_native=written(body.homenet.name_native, spoken),
        name=written(body.name, spoken),
        name_native=written(body.name_native, spoken),
        size="s" if longest > _VERY_LONG else "m" if longest > _LONG else "",
        place=_place(case),
        code=grouped(case.code),
        qr=qr_of(address),
        ended=ended,
        languages=tuple(_told(case, lang) for lang in _languages(spoken)),
    )


def _languages(spoken: tuple[str, ...]) -> Iterator[str]:
    """English, and the first language of the country that the registry speaks."""
    yield ENGLISH
    ours = dict(settings.LANGUAGES)
    own = next((one for one in spoken if one in ours and one != ENGLISH), "")
    if own:
        yield own


def _told(case: Case, lang: str) -> Told:
    with translation.override(lang):
        way = "rtl" if translation.get_language_bidi() else "ltr"
        signs = (
            _("For the HomeNet: name and signature"), _("For the association: name and signature"),
            _("Seal"),
        )  # fmt: skip
        return Told(
            lang=lang,
            dir=way,
            title=_("Certificate of registration"),
            certifies=_("We certify that the association of home-based workers"),
            registered=_(
                "is registered with us. Its members have given themselves a constitution that says "
                "who controls the association and its funds, and have chosen who holds its offices."
            ),
            verify=_("Anybody can verify this certificate: scan the picture, or type the code at"),
            place=_("Place"),
            cells=tuple(_cells(case, lang, way)),
            signs=tuple(Written(text, way, lang) for text in signs),
        )


def _cells(case: Case, lang: str, way: str) -> Iterator[Cell]:
    assert case.registered_on is not None
    first = lang == ENGLISH
    day = case.registered_on
    yield Cell(lang, way, _("Registration number"), case.number, first=first)
    yield Cell(lang, way, _("Registered on"), date_format(day, "j F Y"), day.isoformat(), first)


def _place(case: Case) -> str:
    """The area as it was written, and the district in English and in its own script."""
    place = case.body.place
    names = dict.fromkeys((place.name, place.name_native)) if place else ()
    return " · ".join(filter(None, (case.body.association.area, *names)))


def qr_of(address: str) -> SafeString:
    """The address as a QR picture, drawn with attributes only: it needs no style."""
    made = segno.make(address, error="m", micro=False)
    size = made.symbol_size(border=4)[0]
    drawn = " ".join(
        f"M{x + 4} {y + 4}h1v1h-1z"
        for y, row in enumerate(made.matrix)
        for x, dark in enumerate(row)
        if dark
    )
    return format_html(
        '<svg class="r-qr" viewBox="0 0 {0} {0}" width="132" height="132" role="img" '
        'shape-rendering="crispEdges" aria-label="{1}"><rect width="{0}" height="{0}" '
        'fill="#fff"/><path fill="#000" d="{2}"/></svg>',
        size, address, mark_safe(drawn),
    )  # fmt: skip
