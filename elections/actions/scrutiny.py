"""The scrutiny: each nomination is judged with all its grounds; a refusal may be appealed.

An article that stands against a nomination refuses it; where none does it is valid, and what is
not known takes no right away. Either may be decided otherwise by who may go on against an
article, with a reason that stays with the nomination.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _

from associations.actions.stopped import Stopped
from elections.actions.holding import running
from elections.actions.nominations import standing_of
from elections.actions.settling import join_list
from elections.models import Contest, Nomination
from elections.queries import scrutiny as queries
from elections.queries.elections import taken_of
from elections.queries.nominations import stage_of
from elections.vocabulary.states import Answer, NominationState
from elections.vocabulary.steps import Step
from hnsa.core.saying import said
from hnsa.law.verdict import Answer as Said
from members.access.rights import Verb, require_at


@dataclass(frozen=True)
class Looked:
    """What the committee decides. `told`: facts that only the committee knows, as typed."""

    valid: bool
    on: date
    told: Mapping[str, Any] = field(default_factory=dict)
    words: str = ""  # the committee's own, beside the articles


@transaction.atomic
def look_through(
    nomination: Nomination, looked: Looked, *, by: Any, at: datetime, override: str = ""
) -> Nomination:
    """The nomination is valid, or refused with every ground.

    Raises Stopped where the articles say otherwise and no reason is given.
    """
    election = running(nomination.contest.election, by=by)
    nomination = _row(nomination)
    stage = stage_of(election)
    if nomination.state != NominationState.HANDED_IN:
        raise ValidationError(standing_of(nomination))
    if not stage.scrutiny:
        raise ValidationError(_("The scrutiny has not begun yet. Begin it first."))
    if looked.on > at.astimezone(get_current_timezone()).date():
        raise ValidationError({"on": _("That day has not come yet.")})
    if looked.on < taken_of(election)[Step.SCRUTINY].on:
        raise ValidationError({"on": _("The scrutiny began later than that.")})
    found = queries.of(nomination, on=looked.on, told=looked.told)
    against_it = (found.answer is Said.NO) == looked.valid
    if against_it:
        if not override.strip():
            raise Stopped(found.verdict)
        require_at(by, Verb.OVERRIDE, election.body)
    nomination.state = NominationState.VALID if looked.valid else NominationState.REFUSED
    nomination.scrutiny_on, nomination.judged = looked.on, found.kept()
    nomination.grounds = _grounds(found, looked, nomination.name)
    nomination.override = override.strip() if against_it else ""
    nomination.save(
        update_fields=["state", "scrutiny_on", "judged", "grounds", "override"]
    )  # fmt: skip
    return nomination


def _grounds(found: queries.Scrutiny, looked: Looked, name: str) -> str:
    """All that stands against it, as it was on that day, and the committee's own words."""
    if looked.valid:
        return looked.words.strip()
    with translation.override("en"):
        lines = [
            " ".join(
                filter(None, [f"Art. {one.article}:" if one.article else "Model rule:",
                              *map(said, one.finding.facts or (one.sentence,))])
            )
            for one in found.against
        ]  # fmt: skip
        if not found.is_on_roll:
            lines.insert(0, _("%(name)s is not on the roll of this election.") % {"name": name})
    return "\n".join(filter(None, [*lines, looked.words.strip()]))


@transaction.atomic
def appeal(nomination: Nomination, *, on: date, words: str, by: Any, at: datetime) -> Nomination:
    """She, or who proposed her, appeals against a refusal: once, in writing."""
    election = running(nomination.contest.election, by=by)
    nomination = _row(nomination)
    if nomination.state != NominationState.REFUSED:
        raise ValidationError(standing_of(nomination))
    if nomination.appealed_on is not None:
        raise ValidationError(_("The appeal is written down already."))
    if stage_of(election).polling:
        raise ValidationError(_("The poll has begun. The result can be objected to afterwards."))
    assert nomination.scrutiny_on is not None
    if not nomination.scrutiny_on <= on <= at.astimezone(get_current_timezone()).date():
        raise ValidationError({"on": _("That is before the scrutiny, or has not come yet.")})
    if not words.strip():
        raise ValidationError({"words": _("Write what she says against the refusal.")})
    nomination.appealed_on, nomination.appeal = on, words.strip()
    nomination.save(update_fields=["appealed_on", "appeal"])
    return nomination


@transaction.atomic
def answer(nomination: Nomination, *, granted: bool, reasons: str, by: Any) -> Nomination:
    """The appeal is decided with reasons. Granted, she stands; where the list is posted, on it."""
    election = running(nomination.contest.election, by=by)
    contest = Contest.objects.select_for_update().get(pk=nomination.contest_id)
    nomination = _row(nomination)
    if nomination.appealed_on is None:
        raise ValidationError(_("No appeal is written down."))
    if nomination.appeal_answer:
        raise ValidationError(_("The appeal is decided already."))
    if not reasons.strip():
        raise ValidationError({"reasons": _("An appeal is decided with reasons. Write them.")})
    stage = stage_of(election)
    if stage.polling and granted:
        raise ValidationError(_("The poll has begun; nobody can be added to the papers."))
    nomination.appeal_answer = Answer.GRANTED if granted else Answer.REFUSED
    nomination.appeal_reasons = reasons.strip()
    if granted:
        nomination.state = NominationState.VALID
    nomination.save(update_fields=["appeal_answer", "appeal_reasons", "state"])
    if granted:
        join_list(contest, nomination, stage)
    return nomination


def _row(nomination: Nomination) -> Nomination:
    """The nomination for writing, with its post and election."""
    row = Nomination.objects.select_for_update(of=("self",)).select_related(
        "contest__election__body", "contest__body", "person"
    )
    return row.get(pk=nomination.pk)
