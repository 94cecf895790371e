"""In which encoding the letters of a text list are written, and how many are damaged."""

import codecs
import re
from dataclasses import dataclass
from typing import Final

from charset_normalizer import from_bytes

from members.importing.files import LONGEST_LINE, MEGABYTE, FilePath, refuse

# What a clerk may choose; the first that fits is what detection answers.
ENCODINGS: Final = (
    "utf-8-sig",
    "utf-8",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "cp1252",
    "cp1256",
    "latin-1",
    "cp1250",
    "mac_roman",
)
_SAMPLE: Final = 256 * 1024  # bytes looked at to tell encoding and separator


@dataclass(frozen=True)
class Encoding:
    """How the letters are written. `sure` when the file itself proves it; `damaged` counts the
    places (at most the first hundred or so) where bytes make no letter."""

    name: str
    sure: bool
    damaged: int = 0


def encoding_of(path: FilePath, chosen: str | None = None) -> Encoding:
    """The encoding of a text file, by its bytes, or the chosen one with its damage counted.

    Raises Refused for zero bytes, endless lines and encodings that are not offered.
    """
    if chosen is not None and chosen not in ENCODINGS:
        raise refuse("encoding_unknown")
    with open(path, "rb") as file:
        start = file.read(_SAMPLE)
    found = _by_mark(start) or _utf_16_without_mark(start)
    wide = (chosen or (found.name if found else "")).startswith("utf-16")
    utf_8 = _whole_file(path, wide=wide)
    if chosen is not None:
        name = "utf-8-sig" if chosen == "utf-8" and start[:3] == codecs.BOM_UTF8 else chosen
        return Encoding(name, sure=True, damaged=_damage(path, name))
    if found and found.name.startswith("utf-16"):
        return Encoding(found.name, sure=found.sure, damaged=_damage(path, found.name))
    if found:
        return Encoding(found.name, sure=True, damaged=0 if utf_8 else _damage(path, "utf-8-sig"))
    if utf_8:
        return Encoding("utf-8", sure=True)
    return _not_utf_8(path)


def _by_mark(start: bytes) -> Encoding | None:
    if start.startswith(codecs.BOM_UTF8):
        return Encoding("utf-8-sig", sure=True)
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Encoding("utf-16", sure=True)
    return None


def _utf_16_without_mark(start: bytes) -> Encoding | None:
    """UTF-16 shows as zero bytes on one side of each pair: commas, digits and line ends do."""
    even, odd = start[0::2].count(0), start[1::2].count(0)
    pairs = max(1, len(start) // 2)
    for zeros, others, name in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if zeros > pairs * 0.05 and others * 50 <= zeros:
            try:
                text = codecs.getincrementaldecoder(name)().decode(start)
            except UnicodeDecodeError:
                continue
            if "\0" not in text and "\n" in text.replace("\r", "\n"):
                return Encoding(name, sure=False)
    return None


def _whole_file(path: FilePath, *, wide: bool) -> bool:
    """Whether every byte of the file is UTF-8; raises for zero bytes and endless lines."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    utf_8, since = not wide, 0
    with open(path, "rb") as file:
        while chunk := file.read(MEGABYTE):
            if not wide and b"\0" in chunk:
                raise refuse("nul_bytes")
            last = max(chunk.rfind(b"\n"), chunk.rfind(b"\r"))
            since = len(chunk) - last if last >= 0 else since + len(chunk)
            if since > LONGEST_LINE:
                raise refuse("line_too_long")
            if utf_8 and not (chunk.isascii() and not decoder.getstate()[0]):
                try:
                    decoder.decode(chunk)
                except UnicodeDecodeError:
                    utf_8 = False
        if utf_8:
            try:
                decoder.decode(b"", final=True)
            except UnicodeDecodeError:
                utf_8 = False
    return utf_8


def _damage(path: FilePath, encoding: str) -> int:
    """How many places cannot be decoded, counted up to about a hundred; zeros are refused."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    damaged = 0
    with open(path, "rb") as file:
        while damaged < 100:
            chunk = file.read(MEGABYTE)
            text = decoder.decode(chunk, final=not chunk)
            if "\0" in text:
                raise refuse("nul_bytes")
            damaged += text.count("\ufffd")
            if not chunk:
                break
    return damaged


_HIGH: Final = re.compile(rb"[\x80-\xff]+")
_PERSIAN_LETTERS: Final = b"\x81\x8d\x8e\x90"  # peh, cheh, zheh, gaf in cp1256; void in cp1252


def _not_utf_8(path: FilePath) -> Encoding:
    """A code page of old Windows: Arabic letters come in runs, Latin accents one by one."""
    sample = bytearray()
    with open(path, "rb") as file:
        while len(sample) < _SAMPLE and (chunk := file.read(MEGABYTE)):
            sample += b"\n".join(line for line in chunk.splitlines() if not line.isascii())
    some = bytes(sample[:_SAMPLE])
    text = some.decode("utf-8", "replace")
    letters = sum(char > "\x7f" and char != "\ufffd" for char in text)
    if letters > 10 * text.count("\ufffd"):
        return Encoding("utf-8", sure=False, damaged=_damage(path, "utf-8"))
    runs = [len(run) for run in _HIGH.findall(some)] or [1]
    mean = sum(runs) / len(runs)
    if mean > 2.2 or (mean > 1.5 and any(byte in some for byte in _PERSIAN_LETTERS)):
        return Encoding("cp1256", sure=False, damaged=_damage(path, "cp1256"))
    if mean < 1.5:
        name = "cp1252"
    else:
        best = from_bytes(some, cp_isolation=["cp1252", "cp1256", "cp1250", "mac_roman"]).best()
        name = best.encoding if best is not None else "cp1252"
    damaged = _damage(path, name)
    return Encoding("latin-1", sure=False) if damaged else Encoding(name, sure=False)
