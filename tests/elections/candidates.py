"""An announced election with a roll, for tests of nominations and candidates."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from elections.actions import nominations as actions
from elections.actions.nominations import Paper
from elections.models import Contest, Election, Entry, Nomination, Packet, StepTaken
from elections.vocabulary.states import ElectionState, NominationState
from elections.vocabulary.steps import Step
from members.models import Body, Person
from tests import electing, living
from tests.cast import Cast
from tests.factories import A_MOMENT

POLL_ON = date(2026, 7, 31)
RULES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("nomination_supporters", {"persons": 2}), ("nomination_consent", {}),
    ("nominations_signed", {"papers": 1}), ("nominations_close", {"days": 10}),
    ("age_to_stand", {"office": "any", "years": 21}), ("nomination_names_relative", {}),
    ("misspelling_is_no_fault", {}), ("withdrawal", {"days": 1}),
)  # fmt: skip


class Hustings:
    """An association of twelve on the roll, and an announced election for a president."""

    def __init__(
        self, cast: Cast, *, poll_on: date = POLL_ON, members: int = 12,
        posts: Sequence[tuple[str, int, list[Any]]] = (("president", 1, []),),
        rules: Any = RULES,
    ) -> None:  # fmt: skip
        self.by, self.clerk, self.poll_on = cast.saima, cast.bilal, poll_on
        self.body: Body = living.an_association_of(
            cast.pakistan.homenet, by=cast.saima, members=members, rules=rules,
            parent=cast.pakistan.facilitating,
        ).body  # fmt: skip
        self.women = list(Person.objects.filter(memberships__body=self.body).order_by("pk"))
        Person.objects.filter(pk__in=[one.pk for one in self.women]).update(
            birth_on=date(1990, 1, 1), gender="female", relative_name="Karim Bux"
        )
        self.election: Election = electing.an_election(
            self.body, by=self.by, poll_on=poll_on, state=ElectionState.ANNOUNCED,
            announced_on=poll_on - timedelta(30),
        )  # fmt: skip
        self.contests = [
            electing.a_contest(self.election, post, seats=seats, reserved=reserved, position=at)
            for at, (post, seats, reserved) in enumerate(posts, start=1)
        ]
        self.roll = [
            Entry.objects.create(
                election=self.election, body=self.body, homenet=self.body.homenet, person=one,
                is_on=True, number=number, name=one.full_name, relative="Karim Bux",
            )
            for number, one in enumerate(self.women, start=1)
        ]  # fmt: skip
        self.taken(Step.COMMITTEE, Step.NOTICE)

    @property
    def contest(self) -> Contest:
        return self.contests[0]

    def day(self, before: int) -> date:
        """So many days before election day."""
        return self.poll_on - timedelta(before)

    def hour(self, before: int, at: int = 12) -> datetime:
        """An hour of the day so many days before election day."""
        return datetime.combine(self.day(before), time(at), UTC)

    def taken(self, *steps: Step, before: int = 20) -> None:
        """Steps that were taken so many days before election day."""
        for step in steps:
            StepTaken.objects.create(
                election=self.election, body=self.body, homenet=self.body.homenet, step=step,
                on=self.day(before), by=self.by, at=A_MOMENT,
            )  # fmt: skip

    def hand_in(
        self, her: int, *signs: int, contest: Contest | None = None, before: int = 12, **told: Any
    ) -> Nomination:
        """She of that place on the roll is nominated; the first who signs proposes her."""
        who, by = [self.roll[one] for one in signs], told.pop("by", self.by)
        told = {"consents": True, "groups": ("women",), **told}
        paper = Paper(
            self.roll[her], self.hour(before), who[0] if who else None, tuple(who[1:]), **told
        )
        return actions.hand_in(
            contest or self.contest, paper, by=by, at=self.hour(before, 13)
        )  # fmt: skip

    def standing(
        self, women: Iterable[int], *, contest: Contest | None = None, settled: bool = True
    ) -> list[Nomination]:
        """Valid candidates on a posted list, in the order of the roll."""
        contest = contest or self.contest
        made = [
            Nomination.objects.create(
                contest=contest, body=self.body, homenet=self.body.homenet,
                person=self.women[her], name=self.roll[her].name, relative="Karim Bux",
                consents=True, receipt=her + 1, received_at=self.hour(12), received_by=self.by,
                state=NominationState.VALID, scrutiny_on=self.day(9), position=at,
                groups=["women"],
            )
            for at, her in enumerate(women, start=1)
        ]  # fmt: skip
        there = set(StepTaken.objects.filter(election=self.election).values_list("step", flat=True))
        steps = [
            Step.NOMINATIONS,
            Step.SCRUTINY,
            Step.LIST,
            *([Step.WITHDRAWAL] if settled else []),
        ]
        self.taken(*(one for one in steps if one not in there), before=9)
        return made

    def print_papers(self, contest: Contest | None = None) -> None:
        """Papers of the post are printed."""
        Packet.objects.create(
            contest=contest or self.contest, body=self.body, homenet=self.body.homenet, first=1,
            last=50, printed_at=A_MOMENT, printed_by=self.by,
        )  # fmt: skip
