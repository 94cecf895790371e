"""From the heading of a column to its meaning: pure, tolerant, never sure beyond its words.

`recognise` reads one heading, `settle` a whole row of them, `guess` the values of a column whose
heading says nothing. What is guessed is marked so: the clerk confirms or changes it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Final

from members.rules.heading_words import (
    FATHER,
    FILLERS,
    GUARDIAN,
    HUSBAND,
    JOINING,
    NOT_HERSELF,
    WORDS,
)
from members.rules.text import fold, fold_digits, script
from members.vocabulary.columns import Column

LONGEST_HEADING: Final = 80  # characters; longer text is a note or an explanation, not a heading


@dataclass(frozen=True)
class Meaning:
    """What a column means, as far as its heading (or, `guessed`, its values) tells.

    `year` is the year a stated age is for: 2024 in "Age (2024)". `calendar` is 'bs' (Bikram
    Sambat), 'ad' or 'sh' (Solar Hijri) when the heading names it. `native` says that the cells hold
    the name in two scripts, as under "نام / Name".
    """

    column: Column
    year: int | None = None
    calendar: str = ""
    guessed: bool = False
    native: bool = False


def _split(words: str) -> list[str]:
    return [word for word in (fold(part) for part in words.split(",")) if word]


def _squeeze(folded: str) -> str:
    return folded.replace(" ", "")


_KNOWN: Final[dict[str, Column]] = {
    _squeeze(word): column for column, words in WORDS.items() for word in _split(words)
}
_FATHER: Final = frozenset(_split(FATHER))
_HUSBAND: Final = frozenset(_split(HUSBAND))
_GUARDIAN: Final = frozenset(_split(GUARDIAN))
_RELATIVE: Final = _FATHER | _HUSBAND | _GUARDIAN
_JOINING: Final = frozenset(_split(JOINING))
_NOT_HERSELF: Final = frozenset(_split(NOT_HERSELF))
_FILLERS: Final = frozenset(_split(FILLERS))

_PARTS: Final = re.compile(r"[/|\\\n(){}\[\]–—;,،]|\s-\s|\bor\b|\band\b|&")
_BRACKETS: Final = re.compile(r"[(\[{][^)\]}]*[)\]}]")
_SON_OF: Final = re.compile(r"(?:[sdwch]o)+(?:name|s)?")
_CARE_OF: Final = re.compile(r"\s*c\s*/\s*o\.?\s*", re.IGNORECASE)
_STATED_FOR: Final = re.compile(r"\b(?:as on|as at|as of|on|in|at)\b.*")  # "Age as on 31.12.2024"
_YEAR: Final = re.compile(r"(?<!\d)(1[3-5]\d\d|19\d\d|20[0-8]\d)(?!\d)")
_CALENDARS: Final = (
    ("bs", re.compile(r"\bb ?s\b|\bbikram\b|\bvikram\b|वि ?स\b|वि सं|विसं|विक्रम|\bbikrami\b")),
    ("sh", re.compile(r"\bs ?h\b|\bshamsi\b|\bhijri shamsi\b|شمسی|\bsolar hijri\b")),
    ("ad", re.compile(r"\ba ?d\b|\bc ?e\b|\bgregorian\b|ई ?सं|\benglish date\b|عیسوی|میلادی")),
)
_DATED: Final = frozenset({Column.BIRTH_DATE, Column.JOINED_ON, Column.LEFT_ON, Column.BIRTH_YEAR})
_TYPING_ERRORS_FROM: Final = 5  # letters; in shorter words one wrong letter is another word


@cache
def recognise(heading: str) -> Meaning | None:
    """The meaning of one heading, None when its words are not known."""
    if len(heading) > LONGEST_HEADING:
        return None
    if heading.strip() in ("#", "№"):
        return Meaning(Column.IGNORE)
    if _CARE_OF.fullmatch(heading):  # "CO" is a community organisation
        return Meaning(Column.RELATIVE_NAME)
    folded = fold(heading)
    if not folded:
        return None
    calendar = next((name for name, sign in _CALENDARS if sign.search(folded)), "")
    found = (
        _of_words(folded)
        or _of_parts(heading)
        or _of_words(fold(_BRACKETS.sub(" ", heading)))
        or _of_words(_without(folded, calendar))
        or _of_words(_STATED_FOR.sub("", folded).strip())
        or _misspelt(folded)
    )
    if found is None:
        return None
    if found.column is Column.AGE and (year := _YEAR.search(fold_digits(heading))):
        return replace(found, year=int(year.group()))
    if found.column in _DATED and calendar:
        return replace(found, calendar=calendar)
    return found


def about_another(heading: str) -> bool:
    """Whether the heading is about a relative or somebody else than the member herself."""
    return bool(set(fold(heading).split()) & (_NOT_HERSELF | _RELATIVE))


def _of_words(folded: str) -> Meaning | None:
    """The meaning of a folded heading taken as one expression."""
    if not folded:
        return None
    column = _KNOWN.get(_squeeze(folded)) or _relative(folded) or _by_fewer_words(folded)
    return Meaning(column) if column else None


def _relative(folded: str) -> Column | None:
    """ "father husband name", "h f name", "s o d o w o": one relative, or one of two."""
    tokens = set(folded.split())
    squeezed = _squeeze(folded)
    if len(squeezed) > 1 and _SON_OF.fullmatch(squeezed):
        kinds = {squeezed[i] for i in range(0, len(squeezed) - 1, 2) if squeezed[i + 1] == "o"}
        if kinds == {"w"}:
            return Column.HUSBAND_NAME
        return Column.FATHER_NAME if kinds and kinds <= {"s", "d"} else Column.RELATIVE_NAME
    father, husband = bool(tokens & _FATHER), bool(tokens & _HUSBAND)
    letters = tokens & {"h", "f"}
    if letters and ("name" in tokens or len(letters) == 2 or father or husband):
        father, husband = father or "f" in letters, husband or "h" in letters
    guardian = bool(tokens & _GUARDIAN)
    if not (father or husband or guardian) or not tokens <= _RELATIVE | _JOINING:
        return None
    if guardian or (father and husband):
        return Column.RELATIVE_NAME
    return Column.FATHER_NAME if father else Column.HUSBAND_NAME


def _by_fewer_words(folded: str) -> Column | None:
    """ "mobile no of member" and "savings rs" without the words that add nothing."""
    tokens = folded.split()
    if len(tokens) < 2 or set(tokens) & (_NOT_HERSELF | _RELATIVE):
        return None
    left = [token for token in tokens if token not in _FILLERS and not token.isdigit()]
    if not left or len(left) == len(tokens):
        return None
    return _KNOWN.get("".join(left))


def _of_parts(heading: str) -> Meaning | None:
    """A heading in two scripts or with an addition: "نام / Name", "Village/Mohalla"."""
    if about_another(heading):
        parts = _scripts_apart(heading)
        if len(parts) < 2:
            return None
    else:
        parts = [part for part in _PARTS.split(heading) if part.strip()]
        if len(parts) < 2:
            parts = _scripts_apart(heading)
    found = [(part, meaning) for part in parts if (meaning := _of_words(fold(part)))]
    found = [pair for pair in found if pair[1].column is not Column.IGNORE] or found
    if not found:
        return None
    columns = [meaning.column for _, meaning in found]
    if {Column.FATHER_NAME, Column.HUSBAND_NAME} <= set(columns):
        return Meaning(Column.RELATIVE_NAME)
    two_scripts = len({script(part) for part, _ in found}) > 1
    native = columns[0] is Column.FULL_NAME and columns.count(Column.FULL_NAME) > 1 and two_scripts
    return replace(found[0][1], native=native)


def _scripts_apart(heading: str) -> list[str]:
    """ "نام Name" as ["نام", "Name"]: one piece for each run of words in one script."""
    runs: list[tuple[str, list[str]]] = []
    for word in re.split(r"[\s/|()]+", heading):
        kind = script(word)
        if runs and (not kind or runs[-1][0] == kind):
            runs[-1][1].append(word)
        elif word:
            runs.append((kind, [word]))
    return [" ".join(words) for _, words in runs]


def _without(folded: str, calendar: str) -> str:
    """The folded heading without years, copies ("Phone 2") and the name of the calendar."""
    words = [word for word in folded.split() if not word.isdigit()]
    rest = " ".join(words)
    if calendar:
        rest = dict(_CALENDARS)[calendar].sub(" ", rest)
    return " ".join(rest.split())


def _misspelt(folded: str) -> Meaning | None:
    """A known word with one letter wrong, missing, added or swapped: "Adress", "Moblie No"."""
    squeezed = _squeeze(folded)
    if len(squeezed) < _TYPING_ERRORS_FROM or set(folded.split()) & (_NOT_HERSELF | _RELATIVE):
        return None
    near = {column for word, column in _KNOWN.items() if _one_slip(squeezed, word)}
    return Meaning(near.pop(), guessed=True) if len(near) == 1 else None


def _one_slip(a: str, b: str) -> bool:
    if abs(len(a) - len(b)) > 1 or len(b) < _TYPING_ERRORS_FROM:
        return False
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    rest_a, rest_b = a[start:], b[start:]
    return (
        rest_a[1:] == rest_b[1:]
        or rest_a[1:] == rest_b
        or rest_a == rest_b[1:]
        or (rest_a[:2] == rest_b[:2][::-1] and rest_a[2:] == rest_b[2:])
    )


_REPEATABLE: Final = frozenset({Column.PHONE, Column.NATIONAL_ID, Column.IGNORE, Column.ASIDE})


def settle(
    headings: Sequence[str], values: Sequence[Sequence[str]] | None = None
) -> tuple[Meaning, ...]:
    """The meanings of all columns of a sheet, `values` being some cells of each column.

    No meaning but phone, number and the unknown is given twice: of two name columns the one titled
    in another script holds the native name, any other double is kept aside. Columns whose heading
    is not known are guessed from their values.
    """
    found: list[Meaning | None] = [recognise(heading) for heading in headings]
    found = _settle_ids(headings, found, values)
    names = [i for i, m in enumerate(found) if m and m.column is Column.FULL_NAME]
    if len(names) > 1 and not any(m and m.column is Column.FULL_NAME_NATIVE for m in found):
        native = [i for i in names if script(headings[i]) not in ("latin", "")]
        if native and len(native) < len(names):
            found[native[0]] = Meaning(Column.FULL_NAME_NATIVE)
    taken = {m.column for m in found if m}
    if values is not None:
        for i, meaning in enumerate(found):
            if meaning is None and (column := guess(values[i])) and column not in taken:
                found[i] = Meaning(column, guessed=True)
                taken.add(column)
    return _once_each(found)


def _settle_ids(
    headings: Sequence[str],
    found: list[Meaning | None],
    values: Sequence[Sequence[str]] | None,
) -> list[Meaning | None]:
    """A bare "ID" is the registry's number, or the body's beside a named national number."""
    ids = [i for i, m in enumerate(found) if m and m.column is Column.NATIONAL_ID]
    for i in ids:
        if _squeeze(fold(headings[i])) not in ("id", "idno", "idnumber"):
            continue
        column = guess(values[i]) if values is not None else None
        if column is Column.OWN_NUMBER:
            found[i] = Meaning(Column.OWN_NUMBER, guessed=True)
        elif len(ids) > 1 and column is not Column.NATIONAL_ID:
            free = not any(m and m.column is Column.MEMBER_NUMBER for m in found)
            found[i] = Meaning(Column.MEMBER_NUMBER if free else Column.ASIDE, guessed=True)
    return found


def _once_each(found: Iterable[Meaning | None]) -> tuple[Meaning, ...]:
    seen: set[Column] = set()
    settled = []
    for meaning in found:
        meaning = meaning or Meaning(Column.ASIDE)
        if meaning.column in seen and meaning.column not in _REPEATABLE:
            meaning = Meaning(Column.ASIDE)
        seen.add(meaning.column)
        settled.append(meaning)
    return tuple(settled)


_MOSTLY: Final = 0.8  # so many of the values must look alike before a column is guessed
_FEWEST: Final = 4  # values
_OWN: Final = re.compile(r"[A-Z]{2}-\d{5,9}")
_PHONE: Final = re.compile(
    r"(?:\+|00)(?:92|880|91|977|94|93|975|960)\d{7,11}"
    r"|03\d{9}|3[0-4]\d{8}|01[3-9]\d{8}|1[3-9]\d{8}|[6-9]\d{9}|07\d{8}|7[0-8]\d{7}"
)
_ID: Final = re.compile(r"\d{13}|\d{12}|\d{17}|\d{9}[VX]")
_BETWEEN_DIGITS: Final = re.compile(r"[\s().\-–]")
_SEXES: Final = frozenset(
    _split("F, M, W, female, male, woman, man, عورت, مرد, خاتون, মহিলা, পুরুষ, নারী, महिला, पुरुष")
)


def guess(values: Iterable[str]) -> Column | None:
    """What a column with an unknown heading may hold, judged by its values; None when unclear."""
    filled = [value.strip() for value in values if value.strip()]
    if len(filled) < _FEWEST:
        return None
    enough = len(filled) * _MOSTLY
    digits = [_BETWEEN_DIGITS.sub("", fold_digits(value)).upper() for value in filled]
    if sum(bool(_OWN.fullmatch(value)) for value in filled) >= enough:
        return Column.OWN_NUMBER
    if sum(bool(_PHONE.fullmatch(value)) for value in digits) >= enough:
        return Column.PHONE
    if sum(bool(_ID.fullmatch(value)) for value in digits) >= enough:
        return Column.NATIONAL_ID
    if sum(fold(value) in _SEXES for value in filled) >= enough:
        return Column.GENDER
    if all(value.isdigit() for value in digits):
        numbers = [int(value) for value in digits]
        if all(later - earlier == 1 for earlier, later in pairwise(numbers)):
            return Column.IGNORE
    return None
