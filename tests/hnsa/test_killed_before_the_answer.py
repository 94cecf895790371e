"""The server dies between commit and answer; the phone sends the same form again: done once."""

import http.client
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.test import Client

from associations.models import Case
from members.models import Membership, Person
from tests.associations.registering import opened
from tests.cast import Cast, summon
from tests.hnsa.dying_server import MARK
from tests.journeys.conftest import ROOT, environment

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
TOKEN = "a" * 32  # the proof of origin: the same in cookie and form


class Server:
    """A process of the site on the database of the test."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.hnsa.dying_server"], cwd=ROOT, env=environment(),
            stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert self.process.stdout is not None
        self.port = int(self.process.stdout.readline())

    def post(
        self, path: str, form: dict[str, str], session: str, **headers: str
    ) -> tuple[int, str]:
        """Status and where it leads. Raises where the server died of it."""
        asked = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        told = urlencode({**form, "csrfmiddlewaretoken": TOKEN})
        cookies = f"sessionid={session}; csrftoken={TOKEN}"
        kind = "application/x-www-form-urlencoded"
        asked.request("POST", path, told, {"Cookie": cookies, "Content-Type": kind, **headers})
        answer = asked.getresponse()
        answer.read()
        return answer.status, answer.headers["Location"] or ""

    def end(self) -> None:
        self.process.kill()
        self.process.communicate()


@pytest.fixture
def start() -> Iterator[Callable[[], Server]]:
    started: list[Server] = []

    def make() -> Server:
        started.append(Server())
        return started[-1]

    yield make
    for server in started:
        server.end()


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return summon()


def session_of(client: Client) -> str:
    return client.cookies["sessionid"].value


def test_after_the_power_failed_the_same_form_finds_exactly_one_case(
    cast: Cast, client_of: Callable[..., Client], start: Callable[[], Server]
) -> None:
    session, case = session_of(client_of(cast.saima)), opened(cast).case
    with cast.seeing_all():
        cases, people = Case.objects.count(), Person.objects.count()
    founders = f"/associations/{case.body_id}/registration/founders/"
    opening = {"do": "open", "form_key": str(uuid4())}
    adding: dict[str, Any] = {
        "do": "add", "name": "Asha Bibi", "relative": "Akram", "age": "34",
        "form_key": str(uuid4()),
    }  # fmt: skip
    for path, form in (("/associations/new/", opening), (founders, adding)):
        server = start()
        with pytest.raises((http.client.HTTPException, ConnectionError)):
            server.post(path, form, session, **{MARK: "1"})
        assert server.process.wait(timeout=30) == 9
        with cast.seeing_all():  # it was committed: without its key it would be done twice
            assert Case.objects.count() == cases + 1
    again = start()
    for _ in range(2):
        status, where = again.post("/associations/new/", opening, session)
        assert status == 302
        assert where.endswith("/registration/need/")
        assert again.post(founders, adding, session) == (302, founders)
    with cast.seeing_all():
        assert Case.objects.count() == cases + 1
        assert Membership.objects.filter(body=case.body_id).count() == 1
        assert Person.objects.count() == people + 1
