"""Whether a meeting can decide: how many must be there.

All but `quorum_of_committee` speak of general meetings only. What sets a quorum is in `QUORUMS`;
an election without quorum and the second call (`second_calls`) set those aside.
"""

from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise
from typing import Final

from associations.rules.asked_of_meetings import MEETING, Met, lacking
from associations.rules.meetings import general
from associations.vocabulary.subjects import GATHERINGS, Gathering
from associations.vocabulary.topics import Topic
from hnsa.law.article import Kind, kind
from hnsa.law.asking import Law
from hnsa.law.blanks import MEMBERS, PERSONS, part, pick, steps, whole
from hnsa.law.question import answers
from hnsa.law.shares import REACHES, Reach, Share, Steps, hundredths
from hnsa.law.verdict import Finding, breaks, holds
from hnsa.law.words import Line, says, tell

QUORUMS: Final = ("quorum", "quorum_by_size", "attendance_at_meetings")


def out_of_reach(share: Share, reach: Reach) -> Iterator[Line]:
    """A slip, if no number of people can ever be such a share of themselves."""
    if share.of_one > 1 or (share.of_one == 1 and reach == Reach.MORE_THAN):
        yield tell(
            "Nobody can reach this: {reach} {share}.", reach=Line(REACHES[reach]), share=share
        )


def _there(present: int, needed: int, *facts: Line) -> Finding:
    told = tell("{needed} must be there.", needed=needed)
    if present >= needed:
        return holds(*facts, told)
    return breaks(*facts, told, next=tell("Without a quorum nothing is decided."))


def is_general(met: Met) -> bool:
    """Whether all members are called to it."""
    return met.gathering != Gathering.COMMITTEE


class Whom(StrEnum):
    """Of whom a quorum is a share."""

    ALL = "all"
    ENTITLED = "entitled"


OF_WHOM: Final = {
    Whom.ALL: says("all members"),
    Whom.ENTITLED: says("the members who have a vote"),
}


@kind(
    "quorum", topic=Topic.MEETINGS, heading=says("Quorum"), by="gathering",
    source="kinds.csv meeting.quorum: 0.2 to 0.51 of members, 0.6667 of general body",
)  # fmt: skip
class Quorum(Kind):
    """What share of the members must be there, and the number below which it never falls.

    That of the regular meeting holds for every general meeting that has none of its own.
    """

    gathering: Gathering = pick(
        "regular", says("Which meeting"),
        {one: label for one, label in GATHERINGS.items() if one != Gathering.COMMITTEE},
    )  # fmt: skip
    reach: Reach = pick("at_least", says("Reach"), REACHES)
    share: Share = part("1/3", says("Share"))
    of: Whom = pick("all", says("Of whom"), OF_WHOM)
    fewest: int = whole(2, says("Never with fewer than"), least=1, most=10_000, unit=MEMBERS)
    sentence = says(
        "There is a quorum at {gathering} when {reach} {share} of {of} are there, and never with"
        " fewer than {fewest}."
    )

    def slips(self) -> Iterator[Line]:
        return out_of_reach(self.share, self.reach)

    @answers(MEETING, "gathering", reads=("members", "entitled", "present"))
    def meeting(self, met: Met, law: Law) -> Finding | None:
        if law.one(Quorum, met.gathering, failing=general(met.gathering)) is not self:
            return None
        base = "members" if self.of == Whom.ALL else "entitled"
        if untold := lacking(met, base, "present"):
            return untold
        number = getattr(met, base)
        assert met.present is not None
        needed = max(self.share.asked(number, self.reach), self.fewest)
        return _there(met.present, needed, of_number(met.present, number))


def of_number(present: int, number: int) -> Line:
    """How many of how many are there."""
    return tell(
        "{present} of {number} is there, {percent} %.",
        "{present} of {number} are there, {percent} %.",
        present=present, number=number, percent=hundredths(present, number),
    )  # fmt: skip


