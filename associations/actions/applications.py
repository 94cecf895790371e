"""Applications: written down, completed, taken back, decided, answered by silence, appealed.

The decision itself is a motion; `carried` and `lost` are what follows from it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from associations.actions import memberships
from associations.actions.stopped import go_on
from associations.actions.women import Woman, find_or_write
from associations.models import Application, Motion, Proposer
from associations.queries import applications
from associations.rules.asked_of_members import JOIN
from associations.vocabulary.procedures import ApplicationState, Request
from associations.vocabulary.subjects import Category
from hnsa.core.saying import said
from hnsa.law.blanks import Unfit
from members.access.rights import Verb, require_at
from members.models import Body, Membership, Person
from members.queries.memberships import running_on

MOST_PROPOSERS = 20


@dataclass(frozen=True)
class Told:
    """What she or her proposers say for the articles; facts may be as typed."""

    applied_on: date
    category: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""


@transaction.atomic
def apply(
    person: Person, body: Body, *, by: Any, at: datetime, on: date, applied_on: date | None = None,
    asks: str = Request.JOIN,
) -> Application:  # fmt: skip
    """Write down that she applies. Raises ValidationError: a member, one who waits, one who died.

    Applying is her own act: no article stops it from being written down.
    """
    require_at(by, Verb.KEEP, body)
    applied_on = applied_on or on
    if applied_on > on:
        raise ValidationError(_("That day has not come yet."))
    person = _found(person.pk, body)
    if person.is_deceased:
        raise ValidationError(_("The register says that she has died."))
    is_member = running_on(body, applied_on).filter(person=person).exists()
    if asks == Request.JOIN and is_member:
        raise ValidationError(_("%(name)s is a member already.") % {"name": person.full_name})
    if asks == Request.PERMANENT and not is_member:
        raise ValidationError(_("%(name)s is no member there.") % {"name": person.full_name})
    category = applications.first_category(applications.law_on(body, applied_on))
    try:
        with transaction.atomic():
            return Application.objects.create(
                body=body, homenet_id=body.homenet_id, person=person, asks=asks,
                category=Category.PERMANENT if asks == Request.PERMANENT else category,
                applied_on=applied_on, written_by=by, written_at=at,
            )  # fmt: skip
    except IntegrityError as error:  # another was quicker
        raise ValidationError(
            _("%(name)s has applied already; her application waits.") % {"name": person.full_name}
        ) from error


@transaction.atomic
def write_down(
    body: Body, woman: Woman, *, by: Any, at: datetime, on: date, applied_on: date | None = None
) -> Application:
    """Somebody who is not in the register yet applies. Raises ValidationError, by field."""
    require_at(by, Verb.KEEP, body)
    Body.objects.select_for_update().get(pk=body.pk)  # two who write down the same woman at once
    members = Membership.objects.filter(body=body, ends_on=None).values("person")
    applicants = Application.objects.filter(body=body).values("person")
    there = Person.objects.filter(pk__in=members.union(applicants)).values("pk")
    person = find_or_write(body, woman, there=there, by=by, on=on)
    return apply(person, body, by=by, at=at, on=on, applied_on=applied_on)


def _found(person: int, body: Body) -> Person:
    """Her record as it stands now, of this HomeNet; that `by` sees her, the page has asked."""
    found = Person.objects.filter(pk=person, homenet=body.homenet_id).first()
    if found is None:
        raise ValidationError(_("She is not in the register, as far as you may see."))
    return found


def held(application: Application, *states: str) -> Application:
    """The row, held, in one of these states. Raises ValidationError with what became of it."""
    rows = Application.objects.select_for_update(of=("self",)).select_related("person", "body")
    found = rows.get(pk=application.pk)
    if found.state not in states:
        raise ValidationError(
            _("The application of %(name)s is %(state)s meanwhile.")
            % {"name": found.person.full_name, "state": found.get_state_display()}
        )
    return found


@transaction.atomic
def complete(application: Application, told: Told, *, by: Any, on: date) -> Application:
    """What is told for the articles. Raises ValidationError, by field or name of the fact."""
    require_at(by, Verb.KEEP, application.body)
    found = held(application, ApplicationState.WAITING)
    if told.applied_on > on:
        raise ValidationError({"applied_on": _("That day has not come yet.")})
    facts = {name: value for name, value in told.facts.items() if value not in (None, "", [])}
    try:
        JOIN.facts.load(facts)
    except Unfit as error:
        raise ValidationError({name: said(line) for name, line in error.lines.items()}) from error
    found.applied_on, found.note, found.told = told.applied_on, told.note, facts
    if found.asks == Request.JOIN:
        found.category = told.category
    found.save(update_fields=["applied_on", "note", "told", "category"])
    return found


@transaction.atomic
def propose(application: Application, person: Person, *, by: Any) -> Proposer:
    """A member proposes her. Raises ValidationError for herself, and for who is no member."""
    require_at(by, Verb.KEEP, application.body)
    found = held(application, ApplicationState.WAITING)
    if person.pk == found.person_id:
        raise ValidationError(_("Nobody proposes herself."))
    if not running_on(found.body, found.applied_on).filter(person=person).exists():
        raise ValidationError(_("Who proposes her is a member on the day on which she applied."))
    if Proposer.objects.filter(application=found).count() >= MOST_PROPOSERS:
        raise ValidationError(_("At most %(most)d may be named here.") % {"most": MOST_PROPOSERS})
    return Proposer.objects.get_or_create(
        application=found, person=person,
        defaults={"body_id": found.body_id, "homenet_id": found.homenet_id},
    )[0]  # fmt: skip


@transaction.atomic
def take_out(application: Application, person: Person, *, by: Any) -> None:
    """She does not propose her after all."""
    require_at(by, Verb.KEEP, application.body)
    found = held(application, ApplicationState.WAITING)
    Proposer.objects.filter(application=found, person=person).delete()


@transaction.atomic
def withdraw(application: Application, *, by: Any, on: date) -> Application:
    """She takes it back. A motion that is put on it is withdrawn where it was put."""
    require_at(by, Verb.KEEP, application.body)
    found = held(application, ApplicationState.WAITING)
    found.state, found.answered_on = ApplicationState.WITHDRAWN, on
    found.save(update_fields=["state", "answered_on"])
    return found


# --- the decision --------------------------------------------------------------------------------


@transaction.atomic
def carried(
    motion: Motion, *, by: Any, at: datetime, override: str = "", on: date | None = None
) -> str:  # fmt: skip
    """What follows from a carried motion: she becomes a member, or a permanent one.

    Judged under the articles in force on the day of the decision; `on`: where that has effect
    later, the day from which. Raises Stopped where an article stands against it, ValidationError
    where it cannot be.
    """
    require_at(by, Verb.ADOPT, motion.body)
    assert motion.application is not None and motion.decided_on is not None
    decided_on = motion.decided_on
    found = _joining_as(_to_answer(motion.application), decided_on)
    judged = applications.judged(found, on=decided_on, motion=motion)
    found.override = _weighed(judged, found, by=by, override=override)
    found.judged = judged.frozen if judged else None
    if found.asks == Request.PERMANENT:
        memberships.change_category(
            found.person, found.body, becomes=Category.PERMANENT, on=on or decided_on,
            motion=motion,
        )  # fmt: skip
        return _answered(found, ApplicationState.GRANTED, decided_on, "permanent")
    what = _admitted(found, judged, on or decided_on, by)
    return _answered(found, ApplicationState.GRANTED, decided_on, what)


def _joining_as(found: Application, on: date) -> Application:
    """Who says nothing of the kind of member joins as the articles of that day say."""
    if not found.category and found.asks == Request.JOIN:
        found.category = applications.first_category(applications.law_on(found.body, on))
    return found


def _to_answer(application: Application) -> Application:
    """An application that may be answered: it waits, or its refusal is appealed."""
    found = held(application, ApplicationState.WAITING, ApplicationState.REFUSED)
    if found.state == ApplicationState.REFUSED and found.appealed_on is None:
        raise ValidationError(
            _("The application of %(name)s was refused, and nobody has appealed.")
            % {"name": found.person.full_name}
        )
    return found


def _weighed(judged: applications.Judged | None, found: Application, **told: Any) -> str:
    return go_on(judged.verdict, found.body, **told) if judged else ""


def _admitted(
    found: Application, judged: applications.Judged | None, on: date, by: Any
) -> str:  # fmt: skip
    """Her membership begins. Who was admitted meanwhile by another stays what she is: once."""
    if running_on(found.body, on).filter(person=found.person_id).exists():
        return "already_member"
    against = judged and memberships.admitted_against(judged.verdict, found.override, by=by, on=on)
    memberships.begin(
        found.person, found.body, on=on, category=found.category, source=str(_("application")),
        on_record=against or "",
    )  # fmt: skip
    return "admitted"


def _answered(found: Application, state: str, on: date, what: str) -> str:
    found.state, found.answered_on = state, on
    found.save(
        update_fields=["state", "answered_on", "category", "override", "judged", "by_silence"]
    )  # fmt: skip
    return what


@transaction.atomic
def lost(motion: Motion, *, by: Any, at: datetime) -> str:
    """What follows from a lost motion: she is refused; an appeal that is lost leaves it so."""
    require_at(by, Verb.ADOPT, motion.body)
    assert motion.application is not None and motion.decided_on is not None
    found = _to_answer(motion.application)
    if found.state == ApplicationState.REFUSED:
        return "stays_refused"
    judged = applications.judged(found, on=motion.decided_on, motion=motion)
    found.judged = judged.frozen if judged else None
    return _answered(found, ApplicationState.REFUSED, motion.decided_on, "refused")


@transaction.atomic
def by_silence(application: Application, *, by: Any, on: date, override: str = "") -> Application:
    """Record what an article says of an application that nobody answered in time.

    Raises ValidationError where no article says that anything follows, or the day has not passed.
    """
    require_at(by, Verb.ADOPT, application.body)
    found = held(application, ApplicationState.WAITING)
    law = applications.law_on(found.body, on)
    missed = applications.unanswered(found, law, on) if law else None
    if law is None or missed is None or not missed.follows:
        raise ValidationError(_("No article says yet that anything follows from silence."))
    if not missed.grants:
        found.judged = applications.answer_by(found, law, on).frozen
        _answered(found, ApplicationState.REFUSED, missed.last, "refused")
        return found
    _joining_as(found, missed.member_from)
    judged = applications.judged(found, on=missed.member_from)
    found.override = _weighed(judged, found, by=by, override=override)
    found.judged = judged.frozen if judged else None
    found.by_silence = True
    if found.asks == Request.PERMANENT:
        memberships.change_category(
            found.person, found.body, becomes=Category.PERMANENT, on=missed.member_from
        )
    else:
        _admitted(found, judged, missed.member_from, by)
    _answered(found, ApplicationState.GRANTED, missed.member_from, "")
    return found
