"""The pages on which a member is put out: step by step, and nobody by a machine."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from associations.actions import terminations as actions
from associations.models import Termination
from associations.vocabulary.procedures import TerminationState
from hnsa.core import scope
from members.models import Person
from tests import factories as make
from tests import living
from tests.associations.builder import words_of
from tests.associations.terminating import AT, Story, a_story
from tests.cast import Cast, everywhere, let_in

ClientOf = Callable[..., Client]
TODAY, NOTICE = date(2025, 11, 5), date(2025, 10, 6)
MISSED = (date(2025, 8, 3), date(2025, 9, 2), date(2025, 10, 4))
RULES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("absence", {"meetings": 3}),
    ("conduct", {}),
    ("notice_before_termination", {"days": 15, "count": "clear"}),
    ("heard_before_termination", {}),
    ("termination_by", {"organ": "general"}),
    ("appeal_against_termination", {"days": 30, "organ": "committee"}),
)
WORDS = "She has not come since August."


@pytest.fixture(autouse=True)
def on_that_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hnsa.core.clock.today", lambda: TODAY)


@pytest.fixture
def story(cast: Cast) -> Story:
    """Asha has missed three meetings in a row, in an association of Saima’s organisation."""
    with cast.seeing_all():
        let_in(cast.amina)
        scope.show(everywhere())
        story = a_story(cast, rules=RULES, parent=cast.pakistan.facilitating)
        story.meets(*MISSED)
        story.asha.full_name_native = "آشا بی بی"
        story.asha.save()
    return story


@pytest.fixture
def saima(cast: Cast, story: Story, client_of: ClientOf) -> Client:
    return client_of(cast.saima)


def within(story: Story, *steps: Callable[[Story], Any]) -> Termination:
    """The procedure after these steps, taken by the data clerk."""
    with story.cast.seeing_all():
        let_in(story.cast.amina)
        scope.show(everywhere())
        story.begins(date(2025, 10, 5), words=WORDS)
        for step in steps:
            step(story)
        return story.she


def told(story: Story) -> None:
    story.is_told(NOTICE)


def heard(story: Story) -> None:
    story.is_heard(date(2025, 10, 12))


def out(story: Story) -> None:
    story.is_put_out(date(2025, 11, 2))


def of(story: Story, name: str, *more: int) -> str:
    return reverse(name, args=[story.body.pk, *more])


def stands(story: Story, pk: int) -> Termination:
    with story.cast.seeing_all():
        return Termination.objects.get(pk=pk)


# --- beginning ---------------------------------------------------------------------------------


def test_the_list_names_those_of_whom_a_ground_is_found_and_begins_nothing(
    story: Story, saima: Client
) -> None:
    answer = saima.get(of(story, "terminations"))
    said = words_of(answer)
    assert "No procedure is under way" in said and "Asha Bibi" in said
    assert [one.person for one in answer.context["grounds"]] == [story.asha.pk]
    assert stands_none(story)


def stands_none(story: Story) -> bool:
    with story.cast.seeing_all():
        return not Termination.objects.filter(body=story.body).exists()


def test_looking_at_a_member_shows_each_article_with_the_days_missed(
    story: Story, saima: Client
) -> None:
    said = words_of(saima.get(of(story, "termination_begin"), {"person": story.asha.pk}))
    assert "A ground is found" in said
    assert "3 Aug 2025, 2 Sep 2025, 4 Oct 2025" in said
    assert stands_none(story)


def test_on_an_earlier_day_no_ground_is_found(story: Story, saima: Client) -> None:
    asked: dict[str, Any] = {"person": story.asha.pk, "on": "2025-09-30"}
    assert "No ground is found" in words_of(saima.get(of(story, "termination_begin"), asked))


def begin(client: Client, story: Story, person: Person, **told: Any) -> Any:
    form = {"person": person.pk, "on": TODAY.isoformat(), "words": WORDS, "do": "begin", **told}
    return client.post(of(story, "termination_begin"), form)


def test_begun_twice_by_a_double_tap_it_begins_once(story: Story, saima: Client) -> None:
    key = str(uuid4())
    first, second = (begin(saima, story, story.asha, form_key=key) for _tap in "12")
    assert first.status_code == second.status_code == 302
    assert first["Location"] == second["Location"]
    with story.cast.seeing_all():
        assert Termination.objects.filter(body=story.body).count() == 1


def test_where_no_article_finds_a_ground_the_words_stay_and_nothing_begins(
    story: Story, saima: Client
) -> None:
    answer = begin(saima, story, story.others[0])
    assert answer.status_code == 422
    assert "No article finds a ground, so it does not begin." in words_of(answer)
    assert WORDS in words_of(answer) and stands_none(story)


def test_harm_found_by_the_committee_is_told_in_words(story: Story, saima: Client) -> None:
    answer = begin(saima, story, story.others[0], harmed="on")
    assert answer.status_code == 302
    with story.cast.seeing_all():
        found = Termination.objects.get(body=story.body).found
    assert found is not None and found["facts"]["misconduct"] is True


def test_only_who_may_go_on_against_an_article_is_asked_why(
    cast: Cast, story: Story, saima: Client, client_of: ClientOf
) -> None:
    asked = {"person": story.others[0].pk}
    address, amina = of(story, "termination_begin"), client_of(cast.amina)
    assert 'name="override"' not in saima.get(address, asked).content.decode()
    assert 'name="override"' in amina.get(address, asked).content.decode()
    assert begin(amina, story, story.others[0], override="All wish it.").status_code == 302


def test_members_are_chosen_from_the_list_or_by_name(story: Story, saima: Client) -> None:
    address = of(story, "termination_begin")
    chosen = saima.get(address).context["leaf"].people
    assert story.asha.pk in [one.pk for one in chosen] and len(chosen) == 6
    said = words_of(saima.get(address, {"q": "Nobody Ever"}))
    assert "No member is found under “Nobody Ever”" in said


# --- notice and answer -------------------------------------------------------------------------


def test_the_notice_is_written_beforehand_in_the_language_of_the_country(
    story: Story, saima: Client
) -> None:
    case = within(story)
    form = saima.get(of(story, "termination_notice", case.pk)).context["words"]
    assert form.initial["language"] == "ur"
    text = form.initial["text"]
    assert "آشا بی بی" in text and WORDS in text
    assert "جو رکن لگاتار 3 اجلاسوں میں نہ آئیں" in text  # the article’s own sentence


def test_it_can_be_written_anew_in_english(story: Story, saima: Client) -> None:
    case = within(story)
    address = of(story, "termination_notice", case.pk)
    answer = saima.post(address, {"do": "anew", "language": "en", "text": "not kept"})
    text = answer.context["words"].initial["text"]
    assert "To Asha Bibi, member number 1 of Sitara Stitchers." in text
    assert "A member who misses 3 meetings in a row" in text
    assert "Meetings that you missed: 3 Aug 2025, 2 Sep 2025, 4 Oct 2025." in text
    assert "It is decided by the general body." in text
    assert stands(story, case.pk).notice == ""


def test_words_are_kept_first_and_given_later(story: Story, saima: Client) -> None:
    case = within(story)
    address = of(story, "termination_notice", case.pk)
    kept = saima.post(address, {"do": "keep", "language": "en", "text": "Article 1: you …"})
    assert kept.status_code == 302 and stands(story, case.pk).state == TerminationState.FOUND
    given = {"do": "given", "day": "2025-11-04", "delivered": "read", "witness": "Nasreen"}
    assert saima.post(address, given).status_code == 302
    now = stands(story, case.pk)
    assert (now.notice_on, now.delivered, now.witness) == (date(2025, 11, 4), "read", "Nasreen")


def test_a_day_that_has_not_come_is_said_at_its_field(story: Story, saima: Client) -> None:
    case = within(story, told)
    with story.cast.seeing_all():
        Termination.objects.filter(pk=case.pk).update(notice_on=None, state="found")
    form = {"do": "given", "day": "2025-12-01", "delivered": "hand"}
    answer = saima.post(of(story, "termination_notice", case.pk), form)
    assert answer.status_code == 422
    assert answer.context["given"].errors["day"] == ["That day has not come yet."]


def test_her_answer_is_kept_in_her_own_words(story: Story, saima: Client) -> None:
    case = within(story, told)
    form = {"do": "answer", "answer": "میں بیمار تھی", "heard_on": "2025-10-12"}
    assert saima.post(of(story, "termination_answer", case.pk), form).status_code == 302
    assert "میں بیمار تھی" in words_of(saima.get(of(story, "termination", case.pk)))


def test_an_answer_without_a_day_is_asked_for_one(story: Story, saima: Client) -> None:
    case = within(story, told)
    form = {"do": "answer", "answer": "I was ill."}
    answer = saima.post(of(story, "termination_answer", case.pk), form)
    assert answer.status_code == 422 and "I was ill." in words_of(answer)


# --- the page ----------------------------------------------------------------------------------


def test_the_page_says_what_comes_next_and_from_when(story: Story, saima: Client) -> None:
    case = within(story, told)
    said = words_of(saima.get(of(story, "termination", case.pk)))
    assert "It may be decided from 22 Oct 2025." not in said  # that day has come
    assert "She was not heard yet." in said
    assert "It is laid before the general body." in said


def test_before_the_day_the_page_names_it(
    story: Story, saima: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = within(story, told)
    monkeypatch.setattr("hnsa.core.clock.today", lambda: date(2025, 10, 10))
    said = words_of(saima.get(of(story, "termination", case.pk)))
    assert "It may be decided from 22 Oct 2025." in said


def test_the_vote_is_the_main_step_once_it_may_be_decided(story: Story, saima: Client) -> None:
    case = within(story, told)
    assert not saima.get(of(story, "termination", case.pk)).context["ready"]
    with story.cast.seeing_all():
        let_in(story.cast.amina)
        scope.show(everywhere())
        heard(story)
    answer = saima.get(of(story, "termination", case.pk))
    assert answer.context["ready"]
    there = saima.get(of(story, "motion_new"), {"termination": case.pk})
    assert there.status_code == 200
    assert f"{of(story, 'motion_new')}?termination={case.pk}" in answer.content.decode()


def test_an_amendment_after_the_notice_is_said_and_which_version_applies(
    story: Story, saima: Client
) -> None:
    case = within(story, told, heard)
    with story.cast.seeing_all():
        since = date(2025, 10, 20)
        story.body.constitutions.update(in_force_until=since)
        make.a_constitution(story.body, by=story.by, rules=RULES, since=since, version=2)
    said = words_of(saima.get(of(story, "termination", case.pk)))
    assert "Version 2 of the constitution came into force on 20 Oct 2025" in said
    assert "The version in force on the day of the decision applies." in said


def test_who_was_put_out_is_told_until_when_she_may_appeal(story: Story, saima: Client) -> None:
    case = within(story, told, heard, out)
    said = words_of(saima.get(of(story, "termination", case.pk)))
    assert "Her membership ended on 2 Nov 2025" in said
    assert "The last day is 2 Dec 2025." in said
    form = {"do": "appeal", "day": "2025-11-04", "text": "I was ill."}
    assert saima.post(of(story, "termination_appeal", case.pk), form).status_code == 302
    assert stands(story, case.pk).state == TerminationState.APPEALED


@pytest.mark.parametrize("name", ["termination_notice", "termination_answer"])
def test_a_step_that_is_over_leads_back_to_the_page(story: Story, saima: Client, name: str) -> None:
    case = within(story, told, heard, out)
    answer = saima.get(of(story, name, case.pk))
    assert answer["Location"] == of(story, "termination", case.pk)


def test_it_is_given_up_with_a_reason_after_asking(story: Story, saima: Client) -> None:
    case = within(story)
    address = of(story, "termination_give_up", case.pk)
    assert saima.get(address).status_code == 200
    assert saima.post(address, {"do": "give_up", "why": ""}).status_code == 422
    assert saima.post(address, {"do": "give_up", "why": "She came."}).status_code == 302
    assert "She came." in words_of(saima.get(of(story, "termination", case.pk)))


# --- who sees it, and how much is read ---------------------------------------------------------


def test_who_only_reads_sees_the_procedure_and_no_step_to_take(
    cast: Cast, story: Story, client_of: ClientOf
) -> None:
    case = within(story, told)
    client = client_of(cast.farid)
    said = words_of(client.get(of(story, "termination", case.pk)))
    assert "Asha Bibi" in said and "What can be done" not in said
    assert client.get(of(story, "termination_notice", case.pk)).status_code == 403


def test_a_restricted_womans_procedure_is_shown_to_those_who_may_see_her(
    cast: Cast, story: Story, saima: Client, client_of: ClientOf
) -> None:
    case = within(story, told)
    with cast.seeing_all():
        Person.objects.filter(pk=story.asha.pk).update(is_restricted=True)
    for name in ("termination", "termination_print", "termination_pdf", "termination_notice"):
        assert saima.get(of(story, name, case.pk)).status_code == 404
    assert "Asha" not in words_of(saima.get(of(story, "terminations")))
    assert "Asha" not in words_of(saima.get(of(story, "termination_begin")))
    assert client_of(cast.amina).get(of(story, "termination", case.pk)).status_code == 200


def test_a_procedure_of_another_association_is_not_found_here(story: Story, saima: Client) -> None:
    case = within(story)
    elsewhere = reverse("termination", args=[story.cast.pakistan.association.pk, case.pk])
    assert saima.get(elsewhere).status_code == 404


@pytest.mark.parametrize("many", [1, 12])
def test_the_list_reads_as_often_for_one_as_for_many(
    story: Story, saima: Client, many: int, django_assert_num_queries: Any
) -> None:
    with story.cast.seeing_all():
        let_in(story.cast.amina)
        scope.show(everywhere())
        names = [f"Woman {one}" for one in range(many)]
        for her in living.a_membership(story.body, names):
            actions.begin(
                story.body, her, on=TODAY, by=story.by, at=AT, words="So.", override="They ask."
            )
    saima.get(of(story, "terminations"))
    with django_assert_num_queries(24):
        saima.get(of(story, "terminations"))


# --- on paper ----------------------------------------------------------------------------------


def test_the_notice_is_printed_in_its_own_language_and_script(story: Story, saima: Client) -> None:
    case = within(story)
    address = of(story, "termination_notice", case.pk)
    saima.post(address, {"do": "keep", "language": "ur", "text": "آرٹیکل 1\n\nآپ نہیں آئیں۔"})
    page = saima.get(of(story, "termination_print", case.pk)).content.decode()
    assert '<html lang="ur" dir="rtl">' in page
    assert '<p lang="ur" dir="rtl">آپ نہیں آئیں۔</p>' in page
    made = saima.get(of(story, "termination_pdf", case.pk))
    assert made["Content-Type"] == "application/pdf" and made.content.startswith(b"%PDF")


def test_the_printed_notice_says_before_which_day_it_is_not_decided(
    story: Story, saima: Client
) -> None:
    case = within(story, told)
    said = words_of(saima.get(of(story, "termination_print", case.pk)))
    assert "Not decided before" in said and "22 Oct 2025" in said


def test_without_words_there_is_nothing_to_print(story: Story, saima: Client) -> None:
    case = within(story)
    for name in ("termination_print", "termination_pdf"):
        answer = saima.get(of(story, name, case.pk))
        assert answer["Location"] == of(story, "termination", case.pk)


def test_a_language_that_is_none_is_not_taken(story: Story, saima: Client) -> None:
    case = within(story)
    address = of(story, "termination_notice", case.pk)
    for language in ("xx", "../../etc", "\0", "x" * 300):
        answer = saima.post(address, {"do": "anew", "language": language})
        assert answer.status_code == 200 and "Asha" in words_of(answer)
