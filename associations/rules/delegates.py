"""Delegates: how many an association sends, and from what size on they meet for all."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from associations.rules.asked_of_meetings import (
    DELEGATES,
    MEETING,
    Met,
    Size,
    lacking,
)
from associations.vocabulary.topics import Topic
from hnsa.law.article import Kind, kind
from hnsa.law.blanks import MEMBERS, pick, steps, whole
from hnsa.law.question import answers
from hnsa.law.shares import Steps
from hnsa.law.verdict import Finding, breaks, holds, tells, unknown
from hnsa.law.words import Line, says, tell


class Rest(StrEnum):
    """What becomes of a number of members that is begun and not full."""

    BEGUN = "begun"
    FULL = "full"


RESTS: Final = {
    Rest.BEGUN: says("a number that is begun counts as full"),
    Rest.FULL: says("only a full number counts"),
}


class Sends(StrEnum):
    """Which members give a right to delegates."""

    ALL = "all"
    PAID = "paid"


SENDERS: Final = {
    Sends.ALL: says("all members are counted"),
    Sends.PAID: says("only members who have paid are counted"),
}


def _counted(size: Size, who: Sends) -> int | None:
    return size.members if who == Sends.ALL else size.paid_members


def _delegates(members: int, number: int) -> Finding:
    told = tell("{members} member is counted.", "{members} members are counted.", members=members)
    if number == 0:
        return breaks(told)
    sent = tell("It sends {number} delegate.", "It sends {number} delegates.", number=number)
    return tells(told, sent, result=number)


@kind(
    "delegates_per_members", topic=Topic.MEETINGS, heading=says("Delegates"),
    source="kinds.csv meeting.delegates: 1 per 100, later 1 per 200, then 1 per 1500",
)  # fmt: skip
class DelegatesPerMembers(Kind):
    """One delegate for so many members, up to a highest number. A new ratio is a new version."""

    members: int = whole(100, says("Members for one delegate"), least=1, unit=MEMBERS)
    rest: Rest = pick("full", says("What is left over"), RESTS)
    who: Sends = pick("all", says("Whom it counts"), SENDERS)
    most: int = whole(400, says("Never more delegates than"), least=1, most=100_000)
    sentence = says(
        "For every {members} member one delegate is sent, and never more than {most}; {rest}, and"
        " {who}.",
        "For every {members} members one delegate is sent, and never more than {most}; {rest}, and"
        " {who}.",
    )

    @answers(DELEGATES, reads=("members", "paid_members"))
    def delegates(self, size: Size) -> Finding:
        counted = _counted(size, self.who)
        if counted is None:
            return unknown("members" if self.who == Sends.ALL else "paid_members")
        full, left = divmod(counted, self.members)
        if left and self.rest == Rest.BEGUN:
            full += 1
        return _delegates(counted, min(full, self.most))


@kind(
    "delegates_by_size", topic=Topic.MEETINGS, heading=says("Delegates by size"),
    source="kinds.csv meeting.delegates: 2 persons each; by number of members",
)  # fmt: skip
class DelegatesBySize(Kind):
    """How many delegates are sent from which number of members on; smaller ones send none."""

    table: Steps = steps("1: 2, 501: 3", says("Members and delegates"), most=100_000)
    who: Sends = pick("all", says("Whom it counts"), SENDERS)
    sentence = says("Delegates are sent by the number of members ({table}); {who}.")

    @answers(DELEGATES, reads=("members", "paid_members"))
    def delegates(self, size: Size) -> Finding:
        counted = _counted(size, self.who)
        if counted is None:
            return unknown("members" if self.who == Sends.ALL else "paid_members")
        return _delegates(counted, self.table.at(counted) or 0)


@kind(
    "delegates_per_group", topic=Topic.MEETINGS, heading=says("Delegates of groups"),
    source="kinds.csv meeting.delegates: 2 persons of each",
)  # fmt: skip
class DelegatesPerGroup(Kind):
    """How many delegates every group or branch sends, whatever its size."""

    number: int = whole(2, says("Delegates of each group"), least=1, most=100)
    sentence = says(
        "Every group or branch sends {number} delegate.",
        "Every group or branch sends {number} delegates.",
    )

    @answers(DELEGATES, "groups")
    def delegates(self, size: Size) -> Finding:
        groups = size.groups or 0
        told = tell("There is {groups} group.", "There are {groups} groups.", groups=groups)
        return tells(told, result=groups * self.number) if groups else breaks(told)


@kind(
    "representative_body", topic=Topic.MEETINGS, heading=says("A general body of delegates"),
    source="kinds.csv meeting.delegates: from 2000 to 3000 members; Puducherry Act s.31, r.30",
)  # fmt: skip
class RepresentativeBody(Kind):
    """From so many members on delegates may meet in place of all, and not more than so many."""

    members: int = whole(3000, says("Members"), least=2, unit=MEMBERS)
    most: int = whole(200, says("Most delegates"), least=2, most=100_000)
    sentence = says(
        "From {members} member on delegates may meet in place of all, and not more than {most}.",
        "From {members} members on delegates may meet in place of all, and not more than {most}.",
    )

    def slips(self) -> Iterator[Line]:
        if self.most > self.members:
            yield tell(
                "There are more delegates than members: {most} of {members}.",
                most=self.most, members=self.members,
            )  # fmt: skip

    @answers(MEETING, "of_delegates", reads=("roll", "members"))
    def meeting(self, met: Met) -> Finding | None:
        if not met.of_delegates:
            return None
        if untold := lacking(met, "roll", "members"):
            return untold
        assert met.roll is not None and met.members is not None
        told = tell(
            "{roll} member is on the roll; delegates: {members}.",
            "{roll} members are on the roll; delegates: {members}.",
            roll=met.roll, members=met.members,
        )  # fmt: skip
        if met.roll < self.members:
            return breaks(told, next=tell("Call all members."))
        return holds(told) if met.members <= self.most else breaks(told)
