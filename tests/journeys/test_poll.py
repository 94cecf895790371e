"""Election day on a phone: each woman is marked with one tap, also where there is no link."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from elections.models import Voted
from tests.cast import Cast, let_in
from tests.elections.polling import Poll, a_poll, opened

from .conftest import PHONE, Link, is_sound

pytestmark = pytest.mark.django_db(transaction=True)


def an_open_poll(cast: Cast) -> Poll:
    with cast.seeing_all():
        amina = let_in(cast.amina)
        return opened(a_poll(cast, voters=60, on=timezone.localdate()), by=amina)


def there(poll: Poll) -> str:
    return (
        f"/associations/{poll.body.pk}/elections/{poll.election.pk}/booths/{poll.booth.pk}/voters/"
    )


def said(cast: Cast, poll: Poll) -> list[tuple[int | None, str]]:
    with cast.seeing_all():
        rows = Voted.objects.filter(election=poll.election).order_by("entry__number", "pk")
        return list(rows.values_list("entry__number", "mark"))


def tap(page: Page, poll: Poll, place: int, mark: str = "voted") -> None:
    row = page.locator(f"[data-entry='{poll.entries[place].pk}']")
    if mark != "voted":
        row.locator("summary").click()
    row.locator(f"button[value$=':{mark}']").click()


def test_she_is_found_and_marked_while_the_link_is_lost(
    page_of: Callable[..., Page], cast: Cast
) -> None:
    poll = an_open_poll(cast)
    page = page_of("saima", size=PHONE)
    page.goto(there(poll) + "?all=1")
    is_sound(page)
    page.fill("#q", "1")
    expect(page.locator("[data-entry]:visible")).to_have_count(1)
    tap(page, poll, 0)
    expect(page.locator("#count")).to_contain_text("1 of 60 have voted")
    link = Link(page)
    link.cut()
    page.fill("#q", "kaus")
    expect(page.locator("[data-entry]:visible")).to_have_count(1)
    tap(page, poll, 1, "assisted")
    page.fill("#q", "۳")
    tap(page, poll, 2, "challenged")
    expect(page.locator("[data-taps-note]")).to_contain_text("Not sent yet: 2 marks")
    expect(page.locator("[data-entry]:visible")).to_contain_text("Not sent yet")
    name = f"weak:{cast.saima.pk}:taps:{there(poll)}mark/"  # phones in the field hold taps there
    assert page.evaluate("name => JSON.parse(localStorage.getItem(name)).length", name) == 2
    link.good()
    expect(page.locator("[data-taps-note]")).to_have_count(0)
    expect(page.locator("#count")).to_contain_text("3 of 60 have voted")
    assert said(cast, poll) == [(1, "voted"), (2, "assisted"), (3, "challenged")]


def test_an_answer_that_is_lost_on_the_way_marks_her_once(
    page_of: Callable[..., Page], cast: Cast
) -> None:
    poll = an_open_poll(cast)
    page = page_of("saima", size=PHONE)
    page.goto(there(poll))
    link = Link(page)
    link.cut_on_the_way("**/voters/mark/", arrives=True)
    with page.expect_event("requestfailed"):  # the note may come before, on a slow link
        tap(page, poll, 0)
    expect(page.locator("[data-taps-note]")).to_contain_text("Not sent yet: 1 mark")
    assert said(cast, poll) == [(1, "voted")]
    link.good()
    expect(page.locator("[data-taps-note]")).to_have_count(0)
    expect(page.locator("#count")).to_contain_text("1 of 60 have voted")
    assert said(cast, poll) == [(1, "voted")]


def test_the_second_officer_is_told_and_the_paper_is_set_aside(
    page_of: Callable[..., Page], cast: Cast
) -> None:
    poll = an_open_poll(cast)
    first, second = page_of("amina", size=PHONE), page_of("saima", size=PHONE)
    for page in (first, second):
        page.goto(there(poll))
    tap(first, poll, 0)
    expect(first.locator("#count")).to_contain_text("1 of 60 have voted")
    tap(second, poll, 0)
    note: Any = second.locator("[data-taps-note]")
    expect(note).to_contain_text("These marks were not taken")
    expect(note).to_contain_text("1 Rukhsana Bibi – She votes: 1: Somebody has voted in her name")
    note.get_by_role("button").click()
    expect(note).to_have_count(0)
    tap(second, poll, 0, "tendered")
    row = second.locator(f"[data-entry='{poll.entries[0].pk}']")
    expect(row).to_contain_text("a paper is set aside")
    is_sound(second)
    assert said(cast, poll) == [(1, "voted"), (1, "tendered")]
