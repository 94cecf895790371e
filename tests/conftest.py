"""What every test may ask for: a database with the cast in it, and a browser for each of them."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.utils import translation

from tests import pristine_database
from tests.cast import Cast, summon
from tests.house import sources


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--write-stories", action="store_true", help="write tests/data/stories anew (read them!)"
    )


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The test database, made and migrated by the owner, with a copy kept aside."""
    with django_db_blocker.unblock():
        pristine_database.keep()
    yield
    with django_db_blocker.unblock():
        pristine_database.drop()


@pytest.fixture(scope="session", autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Uploads and static files of the tests lie in a folder that goes with them."""
    folder = tmp_path_factory.mktemp("data")
    (folder / "static").mkdir()
    uploads = {**settings.STORAGES["default"]["OPTIONS"], "location": folder / "uploads"}
    storages = {
        **settings.STORAGES,
        "default": {**settings.STORAGES["default"], "OPTIONS": uploads},
    }
    with override_settings(STATIC_ROOT=folder / "static", STORAGES=storages):
        yield


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """A page read in Urdu leaves Urdu switched on; the next test begins in English."""
    with translation.override("en"):
        yield


@pytest.fixture
def cast(db: None) -> Cast:
    """The people of `tests/cast.py` and their data in two countries, new for this test."""
    return summon()


@pytest.fixture
def client_of() -> Callable[..., Client]:
    """`client_of(user)`: a browser in which that user is logged in, through all middleware."""

    def make(user: Any, **how: Any) -> Client:
        client = Client(**how)
        if user is not None:
            client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return make


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Rooms beyond their comfortable size are told, never failed."""
    full = sources.full_rooms()
    if full and terminalreporter.config.option.verbose >= 0:
        terminalreporter.section("rooms that are getting full")
        for line in full:
            terminalreporter.write_line(line)
