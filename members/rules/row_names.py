"""The names of a row: hers, her relative's, how they stand to each other, and her gender."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from members.rules import damage
from members.rules.cells import says_nothing
from members.rules.genders import read_gender, told_by_name
from members.rules.kin import ReadName, ReadRelative, read_name, read_relation, read_relative
from members.rules.names import similar
from members.rules.understood import LONGEST, Remark, Understood
from members.vocabulary.columns import Column
from members.vocabulary.people import Relation
from members.vocabulary.reasons import Reason

_RELATIVES: Final = frozenset({Column.RELATIVE_NAME, Column.FATHER_NAME, Column.HUSBAND_NAME})
_NOBODY: Final = ReadRelative("")

_LONGEST_NAME: Final = LONGEST[Column.FULL_NAME]

_relative = lru_cache(maxsize=16384)(read_relative)
gender_said = lru_cache(maxsize=1024)(read_gender)
_relation = lru_cache(maxsize=1024)(read_relation)


def read_names(row: Understood, cells: Mapping[Column, str]) -> None:
    """Name, native name, relative, relation and gender of the row, and remarks on them."""
    written = cells.get(Column.FULL_NAME, "")
    native = cells.get(Column.FULL_NAME_NATIVE, "")
    read = read_name(written)
    if not read.full_name and native:
        read = read_name(native)
        written, native = native, ""
    name: str | None = read.full_name or None
    if len(written) > _LONGEST_NAME or len(name or "") > _LONGEST_NAME:
        row.remarks.append(Remark(Reason.TEXT_TOO_LONG, Column.FULL_NAME, written[:200]))
        name = None
    elif name is None:
        row.remarks.append(Remark(Reason.NAME_MISSING, Column.FULL_NAME, written))
    row.say(damage.of_name(name or written), Column.FULL_NAME, written)
    values = row.values
    values["full_name"] = name
    if native:
        read_native(row, native)
    elif read.native and read.native != name:
        row.keep(Column.FULL_NAME_NATIVE, read.native)
    if read.deceased:
        row.remarks.append(Remark(Reason.DECEASED, Column.FULL_NAME, written))
    if read.residence and not cells.get(Column.ADDRESS):
        values["address"] = read.residence
    if read.other_relative:
        row.aside["relative_in_name"] = read.other_relative
    _relatives(row, cells, _beside_name(read))
    gender, remarks = gender_said(cells.get(Column.GENDER, ""))
    row.say(remarks, Column.GENDER, cells.get(Column.GENDER, ""))
    gender = gender or (told_by_name(name) if name else None)
    if gender:
        values["gender"] = gender
        _child_of_father(row, cells, gender)


def read_native(row: Understood, cell: str) -> None:
    """Her name in her own script, where it says something else than the name before."""
    own = read_name(cell).full_name
    if own and own != row.values.get("full_name"):
        row.keep(Column.FULL_NAME_NATIVE, own)


def read_relatives(row: Understood, cells: Mapping[Column, str], gender: str | None) -> None:
    """What the relatives' cells add to a row whose name cell speaks of nobody but her."""
    _relatives(row, cells, _NOBODY)
    if gender:
        _child_of_father(row, cells, gender)


def relation_by_column(column: Column | None, gender: str | None = None) -> Relation:
    """What the title of a column of relatives says, where its cell does not say how they stand."""
    if column is Column.HUSBAND_NAME:
        return Relation.WIFE
    child = {"female": Relation.DAUGHTER, "male": Relation.SON}.get(gender or "")
    return child if child and column is Column.FATHER_NAME else Relation.UNKNOWN


def _child_of_father(row: Understood, cells: Mapping[Column, str], gender: str) -> None:
    if Column.FATHER_NAME not in cells or row.values.get("relation") != Relation.UNKNOWN:
        return
    father = _relative(cells[Column.FATHER_NAME]).name
    if father and father == row.values.get("relative_name"):
        row.values["relation"] = str(relation_by_column(Column.FATHER_NAME, gender))


def _relatives(row: Understood, cells: Mapping[Column, str], of_name: ReadRelative) -> None:
    """The one relative of the row: husband before father, the column before the name's "w/o"."""
    found = [] if _RELATIVES.isdisjoint(cells) else _told(row, cells)
    if of_name.name:
        found.append((None, of_name))
    if not found:
        if not _RELATIVES.isdisjoint(cells):
            row.values["relative_name"], row.values["relation"] = None, str(Relation.UNKNOWN)
        return
    chosen, best = found[0]
    told = relation_by_column(chosen)
    relation = told if best.relation is Relation.UNKNOWN else best.relation
    for column, other in found[1:]:
        if not similar(best.name, other.name):
            row.aside[column.value if column else "relative_in_name"] = other.name
        elif relation is Relation.UNKNOWN:
            relation = other.relation
    if relation is Relation.UNKNOWN:
        relation = _relation(cells.get(Column.RELATION, ""))
    row.values["relative_name"], row.values["relation"] = best.name, str(relation)
    if best.native:
        row.aside["relative_native"] = best.native
    if best.deceased:
        row.values["relative_deceased"] = True


def _beside_name(read: ReadName) -> ReadRelative:
    """The relative in the name's own cell."""
    if not read.relative:
        return _NOBODY
    return ReadRelative(read.relative, read.relation, read.relative_deceased)


def _told(row: Understood, cells: Mapping[Column, str]) -> list[tuple[Column | None, ReadRelative]]:
    """The relatives that the columns name, the husband first."""
    found: list[tuple[Column | None, ReadRelative]] = []
    for column in (Column.HUSBAND_NAME, Column.RELATIVE_NAME, Column.FATHER_NAME):
        cell = cells.get(column, "")
        if not cell or says_nothing(cell):
            continue
        read = _relative(cell) if len(cell) <= LONGEST[Column.RELATIVE_NAME] else None
        if read is None or len(read.name) > LONGEST[Column.RELATIVE_NAME]:
            row.remarks.append(Remark(Reason.TEXT_TOO_LONG, column, cell[:200]))
            row.aside[column.value] = cell
            continue
        if read.name:
            found.append((column, read))
        if damage.damaged(cell):
            row.remarks.append(Remark(Reason.TEXT_DAMAGED, column, cell))
    return found
