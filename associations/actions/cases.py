"""The verbs of a registration case: open, write its steps, send, return, register, refuse, appeal.

While a case is written, its association is a draft body that only its writer and the HomeNet see.
Registering adopts the constitution with the votes of the founding meeting, begins the offices, and
gives the next number of the HomeNet's year.
"""

import secrets
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from associations.actions import constitutions
from associations.actions.associations import found
from associations.actions.constitutions import Adoption
from associations.models import Association, Case, Constitution, Numbering, Office, Remark
from associations.models.constitution import FOUNDING_MEETING
from associations.queries import cases
from associations.queries.constitutions import draft_of
from associations.rules.checklist import Weight, may_be_sent, points
from associations.rules.codes import LENGTH, SIGNS
from associations.vocabulary.cases import OPEN_STATES, WAITING_STATES, CameBy, CaseState, Step
from associations.vocabulary.life import Stage, Standing
from associations.vocabulary.subjects import Post
from hnsa.core.saying import said
from members.access.rights import Verb, require_at
from members.actions.bodies import free_code
from members.models import Body, Membership
from members.vocabulary.people import MembershipGround

NEED = ("asked_by", "need", "need_seen_on", "not_joining")
MEETING = ("met_on", "met_at", "present", "votes_for", "votes_against", "abstained", "minutes")
CHECK = ("common_purpose", "mutual_duties", "free_to_leave", "own_decision")
ASSOCIATION = ("area", "trades", "purposes", "benefits", "activities")
BODY = ("name", "name_native", "place")
SEVERAL = (Post.MEMBER, Post.DELEGATE)  # offices that several hold at a time


@transaction.atomic
def open_case(*, homenet: Body, parent: Body, by: Any, at: datetime, name: str = "") -> Case:
    """Begin a registration: a draft association below that organisation, and its case."""
    association = found(homenet=homenet, parent=parent, by=by, name=name.strip() or cases.no_name())
    body = association.body
    body.draft_of = by
    body.save(update_fields=["draft_of"])
    return Case.objects.create(body=body, homenet=homenet, opened_by=by, opened_at=at, saved_at=at)


def lock(case: Case, *, by: Any, verb: Verb = Verb.FOUND) -> Case:
    """The case for writing, whoever else writes at the same time. Raises PermissionDenied."""
    found_case = (
        Case.objects.select_for_update(of=("self",)).select_related("body__homenet").get(pk=case.pk)
    )
    require_at(by, verb, found_case.body)
    return found_case


def lock_open(case: Case, *, by: Any) -> Case:
    """The same, if it may still be written. Raises ValidationError once it is sent."""
    locked = lock(case, by=by)
    if locked.state not in OPEN_STATES:
        raise ValidationError(sent_already())
    return locked


def sent_already() -> str:
    """Why it cannot be written any more."""
    return _("This registration was sent already, and cannot be changed while it is examined.")


@transaction.atomic
def write(case: Case, told: Mapping[str, Any], *, by: Any, at: datetime) -> Case:
    """Keep what a step tells, by name of the field; what is not named stays as it is."""
    case = lock_open(case, by=by)
    own = [name for name in (*NEED, *MEETING, *CHECK, "account_papers") if name in told]
    for name in own:
        setattr(case, name, told[name])
    case.saved_at = at
    case.save(update_fields=[*own, "saved_at"])
    _write_body(case.body, {name: told[name] for name in BODY if name in told})
    changed = {name: list(told[name]) if name != "area" else told[name]
               for name in ASSOCIATION if name in told}  # fmt: skip
    if changed:
        Association.objects.filter(body=case.body_id).update(**changed)
    return case


def _write_body(body: Body, told: Mapping[str, Any]) -> None:
    """Names and place. While it is a draft, its code follows its name."""
    if not told:
        return
    before, fields = body.name, list(told)
    for name, value in told.items():
        setattr(body, name, value)
    body.name = body.name.strip() or cases.no_name()
    if body.name != before and body.draft_of_id is not None:
        body.code = free_code(body.homenet, body.name)
        fields.append("code")
    body.save(update_fields=fields)