@kind(
    "quorum_by_size", topic=Topic.MEETINGS, heading=says("Quorum by number of members"),
    source="kinds.csv meeting.quorum; README 4: tiers by size of the roll",
)  # fmt: skip
class QuorumBySize(Kind):
    """How many must be there, by the number of members; silent where a share is set."""

    table: Steps = steps("1: 3, 21: 10, 101: 25", says("Members and quorum"), least=1)
    sentence = says("There is a quorum by the number of members: {table}.")

    def slips(self) -> Iterator[Line]:
        for (_, number), (following, _) in pairwise(self.table.rows):
            if number >= following:
                yield tell(
                    "A quorum of {number} is never reached by fewer than {following} members.",
                    number=number, following=following,
                )  # fmt: skip

    @answers(MEETING, "gathering", reads=("members", "present"))
    def meeting(self, met: Met, law: Law) -> Finding | None:
        if not is_general(met) or law.one(Quorum, met.gathering) is not None:
            return None
        if untold := lacking(met, "members", "present"):
            return untold
        assert met.members is not None and met.present is not None
        needed = self.table.at(met.members)
        if needed is None:
            return None
        return _there(met.present, needed, of_number(met.present, met.members))


@kind(
    "quorum_of_committee", topic=Topic.MEETINGS, heading=says("Quorum of the committee"),
    source="kinds.csv committee.quorum: 0.3333 of directors, min 3",
)  # fmt: skip
class QuorumOfCommittee(Kind):
    """What share of the committee must be there, and the number below which it never falls."""

    reach: Reach = pick("at_least", says("Reach"), REACHES)
    share: Share = part("1/3", says("Share"))
    fewest: int = whole(3, says("Never with fewer than"), least=1, most=100, unit=PERSONS)
    sentence = says(
        "The committee has a quorum when {reach} {share} of it are there, and never with fewer"
        " than {fewest}."
    )

    def slips(self) -> Iterator[Line]:
        return out_of_reach(self.share, self.reach)

    @answers(MEETING, "gathering", reads=("committee_size", "committee_present"))
    def meeting(self, met: Met) -> Finding | None:
        if met.gathering != Gathering.COMMITTEE:
            return None
        if untold := lacking(met, "committee_size", "committee_present"):
            return untold
        size, present = met.committee_size, met.committee_present
        assert size is not None and present is not None
        needed = max(self.share.asked(size, self.reach), self.fewest)
        return _there(present, needed, of_number(present, size))


@kind(
    "attendance_at_meetings", topic=Topic.MEETINGS, heading=says("Attendance at each meeting"),
    source="R14 (Kaarvan: 80 % essential), read as a quorum; kinds.csv meeting.attendance_min",
)  # fmt: skip
class AttendanceAtMeetings(Kind):
    """At each regular meeting at least this share of all members must be there."""

    share: Share = part("80 %", says("Share of all members"))
    sentence = says("At each regular meeting at least {share} of all members are there.")

    def slips(self) -> Iterator[Line]:
        return out_of_reach(self.share, Reach.AT_LEAST)

    @answers(MEETING, "gathering", reads=("members", "present"))
    def meeting(self, met: Met) -> Finding | None:
        if met.gathering != Gathering.REGULAR:
            return None
        if untold := lacking(met, "members", "present"):
            return untold
        assert met.members is not None and met.present is not None
        told = of_number(met.present, met.members)
        return _there(met.present, max(self.share.least(met.members), 1), told)


@kind(
    "no_quorum_for_elections", topic=Topic.MEETINGS, heading=says("Elections without a quorum"),
    source="kinds.csv election.quorum_waived; Puducherry Rules r.32(2)",
)  # fmt: skip
class NoQuorumForElections(Kind):
    """A meeting that is held to elect needs no quorum."""

    sentence = says("A meeting that is held to elect needs no quorum.")

    @answers(MEETING, "for_election", reads=("gathering",))
    def meeting(self, met: Met) -> Finding | None:
        if not met.for_election or not is_general(met):
            return None
        second = ("second_call_quorum", "second_call_present")
        return holds(tell("It is held to elect."), overrules=(*QUORUMS, *second))
