"""The walls in the admin: rows through `visible_to`, rights from postings alone.

Superusers get nothing here: `is_staff` opens the door, what lies behind it comes from postings. A
row that one may not see does not exist: 404, not a redirect that says so.
"""

from typing import Any

from django.contrib.admin import ModelAdmin, TabularInline, display
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import ProgrammingError
from django.db.models import ForeignKey, Model, QuerySet
from django.forms import BaseInlineFormSet, ModelChoiceField
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.access.rights import Verb, may
from members.access.sight import visible
from members.forms.changes import sentences
from members.models import Body, OrganisationKind, Place
from members.queries import changes
from members.queries.postings import users_of
from members.vocabulary.bodies import BodyKind, PlaceLevel

FREE = (Place, OrganisationKind)  # lists of the whole network, not of a HomeNet
INSUFFICIENT_PRIVILEGE = "42501"  # PostgreSQL: row security refused to write
COUNTED = 5_000  # a long list is counted so far and no further


class CappedPaginator(Paginator):
    """Counts up to a cap: on millions an exact count takes seconds and helps nobody."""

    @cached_property
    def count(self) -> int:
        return len(self.object_list.order_by().values_list("pk")[:COUNTED])  # type: ignore[union-attr]


def seen(queryset: QuerySet[Any], user: Any) -> QuerySet[Any]:
    """The rows of a queryset that the user may see; also of tables without a HomeNet."""
    if queryset.model in FREE:
        return queryset if user.reach.held else queryset.none()
    if queryset.model._meta.label == "core.User":
        return queryset.filter(pk__in=users_of(user.reach.whole))
    return visible(queryset, user)


def homenets_where(user: Any, verb: Verb) -> QuerySet[Body]:
    """The HomeNets at which the user has this right."""
    ids = [pk for pk in user.reach.homenets if may(user, verb, pk)]
    return Body.objects.filter(pk__in=ids, kind__in=[BodyKind.HOMENET, BodyKind.NETWORK])


def districts(user: Any) -> QuerySet[Place]:
    """The provinces and districts of the countries in which the user works."""
    codes = homenets_where(user, Verb.EDIT).values_list("code", flat=True)
    levels = [PlaceLevel.FIRST, PlaceLevel.SECOND]
    places = Place.objects.filter(country__in=list(codes), level__in=levels)
    return places.select_related("parent").order_by("country", "name", "id")


class ChoiceOfPlace(ModelChoiceField):
    """A plain list, "Kasur (Punjab)": it needs no script, and the keyboard finds the name."""

    def label_from_instance(self, place: Place) -> str:  # type: ignore[override]
        if place.parent and place.level == PlaceLevel.SECOND:
            return f"{place.name} ({place.parent.name})"
        return place.name


def keep_place(form: Any) -> None:
    """The place that a record has stays among the choices, also a village from a list."""
    field = form.fields.get("place")
    if field is not None and form.instance.place_id:
        own = Place.objects.filter(pk=form.instance.place_id)
        field.queryset = (field.queryset | own).distinct()


class Walled:
    """What lists, forms and inlines have in common."""

    see: Verb = Verb.SEE
    write: Verb = Verb.EDIT
    model: type[Model]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return seen(super().get_queryset(request), request.user)  # type: ignore[misc]

    def formfield_for_foreignkey(
        self, db_field: ForeignKey, request: HttpRequest, **kw: Any
    ) -> Any:
        if db_field.name == "place":
            kw["queryset"] = districts(request.user)
            kw["form_class"] = ChoiceOfPlace
        elif db_field.name == "homenet":
            kw["queryset"] = homenets_where(request.user, self.write)
        else:
            related = db_field.remote_field.model
            kw["queryset"] = seen(kw.get("queryset", related._default_manager.all()), request.user)
        return super().formfield_for_foreignkey(db_field, request, **kw)  # type: ignore[misc]

    def _may(self, request: HttpRequest, verb: Verb, obj: Any = None) -> bool:
        homenet = getattr(obj, "homenet_id", None)
        return bool(request.user.is_staff) and may(request.user, verb, homenet)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, self.see, obj)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, self.write, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, self.write, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class ScopedAdmin(Walled, ModelAdmin):
    """A register in the admin. No deletes, no bulk actions, history as sentences."""

    actions = None
    list_per_page = 50
    show_full_result_count = False
    paginator = CappedPaginator
    ordering = ("-id",)
    object_history_template = "admin/history.html"
    empty: Any = ""  # what to do first where the list is empty
    called: tuple[Any, Any] | None = None  # (one, many), where the model has a wider name

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self._may(request, self.see)

    def get_object(self, request: HttpRequest, object_id: str, from_field: Any = None) -> Any:
        found = super().get_object(request, object_id, from_field)
        if found is None:
            raise Http404
        return found

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        many = self.called[1] if self.called else self.opts.verbose_name_plural
        extra = {"empty": self.empty, "title": capfirst(many), "called": self.called}
        return super().changelist_view(request, {**extra, **(extra_context or {})})

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:  # fmt: skip
        one = self.called[0] if self.called else self.opts.verbose_name
        title = _("Correct: %s") if object_id else _("Write down: %s")
        extra = {"title": title % one, **(extra_context or {})}
        try:
            return super().changeform_view(request, object_id, form_url, extra)
        except ProgrammingError as error:  # the second wall held where the first did not
            if getattr(error.__cause__, "pgcode", "") == INSUFFICIENT_PRIVILEGE:
                raise PermissionDenied from error
            raise

    @display(description=gettext_lazy("HomeNet"))
    def homenet_shown(self, obj: Any) -> str:
        """The HomeNet of a record that is written down: it never changes."""
        return format_html("{}", obj.homenet.name)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Where the HomeNet is settled it is shown, not asked for."""
        sets = super().get_fieldsets(request, obj)
        if obj is None:
            return sets
        return [
            (title, {**options, "fields": tuple(
                "homenet_shown" if field == "homenet" else field for field in options["fields"]
            )})
            for title, options in sets
        ]  # fmt: skip

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """What the database wrote down, told in words; Django's own log is not kept."""
        found = self.get_object(request, object_id)
        if not self._may(request, Verb.SEE_HISTORY, found):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": _("History: %s") % found, "opts": self.opts, "object": found,
            "sentences": sentences(self.history_of(found), request.user),
        }  # fmt: skip
        return TemplateResponse(request, self.object_history_template, context)

    def history_of(self, found: Any) -> list[changes.Change]:
        """The changes that the history page tells."""
        return changes.of_row(found)

    # The database keeps the history; a second log that knows less would only confuse.
    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """Plain facts in rows below belong to the HomeNet of the record above them."""
        for instance in formset.save(commit=False):
            instance.homenet_id = form.instance.homenet_id
            instance.save()
        for gone in formset.deleted_objects:
            gone.delete()

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> None:
        return None

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> None:
        return None

    def log_deletions(self, request: HttpRequest, queryset: Any) -> None:
        return None


class ReadOnly:
    """Looked at, never written here."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class NamedFields(BaseInlineFormSet):
    """Every field of a row has a name of its own for who listens: the heading is not enough."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        for field in form.fields.values():
            widget = getattr(field.widget, "widget", field.widget)
            if not widget.is_hidden:
                widget.attrs["aria-label"] = str(field.label or _("Take away"))


class Facts(Walled, TabularInline):
    """Plain facts on the page of a person or a body; these may be taken away again."""

    extra = 0
    show_change_link = False
    formset = NamedFields

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, self.write, obj)
