"""Pages of plans: planned, announced, its steps as a picture; the committee; complaints."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from elections.models import Complaint, Election
from elections.queries import elections as queries
from elections.vocabulary.states import ElectionState
from elections.vocabulary.steps import Step
from hnsa.core import clock
from members.models import Body
from tests.cast import Cast, let_in
from tests.elections import planning
from tests.elections.planning import NOW, POLL_ON, a_committee, a_plan, announced, women

ClientOf = Callable[..., Client]
SEATS = {"seats_president": "1", "seats_member": "4", "opens_at": "09:00", "closes_at": "15:00"}


@pytest.fixture(autouse=True)
def seen(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(clock, "today", lambda: NOW)
    monkeypatch.setattr(clock, "now", lambda: planning.AT)
    with cast.seeing_all():
        let_in(cast.saima)
        yield


@pytest.fixture
def body(cast: Cast) -> Body:
    return planning.an_association(cast)


def url(name: str, body: Body, *rows: Any) -> str:
    return reverse(name, args=[body.pk, *(row.pk for row in rows)])


def send(client: Client, address: str, **told: Any) -> Any:
    return client.post(address, {"form_key": str(uuid4()), **told})


def test_an_association_without_elections_says_what_to_do_first(
    cast: Cast, body: Body, client_of: ClientOf
) -> None:
    page = client_of(cast.saima).get(url("elections", body))
    assert "No election is planned yet" in page.content.decode()
    assert url("election_new", body) in page.content.decode()


def test_first_the_day_then_posts_are_proposed_and_the_days_follow(
    cast: Cast, body: Body, client_of: ClientOf
) -> None:
    client = client_of(cast.saima)
    first = client.get(url("election_new", body))
    assert first.status_code == 200 and first.context["when"].initial["poll_on"] > NOW
    look = send(client, url("election_new", body), do="look", kind="general", poll_on=POLL_ON)
    form = look.context["form"]
    proposed = {name: one.initial for name, one in form.fields.items() if one.initial}
    assert proposed == {
        "seats_president": 1, "seats_secretary": 1, "seats_treasurer": 1, "seats_member": 4,
    }  # fmt: skip
    assert not Election.objects.filter(body=body).exists()
    done = send(
        client, url("election_new", body), do="plan", kind="general", poll_on=POLL_ON, **SEATS
    )
    election = Election.objects.get(body=body)
    assert done.headers["Location"] == url("election", body, election)
    assert [(one.post, one.seats) for one in queries.contests_of(election)] == [
        ("president", 1), ("member", 4),
    ]  # fmt: skip


def test_a_day_that_cannot_hold_is_said_with_the_earliest_that_can(
    cast: Cast, body: Body, client_of: ClientOf
) -> None:
    near = planning.later(5)
    page = send(
        client_of(cast.saima), url("election_new", body), do="look", kind="general", poll_on=near
    )
    text = page.content.decode()
    assert "cannot hold" in text
    earliest: date = page.context["earliest"]
    assert earliest > planning.later(20) and f'datetime="{earliest:%Y-%m-%d}"' in text


def test_delegates_are_proposed_by_the_ratio(cast: Cast, body: Body, client_of: ClientOf) -> None:
    page = send(
        client_of(cast.saima), url("election_new", body), do="look", kind="delegates",
        poll_on=POLL_ON,
    )  # fmt: skip
    assert page.context["form"].fields["seats_delegate"].initial == 2  # 12 members, 1 for 5
    assert "Art. 8" in page.content.decode()


def test_a_fresh_election_takes_the_posts_that_are_asked_for(
    cast: Cast, body: Body, client_of: ClientOf
) -> None:
    first = announced(body, cast)
    query = f"?follows={first.pk}&post=secretary"
    client = client_of(cast.saima)
    page = client.get(url("election_new", body) + query)
    assert 'name="post" value="secretary"' in page.content.decode()
    look = send(
        client, url("election_new", body), do="look", kind="re_poll", poll_on=POLL_ON,
        follows=first.pk, post="secretary",
    )  # fmt: skip
    fields = look.context["form"].fields
    assert {name for name, one in fields.items() if one.initial} == {"seats_secretary"}
    send(
        client, url("election_new", body), do="plan", kind="re_poll", poll_on=POLL_ON,
        follows=first.pk, post="secretary", seats_secretary="1",
    )  # fmt: skip
    assert Election.objects.get(kind="re_poll").follows == first


def test_the_election_followed_is_one_of_this_association(
    cast: Cast, body: Body, client_of: ClientOf
) -> None:
    other = cast.pakistan.rows[Election]
    page = client_of(cast.saima).get(url("election_new", body) + f"?follows={other}")
    assert page.status_code == 404


def test_announcing_asks_once_more_and_is_done_once(
    cast: Cast, body: Body, client_of: ClientOf
) -> None:
    election = a_plan(body, cast)
    client, address = client_of(cast.saima), url("election_announce", body, election)
    assert "Announce the election?" in client.get(address).content.decode()
    told = {"form_key": str(uuid4()), "on": NOW}
    answers = [client.post(address, told) for _ in range(2)]
    assert {one.headers["Location"] for one in answers} == {url("election", body, election)}
    election.refresh_from_db()
    assert election.state == ElectionState.ANNOUNCED
    assert election.taken.count() == 1


def test_a_plan_that_cannot_hold_is_not_announced_but_with_a_clerks_reason(
    cast: Cast, body: Body, client_of: ClientOf
) -> None:
    election = a_plan(body, cast, poll_on=planning.later(10))
    address = url("election_announce", body, election)
    stopped = send(client_of(cast.saima), address, on=NOW)
    assert stopped.status_code == 422 and "Art. 6" in stopped.content.decode()
    assert "Announce it all the same" not in stopped.content.decode()
    clerk = client_of(cast.amina)
    assert "all the same" in send(clerk, address, on=NOW).content.decode()
    asked = send(clerk, address, on=NOW, stopped="1", override="")
    assert asked.status_code == 422 and "Please say why." in asked.content.decode()
    done = send(clerk, address, on=NOW, stopped="1", override="The term ended in spring.")
    assert done.status_code == 302
    election.refresh_from_db()
    assert election.override == "The term ended in spring."


def test_the_page_shows_what_is_done_due_and_late(
    cast: Cast, body: Body, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    election = announced(body, cast)
    after = queries.days_of(election).on(Step.COMMITTEE)
    assert after is not None
    monkeypatch.setattr(clock, "today", lambda: planning.later(1, after))
    page = client_of(cast.saima).get(url("election", body, election))
    marks = {one.step: one for one in page.context["picture"].marks}
    assert marks[Step.NOTICE].state == "done"
    assert marks[Step.COMMITTEE].state == "late"
    assert marks[Step.RESULT].state == "coming"
    assert len(page.context["picture"].dots) == len(marks) == 14
    assert "Model rule of the network" in page.content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_asks_the_same_number_of_questions(
    cast: Cast, body: Body, client_of: ClientOf, number: int, django_assert_num_queries: Any
) -> None:
    election = announced(body, cast)
    a_committee(election, cast, number=number)
    client = client_of(cast.saima)
    client.get(url("election", body, election))
    with django_assert_num_queries(QUERIES):
        client.get(url("election", body, election))


QUERIES = 19


@pytest.mark.parametrize("number", [1, 4])
def test_the_list_asks_the_same_number_of_questions(
    cast: Cast, body: Body, client_of: ClientOf, number: int, django_assert_num_queries: Any
) -> None:
    for one in range(number):
        a_plan(body, cast, poll_on=planning.later(one, POLL_ON))
    client = client_of(cast.saima)
    client.get(url("elections", body))
    with django_assert_num_queries(LISTED):
        client.get(url("elections", body))


LISTED = 16


def test_the_committee_page_leads_from_nobody_to_formed(
    cast: Cast, body: Body, client_of: ClientOf
) -> None:
    election = announced(body, cast)
    client = client_of(cast.saima)
    page = client.get(url("election_committee", body, election)).content.decode()
    assert "Nobody sits on it yet" in page
    for her in women(body)[:3]:
        send(client, url("election_appoint", body, election), woman=her.pk, on=NOW)
    seats = list(election.committee.all())
    assert len(seats) == 3
    for one in seats:
        send(client, url("election_seat", body, election, one), do="accept", on=NOW)
    send(client, url("election_seat", body, election, seats[0]), do="preside")
    send(
        client, url("election_seat", body, election, seats[0]), do="tell", is_relative="no",
        user="",
    )  # fmt: skip
    assert "The committee is formed" in (
        client.get(url("election_committee", body, election)).content.decode()
    )
    done = send(client, url("election_form", body, election), on=NOW)
    assert done.status_code == 302
    assert queries.taken_of(election)[Step.COMMITTEE].on == NOW
    seats[0].refresh_from_db()
    assert (seats[0].presides, seats[0].is_relative) == (True, False)


def test_an_oath_before_she_was_appointed_is_said_at_its_field(
    cast: Cast, body: Body, client_of: ClientOf
) -> None:
    election = announced(body, cast)
    client = client_of(cast.saima)
    send(client, url("election_appoint", body, election), woman=women(body)[0].pk, on=NOW)
    one = election.committee.get()
    page = send(
        client, url("election_seat", body, election, one), do="accept", on=planning.later(-3)
    )
    assert page.status_code == 422 and "later than that" in page.content.decode()


def test_a_complaint_is_written_down_and_heard_and_readers_do_not_read_it(
    cast: Cast, body: Body, client_of: ClientOf
) -> None:
    election = announced(body, cast)
    client = client_of(cast.saima)
    send(client, url("election_complain", body, election), on=NOW, words="He came twice.")
    one = Complaint.objects.get(election=election)
    page = client.get(url("election", body, election)).content.decode()
    assert "1 complaint was not heard yet" in page
    hear = url("election_complaint", body, election, one)
    assert send(client, hear, on=NOW, finding="").status_code == 422
    assert send(client, hear, on=NOW, finding="He was told off.").status_code == 302
    one.refresh_from_db()
    assert one.heard_on == NOW
    reader = client_of(cast.farid)
    assert reader.get(url("election_complaints", body, election)).status_code == 403
    assert "He came twice." not in reader.get(url("election", body, election)).content.decode()


def test_given_up_it_is_over(cast: Cast, body: Body, client_of: ClientOf) -> None:
    election = a_plan(body, cast)
    client = client_of(cast.saima)
    assert "Give up the plan?" in (
        client.get(url("election_give_up", body, election)).content.decode()
    )
    send(client, url("election_give_up", body, election))
    election.refresh_from_db()
    assert election.state == ElectionState.GIVEN_UP
    assert "given up" in client.get(url("elections", body)).content.decode()


def test_its_history_is_told(cast: Cast, body: Body, client_of: ClientOf) -> None:
    election = announced(body, cast)
    a_committee(election, cast)
    page = client_of(cast.amina).get(url("election_history", body, election))
    assert page.status_code == 200 and "step taken" in page.content.decode()


@pytest.mark.parametrize(
    "typed",
    ["\x00", "9" * 5000, "-1", "' OR 1=1 --", "<script>alert(1)</script>", "a" * 9000,
     "0001-01-01", "9999-12-31", "2028-02-29", "2026-02-30"],
)  # fmt: skip
def test_what_nobody_types_is_answered_and_never_an_error(
    typed: str, cast: Cast, body: Body, client_of: ClientOf
) -> None:
    client = client_of(cast.saima)
    election = a_plan(body, cast)
    [seat, *_others] = a_committee(election, cast)
    sent: tuple[tuple[str, tuple[Any, ...], dict[str, Any]], ...] = (
        ("election_new", (), {"do": "look", "kind": "general", "poll_on": typed}),
        ("election_new", (), {"do": "look", "kind": typed, "poll_on": POLL_ON, "post": typed}),
        ("election_new", (), {"do": "look", "follows": typed}),
        ("election_new", (), {"do": "plan", "kind": "general", "poll_on": POLL_ON,
                              "seats_member": typed, "opens_at": typed}),
        ("election_change", (election,), {"do": "plan", "kind": "delegates", "poll_on": typed,
                                          "seats_delegate": "1"}),
        ("election_announce", (election,), {"on": typed}),
        ("election_announce", (election,), {"on": NOW, "override": typed, "stopped": "1"}),
        ("election_appoint", (election,), {"woman": typed, "on": typed}),
        ("election_seat", (election, seat), {"do": typed, "on": typed, "user": typed}),
        ("election_seat", (election, seat), {"do": "tell", "is_relative": typed, "user": typed}),
        ("election_form", (election,), {"on": typed, "override": typed, "stopped": "1"}),
        ("election_complain", (election,), {"on": typed, "made_by": typed, "words": typed}),
    )  # fmt: skip
    for name, rows, told in sent:
        answer = send(client, url(name, body, *rows), **told)
        assert answer.status_code in (200, 302, 404, 422), (name, told, answer.status_code)
        assert "<script>alert" not in answer.content.decode()
    assert client.get(url("election", body, election)).status_code == 200
