"""The two sides of a doubt: the row of the file, and the other row or the person it may be."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from members.forms.changes import masked_phone
from members.models import ImportRow, Membership, NationalId, Person, Phone
from members.rules.text import fold
from members.views import imports_words as words
from members.views.imports_shown import Lists

FIELDS = (
    "full_name", "full_name_native", "relative_name", "relation", "national_id", "age",
    "birth_date", "birth_year", "gender", "phone", "locality", "place", "trade", "body",
)  # fmt: skip


@dataclass(frozen=True)
class Compared:
    """One field on both sides; `differs` only where both say something."""

    label: str
    here: Any
    there: Any
    differs: bool
    note: str = ""


@dataclass(frozen=True)
class Sides:
    """What the page shows side by side."""

    here: str
    there: str
    fields: list[Compared]
    hidden: bool = False  # the other stands where this user does not see
    person_id: int | None = None


def sides(user: Any, row: ImportRow, lists: Lists) -> Sides:
    """The two sides of the doubt of a row. Whom the user may not see is not shown."""
    doubt = row.doubt or {}
    here = _title(row.row, row.sheet, lists)
    ours = _of_row(row)
    if doubt.get("with") == "row":
        other = ImportRow.objects.filter(job_id=row.job_id, pk=doubt.get("row_id") or 0).first()
        if other is None:
            return Sides(here, "", [], hidden=True)
        there = _title(other.row, other.sheet, lists)
        return Sides(here, there, _compare(ours, _of_row(other)))
    person = (
        Person.objects.visible_to(user)
        .select_related("place")
        .filter(pk=doubt.get("person_id") or 0)
        .first()
    )
    if person is None:
        return Sides(here, "", _compare(ours, {}), hidden=True)
    theirs, since = _of_person(user, person, str(ours.get("phone") or ""))
    title = _("In the register since %(year)s") % {"year": since} if since else _("In the register")
    note = (
        _("told in %(year)s") % {"year": person.age_on.year}
        if person.age_years is not None and person.age_on
        else ""
    )
    return Sides(here, title, _compare(ours, theirs, age_note=note), person_id=person.pk)


def _title(row: int, sheet: int, lists: Lists) -> str:
    if lists.several:
        return _("In the file, %(sheet)s, row %(row)s") % {"sheet": lists.name(sheet), "row": row}
    return _("In the file, row %(row)s") % {"row": row}


def _of_row(row: ImportRow) -> dict[str, Any]:
    values = dict(row.values or {})
    if row.body_id and not values.get("body"):
        values["body"] = str(row.body)
    return values


def _phone(e164: str, told: str) -> str:
    """Masked, unless the list says the very same number."""
    return e164 if e164 == told else masked_phone(e164)


def _of_person(user: Any, person: Person, told: str) -> tuple[dict[str, Any], int | None]:
    """A person in the words of a row; numbers and phones masked. `told`: the phone of the row."""
    numbers = (
        NationalId.objects.visible_to(user).filter(person=person).values_list("masked", flat=True)
    )
    phones = Phone.objects.visible_to(user).filter(person=person)
    spells = list(
        Membership.objects.visible_to(user).filter(person=person).select_related("body")[:5]
    )
    begun = [spell.begins_on.year for spell in spells if spell.begins_on]
    return {
        "full_name": person.full_name,
        "full_name_native": person.full_name_native,
        "relative_name": person.relative_name,
        "relation": person.relation,
        "national_id": _(", ").join(numbers),
        "age": person.age_years,
        "birth_date": person.birth_on.isoformat() if person.birth_on else "",
        "birth_year": person.birth_year,
        "gender": person.gender,
        "phone": _(", ").join(_phone(phone.e164, told) for phone in phones),
        "locality": person.locality,
        "place": str(person.place or ""),
        "trade": person.trade,
        "body": _(", ").join(str(spell.body) for spell in spells),
    }, min(begun, default=None)


def _said(told: Any) -> Any:
    """What a side says; nothing where it only says that it is not known."""
    return None if told in (None, "", "unknown") else told


def _compare(
    ours: Mapping[str, Any], theirs: Mapping[str, Any], age_note: str = ""
) -> list[Compared]:
    compared = []
    for key in FIELDS:
        here, there = (_said(side.get(key)) for side in (ours, theirs))
        if here is None and there is None:
            continue
        compared.append(
            Compared(
                words.label(key),
                words.value(key, here),
                words.value(key, there),
                differs=None not in (here, there) and fold(str(here)) != fold(str(there)),
                note=age_note if key == "age" else "",
            )
        )
    return compared
