"""The office examines a registration in a browser, and somebody verifies its certificate."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from associations.actions import cases as actions
from associations.models import Case
from members.models import Body, Place
from tests.associations.registering import AT, ON, fresh, opened
from tests.cast import Cast
from tests.journeys.conftest import DESK, PHONE, is_sound

pytestmark = pytest.mark.journey
SHOTS = os.environ.get("SHOTS", "")  # a folder: pictures of every page, to be looked at


def shoot(page: Page, name: str) -> None:
    if SHOTS:
        page.screenshot(path=str(Path(SHOTS) / f"{name}.png"), full_page=True)


@pytest.fixture
def sent(cast: Cast) -> Case:
    registration = opened(cast)
    with cast.seeing_all():
        registration.fill()
        actions.send(registration.case, by=registration.by, at=AT, on=ON)
        body = fresh(registration.case).body
        body.place = Place.objects.get(country="PK", name="Kasur", level="second")
        body.name_native = "چک ۴۴ اڈا ورکرز"
        body.save()
        Body.objects.filter(pk=cast.pakistan.aloof.pk).update(
            name="Chak 44 Adda Worker", place=body.place
        )
        return fresh(registration.case)


def test_from_the_list_of_cases_to_the_certificate_that_anybody_verifies(
    cast: Cast, sent: Case, page_of: Callable[..., Page]
) -> None:
    amina = page_of("amina")
    amina.goto("/admin/")
    expect(amina.get_by_text("Registration cases to examine")).to_be_visible()
    is_sound(amina)
    shoot(amina, "office")
    amina.get_by_role("link", name="Open the cases").click()
    amina.wait_for_url("**/case/")
    shoot(amina, "cases")
    is_sound(amina)
    _choose_a_district(amina)
    amina.get_by_role("link", name="Chak 44 Adda Workers").click()
    is_sound(amina)
    shoot(amina, "case")
    amina.get_by_role("link", name="Return with remarks").click()
    is_sound(amina)
    shoot(amina, "return")
    amina.goto(f"/admin/associations/case/{sent.pk}/refuse/")
    is_sound(amina)
    shoot(amina, "refuse")
    amina.goto(f"/admin/associations/case/{sent.pk}/change/")
    amina.get_by_role("link", name="Register", exact=True).click()
    is_sound(amina)
    shoot(amina, "register")
    amina.get_by_role("button", name="Register it").click()
    expect(amina.get_by_text("Registered as PK-")).to_be_visible()
    shoot(amina, "registered")
    _the_association(amina, sent)
    _the_certificate(amina, sent)
    with cast.seeing_all():
        code = fresh(sent).code
    _verify(page_of, code)


def _choose_a_district(page: Page) -> None:
    """Typed; the browser completes it, without any script of ours."""
    page.fill("#filter-district", "Kasur")
    page.locator("#changelist-filter").get_by_role("button", name="Show", exact=True).click()
    expect(page.locator("#result_list tbody tr")).to_have_count(1)
    shoot(page, "cases-of-kasur")


def _the_association(page: Page, case: Case) -> None:
    page.goto("/admin/associations/association/")
    is_sound(page)
    shoot(page, "associations")
    page.goto(f"/admin/associations/association/{case.body_id}/change/")
    shoot(page, "association")  # axe would make styles of its own for Django's imported sheets
    page.get_by_role("link", name="Registered with an authority").click()
    is_sound(page)
    shoot(page, "authority")


def _the_certificate(page: Page, case: Case) -> None:
    page.goto(f"/associations/{case.body_id}/certificate/")
    expect(page.get_by_role("heading", name="Certificate of registration")).to_be_visible()
    is_sound(page)
    shoot(page, "certificate")
    page.set_viewport_size(PHONE)
    is_sound(page)  # the code, too, stands whole on a phone
    page.set_viewport_size(DESK)


def _verify(page_of: Callable[..., Page], code: str) -> None:
    for language in ("en", "ur"):
        page = page_of("saima", language=language, size=PHONE)
        page.context.clear_cookies()
        page.context.add_cookies(
            [{"name": "django_language", "value": language, "url": page.url.split("/imports")[0]}]
        )
        for typed, name in ((code[:6] + " " + code[6:].lower(), "right"), ("ABC", "wrong")):
            page.goto("/verify/")
            page.fill("[name=code]", typed)
            page.locator("main button[type=submit]").click()
            expect(page.locator("main")).to_contain_text("PK-" if name == "right" else "")
            is_sound(page)
            shoot(page, f"verify-{name}-{language}")


def test_the_office_reads_a_case_on_a_phone_and_in_urdu(
    cast: Cast, sent: Case, page_of: Callable[..., Any]
) -> None:
    with cast.seeing_all():
        actions_case = Case.objects.filter(pk=sent.pk)
        actions_case.update(own_decision=False)
    for language in ("en", "ur"):
        page = page_of("amina", language=language, size=PHONE)
        for name in ("change", "register", "return"):
            page.goto(f"/admin/associations/case/{sent.pk}/{name}/")
            is_sound(page)
            shoot(page, f"phone-{name}-{language}")
