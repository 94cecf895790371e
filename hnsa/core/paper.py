"""Paper: a sheet of HTML becomes a PDF, and nothing is fetched for it but our own static files.

WeasyPrint sets the type with Pango, a library of the system. Where that is missing the sheet is
still a page, and the browser's own print makes the PDF.
"""

import contextlib
import html
import io
import math
import mimetypes
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.exceptions import SuspiciousFileOperation

HOST: Final = "paper.invalid"  # stands for this site in a sheet; never looked up anywhere
ORIGIN: Final = f"https://{HOST}/"
LONGEST: Final = 4000  # millimetres of a page from a roll; no PDF has a longer one
SPARE: Final = 8  # millimetres by which a page from a roll is made longer where it is too short
_PICTURES: Final = "picture/"
_FRAMES: Final = frozenset({"html", "body", "main"})
_BDI: Final = re.compile(r"<bdi(?![^>]*\sdir=)([^>]*)>(.*?)</bdi>", re.DOTALL)
_TAG: Final = re.compile(r"<[^>]*>")

_one_at_a_time = Lock()  # a long sheet takes a processor and some memory for seconds


class PaperMissing(Exception):
    """This machine has no Pango, so no PDF can be made here."""


class NotOurs(ValueError):
    """A sheet asked for something that is no static file of ours."""


def pdf_of(
    sheet: str, *, roll: int | None = None, pictures: Mapping[str, bytes] | None = None
) -> bytes:
    """The sheet as a PDF, tagged for programs that read aloud. Raises PaperMissing.

    `roll`: the width in millimetres of paper from a roll; each page is as long as the longest.
    `pictures`: of this sheet only, by the names from which `picture_address` makes addresses.
    """
    weasyprint, fetcher = _library()
    with _one_at_a_time:
        made = weasyprint.HTML(
            string=directed(sheet), base_url=ORIGIN, url_fetcher=fetcher(pictures or {})
        )
        if roll is None:
            return bytes(made.write_pdf(pdf_tags=True))
        whole = made.render(stylesheets=[_of_roll(weasyprint, roll, LONGEST)], pdf_tags=True)
        for long in range(_long(whole), LONGEST, SPARE):  # set anew, lines may take a little more
            shorter = made.render(stylesheets=[_of_roll(weasyprint, roll, long)], pdf_tags=True)
            if len(shorter.pages) <= len(whole.pages):
                return bytes(shorter.write_pdf(pdf_tags=True))
        return bytes(whole.write_pdf(pdf_tags=True))


def picture_address(name: str) -> str:
    """Where a sheet finds one of the pictures that are handed to `pdf_of`."""
    return f"{ORIGIN}{_PICTURES}{name}"


def _of_roll(weasyprint: Any, wide: int, long: int) -> Any:
    return weasyprint.CSS(string=f"@page{{size:{wide}mm {long}mm !important}}")


def _long(rendered: Any) -> int:
    """The length in millimetres that the longest page of a roll takes."""
    ends = []
    for page in rendered.pages:
        sheet, foot = page._page_box, page._page_box.margin_bottom
        ends += [one.position_y + one.margin_height() + foot for one in _blocks(sheet.children[0])]
    return min(LONGEST, math.ceil(max(ends) * 25.4 / 96) + 1)


def _blocks(box: Any) -> Iterator[Any]:
    """What lies on a page, without the frames that go on from page to page."""
    for one in getattr(box, "children", ()):
        if one.element_tag in _FRAMES:
            yield from _blocks(one)
        elif hasattr(one, "margin_height") and hasattr(one, "position_y"):
            yield one


def directed(sheet: str) -> str:
    """The sheet with the direction of each `<bdi>` said, as a browser finds it by itself."""
    return _BDI.sub(
        lambda found: f'<bdi dir="{_direction(found[2])}"{found[1]}>{found[2]}</bdi>', sheet
    )


def _direction(inside: str) -> str:
    """Of the first letter that has one."""
    for letter in html.unescape(_TAG.sub("", inside)):
        side = unicodedata.bidirectional(letter)
        if side in ("L", "R", "AL"):
            return "ltr" if side == "L" else "rtl"
    return "ltr"


def static_file(address: str) -> Path:
    """The static file that an address in a sheet names. Raises NotOurs for anything else."""
    parts = urlsplit(address)
    path = unquote(parts.path)
    if (parts.scheme, parts.netloc) != ("https", HOST) or not path.startswith(settings.STATIC_URL):
        raise NotOurs(address)
    name = path.removeprefix(settings.STATIC_URL)
    try:
        found = Path(staticfiles_storage.path(name))
        if not found.is_file():
            found = Path(finders.find(name) or "")
    except SuspiciousFileOperation:
        raise NotOurs(address) from None
    if not found.is_file():
        raise NotOurs(address)
    return found


@cache
def _unpacked(font: Path) -> bytes:
    """The font without its compression, kept: unpacking all of them takes seconds each time."""
    from fontTools.ttLib import woff2

    plain = io.BytesIO()
    woff2.decompress(io.BytesIO(font.read_bytes()), plain)
    return plain.getvalue()


@cache
def _loaded() -> tuple[Any, Any] | None:
    """WeasyPrint and our fetcher; None where a library of the system is missing."""
    try:
        with contextlib.redirect_stdout(io.StringIO()):  # it prints a page of advice
            import weasyprint
            from weasyprint.urls import URLFetcher, URLFetcherResponse
    except OSError:
        return None

    class OwnFiles(URLFetcher):
        """Reads our static files and the sheet's own pictures; no network, no other file."""

        def __init__(self, pictures: Mapping[str, bytes]) -> None:
            super().__init__()
            self.pictures = {picture_address(name): data for name, data in pictures.items()}

        def fetch(self, url: str, headers: Any = None) -> Any:
            if url in self.pictures:
                return URLFetcherResponse(url, self.pictures[url], {"Content-Type": "image/*"})
            found = static_file(url)
            if found.suffix == ".woff2":
                return URLFetcherResponse(url, _unpacked(found), {"Content-Type": "font/ttf"})
            kind = mimetypes.guess_type(found.name)[0] or "application/octet-stream"
            return URLFetcherResponse(url, found.read_bytes(), {"Content-Type": kind})

    return weasyprint, OwnFiles


def _library() -> tuple[Any, Any]:
    loaded = _loaded()
    if loaded is None:
        raise PaperMissing
    return loaded
