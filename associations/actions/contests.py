"""What is said of a decision afterwards: contested, upheld, annulled. Always a new entry."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _

from associations.models import Contest, Motion
from associations.queries import motions
from associations.vocabulary.gatherings import Dispute, MotionState
from members.access.rights import Verb, require_at
from members.models import Body


@dataclass(frozen=True)
class Said:
    """Who said what of it, when and why; annulled or upheld by a motion or by an authority."""

    what: Dispute
    on: date
    why: str
    who: str = ""
    decided_in: Motion | None = None


@transaction.atomic
def say(motion: Motion, said: Said, *, by: Any, at: datetime) -> Contest:
    """Write down that a decision is contested, upheld or annulled. Raises ValidationError."""
    require_at(by, Verb.ADOPT, motion.body)
    Body.objects.select_for_update().get(pk=motion.body_id)
    rows = Motion.objects.select_for_update(of=("self",))
    motion = rows.select_related("body").get(pk=motion.pk)
    today = at.astimezone(get_current_timezone()).date()
    if wrong := _wrong(motion, said, today):
        raise ValidationError(wrong)
    return Contest.objects.create(
        motion=motion, body=motion.body, homenet_id=motion.homenet_id, what=said.what, on=said.on,
        who=said.who.strip(), why=said.why.strip(), decided_in=said.decided_in, by=by, at=at,
    )  # fmt: skip


def may_be_said(motion: Motion) -> list[Dispute]:
    """What can be said of it now: nothing more once it is annulled."""
    if motion.state != MotionState.DECIDED:
        return []
    before = {one.what for one in motions.contests_of(motion)}
    if Dispute.ANNULLED in before:
        return []
    settled = [Dispute.UPHELD] if Dispute.CONTESTED in before else []
    return [Dispute.CONTESTED, *settled, Dispute.ANNULLED]


def _wrong(motion: Motion, said: Said, today: date) -> dict[str, str]:
    if said.what not in may_be_said(motion):
        return {"what": _not_now(motion)}
    assert motion.decided_on is not None
    wrong = {}
    if said.on > today:
        wrong["on"] = _("That day has not come yet.")
    elif said.on < motion.decided_on:
        wrong["on"] = _("That was before it was decided.")
    if not said.why.strip():
        wrong["why"] = _("Please say why.")
    return wrong | _wrong_author(motion, said)


def _not_now(motion: Motion) -> str:
    if motion.state != MotionState.DECIDED:
        return _("It is not decided yet.")
    if motions.is_annulled(motion):
        return _("It was annulled already; nothing was changed.")
    return _("Nobody has contested it, so there is nothing to uphold.")


def _wrong_author(motion: Motion, said: Said) -> dict[str, str]:
    if said.decided_in is not None:
        if said.what == Dispute.CONTESTED:
            return {"decided_in": _("Who contests it decides nothing. Leave this empty.")}
        if not motions.later(motion).filter(pk=said.decided_in.pk).exists():
            return {
                "decided_in": _("Choose a carried decision of this association, taken since then.")
            }
        return {}
    if said.who.strip():
        return {}
    if said.what == Dispute.CONTESTED:
        return {"who": _("Please say who contests it.")}
    return {"who": _("Please say which authority did, or choose the decision of the members.")}
