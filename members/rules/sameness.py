"""Are two records one woman? Pairs are proposed by SQL, by equality only; they are judged here.

Order of evidence (the clerk's policy): own number; national id across its forms; then name,
relative, place and age within three years, in any spelling. Another number of the same family
forbids a match; numbers of different families prove nothing; an empty field never agrees with
anything; a first name alone proves nothing.

`block_keys` are the strings by which the database proposes pairs; equal national ids are found
apart, by their keyed hash.
"""

import struct
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from functools import lru_cache
from hashlib import blake2b
from typing import Final, NamedTuple

from members.rules import names
from members.rules.known import Known, Number, known_of, number
from members.rules.numbers import swapped
from members.rules.text import fold
from members.vocabulary.reasons import Reason

__all__ = [
    "NOBODY", "NOTHING", "Answer", "Known", "Number", "Sameness", "as_integer", "as_integers",
    "block_keys",
    "judge", "keys_between", "keys_of", "known_of", "number", "years_apart",
]  # fmt: skip

YEARS_APART: Final = 3  # typed ages shift so much (lessons 5.3: OpenCRVS)
_GENERATION: Final = 12  # years that two papers of one woman never differ by


class Answer(StrEnum):
    SAME = "same"  # certain
    CONFLICT = "conflict"  # one number, clearly two persons
    POSSIBLE = "possible"  # a clerk decides
    NAMESAKE = "namesake"  # same name and relative, known to be two
    OTHER = "other"


class Sameness(NamedTuple):
    """The judgement on a pair. `reasons` are codes without row, in the order of the report."""

    answer: Answer
    reasons: tuple[Reason, ...] = ()
    phone: bool = False  # a phone is shared


NOTHING: Final = Sameness(Answer.OTHER)  # of such a pair nothing is to be said

# --- proposing pairs

NOBODY: Final = ("", "")


def block_keys(known: Known) -> tuple[str, ...]:
    """The keys of a record, see `keys_of`."""
    return keys_of(known.name, known.relative, known.phones[0] if known.phones else "")


def keys_of(name: str, relative: str, phone: str) -> tuple[str, ...]:
    """At most three keys; two records with an equal key are a pair to be judged.

    - `e:` exact name and relative, or without a relative `x:` the exact name of two words and
      more. `f:` is a lone first name without a relative: for rows of one list only, never against
      the register, where it would propose thousands;
    - `c:` sounds of the first words of name and relative, honorifics left out: other spellings,
      other scripts, a second name dropped;
    - `p:` the phone.
    """
    by = names.key_and_sound(relative) if relative else NOBODY
    exact, sounds = keys_between(names.key_and_sound(name), by)
    return tuple(key for key in (exact, sounds, f"p:{phone}" if phone else "") if key)


def keys_between(her: tuple[str, str], relative: tuple[str, str]) -> tuple[str, str]:
    """The first two of them, '' where there is none, of what `names.key_and_sound` says of the
    name and of the relative; `NOBODY` without one."""
    exact, sound = her
    by, by_sound = relative
    if not exact:
        return NOBODY
    if by:
        return f"e:{exact}|{by}", f"c:{sound}|{by_sound}"
    return f"{'x' if ' ' in exact else 'f'}:{exact}", ""


def as_integer(block_key: str) -> int:
    """A block key as a signed 64-bit integer for an index. Equal keys give equal integers; two
    keys may meet by chance, which costs one judgement and nothing else."""
    return as_integers((block_key,))[0]


def as_integers(block_keys: Sequence[str]) -> tuple[int, ...]:
    """The same of many."""
    digests = []
    for key in block_keys:
        hashed = _HASH.copy()
        hashed.update(key.encode())
        digests.append(hashed.digest())
    return struct.unpack(f">{len(digests)}q", b"".join(digests))


_HASH: Final = blake2b(digest_size=8)  # a copy is made faster than a new one


# --- judging pairs


@lru_cache(maxsize=4096)
def _moment(day: date) -> float:
    """The day in years."""
    return day.year + day.timetuple().tm_yday / 366


