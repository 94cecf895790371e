"""Lists going out of the admin as files: import-export's page and formats over rows of our own.

Only going out: lists come in at /imports/. The rows are values, never instances (31 times slower),
and what is masked on the pages (numbers, phones) is absent.
"""

import io
from collections.abc import Iterable
from typing import Any

import openpyxl
import tablib
from django.contrib.admin.options import IncorrectLookupParameters
from django.db.models import OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.formats import localize
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from import_export.admin import ExportMixin
from import_export.fields import Field
from import_export.formats.base_formats import CSV, JSON, XLSX
from import_export.forms import ExportForm
from import_export.resources import Resource
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from hnsa.core import clock
from members.access.rights import Verb, may
from members.importing.member_list import HEADINGS, cells, plain
from members.models import Body, Organisation, ReportedFigure
from members.queries.member_lists import members_among
from members.vocabulary.bodies import Figure

MOST = 50_000  # rows of one file; it is made in memory, within the request


class TooLong(ValueError):
    """More rows than one file takes. The export page shows the sentence."""


class NothingThere(ValueError):
    """No rows at all. The export page shows the sentence."""


class Rows(Resource):
    """Headings and rows for a file, read in the name of a user."""

    called: Any = ""  # the register, and the sheet
    headings: tuple[Any, ...] = ()
    told: Any = ""  # what a reader of the file should know

    def __init__(self, user: Any, **kw: Any) -> None:
        super().__init__(**kw)
        self.user = user

    def rows(self, queryset: QuerySet[Any]) -> Iterable[Iterable[object]]:
        """The rows of this list: one more than `MOST` is enough to say that it is too long."""
        raise NotImplementedError

    @classmethod
    def get_display_name(cls) -> str:
        return str(cls.called)

    def get_export_headers(self, selected_fields: Any = None) -> list[str]:
        return [str(heading) for heading in self.headings]

    def get_user_visible_fields(self) -> list[Field]:
        return [Field(column_name=heading) for heading in self.get_export_headers()]

    def export(self, queryset: QuerySet[Any], **kw: Any) -> tablib.Dataset:  # type: ignore[override]
        rows = [[_harmless(cell) for cell in row] for row in self.rows(queryset)]
        if not rows:
            raise NothingThere(_("There is nothing in this list to take out."))
        if len(rows) > MOST:
            raise TooLong(
                _("This list has more than %(most)s rows. Search or filter for fewer, or open the "
                  "page of an organisation or HomeNet: “Members as a file (CSV)” has no limit.")
                % {"most": localize(MOST)}
            )  # fmt: skip
        return tablib.Dataset(*rows, headers=self.get_export_headers(), title=str(self.called))


class People(Rows):
    """The members among people, as a list that can come back in unchanged."""

    called = gettext_lazy("people")
    headings = HEADINGS
    told = gettext_lazy(
        "One row for each membership that runs today; women who died or belong nowhere are not in "
        "the file. It can be brought in again as it is."
    )

    def rows(self, queryset: QuerySet[Any]) -> Iterable[Iterable[object]]:
        on = clock.today()
        found = members_among(queryset, self.user, on, most=MOST + 1)
        return (cells(member, homenet, on) for member, homenet in found)


