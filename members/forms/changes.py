"""History as sentences: "Amina Shah added her name in Urdu". Values that are masked stay masked."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from members.models import Body, Place
from members.queries.changes import Change

LONGEST = 80  # characters of a value in a sentence
UNREADABLE = frozenset({"address", "phone", "email", "e164"})  # shown elsewhere, with a reason


@dataclass(frozen=True)
class Sentence:
    """One line of a history: when, and what happened."""

    at: datetime
    text: str


def sentences(changes: list[Change]) -> list[Sentence]:
    """The changes told in words, in the order given. Three queries at most, for names."""
    names = _names(changes)
    told: list[Sentence] = []
    for together in _together(changes):
        if len(together) == 1:
            told.append(Sentence(together[0].at, _told(together[0], names)))
            continue
        things = [_thing(change, names) for change in reversed(together)]
        who = together[0].who or _("The registry")
        text = _("%(who)s wrote down: %(what)s.") % {"who": who, "what": _(", ").join(things)}
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


def _told(change: Change, names: dict[tuple[str, Any], str]) -> str:
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


def _thing(change: Change, names: dict[tuple[str, Any], str]) -> str:
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
    return word


def _field(change: Change, name: str, was: Any, now: Any, names: dict[tuple[str, Any], str]) -> str:
    app = change.row._meta.app_label
    field = apps.get_model(app, change.what)._meta.get_field(name)
    label = str(getattr(field, "verbose_name", name))
    if name in UNREADABLE:
        return _("%(field)s (not shown here)") % {"field": label}
    before, after = _value(field, was, names), _value(field, now, names)
    if not before:
        return _("%(field)s added: “%(after)s”") % {"field": label, "after": after}
    if not after:
        return _("%(field)s emptied; it was “%(before)s”") % {"field": label, "before": before}
    return _("%(field)s from “%(before)s” to “%(after)s”") % {
        "field": label, "before": before, "after": after,
    }  # fmt: skip


def _value(field: Any, value: Any, names: dict[tuple[str, Any], str]) -> str:
    if value in (None, "", {}):
        return ""
    if value is True or value is False:
        return str(_("yes") if value else _("no"))
    if isinstance(value, datetime | date):
        return date_format(value, "j M Y")
    if getattr(field, "many_to_one", False):
        return names.get((field.related_model._meta.model_name, value), str(value))
    if getattr(field, "choices", None):
        return str(dict(field.flatchoices).get(value, value))
    return str(value)[:LONGEST]


def _names(changes: list[Change]) -> dict[tuple[str, Any], str]:
    """The names of bodies, places and users that the changes point at; one query for each."""
    wanted: dict[type[Any], set[Any]] = {Body: set(), Place: set(), get_user_model(): set()}
    for change in changes:
        wanted[Body].add(getattr(change.row, "body_id", None))
        model = apps.get_model(change.row._meta.app_label, change.what)
        for name, was, now in change.fields:
            related = getattr(model._meta.get_field(name), "related_model", None)
            if related in wanted:
                wanted[related] |= {was, now}
    found: dict[tuple[str, Any], str] = {}
    for related, ids in wanted.items():
        if ids - {None}:
            rows = related._default_manager.filter(pk__in=ids - {None})
            found |= {(related._meta.model_name or "", row.pk): _name(row) for row in rows}
    return found


def _name(row: Any) -> str:
    return str(row.name if isinstance(row, Body | Place) else row)


def masked_phone(e164: str) -> str:
    """ "+92 300 •••••26": enough to recognise, not enough to dial."""
    if len(e164) < 9:
        return "•" * len(e164)
    return f"{e164[:3]} {e164[3:6]} {'•' * (len(e164) - 8)}{e164[-2:]}"
