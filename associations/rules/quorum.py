"""Whether a meeting can decide: how many must be there, the second call, the chair.

All but `quorum_of_committee` speak of general meetings only. What sets a quorum is in `QUORUMS`;
an election without quorum and the second call set those aside.
"""

from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise
from typing import Final

from associations.rules.asked_of_meetings import (
    CARRY,
    MEETING,
    MEETING_DUE,
    MeetingsDue,
    Met,
    Motion,
    lacking,
)
from associations.rules.meetings import general
from associations.vocabulary.subjects import GATHERINGS, POSTS, Gathering, Post
from associations.vocabulary.topics import Topic
from hnsa.law.article import Kind, kind
from hnsa.law.asking import Law
from hnsa.law.blanks import DAYS, MEMBERS, PERSONS, part, pick, several, steps, whole
from hnsa.law.days import DAY
from hnsa.law.question import answers
from hnsa.law.shares import HALF, REACHES, Reach, Share, Steps, hundredths
from hnsa.law.verdict import Finding, breaks, holds, tells, unknown
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


def _at_general_meeting(met: Met) -> bool:
    return met.gathering != Gathering.COMMITTEE


class Whom(StrEnum):
    """Of whom a quorum is a share."""

    ALL = "all"
    ENTITLED = "entitled"


OF_WHOM: Final = {
    Whom.ALL: says("all members"),
    Whom.ENTITLED: says("the members who have a vote"),
}


# --- how many must be there -----------------------------------------------------------------------


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
        return _there(met.present, needed, _of_number(met.present, number))


def _of_number(present: int, number: int) -> Line:
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
        if not _at_general_meeting(met) or law.one(Quorum, met.gathering) is not None:
            return None
        if untold := lacking(met, "members", "present"):
            return untold
        assert met.members is not None and met.present is not None
        needed = self.table.at(met.members)
        if needed is None:
            return None
        return _there(met.present, needed, _of_number(met.present, met.members))


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
        return _there(present, needed, _of_number(present, size))


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
        told = _of_number(met.present, met.members)
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
        if not met.for_election or not _at_general_meeting(met):
            return None
        second = ("second_call_quorum", "second_call_present")
        return holds(tell("It is held to elect."), overrules=(*QUORUMS, *second))


# --- the second call ------------------------------------------------------------------------------


@kind(
    "second_call", topic=Topic.MEETINGS, heading=says("A second call"),
    source="kinds.csv meeting.quorum_second; README 4: first and second call",
)  # fmt: skip
class SecondCall(Kind):
    """A meeting that had no quorum is called again within so many days; 0: on the same day."""

    days: int = whole(7, says("Within days"), least=0, most=120, unit=DAYS)
    sentence = says(
        "A meeting that had no quorum is called again within {days} day.",
        "A meeting that had no quorum is called again within {days} days.",
    )

    @answers(MEETING_DUE, reads=("failed_on",))
    def due(self, due: MeetingsDue) -> Finding | None:
        if due.failed_on is None:
            return None
        told = tell("There was no quorum on {day}.", day=due.failed_on)
        return tells(
            told, result=due.failed_on + DAY * self.days, next=tell("Call the meeting again.")
        )

    @answers(MEETING, "second_call", reads=("first_call_on", "meeting_on"))
    def meeting(self, met: Met) -> Finding | None:
        if not met.second_call:
            return None
        if untold := lacking(met, "first_call_on", "meeting_on"):
            return untold
        assert met.first_call_on is not None and met.meeting_on is not None
        told = tell(
            "The first call was for {first}, the second for {second}.",
            first=met.first_call_on, second=met.meeting_on,
        )  # fmt: skip
        if met.first_call_on <= met.meeting_on <= met.first_call_on + DAY * self.days:
            return holds(told)
        return breaks(told, next=tell("Call it anew, as a first call."))


class Beside(StrEnum):
    """What the second call asks for beside the share of the members."""

    NOTHING = "nothing"
    COMMITTEE = "committee"


BESIDES: Final = {
    Beside.NOTHING: says("nothing more is asked for"),
    Beside.COMMITTEE: says("more than half of the committee must be there as well"),
}


