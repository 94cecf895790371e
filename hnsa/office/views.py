"""The front pages: of the office (staff), and of the pages (facilitators, and staff too)."""

from datetime import datetime

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from associations.queries import cases
from hnsa.core import clock
from hnsa.core.admin import site
from hnsa.office import plots, queries, today
from members.access.rights import Verb, may
from members.models import Body
from members.queries import bodies, figures, people
from members.vocabulary.bodies import BodyKind

# As the map lies; "" is sea.
TILES = ("AF", "NP", "BT", "PK", "IN", "BD", "", "MV", "LK")
MANY = 20_000


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """What waits for me, my numbers, the last changes, the network, all registers."""
    if not site.has_permission(request):
        return site.login(request)
    user, now = request.user, clock.now()
    reach = user.reach
    if not reach.held:
        return render(request, "office/no_posting.html", {"title": _("No posting")})
    numbers = figures.of(reach.whole, on=clock.today())
    context = {
        **site.each_context(request),
        "title": _("What waits for me"),
        "greeting": _greeting(now),
        "now": now,
        "sees": _sees(request),
        "may_import": may(user, Verb.IMPORT),
        "may_see_history": may(user, Verb.SEE_HISTORY),
        "may_post": may(user, Verb.POST),
        "waiting": queries.imports_that_wait(user, now),
        "cases": queries.cases_that_wait(user, now),
        "promised": queries.PROMISED_DAYS,
        "today": today.first_of(user),
        "numbers": numbers,
        "line": plots.line(numbers.years),
        "districts": plots.bars(numbers.districts),
        "happened": queries.last_changes(user) if may(user, Verb.SEE_HISTORY) else [],
        **_network(reach.whole),
    }
    return render(request, "office/front.html", context)


def _greeting(now: datetime) -> str:
    hour = timezone.localtime(now).hour
    if hour < 12:
        return _("Good morning")
    return _("Good afternoon") if hour < 17 else _("Good evening")


def _sees(request: HttpRequest) -> str:
    reach = request.user.reach
    if reach.region:
        return _("you see all countries")
    names = [held.body_name for held in reach.held if held.homenet in reach.whole]
    return _("you see %(names)s only") % {"names": _(", ").join(dict.fromkeys(names))}


def _network(mine: frozenset[int]) -> dict[str, object]:
    found = {tile.body.code: tile for tile in figures.network()}
    tiles = [
        {
            "tile": found[code],
            "mine": found[code].body.pk in mine and len(mine) < len(TILES) - 1,
            "many": (found[code].number or 0) > MANY,
        }
        if code in found
        else None
        for code in TILES
    ]
    regional = [tile for code, tile in found.items() if code not in TILES]
    return {
        "tiles": tiles,
        "regional": regional,
        "any_reported": any(tile.number for tile in found.values()),
    }


@login_required
@require_safe
def pages(request: HttpRequest) -> HttpResponse:
    """The pages' front: what I register, my organisations, and finding a woman.

    Who only helps to hold an election comes to that.
    """
    user = request.user
    if election := queries.election_of(user):
        return redirect("election", election.body_id, election.pk)
    seen = Body.objects.visible_to(user).filter(kind=BodyKind.ORGANISATION)
    listed = bodies.listed(seen)[:12] if user.reach.held else []
    return render(
        request, "pages/front.html",
        {"bodies": listed, "greeting": _greeting(clock.now()), "now": clock.now(),
         "homenets": people.homenets_of(user), "drafts": cases.waiting_for(user),
         "may_found": may(user, Verb.FOUND), "today": today.first_of(user)},
    )  # fmt: skip
