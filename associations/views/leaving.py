"""A member leaves: gives notice, takes it back, has died, or goes over to another association."""

from typing import Any

from django.http import HttpResponse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from associations.actions import departures, resignations
from associations.forms import asking
from associations.forms.applications import day_of
from associations.forms.memberships import Dying, GivingNotice, Naming, Settling, Transferring
from associations.forms.panels import panel_of
from associations.models import Resignation
from associations.queries import membership
from associations.queries import resignations as queries
from associations.queries.applications import Judged, first_category, law_on
from associations.rules.asked_of_members import LEAVE, PAID_OUT
from associations.views.member_desk import Act, Desk, kept
from hnsa.law.blanks import Unfit
from hnsa.law.words import Line
from members.access.rights import Verb, may_at
from members.models import Body


def _sent(desk: Desk) -> Any:
    return desk.request.POST if desk.request.method == "POST" else None


@kept
def resign(desk: Desk, person_pk: int) -> HttpResponse:
    """She says that she leaves; the articles then tell when."""
    person = desk.person(person_pk)
    form = GivingNotice(_sent(desk), on=desk.on, initial=day_of(desk.on))
    act = Act(
        desk, _("She leaves"), _("Write it down"), desk.address("membership", person.pk),
        who=person.full_name, form=form,
        lead=[_("Leaving is her own will and needs no reason. The next page says from which day.")],
    )  # fmt: skip

    def done(told: dict[str, Any]) -> str:
        found = resignations.give_notice(
            person, desk.body, gave_notice_on=told["gave_notice_on"], words=told["words"],
            handed_over=told["handed_over"], by=desk.request.user, at=desk.at, on=desk.on,
        )  # fmt: skip
        act.back = desk.address("resignation", found.pk)
        return _("It is written down that she leaves. This is what the articles say of it.")

    return act.answer(done)


@kept
def resignation(desk: Desk, resignation_pk: int) -> HttpResponse:
    """When a resignation takes effect, what is still asked for, and that it takes effect."""
    found: Resignation = desk.row(Resignation, resignation_pk)
    back = desk.address("membership", found.person_id)
    if found.ends_on is not None or found.taken_back_on is not None:
        return desk.go(back)
    form = Settling(
        _sent(desk), on=desk.on,
        initial={
            "accepted_on": found.accepted_on,
            "handed_over": {True: "yes", False: "no", None: ""}[found.handed_over],
        },
    )  # fmt: skip
    law = law_on(desk.body, found.gave_notice_on)
    typed = asking.typed_in(LEAVE, desk.request.POST) if _sent(desk) else {}
    known = queries.known(desk.body, found.person, desk.on)
    asked = queries.asked_for(law, LEAVE) if law else set()
    typed = {name: typed[name] for name in typed if name in asked}
    wrong, judged = _leaving(desk, found, typed)
    fields = asking.fields_of(LEAVE, asked, typed, known, wrong).wanted
    act = Act(
        desk, _("When does her resignation take effect?"), _("Let it take effect"), back,
        who=found.person.full_name, form=form, facts=fields,
        lead=[_("She gave notice on %(day)s.") % {"day": date_format(found.gave_notice_on)}],
        panel=panel_of(judged.verdict, desk.body) if judged else None,
        also=[("settle", _("Only write down what is known"))],
    )  # fmt: skip
    if wrong:
        return act.show(status=422)

    def done(told: dict[str, Any]) -> str:
        resignations.settle(
            found, accepted_on=told["accepted_on"], handed_over=told["handed_over"],
            by=desk.request.user, on=desk.on,
        )  # fmt: skip
        if desk.do == "settle":
            act.back = desk.address("resignation", found.pk)
            return _("It is written down.")
        ended = resignations.take_effect(
            found, told=typed, by=desk.request.user, on=desk.on, override=act.override
        )
        day = date_format(ended.ends_on) if ended.ends_on else ""
        return _("Her membership ends on %(day)s.") % {"day": day}

    return act.answer(done)


def _leaving(
    desk: Desk, found: Resignation, typed: dict[str, Any]
) -> tuple[dict[str, Line], Judged | None]:
    try:
        return {}, queries.leaving(found, on=desk.on, told=typed)
    except Unfit as error:
        return dict(error.lines), None


