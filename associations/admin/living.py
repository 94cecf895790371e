"""What the office's lists of associations' lives have in common: looked at here, acted on pages."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from associations.admin.filters import DistrictFilter, HomeNetFilter
from associations.queries import examining
from hnsa.core.templatetags.look import chip
from members.admin.base import ReadOnly, ScopedAdmin

COMMON = (HomeNetFilter, DistrictFilter)


def day(value: Any) -> str:
    """A day in a list, or a dash."""
    return date_format(value, "j M Y") if value else "–"


class LivingAdmin(ReadOnly, ScopedAdmin):
    """A register of associations' lives: to find a row in, with the way to where the verbs are.

    `page`: the address of the row's own page; `state`: the column by which rows are told apart.
    """

    page: ClassVar[str] = ""
    state: ClassVar[str] = "state"
    chips: ClassVar[dict[str, tuple[str, str]]] = {}
    list_display_links = None
    change_list_template = "admin/associations/change_list.html"
    ordering: ClassVar[Sequence[str]] = ("-id",)

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:  # fmt: skip
        title = {"title": capfirst(self.opts.verbose_name)}
        return super().changeform_view(
            request, object_id, form_url, {**title, **(extra_context or {})}
        )

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        # Django's stubs know the model only as a Model; all ours have this manager.
        rows = self.model.objects.visible_to(request.user)  # type: ignore[attr-defined]
        extra = self._totals(request, rows) if self.state else {}
        return super().changelist_view(request, {**extra, **(extra_context or {})})

    def _totals(self, request: HttpRequest, rows: QuerySet[Any]) -> dict[str, Any]:
        number = examining.counts(rows, self.state)
        # `state` names a column with choices, which the stubs cannot know.
        words = dict(self.model._meta.get_field(self.state).flatchoices)  # type: ignore[union-attr]
        asked = f"{self.state}__exact"
        totals = [
            {"value": value, "words": word, "number": number[value]}
            for value, word in words.items()
            if value in number
        ]
        return {"totals": totals, "totals_of": asked, "chosen": request.GET.get(asked, "")}

    def view_on_site(self, obj: Any) -> str:
        return reverse(self.page, args=[obj.body_id, obj.pk])

    @admin.display(description=_("association"), ordering="body__name")
    def association(self, obj: Any) -> str:
        return format_html(
            '<a href="{}">{}</a>', reverse("association", args=[obj.body_id]), obj.body.name
        )

    @admin.display(description=_("state"))
    def state_shown(self, obj: Any) -> SafeString:
        tone, sign = self.chips[getattr(obj, self.state)]
        return chip(tone, sign, getattr(obj, f"get_{self.state}_display")())

    def linked(self, obj: Model, words: Any) -> SafeString:
        """Words that lead to the row in the office, and beside them to its page."""
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
        return format_html(
            '<a href="{}">{}</a> · <a href="{}">{}</a>',
            reverse(name, args=[obj.pk]), words, self.view_on_site(obj), _("its page"),
        )  # fmt: skip
