"""Objections to a result: made, answered with reasons; a post or the election may fall by them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _

from associations.queries.frozen import frozen
from elections.actions import records
from elections.actions.holding import locked
from elections.models import Contest, Election, Objection
from elections.queries.afterwards import declared_on
from elections.queries.elections import law_of
from elections.rules.afterwards import in_time, objection_on
from elections.vocabulary.states import Answer, ObjectionTo


@dataclass(frozen=True)
class Said:
    """What somebody says against a result; without a post she means the whole election."""

    contest: Contest | None
    made_by: str
    made_on: date
    words: str


@transaction.atomic
def object_to(election: Election, said: Said, *, by: Any, at: datetime) -> Objection:
    """It is written down, with what the articles say of its time; too late is no hindrance."""
    election = locked(election, by=by)
    _not_to_come("made_on", said.made_on, at)
    if election.declared_at is None:
        raise ValidationError(_("Nothing is declared yet that could be objected to."))
    if said.contest is not None and said.contest.declared_at is None:
        raise ValidationError({"contest": [_("The result of this post is not declared yet.")]})
    facts = objection_on(_declared(election, said.contest), said.made_on)
    return Objection.objects.create(
        election=election, body_id=election.body_id, homenet_id=election.homenet_id,
        to=ObjectionTo.RESULT, contest=said.contest, made_by=said.made_by.strip(),
        made_on=said.made_on, words=said.words.strip(), written_by=by,
        judged=frozen(in_time(law_of(election), facts), facts),
    )  # fmt: skip


def _declared(election: Election, contest: Contest | None) -> date | None:
    at = contest.declared_at if contest is not None else None
    return at.astimezone(get_current_timezone()).date() if at else declared_on(election)


@transaction.atomic
def answer(
    objection: Objection, decided: Answer, *, on: date, reasons: str, by: Any, at: datetime
) -> Objection:
    """It is granted or refused, with reasons; the record of the election is continued.

    Granted for a post, the election to this post is void, and who was elected holds it no more
    (`taking_office.end_void`); for the whole election, it is to be declared void by its own step.
    """
    election = locked(objection.election, by=by)
    rows = Objection.objects.select_for_update(of=("self",))
    objection = rows.get(pk=objection.pk, election=election, to=ObjectionTo.RESULT)
    if objection.answer != Answer.OPEN:
        raise ValidationError(_("It is decided already; nothing was changed."))
    _not_to_come("on", on, at)
    if on < objection.made_on:
        raise ValidationError({"on": [_("It is decided after it was made.")]})
    if decided not in (Answer.GRANTED, Answer.REFUSED):
        raise ValidationError({"answer": [_("Say whether it is granted or refused.")]})
    if not reasons.strip():
        raise ValidationError({"reasons": [_("Write down the reasons.")]})
    objection.answer, objection.answered_on = decided, on
    objection.reasons = reasons.strip()
    objection.save(update_fields=["answer", "answered_on", "reasons"])
    records.seal(election, by=by, at=at)
    return objection


def _not_to_come(field: str, on: date, at: datetime) -> None:
    if on > at.astimezone(get_current_timezone()).date():
        raise ValidationError({field: [_("That day has not come yet.")]})
