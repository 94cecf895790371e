"""The verbs of a motion: put, withdraw, decide. What is decided is sealed by the database.

The outcome follows from the figures by the articles in force on the day of the decision; where
they leave it to the meeting, what it declared is written down, and that no article was asked.
"""

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import translation
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _

from associations.actions.constitutions import decided_already
from associations.actions.votes import Unsettled, Vote, Weighed, weigh
from associations.models import (
    AgendaItem,
    Application,
    Committee,
    Constitution,
    Meeting,
    Motion,
    Office,
    Suspension,
    Termination,
)  # fmt: skip
from associations.queries import frozen, motions
from associations.vocabulary.gatherings import NEVER_MET, MotionState, Outcome
from associations.vocabulary.life import Standing
from associations.vocabulary.procedures import UNDER_WAY, ApplicationState, TerminationState
from associations.vocabulary.subjects import Organ, Post, Subject
from hnsa.law.verdict import Answer
from members.access.rights import Verb, require_at
from members.models import Body, Person

__all__ = ["Proposal", "Unsettled", "Vote", "decide", "put", "weigh", "withdraw"]


@dataclass(frozen=True)
class Proposal:
    """What is put to the vote, and what it is about."""

    title: str
    subject: Subject = Subject.ORDINARY
    organ: Organ = Organ.GENERAL
    text: str = ""
    meeting: Meeting | None = None
    item: AgendaItem | None = None
    moved_by: Person | None = None
    seconded_by: Person | None = None
    sum_asked: int | None = None  # in hundredths
    application: Application | None = None
    termination: Termination | None = None
    on_appeal: bool = False
    constitution: Constitution | None = None
    office: Office | None = None
    person: Person | None = None
    post: Post | None = None
    suspension: Suspension | None = None
    committee: Committee | None = None


@transaction.atomic
def put(body: Body, proposal: Proposal, *, by: Any, at: datetime) -> Motion:
    """A motion is put. Raises ValidationError for what cannot be decided so."""
    require_at(by, Verb.KEEP, body)
    if body.draft_of_id is not None:
        raise ValidationError(
            _("The founding members decide first; that is a step of the registration.")
        )
    body = Body.objects.select_for_update().get(pk=body.pk)  # two at once: the second sees it
    wrong = {
        name: line
        for name, line in (
            ("meeting", _wrong_meeting(proposal)), ("subject", _wrong_row(body, proposal)),
            ("seconded_by", _wrong_movers(proposal)),
        )
        if line
    }  # fmt: skip
    if wrong := wrong | _strangers(body, proposal):
        raise ValidationError(wrong)
    told = {one.name: getattr(proposal, one.name) for one in fields(Proposal)}
    told["post"] = proposal.post or ""
    return Motion.objects.create(
        body=body, homenet_id=body.homenet_id, put_by=by, put_at=at, **told
    )


def _wrong_meeting(proposal: Proposal) -> str:
    meeting, organ = proposal.meeting, proposal.organ
    if meeting is None:
        if organ in (Organ.GENERAL, Organ.COMMITTEE):
            return _("They decide in a meeting. Choose it, or write the meeting down first.")
        return ""
    if meeting.state in NEVER_MET:
        return _("That meeting was not held. Choose another one.")
    if proposal.item is not None and proposal.item.meeting_id != meeting.pk:
        return _("That item stands on the agenda of another meeting.")
    return ""


def _strangers(body: Body, proposal: Proposal) -> dict[str, str]:
    """Who is in another register, by name of the field."""
    return {
        name: _("She is not in this register.")
        for name in ("moved_by", "seconded_by", "person")
        if (her := getattr(proposal, name)) is not None and her.homenet_id != body.homenet_id
    }


def _wrong_movers(proposal: Proposal) -> str:
    mover, seconder = proposal.moved_by, proposal.seconded_by
    if mover is not None and mover == seconder:
        return _("Somebody else must second it.")
    return ""


