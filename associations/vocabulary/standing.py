"""How members stand, in words: by these a list of them is narrowed."""

from enum import StrEnum
from typing import Final

from hnsa.law.words import says


class Narrow(StrEnum):
    """Which members a list of standings shows."""

    ALL = ""
    GROUND = "ground"
    NEAR = "near"
    NO_VOTE = "no_vote"
    PERMANENT = "permanent"
    OPEN = "open"


NARROWS: Final = {
    Narrow.ALL: says("member", "members"),
    Narrow.GROUND: says("with a ground found", "with a ground found"),
    Narrow.NEAR: says("near a ground", "near a ground"),
    Narrow.NO_VOTE: says("may not vote", "may not vote"),
    Narrow.PERMANENT: says("may apply to become permanent", "may apply to become permanent"),
    Narrow.OPEN: says("of whom something is not known", "of whom something is not known"),
}
