"""Associations in the office: a list to find them in, their plain facts, later registrations."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.formats import date_format, localize
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from associations.actions import authorities, cards
from associations.admin.acting import act, sent, sent_once
from associations.admin.filters import DistrictFilter, HomeNetFilter
from associations.forms.examining import WithAuthority
from associations.models import Association, Case, Document, Office
from associations.models.association import STAGES
from associations.queries import examining
from associations.vocabulary.life import Stage
from hnsa.core import clock
from hnsa.core.admin import site
from hnsa.core.templatetags.look import chip
from members.access.rights import Verb, may_at
from members.admin.base import ChoiceOfPlace, ScopedAdmin, districts
from members.models import Person, Place, Registration
from members.queries import changes

CHIPS = {
    Stage.FORMING: ("flat", "half"), Stage.FOUNDED: ("wait", "half"), Stage.ASKED: ("wait", "wait"),
    Stage.REGISTERED: ("ok", "ok"), Stage.ENDED: ("flat", "cross"),
}  # fmt: skip


class AssociationForm(forms.ModelForm):
    """The plain facts: names, place, area, work. All else is changed by verbs."""

    user: Any = None  # whose districts are offered
    name = forms.CharField(label=_("Name"), max_length=200)
    name_native = forms.CharField(label=_("Name in own script"), max_length=200, required=False)
    place = ChoiceOfPlace(queryset=Place.objects.none(), label=_("Place"), required=False)

    class Meta:
        model = Association
        fields = ("area", "trades")

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        body = self.instance.body
        own = Place.objects.filter(pk=body.place_id)
        self.fields["place"].queryset = (districts(self.user) | own).distinct()
        for name, value in (("name", body.name), ("name_native", body.name_native),
                            ("place", body.place_id)):  # fmt: skip
            self.initial.setdefault(name, value)


@admin.register(Association, site=site)
class AssociationAdmin(ScopedAdmin):
    """Found by a part of the name in any script, by code or number; founded on pages only."""

    form = AssociationForm
    list_display = (
        "name_linked", "number", "stage_shown", "place", "facilitator", "counted", "registered",
    )  # fmt: skip
    list_display_links = None
    list_filter = ("stage", HomeNetFilter, DistrictFilter)
    list_select_related = ("body__place", "body__parent", "body__case")
    search_fields = ("body__name", "body__name_native", "body__code", "body__case__number")
    search_help_text = _("A part of the name in any script, a code, or PK-2026-00017.")
    ordering = ("-body_id",)
    change_list_template = "admin/associations/change_list.html"
    change_form_template = "admin/associations/association/change_form.html"
    empty = _("A facilitator registers the first one on her pages.")
    fields = ("name", "name_native", "homenet_shown", "place", "area", "trades")
    readonly_fields = ("homenet_shown",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Association]:
        return examining.with_counted(super().get_queryset(request))

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # an association is founded with its case, on the pages

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return [(None, {"fields": self.fields})]

    def get_form(self, request: HttpRequest, obj: Any = None, **kw: Any) -> Any:
        """The form knows who asks, and so which places are offered."""
        form = super().get_form(request, obj, **kw)
        return type(form.__name__, (form,), {"user": request.user})

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("homenet_shown",)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        cards.correct(obj, form.cleaned_data, by=request.user)

    def view_on_site(self, obj: Association) -> str:
        return reverse("association", args=[obj.pk])

    def history_of(self, found: Association) -> list[changes.Change]:
        """What changed on the card, and on the body beside it."""
        both = [*changes.of_row(found), *changes.of_body(found.body)]
        return sorted(both, key=lambda one: one.at, reverse=True)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        number = examining.counts(Association.objects.visible_to(request.user), "stage")
        totals = [
            {"value": stage, "words": words, "number": number[stage]}
            for stage, words in STAGES
            if stage in number
        ]
        extra = {"totals": totals, "totals_of": "stage__exact",
                 "chosen": request.GET.get("stage__exact", "")}  # fmt: skip
        return super().changelist_view(request, {**extra, **(extra_context or {})})

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        association = self.get_object(request, object_id)
        user = request.user
        papers = Document.objects.visible_to(user).filter(body=association.pk)
        extra = {
            "stage": stage_chip(association.stage, box=True),
            "case": Case.objects.visible_to(user).filter(body=association.pk).first(),
            "offices": _offices(association, user),
            "papers": papers.select_related("uploaded_by").order_by("-id"),
            "registrations": Registration.objects.visible_to(user).filter(body=association.pk),
            "may_write_down": may_at(user, Verb.EDIT, association.body),
        }
        return super().change_view(request, object_id, form_url, {**extra, **(extra_context or {})})

    # --- registrations with authorities --------------------------------------------------------

    def get_urls(self) -> list[URLPattern]:
        own = path(
            "<int:pk>/authority/", sent_once(self.admin_site, self.authority),
            name="associations_association_authority",
        )  # fmt: skip
        return [own, *super().get_urls()]

    def authority(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Write down that an authority of the country has registered it."""
        association = self.get_object(request, str(pk))
        body = association.body
        if not may_at(request.user, Verb.EDIT, body):
            raise PermissionDenied(_("Your posting does not allow this here."))
        form = WithAuthority(*sent(request), request.FILES or None)

        def do(form: WithAuthority) -> str:
            told = dict(form.cleaned_data)
            file = told.pop("letter")
            authorities.write_down(
                body, authorities.Letter(**told), by=request.user, at=clock.now(),
                on=clock.today(), file=file,
            )  # fmt: skip
            return gettext("The registration is written down.")

        context = {
            **self.admin_site.each_context(request), "opts": self.opts, "body": body,
            "title": gettext("Registered with an authority: %s") % body,
        }  # fmt: skip
        back = reverse("admin:associations_association_change", args=[association.pk])
        template = "admin/associations/association/authority.html"
        return act(request, form, do, template=template, context=context, back=back)

    # --- the list ------------------------------------------------------------------------------

    @admin.display(description=_("name"), ordering="body__name")
    def name_linked(self, association: Association) -> str:
        return format_html(
            '<a href="{}">{}</a> <bdi class="r-own">{}</bdi>',
            reverse("admin:associations_association_change", args=[association.pk]),
            association.body.name, association.body.name_native,
        )  # fmt: skip

    @admin.display(description=_("number"))
    def number(self, association: Association) -> str:
        return format_html('<bdi dir="ltr">{}</bdi>', _case(association, "number") or "–")

    @admin.display(description=_("stage"), ordering="stage")
    def stage_shown(self, association: Association) -> str:
        return stage_chip(association.stage)

    @admin.display(description=_("place"))
    def place(self, association: Association) -> str:
        return str(association.body.place or "–")

    @admin.display(description=_("facilitated by"))
    def facilitator(self, association: Association) -> str:
        return str(association.body.parent or "–")

    @admin.display(description=_("members"))
    def counted(self, association: Any) -> str:
        return localize(association.counted or 0)

    @admin.display(description=_("registered on"))
    def registered(self, association: Association) -> str:
        day = _case(association, "registered_on")
        return date_format(day, "j M Y") if day else "–"


def stage_chip(stage: str, box: bool = False) -> Any:
    """The stage of an association: icon, word and colour."""
    return chip(*CHIPS[Stage(stage)], dict(STAGES)[Stage(stage)], box)


def _case(association: Association, name: str) -> Any:
    try:
        return getattr(association.body.case, name)
    except ObjectDoesNotExist:
        return None


def _offices(association: Association, user: Any) -> list[dict[str, Any]]:
    """Who holds or held which office; a woman whom safety hides is not named."""
    offices = list(Office.objects.filter(body=association.pk).order_by("-begins_on", "pk"))
    people = Person.objects.visible_to(user).filter(pk__in={one.person_id for one in offices})
    names = dict(people.values_list("pk", "full_name"))
    return [{"office": one, "name": names.get(one.person_id, "")} for one in offices]