def _wrong_row(body: Body, proposal: Proposal) -> str:
    """What stands against deciding on that row now; "" where it may be put."""
    rows = [
        getattr(proposal, name)
        for name in (
            "meeting", "item", "application", "termination", "constitution", "office",
            "suspension", "committee",
        )
    ]  # fmt: skip
    if any(one is not None and one.body_id != body.pk for one in rows):
        return _("That belongs to another association.")
    asked, out, draft = proposal.application, proposal.termination, proposal.constitution
    open_ = Motion.objects.filter(body=body, state=MotionState.PUT)
    if asked is not None:
        appealed = proposal.on_appeal and asked.appealed_on is not None
        if asked.state != ApplicationState.WAITING and not appealed:
            return _("That application is answered already.")
        if open_.filter(application=asked).exists():
            return _("That application is put to the vote already.")
    if out is not None:
        waits = (TerminationState.APPEALED,) if proposal.on_appeal else UNDER_WAY
        if out.state not in waits:
            return _("There is nothing to decide in that termination now.")
        if open_.filter(termination=out).exists():
            return _("That termination is put to the vote already.")
    if draft is not None:
        return _wrong_draft(draft, open_)
    return ""


def _wrong_draft(draft: Constitution, open_: QuerySet[Motion]) -> str:
    if draft.standing != Standing.DRAFT:
        return _("That version is adopted already.")
    if open_.filter(constitution=draft).exists():
        return _("That draft is put to the vote already.")
    decided = motions.decided_on(draft)
    return decided_already(decided) if decided is not None else ""


@transaction.atomic
def withdraw(motion: Motion, *, by: Any) -> Motion:
    """Who put it takes it back before it was decided."""
    require_at(by, Verb.KEEP, motion.body)
    Body.objects.select_for_update().get(pk=motion.body_id)
    motion = _held(motion)
    if motion.state == MotionState.WITHDRAWN:
        raise ValidationError(_("It was taken back already."))
    if motion.state == MotionState.DECIDED:
        raise ValidationError(_("It is decided, and cannot be taken back any more."))
    motion.state = MotionState.WITHDRAWN
    motion.save(update_fields=["state"])
    return motion


@transaction.atomic
def decide(motion: Motion, vote: Vote, *, by: Any, at: datetime) -> Motion:
    """The votes are counted: everything is written at once, and sealed.

    Raises ValidationError, by name of the figure, for figures that cannot be, and Unsettled while
    a fact is missing on which the outcome hangs.
    """
    require_at(by, Verb.ADOPT, motion.body)
    Body.objects.select_for_update().get(pk=motion.body_id)  # numbers follow one another
    motion = _held(motion)
    if motion.constitution_id is not None:  # nobody writes in the draft while it is decided
        Constitution.objects.select_for_update().get(pk=motion.constitution_id)
    if motion.state == MotionState.DECIDED:
        raise ValidationError(_("It was decided already; nothing was changed."))
    if motion.state == MotionState.WITHDRAWN:
        raise ValidationError(_("It was taken back, so it cannot be decided."))
    found = weigh(motion, vote, today=at.astimezone(get_current_timezone()).date())
    outcome = _outcome(found, vote)
    motion.voting, motion.chair_votes_for = vote.voting, vote.chair_votes_for
    motion.who_entitled = list(found.voters.entitled)
    motion.who_present = list(found.voters.there or ())
    for name in ("members", "present", "votes_for", "votes_against", "abstained", "invalid"):
        setattr(motion, name, getattr(found.facts, name))
    motion.told = _told(found, vote)
    motion.judged = frozen.frozen(found.verdict, found.facts)
    motion.law, motion.outcome, motion.state = found.constitution, outcome, MotionState.DECIDED
    motion.decided_on, motion.decided_at, motion.decided_by = found.on, at, by
    motion.number = motions.next_number(motion.body, found.on)
    motion.save()
    return motion


def _held(motion: Motion) -> Motion:
    """The motion for writing; its row is held until all is done."""
    rows = Motion.objects.select_for_update(of=("self",))
    return rows.select_related("body__homenet", "meeting").get(pk=motion.pk)


def _outcome(found: Weighed, vote: Vote) -> Outcome:
    if found.verdict.answer is Answer.OPEN and found.verdict.missing and not vote.unknown:
        raise Unsettled(found.verdict)
    if found.outcome != Outcome.NONE:
        return found.outcome
    if vote.declared == Outcome.NONE:
        raise ValidationError({"declared": _("Say what the meeting declared.")})
    return vote.declared


def _told(found: Weighed, vote: Vote) -> dict[str, Any]:
    """Facts beside the figures, as JSON; and what was declared where no article decided."""
    told = {name: found.kept[name] for name in vote.more if name in found.kept}
    if found.outcome == Outcome.NONE:
        told["declared"] = str(vote.declared)
        with translation.override("en"):
            told["no_article"] = _(
                "No article says how many votes are needed; the outcome is as it was declared."
            )
    return told
