"""A list on its way through the wizard, with the worker in the same process."""

import html
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from members import tasks
from members.models import ImportJob, ImportRow
from tests.cast import Cast

EXAMPLES = Path(__file__).resolve().parents[2] / "data" / "import"
ADDA = "01-pk-kasur-adda-utf8bom.csv"
THREE = "12-pk-three-associations-same-persons.xlsx"


class Wizard:
    """One browser and one list: `bring`, `read`, `map`, then the pages by name."""

    def __init__(self, client: Client, cast: Cast) -> None:
        self.client, self.cast = client, cast
        self.pk = 0

    def bring(self, path: Path, **said: Any) -> Any:
        said = said or {"where": "new", "new_body": "Rasool Nagar Adda Workers"}
        with path.open("rb") as file:
            answer = self.client.post("/imports/new/", {"file": file, **said})
        if answer.status_code == 302:
            self.pk = int(re.search(r"/imports/(\d+)/", answer["Location"])[1])  # type: ignore[index]
        return answer

    def at(self, page: str = "") -> str:
        return f"/imports/{self.pk}/{page}"

    def get(self, page: str = "", **asked: Any) -> Any:
        return self.client.get(self.at(page), asked)

    def post(self, page: str, **said: Any) -> Any:
        return self.client.post(self.at(page), said)

    def filled(self, page: str, **changed: Any) -> dict[str, Any]:
        """What the form of that page would send, as it stands."""
        return {**_fields(self.get(page).content.decode()), **changed}

    def check(self, **said: Any) -> Any:
        """Map as proposed, check, and show the preview."""
        answer = self.client.post(self.at("map/"), self.filled("map/", **said))
        assert answer.status_code == 302, answer.content.decode()
        self.work()
        return self.get()

    def work(self) -> None:
        """What the worker does with it."""
        job = self.job
        tasks.work_on.func(job.pk, job.homenet_id)
        with connection.cursor() as cursor:  # each piece of work has a transaction of its own; a
            cursor.execute("DISCARD TEMP")  # test is one, and its temporary tables would stay

    def accept(self) -> Any:
        once = self.filled("accept/")["once"]
        self.post("accept/", once=once)
        self.work()
        return self.get()

    @property
    def job(self) -> ImportJob:
        with self.cast.seeing_all():
            return ImportJob.objects.select_related("homenet").get(pk=self.pk)

    def row(self, number: int, sheet: int = 0) -> ImportRow:
        with self.cast.seeing_all():
            return ImportRow.objects.get(job=self.pk, sheet=sheet, row=number)


def _fields(page: str) -> dict[str, str]:
    sent: dict[str, str] = {}
    for tag, name in re.findall(r'(<input[^>]*name="([^"]+)"[^>]*>)', page):
        value = html.unescape((re.findall(r'value="([^"]*)"', tag) or [""])[0])
        box = 'type="radio"' in tag or 'type="checkbox"' in tag
        if name not in ("csrfmiddlewaretoken", "next", "language") and (
            not box or " checked" in tag
        ):
            sent[name] = value
    for select, name in re.findall(r'(?s)(<select[^>]*name="([^"]+)".*?</select>)', page):
        chosen = re.findall(r'value="([^"]*)" selected', select)
        sent[name] = html.unescape(chosen[0]) if chosen else ""
    return sent


@pytest.fixture
def wizard(cast: Cast, client_of: Callable[..., Client]) -> Wizard:
    """Amina's browser."""
    return Wizard(client_of(cast.amina), cast)


@pytest.fixture
def adda(wizard: Wizard) -> Wizard:
    """The list of Rasool Nagar, checked."""
    wizard.bring(EXAMPLES / ADDA)
    wizard.check()
    return wizard


@pytest.fixture
def three(wizard: Wizard) -> Wizard:
    """The workbook of three associations, checked."""
    wizard.bring(EXAMPLES / THREE, where="named")
    wizard.check()
    return wizard


def text_of(answer: Any) -> str:
    """The words of a page without its tags, spaces made one."""
    body = re.sub(r"(?s)<head>.*?</head>", "", answer.content.decode())
    body = re.sub(r"</?(?:bdi|strong|span|time)\b[^>]*>", "", body)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())
