"""`make run`: the registry on this machine, until Ctrl-C."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import FrameType

from hnsa import environment
from hnsa.launch import pango, postgres, processes, readiness
from hnsa.launch.locks import Lock
from hnsa.launch.roles import prepare_roles
from hnsa.launch.words import Stopped, say, warn

ADDRESS = "127.0.0.1"
PORTS_TO_TRY = 100
SECONDS_TO_OPEN = 60
SECONDS_TO_END = 15
SAMPLE = environment.PROJECT / "tests/data/import/01-pk-kasur-adda-utf8bom.csv"

_stop_asked = 0


def run() -> int:
    """Start everything, say where it is, watch over it, and stop it in order."""
    for word in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(word, _interrupt)
    only = Lock(environment.data_folder() / "site.lock")
    if not only.take_at_once():
        raise Stopped(f"The registry already runs from this folder: {only.path.read_text()}")
    url = environment.text("DATABASE_URL", "") or postgres.embedded().hold()
    try:
        return _serve(url, only)
    finally:
        if postgres.is_embedded():
            postgres.embedded().leave(wait=60)
        say("Stopped.")


def _serve(url: str, only: Lock) -> int:
    owner_url = environment.text("DATABASE_OWNER_URL", "") or url
    if not postgres.is_embedded():
        prepare_roles(owner_url, url)
        if environment.keys_are_generated():
            warn(
                "Note: HNSA_SECRET_KEY and HNSA_ID_KEY are not both set, so keys were made in "
                f"{environment.data_folder() / 'keys.json'}. Keep that file with the backups: "
                "without it national ids in this database can never be read again."
            )
    environment.make_keys()
    env = processes.surroundings(DATABASE_URL=url, PYTHONUNBUFFERED="1")
    pango.install_where_missing()
    readiness.migrate(owner_url, env)
    readiness.collect_static(env)
    site = _listen(environment.number("HNSA_PORT", 8000, at_least=1, at_most=65_535))
    address = f"http://{ADDRESS}:{site.getsockname()[1]}/"
    only.path.write_text(address)
    signal.signal(signal.SIGINT, _ask_to_stop)
    signal.signal(signal.SIGTERM, _ask_to_stop)
    signal.signal(signal.SIGHUP, _ask_to_stop)
    children = [
        Child("the site", _gunicorn(site.fileno()), env, keep_open=(site.fileno(),)),
        Child("the background worker", [sys.executable, "manage.py", "work"], env),
    ]
    try:
        for child in children:
            child.start()
        log_ins = _log_ins(env)
        if _opens(site.getsockname()[1], children):
            _welcome(address, log_ins)
        return _watch(children)
    finally:
        say("\nStopping …")
        for child in children:
            child.stop()
        site.close()


@dataclass
class Child:
    """A program that is kept running; one that dies five times within a minute ends the rest."""

    name: str
    command: list[str]
    env: Mapping[str, str]
    keep_open: tuple[int, ...] = ()
    process: subprocess.Popen[bytes] | None = None
    deaths: list[float] = field(default_factory=list)

    def start(self) -> None:
        self.process = processes.start(
            self.command, env=self.env, keep_open=self.keep_open, apart=True
        )

    def is_dead(self) -> bool:
        return self.process is None or self.process.poll() is not None

    def start_again(self) -> None:
        """Start after a death; Stopped where that seems useless."""
        now = time.monotonic()
        self.deaths = [*(each for each in self.deaths if now - each < 60), now]
        if len(self.deaths) >= 5:
            raise Stopped(f"{self.name} does not stay up; what it says is above.".capitalize())
        warn(f"{self.name} ended by itself and is started again.".capitalize())
        time.sleep(0.2 * len(self.deaths))
        self.start()

    def stop(self) -> None:
        """Ask it to end; insist after a while."""
        if self.process is None:
            return
        self.process.terminate()
        end = time.monotonic() + SECONDS_TO_END
        while self.process.poll() is None and time.monotonic() < end and _stop_asked < 2:
            time.sleep(0.05)
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def _watch(children: list[Child]) -> int:
    while not _stop_asked:
        for child in children:
            if child.is_dead() and not _stop_asked:
                child.start_again()
        if postgres.is_embedded():
            postgres.embedded().keep_running()
        time.sleep(0.2)
    return 0


def _listen(first: int) -> socket.socket:
    """A listening socket on the first free port; kept here, so the site may restart behind it."""
    for port in range(first, min(first + PORTS_TO_TRY, 65_536)):
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((ADDRESS, port))
            listener.listen(128)
        except OSError:
            listener.close()
            continue
        if port != first:
            say(f"Port {first} is taken; using {port}.")
        return listener
    raise Stopped(
        f"No port from {first} to {first + PORTS_TO_TRY - 1} is free on {ADDRESS}. Set HNSA_PORT."
    )


def _gunicorn(listener: int) -> list[str]:
    return [
        *(sys.executable, "-m", "gunicorn", "hnsa.wsgi:application"),
        *("--bind", f"fd://{listener}", "--workers", "2", "--threads", "4"),
        *("--timeout", "120", "--graceful-timeout", "10"),
        *("--no-control-socket", "--log-level", "warning"),
    ]


def _opens(port: int, children: list[Child]) -> bool:
    """Wait until the site answers, whatever it answers."""
    end = time.monotonic() + SECONDS_TO_OPEN
    while time.monotonic() < end and not _stop_asked:
        if children[0].is_dead():
            raise Stopped("The site did not start; what it says is above.")
        connection = http.client.HTTPConnection(ADDRESS, port, timeout=SECONDS_TO_OPEN)
        try:
            connection.request("GET", "/healthz")
            status = connection.getresponse().status
        except OSError:
            time.sleep(0.1)
            continue
        finally:
            connection.close()
        if status >= 500:
            warn("The site answers, but not well: see /healthz.")
        return True
    return False


def _log_ins(env: Mapping[str, str]) -> str:
    told = subprocess.run(
        [sys.executable, "manage.py", "demo", "--log-ins"],
        cwd=environment.PROJECT,
        env=env,
        stdout=subprocess.PIPE,
        text=True,
    )
    return told.stdout.strip() if told.returncode == 0 else ""


def _welcome(address: str, log_ins: str) -> None:
    say(f"\nThe registry is open at {address}\n")
    if log_ins:
        say(f"{log_ins}\n")
    if SAMPLE.exists():
        say(f"A member list to try at {address}imports/ :\n  {SAMPLE}\n")
    say("Ctrl-C stops everything.")


def _interrupt(word: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _ask_to_stop(word: int, frame: FrameType | None) -> None:
    global _stop_asked
    _stop_asked += 1
