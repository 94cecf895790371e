"""What is kept of a read row beside its cells: values as JSON, keys, the year of birth."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any, Final, NamedTuple

from members.actions.import_staging import NULL
from members.rules.known import Known
from members.rules.names import key_and_sound
from members.rules.numbers import mask
from members.rules.sameness import NOBODY, as_integer, keys_between
from members.rules.understood import Understood

DECLARED: Final = (
    "fee_amount", "shares", "savings", "post", "category_hint", "status", "remarks",
)  # fmt: skip
NEVER_UNSEALED: Final = frozenset({"IN_AADHAAR"})  # kept as hash and tail only
_AS_IT_IS: Final = (str, int)  # for JSON; bool is an int


class Keys(NamedTuple):
    """The keys by which pairs are proposed. `lone` is a first name without a relative."""

    name: int | None = None
    core: int | None = None
    lone: bool = False


_LONE: Final = "f:"  # see `sameness.keys_of`
_NO_KEYS: Final = Keys()
_of_sounds = lru_cache(maxsize=16384)(as_integer)  # few pairs of sounds, and many rows of each


def keys(name: str, relative: str) -> Keys:
    """The block keys of a person as integers."""
    return keys_of_two(key_and_sound(name), key_and_sound(relative) if relative else NOBODY)


def keys_of_two(her: tuple[str, str], relative: tuple[str, str]) -> Keys:
    """The same of what `names.key_and_sound` says of the two."""
    exact, sounds = keys_between(her, relative)
    if sounds:
        return Keys(as_integer(exact), _of_sounds(sounds))
    return Keys(as_integer(exact), None, exact[:2] == _LONE) if exact else _NO_KEYS


def keys_of_all(
    hers: Iterable[tuple[str, str]], relatives: Iterable[tuple[str, str]]
) -> tuple[list[str], list[str], list[str]]:
    """`keys_of_two` of many, as COPY reads them: the names, the cores, whether they are lone."""
    names, cores, lone = list[str](), list[str](), list[str]()
    for her, relative in zip(hers, relatives, strict=True):
        exact, sounds = keys_between(her, relative)
        names.append(str(as_integer(exact)) if exact else NULL)
        cores.append(str(_of_sounds(sounds)) if sounds else NULL)
        lone.append("t" if exact[:2] == _LONE else "f")
    return names, cores, lone


def about_born(known: Known) -> int | None:
    """The year of birth, give or take one."""
    if known.birth_date is not None:
        return known.birth_date.year
    if known.birth_year is not None:
        return known.birth_year
    if known.age is not None and known.age_on is not None:
        return known.age_on.year - known.age
    return None


def values_of(read: Understood) -> dict[str, Any]:
    """The values as JSON keeps them: ISO days, the number masked, and what belongs together."""
    values: dict[str, Any] = {}
    for name, value in read.values.items():
        if value is None:
            continue
        if isinstance(value, _AS_IT_IS):
            values[name] = value
        else:
            values[name] = value.isoformat() if isinstance(value, date) else float(str(value))
    number = read.number
    if number is not None and number.number:
        values["national_id"] = mask(number.kind, number.number)
    elif number is not None and number.tail:
        values["national_id_tail"] = number.tail
    if read.other_phones:
        values["other_phones"] = list(read.other_phones)
    declared = {name: values[name] for name in DECLARED if values.get(name) not in (None, "")}
    declared.update({title[:80]: cell[:2000] for title, cell in read.aside.items()})
    if declared:
        values["declared"] = declared
    if values.get("joined_on"):
        values["begins_on"] = values["joined_on"]
    return values


def leave_out_shares(values: dict[str, Any]) -> None:
    """Of a blank cell: none were bought, but a blank never overwrites what is known."""
    values.get("declared", {}).pop("shares", None)
