"""The demo network stands beside real lists; it must not get in their way."""

import json
from pathlib import Path

import pytest

from hnsa.office.demo.people import women
from members.rules.sameness import keys_of

EXAMPLES = sorted(Path("tests/data/import").glob("*.expected.json"))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name[:2])
def test_no_woman_of_the_demo_is_taken_for_one_of_an_example(example: Path) -> None:
    demo = {key for woman in women() for key in keys_of(woman.name, woman.relative, "")}
    listed = {
        key
        for row in json.loads(example.read_text(encoding="utf-8"))["rows"]
        for key in keys_of(
            row["person"].get("full_name") or "", row["person"].get("relative_name") or "", ""
        )
    }
    assert len(listed) > 10
    assert not demo & listed
