"""A woman whom some would put out, told step by step, for tests that read like the constitution."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from associations.actions import terminations as actions
from associations.actions.terminations import Given, Heard
from associations.models import Incident, Motion, Termination
from associations.queries import terminations as queries
from associations.rules import putting_out
from associations.vocabulary.gatherings import MotionState, Outcome
from associations.vocabulary.procedures import IncidentKind
from associations.vocabulary.subjects import Organ, Subject
from hnsa.law.verdict import Answer
from members.models import Body, Membership, Person
from tests import living
from tests.cast import Cast

AT = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)


@dataclass
class Story:
    """Asha and five others, under a constitution, and what happens to her."""

    cast: Cast
    body: Body
    asha: Person
    others: Sequence[Person]
    termination: Termination | None = None
    by: Any = field(default=None)

    @property
    def she(self) -> Termination:
        """Her procedure as it stands in the register."""
        assert self.termination is not None
        self.termination.refresh_from_db()
        return self.termination

    def meets(self, *days: date, asha: str = "absent") -> None:
        """Regular meetings were held on these days, and how Asha stood to them."""
        for day in days:
            came = [*self.others, *([self.asha] if asha == "there" else ())]
            living.a_held_meeting(
                self.body, day, by=self.by, present=came,
                absent=[self.asha] if asha == "absent" else (),
                excused=[self.asha] if asha == "excused" else (),
            )  # fmt: skip

    def happened(self, what: IncidentKind, *days: date) -> None:
        """It was written down that this happened on these days."""
        for day in days:
            Incident.objects.create(
                body=self.body, homenet=self.body.homenet, person=self.asha, on=day, what=what,
                text="As it was told.", written_by=self.by,
            )  # fmt: skip

    def grounds(self, on: date) -> list[str]:
        """The kinds of articles that find a ground of her on that day."""
        found = self._found(on)
        return [one.kind for one in found.verdict.broken] if found else []

    def answer(self, on: date) -> Answer | None:
        """Whether a ground is found on that day."""
        found = self._found(on)
        return found.verdict.answer if found else None

    def _found(self, on: date) -> queries.Grounds | None:
        now = queries.law_on(self.body, on)
        assert now is not None
        return queries.grounds_of(self.body, self.asha, now.law, on)

    def begins(self, on: date, **told: Any) -> Termination:
        """The procedure begins."""
        self.termination = actions.begin(
            self.body, self.asha, on=on, by=told.pop("by", self.by), at=AT, **told
        )
        return self.termination

    def is_told(self, on: date, text: str = "") -> None:
        """Notice is given to her; its words name the ground unless told otherwise."""
        numbers = ", ".join(f"Article {one}" for one in queries.articles_of(self.she))
        words = text or f"{numbers} {self.she.words}: you may answer."
        actions.write_notice(self.she, text=words, language="en", by=self.by)
        actions.give_notice(self.she, Given(on, "hand"), by=self.by, today=on)

    def is_heard(self, on: date) -> None:
        """She speaks."""
        actions.hear(self.she, Heard("I was ill.", heard_on=on), by=self.by, today=on)

    def motion(
        self, on: date, outcome: Outcome = Outcome.CARRIED, *, organ: Organ = Organ.GENERAL,
        on_appeal: bool = False,
    ) -> Motion:  # fmt: skip
        """A decision about her, as it was counted."""
        return living.a_motion(
            self.body, by=self.by, termination=self.she, subject=Subject.EXPULSION, organ=organ,
            state=MotionState.DECIDED, outcome=outcome, decided_on=on, on_appeal=on_appeal,
        )  # fmt: skip

    def is_put_out(self, on: date, *, by: Any = None, override: str = "", **how: Any) -> str:
        """The body has decided so, and it is carried out."""
        motion = self.motion(on, **how)
        return actions.carried(motion, by=by or self.by, at=AT, override=override)

    def first_day(self, on: date) -> date:
        """The first day on which it may be decided, seen from a day."""
        now = queries.law_on(self.body, on)
        assert now is not None
        return putting_out.earliest(now.law, queries.course_of(self.she, on), on)

    def is_member(self, on: date) -> bool:
        """Whether she is one on that day."""
        spells = Membership.objects.filter(body=self.body, person=self.asha)
        return any(
            (one.begins_on is None or one.begins_on <= on)
            and (one.ends_on is None or one.ends_on > on)
            for one in spells
        )


def a_story(cast: Cast, model: str = "", **how: Any) -> Story:
    """Asha and five others under that model constitution; kept by the data clerk."""
    association = living.an_association_of(
        cast.pakistan.homenet, by=cast.amina, model=model, members=5, **how
    )
    (asha,) = living.a_membership(association.body, ["Asha Bibi"])
    others = Person.objects.filter(memberships__body=association.body).exclude(pk=asha.pk)
    return Story(cast, association.body, asha, list(others), by=cast.amina)
