"""The steps of a registration, each its own page: what is in order is saved when she leaves it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from associations.actions import cases as actions
from associations.actions.documents import MOST_PAGES, keep_pages, take_out_page
from associations.forms.registration import AssociationCard, Check, Meeting, Need
from associations.forms.registration_fields import Step as StepForm
from associations.forms.registration_offices import Offices
from associations.models import Document
from associations.queries import cases
from associations.queries.constitutions import symbol_of
from associations.rules.checking import missing_in, slips_of
from associations.rules.checklist import Weight, may_be_sent
from associations.rules.model_constitutions import models
from associations.rules.signing import Signatories
from associations.views.registration_desk import ORDER, Desk, a_page, opened
from associations.vocabulary.cases import DocumentKind, Step
from hnsa.core.saying import shown, text_of
from members.models import Body

Made = Callable[[Any], StepForm]  # a form of what was posted, or of what stands (None)


def _step(
    desk: Desk, step: Step, made: Made, *, keep: Callable[[StepForm], None] | None = None,
    more: Callable[[], dict[str, Any]] = dict,
) -> HttpResponse:  # fmt: skip
    """Show a step, or keep what is in order and go where the pressed button leads."""
    request = desk.request
    if not request.POST.get("do"):
        return desk.show(step, {"form": made(None), **more()})
    form = made(request.POST)
    valid, told = form.is_valid(), form.told()
    try:
        actions.write(desk.case, told, by=request.user, at=desk.at)
        if keep is not None:
            with transaction.atomic():  # photos that are none do not undo what was typed
                keep(form)
    except ValidationError as error:
        form.add_error(None, error.messages)
        valid = False
    if valid:
        return desk.go(step)
    desk = opened(request, desk.body.pk)  # as it stands now
    return desk.show(step, {"form": form, **more()}, status=422)


@a_page
def need(desk: Desk) -> HttpResponse:
    """Who asked, why; and whether an association that is near would do."""

    def made(told: Any) -> Need:
        return Need(told, initial=Need.stands(desk.case), on=desk.on)

    trades = list(desk.body.association.trades)
    near = cases.near_with_trade(desk.body, trades, desk.request.user)
    return _step(desk, Step.NEED, made, more=lambda: {"near": near, "trades": trades})


@a_page
def association(desk: Desk) -> HttpResponse:
    """Names, place, work, and what it is for."""

    def made(told: Any) -> AssociationCard:
        stands = AssociationCard.stands(desk.body, desk.name)
        return AssociationCard(told, initial=stands, body=desk.body, on=desk.on)

    before = (desk.body.place_id, list(desk.body.association.trades))
    answer = _step(desk, Step.ASSOCIATION, made)
    if answer.status_code != 302 or desk.request.POST.get("do") != "next":
        return answer
    now = opened(desk.request, desk.body.pk)
    trades = list(now.body.association.trades)
    if (now.body.place_id, trades) == before or now.case.not_joining:
        return answer
    if not cases.near_with_trade(now.body, trades, desk.request.user):
        return answer
    messages.info(
        desk.request, _("There are associations near with the same work. Look at them first.")
    )
    return redirect(now.url(Step.NEED))


@a_page
def constitution(desk: Desk) -> HttpResponse:
    """Where the constitution stands: its model, what is to be mended, what it is silent on."""
    if desk.request.POST.get("do"):
        return desk.go(Step.CONSTITUTION)
    whole, symbol = desk.whole, symbol_of(desk.body)
    context: dict[str, Any] = {"whole": whole, "articles": 0}
    law = whole.law
    if whole.constitution is not None and law is not None:
        model = models().get(whole.constitution.model)
        context |= {
            "draft": whole.constitution,
            "articles": len(law.articles),
            "model": text_of(model.name) if model else "",
            "slips": [
                {"article": one.article, "words": shown(one.line, symbol)} for one in slips_of(law)
            ],
            "unread": whole.unread,
            "silent": [text_of(one.words) for one in missing_in(law)],
        }
    return desk.show(Step.CONSTITUTION, context)


@a_page
def offices(desk: Desk) -> HttpResponse:
    """Who holds which office, and who signs for the money."""

    def made(told: Any) -> Offices:
        stands = Offices.stands(desk.whole)
        return Offices(told, initial=stands, whole=desk.whole, on=desk.on)

    def keep(form: Any) -> None:
        held = [one.post for one in desk.whole.offices if one.signs]
        actions.set_offices(
            desk.case, form.chosen(), form.cleaned_data.get("signing", held),
            by=desk.request.user, at=desk.at,
        )  # fmt: skip

    def more() -> dict[str, Any]:
        law = desk.whole.law
        rules = law.of(Signatories) if law is not None else ()
        return {
            "founders": len(desk.whole.founders),
            "signing_rules": [
                {"article": law.number_of(rule) if law else "", "words": shown(rule.says())}
                for rule in rules
            ],
        }

    return _step(desk, Step.OFFICES, made, keep=keep, more=more)


@a_page
def meeting(desk: Desk) -> HttpResponse:
    """Day, place, votes, and the minutes as text or as photos."""
    request = desk.request

    def made(told: Any) -> Meeting:
        return Meeting(told, initial=Meeting.stands(desk.case), on=desk.on)

    def keep(_form: StepForm) -> None:
        page = request.POST["do"].removeprefix("out:")
        if page.isdecimal():
            take_out_page(desk.case, int(page[:18]), by=request.user)
        files = request.FILES.getlist("pages")
        if files:
            keep_pages(desk.case, files, by=request.user, at=desk.at)

    def more() -> dict[str, Any]:
        return {"pages": pages_of(desk.body), "most": MOST_PAGES}

    return _step(desk, Step.MEETING, made, keep=keep, more=more)


def pages_of(body: Body) -> list[Document]:
    """The kept pages of the minutes."""
    return list(Document.objects.filter(body=body, kind=DocumentKind.MINUTES).order_by("pk"))


@a_page
def check(desk: Desk) -> HttpResponse:
    """The check-list by step, what makes an association, possible doubles; and then: send."""

    def made(told: Any) -> Check:
        return Check(told, initial=Check.stands(desk.case), on=desk.on)

    def more() -> dict[str, Any]:
        return {
            "by_step": _by_step(opened(desk.request, desk.body.pk)),
            "doubles": _doubles(desk),
            "ready": may_be_sent(desk.points),
        }

    if desk.request.POST.get("do") == "send":
        told = made(desk.request.POST).told()
        try:
            actions.write(desk.case, told, by=desk.request.user, at=desk.at)
        except ValidationError as error:
            return desk.refused(error.messages)
        now = opened(desk.request, desk.body.pk)
        if may_be_sent(now.points):
            return redirect("registration_send", desk.body.pk)
        return now.show(Step.CHECK, {"form": made(desk.request.POST), **more(), "asked": True})
    return _step(desk, Step.CHECK, made, more=more)


def _by_step(desk: Desk) -> list[dict[str, Any]]:
    tones = {
        Weight.DONE: ("ok", "ok"), Weight.MISSING: ("stop", "stop"), Weight.REMARK: ("warn", "warn")
    }  # fmt: skip
    return [
        {
            **about,
            "points": [
                {"words": desk.words(one), "article": one.article, "tone": tones[one.weight][0],
                 "sign": tones[one.weight][1], "weight": str(one.weight)}
                for one in desk.points
                if one.step is step
            ],
        }
        for step, about in zip(ORDER, desk.steps(None), strict=True)
    ]  # fmt: skip


def _doubles(desk: Desk) -> list[dict[str, Any]]:
    """Those she may see with their names; of the others only that there is one."""
    people = [one.known.person for one in desk.whole.founders]
    found = cases.doubles_of(desk.case, people)
    visible = Body.objects.visible_to(desk.request.user).filter(
        pk__in=[one.body.pk for one in found]
    )
    seen = set(visible.values_list("pk", flat=True))
    return [
        {
            "body": one.body if one.body.pk in seen else None,
            "name": one.name,
            "founders": one.founders if one.body.pk in seen else 0,
        }
        for one in found
    ]
