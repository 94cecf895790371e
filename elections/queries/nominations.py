"""Nominations: all of an election, who may sign them, and what was signed before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

from elections.models import Contest, Election, Entry, Nomination, Supporter
from elections.queries.elections import taken_of
from elections.rules.nominating import Listed
from elections.vocabulary.states import ElectionState, NominationState
from elections.vocabulary.steps import Step
from members.rules.text import fold_digits

MOST_FOUND = 8
STANDS = (NominationState.HANDED_IN, NominationState.VALID)


@dataclass(frozen=True)
class Stage:
    """How far an election is with its candidates."""

    announced: bool
    running: bool  # neither over nor being planned
    closed: bool
    scrutiny: bool
    listed: bool
    settled: bool  # nobody withdraws any more
    polling: bool

    @property
    def receives(self) -> bool:
        """Whether papers are still taken: late ones too, until the first was looked through."""
        return self.running and not self.scrutiny and not self.polling


def stage_of(election: Election) -> Stage:
    """How far it is. One query."""
    taken, state = taken_of(election), election.state
    announced = state not in (ElectionState.PLANNED, ElectionState.GIVEN_UP)
    return Stage(
        announced=announced,
        running=state
        in (ElectionState.ANNOUNCED, ElectionState.POLLING, ElectionState.COUNTING),
        closed=Step.NOMINATIONS in taken, scrutiny=Step.SCRUTINY in taken,
        listed=Step.LIST in taken, settled=Step.WITHDRAWAL in taken,
        polling=state
        in (ElectionState.POLLING, ElectionState.COUNTING, ElectionState.DECLARED)
        or Step.POLL in taken,
    )  # fmt: skip


def nominations_with_signers(rows: QuerySet[Nomination]) -> QuerySet[Nomination]:
    """These papers, with who signed them."""
    signed = Supporter.objects.select_related("person")
    return rows.select_related("person", "photo").prefetch_related(Prefetch("supporters", signed))


def of_election(election: Election) -> Mapping[int, list[Nomination]]:
    """The papers of all posts, by post: as listed, before that as handed in. Two queries."""
    rows = nominations_with_signers(Nomination.objects.filter(contest__election=election))
    rows = rows.order_by("contest_id", "position", "receipt")
    found: dict[int, list[Nomination]] = {}
    for one in rows:
        found.setdefault(one.contest_id, []).append(one)
    return found


def found_on_roll(entries: QuerySet[Entry], typed: str) -> list[Entry]:
    """Those who may vote and whose number or name this is, at most nine.

    A whole name goes before a part of one: of "Amina" and "Amina Bibi" the first is found.
    """
    typed = " ".join(typed.split())
    if not typed:
        return []
    rows = entries.filter(is_on=True).select_related("person").order_by("number")
    digits = fold_digits(typed)
    if digits.isascii() and digits.isdecimal():
        return list(rows.filter(number=int(digits[:9])))
    named = Q(name__iexact=typed) | Q(name_native=typed)
    whole = list(rows.filter(named)[: MOST_FOUND + 1])
    part = Q(name__icontains=typed) | Q(name_native__icontains=typed)
    return whole or list(rows.filter(part)[: MOST_FOUND + 1])


def signed_before(
    election: Election, person: int, *, candidate: int | None = None,
    before: Nomination | None = None,
) -> int:  # fmt: skip
    """How many other candidates she has proposed in the election, before that paper."""
    rows = Nomination.objects.filter(
        contest__election=election, supporters__person=person, supporters__proposes=True
    )
    if candidate is not None:
        rows = rows.exclude(person=candidate)
    if before is not None:
        rows = rows.filter(receipt__lt=before.receipt).exclude(person=before.person_id)
    return rows.values("person").distinct().count()


def proposed_by(election: Election, people: Iterable[int], *, but: Nomination) -> dict[int, int]:
    """How many other candidates each of these people proposes. One query."""
    rows = Supporter.objects.filter(
        nomination__contest__election=election, person__in=list(people), proposes=True
    ).exclude(nomination__person=but.person_id)
    counted = rows.values("person").annotate(number=Count("nomination__person", distinct=True))
    return {one["person"]: one["number"] for one in counted}


def on_roll(election: Election, people: Any) -> set[int]:
    """Which of these people are on the roll."""
    rows = Entry.objects.filter(election=election, person__in=people, is_on=True)
    return set(rows.values_list("person", flat=True))


def listed(nomination: Nomination) -> Listed:
    """For the order of a list: her name in her own script, where it is known."""
    name = nomination.name_native or nomination.name
    return Listed(str(nomination.pk), name, nomination.receipt)


def is_printed(contest: Contest) -> bool:
    """Whether papers of this post are printed."""
    return contest.packets.exists()
