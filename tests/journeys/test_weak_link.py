"""What is typed on a phone stays there until the server confirmed it, and no longer."""

from collections.abc import Callable

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from playwright.sync_api import Page, expect

from associations.models import Case
from members.models import Membership
from tests.associations.registering import filled, fresh, opened
from tests.cast import Cast, let_in
from tests.elections.polling import a_candidate, a_poll
from tests.elections.polling import opened as opened_poll
from tests.factories import PASSWORD

from .conftest import PHONE, Link, is_sound
from .test_attendance import an_open_meeting
from .test_registration import MAIN, NOTE, UNSENT, WOMEN, add, kept_on_the_phone, step, write_woman

pytestmark = [pytest.mark.journey, pytest.mark.slow]
PageOf = Callable[..., Page]
CARD = "35202-1234567-1"
FIRST_VISIT = 150_000  # bytes over the wire
LATER_PAGE = 20_000


@pytest.fixture
def case(cast: Cast) -> Case:
    return opened(cast).case


@pytest.fixture
def phone(page_of: PageOf, case: Case) -> Page:
    page = page_of("saima", size=PHONE)
    page.goto(step(case, "need"))
    return page


def need_of(cast: Cast, case: Case) -> str:
    with cast.seeing_all():
        return fresh(case).need


def log_in(page: Page, name: str) -> None:
    page.fill("[name=username]", name)
    page.fill("[name=password]", PASSWORD)
    page.click("main button[type=submit]")


def test_what_is_typed_is_there_again_when_the_page_is_opened_again(
    phone: Page, case: Case
) -> None:
    phone.fill("[name=need]", "A fair price.")
    phone.goto("/")
    phone.goto(step(case, "need"))
    expect(phone.locator("[name=need]")).to_have_value("A fair price.")
    expect(phone.locator(NOTE)).to_contain_text("what you typed here before")
    is_sound(phone)
    phone.locator(NOTE).get_by_role("button").click()  # throw it away
    expect(phone.locator("[name=need]")).to_have_value("")
    expect(phone.locator(NOTE)).to_have_count(0)
    assert kept_on_the_phone(phone) == []


def test_what_was_saved_elsewhere_meanwhile_is_not_undone(
    cast: Cast, phone: Page, case: Case
) -> None:
    phone.fill("[name=need]", "A fair price.")
    with cast.seeing_all():
        Case.objects.filter(pk=case.pk).update(asked_by="the women of Chak 44")
    phone.reload()
    expect(phone.locator("[name=need]")).to_have_value("A fair price.")
    expect(phone.locator("[name=asked_by]")).to_have_value("the women of Chak 44")


def test_a_page_that_was_closed_without_a_link_goes_out_when_one_is_opened(
    cast: Cast, phone: Page, case: Case
) -> None:
    link = Link(phone)
    link.cut()
    phone.fill("[name=need]", "A fair price.")
    phone.click(MAIN)
    expect(phone.locator(NOTE)).to_contain_text("Not sent yet")
    assert need_of(cast, case) == ""
    context = phone.context
    phone.close()
    again = context.new_page()
    again.goto("/")
    expect(again.locator(NOTE)).to_contain_text("All is sent")
    assert need_of(cast, case) == "A fair price."
    assert kept_on_the_phone(again) == []


def test_a_mistake_is_shown_at_its_field_and_nothing_typed_is_lost(
    cast: Cast, phone: Page, case: Case
) -> None:
    phone.fill("[name=need]", "A fair price.")
    phone.fill("[name=need_seen_on]", "2999-01-01")
    phone.click(MAIN)
    expect(phone.locator("#errors")).to_be_focused()
    expect(phone.locator(".is-invalid")).to_have_value("2999-01-01")
    expect(phone.locator("[name=need]")).to_have_value("A fair price.")
    is_sound(phone)
    phone.reload()
    expect(phone.locator("[name=need_seen_on]")).to_have_value("2999-01-01")
    phone.fill("[name=need_seen_on]", "2025-04-01")
    phone.click(MAIN)
    phone.wait_for_url(f"**{step(case, 'association')}")
    assert kept_on_the_phone(phone) == []


