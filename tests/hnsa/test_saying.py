"""Saying: lines in the reader's language, as plain text and as HTML, whatever stands in them."""

import html
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from fractions import Fraction
from typing import Any
from unittest import mock

import pytest
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe
from hypothesis import given, settings
from hypothesis import strategies as st

from hnsa.core import saying
from hnsa.core.saying import pieces, said, shown, text_of
from hnsa.law.days import YearDay
from hnsa.law.money import Money
from hnsa.law.shares import Share, Steps
from hnsa.law.words import Counted, Line, line, says, tell

YEARS = says("She is {age} year old.", "She is {age} years old.")


@contextmanager
def translated(texts: dict[str, str]) -> Iterator[None]:
    """A language of our own: what is not in it stays English."""

    def one(text: str) -> str:
        return texts.get(text, text)

    def counted(singular: str, plural: str, count: int) -> str:
        return one(singular if count == 1 else plural)

    with mock.patch.object(saying, "gettext", one), mock.patch.object(saying, "ngettext", counted):
        yield


# --- values ---------------------------------------------------------------------------------------

VALUES: list[tuple[object, str, str]] = [
    (15, "15", '<bdi class="r-figure">15</bdi>'),
    (0, "0", '<bdi class="r-figure">0</bdi>'),
    (True, "yes", '<bdi class="r-figure">yes</bdi>'),
    (False, "no", '<bdi class="r-figure">no</bdi>'),
    (None, "", '<bdi class="r-figure"></bdi>'),
    ("Kasur", "Kasur", "<bdi>Kasur</bdi>"),
    (Money(125_000), "Rs 1,250", '<bdi class="r-figure">Rs 1,250</bdi>'),
    (Share.percent(70), "70\u00a0%", '<bdi class="r-figure">70\u00a0%</bdi>'),
    (Share(Fraction(2, 3)), "2/3", '<bdi class="r-figure">2/3</bdi>'),
    (date(2026, 10, 5), "5 Oct 2026", '<time datetime="2026-10-05">5 Oct 2026</time>'),
    (YearDay(6, 30), "30 June", '<bdi class="r-figure">30 June</bdi>'),
    (YearDay(2, 29), "29 February", '<bdi class="r-figure">29 February</bdi>'),
    (Steps(((1, 5), (51, 9))), "from 1: 5, from 51: 9", "<bdi>from 1: 5, from 51: 9</bdi>"),
    (Steps(()), "", "<bdi></bdi>"),
    (Line("lives"), "lives", "lives"),
    ((Line("Friday"), Line("Sunday")), "Friday, Sunday", "Friday, Sunday"),
    (["A", 2], "A, 2", '<bdi>A</bdi>, <bdi class="r-figure">2</bdi>'),
    ((), "", ""),
    (tell("{n} of {m}", n=1, m=2), "1 of 2",
     '<bdi class="r-figure">1</bdi> of <bdi class="r-figure">2</bdi>'),
]  # fmt: skip


@pytest.mark.parametrize(("value", "plain", "marked"), VALUES)
def test_every_value_has_its_way_of_being_said_and_shown(
    value: object, plain: str, marked: str
) -> None:
    told = tell("[{value}]", value=value)
    assert said(told, "Rs") == f"[{plain}]"
    assert shown(told, "Rs") == f"[{marked}]"
    assert isinstance(shown(told), SafeString)


def test_a_sum_without_a_currency_is_a_number() -> None:
    assert said(tell("{sum}", sum=Money(100))) == "1"


def test_the_currency_reaches_sums_in_lines_within_lines() -> None:
    nested = tell("{a}", a=(tell("{b}", b=Money(100)), Money(200)))
    assert said(nested, "Rs") == "Rs 1, Rs 2"
    assert "Rs 1" in shown(nested, "Rs")


# --- one and many ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("age", "text"), [(1, "She is 1 year old."), (2, "She is 2 years old."),
                                           (0, "She is 0 years old.")])  # fmt: skip
def test_the_number_chooses_one_or_many(age: int, text: str) -> None:
    assert said(line(YEARS, {"age": age})) == text


def test_without_a_number_it_is_many() -> None:
    assert said(line(YEARS, {"age": Share.percent(1)})) == "She is 1\u00a0% years old."
    assert text_of(YEARS) == YEARS.many and text_of(YEARS, 1) == YEARS.one


def test_a_line_in_a_line_has_its_own_number() -> None:
    inner = line(YEARS, {"age": 1})
    outer = tell("{n} day: {line}", "{n} days: {line}", n=3, line=inner)
    assert said(outer) == "3 days: She is 1 year old."


def test_no_text_says_nothing() -> None:
    """Translated, an empty text would be the header of the catalogue."""
    with translation.override("ur"):
        assert text_of("") == said(Line("")) == shown(Line("")) == ""
        assert list(pieces("")) == []


# --- what people wrote themselves -----------------------------------------------------------------

NASTY = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "{x}", "{", "}", "{{}}", "{0}",
    "{area.__class__}", "%(x)s", "%s", "&amp;", "\"'", "</bdi>", "رسول نگر", "\u202e", "",
]  # fmt: skip


@pytest.mark.parametrize("words", NASTY)
def test_words_of_people_are_said_as_they_are_and_shown_escaped(words: str) -> None:
    for told in (
        tell("She is of {area}.", area=words),
        tell("She is of {area}.", area=(words,)),
        tell("She is of {area}.", area=tell("{inner}", inner=words)),
    ):
        assert said(told) == f"She is of {words}."
        assert shown(told) == f"She is of <bdi>{html.escape(words)}</bdi>."


