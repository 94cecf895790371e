"""A vote as it was counted, and what the articles in force on its day say of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from associations.models import Constitution, Meeting, Motion
from associations.queries import constitutions, frozen, voters
from associations.rules import asked_of_meetings as asked
from associations.rules.outcomes import outcome_of
from associations.vocabulary.gatherings import NEVER_MET, MeetingState, Outcome, Voting
from associations.vocabulary.subjects import Organ, Subject
from hnsa.law.asking import ask
from hnsa.law.money import Money
from hnsa.law.verdict import Verdict

DECIDES = (MeetingState.OPEN, MeetingState.HELD)  # a meeting in which votes are counted


class Unsettled(Exception):
    """A fact is missing on which the outcome hangs. `verdict` says which."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(verdict.answer)
        self.verdict = verdict


@dataclass(frozen=True)
class Vote:
    """The figures as the minutes have them.

    `present`: the number of those who were there, where no names were taken. `more`: further facts
    that the articles ask for. `declared`: what the meeting declared, where no article decides.
    `unknown`: nobody knows what is missing any more, so it stays open. `on`: the day, where there
    was no meeting.
    """

    votes_for: int = 0
    votes_against: int = 0
    abstained: int = 0
    invalid: int = 0
    voting: Voting = Voting.HANDS
    present: int | None = None
    chair_votes_for: bool | None = None
    more: Mapping[str, Any] = field(default_factory=dict)
    declared: Outcome = Outcome.NONE
    unknown: bool = False
    on: date | None = None

    @property
    def given(self) -> int:
        """All votes that were given."""
        return self.votes_for + self.votes_against + self.abstained + self.invalid


@dataclass(frozen=True)
class Weighed:
    """What the articles say of a vote; nothing is written yet."""

    on: date
    voters: voters.Voters
    facts: asked.Motion
    verdict: Verdict
    constitution: Constitution | None  # the version that judged
    outcome: Outcome  # NONE: the articles leave it to the meeting

    @property
    def kept(self) -> dict[str, Any]:
        """The facts as JSON."""
        return frozen.kept(self.facts)


def weigh(motion: Motion, vote: Vote, *, today: date) -> Weighed:
    """What the law of its day says of the vote. Raises ValidationError for what cannot be."""
    on = _day(motion, vote, today)
    found = voters.of(motion, on)
    if motion.organ == Organ.PRESIDENT:
        vote = _alone(vote)
    present = vote.present if found.there is None else found.present
    if wrong := _wrong(motion, vote, found, present):
        raise ValidationError(wrong)
    facts = _facts(motion, vote, on, members=found.members, present=present)
    constitution = constitutions.in_force(motion.body_id, on=on)
    verdict = ask(asked.CARRY, frozen.law_of(constitution), facts)
    return Weighed(on, found, facts, verdict, constitution, outcome_of(verdict))


def _day(motion: Motion, vote: Vote, today: date) -> date:
    meeting = motion.meeting
    if meeting is not None and meeting.state not in DECIDES:
        raise ValidationError(not_now(meeting))
    on = meeting.meeting_on if meeting is not None else vote.on
    if on is None:
        raise ValidationError({"on": _("Write the day on which it was decided.")})
    if on > today:
        raise ValidationError(
            {"on": _("That day has not come yet.")}
            if meeting is None
            else _("The day of that meeting has not come yet.")
        )
    return on


def not_now(meeting: Meeting) -> str:
    """Why no votes are counted in that meeting, and what is to be done."""
    if meeting.state in NEVER_MET:
        return _("That meeting was not held. Take the motion back, and put it in another one.")
    return _("The meeting has not begun. Open it and take attendance; then the votes are counted.")


def _alone(vote: Vote) -> Vote:
    """The president's decision as a vote of one."""
    agrees = vote.declared == Outcome.CARRIED
    return Vote(
        int(agrees), int(not agrees), voting=vote.voting, more=vote.more, declared=vote.declared,
        on=vote.on,
    )  # fmt: skip


def _wrong(
    motion: Motion, vote: Vote, found: voters.Voters, present: int | None
) -> dict[str, list[str]]:
    """What cannot be, by name of the figure."""
    if motion.organ == Organ.PRESIDENT:
        return {}
    if present is None:
        return {"present": [_("Write how many with a vote were there.")]}
    if present > found.members:
        told = ngettext(
            "Only %(n)d has a vote that day.", "Only %(n)d have a vote that day.", found.members
        )
        return {"present": [told % {"n": found.members}]}
    if vote.given > present:
        told = _(
            "%(votes)d votes were given, but only %(present)d who have a vote are there. Count "
            "again, or mark first who came."
        )
        return {"votes_for": [told % {"votes": vote.given, "present": present}]}
    if not vote.given:
        return {"votes_for": [_("Write how many voted.")]}
    return {}


def _facts(motion: Motion, vote: Vote, on: date, *, members: int, present: int | None) -> Any:
    """The facts of the vote; what is told beside never takes the place of a figure."""
    figures = {
        "on": on, "subject": Subject(motion.subject), "organ": Organ(motion.organ),
        "members": members, "present": present, "votes_for": vote.votes_for,
        "votes_against": vote.votes_against, "abstained": vote.abstained, "invalid": vote.invalid,
        "chair_votes_for": vote.chair_votes_for, "secret": vote.voting == Voting.PAPERS,
        "sum_asked": None if motion.sum_asked is None else Money(motion.sum_asked),
    }  # fmt: skip
    return asked.Motion(**{**vote.more, **figures})
