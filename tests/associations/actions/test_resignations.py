"""Leaving: her own act, on the day that the articles tell, taken back before it."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from associations.actions import resignations
from associations.actions.stopped import Stopped
from associations.models import Office, Resignation
from members.models import Body, Membership, Person
from members.vocabulary.people import MembershipGround
from tests import living
from tests.cast import Cast, let_in
from tests.factories import A_MOMENT, LONG_AGO

ON = date(2026, 3, 2)


@pytest.fixture
def by(cast: Cast) -> Any:
    """Saima, who keeps the registers of the associations that she helps."""
    return let_in(cast.saima, ON)


def _association(cast: Cast, *rules: tuple[str, Mapping[str, Any]]) -> tuple[Body, Person]:
    with cast.seeing_all():
        body = living.an_association_of(
            cast.pakistan.homenet, by=cast.amina, members=2, rules=tuple(rules),
            parent=cast.pakistan.facilitating,
        ).body  # fmt: skip
        return body, body.memberships.earliest("pk").person


def _notice(body: Body, her: Person, by: Any, **told: Any) -> Resignation:
    return resignations.give_notice(
        her, body, **{"gave_notice_on": ON, "by": by, "at": A_MOMENT, "on": ON, **told}
    )


def _spell(body: Body, her: Person) -> Membership:
    return Membership.objects.get(body=body, person=her)


def test_it_takes_effect_on_the_day_that_the_article_tells(cast: Cast, by: Any) -> None:
    body, her = _association(cast, ("resignation", {"days": 30}))
    found = resignations.take_effect(_notice(body, her, by), told={}, by=by, on=ON)
    assert found.ends_on == ON + timedelta(days=30)
    assert found.judged["result"] == "2026-04-01"
    spell = _spell(body, her)
    assert (spell.ends_on, spell.ground) == (found.ends_on, MembershipGround.RESIGNED)


def test_where_no_article_speaks_she_leaves_on_the_day_she_says_so(cast: Cast, by: Any) -> None:
    body, her = _association(cast, ("women_only", {}))
    assert resignations.take_effect(_notice(body, her, by), told={}, by=by, on=ON).ends_on == ON


def test_debts_make_it_wait_and_paid_it_takes_effect(cast: Cast, by: Any) -> None:
    body, her = _association(cast, ("resignation", {"days": 0}), ("leaves_without_debts", {}))
    found = _notice(body, her, by)
    with pytest.raises(Stopped):
        resignations.take_effect(found, told={"owes": "200"}, by=by, on=ON)
    with pytest.raises(PermissionDenied):
        resignations.take_effect(found, told={"owes": "200"}, by=by, on=ON, override="Poor")
    assert _spell(body, her).ends_on is None
    assert resignations.take_effect(found, told={"owes": "0"}, by=by, on=ON).ends_on == ON


def test_what_is_not_known_holds_nobody_back(cast: Cast, by: Any) -> None:
    body, her = _association(cast, ("resignation", {"days": 0}), ("leaves_without_debts", {}))
    found = resignations.take_effect(_notice(body, her, by), told={}, by=by, on=ON)
    assert found.ends_on == ON and found.judged["answer"] == "open"


def test_accepted_it_takes_effect_on_that_day(cast: Cast, by: Any) -> None:
    body, her = _association(cast, ("resignation_accepted", {"days": 60}))
    found = _notice(body, her, by, gave_notice_on=ON - timedelta(days=9))
    accepted = ON - timedelta(days=2)
    found = resignations.settle(found, accepted_on=accepted, handed_over=True, by=by, on=ON)
    assert resignations.take_effect(found, told={}, by=by, on=ON).ends_on == accepted
    with pytest.raises(ValidationError, match="taken effect already"):
        resignations.settle(found, accepted_on=None, handed_over=None, by=by, on=ON)


def test_nobody_leaves_twice(cast: Cast, by: Any) -> None:
    body, her = _association(cast, ("resignation", {"days": 30}))
    found = _notice(body, her, by)
    with pytest.raises(ValidationError, match="has given notice already"):
        _notice(body, her, by)
    resignations.take_effect(found, told={}, by=by, on=ON)
    with pytest.raises(ValidationError, match="taken effect already"):
        resignations.take_effect(found, told={}, by=by, on=ON)
    with pytest.raises(ValidationError, match="is to end already"):
        _notice(body, her, by)


def test_taken_back_before_the_day_she_stays_as_if_nothing_was(cast: Cast, by: Any) -> None:
    body, her = _association(cast, ("resignation", {"days": 30}))
    found = resignations.take_effect(_notice(body, her, by), told={}, by=by, on=ON)
    last = ON + timedelta(days=29)
    found = resignations.take_back(found, by=by, on=last)
    assert (found.taken_back_on, found.ends_on) == (last, None)
    spell = _spell(body, her)
    assert (spell.ends_on, spell.ground) == (None, "")
    with pytest.raises(ValidationError, match="taken it back already"):
        resignations.take_back(found, by=by, on=last)


def test_on_the_day_itself_it_is_too_late_to_take_it_back(cast: Cast, by: Any) -> None:
    body, her = _association(cast, ("resignation", {"days": 30}))
    found = resignations.take_effect(_notice(body, her, by), told={}, by=by, on=ON)
    with pytest.raises(ValidationError, match="she applies again"):
        resignations.take_back(found, by=by, on=ON + timedelta(days=30))


def test_who_was_never_a_member_has_nothing_to_leave(cast: Cast, by: Any) -> None:
    body, _her = _association(cast, ("resignation", {"days": 30}))
    with pytest.raises(ValidationError, match="is no member there"):
        _notice(body, cast.pakistan.person, by)


def test_her_office_ends_with_her_membership(cast: Cast, by: Any) -> None:
    body, her = _association(cast, ("resignation", {"days": 0}))
    office = Office.objects.create(
        body=body, homenet=body.homenet, person=her, post="treasurer", begins_on=LONG_AGO
    )
    resignations.take_effect(_notice(body, her, by), told={}, by=by, on=ON)
    office.refresh_from_db()
    assert (office.ends_on, office.end_ground) == (ON, "resigned")


def test_who_may_not_keep_the_registers_writes_nothing_down(cast: Cast, by: Any) -> None:
    body, her = _association(cast, ("resignation", {"days": 30}))
    for name in ("farid", "regina", "rita"):
        with pytest.raises(PermissionDenied):
            _notice(body, her, let_in(cast.user(name), ON))
