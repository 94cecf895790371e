"""Applications: the list, a new one, and the page of one with what every article says of it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from associations.actions import applications as actions
from associations.forms import asking
from associations.forms.applications import CHIPS, Applicant, Telling, day_of
from associations.forms.panels import panel_of
from associations.models import Application, Motion
from associations.queries import applications as queries
from associations.queries import associations, frozen
from associations.queries.naming import by_sight
from associations.rules.asked_of_members import JOIN
from associations.views.member_desk import Desk, kept, looked_at, put
from associations.views.registration_founders import card_label
from associations.vocabulary.gatherings import MotionState
from associations.vocabulary.procedures import ApplicationState, Request
from hnsa.law.asking import Law
from hnsa.law.blanks import Unfit
from hnsa.law.words import Line
from members.access.rights import Verb
from members.models import Person
from members.queries import people
from members.queries.memberships import running_on
from members.rules.text import clean

MOST_FOUND = 20


@looked_at
def index(desk: Desk) -> HttpResponse:
    """Those that wait, with the day by which the articles ask for an answer; and the others."""
    rows = queries.waiting(desk.body, desk.request.user, desk.on)
    context = {
        "waiting": [
            {
                "application": one.application, "motion": one.motion,
                "chip": _chip(one.application),
                "answer": panel_of(one.answer_by, desk.body) if one.answer_by else None,
            }
            for one in rows
        ],
        "decided": [
            (one, _chip(one))
            for one in queries.decided(desk.body, desk.request.user)
        ],
        "may_keep": desk.may(Verb.KEEP),
    }  # fmt: skip
    return desk.show("applications", context)


def _chip(application: Application) -> tuple[str, str]:
    return CHIPS[ApplicationState(application.state)]


@kept
def new(desk: Desk) -> HttpResponse:
    """Who applies: somebody of the register, found by name or number, or a woman written down."""
    typed = clean(desk.request.POST.get("known", ""))[:120]
    form = Applicant(
        desk.request.POST if desk.do == "add" else None, on=desk.on, card=card_label(desk.body),
        initial=day_of(desk.on),
    )  # fmt: skip
    found = None
    if (chosen := desk.chosen("take")) is not None:
        return _taken(desk, desk.person(chosen))
    if desk.do == "add":
        if form.is_valid() and (found := _added(desk, form)) is not None:
            return _applied(desk, found)
        return _who(desk, form, typed, status=422)
    return _who(desk, form, typed)


def _taken(desk: Desk, person: Person) -> HttpResponse:
    try:
        with transaction.atomic():
            found = actions.apply(
                person, desk.body, by=desk.request.user, at=desk.at, on=desk.on
            )  # fmt: skip
    except ValidationError as error:
        return desk.told(desk.address("applications"), error)
    return _applied(desk, found)


def _added(desk: Desk, form: Applicant) -> Application | None:
    try:
        with transaction.atomic():
            return actions.write_down(
                desk.body, form.woman(), by=desk.request.user, at=desk.at, on=desk.on,
                applied_on=form.cleaned_data["applied_on"],
            )  # fmt: skip
    except ValidationError as error:
        put(form, error)
        return None


def _applied(desk: Desk, found: Application) -> HttpResponse:
    said = _("%(name)s has applied. This is what the articles say of it.")
    return desk.go(
        desk.address("application", found.pk), said % {"name": found.person.full_name}
    )  # fmt: skip


def _who(desk: Desk, form: Applicant, typed: str, status: int = 200) -> HttpResponse:
    seen = Person.objects.visible_to(desk.request.user).filter(homenet=desk.body.homenet_id)
    found = people.search(seen, typed, [desk.body.homenet]) if typed else seen.none()
    leaf = people.leaf(found, size=MOST_FOUND)
    there = running_on(desk.body, desk.on).filter(person__in=[one.pk for one in leaf.people])
    context = {
        "form": form, "typed": typed, "asked": bool(typed), "leaf": leaf,
        "there": set(there.values_list("person", flat=True)),
    }  # fmt: skip
    return desk.show("application_new", context, status)


@looked_at
def page(desk: Desk, application_pk: int) -> HttpResponse:
    """One application: what the articles say, who proposes her, what was decided, what is next."""
    application = _row(desk, application_pk)
    law = queries.law_on(desk.body, desk.on)
    waits = application.state == ApplicationState.WAITING
    judged = queries.judged(application, on=desk.on) if waits else None
    answer = queries.answer_by(application, law, desk.on) if waits and law else None
    context = _whole(desk, application) | {
        "no_law": law is None,
        "panel": panel_of(judged.verdict, desk.body, who=application.person.full_name)
        if judged else None,
        "answer": panel_of(answer.verdict, desk.body) if answer else None,
        "unanswered": queries.unanswered(application, law, desk.on) if law else None,
        "decided": _as_decided(desk, application),
        "appeal": _appeal(desk, application, law),
        "facts": _told(application),
    }  # fmt: skip
    return desk.show("application", context)


def _row(desk: Desk, pk: int) -> Application:
    application: Application = desk.row(Application, pk)
    return application


def _whole(desk: Desk, application: Application) -> dict[str, Any]:
    """What the page and its steps have in common."""
    motions = list(
        Motion.objects.filter(application=application).exclude(state=MotionState.WITHDRAWN)
        .select_related("meeting").order_by("pk")
    )  # fmt: skip
    appealed = application.state == ApplicationState.REFUSED and application.appealed_on
    open_ = application.state == ApplicationState.WAITING or (
        appealed and not any(
            one.decided_on and application.appealed_on and one.decided_on >= application.appealed_on
            for one in motions
        )
    )  # fmt: skip
    put_ = [one for one in motions if one.state == MotionState.PUT]
    carries = reverse("motion_new", args=[desk.body.pk])
    return {
        "application": application, "chip": _chip(application), "motions": motions,
        "may_keep": desk.may(Verb.KEEP), "may_adopt": desk.may(Verb.ADOPT),
        "waits": application.state == ApplicationState.WAITING,
        "permanent": application.asks == Request.PERMANENT,
        "proposers": proposers_of(desk, application),
        "to_vote": f"{carries}?application={application.pk}" if open_ and not put_ else "",
    }  # fmt: skip


def proposers_of(desk: Desk, application: Application) -> list[Any]:
    """Who proposes her; the names of women who are hidden for their safety are not told."""
    rows = list(application.proposers.select_related("person"))
    by_sight(rows, Person.objects.visible_to(desk.request.user))
    return rows


def _as_decided(desk: Desk, application: Application) -> Any:
    """What the articles said when it was answered, from the frozen facts."""
    if not application.judged:
        return None
    version = desk.body.constitutions.filter(version=application.judged.get("version")).first()
    verdict = frozen.again(application.judged, frozen.law_of(version))
    return panel_of(verdict, desk.body, who=application.person.full_name) if verdict else None


def _appeal(desk: Desk, application: Application, law: Law | None) -> Any:
    if application.state != ApplicationState.REFUSED or law is None:
        return None
    return panel_of(queries.appeal(application, law, desk.on).verdict, desk.body)


def _told(application: Application) -> list[tuple[str, str]]:
    """What was told for the articles, with its labels."""
    fields = asking.fields_of(JOIN, application.told, application.told, {}, {}).wanted
    return [
        (one.label, next((each.label for each in one.choices if each.chosen), one.value))
        for one in fields
    ]


@kept
def facts(desk: Desk, application_pk: int) -> HttpResponse:
    """What is told for the articles: only the facts that they read, and the register lacks."""
    application = _row(desk, application_pk)
    law = queries.law_on(desk.body, application.applied_on)
    sent = desk.request.method == "POST"
    form = Telling(
        desk.request.POST if sent else None, on=desk.on, law=law, application=application
    )  # fmt: skip
    asked = set() if law is None or application.asks == Request.PERMANENT else (
        queries.asked_for(law, application.person, desk.on) | set(application.told)
    )  # fmt: skip
    typed, wrong = dict(application.told), {}
    if sent:
        told = asking.typed_in(JOIN, desk.request.POST)
        typed = {name: told.get(name, "") for name in asked}
        wrong = _unread(typed)
        if form.is_valid() and not wrong and _completed(desk, application, form, typed):
            return desk.go(
                desk.address("application", application.pk), _("It is written down.")
            )  # fmt: skip
    fields = asking.fields_of(JOIN, asked, typed, {}, wrong).wanted
    context = {"application": application, "form": form, "facts": fields}
    return desk.show("facts", context, 422 if sent else 200)


def _unread(typed: dict[str, Any]) -> dict[str, Line]:
    """What cannot be read of the facts, by name."""
    try:
        JOIN.facts.load(typed)
    except Unfit as error:
        return dict(error.lines)
    return {}


def _completed(
    desk: Desk, application: Application, form: Telling, typed: dict[str, Any]
) -> bool:  # fmt: skip
    told = form.cleaned_data
    whole = actions.Told(told["applied_on"], told.get("category", ""), typed, told["note"])
    try:
        with transaction.atomic():
            actions.complete(application, whole, by=desk.request.user, on=desk.on)
    except ValidationError as error:
        put(form, error)
        return False
    return True


@kept
def proposers(desk: Desk, application_pk: int) -> HttpResponse:
    """Who proposes her, chosen from the members."""
    application = _row(desk, application_pk)
    here = desk.address("application_proposers", application.pk)
    try:
        with transaction.atomic():
            if (chosen := desk.chosen("add")) is not None:
                actions.propose(application, desk.person(chosen), by=desk.request.user)
                return desk.go(here, _("It is written down."))
            if (chosen := desk.chosen("out")) is not None:
                actions.take_out(application, desk.person(chosen), by=desk.request.user)
                return desk.go(here, _("It is written down."))
    except ValidationError as error:
        return desk.told(here, error)
    typed = clean(desk.request.POST.get("known", ""))[:120]
    there = associations.members_of(
        desk.body, Person.objects.visible_to(desk.request.user), desk.on
    ).exclude(pk=application.person_id)
    found = people.search(there, typed, [desk.body.homenet]) if typed else there
    context = {
        "application": application, "proposers": proposers_of(desk, application), "typed": typed,
        "leaf": people.leaf(found, size=MOST_FOUND),
    }  # fmt: skip
    context["there"] = {one.person_id for one in context["proposers"]}
    return desk.show("proposers", context)
