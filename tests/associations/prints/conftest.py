"""An association of the cast with a constitution as it is printed, and its sheets."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from associations.models import Article, Constitution, Reading
from associations.vocabulary.life import Standing
from members.models import Body
from tests import factories as make
from tests.cast import Cast

SINCE = date(2025, 3, 10)
NATIVE = "سوہنی اڈا بہنیں"
OWN_WORDS = "ہم ایک دوسرے کا ساتھ دیں گی۔\nWe keep the key in a tin box."
ARTICLES: tuple[dict[str, Any], ...] = (
    {"kind": "minimum_age", "parameters": {"years": 15}, "heading": "Age"},
    {"kind": "women_only", "heading": "Women"},
    {"heading": "The tin box", "text": OWN_WORDS},
)


@pytest.fixture
def body(cast: Cast) -> Body:
    """The association of Pakistan's cast, with a name in its own script."""
    with cast.seeing_all():
        found = cast.pakistan.association
        found.name_native = NATIVE
        found.save()
    return found


@pytest.fixture
def draft(cast: Cast, body: Body) -> Constitution:
    """A draft of three articles: two of a kind, and one in own words only."""
    with cast.seeing_all():
        made = Constitution.objects.create(
            body=body, homenet=body.homenet, created_by=cast.saima, created_at=make.A_MOMENT,
            saved_at=make.A_MOMENT,
        )  # fmt: skip
        for one in ARTICLES:
            add(made, **one)
    return made


@pytest.fixture
def second(cast: Cast, body: Body, draft: Constitution) -> Constitution:
    """The draft adopted: version 2, in force from SINCE."""
    with cast.seeing_all():
        body.constitutions.filter(version=1).update(in_force_until=SINCE)
        draft.standing, draft.version = Standing.ADOPTED, 2
        draft.adopted_on, draft.in_force_from = date(2025, 3, 3), SINCE
        draft.adopted_by = "the general body, at Razia’s house"
        draft.members, draft.present = 40, 34
        draft.votes_for, draft.votes_against, draft.abstained = 31, 2, 1
        draft.save()
        Reading.objects.create(
            constitution=draft, homenet=body.homenet, on=date(2025, 3, 20), read_by="Saima Bano",
            listeners=28, recorded_by=cast.saima,
        )  # fmt: skip
    return draft


@pytest.fixture
def ask_for(cast: Cast, body: Body, client_of: Callable[..., Any]) -> Callable[..., Any]:
    """`ask_for("print/", version=2)`: the answer to the facilitator, or to `by`."""

    def get(address: str, *, by: str = "saima", of: Body = body, **asked: Any) -> Any:
        client = client_of(cast.user(by))
        return client.get(f"/associations/{of.pk}/constitution/{address}", asked)

    return get


def add(constitution: Constitution, **said: Any) -> Article:
    """One more article at the end."""
    place = constitution.articles.count() + 1
    words = {"number": str(place), "position": place, **said}
    return Article.objects.create(
        constitution=constitution, homenet_id=constitution.homenet_id, **words
    )