@settings(deadline=None)
@given(st.text(), st.text())
def test_no_words_make_another_tag_or_an_error(one: str, other: str) -> None:
    told = tell("{a} & {b}: {list}", a=one, b=other, list=(one, 1, other))
    assert said(told) == f"{one} & {other}: {one}, 1, {other}"
    tags = re.findall(r"<[^>]*>", shown(told))
    assert set(tags) == {"<bdi>", "</bdi>", '<bdi class="r-figure">'} and len(tags) == 10
    assert "&amp; " in shown(told)


def test_a_text_is_escaped_before_its_blanks_are_filled() -> None:
    assert shown(tell("a < b & {n}", n=1)) == 'a &lt; b &amp; <bdi class="r-figure">1</bdi>'


def test_words_that_were_marked_safe_elsewhere_are_taken_as_html() -> None:
    """Only code marks them so; what was typed never is."""
    assert shown(tell("{a}", a=mark_safe("<b>x</b>"))) == "<bdi><b>x</b></bdi>"


# --- translations ---------------------------------------------------------------------------------

AREA = tell("She is of {area}.", area="Kasur")


@pytest.mark.parametrize(
    ("translation_", "plain"),
    [
        ("وہ {area} کی ہے۔", "وہ Kasur کی ہے۔"),
        ("{area}: {area}", "Kasur: Kasur"),
        ("وہ کہیں کی ہے۔", "وہ کہیں کی ہے۔"),  # the blank was lost
        ("وہ {aera} کی ہے۔", "She is of Kasur."),  # misspelt: the text itself is said
        ("وہ {area کی ہے۔", "She is of Kasur."),
        ("وہ }area{ کی ہے۔", "She is of Kasur."),
        ("وہ {0} کی ہے۔", "She is of Kasur."),
        ("وہ {area.__class__} کی ہے۔", "She is of Kasur."),
        ("وہ {area[0]} کی ہے۔", "She is of Kasur."),
        ("وہ {area!r:>20} کی ہے۔", "وہ Kasur کی ہے۔"),
        ("وہ {} کی ہے۔", "وہ  کی ہے۔"),
    ],
)
def test_a_faulty_translation_is_never_an_error(translation_: str, plain: str) -> None:
    with translated({"She is of {area}.": translation_}):
        assert said(AREA) == plain
        assert shown(AREA) == plain.replace("Kasur", "<bdi>Kasur</bdi>")


def test_a_translation_may_leave_the_number_out_of_the_singular() -> None:
    with translated({YEARS.one: "وہ ایک سال کی ہے۔"}):
        assert said(line(YEARS, {"age": 1})) == "وہ ایک سال کی ہے۔"
        assert said(line(YEARS, {"age": 2})) == "She is 2 years old."


def test_a_faulty_translation_of_many_gives_way_to_the_text_with_the_right_number() -> None:
    with translated({YEARS.one: "{x}", YEARS.many: "{x}"}):
        assert said(line(YEARS, {"age": 1})) == "She is 1 year old."
        assert said(line(YEARS, {"age": 2})) == "She is 2 years old."


def test_a_line_with_an_open_blank_is_said_with_the_blank() -> None:
    """A label that happens to have braces, made without `tell`."""
    for told in (Line("Seats {n}"), Line("Seats {")):
        assert said(told) == shown(told) == told.text


def test_lines_are_said_in_the_language_of_the_reader() -> None:
    with translated({"lives": "رہتی ہے", "She {tie} in {area}.": "{area}: {tie}", ", ": "، "}):
        told = tell("She {tie} in {area}.", tie=Line("lives"), area=("Kasur", "Multan"))
        assert said(told) == "Kasur، Multan: رہتی ہے"
        assert shown(told) == "<bdi>Kasur</bdi>، <bdi>Multan</bdi>: رہتی ہے"


# --- a sentence that is a form --------------------------------------------------------------------


def test_a_sentence_falls_into_words_and_blanks() -> None:
    assert list(pieces("A member {tie} in {area}.")) == [
        ("A member ", "tie"), (" in ", "area"), (".", ""),
    ]  # fmt: skip


@pytest.mark.parametrize("faulty", ["{tie}", "{tie} {area} {more}", "{tie} {area", "", "none"])
def test_a_form_loses_no_field_by_a_faulty_translation(faulty: str) -> None:
    text = "A member {tie} in {area}."
    expected = list(pieces(text))
    with translated({text: faulty}):
        assert list(pieces(text)) == expected


def test_a_form_is_in_the_order_of_the_translation() -> None:
    text = "A member {tie} in {area}."
    with translated({text: "{area} میں {tie}"}):
        assert [name for _, name in pieces(text)] == ["area", "tie"]


def test_a_form_in_the_singular_keeps_the_field_of_the_number() -> None:
    with translated({YEARS.one: "وہ ایک سال کی ہے۔"}):
        assert [name for _, name in pieces(YEARS, 1) if name] == ["age"]
    assert isinstance(YEARS, Counted) and next(pieces(YEARS, 1)) == ("She is ", "age")


@pytest.mark.parametrize("say", [said, shown])
def test_real_urdu_is_no_error(say: Callable[..., Any]) -> None:
    with translation.override("ur"):
        for value, _, _ in VALUES:
            assert say(tell("[{value}]", value=value)).startswith("[")
