"""Marking who has voted, by several officers at once; never for whom.

Of two marks in one name the first stands. The second woman is not sent away: her paper is sealed
aside (tendered), and that is a mark of its own. A mark that was made by mistake is taken back until
a count is closed; the history of the registry keeps it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from elections.actions.polls import lock_day
from elections.models import Booth, Election, Entry, Voted
from elections.rules import numbers as rules
from elections.vocabulary.states import Mark

MOST_TOLD = 12  # numbers in one sentence


@dataclass(frozen=True)
class Tap:
    """What an officer says of somebody on the roll, and when she said so."""

    entry: int
    mark: Mark
    at: datetime


@dataclass(frozen=True)
class Told:
    """What became of it: `mark` as it stands now, `wrong` why it was not taken."""

    tap: Tap
    entry: Entry | None
    mark: Voted | None
    wrong: str = ""


@transaction.atomic
def mark(booth: Booth, taps: Iterable[Tap], *, by: Any) -> list[Told]:
    """Write these marks down, in the order in which they were made.

    One that cannot be taken hinders no other: it says why. Raises ValidationError while the booth
    is not open, or once a count is closed.
    """
    election, booth = _held(booth, by=by)
    taps = sorted(taps, key=lambda one: one.at)
    entries = {
        one.pk: one
        for one in Entry.objects.filter(
            election=election, is_on=True, pk__in={one.entry for one in taps}
        ).select_related("booth")
    }  # fmt: skip
    standing = _standing(election, entries)
    told = []
    for tap in taps:
        entry, before = entries.get(tap.entry), standing.get(tap.entry)
        wrong = _against(booth, entry, tap, before)
        if wrong or entry is None:
            told.append(Told(tap, entry, before, wrong))
            continue
        made = Voted.objects.create(**_row(booth, entry, tap, by))
        if tap.mark != Mark.TENDERED:
            standing[entry.pk] = made
        told.append(Told(tap, entry, made))
    return told


def _held(booth: Booth, *, by: Any) -> tuple[Election, Booth]:
    """The election, locked, and the booth as it is; it must be open."""
    election = lock_day(booth.election, by=by)
    booth = Booth.objects.get(pk=booth.pk, election=election)
    booth.election = election
    if booth.opened_at is None:
        raise ValidationError(_("The booth is not opened yet."))
    return election, booth


def _standing(election: Election, entries: Iterable[int]) -> dict[int, Voted]:
    """How these are marked already; who was tendered beside it is left out."""
    rows = Voted.objects.filter(election=election, entry__in=list(entries))
    rows = rows.exclude(mark=Mark.TENDERED).select_related("booth", "marked_by")
    return {one.entry_id: one for one in rows}


def _against(booth: Booth, entry: Entry | None, tap: Tap, before: Voted | None) -> str:
    """Why a mark is not taken; "" where it is."""
    if entry is None:
        return _("She is not on the roll.")
    if entry.booth_id not in (None, booth.pk):
        return _("She is on the roll of booth %(n)d.") % {"n": entry.booth.number}
    if tap.mark == Mark.TENDERED:
        return "" if before else _("Nobody has voted in her name yet. Mark her as having voted.")
    if before is not None:
        return _("Somebody has voted in her name already.")
    return ""


def _row(booth: Booth, entry: Entry, tap: Tap, by: Any) -> dict[str, Any]:
    return {
        "election_id": entry.election_id, "entry": entry, "body_id": booth.body_id,
        "homenet_id": booth.homenet_id, "person_id": entry.person_id, "booth": booth,
        "mark": tap.mark, "marked_at": tap.at, "marked_by": by,
    }  # fmt: skip


@transaction.atomic
def take_back(mark: Voted, *, by: Any) -> None:
    """A mark was made by mistake. Raises ValidationError where it stands for another one."""
    election = lock_day(mark.election, by=by)
    found = Voted.objects.filter(pk=mark.pk, election=election).first()
    if found is None:
        raise ValidationError(_("This mark was taken back meanwhile."))
    beside = Voted.objects.filter(entry=found.entry_id, mark=Mark.TENDERED)
    if found.mark != Mark.TENDERED and beside.exists():
        raise ValidationError(
            _("A paper was set aside because of this mark. Take that mark back first.")
        )
    found.delete()


@transaction.atomic
def from_paper(
    booth: Booth, numbers: Sequence[int], *, by: Any, at: datetime
) -> tuple[int, int]:  # fmt: skip
    """The numbers that are marked on the paper roll of a booth; how many are new, how many not.

    Raises ValidationError where one of them is not on the roll of this booth: then none is taken.
    """
    election, booth = _held(booth, by=by)
    rows = Entry.objects.filter(election=election, is_on=True, number__in=list(numbers))
    entries = {one.number: one for one in rows.select_related("booth")}
    _on_this_roll(booth, numbers, entries)
    there = _standing(election, (one.pk for one in entries.values()))
    new = [one for one in entries.values() if one.pk not in there]
    Voted.objects.bulk_create(
        [Voted(**_row(booth, one, Tap(one.pk, Mark.VOTED, at), by)) for one in new]
    )
    return len(new), len(there)


def _on_this_roll(booth: Booth, numbers: Sequence[int], entries: dict[int | None, Entry]) -> None:
    strange = [one for one in numbers if one not in entries]
    wrong = []
    if strange:
        wrong.append(
            ngettext(
                "This number is not on the roll: %(numbers)s.",
                "These numbers are not on the roll: %(numbers)s.", len(strange),
            ) % {"numbers": _short(strange)}
        )  # fmt: skip
    others: dict[int, list[int]] = {}
    for one in entries.values():
        if one.booth is not None and one.booth_id != booth.pk:
            others.setdefault(one.booth.number, []).append(one.number or 0)
    for number, found in sorted(others.items()):
        told = {"numbers": _short(found), "n": number}
        wrong.append(_("On the roll of booth %(n)d: %(numbers)s.") % told)
    if wrong:
        raise ValidationError({"numbers": wrong})


def _short(numbers: Sequence[int]) -> str:
    """The numbers as a sentence has room for them."""
    parts = rules.written(tuple(numbers)).split(", ")
    return _(", ").join(parts[:MOST_TOLD]) + (" …" if len(parts) > MOST_TOLD else "")
