"""Files that cannot be a member list are refused in plain words, at once."""

import zipfile
from pathlib import Path

import pytest

from members.importing import files
from members.importing.files import Refused, column_letters, column_number, kind_of, refuse
from tests.members.importing.lists import LIST, cell, sheet, text, workbook

GOOD = sheet(f'<row r="1">{cell("A1", "Name")}</row>')


def code_of(path: Path) -> str:
    with pytest.raises(Refused) as refused:
        kind_of(path, path.name)
    assert str(refused.value).endswith(".")
    assert "%(" not in str(refused.value)
    return refused.value.code


def test_kinds_are_judged_by_content_and_not_by_name(tmp_path: Path) -> None:
    assert kind_of(text(tmp_path / "list.xls", LIST, "\t"), "list.xls") == "csv"
    assert kind_of(workbook(tmp_path / "list.csv", GOOD), "list.csv") == "xlsx"


@pytest.mark.parametrize(
    ("start", "code"),
    [
        (b"", "empty_file"),
        (b"%PDF-1.7 ...", "pdf"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"\xff\xd8\xff\xe0 JFIF", "image"),
        (b"\x00\x00\x00\x18ftypheic", "image"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old_excel"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "password",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "word"),
        (b"  <html><table>", "web_page"),
        (b'<?xml version="1.0"?><Workbook>', "web_page"),
        (b"{\\rtf1 hello", "rich_text"),
        (b"\x1f\x8b\x08", "archive"),
        (b"Rar!\x1a", "archive"),
        (b"PK\x03\x04 torn", "damaged_workbook"),
    ],
)
def test_other_kinds_are_named_in_the_refusal(tmp_path: Path, start: bytes, code: str) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(start)
    assert code_of(path) == code


@pytest.mark.parametrize(
    ("part", "code"),
    [
        ("xl/vbaProject.bin", "macros"),
        ("xl/macrosheets/sheet1.xml", "macros"),
        ("xl/workbook.bin", "binary_excel"),
        ("xl/externalLinks/externalLink1.xml", "external_links"),
        ("xl/connections.xml", "external_links"),
        ("xl/embeddings/oleObject1.bin", "nested_archive"),
        ("xl/media/inner.zip", "nested_archive"),
        ("mimetype", "open_document"),
        ("word/document.xml", "word"),
    ],
)
def test_a_workbook_with_more_than_a_list_is_refused(tmp_path: Path, part: str, code: str) -> None:
    assert code_of(workbook(tmp_path / "list.xlsx", GOOD, {part: b"x"})) == code


def test_a_zip_of_lists_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "lists.zip", "w") as out:
        out.writestr("list.csv", "Name\n")
    assert code_of(tmp_path / "lists.zip") == "archive"


def test_too_many_parts_are_refused(tmp_path: Path) -> None:
    many = {f"xl/media/{i}.xml": b"" for i in range(files.MOST_PARTS)}
    assert code_of(workbook(tmp_path / "list.xlsx", GOOD, many)) == "unpacks_too_large"


def test_the_same_part_twice_is_refused(tmp_path: Path) -> None:
    twice = workbook(tmp_path / "list.xlsx", GOOD, {"xl/Worksheets/sheet1.xml": GOOD})
    assert code_of(twice) == "damaged_workbook"


def test_an_encrypted_part_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "list.xlsx", GOOD)
    data = bytearray(path.read_bytes())
    data[data.rfind(b"PK\x01\x02") + 8] |= 1  # the flag in the directory
    path.write_bytes(data)
    assert code_of(path) == "password"


def test_files_above_the_limit_are_refused_by_size_alone(tmp_path: Path) -> None:
    for name, start, limit in (
        ("a.csv", b"Name,Phone\n", files.LARGEST_TEXT),
        ("a.xlsx", b"PK\x03\x04", files.LARGEST_WORKBOOK),
    ):
        path = tmp_path / name
        with open(path, "wb") as file:
            file.write(start)
            file.truncate(limit + 1)  # sparse: takes no room
        assert code_of(path) == "too_large"


def test_every_refusal_has_a_sentence_that_ends() -> None:
    values = {"size": 1, "limit": 1, "row": 1, "part": "x", "sheet": "x"}
    for code in files.SENTENCES:
        sentence = str(refuse(code, **values))
        assert sentence.endswith(".")
        assert "%(" not in sentence


def test_column_letters_are_the_spreadsheets() -> None:
    assert [column_letters(n) for n in (1, 26, 27, 702, 703)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert all(column_number(column_letters(n)) == n for n in range(1, 1000))
