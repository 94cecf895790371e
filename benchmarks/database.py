"""The server that is measured on, the filled register kept as a template, and its clones.

`DATABASE_URL` names the server if it is set (its log-in must be allowed to make databases). Else
one of our own under HNSA_DATA/bench, with safe settings; the filled template stays there between
runs, and every measurement begins with a fresh copy of it.
"""

import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit, urlunsplit

import psycopg2

from hnsa import environment
from hnsa.launch.cluster import Cluster

RUN: Final = "hnsa_bench_run"
SHOWN: Final = (
    "server_version", "fsync", "synchronous_commit", "full_page_writes", "wal_level",
    "shared_buffers", "temp_buffers", "work_mem", "maintenance_work_mem", "max_wal_size", "jit",
)  # fmt: skip
_KEYS: Final = {name: f"only-for-measuring-{name}-".ljust(64, "x") for name in environment.KEYS}
_SOURCES: Final = ("benchmarks/names.py", "benchmarks/lists.py", "benchmarks/register.py")


class Server:
    """Makes, copies and removes the databases of a run."""

    def __init__(self) -> None:
        self.folder = environment.data_folder() / "bench"
        self.folder.mkdir(mode=0o700, exist_ok=True)
        given = environment.text("DATABASE_URL", "")
        self.url = given or Cluster(self.folder / "postgres").hold()

    def at(self, database: str) -> str:
        """The URL of a database on this server."""
        return urlunsplit(urlsplit(self.url)._replace(path=f"/{database}"))

    def connect(self, database: str = RUN) -> Any:
        """A connection as the log-in that owns the tables."""
        return psycopg2.connect(self.at(database))

    def order(self, *statements: str) -> None:
        """Statements about databases, which run in no transaction."""
        connection = self.connect("postgres")
        connection.autocommit = True
        try:
            with connection.cursor() as cursor:
                for statement in statements:
                    cursor.execute(statement)
        finally:
            connection.close()

    def settings(self) -> dict[str, str]:
        """What the server is set to, as far as it matters here."""
        connection = self.connect("postgres")
        try:
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT name, current_setting(name) FROM unnest(%s) name", [list(SHOWN)]
                )
                return dict(cursor.fetchall())
        finally:
            connection.close()

    def template(self, people: int) -> str:
        """The database with so many people; filled now unless it is there from an earlier run."""
        name = f"hnsa_bench_{people}"
        if self._stamp_of(name) != _stamp():
            self.order(f"DROP DATABASE IF EXISTS {name}", f"CREATE DATABASE {name}")
            self.work("fill", str(people), database=name)
            self.order(f"COMMENT ON DATABASE {name} IS '{_stamp()}'")
        return name

    def _stamp_of(self, name: str) -> str:
        connection = self.connect("postgres")
        try:
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT shobj_description(oid, 'pg_database') FROM pg_database "
                    "WHERE datname = %s",
                    [name],
                )
                found = cursor.fetchone()
                return found[0] or "" if found else ""
        finally:
            connection.close()

    def clone(self, people: int) -> None:
        """A fresh copy of the filled register, under the name RUN; a checkpoint comes with it."""
        template = self.template(people)
        for patience in range(20):
            try:
                self.order(
                    f"DROP DATABASE IF EXISTS {RUN}",
                    f"CREATE DATABASE {RUN} TEMPLATE {template} STRATEGY file_copy",
                )
                return
            except psycopg2.errors.ObjectInUse:  # somebody is just leaving
                if patience == 19:
                    raise
                time.sleep(0.5)

    def work(self, *words: str, database: str = RUN) -> str:
        """Run one order of `benchmarks.worker` in a process of its own; what it printed."""
        env = {
            **os.environ, **_KEYS, "DATABASE_URL": self.at(database),
            "HNSA_DATA": str(self.folder), "DJANGO_SETTINGS_MODULE": "hnsa.settings",
        }  # fmt: skip
        env.pop("DATABASE_OWNER_URL", None)
        told = subprocess.run(
            [sys.executable, "-m", "benchmarks.worker", *words],
            cwd=environment.PROJECT, env=env, stdout=subprocess.PIPE, text=True, check=True,
        )  # fmt: skip
        return told.stdout


def _stamp() -> str:
    """Changes when the filled register would come out differently."""
    found = hashlib.sha256()
    migrations = sorted(Path(environment.PROJECT, "members/migrations").glob("0*.py"))
    for path in (*migrations, *(Path(environment.PROJECT, name) for name in _SOURCES)):
        found.update(path.read_bytes())
    return found.hexdigest()[:16]
