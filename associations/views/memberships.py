"""One woman in one association: the page of her membership, and who may become permanent."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from associations.actions import applications as actions
from associations.forms.applications import CHIPS
from associations.forms.panels import panel_of
from associations.models import Application
from associations.queries import applications, membership, standing, suspensions
from associations.queries.constitutions import symbol_of
from associations.rules.asked_of_members import PERMANENT
from associations.views.associations import head_of
from associations.views.member_desk import Desk, kept, looked_at
from associations.views.standing import panel_context
from associations.vocabulary.procedures import ApplicationState, Request
from hnsa.law.verdict import Answer
from members.access.rights import Verb
from members.models import Person


@looked_at
def page(desk: Desk, person_pk: int) -> HttpResponse:
    """Her spells here and what hangs on them, her standing on a day, and what may be done."""
    request, body = desk.request, desk.body
    person = desk.person(person_pk)
    whole = membership.whole(body, person, request.user)
    spell = whole.running(desk.on)
    leaving = next((one for one in whole.resignations if one.taken_back_on is None), None)
    context: dict[str, Any] = {
        **head_of(request, body, "association_members"),
        **panel_context(request, body, person, _day(desk)),
        "her": person, "whole": whole, "spell": spell, "today": desk.on,
        "applications": [(one, CHIPS[ApplicationState(one.state)]) for one in whole.applications],
        "suspensions": [(one, suspensions.runs(one, desk.on)) for one in whole.suspensions],
        "leaving": leaving if leaving and (leaving.ends_on is None or leaving.ends_on > desk.on)
        else None,
        "holds": [one for one in whole.offices if one.ends_on is None],
        "may_keep": desk.may(Verb.KEEP), "may_adopt": desk.may(Verb.ADOPT),
        "symbol": symbol_of(body), "may_apply": not person.is_deceased,
        "waits": any(one.state == ApplicationState.WAITING for one in whole.applications),
    }  # fmt: skip
    return desk.show("page", context)


def _day(desk: Desk) -> Any:
    """The day for which her standing is asked; today where none can be read."""
    try:
        return parse_date(desk.request.GET.get("on", "")) or desk.on
    except ValueError:
        return desk.on


@looked_at
def permanence(desk: Desk) -> HttpResponse:
    """Who may apply to become a permanent member, who may from which day, and who has applied."""
    seen = Person.objects.visible_to(desk.request.user)
    stands = [
        one
        for one in standing.of_members(desk.body, desk.on, seen)
        if one.says(PERMANENT) is not Answer.SILENT
    ]
    waiting = Application.objects.visible_to(desk.request.user).filter(
        body=desk.body, asks=Request.PERMANENT, state=ApplicationState.WAITING
    )  # fmt: skip
    applied = dict(waiting.values_list("person", "pk"))
    rows = [
        {"known": one.known, "panel": panel_of(one.answers[PERMANENT.code], desk.body),
         "application": applied.get(one.known.person)}
        for one in stands
    ]  # fmt: skip
    law = applications.law_on(desk.body, desk.on)
    context = {
        "entitled": [one for one in rows if one["panel"].tone == "ok"],
        "open": [one for one in rows if one["panel"].tone == "wait"],
        "later": [one for one in rows if one["panel"].tone == "stop" and one["panel"].next],
        "no_law": law is None, "may_keep": desk.may(Verb.KEEP), "silent": not rows,
    }  # fmt: skip
    return desk.show("permanence", context)


@kept
def ask_permanent(desk: Desk, person_pk: int) -> HttpResponse:
    """She applies to become a permanent member."""
    person = desk.person(person_pk)
    if desk.request.method != "POST":
        return desk.go(desk.address("permanence"))
    try:
        with transaction.atomic():
            found = actions.apply(
                person, desk.body, by=desk.request.user, at=desk.at, on=desk.on,
                asks=Request.PERMANENT,
            )  # fmt: skip
    except ValidationError as error:
        return desk.told(desk.address("permanence"), error)
    said = _("%(name)s has applied to become a permanent member.") % {"name": person.full_name}
    return desk.go(desk.address("application", found.pk), said)
