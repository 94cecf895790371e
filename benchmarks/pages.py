"""The admin's list of people with a million in the register: time and questions of each page."""

import statistics
import time
from collections.abc import Callable
from typing import Any

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from benchmarks import lists
from hnsa.core import clock, scope
from hnsa.core.models import User
from members.models import Body, Person, Posting
from members.queries import people
from members.vocabulary.people import Role

TIMES = 7


def measured(homenet: Body, user: User) -> dict[str, Any]:
    """Milliseconds (median of seven) and questions: the admin's pages, and the queries alone."""
    call_command("collectstatic", verbosity=0, interactive=False)
    client, name = client_of(homenet), lists.woman(77).name
    address = reverse("admin:members_person_changelist")
    told = {
        f"admin: {what}": taken(lambda asked=asked: page(client, address, asked))
        for what, asked in (
            ("first page", {}), ("search, one word", {"q": name.split()[0]}),
            ("search, two words", {"q": name}), ("last page offered", {"p": "100"}),
        )
    }  # fmt: skip
    with scope.seeing({homenet.pk}):
        everyone = Person.objects.visible_to(user)
        middle = everyone.latest("id").pk // 2
        for what, ask in (
            ("first page", lambda: people.leaf(everyone)),
            ("page in the middle, by key", lambda: people.leaf(everyone, after=middle)),
            ("search, one word", lambda: people.leaf(people.named(everyone, name.split()[0]))),
            ("search, two words", lambda: people.leaf(people.named(everyone, name))),
        ):
            told[f"query: {what}"] = taken(ask)
    return told


def client_of(homenet: Body, name: str = "bench-clerk") -> Client:
    clerk = User.objects.create(username=name, is_staff=True)
    with scope.seeing({homenet.pk}):
        Posting.objects.create(
            user=clerk, role=Role.DATA_CLERK, body=homenet, homenet=homenet,
            begins_on=clock.today(),
        )  # fmt: skip
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(clerk, "django.contrib.auth.backends.ModelBackend")
    return client


def page(client: Client, address: str, asked: dict[str, str]) -> None:
    answer = client.get(address, asked)
    if answer.status_code != 200:
        raise ValueError(f"{address} {asked} answered {answer.status_code}")


def taken(ask: Callable[[], object]) -> dict[str, float]:
    took = []
    for _ in range(TIMES):
        began = time.perf_counter()
        ask()
        took.append((time.perf_counter() - began) * 1000)
    with CaptureQueriesContext(connection) as caught:
        ask()
    return {"ms": round(statistics.median(took), 1), "questions": len(caught)}
