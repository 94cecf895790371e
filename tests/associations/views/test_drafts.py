"""The builder: a document that is a form. What is typed is never lost."""

import json
import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from associations.actions import constitutions as actions
from associations.actions.constitutions import Draft
from associations.models import Constitution
from associations.rules.catalogue import kinds
from hnsa.core import scope
from hnsa.law.article import Kind, forgotten_after, kind
from hnsa.law.blanks import amount, flag, several, whole, words
from hnsa.law.words import says, tell
from members.models import Body
from tests import factories as make
from tests.associations.builder import Builder, words_of
from tests.cast import Cast, everywhere, let_in

ClientOf = Callable[..., Client]
BEGUN = (
    Draft("minimum_age", {"years": 15}),
    Draft("residence", {"tie": "lives", "area": "Rasool Nagar", "ends": False}),
    Draft("", {}, "Our promise", "We stand together."),
    Draft("threshold", {"subject": "amendment", "share": "70 %"}),
)


@pytest.fixture
def body(cast: Cast) -> Body:
    """An association of Saima's that has no constitution yet."""
    with cast.seeing_all():
        return Body.objects.create(
            kind="association", homenet=cast.pakistan.homenet, code="RASOOL",
            parent=cast.pakistan.facilitating, name="Rasool Nagar Adda Workers",
        )  # fmt: skip


@pytest.fixture
def builder(cast: Cast, client_of: ClientOf, body: Body) -> Builder:
    """Saima's browser at a draft of four articles."""
    with cast.seeing_all():
        let_in(cast.saima)
        scope.show(everywhere())
        actions.begin(body, by=cast.saima, at=make.A_MOMENT, articles=BEGUN)
    return Builder(client_of(cast.saima), cast, body)


def other(builder: Builder, client_of: ClientOf) -> Builder:
    """Amina's browser at the same draft."""
    return Builder(client_of(builder.cast.amina), builder.cast, builder.body)


# --- beginning ---


def test_a_draft_begins_from_a_model(cast: Cast, client_of: ClientOf, body: Body) -> None:
    client, url = client_of(cast.saima), reverse("constitution_begin", args=[body.pk])
    assert "WESS" in words_of(client.get(url))
    assert client.post(url, {"model": "wess"})["Location"] == reverse("draft", args=[body.pk])
    builder = Builder(client, cast, body)
    assert builder.draft.model == "wess" and builder.draft.articles.exists()
    assert "from the model" in words_of(builder.get())


def test_a_draft_begins_from_an_empty_page(cast: Cast, client_of: ClientOf, body: Body) -> None:
    client = client_of(cast.saima)
    client.post(reverse("constitution_begin", args=[body.pk]), {"model": ""})
    assert "No article stands here yet" in words_of(Builder(client, cast, body).get())


@pytest.mark.parametrize("sent", [{}, {"model": "no-such-model"}])
def test_without_a_choice_nothing_begins(
    cast: Cast, client_of: ClientOf, body: Body, sent: dict[str, str]
) -> None:
    answer = client_of(cast.saima).post(reverse("constitution_begin", args=[body.pk]), sent)
    assert answer.status_code == 422 and "Please choose where to begin" in words_of(answer)


def test_where_there_is_a_draft_one_goes_on_with_it(builder: Builder) -> None:
    url = reverse("constitution_begin", args=[builder.body.pk])
    for answer in (builder.client.get(url), builder.client.post(url, {"model": ""})):
        assert answer["Location"] == builder.url
    assert len(builder.headings) == 4


def test_an_amendment_begins_with_the_version_in_force(cast: Cast, client_of: ClientOf) -> None:
    builder = Builder(client_of(cast.saima), cast, cast.pakistan.association)
    builder.client.post(reverse("constitution_begin", args=[builder.body.pk]))
    assert "draft that changes version 1" in words_of(builder.get())
    builder.press(a1_years="18")
    said = words_of(builder.get())
    assert "1 differs from version 1" in said
    compared = builder.client.get(
        reverse("constitution_compare", args=[builder.body.pk]), {"to": "draft"}
    )
    assert "1 changed" in words_of(compared) and "r-differ" in compared.content.decode()


# --- the form ---


def test_each_article_is_a_sentence_with_its_blanks_in_place(builder: Builder) -> None:
    page = builder.get()
    sent = builder.form()
    assert sent[builder.name("a1_years")] == ["15"]
    assert sent[builder.name("a2_area")] == ["Rasool Nagar"]
    assert sent[builder.name("a2_tie")] == ["lives"]
    assert 'aria-label="Years, article 1"' in page and 'inputmode="numeric"' in page
    assert words_of(page).count("We stand together.") == 1


