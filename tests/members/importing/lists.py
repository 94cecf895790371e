"""Made-up lists written as files of every kind, for the tests of reading."""

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

HEADER = ["S.No", "Name", "Father/Husband Name", "CNIC", "Mobile No"]
WOMEN = [
    ["1", "Shazia Bibi", "Muhammad Aslam", "35103-0000100-2", "0300-1000000"],
    ["2", "Nasreen Begum", "Nazir Ahmad", "35103-0000101-2", "0300-1000013"],
    ["3", "Razia, the elder", "Bashir Ahmad", "35103-0000102-2", "0300-1000026"],
]
LIST = [HEADER, *WOMEN]


def text(
    path: Path, rows: Sequence[Sequence[str]], delimiter: str = ",", encoding: str = "utf-8",
    ends: str = "\r\n",
) -> Path:  # fmt: skip
    """A delimited file; cells with the separator, a quote or a line break are quoted."""

    def cell(value: str) -> str:
        if any(sign in value for sign in (delimiter, '"', "\n", "\r")):
            return '"' + value.replace('"', '""') + '"'
        return value

    content = "".join(delimiter.join(map(cell, row)) + ends for row in rows)
    path.write_bytes(content.encode(encoding))
    return path


TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default '
    'Extension="xml" ContentType="application/xml"/></Types>'
)
BOOK = (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
    '<sheet name="List" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
)
OPENING = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'


def cell(place: str, value: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'


def sheet(rows: str) -> str:
    return f"{OPENING}<sheetData>{rows}</sheetData></worksheet>"


def workbook(path: Path, sheet_xml: str, more: Mapping[str, str | bytes] | None = None) -> Path:
    """A workbook by hand, to be as odd or as hostile as a test needs."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        parts = {
            "[Content_Types].xml": TYPES,
            "xl/workbook.xml": BOOK,
            "xl/_rels/workbook.xml.rels": RELATIONS,
            "xl/worksheets/sheet1.xml": sheet_xml,
            **(more or {}),
        }
        for name, content in parts.items():
            out.writestr(name, content)
    return path
