"""The page of one membership, and what is written down from it on a phone."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from associations.models import DuesStatement, Incident, Office, Resignation, Suspension, Volunteer
from hnsa.core import clock
from members.models import Body, Membership, Person
from members.vocabulary.people import MembershipGround
from tests import living
from tests.cast import Cast
from tests.factories import A_MOMENT
from tests.members.views.conftest import text_of

ClientOf = Callable[..., Client]
PAGES_WITH_A_DAY = {
    "leave/": "gave_notice_on", "nominee/": "named_on", "suspend/": "begins_on",
    "volunteer/": "begins_on", "incident/": "happened_on", "death/": "died_on",
}  # fmt: skip
TOLD = {
    "name": "Her sister", "organ": "committee", "why": "A quarrel", "work": "Stitching",
    "what": "conduct", "text": "She shouted.", "handed_over": "", "words": "", "ends_on": "",
}  # fmt: skip
RULES = (
    ("women_only", {}), ("resignation", {"days": 30}), ("leaves_without_debts", {}),
    ("suspension", {"organ": "committee", "months": 3}), ("nominee", {"witnesses": 2}),
    ("categories", {}), ("permanence", {"years": 3, "organ": "general"}),
)  # fmt: skip


@pytest.fixture
def body(cast: Cast) -> Body:
    """An association of three temporary members that Saima helps."""
    with cast.seeing_all():
        body = living.an_association_of(
            cast.pakistan.homenet, by=cast.amina, members=3, rules=RULES,
            parent=cast.pakistan.facilitating,
        ).body  # fmt: skip
        body.memberships.update(category="temporary")
        return body


@pytest.fixture
def her(cast: Cast, body: Body) -> Person:
    """Its first member."""
    with cast.seeing_all():
        return body.memberships.earliest("pk").person


@pytest.fixture
def saima(cast: Cast, client_of: ClientOf) -> Client:
    """Saima's browser."""
    return client_of(cast.saima)


def _here(body: Body, her: Person, page: str = "") -> str:
    return f"/associations/{body.pk}/members/{her.pk}/{page}"


def test_her_page_tells_all_and_offers_what_may_be_written_down(
    body: Body, her: Person, saima: Client
) -> None:
    shown = text_of(saima.get(_here(body, her)))
    for words in (her.full_name, "temporary member", "She leaves", "She has died", "Her time here"):
        assert words in shown


def test_who_only_reads_is_offered_nothing_to_write(
    cast: Cast, body: Body, her: Person, client_of: ClientOf
) -> None:
    shown = text_of(client_of(cast.farid).get(_here(body, her)))
    assert her.full_name in shown and "Write something down" not in shown


def test_a_stranger_is_shown_as_such_and_a_hidden_woman_not_at_all(
    cast: Cast, body: Body, saima: Client
) -> None:
    assert "was never a member here" in text_of(saima.get(_here(body, cast.pakistan.person)))
    for hidden in (cast.pakistan.restricted, cast.pakistan.apart, cast.bangladesh.person):
        assert saima.get(_here(body, hidden)).status_code == 404


def test_she_leaves_is_held_back_by_debts_and_then_leaves(
    cast: Cast, body: Body, her: Person, saima: Client
) -> None:
    today = clock.today()
    answer = saima.post(
        _here(body, her, "leave/"),
        {"gave_notice_on": today.isoformat(), "handed_over": "yes", "do": "act"},
    )  # fmt: skip
    with cast.seeing_all():
        found = Resignation.objects.get(body=body, person=her)
    there = f"/associations/{body.pk}/resignations/{found.pk}/"
    assert answer["Location"] == there
    assert "It cannot be said yet" in text_of(saima.get(there))
    told = {"accepted_on": "", "handed_over": "yes", "owes": "200"}
    stopped = saima.post(there, {**told, "do": "act"})
    assert stopped.status_code == 422 and "ask the data clerk" in text_of(stopped)
    unread = saima.post(there, {**told, "owes": "much", "do": "act"})
    assert unread.status_code == 422 and "much" in unread.content.decode()
    shown = text_of(saima.post(there, {**told, "owes": "0", "do": "act"}, follow=True))
    assert "Her membership ends on" in shown and "She stays" in shown
    with cast.seeing_all():
        assert Membership.objects.get(body=body, person=her).ends_on == today + timedelta(days=30)
    saima.post(f"{there}take-back/", {"do": "act"})
    with cast.seeing_all():
        assert Membership.objects.get(body=body, person=her).ends_on is None


