"""Taking a name cell and a relative cell apart: the name, the kin word, the relative, "late"."""

import re
from typing import Final, NamedTuple

from members.rules.text import clean, fold, split_scripts
from members.vocabulary.name_words import KIN_LATIN, KIN_NATIVE, KIN_SAID, LATE, NO_NAME
from members.vocabulary.people import Relation


class ReadName(NamedTuple):
    """What a name cell says. Words stay as written; only what is round the name is taken off."""

    full_name: str  # '' when the cell holds no name
    native: str = ""  # the same name in its own script, when the cell gives it in two
    relation: Relation = Relation.UNKNOWN
    relative: str = ""
    relative_deceased: bool = False
    deceased: bool = False  # "late" before or after the member's own name
    residence: str = ""  # after "r/o"
    other_relative: str = ""  # the father, when the cell names father and husband


class ReadRelative(NamedTuple):
    """What a father/husband cell says."""

    name: str
    relation: Relation = Relation.UNKNOWN
    deceased: bool = False
    native: str = ""
    residence: str = ""


_KIN_LATIN: Final = re.compile(
    r"(?<![\w/.])(?:" + "|".join(f"({words})" for words, _ in KIN_LATIN) + r")[\s:.\-–]*", re.I
)
_RELATIONS: Final = tuple(relation for _, relation in KIN_LATIN)
_KIN_NATIVE: Final = re.compile(
    r"(?:(?<=^)|(?<=[\s(,،/|\-]))("
    + "|".join(sorted(map(re.escape, KIN_NATIVE), key=len, reverse=True))
    + r")(?=[\s:：ঃ.।\-–])[\s:：ঃ.।\-–]*"
)
_RESIDENCE: Final = re.compile(r"[\s,;(]+(?:r\s?/\s?o|resident\s+of)\b[\s:.\-]*(.*)$", re.I)
_LATE_WORDS: Final = "|".join(sorted(map(re.escape, LATE), key=len, reverse=True))
_EDGE: Final = r"[\s.:।ঃ০०0,)\]\-–]"
_LATE_FIRST: Final = re.compile(rf"^[(\[]?(?:{_LATE_WORDS})(?={_EDGE}){_EDGE}*", re.I)
_LATE_LAST: Final = re.compile(rf"[\s,(\[\-–]+(?:{_LATE_WORDS})[.)\]\s]*$", re.I)
_BRACKET: Final = re.compile(r"\s*[(\[]\s*([^()\[\]]{1,14}?)\s*[)\]]\s*$")
_LETTER: Final = re.compile(r"[^\W\d_]")
_MARRIED: Final = frozenset({Relation.WIFE, Relation.WIDOW})
_OUTER: Final = " ,;:/\\|()[]-–—،।"
# no kin word and no "late" can stand in such a cell: most cells end here
_BEFORE_KIN: Final = r"late\b|wife\b|widow\b|son\b|daughter\b|mother\b"
_SIMPLE: Final = re.compile(rf"(?:(?!{_BEFORE_KIN})[a-z]{{2,}} ?)+", re.I)
# the same without the kin words that are one word: no `_KIN_LATIN` is found in it
_SIMPLE_NAME: Final = re.compile(
    rf"(?:(?!{_BEFORE_KIN}|zoj[ae]h?\b|zaujah?\b|dukhtar\b|bint\b|walad\b)[a-z]{{2,}} ?)+", re.I
)
# The same of a name in Arabic letters.
_SIMPLE_NATIVE: Final = re.compile("(?:[\u0621-\u063a\u0641-\u064a\u0670-\u06d3]{2,} ?)+")
_ROUND_NATIVE: Final = frozenset({*KIN_NATIVE, *LATE})


def stands_alone(word: str) -> bool:
    """Whether the word is of two plain Latin letters or more and, wherever it stands in a cell of
    such words, no kin word and no "late"."""
    return word.isascii() and word.isalpha() and _SIMPLE_NAME.fullmatch(word) is not None


def _without_late(words: str) -> tuple[str, bool]:
    left = _LATE_FIRST.sub("", words, count=1)
    left = _LATE_LAST.sub("", left, count=1)
    return (left, True) if left != words and left.strip(_OUTER) else (words, False)


