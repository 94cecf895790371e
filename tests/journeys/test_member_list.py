"""Rasool Nagar's list comes in: the story that every later issue goes on with."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from playwright.sync_api import Page, expect

from members.models import ImportJob, Membership, Person
from members.vocabulary.imports import JobState
from tests.cast import Cast
from tests.journeys.conftest import PHONE, Worker, is_sound

pytestmark = [pytest.mark.journey, pytest.mark.slow]
LIST = Path(__file__).resolve().parents[1] / "data/import/01-pk-kasur-adda-utf8bom.csv"
BODY = "Rasool Nagar Adda Workers"


def bring(page: Page) -> None:
    """From the empty hand to the page on which the columns are mapped."""
    page.goto("/imports/")
    page.click("a.btn-primary[href$='/imports/new/']")
    page.set_input_files("#id_file", LIST)
    page.fill("#id_new_body", BODY)  # chooses the answer above it
    is_sound(page)
    page.click("main form button.btn-primary")
    page.wait_for_url("**/read/")
    is_sound(page)
    page.click("form button.btn-primary")
    page.wait_for_url("**/map/")
    is_sound(page)


def check(page: Page) -> None:
    """Have the mapped list checked and wait for the preview."""
    page.fill("#as_of", "2010-12-31")
    page.click("form button.btn-primary")
    expect(page.locator(".r-totals")).to_be_visible()


def accept(page: Page) -> None:
    """From the preview to the report."""
    page.click("a.btn-primary[href$='/accept/']")
    is_sound(page)
    page.click("form[data-once] button.btn-primary")
    expect(page.locator("#report")).to_be_visible()


def of_the_list(cast: Cast) -> int:
    with cast.seeing_all():
        return Membership.objects.filter(body__name=BODY).count()


def test_the_clerk_brings_the_list_in_and_takes_it_back(
    page_of: Callable[..., Page], start_worker: Callable[[], Worker], cast: Cast
) -> None:
    start_worker()
    page = page_of("amina")
    with cast.seeing_all():
        before = Person.objects.count()
    bring(page)
    check(page)
    is_sound(page)
    expect(page.locator(".r-totals a").first).to_contain_text("37")
    expect(page.locator("a.btn-primary")).to_contain_text("Accept 32 rows")

    page.click("a[aria-label='Why, row 23']")
    expect(page.locator("#why")).to_contain_text("Same identity number as row 3, another person")
    expect(page.locator("#why")).to_contain_text("D23")
    is_sound(page)

    page.click(".r-totals a:has-text('Not accepted')")
    expect(page.locator("tbody tr")).to_have_count(2)
    with page.expect_download() as download:
        page.click("a[href$='/mend/']")
    mend = download.value.path().read_text(encoding="utf-8-sig")
    assert "What is wrong" in mend and "Tahira Yasmeen" in mend

    accept(page)
    is_sound(page)
    expect(page.locator("[role=status]").first).to_contain_text("32 rows were brought in")
    assert of_the_list(cast) == 32

    page.click("a:has-text('Kausar Begum')")
    expect(page.locator("h1")).to_contain_text("Kausar Begum")
    page.goto("/admin/members/person/?q=Kausar+Begum")
    expect(page.locator("#result_list")).to_contain_text("Kausar Begum")

    page.goto("/imports/")
    page.click(f"a:has-text('{LIST.name}')")
    page.click("a[href$='/undo/']")
    is_sound(page)
    page.click("form[data-once] button.btn-primary")
    expect(page.locator("[role=status]").first).to_contain_text("taken back")
    with cast.seeing_all():
        assert Person.objects.count() == before
    assert of_the_list(cast) == 0


def test_the_same_in_urdu_on_a_phone(
    page_of: Callable[..., Page], start_worker: Callable[[], Worker], cast: Cast
) -> None:
    start_worker()
    page = page_of("amina", language="ur", size=PHONE)
    bring(page)
    assert page.get_attribute("html", "dir") == "rtl"
    check(page)
    is_sound(page)
    expect(page.locator("table bdi[dir=ltr]").first).to_have_text("35103-•••••00-2")
    page.locator("tbody a[href*='why=']").nth(1).click()
    is_sound(page)
    accept(page)
    is_sound(page)
    assert of_the_list(cast) == 32


def test_without_scripts_everything_works_as_well(
    page_of: Callable[..., Page], start_worker: Callable[[], Worker], cast: Cast
) -> None:
    start_worker()
    page = page_of("amina", java_script_enabled=False)
    page.goto("/imports/new/")
    page.set_input_files("#id_file", LIST)
    page.check("input[value=new]")
    page.fill("#id_new_body", BODY)
    page.click("main form button.btn-primary")
    page.click("form button.btn-primary")
    page.fill("#as_of", "2010-12-31")
    page.click("form button.btn-primary")
    expect(page.locator(".r-totals")).to_be_visible()  # the page asked again by itself
    page.click("a.btn-primary[href$='/accept/']")
    page.dblclick("form[data-once] button.btn-primary")
    expect(page.locator("#report")).to_be_visible()
    assert of_the_list(cast) == 32


def test_a_worker_is_killed_in_the_middle_and_another_takes_up(
    page_of: Callable[..., Page], start_worker: Callable[[], Worker], cast: Cast
) -> None:
    first = start_worker()
    page = page_of("amina")
    bring(page)
    check(page)
    with cast.seeing_all():
        job = ImportJob.objects.latest("pk")
        people = Person.objects.count()

    # Somebody else writes into this HomeNet just now: the worker waits in the middle of its work.
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [job.homenet_id])
        page.click("a.btn-primary[href$='/accept/']")
        page.click("form[data-once] button.btn-primary")
        expect(page.locator("[data-phase]")).to_contain_text("Checking once more")
        first.kill()
    is_sound(page)
    with cast.seeing_all():
        assert Person.objects.count() == people  # nothing is half-done
        assert ImportJob.objects.get(pk=job.pk).state == JobState.ACCEPTING
        with connection.cursor() as cursor:  # as if the patience with its silence had run out
            cursor.execute(
                "UPDATE members_importprogress SET heartbeat = heartbeat - interval '1 hour'"
            )
    page.goto("/people/")  # the clerk leaves and comes back
    start_worker()
    page.goto(f"/imports/{job.pk}/")
    expect(page.locator("#report")).to_be_visible()
    assert of_the_list(cast) == 32


def test_a_clerk_of_another_homenet_sees_nothing_of_it(
    page_of: Callable[..., Page], start_worker: Callable[[], Worker], cast: Cast
) -> None:
    start_worker()
    page = page_of("amina")
    bring(page)
    check(page)
    accept(page)
    address = page.url
    rita = page_of("rita")
    expect(rita.locator("main")).not_to_contain_text(LIST.name)
    for path in ("", "rows/1/", "doubts/", "accept/", "undo/", "mend/", "report.json"):
        answer: Any = rita.goto(address + path)
        assert answer.status == 404, path
    rita.goto("/people/?q=Shazia")
    expect(rita.locator("main")).not_to_contain_text("Shazia Bibi")
    rita.goto("/admin/members/person/?q=Shazia")
    expect(rita.locator("main")).not_to_contain_text("Shazia Bibi")
