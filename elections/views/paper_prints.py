"""Papers of an election: sheets for the browser's print, and the same as PDFs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from associations.models import Document
from associations.prints.constitutions import languages_of
from elections.models import Election, Packet
from elections.prints import ballots, filled
from elections.prints.sheets import (
    Post,
    booths_at,
    head_of,
    photo_name,
    photo_on_paper,
    post_of,
    posts_of,
)  # fmt: skip
from elections.queries import packets, photos
from elections.queries.booths import booths_of
from elections.rules.ballots import best_size
from elections.views.gate import held, seen
from elections.vocabulary.papers import PRINTED_ON, ROLLS, SHEETS, SIZES, Sheet, Size
from hnsa.core import clock
from hnsa.core.paper import PaperMissing, pdf_of
from hnsa.core.saying import text_of

BALLOTS = "ballots"  # the papers of a packet


@dataclass(frozen=True)
class Asked:
    """What the address asks for: a language and a size."""

    language: str
    size: Size

    def query(self, **other: str) -> str:
        """The same as the end of an address; `other` in its place."""
        return urlencode({"language": self.language, "size": str(self.size), **other})


@dataclass(frozen=True)
class Desk:
    """A paper of an election that somebody wants; `packet` where it is one of ballot papers."""

    request: HttpRequest
    election: Election
    which: str
    asked: Asked
    sizes: tuple[Size, ...]
    packet: Packet | None = None

    @property
    def address(self) -> str:
        return self._reverse("")

    @property
    def pdf_address(self) -> str:
        return self._reverse("_pdf")

    def _reverse(self, ending: str) -> str:
        ids: list[Any] = [self.election.body_id, self.election.pk]
        if self.packet is not None:
            return reverse(f"election_packet{ending or '_print'}", args=[*ids, self.packet.pk])
        return reverse(f"election_paper{ending}", args=[*ids, self.which])


@login_required
@require_safe
def sheet(request: HttpRequest, pk: int, election_pk: int, which: str) -> HttpResponse:
    """The paper as a page, to be printed by the browser or copied by hand."""
    return _page(_desk(request, pk, election_pk, which))


@login_required
@require_safe
def pdf(request: HttpRequest, pk: int, election_pk: int, which: str) -> HttpResponse:
    """The paper as a PDF."""
    return _pdf(_desk(request, pk, election_pk, which))


@login_required
@require_safe
def packet(request: HttpRequest, pk: int, election_pk: int, packet_pk: int) -> HttpResponse:
    """The ballot papers of a packet as a page; only for who holds the election."""
    return _page(_packet(request, pk, election_pk, packet_pk))


@login_required
@require_safe
def packet_pdf(request: HttpRequest, pk: int, election_pk: int, packet_pk: int) -> HttpResponse:
    """The ballot papers of a packet as a PDF."""
    return _pdf(_packet(request, pk, election_pk, packet_pk))


def _desk(request: HttpRequest, pk: int, election_pk: int, which: str) -> Desk:
    election = seen(request.user, pk, election_pk)
    if which not in SHEETS:
        raise Http404
    sizes = PRINTED_ON[Sheet(which)]
    return Desk(request, election, which, _asked(request, election, sizes, sizes[0]), sizes)


def _packet(request: HttpRequest, pk: int, election_pk: int, packet_pk: int) -> Desk:
    election = held(request.user, pk, election_pk)
    rows = Packet.objects.select_related("contest", "booth")
    found = get_object_or_404(rows, pk=packet_pk, contest__election=election)
    usual = best_size(found.contest.nominations.filter(state="valid").count())
    asked = _asked(request, election, tuple(Size), usual)
    return Desk(request, election, BALLOTS, asked, tuple(Size), found)


def _asked(
    request: HttpRequest, election: Election, sizes: tuple[Size, ...], usual: Size
) -> Asked:  # fmt: skip
    """Raises Http404 for a language or a size that is none of ours."""
    language = request.GET.get("language") or _own_language(election)
    size = request.GET.get("size") or usual
    if language not in dict(settings.LANGUAGES) or size not in sizes:
        raise Http404
    return Asked(language, Size(size))


def _own_language(election: Election) -> str:
    """The association's language, where we print in it; else the reader's own."""
    ours = dict(settings.LANGUAGES)
    spoken = next((one for one in languages_of(election.body) if one in ours), "")
    return spoken or translation.get_language() or settings.LANGUAGE_CODE


def _page(desk: Desk, **more: Any) -> HttpResponse:
    reader = translation.get_language()
    addresses = {
        one.pk: reverse("document", args=[desk.election.body_id, one.pk])
        for one in photos.of_election(desk.election)
    }
    with translation.override(desk.asked.language):
        context = _context(desk, addresses) | {"reader": reader, **more}
        return _private(render(desk.request, _template(desk), context))


def _pdf(desk: Desk) -> HttpResponse:
    """A PDF; where this machine cannot make one, the page with a word about it."""
    kept = photos.of_election(desk.election)
    with translation.override(desk.asked.language):
        addresses = {one.pk: photo_on_paper(one.pk) for one in kept}
        html = render_to_string(
            _template(desk), _context(desk, addresses) | {"paper": True}, desk.request
        )
    try:
        made = pdf_of(html, roll=ROLLS.get(desk.asked.size), pictures=_bytes(kept, html))
    except PaperMissing:
        return _page(desk, no_pdf=True)
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{_file_name(desk)}"'
    return _private(answer)


def _bytes(kept: list[Document], html: str) -> dict[str, bytes]:
    """The photos that the sheet shows."""
    return {
        photo_name(one.pk): photos.read(one) for one in kept if photo_on_paper(one.pk) in html
    }  # fmt: skip


def _context(desk: Desk, addresses: dict[int, str]) -> dict[str, Any]:
    asked, election = desk.asked, desk.election
    fill = FILL[desk.which] if desk.packet is None else _ballots
    title = text_of(SHEETS[Sheet(desk.which)]) if desk.packet is None else ""
    return {
        **head_of(election), "which": desk.which, "title": title, "asked": asked,
        "on": clock.today(), "packet": desk.packet, "roll": asked.size in ROLLS,
        "wide": desk.which == Sheet.COUNT, "pdf_url": f"{desk.pdf_address}?{asked.query()}",
        "languages": [
            (code, name, f"{desk.address}?{asked.query(language=code)}")
            for code, name in settings.LANGUAGES if code != asked.language
        ],
        "sizes": [
            (text_of(SIZES[one]), f"{desk.address}?{asked.query(size=str(one))}", one == asked.size)
            for one in desk.sizes
        ] if len(desk.sizes) > 1 else [],
        **fill(desk, addresses),
    }  # fmt: skip


def _posts(desk: Desk, addresses: dict[int, str]) -> dict[str, Any]:
    return {"posts": posts_of(desk.election, addresses, desk.request.user)}


def _notice(desk: Desk, addresses: dict[int, str]) -> dict[str, Any]:
    return {
        **_posts(desk, addresses), **_booths(desk, addresses),
        **filled.notice(desk.election, desk.request.user), **filled.how_to_vote(),
    }  # fmt: skip


def _booths(desk: Desk, addresses: dict[int, str]) -> dict[str, Any]:
    election = desk.election
    there = booths_of(election)
    return {"booths": booths_at(there, election.body, packets.voters(election))}


def _how_to_vote(desk: Desk, addresses: dict[int, str]) -> dict[str, Any]:
    return {**filled.how_to_vote(), **_posts(desk, addresses)}


def _specimen(desk: Desk, addresses: dict[int, str]) -> dict[str, Any]:
    polled = [one for one in posts_of(desk.election, addresses, desk.request.user) if one.is_polled]
    sheets = [_sheet_of(one, desk.asked.size) for one in polled if one.candidates]
    return {"ballots": sheets, "specimen": True}


def _sheet_of(post: Post, size: Size) -> tuple[Post, ballots.Ballot | None]:
    return post, ballots.ballot_of(post, size)


def _ballots(desk: Desk, addresses: dict[int, str]) -> dict[str, Any]:
    assert desk.packet is not None
    post = post_of(desk.packet.contest, desk.election.body, addresses)
    return {
        "ballots": [_sheet_of(post, desk.asked.size)], "serials": ballots.serials(desk.packet),
        "booth": desk.packet.booth,
    }  # fmt: skip


def _nomination(desk: Desk, addresses: dict[int, str]) -> dict[str, Any]:
    return _posts(desk, addresses)


def _agents(desk: Desk, addresses: dict[int, str]) -> dict[str, Any]:
    posts = posts_of(desk.election, addresses, desk.request.user)
    return {"letters": filled.letters(desk.election, posts, desk.request.user)}


def _at_booths(desk: Desk, addresses: dict[int, str]) -> dict[str, Any]:
    """A sheet for each booth and each post that is polled; one without a booth where none is."""
    polled = [one for one in posts_of(desk.election, addresses, desk.request.user) if one.is_polled]
    stock = packets.stock_of(desk.election, [one.contest for one in polled])
    booths = _booths(desk, addresses)["booths"] or [None]
    return {
        "pairs": [
            filled.pair(at, post, own.at(at.booth if at else None))
            for at in booths
            for post, own in zip(polled, stock, strict=True)
        ]
    }


def _declaration(desk: Desk, addresses: dict[int, str]) -> dict[str, Any]:
    return {**_posts(desk, addresses), **filled.committee(desk.election, desk.request.user)}


def _handing_over(desk: Desk, addresses: dict[int, str]) -> dict[str, Any]:
    return {
        **_booths(desk, addresses), **filled.handing_over(desk.election),
        **filled.committee(desk.election, desk.request.user),
    }  # fmt: skip


FILL: dict[str, Callable[[Desk, dict[int, str]], dict[str, Any]]] = {
    Sheet.NOTICE: _notice, Sheet.HOW_TO_VOTE: _how_to_vote, Sheet.NOMINATION: _nomination,
    Sheet.CANDIDATES: _posts, Sheet.SPECIMEN: _specimen, Sheet.SIGNS: _notice,
    Sheet.AGENTS: _agents, Sheet.ACCOUNT: _at_booths, Sheet.COUNT: _at_booths,
    Sheet.DECLARATION: _declaration, Sheet.HANDING_OVER: _handing_over,
}  # fmt: skip


def _template(desk: Desk) -> str:
    name = BALLOTS if desk.which == Sheet.SPECIMEN else desk.which
    return f"elections/prints/{name.replace('-', '_')}.html"


def _file_name(desk: Desk) -> str:
    code = slugify(desk.election.body.code) or desk.election.body_id
    serials = f"-{desk.packet.first}-{desk.packet.last}" if desk.packet is not None else ""
    day = desk.election.poll_on.isoformat()
    asked = desk.asked
    return f"{desk.which}-{code}-{day}{serials}-{asked.size}-{asked.language}.pdf"


def _private(answer: HttpResponse) -> HttpResponse:
    answer["Cache-Control"] = "private, no-store"
    return answer
