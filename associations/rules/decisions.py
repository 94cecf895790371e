"""Decisions: how many votes a motion needs, and of whom they are counted.

Of the kinds that say how many votes are needed (`Bar`) only the most specific one speaks. The bases
of a share are exact:

* ALL: all members of the organ that votes, whether they came or not.
* PRESENT: those present; who abstains counts like a vote against.
* VOTING: present and voting, that is for + against; who abstains does not count.
* VALID: the valid votes, that is for + against + abstained.
* CAST: the votes cast, that is for + against + abstained + invalid.

Unanimous is 100 % of VOTING (nobody against) or of ALL.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

from associations.rules.asked_of_meetings import CARRY, Motion, lacking
from associations.rules.quorum import out_of_reach
from associations.vocabulary.subjects import ORGANS, SUBJECTS, Organ, Subject
from associations.vocabulary.topics import Topic
from hnsa.law.article import Kind, kind
from hnsa.law.asking import Law
from hnsa.law.blanks import amount, part, pick
from hnsa.law.money import Money
from hnsa.law.question import answers
from hnsa.law.shares import BASES, REACHES, Base, Reach, Share, hundredths
from hnsa.law.verdict import Finding, breaks, holds, unknown
from hnsa.law.words import Line, blanks_of, line, says, tell

BARS: Final = ("threshold", "threshold_of_committee", "threshold_for_expenditure")

COUNTED: Final = {  # the facts that together are the base
    Base.ALL: ("members",),
    Base.PRESENT: ("present",),
    Base.VOTING: ("votes_for", "votes_against"),
    Base.CAST: ("votes_for", "votes_against", "abstained", "invalid"),
    Base.VALID: ("votes_for", "votes_against", "abstained"),
}
SUMS: Final = {
    Base.ALL: says("Counted are all members: {members}."),
    Base.PRESENT: says("Counted are all who are present: {present}."),
    Base.VOTING: says("Counted are the votes for ({votes_for}) and against ({votes_against})."),
    Base.CAST: says(
        "Counted are the votes for ({votes_for}), against ({votes_against}), abstained"
        " ({abstained}) and not valid ({invalid})."
    ),
    Base.VALID: says(
        "Counted are the votes for ({votes_for}), against ({votes_against}) and abstained"
        " ({abstained})."
    ),
}


def by_general_body(motion: Motion) -> bool:
    """Whether all members vote; so it is while nobody says who votes."""
    return motion.organ in (None, Organ.GENERAL)


class Bar(Kind):
    """Base of the kinds that say how many votes a motion needs; the most specific one speaks."""

    if TYPE_CHECKING:  # blanks of each kind, or set by it
        subject: Subject
        reach: Reach
        share: Share
        base: Base

    def rank(self, motion: Motion) -> int | None:
        """How specific it is for this motion; None: it does not speak of it."""
        raise NotImplementedError

    def slips(self) -> Iterator[Line]:
        yield from out_of_reach(self.share, self.reach)
        if self.share.of_one == 0 and self.reach == Reach.AT_LEAST:
            yield tell("Every motion is carried, even if nobody votes for it.")

    def needed(self, motion: Motion) -> tuple[int, int, int] | None:
        """Votes for, of how many, and how many are needed; None: not all is known."""
        if lacking(motion, "votes_for", *COUNTED[self.base]):
            return None
        whole_number = sum(getattr(motion, name) for name in COUNTED[self.base])
        return motion.votes_for or 0, whole_number, self.share.asked(whole_number, self.reach)

    def weighs(self, motion: Motion) -> Finding:
        """Whether the votes are enough, with the sum spelled out."""
        found = self.needed(motion)
        if found is None:
            return unknown(*_untold(motion, "votes_for", *COUNTED[self.base]))
        votes, of, needed = found
        text = SUMS[self.base]
        counted = line(text, {name: getattr(motion, name) for name in blanks_of(text)})
        told = tell(
            "For it: {votes} of {of} = {percent} %; {reach} {share} of {base} ({needed}) are"
            " needed.",
            votes=votes, of=of, percent=hundredths(votes, of), reach=Line(REACHES[self.reach]),
            share=self.share, base=Line(BASES[self.base]), needed=needed,
        )  # fmt: skip
        enough = self.share.is_reached(votes, of, self.reach)
        return holds(counted, told) if enough else breaks(counted, told)


def _untold(motion: Motion, *names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in names if getattr(motion, one) is None))


def bar_for(motion: Motion, law: Law) -> Bar | None:
    """The article that says how many votes this motion needs: the most specific one."""
    ranked = [(one.rank(motion), one) for one in law.of(Bar)]
    speaking = [(rank, one) for rank, one in ranked if rank is not None]
    return max(speaking, key=lambda pair: pair[0])[1] if speaking else None


def by_subject(rules: Iterable[Any]) -> bool:
    """Whether articles differ by what the motion is about."""
    return any(one.subject != Subject.ORDINARY for one in rules)


def unclear(motion: Motion, law: Law) -> Finding | None:
    """That it must be told first what the motion is about, where articles differ in it."""
    if motion.subject is None:
        return unknown("subject") if by_subject(law.of(Bar)) else None
    if motion.subject == Subject.EXPENDITURE and motion.sum_asked is None:
        return unknown("sum_asked") if law.of(ThresholdForExpenditure) else None
    return None


def _carrying(bar: Bar, motion: Motion, law: Law) -> Finding | None:
    if untold := unclear(motion, law):
        return untold
    return bar.weighs(motion) if bar_for(motion, law) is bar else None


@kind(
    "threshold", topic=Topic.DECISIONS, heading=says("Votes that a decision needs"), by="subject",
    source="R8 (most participants: at least 70 % of members); kinds.csv decision.*,"
    " amend.threshold, dissolve.threshold, termination.expulsion, merge.threshold, name.change",
)  # fmt: skip
class Threshold(Bar):
    """The share of votes that a decision of the members needs.

    That for an ordinary question holds for every subject that has none of its own.
    """

    subject: Subject = pick("ordinary", says("On what"), SUBJECTS)
    reach: Reach = pick("at_least", says("Reach"), REACHES)
    share: Share = part("70 %", says("Share"))
    base: Base = pick("all", says("Of whom"), BASES)
    sentence = says(
        "The members decide on {subject} when {reach} {share} of {base} are for it."
    )  # fmt: skip

    def rank(self, motion: Motion) -> int | None:
        if not by_general_body(motion):
            return None
        if self.subject == Subject.ORDINARY:
            return 0
        return 1 if self.subject == motion.subject else None

    @answers(
        CARRY,
        reads=("subject", "organ", "sum_asked", "members", "present", "votes_for",
               "votes_against", "abstained", "invalid"),
    )  # fmt: skip
    def carrying(self, motion: Motion, law: Law) -> Finding | None:
        return _carrying(self, motion, law) if by_general_body(motion) else None


@kind(
    "threshold_for_expenditure", topic=Topic.DECISIONS, heading=says("Large expenditures"),
    by="above",
    source="R24 (SRSP: expenditures decided collectively); kinds.csv finance.withdrawal",
)  # fmt: skip
class ThresholdForExpenditure(Bar):
    """What is spent above a sum is decided by the members, with this share of votes.

    With several sums the highest one that is exceeded counts.
    """

    above: Money = amount(10_000, says("Above this sum"))
    reach: Reach = pick("at_least", says("Reach"), REACHES)
    share: Share = part("70 %", says("Share"))
    base: Base = pick("all", says("Of whom"), BASES)
    sentence = says(
        "An expenditure of more than {above} is decided by the members, when {reach} {share} of"
        " {base} are for it."
    )

    @property
    def subject(self) -> Subject:  # type: ignore[override]
        """It always speaks of expenditure."""
        return Subject.EXPENDITURE

    def rank(self, motion: Motion) -> int | None:
        if motion.subject != Subject.EXPENDITURE or motion.sum_asked is None:
            return None
        return 2 + self.above.hundredths if motion.sum_asked > self.above else None

    @answers(
        CARRY, "subject",
        reads=("sum_asked", "organ", "members", "present", "votes_for", "votes_against",
               "abstained", "invalid"),
    )  # fmt: skip
    def carrying(self, motion: Motion, law: Law) -> Finding | None:
        if motion.subject != Subject.EXPENDITURE:
            return None
        found = _carrying(self, motion, law)
        if found is None or motion.sum_asked is None or motion.organ is None:
            return found
        if motion.organ == Organ.GENERAL:
            return found
        return breaks(
            tell("It is decided by: {organ}.", organ=Line(ORGANS[motion.organ])),
            tell("The sum is {sum}.", sum=motion.sum_asked),
            next=tell("Put it before the members."),
        )


@kind(
    "threshold_of_committee", topic=Topic.DECISIONS, heading=says("Votes in the committee"),
    by="subject",
    source="kinds.csv decision.simple_majority; member.admission_unanimous: 1 of executive",
)  # fmt: skip
class ThresholdOfCommittee(Bar):
    """The share of votes that a decision of the executive committee needs.

    That for an ordinary question holds for every subject that has none of its own.
    """

    subject: Subject = pick("ordinary", says("On what"), SUBJECTS)
    reach: Reach = pick("more_than", says("Reach"), REACHES)
    share: Share = part("1/2", says("Share"))
    base: Base = pick("present", says("Of whom in the committee"), BASES)
    sentence = says(
        "The executive committee decides on {subject} when {reach} {share} of {base} are for it,"
        " all counted in the committee."
    )

    def rank(self, motion: Motion) -> int | None:
        if motion.organ != Organ.COMMITTEE:
            return None
        if self.subject == Subject.ORDINARY:
            return 0
        return 1 if self.subject == motion.subject else None

    @answers(
        CARRY,
        reads=("organ", "subject", "sum_asked", "members", "present", "votes_for",
               "votes_against", "abstained", "invalid"),
    )  # fmt: skip
    def carrying(self, motion: Motion, law: Law) -> Finding | None:
        return _carrying(self, motion, law) if motion.organ == Organ.COMMITTEE else None


@kind(
    "votes_floor", topic=Topic.DECISIONS, heading=says("How many must vote"), by="subject",
    source="kinds.csv merge.threshold: votes recorded by half of the members; README 1",
)  # fmt: skip
class VotesFloor(Kind):
    """A vote of the members counts only when this share of all members has voted.

    It stands beside the votes that are needed: both must be given. Whoever handed in a vote has
    voted, also an abstention or one that is not valid.
    """

    subject: Subject = pick("ordinary", says("On what"), SUBJECTS)
    reach: Reach = pick("at_least", says("Reach"), REACHES)
    share: Share = part("1/2", says("Share of all members"))
    sentence = says(
        "A vote of the members on {subject} counts when {reach} {share} of all members have voted."
    )

    def slips(self) -> Iterator[Line]:
        return out_of_reach(self.share, self.reach)

    @answers(
        CARRY,
        reads=("subject", "organ", "members", "votes_for", "votes_against", "abstained",
               "invalid"),
    )  # fmt: skip
    def carrying(self, motion: Motion, law: Law) -> Finding | None:
        if not by_general_body(motion):
            return None
        if motion.subject is None and by_subject(law.of(VotesFloor)):
            return unknown("subject")
        if law.one(VotesFloor, motion.subject, failing=Subject.ORDINARY) is not self:
            return None
        names = COUNTED[Base.CAST]
        if untold := lacking(motion, "members", *names):
            return untold
        assert motion.members is not None
        voted = sum(getattr(motion, name) for name in names)
        told = tell(
            "{voted} of {members} member has voted; {needed} must vote.",
            "{voted} of {members} members have voted; {needed} must vote.",
            voted=voted, members=motion.members,
            needed=self.share.asked(motion.members, self.reach),
        )  # fmt: skip
        if self.share.is_reached(voted, motion.members, self.reach):
            return holds(told)
        return breaks(told, next=tell("Put it to the vote again when more members are there."))