def test_the_field_stands_where_its_value_stands_in_the_sentence(builder: Builder) -> None:
    page = builder.get()
    years, area = builder.name("a1_years"), builder.name("a2_area")
    assert re.search(rf'A member is at least <input [^>]*name="{years}"[^>]*> years old\.', page)
    assert re.search(rf'</select> in <input [^>]*name="{area}"[^>]*>\.', page)


def test_a_blank_outside_the_sentence_stands_below_it(builder: Builder) -> None:
    assert "Moving away is a ground to end the membership" in words_of(builder.get())
    builder.press(a2_ends=["no", "yes"])
    assert builder.article("2").parameters["ends"] is True
    builder.press(a2_ends=["no"])
    assert builder.article("2").parameters["ends"] is False


def test_saving_keeps_all_that_was_typed(builder: Builder) -> None:
    answer = builder.press(
        a1_years="18", a1_heading="How old", a1_text="Not younger.\r\nNever.", a2_area="Kasur",
        a3_text="We stand by one another.",
    )  # fmt: skip
    assert answer["Location"] == builder.url
    first = builder.article("1")
    assert (first.heading, first.text) == ("How old", "Not younger.\nNever.")
    assert first.parameters == {"years": 18}
    assert builder.article("2").parameters["area"] == "Kasur"
    assert builder.article("3").text == "We stand by one another."


def test_opening_and_saving_changes_nothing(builder: Builder) -> None:
    builder.press()
    before = builder.draft.saved_at
    builder.press()
    assert builder.draft.saved_at == before
    assert builder.article("4").parameters["share"] == "70 %"


def test_what_cannot_be_read_stays_as_typed_beside_its_error(builder: Builder) -> None:
    builder.press(a1_years="fifteen", a2_area="")
    page = builder.get()
    assert builder.form()[builder.name("a1_years")] == ["fifteen"]
    said = words_of(page)
    assert "Years: please write a whole number." in said and "Please fill this in: Area." in said
    assert page.count('aria-invalid="true"') == 2 and "2 places to fill in or correct" in said


def test_a_number_out_of_bounds_says_the_bounds(builder: Builder) -> None:
    builder.press(a1_years="500")
    assert "Years: at most 100." in words_of(builder.get())
    assert builder.form()[builder.name("a1_years")] == ["500"]


def test_a_choice_that_is_none_stays_as_well(builder: Builder) -> None:
    builder.press(a2_tie="sleeps")
    assert builder.form()[builder.name("a2_tie")] == ["sleeps"]


def test_a_slip_stands_below_its_article_and_in_the_list(builder: Builder) -> None:
    builder.press(a4_share="110 %")
    assert builder.get().count("110") >= 2
    assert "1 contradicts" in words_of(builder.get())


def test_scripts_in_what_is_typed_are_only_words(builder: Builder) -> None:
    builder.press(a2_area='"><script>alert(1)</script>', a3_text="</textarea><script>x</script>")
    page = builder.get()
    assert "<script>alert" not in page and "<script>x" not in page
    assert builder.article("3").text == "</textarea><script>x</script>"


def test_a_heading_that_is_too_long_goes_on_in_own_words(builder: Builder) -> None:
    builder.press(a3_heading="w " * 100)
    article = builder.article("3")
    assert len(article.heading) <= 160 and ("w " * 100).strip() in article.text


def test_letters_that_the_database_cannot_keep_do_no_harm(builder: Builder) -> None:
    builder.press(a2_area="Rasool\x00 Nagar", a3_text="a\x00b")
    assert builder.article("2").parameters["area"] == "Rasool Nagar"
    assert builder.article("3").text == "ab"


def test_the_usual_heading_follows_the_language_and_its_own_does_not(
    builder: Builder, client_of: ClientOf
) -> None:
    builder.press(a2_heading="Where she lives")
    builder.client.cookies["django_language"] = "ur"
    builder.press()
    assert builder.headings[:2] == ["Age", "Where she lives"]


# --- buttons: first kept, then done ---


@pytest.mark.parametrize(
    ("do", "order", "anchor"),
    [
        ("up:2", "2134", "#a1"), ("down:2", "1324", "#a3"), ("up:1", "1234", "#a1"),
        ("down:4", "1234", "#a4"), ("remove:2", "134", "#taken-out"),
    ],
)  # fmt: skip
def test_a_button_first_keeps_what_is_typed(
    builder: Builder, do: str, order: str, anchor: str
) -> None:
    lines = [builder.article(number) for number in "1234"]
    step, number = do.split(":")
    answer = builder.press(f"{step}:{builder.article(number).pk}", a1_years="21")
    assert answer["Location"] == builder.url + anchor
    with builder.cast.seeing_all():
        stands = [one.pk for one in builder.draft.articles.order_by("position")]
        assert stands == [lines[int(one) - 1].pk for one in order]
        lines[0].refresh_from_db()
    assert lines[0].parameters == {"years": 21}


