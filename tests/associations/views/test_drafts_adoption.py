"""Writing an adoption down: figures, what the version in force says, a last look, and the act."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from associations.actions import constitutions as actions
from associations.actions.constitutions import Adoption, Draft
from associations.models import Constitution
from hnsa.core import scope
from members.models import Body
from tests import factories as make
from tests.associations.builder import Builder, words_of
from tests.cast import Cast, everywhere, let_in

ClientOf = Callable[..., Client]
ARTICLES = (
    Draft("minimum_age", {"years": 15}),
    Draft("threshold", {"subject": "amendment", "share": "70 %"}),
)
TOLD = {
    "by": "yearly meeting", "on": "2025-05-02", "members": "48", "present": "40",
    "votes_for": "34", "votes_against": "6", "abstained": "", "in_force_from": "2025-06-01",
}  # fmt: skip
LOST = {**TOLD, "votes_for": "30", "votes_against": "10"}


@pytest.fixture
def body(cast: Cast) -> Body:
    """An association of Saima's with a draft of two articles."""
    with cast.seeing_all():
        body = Body.objects.create(
            kind="association", homenet=cast.pakistan.homenet, code="RASOOL",
            parent=cast.pakistan.facilitating, name="Rasool Nagar Adda Workers",
        )  # fmt: skip
        let_in(cast.saima)
        scope.show(everywhere())
        actions.begin(body, by=cast.saima, at=make.A_MOMENT, articles=ARTICLES)
    return body


@pytest.fixture
def amending(cast: Cast, body: Body) -> Body:
    """The same with a first version in force, and a draft that changes an article of it."""
    with cast.seeing_all():
        let_in(cast.saima)
        scope.show(everywhere())
        draft = body.constitutions.get()
        day = date(2025, 2, 1)
        actions.adopt(
            draft, Adoption(day, "founding meeting", day, 48, 40, 40, 0), by=cast.saima,
            at=make.A_MOMENT,
        )  # fmt: skip
        new = actions.begin(body, by=cast.saima, at=make.A_MOMENT)
        article = new.articles.get(number="1")
        actions.write(
            new, {article.pk: Draft("minimum_age", {"years": 18}, "Age")}, by=cast.saima,
            at=make.A_MOMENT,
        )  # fmt: skip
    return body


class Page:
    """One browser at the adoption of a draft."""

    def __init__(self, client: Client, cast: Cast, body: Body) -> None:
        self.client, self.cast, self.body = client, cast, body
        self.url = reverse("draft_adopt", args=[body.pk])

    def send(self, do: str, told: dict[str, str], **more: str) -> Any:
        with self.cast.seeing_all():
            saved = Constitution.objects.get(body=self.body, standing="draft").saved_at
        return self.client.post(self.url, {"saved_at": saved.isoformat(), **told, **more, "do": do})

    @property
    def newest(self) -> Constitution:
        with self.cast.seeing_all():
            return self.body.constitutions.latest("pk")


@pytest.fixture
def saima(cast: Cast, client_of: ClientOf, body: Body) -> Page:
    return Page(client_of(cast.saima), cast, body)


def test_before_anything_is_done_there_is_a_last_look(saima: Page) -> None:
    answer = saima.send("look", TOLD)
    said = words_of(answer)
    assert "Adopt version 1?" in said and "34 for, 6 against, 0 abstained" in said
    assert "nobody can change or remove it" in said and "40 of 48 members" in said
    assert saima.newest.standing == "draft"


def test_then_it_is_adopted_and_shown(saima: Page) -> None:
    answer = saima.send("adopt", TOLD)
    assert answer["Location"] == reverse("constitution_version", args=[saima.body.pk, 1])
    version = saima.newest
    assert (version.version, version.votes_for, version.abstained) == (1, 34, 0)
    said = words_of(saima.client.get(answer["Location"]))
    assert "Version 1 is adopted." in said and "34 of 48 members for it" in said
    builder = Builder(saima.client, saima.cast, saima.body)
    assert saima.client.get(builder.url).status_code == 302  # there is no draft any more
    assert saima.client.get(saima.url).status_code == 302


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("by", "", "This field is required."),
        ("on", "2999-01-01", "That day has not come yet."),
        ("on", "yesterday", "Enter a valid date."),
        ("members", "forty", "Enter a whole number."),
        ("present", "49", "There are more present than members."),
        ("votes_for", "35", "There are more votes than women present."),
        ("votes_for", "0", "Nobody voted for it."),
        ("in_force_from", "2025-05-01", "It cannot be in force before the members adopted it."),
    ],
)
def test_figures_that_cannot_be_are_told_at_their_field_and_nothing_is_lost(
    saima: Page, field: str, typed: str, words: str
) -> None:
    for do in ("look", "adopt"):
        told = {**TOLD, "in_force_from": "2999-01-02"} if typed == "2999-01-01" else dict(TOLD)
        answer = saima.send(do, {**told, field: typed})
        page = answer.content.decode()
        assert answer.status_code == 422 and words in page and 'aria-invalid="true"' in page
        assert f'value="{typed}"' in page and f'value="{TOLD["votes_against"]}"' in page
    assert saima.newest.standing == "draft"


