"""What changed, read from the histories that the database writes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import connection, models
from pghistory.models import Context

from members.models import Body, Person

MOST = 60  # events read for one page
WINDOW = 20_000  # events looked through for the last changes of a HomeNet
ABOUT_PERSON = ("nationalid", "phone", "roleintrade", "consent", "membership")
ABOUT_BODY = ("organisation", "registration", "contact", "reportedfigure", "affiliation")
UNSAID = frozenset({"id", "homenet", "body", "person", "sealed", "link", "is_demo", "stored_as",
                    "sha256", "size"})  # fmt: skip


@dataclass(frozen=True)
class Change:
    """One event of one row: what it was before and is after, by field."""

    at: datetime
    who: str  # empty: not through the pages (a command, or before the history began)
    what: str  # model name
    label: str  # insert, update, delete
    fields: tuple[tuple[str, Any, Any], ...]  # (field name, before, after)
    row: Any  # the event itself, with all values after it (at a delete: before it)
    import_id: int | None


@dataclass(frozen=True)
class Batch:
    """Changes of people that were written together, for the front page."""

    at: datetime
    who: str
    label: str
    rows: int
    person: int | None  # the one person, where it is one


def of_person(person: Person) -> list[Change]:
    """The changes of a person and of the facts on her record, the latest first."""
    found = _events("person", {person.pk})
    for name in ABOUT_PERSON:
        model = apps.get_model("members", name)
        ids = set(model.objects.filter(person=person).values_list("pk", flat=True))
        found += _events(name, ids)
    return _latest(found)


def of_body(body: Body) -> list[Change]:
    """The changes of a body and of the facts about it, the latest first."""
    found = _events("body", {body.pk})
    for name in ABOUT_BODY:
        model = apps.get_model("members", name)
        ids = set(model.objects.filter(body=body).values_list("pk", flat=True))
        found += _events(name, ids)
    return _latest(found)


def of_row(row: models.Model) -> list[Change]:
    """The changes of one row; none where the table is a log itself and has no history."""
    if f"{row._meta.model_name}event" not in apps.all_models[row._meta.app_label]:
        return []
    return _latest(_events(row._meta.model_name or "", {row.pk}, row._meta.app_label))


def of_rows(more: list[Change], rows: Mapping[type[models.Model], set[int]]) -> list[Change]:
    """The changes of rows of several tables together with others, the latest first."""
    found: list[tuple[str, Any, Any]] = []
    for model, ids in rows.items():
        found += _events(model._meta.model_name or "", ids, model._meta.app_label)
    told = sorted([*more, *_latest(found)], key=lambda one: one.at, reverse=True)
    return told[:MOST]


def _events(name: str, ids: set[int], app: str = "members") -> list[tuple[str, Any, Any]]:
    """(model name, event, the event before it of the same row)."""
    if not ids:
        return []
    model = apps.get_model(app, f"{name}event")
    rows = list(model.objects.filter(pgh_obj_id__in=ids).order_by("-pgh_id")[:MOST])
    found: list[tuple[str, Any, Any]] = []
    later: dict[int, int] = {}
    for at, event in enumerate(rows):
        if event.pgh_obj_id in later:
            index = later[event.pgh_obj_id]
            found[index] = (name, found[index][1], event)
        later[event.pgh_obj_id] = at
        found.append((name, event, None))
    return found


def _latest(events: list[tuple[str, Any, Any]]) -> list[Change]:
    events.sort(key=lambda one: (one[1].pgh_created_at, one[1].pgh_id), reverse=True)
    events = events[:MOST]
    contexts = _contexts({event.pgh_context_id for _, event, _ in events} - {None})
    made = []
    for name, event, before in events:
        who, import_id = contexts.get(event.pgh_context_id, ("", None))
        fields = _differences(event, before)
        if event.pgh_label == "update" and before is not None and not fields:
            continue
        made.append(
            Change(event.pgh_created_at, who, name, event.pgh_label, fields, event, import_id)
        )
    return made


def _contexts(ids: set[Any]) -> dict[Any, tuple[str, int | None]]:
    metadata = dict(Context.objects.filter(pk__in=ids).values_list("pk", "metadata"))
    users = {data.get("user") for data in metadata.values()} - {None}
    names = {user.pk: str(user) for user in get_user_model().objects.filter(pk__in=users)}
    return {
        pk: (names.get(data.get("user"), ""), data.get("import")) for pk, data in metadata.items()
    }


def _differences(event: Any, before: Any) -> tuple[tuple[str, Any, Any], ...]:
    if before is None or event.pgh_label != "update":
        return ()
    found = []
    for field in event._meta.get_fields():
        if field.name.startswith("pgh_") or field.name in UNSAID:
            continue
        was, now = getattr(before, field.attname), getattr(event, field.attname)
        if was != now:
            found.append((field.name, was, now))
    return tuple(found)


_LAST = """
WITH recent AS (
  SELECT pgh_id, pgh_created_at, pgh_context_id, pgh_label, pgh_obj_id
  FROM members_personevent
  WHERE homenet_id = ANY(%(homenets)s)
    AND pgh_id > (SELECT COALESCE(max(pgh_id), 0) FROM members_personevent) - %(window)s
)
SELECT max(r.pgh_created_at), min(c.metadata->>'user'), r.pgh_label,
  count(DISTINCT r.pgh_obj_id), min(r.pgh_obj_id)
FROM recent r LEFT JOIN pghistory_context c ON c.id = r.pgh_context_id
GROUP BY r.pgh_context_id, r.pgh_label, date_trunc('minute', r.pgh_created_at)
ORDER BY max(r.pgh_id) DESC LIMIT %(most)s
"""


def latest(homenets: frozenset[int], most: int = 5) -> list[Batch]:
    """The last changes of people's records at these HomeNets, those made together as one."""
    with connection.cursor() as cursor:
        cursor.execute(_LAST, {"homenets": sorted(homenets), "window": WINDOW, "most": most})
        rows = cursor.fetchall()
    users = {int(user) for _, user, *_ in rows if user}
    names = {}
    if users:
        names = {user.pk: str(user) for user in get_user_model().objects.filter(pk__in=users)}
    return [
        Batch(at, names.get(int(user), "") if user else "", label, count,
              person if count == 1 else None)
        for at, user, label, count, person in rows
    ]  # fmt: skip
