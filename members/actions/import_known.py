"""What a row does to a person whom the register knows: fields, facts, and her membership.

Asked by the check for people it is certain of, and when a clerk says that a row in doubt is she.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from members.queries.import_candidates import Somebody, Spell
from members.rules import differences
from members.rules.understood import Remark
from members.vocabulary.columns import Column
from members.vocabulary.reasons import Effect, Reason


@dataclass(slots=True)
class Joining:
    """The row's effect on her. `refused` says why it cannot come in; the rest is then empty."""

    effect: Effect = Effect.NEW
    membership_id: int | None = None
    changes: dict[str, Any] = field(default_factory=dict)
    refused: Remark | None = None
    remark: Remark | None = None


def join(
    values: Mapping[str, Any], number: tuple[str, str] | None, phones: Collection[str],
    somebody: Somebody, spell: Spell | None, *, as_of: date, file_wins: bool,
) -> Joining:  # fmt: skip
    """`number` is (kind, keyed hash) of the row, `spell` hers in the row's body."""
    fields = somebody.fields
    if fields["is_deceased"]:
        return Joining(Effect.NONE, refused=Remark(Reason.DECEASED, Column.FULL_NAME))
    made = Joining()
    parts = {
        "person": differences.of_person(fields, values, file_wins=file_wins),
        "added": _added(values, number, phones, somebody),
    }
    if spell is not None and spell.membership_id:
        made.membership_id = spell.membership_id
        parts["membership"] = differences.of_membership(
            number=spell.number, category=spell.category, begins_on=spell.begins_on,
            declared=spell.declared, values=values,
        )  # fmt: skip
        made.effect = Effect.CHANGED if any(parts.values()) else Effect.UNCHANGED
    elif spell is not None and spell.ended_on:
        _come_back(values, spell.ended_on, as_of, made)
        if made.refused:
            return made
    made.changes.update((name, part) for name, part in parts.items() if part)
    return made


def _added(
    values: Mapping[str, Any], number: tuple[str, str] | None, phones: Collection[str],
    somebody: Somebody,
) -> dict[str, Any]:  # fmt: skip
    """A number or phone that her record does not have; what it has stays beside."""
    added: dict[str, Any] = {}
    known = somebody.known
    if number and number not in [(one.kind, one.link) for one in known.numbers]:
        added["national_id"] = [None, values.get("national_id")]
    new = [phone for phone in phones if phone not in known.phones]
    if new:
        added["phone"] = [None, ", ".join(new)]
    return added


def _come_back(values: Mapping[str, Any], ended_on: date, as_of: date, made: Joining) -> None:
    """She left that body and stands on its list again: a second spell, if it can begin after.

    The list says on which day she joined or, failing that, on which day it was true.
    """
    told = values.get("begins_on")
    begins = date.fromisoformat(told) if told else as_of
    if begins < ended_on:
        made.effect = Effect.NONE
        made.refused = Remark(Reason.ALREADY_LEFT, Column.JOINED_ON, ended_on.isoformat())
        return
    made.remark = Remark(Reason.CAME_BACK, Column.JOINED_ON, ended_on.isoformat())
    if not told:
        made.changes["begins_on"] = begins.isoformat()
