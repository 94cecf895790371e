"""What a count may come to, in words."""

from enum import StrEnum
from typing import Final

from hnsa.law.words import says


class Result(StrEnum):
    """What becomes of a contest after a count."""

    DECLARED = "declared"  # all seats that can be filled are filled
    TIED = "tied"  # equal votes that matter: what the article says comes next
    AGAIN = "again"  # the articles ask for another count or another poll
    VACANT = "vacant"  # nobody stood


RESULTS: Final = {
    Result.DECLARED: says("Elected"),
    Result.TIED: says("Equal votes for the last seat"),
    Result.AGAIN: says("Not elected yet"),
    Result.VACANT: says("Nobody stood"),
}


class CameIn(StrEnum):
    """How somebody came to her seat."""

    UNOPPOSED = "unopposed"
    VOTES = "votes"
    RESERVED = "reserved"
    LOT = "lot"


CAME_IN: Final = {
    CameIn.UNOPPOSED: says("without a poll"),
    CameIn.VOTES: says("by votes"),
    CameIn.RESERVED: says("by votes, for a reserved seat"),
    CameIn.LOT: says("by lot among equals"),
}


class Filled(StrEnum):
    """Which seats are filled first, where some are reserved."""

    FIRST = "first"  # the reserved ones; the others are open to all who are left
    LAST = "last"  # the open ones; the reserved go to the group's best of who is left


class Unfilled(StrEnum):
    """What becomes of reserved seats for which too few of the group stand."""

    COOPT = "coopt"  # those elected choose somebody of the group
    VACANT = "vacant"
    OPEN = "open"  # to everybody who stands


class Rejected(StrEnum):
    """Why a paper that was in the box is not counted."""

    BLANK = "blank"
    TOO_MANY = "too_many"
    UNCLEAR = "unclear"
    MARKED = "marked"
    NOT_OURS = "not_ours"


REJECTED: Final = {
    Rejected.BLANK: says("no mark"),
    Rejected.TOO_MANY: says("more marks than seats"),
    Rejected.UNCLEAR: says("it is not clear for whom"),
    Rejected.MARKED: says("a mark by which the voter could be known"),
    Rejected.NOT_OURS: says("not a paper of this election"),
}
