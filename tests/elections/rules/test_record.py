"""The sealed record: its chain, its code, and that the script beside it finds every change."""

import ast
import copy
import itertools
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elections.queries.verifying import SCRIPT, script
from elections.rules import record
from elections.rules.record import Difference, Row, Sealed, differences, sealed

ROWS = (
    Row("record", 1, {"format": 1, "name": "نئی امید"}),
    Row("election", 7, {"poll_on": "2027-02-14", "void_on": None}),
    Row("entry", 12, {"is_on": True, "number": 1}, {"person": 3, "name": "Rukhsana Bibi"}),
    Row("entry", 13, {"is_on": False, "number": None}, {"person": 4, "name": "Kausar"}),
    Row("contest", 2, {"post": "president", "declared_at": "2027-02-14T15:00:00.000000+00:00"}),
    Row("contest", 3, {"post": "treasurer", "declared_at": None}),
    Row("sheet", 5, {"contest": 2, "votes": {"9": 21}, "unused": None}),
)


def salts() -> Iterator[str]:
    return (f"{number:032x}" for number in itertools.count(1))


def made(rows: tuple[Row, ...] = ROWS) -> Sealed:
    return sealed(rows, salts())


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every single value of a JSON value, empty lists and objects included."""
    inside = (
        value.items() if isinstance(value, dict)
        else enumerate(value) if isinstance(value, list) else ()
    )  # fmt: skip
    empty = True
    for name, one in inside:
        empty = False
        yield from leaves(one, (*path, name))
    if empty:
        yield path


def altered(line: Any, path: tuple[Any, ...]) -> Any:
    """The line with one value changed into another one of a like kind."""
    line = copy.deepcopy(line)
    *way, last = path
    holder = line
    for step in way:
        holder = holder[step]
    old = holder[last]
    if isinstance(old, bool) or old is None:
        holder[last] = old is None or not old
    elif isinstance(old, int):
        holder[last] = old + 1
    elif isinstance(old, str):
        holder[last] = old[:-1] + chr(ord(old[-1]) ^ 1) if old else "x"
    else:
        holder[last] = ["x"] if isinstance(old, list) else {"x": 1}
    return line


def test_what_was_sealed_verifies_and_its_code_stands_in_six_groups() -> None:
    one = made()
    assert script().verify(one.text, one.code) == []
    assert [len(group) for group in one.code.split("-")] == [4] * 6
    assert script().verify(one.text.replace("\n", "\r\n"), one.code.lower().replace("-", " ")) == []
    assert len(one.annex) == 2 and "Rukhsana" not in one.text


def test_every_single_field_altered_in_turn_is_found_and_its_line_is_named() -> None:
    one = made()
    lines = one.text.splitlines()
    tried = 0
    for at, raw in enumerate(lines):
        whole = json.loads(raw)
        for path in leaves(whole):
            changed = altered(whole, path)
            text = "\n".join([*lines[:at], record.canonical(changed), *lines[at + 1 :]]) + "\n"
            found = script().verify(text, one.code)
            assert found, path
            assert at + 1 in {number for number, _ in found}, path
            tried += 1
    assert tried == 50


@pytest.mark.parametrize("at", range(len(ROWS) + 1))
def test_a_line_taken_out_doubled_or_moved_is_found(at: int) -> None:
    one = made()
    lines = one.text.splitlines()
    for changed in (
        lines[:at] + lines[at + 1 :],
        [*lines[: at + 1], *lines[at:]],
        [*lines[1:], lines[0]],
        lines[:at],
        [*lines[:at], lines[at].replace(":", ": ", 1), *lines[at + 1 :]],
    ):
        assert script().verify("\n".join(changed) + "\n", one.code)


def test_a_record_written_anew_agrees_in_itself_but_not_with_the_code_on_paper() -> None:
    forged = made((*ROWS[:-1], Row("sheet", 5, {"contest": 2, "votes": {"9": 22}})))
    assert script().verify(forged.text, forged.code) == []
    [(number, sentence)] = script().verify(forged.text, made().code)
    assert number == 0 and "written anew" in sentence


@given(st.integers(0, 23), st.sampled_from(record.SIGNS))
def test_one_wrong_sign_of_the_code_is_told_as_a_slip(at: int, sign: str) -> None:
    signs = made().code.replace("-", "")
    wrong = signs[:at] + sign + signs[at + 1 :]
    found = script().verify(made().text, wrong)
    assert (found == []) == (wrong == signs)
    assert wrong == signs or "mistyped" in found[0][1]


def test_a_name_can_be_erased_and_the_rest_still_stands_for_what_was_sealed() -> None:
    one = made()
    names: list[dict[str, Any]] = [
        {"commitment": it.commitment, "salt": it.salt, "name": dict(it.words)} for it in one.annex
    ]
    check = script().verify_names
    assert check(one.text, json.dumps({"names": names})) == []
    names[0] |= {"salt": "", "name": None}
    assert check(one.text, json.dumps({"names": names})) == []
    assert script().verify(one.text, one.code) == []
    names[1]["name"] = {"person": 4, "name": "Somebody else"}
    assert "was changed" in check(one.text, json.dumps({"names": names}))[0][1]


def test_the_same_words_have_another_commitment_under_another_salt() -> None:
    assert record.commitment("aa", {"name": "x"}) != record.commitment("ab", {"name": "x"})


def test_the_script_is_short_needs_nothing_and_runs_in_an_empty_folder(tmp_path: Path) -> None:
    assert len(SCRIPT.read_text().splitlines()) <= 150
    one = made()
    (tmp_path / "verify_record.py").write_text(SCRIPT.read_text())
    (tmp_path / "record.jsonl").write_text(one.text)

    def run(*arguments: str) -> tuple[int, str]:
        done = subprocess.run(
            [sys.executable, "-I", "-S", "verify_record.py", *arguments], cwd=tmp_path,
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        return done.returncode, done.stdout

    assert run("record.jsonl", one.code) == (0, "UNTOUCHED: 8 lines, and the code fits.\n")
    (tmp_path / "record.jsonl").write_text(one.text.replace('"number":1}', '"number":2}'))
    status, said = run("record.jsonl", one.code)
    assert status == 1 and said.startswith("CHANGED: line 3 (entry 12) was changed")
    assert run()[0] == 2
    assert run("record.jsonl", "7K4M") == (2, script().NO_CODE + "\n")
    assert run("nothing.jsonl", one.code)[0] == 2
    (tmp_path / "record.jsonl").write_bytes(one.text.encode().replace(b"Rukhsana", b"\xff\xfe"))
    (tmp_path / "names.json").write_text("[1]")
    status, said = run("record.jsonl", one.code, "names.json")
    assert status == 1 and said.endswith("CHANGED: names.json is no annex of a record.\n")


def test_the_script_runs_on_an_old_python_too() -> None:
    """3.8 is what old computers have: no newer syntax, no newer method, no built-in generics."""
    source = SCRIPT.read_text()
    tree = ast.parse(source, feature_version=(3, 8))
    assert "from __future__ import annotations" in source
    assert not re.search(r"removesuffix|removeprefix|\bmatch\b|zip\(.*strict|dataclass", source)
    told = {id(one) for node in ast.walk(tree) for one in _annotations(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Subscript) and id(node) not in told:
            assert ast.unparse(node.value) not in ("list", "dict", "tuple", "Iterator"), node.lineno


def _annotations(node: ast.AST) -> Iterator[ast.AST]:
    for name in ("annotation", "returns"):
        if isinstance(said := getattr(node, name, None), ast.AST):
            yield from ast.walk(said)


@pytest.mark.parametrize("wrong", [5, None, [], {}, "\ud800", "نہیں"])
@pytest.mark.parametrize("part", ["link", "line", "names"])
def test_a_line_that_is_no_line_is_told_and_stops_nothing(part: str, wrong: Any) -> None:
    one = made()
    lines = one.text.split("\n")
    for at in range(len(lines) - 1):
        whole = json.loads(lines[at])
        (whole["line"] if part == "names" else whole)[part] = wrong
        ascii_ = wrong != "نہیں"
        raw = json.dumps(whole, ensure_ascii=ascii_, sort_keys=True, separators=(",", ":"))
        text = "\n".join([*lines[:at], raw, *lines[at + 1 :]])
        assert at + 1 in {number for number, _ in script().verify(text, one.code)}
        assert script().verify_names(text, '{"names": []}') == []


def test_what_breaks_lines_elsewhere_breaks_none_here() -> None:
    """Pasted texts bring line separators that `splitlines` knows and JSON does not escape."""
    rows = (ROWS[0], Row("article", 1, {"text": "One\u2028two\x85three\x1cfour"}))
    one = made(rows)
    assert script().verify(one.text, one.code) == []
    assert [row.values for row in record.read(one.text, {})] == [rows[1].values]


def test_what_differs_is_told_field_by_field() -> None:
    rows = list(ROWS[1:])
    rows[1] = Row("entry", 12, {"is_on": False, "number": 1}, {"person": 3, "name": "Rukhsana"})
    told = differences(ROWS[1:], rows)
    assert told == [
        Difference("entry", "12", "is_on", True, False),
        Difference("entry", "12", "name", "Rukhsana Bibi", "Rukhsana"),
    ]


def test_a_row_that_is_gone_or_new_is_told_as_a_whole() -> None:
    kept = ROWS[1:]
    [gone] = differences(kept, [one for one in kept if one.key != 13])
    assert gone.is_gone and (gone.kind, gone.key, gone.since) == ("entry", "13", False)
    [new] = differences(kept, [*kept, Row("entry", 14, {"is_on": True})])
    assert new.is_new and not new.since


def test_what_was_erased_from_the_annex_is_not_compared() -> None:
    erased = [Row(one.kind, one.key, one.values) for one in ROWS[1:]]
    assert differences(erased, ROWS[1:]) == []


@pytest.mark.parametrize(
    "later",
    [
        Row("sheet", 6, {"contest": 3}),  # of the post that was withheld
        Row("contest", 3, {"post": "treasurer", "declared_at": "2027-02-20"}),
        Row("election", 7, {"poll_on": "2027-02-14", "void_on": "2027-03-01"}),
        Row("steptaken", 9, {"step": "void_on"}),
        Row("objection", 1, {"answer": ""}),
    ],
)
def test_what_may_come_after_the_seal_is_told_apart(later: Row) -> None:
    rows = [one for one in ROWS[1:] if one.place != later.place]
    [told] = differences(ROWS[1:], [*rows, later])
    assert told.since


def test_an_answered_objection_or_a_step_of_before_is_no_later_word() -> None:
    kept = (Row("objection", 1, {"answer": "refused"}),)
    [told] = differences(kept, [Row("objection", 1, {"answer": "granted"})])
    assert not told.since
    [told] = differences(kept, [*kept, Row("steptaken", 9, {"step": "notice_on"})])
    assert not told.since


def test_a_row_that_a_later_record_calls_gone_is_missed_no_more() -> None:
    kept = [*ROWS[1:], Row("sheet", 5, record.GONE)]
    assert differences(kept, ROWS[1:-1]) == []
    [back] = differences(kept, ROWS[1:])
    assert back.is_new
