"""Rasool Nagar's election as the journeys tell it: its rows, its days, its figures."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from django.urls import reverse

from elections.models import Contest, Election, Entry
from elections.queries import elections as queries
from elections.vocabulary.steps import Step
from members.models import Body
from tests.cast import Cast

from .test_life import at

PLANNED = date(2026, 9, 1)
JOINED_LATE = date(2026, 8, 1)
LATE = "Zohra Bibi"
ARTICLES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("committee_posts", {"posts": ["president", "vice_president", "secretary", "treasurer"]}),
    ("committee_size", {"least": 11, "most": 11}),
    ("committee_term", {"years": 3}),
    ("age_to_stand", {"office": "any", "years": 21}),
    ("membership_of_voters", {"months": 3}),
    ("election_committee", {"size": 3}),
    ("election_committee_neutral", {"who": "candidates"}),
    ("election_notice", {"days": 7, "count": "calendar"}),
    ("nomination_supporters", {"persons": 2}),
    ("nomination_consent", {}),
    ("campaign_end", {"days": 2}),
    ("agents_at_booths", {"agents": 1}),
    ("public_count", {"days": 0}),
    ("election_tie", {"how": "lot"}),
    ("handing_over", {"days": 7}),
)  # fmt: skip
SITS = (118, 119, 120)  # numbers on the roll: they sit on the election committee
CHILD = 50  # not 21 yet
STANDS: Mapping[str, tuple[int, ...]] = {
    "president": (1, 2), "vice_president": (3,), "secretary": (4, 5), "treasurer": (6, 7),
    "member": (8, 9, 10, 11, 12, 13, 14, 15, 16),
}  # fmt: skip
GOES = 16  # withdraws
HELD_IT = 117  # the president until now
VOTES: Mapping[str, tuple[int, ...]] = {
    "president": (60, 38), "secretary": (41, 57), "treasurer": (70, 28),
    "member": (90, 85, 80, 75, 70, 65, 50, 50),
}  # fmt: skip
PAPERS = {
    "printed": 120, "issued": 102, "unused": 18, "box": 100, "challenged": 0, "tendered": 1,
    "spoilt": 1, "not_put_in": 0, "valid": 98, "marked_voters": 100,
}  # fmt: skip


class Days:
    """What day and hour it is for the whole site."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.day, self.hour = PLANNED, 9
        monkeypatch.setattr("hnsa.core.clock.today", lambda: self.day)
        monkeypatch.setattr(
            "hnsa.core.clock.now",
            lambda: datetime.combine(self.day, time(self.hour), tzinfo=UTC),
        )


class Story:
    """The rows that the story is about, and what day it is in it."""

    def __init__(self, cast: Cast, days: Days, body: Body) -> None:
        self.cast, self.days, self.body, self.pk = cast, days, body, body.pk
        self.election_pk = 0

    def at(self, name: str, *keys: int) -> str:
        return at(name, self.pk, self.election_pk, *keys)

    def paper(self, which: str, *, pdf: bool = False) -> str:
        name = "election_paper_pdf" if pdf else "election_paper"
        return reverse(name, args=[self.pk, self.election_pk, which])

    @property
    def election(self) -> Election:
        return Election.objects.select_related("body__parent", "law").get(pk=self.election_pk)

    def contest(self, post: str) -> Contest:
        return Contest.objects.select_related("election__body").get(
            election=self.election_pk, post=post
        )

    def come(self, step: Step) -> date:
        """The day of a step has come."""
        with self.cast.seeing_all():
            self.days.day = queries.days_of(self.election).on(step)
        return self.days.day

    def entry(self, number: int) -> Entry:
        return Entry.objects.select_related("person").get(election=self.election_pk, number=number)
