"""The result of an election: what is declared, the sealed record with its code, its files."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from associations.actions.stopped import Stopped
from associations.forms.panels import panel_of
from elections.actions import declarations
from elections.forms import records_shown as shown
from elections.forms.records import Declaring
from elections.models import Destruction, Record
from elections.queries import afterwards, signers, taking_office
from elections.queries import declarations as posts
from elections.queries import records as queries
from elections.queries.elections import contests_of, law_of
from elections.queries.verifying import SCRIPT, wrong_with
from elections.rules.afterwards import in_time, is_over, objection_on
from elections.views.gate import seen
from elections.views.record_desk import Desk, kept, seen_at
from elections.vocabulary.states import ElectionState
from members.access.rights import Verb, may_at, require_at

NEVER_BEGUN = frozenset({ElectionState.PLANNED, ElectionState.GIVEN_UP})


@login_required
@require_safe
def page(request: HttpRequest, pk: int, election_pk: int) -> HttpResponse:
    """The result: the posts, the records with their codes, objections, offices, papers."""
    desk = seen_at(request, pk, election_pk)
    election = desk.election
    found = posts.posts_of(contests_of(election))
    shown.name(found, desk.user, election)
    context: dict[str, Any] = {
        "posts": found, "may_keep": may_at(desk.user, Verb.KEEP, election.body),
        "ready": [one for one in found if one.is_ready and one.contest.declared_at is None],
        "records": queries.records_of(election),
        "may_void": election.void_on is None and election.state not in NEVER_BEGUN,
        "script": SCRIPT.name,
    }  # fmt: skip
    signers.as_known(context["records"], election, desk.user)
    if records := context["records"]:
        first = records[0]
        first.election = election
        context["typed"] = f"python3 {SCRIPT.name} {_name(first)}.jsonl {first.code}"
    if election.declared_at is not None:
        context |= _afterwards(desk)
    return desk.show("page", **context)


def _afterwards(desk: Desk) -> dict[str, Any]:
    """What comes after the result: objections, terms of office, the papers."""
    election = desk.election
    law = law_of(election)
    declared = afterwards.declared_on(election)
    objections = afterwards.objections_to_result(election)
    takings = taking_office.of(election)
    _facts, keeping = afterwards.keeping(election, law, desk.on)
    destruction = Destruction.objects.filter(election=election).first()
    then = shown.verdict_then(destruction.judged, law) if destruction else None
    return {
        "objections": objections,
        "fallen": afterwards.void_posts(objections),
        "time": panel_of(in_time(law, objection_on(declared, desk.on)), election.body),
        "waits": sum(one.waits for one in takings),
        "ends": sum(one.must_end for one in takings),
        "keeping": panel_of(keeping, election.body), "may_go": is_over(keeping, desk.on),
        "too_early": destruction and then and not is_over(then, destruction.on),
        "destruction": destruction,
        "destroyed": (
            shown.panel_of_then(destruction.judged, law, election) if destruction else None
        ),
        "may_export": may_at(desk.user, Verb.EXPORT, election.body),
        "may_erase": may_at(desk.user, Verb.UNMASK, election.body),
    }  # fmt: skip


@kept
def declare(desk: Desk) -> HttpResponse:
    """Posts are declared and sealed; against an article only with a reason on the record."""
    desk.hold()
    election = desk.election
    found = posts.posts_of(contests_of(election))
    shown.name(found, desk.user, election)
    ready = [one for one in found if one.is_ready and one.contest.declared_at is None]
    if not ready or election.void_on is not None:
        return desk.to("record", said=_("There is nothing that can be declared now."), info=True)
    first = election.declared_at is None
    may_override = may_at(desk.user, Verb.OVERRIDE, election.body)
    before = desk.request.POST.get("stopped") == "1"
    form = Declaring(
        desk.sent, ready=ready, first=first, against=before and may_override,
        initial={
            "posts": [str(one.contest.pk) for one in ready], "on": desk.on,
            "terms_begin_on": desk.on, **shown.who_is_there(election),
        },
    )  # fmt: skip
    stopped: Stopped | None = None
    if desk.posted and form.is_valid():
        try:
            if desk.done(form, lambda: declarations.declare(
                election, form.declaration(desk.on), by=desk.user, at=desk.at,
                override=form.cleaned_data.get("override", ""),
            )):  # fmt: skip
                return _declared(desk)
        except Stopped as against:
            stopped = against
            if may_override and not before:
                form = Declaring(initial=form.cleaned_data, ready=ready, first=first, against=True)
            elif may_override:
                form.add_error("override", _("Please say why."))
    panel = panel_of(stopped.verdict, election.body) if stopped and stopped.verdict else None
    return desk.show(
        "declare", status=422 if desk.posted else 200, form=form, posts=ready, panel=panel,
        against=stopped is not None or (before and may_override), may_override=may_override,
        withheld=[one for one in found if not one.is_ready and one.contest.declared_at is None],
    )  # fmt: skip


def _declared(desk: Desk) -> HttpResponse:
    """On to the terms of office, or to the code, for who may not write those down."""
    if may_at(desk.user, Verb.KEEP, desk.election.body):
        said = _("Declared and sealed. Print the declaration with its code, and have it signed.")
        return desk.to("record", said=said)
    said = _("Declared and sealed. Who keeps the registers writes down the terms of office.")
    return desk.to("record", said=said)


@login_required
@require_safe
def check(request: HttpRequest, pk: int, election_pk: int) -> HttpResponse:
    """The records are verified by the script, and the register is compared with them."""
    desk = seen_at(request, pk, election_pk)
    election = desk.election
    records = list(Record.objects.filter(election=election).order_by("number"))
    wrong = [(one, wrong_with(one.text, one.code)) for one in records]
    sound = not any(said for _one, said in wrong)
    told = queries.differences(election) if records and sound else []
    may_hold = shown.may_see_names(desk.user, election)
    return desk.show(
        "check",
        records=wrong,
        sound=sound,
        faults=[shown.told_of(one, names=may_hold) for one in told if not one.since],
        since=[shown.told_of(one, names=may_hold) for one in told if one.since],
    )


def _record(request: HttpRequest, pk: int, election_pk: int, number: int) -> Record:
    election = seen(request.user, pk, election_pk)
    rows = Record.objects.visible_to(request.user).select_related("election__body__homenet")
    return get_object_or_404(rows, election=election, number=number)


@login_required
@require_safe
def file(request: HttpRequest, pk: int, election_pk: int, number: int) -> HttpResponse:
    """The sealed record as a file."""
    record = _record(request, pk, election_pk, number)
    return _attached(record.text, f"{_name(record)}.jsonl", "application/jsonl")


@login_required
@require_safe
def names(request: HttpRequest, pk: int, election_pk: int, number: int) -> HttpResponse:
    """The annex with the names, for who may take lists out."""
    record = _record(request, pk, election_pk, number)
    require_at(request.user, Verb.EXPORT, record.election.body)
    return _attached(queries.annex_of(record), f"{_name(record)}-names.json", "application/json")


@login_required
@require_safe
def script(request: HttpRequest, pk: int, election_pk: int) -> FileResponse:
    """The script with which anybody verifies a record, on any computer with Python."""
    seen(request.user, pk, election_pk)
    return FileResponse(SCRIPT.open("rb"), as_attachment=True, filename=SCRIPT.name)


def _name(record: Record) -> str:
    """The name of its file, without the ending."""
    body = slugify(record.election.body.code) or record.body_id
    return f"record-{body}-{record.election.poll_on.isoformat()}-{record.number}"


def _attached(text: str, name: str, kind: str) -> HttpResponse:
    answer = HttpResponse(text.encode(), content_type=f"{kind}; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