def test_before_she_dies_in_the_books_the_nominee_is_shown(
    cast: Cast, body: Body, her: Person, saima: Client
) -> None:
    today = clock.today().isoformat()
    saima.post(
        _here(body, her, "nominee/"),
        {"name": "Shazia Bibi", "relation": "daughter", "named_on": today, "do": "act"},
    )  # fmt: skip
    page = text_of(saima.get(_here(body, her, "death/")))
    assert "She has named Shazia Bibi (daughter)." in page
    saima.post(_here(body, her, "death/"), {"died_on": today, "do": "act"})
    with cast.seeing_all():
        spell = Membership.objects.get(body=body, person=her)
    assert spell.ground == MembershipGround.DIED
    assert "has died" in text_of(saima.get(_here(body, her)))


def test_a_suspension_by_the_wrong_organ_shows_the_article(
    cast: Cast, body: Body, her: Person, saima: Client
) -> None:
    told = {"organ": "president", "begins_on": "2026-01-02", "ends_on": "", "why": "A quarrel"}
    stopped = text_of(saima.post(_here(body, her, "suspend/"), {**told, "do": "act"}))
    assert "it does not have the effect that is meant" in stopped
    assert "Only the executive committee may do so." in stopped
    saima.post(_here(body, her, "suspend/"), {**told, "organ": "committee", "do": "act"})
    with cast.seeing_all():
        found = Suspension.objects.get(body=body, person=her)
    lift = f"/associations/{body.pk}/suspensions/{found.pk}/lift/"
    assert "Why: This field is required." in text_of(saima.post(lift, {"do": "act"}))
    assert "Lifted: They made up" in text_of(
        saima.post(lift, {"why": "They made up", "do": "act"}, follow=True)
    )


def test_hours_and_incidents_come_onto_her_page_and_the_lists(
    cast: Cast, body: Body, her: Person, saima: Client
) -> None:
    saima.post(
        _here(body, her, "volunteer/"),
        {"work": "Teaching", "begins_on": "2026-01-02", "instead_of_dues": "on", "do": "act"},
    )  # fmt: skip
    with cast.seeing_all():
        work = Volunteer.objects.get(body=body, person=her)
    hours = f"/associations/{body.pk}/volunteers/{work.pk}/hours/"
    saima.post(hours, {"worked_on": "2026-01-03", "hours": "2.5", "note": "", "do": "act"})
    assert saima.post(
        hours, {"worked_on": "2026-01-03", "hours": "0", "note": "", "do": "act"}
    ).status_code == 422  # fmt: skip
    assert "Hours in all: 2:30" in text_of(saima.get(f"/associations/{body.pk}/volunteers/"))
    saima.post(
        _here(body, her, "incident/"),
        {"what": "order", "happened_on": "2026-01-04", "text": "Forty shirts", "do": "act"},
    )  # fmt: skip
    with cast.seeing_all():
        incident = Incident.objects.get(body=body, person=her)
    strike = f"/associations/{body.pk}/incidents/{incident.pk}/strike-out/"
    saima.post(strike, {"why": "The cloth came late", "do": "act"})
    for page in (_here(body, her), f"/associations/{body.pk}/incidents/"):
        assert "The cloth came late" in text_of(saima.get(page))


def test_she_goes_over_to_another_association_of_the_same_facilitator(
    cast: Cast, body: Body, her: Person, saima: Client
) -> None:
    form = saima.get(_here(body, her, "transfer/")).content.decode()
    assert cast.pakistan.association.name in form and cast.pakistan.aloof.name not in form
    saima.post(
        _here(body, her, "transfer/"),
        {"to": cast.pakistan.association.pk, "transferred_on": "2026-01-02", "do": "act"},
    )  # fmt: skip
    with cast.seeing_all():
        spell = Membership.objects.get(body=cast.pakistan.association, person=her)
    assert spell.begins_on == date(2026, 1, 2)


def test_who_may_become_permanent_applies_with_one_tap(
    cast: Cast, body: Body, her: Person, saima: Client
) -> None:
    page = f"/associations/{body.pk}/permanence/"
    assert "May apply today" in text_of(saima.get(page))
    answer = saima.post(_here(body, her, "permanent/"))
    assert "/applications/" in answer["Location"]
    shown = text_of(saima.get(answer["Location"]))
    assert "Application to become a permanent member" in shown and "She may apply" in shown
    assert "has applied" in text_of(saima.get(page))
    again = saima.post(_here(body, her, "permanent/"), follow=True)
    assert "has applied already; her application waits." in text_of(again)


