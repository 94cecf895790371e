"""Replaying the history gives the same state: each row is as its last event left it."""

from typing import Any

import pytest
from django.apps import apps

from tests.associations.stories.year import Year
from tests.cast import Cast

TABLES = [
    model
    for label in ("associations", "members")
    for model in apps.get_app_config(label).get_models()
    if f"{model._meta.model_name}event" in apps.all_models[label]
]
LIFE = [model for model in TABLES if model._meta.app_label == "associations"]


def replayed(model: Any) -> dict[int, dict[str, Any]]:
    """Each row as its history leaves it; what was deleted is not there."""
    events = apps.get_model(model._meta.app_label, f"{model._meta.model_name}event")
    state: dict[int, dict[str, Any]] = {}
    for event in events.objects.order_by("pgh_id").values():
        if event["pgh_label"] == "delete":
            state.pop(event["pgh_obj_id"], None)
        else:
            state[event["pgh_obj_id"]] = event
    return state


def as_it_stands(model: Any) -> dict[int, dict[str, Any]]:
    return {row[model._meta.pk.attname]: row for row in model._default_manager.values()}


def differences(model: Any) -> list[tuple[int, str, Any, Any]]:
    """Where a row is otherwise than its history says; empty where both are the same."""
    told, there = replayed(model), as_it_stands(model)
    found: list[tuple[int, str, Any, Any]] = [
        (pk, "there", pk in told, pk in there) for pk in sorted(told.keys() ^ there.keys())
    ]
    for pk in told.keys() & there.keys():
        for name in told[pk].keys() & there[pk].keys():
            if told[pk][name] != there[pk][name]:
                found.append((pk, name, told[pk][name], there[pk][name]))
    return found


def test_after_a_year_every_table_is_what_its_history_says(cast: Cast) -> None:
    with cast.seeing_all():
        Year(cast, "wess").told()
        wrong = {model.__name__: found for model in TABLES if (found := differences(model))}
    assert wrong == {}


def test_a_year_writes_into_the_tables_that_are_replayed(cast: Cast) -> None:
    """Else the promise above would be an empty one."""
    with cast.seeing_all():
        Year(cast, "wess").told()
        empty = {model.__name__ for model in LIFE if not replayed(model)}
    assert empty == set()


def test_a_row_that_is_otherwise_than_its_history_is_found(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    task = apps.get_model("associations", "task")
    with cast.seeing_all():
        there = as_it_stands(task)
        first, *_others = there
        changed = {**there, first: {**there[first], "note": "Behind its back."}}
        monkeypatch.setitem(globals(), "as_it_stands", lambda model: changed)
        assert differences(task) == [(first, "note", "", "Behind its back.")]
        monkeypatch.setitem(globals(), "as_it_stands", lambda model: {})
        assert differences(task)[0] == (first, "there", True, False)
