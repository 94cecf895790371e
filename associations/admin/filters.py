"""Filters of the office's lists of associations."""

from collections.abc import Iterator
from typing import Any

from django.contrib.admin import ListFilter, SimpleListFilter
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from members.models import Body, Place
from members.vocabulary.bodies import BodyKind

OFFERED = 500  # names of places that the browser completes
_LONGEST = 80


class HomeNetFilter(SimpleListFilter):
    """The HomeNets that the user sees; where it is one, there is nothing to choose."""

    title = _("HomeNet")
    parameter_name = "homenet"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        seen = Body.objects.filter(pk__in=request.user.reach.whole, kind=BodyKind.HOMENET)
        return [(str(pk), name) for pk, name in seen.order_by("name").values_list("pk", "name")]

    def has_output(self) -> bool:
        return len(self.lookup_choices) > 1

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value() or ""
        return queryset.filter(homenet=int(value)) if value.isdecimal() else queryset


class DistrictFilter(ListFilter):
    """A place, typed and completed by the browser: what lies in it or below is shown.

    No script: the one that Django's own search brings breaks the content policy.
    """

    title = _("district")
    parameter_name = "district"
    template = "admin/associations/place_filter.html"
    path = "body__place"  # from the row of the list to its place

    def __init__(
        self, request: HttpRequest, params: dict[str, Any], model: Any, model_admin: Any
    ) -> None:
        super().__init__(request, params, model, model_admin)
        typed = (params.pop(self.parameter_name, None) or [""])[-1]
        self.typed = str(typed).strip().replace("\x00", "")[:_LONGEST]
        self.rows = model_admin.get_queryset(request)
        if self.typed:
            self.used_parameters[self.parameter_name] = self.typed

    def has_output(self) -> bool:
        return True

    def expected_parameters(self) -> list[str]:
        return [self.parameter_name]

    def choices(self, changelist: Any) -> Iterator[dict[str, Any]]:
        kept = {
            name: values[-1] if isinstance(values, list) else values
            for name, values in changelist.filter_params.items()
            if name not in (self.parameter_name, "p")
        }
        if changelist.query:
            kept["q"] = changelist.query
        yield {
            "typed": self.typed,
            "offered": self._offered(),
            "kept": kept,
            "without": changelist.get_query_string(remove=self.expected_parameters()),
        }

    def _offered(self) -> list[str]:
        """The places in which there is an association, and those in which they lie."""
        there = Place.objects.filter(pk__in=self.rows.order_by().values(self.path))
        pairs = there.order_by("name").values_list("name", "parent__name")[:OFFERED]
        return sorted({name for pair in pairs for name in pair if name})

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if not self.typed:
            return queryset
        named = Place.objects.filter(Q(name__iexact=self.typed) | Q(name_native=self.typed))
        ids, where = list(named.values_list("pk", flat=True)), self.path
        inside = Q(**{f"{where}__in": ids}) | Q(**{f"{where}__parent__in": ids})
        return queryset.filter(inside | Q(**{f"{where}__parent__parent__in": ids}))
