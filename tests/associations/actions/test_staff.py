"""Whom an association pays is a fact: written down, with what the articles say of it."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from associations.actions import staff
from associations.models import Contest
from associations.vocabulary.gatherings import Dispute, MotionState, Outcome
from associations.vocabulary.subjects import Subject
from hnsa.core import scope
from members.models import Body
from tests import living
from tests.cast import Cast, everywhere, let_in
from tests.factories import A_MOMENT

DECIDED, NOW = date(2026, 9, 1), date(2026, 11, 25)


@pytest.fixture(autouse=True)
def seen(cast: Cast) -> Iterator[None]:
    """Every row is shown, and everybody has come in with her postings."""
    with cast.seeing_all():
        for name in ("saima", "amina", "farid", "regina", "rita", "nobody"):
            let_in(cast.user(name))
        scope.show(everywhere())
        yield


def an_association(cast: Cast, *rules: str) -> Body:
    return living.an_association_of(
        cast.pakistan.homenet, by=cast.amina, parent=cast.pakistan.facilitating,
        rules=tuple((rule, {}) for rule in rules),
    ).body  # fmt: skip


def test_the_article_is_broken_and_the_fact_is_written_down_all_the_same(cast: Cast) -> None:
    body = an_association(cast, "signatories", "no_salaried_staff")
    one = staff.write_down(body, name=" Adeel ", work="accounts", on=NOW, by=cast.saima)
    assert one.judged is not None and one.judged["answer"] == "no"
    assert [ground["kind"] for ground in one.judged["grounds"]] == ["no_salaried_staff"]
    assert (one.name, one.motion) == ("Adeel", None)


def test_a_decision_of_the_members_allows_it_until_it_is_annulled(cast: Cast) -> None:
    body = an_association(cast, "no_salaried_staff")
    motion = living.a_motion(
        body, by=cast.saima, subject=Subject.STAFF, state=MotionState.DECIDED,
        outcome=Outcome.CARRIED, decided_on=DECIDED,
    )  # fmt: skip
    early = staff.write_down(body, name="A", work="w", on=date(2026, 8, 1), by=cast.saima)
    allowed = staff.write_down(body, name="B", work="w", on=NOW, by=cast.saima)
    Contest.objects.create(
        motion=motion, body=body, homenet=body.homenet, what=Dispute.ANNULLED, on=NOW,
        why="No quorum", by=cast.amina, at=A_MOMENT,
    )  # fmt: skip
    late = staff.write_down(body, name="C", work="w", on=NOW, by=cast.saima)
    answers = [one.judged and one.judged["answer"] for one in (early, allowed, late)]
    assert answers == ["no", "yes", "no"]
    assert [one.motion for one in (early, allowed, late)] == [None, motion, None]


def test_where_no_article_speaks_of_it_that_is_said(cast: Cast) -> None:
    body = an_association(cast, "signatories")
    one = staff.write_down(body, name="A", work="w", on=NOW, by=cast.saima)
    assert one.judged is not None and one.judged["answer"] == "silent"


def test_paid_work_ends_once_and_after_it_began(cast: Cast) -> None:
    one = staff.write_down(
        an_association(cast, "signatories"), name="A", work="w", on=DECIDED, by=cast.saima
    )
    for by, error in ((cast.farid, PermissionDenied), (cast.saima, ValidationError)):
        with pytest.raises(error):
            staff.end(one, on=DECIDED, by=by)
    assert staff.end(one, on=NOW, by=cast.saima).ends_on == NOW
    with pytest.raises(ValidationError, match="already"):
        staff.end(one, on=NOW, by=cast.saima)
