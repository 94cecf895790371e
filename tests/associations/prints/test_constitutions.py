"""Everything that a version says is on paper, in the language that was asked for."""

from typing import Any

import pytest
from django.utils import translation

from associations.models import Article, Constitution
from associations.prints.constitutions import Document, Printed, document_of
from members.models import Body
from tests.associations.prints.conftest import NATIVE, OWN_WORDS, add
from tests.cast import Cast


@pytest.fixture
def on_paper(cast: Cast, body: Body, draft: Constitution) -> Any:
    """The draft on paper, after more articles are added to it."""

    def make(*more: dict[str, Any]) -> Document:
        with cast.seeing_all():
            for one in more:
                add(draft, **one)
            return document_of(body, Constitution.objects.get(pk=draft.pk))

    return make


def _last(document: Document) -> Printed:
    return document.articles[-1]


def test_each_article_has_its_number_heading_sentence_and_own_words(on_paper: Any) -> None:
    age, women, box = on_paper().articles
    assert (age.number, age.heading.text) == ("1", "Age")
    assert age.sentence.html == ('A member is at least <bdi class="r-figure">15</bdi> years old.')
    assert women.sentence and not women.own
    assert box.sentence is None
    assert [(one.text, one.dir, one.lang) for one in box.own] == [
        ("ہم ایک دوسرے کا ساتھ دیں گی۔", "rtl", "ur"),
        ("We keep the key in a tin box.", "ltr", "en"),
    ]


def test_own_words_are_the_same_in_every_language(on_paper: Any) -> None:
    with translation.override("ur"):
        assert "\n".join(one.text for one in _last(on_paper()).own) == OWN_WORDS


def test_a_sentence_comes_in_the_language_that_is_active(
    on_paper: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    urdu = "رکن کی عمر کم از کم {years} سال ہو۔"
    monkeypatch.setattr("hnsa.core.saying.ngettext", lambda one, many, count: urdu)
    sentence = on_paper().articles[0].sentence
    assert sentence.html == 'رکن کی عمر کم از کم <bdi class="r-figure">15</bdi> سال ہو۔'
    assert (sentence.dir, sentence.lang) == ("", "")  # as the sheet


def test_a_sentence_without_a_translation_says_that_it_is_english(on_paper: Any) -> None:
    sentence = on_paper().articles[0].sentence
    assert (sentence.dir, sentence.lang) == ("ltr", "en")


def test_the_names_stand_in_own_script_and_in_latin(on_paper: Any) -> None:
    document = on_paper()
    assert (document.name_native.text, document.name_native.lang) == (NATIVE, "ur")
    assert (document.name.text, document.name.lang) == ("Sohni Adda Sisters", "en")


def test_a_place_that_cannot_be_read_is_a_line_to_write_on(on_paper: Any) -> None:
    article = _last(on_paper({"kind": "minimum_age", "parameters": {"years": "soon"}}))
    assert article.unfilled
    assert "____" in article.sentence.html
    assert "soon" not in article.sentence.html


def test_a_place_that_was_left_out_has_what_stands_there_at_first(on_paper: Any) -> None:
    article = _last(on_paper({"kind": "minimum_age", "parameters": {}}))
    assert not article.unfilled
    assert "____" not in article.sentence.html


def test_a_kind_that_nobody_knows_keeps_its_own_words(on_paper: Any) -> None:
    article = _last(on_paper({"kind": "of-another-registry", "text": "We meet on Mondays."}))
    assert article.unknown and article.sentence is None
    assert [one.text for one in article.own] == ["We meet on Mondays."]


def test_a_void_article_stands_with_the_law_and_with_what_stands_in_its_place(
    on_paper: Any,
) -> None:
    act = "the Cooperative Act, section 20"
    document = on_paper({"kind": "law_minimum_age", "parameters": {"act": act, "years": 18}})
    age, women = document.articles[:2]
    assert age.void_by.text == act
    assert ">15<" in age.sentence.html  # as the members wrote it
    assert ">18<" in age.instead.html
    assert women.void_by is None and women.instead is None


def test_what_women_typed_is_never_markup(on_paper: Any) -> None:
    kinds = {"kind": "law_minimum_age", "parameters": {"act": "<b>Act</b>", "years": 18}}
    article = _last(on_paper(kinds))
    assert "<b>" not in article.sentence.html and "&lt;b&gt;Act" in article.sentence.html


def test_the_newest_readings_of_this_version_are_told(
    cast: Cast, body: Body, second: Constitution
) -> None:
    with cast.seeing_all():
        document = document_of(body, second)
        assert [(one.listeners, one.read_by) for one in document.readings] == [(28, "Saima Bano")]


def test_sixty_articles_are_read_in_as_many_questions_as_three(
    cast: Cast, body: Body, draft: Constitution, django_assert_num_queries: Any
) -> None:
    with cast.seeing_all():
        Article.objects.bulk_create(
            Article(
                constitution=draft, homenet_id=body.homenet_id, position=place, number=str(place),
                kind="minimum_age", parameters={"years": 15},
            )
            for place in range(4, 61)
        )  # fmt: skip
        found = Constitution.objects.get(pk=draft.pk)
        assert body.homenet.code == "PK"  # known to the page that asks
        with django_assert_num_queries(3):  # the articles, whose they are, the readings
            assert len(document_of(body, found).articles) == 60
