"""Who has a vote on a motion, and who of them is there at that moment."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from associations.models import CommitteeSeat, Motion, Office
from associations.queries import attendance, meeting_rolls, offices, standing
from associations.vocabulary.procedures import Service
from associations.vocabulary.subjects import Organ, Post
from members.models import Body


@dataclass(frozen=True)
class Voters:
    """The people (ids) with a vote, and who of them is there.

    `there` is None where no names were taken; `counted` is then the number that the meeting has, if
    it was closed with one.
    """

    entitled: tuple[int, ...]
    there: tuple[int, ...] | None
    counted: int | None = None

    @property
    def members(self) -> int:
        """How many have a vote."""
        return len(self.entitled)

    @property
    def present(self) -> int | None:
        """How many of them are there, as far as the register knows."""
        return self.counted if self.there is None else len(self.there)


def of(motion: Motion, on: date) -> Voters:
    """Who has a vote on it on that day, and who of them is there now."""
    entitled = entitled_to(motion.body, Organ(motion.organ), on)
    if motion.organ == Organ.PRESIDENT:
        return Voters(tuple(sorted(entitled)), tuple(sorted(entitled)))
    meeting = motion.meeting
    if meeting is not None and motion.organ == Organ.GENERAL:
        entitled -= meeting_rolls.admitted_at(meeting)
    if meeting is None:
        return Voters(tuple(sorted(entitled)), None)
    marked = set() if meeting.by_figures else attendance.there(meeting)
    if not marked:
        return Voters(tuple(sorted(entitled)), None, meeting.present)
    return Voters(tuple(sorted(entitled)), tuple(sorted(entitled & marked)))


def entitled_to(body: Body, organ: Organ, on: date) -> set[int]:
    """The people who have a vote in that organ on the day."""
    if organ == Organ.GENERAL:
        return standing.entitled(body, on)
    if organ == Organ.ELECTION_COMMITTEE:
        seats = CommitteeSeat.objects.filter(
            Q(ends_on=None) | Q(ends_on__gt=on), body=body, begins_on__lte=on,
            committee__service=Service.ELECTION,
        )  # fmt: skip
        return set(seats.values_list("person", flat=True))
    held: list[Office] = offices.committee_on(body, on)
    if organ == Organ.PRESIDENT:
        held = [one for one in held if one.post == Post.PRESIDENT]
    return {one.person_id for one in held}
