"""Rows, reasons and values of an import in the words and signs of the page."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.models.person import GENDERS, RELATIONS
from members.rules import column_words
from members.rules.sentences import OTHER_ROW, OTHER_ROW_OF_SHEET, OTHER_UNKNOWN
from members.vocabulary.country import CODES, country
from members.vocabulary.imports import Decision
from members.vocabulary.reasons import Effect, Status

STATUS: dict[str, tuple[str, str, Promise]] = {
    Status.ACCEPTED: ("ok", "ok", gettext_lazy("Accepted")),
    Status.WARNED: ("warn", "warn", gettext_lazy("Accepted, with remark")),
    Status.REJECTED: ("stop", "stop", gettext_lazy("Not accepted")),
    Status.DUPLICATE: ("wait", "twin", gettext_lazy("Double")),
    Status.NOT_A_RECORD: ("flat", "none", gettext_lazy("Not a record")),
}
EFFECT: dict[str, Promise] = {
    Effect.NEW: gettext_lazy("new"),
    Effect.CHANGED: gettext_lazy("changed"),
    Effect.UNCHANGED: gettext_lazy("unchanged"),
    Effect.NONE: gettext_lazy("none"),
}
DECISION: dict[str, Promise] = {
    Decision.SAME: gettext_lazy("You said: the same woman"),
    Decision.TWO: gettext_lazy("You said: two women"),
    Decision.LATER: gettext_lazy("You said: decide later, so not now"),
    Decision.SKIP: gettext_lazy("You left it out"),
    Decision.KEEP: gettext_lazy("You said: change nothing of her record"),
}
_CHOICES: dict[str, Mapping[str, Any]] = {"relation": dict(RELATIONS), "gender": dict(GENDERS)}
_LTR = frozenset({"national_id", "phone", "other_phones", "own_number", "member_number", "number"})
_INSIDE = frozenset(
    {"place_id", "age_on", "national_id_type", "other_phones", "words", "begins_on", "calendar"}
)


def say(text: str, **blanks: object) -> SafeString:
    """A text of `members/rules` in the language of the page, its blanks kept in their direction."""
    safe = {
        name: value
        if isinstance(value, SafeString)
        else format_html("<bdi>{}</bdi>", value if value not in (None, "") else "–")
        for name, value in blanks.items()
    }
    try:
        return capitalised(format_html(_(text), **safe) if safe else mark_safe(_(text)))
    except (KeyError, IndexError):  # a blank lost its name in a translation
        return capitalised(format_html(text, **safe))


def capitalised(text: str) -> SafeString:
    return mark_safe(capfirst(text))  # escaped before


def other_row(row: int | None, sheet: str = "") -> SafeString:
    """ "row 23", "row 23 of the sheet Adda Assoc"."""
    number = format_html("<bdi>{}</bdi>", row)
    if not row:
        return mark_safe(_(OTHER_UNKNOWN))
    if sheet:
        name = format_html("<bdi>{}</bdi>", sheet)
        return format_html(_(OTHER_ROW_OF_SHEET), row=number, sheet=name)
    return format_html(_(OTHER_ROW), row=number)


def label(key: str) -> str:
    """What a value of a row is called."""
    return _(column_words.label_of(key))


def document(kind: str) -> str:
    """The name of a document of the eight countries."""
    for code in CODES:
        for one in country(code).documents:
            if one.kind == kind:
                return one.label
    return ""


def value(key: str, said: Any) -> str | SafeString:
    """One value in words: days as days, choices as words, yes and no."""
    if said in (None, "", [], {}):
        return ""
    if isinstance(said, bool):
        return _("yes") if said else _("no")
    if key in _CHOICES:
        return "" if said == "unknown" else str(_CHOICES[key].get(said, said))
    if isinstance(said, dict):
        pairs = [(label(str(name)), value(str(name), one)) for name, one in said.items()]
        return format_html_join("; ", "{}: {}", pairs)
    if isinstance(said, list):
        return format_html_join(", ", "{}", [(value(key, one),) for one in said])
    if key in _LTR:
        return format_html('<bdi dir="ltr">{}</bdi>', said)
    if isinstance(said, str) and (day := _iso(said)):
        return format_html("<bdi>{}</bdi>", date_format(day, "DATE_FORMAT"))
    return format_html("<bdi>{}</bdi>", said)


def _iso(text: str) -> date | None:
    if len(text) != 10 or text[4] != "-":
        return None
    try:
        return parse_date(text)
    except ValueError:
        return None


def understood(values: Mapping[str, Any]) -> list[tuple[str, str | SafeString]]:
    """All values of a row with their names, in the order of the columns."""
    order = {str(column): at for at, column in enumerate(column_words.LABELS)}
    keys = sorted(values, key=lambda key: order.get(key, len(order)))
    pairs = [(label(key), value(key, values[key])) for key in keys if key not in _INSIDE]
    if kind := values.get("national_id_type"):
        pairs.append((label("national_id_type"), document(kind) or kind))
    return [pair for pair in pairs if pair[1] != ""]


def age(values: Mapping[str, Any]) -> str:
    """Age, or the year or day of birth, as short as a column needs it."""
    if values.get("age") is not None:
        return str(values["age"])
    if born := values.get("birth_date"):
        return _("born %(year)s") % {"year": str(born)[:4]}
    if year := values.get("birth_year"):
        return _("born %(year)s") % {"year": year}
    return ""


def name_of(values: Mapping[str, Any], cells: Iterable[str] = ()) -> str:
    """How the row is called: her name, the name in her own script, or its first words."""
    return (
        values.get("full_name")
        or values.get("full_name_native")
        or next((cell for cell in cells if cell.strip()), "")
    )
