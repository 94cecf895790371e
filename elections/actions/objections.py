"""Objections to the roll: made by anybody, decided by the committee with reasons.

Nobody is put on the roll, or left off it, against the articles without a reason on the record.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _

from associations.actions.stopped import Stopped
from elections.actions.holding import running
from elections.models import Election, Entry, Objection
from elections.queries import elections, voters
from elections.queries.booths import booths_of
from elections.vocabulary.states import Answer, ObjectionTo
from elections.vocabulary.steps import Step
from members.access.rights import Verb, require_at
from members.models import Person

WRITTEN: Final = ("name", "name_native", "relative", "member_number")  # what can be corrected


@dataclass(frozen=True)
class Said:
    """What somebody objects to: about whom, in whose words."""

    to: ObjectionTo
    person: Person | None
    made_by: str
    made_on: date
    words: str


@transaction.atomic
def make(election: Election, said: Said, *, by: Any, at: datetime) -> Objection:
    """Somebody objects to the posted draft. Also too late: that is shown, and decided as well."""
    election = running(election, by=by)
    _open(election)
    if said.made_on > at.astimezone(get_current_timezone()).date():
        raise ValidationError({"made_on": [_("That day has not come yet.")]})
    entry = None if said.person is None else election.entries.filter(person=said.person).first()
    if wrong := _wrong(said, entry):
        raise ValidationError({"person": [wrong]})
    if said.person is not None and said.person.homenet_id != election.homenet_id:
        raise ValidationError({"person": [_("She is not in this register.")]})
    open_ = Objection.objects.filter(election=election, to=said.to, person=said.person, answer="")
    if said.person is not None and open_.exists():
        raise ValidationError({"person": [_("That objection is made already, and not decided.")]})
    return Objection.objects.create(
        election=election, body_id=election.body_id, homenet_id=election.homenet_id, to=said.to,
        person=said.person, made_by=said.made_by.strip(), made_on=said.made_on,
        words=said.words.strip(), written_by=by,
    )  # fmt: skip


def _wrong(said: Said, entry: Entry | None) -> str:
    if said.to == ObjectionTo.ADD:
        return _("She is on the roll.") if entry is not None and entry.is_on else ""
    if entry is None:
        return _("Choose whom of the roll it is about.")
    if said.to == ObjectionTo.REMOVE and not entry.is_on:
        return _("She is not on the roll.")
    return ""


@dataclass(frozen=True)
class Decision:
    """What the committee decides: granted or refused, why, and what is written instead."""

    answer: Answer
    reasons: str
    on: date
    instead: Mapping[str, str] | None = None


@transaction.atomic
def decide(
    objection: Objection, decision: Decision, *, by: Any, at: datetime, override: str = ""
) -> Objection:
    """The committee decides; what it grants is done on the roll at once.

    Raises Stopped where the articles stand against the outcome and no reason is given to go on.
    """
    election = running(objection.election, by=by)
    _open(election)
    objection = Objection.objects.select_related("person").get(pk=objection.pk, election=election)
    if objection.answer:
        raise ValidationError(_("That objection is decided already."))
    if not decision.reasons.strip():
        raise ValidationError({"reasons": [_("Please say why.")]})
    if not objection.made_on <= decision.on <= at.astimezone(get_current_timezone()).date():
        raise ValidationError(
            {"on": [_("It is decided after it was made, and not ahead of time.")]}
        )
    granted = decision.answer == Answer.GRANTED
    if objection.to == ObjectionTo.CORRECT:
        if granted:
            _correct(election, objection, decision.instead or {})
    elif objection.person is not None:
        _settle(election, objection, objection.person, granted, by, override)
    elif granted:
        raise ValidationError(
            _("It names nobody of the register. Write down an objection about her, and grant that.")
        )
    objection.answer, objection.answered_on = decision.answer, decision.on
    objection.reasons = decision.reasons.strip()
    objection.save(update_fields=["answer", "answered_on", "reasons", "judged"])
    return objection


def _settle(
    election: Election, objection: Objection, person: Person, granted: bool, by: Any, override: str
) -> None:
    """She is put on the roll, taken off it, or stays as she was; by the articles, or with why."""
    entry = election.entries.filter(person=person).first()
    on = granted == (objection.to == ObjectionTo.ADD)
    if granted and on and person.is_deceased:
        raise ValidationError(_("The register says that she has died."))
    judged = judged_now(election, person)
    why = _go_on(judged, person, on, election, by, override)
    kept = judged.kept() if judged else []
    objection.judged = {"found": kept, "override": why}
    if not granted:
        return
    if entry is None:
        entry = Entry(
            election=election, body_id=election.body_id, homenet_id=election.homenet_id,
            person=person, name=person.full_name, name_native=person.full_name_native,
            relative=person.relative_name,
        )  # fmt: skip
    last = election.entries.aggregate(last=Max("number"))["last"] or 0
    entry.is_on, entry.by_decision = on, True
    entry.number = (entry.number or last + 1) if on else None
    entry.booth = (entry.booth or next(iter(booths_of(election)), None)) if on else None
    entry.judged = kept or None
    entry.save()


def judged_now(election: Election, person: Person) -> voters.Judged | None:
    """What the articles say, by what the registers tell today of the day of the roll.

    None: by these she was no member on that day.
    """
    on = elections.taken_of(election)[Step.ROLL_FIXED].on
    found = voters.of_day(election.body, on, elections.law_of(election), [person.pk])
    return found[0].judged if found else None


def _go_on(
    judged: voters.Judged | None, person: Person, on: bool, election: Election, by: Any,
    override: str,
) -> str:  # fmt: skip
    """The reason to keep where the outcome is against the articles; "" where it is by them."""
    entitled = judged is not None and judged.may_vote
    if on == entitled or (not on and person.is_deceased):
        return ""
    if not override.strip():
        raise Stopped(judged.telling if judged else None)
    require_at(by, Verb.OVERRIDE, election.body)
    return override.strip()


def _correct(election: Election, objection: Objection, instead: Mapping[str, str]) -> None:
    entry = election.entries.filter(person=objection.person).first()
    if entry is None:
        raise ValidationError(_("She is no longer a row of this roll."))
    wanted = {name: instead[name].strip() for name in WRITTEN if name in instead}
    changed = {name: text for name, text in wanted.items() if getattr(entry, name) != text}
    if not wanted.get("name", entry.name):
        raise ValidationError({"name": [_("Please write her name.")]})
    if not changed:
        raise ValidationError({"name": [_("Nothing is written differently yet.")]})
    objection.judged = {"was": {name: getattr(entry, name) for name in changed}, "is": changed}
    for name, text in changed.items():
        setattr(entry, name, text)
    entry.by_decision = True
    entry.save(update_fields=[*changed, "by_decision"])


def _open(election: Election) -> None:
    """Objections are made and decided from the posting of the draft until the roll is final."""
    if Step.ROLL_POSTED not in elections.taken_of(election):
        raise ValidationError(
            _("The draft is not posted yet. Until then it is simply drawn again.")
        )
    if election.roll_frozen_at is not None:
        raise ValidationError(_("The roll is final. It is never changed any more."))
