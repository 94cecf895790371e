"""`manage.py ask`: the same answer as the page, for people and for programs."""

import json
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests import factories as make
from tests.cast import Cast

SOHNI = "PK:SOHNI"


def _ask(*words: str, **options: Any) -> str:
    out = StringIO()
    call_command("ask", *words, stdout=out, **options)
    return out.getvalue()


def test_the_answer_says_article_sentence_and_facts(cast: Cast) -> None:
    said = _ask(SOHNI, "join", on=date(2026, 10, 5), fact=["age=14", "woman=yes"])
    assert "May she join? She may not join" in said
    assert "- Art. 1: A member is at least 15 years old." in said
    assert "She is 14 years old." in said
    assert "+ Art. 2: Members are women." in said


def test_as_json_it_is_what_the_documentation_says(cast: Cast) -> None:
    told = json.loads(_ask(SOHNI, "join", on=date(2026, 10, 5), fact=["woman=no"], json=True))
    assert told["answer"] == "no"
    assert (told["on"], told["version"]) == ("2026-10-05", 1)
    assert told["missing"] == ["born", "age"]
    first, second = told["grounds"]
    assert (first["stand"], second["stand"]) == ("unknown", "breaks")
    assert second["kind"] == "women_only"
    assert "maximum_age" in told["silent"]


def test_a_member_is_asked_about_by_her_number(cast: Cast) -> None:
    with cast.seeing_all():
        person = make.PersonFactory(homenet=cast.pakistan.homenet, birth_on=date(2000, 5, 1))
        make.MembershipFactory(person=person, body=cast.pakistan.association)
    said = _ask(SOHNI, "join", on=date(2026, 10, 5), person=f"PK-{person.pk:07d}")
    assert "She may join" in said
    assert "She is 26 years old." in said


def test_without_a_question_they_are_listed_with_the_facts_that_articles_read(cast: Cast) -> None:
    listed = _ask(SOHNI)
    assert "join: May she join?" in listed
    assert "    woman: Is a woman (yes or no)" in listed


@pytest.mark.parametrize(
    ("words", "options", "complaint"),
    [
        (("PK:NOBODY", "join"), {}, "There is no association PK:NOBODY."),
        ((SOHNI, "fly"), {}, "There is no question fly"),
        ((SOHNI, "join"), {"fact": ["age"]}, "NAME=VALUE"),
        ((SOHNI, "join"), {"fact": ["age=old"]}, "whole number"),
        ((SOHNI, "join"), {"fact": ["height=3"]}, "no fact called height"),
        ((SOHNI, "join"), {"on": date(2019, 1, 1)}, "No constitution"),
        ((SOHNI, "join"), {"person": "PK-9999999"}, "is no member there"),
    ],
)
def test_what_cannot_be_answered_is_said_in_plain_words(
    words: tuple[str, ...], options: dict[str, Any], complaint: str, cast: Cast
) -> None:
    with pytest.raises(CommandError, match=complaint):
        _ask(*words, **options)
