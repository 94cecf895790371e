"""Stories in a real browser: the site on a port, Chromium before it, workers beside it."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.conf import settings
from django.db import connection
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright

from hnsa.launch.chromium import find_or_install
from tests.cast import Cast
from tests.factories import PASSWORD

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "tests" / "data" / "axe" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
DESK = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
PATIENCE = 30_000  # milliseconds until a page must have come


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    # playwright keeps an event loop in this thread; Django would refuse to touch the database
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=find_or_install(), args=["--no-sandbox"]
        )
        yield launched
        launched.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def page_of(browser: Browser, live_server: Any, cast: Cast) -> Iterator[Callable[..., Page]]:
    """`page_of("amina", language="ur", size=PHONE)`: a page in which she has logged in.

    At the end of the story no page may have complained (scripts, missing files, content policy).
    """
    complaints: list[str] = []
    contexts = []

    def make(name: str, *, language: str = "en", size: Any = DESK, **how: Any) -> Page:
        context = browser.new_context(
            base_url=live_server.url, viewport=size, reduced_motion="reduce", **how
        )
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        context.add_cookies(
            [{"name": "django_language", "value": language, "url": live_server.url}]
        )
        page = context.new_page()
        page.on("console", lambda said: _note(complaints, said))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto("/log-in/?next=/imports/")
        page.fill("[name=username]", name)
        page.fill("[name=password]", PASSWORD)
        page.click("main button[type=submit]")
        page.wait_for_url("**/imports/**")
        return page

    yield make
    for context in contexts:
        context.close()
    assert not complaints


def _note(complaints: list[str], said: Any) -> None:
    # a refused form (409, 422) is an answer, and a cut link is none of the page's faults
    if said.type not in ("error", "warning"):
        return
    if "status of 4" not in said.text and "ERR_INTERNET_DISCONNECTED" not in said.text:
        complaints.append(said.text)


class Link:
    """The link of a page's phone: at 2G figures, cut, or as good as here; and what it carried."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.wire = page.context.new_cdp_session(page)
        self.bytes = 0
        self.wire.send("Network.enable")
        self.wire.on("Network.loadingFinished", self._count)

    def _count(self, told: Any) -> None:
        self.bytes += int(told["encodedDataLength"])

    def counted(self) -> int:
        """Bytes since the last counting."""
        found, self.bytes = self.bytes, 0
        return found

    def slow(self) -> None:
        """2G: 35 kB/s down, 30 kB/s up, and most of a second until anything comes."""
        self._set(offline=False, latency=800, down=35_000, up=30_000)

    def cut_on_the_way(self, address: str, *, arrives: bool) -> None:
        """The link goes while something is sent there: before it arrived, or with the answer."""

        def lose(route: Route) -> None:
            if arrives:
                route.fetch()
            self.cut()
            route.abort("internetdisconnected")

        self.page.route(address, lose, times=1)

    def cut(self) -> None:
        """Flight mode."""
        self._set(offline=True, latency=0, down=0, up=0)

    def good(self) -> None:
        """As the machine gives it."""
        self._set(offline=False, latency=0, down=-1, up=-1)

    def _set(self, *, offline: bool, latency: int, down: int, up: int) -> None:
        told = {"offline": offline, "latency": latency, "downloadThroughput": down,
                "uploadThroughput": up}  # fmt: skip
        self.wire.send("Network.emulateNetworkConditions", told)


class Worker:
    """A background worker as a process of its own, on the database of the test."""

    def __init__(self, log: Path) -> None:
        with log.open("ab") as out:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "work"], cwd=ROOT, env=environment(),
                stdout=out, stderr=out,
            )  # fmt: skip

    def kill(self) -> None:
        """As the power does: no word, no cleaning up."""
        self.process.kill()
        self.process.wait()

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                self.kill()


def environment() -> dict[str, str]:
    database = connection.settings_dict
    login = quote(database["USER"] or "")
    if database["PASSWORD"]:
        login += f":{quote(database['PASSWORD'])}"
    where = database["HOST"] or database["OPTIONS"].get("host", "")
    options = {"host": where, "port": database["PORT"] or database["OPTIONS"].get("port", "")}
    asked = urlencode({name: value for name, value in options.items() if value})
    address = f"postgresql://{login}@/{database['NAME']}?{asked}"
    uploads = Path(settings.STORAGES["default"]["OPTIONS"]["location"])
    return {
        **os.environ,
        "DATABASE_URL": address,
        "HNSA_DATA": str(uploads.parent),
        "HNSA_SECRET_KEY": settings.SECRET_KEY,
        "HNSA_ID_KEY": settings.ID_KEY,
        "PYTHONWARNINGS": "ignore",
    }


@pytest.fixture
def start_worker(live_server: Any, tmp_path: Path) -> Iterator[Callable[[], Worker]]:
    """`start_worker()`; all that still run are stopped when the story ends."""
    started: list[Worker] = []
    log = tmp_path / "worker.log"

    def start() -> Worker:
        started.append(Worker(log))
        return started[-1]

    yield start
    for worker in started:
        worker.stop()
    print(log.read_text())  # noqa: T201  # shown when the story failed


def is_sound(page: Page) -> None:
    """Readable by everybody: axe finds nothing, and nothing sticks out sideways."""
    page.evaluate(AXE.read_text(encoding="utf-8") + ";0")
    found = page.evaluate(
        "rules => axe.run(document, {runOnly: rules}).then(r => r.violations.map("
        "v => `${v.id}: ${v.nodes.map(n => n.html).join(' ').slice(0, 300)}`))",
        RULES,
    )
    assert found == [], page.url
    wider = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert wider <= 0, page.url
