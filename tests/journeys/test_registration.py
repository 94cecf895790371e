"""Rasool Nagar becomes an association: registered from a phone over a link that is cut twice."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from associations.models import Case, Document
from associations.vocabulary.cases import CaseState
from members.models import Membership
from tests.associations.registering import fresh, opened
from tests.cast import Cast

from .conftest import PHONE, Link, is_sound

pytestmark = [pytest.mark.journey, pytest.mark.slow]
PageOf = Callable[..., Page]
NAME = "Rasool Nagar Adda Workers"
OWN_NAME = "رسول نگر اڈا ورکرز"
WOMEN = [
    ("Kausar Begum", "Ghulam Rasool", "43"), ("Shazia Bibi", "Muhammad Akram", "31"),
    ("Tahira Yasmeen", "Nazir Ahmad", "50"), ("Asha Bibi", "Allah Ditta", "27"),
]  # fmt: skip
MAIN = "main .btn-primary"
NOTE = "[data-weak-note]"
UNSENT = "[data-unsent]"
LISTEN = """note => {
  window.heard = [];
  new MutationObserver(() => window.heard.push(document.querySelector(note)?.textContent || ""))
    .observe(document, {subtree: true, childList: true, characterData: true});
}"""  # what the note says, one after another


def step(case: Case | int, name: str) -> str:
    pk = case if isinstance(case, int) else case.body_id
    return f"/associations/{pk}/registration/{name}/"


def go_on(page: Page, to: str) -> None:
    page.click(MAIN)
    page.wait_for_url(f"**{to}")


def write_woman(page: Page, name: str, relative: str, age: str) -> None:
    page.fill("[name=name]", name)
    page.fill("[name=relative]", relative)
    page.fill("[name=age]", age)


def add(page: Page, woman: tuple[str, str, str]) -> None:
    write_woman(page, *woman)
    page.click("#step button[value=add]:not([tabindex])")


def on_the_list(page: Page, number: int) -> None:
    expect(page.locator("[data-rows] > ol > li:not([data-unsent])")).to_have_count(number)
    expect(page.locator(UNSENT)).to_have_count(0)


def founders_of(cast: Cast, pk: int) -> int:
    with cast.seeing_all():
        return Membership.objects.filter(body=pk).count()


def kept_on_the_phone(page: Page) -> list[str]:
    names: list[str] = page.evaluate("Object.keys(localStorage).filter(n => n.startsWith('weak'))")
    return names


def a_photo(tmp_path: Path) -> Path:
    """A photo as phones take them: large, and it says where it was taken."""
    picture = Image.effect_noise((2400, 1800), 8).convert("RGB")
    exif = picture.getexif()
    exif.get_ifd(0x8825)[1] = "N"
    path = tmp_path / "minutes.jpg"
    picture.save(path, "JPEG", quality=90, exif=exif)
    return path


@pytest.fixture
def phone(page_of: PageOf) -> Page:
    return page_of("saima", size=PHONE)


@pytest.fixture
def case(cast: Cast) -> Case:
    return opened(cast).case


def begin(page: Page) -> int:
    """From her first page to the first step; which association it is."""
    page.goto("/")
    page.click("a[href='/associations/new/']")
    is_sound(page)
    page.click("button[value=open]")
    page.wait_for_url("**/need/")
    found = re.search(r"/associations/(\d+)/", page.url)
    assert found is not None
    return int(found[1])


def the_need(page: Page, pk: int) -> None:
    is_sound(page)
    page.fill("[name=asked_by]", "the women of Rasool Nagar")
    page.fill("[name=need]", "One price for all, and a room of our own.")
    page.fill("[name=need_seen_on]", "2025-04-02")
    go_on(page, step(pk, "association"))


def the_association(page: Page, pk: int) -> None:
    is_sound(page)
    page.fill("[name=name]", NAME)
    page.fill("[name=name_native]", OWN_NAME)
    page.select_option("[name=place]", label="Kasur")
    page.fill("[name=area]", "Rasool Nagar")
    page.select_option("[name=trade]", "Adda embroidery")
    page.locator("[name=purposes]").first.check()
    go_on(page, step(pk, "founders"))


def the_founders(page: Page, link: Link, cast: Cast, pk: int) -> None:
    """The link is cut in the middle of a sending, and then for an hour."""
    is_sound(page)
    add(page, WOMEN[0])
    on_the_list(page, 1)

    link.cut_on_the_way(f"**{step(pk, 'founders')}", arrives=True)
    add(page, WOMEN[1])
    expect(page.locator(NOTE)).to_contain_text("Not sent yet: 1 woman")
    expect(page.locator(UNSENT)).to_contain_text(WOMEN[1][0])
    assert founders_of(cast, pk) == 2  # the phone does not know that
    is_sound(page)
    link.slow()
    on_the_list(page, 2)
    assert founders_of(cast, pk) == 2

    link.cut()
    for woman in WOMEN[2:]:
        add(page, woman)
        expect(page.locator(UNSENT, has_text=woman[0])).to_be_visible()
        expect(page.locator("[name=name]")).to_have_value("")
    expect(page.locator(NOTE)).to_contain_text("Not sent yet: 2 women")
    page.clock.fast_forward("01:00:00")
    expect(page.locator(UNSENT)).to_have_count(2)
    is_sound(page)
    assert founders_of(cast, pk) == 2
    link.slow()
    on_the_list(page, 4)
    assert founders_of(cast, pk) == 4
    assert kept_on_the_phone(page) == []
    go_on(page, step(pk, "constitution"))


def the_constitution(page: Page, link: Link, pk: int) -> None:
    """The model WESS, from sixteen years on; what it is silent on is added by a press each."""
    link.good()
    is_sound(page)
    page.click(f"a[href^='/associations/{pk}/constitution/begin/']")
    page.check("[name=model][value=wess]")
    page.click(MAIN)
    page.wait_for_url("**/draft/")
    page.locator("#draft [name$='-years']").first.fill("16")
    page.fill("#draft [name$='-area']", "Rasool Nagar")
    page.fill("#draft [name$='-trades']", "adda work")
    silent = page.locator("button[value^='offer:']")
    for left in range(silent.count(), 0, -1):
        expect(silent).to_have_count(left)
        silent.first.click()
    expect(silent).to_have_count(0)
    expect(page.locator("#draft [name$='-years']").first).to_have_value("16")
    is_sound(page)
    page.click("button[value=registration]")
    page.wait_for_url(f"**{step(pk, 'constitution')}")
    expect(page.locator("main .r-note.is-ok")).to_be_visible()  # nothing to mend, not silent
    is_sound(page)
    go_on(page, step(pk, "offices"))


def the_offices(page: Page, link: Link, pk: int) -> None:
    link.slow()
    is_sound(page)
    posts = page.locator("select[name^=post_]")
    for place in range(posts.count()):
        posts.nth(place).select_option(index=place % len(WOMEN) + 1)
    for box in page.locator("[name=signing]").all():
        box.check()
    go_on(page, step(pk, "meeting"))


def the_meeting(page: Page, link: Link, pk: int, photo: Path) -> None:
    is_sound(page)
    page.fill("[name=met_on]", "2025-05-20")
    page.fill("[name=met_at]", "Kausar’s house")
    for name, number in (("present", 4), ("votes_for", 4), ("votes_against", 0), ("abstained", 0)):
        page.fill(f"[name={name}]", str(number))
    page.set_input_files("[name=pages]", photo)
    link.cut_on_the_way(f"**{step(pk, 'meeting')}", arrives=False)
    page.click(MAIN)
    expect(page.locator(NOTE)).to_contain_text("Not sent yet: what you wrote")
    is_sound(page)
    page.evaluate(LISTEN, NOTE)
    link.slow()
    page.wait_for_url(f"**{step(pk, 'check')}")
    assert any("%" in words for words in page.evaluate("window.heard"))  # how far the photo is


def check_and_send(page: Page, pk: int) -> None:
    is_sound(page)
    for box in page.locator("#step input[type=checkbox]").all():
        box.check()
    go_on(page, step(pk, "send"))
    is_sound(page)
    go_on(page, f"/associations/{pk}/registration/")
    is_sound(page)


def the_office_looks(amina: Page, case: int, verb: str) -> None:
    amina.goto(f"/admin/associations/case/{case}/change/")
    is_sound(amina)
    amina.click(f"a[href='/admin/associations/case/{case}/{verb}/']")
    is_sound(amina)


def test_from_the_need_to_the_certificate_through_two_cut_links(
    cast: Cast, phone: Page, page_of: PageOf, tmp_path: Path
) -> None:
    link = Link(phone)
    phone.clock.install()
    link.slow()
    pk = begin(phone)
    the_need(phone, pk)
    the_association(phone, pk)
    the_founders(phone, link, cast, pk)
    the_constitution(phone, link, pk)
    the_offices(phone, link, pk)
    the_meeting(phone, link, pk, a_photo(tmp_path))
    _one_photo_made_small_on_the_phone(cast, pk)
    check_and_send(phone, pk)
    with cast.seeing_all():
        case = Case.objects.get(body=pk)
        assert case.state == CaseState.SENT

    amina = page_of("amina")
    the_office_looks(amina, case.pk, "return")
    amina.fill("[name=meeting]", "Please write down who led the meeting.")
    amina.click(MAIN)
    amina.wait_for_url("**/change/")

    phone.goto(f"/associations/{pk}/registration/")
    expect(phone.locator("main")).to_contain_text("who led the meeting")
    is_sound(phone)
    phone.fill("[name=minutes]", "Kausar Begum led the meeting. All were for it.")
    go_on(phone, step(pk, "check"))
    check_and_send(phone, pk)

    the_office_looks(amina, case.pk, "register")
    amina.click(MAIN)
    amina.wait_for_url("**/change/")
    with cast.seeing_all():
        case = fresh(case)
    assert re.fullmatch(r"PK-\d{4}-\d{5}", case.number)

    phone.goto(f"/associations/{pk}/")
    expect(phone.locator("main")).to_contain_text(case.number)
    is_sound(phone)
    phone.context.clear_cookies()  # anybody
    phone.goto(f"/verify/{case.code}")
    for told in (NAME, case.number):
        expect(phone.locator("main")).to_contain_text(told)
    expect(phone.locator("main")).not_to_contain_text("Kausar")
    is_sound(phone)


def _one_photo_made_small_on_the_phone(cast: Cast, pk: int) -> None:
    with cast.seeing_all():
        page = Document.objects.get(body=pk)
        with page.file.open() as file:
            picture = Image.open(io.BytesIO(file.read()))
    assert max(picture.size) == 1600  # the server would have left 2000
    assert not picture.getexif()


def test_the_first_steps_in_urdu(page_of: PageOf) -> None:
    page = page_of("saima", language="ur", size=PHONE)
    pk = begin(page)
    assert page.get_attribute("html", "dir") == "rtl"
    the_need(page, pk)
    the_association(page, pk)
    link = Link(page)
    link.cut()
    add(page, WOMEN[0])
    expect(page.locator(UNSENT)).to_be_visible()
    is_sound(page)


def test_without_scripts_everything_works_and_nothing_of_the_help_is_seen(
    cast: Cast, page_of: PageOf
) -> None:
    page = page_of("saima", size=PHONE, java_script_enabled=False)
    page.goto("/associations/new/")
    page.click("button[value=open]")
    page.wait_for_url("**/need/")
    page.fill("[name=need]", "A fair price.")
    page.click(MAIN)
    page.wait_for_url("**/association/")
    assert page.locator(f"{NOTE}, {UNSENT}").count() == 0
    with cast.seeing_all():
        assert Case.objects.filter(need="A fair price.").count() == 1
