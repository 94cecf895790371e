"""A sheet becomes a PDF with our own static files and nothing else."""

import builtins
import io
import logging
import socket
from typing import Any

import pypdfium2
import pytest
from PIL import Image
from pypdfium2 import raw

from hnsa.core import paper
from hnsa.core.templatetags.look import ICONS
from hnsa.core.templatetags.paper import mark
from hnsa.launch import debian, pango
from tests.house.sources import ROOT
from tests.pango import needs_pango

FONTS = ROOT / "static/vendor/fonts"


def test_a_static_file_of_ours_is_found() -> None:
    found = paper.static_file(f"{paper.ORIGIN}static/look/sheet.css")
    assert found.read_bytes() == (ROOT / "static/look/sheet.css").read_bytes()


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "file://paper.invalid/static/look/sheet.css",
        "http://paper.invalid/static/look/sheet.css",
        "https://example.org/static/look/sheet.css",
        "https://paper.invalid@example.org/static/look/sheet.css",
        "https://paper.invalid:81/static/look/sheet.css",
        "https://paper.invalid/etc/passwd",
        "https://paper.invalid/static/",
        "https://paper.invalid/static/look",
        "https://paper.invalid/static/../manage.py",
        "https://paper.invalid/static/%2e%2e/manage.py",
        "https://paper.invalid/static/..%2f..%2f..%2fetc/passwd",
        "https://paper.invalid/static//etc/passwd",
        "https://paper.invalid/static/%2fetc/passwd",
        "https://paper.invalid/static/look/nothing.css",
        "data:text/css,p{color:red}",
        "ftp://paper.invalid/static/look/sheet.css",
        "",
    ],
)
def test_nothing_else_is_fetched(address: str) -> None:
    with pytest.raises(paper.NotOurs):
        paper.static_file(address)


@needs_pango
def test_a_sheet_that_asks_for_more_is_made_without_it(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def no_network(*_: Any, **__: Any) -> None:
        raise AssertionError("a sheet reached for the network")

    monkeypatch.setattr(socket, "socket", no_network)
    monkeypatch.setattr(socket, "create_connection", no_network)
    with caplog.at_level(logging.ERROR, logger="weasyprint"):
        made = paper.pdf_of(
            '<link rel="stylesheet" href="http://example.org/a.css">'
            '<base href="file:///"><img src="file:///etc/hostname"><img src="//example.org/b.png">'
            '<object data="data:text/html,secret"></object>'
            '<a rel="attachment" href="file:///etc/passwd">c</a><p>Only this.</p>'
        )
    document = pypdfium2.PdfDocument(made)
    assert document[0].get_textpage().get_text_range().split() == ["c", "Only", "this."]
    assert b"root:" not in made and document.count_attachments() == 0


@needs_pango
def test_the_sheets_style_is_understood_to_the_last_word(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        paper.pdf_of(
            '<html lang="en"><link rel="stylesheet" href="/static/look/sheet.css">'
            '<body class="r-print">'
            '<main class="r-a4"><p>Paper</p></main>'
        )
    assert not [one.getMessage() for one in caplog.records]


@needs_pango
def test_the_fonts_of_the_system_are_not_asked() -> None:
    made = paper.pdf_of(
        '<html lang="ur" dir="rtl"><link rel="stylesheet" href="/static/look/sheet.css">'
        '<body class="r-print"><main class="r-a4"><p>ہم ایک ہیں 25</p></main>'
    )
    page = pypdfium2.PdfDocument(made)[0]
    names = {
        one.get_font().get_base_name()
        for one in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT])
    }
    assert len(names) == 2
    assert all("Noto-Nastaliq-Urdu" in name or "Noto-Serif" in name for name in names), names


@pytest.mark.parametrize(
    ("sheet", "said"),
    [
        ("<bdi>44 Chak, (old)</bdi>", '<bdi dir="ltr">44 Chak, (old)</bdi>'),
        ("<bdi>۴۴ چک</bdi>", '<bdi dir="rtl">۴۴ چک</bdi>'),
        ("<bdi>37</bdi>", '<bdi dir="ltr">37</bdi>'),
        ("<bdi>&#x27;ہم&#x27;</bdi>", '<bdi dir="rtl">&#x27;ہم&#x27;</bdi>'),
        ('<bdi class="a">ہم</bdi>', '<bdi dir="rtl" class="a">ہم</bdi>'),
        ('<bdi dir="ltr">ہم</bdi>', '<bdi dir="ltr">ہم</bdi>'),
        ("<bdi><b>ہم</b></bdi>", '<bdi dir="rtl"><b>ہم</b></bdi>'),
    ],
)
def test_the_direction_of_a_part_is_said_as_a_browser_finds_it(sheet: str, said: str) -> None:
    assert paper.directed(sheet) == said


