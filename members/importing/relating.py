"""Relating staged rows to each other and to the register; what becomes of each of them.

Candidates come from SQL by equality, pair by pair they are judged by `sameness.judge`, and
`sheets.settle_row` makes status and reasons. Works through the file in stretches: flat memory.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import pairwise
from typing import Any

from members.actions import import_staging
from members.actions.import_beside import Beside, Work, in_turn
from members.actions.import_known import join
from members.actions.import_pulse import Pulse
from members.actions.import_staging import Outcome
from members.importing.staging import said
from members.queries import import_candidates as candidates
from members.queries.import_candidates import Row, Somebody, Spell
from members.queries.import_stretches import Fetched, fetch, led_to
from members.rules import differences
from members.rules.sameness import NOTHING, Answer, judge
from members.rules.sheets import Finding, Settled, Where, settle_row
from members.rules.understood import Remark
from members.vocabulary.columns import Column
from members.vocabulary.reasons import Effect, Reason, Status

STRETCH = 10_000  # rows
_OUTSIDE = (Status.REJECTED, Status.NOT_A_RECORD)  # by themselves


@dataclass
class Choices:
    """What the clerk chose for the whole list."""

    job_id: int
    homenet_id: int
    as_of: date
    file_wins: bool
    sheet_names: tuple[str, ...]


@dataclass
class _Known:
    """What earlier rows of the file came out as."""

    leaders: dict[int, int] = field(default_factory=dict)  # row → first row of the same person
    persons: dict[int, int] = field(default_factory=dict)  # first row → person in the register
    turned_away: set[int] = field(default_factory=set)
    joined: set[tuple[int, int | None, str]] = field(default_factory=set)  # first row, body


@dataclass
class _Stretch:
    """What is read at once for one stretch of rows."""

    rows: dict[int, Row]
    in_file: dict[int, list[int]]
    in_register: dict[int, list[int]]
    people: dict[int, Somebody]
    spells: dict[tuple[int, int], Spell]


def relate(choices: Choices, pulse: Pulse) -> None:
    """Judge every staged row against the others and the register, and keep it for the preview.

    While the rows of one stretch are judged, the database writes those of the stretch before, and
    fetches what the next one needs.
    """
    total = candidates.prepare()
    pulse.phase("comparing", total)
    stretches = _stretches(total)
    if not stretches:
        return  # nothing but a heading
    known, judged, fetched = _Known(), (1, 1), list[Fetched]()
    keep = partial(import_staging.bring_over, choices.job_id, choices.homenet_id)
    with Beside() as beside:
        beside.begin(_fetching(*stretches[0], fetched))
        for (first, after), coming in zip(
            stretches, [*stretches[1:], (total + 1, total + 1)], strict=True
        ):
            beside.wait()
            now = led_to(fetched.pop(), known.leaders, known.persons)
            beside.begin(in_turn(keep(*judged), _fetching(*coming, fetched)))
            outcomes = list(_outcomes(_stretch(now), first, after, choices, known))
            beside.wait()
            import_staging.record(outcomes)
            judged = first, after
            pulse.step(after - first)
        beside.begin(keep(*judged))


def _stretches(total: int) -> list[tuple[int, int]]:
    """The rows of the list in stretches. The first and the last are short: nothing is judged while
    the one is fetched or the other is written."""
    short, after = STRETCH // 8, total + 1
    bounds = {1, *range(1 + short, after, STRETCH), max(1, after - short), after}
    return list(pairwise(sorted(bounds)))


def _fetching(first: int, after: int, into: list[Fetched]) -> Work:
    return lambda cursor: into.append(fetch(cursor, first, after))


def _stretch(fetched: Fetched) -> _Stretch:
    """What was fetched, understood."""
    return _Stretch(
        candidates.rows_of(fetched.rows), fetched.in_file, fetched.in_register,
        candidates.people_of(fetched.people), candidates.spells_of(fetched.asked, fetched.spells),
    )  # fmt: skip


def _outcomes(
    stretch: _Stretch, first: int, after: int, choices: Choices, known: _Known
) -> Iterator[Outcome]:
    for ord_ in sorted(ord_ for ord_ in stretch.rows if first <= ord_ < after):
        row = stretch.rows[ord_]
        if row.status in _OUTSIDE:
            continue
        if row.own_number and row.own_number not in stretch.people:
            outcome = _rejected(row, said(Reason.OWN_NUMBER_UNKNOWN, Column.OWN_NUMBER))
        elif ord_ in stretch.in_file or ord_ in stretch.in_register:
            outcome = _outcome(row, stretch, choices, known)
        else:
            continue
        if outcome.status == Status.REJECTED:
            known.turned_away.add(ord_)
        yield outcome


def _rejected(row: Row, reason: dict[str, Any]) -> Outcome:
    return Outcome(row.ord, Status.REJECTED, Effect.NONE, [reason, *row.reasons])


def _findings(
    row: Row, stretch: _Stretch, choices: Choices, known: _Known
) -> dict[Finding, Row | Somebody]:
    found: dict[Finding, Row | Somebody] = {}
    for other_ord in stretch.in_file.get(row.ord, ()):
        if other_ord in known.turned_away:
            continue  # nobody may be lost because of a row that does not come in
        other = stretch.rows[other_ord]
        sameness = judge(row.known, other.known)
        if sameness is NOTHING:
            continue
        same_sheet = other.sheet == row.sheet
        here = same_sheet and (other.body_id, other.body_name) == (row.body_id, row.body_name)
        finding = Finding(
            sameness, Where.HERE if here else Where.OTHER_LIST, other.row,
            "" if same_sheet else choices.sheet_names[other.sheet], later=other.ord > row.ord,
        )  # fmt: skip
        found[finding] = other
    for person_id in stretch.in_register.get(row.ord, ()):
        somebody = stretch.people.get(person_id)
        sameness = judge(row.known, somebody.known) if somebody is not None else NOTHING
        if somebody is None or sameness is NOTHING:
            continue
        spell = stretch.spells.get((person_id, row.body_id or 0))
        hers = spell is not None and (spell.membership_id or spell.ended_on)
        where = Where.REGISTER if hers else Where.OTHER_BODY
        found[Finding(sameness, where, person=person_id)] = somebody
    return found


def _outcome(row: Row, stretch: _Stretch, choices: Choices, known: _Known) -> Outcome:
    found = _findings(row, stretch, choices, known)
    settled = settle_row(None, _remarks(row), list(found))
    outcome = Outcome(row.ord, settled.status, settled.effect, _reasons(row, settled))
    if settled.status == Status.DUPLICATE and settled.duplicate_of:
        other = found[settled.duplicate_of]
        assert isinstance(other, Row)
        _follow(outcome, other, known)
    elif settled.status in (Status.ACCEPTED, Status.WARNED):
        _accepted(row, outcome, settled, found, stretch, choices, known)
    return outcome


def _follow(outcome: Outcome, other: Row, known: _Known) -> None:
    """The row speaks of the same person as an earlier one, or as the first of hers."""
    first = known.leaders.get(other.ord, other.ord)
    known.leaders[outcome.ord] = outcome.leader_ord = first
    known.joined.add((first, other.body_id, other.body_name))


def _accepted(
    row: Row, outcome: Outcome, settled: Settled, found: dict[Finding, Row | Somebody],
    stretch: _Stretch, choices: Choices, known: _Known,
) -> None:  # fmt: skip
    same = [finding for finding in found if finding.sameness.answer is Answer.SAME]
    earlier = [f for f in same if not f.person and not f.later]
    if earlier:
        other = found[earlier[0]]
        assert isinstance(other, Row)
        _follow(outcome, other, known)
    hers = next((f.person for f in same if f.person), 0)
    hers = hers or known.persons.get(outcome.leader_ord or 0, 0)
    if hers:
        known.persons[outcome.leader_ord or row.ord] = hers
        outcome.person_id = hers
        somebody = stretch.people.get(hers) or candidates.people([hers]).get(hers)
        if somebody is not None:
            _against_register(row, outcome, somebody, stretch, choices)
    elif outcome.leader_ord is not None:
        _fill_leader(row, outcome, stretch)
    into = (outcome.leader_ord or row.ord, row.body_id, row.body_name)
    if outcome.effect == Effect.NEW and into in known.joined:  # two pages of one body's list
        outcome.effect = Effect.CHANGED if outcome.changes else Effect.UNCHANGED
    if settled.possible_as is not None and not hers:
        _doubt(row, outcome, settled.possible_as, found[settled.possible_as])


def _against_register(
    row: Row, outcome: Outcome, somebody: Somebody, stretch: _Stretch, choices: Choices
) -> None:
    """A known person: what changes of her, and whether she is in that body already."""
    key = (somebody.person_id, row.body_id or 0)
    spell = stretch.spells.get(key)
    if spell is None and row.body_id:
        spell = candidates.spells([(somebody.person_id, row.body_id)]).get(key)
    number = row.known.numbers[0] if row.known.numbers else None
    joining = join(
        row.values, (number.kind, number.link) if number else None, row.known.phones, somebody,
        spell, as_of=choices.as_of, file_wins=choices.file_wins,
    )  # fmt: skip
    outcome.effect, outcome.membership_id = joining.effect, joining.membership_id
    outcome.changes.update(joining.changes)
    if joining.refused:
        outcome.status, outcome.person_id = Status.REJECTED, None
        outcome.reasons.insert(0, _of_remark(joining.refused))
    elif joining.remark:
        outcome.status = Status.WARNED
        outcome.reasons.append(_of_remark(joining.remark))


def _of_remark(remark: Remark) -> dict[str, Any]:
    return said(remark.reason, remark.column, remark.shown)


def _fill_leader(row: Row, outcome: Outcome, stretch: _Stretch) -> None:
    """The same woman further up in the file: this row fills what that one leaves blank."""
    first = outcome.leader_ord or 0
    leader = stretch.rows.get(first) or candidates.rows([first])[first]
    known = differences.as_person(leader.values)
    changed = differences.of_person(known, row.values, file_wins=False)
    if changed:
        outcome.changes = {"person": changed}


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
