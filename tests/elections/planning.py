"""An association that holds elections, for tests of plans and steps."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from elections.actions import committees, plans
from elections.actions.plans import Planned
from elections.models import Commissioner, Election
from elections.vocabulary.states import ElectionKind
from members.models import Body, Person
from tests import living
from tests.cast import Cast

NOW, POLL_ON = date(2026, 11, 25), date(2027, 1, 20)
AT = datetime(2026, 11, 25, 9, tzinfo=UTC)
RULES: Any = (
    ("committee_posts", {"posts": ["president", "secretary", "treasurer"]}),
    ("committee_size", {"least": 7, "most": 7}),
    ("reserved_seats", {"group": "women", "seats": 2}),
    ("election_committee", {"size": 3}),
    ("election_committee_neutral", {"who": "relatives"}),
    ("election_notice", {"days": 21, "count": "clear"}),
    ("no_pressure", {}),
    ("delegates_per_members", {"members": 5}),
)  # fmt: skip
SEATS = {"president": 1, "secretary": 1, "treasurer": 1, "member": 4}


def at(day: date) -> datetime:
    """Nine in the morning of that day."""
    return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)


def an_association(cast: Cast, members: int = 12, **told: Any) -> Body:
    """Saima's association with that constitution."""
    return living.an_association_of(
        cast.pakistan.homenet, by=cast.amina, parent=cast.pakistan.facilitating, members=members,
        **{"rules": RULES, **told},
    ).body  # fmt: skip


def women(body: Body) -> list[Person]:
    return list(Person.objects.filter(memberships__body=body).order_by("pk"))


def a_plan(body: Body, cast: Cast, poll_on: date = POLL_ON, **told: Any) -> Election:
    planned = Planned(ElectionKind.GENERAL, poll_on, told.pop("seats", SEATS), **told)
    return plans.plan(body, planned, by=cast.saima, at=AT)


def announced(body: Body, cast: Cast, on: date = NOW) -> Election:
    return plans.announce(a_plan(body, cast), on=on, by=cast.saima, at=at(on))


def a_committee(
    election: Election, cast: Cast, number: int = 3, on: date = NOW
) -> list[Commissioner]:
    """So many members took the oath; the first presides."""
    seats = [
        committees.appoint(election, her, on=on, by=cast.saima, at=at(on))
        for her in women(election.body)[:number]
    ]
    for one in seats:
        committees.accept(one, on=on, by=cast.saima, at=at(on))
    if seats:
        committees.preside(seats[0], by=cast.saima)
    return seats


def later(days: int, day: date = NOW) -> date:
    return day + timedelta(days=days)
