"""The rows of an election as its sealed record has them; whether they are still so.

Every column of every table of an election is here or is named as left out (`LEFT_OUT`): what
follows from others, or stands in the head. Names, and words in which a name may stand, go to the
annex. One query a table.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, Final

from django.db.models import Exists, Model, OuterRef, QuerySet

from associations.models import Article
from elections import models
from elections.models import Election, Named, Record
from elections.queries.elections import constitution_of
from elections.rules import record as rules
from elections.rules.record import CALLED, HEAD, Difference, Row

FORMAT: Final = 1  # of the record; a reader years later is told by it how to read


@dataclass(frozen=True)
class Table:
    """A table of an election: how its rows are found, and which columns only the annex says."""

    model: type[Model]
    path: str  # from the row to its election
    hidden: tuple[str, ...] = ()
    named: bool = False  # it says who, but not how she was called
    beside: tuple[tuple[str, str], ...] = ()  # what makes the row legible: name, path

    @property
    def kind(self) -> str:
        """Its word in the record."""
        return str(self.model._meta.model_name)


_OF_CONTEST: Final = "contest__election"
TABLES: Final = (
    Table(models.Election, "pk", ("override",)),
    Table(models.StepTaken, "election", ("note", "override")),
    Table(models.Commissioner, "election", ("person", "is_relative"), named=True),
    Table(models.Complaint, "election", ("made_by", "words", "finding")),
    Table(
        models.Entry, "election",
        ("person", "name", "name_native", "relative", "member_number", "judged"),
    ),
    Table(
        models.Objection, "election", ("person", "made_by", "words", "reasons", "judged"),
        named=True,
    ),
    Table(models.Contest, "election", ("withheld_why", "recount_why")),
    Table(
        models.Nomination, _OF_CONTEST,
        (
            "person", "name", "name_native", "relative", "judged", "grounds", "override", "appeal",
            "appeal_reasons",
        ),
    ),
    Table(
        models.Supporter, "nomination__contest__election", ("person",), named=True,
        beside=(("contest", "nomination__contest_id"),),
    ),
    Table(models.Booth, "election"),
    Table(models.Attendant, "election", ("person",), named=True),
    Table(models.PollIncident, "election", ("words",)),
    Table(models.Packet, _OF_CONTEST),
    Table(models.Voted, "election", beside=(("number", "entry__number"),)),
    Table(models.Sheet, _OF_CONTEST),
    Table(models.CountClosed, _OF_CONTEST, ("reason",)),
    Table(models.LotDrawn, _OF_CONTEST, ("method", "drawn_by", "seen_by")),
    Table(models.Destruction, "election", ("witnesses",)),
)  # fmt: skip
LEFT_OUT: Final = {
    "id": "the key of the line",
    "body": "stands in the head",
    "homenet": "stands in the head",
    ("voted", "person"): "follows from the entry of the roll",
}


def head_of(election: Election, number: int, follows: str) -> Row:
    """The first line: what the record is of."""
    body = election.body
    return Row(
        HEAD, number,
        {
            "format": FORMAT, "number": number, "follows": follows, "homenet": body.homenet.code,
            "association": body.code, "name": body.name, "election": election.pk,
            "poll_on": election.poll_on.isoformat(),
        },
    )  # fmt: skip


def rows_of(election: Election) -> Iterator[Row]:
    """Every row of the election as the database has it now."""
    yield from _constitution(election)
    for table in TABLES:
        yield from _rows(table, election)
    sums = sums_of(election)
    for one in Record.objects.filter(election=election).order_by("number"):
        yield declaration_of(one, sums)


def declaration_of(record: Record, sums: Iterable[Mapping[str, Any]]) -> Row:
    """What was declared with that record, who was present, and who signed."""
    own = [dict(one) for one in sums if one["declared_at"] == plain(record.sealed_at)]
    values = {
        "sealed_at": plain(record.sealed_at), "sealed_by": record.sealed_by_id, "posts": own,
    }  # fmt: skip
    words = {"present": record.present, "signed": record.signed}
    return Row("declaration", record.number, values, words)


def sums_of(election: Election) -> list[dict[str, Any]]:
    """The declared posts with their sums: who is elected, votes, turnout, invalid papers."""
    counts = {
        one.contest_id: one
        for one in models.CountClosed.objects.filter(contest__election=election).order_by("round")
    }
    found = []
    for one in election.contests.filter(declared_at__isnull=False).order_by("position", "pk"):
        told = one.outcome or {}
        count = counts.get(one.pk)
        found.append(
            {
                "post": one.post,
                "seats": one.seats,
                "state": one.state,
                "contest": one.pk,
                "declared_at": plain(one.declared_at),
                "elected": told.get("elected", []),
                "vacant": told.get("vacant", one.seats),
                "figures": count.figures if count else None,
                "round": count.round if count else None,
            }
        )
    return found


def _constitution(election: Election) -> Iterator[Row]:
    version = constitution_of(election)
    if version is None:
        return
    yield Row(
        "constitution", version.version or 0,
        {"version": version.version, "in_force_from": plain(version.in_force_from)},
    )  # fmt: skip
    columns = ("number", "heading", "text", "kind", "parameters")
    rows = Article.objects.filter(constitution=version).order_by("position")
    for place, *values in rows.values_list("position", *columns):
        yield Row("article", place, dict(zip(columns, values, strict=True)))


def _rows(table: Table, election: Election) -> Iterator[Row]:
    open_, hidden = columns_of(table)
    paths = [name for name, _ in (*open_, *hidden)]
    beside = [path for _, path in table.beside]
    called = ["person__full_name"] if table.named else []
    rows: QuerySet[Any] = table.model._default_manager.filter(**{table.path: election.pk})
    if table.model is models.Sheet:  # what is typed of a count stays unseen until it is closed
        count = models.CountClosed.objects.filter(
            contest=OuterRef("contest"), round=OuterRef("round")
        )
        rows = rows.filter(Exists(count))
    for told in rows.order_by("pk").values("pk", *paths, *beside, *called).iterator():
        values = {name: plain(told[column]) for column, name in open_}
        values |= {name: plain(told[path]) for name, path in table.beside}
        names = {name: plain(told[column]) for column, name in hidden}
        if table.named:
            names[CALLED] = told["person__full_name"]
        if isinstance(values.get("figures"), dict) and "why_again" in values["figures"]:
            names["why_again"] = values["figures"]["why_again"]  # words of a recount
            values["figures"] = {
                key: value for key, value in values["figures"].items() if key != "why_again"
            }
        yield Row(table.kind, told["pk"], values, names or None)


def columns_of(table: Table) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The columns of a table as (column, name in the record): the open ones, and the hidden."""
    both: tuple[list[tuple[str, str]], list[tuple[str, str]]] = ([], [])
    for one in table.model._meta.concrete_fields:
        if one.name not in LEFT_OUT and (table.kind, one.name) not in LEFT_OUT:
            both[one.name in table.hidden].append((one.attname, one.name))
    return both