def test_without_pango_it_says_that_paper_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def no_library(name: str, *rest: Any) -> Any:
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
        return real(name, *rest)

    paper._loaded.cache_clear()
    monkeypatch.setattr(builtins, "__import__", no_library)
    try:
        with pytest.raises(paper.PaperMissing):
            paper.pdf_of("<p>Paper</p>")
    finally:
        monkeypatch.undo()
        paper._loaded.cache_clear()


@pytest.mark.parametrize("name", ICONS)
def test_a_sign_on_paper_has_all_it_needs_with_it(name: str) -> None:
    drawn = mark(name)
    assert 'stroke="#000"' in drawn and "currentColor" not in drawn
    assert "aria-hidden" in drawn and "style" not in drawn


def test_every_font_of_the_sheet_is_shipped_small_and_with_its_licence() -> None:
    style = (ROOT / "static/look/sheet.css").read_text()
    shipped = {path.name for path in FONTS.glob("*.woff2")}
    assert {name for name in shipped if f"../vendor/fonts/{name})" in style} == shipped
    assert style.count("../vendor/fonts/") == len(shipped)
    assert sum(path.stat().st_size for path in FONTS.iterdir()) < 1_600_000
    assert "SIL OPEN FONT LICENSE" in (FONTS / "LICENSE.txt").read_text()


# --- the launcher --------------------------------------------------------------------------------


@pytest.fixture
def lacking(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The libraries that this machine lacks, for one test."""
    libraries: set[str] = set()
    monkeypatch.setattr(pango, "_loads", lambda library: library not in libraries)
    return libraries


def test_what_is_there_is_not_installed_again(
    lacking: set[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(debian, "install", lambda *_, **__: pytest.fail("installed"))
    pango.install_where_missing()
    assert capsys.readouterr().out == ""


def test_root_on_debian_gets_what_is_missing_and_no_more(
    lacking: set[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lacking.add("libpango-1.0.so.0")
    asked: list[str] = []

    def install(what: str, *packages: str, seconds: int | None = None) -> None:
        asked.extend(packages)
        lacking.clear()

    monkeypatch.setattr(debian, "can_install", lambda: True)
    monkeypatch.setattr(debian, "install", install)
    pango.install_where_missing()
    assert asked == ["libpango-1.0-0"]
    assert "Note" not in capsys.readouterr().out


@pytest.mark.parametrize("root", [True, False])
def test_the_site_opens_where_it_cannot_be_installed(
    lacking: set[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    root: bool,
) -> None:  # fmt: skip
    def no_apt(*_: Any, **__: Any) -> None:
        raise FileNotFoundError("apt-get")

    lacking.add("libpangoft2-1.0.so.0")
    monkeypatch.setattr(debian, "can_install", lambda: root)
    monkeypatch.setattr(debian, "install", no_apt)
    pango.install_where_missing()
    said = capsys.readouterr().out
    assert "the browser’s own print" in said and "libpangoft2-1.0-0" in said


@needs_pango
def test_a_page_from_a_roll_is_as_long_as_the_longest_and_no_longer() -> None:
    lines = "<p>one line</p>" * 12
    sheet = (
        "<style>@page{size:80mm 297mm;margin:3mm}section+section{break-before:page}</style>"
        f"<section><p>short</p></section><section>{lines}</section>"
    )
    document = pypdfium2.PdfDocument(paper.pdf_of(sheet, roll=58))
    sizes = {tuple(round(edge * 25.4 / 72) for edge in page.get_size()) for page in document}
    assert len(document) == 2 and len(sizes) == 1
    ((wide, high),) = sizes
    assert wide == 58 and 60 < high < 160


@needs_pango
def test_a_sheet_shows_the_pictures_that_are_handed_over_and_no_others() -> None:
    data = io.BytesIO()
    Image.new("RGB", (8, 8), "#777").save(data, "PNG")
    told = "".join(
        f'<img alt="face" src="{paper.picture_address(name)}">' for name in ("one", "two")
    )
    document = pypdfium2.PdfDocument(paper.pdf_of(told, pictures={"one": data.getvalue()}))
    images = document[0].get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE])
    assert len(list(images)) == 1
