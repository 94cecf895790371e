"""The queue of taps on a phone, as the poll and the meetings share it (static/taps.js)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, Route, expect

from associations.models import Meeting
from tests.cast import Cast
from tests.factories import A_MOMENT
from tests.living import a_meeting

from .conftest import PHONE
from .test_attendance import an_open_meeting, close, said, tap
from .test_poll import an_open_poll
from .test_poll import tap as vote
from .test_poll import there as the_roll

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


def test_a_mark_tapped_before_the_script_came_is_sent(
    page_of: Callable[..., Page], cast: Cast
) -> None:
    meeting = an_open_meeting(cast)
    page = page_of("saima", size=PHONE)
    late: list[Route] = []
    page.route("**/attendance*.js", lambda route: late.append(route))
    with page.expect_request("**/attendance*.js"):
        page.goto(there(meeting), wait_until="commit")
    page.locator("[data-person] input[value=present]").first.check()
    late[0].continue_()
    expect(page.locator("#count")).to_contain_text("1 of 60 is here")
    assert said(cast, meeting) == ["present"]


def places(page: Page) -> Any:
    """How far below the top of the window each woman's row stands."""
    rows = "[...document.querySelectorAll('[data-person], [data-entry]')]"
    return page.evaluate(f"{rows}.map(one => one.getBoundingClientRect().y)")


@pytest.mark.parametrize("language", ["en", "ur"])
def test_no_row_moves_under_the_finger_while_marks_go_out(
    page_of: Callable[..., Page], cast: Cast, language: str
) -> None:
    meeting, poll = an_open_meeting(cast), an_open_poll(cast)
    page = page_of("saima", size=PHONE, language=language)
    for address, press in (
        (there(meeting), lambda: tap(page, 0, "present")),
        (the_roll(poll), lambda: vote(page, poll, 0)),
    ):
        page.goto(address)
        with page.expect_request("**/mark/"):
            page.route("**/mark/", lose)
            press()
        before = places(page)
        expect(page.locator(NOTE)).to_have_count(1)
        assert places(page) == pytest.approx(before, abs=1)
        page.evaluate("scrollTo(0, 0)")  # where nothing can be scrolled back
        before = places(page)
        page.unroute("**/mark/")
        expect(page.locator("#count progress")).to_have_attribute("value", "1")
        expect(page.locator(NOTE)).to_have_count(0)
        assert places(page) == pytest.approx(before, abs=1)


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
