"""How a meeting is held: who chairs it, who may stand in for whom, how many meet at a time."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from associations.rules.asked_of_meetings import CARRY, MEETING, Met, Motion, lacking
from associations.rules.quorum import is_general
from associations.vocabulary.subjects import POSTS, Post
from associations.vocabulary.topics import Topic
from hnsa.law.article import Kind, kind
from hnsa.law.blanks import MEMBERS, pick, several, whole
from hnsa.law.question import answers
from hnsa.law.verdict import Finding, breaks, holds, unknown
from hnsa.law.words import Line, says, tell


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
        if not is_general(met):
            return None
        if met.present is None:
            return unknown("present")
        told = tell("{present} is there.", "{present} are there.", present=met.present)
        if met.present > self.most:
            return breaks(told, next=tell("Meet in two groups."))
        return holds(told) if met.present >= self.fewest else breaks(told)
