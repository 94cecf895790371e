"""The roll and the voters' slips: sheets for the browser's print, and the same as PDFs."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.http import urlencode
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from associations.prints.constitutions import languages_of
from elections.models import Booth, Election, Entry
from elections.prints.rolls import ROWS_A_FILE, SLIPS_A_FILE, line_of, off_lines, parts_of
from elections.prints.sheets import head_of
from elections.queries import elections, rolls
from elections.queries.booths import booths_of
from elections.views.gate import held, seen
from elections.views.roll_desk import Desk, nothing_drawn
from elections.vocabulary.papers import ROLLS, SIZES, Size
from elections.vocabulary.steps import Step
from hnsa.core import clock
from hnsa.core.paper import PaperMissing, pdf_of
from hnsa.core.saying import text_of

ROLL, SLIPS = "roll", "roll_slips"
SIZES_OF = {ROLL: (Size.A4,), SLIPS: (Size.ROLL_80, Size.ROLL_58, Size.A4)}


@dataclass(frozen=True)
class Asked:
    """What the address asks for."""

    which: str
    language: str
    size: Size
    board: bool  # for the notice board: nobody who is hidden for her safety is named on it
    booth: Booth | None
    booths: tuple[Booth, ...]
    first: int  # the number with which this file begins

    def query(self, **other: Any) -> str:
        """The same as the end of an address; `other` in its place."""
        told = {
            "language": self.language, "size": str(self.size), "board": "1" if self.board else "",
            "booth": self.booth.pk if self.booth else "", "first": self.first or "", **other,
        }  # fmt: skip
        return urlencode({name: value for name, value in told.items() if value != ""})


@login_required
@require_safe
def sheet(request: HttpRequest, pk: int, election_pk: int) -> HttpResponse:
    """The draft or the final roll as a page, to be printed by the browser."""
    return _page(request, seen(request.user, pk, election_pk), ROLL)


@login_required
@require_safe
def pdf(request: HttpRequest, pk: int, election_pk: int) -> HttpResponse:
    """The draft or the final roll as a PDF."""
    return _pdf(request, seen(request.user, pk, election_pk), ROLL)


@login_required
@require_safe
def slips(request: HttpRequest, pk: int, election_pk: int) -> HttpResponse:
    """A slip for each voter: her name, number and booth; only for who holds the election."""
    return _page(request, held(request.user, pk, election_pk), SLIPS)


@login_required
@require_safe
def slips_pdf(request: HttpRequest, pk: int, election_pk: int) -> HttpResponse:
    """The slips as a PDF, for paper from a roll or A4."""
    return _pdf(request, held(request.user, pk, election_pk), SLIPS)


def _asked(request: HttpRequest, election: Election, which: str) -> Asked:
    """Raises Http404 for a language, a size or a booth that is none of this roll."""
    told, sizes = request.GET, SIZES_OF[which]
    language = told.get("language") or _own_language(election)
    size = told.get("size") or sizes[0]
    if language not in dict(settings.LANGUAGES) or size not in sizes:
        raise Http404
    there = tuple(booths_of(election))
    booth = next((one for one in there if str(one.pk) == told.get("booth")), None)
    if told.get("booth") and booth is None:
        raise Http404
    first = told.get("first", "")
    number = int(first) if first.isascii() and first.isdecimal() and len(first) < 10 else 0
    board = bool(told.get("board")) or election.roll_frozen_at is None
    return Asked(which, language, Size(size), board, booth, there, number)


def _own_language(election: Election) -> str:
    """The association's language, where we print in it; else the reader's own."""
    ours = dict(settings.LANGUAGES)
    spoken = next((one for one in languages_of(election.body) if one in ours), "")
    return spoken or translation.get_language() or settings.LANGUAGE_CODE


def _page(request: HttpRequest, election: Election, which: str, **more: Any) -> HttpResponse:
    asked = _asked(request, election, which)
    if not election.entries.exists():
        return nothing_drawn(Desk(request, election))
    reader = translation.get_language()
    with translation.override(asked.language):
        context = _context(request, election, asked) | {"reader": reader, **more}
        return _private(render(request, _template(which), context))


def _pdf(request: HttpRequest, election: Election, which: str) -> HttpResponse:
    """A PDF; where this machine cannot make one, the page with a word about it."""
    asked = _asked(request, election, which)
    if not election.entries.exists():
        return nothing_drawn(Desk(request, election))
    with translation.override(asked.language):
        context = _context(request, election, asked) | {"paper": True}
        html = render_to_string(_template(which), context, request)
    try:
        made = pdf_of(html, roll=ROLLS.get(asked.size))
    except PaperMissing:
        return _page(request, election, which, no_pdf=True)
    code = slugify(election.body.code) or election.body_id
    name = f"{which.replace('_', '-')}-{code}-{election.poll_on}-{asked.language}.pdf"
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    return _private(answer)


def _template(which: str) -> str:
    return f"elections/prints/{which}.html"


def _context(request: HttpRequest, election: Election, asked: Asked) -> dict[str, Any]:
    fill = _roll if asked.which == ROLL else _slips
    desk = Desk(request, election)
    address = desk.address("roll_print" if asked.which == ROLL else asked.which)
    pdf_address = desk.address("roll_pdf" if asked.which == ROLL else "roll_slips_pdf")
    told = fill(request, election, asked)
    return {
        **head_of(election), **told, "asked": asked, "on": clock.today(),
        "roll": asked.size in ROLLS, "bare": asked.which == SLIPS,
        "final": election.roll_frozen_at, "pdf_url": f"{pdf_address}?{asked.query()}",
        "languages": [
            (code, name, f"{address}?{asked.query(language=code)}")
            for code, name in settings.LANGUAGES if code != asked.language
        ],
        "sizes": [
            (text_of(SIZES[one]), f"{address}?{asked.query(size=str(one))}", one == asked.size)
            for one in SIZES_OF[asked.which]
        ] if len(SIZES_OF[asked.which]) > 1 else [],
        "choices": _choices(asked, address),
        "further": f"{address}?{asked.query(first=told['next'])}" if told["next"] else "",
        "begins": bool(asked.first),
        "from_the_first": f"{address}?{asked.query(first='')}",
        "for_board": f"{address}?{asked.query(board='1')}",
        "for_booth": f"{address}?{asked.query(board='')}",
    }  # fmt: skip


def _choices(asked: Asked, address: str) -> list[tuple[str, str, bool]]:
    """All booths, or one of them."""
    if len(asked.booths) < 2:
        return []
    whole = (_("All booths"), f"{address}?{asked.query(booth='', first='')}", asked.booth is None)
    return [
        whole,
        *(
            (
                _("Booth %(n)d") % {"n": one.number},
                f"{address}?{asked.query(booth=one.pk, first='')}", one == asked.booth,
            )
            for one in asked.booths
        ),
    ]  # fmt: skip


def _rows(election: Election, asked: Asked, most: int) -> tuple[list[Entry], int]:
    """The rows of this file by number, and the number with which the next one begins, or 0."""
    rows = election.entries.filter(is_on=True, number__gte=asked.first)
    if asked.booth is not None:
        rows = rows.filter(booth=asked.booth)
    found = list(rows.order_by("number")[: most + 1])
    return found[:most], (found[most].number or 0) if len(found) > most else 0


def _roll(request: HttpRequest, election: Election, asked: Asked) -> dict[str, Any]:
    found, further = _rows(election, asked, ROWS_A_FILE)
    seen_by_her = rolls.entries(election, request.user)
    if asked.board:
        seen_by_her = seen_by_her.filter(person__is_restricted=False)
    named = set(
        seen_by_her.filter(pk__in=[one.pk for one in found]).values_list("pk", flat=True)
    )  # fmt: skip
    parts = parts_of(election.body, found, named, {one.pk: one for one in asked.booths})
    draft, last = election.roll_frozen_at is None, not further and asked.booth is None
    off = list(seen_by_her.filter(is_on=False).order_by("pk")) if draft and last else []
    days, taken = elections.days_of(election), elections.taken_of(election)
    posted = taken.get(Step.ROLL_POSTED)
    return {
        "title": _("Draft roll of voters") if draft else _("Roll of voters"),
        "parts": parts, "next": further, "hidden": len(found) - len(named),
        "off": off_lines(election.body, off),
        "as_of": taken.get(Step.ROLL_FIXED), "many": len(asked.booths) > 1,
        "until": rolls.objections_until(days, posted.on) if posted else days.on(Step.OBJECTIONS),
        "marks": not draft and not asked.board,
    }  # fmt: skip


def _slips(request: HttpRequest, election: Election, asked: Asked) -> dict[str, Any]:
    found, further = _rows(election, asked, SLIPS_A_FILE)
    seen_by_her = rolls.entries(election, request.user)
    named = set(seen_by_her.filter(pk__in=[one.pk for one in found]).values_list("pk", flat=True))
    spoken, booths = languages_of(election.body), {one.pk: one for one in asked.booths}
    lines = [
        (line_of(one, spoken), booths.get(one.booth_id or 0)) for one in found if one.pk in named
    ]
    return {
        "title": _("Voter’s slip"), "lines": lines, "next": further,
        "hidden": len(found) - len(named), "many": len(asked.booths) > 1,
    }  # fmt: skip


def _private(answer: HttpResponse) -> HttpResponse:
    answer["Cache-Control"] = "private, no-store"
    return answer
