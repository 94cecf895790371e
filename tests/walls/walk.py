"""The walker: every address of the site, with ids of either country, asked for as anybody.

An address is found in the resolver, never listed by hand: what somebody adds tomorrow is walked
tomorrow, and fails until `tests/walls/table.py` says who may open it.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.http import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.cast import Country

MISSING = 999_999_999  # an id that nobody ever had


@dataclass(frozen=True)
class Address:
    """One pattern of the resolver: `imports:job`, and the names of what it asks for."""

    name: str
    asks: tuple[str, ...]
    route: str


def addresses() -> list[Address]:
    """All of them, by name. A pattern without a name is named by its route."""
    return sorted(set(_walk(get_resolver(), "", "")), key=lambda one: (one.name, one.route))


def _walk(
    resolver: URLResolver, spaces: str, route: str, outer: tuple[str, ...] = ()
) -> Iterator[Address]:
    for pattern in resolver.url_patterns:
        here = route + str(pattern.pattern)
        asks = (*outer, *pattern.pattern.regex.groupindex)
        if isinstance(pattern, URLResolver):
            inner = f"{spaces}{pattern.namespace}:" if pattern.namespace else spaces
            yield from _walk(pattern, inner, here, asks)
        elif isinstance(pattern, URLPattern):
            yield Address(f"{spaces}{pattern.name or here}", asks, here)


def outcome(response: HttpResponseBase) -> str:
    """What became of a request, in the words of the table."""
    status = response.status_code
    if status in (301, 302) and str(response.headers["Location"]).startswith("/log-in/"):
        return "log-in"
    if status >= 500:
        return "breaks"
    return {403: "refused", 404: "unknown", 405: "posts-only"}.get(status, "opens")


def body_of(response: HttpResponseBase) -> str:
    """The whole answer as text, streamed ones too, where it leads to included."""
    if getattr(response, "streaming", False):
        content = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    else:
        content = response.content  # type: ignore[attr-defined]
    return content.decode("utf-8", errors="replace") + str(response.headers.get("Location", ""))


def leaks(response: HttpResponseBase, words: frozenset[str]) -> set[str]:
    """Which of these words stand in the answer (as written, or escaped for HTML)."""
    text = body_of(response)
    return {word for word in words if word in text or word.replace("'", "&#x27;") in text}


def path_of(address: Address, values: dict[str, Any]) -> str:
    if "/" not in address.name:
        return reverse(address.name, kwargs={name: values[name] for name in address.asks})
    path = "/" + address.route
    for name in address.asks:
        path = re.sub(rf"<\w+:{name}>|\(\?P<{name}>.*\)\$", str(values[name]), path)
    return path


def ask(client: Client, path: str, *, post: dict[str, Any] | None = None) -> HttpResponseBase:
    """One request that never raises: a mistake of the site is an answer of 500.

    The office sends those it does not know to its own log-in; what that says is the answer.
    """
    client.raise_request_exception = False
    answer = client.get(path) if post is None else client.post(path, post)
    onward = str(answer.headers.get("Location", ""))
    return client.get(onward) if onward.startswith("/admin/login/") else answer


def fingerprint(country: Country | None = None) -> dict[str, str]:
    """Every table of ours as a hash, read past all walls; of one country, or whole."""
    found = {}
    with connection.as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname, EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid "
            "AND a.attname = 'homenet_id') FROM pg_class c WHERE c.relkind = 'r' "
            "AND c.relnamespace = 'public'::regnamespace "
            "AND (c.relname LIKE 'members%%' OR c.relname LIKE 'core%%')"
        )
        for table, has_homenet in cursor.fetchall():
            if country is not None and not has_homenet:
                continue
            where = f"WHERE homenet_id = {country.homenet.pk}" if country is not None else ""
            cursor.execute(f"SELECT t::text FROM {table} t {where} ORDER BY 1")
            rows = "\n".join(text for (text,) in cursor.fetchall())
            found[table] = hashlib.sha256(rows.encode()).hexdigest()
    return found
