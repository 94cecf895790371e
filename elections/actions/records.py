"""The verbs of a sealed record: it is sealed, and somebody is erased from its annex."""

import secrets
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from elections.models import Election, Named, Record
from elections.queries import records as queries
from elections.rules import record as rules
from members.access.rights import Verb, require_at

SALT = 16  # bytes
OWN = ("name", "name_native", "called", "relative", "member_number")  # of whom a line is


def seal(
    election: Election, *, by: Any, at: datetime, present: str = "", signed: str = ""
) -> Record:
    """The record of what no earlier record has; who calls holds the row of the election.

    A further record leans on the code of the one before.
    """
    before = Record.objects.filter(election=election).order_by("-number").first()
    number, follows = (before.number + 1, before.code) if before else (1, "")
    record = Record(
        election=election, body_id=election.body_id, homenet_id=election.homenet_id, number=number,
        present=present.strip(), signed=signed.strip(), sealed_at=at, sealed_by=by,
    )  # fmt: skip
    made = rules.sealed(
        [
            queries.head_of(election, number, follows),
            *queries.newer(election),
            queries.declaration_of(record, queries.sums_of(election)),
        ],
        _salts(),
    )
    record.text, record.code = made.text, made.code
    record.save(force_insert=True)
    Named.objects.bulk_create(
        [
            Named(
                record=record, body_id=record.body_id, homenet_id=record.homenet_id,
                commitment=one.commitment, salt=one.salt, name=dict(one.words),
            )
            for one in made.annex
        ],
        batch_size=1000,
    )  # fmt: skip
    return record


def _salts() -> Iterator[str]:
    while True:
        yield secrets.token_hex(SALT)


@transaction.atomic
def erase(election: Election, person_id: int, *, by: Any, at: datetime) -> int:
    """Her names go out of the annexes, with every text in which one of them stands. How many.

    The records stay as they are, and verify. Raises ValidationError where she is in none.
    """
    require_at(by, Verb.UNMASK, election.body)
    rows = list(
        Named.objects.select_for_update(of=("self",))
        .filter(record__election=election)
        .exclude(name=None)
        .order_by("pk")
    )
    said: dict[int, dict[str, Any]] = {one.pk: one.name or {} for one in rows}
    hers = {pk for pk, words in said.items() if words.get("person") == person_id}
    if not hers:
        raise ValidationError(_("The annexes of this election do not name her."))
    called = {name.casefold() for pk in hers for name in _names_in(said[pk])}
    gone = [
        one for one in rows
        if one.pk in hers or any(name in _text_of(said[one.pk]) for name in called)
    ]  # fmt: skip
    for one in gone:
        one.name, one.salt, one.erased_at = None, "", at
    Named.objects.bulk_update(gone, ["name", "salt", "erased_at"], batch_size=1000)
    return len(gone)


def _names_in(words: dict[str, Any]) -> Iterator[str]:
    for name in ("name", "name_native", "called"):
        if words.get(name):
            yield words[name]


def _text_of(words: dict[str, Any]) -> str:
    """The free words of a line of the annex: of somebody else's line all but her own names."""
    own = OWN if words.get("person") is not None else ()
    told = (value for name, value in words.items() if isinstance(value, str) and name not in own)
    return "\n".join(told).casefold()
