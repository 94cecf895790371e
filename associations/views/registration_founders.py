"""The founding members of a registration: added one by one, found, taken over, or as a list."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from associations.actions import founders
from associations.actions.women import Woman
from associations.forms import registration_lists as lists
from associations.forms.registration import FourFields
from associations.forms.registration_founders import shown_founders
from associations.queries.constitutions import symbol_of
from associations.views.registration_desk import Desk, a_page, opened
from associations.vocabulary.cases import Step
from hnsa.core.saying import shown
from hnsa.core.sending import once
from members.models import Body, Membership, Person
from members.queries import people
from members.rules.text import clean
from members.vocabulary.bodies import BodyKind
from members.vocabulary.country import country

MOST_FOUND = 20


@a_page
def page(desk: Desk) -> HttpResponse:
    """The list so far, and four fields to add one more."""
    request, do = desk.request, desk.request.POST.get("do")
    card = card_label(desk.body)
    if not do:
        return _shown(desk, FourFields(on=desk.on, card=card))
    form = FourFields(request.POST, on=desk.on, card=card)
    if form.is_empty and do != "add":
        return desk.go(Step.FOUNDERS)
    if form.is_valid() and _added(desk, form):
        return desk.go(Step.FOUNDERS)
    return _shown(desk, form, status=422)


def _added(desk: Desk, form: FourFields) -> bool:
    told = form.cleaned_data
    woman = Woman(
        name=told["name"], relative=told["relative"], number=told["number"], age=told["age"],
        phone=told["phone"],
    )  # fmt: skip
    try:
        with transaction.atomic():
            spell = founders.write_down(
                desk.case, woman, by=desk.request.user, at=desk.at, on=desk.on
            )
    except ValidationError as error:
        for name, said in getattr(error, "error_dict", {NON_FIELD_ERRORS: error.messages}).items():
            form.add_error(None if name == NON_FIELD_ERRORS else name, said)
        return False
    messages.success(desk.request, _("%(name)s is on the list.") % {"name": spell.person.full_name})
    return True


def card_label(body: Body) -> str:
    of = country(body.homenet.code)
    return _("%(card)s number") % {"card": _(of.document(of.default_document).label)}


def _shown(desk: Desk, form: FourFields, *, status: int = 200) -> HttpResponse:
    whole, symbol = desk.whole, symbol_of(desk.body)
    founding = whole.filled.founding
    asks = [shown(one.sentence, symbol) for one in founding.grounds] if founding else []
    context = {
        "form": form, "founders": shown_founders(whole.founders, symbol),
        "fit": sum(not one.refused for one in whole.founders), "all": len(whole.founders),
        "asks": asks,
        "may_take_over": _lists(desk).exists(),
    }  # fmt: skip
    return desk.show(Step.FOUNDERS, context, status=status)


@a_page
def find(desk: Desk) -> HttpResponse:
    """Find her in the register, as far as the facilitator sees it; typed words travel by POST."""
    request = desk.request
    typed, do = clean(request.POST.get("known", ""))[:120], request.POST.get("do", "")
    if do.startswith("take:") and do[5:].isdecimal():
        try:
            with transaction.atomic():
                spell = founders.take(desk.case, int(do[5:23]), by=request.user, at=desk.at)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            said = _("%(name)s is on the list.") % {"name": spell.person.full_name}
            messages.success(request, said)
            return redirect("registration_founders", desk.body.pk)
    there = Membership.objects.filter(body=desk.body, ends_on=None).values_list("person", flat=True)
    seen = Person.objects.visible_to(request.user).filter(homenet=desk.case.homenet_id)
    found = people.search(seen, typed, [desk.body.homenet]) if typed else seen.none()
    context = {
        "body": desk.body, "name": desk.name, "typed": typed, "asked": bool(typed),
        "leaf": people.leaf(found, size=MOST_FOUND), "there": set(there),
    }  # fmt: skip
    return render(request, "associations/registration/find.html", context)


def _lists(desk: Desk) -> Any:
    """Organisations whose women she sees, and may take over."""
    return Body.objects.visible_to(desk.request.user).filter(
        kind=BodyKind.ORGANISATION, homenet=desk.case.homenet_id
    )


@a_page
def take_over(desk: Desk) -> HttpResponse:
    """The women of a list that was brought in become founding members."""
    request = desk.request
    origins = list(_lists(desk).order_by("name")[:200])
    chosen = request.POST.get("origin", "")
    wrong = ""
    if request.POST.get("do") == "take_over":
        origin = next((one for one in origins if str(one.pk) == chosen), None)
        if origin is None:
            wrong = _("Please choose whose women they are.")
        else:
            try:
                with transaction.atomic():
                    many = founders.take_over(
                        desk.case, origin, by=request.user, at=desk.at, on=desk.on
                    )
            except (ValidationError, PermissionDenied) as error:
                wrong = " ".join(getattr(error, "messages", [str(error)]))
            else:
                messages.success(request, _taken(many))
                return redirect("registration_founders", desk.body.pk)
    context = {"body": desk.body, "name": desk.name, "origins": origins, "chosen": chosen,
               "wrong": wrong}  # fmt: skip
    return render(
        request, "associations/registration/take_over.html", context, status=422 if wrong else 200
    )


def _taken(many: int) -> str:
    if not many:
        return _("All of them are on the list already.")
    return ngettext(
        "%(n)d founding member was added.", "%(n)d founding members were added.", many
    ) % {"n": many}


@a_page
def paste(desk: Desk) -> HttpResponse:
    """A whole list: lines that are clear are written down, the others come back to be mended."""
    request = desk.request
    if request.POST.get("do") != "add":
        return _pasted(desk, lists.Pasted(on=desk.on))
    form = lists.Pasted(request.POST, request.FILES, on=desk.on)
    if not form.is_valid():
        return _pasted(desk, form, status=422)
    try:
        rows = lists.read(form.cleaned_data, desk.body, desk.on)
    except ValidationError as error:
        form.add_error("file" if form.cleaned_data.get("file") else "lines", error.messages)
        return _pasted(desk, form, status=422)

    def write(woman: Woman) -> None:
        with transaction.atomic():
            founders.write_down(desk.case, woman, by=request.user, at=desk.at, on=desk.on)

    done, back = lists.write_all(rows, write)
    if not rows:
        form.add_error("lines", _("No woman is found in these lines."))
        return _pasted(desk, form, status=422)
    if done:
        messages.success(request, _taken(done))
    if not back:
        return redirect("registration_founders", desk.body.pk)
    again = lists.Pasted(initial={"lines": "\n".join(one.written for one in back)}, on=desk.on)
    return _pasted(desk, again, back=back)


def _pasted(
    desk: Desk, form: lists.Pasted, *, back: list[lists.Row] | None = None, status: int = 200
) -> HttpResponse:
    context = {"body": desk.body, "name": desk.name, "form": form, "back": back or []}
    return render(desk.request, "associations/registration/paste.html", context, status=status)


@login_required
@require_http_methods(["GET", "POST"])
@once
def leave_out(request: HttpRequest, pk: int, membership: int) -> HttpResponse:
    """Take her off the list, after asking; her record stays."""
    desk = opened(request, pk)
    spells = Membership.objects.visible_to(request.user).select_related("person")
    spell = get_object_or_404(spells, pk=membership)
    if not desk.is_open or spell.body_id != pk or spell.ends_on is not None:
        return redirect("registration", pk)
    if request.POST.get("do") == "leave_out":
        try:
            with transaction.atomic():
                founders.leave_out(desk.case, spell.pk, by=request.user, at=desk.at)
        except ValidationError as error:
            return desk.refused(error.messages)
        said = _("%(name)s is not on the list any more.") % {"name": spell.person.full_name}
        messages.success(request, said)
        return redirect("registration_founders", pk)
    context = {"body": desk.body, "name": desk.name, "spell": spell}
    return render(request, "associations/registration/leave_out.html", context)
