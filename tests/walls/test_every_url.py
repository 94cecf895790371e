"""Every address of the site as every role, with ids of both countries, GET and POST.

Three times: as it is; with the application's own filters taken away, so that row security alone
must hold; and, to see that the walk can fail, as the owner of the tables, whom no policy binds.
"""

import logging
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from members import models
from members.access import sight
from members.models import queryset
from tests.cast import WORDS, Cast, Country
from tests.walls import table, walk
from tests.walls.table import ROLES, TABLE, Page
from tests.walls.walk import Address

ClientOf = Callable[..., Client]
ABROAD = {"amina", "bilal", "farid", "saima", "rita", "zubaida"}  # each knows one country only
WALK = [(address, table.page_of(address)) for address in walk.addresses()]
PRIVATE = (
    models.Body, models.ImportJob, models.ImportRow, models.Membership, models.Person,
    models.Posting, models.Reveal,
)  # fmt: skip
# What a form might be sent: enough for the simple ones to do what they do.
FORM = {
    "post": "yes", "why": "to try the wall", "decision": "skip", "_save": "Save",
    "known": "Zarnigar", "action": "delete_selected", "language": "en", "forced": "on",
}  # fmt: skip


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """Refusals are what is asked for here; their log would hide what went wrong."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


def _unfiltered(rows: Any, user: Any) -> Any:
    return rows


@pytest.fixture
def no_first_wall(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every `visible_to` shows whatever the database gives, by whatever name it was imported."""
    rule = sight.visible
    monkeypatch.setattr(queryset, "_sight", [_unfiltered])
    for module in list(sys.modules.values()):
        if (module.__name__ or "").startswith(("members", "associations", "hnsa")):
            for name in [name for name, held in vars(module).items() if held is rule]:
                monkeypatch.setattr(module, name, _unfiltered)


def _steps(country: Country) -> Iterator[tuple[Address, Page, str]]:
    for address, page in WALK:  # logging out comes last: one log-in a walk
        if page is not None and address.name != "logout":
            yield address, page, walk.path_of(address, page.values(country))
    yield from [
        (one, page, walk.path_of(one, {})) for one, page in WALK if page and one.name == "logout"
    ]


def _home_and_abroad(cast: Cast, role: str) -> tuple[Country, Country]:
    at_home = (cast.pakistan, cast.bangladesh)
    return at_home if role != "rita" else at_home[::-1]


def _why(answer: Any) -> str:
    """What broke, where a page broke."""
    raised = getattr(answer, "exc_info", None)
    return f": {raised[1]!r}"[:300] if raised and answer.status_code >= 500 else ""


def _hidden_words(cast: Cast, role: str) -> frozenset[str]:
    """What must not stand in any answer to this person."""
    home, abroad = _home_and_abroad(cast, role)
    if role in ("anonymous", "nobody"):
        return home.words | abroad.words
    masked = frozenset(word for says in WORDS.values() for word in (says["phone"], says["number"]))
    restricted = frozenset(
        {cast.pakistan.restricted.full_name, cast.bangladesh.restricted.full_name}
    )
    return {
        "regina": masked | restricted,
        "farid": abroad.words | masked | restricted,
        "saima": abroad.words | masked | restricted
        | {home.other.name, home.aloof.name, home.apart.full_name, WORDS["PK"]["file"]},
        "zubaida": abroad.words | masked | restricted
        | {
            home.other.name, home.aloof.name, home.facilitating.name, home.apart.full_name,
            WORDS["PK"]["file"], WORDS["PK"]["contact"],
        },
    }.get(role, abroad.words)  # fmt: skip


# --- the table ---------------------------------------------------------------------------------


def test_every_address_is_in_the_table() -> None:
    missing = [f"{address.name} ({address.route})" for address, page in WALK if page is None]
    assert not missing, "say in tests/walls/table.py what kind of page this is"


def test_the_table_has_no_address_that_is_gone() -> None:
    gone = set(table.PAGES) - {address.name for address, _ in WALK}
    assert not gone


def test_every_kind_of_page_has_its_line() -> None:
    assert {page.kind for _, page in WALK if page} == set(TABLE)
    assert all(set(line) == set(ROLES) for line in TABLE.values())


# --- as it is ----------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ROLES)
def test_at_home_everybody_gets_what_the_table_says(
    cast: Cast, client_of: ClientOf, role: str
) -> None:
    wrong = []
    client = client_of(cast.user(role))
    for address, page, path in _steps(cast.pakistan):
        answer = walk.ask(client, path)
        came, said = walk.outcome(answer), TABLE[page.kind][role]
        if came not in (said, "posts-only"):
            wrong.append(f"{address.name} ({page.kind}) {came}, not {said}{_why(answer)}")
        leaked = walk.leaks(answer, _hidden_words(cast, role))
        wrong += [f"{address.name} tells {word}" for word in leaked]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("role", sorted(ABROAD))
