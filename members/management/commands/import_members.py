"""The import wizard's engine from the shell: same reading, same judgement, same report."""

import json
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.files import File
from django.core.management.base import BaseCommand, CommandError

from hnsa.core import clock, scope
from hnsa.core.models import User
from members.access import postings
from members.access.rights import Verb, may
from members.actions import imports
from members.actions.import_pulse import Quiet
from members.actions.import_stale import Stale
from members.importing import check, jobs
from members.importing.files import Refused
from members.models import Body, ImportJob
from members.queries import imports as found
from members.queries.bodies_named import body_named
from members.vocabulary.bodies import BodyKind
from members.vocabulary.imports import JobState


class Command(BaseCommand):
    help = "Reads a member list, reports every row and, with --accept, writes it to the register."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--homenet", required=True, help="ISO country code, e.g. PK")
        into = parser.add_mutually_exclusive_group()
        into.add_argument("--organisation", help="code or name of the body they belong to")
        into.add_argument("--new-organisation", metavar="NAME", help="make this organisation")
        parser.add_argument("--sheet", action="append", help="only this sheet; may stand again")
        parser.add_argument("--date-order", choices=["dmy", "mdy", "ymd"])
        parser.add_argument("--as-of", type=date.fromisoformat, help="the day the list is true for")
        parser.add_argument("--encoding")
        parser.add_argument("--delimiter")
        parser.add_argument("--keep-register", action="store_true", help="where both differ")
        parser.add_argument("--make-organisations", action="store_true")
        parser.add_argument("--user", help="in whose name; default: the shell itself")
        parser.add_argument("--accept", action="store_true")
        parser.add_argument("--report", type=Path, required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        if not path.is_file():
            raise CommandError(f"There is no file {path}.")
        with scope.seeing(()):
            scope.show(postings.every_homenet())
            homenet = Body.objects.filter(
                kind=BodyKind.HOMENET, code=options["homenet"].upper()
            ).first()
        if homenet is None:
            raise CommandError(f"There is no HomeNet {options['homenet']}.")
        try:
            report = self._import(path, homenet, options)
        except Refused as refused:
            raise CommandError(str(refused.sentence)) from None
        except Stale:
            raise CommandError(
                "The register was changed while this list was checked. Nothing was written: "
                "run the command once more."
            ) from None
        options["report"].write_text(
            json.dumps(report, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )
        totals = report["totals"]
        names = ("accepted", "accepted_with_warning", "rejected", "duplicate", "not_a_record")
        said = ", ".join(f"{totals[name]} {name}" for name in names)
        self.stdout.write(f"{path.name}: {totals['rows']} rows: {said}. {report['state']}.")

    def _import(self, path: Path, homenet: Body, options: dict[str, Any]) -> dict[str, Any]:
        pulse = Quiet()
        with scope.seeing({homenet.pk}):
            user = self._user(homenet, options["user"])
            body = self._body(homenet, options["organisation"])
            with path.open("rb") as file:
                job = jobs.receive(
                    File(file, name=path.name), by=user, homenet=homenet, body=body,
                    at=clock.now(), encoding=options["encoding"], delimiter=options["delimiter"],
                    new_organisation=options["new_organisation"] or "",
                )  # fmt: skip
        try:
            with scope.seeing({homenet.pk}):
                jobs.choose(job, self._choices(job, options), by=user)
                check.check(job, pulse)
                imports.finish(job, JobState.CHECKED, totals=job.totals)
            if options["accept"]:
                with scope.seeing({homenet.pk}):
                    imports.accept(job, pulse, by=user, at=clock.now())
            with scope.seeing({homenet.pk}):
                report = found.report(job)
                if not options["accept"]:
                    imports.drop(job, by=user)
        except Exception:
            self._give_up(job, user)
            raise
        finally:
            jobs.forget_file(job)
        return report

    def _give_up(self, job: ImportJob, user: User) -> None:
        """Nobody will come back to a list that the shell could not finish: nothing of it stays."""
        with scope.seeing({job.homenet_id}):
            if ImportJob.objects.get(pk=job.pk).state != JobState.ACCEPTED:
                imports.drop(job, by=user)

    def _choices(self, job: ImportJob, options: dict[str, Any]) -> dict[str, Any]:
        sheets = job.choices["sheets"]
        for name in options["sheet"] or ():
            if name not in sheets:
                raise CommandError(f"There is no sheet {name}; there are: {', '.join(sheets)}.")
        if options["sheet"]:
            for name, sheet in sheets.items():
                sheet["use"] = name in options["sheet"]
        choices: dict[str, Any] = {
            "sheets": sheets,
            "when_differs": "register" if options["keep_register"] else "file",
            "make_bodies": options["make_organisations"],
        }
        if options["date_order"]:
            choices["date_order"] = options["date_order"]
        if options["as_of"]:
            choices["as_of"] = options["as_of"].isoformat()
        return choices

    def _body(self, homenet: Body, named: str | None) -> Body | None:
        if not named:
            return None
        found_id = body_named(homenet, named)
        if found_id is None:
            raise CommandError(
                f"{homenet.name} has no organisation with the code or name {named}. "
                "Use --new-organisation to make one."
            )
        return Body.objects.get(pk=found_id)

    def _user(self, homenet: Body, named: str | None) -> User:
        """In whose name the list comes in: a user with the right, or the shell's own operator."""
        if not named:
            user, _ = User.objects.get_or_create(
                username="shell", defaults={"first_name": "Shell", "is_active": False}
            )
            user.reach = postings.operator(homenet)
            return user
        found_user = User.objects.filter(is_active=True, username=named).first()
        if found_user is not None:
            scope.recognise(found_user.pk)
            found_user.reach = postings.read(found_user, on=clock.today())
            scope.show({homenet.pk})
            if may(found_user, Verb.IMPORT, homenet.pk):
                return found_user
        raise CommandError(f"The user {named} may not import into {homenet.name}.")
