"""The empty list: what we hand out, we recognise when it comes back."""

from pathlib import Path

import pytest

from members.importing import survey
from members.importing.template import COLUMNS, headings, template_of
from members.rules.headings import recognise
from members.vocabulary.columns import Column
from members.vocabulary.country import CODES

LANGUAGES = ("en", "ur")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("homenet", CODES)
def test_every_heading_is_recognised_for_what_it_is(homenet: str, language: str) -> None:
    for column, heading in headings(homenet, language):
        found = recognise(heading)
        assert found is not None and found.column is column, heading
        assert not found.guessed


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("homenet", CODES)
def test_the_second_row_explains_and_no_row_is_a_record(
    tmp_path: Path, homenet: str, language: str
) -> None:
    file = tmp_path / "members.xlsx"
    file.write_bytes(template_of(homenet, language))
    found = survey.survey(file, file.name).sheets[0]
    assert (found.header_row, found.explanation_row, found.rows) == (1, 2, 2)
    assert list(found.meanings) == list(COLUMNS)


def test_the_number_is_called_as_its_document() -> None:
    assert dict(headings("PK", "en"))[Column.NATIONAL_ID].startswith("CNIC")
