"""Where an election is, and the words of its rows."""

from enum import StrEnum
from typing import Final

from hnsa.law.words import says


class ElectionKind(StrEnum):
    GENERAL = "general"
    BY_ELECTION = "by_election"
    RE_POLL = "re_poll"
    DELEGATES = "delegates"


ELECTION_KINDS: Final = {
    ElectionKind.GENERAL: says("general election"),
    ElectionKind.BY_ELECTION: says("by-election for vacant offices"),
    ElectionKind.RE_POLL: says("new poll"),
    ElectionKind.DELEGATES: says("election of delegates"),
}


class ElectionState(StrEnum):
    """Where an election is. What happened when is told by the steps taken."""

    PLANNED = "planned"
    ANNOUNCED = "announced"
    POLLING = "polling"
    COUNTING = "counting"
    DECLARED = "declared"  # sealed
    VOID = "void"
    GIVEN_UP = "given_up"  # before it was announced


ELECTION_STATES: Final = {
    ElectionState.PLANNED: says("being planned"),
    ElectionState.ANNOUNCED: says("announced"),
    ElectionState.POLLING: says("the poll is open"),
    ElectionState.COUNTING: says("being counted"),
    ElectionState.DECLARED: says("declared"),
    ElectionState.VOID: says("void"),
    ElectionState.GIVEN_UP: says("given up"),
}


class ContestState(StrEnum):
    """Where the election to one post is. Several posts are independent."""

    OPEN = "open"  # nominations are taken
    UNOPPOSED = "unopposed"  # no poll needed
    POLLED = "polled"  # a poll is, or will be, held
    WITHHELD = "withheld"
    DECLARED = "declared"
    VACANT = "vacant"
    VOID = "void"


CONTEST_STATES: Final = {
    ContestState.OPEN: says("nominations are taken"),
    ContestState.UNOPPOSED: says("elected without a poll"),
    ContestState.POLLED: says("a poll is held"),
    ContestState.WITHHELD: says("withheld"),
    ContestState.DECLARED: says("declared"),
    ContestState.VACANT: says("vacant"),
    ContestState.VOID: says("void"),
}


class NominationState(StrEnum):
    HANDED_IN = "handed_in"
    VALID = "valid"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    DIED = "died"


NOMINATION_STATES: Final = {
    NominationState.HANDED_IN: says("handed in"),
    NominationState.VALID: says("valid"),
    NominationState.REFUSED: says("refused"),
    NominationState.WITHDRAWN: says("withdrawn"),
    NominationState.DIED: says("she died"),
}


class Answer(StrEnum):
    """What was decided on an objection, an appeal or a complaint."""

    OPEN = ""
    GRANTED = "granted"
    REFUSED = "refused"


ANSWERS: Final = {
    Answer.GRANTED: says("granted"),
    Answer.REFUSED: says("refused"),
}


class ObjectionTo(StrEnum):
    """What is objected to."""

    ADD = "add"  # somebody is missing on the roll
    REMOVE = "remove"  # somebody is on it who should not
    CORRECT = "correct"  # something is written wrongly
    RESULT = "result"


OBJECTIONS: Final = {
    ObjectionTo.ADD: says("somebody is missing on the roll"),
    ObjectionTo.REMOVE: says("somebody is on the roll who should not be"),
    ObjectionTo.CORRECT: says("something is written wrongly on the roll"),
    ObjectionTo.RESULT: says("the result"),
}


class Mark(StrEnum):
    """What happened at the booth with somebody on the roll."""

    VOTED = "voted"
    ASSISTED = "assisted"
    TENDERED = "tendered"
    CHALLENGED = "challenged"


MARKS: Final = {
    Mark.VOTED: says("voted"),
    Mark.ASSISTED: says("voted with help"),
    Mark.TENDERED: says("somebody had voted in her name; her paper is set aside"),
    Mark.CHALLENGED: says("challenged, and voted"),
}


class Happened(StrEnum):
    """What happened at a poll beside the votes."""

    LATE = "late"
    INTERRUPTED = "interrupted"
    ADJOURNED = "adjourned"
    PRESSURE = "pressure"
    OTHER = "other"


HAPPENED: Final = {
    Happened.LATE: says("it began late"),
    Happened.INTERRUPTED: says("it was interrupted"),
    Happened.ADJOURNED: says("it was adjourned"),
    Happened.PRESSURE: says("somebody was pressed"),
    Happened.OTHER: says("something else"),
}


class At(StrEnum):
    """Who somebody at a booth is."""

    OFFICER = "officer"
    AGENT = "agent"


AT: Final = {At.OFFICER: says("polling officer"), At.AGENT: says("agent of a candidate")}
