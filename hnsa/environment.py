"""What is set from outside, read loudly.

Every variable the registry reads is declared once, in `VARIABLES`, with a sentence that
`.env.example` repeats (a house test compares the two). Values come from the process's environment
and, below it, from the file `.env` in the project's folder. A malformed value stops the program
with one plain sentence, and an unknown name is a mistake of the programmer.

Only the standard library is used here: the launcher reads this before anything is installed.
"""

from __future__ import annotations

import functools
import json
import os
import secrets
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

PROJECT = Path(__file__).resolve().parent.parent
"""The folder of this clone: where `manage.py` lies."""

VARIABLES = {
    "DATABASE_URL": (
        "The PostgreSQL server (15 or newer) of the application, as "
        "postgresql://user:password@host:port/name. Unset: a server of this folder's own."
    ),
    "DATABASE_OWNER_URL": (
        "The same database for the log-in that owns the tables and migrates them. "
        "Unset: DATABASE_URL serves for both."
    ),
    "HNSA_SECRET_KEY": (
        "Signs sessions and links; at least 50 characters. "
        "Unset: `make run` makes one in HNSA_DATA/keys.json."
    ),
    "HNSA_ID_KEY": (
        "Seals national ids and makes them findable; at least 50 characters. It must never change "
        "and must be kept with the backups. Unset: `make run` makes one in HNSA_DATA/keys.json."
    ),
    "HNSA_DEBUG": "yes shows the details of errors in the browser. Never where real data lies.",
    "HNSA_HOSTS": "The names under which the site is reached, separated by commas.",
    "HNSA_HTTPS": "yes where the site stands behind HTTPS: secure cookies, redirect and HSTS.",
    "HNSA_ADDRESS": (
        "Where the site is reached, for letters: https://register.example.org. Unset: letters "
        "name no address."
    ),
    "HNSA_MAIL_URL": (
        "The server that sends e-mail, as smtp://user:password@host:port (STARTTLS where it has a "
        "user) or smtps://… (TLS from the first byte). Unset: letters are shown on the console."
    ),
    "HNSA_MAIL_FROM": "The address from which letters come. Unset: register@localhost.",
    "HNSA_DATA": (
        "The folder of the embedded database, uploads, generated keys and collected static files. "
        "Unset: .data in the project's folder."
    ),
    "HNSA_PORT": "The port `make run` tries first on 127.0.0.1; the next free one if it is taken.",
    "HNSA_POSTGRES_BIN": (
        "The folder with the PostgreSQL programs (initdb, postgres) of the embedded database. "
        "Unset: those of the installed wheel, else the newest of the system."
    ),
    "CHROMIUM": "The Chromium or Chrome program that drives the tests in the browser.",
}
"""Every variable that is read, with the sentence that explains it."""

KEYS = ("HNSA_SECRET_KEY", "HNSA_ID_KEY")
"""The secrets that may be generated into `HNSA_DATA/keys.json`."""

SHORTEST_SECRET = 50

_YES = {"1", "yes", "true", "on"}
_NO = {"0", "no", "false", "off", ""}


class Misconfigured(SystemExit):
    """A setting cannot be used; the program ends with a plain sentence instead of a traceback."""

    def __init__(self, sentence: str) -> None:
        super().__init__(f"\nThe registry cannot start: {sentence}\n")


class _Required:
    """Marks a variable without a default."""


_REQUIRED = _Required()


def text(name: str, default: str | _Required = _REQUIRED) -> str:
    """The value of a variable, stripped; `default` where it is unset or empty."""
    given = _given(name)
    if given:
        return given
    if isinstance(default, _Required):
        raise Misconfigured(f"{name} is not set. It means: {VARIABLES[name]}")
    return default


def number(name: str, default: int, *, at_least: int = 0, at_most: int = 2**31 - 1) -> int:
    """A whole number within bounds."""
    given = _given(name)
    if not given:
        return default
    try:
        value = int(given)
    except ValueError:
        value = at_least - 1
    if not at_least <= value <= at_most:
        raise Misconfigured(
            f"{name} is {given!r}. It must be a whole number from {at_least} to {at_most}."
        )
    return value


def switch(name: str, *, default: bool = False) -> bool:
    """Yes or no."""
    given = _given(name)
    if not given:
        return default
    if given.lower() in _YES:
        return True
    if given.lower() in _NO:
        return False
    raise Misconfigured(f"{name} is {given!r}. It must be yes or no.")


def days(name: str, default: int, *, at_least: int = 0) -> timedelta:
    """A span given as a whole number of days."""
    return timedelta(days=number(name, default, at_least=at_least, at_most=36_500))


