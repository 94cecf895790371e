"""The two roles on a server we did not make ourselves.

`hnsa_app` runs everything and owns nothing, so row security binds it. The log-in that owns the
tables must be a member of it. What the log-in may do is done; what it may not is told as SQL for
the server's administrator. Needs psycopg2, so it is called once the requirements are installed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit, urlunsplit

from hnsa.launch.cluster import APPLICATION
from hnsa.launch.programs import OLDEST
from hnsa.launch.words import Stopped, say

if TYPE_CHECKING:
    import psycopg2.extensions

EXTENSIONS = ("pg_trgm", "btree_gist", "unaccent")


def prepare_roles(owner_url: str, application_url: str = "") -> None:
    """See to the database, the version, the extensions and the two roles; Stopped if one lacks."""
    connection = _connect(owner_url)
    try:
        with connection.cursor() as cursor:
            _check_version(connection.server_version)
            _check_extensions(cursor)
            _check_ownership(cursor)
            _see_to_application_role(cursor)
            logins = {_one(cursor, "SELECT current_user")}
            if application_url and application_url != owner_url:
                logins.add(unquote(urlsplit(application_url).username or ""))
            for login in sorted(logins - {"", APPLICATION}):
                _see_to_membership(cursor, login, connection.server_version)
    finally:
        connection.close()


def _connect(url: str) -> psycopg2.extensions.connection:
    import psycopg2

    try:
        connection = psycopg2.connect(url, connect_timeout=10)
    except psycopg2.OperationalError as error:
        if "does not exist" in str(error) and "database" in str(error):
            _make_database(url)
            connection = psycopg2.connect(url, connect_timeout=10)
        else:
            raise Stopped(f"The server of DATABASE_URL does not let us in: {error}") from None
    except psycopg2.Error as error:
        raise Stopped(f"DATABASE_URL cannot be used: {error}") from None
    connection.autocommit = True
    return connection


def _make_database(url: str) -> None:
    import psycopg2

    parts = urlsplit(url)
    name = unquote(parts.path.lstrip("/"))
    order = f"CREATE DATABASE {_quoted(name)} ENCODING 'UTF8' TEMPLATE template0"
    try:
        connection = psycopg2.connect(urlunsplit(parts._replace(path="/postgres")))
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(order)
        connection.close()
    except psycopg2.Error as error:
        raise Stopped(
            f"The database {name} does not exist and could not be made ({str(error).strip()}). "
            f"Let the server's administrator run:\n    {order};"
        ) from None
    say(f"Made the database {name}.")


def _check_version(number: int) -> None:
    if number // 10_000 < OLDEST:
        raise Stopped(
            f"The server is PostgreSQL {number // 10_000}; the registry needs {OLDEST} or newer."
        )


def _check_extensions(cursor: Any) -> None:
    cursor.execute(
        "SELECT name FROM pg_available_extensions WHERE name = ANY(%s)", [list(EXTENSIONS)]
    )
    lacking = set(EXTENSIONS) - {name for (name,) in cursor.fetchall()}
    if lacking:
        raise Stopped(
            f"The server lacks the extensions {', '.join(sorted(lacking))}. They come with "
            "PostgreSQL's contrib modules (on Debian in the server's own package)."
        )


def _check_ownership(cursor: Any) -> None:
    if not _one(cursor, "SELECT has_schema_privilege(current_user, 'public', 'CREATE')"):
        login, database = (
            _one(cursor, "SELECT current_user"),
            _one(cursor, "SELECT current_database()"),
        )
        raise Stopped(
            f"{login} may not make tables in the database {database}. Let the server's "
            "administrator run:\n"
            f"    ALTER DATABASE {_quoted(database)} OWNER TO {_quoted(login)};"
        )


def _see_to_application_role(cursor: Any) -> None:
    cursor.execute(
        "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = %s", [APPLICATION]
    )
    found = cursor.fetchone()
    if found is None:
        _order(cursor, f"CREATE ROLE {APPLICATION} NOLOGIN NOBYPASSRLS")
    elif found[0]:
        raise Stopped(
            f"The role {APPLICATION} is a superuser or exempt from row security, so the walls "
            "between the countries would not hold. Let the server's administrator run:\n"
            f"    ALTER ROLE {APPLICATION} NOSUPERUSER NOBYPASSRLS;"
        )


def _see_to_membership(cursor: Any, login: str, version: int) -> None:
    member = "SET" if version >= 160_000 else "MEMBER"
    asked = f"SELECT pg_has_role({_literal(login)}, '{APPLICATION}', '{member}')"
    if not _one(cursor, asked):
        manner = " WITH SET TRUE, INHERIT FALSE" if version >= 160_000 else ""
        _order(cursor, f"GRANT {APPLICATION} TO {_quoted(login)}{manner}")


def _order(cursor: Any, statement: str) -> None:
    import psycopg2

    try:
        cursor.execute(statement)
    except psycopg2.errors.DuplicateObject:
        pass  # another clone was first
    except psycopg2.Error as error:
        raise Stopped(
            f"The log-in of DATABASE_URL may not do this ({str(error).strip()}). "
            f"Let the server's administrator run:\n    {statement};"
        ) from None
    else:
        say(f"On the server: {statement}.")


def _one(cursor: Any, query: str) -> Any:
    cursor.execute(query)
    return cursor.fetchone()[0]


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _literal(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