def _born(known: Known) -> tuple[float, float] | None:
    """The earliest and latest moment of birth, in years; None when nothing is known."""
    if known.birth_date is not None:
        year = _moment(known.birth_date)
        return year, year
    if known.birth_year is not None:
        return known.birth_year, known.birth_year + 1
    if known.age is not None and known.age_on is not None:
        told = _moment(known.age_on)
        return told - known.age - 1, told - known.age
    return None


def years_apart(a: Known, b: Known) -> float | None:
    """The years between two births at the least; None when one is not known.

    Two ages told without a day are compared as they stand.
    """
    one, other = _born(a), _born(b)
    if one is not None and other is not None:
        return max(0.0, one[0] - other[1], other[0] - one[1])
    if a.age is not None and b.age is not None:
        return abs(a.age - b.age)
    return None


def _name_score(a: Known, b: Known) -> int:
    found = 100 if _equal_names(a, b) else names.score(a.name, b.name)
    if found >= names.SIMILAR or not (a.native or b.native):
        return found
    pairs = ((a.native, b.native), (a.native, b.name), (a.name, b.native))
    return max(found, *(names.score(one, other) for one, other in pairs))


def _comparable(a: Known, b: Known) -> bool:
    return names.comparable(a.name, b.name) or names.comparable(a.native, b.native)


def _equal_names(a: Known, b: Known) -> bool:
    name = a.key("name")
    return bool(name) and (a.name == b.name or name == b.key("name"))


def _namesakes(a: Known, b: Known) -> bool:
    """Name and relative written the same."""
    relative = a.key("relative")
    return bool(relative) and relative == b.key("relative") and _equal_names(a, b)


def _places(a: Known, b: Known) -> bool | None:
    """Whether the places agree: None where one is not known, False where they contradict."""
    agree: bool | None = None
    for of in ("locality", "ward"):
        one, other = a.key(of), b.key(of)
        if not one or not other:
            continue
        if one != other and (of == "ward" or not names.similar(one, other) or _digits_differ(a, b)):
            return False
        agree = True
    return agree


def _digits_differ(a: Known, b: Known) -> bool:
    one, other = (
        [word for word in fold(known.locality).split() if word.isdecimal()] for known in (a, b)
    )
    return one != other


def _shared_phone(a: Known, b: Known) -> bool:
    return any(phone in b.phones for phone in a.phones)


def _number_forms(a: Number, b: Number) -> Reason:
    if a.kind == b.kind:
        return Reason.SAME_NATIONAL_ID
    if {a.kind, b.kind} == {"BD_NID13", "BD_NID17"}:
        return Reason.SAME_ID_13_IN_17
    return Reason.SAME_ID_OLD_AND_NEW


def _plausible(a: Known, b: Known) -> bool:
    """Whether two records with one number can be one woman: names as written by two hands."""
    apart = years_apart(a, b)
    near = apart is None or apart <= _GENERATION
    if near and _equal_names(a, b):
        return True
    if not a.name or not b.name or not _comparable(a, b):
        return near
    if _name_score(a, b) < names.SIMILAR:
        return False
    return near or _similar_relatives(a, b) or _shared_phone(a, b)


def _similar_relatives(a: Known, b: Known) -> bool:
    return bool(a.relative and b.relative) and names.similar(a.relative, b.relative)


def _numbers(a: Known, b: Known) -> tuple[tuple[Number, Number] | None, bool]:
    """The pair of equal numbers, and where there is none, whether a family differs."""
    differ = False
    for one in a.numbers:
        for other in b.numbers:
            if one.link == other.link and one.family == other.family:
                return (one, other), False
            differ = differ or one.family == other.family
    return None, differ


def _swapped(a: Known, b: Known) -> bool:
    """Whether two of their numbers, of which none are equal, differ by a swap of digits."""
    return any(
        swapped(one.read_digits, other.read_digits)
        for one in a.numbers
        for other in b.numbers
        if one.family == other.family
    )


