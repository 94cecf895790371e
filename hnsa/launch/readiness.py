"""What must be true before the site may open, done only where it is not true yet.

Each step leaves a mark in `HNSA_DATA/done.json`: a hash of all it depends on. A second start
compares hashes and goes on, which is what keeps it under five seconds.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from hnsa import environment
from hnsa.launch.processes import manage
from hnsa.launch.words import say

SOURCES = ("hnsa", "members", "associations", "elections")
"""The folders that hold migrations and static files of our own."""


def migrate(owner_url: str, env: Mapping[str, str]) -> None:
    """Bring the tables up to date, as their owner, and fill an empty database with the demo."""
    mark = _database_mark(owner_url)
    if _done("migrated") == mark:
        return
    say("Bringing the database up to date …")
    manage("migrate", "--verbosity", "0", env={**env, "DATABASE_URL": owner_url})
    manage("demo", "--if-empty", env=env)
    _note("migrated", _database_mark(owner_url))


def collect_static(env: Mapping[str, str]) -> None:
    """Gather, compress and name the static files."""
    places = [f"{app}/**/static/**/*" for app in SOURCES]
    mark = _files_mark(_files("static/**/*", *places, "requirements.txt"))
    if _done("static") == mark and (environment.data_folder() / "static").is_dir():
        return
    say("Gathering the static files …")
    manage("collectstatic", "--no-input", "--clear", "--verbosity", "0", env=env)
    _note("static", mark)


def _database_mark(url: str) -> str:
    """Which database this is, what was migrated there, and which migrations there are."""
    import psycopg2

    connection = psycopg2.connect(url)
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT system_identifier::text FROM pg_control_system()")
            seen = [cursor.fetchone(), connection.info.dbname]
            cursor.execute("SELECT to_regclass('django_migrations')")
            if cursor.fetchone()[0] is not None:
                cursor.execute(
                    "SELECT count(*), max(id), max(applied)::text FROM django_migrations"
                )
                seen.append(cursor.fetchone())
    finally:
        connection.close()
    places = [f"{app}/**/migrations/*.py" for app in SOURCES]
    return _files_mark(_files(*places, "requirements.txt"), first=repr(seen))


def _files(*patterns: str) -> list[Path]:
    found = [path for pattern in patterns for path in environment.PROJECT.glob(pattern)]
    return sorted(path for path in found if path.is_file())


def _files_mark(files: Iterable[Path], first: str = "") -> str:
    mark = hashlib.sha256(first.encode())
    for path in files:
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        mark.update(f"{path.relative_to(environment.PROJECT)} {content}\n".encode())
    return mark.hexdigest()


def _done(step: str) -> str | None:
    mark = _marks().get(step)
    return mark if isinstance(mark, str) else None


def _marks() -> dict[str, object]:
    with contextlib.suppress(OSError, ValueError):
        marks = json.loads(_file().read_text())
        if isinstance(marks, dict):
            return marks
    return {}


def _note(step: str, mark: str) -> None:
    draft = _file().with_suffix(".new")
    draft.write_text(json.dumps({**_marks(), step: mark}, indent=1))
    draft.rename(_file())


def _file() -> Path:
    return environment.data_folder() / "done.json"