def test_a_mistake_in_a_woman_of_the_flight_mode_waits_to_be_mended(
    cast: Cast, phone: Page, case: Case
) -> None:
    phone.goto(step(case, "founders"))
    link = Link(phone)
    link.cut()
    add(phone, ("Zubaida Khatoon", "Allah Ditta", "900"))
    expect(phone.locator(UNSENT)).to_have_count(1)
    add(phone, WOMEN[0])
    expect(phone.locator(UNSENT)).to_have_count(2)
    write_woman(phone, *WOMEN[1])  # she is still typing when the link comes back
    link.good()
    expect(phone.locator(UNSENT)).to_have_count(1)
    expect(phone.locator(NOTE)).to_contain_text("not taken")
    expect(phone.locator("[name=name]")).to_have_value(WOMEN[1][0])
    is_sound(phone)
    phone.click("#step button[value=add]:not([tabindex])")
    expect(phone.locator("[data-rows] > ol > li:not([data-unsent])")).to_have_count(2)
    phone.locator(UNSENT).get_by_role("button").click()
    expect(phone.locator("#errors")).to_be_visible()
    expect(phone.locator("[name=name]")).to_have_value("Zubaida Khatoon")
    phone.fill("[name=age]", "19")
    phone.click("#step button[value=add]:not([tabindex])")
    expect(phone.locator("[data-rows] > ol > li:not([data-unsent])")).to_have_count(3)
    with cast.seeing_all():
        assert Membership.objects.filter(body=case.body_id).count() == 3


def test_an_expired_session_asks_for_the_password_and_goes_on(
    cast: Cast, phone: Page, case: Case
) -> None:
    phone.fill("[name=need]", "A fair price.")
    Session.objects.all().delete()
    phone.click(MAIN)
    phone.wait_for_url("**/log-in/**")
    assert need_of(cast, case) == ""
    log_in(phone, "saima")
    phone.wait_for_url(f"**{step(case, 'need')}")
    expect(phone.locator(NOTE)).to_contain_text("All is sent")
    expect(phone.locator("[name=need]")).to_have_value("A fair price.")
    assert need_of(cast, case) == "A fair price."


def test_without_its_own_store_the_form_goes_on_by_itself_after_the_password(
    cast: Cast, page_of: PageOf, case: Case
) -> None:
    phone = page_of("saima", size=PHONE)
    phone.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw 1; }});")
    phone.goto(step(case, "need"))
    phone.fill("[name=need]", "A fair price.")
    Session.objects.all().delete()
    phone.click(MAIN)
    expect(phone.locator("main")).to_contain_text("What you typed is not lost")
    is_sound(phone)
    log_in(phone, "saima")
    phone.wait_for_url(f"**{step(case, 'association')}")
    assert need_of(cast, case) == "A fair price."


def test_another_user_of_the_phone_sees_and_sends_nothing_of_it(
    cast: Cast, phone: Page, case: Case
) -> None:
    phone.goto(step(case, "founders"))
    link = Link(phone)
    link.cut()
    phone.fill("[name=number]", CARD)
    add(phone, WOMEN[0])
    expect(phone.locator(UNSENT)).to_have_count(1)
    phone.context.clear_cookies(name="sessionid")
    link.good()
    expect(phone.locator(NOTE)).to_contain_text("until you log in again")
    phone.goto(f"/log-in/?next={step(case, 'founders')}")
    log_in(phone, "bilal")  # an administrator may open the same page
    phone.wait_for_url(f"**{step(case, 'founders')}")
    expect(phone.locator("[name=name]")).to_have_value("")
    assert phone.locator(f"{NOTE}, {UNSENT}").count() == 0
    with cast.seeing_all():
        assert not Membership.objects.filter(body=case.body_id).exists()


def test_log_out_asks_once_and_leaves_nothing_on_the_phone(phone: Page, case: Case) -> None:
    phone.goto(step(case, "founders"))
    link = Link(phone)
    link.cut()
    phone.fill("[name=number]", CARD)
    add(phone, WOMEN[0])
    expect(phone.locator(UNSENT)).to_have_count(1)
    write_woman(phone, *WOMEN[1])
    assert CARD in phone.evaluate("JSON.stringify(localStorage)")
    phone.route("**/registration/founders/", lambda route: route.abort("internetdisconnected"))
    link.good()
    phone.click("#logout-form button")
    expect(phone.locator(NOTE)).to_contain_text("thrown away")
    phone.click("#logout-form button")
    phone.wait_for_url("**/log-in/")
    assert kept_on_the_phone(phone) == []


