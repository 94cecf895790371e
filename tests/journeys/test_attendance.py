"""Attendance on a phone: saved with each tap, kept while the link is lost, told when it is late."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from associations.actions import meetings
from associations.models import Attendance, Meeting
from tests.cast import Cast, let_in
from tests.factories import A_MOMENT
from tests.living import a_meeting, an_association_of

from .conftest import PHONE, Link, is_sound

pytestmark = pytest.mark.django_db(transaction=True)
LEAF_MAY_WEIGH = 12_000  # bytes on the link, with its style and script here already


def an_open_meeting(cast: Cast) -> Meeting:
    rules = (("quorum", {"share": "1/2", "gathering": "regular"}),)
    with cast.seeing_all():
        amina = let_in(cast.amina)
        body = an_association_of(
            cast.pakistan.homenet, by=amina, members=60, rules=rules,
            parent=cast.pakistan.facilitating, name="Rasool Nagar Adda Workers", code="RASOOL",
        ).body  # fmt: skip
        return a_meeting(
            body, timezone.localdate(), by=amina, state="open", opened_at=A_MOMENT
        )  # fmt: skip


def tap(page: Page, row: int, word: str) -> None:
    page.locator("[data-person]").nth(row).locator(f"input[value={word}]").check(force=True)


def said(cast: Cast, meeting: Meeting) -> list[str]:
    with cast.seeing_all():
        marks = Attendance.objects.filter(meeting=meeting).order_by("person__full_name")
        return list(marks.values_list("presence", flat=True))


def test_each_tap_is_saved_and_a_lost_link_loses_nothing(
    page_of: Callable[..., Page], cast: Cast
) -> None:
    meeting = an_open_meeting(cast)
    page = page_of("saima", size=PHONE)
    there = f"/associations/{meeting.body_id}/meetings/{meeting.pk}/attendance/"
    page.goto(there)
    is_sound(page)
    tap(page, 0, "present")
    tap(page, 1, "late")
    expect(page.locator("#count")).to_contain_text("2 of 60 are here")
    link = Link(page)
    link.cut()
    tap(page, 2, "absent")
    tap(page, 3, "present")
    expect(page.locator("[data-taps-note]")).to_contain_text("Not sent yet: 2 marks")
    link.good()
    expect(page.locator("[data-taps-note]")).to_have_count(0)
    assert said(cast, meeting) == ["present", "late", "absent", "present"]
    link.counted()
    page.click("text=Save, next 10 names")
    expect(page.locator("[data-person] strong").first).to_contain_text("Member 011")
    assert link.counted() < LEAF_MAY_WEIGH


def test_marks_that_come_after_the_closing_stay_on_the_phone_to_be_read(
    page_of: Callable[..., Page], cast: Cast
) -> None:
    meeting = an_open_meeting(cast)
    page = page_of("saima", size=PHONE)
    page.goto(f"/associations/{meeting.body_id}/meetings/{meeting.pk}/attendance/")
    link = Link(page)
    link.cut()
    tap(page, 0, "present")
    expect(page.locator("[data-taps-note]")).to_contain_text("Not sent yet: 1 mark")
    close(cast, meeting)
    link.good()
    note: Any = page.locator("[data-taps-note]")
    expect(note).to_contain_text("These marks were not taken")
    expect(note).to_contain_text("Member 001 of Rasool Nagar Adda Workers: Present")
    assert said(cast, meeting) == []
    note.get_by_role("button").click()
    expect(note).to_have_count(0)


def test_the_same_mark_tapped_again_is_taken_back(page_of: Callable[..., Page], cast: Cast) -> None:
    meeting = an_open_meeting(cast)
    page = page_of("saima", size=PHONE)
    page.goto(f"/associations/{meeting.body_id}/meetings/{meeting.pk}/attendance/")
    row = page.locator("[data-person]").first
    row.locator("input[value=absent]").click()
    expect(row.locator("[data-state]")).to_contain_text("Saima")
    row.locator("input[value=absent]").click()
    expect(row.locator("[data-state]")).to_have_text("")
    expect(row.locator("input:checked")).to_have_count(0)
    assert said(cast, meeting) == []
    row.locator("input[value=present]").click()
    expect(page.locator("#count")).to_contain_text("1 of 60 is here")


def close(cast: Cast, meeting: Meeting) -> None:
    with cast.seeing_all():
        amina = let_in(cast.amina)
        meetings.close(meeting, by=amina, at=timezone.now())
