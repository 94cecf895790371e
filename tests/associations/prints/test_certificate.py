"""The certificate: in two languages, with a code and a picture that lead to its verification."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pypdfium2
import pytest
from django.test import Client

from associations.models import Association, Case
from associations.prints.certificate import qr_of
from hnsa.core import paper
from members.models import Body, Place
from tests.cast import Cast
from tests.pango import needs_pango

CODE = "7K4M2Q9TXB3RH0WA1N"
A4 = (595, 842)  # points
LONGEST = ("Anjuman-e-Khawateen Dastkari, Adda aur Zardozi Karigar, Mohalla Rasool Nagar " * 3)[
    :200
]
LONGEST_URDU = ("انجمنِ خواتین دستکاری، اڈا اور زردوزی کاریگر، محلہ رسول نگر، قصور " * 4)[:200]


def registered(cast: Cast, body: Body, number: str = "PK-2026-00017") -> Body:
    with cast.seeing_all():
        case = Case.objects.filter(body=body)
        case.update(state="registered", number=number, code=CODE, registered_on=date(2026, 3, 9))
        body.place = Place.objects.filter(country=body.homenet.code, level="second").first()
        body.save()
        Association.objects.filter(body=body).update(stage="registered", area="Rasool Nagar")
    return body


@pytest.fixture
def body(cast: Cast, body: Body) -> Body:
    """The association of Pakistan’s cast, registered."""
    return registered(cast, body)


@pytest.fixture
def ask_for(cast: Cast, client_of: Callable[..., Client]) -> Callable[..., Any]:
    def get(body: Body, ending: str = "/", by: str = "saima") -> Any:
        return client_of(cast.user(by)).get(f"/associations/{body.pk}/certificate{ending}")

    return get


def test_it_says_all_of_it_in_english_and_in_urdu(body: Body, ask_for: Any) -> None:
    page = ask_for(body).content.decode()
    for told in (body.name, body.name_native, "PK-2026-00017", "9 March 2026", "Rasool Nagar",
                 body.homenet.name, body.place.name, "7K4M2Q-9TXB3R-H0WA1N"):  # fmt: skip
        assert told in page, told
    assert page.count('lang="ur" dir="rtl"') >= 8
    assert 'lang="ur" dir="rtl">سوہنی' in page


def test_abroad_where_the_registry_does_not_speak_the_language_it_is_in_english(
    cast: Cast, ask_for: Any
) -> None:
    body = registered(cast, cast.bangladesh.association, "BD-2026-00001")
    page = ask_for(body, by="rita").content.decode()
    assert "BD-2026-00001" in page and 'dir="rtl"' not in page


def test_the_picture_is_the_whole_address_of_its_verification(body: Body, ask_for: Any) -> None:
    page = ask_for(body).content.decode()
    assert f'aria-label="http://testserver/verify/{CODE}"' in page
    assert " style=" not in page
    assert "http://testserver/verify/</bdi>" in page


def test_the_picture_can_be_read_by_a_camera() -> None:
    """Decoded here by hand: the modules are those that the library made for that address."""
    import segno

    drawn = str(qr_of("https://register.example/verify/7K4M2Q9TXB3RH0WA1N"))
    wanted = segno.make("https://register.example/verify/7K4M2Q9TXB3RH0WA1N", error="m")
    points = {(int(x) - 4, int(y) - 4) for x, y in re.findall(r"M(\d+) (\d+)h1", drawn)}
    assert points == {
        (x, y) for y, row in enumerate(wanted.matrix) for x, dark in enumerate(row) if dark
    }
    assert f'viewBox="0 0 {len(wanted.matrix) + 8} ' in drawn


def test_before_it_is_registered_there_is_none(cast: Cast, ask_for: Any) -> None:
    with cast.seeing_all():
        aloof = cast.pakistan.aloof
    for ending in ("/", ".pdf"):
        answer = ask_for(aloof, ending, by="amina")
        assert "no certificate yet" in answer.content.decode()


@pytest.mark.parametrize(
    ("who", "status"),
    [("saima", 200), ("amina", 200), ("farid", 200), ("regina", 200), ("rita", 404),
     ("nobody", 404), ("anonymous", 302)],
)  # fmt: skip
def test_who_sees_the_association_prints_its_certificate(
    body: Body, ask_for: Any, who: str, status: int
) -> None:
    assert {ask_for(body, ending, by=who).status_code for ending in ("/", ".pdf")} == {status}


def test_the_code_is_not_kept_on_shared_machines(body: Body, ask_for: Any) -> None:
    assert ask_for(body)["Cache-Control"] == "private, no-store"


def test_an_association_that_has_ended_is_certified_as_ended(
    cast: Cast, body: Body, ask_for: Any
) -> None:
    assert "has ended" not in ask_for(body).content.decode()
    with cast.seeing_all():
        Association.objects.filter(body=body).update(stage="ended")
    assert "This association has ended." in ask_for(body).content.decode()


def test_without_pango_the_page_says_how_to_print_it(
    body: Body, ask_for: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(sheet: str) -> bytes:
        raise paper.PaperMissing

    monkeypatch.setattr("associations.views.certificates.pdf_of", missing)
    page = ask_for(body, ".pdf")
    assert page["Content-Type"].startswith("text/html")
    assert "Print this page with your browser" in page.content.decode()


# --- the PDF -----------------------------------------------------------------------------------


def pdf(ask_for: Any, body: Body) -> pypdfium2.PdfDocument:
    answer = ask_for(body, ".pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert "certificate-PK-2026-00017.pdf" in answer["Content-Disposition"]
    return pypdfium2.PdfDocument(answer.content)


@needs_pango
def test_it_is_one_page_of_a4(body: Body, ask_for: Any) -> None:
    (page,) = pdf(ask_for, body)
    assert (round(page.get_width()), round(page.get_height())) == A4
    said = " ".join(page.get_textpage().get_text_range().split())
    assert "PK-2026-00017" in said and "7K4M2Q-9TXB3R-H0WA1N" in said


@needs_pango
@pytest.mark.parametrize(
    ("name", "native"),
    [(LONGEST, LONGEST_URDU), ("W" * 200, "ص" * 200), (LONGEST, ""), ("Ya", "یا")],
    ids=["long", "without a space", "no own script", "short"],
)
def test_the_longest_names_stay_on_the_page(
    cast: Cast, body: Body, ask_for: Any, name: str, native: str
) -> None:
    with cast.seeing_all():
        Body.objects.filter(pk=body.pk).update(name=name, name_native=native)
        Association.objects.filter(body=body).update(area="Mohalla " * 14)
    (page,) = pdf(ask_for, body)
    left = min(one.get_bounds()[0] for one in page.get_objects())
    right = max(one.get_bounds()[2] for one in page.get_objects())
    assert left >= 0 and right <= A4[0] + 1


@needs_pango
def test_urdu_is_set_in_nastaliq(body: Body, ask_for: Any) -> None:
    from pypdfium2 import raw

    (page,) = pdf(ask_for, body)
    fonts = {
        one.get_font().get_base_name() for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])
    }
    assert any("Nastaliq" in name for name in fonts)
    assert all("Nastaliq" in name or "Noto-Serif" in name for name in fonts), fonts


@needs_pango
def test_the_number_and_the_day_are_drawn_in_our_type_in_both_columns(
    body: Body, ask_for: Any
) -> None:
    """Where the server has type of the same name, figures inside Urdu came from the wrong file."""
    from pypdfium2 import raw

    (page,) = pdf(ask_for, body)
    said = page.get_textpage().get_text_range()
    assert said.count("PK-2026-00017") == 3  # two columns, and the foot of the page
    names = {
        one.get_font().get_base_name().partition("+")[2]
        for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])
    }
    assert names and all(name.startswith("Sheet-Noto") for name in names), names
