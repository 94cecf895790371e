"""Amendments: the difference between two versions, article by article.

An article is the same in two versions when its `line` is; its number, place and heading may change.
`old + amendment = new`: `applied` gives back the new version from the old one and its changes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


@dataclass(frozen=True, slots=True)
class Written:
    """An article as it is written down in a version."""

    line: str  # stays with it from version to version
    number: str
    heading: str = ""
    text: str = ""
    kind: str = ""
    parameters: Mapping[str, Any] | None = None

    def __hash__(self) -> int:
        return hash(self.line)

    @property
    def says(self) -> tuple[object, ...]:
        """All that it says; its number is no part of it."""
        return self.heading, self.text, self.kind, dict(self.parameters or {})


class What(StrEnum):
    """What an amendment does to an article."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    RENUMBERED = "renumbered"  # says the same under another number
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Change:
    """One article in both versions; None where it does not stand."""

    what: What
    before: Written | None
    after: Written | None

    @property
    def blanks(self) -> tuple[str, ...]:
        """The names of the parameters that differ, of an article whose kind stayed."""
        if not (self.before and self.after) or self.before.kind != self.after.kind:
            return ()
        old, new = self.before.parameters or {}, self.after.parameters or {}
        return tuple(name for name in {**old, **new} if old.get(name) != new.get(name))


def difference(old: Sequence[Written], new: Sequence[Written]) -> list[Change]:
    """All articles of both versions: in the order of the new one, then those that went."""
    before = {one.line: one for one in old}
    found = [_change(before.get(one.line), one) for one in new]
    kept = {one.line for one in new}
    return found + [Change(What.REMOVED, one, None) for one in old if one.line not in kept]


def _change(before: Written | None, after: Written) -> Change:
    if before is None:
        return Change(What.ADDED, None, after)
    if before.says != after.says:
        return Change(What.CHANGED, before, after)
    if before.number != after.number:
        return Change(What.RENUMBERED, before, after)
    return Change(What.SAME, before, after)


def applied(old: Sequence[Written], changes: Sequence[Change]) -> list[Written]:
    """The new version. Raises ValueError when the amendment is not one of this old version."""
    before = {one.line: one for one in old}
    touched = [one.before for one in changes if one.before is not None]
    lines = {one.line for one in touched}
    if (
        lines != set(before)
        or len(touched) != len(lines)
        or any(before[one.line] != one for one in touched)
    ):
        raise ValueError("the amendment belongs to another version")
    return [one.after for one in changes if one.after is not None]