def _divided(cell: str) -> tuple[str, Relation, str] | None:
    """(before, relation, after) at the first kin word with something after it, or None."""
    found = _KIN_LATIN.search(cell)
    if found is not None:
        relation = _RELATIONS[(found.lastindex or 1) - 1]
    elif cell.isascii() or (found := _KIN_NATIVE.search(cell)) is None:
        return None
    else:
        relation = KIN_NATIVE[found.group(1)]
    after = cell[found.end() :].strip(_OUTER)
    return (cell[: found.start()].strip(_OUTER), relation, after) if after else None


def _named(words: str) -> str:
    """The words, or '' where they name nobody: no letter, or "nil", "not known"."""
    return words if _LETTER.search(words) and fold(words) not in NO_NAME else ""


def _lone(words: str) -> str:
    """Without brackets and commas left over at the ends; a stop stays ("Md.")."""
    return words.strip(_OUTER) if words.count("(") != words.count(")") else words.strip(" ,;:/|-–")


def read_name(cell: str) -> ReadName:
    """The member's name as written: marks taken off, never recased.

    Divides "Shazia w/o Akram" and "سلمیٰ بی بی Salma". A cell in one script is the full name,
    whatever the script; `native` is only filled beside a Latin name. "W/o Nadeem" alone names the
    relative and leaves the member without a name.
    """
    cell = clean(cell)
    if _SIMPLE_NAME.fullmatch(cell):
        return ReadName(_named(cell))
    if _SIMPLE_NATIVE.fullmatch(cell) and _ROUND_NATIVE.isdisjoint(cell.split()):
        return ReadName(_named(cell))
    residence = ""
    if "/" in cell or "resident" in cell.lower():
        found = _RESIDENCE.search(cell)
        if found:
            cell, residence = cell[: found.start()], found.group(1).strip(_OUTER)
    parts = _divided(cell)
    relative, relation, other = ReadRelative(""), Relation.UNKNOWN, ""
    if parts is not None and (parts[0] or _KIN_LATIN.match(cell)):
        cell, relation, after = parts
        again = _divided(after)
        if again is not None and again[0]:
            told = sorted([(relation, again[0]), again[1:]], key=lambda one: one[0] not in _MARRIED)
            (relation, after), (_, other) = told
            other = read_relative(other).name
        relative = read_relative(after)
    cell, late = _without_late(_lone(cell))
    latin, native = split_scripts(cell)
    full_name, native = (_lone(latin), native) if latin else (native, "")
    return ReadName(
        full_name=_named(full_name), native=native, relation=relation, relative=relative.name,
        relative_deceased=relative.deceased, deceased=late, residence=residence,
        other_relative=other,
    )  # fmt: skip


def read_relative(cell: str) -> ReadRelative:
    """The father's or husband's name without "w/o" and "late", and what these two said."""
    cell = clean(cell)
    if _SIMPLE.fullmatch(cell) and _KIN_LATIN.match(cell) is None:
        return ReadRelative(_named(cell))
    residence = ""
    found = _RESIDENCE.search(cell) if "/" in cell else None
    if found:
        cell, residence = cell[: found.start()], found.group(1).strip(_OUTER)
    relation = Relation.UNKNOWN
    parts = _divided(cell)
    if parts is not None and not parts[0]:
        relation, cell = parts[1], parts[2]
    said = _BRACKET.search(cell)
    if said and fold(said.group(1)) in KIN_SAID:
        relation, cell = KIN_SAID[fold(said.group(1))], cell[: said.start()]
    cell, late = _without_late(_lone(cell))
    latin, native = split_scripts(cell)
    name, native = (_lone(latin), native) if latin else (native, "")
    return ReadRelative(_named(name), relation, late, native, residence)


def read_relation(cell: str) -> Relation:
    """A cell of a column "relation": wife, W/o, husband, daughter …; UNKNOWN for all else."""
    words = fold(cell)
    return KIN_SAID.get(words) or KIN_NATIVE.get(clean(cell)) or Relation.UNKNOWN
