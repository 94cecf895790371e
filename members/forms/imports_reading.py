"""How a file is read: encoding, separator, sheets, and the row that holds the headings."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

ENCODING_WORDS = {
    "utf-8-sig": gettext_lazy("UTF-8 with mark (Excel’s “CSV UTF-8”)"),
    "utf-8": gettext_lazy("UTF-8"),
    "utf-16": gettext_lazy("UTF-16 (Excel’s “Unicode text”)"),
    "utf-16-le": gettext_lazy("UTF-16, little end first"),
    "utf-16-be": gettext_lazy("UTF-16, big end first"),
    "cp1252": gettext_lazy("Windows, Latin letters"),
    "cp1256": gettext_lazy("Windows, Arabic and Urdu letters"),
    "latin-1": gettext_lazy("ISO Latin 1"),
    "cp1250": gettext_lazy("Windows, Central European letters"),
    "mac_roman": gettext_lazy("Old Macintosh"),
}
DELIMITER_WORDS = {
    ",": gettext_lazy("comma ,"),
    ";": gettext_lazy("semicolon ;"),
    "\t": gettext_lazy("tab"),
    "|": gettext_lazy("upright stroke |"),
}
_TAB = "tab"  # a tab as the value of an option would be trimmed


class ReadForm(forms.Form):
    """`header_rows` and `used` follow the sheets of the survey; fields are `header-0`, `use-0` …"""

    encoding = forms.ChoiceField(required=False, label=gettext_lazy("Letters are written in"))
    delimiter = forms.ChoiceField(required=False, label=gettext_lazy("Cells are parted by"))

    def __init__(self, survey: dict[str, Any], used: dict[str, bool], *args: Any) -> None:
        super().__init__(*args)
        self.survey = survey
        self.is_text = survey.get("kind") == "csv"
        if self.is_text:
            self._choices("encoding", list(ENCODING_WORDS.items()))
            self._choices(
                "delimiter",
                [(_TAB if sign == "\t" else sign, word) for sign, word in DELIMITER_WORDS.items()],
            )
            self.initial["encoding"] = survey.get("encoding")
            sign = survey.get("delimiter")
            self.initial["delimiter"] = _TAB if sign == "\t" else sign
        else:
            del self.fields["encoding"], self.fields["delimiter"]
        for i, sheet in enumerate(survey.get("sheets", [])):
            self.fields[f"use-{i}"] = forms.BooleanField(
                required=False, initial=used.get(sheet["name"], not used)
            )
            self.fields[f"header-{i}"] = forms.IntegerField(
                min_value=0,  # 0: the sheet has no headings
                max_value=max(1, sheet.get("rows") or 1),
                initial=sheet.get("header_row") or 0,
                label=_("The headings stand in row"),
                error_messages={
                    "required": _("Say in which row the headings stand."),
                    "invalid": _("Write the number of a row, such as 1 or 4."),
                    "min_value": _("The first row of a sheet is row 1; 0 means no headings."),
                    "max_value": _("The sheet has only %(limit_value)s rows."),
                },
            )

    def _choices(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("delimiter") == _TAB:
            said["delimiter"] = "\t"
        names = [sheet["name"] for sheet in self.survey.get("sheets", [])]
        said["used"] = {name: bool(said.get(f"use-{i}")) for i, name in enumerate(names)}
        said["header_rows"] = {
            sheet["name"]: said[f"header-{i}"]
            for i, sheet in enumerate(self.survey.get("sheets", []))
            if said.get(f"header-{i}") is not None
            and said[f"header-{i}"] != (sheet.get("header_row") or 0)
        }  # only what the clerk changed
        if not any(said["used"].values()):
            self.add_error(None, _("Tick at least one sheet, or there is nothing to bring in."))
        return said

    def changes_the_reading(self) -> bool:
        """Whether the file must be read again: encoding, separator or a header row is another."""
        said = self.cleaned_data
        another = self.is_text and (
            said["encoding"] != self.survey.get("encoding")
            or said["delimiter"] != self.survey.get("delimiter")
        )
        return bool(another or said["header_rows"])
