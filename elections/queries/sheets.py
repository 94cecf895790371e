"""Count sheets as they were typed: of one post, booth by booth, for who counts."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Sum

from elections.models import Booth, Contest, CountClosed, Nomination, Packet, Sheet
from elections.queries import booths as booth_queries
from elections.queries.candidates import contest_with
from elections.rules import contests as rules
from elections.rules import sheets as rules_of_sheets
from elections.rules.sheets import FIGURES, Found, Typed
from elections.vocabulary.states import NominationState


@dataclass(frozen=True)
class AtBooth:
    """A booth with its sheets in one count of a post."""

    booth: Booth
    sheets: tuple[Sheet, ...]
    ruled: rules_of_sheets.Booth

    def of(self, user: Any) -> Sheet | None:
        """The copy that this person typed."""
        return next((one for one in self.sheets if one.typed_by_id == user.pk), None)

    def is_open_to(self, user: Any) -> bool:
        """Whether she may read its figures: not those that one other has typed so far."""
        return len(self.sheets) != 1 or self.of(user) is not None


@dataclass(frozen=True)
class Sheets:
    """All booths in one count of a post."""

    contest: Contest
    stands: rules.Contest
    round: int
    booths: tuple[AtBooth, ...]
    on_roll: int | None

    @property
    def ruled(self) -> list[rules_of_sheets.Booth]:
        """The booths as the rules see them."""
        return [one.ruled for one in self.booths]

    @property
    def faults(self) -> tuple[Found, ...]:
        """What does not agree, or cannot be checked."""
        return rules_of_sheets.faults(self.ruled, self.on_roll)


def under_way(contest: Contest, closed: CountClosed | None) -> int | None:
    """The number of the count that is under way; None where it is closed."""
    if closed is None:
        return 1
    return closed.round + 1 if contest.recount_why else None


def sheets_of(contest: Contest, round: int) -> Sheets:
    """The sheets of that count of a post. Six queries, however many booths there are."""
    return sheets_of_several([(contest, round)])[contest.pk]


def sheets_of_several(counts: Iterable[tuple[Contest, int]]) -> dict[int, Sheets]:
    """The same for several posts of one election, by their ids; with as many queries as for one."""
    counts = list(counts)
    if not counts:
        return {}
    election = counts[0][0].election
    booths = booth_queries.booths_of(election)
    figures = booth_queries.figures_of(election)
    ids = [contest.pk for contest, _round in counts]
    sheets: dict[tuple[int, int, int], list[Sheet]] = {}
    typed = Sheet.objects.filter(contest__in=ids).select_related("typed_by")
    for sheet in typed.order_by("copy"):
        sheets.setdefault((sheet.contest_id, sheet.booth_id, sheet.round), []).append(sheet)
    packets = {
        (one["contest"], one["booth"]): one["papers"]
        for one in Packet.objects.filter(contest__in=ids, booth__isnull=False)
        .values("contest", "booth").annotate(papers=Sum(F("last") - F("first") + 1)).order_by()
    }  # fmt: skip
    standing: dict[int, list[Nomination]] = {pk: [] for pk in ids}
    valid = Nomination.objects.filter(contest__in=ids, state=NominationState.VALID)
    for her in valid.order_by("position", "receipt"):
        standing[her.contest_id].append(her)
    on_roll = sum(one.on_roll for one in figures.values())
    found = {}
    for contest, round in counts:
        stands = contest_with(contest, standing[contest.pk])
        rows = []
        for booth in booths:
            own = tuple(sheets.get((contest.pk, booth.pk, round), ()))
            ruled = rules_of_sheets.Booth(
                booth.number, tuple(one.key for one in stands.contenders), stands.marks,
                tuple(typed_of(one) for one in own), packets.get((contest.pk, booth.pk)),
                _on_roll(booth, booths, figures, on_roll),
            )  # fmt: skip
            rows.append(AtBooth(booth, own, ruled))
        found[contest.pk] = Sheets(contest, stands, round, tuple(rows), on_roll or None)
    return found


def _on_roll(booth: Booth, booths: list[Booth], figures: Any, everybody: int) -> int | None:
    """How many may vote at that booth; not known where some are at no booth in particular."""
    if len(booths) == 1:
        return everybody or None
    if 0 in figures:
        return None
    return figures[booth.pk].on_roll or None if booth.pk in figures else None


def typed_of(sheet: Sheet) -> Typed:
    """What one person typed."""
    return Typed(
        {name: getattr(sheet, name) for name in FIGURES}, dict(sheet.rejected), dict(sheet.votes)
    )
