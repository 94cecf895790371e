"""The PDF itself: pages, numbers on them, type of the script, and room for a thumb."""

from typing import Any

import pypdfium2
import pytest
from pypdfium2 import raw

from associations.models import Article, Constitution
from members.models import Body
from tests.associations.prints.conftest import add
from tests.cast import Cast
from tests.pango import needs_pango

pytestmark = needs_pango

A4 = (595, 842)  # points
LONG = "Anjuman-e-Khawateen Dastkari, Adda aur Zardozi Karigar, Mohalla Rasool Nagar, Kasur"


@pytest.fixture
def pdf(ask_for: Any) -> Any:
    """`pdf(draft=1)`: the pages of the PDF that the facilitator gets."""

    def get(**asked: Any) -> pypdfium2.PdfDocument:
        answer = ask_for("print.pdf", **asked)
        assert answer["Content-Type"] == "application/pdf"
        return pypdfium2.PdfDocument(answer.content)

    return get


def _words(page: pypdfium2.PdfPage) -> str:
    return " ".join(page.get_textpage().get_text_range().split())


def _fonts(document: pypdfium2.PdfDocument) -> set[str]:
    """The names of the type that was used."""
    return {
        one.get_font().get_base_name().partition("+")[2] or one.get_font().get_base_name()
        for page in document
        for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])
    }


@pytest.fixture
def long(cast: Cast, body: Body, draft: Constitution) -> Constitution:
    """A draft of sixty articles by an association with a long name."""
    with cast.seeing_all():
        Body.objects.filter(pk=body.pk).update(name=LONG)
        Article.objects.bulk_create(
            Article(
                constitution=draft, homenet_id=body.homenet_id, position=place, number=str(place),
                kind="minimum_age", parameters={"years": 15}, heading=f"Heading {place}",
                text="We wrote this so that widows need not leave. " * (place % 4),
            )
            for place in range(4, 61)
        )  # fmt: skip
    return draft


def test_every_page_of_a_draft_says_draft_whose_it_is_and_its_number(
    pdf: Any, long: Constitution
) -> None:
    document = pdf(draft=1, language="en")
    assert len(document) >= 5
    for number, page in enumerate(document, start=1):
        said = _words(page)
        assert f"Page {number} of {len(document)}" in said
        assert said.count("DRAFT") >= 2  # across the page, and at its foot
        assert "Anjuman-e-Khawateen" in said
        assert (round(page.get_width()), round(page.get_height())) == A4


def test_all_sixty_articles_stand_in_it_each_whole_on_one_page(
    pdf: Any, long: Constitution
) -> None:
    pages = [_words(page) for page in pdf(draft=1, language="en")]
    for place in range(4, 61):
        (page,) = [said for said in pages if f"Heading {place} " in said]
        article = page.partition(f"Heading {place} ")[2]
        assert article.startswith("A member is at least 15 years old.")
        told = article.partition("Heading ")[0]
        assert told.count("widows need not leave") == place % 4


def test_an_adopted_version_does_not_say_draft(pdf: Any, second: Constitution) -> None:
    said = " ".join(_words(page) for page in pdf(version=2, language="en"))
    assert "DRAFT" not in said and "Version 2 · Page 1 of" in said


def test_urdu_is_set_in_nastaliq_and_what_is_english_in_serif(
    pdf: Any, second: Constitution
) -> None:
    fonts = _fonts(pdf(version=2, language="ur"))
    assert any("Nastaliq" in name for name in fonts)
    assert all("Nastaliq" in name or "Noto-Serif" in name for name in fonts), fonts


def test_other_scripts_have_type_of_their_own(cast: Cast, pdf: Any, draft: Constitution) -> None:
    own = {
        "Bengali": "আমরা একসাথে", "Devanagari": "हम साथ", "Tamil": "நாங்கள்", "Sinhala": "අපි එකට",
        "Tibetan": "ང་ཚོ་མཉམ", "Thaana": "އަހަރެމެން", "Nastaliq": "ہم ایک",
    }  # fmt: skip
    with cast.seeing_all():
        for text in own.values():
            add(draft, text=text)
    fonts = " ".join(_fonts(pdf(draft=1, language="en")))
    assert [script for script in own if script not in fonts] == []


def test_in_urdu_the_article_numbers_stand_in_the_margin_on_the_right(
    pdf: Any, second: Constitution
) -> None:
    for language, on_the_right in (("en", False), ("ur", True)):
        page = pdf(version=2, language=language)[0]
        page_text = page.get_textpage()
        found = page_text.search("A member is at least" if language == "en" else "tin box")
        start, _count = found.get_next()
        left = page_text.get_charbox(start)[0]
        double_rule = [
            bounds[0]
            for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH])
            if (bounds := one.get_bounds())[3] - bounds[1] > 20 and bounds[2] - bounds[0] < 4
        ]
        assert double_rule
        assert all((rule > left) is on_the_right for rule in double_rule)


def test_there_is_room_for_a_thumb(pdf: Any, second: Constitution) -> None:
    """Vertical lines of the boxes: at least 20 mm high, thumb prints at least 20 mm wide."""
    page = next(one for one in pdf(version=2, language="en") if "Thumb print" in _words(one))
    twenty = 20 / 25.4 * 72
    heights = [
        bounds[3] - bounds[1]
        for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH])
        if (bounds := one.get_bounds())[2] - bounds[0] < 2
    ]
    assert max(heights) >= twenty
    edges = sorted(
        {
            round(bounds[0])
            for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH])
            if (bounds := one.get_bounds())[2] - bounds[0] < 2 and bounds[3] - bounds[1] >= twenty
        }
    )
    assert edges[-1] - edges[-2] >= twenty
