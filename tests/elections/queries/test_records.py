"""What the record of an election is made of: every table, every column, at a constant cost."""

from typing import Any

import pytest
from django.apps import apps
from django.db import models as columns

from elections.models import Named, OwnSymbol, Record
from elections.queries.records import LEFT_OUT, TABLES, columns_of, rows_of
from tests.cast import Cast, let_in
from tests.elections.declaring import a_count

# In which nobody is named: places, and words of the vocabulary.
OPEN_WORDS = {
    ("booth", "name"), ("booth", "seals"), ("nomination", "symbol"), ("lotdrawn", "method"),
}  # fmt: skip
BESIDE = {OwnSymbol, Record, Named}  # of the association; what is sealed itself


def test_every_table_of_an_election_is_in_its_record() -> None:
    there = set(apps.get_app_config("elections").get_models())
    events = {model for model in there if model._meta.model_name.endswith("event")}
    assert there - events - BESIDE == {table.model for table in TABLES}


def test_every_column_is_open_or_hidden_or_left_out_with_a_reason() -> None:
    for table in TABLES:
        open_, hidden = columns_of(table)
        both = {name for _column, name in (*open_, *hidden)}
        fields = {one.name for one in table.model._meta.concrete_fields}
        out = {name for name in fields if name in LEFT_OUT or (table.kind, name) in LEFT_OUT}
        assert both | out == fields, table.kind
        assert {name for _column, name in hidden} == set(table.hidden), table.kind


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.kind)
def test_words_in_which_a_name_may_stand_go_to_the_annex(table: Any) -> None:
    for one in table.model._meta.concrete_fields:
        is_words = isinstance(one, columns.TextField | columns.CharField) and not one.choices
        if one.name == "person" or is_words:
            known = (table.kind, one.name) in OPEN_WORDS or (table.kind, one.name) in LEFT_OUT
            assert one.name in table.hidden or known, (table.kind, one.name)


@pytest.mark.parametrize("voters", [6, 60])
def test_the_rows_of_few_and_many_are_read_by_the_same_questions(
    cast: Cast, django_assert_num_queries: Any, voters: int
) -> None:
    election = a_count(cast, by=let_in(cast.amina), voters=voters).election
    questions = len(TABLES) + 5  # constitution, its articles; counts, posts and records of the sums
    with django_assert_num_queries(questions):
        assert len(list(rows_of(election))) > voters
