"""Unpacking the parts of a workbook without trusting the container.

Every byte is counted as it comes out; document types, entities, zero bytes and packed files inside
are refused while streaming.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree

from members.importing.files import (
    MEGABYTE,
    MOST_INFLATED,
    MOST_INFLATED_TIMES,
    SMALL_PART,
    FilePath,
    refuse,
)

LARGEST_INDEX: Final = 8 * MEGABYTE  # bytes of workbook.xml and its like, which are parsed whole
_PACKED: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x1f\x8b")
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
_FORBIDDEN: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def inflated(path: FilePath, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """The bytes of one part, inflated here: what comes out is counted, not what was declared."""
    limit = min(MOST_INFLATED, SMALL_PART + MOST_INFLATED_TIMES * info.compress_size)
    total, before = 0, b""
    for piece in _raw(path, info):
        total += len(piece)
        if total > limit:
            raise refuse("unpacks_too_large")
        if not before and piece.startswith(_PACKED):
            raise refuse("nested_archive", part=info.filename[:60])
        if not before and piece.startswith(_UTF_16):
            raise refuse("damaged_workbook")  # its marks could hide from the byte patterns
        if b"<!" in before + piece and _FORBIDDEN.search(before + piece):
            raise refuse("xml_entities")
        if b"\0" in piece:
            raise refuse("damaged_workbook")
        before = piece[-12:]
        yield piece
    if total != info.file_size:
        raise refuse("damaged_workbook")  # the container lied about the size


def _raw(path: FilePath, info: zipfile.ZipInfo) -> Iterator[bytes]:
    with open(path, "rb") as file:
        file.seek(info.header_offset)
        header = file.read(30)
        if len(header) < 30 or header[:4] != b"PK\x03\x04":
            raise refuse("damaged_workbook")
        file.seek(
            int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little"), 1
        )
        left = info.compress_size
        inflater = zlib.decompressobj(-15) if info.compress_type == zipfile.ZIP_DEFLATED else None
        while left > 0:
            packed = file.read(min(left, 256 * 1024))
            if not packed:
                raise refuse("damaged_workbook")
            left -= len(packed)
            if inflater is None:
                yield packed
                continue
            try:
                while packed:
                    piece = inflater.decompress(packed, MEGABYTE)
                    packed = inflater.unconsumed_tail
                    if piece:
                        yield piece
            except zlib.error as error:
                raise refuse("damaged_workbook") from error
        if inflater is not None and (rest := inflater.flush()):
            yield rest


def _whole(path: FilePath, info: zipfile.ZipInfo, limit: int = LARGEST_INDEX) -> bytes:
    pieces, total = [], 0
    for piece in inflated(path, info):
        total += len(piece)
        if total > limit:
            raise refuse("unpacks_too_large")
        pieces.append(piece)
    return b"".join(pieces)


def tree(path: FilePath, info: zipfile.ZipInfo) -> ElementTree.Element:
    """A small part as a tree. Safe: `inflated` has refused document types and entities."""
    try:
        return ElementTree.fromstring(_whole(path, info))
    except ElementTree.ParseError as error:
        raise refuse("damaged_workbook") from error
