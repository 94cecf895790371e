"""Registers about members: suspensions, voluntary work, statements of dues, incidents."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from associations.actions import dues_statements, incidents, suspensions, volunteers
from associations.forms import dues_statements as dues
from associations.forms.applications import day_of
from associations.forms.memberships import (
    EndingWork,
    Happening,
    Hours,
    Suspending,
    Volunteering,
    Why,
)
from associations.models import Incident, Suspension, Volunteer
from associations.queries import member_registers as queries
from associations.queries.constitutions import symbol_of
from associations.views.member_desk import Act, Desk, kept, looked_at, put
from members.access.rights import Verb


def _sent(desk: Desk) -> Any:
    return desk.request.POST if desk.request.method == "POST" else None


# --- suspensions ---------------------------------------------------------------------------------


@kept
def suspend(desk: Desk, person_pk: int) -> HttpResponse:
    """An organ has suspended her: her rights rest."""
    person = desk.person(person_pk)
    act = Act(
        desk, _("She is suspended"), _("Write down the suspension"),
        desk.address("membership", person.pk), who=person.full_name,
        form=Suspending(_sent(desk), on=desk.on, initial=day_of(desk.on) | {"ends_on": None}),
        lead=[_("She stays a member. What rests, and for how long at most, the articles say.")],
    )  # fmt: skip

    def done(told: dict[str, Any]) -> str:
        suspensions.suspend(
            person, desk.body, begins_on=told["begins_on"], ends_on=told["ends_on"],
            organ=told["organ"], why=told["why"], by=desk.request.user, override=act.override,
        )  # fmt: skip
        return _("The suspension is written down.")

    return act.answer(done)


@kept
def lift(desk: Desk, suspension_pk: int) -> HttpResponse:
    """A suspension is lifted: she has all rights again."""
    found: Suspension = desk.row(Suspension, suspension_pk)
    act = Act(
        desk, _("Is the suspension lifted?"), _("Write down that it is lifted"),
        desk.address("membership", found.person_id), who=found.person.full_name,
        form=Why(_sent(desk), on=desk.on), lead=[_("From today she has all rights again.")],
        stay=_("Let it stand"),
    )  # fmt: skip

    def done(told: dict[str, Any]) -> str:
        suspensions.lift(found, why=told["why"], on=desk.on, by=desk.request.user)
        return _("The suspension is lifted.")

    return act.answer(done)


# --- voluntary work ------------------------------------------------------------------------------


@looked_at
def work(desk: Desk) -> HttpResponse:
    """Who works voluntarily, beside dues or in their place, and how many hours."""
    rows = queries.work_of(desk.body, desk.request.user, desk.on)
    context = {
        "now": [one for one in rows if one.ends_on is None or one.ends_on > desk.on],
        "before": [one for one in rows if one.ends_on is not None and one.ends_on <= desk.on],
        "may_keep": desk.may(Verb.KEEP),
    }  # fmt: skip
    return desk.show("volunteers", context)


@kept
def volunteer(desk: Desk, person_pk: int) -> HttpResponse:
    """She begins voluntary work."""
    person = desk.person(person_pk)
    act = Act(
        desk, _("She works voluntarily"), _("Write it down"),
        desk.address("membership", person.pk), who=person.full_name,
        form=Volunteering(_sent(desk), on=desk.on, initial=day_of(desk.on)),
    )  # fmt: skip

    def done(told: dict[str, Any]) -> str:
        volunteers.begin(
            person, desk.body, work=told["work"], begins_on=told["begins_on"],
            instead_of_dues=told["instead_of_dues"], by=desk.request.user, on=desk.on,
        )  # fmt: skip
        return _("Her work is written down. Hours are added day by day.")

    return act.answer(done)


@kept
def hours(desk: Desk, volunteer_pk: int) -> HttpResponse:
    """Hours of one day."""
    found: Volunteer = desk.row(Volunteer, volunteer_pk)
    act = Act(
        desk, _("Hours of work"), _("Write the hours down"), desk.address("volunteers"),
        who=found.person.full_name, lead=[found.work],
        form=Hours(_sent(desk), on=desk.on, initial=day_of(desk.on)),
    )  # fmt: skip

    def done(told: dict[str, Any]) -> str:
        volunteers.add_hours(
            found, minutes=told["hours"], worked_on=told["worked_on"], note=told["note"],
            by=desk.request.user, on=desk.on,
        )  # fmt: skip
        return _("The hours are written down.")

    return act.answer(done)


@kept
def end_work(desk: Desk, volunteer_pk: int) -> HttpResponse:
    """Voluntary work ends."""
    found: Volunteer = desk.row(Volunteer, volunteer_pk)
    act = Act(
        desk, _("Does her work end?"), _("Write down that it ends"), desk.address("volunteers"),
        who=found.person.full_name, lead=[found.work],
        form=EndingWork(_sent(desk), on=desk.on, initial=day_of(desk.on)), stay=_("It goes on"),
    )  # fmt: skip

    def done(told: dict[str, Any]) -> str:
        volunteers.end(found, on=told["ends_on"], by=desk.request.user)
        return _("Her work has ended.")

    return act.answer(done)


# --- incidents -----------------------------------------------------------------------------------


@looked_at
def incident_list(desk: Desk) -> HttpResponse:
    """What was written down because a rule may ask for it."""
    context = {
        "rows": queries.incidents_of(desk.body, desk.request.user), "may_keep": desk.may(Verb.KEEP),
    }  # fmt: skip
    return desk.show("incidents", context)


@kept
def incident(desk: Desk, person_pk: int) -> HttpResponse:
    """Something happened that a rule may ask for."""
    person = desk.person(person_pk)
    act = Act(
        desk, _("What happened?"), _("Write it down"), desk.address("membership", person.pk),
        who=person.full_name, form=Happening(_sent(desk), on=desk.on, initial=day_of(desk.on)),
    )  # fmt: skip

    def done(told: dict[str, Any]) -> str:
        incidents.write_down(
            person, desk.body, what=told["what"], happened_on=told["happened_on"],
            text=told["text"], by=desk.request.user, on=desk.on,
        )  # fmt: skip
        return _("It is written down. Nothing follows by itself.")

    return act.answer(done)


@kept
def strike_out(desk: Desk, incident_pk: int) -> HttpResponse:
    """Something that was written down counts no more."""
    found: Incident = desk.row(Incident, incident_pk)
    act = Act(
        desk, _("Strike it out?"), _("Strike it out"), desk.address("membership", found.person_id),
        who=found.person.full_name, form=Why(_sent(desk), on=desk.on),
        lead=[found.text, _("It then counts no more. The row and the reason stay to be read.")],
        stay=_("Let it stand"),
    )  # fmt: skip

    def done(told: dict[str, Any]) -> str:
        incidents.strike_out(found, why=told["why"], on=desk.on, by=desk.request.user)
        return _("It is struck out.")

    return act.answer(done)


# --- statements of dues --------------------------------------------------------------------------


@kept
def dues_statement(desk: Desk) -> HttpResponse:
    """What each member owes, row by row, as the treasurer states it on a day."""
    rows = queries.owed_by(desk.body, desk.request.user, desk.on, after=_after(desk))
    form = dues.Stating(_sent(desk), on=desk.on, initial=day_of(desk.on))
    typed = dues.Rows(rows.shown, desk.request.POST if _sent(desk) else None)
    context = {
        "form": form, "rows": typed.shown, "after": rows.after, "before": rows.before,
        "symbol": symbol_of(desk.body),
    }  # fmt: skip
    if desk.request.method != "POST":
        return desk.show("dues", context)
    if not form.is_valid() or typed.wrong:
        return desk.show("dues", context | {"wrong": typed.wrong}, 422)
    if not typed.owed:
        form.add_error(None, _("Write down for at least one member how many months she owes."))
        return desk.show("dues", context, 422)
    try:
        with transaction.atomic():
            number = dues_statements.state(
                desk.body, typed.owed, stated_on=form.cleaned_data["stated_on"],
                stated_by=form.cleaned_data["stated_by"], by=desk.request.user, at=desk.at,
                on=desk.on,
            )  # fmt: skip
    except ValidationError as error:
        put(form, error)
        return desk.show("dues", context, 422)
    said = ngettext(
        "What %(n)d member owes is written down.", "What %(n)d members owe is written down.", number
    )  # fmt: skip
    onward = f"?after={rows.after}" if rows.after else ""
    return desk.go(desk.address("dues_statements") + onward, said % {"n": number})


def _after(desk: Desk) -> int | None:
    typed = desk.request.GET.get("after", "")
    return int(typed[:15]) if typed.isascii() and typed.isdecimal() else None
