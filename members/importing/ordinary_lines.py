"""The lines of some thousand ordinary rows, gathered part by part and written at the end."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat
from typing import Final, TypeVar, cast

from members.actions.import_staging import NULL, json_of, words_of
from members.importing import kept
from members.importing.ordinary_parts import NO_NAME, NOTHING, Named, Share
from members.importing.staging import NOTHING_TO_SAY, said
from members.rules.sheets import settle_row
from members.rules.understood import Remark

Said = TypeVar("Said", Named, Share)
_PLAIN: Final = f"{NOTHING_TO_SAY.status}\t{NOTHING_TO_SAY.effect}\t[]"


class Lines:
    """What the parts of some rows say, each part for all rows. `odd` are not ordinary."""

    def __init__(self, rows: int) -> None:
        self.rows = rows
        self.odd: set[int] = set()
        self._values: list[Iterable[str]] = []  # members of the JSON of values, part by part
        self._declared: list[Iterable[str | None]] = []
        self._remarks: dict[int, list[Remark]] = {}

    def names(self, said: list[Named | None]) -> list[Named]:
        """Take names; the odd ones come back as `NO_NAME`."""
        found = self._without_odd(said, NO_NAME)
        self._values.append([name.values for name in found])
        self._take_declared([name.declared for name in found])
        return found

    def shares(self, said: list[Share | None]) -> list[Share]:
        """Take what another part says; the odd ones come back as `NOTHING`."""
        found = self._without_odd(said, NOTHING)
        self._values.append([share.values for share in found])
        self._take_declared([share.declared for share in found])
        self._take_remarks([share.remarks for share in found])
        return found

    def values(self, values: list[str], others: Mapping[int, Share | None]) -> None:
        """Take a part that mostly adds values only; `others` are the rows where it says more."""
        declared: list[str | None] = [None] * self.rows
        remarks: list[tuple[Remark, ...]] = [()] * self.rows
        for at, share in others.items():
            if share is None:
                self.odd.add(at)
            else:
                values[at], declared[at], remarks[at] = share.values, share.declared, share.remarks
        self._values.append(values)
        self._take_declared(declared)
        self._take_remarks(remarks)

    def _without_odd(self, said: list[Said | None], nothing: Said) -> list[Said]:
        if None not in said:
            return cast("list[Said]", said)
        self.odd.update(at for at, one in enumerate(said) if one is None)
        return [nothing if one is None else one for one in said]

    def _take_declared(self, declared: list[str | None]) -> None:
        if declared.count(None) < self.rows:
            self._declared.append(declared)

    def _take_remarks(self, told: list[tuple[Remark, ...]]) -> None:
        if any(told):
            for at, remarks in enumerate(told):
                if remarks:
                    self._remarks.setdefault(at, []).extend(remarks)

    def made(
        self, place: Sequence[Iterable[str]], hers: Sequence[Named],
        native: Sequence[Named] | None, relatives: Sequence[Named],
        *, sealed: Sequence[str], into: Sequence[str], found_by: Sequence[str],
        phones: Sequence[str | None], own_numbers: Sequence[Share] | None, born: Sequence[Share],
    ) -> list[bytes | None]:  # fmt: skip
        """The line of each row; None for the odd ones. `place` are its ord, sheet and number."""
        by_name, by_sound, lone = kept.keys_of_all(
            [name.spoken for name in hers], [name.spoken for name in relatives]
        )
        own = native or repeat(NO_NAME)
        numbers = [share.own_number for share in own_numbers] if own_numbers else repeat(NULL)
        columns = (
            *place, self._verdicts(), self._objects(), sealed, into, found_by, by_name, by_sound,
            [NULL if phone is None else phone for phone in phones], numbers,
            map(_words, hers, own, relatives), lone, [share.born for share in born], repeat("f\n"),
        )  # fmt: skip
        # most lines are ASCII: one by one they are encoded faster than in one text
        lines: list[bytes | None] = [
            line.encode() for line in map("\t".join, zip(*columns, strict=False))
        ]
        for at in self.odd:
            lines[at] = None
        return lines

    def _verdicts(self) -> list[str]:
        """Status, effect and reasons of each row: it has nothing but its own remarks."""
        made = [_PLAIN] * self.rows
        for at, remarks in self._remarks.items():
            if at not in self.odd:
                made[at] = _settled(remarks)
        return made

    def _objects(self) -> Iterable[str]:
        """The values of each row as JSON, with what is declared as an object in them."""
        texts = ["".join(parts)[1:] for parts in zip(*self._values, strict=True)]
        if not self._declared:
            return [f"{{{text}}}" for text in texts]
        told = self._declared[0] if len(self._declared) == 1 else map(_joined, *self._declared)
        return map(_object, texts, told)


def _joined(*declared: str | None) -> str | None:
    told = [members for members in declared if members is not None]
    return "".join(told) if told else None


def _object(values: str, declared: str | None) -> str:
    if declared is None:
        return f"{{{values}}}"
    inner = f'"declared":{{{declared[1:]}}}'
    return f"{{{values},{inner}}}" if values else f"{{{inner}}}"


def _settled(remarks: Sequence[Remark]) -> str:
    """Status, effect and reasons of a row that has nothing but its own remarks."""
    settled = settle_row(None, remarks, ())
    reasons = [said(one.reason, one.column, one.shown) for one in settled.reasons]
    return f"{settled.status}\t{settled.effect}\t{json_of(reasons)}"


def _words(her: Named, own: Named, by: Named) -> str:
    known = her.known
    if (
        known.isdisjoint(own.words)
        and known.isdisjoint(by.words)
        and own.known.isdisjoint(by.words)
    ):
        return "{" + (her.text + own.text + by.text)[1:] + "}"
    return "{" + words_of(dict.fromkeys((*her.words, *own.words, *by.words))) + "}"