def test_the_figures_can_be_corrected_after_the_last_look(saima: Page) -> None:
    page = saima.send("back", TOLD).content.decode()
    assert 'value="34"' in page and 'name="do" value="look"' in page


def test_a_draft_with_slips_leads_back_to_them(saima: Page) -> None:
    Builder(saima.client, saima.cast, saima.body).press(a1_years="x")
    said = words_of(saima.client.get(saima.url))
    assert "The draft cannot be adopted yet" in said and "please write a whole number" in said
    assert saima.send("adopt", TOLD).status_code == 422
    assert saima.newest.standing == "draft"


def test_what_it_is_silent_on_is_told_but_does_not_stop_it(saima: Page) -> None:
    assert "How long the committee serves" in words_of(saima.client.get(saima.url))
    assert saima.send("adopt", TOLD).status_code == 302


def test_a_draft_changed_since_the_last_look_is_looked_at_again(saima: Page) -> None:
    answer = saima.client.post(
        saima.url, {**TOLD, "saved_at": "2020-01-01T00:00:00+00:00", "do": "adopt"}
    )
    assert answer.status_code == 409 and "was changed since" in words_of(answer)
    assert saima.newest.standing == "draft"


def test_an_amendment_shows_what_it_changes_and_what_its_rule_says(
    saima: Page, amending: Body
) -> None:
    page = saima.client.get(saima.url).content.decode()
    assert "What it changes" in page and "1 article is unchanged" in words_of(page)
    said = words_of(saima.send("look", TOLD))
    assert "This is what version 1 says of the vote" in said and "Carried" in said
    assert "Art. 2" in said
    assert saima.send("adopt", TOLD).status_code == 302
    assert saima.newest.version == 2 and saima.newest.override == ""


def test_a_vote_that_does_not_carry_is_shown_with_its_article(saima: Page, amending: Body) -> None:
    answer = saima.send("look", LOST)
    said = words_of(answer)
    assert "Lost" in said and "Art. 2" in said
    assert "By its own rule it is not adopted." in said
    assert 'value="adopt"' not in answer.content.decode()
    for override in ("", "We want it."):
        assert saima.send("adopt", LOST, override=override).status_code in (403, 422)
    assert saima.newest.standing == "draft"


@pytest.mark.parametrize("name", ["amina", "bilal"])
def test_the_office_may_go_on_with_a_reason(
    cast: Cast, client_of: ClientOf, amending: Body, name: str
) -> None:
    page = Page(client_of(cast.user(name)), cast, amending)
    assert "Adopt it all the same" in words_of(page.send("look", LOST))
    answer = page.send("adopt", LOST, override=" ")
    assert answer.status_code == 422 and "Please say why." in words_of(answer)
    answer = page.send("adopt", LOST, override="The registrar asked for it.")
    said = words_of(page.client.get(answer["Location"]))
    assert "It was adopted against a rule" in said and "The registrar asked for it." in said


@pytest.mark.parametrize(("name", "status"), [("farid", 403), ("regina", 403), ("rita", 404)])
def test_others_do_not_adopt(
    cast: Cast, client_of: ClientOf, body: Body, name: str, status: int
) -> None:
    page = Page(client_of(cast.user(name)), cast, body)
    assert page.client.get(page.url).status_code == status
    assert page.send("adopt", TOLD).status_code == status
    assert page.newest.standing == "draft"


def test_what_the_version_in_force_asks_besides_is_asked_here(
    cast: Cast, client_of: ClientOf
) -> None:
    body, day = cast.pakistan.association, date(2025, 2, 1)
    rules = (
        ("amendment_procedure", {"proposers": 3}),
        ("threshold", {"subject": "amendment", "share": "70 %"}),
    )
    with cast.seeing_all():
        body.constitutions.update(in_force_until=day)
        make.a_constitution(body, by=cast.amina, rules=rules, since=day, version=2)
        let_in(cast.saima)
        scope.show(everywhere())
        actions.begin(body, by=cast.saima, at=make.A_MOMENT)
    page = Page(client_of(cast.saima), cast, body)
    assert "Members who proposed it" in words_of(page.client.get(page.url))
    answer = page.send("look", {**TOLD, "proposed_by": "many"})
    assert answer.status_code == 422 and 'value="many"' in answer.content.decode()
    assert "It cannot be said yet whether" in words_of(page.send("look", TOLD))
    answer = page.send("look", {**TOLD, "proposed_by": "3"})
    assert "Carried" in words_of(answer) and 'name="proposed_by" value="3"' in (
        answer.content.decode()
    )
    assert page.send("adopt", {**TOLD, "proposed_by": "3"}).status_code == 302
    assert page.newest.version == 3


def test_a_version_that_is_silent_on_its_change_says_so(cast: Cast, client_of: ClientOf) -> None:
    body = cast.pakistan.association
    with cast.seeing_all():
        let_in(cast.saima)
        scope.show(everywhere())
        actions.begin(body, by=cast.saima, at=make.A_MOMENT)
    page = Page(client_of(cast.saima), cast, body)
    said = words_of(page.send("look", TOLD))
    assert "The constitution is silent on this" in said
    assert "does not say how it is changed" in said
    assert page.send("adopt", TOLD).status_code == 422 and page.newest.standing == "draft"
