"""Decisions of an association: the list with its filters, and the page of one motion."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from associations.actions import contests, effects
from associations.actions.votes import DECIDES, not_now
from associations.forms.frozen import panel_of_frozen
from associations.forms.motions_shown import (
    about,
    chip_of,
    dispute_chip,
    followed,
    follows,
    to_undo,
)
from associations.models import Effect, Motion
from associations.queries import effects as effect_queries
from associations.queries import motions as queries
from associations.queries import naming
from associations.queries.constitutions import symbol_of
from associations.views.associations import head_of
from associations.views.gate import seen
from associations.vocabulary.gatherings import MotionState, Outcome
from associations.vocabulary.subjects import SUBJECTS
from hnsa.core import clock
from hnsa.core.saying import text_of
from hnsa.law.money import Money
from members.access.rights import Verb, may_at
from members.models import Body, Person


@login_required
@require_safe
def index(request: HttpRequest, pk: int) -> HttpResponse:
    """The decisions, the latest first, as narrowed as she asks."""
    body = seen(request.user, pk)
    asked = _asked(request)
    own = Motion.objects.visible_to(request.user).filter(body=body)
    leaf = queries.leaf(
        queries.narrowed(own, asked), Person.objects.visible_to(request.user),
        after=_number(request, "after"),
    )  # fmt: skip
    for one in leaf.rows:
        one.chip = chip_of(one)  # type: ignore[attr-defined]
    kept = {
        name: said
        for name, said in (
            ("q", asked.typed), ("subject", asked.subject), ("year", asked.year),
            ("standing", asked.standing),
        )
        if said
    }  # fmt: skip
    context = head_of(request, body, "decisions") | {
        "leaf": leaf,
        "asked": asked,
        "filters": urlencode(kept),
        "next": urlencode({**kept, "after": leaf.after}) if leaf.after else "",
        "figures": _figures(queries.counts(own), asked, kept),
        "subjects": [(code, text_of(word)) for code, word in SUBJECTS.items()],
        "years": queries.years_of(own),
        "may_keep": may_at(request.user, Verb.KEEP, body) and body.draft_of_id is None,
    }
    return render(request, "associations/decisions/index.html", context)


def _asked(request: HttpRequest) -> queries.Asked:
    """The filters of the address, each only with a value that it can have."""
    subject, standing = request.GET.get("subject", ""), request.GET.get("standing", "")
    return queries.Asked(
        typed=request.GET.get("q", "").strip().replace("\x00", "")[:80],
        subject=subject if subject in set(map(str, SUBJECTS)) else "",
        standing=standing if standing in _words() else "",
        year=_number(request, "year"),
    )


def _number(request: HttpRequest, name: str) -> int | None:
    typed = request.GET.get(name, "")
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 16 else None


def _words() -> dict[str, str]:
    """How decisions are told apart above the list."""
    return {
        "": _("All decisions"), "put": _("Not decided yet"), "waits": _("Not carried out yet"),
        "carried": _("Carried"), "lost": _("Lost"), "open": _("Left open"),
        "withdrawn": _("Taken back"),
    }  # fmt: skip


def _figures(
    counted: dict[str, int], asked: queries.Asked, kept: dict[str, Any]
) -> list[dict[str, Any]]:
    """How many there are in all and of each, as links that narrow the list."""
    rest = {name: said for name, said in kept.items() if name != "standing"}
    return [
        {
            "number": counted.get(standing, 0), "word": word,
            "current": asked.standing == standing,
            "link": urlencode({**rest, **({"standing": standing} if standing else {})}),
        }
        for standing, word in _words().items()
        if not standing or counted.get(standing)
    ]  # fmt: skip


def the_motion(request: HttpRequest, pk: int, motion_pk: int) -> Motion:
    """The motion of that association with all beside it, or 404 where she may not see it."""
    body = seen(request.user, pk)
    rows = Motion.objects.visible_to(request.user).filter(body=body)
    motion = queries.whole(get_object_or_404(rows, pk=motion_pk))
    motion.body = body
    naming.by_sight([motion], Person.objects.visible_to(request.user))
    return motion


@login_required
@require_safe
def page(request: HttpRequest, pk: int, motion_pk: int) -> HttpResponse:
    """One motion: its words, the vote with its sum, what followed, what was said against it."""
    motion = the_motion(request, pk, motion_pk)
    return render(
        request, "associations/decisions/page.html", context_of(request, motion, motion.body)
    )


def context_of(request: HttpRequest, motion: Motion, body: Body) -> dict[str, Any]:
    """What the page of a motion shows, and its print."""
    people = Person.objects.visible_to(request.user)
    said = queries.contests_of(motion)
    motion.is_annulled = any(one.what == "annulled" for one in said)  # type: ignore[attr-defined]
    effect = getattr(motion, "effect", None)
    return {
        "body": body,
        "motion": motion,
        "chip": chip_of(motion),
        "about": about(motion),
        "sum": f"{symbol_of(body)} {Money(motion.sum_asked)}".strip() if motion.sum_asked else "",
        "panel": panel_of_frozen(motion.judged, motion.law, body),
        "movers": _movers(motion, people),
        "declared": motion.outcome if motion.told.get("declared") else "",
        "contests": [(one, dispute_chip(one.what)) for one in said],
        "effect": effect,
        "followed": followed(effect) if effect else "",
        "undoing": to_undo(motion, effect) if motion.is_annulled else None,  # type: ignore[attr-defined]
        **_what_next(request, motion, body, effect),
    }


def _what_next(
    request: HttpRequest, motion: Motion, body: Body, effect: Effect | None
) -> dict[str, Any]:
    """What follows, and what she may do with it now."""
    may_keep = may_at(request.user, Verb.KEEP, body)
    may_adopt = may_at(request.user, Verb.ADOPT, body)
    meeting, on = motion.meeting, clock.today()
    begun = meeting is None or meeting.state in DECIDES
    is_put = motion.state == MotionState.PUT
    next_: dict[str, Any] = {
        "is_put": is_put,
        "not_now": "" if begun or meeting is None else not_now(meeting),
        "may_decide": may_adopt and is_put and begun,
        "may_withdraw": may_keep and is_put,
        "may_contest": may_adopt and bool(contests.may_be_said(motion)),
        "may_put_again": may_keep and motion.outcome == Outcome.OPEN,
    }
    if motion.state == MotionState.DECIDED and not effects.against(motion):
        due = effect_queries.due(motion, today=on)
        next_ |= {
            "follows": follows(motion, on=effects.begins(motion, due), name=name_of(motion)),
            "may_carry_out": may_adopt,
        }
    return next_


def name_of(motion: Motion) -> str:
    """Whom it is about, as far as the reader may know."""
    if motion.person is None:
        return ""
    return (
        _("somebody whose name is not shown here") if motion.is_hidden else motion.person.full_name
    )


def _movers(motion: Motion, people: Any) -> list[tuple[str, str]]:
    """Who moved and who seconded it, by name where that may be told."""
    found = []
    for word, person in ((_("Moved by"), motion.moved_by), (_("Seconded by"), motion.seconded_by)):
        if person is not None:
            hidden = naming.hidden(person, people)
            found.append((word, _("name not shown here") if hidden else person.full_name))
    return found
