"""Relating staged rows to each other and to the register; what becomes of each of them.

Candidates come from SQL by equality, pair by pair they are judged by `sameness.judge`, and
`sheets.settle_row` makes status and reasons. Works through the file in stretches: flat memory.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from members.actions import import_staging
from members.actions.import_pulse import Pulse
from members.actions.import_staging import Outcome
from members.importing.staging import said
from members.queries import import_candidates as candidates
from members.queries.import_candidates import Row, Somebody, Spell
from members.rules import differences
from members.rules.sameness import Answer, judge
from members.rules.sheets import Finding, Settled, Where, settle_row
from members.rules.understood import Remark
from members.vocabulary.columns import Column
from members.vocabulary.reasons import Effect, Reason, Status

STRETCH = 10_000  # rows


@dataclass
class Choices:
    """What the clerk chose for the whole list."""

    homenet_id: int
    as_of: date
    file_wins: bool
    sheet_names: tuple[str, ...]


@dataclass
class _Stretch:
    """What is read at once for one stretch of rows."""

    rows: dict[int, Row]
    in_file: dict[int, list[int]]
    in_register: dict[int, list[int]]
    people: dict[int, Somebody]
    spells: dict[tuple[int, int], Spell]


def relate(choices: Choices, pulse: Pulse) -> None:
    """Judge every staged row against the others and the register; record the outcomes."""
    total = candidates.prepare()
    pulse.phase("comparing", total)
    leaders: dict[int, int] = {}  # row → first row of the same person
    persons: dict[int, int] = {}  # first row → person in the register
    for first in range(1, total + 1, STRETCH):
        after = min(first + STRETCH, total + 1)
        stretch = _read(first, after, choices)
        import_staging.record(_outcomes(stretch, first, after, choices, leaders, persons))
        pulse.step(after - first)


def _read(first: int, after: int, choices: Choices) -> _Stretch:
    in_file = candidates.in_file(first, after)
    in_register = candidates.in_register(first, after, choices.homenet_id)
    wanted = set(in_file) | set(in_register) | {o for found in in_file.values() for o in found}
    rows = candidates.rows(wanted)
    people = candidates.people({pk for found in in_register.values() for pk in found})
    pairs = {
        (pk, rows[ord_].body_id)
        for ord_, found in in_register.items()
        for pk in found
        if rows[ord_].body_id
    }
    return _Stretch(rows, in_file, in_register, people, candidates.spells(pairs))  # type: ignore[arg-type]


def _outcomes(
    stretch: _Stretch, first: int, after: int, choices: Choices, leaders: dict[int, int],
    persons: dict[int, int],
) -> Iterator[Outcome]:  # fmt: skip
    for ord_ in range(first, after):
        row = stretch.rows.get(ord_)
        if row is None or (ord_ not in stretch.in_file and ord_ not in stretch.in_register):
            continue
        if row.own_number and row.own_number not in stretch.people:
            if row.status not in (Status.REJECTED, Status.NOT_A_RECORD):
                yield _rejected(row, said(Reason.OWN_NUMBER_UNKNOWN, Column.OWN_NUMBER))
            continue
        yield _outcome(row, stretch, choices, leaders, persons)


def _rejected(row: Row, reason: dict[str, Any]) -> Outcome:
    return Outcome(row.ord, Status.REJECTED, Effect.NONE, [reason, *row.reasons])


def _findings(row: Row, stretch: _Stretch, choices: Choices) -> dict[Finding, Row | Somebody]:
    found: dict[Finding, Row | Somebody] = {}
    for other_ord in stretch.in_file.get(row.ord, ()):
        other = stretch.rows[other_ord]
        same_sheet = other.sheet == row.sheet
        here = same_sheet and (other.body_id, other.body_name) == (row.body_id, row.body_name)
        finding = Finding(
            judge(row.known, other.known), Where.HERE if here else Where.OTHER_LIST, other.row,
            "" if same_sheet else choices.sheet_names[other.sheet], later=other.ord > row.ord,
        )  # fmt: skip
        found[finding] = other
    for person_id in stretch.in_register.get(row.ord, ()):
        somebody = stretch.people.get(person_id)
        if somebody is None:
            continue
        spell = stretch.spells.get((person_id, row.body_id or 0))
        hers = spell is not None and (spell.membership_id or spell.ended_on)
        where = Where.REGISTER if hers else Where.OTHER_BODY
        found[Finding(judge(row.known, somebody.known), where, person=person_id)] = somebody
    return found


def _outcome(
    row: Row, stretch: _Stretch, choices: Choices, leaders: dict[int, int],
    persons: dict[int, int],
) -> Outcome:  # fmt: skip
    found = _findings(row, stretch, choices)
    hint = Status.REJECTED if row.status == Status.REJECTED else None
    settled = settle_row(hint, _remarks(row), list(found))
    outcome = Outcome(row.ord, settled.status, settled.effect, _reasons(row, settled))
    if settled.status == Status.DUPLICATE and settled.duplicate_of:
        other = found[settled.duplicate_of]
        assert isinstance(other, Row)
        leaders[row.ord] = outcome.leader_ord = leaders.get(other.ord, other.ord)
    elif settled.status in (Status.ACCEPTED, Status.WARNED):
        _accepted(row, outcome, settled, found, stretch, choices, leaders, persons)
    return outcome


def _accepted(
    row: Row, outcome: Outcome, settled: Settled, found: dict[Finding, Row | Somebody],
    stretch: _Stretch, choices: Choices, leaders: dict[int, int], persons: dict[int, int],
) -> None:  # fmt: skip
    same = [finding for finding in found if finding.sameness.answer is Answer.SAME]
    earlier = [f for f in same if not f.person and not f.later]
    if earlier:
        other = found[earlier[0]]
        assert isinstance(other, Row)
        leaders[row.ord] = outcome.leader_ord = leaders.get(other.ord, other.ord)
    hers = next((f.person for f in same if f.person), 0)
    hers = hers or persons.get(outcome.leader_ord or 0, 0)
    if hers:
        persons[outcome.leader_ord or row.ord] = hers
        outcome.person_id = hers
        somebody = stretch.people.get(hers) or candidates.people([hers]).get(hers)
        if somebody is not None:
            _against_register(row, outcome, somebody, stretch, choices)
    elif outcome.leader_ord is not None:
        _fill_leader(row, outcome, choices)
    if settled.possible_as is not None and not hers:
        _doubt(row, outcome, settled.possible_as, found[settled.possible_as])


def _against_register(
    row: Row, outcome: Outcome, somebody: Somebody, stretch: _Stretch, choices: Choices
) -> None:
    """A known person: what changes of her, and whether she is in that body already."""
    if somebody.fields["is_deceased"]:
        outcome.status, outcome.effect, outcome.person_id = Status.REJECTED, Effect.NONE, None
        outcome.reasons.insert(0, said(Reason.DECEASED, Column.FULL_NAME))
        return
    changed = differences.of_person(somebody.fields, row.values, file_wins=choices.file_wins)
    added = {}
    number = row.known.numbers[0] if row.known.numbers else None
    if number and (number.kind, number.link) not in somebody.links:
        added["national_id"] = [None, row.values.get("national_id")]
    new_phones = [phone for phone in row.known.phones if phone not in somebody.phones]
    if new_phones:
        added["phone"] = [None, ", ".join(new_phones)]
    key = (somebody.person_id, row.body_id or 0)
    spell = stretch.spells.get(key)
    if spell is None and row.body_id:
        spell = candidates.spells([(somebody.person_id, row.body_id)]).get(key)
    belonging: dict[str, Any] = {}
    if spell is not None and spell.membership_id:
        outcome.membership_id = spell.membership_id
        belonging = differences.of_membership(
            number=spell.number, category=spell.category, begins_on=spell.begins_on,
            declared=spell.declared, values=row.values,
        )  # fmt: skip
        outcome.effect = Effect.CHANGED if changed or added or belonging else Effect.UNCHANGED
    else:
        outcome.effect = Effect.NEW
        if spell is not None and spell.ended_on and not _comes_back(row, outcome, spell, choices):
            return
    parts = {"person": changed, "added": added, "membership": belonging}
    outcome.changes.update((name, part) for name, part in parts.items() if part)


def _comes_back(row: Row, outcome: Outcome, spell: Spell, choices: Choices) -> bool:
    """She left that body and stands on its list again: a second spell, if it can begin after.

    The list says on which day she joined or, failing that, on which day it was true.
    """
    assert spell.ended_on is not None  # asked only of somebody who left
    told = row.values.get("begins_on")
    begins = date.fromisoformat(told) if told else choices.as_of
    if begins < spell.ended_on:
        outcome.status, outcome.effect, outcome.person_id = Status.REJECTED, Effect.NONE, None
        outcome.reasons.insert(
            0, said(Reason.ALREADY_LEFT, Column.JOINED_ON, spell.ended_on.isoformat())
        )
        return False
    outcome.status = Status.WARNED
    outcome.reasons.append(said(Reason.CAME_BACK, Column.JOINED_ON, spell.ended_on.isoformat()))
    if not told:
        outcome.changes = {"begins_on": begins.isoformat()}
    return True


def _fill_leader(row: Row, outcome: Outcome, choices: Choices) -> None:
    """The same woman further up in the file: this row fills what that one leaves blank."""
    leader = candidates.rows([outcome.leader_ord or 0])[outcome.leader_ord or 0]
    known = dict.fromkeys(_PERSON_COLUMNS)
    for column in ("relation", "gender"):
        known[column] = leader.values.get(column, "unknown")
    known["relative_deceased"] = leader.values.get("relative_deceased", False)
    for column in ("full_name_native", "relative_name", "locality", "ward", "address", "trade"):
        known[column] = leader.values.get(column) or ""
    known["place_id"] = leader.values.get("place_id")
    known["birth_on"] = leader.known.birth_date
    known["birth_year"], known["age_years"] = leader.known.birth_year, leader.known.age
    known["age_on"] = leader.known.age_on
    changed = differences.of_person(known, row.values, file_wins=False)
    if changed:
        outcome.changes = {"person": changed}


_PERSON_COLUMNS = ("birth_on", "birth_year", "age_years", "age_on", "place_id")


def _doubt(row: Row, outcome: Outcome, finding: Finding, other: Row | Somebody) -> None:
    why = [str(reason) for reason in finding.sameness.reasons]
    if isinstance(other, Row):
        outcome.doubt = {
            "with": "row", "ord": other.ord, "row": other.row, "sheet": finding.sheet, "why": why,
        }  # fmt: skip
    else:
        outcome.doubt = {"with": "register", "person_id": other.person_id, "why": why}


def _remarks(row: Row) -> list[Remark]:
    return [
        Remark(
            Reason(reason["kind"]), Column(reason["field"]) if "field" in reason else None,
            reason.get("shown", ""),
        )
        for reason in row.reasons
    ]  # fmt: skip


def _reasons(row: Row, settled: Settled) -> list[dict[str, Any]]:
    return [
        said(
            one.reason, one.column, one.shown, code=one.code, other_row=one.row,
            other_sheet=one.sheet,
        )
        for one in settled.reasons
    ]  # fmt: skip
