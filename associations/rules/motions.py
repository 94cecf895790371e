"""Motions: how they are voted on, who proposes them, who decides, and when they come again."""

from associations.rules.asked_of_meetings import CARRY, Motion
from associations.rules.decisions import by_subject
from associations.vocabulary.subjects import ORGANS, SUBJECTS, Organ, Subject
from associations.vocabulary.topics import Topic
from hnsa.law.article import Kind, kind
from hnsa.law.asking import Law
from hnsa.law.blanks import MEMBERS, MONTHS, pick, several, whole
from hnsa.law.days import months_later
from hnsa.law.question import answers
from hnsa.law.verdict import Finding, breaks, holds, unknown
from hnsa.law.words import Line, says, tell


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
        if motion.subject is None and by_subject(law.of(Movers)):
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
