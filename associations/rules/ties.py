"""What becomes of a motion when as many are for it as against it."""

from dataclasses import replace
from enum import StrEnum
from typing import Final

from associations.rules.asked_of_meetings import CARRY, Motion
from associations.rules.decisions import BARS, bar_for, unclear
from associations.vocabulary.topics import Topic
from hnsa.law.article import Kind, kind
from hnsa.law.asking import Law
from hnsa.law.blanks import pick
from hnsa.law.question import answers
from hnsa.law.verdict import Finding, breaks, holds, open_, unknown
from hnsa.law.words import says, tell


class Tied(StrEnum):
    """What a motion is when as many are for it as against it."""

    LOST = "lost"
    CASTING = "casting"
    UNDECIDED = "undecided"


TIED: Final = {
    Tied.LOST: says("it is lost"),
    Tied.CASTING: says("the chair has a casting vote"),
    Tied.UNDECIDED: says("it is not decided"),
}


@kind(
    "tie_in_motion", topic=Topic.DECISIONS, heading=says("A tie"),
    source="kinds.csv decision.tie; Puducherry Act s.25(1)(b): not decided",
)  # fmt: skip
class TieInMotion(Kind):
    """What becomes of a motion when as many vote for it as against it.

    It speaks only where one vote more would carry the motion: 24 of 48 are no tie where 70 % are
    needed.
    """

    then: Tied = pick("lost", says("Then"), TIED)
    sentence = says("When as many are for a motion as against it, {then}.")

    @answers(
        CARRY, "votes_for", "votes_against",
        reads=("chair_votes_for", "subject", "organ", "sum_asked", "members", "present",
               "abstained", "invalid"),
    )  # fmt: skip
    def carrying(self, motion: Motion, law: Law) -> Finding | None:
        votes = motion.votes_for
        if not votes or votes != motion.votes_against or not _one_more_carries(motion, law):
            return None
        told = tell("For: {votes}; against: {votes}.", votes=votes)
        if self.then == Tied.LOST:
            return breaks(told)
        if self.then == Tied.UNDECIDED:
            again = tell("It may be put to the vote again.")
            return open_(told, next=again, overrules=BARS)
        if motion.chair_votes_for is None:
            asked = unknown("chair_votes_for")
            return replace(asked, facts=(told,), overrules=frozenset(BARS))
        if motion.chair_votes_for:
            return holds(told, tell("The chair's casting vote is for it."), overrules=BARS)
        return breaks(told, tell("The chair's casting vote is against it."))


def _one_more_carries(motion: Motion, law: Law) -> bool:
    """Whether the motion needs no more than one vote beyond the tie. With no article: it does."""
    if unclear(motion, law):
        return False
    bar = bar_for(motion, law)
    if bar is None:
        return True
    assert motion.votes_for is not None
    known = {one.name: getattr(motion, one.name) for one in motion.blanks}
    found = bar.needed(Motion(**{**known, "votes_for": motion.votes_for + 1}))
    return found is not None and bar.share.is_reached(found[0], found[1], bar.reach)
