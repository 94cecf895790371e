"""`manage.py verify_record`: untouched, or what was changed; by the file, and by the database."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import transaction

from elections.models import Record
from elections.queries.records import annex_of
from tests.cast import Cast, let_in
from tests.elections.actions.test_declarations import past_every_guard
from tests.elections.declaring import a_count, declared
from tests.elections.polling import Poll


@pytest.fixture
def poll(cast: Cast) -> Poll:
    return a_count(cast)


@pytest.fixture
def record(cast: Cast, poll: Poll) -> Record:
    return declared(poll, by=let_in(cast.amina))


@pytest.fixture
def file(record: Record, tmp_path: Path) -> Path:
    path = tmp_path / "record.jsonl"
    path.write_text(record.text, encoding="utf-8")
    return path


def said(*arguments: Any, **options: Any) -> tuple[str, str]:
    """What it answers, and what it complains of."""
    out, err = StringIO(), StringIO()
    try:
        call_command("verify_record", *map(str, arguments), stdout=out, stderr=err, **options)
    except CommandError as error:
        err.write(str(error))
    return out.getvalue(), err.getvalue()


def test_what_was_sealed_is_untouched_in_the_file_and_in_the_database(
    record: Record, file: Path, tmp_path: Path
) -> None:
    names = tmp_path / "names.json"
    names.write_text(annex_of(record), encoding="utf-8")
    typed = record.code.lower().replace("-", " ")
    out, err = said(file, typed, names=names, against_database=True)
    assert out.startswith("UNTOUCHED") and err == ""


def test_a_changed_figure_is_named_by_its_line(record: Record, file: Path) -> None:
    file.write_text(file.read_text().replace('"on_roll":6', '"on_roll":7'))
    _out, err = said(file, record.code)
    assert "(countclosed" in err and "was changed" in err


def test_a_row_changed_in_the_database_is_told_with_what_stood_there(
    poll: Poll, record: Record, file: Path
) -> None:
    with transaction.atomic():
        past_every_guard(f"UPDATE elections_contest SET seats = 2 WHERE id = {poll.contest.pk}")
        _out, err = said(file, record.code, against_database=True)
        assert f"contest {poll.contest.pk}: seats was 1 and is 2." in err
        transaction.set_rollback(True)


def test_a_record_that_was_written_anew_in_the_database_is_told(
    poll: Poll, record: Record, file: Path
) -> None:
    with transaction.atomic():
        past_every_guard(f"UPDATE elections_record SET text = 'x' WHERE id = {record.pk}")
        _out, err = said(file, record.code, against_database=True)
        assert "is another one" in err
        transaction.set_rollback(True)


def test_no_file_no_code_no_annex(record: Record, file: Path, tmp_path: Path) -> None:
    assert "cannot be read" in said(tmp_path / "none", record.code)[1]
    assert "no code of a record" in said(file, "7K4M")[1]
    assert "is no annex" in said(file, record.code, names=file)[1]