@kept
def take_back(desk: Desk, resignation_pk: int) -> HttpResponse:
    """She stays after all."""
    found: Resignation = desk.row(Resignation, resignation_pk)
    act = Act(
        desk, _("Does she stay?"), _("Write down that she stays"),
        desk.address("membership", found.person_id), who=found.person.full_name,
        lead=[_("Her membership runs on as if she had not given notice.")],
        stay=_("No, she leaves"),
    )  # fmt: skip

    def done(told: dict[str, Any]) -> str:
        resignations.take_back(found, by=desk.request.user, on=desk.on)
        return _("She has taken it back and stays a member.")

    return act.answer(done)


@kept
def death(desk: Desk, person_pk: int) -> HttpResponse:
    """She has died. Whom she has named is shown, and what the articles say is paid out."""
    person = desk.person(person_pk)
    nominee = membership.whole(desk.body, person, desk.request.user).nominee
    paid = queries.paid_out(desk.body, person, on=desk.on, died_on=desk.on, told={})
    named = (
        _("She has named %(name)s (%(relation)s).")
        % {"name": nominee.name, "relation": nominee.relation or "–"}
        if nominee
        else _("She has named nobody to receive what is hers.")
    )
    act = Act(
        desk, _("She has died"), _("Write down that she has died"),
        desk.address("membership", person.pk), who=person.full_name,
        form=Dying(_sent(desk), on=desk.on),
        lead=[
            _("Her membership here, her offices and her work end with that day; her record stays."),
            named,
        ],
        panel=panel_of(paid.verdict, desk.body) if paid and paid.verdict.grounds else None,
    )  # fmt: skip

    def done(told: dict[str, Any]) -> str:
        departures.die(
            person, desk.body, died_on=told["died_on"], by=desk.request.user, on=desk.on
        )  # fmt: skip
        return _("It is written down. %(named)s") % {"named": named}

    return act.answer(done)


@kept
def nominee(desk: Desk, person_pk: int) -> HttpResponse:
    """Whom she names to receive what is hers when she dies."""
    person = desk.person(person_pk)
    law = law_on(desk.body, desk.on)
    said = [one for one, _method in law.speaking(PAID_OUT)] if law else []
    act = Act(
        desk, _("Whom does she name?"), _("Write it down"), desk.address("membership", person.pk),
        who=person.full_name, form=Naming(_sent(desk), on=desk.on, initial=day_of(desk.on)),
        lead=[_("The last one whom she names counts. She may name somebody else at any time.")],
        panel=_on_death(desk, person) if said else None,
    )  # fmt: skip

    def done(told: dict[str, Any]) -> str:
        departures.name_nominee(
            person, desk.body, name=told["name"], relation=told["relation"],
            named_on=told["named_on"], by=desk.request.user, on=desk.on,
        )  # fmt: skip
        return _("%(name)s is named.") % {"name": told["name"]}

    return act.answer(done)


def _on_death(desk: Desk, person: Any) -> Any:
    paid = queries.paid_out(desk.body, person, on=desk.on, died_on=desk.on, told={})
    return panel_of(paid.verdict, desk.body) if paid else None


@kept
def transfer(desk: Desk, person_pk: int) -> HttpResponse:
    """She goes over to another association of the same HomeNet."""
    person = desk.person(person_pk)
    there = {
        str(one.pk): one
        for one in membership.others(desk.body, Body.objects.visible_to(desk.request.user))
        if may_at(desk.request.user, Verb.ADOPT, one)
    }
    form = Transferring(
        _sent(desk), on=desk.on, associations=[(pk, one.name) for pk, one in there.items()],
        initial=day_of(desk.on),
    )  # fmt: skip
    act = Act(
        desk, _("She goes over to another association"), _("Write it down"),
        desk.address("membership", person.pk), who=person.full_name, form=form,
        lead=[
            _("Her membership ends here and begins there. The articles there judge it.")
            if there else _("You see no other association of this HomeNet to which she could go.")
        ],
    )  # fmt: skip

    def done(told: dict[str, Any]) -> str:
        to = there[told["to"]]
        category = first_category(law_on(to, told["transferred_on"]))
        departures.transfer(
            person, desk.body, to, transferred_on=told["transferred_on"], category=category,
            by=desk.request.user, on=desk.on, override=act.override,
        )  # fmt: skip
        return _("She is a member of %(name)s now.") % {"name": to.name}

    return act.answer(done)
