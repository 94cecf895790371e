"""A nomination paper: handed in and received with its hour, completed, withdrawn; a death.

Late papers are received too: that they are late is a ground, found in the scrutiny.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.formats import date_format
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _

from associations.actions.stopped import Stopped
from elections.actions.holding import running
from elections.actions.settling import settle_again
from elections.models import Contest, Election, Entry, Nomination, Supporter
from elections.queries import ties
from elections.queries.elections import taken_of
from elections.queries.nominations import STANDS, Stage, is_printed, stage_of
from elections.queries.withdrawals import late_withdrawal
from elections.rules.nominating import after_death
from elections.vocabulary.nominating import AFTER_PRINTING, Then
from elections.vocabulary.states import ContestState, NominationState
from elections.vocabulary.steps import Step
from hnsa.core.saying import text_of
from members.access.rights import Verb, require_at


@dataclass(frozen=True)
class Paper:
    """What a nomination paper says. `received_at`: the hour at which it was handed in."""

    candidate: Entry
    received_at: datetime
    proposer: Entry | None = None
    seconders: tuple[Entry, ...] = ()
    consents: bool = False
    relative: str = ""
    groups: tuple[str, ...] = ()


@transaction.atomic
def hand_in(contest: Contest, paper: Paper, *, by: Any, at: datetime) -> Nomination:
    """It is received, and gets the next number of the election."""
    election, contest, stage = _held(contest, by=by)
    _may_receive(contest, stage)
    if paper.received_at > at:
        raise ValidationError({"received_at": _("That hour has not come yet.")})
    if wrong := _wrong(election, contest, paper):
        raise ValidationError(wrong)
    her, own = paper.candidate, {"body_id": contest.body_id, "homenet_id": contest.homenet_id}
    receipts = Nomination.objects.filter(contest__election=election)
    last = receipts.aggregate(last=Max("receipt"))["last"] or 0
    nomination = Nomination.objects.create(
        contest=contest, person_id=her.person_id, name=her.name, name_native=her.name_native,
        relative=paper.relative or her.relative, groups=_groups(contest, paper.groups),
        consents=paper.consents, receipt=last + 1, received_at=paper.received_at, received_by=by,
        **own,
    )  # fmt: skip
    if paper.proposer is not None:
        _sign(nomination, paper.proposer, proposes=True)
    for one in paper.seconders:
        _sign(nomination, one)
    return nomination


@transaction.atomic
def complete(
    nomination: Nomination, *, by: Any, consents: bool, relative: str,
    groups: tuple[str, ...] = (), signs: tuple[Entry, ...] = (),
) -> Nomination:  # fmt: skip
    """What was missing is added until the papers are looked through. Who has signed stays."""
    election, contest, stage = _held(nomination.contest, by=by)
    nomination = _row(nomination)
    if nomination.state != NominationState.HANDED_IN or not stage.receives:
        raise ValidationError(_("Nothing can be added to this nomination any more."))
    there = list(nomination.supporters.values_list("person", flat=True))
    if wrong := _wrong_signers(election, nomination.person_id, signs, there):
        raise ValidationError({"seconders": wrong})
    nomination.consents, nomination.relative = consents, relative
    nomination.groups = _groups(contest, groups)
    nomination.save(update_fields=["consents", "relative", "groups"])
    proposed = nomination.supporters.filter(proposes=True).exists()
    for at, one in enumerate(signs):
        _sign(nomination, one, proposes=not proposed and at == 0)
    return nomination


@transaction.atomic
def withdraw(
    nomination: Nomination, *, withdrawn_at: datetime, by: Any, at: datetime, override: str = ""
) -> Nomination:
    """She takes it back in writing: for good, and no later than the articles say.

    Raises Stopped where it is too late, and ValidationError where her name is printed already.
    """
    election, contest, stage = _held(nomination.contest, by=by)
    nomination = _row(nomination)
    if nomination.state not in STANDS:
        raise ValidationError(standing_of(nomination))
    if withdrawn_at > at or withdrawn_at < nomination.received_at:
        raise ValidationError(
            {"withdrawn_at": _("That is not after it was handed in, or has not come yet.")}
        )
    if is_printed(contest) or stage.polling:
        raise ValidationError(text_of(AFTER_PRINTING))
    verdict = late_withdrawal(election, _day(withdrawn_at))
    if verdict is None and stage.settled and withdrawn_at > _settled_at(election):
        raise ValidationError(_("The time for withdrawals was closed before that hour."))
    if verdict is not None:
        if not override.strip():
            raise Stopped(verdict)
        require_at(by, Verb.OVERRIDE, election.body)
        nomination.override = "\n".join(filter(None, [nomination.override, override.strip()]))
    nomination.state, nomination.withdrawn_at = NominationState.WITHDRAWN, withdrawn_at
    nomination.symbol, nomination.turn = "", None
    nomination.save(update_fields=["state", "withdrawn_at", "override", "symbol", "turn"])
    settle_again(contest, stage)
    return nomination


@transaction.atomic
def died(nomination: Nomination, *, on: date, by: Any, at: datetime) -> Then:
    """She has died. What follows is the network's model rule; no kind of article speaks of it."""
    _election, contest, stage = _held(nomination.contest, by=by)
    nomination = _row(nomination)
    if nomination.state not in STANDS or nomination.died_on is not None:
        raise ValidationError(standing_of(nomination))
    if on > _day(at):
        raise ValidationError({"on": _("That day has not come yet.")})
    printed = is_printed(contest) and nomination.state == NominationState.VALID
    then = after_death(printed=printed, polling=stage.polling)
    nomination.died_on = on
    if then is not Then.COUNTED:
        nomination.state, nomination.symbol, nomination.turn = NominationState.DIED, "", None
    nomination.save(update_fields=["died_on", "state", "symbol", "turn"])
    if then is Then.NEW_POLL:
        contest.state = ContestState.VOID
        contest.save(update_fields=["state"])
    elif then is Then.OFF:
        settle_again(contest, stage)
    return then