def test_log_out_in_the_office_leaves_nothing_either(page_of: PageOf, case: Case) -> None:
    desk = page_of("bilal")
    desk.goto(step(case, "need"))
    desk.fill("[name=need]", "A fair price.")
    assert kept_on_the_phone(desk)
    desk.goto("/admin/")
    desk.click("#logout-form button")
    desk.wait_for_url("**/log-in/")
    assert kept_on_the_phone(desk) == []


def test_what_lies_on_the_phone_for_more_than_a_week_goes(phone: Page, case: Case) -> None:
    phone.clock.install()
    phone.fill("[name=need]", "A fair price.")
    assert kept_on_the_phone(phone)
    phone.clock.fast_forward(8 * 24 * 3600 * 1000)
    phone.goto("/")
    assert kept_on_the_phone(phone) == []


def test_the_first_visit_and_the_pages_after_it_are_light(
    cast: Cast, page_of: PageOf, case: Case
) -> None:
    """Pages are compressed by the site; style and script as they are, so at their heaviest."""
    with cast.seeing_all():
        whole = filled(cast).case
    phone = page_of("saima", size=PHONE)
    link = Link(phone)
    link.wire.send("Network.clearBrowserCache")
    _visit(phone, step(case, "need"))
    first = link.counted()
    assert 5_000 < first <= FIRST_VISIT
    pages = [step(whole, one) for one in (
        "need", "association", "founders", "constitution", "offices", "meeting", "check", "send",
        "founders/find", "founders/list", "founders/take-over", "drop",
    )]  # fmt: skip
    pages += ["/", "/associations/new/", f"/associations/{whole.body_id}/constitution/draft/"]
    assert _heavy(phone, link, pages) == {}


def test_the_pages_of_a_meeting_of_sixty_are_light(cast: Cast, page_of: PageOf) -> None:
    meeting = an_open_meeting(cast)
    phone = page_of("saima", size=PHONE)
    above = f"/associations/{meeting.body_id}/"
    here = f"{above}meetings/{meeting.pk}/"
    pages = [here, f"{here}attendance/", f"{here}attendance/?all=1", f"{here}close/",
             f"{here}minutes/", f"{above}meetings/", f"{above}decisions/new/?meeting={meeting.pk}",
             f"{above}members/", f"{above}standing/", f"{above}health/"]  # fmt: skip
    assert _heavy(phone, Link(phone), pages) == {}


def test_the_pages_of_election_day_are_light(cast: Cast, page_of: PageOf) -> None:
    with cast.seeing_all():
        amina = let_in(cast.amina)
        poll = opened_poll(a_poll(cast, voters=120, on=timezone.localdate()), by=amina)
        a_candidate(poll, 0, by=amina)
    above = f"/associations/{poll.body.pk}/elections/{poll.election.pk}/"
    booth = f"{above}booths/{poll.booth.pk}/"
    pages = [above, f"{above}roll/", f"{above}roll/copy/", f"{above}candidates/", f"{above}papers/",
             f"{above}booths/", booth, f"{booth}voters/", f"{booth}voters/?q=7",
             f"{booth}voters/?all=1", f"{booth}numbers/", f"{booth}end/", f"{above}counts/",
             f"{above}result/"]  # fmt: skip
    phone = page_of("saima", size=PHONE)
    assert _heavy(phone, Link(phone), pages) == {}


def _heavy(page: Page, link: Link, addresses: list[str]) -> dict[str, int]:
    """Those that weigh too much, when what only they need is in the store of the phone."""
    weights = {}
    for address in addresses:
        _visit(page, address)
        link.counted()
        _visit(page, address)
        weights[address] = link.counted()
    assert all(weights.values())
    return {address: weight for address, weight in weights.items() if weight > LATER_PAGE}


def _visit(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_load_state("networkidle")
