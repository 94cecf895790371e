"""Promises of the pictures: one for each step, plain, without words, the same in every language."""

import re
from pathlib import Path
from typing import Final

import pytest
from django.template import Context, Template, TemplateSyntaxError

from elections.rules import drawings
from elections.vocabulary.steps import Step

DRAWN: Final = Path(__file__).parents[3] / "static" / "pictures"
NAMES: Final = sorted(file.stem for file in DRAWN.glob("*.svg"))


def shown(name: str) -> str:
    return Template('{% picture name "is-step" %}').render(Context({"name": name}))


@pytest.mark.parametrize("step", Step)
def test_every_step_has_a_picture(step: Step) -> None:
    assert f"step-{step}" in NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_is_square_plain_and_of_one_colour(name: str) -> None:
    drawn = (DRAWN / f"{name}.svg").read_text()

    assert drawings.plain(drawn)
    side = "48" if name.startswith("step-") else "128"
    assert f'viewBox="0 0 {side} {side}"' in drawn
    assert set(re.findall(r'(?:fill|stroke)="([^"]*)"', drawn)) <= {"none", "currentColor"}


def test_a_picture_is_drawn_into_the_page_and_not_read_out() -> None:
    made = shown("step-poll_on")

    assert made.startswith('<svg class="r-picture is-step" aria-hidden="true" xmlns=')
    assert made.endswith("</svg>")


def test_a_picture_that_is_not_there_is_told_at_once() -> None:
    with pytest.raises(TemplateSyntaxError, match="no picture 'step-nothing'"):
        shown("step-nothing")
