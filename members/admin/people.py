"""People and memberships in the admin."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hnsa.core import clock
from hnsa.core.admin import site
from members.access.rights import Verb, may
from members.actions import memberships
from members.actions import people as actions
from members.admin.base import Facts, ReadOnly, ScopedAdmin, keep_place
from members.admin.exports import Exported, People
from members.forms import ages
from members.forms.changes import masked_phone
from members.forms.memberships import Admit, End
from members.models import Consent, Membership, NationalId, Person, Phone, RoleInTrade
from members.queries import changes
from members.queries import people as queries
from members.vocabulary.country import CODES, country
from members.vocabulary.people import MembershipGround


class PersonForm(forms.ModelForm):
    """A person's plain facts; a new number or phone is written as it stands on the card."""

    new_number = forms.CharField(
        label=_("Add a number of a card"), required=False, max_length=40,
        help_text=_("As it is printed. It is checked, sealed and shown masked from then on."),
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )  # fmt: skip
    new_phone = forms.CharField(
        label=_("Add a phone"), required=False, max_length=40,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )  # fmt: skip

    class Meta:
        model = Person
        fields = "__all__"

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        keep_place(self)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        homenet = data.get("homenet") or getattr(self.instance, "homenet", None)
        if homenet is None or homenet.code not in CODES:
            return data
        self.country = country(homenet.code)
        for field, read in (("new_number", actions.checked_number),
                            ("new_phone", actions.checked_phone)):  # fmt: skip
            if data.get(field):
                try:
                    read(data[field], self.country)
                except ValidationError as error:
                    self.add_error(field, error)
        if data.get("age_years") is not None and not data.get("age_on"):
            self.add_error("age_on", _("For which day was this age told?"))
        return data


class Numbers(ReadOnly, Facts):
    """Shown masked. A wrong one is taken away and the right one added."""

    model = NationalId
    fields = readonly_fields = ("document", "shown")

    @admin.display(description=_("kind"))
    def document(self, number: NationalId) -> str:
        code = number.homenet.code
        known = country(code).documents if code in CODES else ()
        return next((gettext(one.label) for one in known if one.kind == number.kind), number.kind)

    @admin.display(description=_("number"))
    def shown(self, number: NationalId) -> str:
        return format_html('<bdi dir="ltr">{}</bdi>', number.masked)


class Phones(ReadOnly, Facts):
    model = Phone
    fields = readonly_fields = ("shown", "note")

    @admin.display(description=_("number"))
    def shown(self, phone: Phone) -> str:
        return format_html('<bdi dir="ltr">{}</bdi>', masked_phone(phone.e164))


class Roles(Facts):
    model = RoleInTrade
    fields = ("role", "begins_on", "ends_on")


class Consents(Facts):
    model = Consent
    fields = ("purpose", "how", "given_on", "withdrawn_on")


class Spells(ReadOnly, Facts):
    """Read-only: memberships begin and end by a button, each with its day and ground."""

    model = Membership
    can_delete = False
    fields = readonly_fields = ("body", "number", "category", "begins_on", "ends_on", "ground")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Person, site=site)
