"""Reserved seats: for whom, how many, and what becomes of those that nobody of them can take."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from associations.rules.asked_of_offices import COMMITTEE, Committee
from associations.rules.offices import unreachable
from associations.rules.seats import CommitteeSize, CommitteeSizeSteps
from associations.vocabulary.topics import Topic
from hnsa.law.article import Kind, kind
from hnsa.law.asking import Law
from hnsa.law.blanks import SEATS, part, pick, whole
from hnsa.law.question import answers
from hnsa.law.shares import Reach, Share
from hnsa.law.verdict import Finding, breaks, holds, unknown
from hnsa.law.words import Line, line, says, tell

GROUPS: Final = {
    "women": says("women"),
    "poor": says("the poorest households"),
    "reserved": says("another group that the members named"),
}
FILLED: Final = {
    "first": says("They are filled first, by the best of the group; the others are open to all."),
    "last": says("They are filled last, by the best of the group among those not elected yet."),
}
UNFILLED: Final = {
    "coopt": says("When one of them is not filled, those elected choose somebody of the group."),
    "vacant": says("When one of them is not filled, it stays vacant."),
    "open": says("When too few of the group stand, everybody may stand for the others of them."),
}
_CHOOSE: Final = tell("Those elected choose somebody of the group.")
_POLL: Final = tell("A new poll is held for these seats.")


class Reserving(Kind):
    """Base of the kinds that reserve seats for a group, within the size of the committee."""

    group: str
    filled: str
    unfilled: str

    def found(self, ours: Committee, seats: int, law: Law) -> Finding:
        """Whether so many seats are held by the group, or rightly are not."""
        held: int | None = getattr(ours, self.group)
        if held is None:
            return unknown(self.group)
        told = tell(
            "Seats held by {group}: {held}; {seats} are reserved.",
            group=line(GROUPS[self.group], {}), held=held, seats=seats,
        )  # fmt: skip
        if held >= seats:
            return holds(told)
        if self.unfilled == "coopt":
            return breaks(told, next=_CHOOSE)
        if self.unfilled == "vacant":
            return self._left(ours, seats - held, told, law)
        if ours.reserved_candidates is None:
            return unknown("reserved_candidates")
        stood = tell("Candidates of the group: {number}.", number=ours.reserved_candidates)
        if held >= ours.reserved_candidates:
            return holds(told, stood)
        return breaks(told, stood, next=_POLL)

    def _left(self, ours: Committee, missing: int, told: Line, law: Law) -> Finding:
        """The seats that are not filled must be vacant, and not be held by others."""
        full = _full(ours, law)
        if ours.size is None or (full is None and law.of(CommitteeSizeSteps)):
            return unknown("size" if ours.size is None else "members")
        if full is not None and ours.size + missing <= full:
            return holds(told, tell("Seats left vacant: {number}.", number=full - ours.size))
        return breaks(told, next=tell("A reserved seat is not given to somebody else."))


def _full(ours: Committee, law: Law) -> int | None:
    """How many seats there are when all are filled; None where no article or fact says so."""
    for rule in law.of(CommitteeSizeSteps):
        return None if ours.members is None else rule.seats.at(ours.members)
    return next((rule.most for rule in law.of(CommitteeSize)), None)


@kind(
    "reserved_seats", topic=Topic.OFFICES, heading=says("Reserved seats"), by="group",
    source="kinds.csv committee.reserved_seats, reserved_women: 2 seats, reserved_unfilled",
)  # fmt: skip
class ReservedSeats(Reserving):
    """So many seats, of those the committee has, are for a group."""

    group: str = pick("women", says("For whom"), GROUPS)
    seats: int = whole(2, says("Seats"), least=1, most=200, unit=SEATS)
    filled: str = pick("first", says("At an election they are filled"), FILLED)
    unfilled: str = pick("coopt", says("When nobody can take them"), UNFILLED)
    sentence = says(
        "{seats} seat of the committee is reserved for {group}. {filled} {unfilled}",
        "{seats} seats of the committee are reserved for {group}. {filled} {unfilled}",
    )

    @answers(
        COMMITTEE,
        reads=("size", "members", "women", "poor", "reserved", "reserved_candidates"),
    )
    def committee(self, ours: Committee, law: Law) -> Finding:
        return self.found(ours, self.seats, law)

    def slips_beside(self, law: Law) -> Iterable[Line]:
        rules = law.of(ReservedSeats)
        if any(rule is self for rule in rules[:-1]):
            return  # all together are looked at once, at the last of them
        reserved = sum(rule.seats for rule in rules)
        sizes = [rule.most for rule in law.of(CommitteeSize)]
        for steps in law.of(CommitteeSizeSteps):
            sizes += [seats for _, seats in steps.seats.rows]
        if sizes and reserved > min(sizes):
            yield tell(
                "More seats are reserved than the committee has: {reserved} of {seats}.",
                reserved=reserved, seats=min(sizes),
            )  # fmt: skip


@kind(
    "reserved_share", topic=Topic.OFFICES, heading=says("A reserved share"), by="group",
    source="kinds.csv committee.reserved_women: 0.1 to 0.33, reserved_poor, reserved_other: 0.5",
)  # fmt: skip
class ReservedShare(Reserving):
    """At least this share of the committee is for a group; base: the seats it has."""

    group: str = pick("poor", says("For whom"), GROUPS)
    share: Share = part("1/2", says("At least this share of the seats"))
    filled: str = pick("first", says("At an election they are filled"), FILLED)
    unfilled: str = pick("coopt", says("When nobody can take them"), UNFILLED)
    sentence = says(
        "At least {share} of the seats of the committee are reserved for {group}. {filled} "
        "{unfilled}"
    )

    @answers(
        COMMITTEE, "size",
        reads=("members", "women", "poor", "reserved", "reserved_candidates"),
    )  # fmt: skip
    def committee(self, ours: Committee, law: Law) -> Finding:
        assert ours.size is not None
        full = _full(ours, law) if self.unfilled == "vacant" else None
        return self.found(ours, self.share.least(max(full or 0, ours.size)), law)

    def slips(self) -> Iterable[Line]:
        if unreachable(self.share, Reach.AT_LEAST):
            yield tell("{share} of the seats are more than there are.", share=self.share)

    def slips_beside(self, law: Law) -> Iterable[Line]:
        rules = law.of(ReservedShare)
        reserved = Share(sum((rule.share.of_one for rule in rules), Fraction(0)))
        if rules[-1] is self and len(rules) > 1 and reserved.of_one > 1:
            yield tell("All shares that are reserved are together {share}.", share=reserved)


@kind(
    "reserved_where_many", topic=Topic.OFFICES, heading=says("Women where they are many"),
    source="kinds.csv committee.reserved_women: 0.1 where women are a fifth of the workers",
)  # fmt: skip
class ReservedWhereMany(Kind):
    """Women hold a share of the seats once they are so large a share of all members."""

    among: Share = part("20 %", says("Where women are this share of all members"))
    share: Share = part("10 %", says("At least this share of the seats"))
    sentence = says(
        "Where at least {among} of all members are women, women hold at least {share} of the "
        "seats of the committee."
    )

    @answers(COMMITTEE, "members", "women_members", "size", "women")
    def committee(self, ours: Committee) -> Finding:
        assert ours.members is not None and ours.women_members is not None
        assert ours.size is not None and ours.women is not None
        among = tell(
            "Women among the members: {women} of {members}.",
            women=ours.women_members, members=ours.members,
        )  # fmt: skip
        if not self.among.is_reached(ours.women_members, ours.members, Reach.AT_LEAST):
            return holds(among)
        seats = self.share.least(ours.size)
        held = tell("Seats held by women: {held}; at least {seats}.", held=ours.women, seats=seats)
        return holds(among, held) if ours.women >= seats else breaks(among, held)

    def slips(self) -> Iterable[Line]:
        for share in (self.among, self.share):
            if unreachable(share, Reach.AT_LEAST):
                yield tell("{share} are more than all of them.", share=share)
