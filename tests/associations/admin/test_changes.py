"""What is otherwise than when a case was sent last. Really committed: history goes by moments."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from associations.actions import cases as actions
from associations.actions import constitutions as drafts
from associations.actions import founders
from associations.actions.constitutions import Draft
from associations.actions.women import Woman
from associations.models import Case
from associations.queries.case_differences import differences, sent_before
from associations.queries.constitutions import draft_of
from members.models import Membership, Person
from tests.associations.builder import words_of
from tests.associations.registering import ON, fresh, opened
from tests.cast import Cast, let_in, summon

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return summon()


@pytest.fixture
def again(cast: Cast) -> Case:
    """Sent, returned, mended in every step, and sent again."""
    with transaction.atomic():
        registration = opened(cast)
        with cast.seeing_all():
            registration.fill()
    _send(cast, registration.case)
    with transaction.atomic():
        amina = let_in(cast.amina)
        actions.give_back(registration.case, {"need": "Why?"}, by=amina, at=timezone.now())
    with transaction.atomic():
        saima = let_in(cast.saima)
        _mend(fresh(registration.case), saima)
    _send(cast, registration.case)
    return registration.case


def _send(cast: Cast, case: Case) -> None:
    with transaction.atomic():
        saima = let_in(cast.saima)
        actions.send(case, by=saima, at=timezone.now(), on=ON)


def _mend(case: Case, by: Any) -> None:
    now = timezone.now()
    told = {"need": "A fair price, and thread bought together.", "area": "Chak 44 and 45"}
    actions.write(case, told, by=by, at=now)
    new = founders.write_down(case, Woman("Naila Bibi", age=31), by=by, at=now, on=ON)
    gone = Membership.objects.get(body=case.body, person__full_name="Fehmida Begum")
    founders.leave_out(case, gone.pk, by=by, at=now)
    women = dict(
        Membership.objects.filter(body=case.body).values_list("person__full_name", "person")
    )
    chosen = {"president": [women["Asha Bibi"]], "secretary": [women["Kausar Parveen"]],
              "treasurer": [new.person_id]}  # fmt: skip
    actions.set_offices(case, chosen, ["president", "treasurer"], by=by, at=now)
    draft = draft_of(case.body_id)
    assert draft is not None
    first, second = draft.articles.order_by("position")[:2]
    drafts.write(draft, {first.pk: Draft("minimum_age", {"years": "18"}, first.heading)},
                 by=by, at=now)  # fmt: skip
    drafts.remove(draft, second.pk, by=by, at=now)


def test_everything_that_is_otherwise_is_told_and_nothing_else(cast: Cast, again: Case) -> None:
    with transaction.atomic():
        amina = let_in(cast.amina)
        case = fresh(again)
        since = sent_before(case)
        assert since is not None and since < case.sent_at
        found = differences(case, since, amina)
        assert {(one.name, one.now) for one in found.fields} == {
            ("need", "A fair price, and thread bought together."), ("area", "Chak 44 and 45"),
        }  # fmt: skip
        assert found.joined == ("Naila Bibi",) and found.left == ("Fehmida Begum",)
        assert found.took_office == (("treasurer", "Naila Bibi"),)
        assert found.gave_office == (("treasurer", "Fehmida Begum"),)
        what = [str(one.what) for one in found.articles]
    assert what.count("changed") == 1 and what.count("removed") == 1
    assert what.count("renumbered") == 6 and "added" not in what


def test_the_page_shows_it_at_its_step(
    cast: Cast, again: Case, client_of: Callable[..., Client]
) -> None:
    said = words_of(client_of(cast.amina).get(f"/admin/associations/case/{again.pk}/change/"))
    assert "What is otherwise since then is marked at its step" in said
    for told in ("A fair price. A fair price, and thread bought together.", "Naila Bibi",
                 "no founder any more Fehmida Begum", "18 years"):  # fmt: skip
        assert told in said, told


def test_who_may_not_see_history_sees_no_changes(
    cast: Cast, again: Case, client_of: Callable[..., Client]
) -> None:
    page = client_of(cast.regina).get(f"/admin/associations/case/{again.pk}/change/")
    assert page.context["differs"] is None and "Fehmida Begum" not in page.content.decode()


def test_a_hidden_woman_is_not_named_among_the_changes(cast: Cast, again: Case) -> None:
    with cast.seeing_all():
        Person.objects.filter(full_name="Fehmida Begum").update(is_restricted=True)
    with transaction.atomic():
        farid = let_in(cast.farid)
        case = fresh(again)
        found = differences(case, sent_before(case) or case.sent_at, farid)
        assert found.left == ("",) and found.joined == ("Naila Bibi",)


def test_what_was_sent_once_only_has_nothing_to_compare(cast: Cast) -> None:
    with transaction.atomic():
        registration = opened(cast)
        with cast.seeing_all():
            registration.fill()
    _send(cast, registration.case)
    with cast.seeing_all():
        assert sent_before(fresh(registration.case)) is None


def test_while_it_is_back_it_is_compared_with_what_was_sent(cast: Cast, again: Case) -> None:
    with transaction.atomic():
        amina = let_in(cast.amina)
        actions.give_back(again, {"need": "Once more."}, by=amina, at=timezone.now())
    with cast.seeing_all():
        case = fresh(again)
        assert sent_before(case) == case.sent_at
        later = case.sent_at + timedelta(microseconds=1)
        assert not differences(case, later, let_in(cast.amina)).any
