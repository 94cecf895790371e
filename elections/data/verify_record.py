#!/usr/bin/env python3
"""Is this the record of the election that committee and agents signed? Trusts nobody, needs Python.

    python3 verify_record.py RECORD CODE [NAMES]

RECORD is the file of the sealed record, CODE stands on the signed declaration, NAMES is the annex
with the names, where you have it. Each line of the record is a JSON object in its one canonical
form (keys sorted, no spaces) with its link of the chain:

    link = SHA-256(link of the line before + canonical JSON of the line)

The first line leans on SHA-256 of "election record"; the code is the beginning of the last link,
written in 23 of the 32 signs below with one more that finds slips of the pen. Where the record
speaks of a person it has a commitment: SHA-256 of the canonical JSON of [salt, words].
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH, GROUP, BITS = 23, 4, 5
NO_CODE = "This is no code of a record: a sign was mistyped or left out."
START = hashlib.sha256(b"election record").hexdigest()


def canonical(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def link(before: str, line: object) -> str:
    return hashlib.sha256((before + canonical(line)).encode()).hexdigest()


def commitment(salt: str, words: object) -> str:
    return hashlib.sha256(canonical([salt, words]).encode()).hexdigest()


def check_sign(signs: str) -> str:
    """Luhn's sum over 32 signs: it finds one wrong sign, and nearly all that changed places."""
    total = 0
    for at, sign in enumerate(reversed(signs)):
        doubled = SIGNS.index(sign) * (2 - at % 2)
        total += doubled // len(SIGNS) + doubled % len(SIGNS)
    return SIGNS[-total % len(SIGNS)]


def code_of(last: str) -> str:
    number = int(last, 16) >> 256 - LENGTH * BITS
    signs = "".join(SIGNS[number >> BITS * at & 31] for at in reversed(range(LENGTH)))
    whole = signs + check_sign(signs)
    return "-".join(whole[at : at + GROUP] for at in range(0, len(whole), GROUP))


def plain(code: str) -> str:
    """The signs of a code as it was typed; what looks like another sign is taken for it."""
    meant = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
    return "".join(sign for sign in code.upper() if sign.isalnum()).translate(meant)


def is_code(code: str) -> bool:
    signs = plain(code)
    known = len(signs) == LENGTH + 1 and set(signs) <= set(SIGNS)
    return known and check_sign(signs[:-1]) == signs[-1]


def read(text: str) -> Iterator[tuple[int, str, dict[str, Any] | None]]:
    """The lines of a record as (number, link, line); the line is None where it cannot be read."""
    for number, raw in enumerate(text.replace("\r\n", "\n").rstrip("\n").split("\n"), 1):
        try:
            both = json.loads(raw)
            its_link, line = both["link"], both["line"]
            int(its_link, 16)
            if len(both) != 2 or canonical(both) != raw or type(line.get("names", "")) is not str:
                line = None
        except (AttributeError, ValueError, KeyError, TypeError, RecursionError):
            its_link, line = "", None
        yield number, its_link, line


def verify(text: str, code: str) -> list[tuple[int, str]]:
    """What is wrong with the record, as (number of the line or 0, sentence); empty if nothing."""
    if not is_code(code):
        return [(0, NO_CODE)]
    found: list[tuple[int, str]] = []
    before, last, lines = START, START, list(read(text))
    for at, (number, its_link, line) in enumerate(lines):
        if line is None:
            found.append((number, f"line {number} is not as the registry wrote it."))
            before, last = its_link, ""
            continue
        name = f"line {number} ({line.get('kind')} {line.get('key')})"
        if line.get("n") != number:
            found.append((number, f"{name}: a line was taken out, put in or moved before it."))
        last = link(before, line)
        if last != its_link:
            after = lines[at + 1] if at + 1 < len(lines) else (0, "", None)
            if after[2] is not None and link(last, after[2]) == after[1]:
                found.append((number, f"{name}: its link was changed."))
                its_link = last
            else:
                found.append((number, f"{name} was changed, or what stood before it."))
        before = its_link
    if lines[-1][2] is None or lines[-1][2].get("kind") != "end":
        found.append((len(lines), "The end is missing: lines were cut off."))
    if not found and plain(code_of(last)) != plain(code):
        said = "The record agrees in itself, but this is not its code: it was written anew"
        found.append((0, said + ", or it is the record of another election."))
    return found


def verify_names(text: str, annex: str) -> list[tuple[int, str]]:
    """What is wrong with the annex: names that are not those of the record."""
    known = {line["names"] for _, _, line in read(text) if line is not None and line.get("names")}
    found: list[tuple[int, str]] = []
    for at, one in enumerate(json.loads(annex)["names"], 1):
        if one["commitment"] not in known:
            found.append((at, f"Name {at} of the annex belongs to no line of the record."))
        elif one["name"] is not None and commitment(one["salt"], one["name"]) != one["commitment"]:
            found.append((at, f"Name {at} of the annex was changed: {canonical(one['name'])}"))
    return found


def main(arguments: list[str]) -> tuple[int, str]:
    """0: untouched, 1: changed, 2: nothing was verified; and what is to be said."""
    if len(arguments) not in (2, 3) or not is_code(arguments[1]):
        return 2, NO_CODE if len(arguments) in (2, 3) else __doc__ or ""
    try:
        texts = [Path(one).read_bytes().decode("utf-8", "replace") for one in arguments[::2]]
    except OSError as error:
        return 2, f"It cannot be read: {error}"
    found = verify(texts[0], arguments[1])
    try:
        found += verify_names(*texts) if len(texts) == 2 else []
    except (ValueError, KeyError, TypeError, RecursionError):
        found.append((0, f"{arguments[2]} is no annex of a record."))
    if found:
        return 1, "\n".join(f"CHANGED: {sentence}" for _, sentence in found)
    return 0, f"UNTOUCHED: {len(list(read(texts[0])))} lines, and the code fits."


if __name__ == "__main__":
    status, said = main(sys.argv[1:])  # a window that cannot show every letter shows "?"
    sys.stdout.buffer.write(said.encode(sys.stdout.encoding or "ascii", "replace") + b"\n")
    sys.exit(status)
