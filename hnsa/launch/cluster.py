"""An embedded PostgreSQL: made, started, shared and left.

Whoever needs the server holds a *shared* lock on the folder (`hold`); a guardian process runs the
server and stops it when nobody holds the lock any more. Locks go with their process, however it
dies, so neither Ctrl-C nor `kill -9` leaves a server behind.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

from hnsa import environment
from hnsa.launch import tuning
from hnsa.launch.locks import Lock, alone
from hnsa.launch.programs import DATA, Account, Programs, account_for, programs_for
from hnsa.launch.words import Stopped

OWNER, APPLICATION, DATABASE = "hnsa_owner", "hnsa_app", "hnsa"
LONGEST_SOCKET_FOLDER = 85  # a socket's path has room for about 100 bytes, its name included
SECONDS_FOR_REMAINS = 60
SECONDS_TO_START = 600  # the server may first have to recover after a power cut
NOBODYS_NUMBER = "2147483646"  # no system counts its processes so far


class Cluster:
    """The server whose data lie under `folder`; `throwaway` trades safety of the data for speed."""

    def __init__(self, folder: Path, *, throwaway: bool = False) -> None:
        self.folder = folder
        self.data = folder / "cluster"
        self.throwaway = throwaway
        self._held: Lock | None = None
        self._started: subprocess.Popen[bytes] | None = None
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def hold(self) -> str:
        """Start the server unless it runs; keep it until `leave` or our end. Its owner's URL."""
        if self._held is None:
            held = Lock(self.folder / "in-use.lock")
            held.share()  # waits while a guardian is just stopping the server
            try:
                with alone(self.folder / "start.lock"):
                    self._be_running()
            except BaseException:
                held.release()
                raise
            self._held = held
        return self.url()

    def keep_running(self) -> None:
        """Start the server again if its guardian was killed while we hold it."""
        if self._held is not None and not self.guardian():
            with alone(self.folder / "start.lock"):
                self._be_running()

    def leave(self, *, wait: float = 0) -> None:
        """Need the server no longer; wait so many seconds for its end if we were the last."""
        if self._held is None:
            return
        self._held.release()
        self._held = None
        end = time.monotonic() + wait
        while self.guardian() and not self._is_used() and time.monotonic() < end:
            time.sleep(0.05)
        if self._started is not None and wait and not self._is_used():
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._started.wait(5)  # it has let go of its lock and is about to end

    def stop(self) -> bool:
        """Stop the server under everybody; False if it was not running."""
        with alone(self.folder / "start.lock"):
            guardian = self.guardian()
            if guardian:
                os.kill(guardian, signal.SIGTERM)
                lock = Lock(self.folder / "guardian.lock")
                stopped = lock.take_within(90)
                lock.release()
                if not stopped:
                    raise Stopped(f"The database did not stop; its log: {self.folder}/server.log")
                return True
            return self._end_orphan()

    def url(self, role: str = OWNER, database: str = DATABASE) -> str:
        """How to connect; there is no password, the socket's folder is closed to others."""
        return f"postgresql://{role}@/{database}?host={quote(str(self.socket_folder()), safe='')}"

    def is_ready(self) -> bool:
        """Whether the server takes connections."""
        lines = self._pid_file()
        return len(lines) > 7 and lines[7].strip() == "ready" and bool(self.server())

    def server(self) -> int:
        """The process id of our server, 0 where none runs."""
        lines = self._pid_file()
        pid = int(lines[0]) if lines and lines[0].isdigit() else 0
        return pid if pid and self.socket_folder().name in _command_of(pid) else 0

    def guardian(self) -> int:
        """The process id of the guardian, 0 where none runs."""
        path = self.folder / "guardian.lock"
        try:
            lock = Lock(path)
            free = lock.share_at_once()
            lock.release()
            told = path.read_text()
        except FileNotFoundError:  # a throw-away folder goes with its guardian
            return 0
        return int(told) if not free and told.isdigit() else 0

    def socket_folder(self) -> Path:
        """A short private folder; its name comes from the data's place, so clones differ."""
        name = hashlib.sha256(os.fsencode(self.data.resolve())).hexdigest()[:12]
        # TMPDIR comes last: two programs with different ones must still find the same server.
        for parent in ("/tmp", "/var/tmp", tempfile.gettempdir()):
            folder = Path(parent) / f"hnsa-{name}"
            if len(os.fsencode(folder)) <= LONGEST_SOCKET_FOLDER and os.access(parent, os.W_OK):
                return folder
        raise Stopped("PostgreSQL needs a temporary folder with a short path; set TMPDIR to one.")

    # -- beginning ---------------------------------------------------------------------------

    def _be_running(self) -> None:
        if self.guardian() and self._becomes_ready():
            return
        self._end_orphan()
        account = account_for(self.data)
        programs = programs_for(self.data, account, self.folder)
        if not self.data.exists():
            self._make(programs, account)
        end = time.monotonic() + SECONDS_FOR_REMAINS
        while not self._becomes_ready(self._start_guardian(programs, account)):
            tail = self._log().read_text(errors="replace").splitlines()[-12:]
            if "still in use" not in "".join(tail) or time.monotonic() > end:
                raise Stopped("\n  ".join(["The database did not start. It says:", *tail]))
            time.sleep(0.5)  # remains of a killed server are still at work

    def _start_guardian(self, programs: Programs, account: Account) -> subprocess.Popen[bytes]:
        self._make_socket_folder(account)
        log = self._log()
        if log.exists() and log.stat().st_size > 10_000_000:
            log.unlink()
        with log.open("ab") as output:
            self._started = subprocess.Popen(
                [
                    *(sys.executable, "-S", "-m", "hnsa.launch.guardian"),
                    *(str(self.folder), str(account.uid), str(account.gid)),
                    *("throwaway" if self.throwaway else "keep",),
                    *self._server_command(programs, account),
                ],
                cwd=environment.PROJECT,
                env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        return self._started

    def _log(self) -> Path:
        return self.folder / "server.log"

    def _server_command(self, programs: Programs, account: Account) -> list[str]:
        options = tuning.options(throwaway=self.throwaway)
        options["unix_socket_directories"] = str(self.socket_folder())
        given = [word for name, value in options.items() for word in ("-c", f"{name}={value}")]
        return [str(programs.folder / "postgres"), "-D", DATA, *given]

    def _becomes_ready(self, guardian: subprocess.Popen[bytes] | None = None) -> bool:
        """Wait for the server; False once its guardian is gone."""
        end = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < end:
            if self.is_ready():
                return True
            gone = self.guardian() == 0 if guardian is None else guardian.poll() is not None
            if gone:
                return False
            time.sleep(0.02)
        return False

    def _make(self, programs: Programs, account: Account) -> None:
        """A new cluster with our two roles, complete or not at all."""
        draft = self.folder / "cluster.new"
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(mode=0o700)
        os.chown(draft, account.uid, account.gid)
        place = ("-D", DATA, "-U", "postgres", "-A", "trust", "-E", "UTF8")
        quick = ("--no-sync",) if self.throwaway else ()
        for locale in tuning.locales(programs.version):
            made = programs.run("initdb", *place, *locale, *quick, account=account, data=draft)
            if made.returncode == 0:
                break
            for left in draft.iterdir():
                shutil.rmtree(left) if left.is_dir() else left.unlink()
        else:
            raise Stopped(f"PostgreSQL could not make its data folder. It says:\n{made.stdout}")
        membership = " WITH SET TRUE, INHERIT FALSE" if programs.version >= 16 else ""
        statements = (
            f"CREATE ROLE {OWNER} LOGIN CREATEDB NOBYPASSRLS;\n"
            f"CREATE ROLE {APPLICATION} NOLOGIN NOBYPASSRLS;\n"
            f"GRANT {APPLICATION} TO {OWNER}{membership};\n"
            f"CREATE DATABASE {DATABASE} OWNER {OWNER};\n"
        )
        single = ("--single", "-D", DATA, "postgres")
        told = programs.run("postgres", *single, account=account, data=draft, stdin=statements)
        if told.returncode or "ERROR" in told.stdout or "FATAL" in told.stdout:
            raise Stopped(f"PostgreSQL could not make our roles. It says:\n{told.stdout}")
        draft.rename(self.data)

    def _make_socket_folder(self, account: Account) -> None:
        folder = self.socket_folder()
        try:
            folder.mkdir(mode=0o700)
            os.chown(folder, account.uid, account.gid)
        except FileExistsError:
            pass
        found = folder.lstat()
        if found.st_uid != account.uid or found.st_mode & 0o170077 != 0o040000:
            raise Stopped(
                f"{folder} should be the private folder of our database's socket, but it belongs "
                "to somebody else or is open to others. Remove it, or set TMPDIR elsewhere."
            )

    # -- ending ------------------------------------------------------------------------------

    def _end_orphan(self) -> bool:
        """Stop a server whose guardian was killed; clear away the signs of one that is dead."""
        pid = self.server()
        if not pid:
            self._clear_signs()
            return False
        for word, seconds in ((signal.SIGINT, 30), (signal.SIGQUIT, 10), (signal.SIGKILL, 5)):
            end = time.monotonic() + seconds
            try:
                os.kill(pid, word)
                while self.server() == pid and time.monotonic() < end:
                    time.sleep(0.05)
                    os.kill(pid, 0)
            except ProcessLookupError:
                return True
        return True

    def _clear_signs(self) -> None:
        """Let no foreign or dead process with our server's number keep it from starting.

        Only the number is overwritten: the rest tells PostgreSQL which shared memory remains of a
        killed server may still use, and that check must go on.
        """
        lines = self._pid_file()
        if lines:
            (self.data / "postmaster.pid").write_text("\n".join([NOBODYS_NUMBER, *lines[1:], ""]))
        for left in self.socket_folder().glob(".s.PGSQL.*"):
            left.unlink(missing_ok=True)

    def _is_used(self) -> bool:
        """Whether anybody else holds the server (a guardian that stops it holds the lock alone)."""
        try:
            lock = Lock(self.folder / "in-use.lock")
        except FileNotFoundError:
            return False
        used = lock.share_at_once() and not lock.take_at_once()
        lock.release()
        return used

    def _pid_file(self) -> list[str]:
        try:
            return (self.data / "postmaster.pid").read_text().splitlines()
        except (FileNotFoundError, PermissionError):
            return []


def _command_of(pid: int) -> str:
    """The command line of a process, empty where there is none: its number may be another's now."""
    if Path("/proc/self").exists():
        try:
            return Path(f"/proc/{pid}/cmdline").read_text(errors="replace")
        except OSError:
            return ""
    told = subprocess.run(["ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True)
    return told.stdout
