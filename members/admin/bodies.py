"""Organisations and HomeNets in the admin."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import IntegerField, OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import localize
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from hnsa.core.admin import site
from members.access.rights import Verb
from members.actions import bodies as actions
from members.admin.base import Facts, ReadOnly, ScopedAdmin, keep_place
from members.admin.exports import Exported, Organisations
from members.models import (
    Affiliation,
    Body,
    Contact,
    HomeNet,
    Organisation,
    Registration,
    ReportedFigure,
)
from members.queries import bodies as queries
from members.queries import changes
from members.vocabulary.bodies import BodyKind, Figure

CARD = ("kind", "basis", "facilitates", "tax_number")


class BodyForm(forms.ModelForm):
    """A body and its card of organisation, in one form."""

    kind_of_organisation = forms.ModelChoiceField(queryset=None, label=_("Kind"))
    basis = forms.ChoiceField(label=_("Member-based or support"))
    facilitates = forms.BooleanField(label=_("Facilitating organisation (KFP)"), required=False)
    tax_number = forms.CharField(label=_("Tax number"), required=False, max_length=40)

    class Meta:
        model = Body
        fields = (
            "name", "name_native", "homenet", "code", "parent", "status", "place", "address",
            "founded_on",
        )  # fmt: skip

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        keep_place(self)
        card = self._card()
        self.fields["kind_of_organisation"].queryset = Organisation._meta.get_field(
            "kind"
        ).remote_field.model.objects.all()
        self.fields["basis"].choices = Organisation._meta.get_field("basis").choices
        self.initial["kind_of_organisation"] = card.kind_id
        for name in CARD[1:]:
            self.initial.setdefault(name, getattr(card, name))
        if "code" in self.fields:
            self.fields["code"].required = False
            self.fields["code"].help_text = _("Short, for lists. Empty: made of the name.")

    def _card(self) -> Organisation:
        if self.instance.pk:
            found = Organisation.objects.filter(body=self.instance).first()
            if found:
                return found
        return Organisation()

    def card(self) -> Organisation:
        """The card with what the form says."""
        card = self._card()
        card.kind = self.cleaned_data["kind_of_organisation"]
        for name in CARD[1:]:
            setattr(card, name, self.cleaned_data[name])
        return card


class Registrations(Facts):
    model = Registration
    fk_name = "body"
    fields = ("authority", "number", "registered_on", "ends_on")


class Contacts(Facts):
    model = Contact
    fk_name = "body"
    fields = ("name", "role", "phone", "email")


class ReportedFigures(Facts):
    model = ReportedFigure
    fk_name = "body"
    fields = ("what", "number", "on", "source", "reported_by")


class Affiliations(Facts):
    model = Affiliation
    fk_name = "body"
    fields = ("to", "begins_on", "ends_on", "note")


@admin.register(Body, site=site)
class BodyAdmin(Exported, ScopedAdmin):
    """Organisations: what they are, what they report, to whom they belong."""

    form = BodyForm
    inlines = (ReportedFigures, Affiliations, Registrations, Contacts)
    resource_classes = (Organisations,)
    list_display = ("name_linked", "code", "kind_shown", "place", "counted", "reported", "status")
    list_display_links = None
    list_filter = ("status", "organisation__facilitates")
    list_select_related = ("organisation__kind", "place")
    search_fields = ("name", "name_native", "code")
    called = (_("organisation"), _("organisations"))
    empty = _("Write down the first organisation, or let a member list bring it.")
    fieldsets = (
        (None, {"fields": ("name", "name_native", "homenet", "code", "kind_of_organisation",
                           "basis", "facilitates", "parent", "status")}),
        (_("Where and since when"), {"fields": ("place", "address", "founded_on", "tax_number")}),
    )  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> QuerySet[Body]:
        latest = ReportedFigure.objects.filter(body=OuterRef("pk"), what=Figure.MEMBERS)
        reported = Subquery(
            latest.order_by("-on", "-id").values("number")[:1], output_field=IntegerField()
        )
        bodies = super().get_queryset(request).filter(kind=BodyKind.ORGANISATION)
        return queries.with_members(bodies).annotate(said=reported)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("homenet_shown",) if obj else ()

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kw: Any) -> Any:
        field = super().formfield_for_foreignkey(db_field, request, **kw)
        if db_field.name in ("homenet", "parent") and field is not None:
            field.widget.can_add_related = field.widget.can_change_related = False
        return field

    def save_model(self, request: HttpRequest, obj: Body, form: BodyForm, change: bool) -> None:
        actions.write(obj, form.card(), by=request.user)

    def view_on_site(self, obj: Body) -> str:
        return reverse("body", args=[obj.pk])

    def history_of(self, found: Body) -> list[changes.Change]:
        return changes.of_body(found)

    @admin.display(description=_("name"), ordering="name")
    def name_linked(self, body: Body) -> str:
        return format_html(
            '<a href="{}">{}</a> <bdi class="r-own">{}</bdi>',
            reverse("body", args=[body.pk]), body.name, body.name_native,
        )  # fmt: skip

    @admin.display(description=_("kind"))
    def kind_shown(self, body: Body) -> str:
        return str(body.organisation.kind)

    @admin.display(description=_("members counted"))
    def counted(self, body: Any) -> str:
        return localize(body.counted or 0)

    @admin.display(description=_("members reported"))
    def reported(self, body: Any) -> str:
        return "–" if body.said is None else localize(body.said)


@admin.register(HomeNet, site=site)
class HomeNetAdmin(ReadOnly, ScopedAdmin):
    """The eight national networks; what is true of their countries stands in files."""

    list_display = ("name_linked", "country")
    list_display_links = None
    list_select_related = ("body",)
    ordering = ("country",)
    fields = readonly_fields = ("body", "country")
    see = Verb.SEE

    @admin.display(description=_("HomeNet"))
    def name_linked(self, homenet: HomeNet) -> str:
        return format_html(
            '<a href="{}">{}</a>', reverse("body", args=[homenet.pk]), homenet.body.name
        )