@transaction.atomic
def set_offices(
    case: Case, chosen: Mapping[str, Sequence[int]], signing: Sequence[str], *, by: Any,
    at: datetime,
) -> Case:  # fmt: skip
    """Who holds which office: post → founding members. Raises ValidationError for a stranger."""
    case = lock_open(case, by=by)
    women = set(
        Membership.objects.filter(body=case.body_id, ends_on=None).values_list("person", flat=True)
    )
    if any(len(set(people)) > 1 for post, people in chosen.items() if post not in SEVERAL):
        raise ValidationError(_("An office has one holder."))
    wanted = {(post, person) for post, people in chosen.items() for person in people if person}
    if any(person not in women for _post, person in wanted):
        raise ValidationError(_("An office-bearer is one of the founding members."))
    for office in Office.objects.filter(body=case.body_id):
        if (office.post, office.person_id) not in wanted:
            office.delete()
    there = set(Office.objects.filter(body=case.body_id).values_list("post", "person"))
    Office.objects.bulk_create(
        Office(body=case.body, homenet_id=case.homenet_id, post=post, person_id=person,
               came_by=CameBy.FOUNDED)
        for post, person in sorted(wanted - there)
    )  # fmt: skip
    Office.objects.filter(body=case.body_id).update(signs=False)
    Office.objects.filter(body=case.body_id, post__in=list(signing)).update(signs=True)
    return _saved(case, at)


def _saved(case: Case, at: datetime) -> Case:
    case.saved_at = at
    case.save(update_fields=["saved_at"])
    return case


@transaction.atomic
def send(case: Case, *, by: Any, at: datetime, on: date) -> Case:
    """Send it to the HomeNet. Sent twice it is sent once. Raises ValidationError while it lacks."""
    case = lock(case, by=by)
    if case.state in WAITING_STATES:
        return case
    if case.state not in OPEN_STATES:
        raise ValidationError(_("This registration is closed."))
    lacking = [
        one for one in points(cases.whole(case, on=on).filled) if one.weight is Weight.MISSING
    ]
    if lacking:
        raise ValidationError([said(one.line) for one in lacking])
    case.state, case.sent_at, case.sent_by, case.saved_at = CaseState.SENT, at, by, at
    case.save(update_fields=["state", "sent_at", "sent_by", "saved_at"])
    Association.objects.filter(body=case.body_id).update(stage=Stage.ASKED)
    case.remarks.filter(answered_at=None).update(answered_at=at)
    return case


@transaction.atomic
def give_back(case: Case, remarks: Mapping[str, str], *, by: Any, at: datetime) -> Case:
    """Return it with remarks, each on a step. Raises ValidationError without any."""
    case = lock(case, by=by, verb=Verb.REGISTER)
    _waits(case)
    told = {step: text.strip() for step, text in remarks.items() if text.strip()}
    if not told:
        raise ValidationError(_("Say at one step at least what is to be mended."))
    Remark.objects.bulk_create(
        Remark(case=case, homenet_id=case.homenet_id, step=Step(step), text=text, by=by, at=at)
        for step, text in told.items()
    )
    case.state = CaseState.RETURNED
    case.save(update_fields=["state"])
    return case


def _waits(case: Case) -> None:
    if case.state not in WAITING_STATES:
        raise ValidationError(_("This registration does not wait for a decision any more."))


@transaction.atomic
def register(case: Case, *, by: Any, at: datetime, on: date, override: str = "") -> Case:
    """Register it: number, certificate, constitution in force, offices begun.

    Raises ValidationError where something is missing; with `override`, a reason that stays on the
    record, an authorised user may still go on (but never past a slip of the constitution).
    """
    case = lock(case, by=by, verb=Verb.REGISTER)
    if case.state == CaseState.REGISTERED:
        return case
    _waits(case)
    why = _against_the_list(case, override, by=by, on=on)
    if case.met_on is None:
        raise ValidationError(_("Without a founding meeting nothing can be registered."))
    _adopt(case, by=by, at=at, on=on)
    begins = case.met_on
    Office.objects.filter(body=case.body_id, begins_on=None).update(begins_on=begins)
    Membership.objects.filter(body=case.body_id, begins_on=None).update(begins_on=begins)
    case.number, case.code = next_number(case.homenet, on.year), new_code()
    case.registered_on, case.override = on, why
    _decided(case, CaseState.REGISTERED, by, at)
    Association.objects.filter(body=case.body_id).update(stage=Stage.REGISTERED)
    body = case.body
    body.draft_of, body.founded_on = None, body.founded_on or begins
    body.save(update_fields=["draft_of", "founded_on"])
    return case


