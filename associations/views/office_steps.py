"""One office: what the articles say of it, its end, and the handing over of its papers."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from associations.actions import offices as actions
from associations.forms.offices import EndOffice, HandingOver, term_marks, word_of
from associations.forms.panels import Panel, panel_of
from associations.models import Office
from associations.queries import associations, constitutions, frozen, holders, terms
from associations.views.gate import seen
from associations.vocabulary.procedures import OfficeEnd
from hnsa.core import clock
from hnsa.core.sending import once
from hnsa.law.asking import Law
from hnsa.law.verdict import Answer
from members.access.rights import Verb, may_at, require_at
from members.models import Body, Person


def opened(request: HttpRequest, pk: int, office_pk: int) -> tuple[Body, Office, list[Office]]:
    """The association, the office that an address names, and all that were ever held; or 404."""
    body = seen(request.user, pk)
    found = get_object_or_404(Office.objects.visible_to(request.user), pk=office_pk, body=body)
    rows = associations.offices_of(body, Person.objects.visible_to(request.user))
    office = next(one for one in rows if one.pk == found.pk)
    office.body = body
    return body, office, rows


def _name(office: Office) -> str:
    """Her name, where the reader may know it."""
    return _("name not shown here") if office.is_hidden else office.person.full_name


@login_required
@require_safe
def page(request: HttpRequest, pk: int, office_pk: int) -> HttpResponse:
    """Who holds it, how she came to it, when her term ends, whether she loses it; what next."""
    body, office, rows = opened(request, pk, office_pk)
    on = clock.today()
    law = constitutions.in_force_of([body.pk], on=on).get(body.pk)
    who = _name(office)
    now = next((one for one in terms.running([body.pk], on) if one.office.pk == office.pk), None)
    context = {
        "body": body, "one": office, "word": word_of(office.post), "who": who, "on": on,
        "runs": now is not None, "constitution_url": reverse("constitution", args=[body.pk]),
        "may_keep": may_at(request.user, Verb.KEEP, body) and body.draft_of_id is None,
        "kept": _kept(body, office, who), "handing_over": _handing_over(body, office, rows, law),
    }  # fmt: skip
    if now is not None:
        losing = holders.losing(body, law, [office], on).get(office.pk)
        context |= {
            "term": panel_of(now.verdict, body, who=who) if now.verdict else None,
            "election": _election(body, now, law),
            "marks": term_marks(now, on),
            "losing": panel_of(losing, body, who=who) if losing else None,
            "is_lost": losing is not None and losing.answer is Answer.YES,
            "missed": holders.missed_in_committee(body, [office], on)[office.pk],
        }
    return render(request, "associations/offices/page.html", context)


def _election(body: Body, now: terms.Ending, law: Law | None) -> Panel | None:
    """By when somebody is elected for her post."""
    verdict = terms.next_election([now], law)
    return panel_of(verdict, body) if verdict is not None else None


def _kept(body: Body, office: Office, who: str) -> Panel | None:
    """What the articles said when she began, under the law of that day."""
    if office.judged is None or office.begins_on is None:
        return None
    law = constitutions.in_force_of([body.pk], on=office.begins_on).get(body.pk)
    verdict = frozen.again(office.judged, law) if law is not None else None
    return panel_of(verdict, body, who=who) if verdict is not None else None


def _handing_over(body: Body, office: Office, rows: list[Office], law: Law | None) -> Panel | None:
    verdict = holders.handing_over(law, office, rows, clock.today())
    return panel_of(verdict, body) if verdict is not None else None


@login_required
@require_http_methods(["GET", "POST"])
@once
def end(request: HttpRequest, pk: int, office_pk: int) -> HttpResponse:
    """An office ends on a day, for a reason; what the articles find is shown beside."""
    body, office, _rows = opened(request, pk, office_pk)
    require_at(request.user, Verb.KEEP, body)
    on, sent = clock.today(), request.POST.get("do") == "end"
    law = constitutions.in_force_of([body.pk], on=on).get(body.pk)
    losing = holders.losing(body, law, [office], on).get(office.pk)
    lost = losing is not None and losing.answer is Answer.YES
    form = EndOffice(
        request.POST if sent else None, on=on,
        initial={"day": on, "ground": OfficeEnd.VACATED if lost else OfficeEnd.TERM},
    )  # fmt: skip
    if sent and form.is_valid():
        told = form.cleaned_data
        if done(form, lambda: actions.end(
            office, on=told["day"], ground=told["ground"], by=request.user
        )):  # fmt: skip
            messages.success(request, _("It is written down that the office ends."))
            return redirect("association_office", pk, office.pk)
    context = {
        "body": body, "one": office, "word": word_of(office.post), "form": form,
        "losing": panel_of(losing, body, who=_name(office)) if losing and lost else None,
        "constitution_url": reverse("constitution", args=[body.pk]),
    }  # fmt: skip
    return render(request, "associations/offices/end.html", context, status=422 if sent else 200)


@login_required
@require_http_methods(["GET", "POST"])
@once
def hand_over(request: HttpRequest, pk: int, office_pk: int) -> HttpResponse:
    """What was handed over, to whom, and when; by when the articles ask for it."""
    body, office, rows = opened(request, pk, office_pk)
    require_at(request.user, Verb.KEEP, body)
    on, sent = clock.today(), request.POST.get("do") == "hand_over"
    law = constitutions.in_force_of([body.pk], on=on).get(body.pk)
    form = HandingOver(
        request.POST if sent else None, on=on,
        initial={"day": office.handed_over_on or on, "what": office.handed_over},
    )  # fmt: skip
    if sent and form.is_valid():
        told = form.cleaned_data
        if done(form, lambda: actions.hand_over(
            office, on=told["day"], what=told["what"], by=request.user, at=clock.now()
        )):  # fmt: skip
            messages.success(request, _("The handing over is written down."))
            return redirect("association_office", pk, office.pk)
    context = {
        "body": body, "one": office, "word": word_of(office.post), "form": form,
        "after": holders.successor(office, rows),
        "handing_over": _handing_over(body, office, rows, law),
        "constitution_url": reverse("constitution", args=[body.pk]),
    }  # fmt: skip
    return render(
        request, "associations/offices/hand_over.html", context, status=422 if sent else 200
    )


def done(form: Any, act: Callable[[], Any]) -> bool:
    """Whether the action was done; what it says against it stands at the fields of the form."""
    try:
        with transaction.atomic():
            act()
    except ValidationError as error:
        for name, said in getattr(error, "error_dict", {NON_FIELD_ERRORS: error.messages}).items():
            form.add_error({"on": "day"}.get(name), said)
        return False
    return True