def test_the_treasurer_states_a_page_at_once_and_an_error_keeps_it(
    cast: Cast, body: Body, saima: Client
) -> None:
    page = f"/associations/{body.pk}/dues/"
    with cast.seeing_all():
        first, second, _third = body.memberships.order_by("pk").values_list("person", flat=True)
    told = {"stated_on": "2026-01-02", "stated_by": "Fehmida", "do": "state"}
    wrong = {**told, f"months-{first}": "two", f"months-{second}": "3"}
    answer = saima.post(page, wrong)
    assert answer.status_code == 422 and "1 row could not be read" in text_of(answer)
    assert 'value="two"' in answer.content.decode() and 'value="3"' in answer.content.decode()
    assert saima.post(page, told).status_code == 422  # nothing is stated
    good = {**told, f"months-{first}": "2", f"owes-{first}": "200", f"months-{second}": "0"}
    assert "What 2 members owe is written down." in text_of(saima.post(page, good, follow=True))
    with cast.seeing_all():
        rows = DuesStatement.objects.filter(body=body).order_by("person")
        found = list(rows.values_list("person", "months_owed", "owes"))
    assert found == [(first, 2, 20_000), (second, 0, None)]


@pytest.mark.parametrize("many", [3, 40])
@pytest.mark.parametrize(
    ("page", "queries"),
    [("dues/", 12), ("volunteers/", 12), ("incidents/", 12), ("permanence/", 25)],
)
def test_lists_ask_as_often_for_many_as_for_few(
    cast: Cast, body: Body, saima: Client, many: int, page: str, queries: int,
    django_assert_num_queries: Any,
) -> None:  # fmt: skip
    own: dict[str, Any] = {"body": body, "homenet": body.homenet}
    with cast.seeing_all():
        for at, one in enumerate(living.a_membership(body, [f"Woman {n}" for n in range(many)])):
            day = date(2025, 1, 1) + timedelta(days=at)
            about: dict[str, Any] = {**own, "person": one}
            Incident.objects.create(on=day, what="order", text="x", written_by=cast.saima, **about)
            Volunteer.objects.create(work="x", begins_on=day, **about)
    here = f"/associations/{body.pk}/{page}"
    saima.get(here)
    with django_assert_num_queries(queries):
        saima.get(here)


def test_of_a_member_who_leaves_later_her_page_tells_of_her_office_and_card(
    cast: Cast, body: Body, her: Person, saima: Client
) -> None:
    today = clock.today()
    with cast.seeing_all():
        office = Office.objects.create(
            body=body, homenet=body.homenet, person=her, post="treasurer",
            begins_on=today - timedelta(days=90),
        )  # fmt: skip
        Resignation.objects.create(
            body=body, homenet=body.homenet, person=her, gave_notice_on=today,
            ends_on=today + timedelta(days=30), written_by=cast.amina, written_at=A_MOMENT,
        )  # fmt: skip
    answer = saima.get(_here(body, her))
    assert "Her office ends with her membership: Treasurer" in text_of(answer)
    page = answer.content.decode()
    assert f"/associations/{body.pk}/members/cards/?member={her.pk}" in page
    assert f"/associations/{body.pk}/offices/{office.pk}/" in page
    with cast.seeing_all():
        Membership.objects.filter(body=body, person=her).update(
            ends_on=today, ground=MembershipGround.RESIGNED
        )
    assert "no member now and still holds an office" in text_of(saima.get(_here(body, her)))


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2026-02-30", "ever", "2024-02-29"])
def test_any_day_may_be_asked_for_and_typed(
    cast: Cast, body: Body, her: Person, saima: Client, day: str
) -> None:
    assert saima.get(_here(body, her), {"on": day}).status_code == 200
    for page, name in PAGES_WITH_A_DAY.items():
        told = {**TOLD, "do": "act", name: day}
        assert saima.post(_here(body, her, page), told).status_code in (302, 422), page
    told = {"do": "add", "name": "Zubaida", "age": "30", "applied_on": day}
    answer = saima.post(f"/associations/{body.pk}/applications/new/", told)
    assert answer.status_code in (302, 422)
    if answer.status_code == 302:
        assert saima.get(answer["Location"]).status_code == 200
    assert saima.get(_here(body, her)).status_code == 200
    for page in ("members/", "applications/", "offices/", "terminations/", "incidents/"):
        assert saima.get(f"/associations/{body.pk}/{page}").status_code == 200, page
