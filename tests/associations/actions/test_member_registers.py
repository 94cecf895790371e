"""Voluntary work, statements of dues, incidents: facts, each with its day, never written over."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from associations.actions import dues_statements, incidents, volunteers
from associations.actions.dues_statements import Owed
from associations.models import DuesStatement, WorkHours
from associations.queries import member_registers as queries
from associations.vocabulary.procedures import IncidentKind
from associations.vocabulary.subjects import Organ
from hnsa.law.money import Money
from members.models import Body, Person
from tests import living
from tests.cast import Cast, let_in
from tests.factories import A_MOMENT

ON = date(2026, 3, 2)
BEFORE = date(2026, 2, 2)


@pytest.fixture
def by(cast: Cast) -> Any:
    """Saima, who keeps the registers of the associations that she helps."""
    return let_in(cast.saima, ON)


@pytest.fixture
def body(cast: Cast) -> Body:
    """An association of two members."""
    with cast.seeing_all():
        return living.an_association_of(
            cast.pakistan.homenet, by=cast.amina, members=2, parent=cast.pakistan.facilitating,
            rules=(("women_only", {}),),
        ).body  # fmt: skip


@pytest.fixture
def her(cast: Cast, body: Body) -> Person:
    """Its first member."""
    with cast.seeing_all():
        return body.memberships.earliest("pk").person


def test_hours_belong_to_a_day_of_the_work_and_a_day_has_24(
    body: Body, her: Person, by: Any
) -> None:
    work = volunteers.begin(
        her, body, work="Stitching", begins_on=BEFORE, instead_of_dues=True, by=by, on=ON
    )  # fmt: skip
    volunteers.add_hours(work, minutes=90, worked_on=BEFORE, by=by, on=ON)
    volunteers.add_hours(work, minutes=22 * 60 + 30, worked_on=BEFORE, by=by, on=ON)
    for minutes, day in ((1, BEFORE), (60, BEFORE - timedelta(days=1)), (60, date(2026, 3, 3))):
        with pytest.raises(ValidationError):
            volunteers.add_hours(work, minutes=minutes, worked_on=day, by=by, on=ON)
    assert queries.work_of(body, by, ON)[0].worked == "24:00"
    with pytest.raises(ValidationError, match="It ends after it begins"):
        volunteers.end(work, on=BEFORE, by=by)
    ended = volunteers.end(work, on=ON, by=by)
    with pytest.raises(ValidationError, match="has ended already"):
        volunteers.add_hours(ended, minutes=60, worked_on=BEFORE, by=by, on=ON)
    assert WorkHours.objects.filter(volunteer=work).count() == 2


def test_work_is_not_ended_before_hours_that_were_worked(body: Body, her: Person, by: Any) -> None:
    work = volunteers.begin(
        her, body, work="Stitching", begins_on=BEFORE, instead_of_dues=False, by=by, on=ON
    )  # fmt: skip
    volunteers.add_hours(work, minutes=60, worked_on=ON, by=by, on=ON)
    with pytest.raises(ValidationError, match="Hours are written down"):
        volunteers.end(work, on=ON, by=by)


def test_in_place_of_dues_she_works_once_at_a_time_beside_them_as_often_as_she_likes(
    body: Body, her: Person, by: Any
) -> None:
    told: dict[str, Any] = {"begins_on": BEFORE, "by": by, "on": ON}
    volunteers.begin(her, body, work="Stitching", instead_of_dues=True, **told)
    with pytest.raises(ValidationError, match="in place of dues already"):
        volunteers.begin(her, body, work="Cutting", instead_of_dues=True, **told)
    volunteers.begin(her, body, work="Cutting", instead_of_dues=False, **told)
    volunteers.begin(her, body, work="Packing", instead_of_dues=False, **told)


def test_statements_stay_and_the_latest_counts(
    cast: Cast, body: Body, her: Person, by: Any
) -> None:
    def stated(day: date, months: int, owes: Money | None = None) -> int:
        return dues_statements.state(
            body, {her.pk: Owed(months, owes)}, stated_on=day, stated_by="The treasurer", by=by,
            at=A_MOMENT, on=ON,
        )  # fmt: skip

    def shown(day: date) -> tuple[int | None, Money | None]:
        row = next(one for one in queries.owed_by(body, by, day).shown if one.person == her.pk)
        return row.months, row.owes

    assert shown(ON) == (None, None)
    stated(ON, 2, Money(20_000))
    stated(BEFORE, 5)
    assert shown(ON) == (2, Money(20_000)) and shown(BEFORE) == (5, None)
    stated(ON, 1)
    assert shown(ON) == (1, None)
    assert DuesStatement.objects.filter(person=her).count() == 3
    with pytest.raises(ValidationError, match="has not come yet"):
        stated(date(2026, 3, 3), 1)


def test_nothing_is_stated_of_a_stranger_nor_of_whom_the_writer_does_not_see(
    cast: Cast, body: Body, her: Person, by: Any
) -> None:
    strangers = (cast.pakistan.person, cast.pakistan.apart, cast.bangladesh.person)
    for other in strangers:
        with pytest.raises(ValidationError, match="is no member"):
            dues_statements.state(
                body, {her.pk: Owed(1), other.pk: Owed(1)}, stated_on=ON, stated_by="She", by=by,
                at=A_MOMENT, on=ON,
            )  # fmt: skip
    assert not DuesStatement.objects.filter(person=her).exists()


def test_an_incident_is_struck_out_with_a_reason_and_stays(
    body: Body, her: Person, by: Any
) -> None:
    told: dict[str, Any] = {"text": "Forty shirts", "happened_on": BEFORE, "by": by, "on": ON}
    order = incidents.write_down(her, body, what=IncidentKind.ORDER, **told)
    conduct = incidents.write_down(her, body, what=IncidentKind.CONDUCT, **told)
    assert (order.found_by, conduct.found_by) == ("", Organ.COMMITTEE)
    with pytest.raises(ValidationError, match="say why"):
        incidents.strike_out(order, why=" ", on=ON, by=by)
    struck = incidents.strike_out(order, why="The cloth came late", on=ON, by=by)
    assert (struck.struck_on, struck.struck_why) == (ON, "The cloth came late")
    with pytest.raises(ValidationError, match="struck out already"):
        incidents.strike_out(order, why="Again", on=ON, by=by)
    assert len(queries.incidents_of(body, by)) == 2


def test_who_only_reads_writes_nothing_down(cast: Cast, body: Body, her: Person, by: Any) -> None:
    for name in ("farid", "regina", "rita"):
        reader = let_in(cast.user(name), ON)
        with pytest.raises(PermissionDenied):
            incidents.write_down(
                her, body, what=IncidentKind.ORDER, happened_on=ON, text="x", by=reader, on=ON
            )  # fmt: skip
        with pytest.raises(PermissionDenied):
            volunteers.begin(
                her, body, work="x", begins_on=ON, instead_of_dues=False, by=reader, on=ON
            )  # fmt: skip
        with pytest.raises(PermissionDenied):
            dues_statements.state(
                body, {her.pk: Owed(1)}, stated_on=ON, stated_by="x", by=reader, at=A_MOMENT, on=ON
            )  # fmt: skip
