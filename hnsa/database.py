"""Which PostgreSQL the registry uses; read by the settings.

`DATABASE_URL` if it is set. Else this clone's embedded server: it is started if it does not run,
and stops when the last process that asked for it has ended.
"""

from __future__ import annotations

from hnsa import environment
from hnsa.environment import Misconfigured
from hnsa.launch import postgres
from hnsa.launch.words import Stopped


def database_url() -> str:
    """The URL of the application's connections. May start the embedded server (0.3 s)."""
    given = environment.text("DATABASE_URL", "")
    if given:
        if not given.startswith(("postgresql://", "postgres://")):
            raise Misconfigured("DATABASE_URL must begin with postgresql://")
        return given
    try:
        return postgres.embedded().hold()
    except Stopped as stopped:
        raise Misconfigured(str(stopped)) from None


def owner_url() -> str:
    """The URL of the log-in that owns the tables; the same where only one is given."""
    return environment.text("DATABASE_OWNER_URL", "") or database_url()