def plain(value: Any) -> Any:
    """A value as JSON has it: days and hours as text, hours of the day in UTC."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date | time):
        return value.isoformat()
    return value


# --- what was sealed, and whether it is still so


def kept(records: Iterable[Record]) -> list[Row]:
    """The rows that these records keep, with the names that were not erased; the oldest first."""
    records = list(records)
    names = {
        one.commitment: one.name
        for one in Named.objects.filter(record__in=records)
        if one.name is not None
    }
    return [row for one in records for row in rules.read(one.text, names)]


def records_of(election: Election) -> list[Record]:
    """The sealed records of an election, the oldest first; without their text."""
    rows = Record.objects.filter(election=election).defer("text")
    return list(rows.order_by("number"))


def differences(election: Election) -> list[Difference]:
    """Where the database is not what the records of the election keep."""
    return rules.differences(_kept_of(election), rows_of(election))


def newer(election: Election) -> list[Row]:
    """The rows that no record of the election has as they are now, and those that are gone."""
    found = list(rows_of(election))
    told = rules.differences(_kept_of(election), found)
    changed = {(one.kind, one.key) for one in told}
    gone = [Row(one.kind, one.key, rules.GONE) for one in told if one.is_gone]
    return [*(row for row in found if row.place in changed), *gone]


def _kept_of(election: Election) -> list[Row]:
    return kept(Record.objects.filter(election=election).order_by("number"))


def annex_of(record: Record) -> str:
    """The annex as a file: the names that were not erased, with their salts."""
    rows = Named.objects.filter(record=record).order_by("pk")
    names = [
        {"commitment": one.commitment, "salt": one.salt, "name": one.name} for one in rows
    ]  # fmt: skip
    told = {"code": record.code, "names": names}
    return json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