def test_what_is_abroad_is_as_if_it_did_not_exist(
    cast: Cast, client_of: ClientOf, role: str
) -> None:
    """The same answer as for an id that nobody ever had, and no word of it."""
    _, abroad = _home_and_abroad(cast, role)
    wrong = []
    client = client_of(cast.user(role))
    for address, page, path in _steps(abroad):
        answer = walk.ask(client, path)
        wrong += [f"{path} tells {word}" for word in walk.leaks(answer, abroad.words)]
        if page.of_a_row:
            gone = walk.ask(client, walk.path_of(address, page.missing()))
            if walk.outcome(answer) != walk.outcome(gone):
                wrong.append(f"{path} {walk.outcome(answer)}, missing {walk.outcome(gone)}")
            if walk.outcome(answer) in ("opens", "breaks"):
                wrong.append(f"{path} {walk.outcome(answer)}{_why(answer)}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("role", sorted(ABROAD))
def test_a_row_of_elsewhere_under_a_row_of_ours_is_unknown(
    cast: Cast, client_of: ClientOf, role: str
) -> None:
    """Two ids in one address: the outer one is hers, the inner one is not."""
    home, abroad = _home_and_abroad(cast, role)
    for address, page in WALK:
        if page is None or len(page.ids) < 2:
            continue
        mixed = page.values(home)
        inner = list(page.ids)[-1]
        mixed[inner] = page.values(abroad)[inner]
        answer = walk.ask(client_of(cast.user(role)), walk.path_of(address, mixed))
        assert not walk.leaks(answer, abroad.words)
        if isinstance(page.ids[inner], type):
            assert walk.outcome(answer) in ("unknown", "refused", "posts-only"), address.name


# --- row security alone ------------------------------------------------------------------------


@pytest.mark.parametrize("role", sorted(ABROAD))
def test_without_the_first_wall_row_security_holds(
    cast: Cast, client_of: ClientOf, role: str, no_first_wall: None
) -> None:
    wrong = _walk_for_leaks(cast, client_of, role)
    assert not wrong, "\n".join(wrong)


def test_the_walk_without_walls_would_be_seen(
    cast: Cast, client_of: ClientOf, no_first_wall: None
) -> None:
    """The control: as the owner of the tables, with no filter, the same walk must find leaks."""
    with connection.as_owner():
        wrong = _walk_for_leaks(cast, client_of, "rita")
    pages = {line.split()[0] for line in wrong if " tells " in line}
    assert len(pages) > 10, wrong


def _walk_for_leaks(cast: Cast, client_of: ClientOf, role: str) -> list[str]:
    home, abroad = _home_and_abroad(cast, role)
    wrong = []
    client = client_of(cast.user(role))
    for country in (home, abroad):
        for _, page, path in _steps(country):
            answer = walk.ask(client, path)
            wrong += [f"{path} tells {word}" for word in walk.leaks(answer, abroad.words)]
            came = walk.outcome(answer)
            if came == "breaks" or (country is abroad and came == "opens" and _is_private(page)):
                wrong.append(f"{path} {came}{_why(answer)}")
    return wrong


def _is_private(page: Page) -> bool:
    """A row of members' data. HomeNets are public, and users are found by log-in, not by land."""
    return any(of in page.ids.values() for of in PRIVATE)


# --- writing -----------------------------------------------------------------------------------


@pytest.mark.parametrize("first_wall", [True, False], ids=["as it is", "row security alone"])
@pytest.mark.parametrize("role", sorted(ABROAD))
def test_nothing_abroad_can_be_changed(
    cast: Cast, client_of: ClientOf, role: str, first_wall: bool, request: pytest.FixtureRequest
) -> None:
    if not first_wall:
        request.getfixturevalue("no_first_wall")
    _, abroad = _home_and_abroad(cast, role)
    before = walk.fingerprint(abroad)
    hidden = _hidden_words(cast, role) if first_wall else abroad.words
    wrong = _post_everywhere(client_of(cast.user(role)), abroad, hidden)
    assert walk.fingerprint(abroad) == before
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("role", ["anonymous", "nobody", "saima", "farid", "regina"])
def test_who_only_reads_changes_nothing_anywhere(
    cast: Cast, client_of: ClientOf, role: str
) -> None:
    before = walk.fingerprint()
    hidden = _hidden_words(cast, role)
    wrong = _post_everywhere(client_of(cast.user(role)), cast.pakistan, hidden)
    after = walk.fingerprint()
    changed = {name for name in before if before[name] != after[name]}
    assert changed <= {"core_user", "core_userevent"}, changed  # her own log-in and language
    wrong = [line for line in wrong if "breaks" in line or "tells" in line]
    assert not wrong, "\n".join(wrong)


def _post_everywhere(client: Client, country: Country, hidden: frozenset[str]) -> list[str]:
    wrong = []
    for address, page, path in _steps(country):
        form = {**FORM, "_selected_action": [str(pk) for pk in country.rows.values()]}
        answer = walk.ask(client, path, post=form)
        came = walk.outcome(answer)
        wrong += [f"{path} tells {word}" for word in walk.leaks(answer, hidden)]
        if came == "breaks" or (came == "opens" and _is_private(page)):
            wrong.append(f"{path} ({address.name}) {came}{_why(answer)}")
    return wrong


def test_an_id_that_never_was_is_unknown(cast: Cast, client_of: ClientOf) -> None:
    wrong = []
    client = client_of(cast.bilal)
    for address, page in WALK:
        if page is not None and page.of_a_row:
            answer = walk.ask(client, walk.path_of(address, page.missing()))
            if walk.outcome(answer) not in ("unknown", "refused", "posts-only"):
                wrong.append(f"{address.name} {walk.outcome(answer)}{_why(answer)}")
    assert not wrong, "\n".join(wrong)
