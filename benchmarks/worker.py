"""What is measured in a process of its own: `python -m benchmarks.worker ORDER …` prints JSON."""

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django

django.setup()  # before anything below may be imported, hence their marks

from django.core.files import File  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from benchmarks import lists, register  # noqa: E402
from hnsa.core import clock, scope  # noqa: E402
from hnsa.core.models import User  # noqa: E402
from members.access import postings  # noqa: E402
from members.actions import imports  # noqa: E402
from members.actions.import_pulse import Quiet  # noqa: E402
from members.importing import check, jobs  # noqa: E402
from members.models import Body, ImportJob  # noqa: E402
from members.vocabulary.imports import JobState  # noqa: E402


class Phases(Quiet):
    """Remembers how long each phase took, in seconds."""

    def __init__(self) -> None:
        super().__init__()
        self.took: dict[str, float] = {}
        self._name, self._since = "", time.perf_counter()

    def phase(self, name: str, of: int = 0) -> None:
        now = time.perf_counter()
        if self._name:
            self.took[self._name] = round(self.took.get(self._name, 0) + now - self._since, 2)
        self._name, self._since = name, now


def fill(people: str) -> dict[str, Any]:
    """Migrate an empty database and write so many people into it."""
    call_command("migrate", verbosity=0)
    register.fill(int(people))
    return {}


def preview(path: str) -> dict[str, Any]:
    """From the uploaded file to the preview; seconds, phases, megabytes."""
    return _imported(Path(path), accept=False)


def whole(path: str) -> dict[str, Any]:
    """The same and its acceptance."""
    return _imported(Path(path), accept=True)


def undone(path: str) -> dict[str, Any]:
    """The same, taken back again."""
    return _imported(Path(path), accept=True, undo=True)


def _imported(path: Path, *, accept: bool, undo: bool = False) -> dict[str, Any]:
    at_rest = _megabytes()
    homenet, body, user = _cast()
    pulse = Phases()
    began = time.perf_counter()
    with scope.seeing({homenet.pk}), path.open("rb") as file:
        job = jobs.receive(
            File(file, name=path.name), by=user, homenet=homenet, body=body, at=clock.now()
        )
        jobs.choose(job, {"as_of": lists.AS_OF}, by=user)
    with scope.seeing({homenet.pk}):
        pulse.phase("check")
        check.check(job, pulse)
        imports.finish(job, JobState.CHECKED, totals=job.totals)
    told: dict[str, Any] = {"preview": time.perf_counter() - began, "totals": job.totals}
    if accept:
        _accept(job, user, pulse, told)
    if undo:
        _undo(job, user, pulse, told)
    pulse.phase("end")
    jobs.forget_file(job)
    return {**told, "phases": pulse.took, "at_rest": at_rest, "peak": _megabytes()}


def _accept(job: ImportJob, user: User, pulse: Phases, told: dict[str, Any]) -> None:
    began = time.perf_counter()
    with scope.seeing({job.homenet_id}):
        imports.accept(job, pulse, by=user, at=clock.now())
        pulse.phase("commit")
    told["accept"] = time.perf_counter() - began


def _undo(job: ImportJob, user: User, pulse: Phases, told: dict[str, Any]) -> None:
    began = time.perf_counter()
    with scope.seeing({job.homenet_id}):
        imports.undo(job, pulse, by=user, at=clock.now(), forced=False)
        pulse.phase("commit of undo")
    told["undo"] = time.perf_counter() - began


def _cast() -> tuple[Body, Body, User]:
    with scope.seeing(()):
        scope.show(postings.every_homenet())
        homenet = Body.objects.get(code="PK", kind="homenet")
        body = Body.objects.select_related("homenet").get(code="B1")
        user = User.objects.get(username="bench")
    user.reach = postings.operator(homenet)
    return homenet, body, user


def _megabytes() -> float:
    """The most memory this process has held so far (resident)."""
    unit = 1024 if sys.platform != "darwin" else 1024 * 1024
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit, 1)


def rival(path: str, what: str) -> dict[str, Any]:
    """The same list through django-import-export, as its own admin page does; seconds."""
    from benchmarks import rival as library

    homenet, body, _ = _cast()
    with connection.as_owner(), scope.seeing({homenet.pk}):  # it resets sequences at the end
        return library.imported(Path(path), what, homenet, body, lists.AS_OF)


def lists_of_people() -> dict[str, Any]:
    """Pages of the admin's list of people: milliseconds and questions to the database."""
    from benchmarks import pages

    return pages.measured(*_cast()[::2])


def list_of_associations() -> dict[str, Any]:
    """Pages of the list of associations with ten thousand of them: the same figures."""
    from benchmarks import associations

    return associations.measured(*_cast()[::2])


def articles() -> dict[str, Any]:
    """A constitution of 60 articles opened, and 100,000 applicants judged."""
    from benchmarks import constitutions

    return constitutions.measured(*_cast()[::2])


def large_association() -> dict[str, Any]:
    """The standing facts of 10,000 members with 100,000 attendances: the same figures."""
    from benchmarks import standing

    return standing.measured(*_cast()[::2])


def large_roll() -> dict[str, Any]:
    """The roll of 100,000 voters is drawn, and its rows are copied."""
    from benchmarks import rolls

    return rolls.measured(*_cast()[::2])


ORDERS: dict[str, Callable[..., dict[str, Any]]] = {
    "fill": fill, "preview": preview, "whole": whole, "undone": undone, "rival": rival,
    "pages": lists_of_people, "associations": list_of_associations,
    "constitutions": articles, "standing": large_association,
    "rolls": large_roll,
}  # fmt: skip

if __name__ == "__main__":
    print(json.dumps(ORDERS[sys.argv[1]](*sys.argv[2:])))
