"""Offices: when an office-bearer loses hers, recall, handing over.

Here are also the words by which an article names the offices that it is about.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final, Protocol

from associations.rules.asked_of_offices import HAND_OVER, RECALL, VACATES, Holder, Term
from associations.vocabulary.subjects import POSTS, Post
from associations.vocabulary.topics import Topic
from hnsa.law.article import Kind, kind
from hnsa.law.blanks import DAYS, MEETINGS, MONTHS, part, pick, whole
from hnsa.law.days import DAY
from hnsa.law.question import answers
from hnsa.law.shares import REACHES, Reach, Share
from hnsa.law.verdict import Finding, breaks, holds, tells
from hnsa.law.words import Line, line, says, tell

ANY: Final = "any"
OFFICES: Final[dict[str, str]] = {
    ANY: says("an office-bearer or member of the committee"),
    **{str(post): label for post, label in POSTS.items()},
}


class OfOffice(Protocol):
    """A rule that names the office it is about."""

    office: str


def is_meant(rule: OfOffice, rules: Iterable[OfOffice], post: Post | None) -> bool | None:
    """Whether of these rules this one is about that office; None: it hangs on which office it is.

    The rule for any office gives way to one that names the office.
    """
    named = {one.office for one in rules} - {ANY}
    if not named:
        return True
    if post is None:
        return None
    return rule.office == (str(post) if post in named else ANY)


def unreachable(share: Share, reach: Reach) -> bool:
    """Whether no number of members can ever be that share of them."""
    return share.of_one > 1 or (share.of_one == 1 and reach == Reach.MORE_THAN)


def due(last: date, on: date | None, *facts: Line, next: Line | None = None) -> Finding:
    """A last day: told while it may still be kept, broken when it is past; the day in both."""
    told = tells(*facts, tell("The last day is {day}.", day=last), result=last, next=next)
    if on is None or on <= last:
        return told
    past = breaks(*facts, tell("The last day was {day}.", day=last), next=next)
    return replace(past, result=last)


def _missed(number: int, ground: int, meetings: Line) -> Finding:
    """So many meetings missed in a row, where `ground` of them end an office."""
    told = tell(
        "{meetings} missed in a row: {number}; {ground} end the office.",
        meetings=meetings, number=number, ground=ground,
    )  # fmt: skip
    return breaks(told, next=_SAY_SO) if number >= ground else holds(told)


_SAY_SO: Final = tell("The committee tells her, and writes it into its minutes.")


@kind(
    "absence_from_committee", topic=Topic.OFFICES, heading=says("Absence from the committee"),
    source="kinds.csv committee.absence: 3 meetings",
)  # fmt: skip
class AbsenceFromCommittee(Kind):
    """So many meetings of the committee missed in a row end an office."""

    meetings: int = whole(3, says("Meetings"), least=1, most=36, unit=MEETINGS)
    sentence = says(
        "Who misses {meetings} meeting of the committee loses her office.",
        "Who misses {meetings} meetings of the committee in a row loses her office.",
    )

    @answers(VACATES, "missed_in_a_row")
    def vacates(self, her: Holder) -> Finding:
        assert her.missed_in_a_row is not None
        return _missed(her.missed_in_a_row, self.meetings, tell("Meetings of the committee"))


@kind(
    "absence_from_general_body", topic=Topic.OFFICES, heading=says("Absence from the members"),
    source="kinds.csv committee.absence_gm: 3 meetings",
)  # fmt: skip
class AbsenceFromGeneralBody(Kind):
    """So many general meetings missed in a row end an office."""

    meetings: int = whole(3, says("Meetings"), least=1, most=36, unit=MEETINGS)
    sentence = says(
        "An office-bearer who misses {meetings} general meeting loses her office.",
        "An office-bearer who misses {meetings} general meetings in a row loses her office.",
    )

    @answers(VACATES, "missed_general_in_a_row")
    def vacates(self, her: Holder) -> Finding:
        assert her.missed_general_in_a_row is not None
        return _missed(her.missed_general_in_a_row, self.meetings, tell("General meetings"))


@kind(
    "away_from_office", topic=Topic.OFFICES, heading=says("Away for long"),
    source="kinds.csv committee.vacate: 90 days",
)  # fmt: skip
class AwayFromOffice(Kind):
    """Who is away for more than so many days, whether or not there were meetings."""

    days: int = whole(90, says("Days"), least=7, most=730, unit=DAYS)
    sentence = says(
        "An office-bearer who is away for more than {days} day loses her office.",
        "An office-bearer who is away for more than {days} days loses her office.",
    )

    @answers(VACATES, "on", reads=("absent_since",))
    def vacates(self, her: Holder) -> Finding | None:
        if her.absent_since is None or her.on is None:
            return None
        days = max((her.on - her.absent_since).days, 0)
        told = tell(
            "She is away since {day}: {days} day.", "She is away since {day}: {days} days.",
            day=her.absent_since, days=days,
        )  # fmt: skip
        return breaks(told, next=_SAY_SO) if days > self.days else holds(told)


@kind(
    "office_of_members_only", topic=Topic.OFFICES, heading=says("Offices are for members"),
    source="kinds.csv committee.vacancy_disqualification; officer.delegate",
)  # fmt: skip
class OfficeOfMembersOnly(Kind):
    """With her membership her office ends."""

    sentence = says("Who is no longer a member holds no office any more.")

    @answers(VACATES, "still_member")
    def vacates(self, her: Holder) -> Finding:
        if her.still_member:
            return holds(tell("She is a member."))
        return breaks(tell("She is no longer a member."), next=_SAY_SO)


@kind(
    "arrears_end_office", topic=Topic.OFFICES, heading=says("An office-bearer who owes dues"),
    source="kinds.csv committee.disqual_default: 3 to 6 months",
)  # fmt: skip
class ArrearsEndOffice(Kind):
    """Dues owed for so many months end an office."""

    months: int = whole(3, says("Months"), least=1, most=60, unit=MONTHS)
    sentence = says(
        "An office-bearer who owes the dues of {months} month loses her office.",
        "An office-bearer who owes the dues of {months} months loses her office.",
    )

    @answers(VACATES, "months_owed")
    def vacates(self, her: Holder) -> Finding:
        assert her.months_owed is not None
        told = tell(
            "Months of dues owed: {owed}; {months} end the office.",
            owed=her.months_owed, months=self.months,
        )  # fmt: skip
        if her.months_owed < self.months:
            return holds(told)
        return breaks(told, next=tell("She is told what she owes, and may still pay."))


@kind(
    "no_confidence_ends_office", topic=Topic.OFFICES, heading=says("No confidence"),
    source="kinds.csv committee.no_confidence",
)  # fmt: skip
class NoConfidenceEndsOffice(Kind):
    """A vote of no confidence that was carried ends an office."""

    sentence = says("An office-bearer in whom no confidence is voted loses her office.")

    @answers(VACATES, "no_confidence")
    def vacates(self, her: Holder) -> Finding:
        if her.no_confidence:
            return breaks(tell("A vote of no confidence was carried."), next=_SAY_SO)
        return holds(tell("No vote of no confidence was carried."))


@kind(
    "conviction_ends_office", topic=Topic.OFFICES, heading=says("Conviction in office"),
    source="kinds.csv committee.disqual_conviction, committee.vacancy_disqualification",
)  # fmt: skip
class ConvictionEndsOffice(Kind):
    """A court's judgement for a dishonest act ends an office."""

    sentence = says("An office-bearer convicted of a dishonest act loses her office.")

    @answers(VACATES, "convicted")
    def vacates(self, her: Holder) -> Finding:
        if her.convicted:
            return breaks(tell("A court has convicted her of a dishonest act."), next=_SAY_SO)
        return holds(tell("No court has convicted her."))