def test_an_article_moves_to_a_number(builder: Builder) -> None:
    pk = builder.article("4").pk
    answer = builder.press(f"to:{pk}", **{f"a{pk}-to": "1"})
    assert answer["Location"].endswith("#a1") and builder.article("1").pk == pk
    builder.press(f"to:{pk}", **{f"a{pk}-to": "99"})
    assert builder.article("4").pk == pk
    answer = builder.press(f"to:{pk}", **{f"a{pk}-to": "first"})
    assert "To which number?" in words_of(builder.client.get(answer["Location"]))


def test_what_was_taken_out_can_be_put_back(builder: Builder) -> None:
    gone = builder.article("3")
    builder.press(f"remove:{gone.pk}", a3_text="Typed just now.")
    assert "Article 3 was taken out: Our promise" in words_of(builder.get())
    answer = builder.press("restore")
    back = builder.article("3")
    assert answer["Location"].endswith("#a3")
    assert (back.line, back.text) == (gone.line, "Typed just now.")
    assert "was taken out" not in words_of(builder.get())


@pytest.mark.parametrize(
    "do",
    ["up:0", "remove:x", "to:", "add:", "add:no_such_kind", "offer:nothing", "restore", "dance",
     "up:99999999999999999999", "print", ""],
)  # fmt: skip
def test_a_button_that_leads_nowhere_does_no_harm(builder: Builder, do: str) -> None:
    answer = builder.press(do, a1_years="22")
    assert answer.status_code == 302 and len(builder.headings) == 4
    assert builder.article("1").parameters == {"years": 22}


def test_what_it_may_not_be_silent_on_is_added_with_one_press(builder: Builder) -> None:
    said = words_of(builder.get())
    assert "may not be silent" in said and "How long the committee serves" in said
    assert "How this constitution is changed" not in said  # article 4 says it
    answer = builder.press("offer:term", a1_years="19")
    assert builder.article("5").kind == "committee_term"
    assert answer["Location"].endswith("#a5")
    assert "How long the committee serves" not in words_of(builder.get())
    assert builder.article("1").parameters == {"years": 19}


def test_a_new_article_stands_with_those_of_its_topic(builder: Builder) -> None:
    builder.press("add:women_only")
    assert builder.article("3").kind == "women_only"


def test_an_article_in_own_words_only_is_added_at_the_end(builder: Builder) -> None:
    assert builder.press("own")["Location"].endswith("#a5")
    builder.press(a5_heading="Our song", a5_text="We sing it.")
    assert builder.headings[-1] == "Our song"


def test_the_first_button_of_the_form_saves(builder: Builder) -> None:
    assert builder.buttons()[0] == "save"


# --- the catalogue ---


def test_the_catalogue_shows_topics_with_how_many_kinds_each_has(builder: Builder) -> None:
    joining = sum(one.topic == "joining" for one in kinds().values())
    assert f"Joining {joining}" in words_of(builder.get())


def test_a_topic_shows_its_kinds_with_their_sentences(builder: Builder) -> None:
    answer = builder.press("topic:joining", a1_years="20")
    assert answer["Location"] == f"{builder.url}?topic=joining#add"
    page = builder.get(topic="joining")
    assert "A member lives in ……." in words_of(page)
    assert "stands in article 1" in words_of(page) and "It may stand only once." in words_of(page)
    assert "add:minimum_age" not in page and 'value="add:women_only"' in page
    assert builder.article("1").parameters == {"years": 20}


@pytest.mark.parametrize("searched", ["loan", "Loans", "CANNOT pay", "interest_cap", "sureties"])
def test_the_search_finds_kinds_by_their_words(builder: Builder, searched: str) -> None:
    answer = builder.press("search", q=searched)
    page = builder.client.get(answer["Location"]).content.decode()
    assert ('value="add:' in page) == (searched != "sureties")
    assert ("Nothing in the catalogue" in page) == (searched == "sureties")


def test_the_enter_key_in_the_search_searches(builder: Builder) -> None:
    assert builder.press("save", q="loan")["Location"] == f"{builder.url}?q=loan#add"


def test_the_search_reads_in_the_reader_s_language(builder: Builder) -> None:
    builder.client.cookies["django_language"] = "ur"
    assert 'value="add:' in builder.get(q="loan")


