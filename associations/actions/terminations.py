"""The verbs by which a member is put out: begin, notice, answer, give up, appeal, and the decision.

Nobody is put out by a machine. An article's ground is found, notice is given to her, she answers,
and the body that the constitution names decides: its motion ends the membership (`carried`).
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from associations.actions import memberships, offices
from associations.actions.stopped import Stopped, go_on
from associations.models import Motion, Termination
from associations.queries import terminations
from associations.queries.frozen import frozen
from associations.rules import putting_out
from associations.vocabulary.gatherings import MotionState
from associations.vocabulary.procedures import UNDER_WAY, OfficeEnd, TerminationState
from hnsa.law.verdict import Answer
from members.access.rights import Verb, require_at
from members.models import Body, Membership, Person
from members.queries.memberships import overlapping, running_on
from members.vocabulary.people import MembershipGround

__all__ = [
    "Given", "Heard", "Stopped", "appeal", "begin", "carried", "give_notice", "give_up", "hear",
    "lost", "write_notice",
]  # fmt: skip


@dataclass(frozen=True)
class Given:
    """How the notice reached her."""

    on: date
    delivered: str
    witness: str = ""


@dataclass(frozen=True)
class Heard:
    """Her answer: in writing, by word of mouth, or that she did not want to be heard."""

    answer: str = ""
    answered_on: date | None = None
    heard_on: date | None = None
    not_heard: str = ""


@transaction.atomic
def begin(
    body: Body, person: Person, *, on: date, by: Any, at: datetime, words: str = "",
    harmed: bool = False, override: str = "",
) -> Termination:  # fmt: skip
    """A ground is found on a day: the procedure begins, frozen with article and facts.

    `words`: what happened, as the women tell it; `harmed`: the committee has found harm to the
    association. Raises Stopped where no article finds a ground.
    """
    require_at(by, Verb.KEEP, body)
    Body.objects.select_for_update().get(pk=body.pk)  # two at once: the second sees the first
    if not running_on(body, on).filter(person=person).exists():
        raise ValidationError(_("She is no member of the association on that day."))
    if Termination.objects.filter(body=body, person=person, state__in=UNDER_WAY).exists():
        raise ValidationError(_("A procedure about her is under way already."))
    if harmed and not words.strip():
        raise ValidationError({"words": _("Please say what happened.")})
    law = terminations.law_on(body, on)
    found = terminations.grounds_of(body, person, law.law, on, harmed=harmed) if law else None
    reason = ""
    if found is None or found.verdict.answer is not Answer.YES:
        if not override.strip():
            raise Stopped(found.verdict if found else None)
        require_at(by, Verb.OVERRIDE, body)
        reason = override.strip()
        if not words.strip():
            raise ValidationError({"words": _("Please say what happened.")})
    return Termination.objects.create(
        body=body, homenet_id=body.homenet_id, person=person, found_on=on, words=words.strip(),
        found=found.frozen if found else None,
        override=reason, begun_by=by, begun_at=at,
    )  # fmt: skip


def lock(termination: Termination, *, by: Any, verb: Verb = Verb.KEEP) -> Termination:
    """The row for writing, whoever else writes at the same time. Raises PermissionDenied.

    The association is held first, as where a motion is put: what both look at stays as it is.
    """
    Body.objects.select_for_update().get(pk=termination.body_id)
    found = (
        Termination.objects.select_for_update(of=("self",))
        .select_related("body__homenet", "person")
        .get(pk=termination.pk)
    )
    require_at(by, verb, found.body)
    return found


def _lock_open(termination: Termination, *, by: Any) -> Termination:
    found = lock(termination, by=by)
    if found.state not in UNDER_WAY:
        raise ValidationError(_("This was decided or given up meanwhile, and stays as it is."))
    return found


@transaction.atomic
def write_notice(
    termination: Termination, *, text: str, language: str, by: Any
) -> Termination:  # fmt: skip
    """The words of the notice. Where one was given already, these are those of a new one."""
    found = _lock_open(termination, by=by)
    if not text.strip():
        raise ValidationError({"text": _("The notice has no words yet.")})
    found.notice, found.language = text.strip(), language
    if found.notice_on is not None:
        found.notice_on, found.delivered, found.witness = None, "", ""
        found.state = TerminationState.FOUND
    found.save(update_fields=["notice", "language", "notice_on", "delivered", "witness", "state"])
    return found


@transaction.atomic
def give_notice(termination: Termination, given: Given, *, by: Any, today: date) -> Termination:
    """Notice was given to her: on which day, how, and who saw it."""
    found = _lock_open(termination, by=by)
    if not found.notice:
        raise ValidationError(_("Please write the words of the notice first."))
    if given.on > today:
        raise ValidationError({"on": _("That day has not come yet.")})
    if given.on < found.found_on:
        raise ValidationError({"on": _("The ground was found later than that.")})
    found.notice_on, found.delivered, found.witness = given.on, given.delivered, given.witness
    answered = found.answered_on or found.heard_on or found.not_heard
    found.state = TerminationState.HEARD if answered else TerminationState.NOTICE
    found.save(update_fields=["notice_on", "delivered", "witness", "state"])
    return found


@transaction.atomic
def hear(termination: Termination, heard: Heard, *, by: Any, today: date) -> Termination:
    """Her answer and her hearing; what is told later goes beside what was told before."""
    found = _lock_open(termination, by=by)
    wrong = {}
    for name in ("answered_on", "heard_on"):
        day = getattr(heard, name)
        if day is not None and day > today:
            wrong[name] = _("That day has not come yet.")
        elif day is not None and day < found.found_on:
            wrong[name] = _("The ground was found later than that.")
    if not (heard.answered_on or heard.heard_on or heard.not_heard.strip()):
        wrong["answered_on"] = _("Please say on which day she answered or was heard.")
    if wrong:
        raise ValidationError(wrong)
    found.answer, found.not_heard = heard.answer.strip(), heard.not_heard.strip()
    found.answered_on, found.heard_on = heard.answered_on, heard.heard_on
    if found.notice_on is not None:
        found.state = TerminationState.HEARD
    found.save(update_fields=["answer", "answered_on", "heard_on", "not_heard", "state"])
    return found


@transaction.atomic
def give_up(termination: Termination, *, why: str, by: Any) -> Termination:
    """Those who began it let it be; she stays a member."""
    found = _lock_open(termination, by=by)
    if not why.strip():
        raise ValidationError({"why": _("Please say why.")})
    if Motion.objects.filter(termination=found, state=MotionState.PUT).exists():
        raise ValidationError(_("A motion about it is put to the vote. Withdraw that first."))
    found.state, found.given_up = TerminationState.GIVEN_UP, why.strip()
    found.save(update_fields=["state", "given_up"])
    return found


@transaction.atomic
def carried(
    motion: Motion, *, by: Any, at: datetime, override: str = "", on: date | None = None
) -> str:  # fmt: skip
    """The body has decided to put her out, or (on appeal) to take her back.

    Judged under the law of the day of the decision; `on`: where the decision has effect later,
    the day from which. Raises Stopped where an article stands against it, or cannot say yet.
    """
    found = _of_motion(motion, by=by)
    if motion.on_appeal:
        return _reversed(found, motion, on, by=by, override=override)
    if found.state not in UNDER_WAY:
        raise ValidationError(_("This was decided or given up meanwhile, and stays as it is."))
    day = _day_of(motion)
    law = terminations.law_on(found.body, day)
    course = terminations.course_of(found, day)
    verdict = facts = None
    if law is not None:
        facts = putting_out.facts_on(course, day, decided_by=motion.organ)
        verdict = terminations.deciding(law.law, course, day, decided_by=motion.organ)
    reason = go_on(verdict, found.body, by=by, override=override, open_=True)
    ends_on = on or day
    memberships.end(found.person, found.body, on=ends_on, ground=MembershipGround.TERMINATED)
    offices.end_all_of(found.person, found.body, on=ends_on, ground=OfficeEnd.VACATED, by=by)
    found.state, found.ends_on = TerminationState.PUT_OUT, ends_on
    found.judged = frozen(verdict, facts) if verdict and facts else None
    found.override = "\n".join(filter(None, (found.override, reason)))
    return _decided(found, motion, "put_out")


@transaction.atomic
def lost(motion: Motion, *, by: Any, at: datetime) -> str:
    """The body has decided that she stays, or (on appeal) that it remains as it was decided."""
    found = _of_motion(motion, by=by)
    if motion.on_appeal:
        if found.state != TerminationState.APPEALED:
            raise ValidationError(_("There is no appeal that waits for a decision."))
        found.state = TerminationState.UPHELD
        found.save(update_fields=["state"])
        return "upheld"
    if found.state not in UNDER_WAY:
        raise ValidationError(_("This was decided or given up meanwhile, and stays as it is."))
    found.state = TerminationState.STAYS
    return _decided(found, motion, "stays")


def _of_motion(motion: Motion, *, by: Any) -> Termination:
    if motion.termination is None:
        raise ValidationError(_("This motion is not about putting a member out."))
    return lock(motion.termination, by=by, verb=Verb.ADOPT)


def _day_of(motion: Motion) -> date:
    if motion.decided_on is None:
        raise ValidationError(_("It is not decided yet."))
    return motion.decided_on


def _decided(found: Termination, motion: Motion, what: str) -> str:
    found.decided_on, found.decided_by = _day_of(motion), motion.organ
    found.save(update_fields=["state", "decided_on", "decided_by", "ends_on", "judged", "override"])
    return what


@transaction.atomic
def appeal(
    termination: Termination, *, text: str, on: date, by: Any, today: date
) -> Termination:  # fmt: skip
    """She appeals. It is written down also where the article's days have run out."""
    found = lock(termination, by=by)
    if found.state != TerminationState.PUT_OUT:
        raise ValidationError(_("There is no decision against which she could appeal."))
    if not text.strip():
        raise ValidationError({"text": _("Please say why she appeals.")})
    if on > today:
        raise ValidationError({"on": _("That day has not come yet.")})
    if found.decided_on is not None and on < found.decided_on:
        raise ValidationError({"on": _("It was decided later than that.")})
    found.state, found.appeal, found.appealed_on = TerminationState.APPEALED, text.strip(), on
    found.save(update_fields=["state", "appeal", "appealed_on"])
    return found


def _reversed(
    found: Termination, motion: Motion, on: date | None, *, by: Any, override: str
) -> str:  # fmt: skip
    """The appeal is granted: she is a member again, in a second spell from that day."""
    if found.state != TerminationState.APPEALED:
        raise ValidationError(_("There is no appeal that waits for a decision."))
    day = _day_of(motion)
    law = terminations.law_on(found.body, day)
    if law is not None:
        verdict = terminations.appealing(law.law, terminations.course_of(found, day), day)
        reason = go_on(verdict, found.body, by=by, override=override)
        found.override = "\n".join(filter(None, (found.override, reason)))
    ended = Membership.objects.filter(
        person=found.person_id, body=found.body_id, ends_on=found.ends_on
    ).last()
    begins_on = max(on or day, found.ends_on or day)
    admitted = overlapping(found.person, found.body, begins_on)  # anew, meanwhile
    if not admitted and not found.person.is_deceased:
        category = ended.category if ended else ""
        memberships.begin(found.person, found.body, on=begins_on, category=category)
    found.state = TerminationState.REVERSED
    found.save(update_fields=["state", "override"])
    return "reversed"
