"""Pango, with which WeasyPrint sets the type of PDFs. Useful, never needed: without it the sheets
are pages, and the browser prints them."""

from __future__ import annotations

import contextlib
import ctypes

from hnsa.launch import debian
from hnsa.launch.words import say

# What WeasyPrint loads, and the packages of Debian it comes in.
LIBRARIES = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}
PATIENCE = 90  # seconds for each step of apt-get: the site opens without it, too


def install_where_missing() -> None:
    """Root on Debian gets what is missing; anybody else a sentence. Nothing fails here."""
    missing = _missing()
    if missing and debian.can_install():
        with contextlib.suppress(OSError):
            debian.install("what PDFs are made with", *missing, seconds=PATIENCE)
        missing = _missing()
    if missing:
        say(
            "Note: PDFs cannot be made here, because Pango is missing; the browser’s own print "
            f"does it. (On Debian: apt-get install {' '.join(missing)})"
        )


def _missing() -> list[str]:
    return [package for library, package in LIBRARIES.items() if not _loads(library)]


def _loads(library: str) -> bool:
    mac = library.replace(".so.0", ".0.dylib")
    for name in (library, mac):
        with contextlib.suppress(OSError):
            ctypes.CDLL(name)
            return True
    return False
