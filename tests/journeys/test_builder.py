"""The builder of a constitution in a real browser: it saves by itself and loses nothing."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests import factories as make
from tests.cast import Cast

from .conftest import PHONE, is_sound

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
PageOf = Callable[..., Page]


@pytest.fixture
def address(cast: Cast) -> str:
    """The draft of an amendment of Saima's association."""
    body = cast.pakistan.association
    with cast.seeing_all():
        first = body.constitutions.get()
        draft = type(first).objects.create(
            body=body, homenet=body.homenet, created_by=cast.saima, created_at=make.A_MOMENT,
            saved_at=make.A_MOMENT, based_on=first,
        )  # fmt: skip
        for one in first.articles.order_by("position"):
            one.pk, one.constitution = None, draft
            one.save(force_insert=True)
    return reverse("draft", args=[body.pk])


def stored(cast: Cast, number: str) -> Any:
    with cast.seeing_all():
        draft = cast.pakistan.association.constitutions.get(standing="draft")
        return draft.articles.get(number=number)


def test_it_saves_by_itself_and_says_so(cast: Cast, page_of: PageOf, address: str) -> None:
    page = page_of("saima", size=PHONE)
    page.goto(address)
    is_sound(page)
    years = page.get_by_label("Years, article 1")
    years.fill("fifteen")
    expect(page.locator("#saved")).to_have_text("not saved yet")
    expect(page.locator("#saved")).to_contain_text("saved ")
    expect(page.locator("#look")).to_contain_text("Years: please write a whole number.")
    expect(years).to_have_value("fifteen")
    assert stored(cast, "1").parameters == {"years": "fifteen"}
    years.fill("18")
    expect(page.locator("#look")).not_to_contain_text("please write a whole number")
    assert stored(cast, "1").parameters == {"years": 18}


def test_alt_and_an_arrow_move_the_article(cast: Cast, page_of: PageOf, address: str) -> None:
    page = page_of("saima")
    page.goto(address)
    years = page.get_by_label("Years, article 1")
    years.fill("21")
    years.press("Alt+ArrowDown")
    page.wait_for_url("**#a2")
    expect(page.get_by_label("Years, article 2")).to_have_value("21")
    assert stored(cast, "2").parameters == {"years": 21}


def test_two_at_once_lose_nothing(cast: Cast, page_of: PageOf, address: str) -> None:
    saima, amina = page_of("saima"), page_of("amina")
    saima.goto(address)
    amina.goto(address)
    amina.get_by_label("Years, article 1").fill("16")
    amina.locator("main .btn-primary").click()
    expect(amina.get_by_label("Years, article 1")).to_have_value("16")
    saima.get_by_label("Years, article 1").fill("18")
    expect(saima.locator("#saved")).to_contain_text("somebody else saved the same article")
    saima.locator("main .btn-primary").click()
    expect(saima.locator("h1")).to_have_text("Two wrote at the same time")
    is_sound(saima)
    saima.get_by_label("Keep mine").check()
    saima.locator("main .btn-primary").click()
    expect(saima.get_by_label("Years, article 1")).to_have_value("18")


def test_in_urdu_nothing_sticks_out(page_of: PageOf, address: str) -> None:
    for size in (None, PHONE):
        page = page_of("saima", language="ur", **({"size": size} if size else {}))
        for where in (address, f"{address}?topic=meetings", f"{address}adopt/"):
            page.goto(where)
            is_sound(page)