class Organisations(Rows):
    """Organisations with their members as counted and, beside it, as somebody reported them."""

    called = gettext_lazy("organisations")
    headings = (
        gettext_lazy("code"), gettext_lazy("name"), gettext_lazy("name in own script"),
        gettext_lazy("kind"), gettext_lazy("member-based or support"), gettext_lazy("place"),
        gettext_lazy("status"), gettext_lazy("members counted"), gettext_lazy("members reported"),
        gettext_lazy("as of"), gettext_lazy("source"),
    )  # fmt: skip
    told = gettext_lazy("Reported and counted figures stand side by side and are never added.")

    def rows(self, queryset: QuerySet[Body]) -> Iterable[Iterable[object]]:
        figures = ReportedFigure.objects.visible_to(self.user).filter(
            body=OuterRef("pk"), what=Figure.MEMBERS
        )
        latest = figures.order_by("-on", "-id")
        found = queryset.annotate(
            said_on=latest.values("on")[:1], said_by=latest.values("source")[:1]
        ).values_list(
            "code", "name", "name_native", "organisation__kind__name", "organisation__basis",
            "place__name", "status", "counted", "said", "said_on", "said_by",
        )  # fmt: skip
        basis = dict(Organisation._meta.get_field("basis").flatchoices)
        status = dict(Body._meta.get_field("status").flatchoices)
        for row in found[: MOST + 1]:
            *who, based, place, stands, counted, said, said_on, said_by = row
            yield [
                *who, basis.get(based), place, status.get(stands), counted or 0, said,
                said_on and said_on.isoformat(), said_by,
            ]  # fmt: skip


def _harmless(cell: object) -> object:
    """Numbers stay numbers; no text is taken for a formula."""
    return cell if isinstance(cell, int | float) else plain(cell)


class MarkedCSV(CSV):
    """UTF-8 with a mark, so that Excel reads every script."""

    def export_data(self, dataset: tablib.Dataset, **kw: Any) -> str:
        return f"\ufeff{super().export_data(dataset, **kw)}"


class StreamedXLSX(XLSX):
    """Row by row: at 50,000 rows the stock one took 400 MB and twice the time."""

    def export_data(self, dataset: tablib.Dataset, **kw: Any) -> bytes:
        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet(dataset.title)
        sheet.freeze_panes = "A2"
        for row in (dataset.headers, *dataset):
            sheet.append([_writable(cell) for cell in row])
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()


def _writable(cell: object) -> object:
    """What Excel takes: no control characters, and nothing at all for an empty cell."""
    return (ILLEGAL_CHARACTERS_RE.sub("", cell) or None) if isinstance(cell, str) else cell


class ChooseFormat(ExportForm):
    """Which kind of file; the first stands ready."""

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        field = self.fields["format"]
        field.label = _("Kind of file")
        field.choices = [(value, label.upper()) for value, label in field.choices if value]


class Exported(ExportMixin):
    """A register whose list, as searched and filtered, can be taken out as a file."""

    import_export_change_list_template = None  # our own list has the link
    export_form_class = ChooseFormat
    export_formats = (MarkedCSV, StreamedXLSX, JSON)

    def has_export_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_staff) and may(request.user, Verb.EXPORT)

    def get_export_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Of the list that she sees, the rows of HomeNets whose lists she may take out."""
        user = request.user
        homenets = [pk for pk in user.reach.homenets if may(user, Verb.EXPORT, pk)]
        return super().get_export_queryset(request).filter(homenet__in=homenets)

    def get_export_resource_kwargs(self, request: HttpRequest, **kw: Any) -> dict[str, Any]:
        return {"user": request.user}

    def get_valid_export_item_pks(self, request: HttpRequest) -> list[int]:
        return []  # rows are not picked one by one

    def get_export_filename(
        self, request: HttpRequest, queryset: QuerySet[Any], file_format: Any
    ) -> str:
        name = self.resource_classes[0].__name__.lower()
        return f"{name}-{clock.today():%Y-%m-%d}.{file_format.get_extension()}"

    def init_request_context_data(self, request: HttpRequest, form: Any) -> dict[str, Any]:
        resource = self.resource_classes[0]
        ((_name, headings),) = super().init_request_context_data(request, form)["fields_list"]
        return {
            **self.admin_site.each_context(request), "title": _("Take out as a file"),
            "form": form, "opts": self.opts, "headings": headings, "told": resource.told,
            "register": resource.called,
        }  # fmt: skip

    def export_action(self, request: HttpRequest) -> HttpResponse:
        try:
            return super().export_action(request)
        except IncorrectLookupParameters:  # a filter that there is not: as the list itself does
            return redirect(
                reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")
            )