# --- two at once ---


def test_two_who_write_different_articles_both_keep_theirs(
    builder: Builder, client_of: ClientOf
) -> None:
    amina = other(builder, client_of)
    mine, hers = builder.form(), amina.form()
    amina.press(sent=hers, a2_area="Kasur")
    assert builder.press(sent=mine, a1_years="18").status_code == 302
    assert builder.article("1").parameters == {"years": 18}
    assert builder.article("2").parameters["area"] == "Kasur"


def dispute(builder: Builder, client_of: ClientOf) -> Any:
    amina = other(builder, client_of)
    mine, hers = builder.form(), amina.form()
    amina.press(sent=hers, a1_years="16", a2_area="Kasur")
    return builder.press(sent=mine, a1_years="18", a3_text="Mine.")


def choose(builder: Builder, answer: Any, choice: str) -> Any:
    sent: dict[str, list[str]] = {}
    for tag in re.findall(r'<input type="hidden"[^>]*>', answer.content.decode()):
        name = re.findall(r'name="([^"]+)"', tag)[0]
        value = unescape((re.findall(r'value="([^"]*)"', tag) or [""])[0])
        if name not in ("csrfmiddlewaretoken", "next"):
            sent.setdefault(name, []).append(value)
    if choice:
        sent[f"a{builder.article('1').pk}-keep"] = ["", choice]
    return builder.client.post(builder.url, sent)


def test_two_who_write_the_same_article_are_shown_both(
    builder: Builder, client_of: ClientOf
) -> None:
    answer = dispute(builder, client_of)
    said = words_of(answer)
    assert answer.status_code == 409 and "Two wrote at the same time" in said
    assert "at least 18 years old" in said and "at least 16 years old" in said
    assert "Kasur" not in said.split("Two wrote at the same time")[-1]  # that is not disputed
    assert builder.article("1").parameters == {"years": 16}


@pytest.mark.parametrize(("choice", "years"), [("mine", 18), ("theirs", 16)])
def test_she_keeps_hers_or_takes_the_other(
    builder: Builder, client_of: ClientOf, choice: str, years: int
) -> None:
    answer = choose(builder, dispute(builder, client_of), choice)
    assert answer.status_code == 302
    assert builder.article("1").parameters == {"years": years}
    assert builder.article("2").parameters["area"] == "Kasur"
    assert builder.article("3").text == "Mine."


def test_without_a_choice_she_is_asked_again(builder: Builder, client_of: ClientOf) -> None:
    assert choose(builder, dispute(builder, client_of), "").status_code == 409
    assert builder.article("1").parameters == {"years": 16}


def test_a_third_change_meanwhile_is_shown_as_well(builder: Builder, client_of: ClientOf) -> None:
    answer = dispute(builder, client_of)
    other(builder, client_of).press(a1_years="30")
    again = choose(builder, answer, "mine")
    assert again.status_code == 409 and "at least 30 years old" in words_of(again)


def test_an_article_taken_out_meanwhile_is_not_lost(builder: Builder, client_of: ClientOf) -> None:
    amina = other(builder, client_of)
    mine = builder.form()
    pk = builder.article("3").pk
    amina.press(f"remove:{pk}")
    answer = builder.press(sent=mine, **{f"a{pk}-text": "Typed meanwhile."})
    assert answer.status_code == 409 and "Typed meanwhile." in words_of(answer)
    sent = {**mine, "saved_at": [builder.draft.saved_at.isoformat()], f"a{pk}-keep": ["", "mine"],
            f"a{pk}-text": ["Typed meanwhile."]}  # fmt: skip
    assert builder.client.post(builder.url, {**sent, "do": "save"}).status_code == 302
    with builder.cast.seeing_all():
        assert builder.draft.articles.get(text="Typed meanwhile.").heading == "Our promise"


def test_what_was_typed_into_a_draft_that_is_gone_can_still_be_read(builder: Builder) -> None:
    mine = builder.form()
    builder.client.post(reverse("draft_give_up", args=[builder.body.pk]))
    answer = builder.client.post(
        builder.url, {**mine, f"a{mine['a'][2]}-text": "Typed too late.", "do": "save"}
    )
    assert answer.status_code == 409 and "Typed too late." in words_of(answer)


# --- saving by itself ---


