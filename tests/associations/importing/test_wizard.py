"""The wizard's pages for a list that goes into an association: the article, and the decision."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from members.models import Body, ImportRow, Membership
from tests import factories as make
from tests.cast import Cast
from tests.members.importing import engine
from tests.members.views.conftest import Wizard, text_of

ClientOf = Callable[..., Client]
HEAD = ["Name", "Father Name", "CNIC", "Age"]
YOUNG = ["Asma Bibi", "Nazir Ahmad", "35103-0000401-2", "13"]
GROWN = ["Bano Begum", "Muhammad Aslam", "35103-0000402-2", "40"]
WHY = "The general body admitted her as an apprentice."

pytestmark = pytest.mark.django_db


@pytest.fixture
def checked(cast: Cast, client_of: ClientOf, tmp_path: Path) -> Wizard:
    """Amina's browser: two women into Sohni, whose articles ask for women of fifteen."""
    wizard = Wizard(client_of(cast.amina), cast)
    path = engine.written(tmp_path, [HEAD, YOUNG, GROWN])
    answer = wizard.bring(path, where="existing", body="SOHNI")
    assert answer.status_code == 302, text_of(answer)
    wizard.check()
    return wizard


def admit(wizard: Wizard, number: int = 2, **said: Any) -> Any:
    return wizard.client.post(wizard.at(f"rows/{wizard.row(number).pk}/admit/"), said)


def test_associations_are_offered_among_the_bodies(cast: Cast, client_of: ClientOf) -> None:
    client = client_of(cast.amina)
    page = client.get("/imports/new/?into=SOHNI").content.decode()
    assert 'value="SOHNI"' in page
    offered = client.get("/imports/organisations.json?q=Sohni").json()["organisations"]
    assert offered == ["Sohni Adda Sisters (SOHNI)"]


def test_one_that_is_still_written_down_is_not(cast: Cast, client_of: ClientOf) -> None:
    with cast.seeing_all():
        Body.objects.filter(code="SOHNI").update(draft_of=cast.saima)
    offered = client_of(cast.amina).get("/imports/organisations.json?q=Sohni").json()
    assert offered["organisations"] == []


def test_the_panel_names_the_article_with_its_sentence_and_facts(checked: Wizard) -> None:
    page = text_of(checked.get(f"rows/{checked.row(2).pk}/"))
    assert "Younger than the constitution asks for" in page
    assert "Art. 1" in page and "A member is at least 15 years old." in page
    assert "She is 13 years old." in page
    assert "Admit her against the article" in page
    assert "Admit her against the article" not in text_of(checked.get(f"rows/{checked.row(3).pk}/"))


def test_what_the_list_has_no_column_for_is_said_once_for_all(
    cast: Cast, client_of: ClientOf, tmp_path: Path
) -> None:
    wizard = Wizard(client_of(cast.amina), cast)
    rows = [HEAD[:3], YOUNG[:3], GROWN[:3]]
    wizard.bring(engine.written(tmp_path, rows), where="existing", body="SOHNI")
    page = text_of(wizard.check())
    assert "The list has no column for what article 1 asks; 2 rows were not judged" in page
    assert "A member is at least 15 years old." in page
    assert wizard.row(3).status == "accepted"


def test_admitting_needs_a_reason_and_keeps_what_was_typed(checked: Wizard) -> None:
    answer = admit(checked, why="too short")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "too short" in page and "is-invalid" in page
    assert checked.row(2).status == "rejected"


def test_admitted_she_comes_in_and_the_reason_is_shown(checked: Wizard, cast: Cast) -> None:
    assert admit(checked, why=WHY).status_code == 302
    page = text_of(checked.get(f"rows/{checked.row(2).pk}/"))
    assert WHY in page and f"Decided by {cast.amina}" in page
    assert "A member is at least 15 years old." in page
    assert "Take the decision back" in page
    checked.accept()
    with cast.seeing_all():
        assert Membership.objects.filter(body__code="SOHNI").count() == 2


def test_sent_twice_it_is_decided_once(checked: Wizard) -> None:
    key = "0b0ea4ff-6a4d-4b21-9a2c-5bb8ee0e7b11"
    for _time in range(2):
        answer = admit(checked, why=WHY, form_key=key)
        assert answer.status_code == 302
    assert "was not turned away" not in text_of(checked.get())


def test_the_decision_is_taken_back(checked: Wizard) -> None:
    admit(checked, why=WHY)
    admit(checked, decision="turn_away")
    assert checked.row(2).status == "rejected"
    assert admit(checked, decision="turn_away").status_code == 302  # a plain word, no error


@pytest.mark.parametrize(
    ("name", "status"),
    [("bilal", 302), ("farid", 403), ("saima", 403), ("regina", 403), ("rita", 404)],
)
def test_who_may_admit_against_an_article(
    name: str, status: int, checked: Wizard, cast: Cast, client_of: ClientOf
) -> None:
    at = checked.at(f"rows/{checked.row(2).pk}/admit/")
    assert client_of(cast.user(name)).post(at, {"why": WHY}).status_code == status
    assert (checked.row(2).status == "rejected") is (status != 302)


def test_a_guessed_row_of_another_list_is_unknown(checked: Wizard, cast: Cast) -> None:
    with cast.seeing_all():
        other = ImportRow.objects.exclude(job=checked.pk).earliest("pk")
    at = checked.at(f"rows/{other.pk}/admit/")
    assert checked.client.post(at, {"why": WHY}).status_code == 404


def test_in_urdu_the_same_panel_reads_from_the_right(checked: Wizard) -> None:
    checked.client.cookies["django_language"] = "ur"
    page = checked.get(f"rows/{checked.row(2).pk}/").content.decode()
    assert 'dir="rtl"' in page and '<bdi class="r-figure">13</bdi>' in page


def test_a_law_of_tomorrow_judges_nobody_today(
    cast: Cast, client_of: ClientOf, tmp_path: Path
) -> None:
    with cast.seeing_all():
        body = Body.objects.get(code="KINARI")
        body.constitutions.update(in_force_until=date(2020, 6, 1))
        make.a_constitution(body, by=cast.amina, since=date(2199, 1, 1), version=2)
    wizard = Wizard(client_of(cast.amina), cast)
    wizard.bring(engine.written(tmp_path, [HEAD, YOUNG]), where="existing", body="KINARI")
    wizard.check()
    assert wizard.row(2).status == "accepted"
