"""History as sentences: "Amina Shah added her name in Urdu". Values that are masked stay masked."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.postgres.fields import ArrayField
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from members.models import Body, Person, Place
from members.queries.changes import Change

LONGEST = 80  # characters of a value in a sentence
UNREADABLE = frozenset({"address", "phone", "email", "e164"})  # shown elsewhere, with a reason
# By what a row is called in a sentence: the first words and the first day that it has.
WORDS = ("number", "title", "gathering", "post", "name", "what", "work")
DAYS = (
    "meeting_on", "applied_on", "found_on", "gave_notice_on", "named_on", "begins_on", "on",
)  # fmt: skip
CODES = frozenset({("effect", "what")})  # kept as a code; its own page tells it in words
Names = dict[tuple[str, Any], str]


@dataclass(frozen=True)
class Sentence:
    """One line of a history: when, and what happened."""

    at: datetime
    text: str


def sentences(changes: list[Change], user: Any = None) -> list[Sentence]:
    """The changes told in words, in the order given. A few queries, for names.

    Women are named whom this user may see; without a user nobody is.
    """
    names = _names(changes, user)
    told: list[Sentence] = []
    for together in _together(changes):
        if len(together) == 1:
            told.append(Sentence(together[0].at, _told(together[0], names)))
            continue
        who = together[0].who or _("The registry")
        text = _("%(who)s wrote down: %(what)s.") % {"who": who, "what": _things(together, names)}
        told.append(Sentence(together[0].at, text))
    return told


def _together(changes: list[Change]) -> list[list[Change]]:
    """What the same hand wrote down in one go is one sentence; all else stands alone."""
    groups: list[list[Change]] = []
    for change in changes:
        last = groups[-1][-1] if groups else None
        if (
            last is not None
            and last.label == change.label == "insert"
            and last.who == change.who
            and last.at - change.at < timedelta(minutes=1)
        ):
            groups[-1].append(change)
        else:
            groups.append([change])
    return groups


def _things(together: list[Change], names: Names) -> str:
    """What was written down together, first things first; what is alike is counted."""
    counted = Counter(_thing(change, names) for change in reversed(together))
    things = [
        thing if number == 1 else _("%(n)d × %(what)s") % {"n": number, "what": thing}
        for thing, number in counted.items()
    ]
    return _(", ").join(things)


def _told(change: Change, names: Names) -> str:
    who = change.who or _("The registry")
    thing = _thing(change, names)
    if change.label == "insert":
        return _("%(who)s wrote down: %(what)s.") % {"who": who, "what": thing}
    if change.label == "delete":
        return _("%(who)s took away: %(what)s.") % {"who": who, "what": thing}
    parts = [_field(change, *field, names) for field in change.fields]
    if not parts:
        return _("%(who)s changed: %(what)s.") % {"who": who, "what": thing}
    return _("%(who)s changed %(what)s – %(how)s.") % {
        "who": who, "what": thing, "how": "; ".join(parts),
    }  # fmt: skip


def _thing(change: Change, names: Names) -> str:
    app = change.row._meta.app_label
    word = str(apps.get_model(app, change.what)._meta.verbose_name)
    row = change.row
    if change.what == "nationalid":
        return f"{word} {row.masked}"
    if change.what == "phone":
        return f"{word} {masked_phone(row.e164)}"
    if change.what == "membership":
        return f"{word}, {names.get(('body', row.body_id), '')}".rstrip(", ")
    if change.what in ("person", "body"):
        return f"{word} {getattr(row, 'full_name', '') or getattr(row, 'name', '')}"
    if change.what == "reportedfigure":
        return f"{word} {row.number}"
    if change.what == "registration":
        return f"{word} {row.authority}"
    return _called(word, change, names)


def _called(word: str, change: Change, names: Names) -> str:
    """A row by its words, whom it is about, and its day: "application (Asha Bibi, 4 Nov 2026)"."""
    row, model = change.row, apps.get_model(change.row._meta.app_label, change.what)
    her = names.get(("person", getattr(row, "person_id", None)), "")
    word = " ".join([word, *_own(row, model, names)])
    beside = [part for part in (her, *_days_of(row)) if part]
    if not beside:
        return word
    return _("%(what)s (%(of)s)") % {"what": word, "of": _(", ").join(beside)}


def _own(row: Any, model: Any, names: Names) -> list[str]:
    """Its own words: a number, a title, what it is for."""
    first = next((name for name in WORDS if isinstance(getattr(row, name, None), str | int)
                  and getattr(row, name) and (model._meta.model_name, name) not in CODES),
                 "")  # fmt: skip
    return [_value(model._meta.get_field(first), getattr(row, first), names)] if first else []


def _days_of(row: Any) -> list[str]:
    day = next((day for name in DAYS if isinstance(day := getattr(row, name, None), date)), None)
    return [date_format(day, "j M Y")] if day else []


def _field(change: Change, name: str, was: Any, now: Any, names: Names) -> str:
    app = change.row._meta.app_label
    field = apps.get_model(app, change.what)._meta.get_field(name)
    label = str(getattr(field, "verbose_name", name))
    if name in UNREADABLE or isinstance(was or now, dict) or _is_list_of_ids(field):
        return _("%(field)s (not shown here)") % {"field": label}
    before, after = _value(field, was, names), _value(field, now, names)
    if not before:
        return _("%(field)s added: “%(after)s”") % {"field": label, "after": after}
    if not after:
        return _("%(field)s emptied; it was “%(before)s”") % {"field": label, "before": before}
    return _("%(field)s from “%(before)s” to “%(after)s”") % {
        "field": label, "before": before, "after": after,
    }  # fmt: skip


def _is_list_of_ids(field: Any) -> bool:
    return isinstance(field, ArrayField) and not field.editable


def _value(field: Any, value: Any, names: Names) -> str:
    if value in (None, "", {}):
        return ""
    if value is True or value is False:
        return str(_("yes") if value else _("no"))
    if isinstance(value, datetime | date):
        return date_format(value, "j M Y")
    if getattr(field, "many_to_one", False) or getattr(field, "one_to_one", False):
        return names.get((field.related_model._meta.model_name, value), _("(not shown here)"))
    if getattr(field, "choices", None):
        return str(dict(field.flatchoices).get(value, value))
    return str(value)[:LONGEST]


def _names(changes: list[Change], user: Any) -> Names:
    """The names of the rows that the changes point at; one query for each kind of row."""
    wanted: dict[type[Any], set[Any]] = {Body: set(), Place: set(), get_user_model(): set()}
    for change in changes:
        wanted[Body].add(getattr(change.row, "body_id", None))
        wanted.setdefault(Person, set()).add(getattr(change.row, "person_id", None))
        model = apps.get_model(change.row._meta.app_label, change.what)
        for name, was, now in change.fields:
            related = getattr(model._meta.get_field(name), "related_model", None)
            if related is not None:
                wanted.setdefault(related, set()).update((was, now))
    found: Names = {}
    for related, ids in wanted.items():
        rows = related._default_manager.filter(pk__in=ids - {None})
        if not ids - {None} or (related is Person and user is None):
            continue
        if hasattr(rows, "visible_to") and related not in (Body, Place):
            rows = rows.visible_to(user)
        found |= {(related._meta.model_name or "", row.pk): _name(row) for row in rows}
    return found


def _name(row: Any) -> str:
    """What a row is called where another points at it."""
    if isinstance(row, Body | Place):
        return row.name
    if isinstance(row, Person):
        return row.full_name
    told = (*_own(row, type(row), {}), *_days_of(row))
    return _(", ").join(told) if told else str(row)


def masked_phone(e164: str) -> str:
    """ "+92 300 •••••26": enough to recognise, not enough to dial."""
    if len(e164) < 9:
        return "•" * len(e164)
    return f"{e164[:3]} {e164[3:6]} {'•' * (len(e164) - 8)}{e164[-2:]}"
