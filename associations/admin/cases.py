"""Registration cases in the office: all on one page, and the verbs that decide them."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from associations.actions import cases as actions
from associations.admin.acting import act, sent, sent_once
from associations.admin.filters import DistrictFilter, HomeNetFilter
from associations.forms import case_page
from associations.forms.examining import GiveBack, Refuse, Register
from associations.models import Case
from associations.queries import case_differences, examining
from associations.queries.cases import Whole, whole
from associations.rules.checklist import may_be_sent, points
from associations.vocabulary.cases import CASE_STATES, WAITING_STATES, CaseState
from hnsa.core import clock
from hnsa.core.admin import site
from hnsa.core.saying import text_of
from hnsa.core.templatetags.look import chip
from members.access.rights import Verb, may_at
from members.admin.base import ReadOnly, ScopedAdmin

CHIPS = {
    CaseState.DRAFT: ("flat", "half"), CaseState.SENT: ("wait", "wait"),
    CaseState.RETURNED: ("warn", "warn"), CaseState.REGISTERED: ("ok", "ok"),
    CaseState.REFUSED: ("stop", "stop"), CaseState.APPEALED: ("wait", "wait"),
    CaseState.DROPPED: ("flat", "cross"),
}  # fmt: skip


def state_chip(state: str, box: bool = False) -> SafeString:
    """The state of a case: icon, word and colour."""
    return chip(*CHIPS[CaseState(state)], text_of(CASE_STATES[CaseState(state)]), box)


@admin.register(Case, site=site)
class CaseAdmin(ReadOnly, ScopedAdmin):
    """The registrations, those that wait for a decision first."""

    list_display = ("name_linked", "state_shown", "sent", "place", "facilitator", "opened_by")
    list_display_links = None
    list_filter = ("state", HomeNetFilter, DistrictFilter)
    list_select_related = ("body__place", "body__parent", "opened_by")
    search_fields = ("body__name", "body__name_native", "number", "body__code")
    search_help_text = _("A part of the name in any script, or PK-2026-00017.")
    change_list_template = "admin/associations/change_list.html"
    empty = _("A facilitator begins a registration on her pages; when she sends it, it is here.")

    def get_ordering(self, request: HttpRequest) -> tuple[Any, ...]:
        return (examining.WAITING_FIRST, "sent_at", "-id")

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        number = examining.counts(Case.objects.visible_to(request.user), "state")
        totals = [
            {"value": state, "words": text_of(words), "number": number[state]}
            for state, words in CASE_STATES.items()
            if state in number
        ]
        extra = {"totals": totals, "totals_of": "state__exact",
                 "chosen": request.GET.get("state__exact", "")}  # fmt: skip
        return super().changelist_view(request, {**extra, **(extra_context or {})})

    def get_urls(self) -> list[URLPattern]:
        verbs = (("return", self.give_back), ("register", self.register), ("refuse", self.refuse))
        own = [
            path(f"<int:pk>/{word}/", sent_once(self.admin_site, view),
                 name=f"associations_case_{word}")
            for word, view in verbs
        ]  # fmt: skip
        return [*own, *super().get_urls()]

    # --- the page ------------------------------------------------------------------------------

    @method_decorator(require_safe)
    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Everything on one page."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        case = self._case(request, object_id)
        found = whole(case, on=clock.today(), doubles=True, user=request.user)
        since = case_differences.sent_before(case)
        sees_history = may_at(request.user, Verb.SEE_HISTORY, case.body)
        differs = (
            case_differences.differences(case, since, request.user)
            if since is not None and sees_history
            else None
        )
        remarks = list(case.remarks.select_related("by"))
        context = {
            **self._context(request, case, str(case.body.name)),
            "whole": found,
            "steps": case_page.steps_of(found, remarks, differs),
            "differs": differs,
            "card": case_page.card_of(found),
            "founders": case_page.founders_of(found),
            "more_founders": max(0, len(found.founders) - case_page.LISTED),
            "offices": case_page.offices_of(found),
            "papers": case_page.papers_of(case.account_papers),
            "constitution": case_page.constitution_of(found, differs),
            "doubles": case_page.doubles_of(found.doubles),
            "complete": may_be_sent(points(found.filled)),
            "sees_history": sees_history,
            "may_act": may_at(request.user, Verb.REGISTER, case.body),
        }
        return render(request, "admin/associations/case/page.html", context)

    def _case(self, request: HttpRequest, pk: Any) -> Case:
        case: Case = self.get_object(request, str(pk))
        return case

    def get_object(self, request: HttpRequest, object_id: str, from_field: Any = None) -> Any:
        self_related = Case.objects.select_related(
            "body__homenet", "body__parent", "body__place", "body__association", "opened_by",
            "sent_by", "decided_by",
        )  # fmt: skip
        found = super().get_object(request, object_id, from_field)
        return self_related.get(pk=found.pk)

    def _context(self, request: HttpRequest, case: Case, title: str) -> dict[str, Any]:
        return {
            **self.admin_site.each_context(request), "opts": self.opts, "title": title,
            "case": case, "body": case.body, "original": case,
            "state": state_chip(case.state, box=True),
            "waits": case.state in WAITING_STATES,
            "days": examining.days_waited(case, clock.now()),
            "promised": examining.PROMISED_DAYS,
        }  # fmt: skip

    # --- the verbs -----------------------------------------------------------------------------

    def give_back(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Return it with remarks, each at its step."""
        case, found = self._for_decision(request, pk)
        form = GiveBack(*sent(request))

        def do(form: GiveBack) -> str:
            actions.give_back(case, form.remarks(), by=request.user, at=clock.now())
            return gettext("It is returned. %(who)s sees the remarks on her steps.") % {
                "who": case.opened_by
            }

        title = gettext("Return with remarks: %s") % case.body
        return self._act(request, case, found, form, do, "return", title)

    def register(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Register it; where the check-list is not complete only with a reason on the record."""
        case, found = self._for_decision(request, pk)
        complete = may_be_sent(points(found.filled))
        if not complete and not may_at(request.user, Verb.OVERRIDE, case.body):
            complete = True  # nothing to write; the action says what is missing
        form = Register(*sent(request), complete=complete)

        def do(form: Register) -> str:
            done = actions.register(
                case, by=request.user, at=clock.now(), on=clock.today(),
                override=form.cleaned_data.get("override", ""),
            )  # fmt: skip
            return gettext("Registered as %(number)s.") % {"number": done.number}

        title = gettext("Register: %s") % case.body
        return self._act(request, case, found, form, do, "register", title)

    def refuse(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Refuse it, with the reason that the founders read."""
        case, found = self._for_decision(request, pk)
        form = Refuse(*sent(request))

        def do(form: Refuse) -> str:
            actions.refuse(
                case, reason=form.cleaned_data["reason"], by=request.user, at=clock.now()
            )
            return gettext("It is refused. The founders read the reason, and may appeal.")

        return self._act(
            request, case, found, form, do, "refuse", gettext("Refuse: %s") % case.body
        )

    def _for_decision(self, request: HttpRequest, pk: int) -> tuple[Case, Whole]:
        """The case and all that is in it, for somebody who may decide. 404 before 403."""
        case = self._case(request, pk)
        if not may_at(request.user, Verb.REGISTER, case.body):
            raise PermissionDenied(_("Your posting does not allow this here."))
        return case, whole(case, on=clock.today(), doubles=True, user=request.user)

    def _act(
        self, request: HttpRequest, case: Case, found: Whole, form: Any,
        do: Callable[[Any], str], verb: str, title: str,
    ) -> HttpResponse:  # fmt: skip
        context = {
            **self._context(request, case, title),
            "verb": verb,
            "steps": case_page.steps_of(found, [], None),
            "doubles": case_page.doubles_of(found.doubles),
            "complete": may_be_sent(points(found.filled)),
        }
        back = reverse("admin:associations_case_change", args=[case.pk])
        template = f"admin/associations/case/{verb}.html"
        return act(request, form, do, template=template, context=context, back=back)

    # --- the list ------------------------------------------------------------------------------

    @admin.display(description=_("association"))
    def name_linked(self, case: Case) -> str:
        return format_html(
            '<a href="{}">{}</a> <bdi class="r-own">{}</bdi> <bdi dir="ltr">{}</bdi>',
            reverse("admin:associations_case_change", args=[case.pk]),
            case.body.name, case.body.name_native, case.number,
        )  # fmt: skip

    @admin.display(description=_("state"), ordering="state")
    def state_shown(self, case: Case) -> str:
        return state_chip(case.state)

    @admin.display(description=_("sent"), ordering="sent_at")
    def sent(self, case: Case) -> str:
        if case.sent_at is None:
            return "–"
        day = date_format(case.sent_at, "j M Y")
        if case.state not in WAITING_STATES:
            return day
        days = examining.days_waited(case, clock.now())
        told = ngettext("%(n)d day", "%(n)d days", days) % {"n": days}
        late = days > examining.PROMISED_DAYS
        mark = chip("warn", "warn", told) if late else chip("wait", "wait", told)
        return format_html("<time>{}</time> {}", day, mark)

    @admin.display(description=_("place"))
    def place(self, case: Case) -> str:
        return str(case.body.place or "–")

    @admin.display(description=_("facilitated by"))
    def facilitator(self, case: Case) -> str:
        return str(case.body.parent or "–")