def names(name: str, default: str = "") -> list[str]:
    """A list separated by commas."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


class MailServer(NamedTuple):
    """A server that sends e-mail; without a host there is none."""

    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    tls: bool = False  # from the first byte
    starttls: bool = False


def mail_server(name: str) -> MailServer:
    """The server that sends e-mail, from its address as a URL."""
    given = _given(name)
    if not given:
        return MailServer()
    try:
        parts = urlsplit(given)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if host is None or parts.scheme not in ("smtp", "smtps"):
        raise Misconfigured(
            f"{name} cannot be read. It must be smtp://user:password@host:port or smtps://…"
        )
    user, tls = unquote(parts.username or ""), parts.scheme == "smtps"
    usual = 465 if tls else 587 if user else 25
    return MailServer(
        host, port or usual, user, unquote(parts.password or ""), tls, bool(user) and not tls
    )


def data_folder() -> Path:
    """Where this installation keeps what it makes; made on first use, closed to others."""
    return _folder(text("HNSA_DATA", ""))


@functools.lru_cache(maxsize=4)
def _folder(given: str) -> Path:
    folder = Path(given).expanduser() if given else PROJECT / ".data"
    folder = (folder if folder.is_absolute() else PROJECT / folder).resolve()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise Misconfigured(
            f"the folder {folder} cannot be made ({error.strerror}). "
            "Set HNSA_DATA to a folder that this user may write."
        ) from None
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        raise Misconfigured(
            f"the folder {folder} may not be written by this user. Start as the user who made it, "
            "or set HNSA_DATA to another folder."
        )
    return folder


def secret(name: str) -> str:
    """A key: from the environment, else from `HNSA_DATA/keys.json`.

    With the embedded database a missing key is generated once. With a database of one's own it is
    not: two machines with different keys would seal national ids that the other cannot find.
    """
    given = _given(name)
    if given:
        if len(given) < SHORTEST_SECRET:
            raise Misconfigured(
                f"{name} has {len(given)} characters. It must have at least {SHORTEST_SECRET}."
            )
        return given
    kept = _kept_keys()
    if name not in kept and not _given("DATABASE_URL"):
        kept = make_keys()
    if name not in kept:
        raise Misconfigured(
            f"DATABASE_URL is set but {name} is not, and there is none in {_keys_file()}. "
            f"Set {name}, the same on every machine; or start once with `make run`, which makes it."
        )
    return kept[name]


def make_keys() -> dict[str, str]:
    """The keys in `HNSA_DATA/keys.json`, generated if the file is not there yet (mode 0600)."""
    if not _keys_file().exists():
        fresh = {name: secrets.token_urlsafe(64) for name in KEYS}
        handle, draft = tempfile.mkstemp(dir=data_folder(), prefix="keys-")
        with os.fdopen(handle, "w") as file:
            json.dump(fresh, file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, _keys_file())
        except FileExistsError:
            pass  # another process was first: its keys hold
        finally:
            Path(draft).unlink()
    return _kept_keys()


def keys_are_generated() -> bool:
    """Whether a key comes from `keys.json` rather than from the environment."""
    return not all(_given(name) for name in KEYS)


def _keys_file() -> Path:
    return data_folder() / "keys.json"


def _kept_keys() -> dict[str, str]:
    try:
        kept = json.loads(_keys_file().read_text())
        return {name: str(kept[name]) for name in KEYS}
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise Misconfigured(f"{_keys_file()} cannot be read ({error.strerror}).") from None
    except (ValueError, KeyError, TypeError):
        raise Misconfigured(
            f"{_keys_file()} is damaged. Put it back from the backup: without the old key "
            "national ids can no longer be read or found."
        ) from None


def _given(name: str) -> str:
    if name not in VARIABLES:
        raise LookupError(f"{name} is not declared in hnsa.environment.VARIABLES")
    value = os.environ.get(name)
    return (_env_file().get(name, "") if value is None else value).strip()


@functools.lru_cache(maxsize=1)
def _env_file() -> dict[str, str]:
    """The assignments in `.env`; an unknown name or a malformed line stops the program."""
    try:
        lines = (PROJECT / ".env").read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise Misconfigured(f"the file .env cannot be read ({error}).") from None
    found = {}
    for row, line in enumerate(lines, start=1):
        line = line.strip().removeprefix("export ").lstrip()
        if not line or line.startswith("#"):
            continue
        name, equals, value = line.partition("=")
        name, value = name.strip(), value.strip()
        if not equals or name not in VARIABLES:
            raise Misconfigured(
                f"line {row} of .env sets {name!r}, which the registry does not know. "
                "The known names are in .env.example."
            )
        if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
            value = value[1:-1]
        found[name] = value
    return found
