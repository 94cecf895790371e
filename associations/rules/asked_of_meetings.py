"""Questions about meetings and decisions, and the facts they need."""

from datetime import date

from associations.vocabulary.subjects import (
    GATHERINGS,
    ORGANS,
    POSTS,
    SUBJECTS,
    Gathering,
    Organ,
    Post,
    Subject,
)  # fmt: skip
from associations.vocabulary.topics import Topic
from hnsa.law.blanks import MEMBERS, amount, day, flag, pick, whole
from hnsa.law.money import Money
from hnsa.law.question import Facts, Sought, question
from hnsa.law.verdict import Finding, unknown
from hnsa.law.words import says


def lacking(facts: Facts, *names: str) -> Finding | None:
    """That these facts must be known first: those of them that are not. None: all are known."""
    missing = [name for name in names if getattr(facts, name) is None]
    return unknown(*missing) if missing else None


class Called(Facts):
    """A meeting that is called, or shall be."""

    gathering: Gathering | None = pick(None, says("Kind of meeting"), GATHERINGS)
    subject: Subject | None = pick(None, says("It shall decide on"), SUBJECTS)
    notice_on: date | None = day(None, says("Notice was given on"))
    meeting_on: date | None = day(None, says("The meeting is on"))
    agenda: bool | None = flag(None, says("The notice says what will be decided"))
    called_by: Post | None = pick(None, says("Called by"), POSTS)
    text_shown_on: date | None = day(None, says("The new text was shown to all members on"))


NOTICE = question(
    "notice", Topic.MEETINGS, says("Is this notice in time and in order?"), Called,
    yes=says("The notice is in order"), no=says("The notice is not in order"),
    open=says("It cannot be said yet"),
)  # fmt: skip


class Met(Facts):
    """A meeting as it was, or would be, held.

    `members`: who was called (only the delegates, where delegates meet); `entitled`: those of them
    who have a vote; `roll`: all members of the association.
    """

    gathering: Gathering | None = pick(None, says("Kind of meeting"), GATHERINGS)
    meeting_on: date | None = day(None, says("Held on"))
    members: int | None = whole(None, says("Members who may come"), unit=MEMBERS)
    present: int | None = whole(None, says("Present"), unit=MEMBERS)
    committee_size: int | None = whole(None, says("Members of the committee"), most=1000)
    committee_present: int | None = whole(None, says("Of these present"), most=1000)
    second_call: bool | None = flag(None, says("It is the second call"))
    first_call_on: date | None = day(None, says("The first call was for"))
    requisitioned: bool | None = flag(None, says("Members had asked for it"))
    for_election: bool | None = flag(None, says("It is held to elect"))
    chaired_by: Post | None = pick(None, says("Chaired by"), POSTS)
    by_proxy: int | None = whole(None, says("Of these only by proxy"))
    entitled: int | None = whole(None, says("Members who have a vote"), unit=MEMBERS)
    chair_chosen: bool | None = flag(None, says("Those present chose who chaired it"))
    of_delegates: bool | None = flag(None, says("Only delegates were called"))
    roll: int | None = whole(None, says("Members on the roll"), unit=MEMBERS)


MEETING = question(
    "meeting", Topic.MEETINGS, says("Is this meeting valid?"), Met,
    yes=says("The meeting is valid"), no=says("The meeting is not valid"),
    open=says("It cannot be said yet"),
)  # fmt: skip


class MeetingsDue(Facts):
    """When the last meetings were, and what was asked for."""

    gathering: Gathering | None = pick(None, says("Kind of meeting"), GATHERINGS)
    last_on: date | None = day(None, says("The last one was on"))
    none_yet: bool | None = flag(None, says("None was held yet"))
    year_ended_on: date | None = day(None, says("The financial year ended on"))
    registered_on: date | None = day(None, says("Registered on"))
    requested_on: date | None = day(None, says("Members asked for it on"))
    requested_by: int | None = whole(None, says("How many asked for it"), unit=MEMBERS)
    members: int | None = whole(None, says("Members"), unit=MEMBERS)
    failed_on: date | None = day(None, says("A meeting had no quorum on"))


MEETING_DUE = question(
    "meeting_due", Topic.MEETINGS, says("By when must the next meeting be held?"), MeetingsDue,
    Sought.EARLIEST,
    yes=says("The day is known"), no=says("It need not be held"),
    open=says("It cannot be said yet"),
)  # fmt: skip


class Size(Facts):
    """How large an association or organisation is."""

    members: int | None = whole(None, says("Members"), unit=MEMBERS)
    groups: int | None = whole(None, says("Groups or branches"))
    paid_members: int | None = whole(None, says("Of these paid up"), unit=MEMBERS)


DELEGATES = question(
    "delegates", Topic.MEETINGS, says("How many delegates may it send?"), Size, Sought.LATEST,
    yes=says("Delegates"), no=says("It may send none"), open=says("It cannot be said yet"),
)  # fmt: skip


class Motion(Facts):
    """A vote on a motion. Whoever is counted was entitled and there at that moment.

    `members` and `present` are those of the organ that votes. While it is not told who votes, it
    is the general body.
    """

    subject: Subject | None = pick(None, says("On what"), SUBJECTS)
    members: int | None = whole(None, says("All members"), unit=MEMBERS)
    present: int | None = whole(None, says("Present"), unit=MEMBERS)
    votes_for: int | None = whole(None, says("For"))
    votes_against: int | None = whole(None, says("Against"))
    abstained: int | None = whole(0, says("Abstained"))
    invalid: int | None = whole(0, says("Not valid"))
    organ: Organ | None = pick(None, says("Who votes"), ORGANS)
    chair_votes_for: bool | None = flag(None, says("The chair's casting vote is for it"))
    sum_asked: Money | None = amount(None, says("Sum to be spent"))
    by_proxy: int | None = whole(None, says("Votes by proxy among them"))
    secret: bool | None = flag(None, says("The vote was secret"))
    votes_per_member: int | None = whole(None, says("Most votes that one member gave"))
    decided_before_on: date | None = day(None, says("The same was decided before on"))
    proposed_by: int | None = whole(None, says("Members who proposed it"), unit=MEMBERS)


CARRY = question(
    "carry", Topic.DECISIONS, says("Does this vote carry?"), Motion,
    yes=says("Carried"), no=says("Lost"), open=says("Not decided"),
)  # fmt: skip


class Decided(Facts):
    """A decision that was taken, on its way to having effect."""

    subject: Subject | None = pick(None, says("On what"), SUBJECTS)
    decided_on: date | None = day(None, says("Decided on"))
    sent_on: date | None = day(None, says("Sent to the authority on"))
    approved_on: date | None = day(None, says("Approved on"))
    refused_on: date | None = day(None, says("Refused by the authority on"))


EFFECT = question(
    "effect", Topic.DECISIONS, says("From which day does the decision have effect?"), Decided,
    Sought.LATEST,
    yes=says("It has effect"), no=says("It has no effect"), open=says("It has no effect yet"),
)  # fmt: skip