@kind(
    "second_call_quorum", topic=Topic.MEETINGS, heading=says("Quorum at the second call"),
    source="kinds.csv meeting.quorum_second: 0.3333 of members + majority of board",
)  # fmt: skip
class SecondCallQuorum(Kind):
    """The quorum at a second call, in place of that of the first: one condition, or two joined."""

    reach: Reach = pick("at_least", says("Reach"), REACHES)
    share: Share = part("1/3", says("Share of all members"))
    beside: Beside = pick("nothing", says("And also"), BESIDES)
    sentence = says(
        "At a second call there is a quorum when {reach} {share} of all members are there;"
        " {beside}."
    )

    def slips(self) -> Iterator[Line]:
        return out_of_reach(self.share, self.reach)

    def slips_beside(self, law: Law) -> Iterator[Line]:
        if any(self._harder(one.share, one.reach) for one in law.of(Quorum)) or any(
            self.share.asked(size, self.reach) > number
            for one in law.of(QuorumBySize)
            for size, number in one.table.rows
        ):
            yield tell("The second call asks for more members than the first.")

    def _harder(self, share: Share, reach: Reach) -> bool:
        mine = (self.share, self.reach == Reach.MORE_THAN)
        return mine > (share, reach == Reach.MORE_THAN)

    @answers(
        MEETING, "second_call",
        reads=("gathering", "members", "present", "committee_size", "committee_present"),
    )  # fmt: skip
    def meeting(self, met: Met) -> Finding | None:
        if not met.second_call or not _at_general_meeting(met):
            return None
        joined = self.beside == Beside.COMMITTEE
        asked = ("committee_size", "committee_present") if joined else ()
        if untold := lacking(met, "members", "present", *asked):
            return untold
        assert met.members is not None and met.present is not None
        facts = [_of_number(met.present, met.members)]
        enough = self.share.is_reached(met.present, met.members, self.reach)
        if joined:
            there, size = met.committee_present or 0, met.committee_size or 0
            facts.append(tell("Of the committee of {size}: {there}.", size=size, there=there))
            enough = enough and HALF.is_reached(there, size, Reach.MORE_THAN)
        needed = self.share.asked(met.members, self.reach)
        facts.append(tell("It is the second call; {needed} must be there.", needed=needed))
        if enough:
            return holds(*facts, overrules=QUORUMS)
        return breaks(
            *facts, next=tell("Without a quorum nothing is decided."), overrules=QUORUMS
        )  # fmt: skip


class Asked(StrEnum):
    """At which second calls those who come are enough."""

    ALL = "all"
    MEMBERS = "members"


ASKED: Final = {
    Asked.ALL: says("of any general meeting"),
    Asked.MEMBERS: says("of a meeting that members asked for"),
}


@kind(
    "second_call_present", topic=Topic.MEETINGS, heading=says("Those who come to the second call"),
    source="kinds.csv meeting.quorum_second: those present; Puducherry Act s.31(4)(b)",
)  # fmt: skip
class SecondCallPresent(Kind):
    """At a second call those who are there are enough, down to a smallest number.

    Where it is for meetings that members asked for, another quorum may hold at other second calls.
    """

    which: Asked = pick("all", says("The second call"), ASKED)
    fewest: int = whole(2, says("Never with fewer than"), least=1, most=10_000, unit=MEMBERS)
    sentence = says(
        "At the second call {which} those who come are a quorum, if there is at least {fewest}.",
        "At the second call {which} those who come are a quorum, if there are at least {fewest}.",
    )

    def slips_beside(self, law: Law) -> Iterator[Line]:
        for one in law.of(SecondCallQuorum) if self.which == Asked.ALL else ():
            yield tell(
                "Those who come are enough here, but article {article} asks for a share.",
                article=law.number_of(one),
            )
        if any(self.fewest > max(n for _, n in one.table.rows) for one in law.of(QuorumBySize)):
            yield tell("The second call asks for more members than the first.")

    @answers(MEETING, "second_call", reads=("gathering", "requisitioned", "present"))
    def meeting(self, met: Met) -> Finding | None:
        if not met.second_call or not _at_general_meeting(met):
            return None
        asked_for = met.requisitioned or met.gathering == Gathering.REQUISITIONED
        if self.which == Asked.MEMBERS and not asked_for:
            return lacking(met, "requisitioned")
        if met.present is None:
            return unknown("present")
        told = tell(
            "It is the second call; {present} is there.",
            "It is the second call; {present} are there.", present=met.present,
        )  # fmt: skip
        aside = (*QUORUMS, "second_call_quorum")
        if met.present >= self.fewest:
            return holds(told, overrules=aside)
        return breaks(told, next=tell("Without a quorum nothing is decided."), overrules=aside)


