"""What the rules of a body do to the rows of a list: turned away, remarked, admitted all the same.

A row that an article is against is turned away; what the check had found of it waits in its first
reason, so that an authorised clerk can admit it by her decision. Her reason stays on the row, with
the job (a second check finds it again), and on the membership that the row makes.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils.translation import gettext as _

from members.access.rights import Verb, require, require_at
from members.actions import import_results
from members.actions.import_stale import Stale
from members.models import ImportJob, ImportRow
from members.queries import admission
from members.rules.sentences_of_rows import OTHERS
from members.vocabulary.imports import ON_RECORD, JobState
from members.vocabulary.reasons import Effect, Reason, Status

_KEPT = ("status", "effect", "doubt", "decision", "reasons", "values")
_LEAST, _MOST = 10, 500  # characters of a reason

_TURN_AWAY = """
UPDATE members_importrow r SET status = 'rejected', effect = 'none', doubt = NULL, decision = '',
  reasons = jsonb_set(v.reasons, '{0,withheld}', jsonb_build_object('status', r.status,
    'effect', r.effect, 'doubt', r.doubt, 'reasons', r.reasons))
  || COALESCE((SELECT jsonb_agg(x ORDER BY n)
    FROM jsonb_array_elements(r.reasons) WITH ORDINALITY AS e(x, n)
    WHERE NOT x->>'kind' = ANY(%s)), '[]')
FROM (SELECT i.id, i.told::jsonb AS reasons FROM unnest(%s::bigint[], %s::text[]) AS i(id, told)) v
WHERE r.id = v.id
"""
_REMARK = """
UPDATE members_importrow r SET status = 'accepted_with_warning', reasons = v.told::jsonb
FROM unnest(%s::bigint[], %s::text[]) AS v(id, told) WHERE r.id = v.id
"""
_BRING_IN = """
UPDATE members_importrow SET effect = 'new',
  status = CASE WHEN status = 'duplicate' THEN 'accepted_with_warning' ELSE status END
WHERE id = ANY(%s)
"""
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def turn_away(told: Mapping[int, Sequence[dict[str, Any]]]) -> None:
    """Rows that articles are against: row → its reasons, the first of them first."""
    if told:
        with connection.cursor() as cursor:
            values = [_encode(list(reasons)) for reasons in told.values()]
            cursor.execute(_TURN_AWAY, [[str(kind) for kind in OTHERS], list(told), values])


def remark(told: Mapping[int, Sequence[dict[str, Any]]]) -> None:
    """Rows of which an article cannot be answered yet: row → all its reasons anew."""
    if told:
        with connection.cursor() as cursor:
            values = [_encode(list(reasons)) for reasons in told.values()]
            cursor.execute(_REMARK, [list(told), values])


def bring_in(rows: Iterable[int]) -> None:
    """Rows that take the place of one that is turned away."""
    if wanted := list(rows):
        with connection.cursor() as cursor:
            cursor.execute(_BRING_IN, [wanted])


def is_turned_away(row: ImportRow) -> bool:
    """Whether articles, and nothing else, keep the row out."""
    return row.status == Status.REJECTED and bool(row.reasons) and "withheld" in row.reasons[0]


def is_admitted(row: ImportRow) -> bool:
    """Whether the row comes in by somebody's decision."""
    return bool(row.reasons) and row.reasons[0].get("kind") == Reason.ADMITTED


@transaction.atomic
def admit(job: ImportJob, row_id: int, *, why: str, by: Any, on: date) -> None:
    """Let a row in that articles are against, with a reason. Raises ValidationError."""
    job, row = _locked(job, row_id, by)
    if not is_turned_away(row):
        raise ValidationError(
            _("Row %(row)d was not turned away by an article.") % {"row": row.row}
        )
    why = why.strip()
    if not _LEAST <= len(why) <= _MOST:
        raise ValidationError(
            _("Write why she is admitted all the same: it stays on the record (10 to 500 letters).")
        )
    note = {
        "why": why, "by": by.pk, "name": str(by), "on": on.isoformat(), "grounds": _grounds(row),
    }  # fmt: skip
    job.choices = {**job.choices, "admitted": {**_notes(job), _key(row): note}}
    _let_in(row, note)
    _counted(job)


