"""The verbs of a booth: it is set up, changed, opened with an empty box, closed."""

from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from elections.actions.holding import locked
from elections.actions.polls import PREPARING, lock, lock_day
from elections.models import Booth, Election, PollIncident
from elections.queries.booths import was_adjourned
from elections.vocabulary.states import ElectionState, Happened

LAST = 32_767


@dataclass(frozen=True)
class Place:
    """Where a booth is, and whether everybody can reach it; None: nobody looked yet."""

    name: str
    is_reachable: bool | None = None


@dataclass(frozen=True)
class Opening:
    """How a booth opened: the hour kept, the empty box, its seals."""

    at: time
    box_shown: bool | None = None
    seals: str = ""


@transaction.atomic
def open_first(election: Election, *, by: Any) -> Booth:
    """The one booth that every election has; where it is can be said later."""
    election = locked(election, by=by)
    first = Booth.objects.filter(election=election).order_by("number").first()
    return first or _made(election, 1, Place(""))


@transaction.atomic
def add(election: Election, place: Place, *, by: Any) -> Booth:
    """One more booth, with the next number. Also on the day itself: places burn down."""
    election = lock(election, by=by, states=[*PREPARING, ElectionState.POLLING])
    last = Booth.objects.filter(election=election).aggregate(last=Max("number"))["last"] or 0
    if last >= LAST:
        raise ValidationError(_("There are too many booths."))
    return _made(election, last + 1, place)


def _made(election: Election, number: int, place: Place) -> Booth:
    return Booth.objects.create(
        election=election, body_id=election.body_id, homenet_id=election.homenet_id, number=number,
        name=place.name, is_reachable=place.is_reachable,
    )  # fmt: skip


def _again(booth: Booth, election: Election) -> Booth:
    """The booth as it is now, after its election was locked; it may be gone."""
    found = Booth.objects.filter(pk=booth.pk, election=election).first()
    if found is None:
        raise ValidationError(_("This booth was taken away meanwhile."))
    found.election = election
    return found


@transaction.atomic
def change(booth: Booth, place: Place, *, by: Any) -> Booth:
    """Where it is, or whether it can be reached, was told wrongly or has changed."""
    election = lock(booth.election, by=by, states=[*PREPARING, ElectionState.POLLING])
    booth = _again(booth, election)
    booth.name, booth.is_reachable = place.name, place.is_reachable
    booth.save(update_fields=["name", "is_reachable"])
    return booth


@transaction.atomic
def remove(booth: Booth, *, by: Any) -> None:
    """A booth that nothing hangs on goes. Raises ValidationError for another."""
    election = lock(booth.election, by=by, states=[*PREPARING, ElectionState.POLLING])
    booth = _again(booth, election)
    wrong = []
    if booth.opened_at is not None:
        wrong.append(_("The booth was opened."))
    if booth.entries.exists():
        wrong.append(_("Women on the roll vote at this booth."))
    if booth.packets.exists():
        wrong.append(_("Ballot papers were printed for this booth."))
    if booth.incidents.exists():
        wrong.append(_("It is written down that something happened at this booth."))
    if wrong:
        raise ValidationError(wrong)
    booth.delete()


@transaction.atomic
def begin(booth: Booth, told: Opening, *, by: Any) -> Booth:
    """The booth is open from that hour; told again, it is corrected. Late is shown, and stays."""
    booth = _again(booth, lock_day(booth.election, by=by))
    if booth.closed_at is not None and booth.closed_at < told.at and not was_adjourned(booth):
        wrong = _("The booth was closed before that hour.")
        raise ValidationError({"at": f"{wrong} {past_midnight()}"})
    booth.opened_at, booth.box_shown, booth.seals = told.at, told.box_shown, told.seals
    booth.save(update_fields=["opened_at", "box_shown", "seals"])
    return booth


@transaction.atomic
def end(
    booth: Booth, closed_at: time, *, by: Any, at: datetime, queue: int | None = None,
    note: str = "",
) -> Booth:  # fmt: skip
    """The last vote was given at that hour; of an adjourned poll on its last day.

    Who stood in the queue at closing time could vote.
    `queue`: how many they were; with the note it stays as something that happened there.
    """
    booth = _again(booth, lock_day(booth.election, by=by))
    if booth.opened_at is None:
        raise ValidationError(_("The booth is not opened yet."))
    adjourned = was_adjourned(booth)
    if closed_at < booth.opened_at and not adjourned:
        wrong = _("The booth was opened after that hour.")
        raise ValidationError({"at": f"{wrong} {past_midnight()}"})
    booth.closed_at = closed_at
    booth.save(update_fields=["closed_at"])
    words = " ".join(_of_queue(queue) + ([note.strip()] if note.strip() else []))
    if words:
        here = get_current_timezone()
        day = at.astimezone(here).date() if adjourned else booth.election.poll_on
        moment = datetime.combine(day, closed_at, here)
        PollIncident.objects.create(
            election=booth.election, body_id=booth.body_id, homenet_id=booth.homenet_id,
            booth=booth, what=Happened.OTHER, at=min(moment, at), words=words, written_by=by,
        )  # fmt: skip
    return booth


def past_midnight() -> str:
    """What is to be done first where hours of two days stand side by side."""
    return _("If the poll went on past midnight, write down first that it was adjourned.")


def _of_queue(queue: int | None) -> list[str]:
    if not queue:
        return []
    told = ngettext(
        "%(n)d woman stood in the queue at closing time and could still vote.",
        "%(n)d women stood in the queue at closing time and could still vote.", queue,
    )  # fmt: skip
    return [told % {"n": queue}]
