"""The second call of a meeting that had no quorum: by when, and how many must be there then.

It speaks of general meetings only, and sets the quorum of the first call aside.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from associations.rules.asked_of_meetings import MEETING, MEETING_DUE, MeetingsDue, Met, lacking
from associations.rules.quorum import (
    QUORUMS,
    Quorum,
    QuorumBySize,
    is_general,
    of_number,
    out_of_reach,
)
from associations.vocabulary.subjects import Gathering
from associations.vocabulary.topics import Topic
from hnsa.law.article import Kind, kind
from hnsa.law.asking import Law
from hnsa.law.blanks import DAYS, MEMBERS, part, pick, whole
from hnsa.law.days import days_later
from hnsa.law.question import answers
from hnsa.law.shares import HALF, REACHES, Reach, Share
from hnsa.law.verdict import Finding, breaks, holds, tells, unknown
from hnsa.law.words import Line, says, tell


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
            told, result=days_later(due.failed_on, self.days), next=tell("Call the meeting again.")
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
        if met.first_call_on <= met.meeting_on <= days_later(met.first_call_on, self.days):
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
        if not met.second_call or not is_general(met):
            return None
        joined = self.beside == Beside.COMMITTEE
        asked = ("committee_size", "committee_present") if joined else ()
        if untold := lacking(met, "members", "present", *asked):
            return untold
        assert met.members is not None and met.present is not None
        facts = [of_number(met.present, met.members)]
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
        if not met.second_call or not is_general(met):
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