@kind(
    "recall", topic=Topic.OFFICES, heading=says("Recall"),
    source="kinds.csv committee.removal; meeting.special_requisition: 0.15 to 0.3333 of members",
)  # fmt: skip
class Recall(Kind):
    """The share of all members who can ask that an office-bearer's recall is voted on."""

    reach: Reach = pick("at_least", says("How many"), REACHES)
    share: Share = part("1/3", says("Share of all members"))
    sentence = says(
        "If {reach} {share} of all members ask for it, the members vote on whether an "
        "office-bearer stays."
    )

    @answers(RECALL, "recall_asked_by", "members")
    def recall(self, term: Term) -> Finding:
        assert term.recall_asked_by is not None and term.members is not None
        told = tell(
            "Members who ask for it: {number} of {members}; {asked} are needed.",
            number=term.recall_asked_by, members=term.members,
            asked=self.share.asked(term.members, self.reach),
        )  # fmt: skip
        if self.share.is_reached(term.recall_asked_by, term.members, self.reach):
            return holds(told, next=tell("A general meeting is called to vote on it."))
        return breaks(told)

    def slips(self) -> Iterable[Line]:
        if unreachable(self.share, self.reach):
            yield tell(
                "No number of members is {reach} {share} of all members.",
                reach=line(REACHES[self.reach], {}), share=self.share,
            )  # fmt: skip


@kind(
    "handing_over", topic=Topic.OFFICES, heading=says("Handing over"),
    source="R30 (the record of the election is kept); kinds.csv committee.term; accountability",
)  # fmt: skip
class HandingOver(Kind):
    """In how many days after a successor began the papers, the cash and the keys are hers."""

    days: int = whole(7, says("Days"), least=1, most=180, unit=DAYS)
    sentence = says(
        "Who leaves an office hands its papers and money to her successor within {days} day.",
        "Who leaves an office hands its papers and money to her successor within {days} days.",
    )

    @answers(HAND_OVER, "successor_on", reads=("on", "handed_over_on"))
    def hand_over(self, term: Term) -> Finding:
        assert term.successor_on is not None
        last = term.successor_on + DAY * self.days
        if term.handed_over_on is None:
            return due(
                last, term.on, tell("The new office-bearer began on {day}.", day=term.successor_on),
                next=tell("Both sign a list of what is handed over."),
            )  # fmt: skip
        return due(
            last, term.handed_over_on,
            tell("Papers were handed over on {day}.", day=term.handed_over_on),
        )  # fmt: skip
