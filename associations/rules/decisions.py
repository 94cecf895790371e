"""Decisions: how many votes a motion needs, of whom they are counted, and who may decide.

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
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from associations.rules.asked_of_meetings import CARRY, Motion, lacking
from associations.rules.quorum import out_of_reach
from associations.vocabulary.subjects import ORGANS, SUBJECTS, Organ, Subject
from associations.vocabulary.topics import Topic
from hnsa.law.article import Kind, kind
from hnsa.law.asking import Law
from hnsa.law.blanks import MEMBERS, MONTHS, amount, part, pick, several, whole
from hnsa.law.days import months_later
from hnsa.law.money import Money
from hnsa.law.question import answers
from hnsa.law.shares import BASES, REACHES, Base, Reach, Share, hundredths
from hnsa.law.verdict import Finding, breaks, holds, open_, unknown
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


def _by_subject(rules: Iterable["Bar | VotesFloor | Movers"]) -> bool:
    """Whether articles differ by what the motion is about."""
    return any(one.subject != Subject.ORDINARY for one in rules)


def _unclear(motion: Motion, law: Law) -> Finding | None:
    """That it must be told first what the motion is about, where articles differ in it."""
    if motion.subject is None:
        return unknown("subject") if _by_subject(law.of(Bar)) else None
    if motion.subject == Subject.EXPENDITURE and motion.sum_asked is None:
        return unknown("sum_asked") if law.of(ThresholdForExpenditure) else None
    return None


def _carrying(bar: Bar, motion: Motion, law: Law) -> Finding | None:
    if untold := _unclear(motion, law):
        return untold
    return bar.weighs(motion) if bar_for(motion, law) is bar else None


# --- how many votes -------------------------------------------------------------------------------


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
        if motion.subject is None and _by_subject(law.of(VotesFloor)):
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


# --- a tie ----------------------------------------------------------------------------------------


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
    if _unclear(motion, law):
        return False
    bar = bar_for(motion, law)
    if bar is None:
        return True
    assert motion.votes_for is not None
    known = {one.name: getattr(motion, one.name) for one in motion.blanks}
    found = bar.needed(Motion(**{**known, "votes_for": motion.votes_for + 1}))
    return found is not None and bar.share.is_reached(found[0], found[1], bar.reach)


# --- how it is voted ------------------------------------------------------------------------------


@kind(
    "secret_vote", topic=Topic.DECISIONS, heading=says("Secret votes"), by="subject",
    source="R30 (plenary: secrecy by ballot boxes), for a motion",
)  # fmt: skip
class SecretVote(Kind):
    """The vote on this subject is secret."""

    subject: Subject = pick("expulsion", says("On what"), SUBJECTS)
    sentence = says("The vote on {subject} is secret.")

    @answers(CARRY, "subject", reads=("secret",))
    def carrying(self, motion: Motion) -> Finding | None:
        if motion.subject != self.subject:
            return None
        if motion.secret is None:
            return unknown("secret")
        if motion.secret:
            return holds(tell("The vote was secret."))
        return breaks(tell("The vote was open."), next=tell("Vote again, in secret."))


@kind(
    "one_member_one_vote", topic=Topic.DECISIONS, heading=says("One member, one vote"),
    source="kinds.csv vote.one_member_one_vote; Puducherry Act s.25",
)  # fmt: skip
class OneMemberOneVote(Kind):
    """Every member has one vote, whatever she holds or pays."""

    sentence = says("Every member has one vote.")

    @answers(CARRY, "votes_per_member")
    def carrying(self, motion: Motion) -> Finding:
        told = tell("Most votes that one member gave: {votes}.", votes=motion.votes_per_member)
        if (motion.votes_per_member or 0) <= 1:
            return holds(told)
        return breaks(told, next=tell("Count the votes again, one for each member."))


@kind(
    "not_again_within", topic=Topic.DECISIONS, heading=says("The same question again"),
    source="Asked for by users; no figure in kinds.csv",
)  # fmt: skip
class NotAgainWithin(Kind):
    """What was decided is not put to the vote again within so many months.

    Where no earlier decision is told, it has nothing to say.
    """

    months: int = whole(6, says("Months"), least=1, most=60, unit=MONTHS)
    sentence = says(
        "What was decided is not put to the vote again within {months} month.",
        "What was decided is not put to the vote again within {months} months.",
    )

    @answers(CARRY, reads=("on", "decided_before_on"))
    def carrying(self, motion: Motion) -> Finding | None:
        if motion.decided_before_on is None:
            return None
        if motion.on is None:
            return unknown("on")
        told = tell("The same was decided on {day}.", day=motion.decided_before_on)
        again = months_later(motion.decided_before_on, self.months)
        if motion.on >= again:
            return holds(told)
        return breaks(told, next=tell("It may be put to the vote from {day} on.", day=again))


@kind(
    "movers", topic=Topic.DECISIONS, heading=says("Who proposes a motion"), by="subject",
    source="kinds.csv resolution.mover: 2 organisations",
)  # fmt: skip
class Movers(Kind):
    """How many members must propose a motion.

    The number for an ordinary question holds for every subject that has none of its own.
    """

    subject: Subject = pick("ordinary", says("On what"), SUBJECTS)
    number: int = whole(2, says("Members"), least=1, most=100_000, unit=MEMBERS)
    sentence = says(
        "At least {number} member proposes a motion on {subject}.",
        "At least {number} members propose a motion on {subject}.",
    )

    @answers(CARRY, reads=("subject", "proposed_by"))
    def carrying(self, motion: Motion, law: Law) -> Finding | None:
        if motion.subject is None and _by_subject(law.of(Movers)):
            return unknown("subject")
        if law.one(Movers, motion.subject, failing=Subject.ORDINARY) is not self:
            return None
        if motion.proposed_by is None:
            return unknown("proposed_by")
        told = tell(
            "{number} member proposed it; {needed} must.",
            "{number} members proposed it; {needed} must.",
            number=motion.proposed_by, needed=self.number,
        )  # fmt: skip
        if motion.proposed_by >= self.number:
            return holds(told)
        return breaks(told, next=tell("More members may join in proposing it."))


@kind(
    "who_decides", topic=Topic.DECISIONS, heading=says("Who decides"), by="subject",
    source="R7 (PSWS: the general body decides); R24 (SRSP); kinds.csv amend.body",
)  # fmt: skip
class WhoDecides(Kind):
    """Who may decide on a subject; nobody else does."""

    subject: Subject = pick("expenditure", says("On what"), SUBJECTS)
    organs: tuple[Organ, ...] = several(["general"], says("Decided by"), ORGANS)
    sentence = says("Only these decide on {subject}: {organs}.")

    @answers(CARRY, "subject", reads=("organ",))
    def carrying(self, motion: Motion) -> Finding | None:
        if motion.subject != self.subject:
            return None
        if motion.organ is None:
            return unknown("organ")
        told = tell("It is decided by: {organ}.", organ=Line(ORGANS[motion.organ]))
        if motion.organ in self.organs:
            return holds(told)
        return breaks(told, next=tell("Put it before those who decide on it."))
