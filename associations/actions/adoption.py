"""What stands against adopting a draft: figures that cannot be, slips, and the rule of the vote."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.formats import date_format
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _

from associations.models import Constitution
from associations.queries import constitutions
from associations.rules.asked_of_meetings import CARRY, Motion
from associations.rules.checking import slips_of
from associations.vocabulary.subjects import Subject
from hnsa.law.asking import ask
from hnsa.law.verdict import Verdict


@dataclass(frozen=True)
class Adoption:
    """The meeting that adopted a version, as its minutes have it.

    `more`: further facts of the vote that the version in force asks for (who proposed it …).
    """

    on: date
    by: str
    in_force_from: date
    members: int
    present: int
    votes_for: int
    votes_against: int
    abstained: int = 0
    more: Mapping[str, Any] = field(default_factory=dict)


class NotCarried(Exception):
    """The version in force asks for more than the vote had. `verdict` says so by article."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(verdict.answer)
        self.verdict = verdict


def carried(body_id: int, adoption: Adoption) -> Verdict | None:
    """What the version in force says of the vote; None for a first version: founders are free."""
    law = constitutions.in_force(body_id, on=adoption.on)
    if law is None:
        return None
    figures = {
        "on": adoption.on, "subject": Subject.AMENDMENT, "members": adoption.members,
        "present": adoption.present, "votes_for": adoption.votes_for,
        "votes_against": adoption.votes_against, "abstained": adoption.abstained,
    }  # fmt: skip
    motion = Motion(**{**adoption.more, **figures})
    return ask(CARRY, constitutions.read(law).law, motion)


def examine(draft: Constitution, adoption: Adoption, *, at: datetime) -> Verdict | None:
    """What stands against adopting the draft so: nothing is written.

    Raises ValidationError, by name of the figure, for slips, figures and days that cannot be;
    gives what the version in force says of the vote.
    """
    before = next(iter(constitutions.versions(draft.body_id)), None)
    wrong = {
        name: lines
        for name, lines in (
            ("on", _wrong_day(adoption, at)),
            ("in_force_from", _wrong_beginning(adoption, before)),
            ("present", _wrong_present(adoption)),
            ("votes_for", _wrong_votes(adoption)),
            (NON_FIELD_ERRORS, _wrong_draft(draft)),
        )
        if lines
    }
    if wrong:
        raise ValidationError(wrong)
    return carried(draft.body_id, adoption)


def _wrong_day(adoption: Adoption, at: datetime) -> list[str]:
    if adoption.on > at.astimezone(get_current_timezone()).date():
        return [_("That day has not come yet.")]
    return []


def _wrong_beginning(adoption: Adoption, before: Constitution | None) -> list[str]:
    if adoption.in_force_from < adoption.on:
        return [_("It cannot be in force before the members adopted it.")]
    since = before.in_force_from if before is not None else None
    if before is not None and since is not None and adoption.in_force_from <= since:
        told = {"version": before.version, "day": date_format(since)}
        return [_("It must come into force after version %(version)d did, on %(day)s.") % told]
    return []


def _wrong_present(adoption: Adoption) -> list[str]:
    if adoption.present > adoption.members:
        return [_("There are more present than members.")]
    return []


def _wrong_votes(adoption: Adoption) -> list[str]:
    wrong = []
    if adoption.votes_for + adoption.votes_against + adoption.abstained > adoption.present:
        wrong.append(_("There are more votes than women present."))
    if not adoption.votes_for:
        wrong.append(_("Nobody voted for it."))
    return wrong


def _wrong_draft(draft: Constitution) -> list[str]:
    found = constitutions.read(draft)
    if not found.articles:
        return [_("A constitution needs at least one article.")]
    if found.wrong or slips_of(found.law):
        return [_("The draft still has slips. Please mend them first; the page shows them.")]
    return []
