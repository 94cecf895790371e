"""Ballot papers in packets: which there are, where they lie, how many voters they are for."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Max

from elections.models import Booth, Contest, Election, Entry, Packet


@dataclass(frozen=True)
class Stock:
    """The packets of one post: `papers` in all, and how many lie at no booth."""

    contest: Contest
    packets: tuple[Packet, ...]

    @property
    def papers(self) -> int:
        return sum(size_of(one) for one in self.packets)

    @property
    def kept_back(self) -> int:
        """Papers that no booth has."""
        return sum(size_of(one) for one in self.packets if one.booth_id is None)

    def at(self, booth: Booth | None) -> tuple[Packet, ...]:
        """The packets that lie at that booth; all of them where no booth is named."""
        return tuple(one for one in self.packets if booth is None or one.booth_id == booth.pk)

    @property
    def last(self) -> Packet | None:
        """The packet with the last serial; only this one may be taken out again."""
        return self.packets[-1] if self.packets else None


def size_of(packet: Packet) -> int:
    """How many papers are in it."""
    return packet.last - packet.first + 1


def last_serial(contest: Contest) -> int:
    """The last serial that was printed for this post; 0 where none was."""
    found: int | None = Packet.objects.filter(contest=contest).aggregate(last=Max("last"))["last"]
    return found or 0


def stock_of(election: Election, contests: Iterable[Contest]) -> list[Stock]:
    """The packets of each post, in the order of their serials. One query."""
    rows = Packet.objects.filter(contest__election=election).select_related("booth")
    by_contest: dict[int, list[Packet]] = {}
    for one in rows.order_by("contest_id", "first"):
        by_contest.setdefault(one.contest_id, []).append(one)
    return [Stock(one, tuple(by_contest.get(one.pk, ()))) for one in contests]


def voters(election: Election) -> dict[int | None, int]:
    """How many are on the roll at each booth; at None who has no booth yet."""
    rows = Entry.objects.filter(election=election, is_on=True).values_list("booth")
    return dict(rows.annotate(n=Count("pk")).order_by("booth"))