def standing_of(nomination: Nomination) -> str:
    """Where it stands, as a sentence: why something cannot be done with it now."""
    if nomination.died_on is not None:
        return _("She died on %(day)s.") % {"day": date_format(nomination.died_on)}
    return {
        NominationState.HANDED_IN: _("This nomination was not looked through yet."),
        NominationState.VALID: _("This nomination is valid already."),
        NominationState.REFUSED: _("This nomination was refused."),
        NominationState.WITHDRAWN: _("She has withdrawn; that is final."),
        NominationState.DIED: _("She has died."),
    }[NominationState(nomination.state)]


def _held(contest: Contest, *, by: Any) -> tuple[Election, Contest, Stage]:
    """Election and post for writing, and how far it is; the second of two waits here."""
    election = running(contest.election, by=by)
    contest = Contest.objects.select_for_update().get(pk=contest.pk)
    contest.election, contest.body = election, election.body
    return election, contest, stage_of(election)


def _row(nomination: Nomination) -> Nomination:
    return Nomination.objects.select_for_update().get(pk=nomination.pk)


def _may_receive(contest: Contest, stage: Stage) -> None:
    if not stage.announced:
        raise ValidationError(_("The election is not announced yet. Announce it first."))
    if not stage.receives or contest.state != ContestState.OPEN:
        raise ValidationError(
            _("The nominations are being looked through, or are so already; none is received now.")
        )


def _wrong(election: Election, contest: Contest, paper: Paper) -> dict[str, list[str]]:
    """What cannot be, by name of the field."""
    her, wrong = paper.candidate, {}
    if her.election_id != election.pk or not her.is_on:
        wrong["candidate"] = [_("She is not on the roll of this election.")]
    elif contest.nominations.filter(person=her.person_id, state__in=STANDS).exists():
        wrong["candidate"] = [_("She is nominated for this office already.")]
    elif (equals := ties.between(contest)) and her.person_id not in {
        one.person_id for one in equals.candidates
    }:
        wrong["candidate"] = [_("This new poll is held only between those who had equal votes.")]
    signers = (*((paper.proposer,) if paper.proposer else ()), *paper.seconders)
    if told := _wrong_signers(election, her.person_id, signers, []):
        wrong["seconders" if paper.proposer is None else "proposer"] = told
    return wrong


def _wrong_signers(
    election: Election, candidate: int, signers: tuple[Entry, ...], there: list[int]
) -> list[str]:
    people = [one.person_id for one in signers]
    if any(one.election_id != election.pk or not one.is_on for one in signers):
        return [_("Somebody who signed is not on the roll of this election.")]
    if candidate in people:
        return [_("The candidate herself neither proposes nor seconds; leave her out here.")]
    if len({*people, *there}) != len(people) + len(there):
        return [_("Somebody has signed twice; write her once.")]
    return []


def _sign(nomination: Nomination, entry: Entry, *, proposes: bool = False) -> None:
    Supporter.objects.create(
        nomination=nomination, person_id=entry.person_id, proposes=proposes,
        body_id=nomination.body_id, homenet_id=nomination.homenet_id,
    )  # fmt: skip


def _groups(contest: Contest, groups: tuple[str, ...]) -> list[str]:
    """Of the groups that she belongs to, those for whom seats are reserved."""
    return [str(one["group"]) for one in contest.reserved if one["group"] in groups]


def _settled_at(election: Election) -> datetime:
    return taken_of(election)[Step.WITHDRAWAL].at


def _day(moment: datetime) -> date:
    return moment.astimezone(get_current_timezone()).date()
