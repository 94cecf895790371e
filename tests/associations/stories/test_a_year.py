"""A year in the life of an association, told under each model constitution and kept as a file.

`python -m hnsa.launch test tests/associations/stories --write-stories` writes the files anew; then
they are read, line by line, before they are kept.
"""

import pytest
from django.utils import translation

from associations.rules.model_constitutions import models as model_constitutions
from tests.associations.stories.year import Year
from tests.cast import Cast
from tests.house.sources import ROOT

STORIES = ROOT / "tests/data/stories"


@pytest.mark.parametrize("model", sorted(model_constitutions()))
def test_the_year_is_as_it_was_told(cast: Cast, model: str, request: pytest.FixtureRequest) -> None:
    with cast.seeing_all(), translation.override("en"):
        told = Year(cast, model).told()
    file = STORIES / f"{model}.txt"
    if request.config.getoption("--write-stories"):
        file.write_text(told, encoding="utf-8")
    assert told.splitlines() == file.read_text(encoding="utf-8").splitlines()


def test_there_is_a_story_of_every_model_and_no_other() -> None:
    assert {file.stem for file in STORIES.glob("*.txt")} == set(model_constitutions())
