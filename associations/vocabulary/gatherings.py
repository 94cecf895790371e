"""Meetings, attendance and motions, in words."""

from enum import StrEnum
from typing import Final

from associations.vocabulary.subjects import Gathering
from hnsa.law.words import says


class MeetingState(StrEnum):
    """Where a meeting is."""

    PLANNED = "planned"
    CALLED = "called"  # notice was given
    OPEN = "open"  # attendance is taken
    HELD = "held"  # closed; who was there is frozen
    POSTPONED = "postponed"  # before it began; another day takes its place
    NOT_HELD = "not_held"  # nobody's absence


MEETING_STATES: Final = {
    MeetingState.PLANNED: says("planned"),
    MeetingState.CALLED: says("called"),
    MeetingState.OPEN: says("going on"),
    MeetingState.HELD: says("held"),
    MeetingState.POSTPONED: says("postponed"),
    MeetingState.NOT_HELD: says("not held"),
}
AHEAD: Final = (MeetingState.PLANNED, MeetingState.CALLED)  # not begun
NEVER_MET: Final = (MeetingState.POSTPONED, MeetingState.NOT_HELD)
ORDINARY: Final = (Gathering.REGULAR, Gathering.ANNUAL)  # missing these counts as an absence


class Presence(StrEnum):
    """How a member stands to a meeting. Who is in no row is not known to have been away."""

    PRESENT = "present"
    LATE = "late"
    EXCUSED = "excused"
    ABSENT = "absent"


PRESENCES: Final = {
    Presence.PRESENT: says("present"),
    Presence.LATE: says("late"),
    Presence.EXCUSED: says("excused"),
    Presence.ABSENT: says("absent"),
}
THERE: Final = (Presence.PRESENT, Presence.LATE)
AWAY: Final = (Presence.EXCUSED, Presence.ABSENT)


class MotionState(StrEnum):
    """Where a motion is."""

    PUT = "put"
    DECIDED = "decided"  # the vote is counted; nothing of it is changed any more
    WITHDRAWN = "withdrawn"


MOTION_STATES: Final = {
    MotionState.PUT: says("put to the vote"),
    MotionState.DECIDED: says("decided"),
    MotionState.WITHDRAWN: says("withdrawn"),
}


class Outcome(StrEnum):
    """What the vote came to, by the articles."""

    NONE = ""
    CARRIED = "carried"
    LOST = "lost"
    OPEN = "open"  # the articles leave it open: a tie that they do not break


OUTCOMES: Final = {
    Outcome.CARRIED: says("Carried"),
    Outcome.LOST: says("Lost"),
    Outcome.OPEN: says("Not decided"),
}


class Voting(StrEnum):
    """How votes were given."""

    HANDS = "hands"
    PAPERS = "papers"


VOTINGS: Final = {
    Voting.HANDS: says("by show of hands"),
    Voting.PAPERS: says("by papers, in secret"),
}


class Dispute(StrEnum):
    """What was said of a decision afterwards: always a new entry."""

    CONTESTED = "contested"
    UPHELD = "upheld"
    ANNULLED = "annulled"


DISPUTES: Final = {
    Dispute.CONTESTED: says("contested"),
    Dispute.UPHELD: says("upheld"),
    Dispute.ANNULLED: says("annulled"),
}