def judge(a: Known, b: Known) -> Sameness:
    """Whether two records are one woman. Symmetric, never raises."""
    phone = _shared_phone(a, b)
    equal, differ = _numbers(a, b)
    if equal is not None or (a.own_number and a.own_number == b.own_number):
        if not _plausible(a, b):  # a digit slipped: never a silent choice
            return Sameness(Answer.CONFLICT, (Reason.ID_CONFLICT,), phone)
        by = Reason.SAME_PERSON_ROW if equal is None else _number_forms(*equal)
        return Sameness(Answer.SAME, (by,), phone)
    if differ or (a.own_number and b.own_number):
        return _with_other_number(a, b, phone)
    return _without_number(a, b, phone)


def _with_other_number(a: Known, b: Known, phone: bool) -> Sameness:
    """Two different numbers of one document: two women, unless two digits were swapped."""
    if phone and not (a.own_number and b.own_number):
        apart = years_apart(a, b)
        near = apart is None or apart <= YEARS_APART
        if near and _swapped(a, b) and _name_score(a, b) >= names.SIMILAR:
            return Sameness(Answer.POSSIBLE, (*_doubt(a, b), Reason.IDS_SWAPPED), phone)
    # a namesake whose age nobody knows adds nothing that the two numbers have not said
    known = a.has_age == b.has_age
    if _namesakes(a, b) and known:
        return _told_apart(Answer.NAMESAKE, Reason.SAME_NAME_AND_RELATIVE, phone)
    if not a.relative and not b.relative and _equal_names(a, b) and known:
        return _told_apart(Answer.NAMESAKE, Reason.SAME_NAME, phone)
    return _other(phone)


def _without_number(a: Known, b: Known, phone: bool) -> Sameness:
    """No two numbers to compare: everything else must agree, and the clerk decides."""
    namesakes, apart = _namesakes(a, b), years_apart(a, b)
    # without an age only the phone can stand in; a contradicting place only gives way to the phone
    near = phone if apart is None else apart <= YEARS_APART
    places = _places(a, b) if near else None
    if near and (places or phone) and (namesakes or _alike(a, b, phone)):
        if namesakes and phone and places is not False and _told_alike(a, b):
            return Sameness(Answer.SAME, (Reason.SAME_PERSON_ROW,), phone)
        return Sameness(Answer.POSSIBLE, _doubt(a, b), phone)
    if namesakes:
        return _told_apart(Answer.NAMESAKE, Reason.SAME_NAME_AND_RELATIVE, phone)
    if not a.relative and not b.relative and _equal_names(a, b):
        return _told_apart(Answer.NAMESAKE, Reason.SAME_NAME, phone)
    return _other(phone)


def _alike(a: Known, b: Known, phone: bool) -> bool:
    """Whether the names may be hers: with a relative's, or else with the phone."""
    if a.relative and b.relative:
        return _name_score(a, b) >= names.SIMILAR and names.similar(a.relative, b.relative)
    return phone and _name_score(a, b) >= names.SIMILAR


def _told_alike(a: Known, b: Known) -> bool:
    """Two records without any number and with the same age or birth, told, not worked out."""
    if a.numbers or b.numbers or not a.has_age:
        return False
    return (a.birth_date, a.birth_year, a.age) == (b.birth_date, b.birth_year, b.age)


def _doubt(a: Known, b: Known) -> tuple[Reason, ...]:
    if _namesakes(a, b):
        return Reason.POSSIBLE_DUPLICATE, Reason.SAME_NAME_AND_RELATIVE
    return (Reason.POSSIBLE_DUPLICATE,)


def _told_apart(answer: Answer, reason: Reason, phone: bool) -> Sameness:
    return Sameness(answer, (reason, Reason.PHONE_SHARED) if phone else (reason,), phone)


def _other(phone: bool) -> Sameness:
    return Sameness(Answer.OTHER, (Reason.PHONE_SHARED,), phone) if phone else NOTHING
