"""From a row's own remarks and its pairs to its status and codes, as the report has them.

The engine finds candidate pairs by SQL (`sameness.block_keys`, keyed hashes of national ids),
judges each (`sameness.judge`) and hands them over as findings; `relate` does the same in memory.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

from members.rules.sameness import Answer, Known, Sameness, block_keys, judge
from members.rules.understood import Remark, fatal
from members.vocabulary.columns import Column
from members.vocabulary.reasons import Effect, Reason, Status, about


class Where(StrEnum):
    """Where the other record of a pair stands."""

    HERE = "here"  # another row of the same list
    OTHER_LIST = "other_list"  # a row of another sheet, for another body
    REGISTER = "register"  # a person of the register, not (only) of another body
    OTHER_BODY = "other_body"  # a person of the register, known by another body


_FILE: Final = (Where.HERE, Where.OTHER_LIST)
_NEAREST: Final = {where: at for at, where in enumerate(Where)}
_BOOK: Final = (Where.REGISTER, Where.OTHER_BODY)
_ELSEWHERE: Final = (Where.OTHER_LIST, Where.OTHER_BODY)
_HERS: Final = (Answer.SAME, Answer.POSSIBLE)


class Finding(NamedTuple):
    """One judged pair, seen from one of its rows."""

    sameness: Sameness
    where: Where
    row: int = 0  # row number of the other, as the spreadsheet counts; 0 for the register
    sheet: str = ""  # name of the other's sheet when it is not this one
    later: bool = False  # the other row comes later in the file
    person: int = 0  # id in the register


class Said(NamedTuple):
    """One reason as the report prints it."""

    code: str
    reason: Reason
    column: Column | None = None
    shown: str = ""
    row: int | None = None
    sheet: str = ""


class Settled(NamedTuple):
    """What becomes of a row. The three pairs are what the report points at."""

    status: Status
    effect: Effect  # a hint: the engine tells CHANGED from UNCHANGED
    reasons: tuple[Said, ...] = ()
    duplicate_of: Finding | None = None
    same_as: Finding | None = None  # certain, elsewhere or in the register
    possible_as: Finding | None = None  # waits for the clerk

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(said.code for said in self.reasons)


# What is said first: what stops the row, the number, who she is, the phone, the rest, her likes.
_ORDER: Final = {
    **{reason: 2 for reason in Reason if reason.startswith("id_") or "_id_" in reason},
    Reason.ID_OTHER_DOCUMENT: 2,
    Reason.ID_CONFLICT: 1,
    Reason.ID_CONFLICT_REGISTER: 1,
    Reason.TWO_MATCHES: 1,
    Reason.SAME_PERSON_ELSEWHERE: 3,
    Reason.POSSIBLE_ELSEWHERE: 3,
    Reason.POSSIBLE_IN_REGISTER: 3,
    Reason.PHONE_MISSING: 5,
    Reason.PHONE_INVALID: 5,
    Reason.PHONE_ZERO_RESTORED: 5,
    Reason.POSSIBLE_DUPLICATE: 7,
    Reason.IDS_SWAPPED: 8,
    Reason.SAME_NAME_AND_RELATIVE: 9,
    Reason.SAME_NAME: 9,
    Reason.OTHER_PERSON_EQUAL_NAME: 10,
    Reason.SAME_NAME_IN_REGISTER: 10,
    Reason.PHONE_SHARED: 11,
    Reason.PHONE_SHARED_REGISTER: 11,
}
_ELSE: Final = 6


def _in_order(reasons: Sequence[Said]) -> tuple[Said, ...]:
    if len(reasons) < 2:
        return tuple(reasons)
    return tuple(sorted(dict.fromkeys(reasons), key=lambda said: _ORDER.get(said.reason, _ELSE)))


def _own(remark: Remark) -> Said:
    return Said(str(remark.reason), remark.reason, remark.column, remark.shown)


def _points(reason: Reason, finding: Finding, column: Column | None = None) -> Said:
    """A reason that names the other row."""
    code = about(reason, finding.row, finding.sheet) if finding.where in _FILE else str(reason)
    return Said(code, reason, column, "", finding.row or None, finding.sheet)


def _plain(reason: Reason, finding: Finding, column: Column | None = None) -> Said:
    """A reason whose code stays bare; the other row stands beside it."""
    return Said(str(reason), reason, column, "", finding.row or None, finding.sheet)


def _conflict(finding: Finding) -> Said:
    if finding.where in _BOOK:
        return _plain(Reason.ID_CONFLICT_REGISTER, finding, Column.NATIONAL_ID)
    return _points(Reason.ID_CONFLICT, finding, Column.NATIONAL_ID)


def _duplicate(finding: Finding) -> Said:
    reason = next(iter(finding.sameness.reasons), Reason.SAME_PERSON_ROW)
    if reason is Reason.SAME_PERSON_ROW:
        return _points(reason, finding, Column.FULL_NAME)
    return _plain(reason, finding, Column.NATIONAL_ID)


def settle_row(
    hint: Status | None, remarks: Sequence[Remark], findings: Sequence[Finding]
) -> Settled:
    """Status, effect and codes of a row from its own remarks and its pairs.

    `hint` is `Understood.status`. Findings come in file order. A row is held against the first
    earlier row that it matches; a duplicate is said to be one and nothing else; a rejected row
    keeps what is wrong with its own cells, so that all can be mended at once.
    """
    own = [_own(remark) for remark in sorted(remarks, key=lambda remark: not fatal(remark))]
    if hint is not None:
        return Settled(hint, Effect.NONE, tuple(own))
    if not findings:
        return Settled(Status.WARNED if own else Status.ACCEPTED, Effect.NEW, _in_order(own))
    earlier = [finding for finding in findings if not finding.later]
    if len(earlier) > 1:
        earlier.sort(key=lambda finding: _NEAREST[finding.where])
    for finding in earlier:
        if finding.where is not Where.HERE:
            continue
        if finding.sameness.answer is Answer.SAME:
            only = (_duplicate(finding),)
            return Settled(Status.DUPLICATE, Effect.NONE, only, duplicate_of=finding)
        if finding.sameness.answer is Answer.CONFLICT:
            break
    conflicts = [f for f in earlier if f.sameness.answer is Answer.CONFLICT]
    if conflicts:
        return Settled(Status.REJECTED, Effect.NONE, (_conflict(conflicts[0]), *_in_order(own)))
    same = [f for f in earlier if f.sameness.answer is Answer.SAME]
    if len(same) > 1 and len({f.person for f in same if f.person}) > 1:
        said = (Said(str(Reason.TWO_MATCHES), Reason.TWO_MATCHES), *_in_order(own))
        return Settled(Status.REJECTED, Effect.NONE, said)
    return _kept(own, findings, earlier, same)


def _kept(
    own: list[Said], findings: Sequence[Finding], earlier: list[Finding], same: list[Finding]
) -> Settled:
    """A row that comes in: what is to be said beside."""
    said = list(own)
    said += [_conflict(f) for f in findings if f.later and f.sameness.answer is Answer.CONFLICT]
    one = same[0] if same else None
    elsewhere = [f for f in same if f.where in _ELSEWHERE]
    if elsewhere:
        said.append(_plain(Reason.SAME_PERSON_ELSEWHERE, elsewhere[0]))
    possible = None
    doubts = [f for f in earlier if f.sameness.answer is Answer.POSSIBLE]
    if one is not None:  # who she is, is known: doubts remain only within her own list
        doubts = [f for f in doubts if f.where is Where.HERE]
    if doubts:
        possible = doubts[0]
        said += _doubt(possible)
    said += _namesakes(earlier, possible, known=one is not None)
    said += _phones([f for f in findings if not f.later])
    effect = Effect.NEW
    if one is not None and one.where is Where.REGISTER:
        effect = Effect.UNCHANGED
    status = Status.WARNED if said else Status.ACCEPTED
    return Settled(status, effect, _in_order(said), same_as=one, possible_as=possible)


def _doubt(finding: Finding) -> list[Said]:
    by_where = {
        Where.HERE: _points(Reason.POSSIBLE_DUPLICATE, finding, Column.FULL_NAME),
        Where.OTHER_LIST: _plain(Reason.POSSIBLE_ELSEWHERE, finding, Column.FULL_NAME),
        Where.OTHER_BODY: _plain(Reason.POSSIBLE_ELSEWHERE, finding, Column.FULL_NAME),
        Where.REGISTER: _plain(Reason.POSSIBLE_IN_REGISTER, finding, Column.FULL_NAME),
    }
    made = [by_where[finding.where]]
    if Reason.IDS_SWAPPED in finding.sameness.reasons:
        made.append(_plain(Reason.IDS_SWAPPED, finding, Column.NATIONAL_ID))
    return made


def _namesakes(earlier: list[Finding], possible: Finding | None, known: bool) -> list[Said]:
    """The first of equal name in the list, in another list, in the register."""
    made: list[Said] = []
    alike = [f for f in earlier if f.sameness.reasons and f.sameness.answer is not Answer.SAME]
    if not alike:
        return made
    for where in _NEAREST:
        if known and where is not Where.HERE:
            break
        if possible is not None and possible.where is not Where.HERE and where is not Where.HERE:
            break  # the doubt already speaks of her
        for finding in alike:
            if finding.where is not where:
                continue
            reasons = finding.sameness.reasons
            if Reason.SAME_NAME_AND_RELATIVE in reasons:
                made.append(_namesake(finding))
                break
            if Reason.SAME_NAME in reasons and where is Where.HERE:
                made.append(_points(Reason.SAME_NAME, finding, Column.FULL_NAME))
                break
    return made


def _namesake(finding: Finding) -> Said:
    if finding.where is Where.HERE:
        return _points(Reason.SAME_NAME_AND_RELATIVE, finding, Column.FULL_NAME)
    if finding.where is Where.OTHER_LIST:
        return _points(Reason.OTHER_PERSON_EQUAL_NAME, finding, Column.FULL_NAME)
    return _plain(Reason.SAME_NAME_IN_REGISTER, finding, Column.FULL_NAME)


def _phones(earlier: Sequence[Finding]) -> list[Said]:
    """The first other person with the phone, in file order, whatever the sheet; nothing where the
    phone is, or may be, her own."""
    shared = [f for f in earlier if Reason.PHONE_SHARED in f.sameness.reasons]
    if not shared or any(f.sameness.phone and f.sameness.answer in _HERS for f in earlier):
        return []
    finding = min(shared, key=lambda f: f.where in _BOOK)
    if finding.where in _FILE:
        return [_points(Reason.PHONE_SHARED, finding, Column.PHONE)]
    return [_plain(Reason.PHONE_SHARED_REGISTER, finding, Column.PHONE)]


# --- the same in memory


@dataclass(frozen=True, slots=True)
class Listed:
    """A row as it is paired: its sheet, its number, and who it speaks of."""

    sheet: str
    row: int
    known: Known
    rejected: bool = False  # by its own cells: no other row may be turned away because of it


_MOST: Final = 50  # earlier rows of one key that a row is held against


def relate(listed: Sequence[Listed]) -> dict[tuple[str, int], list[Finding]]:
    """All findings among the rows of a file, in file order, keyed by sheet and row.

    Each pair stands with both of its rows. Of one key only the first 50 earlier rows are looked
    at: a phone in a thousand rows says nothing. A row that its own cells reject has no pairs: the
    good row after a nameless one with the same number is no duplicate of it.
    """
    found: defaultdict[tuple[str, int], list[Finding]] = defaultdict(list)
    by_key: defaultdict[str, list[int]] = defaultdict(list)
    for at, entry in enumerate(listed):
        if entry.rejected:
            continue
        keys = [*block_keys(entry.known)]
        keys += [f"n:{n.family}:{n.link}" for n in entry.known.numbers]
        keys += [f"o:{entry.known.own_number}"] if entry.known.own_number else []
        for before in sorted({i for key in keys for i in by_key[key][:_MOST]}):
            other = listed[before]
            _pair(found, other, entry)
        for key in keys:
            by_key[key].append(at)
    return dict(found)


def _pair(
    found: defaultdict[tuple[str, int], list[Finding]], first: Listed, second: Listed
) -> None:
    here = first.sheet == second.sheet
    sameness = judge(first.known, second.known)
    where = Where.HERE if here else Where.OTHER_LIST
    found[second.sheet, second.row].append(
        Finding(sameness, where, first.row, "" if here else first.sheet)
    )
    found[first.sheet, first.row].append(
        Finding(sameness, where, second.row, "" if here else second.sheet, later=True)
    )
