"""A frozen verdict is shown as it was given: in the reader's language, or in its own old words."""

from collections.abc import Iterator

import pytest
from django.utils import translation

from associations.forms.frozen import panel_of_frozen
from associations.models import Motion
from associations.queries import frozen
from tests.associations.actions.test_motions import SEVENTY, House
from tests.cast import Cast, let_in


@pytest.fixture
def motion(cast: Cast) -> Iterator[Motion]:
    with cast.seeing_all():
        let_in(cast.saima)
        house = House(cast, SEVENTY)
        yield house.decide(house.put(), 34, 6)


def test_it_is_told_in_the_readers_language(motion: Motion) -> None:
    with translation.override("ur"):
        panel = panel_of_frozen(motion.judged, motion.law, motion.body)
    assert panel is not None and "70.8" in panel.rows[0].facts[1]
    assert "For it" not in panel.rows[0].facts[1]


def test_what_would_be_said_otherwise_today_keeps_its_old_words(motion: Motion) -> None:
    assert motion.judged is not None
    old = {**motion.judged, "grounds": [{**motion.judged["grounds"][0], "facts": ["34 are <70 %"]}]}
    panel = panel_of_frozen(old, motion.law, motion.body)
    assert panel is not None and panel.answer == "Carried" and panel.version == 1
    assert panel.rows[0].facts == ('<span lang="en" dir="ltr">34 are &lt;70 %</span>',)
    assert "words of that day" in panel.notes[0]


def test_facts_that_cannot_be_read_any_more_leave_the_words(motion: Motion) -> None:
    assert motion.judged is not None
    old = {**motion.judged, "facts": {"no_such_fact": "1"}}
    assert frozen.again(old, frozen.law_of(motion.law)) is None
    panel = panel_of_frozen(old, motion.law, motion.body)
    assert panel is not None and "70.8 %" in panel.rows[0].facts[1]


@pytest.mark.parametrize("kept", [None, {}, {"question": "no such question"}])
def test_where_nothing_was_frozen_nothing_is_shown(
    motion: Motion, kept: dict[str, str] | None
) -> None:
    assert panel_of_frozen(kept, motion.law, motion.body) is None
