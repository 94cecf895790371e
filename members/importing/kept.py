"""What is kept of a read row beside its cells: values as JSON, keys, the year of birth."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final, NamedTuple

from members.actions.import_staging import NULL
from members.rules.known import Known
from members.rules.names import key_and_sound
from members.rules.numbers import mask
from members.rules.sameness import NOBODY, as_integer, as_integers, keys_between
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


def keys(name: str, relative: str) -> Keys:
    """The block keys of a person as integers."""
    by = key_and_sound(relative) if relative else NOBODY
    exact, sounds = keys_between(key_and_sound(name), by)
    if not exact:
        return _NO_KEYS
    return Keys(as_integer(exact), as_integer(sounds) if sounds else None, exact[:2] == _LONE)


def keys_of_all(
    hers: Iterable[tuple[str, str]], relatives: Iterable[tuple[str, str]]
) -> tuple[list[str], list[str], list[str]]:
    """The same of many, of what `names.key_and_sound` says of their names, as COPY reads them: the
    names, the cores, whether they are lone."""
    between = list(map(keys_between, hers, relatives))
    names = iter(as_integers([exact for exact, _ in between if exact]))
    heard = list({sounds for _, sounds in between if sounds})
    cores = dict(zip(heard, as_integers(heard), strict=True))
    return (
        [str(next(names)) if exact else NULL for exact, _ in between],
        [str(cores[sounds]) if sounds else NULL for _, sounds in between],
        ["t" if exact[:2] == _LONE else "f" for exact, _ in between],
    )


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
