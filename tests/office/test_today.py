"""The today page: what waits for each of the cast, and where it leads."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone, translation

from associations import models
from associations.forms.waiting import PAGES, address_of
from associations.models import Task
from associations.queries.waiting import Waiting
from associations.vocabulary.waiting import Step
from elections.models import Election
from members.access.rights import Verb, may
from tests import living
from tests.associations.builder import words_of
from tests.cast import Cast, let_in

ClientOf = Callable[..., Client]


def a_task(cast: Cast, what: str, days: int, at: str = "association") -> None:
    body = getattr(cast.pakistan, at)
    day = timezone.localdate() + timedelta(days=days)
    with cast.seeing_all():
        Task.objects.create(body=body, homenet=body.homenet, what=what, by_when=day)


def test_each_line_says_what_where_and_by_when(cast: Cast, client_of: ClientOf) -> None:
    a_task(cast, "Buy red thread", -2)
    a_task(cast, "Ask for prices", 0)
    a_task(cast, "Take cloth to Kasur", 3)
    said = words_of(client_of(cast.saima).get("/today/?of=tasks"))
    told = said.index("A task of the action plan 2 days late Sohni Adda Sisters: Buy red thread")
    today = said.index("A task of the action plan today Sohni Adda Sisters: Ask for prices")
    soon = said.index("A task of the action plan in 3 days Sohni Adda Sisters: Take cloth")
    assert told < today < soon


@pytest.mark.parametrize("step", Step)
def test_each_line_leads_to_a_page_that_opens(cast: Cast, client_of: ClientOf, step: Step) -> None:
    rows = cast.pakistan.rows
    about = {
        "application": models.Application, "termination": models.Termination,
        "resignation": models.Resignation, "meeting": models.Meeting, "motion": models.Motion,
        "association_office": models.Office, "election": Election,
        "election_complaints": Election, "record": Election,
    }.get(PAGES.get(step, ""), models.Task)  # fmt: skip
    body = cast.pakistan.association
    address = address_of(Waiting(step, body.pk, body.name, rows[about]))
    assert client_of(cast.saima).get(address, follow=True).status_code == 200


def test_a_facilitator_is_told_of_her_own_associations_only(
    cast: Cast, client_of: ClientOf
) -> None:
    a_task(cast, "Buy red thread", 0)
    a_task(cast, "Mend the loom", 0, at="aloof")
    for who, there in (("saima", False), ("amina", True)):
        said = words_of(client_of(cast.user(who)).get("/today/"))
        assert "Buy red thread" in said
        assert ("Mend the loom" in said) is there, who


@pytest.mark.parametrize("who", ["farid", "regina", "nobody"])
def test_for_who_only_reads_nothing_waits_and_she_is_told_why(
    cast: Cast, client_of: ClientOf, who: str
) -> None:
    a_task(cast, "Buy red thread", 0)
    said = words_of(client_of(cast.user(who)).get("/today/"))
    assert "Buy red thread" not in said
    assert "Your posting is for reading" in said


def test_where_nothing_waits_it_says_what_would_stand_there(
    cast: Cast, client_of: ClientOf
) -> None:
    with cast.seeing_all():
        for body in (cast.bangladesh.association, cast.bangladesh.aloof):
            body.association.stage = "ended"
            body.association.save()
        Election.objects.filter(body=cast.bangladesh.association).update(state="given_up")
    said = words_of(client_of(cast.rita).get("/today/"))
    assert "Nothing waits in your associations" in said


def test_the_front_pages_show_the_first_of_it(cast: Cast, client_of: ClientOf) -> None:
    a_task(cast, "Buy red thread", -3000)
    for who, page in (("saima", "/"), ("amina", "/"), ("amina", "/admin/")):
        said = words_of(client_of(cast.user(who)).get(page))
        assert "Buy red thread" in said and "All that waits" in said, (who, page)


def test_it_is_narrowed_to_a_matter_and_turned_over_leaf_by_leaf(
    cast: Cast, client_of: ClientOf
) -> None:
    for at in range(60):
        a_task(cast, f"Task {at:02d} of many", 0)
    saima = client_of(cast.saima)
    first = saima.get("/today/?of=tasks")
    assert len(first.context["rows"]) == 50 and first.context["later"] == "?of=tasks&from=50"
    second = saima.get("/today/?of=tasks&from=50")
    assert len(second.context["rows"]) == 10 and second.context["earlier"] == "?of=tasks"
    assert not second.context["later"]
    assert {one.words for one in first.context["rows"]} == {"A task of the action plan"}
    assert saima.get("/today/?of=nonsense&from=99999999999").status_code == 200
    whole = first.context["figures"][0]
    assert whole["number"] == sum(one["number"] for one in first.context["figures"][1:])


@pytest.mark.parametrize("number", [3, 30])
def test_the_page_costs_the_same_for_few_and_for_many(
    cast: Cast, client_of: ClientOf, number: int, django_assert_num_queries: Any
) -> None:
    with cast.seeing_all():
        for at in range(number):
            body = living.an_association_of(
                cast.pakistan.homenet, by=cast.amina, model="kaarvan", code=f"A{at}"
            ).body
            living.a_held_meeting(body, date(2026, 9, 3), by=cast.amina)
    amina = client_of(cast.amina)
    amina.get("/today/")
    with django_assert_num_queries(10 + 20):  # ten are the door’s
        page = amina.get("/today/")
    assert len(page.context["rows"]) >= number


def test_in_urdu_the_figures_stay_whole(cast: Cast, client_of: ClientOf) -> None:
    a_task(cast, "Buy red thread", 0)
    saima = client_of(cast.saima)
    saima.post("/language/setlang/", {"language": "ur", "next": "/"})
    page = saima.get("/today/").content.decode()
    assert 'dir="rtl"' in page and "<bdi>Sohni Adda Sisters</bdi>" in page
    translation.activate("en")


def test_who_keeps_nothing_may_keep_nothing(cast: Cast) -> None:
    """The page and the acts it leads to ask the same right."""
    keeps = {name for name in ("saima", "amina", "bilal", "rita", "farid", "regina")
             if may(let_in(cast.user(name)), Verb.KEEP)}  # fmt: skip
    assert keeps == {"saima", "amina", "bilal", "rita"}