class PersonAdmin(Exported, ScopedAdmin):
    """People: found by any word of the name in any script, by our number, by phone."""

    form = PersonForm
    inlines = (Numbers, Phones, Spells, Roles, Consents)
    resource_classes = (People,)
    list_display = ("number", "name_linked", "relative_name", "born", "place", "trade", "condition")
    list_display_links = None
    list_filter = ("gender", "is_deceased", "is_restricted")
    list_select_related = ("place", "homenet")
    search_fields = ("full_name",)  # the search itself is `get_search_results`
    search_help_text = _("A word of the name in any script, PK-0012207, or a phone.")
    empty = _("Begin with a member list of one organisation, as it is: Excel or CSV.")
    change_form_template = "admin/members/person/change_form.html"
    fieldsets = (
        (None, {"fields": ("homenet", "full_name", "full_name_native", "relation",
                           "relative_name", "relative_deceased", "gender")}),
        (_("Her age, as it was told"), {"fields": ("birth_on", "birth_year", "age_years",
                                                   "age_on")}),
        (_("Where and what"), {"fields": ("place", "locality", "ward", "trade")}),
        (_("Numbers"), {"fields": ("new_number", "new_phone")}),
        (_("Deceased, restricted"), {"fields": ("is_deceased", "died_on", "is_restricted",
                                                "restricted_why")}),
    )  # fmt: skip

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("homenet_shown",) if obj else ()

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Person], search_term: str
    ) -> tuple[QuerySet[Person], bool]:
        if queries.looks_like_an_id(search_term):
            return queryset.none(), False
        return queries.search(queryset, search_term, queries.homenets_of(request.user)), False

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        if queries.looks_like_an_id(request.GET.get("q", "")):
            messages.warning(
                request,
                _("Numbers of cards are looked up here, so that they stay out of addresses."),
            )
            return redirect("people_find")
        return super().changelist_view(request, extra_context)

    def save_model(self, request: HttpRequest, obj: Person, form: Any, change: bool) -> None:
        actions.write(obj, by=request.user)
        data = form.cleaned_data
        if data.get("new_number"):
            actions.add_number(obj, data["new_number"], country=form.country, by=request.user)
        if data.get("new_phone"):
            actions.add_phone(obj, data["new_phone"], country=form.country, by=request.user)

    def view_on_site(self, obj: Person) -> str:
        return reverse("person", args=[obj.pk])

    def history_of(self, found: Person) -> list[changes.Change]:
        return changes.of_person(found)

    def get_urls(self) -> list[URLPattern]:
        admit = self.admin_site.admin_view(self.admit)
        return [path("<int:pk>/admit/", admit, name="members_person_admit"), *super().get_urls()]

    def admit(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Begin a membership of hers."""
        person = self.get_object(request, str(pk))
        if not may(request.user, Verb.EDIT, person.homenet_id):
            raise PermissionDenied
        form = Admit(request.POST or None, person=person, user=request.user)
        if request.method == "POST" and form.is_valid():
            try:
                memberships.admit(person, by=request.user, **form.cleaned_data)
                messages.success(request, _("The membership is written down."))
                return redirect("person", person.pk)
            except ValidationError as error:
                form.add_error(None, error)
        context = {
            **self.admin_site.each_context(request), "form": form, "opts": self.opts,
            "original": person, "title": _("Begin a membership: %s") % person,
        }  # fmt: skip
        return render(request, "admin/act.html", context)

    @admin.display(description=_("no."), ordering="id")
    def number(self, person: Person) -> str:
        number = queries.number_of(person, person.homenet.code)
        return format_html('<bdi dir="ltr">{}</bdi>', number)

    @admin.display(description=_("name"))
    def name_linked(self, person: Person) -> str:
        return format_html(
            '<a href="{}">{}</a> <bdi class="r-own">{}</bdi>',
            reverse("person", args=[person.pk]), person.full_name, person.full_name_native,
        )  # fmt: skip

    @admin.display(description=_("born"))
    def born(self, person: Person) -> str:
        return ages.born(person)[0]

    @admin.display(description=_("remarks"))
    def condition(self, person: Person) -> str:
        said = [
            str(word)
            for holds, word in (
                (person.is_deceased, _("has died")), (person.is_restricted, _("restricted")),
            )
            if holds
        ]  # fmt: skip
        return gettext(", ").join(said)


@admin.register(Membership, site=site)
class MembershipAdmin(ReadOnly, ScopedAdmin):
    """Spells of belonging. They end by the button, with a day and a ground."""

    list_display = ("person_linked", "body", "number", "begins_on", "ends_on", "ground", "ending")
    list_display_links = None
    list_filter = ("ground", ("ends_on", admin.EmptyFieldListFilter))
    list_select_related = ("person", "body")
    search_fields = ("number",)
    search_help_text = _("A word of the woman’s name, or her number here.")
    fields = readonly_fields = (
        "person", "body", "number", "category", "begins_on", "ends_on", "ground", "source",
        "declared",
    )  # fmt: skip
    empty = _("Memberships come with a member list, or are begun on a woman’s page.")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Membership]:
        return super().get_queryset(request).annotate(code=F("homenet__code"))

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Membership], search_term: str
    ) -> tuple[QuerySet[Membership], bool]:
        if not search_term:
            return queryset, False
        if queries.looks_like_an_id(search_term):
            return queryset.none(), False
        people = Person.objects.visible_to(request.user)
        found = queries.search(people, search_term, queries.homenets_of(request.user))
        return queryset.filter(person__in=found), False

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        if queries.looks_like_an_id(request.GET.get("q", "")):
            return redirect("people_find")
        return super().changelist_view(request, extra_context)

    def get_urls(self) -> list[URLPattern]:
        end = self.admin_site.admin_view(self.end)
        return [path("<int:pk>/end/", end, name="members_membership_end"), *super().get_urls()]

    def end(self, request: HttpRequest, pk: int) -> HttpResponse:
        """End a membership on a day."""
        membership = self.get_object(request, str(pk))
        if not may(request.user, Verb.EDIT, membership.homenet_id):
            raise PermissionDenied
        form = End(request.POST or None, initial={"ends_on": clock.today()})
        if request.method == "POST" and form.is_valid():
            ground = MembershipGround(form.cleaned_data["ground"])
            try:
                memberships.end(
                    membership, ends_on=form.cleaned_data["ends_on"], ground=ground,
                    by=request.user,
                )  # fmt: skip
                messages.success(request, _("The membership is ended."))
                return redirect("person", membership.person_id)
            except ValidationError as error:
                form.add_error(None, error)
        context = {
            **self.admin_site.each_context(request), "form": form, "opts": self.opts,
            "original": membership, "title": _("End the membership: %s") % membership,
        }  # fmt: skip
        return render(request, "admin/act.html", context)

    @admin.display(description=_("person"))
    def person_linked(self, membership: Membership) -> str:
        return format_html(
            '<a href="{}">{}</a>',
            reverse("person", args=[membership.person_id]), membership.person.full_name,
        )  # fmt: skip

    @admin.display(description=_("end it"))
    def ending(self, membership: Membership) -> str:
        if membership.ends_on:
            return date_format(membership.ends_on, "j M Y")
        address = reverse("admin:members_membership_end", args=[membership.pk])
        return format_html('<a href="{}">{}</a>', address, _("End"))
