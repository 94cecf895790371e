"""The walls in the admin: rows through `visible_to`, rights from postings alone.

Superusers get nothing here: `is_staff` opens the door, what lies behind it comes from postings. A
row that one may not see does not exist: 404, not a redirect that says so.
"""

from typing import Any

from django.contrib.admin import ModelAdmin, TabularInline
from django.contrib.admin.options import InlineModelAdmin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import ForeignKey, Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from members.access.rights import Verb, may
from members.forms.changes import sentences
from members.models import Body, OrganisationKind, Place
from members.queries import changes
from members.queries.postings import users_of
from members.vocabulary.bodies import BodyKind

FREE = (Place, OrganisationKind)  # lists of the whole network, not of a HomeNet
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
    return queryset.visible_to(user)  # type: ignore[attr-defined]


def homenets_where(user: Any, verb: Verb) -> QuerySet[Body]:
    """The HomeNets at which the user has this right."""
    ids = [pk for pk in user.reach.homenets if may(user, verb, pk)]
    return Body.objects.filter(pk__in=ids, kind__in=[BodyKind.HOMENET, BodyKind.NETWORK])


class Walled:
    """What lists, forms and inlines have in common."""

    see: Verb = Verb.SEE
    write: Verb = Verb.EDIT
    model: type[Model]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return seen(super().get_queryset(request), request.user)  # type: ignore[misc]

    def formfield_for_foreignkey(self, db_field: ForeignKey, request: HttpRequest, **kw: Any) -> Any:
        if db_field.name == "homenet":
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
    empty = ""  # what to do first where the list is empty

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self._may(request, self.see)

    def get_object(self, request: HttpRequest, object_id: str, from_field: Any = None) -> Any:
        found = super().get_object(request, object_id, from_field)
        if found is None:
            raise Http404
        return found

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        extra = {"empty": self.empty, "title": str(self.opts.verbose_name_plural).capitalize()}
        return super().changelist_view(request, {**extra, **(extra_context or {})})

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
            "sentences": sentences(self.history_of(found)),
        }  # fmt: skip
        return TemplateResponse(request, self.object_history_template, context)

    def history_of(self, found: Any) -> list[changes.Change]:
        """The changes that the history page tells."""
        return changes.of_row(found)

    # The database keeps the history; a second log that knows less would only confuse.
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


class Facts(Walled, TabularInline):
    """Plain facts on the page of a person or a body; these may be taken away again."""

    extra = 0
    show_change_link = False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, self.write, obj)


def with_homenet(inline: InlineModelAdmin[Any], instances: list[Any], owner: Any) -> None:
    """Facts belong to the HomeNet of what they are about."""
    for instance in instances:
        instance.homenet_id = owner.homenet_id