@transaction.atomic
def turn_away_again(job: ImportJob, row_id: int, *, by: Any) -> None:
    """Take the decision back: the articles hold. Raises ValidationError."""
    job, row = _locked(job, row_id, by)
    if not is_admitted(row):
        raise ValidationError(
            _("Row %(row)d was not admitted against an article.") % {"row": row.row}
        )
    notes = {key: note for key, note in _notes(job).items() if key != _key(row)}
    job.choices = {**job.choices, "admitted": notes}
    against = row.reasons[0]["against"]
    row.values.get("declared", {}).pop(ON_RECORD, None)
    row.reasons = row.reasons[1:]
    row.save(update_fields=["values", "reasons"])
    turn_away({row.pk: against})
    _counted(job)


def admit_again(job: ImportJob) -> None:
    """After a new check: who was admitted still is, where no other article is against her."""
    for key, note in _notes(job).items():
        sheet, _colon, number = key.partition(":")
        row = ImportRow.objects.filter(job=job, sheet=int(sheet), row=int(number)).first()
        known = [list(one) for one in note["grounds"]]
        if row and is_turned_away(row) and all(one in known for one in _grounds(row)):
            _let_in(row, note)


def check_laws(job: ImportJob) -> None:
    """Raises Stale where a body has other rules in force by now than the preview knew."""
    judge = admission.judge()
    if judge is None:
        return
    bodies = admission.bodies_of(job)
    now = judge.laws(job, bodies, days=admission.days_of(job))
    told = job.totals.get("laws") or {}
    other = [body for body in bodies if now.get(body) != told.get(str(body))]
    if other:
        raise Stale(ImportRow.objects.filter(job=job, body__in=other).count())


def _locked(job: ImportJob, row_id: int, by: Any) -> tuple[ImportJob, ImportRow]:
    require(by, Verb.IMPORT, job.homenet_id)
    job = ImportJob.objects.select_for_update().get(pk=job.pk)
    if job.state != JobState.CHECKED:
        raise ValidationError(
            _("This import is “%(state)s” now; that cannot be done with it.")
            % {"state": job.get_state_display()}
        )
    row = (
        ImportRow.objects.select_for_update(of=("self",))
        .select_related("body").get(pk=row_id, job=job)
    )  # fmt: skip
    require_at(by, Verb.OVERRIDE, row.body or job.homenet)
    return job, row


def _notes(job: ImportJob) -> dict[str, Any]:
    return dict(job.choices.get("admitted") or {})


def _key(row: ImportRow) -> str:
    return f"{row.sheet}:{row.row}"


def _against(row: ImportRow) -> list[dict[str, Any]]:
    """The reasons that are articles against her."""
    open_ = str(Reason.ADMISSION_OPEN)
    found = [one for one in row.reasons if "article" in one and one["kind"] != open_]
    return [{name: said for name, said in one.items() if name != "withheld"} for one in found]


def _grounds(row: ImportRow) -> list[list[str]]:
    return [[one["kind"], one["article"]["number"]] for one in _against(row)]


def _let_in(row: ImportRow, note: dict[str, Any]) -> None:
    withheld = row.reasons[0]["withheld"]
    admitted = {
        "code": str(Reason.ADMITTED), "kind": str(Reason.ADMITTED), "shown": note["why"],
        "by": note["name"], "on": note["on"], "against": _against(row),
    }  # fmt: skip
    articles = ", ".join(dict.fromkeys(number for _kind, number in _grounds(row)))
    told = f"{articles}: {note['why']} ({note['name']}, {note['on']})"
    row.values["declared"] = {**row.values.get("declared", {}), ON_RECORD: told}
    row.status, row.decision = Status.WARNED, ""
    row.effect, row.doubt = withheld["effect"], withheld["doubt"]
    if row.effect == Effect.NONE:
        row.effect = Effect.NEW
    row.reasons = [admitted, *withheld["reasons"]]
    row.save(update_fields=_KEPT)


def _counted(job: ImportJob) -> None:
    job.totals = {**job.totals, **import_results.counted(job)}
    job.save(update_fields=["choices", "totals"])
