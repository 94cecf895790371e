"""`manage.py verify_record FILE CODE`: is this the record whose code was signed on paper?

With `--against-database` it also says where the rows of the register are not those of the record.
"""

import json
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from elections.models import Record
from elections.queries import records
from elections.queries.verifying import code_meant, wrong_with, wrong_with_names
from elections.rules.record import Difference
from hnsa.core import scope
from members.access import postings


class Command(BaseCommand):
    """Untouched, or what was changed; the same words as the script that is handed out."""

    help = "Verifies the sealed record of an election by its code, and the database by the record."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the file of the record")
        parser.add_argument("code", help="as it stands on the signed declaration")
        parser.add_argument("--names", type=Path, metavar="FILE", help="its annex, too")
        parser.add_argument(
            "--against-database", action="store_true", help="compare the rows with all its records"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        text = _read(options["file"])
        wrong = wrong_with(text, options["code"])
        if options["names"] is not None:
            try:
                wrong += wrong_with_names(text, _read(options["names"]))
            except ValueError:
                raise CommandError(f"{options['names']} is no annex of a record.") from None
        if options["against_database"] and not wrong:
            with scope.seeing(()):
                scope.show(postings.every_homenet())
                wrong += self._against_database(text, code_meant(options["code"]))
        for sentence in wrong:
            self.stderr.write(f"CHANGED: {sentence}")
        if wrong:
            raise CommandError("This is not what was sealed.")
        lines = text.rstrip("\n").count("\n") + 1
        self.stdout.write(f"UNTOUCHED: {lines} lines, and the code fits.")

    def _against_database(self, text: str, code: str) -> Iterator[str]:
        found = Record.objects.filter(code=code).select_related("election__body__homenet").first()
        if found is None:
            yield "The database has no record with this code."
            return
        if found.text.rstrip("\n") != text.rstrip("\n"):
            yield "The record that the database keeps under this code is another one."
        broken = False
        for one in Record.objects.filter(election=found.election).order_by("number"):
            for said in wrong_with(one.text, one.code):
                broken = True
                yield f"Record {one.number} of the database: {said}"
        if broken:  # nothing can be compared with it
            return
        told = records.differences(found.election)
        for sentence in _sentences(one for one in told if one.since):
            self.stdout.write(f"SINCE THEN: {sentence}")
        yield from _sentences(one for one in told if not one.since)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise CommandError(f"{path} cannot be read.") from None


def _sentences(found: Iterable[Difference]) -> Iterator[str]:
    for one in found:
        what = f"{one.kind} {one.key}"
        if one.is_gone:
            yield f"{what} is in the record, and not in the database."
        elif one.is_new:
            yield f"{what} is in the database, and not in the record."
        else:
            was, now = (json.dumps(it, ensure_ascii=False) for it in (one.was, one.is_))
            yield f"{what}: {one.field} was {was} and is {now}."
