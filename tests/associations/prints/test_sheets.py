"""The sheet for the browser's print: for those who see the body, true, and within the policy."""

import re
from typing import Any

import pytest
from django.template.loader import render_to_string

from associations.forms.panels import panel_of
from associations.models import Constitution
from associations.queries import constitutions
from associations.rules.asked_of_members import JOIN, Joining
from associations.views import prints
from hnsa.core.paper import PaperMissing
from hnsa.law.asking import ask
from members.models import Body
from tests.associations.prints.conftest import NATIVE, SINCE, add
from tests.cast import Cast

SHEETS = ("print/", "print.pdf")


def _text(answer: Any) -> str:
    """The words of the sheet, without its tags."""
    return " ".join(re.sub(r"<[^>]*>", " ", answer.content.decode()).split())


@pytest.fixture
def no_pango(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that cannot make PDFs."""

    def missing(sheet: str) -> bytes:
        raise PaperMissing

    monkeypatch.setattr(prints, "pdf_of", missing)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sheets that became PDFs, as HTML."""
    sheets: list[str] = []
    monkeypatch.setattr(prints, "pdf_of", lambda sheet: sheets.append(sheet) or b"%PDF-")
    return sheets


# --- who sees it ---------------------------------------------------------------------------------


@pytest.mark.parametrize("address", SHEETS)
@pytest.mark.parametrize(
    ("by", "status"),
    [
        ("saima", 200), ("amina", 200), ("bilal", 200), ("farid", 200), ("regina", 200),
        ("rita", 404), ("nobody", 404), ("anonymous", 302),
    ],
)  # fmt: skip
def test_it_is_printed_by_those_who_see_the_association(
    ask_for: Any, made: list[str], address: str, by: str, status: int
) -> None:
    assert ask_for(address, by=by).status_code == status
    assert bool(made) is (address == "print.pdf" and status == 200)


@pytest.mark.parametrize("address", SHEETS)
def test_an_association_out_of_sight_is_as_if_it_did_not_exist(
    cast: Cast, ask_for: Any, made: list[str], address: str
) -> None:
    assert ask_for(address, of=cast.pakistan.aloof).status_code == 404
    assert ask_for(address, of=cast.bangladesh.association, by="amina").status_code == 404
    assert ask_for(address, of=cast.pakistan.facilitating).status_code == 404
    assert not made


# --- which version -------------------------------------------------------------------------------


def test_without_a_word_it_is_the_version_in_force_today(
    ask_for: Any, second: Constitution
) -> None:
    assert "Version 2" in _text(ask_for("print/"))


def test_each_version_is_printed_as_it_was(ask_for: Any, second: Constitution) -> None:
    first = _text(ask_for("print/", version=1))
    assert "Version 1" in first and "The tin box" not in first
    assert "until the day before 10 Mar 2025" in first


def test_a_day_finds_the_version_of_that_day(ask_for: Any, second: Constitution) -> None:
    assert "Version 1" in _text(ask_for("print/", on="2025-03-09"))
    assert "Version 2" in _text(ask_for("print/", on=SINCE.isoformat()))


def test_the_sheet_says_who_adopted_it_when_and_with_which_votes(
    ask_for: Any, second: Constitution
) -> None:
    said = _text(ask_for("print/", version=2))
    assert "Adopted on 3 Mar 2025" in said
    assert "Adopted by the general body, at Razia’s house" in said
    assert "for: 31 · against: 2 · not voting: 1 · 34 of 40 members were present" in said
    assert "In force from 10 Mar 2025" in said
    assert "Read out on 20 Mar 2025 to 28 women by Saima Bano" in said
    assert NATIVE in said and "Sohni Adda Sisters" in said
    assert "DRAFT" not in said


def test_votes_that_nobody_wrote_down_are_not_invented(ask_for: Any) -> None:
    said = _text(ask_for("print/", version=1))
    assert "Votes" not in said and "None" not in said


def test_a_draft_says_so_and_has_lines_for_the_vote(ask_for: Any, draft: Constitution) -> None:
    said = _text(ask_for("print/", draft=1))
    assert "DRAFT" in said and "It binds nobody" in said
    assert "For: · against: · not voting: · in force from" in said


def test_a_void_article_is_shown_void_with_its_source(
    cast: Cast, ask_for: Any, draft: Constitution
) -> None:
    with cast.seeing_all():
        add(draft, kind="law_minimum_age", parameters={"act": "the Act, s. 20", "years": 18})
    said = _text(ask_for("print/", draft=1))
    assert (
        "Void. It is contrary to the Act, s. 20 A member is at least 15 years old. "
        "In its place stands: A member is at least 18 years old." in said
    )


@pytest.mark.parametrize(
    "asked", [{"version": 7}, {"draft": 1}, {"on": "2019-12-31"}], ids=["version", "draft", "day"]
)
def test_what_is_not_there_is_told_with_what_there_is(ask_for: Any, asked: dict[str, Any]) -> None:
    for address in SHEETS:
        answer = ask_for(address, **asked)
        assert answer.status_code == 404
        assert (
            "Nothing to print" in _text(answer) and 'href="?version=1"' in answer.content.decode()
        )


@pytest.mark.parametrize(
    "asked",
    [
        {"version": "two"}, {"version": "²"}, {"version": "-1"}, {"on": "yesterday"},
        {"on": "2025-02-30"}, {"language": "xx"}, {"language": "../ur"}, {"version": "9" * 40},
    ],
)  # fmt: skip
def test_an_address_that_means_nothing_is_not_found(ask_for: Any, asked: dict[str, Any]) -> None:
    for address in SHEETS:
        assert ask_for(address, **asked).status_code == 404


# --- how it is written ---------------------------------------------------------------------------


def test_the_sheet_is_in_the_language_that_was_asked_for(
    ask_for: Any, second: Constitution
) -> None:
    urdu = ask_for("print/", language="ur").content.decode()
    assert '<html lang="ur" dir="rtl">' in urdu
    assert "مارچ" in urdu  # months by their names
    assert '<html lang="en" dir="ltr">' in ask_for("print/", language="en").content.decode()


def test_a_sheet_in_urdu_leaves_the_next_page_as_it_was(ask_for: Any) -> None:
    ask_for("print/", language="ur")
    assert '<html lang="en"' in ask_for("print/").content.decode()


def test_the_words_beside_the_sheet_stay_in_the_readers_language(ask_for: Any) -> None:
    urdu = ask_for("print/", language="ur").content.decode()
    assert '<aside class="r-noprint r-hint" lang="en" dir="ltr">' in urdu
    assert "PDF to print" in urdu and "language=ur" in urdu


def test_nothing_stands_inline_in_a_sheet(ask_for: Any, draft: Constitution) -> None:
    for language in ("en", "ur"):
        sheet = ask_for("print/", draft=1, language=language).content.decode()
        assert not re.search(r"<style\b|\sstyle\s*=|<script\b|\son\w+\s*=", sheet, re.I)


def test_there_are_boxes_for_office_bearers_and_two_witnesses(ask_for: Any) -> None:
    sheet = ask_for("print/").content.decode()
    assert sheet.count('<td class="r-thumb">') == 5
    said = _text(ask_for("print/"))
    for who in ("President", "Secretary", "Treasurer", "Witness 1", "Witness 2"):
        assert who in said
    assert said.count("women by") >= 3


def test_what_becomes_a_pdf_is_the_same_sheet_without_the_page_round_it(
    ask_for: Any, made: list[str], second: Constitution
) -> None:
    answer = ask_for("print.pdf", version=2, language="ur")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'inline; filename="constitution-sohni-v2-ur.pdf"'
    (sheet,) = made
    page = ask_for("print/", version=2, language="ur").content.decode()
    assert sheet.partition("<main")[2] == page.partition("<main")[2]
    assert "r-noprint" not in sheet and "look/look.css" not in sheet


@pytest.mark.usefixtures("no_pango")
def test_without_pango_the_browsers_own_print_is_offered(
    ask_for: Any, second: Constitution
) -> None:
    answer = ask_for("print.pdf", version=2)
    assert answer.status_code == 200 and "html" in answer["Content-Type"]
    said = _text(answer)
    assert "This machine cannot make a PDF. Print this page with your browser" in said
    assert "Version 2" in said and "print.pdf" not in answer.content.decode()


@pytest.mark.parametrize("address", SHEETS)
def test_sheets_are_only_read(cast: Cast, client_of: Any, address: str) -> None:
    where = f"/associations/{cast.pakistan.association.pk}/constitution/{address}"
    assert client_of(cast.saima).post(where).status_code == 405


# --- an answer -----------------------------------------------------------------------------------


def _panel(body: Body, **facts: Any) -> Any:
    law = constitutions.read(body.constitutions.get(version=1)).law
    asked = Joining.load({"on": "2025-10-05", **facts})
    return panel_of(ask(JOIN, law, asked), body, who="Zarnigar Bibi")


def test_an_answer_is_printed_with_every_article_and_what_to_do_next(
    cast: Cast, body: Body
) -> None:
    with cast.seeing_all():
        panel = _panel(body, age="14")
        sheet = render_to_string("associations/prints/answer.html", {"body": body, "panel": panel})
    said = " ".join(re.sub(r"<[^>]*>", " ", sheet).split())
    assert panel.question in said and panel.answer in said and "Zarnigar Bibi" in said
    assert "Asked for the day 5 Oct 2025" in said
    assert len(panel.rows) == 2
    for row in panel.rows:
        assert row.heading in said and row.word in said
    assert sheet.count('<th scope="row" class="r-m">') == 2
    assert "A member is at least 15 years old." in said
    assert all(re.sub(r"<[^>]*>", "", line) for line in panel.next)
    assert not re.search(r"<style\b|\sstyle\s*=|<script\b", sheet)