# --- chair, proxies, size -------------------------------------------------------------------------


class Otherwise(StrEnum):
    """Who chairs when nobody of those named is there."""

    NOBODY = "nobody"
    CHOSEN = "chosen"


OTHERWISE: Final = {
    Otherwise.NOBODY: says("nobody else does"),
    Otherwise.CHOSEN: says("if none of them is there, those present choose somebody"),
}


@kind(
    "who_chairs", topic=Topic.MEETINGS, heading=says("Who chairs a meeting"),
    source="Asked for by users; the chair of kinds.csv decision.tie",
)  # fmt: skip
class WhoChairs(Kind):
    """Which offices chair a meeting, and what happens when none of them is there."""

    posts: tuple[Post, ...] = several(
        ["president", "vice_president"], says("Chaired by one of"), POSTS
    )
    otherwise: Otherwise = pick("chosen", says("Otherwise"), OTHERWISE)
    sentence = says("A meeting is chaired by one of these: {posts}; {otherwise}.")

    @answers(MEETING, reads=("chaired_by", "chair_chosen"))
    def meeting(self, met: Met) -> Finding:
        by = met.chaired_by
        facts = () if by is None else (tell("It was chaired by: {post}.", post=Line(POSTS[by])),)
        if by in self.posts:
            return holds(*facts)
        if self.otherwise == Otherwise.CHOSEN:
            if met.chair_chosen:
                return holds(*facts, tell("Those present chose who chaired it."))
            if untold := lacking(met, "chair_chosen"):
                return untold if by is not None else unknown("chaired_by", "chair_chosen")
        if by is None:
            return unknown("chaired_by")
        return breaks(*facts, next=tell("One of those named may chair it."))


@kind(
    "no_proxy", topic=Topic.MEETINGS, heading=says("Nobody stands in for another"),
    source="kinds.csv vote.no_proxy; Puducherry Act s.25(3)",
)  # fmt: skip
class NoProxy(Kind):
    """A member comes and votes herself; nobody comes or votes for her."""

    sentence = says("A member comes and votes herself; nobody does it in her place.")

    @answers(MEETING, "by_proxy")
    def meeting(self, met: Met) -> Finding:
        told = tell("Present by proxy only: {number}.", number=met.by_proxy)
        if not met.by_proxy:
            return holds(told)
        return breaks(told, next=tell("Count only those who are there themselves."))

    @answers(CARRY, "by_proxy")
    def carrying(self, motion: Motion) -> Finding:
        told = tell("Votes by proxy: {number}.", number=motion.by_proxy)
        if not motion.by_proxy:
            return holds(told)
        return breaks(told, next=tell("Count the votes again without these."))


@kind(
    "size_of_meeting", topic=Topic.MEETINGS, heading=says("Size of a meeting"),
    source="kinds.csv meeting.size: 10 to 20 members",
)  # fmt: skip
class SizeOfMeeting(Kind):
    """From how many to how many members meet, so that all can speak."""

    fewest: int = whole(10, says("From"), least=1, most=10_000, unit=MEMBERS)
    most: int = whole(20, says("To"), least=1, most=100_000, unit=MEMBERS)
    sentence = says("From {fewest} to {most} members meet at a time.")

    def slips(self) -> Iterator[Line]:
        if self.fewest > self.most:
            yield tell(
                "No number is from {fewest} to {most}.", fewest=self.fewest, most=self.most
            )  # fmt: skip

    @answers(MEETING, "gathering", reads=("present",))
    def meeting(self, met: Met) -> Finding | None:
        if not _at_general_meeting(met):
            return None
        if met.present is None:
            return unknown("present")
        told = tell("{present} is there.", "{present} are there.", present=met.present)
        if met.present > self.most:
            return breaks(told, next=tell("Meet in two groups."))
        return holds(told) if met.present >= self.fewest else breaks(told)