def test_the_page_saves_by_itself_and_says_how_all_stands(builder: Builder) -> None:
    sent = {**builder.form(), builder.name("a1_years"): "x", "do": "save"}
    answer = builder.client.post(builder.url, sent, headers={"accept": "application/json"})
    told = json.loads(answer.content)
    pk = builder.article("1").pk
    assert told["said"].startswith("saved ") and told["unread"] == [f"a{pk}-years"]
    assert "please write a whole number" in told["wrong"][f"w{pk}"]
    assert "1 place to fill in or correct" in told["look"]
    again = {**sent, "saved_at": told["saved_at"], **told["was"], builder.name("a1_years"): "18"}
    assert builder.client.post(builder.url, again).status_code == 302
    assert builder.article("1").parameters == {"years": 18}


def test_the_page_that_saves_by_itself_is_told_of_a_dispute(
    builder: Builder, client_of: ClientOf
) -> None:
    mine = builder.form()
    other(builder, client_of).press(a1_years="16")
    sent = {**mine, builder.name("a1_years"): "18", "do": "save"}
    answer = builder.client.post(builder.url, sent, headers={"accept": "application/json"})
    assert answer.status_code == 409 and json.loads(answer.content) == {"disputed": True}


# --- giving up, and all the rest ---


def test_giving_up_asks_first(builder: Builder) -> None:
    url = reverse("draft_give_up", args=[builder.body.pk])
    assert "Give this draft up?" in words_of(builder.client.get(url))
    assert len(builder.headings) == 4
    builder.client.post(url)
    with builder.cast.seeing_all():
        assert not Constitution.objects.filter(body=builder.body).exists()
    assert builder.client.get(url).status_code == 302
    assert builder.client.get(builder.url).status_code == 302


def test_sixty_articles_take_no_more_questions_than_four(
    builder: Builder, django_assert_num_queries: Any
) -> None:
    builder.get()
    with django_assert_num_queries(QUERIES):
        builder.get()
    with builder.cast.seeing_all():
        for place in range(5, 61):
            builder.draft.articles.create(
                homenet=builder.body.homenet, position=place, number=str(place),
                kind="threshold", parameters={"subject": "amendment"},
            )  # fmt: skip
    with django_assert_num_queries(QUERIES):
        assert builder.get().count("data-article") == 60


QUERIES = 14


def test_every_kind_of_the_catalogue_can_be_added_and_comes_back_unchanged(
    builder: Builder, body: Body
) -> None:
    with builder.cast.seeing_all():
        let_in(builder.cast.saima)
        scope.show(everywhere())
        draft = builder.draft
        for one in kinds():
            actions.add(draft, Draft(one), by=builder.cast.saima, at=make.A_MOMENT)
    assert builder.get().count("data-article") == 4 + len(kinds())
    builder.press()
    saved = builder.draft.saved_at
    builder.press()
    assert builder.draft.saved_at == saved


def test_a_kind_that_is_one_class_needs_no_more_than_its_class(builder: Builder) -> None:
    with forgotten_after():

        @kind("tea", topic="meetings", heading=says("Tea"), source="this test")
        class Tea(Kind):
            """There is tea."""

            cups: int = whole(2, says("Cups of tea"), least=1, most=9)
            sugar: bool = flag(False, says("With sugar for all"))
            brings: tuple[str, ...] = several((), says("Who brings it"), {"a": "Asma", "b": "Bina"})
            price: Any = amount("10", says("Price of a cup"))
            kept: str = words("", says("Where the pot is kept"), longest=20)
            sentence = says(
                "At each meeting there is {cups} cup of tea at {price}, kept in {kept}.",
                "At each meeting there are {cups} cups of tea at {price}, kept in {kept}.",
            )

            def slips(self) -> Any:
                if self.sugar and self.cups > 5:
                    yield tell("{cups} cups with sugar are too many.", cups=self.cups)

        page = builder.client.get(builder.press("search", q="tea cup")["Location"])
        assert "there are 2 cups of tea at Rs 10, kept in ……." in words_of(page)
        builder.press("add:tea")
        number = str(builder.headings.index("Tea") + 1)
        sent = builder.form()
        assert sent[builder.name(f"a{number}_cups")] == ["2"]
        assert "Please fill this in: Where the pot is kept." in words_of(builder.get())
        fields = {"cups": "7", "price": "12.50", "kept": "the school", "sugar": ["no", "yes"],
                  "brings": ["b"]}  # fmt: skip
        builder.press(**{f"a{number}_{name}": value for name, value in fields.items()})
        assert "7 cups with sugar are too many." in words_of(builder.get())
        builder.press(**{f"a{number}_cups": "1"})
        article = builder.article(number)
        assert article.parameters == {
            "cups": 1, "sugar": True, "brings": ["b"], "price": "12.50", "kept": "the school",
        }  # fmt: skip
        assert "there is" in words_of(builder.get())
