"""Who takes office by an election, from when; and whose term ends for it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.timezone import get_current_timezone

from associations.models import Office
from associations.queries.offices import SEVERAL, held_on
from associations.vocabulary.cases import CameBy
from elections.models import Contest, Election, Nomination
from elections.queries.afterwards import objections_to_result, void_posts
from elections.rules.written import read
from elections.vocabulary.states import ElectionKind
from hnsa.law.days import DAY

CAME: tuple[str, ...] = (CameBy.ELECTED, CameBy.FILLED)


@dataclass(frozen=True)
class Taking:
    """Somebody who was elected to a post; `office` once it is written down that she holds it."""

    contest: Contest
    nomination: Nomination
    on: date
    office: Office | None
    is_void: bool

    @property
    def waits(self) -> bool:
        """Whether her term is still to be written down."""
        return self.office is None and not self.is_void

    @property
    def must_end(self) -> bool:
        """Whether she holds an office by an election that fell."""
        return self.is_void and self.office is not None and self.office.ends_on is None


def begins_on(contest: Contest, election: Election) -> date:
    """The first day of the term: as declared; of a post declared later not before that day."""
    assert contest.declared_at is not None
    declared = contest.declared_at.astimezone(get_current_timezone()).date()
    first = election.term_begins_on or declared
    is_later = contest.declared_at != election.declared_at
    return max(first, declared) if is_later else first


def of(election: Election) -> list[Taking]:
    """Who was elected to the declared posts, each with her office. Four queries."""
    contests = election.contests.filter(declared_at__isnull=False).order_by("position", "pk")
    seats = {
        int(one.key): contest
        for contest in contests
        for one in (read(contest.outcome).elected if contest.outcome else ())
    }
    women = Nomination.objects.filter(pk__in=seats).select_related("person").order_by("pk")
    offices = Office.objects.filter(
        body=election.body_id, person__in=[one.person_id for one in women], came_by__in=CAME
    )
    held = {(one.person_id, one.post, one.begins_on): one for one in offices}
    fallen = void_posts(objections_to_result(election))
    found = []
    for one in sorted(women, key=lambda one: (seats[one.pk].position, one.position or 0, one.pk)):
        contest = seats[one.pk]
        on = begins_on(contest, election)
        office = held.get((one.person_id, contest.post, on))
        is_void = election.void_on is not None or contest.pk in fallen
        found.append(Taking(contest, one, on, office, is_void))
    return found


def outgoing(contest: Contest, election: Election, on: date) -> list[Office]:
    """Those whose term ends that day for it; nobody where a vacant place is filled.

    Of a post that several hold as many go as seats are filled, who began first before the others.
    """
    if election.kind == ElectionKind.BY_ELECTION:
        return []
    rows = Office.objects.filter(
        held_on(on), body=election.body_id, post=contest.post, begins_on__lt=on
    ).order_by("begins_on", "pk")  # fmt: skip
    if contest.post not in SEVERAL:
        return list(rows)
    came = Office.objects.filter(
        body=election.body_id, post=contest.post, begins_on=on, came_by__in=CAME
    ).count()
    gone = Office.objects.filter(body=election.body_id, post=contest.post, ends_on=on).count()
    return list(rows)[: max(0, contest.seats - gone)] if came < contest.seats else []


def ended_for(election: Election, takings: Sequence[Taking]) -> list[Office]:
    """The offices that ended on the days on which these terms began: they are handed over."""
    wanted = Q()
    for post, on in _days(takings):
        wanted |= Q(post=post, ends_on=on)
    if not wanted:
        return []
    rows = Office.objects.filter(wanted, body=election.body_id).select_related("person")
    return list(rows.order_by("post", "pk"))


def _days(takings: Iterable[Taking]) -> Collection[tuple[str, date]]:
    return sorted({(one.contest.post, one.on) for one in takings})


def last_day(office: Office, on: date) -> date:
    """The day from which an office that fell is held no more: after it began, at the earliest."""
    assert office.begins_on is not None
    return max(on, office.begins_on + DAY)
