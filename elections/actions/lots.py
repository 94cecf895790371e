"""A lot is drawn among candidates with equal votes, in front of everyone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from elections.actions.sheets import counting
from elections.models import Contest, LotDrawn
from elections.queries import counts
from elections.queries.ties import Way, way_of


@dataclass(frozen=True)
class Drawing:
    """How it was drawn: nominations in the order in which they came out."""

    order: tuple[int, ...]
    method: str
    drawn_by: str
    seen_by: str


@transaction.atomic
def draw(contest: Contest, drawing: Drawing, *, by: Any, at: datetime) -> LotDrawn:
    """The lot is written down, and the post comes to what follows from it.

    Raises ValidationError where these are not tied, where the article says something else than the
    lot, and while a recount is under way.
    """
    contest = counting(contest, by=by)
    closed = counts.latest(contest)
    if closed is None or contest.recount_why:
        raise ValidationError(_("The count is not closed yet. A lot is drawn when it is."))
    lots = counts.lots_of(contest)
    came = counts.came_to(closed, lots)
    if not any(_is_of(drawing.order, one.keys) for one in came.ties):
        raise ValidationError(_("A lot is drawn among all who have those equal votes, and once."))
    if way_of(contest.election) not in (Way.LOT, Way.SHARED):
        raise ValidationError(_("Here the article says that something else is done than a lot."))
    missing = {
        name: [_("Please fill this in.")]
        for name in ("method", "drawn_by", "seen_by")
        if not getattr(drawing, name).strip()
    }
    if missing:
        raise ValidationError(missing)
    lot = LotDrawn.objects.create(
        contest=contest, body_id=contest.body_id, homenet_id=contest.homenet_id,
        order=list(drawing.order), method=drawing.method.strip(),
        drawn_by=drawing.drawn_by.strip(), seen_by=drawing.seen_by.strip(), at=at, written_by=by,
    )  # fmt: skip
    after = counts.came_to(closed, [*lots, lot])
    contest.outcome = {"round": closed.round, **counts.kept_outcome(after)}
    contest.save(update_fields=["outcome"])
    return lot


def _is_of(order: Sequence[int], keys: Sequence[str]) -> bool:
    return len(order) == len(keys) and {str(pk) for pk in order} == set(keys)
