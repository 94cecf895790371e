"""The queue of taps on a phone, as the poll and the meetings share it (static/taps.js)."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, Route, expect

from associations.models import Meeting
from tests.cast import Cast
from tests.factories import A_MOMENT
from tests.living import a_meeting

from .conftest import PHONE
from .test_attendance import an_open_meeting, close, said, tap

pytestmark = pytest.mark.django_db(transaction=True)
NOTE = "[data-taps-note]"


def there(meeting: Meeting) -> str:
    return f"/associations/{meeting.body_id}/meetings/{meeting.pk}/attendance/"


def kept(page: Page) -> list[str]:
    return [name for name in page.evaluate("Object.keys(localStorage)") if ":marks:" in name]


def lose(route: Route) -> None:
    route.abort("internetdisconnected")


def test_what_is_tapped_while_marks_are_being_sent_is_not_lost(
    page_of: Callable[..., Page], cast: Cast
) -> None:
    meeting = an_open_meeting(cast)
    page = page_of("saima", size=PHONE)
    page.goto(there(meeting))
    under_way: list[Route] = []
    page.route("**/mark/", lambda route: under_way.append(route), times=1)
    with page.expect_request("**/mark/"):
        tap(page, 0, "present")
    tap(page, 0, "late")
    tap(page, 1, "present")
    under_way[0].continue_()
    expect(page.locator("#count")).to_contain_text("2 of 60 are here")
    expect(page.locator("[data-person]").first.locator("input:checked")).to_have_value("late")
    assert said(cast, meeting) == ["late", "present"]
    assert kept(page) == []


def test_it_is_tried_again_by_itself_also_when_the_phone_sees_no_change_of_the_link(
    page_of: Callable[..., Page], cast: Cast
) -> None:
    meeting = an_open_meeting(cast)
    page = page_of("saima", size=PHONE)
    page.goto(there(meeting))
    page.route("**/mark/", lose, times=2)
    tap(page, 0, "present")
    expect(page.locator(NOTE)).to_contain_text("Not sent yet: 1 mark")
    expect(page.locator(NOTE)).to_have_count(0)
    assert said(cast, meeting) == ["present"]


def test_marks_of_two_meetings_wait_side_by_side_and_one_that_is_closed_stops_no_other(
    page_of: Callable[..., Page], cast: Cast
) -> None:
    first = an_open_meeting(cast)
    with cast.seeing_all():
        second = a_meeting(
            first.body, timezone.localdate() - timedelta(days=1), by=cast.amina, state="open",
            opened_at=A_MOMENT,
        )  # fmt: skip
    page = page_of("saima", size=PHONE)
    page.route("**/mark/", lose)
    for meeting in (first, second):
        page.goto(there(meeting))
        tap(page, 0, "present")
    expect(page.locator(NOTE)).to_contain_text("Not sent yet: 2 marks")
    # phones in the field hold marks under these names
    names = [f"weak:{cast.saima.pk}:marks:{there(one)}mark/" for one in (first, second)]
    assert sorted(kept(page)) == sorted(names)
    close(cast, first)
    page.unroute("**/mark/")
    expect(page.locator(NOTE)).to_contain_text("These marks were not taken")
    expect(page.locator("#count")).to_contain_text("1 of 60 is here")
    assert (said(cast, first), said(cast, second)) == ([], ["present"])
    page.reload()
    expect(page.locator(NOTE)).to_contain_text("The meeting was closed at")
    page.locator(NOTE).get_by_role("button").click()
    assert kept(page) == []


def test_a_log_out_is_held_back_once_while_something_is_unsent(
    page_of: Callable[..., Page], cast: Cast
) -> None:
    meeting = an_open_meeting(cast)
    page = page_of("saima", size=PHONE)
    page.goto(there(meeting))
    page.route("**/mark/", lose)
    tap(page, 0, "present")
    log_out = page.locator("#logout-form button")
    log_out.click()
    expect(page.locator(NOTE)).to_contain_text("If you log out now the marks are thrown away")
    assert kept(page)
    log_out.click()
    expect(page.locator("#logout-form")).to_have_count(0)
    assert kept(page) == []


def test_a_full_store_leaves_the_marks_to_the_button_of_the_page(
    page_of: Callable[..., Page], cast: Cast
) -> None:
    meeting = an_open_meeting(cast)
    page = page_of("saima", size=PHONE)
    page.goto(there(meeting))
    page.evaluate(
        "() => { for (let size = 2 ** 22; size >= 1; size /= 2)"
        " try { for (;;) localStorage.setItem(`full${size}${Math.random()}`, 'x'.repeat(size)) }"
        " catch (error) { /* the next size */ } }"
    )
    tap(page, 0, "present")
    page.click("text=Save, next 10 names")
    expect(page.locator("[data-person] strong").first).to_contain_text("Member 011")
    assert said(cast, meeting) == ["present"]