def _against_the_list(case: Case, override: str, *, by: Any, on: date) -> str:
    """The reason to go on where the check-list is not complete; "" where none is needed."""
    if may_be_sent(points(cases.whole(case, on=on).filled)):
        return ""
    why = override.strip()
    if not why:
        raise ValidationError(
            _("The check-list is not complete. Return it, or write down why it is registered.")
        )
    require_at(by, Verb.OVERRIDE, case.body)
    return why


def _adopt(case: Case, *, by: Any, at: datetime, on: date) -> None:
    draft = draft_of(case.body_id)
    if draft is None:
        if not Constitution.objects.filter(body=case.body_id, standing=Standing.ADOPTED).exists():
            raise ValidationError(_("There is no constitution to be adopted."))
        return
    assert case.met_on is not None
    members = Membership.objects.filter(body=case.body_id, ends_on=None).count()
    constitutions.adopt(
        draft,
        Adoption(
            on=case.met_on, by=FOUNDING_MEETING, in_force_from=case.met_on,
            members=members, present=case.present or 0, votes_for=case.votes_for or 0,
            votes_against=case.votes_against or 0, abstained=case.abstained or 0,
        ),
        by=by, at=at, registering=True,
    )  # fmt: skip


def next_number(homenet: Body, year: int) -> str:
    """The next registration number: "PK-2026-00017". Two at once get two; none is left out.

    The counter is held until the transaction ends: who rolls back gives the number back.
    """
    Numbering.objects.get_or_create(homenet=homenet, year=year)
    counter = Numbering.objects.select_for_update().get(homenet=homenet, year=year)
    counter.last += 1
    counter.save(update_fields=["last"])
    return f"{homenet.code}-{year}-{counter.last:05d}"


def new_code() -> str:
    """A code that nobody can guess, for the certificate."""
    return "".join(secrets.choice(SIGNS) for _place in range(LENGTH))


@transaction.atomic
def refuse(case: Case, *, reason: str, by: Any, at: datetime) -> Case:
    """Refuse it, with the reason; she may appeal. Raises ValidationError without a reason."""
    case = lock(case, by=by, verb=Verb.REGISTER)
    _waits(case)
    if len(reason.strip()) < 10:
        raise ValidationError(_("Write the reason so that the founders understand it."))
    case.reason = reason.strip()
    return _decided(case, CaseState.REFUSED, by, at)


def _decided(case: Case, state: CaseState, by: Any, at: datetime) -> Case:
    case.state, case.decided_by, case.decided_at = state, by, at
    case.save()
    return case


@transaction.atomic
def appeal(case: Case, *, text: str, by: Any, at: datetime) -> Case:
    """The founders ask for another look; once. Raises ValidationError."""
    case = lock(case, by=by)
    if case.state != CaseState.REFUSED or case.appeal:
        raise ValidationError(_("There is no refusal to appeal against."))
    if len(text.strip()) < 10:
        raise ValidationError(_("Write why the founders think otherwise."))
    case.appeal, case.state, case.sent_at = text.strip(), CaseState.APPEALED, at
    case.save(update_fields=["appeal", "state", "sent_at"])
    return case


@transaction.atomic
def drop(case: Case, *, by: Any, at: datetime, on: date) -> Case:
    """Give the draft up: its memberships end, the association with them; its history stays."""
    case = lock_open(case, by=by)
    Office.objects.filter(body=case.body_id).delete()
    Membership.objects.filter(body=case.body_id, begins_on=None).delete()
    Membership.objects.filter(body=case.body_id, ends_on=None).update(
        ends_on=on, ground=MembershipGround.BODY_ENDED
    )
    draft = draft_of(case.body_id)
    if draft is not None:
        draft.delete()
    Association.objects.filter(body=case.body_id).update(stage=Stage.ENDED)
    return _decided(case, CaseState.DROPPED, by, at)
