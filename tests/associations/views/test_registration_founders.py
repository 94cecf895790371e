"""The founding members' page: one by one, from the register, or as a list that was pasted."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from members.actions import people
from members.models import Membership, Person
from members.vocabulary.country import country
from tests.associations.registering import Registration, filled, opened
from tests.cast import Cast
from tests.members.views.conftest import text_of

ClientOf = Callable[..., Client]
FOUR = {"name": "Asha Bibi", "relative": "Muhammad Akram", "number": "35202-1111111-2", "age": "34"}
LINES = """Asha Bibi, Muhammad Akram, 34, 35202-1111111-2
Kausar Parveen, Ghulam Rasool, 43,
Fehmida Begum, Nazir Ahmad, 50, 35202-3333333-6"""


@pytest.fixture
def made(cast: Cast) -> Registration:
    """A registration with a draft of its constitution."""
    found = opened(cast)
    with cast.seeing_all():
        found.draft()
    return found


@pytest.fixture
def client(cast: Cast, client_of: ClientOf) -> Client:
    """Saima's browser."""
    return client_of(cast.saima)


def _at(made: Registration, page: str = "") -> str:
    return f"/associations/{made.case.body_id}/registration/founders/{page}"


def _names(made: Registration) -> list[str]:
    with made.cast.seeing_all():
        spells = Membership.objects.filter(body=made.case.body, ends_on=None)
        return sorted(spells.values_list("person__full_name", flat=True))


def test_four_fields_add_her_and_the_articles_speak_at_once(
    made: Registration, client: Client
) -> None:
    shown = text_of(client.post(_at(made), {**FOUR, "do": "add"}, follow=True))
    assert "Asha Bibi is on the list." in shown
    young = {**FOUR, "name": "Zubaida", "number": "", "age": "14", "do": "add"}
    shown = text_of(client.post(_at(made), young, follow=True))
    assert "Art. 1: A member is at least 15 years old. She is 14 years old." in shown
    assert "1 of 2 may join." in shown


def test_the_reason_has_a_page_with_every_article(made: Registration, client: Client) -> None:
    client.post(_at(made), {**FOUR, "age": "14", "do": "add"})
    with made.cast.seeing_all():
        spell = Membership.objects.get(body=made.case.body)
    assert f"/founders/{spell.pk}/why/" in client.get(_at(made)).content.decode()
    shown = text_of(client.get(_at(made, f"{spell.pk}/why/")))
    assert "She may not join" in shown and "Asha Bibi" in shown and "Members are women." in shown


def test_going_on_adds_her_too_and_an_empty_form_just_goes_on(
    made: Registration, client: Client
) -> None:
    answer = client.post(_at(made), {**FOUR, "do": "next"})
    assert answer["Location"].endswith("/registration/constitution/")
    assert client.post(_at(made), {"do": "next"})["Location"].endswith("/constitution/")
    assert _names(made) == ["Asha Bibi"]


def test_an_error_stands_at_its_field_and_what_was_typed_stays(
    made: Registration, client: Client
) -> None:
    answer = client.post(_at(made), {**FOUR, "number": "12", "age": "old", "do": "add"})
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="12"' in shown and 'value="old"' in shown and 'value="Asha Bibi"' in shown
    long = client.post(_at(made), {**FOUR, "name": "A" * 10_000, "do": "add"})
    assert "10000 letters" in text_of(long) and "A" * 10_000 in long.content.decode()
    assert _names(made) == []


def test_sent_twice_she_stands_once(made: Registration, client: Client) -> None:
    sent = {**FOUR, "do": "add", "form_key": "6d0b7a9e-0000-4000-8000-000000000001"}
    assert client.post(_at(made), sent).status_code == client.post(_at(made), sent).status_code
    assert _names(made) == ["Asha Bibi"]


def test_a_number_of_somebody_out_of_sight_tells_only_to_ask(
    made: Registration, client: Client
) -> None:
    apart = made.cast.pakistan.apart
    with made.cast.seeing_all():
        people.keep_number(apart, people.checked_number(FOUR["number"], country("PK")))
    shown = text_of(client.post(_at(made), {**FOUR, "do": "add"}))
    assert "registered elsewhere" in shown and apart.full_name not in shown


def test_she_is_found_in_the_register_within_sight_and_taken(
    made: Registration, client: Client
) -> None:
    pakistan = made.cast.pakistan
    with made.cast.seeing_all():
        people.index_names([pakistan.person, pakistan.apart, pakistan.restricted])
    shown = client.post(_at(made, "find/"), {"known": "Zarnigar"}).content.decode()
    assert pakistan.person.full_name in shown and f"take:{pakistan.person.pk}" in shown
    for hidden in (pakistan.apart, pakistan.restricted):
        found = client.post(_at(made, "find/"), {"known": hidden.full_name})
        assert "Nobody is found" in text_of(found)
        client.post(_at(made, "find/"), {"do": f"take:{hidden.pk}"})
    client.post(_at(made, "find/"), {"do": f"take:{pakistan.person.pk}"})
    assert _names(made) == [pakistan.person.full_name]


def test_a_restricted_founder_is_counted_and_not_named(
    made: Registration, client: Client, client_of: ClientOf
) -> None:
    restricted = made.cast.pakistan.restricted
    client_of(made.cast.amina).post(_at(made, "find/"), {"do": f"take:{restricted.pk}"})
    assert _names(made) == [restricted.full_name]
    for page in ("", "../offices/", "../check/"):
        shown = client.get(_at(made, page)).content.decode()
        assert restricted.full_name not in shown, page
    assert "For her safety only the office sees who she is." in text_of(client.get(_at(made)))


def test_the_women_of_a_list_are_taken_over(made: Registration, client: Client) -> None:
    pakistan = made.cast.pakistan
    shown = text_of(client.get(_at(made, "take-over/")))
    assert pakistan.facilitating.name in shown and pakistan.other.name not in shown
    wrong = client.post(_at(made, "take-over/"), {"do": "take_over", "origin": pakistan.other.pk})
    assert wrong.status_code == 422
    right = {"do": "take_over", "origin": pakistan.facilitating.pk}
    client.post(_at(made, "take-over/"), right)
    assert _names(made) == [pakistan.person.full_name]


def test_she_is_taken_off_after_asking(made: Registration, client: Client) -> None:
    client.post(_at(made), {**FOUR, "do": "add"})
    with made.cast.seeing_all():
        spell = Membership.objects.get(body=made.case.body)
    page = _at(made, f"{spell.pk}/leave-out/")
    assert "Take Asha Bibi off the list?" in text_of(client.get(page))
    assert _names(made) == ["Asha Bibi"]
    client.post(page, {"do": "leave_out"})
    assert _names(made) == []
    with made.cast.seeing_all():
        assert Person.objects.filter(full_name="Asha Bibi").exists()


# --- a whole list -------------------------------------------------------------------------------


def _paste(made: Registration, client: Client, **sent: Any) -> Any:
    return client.post(_at(made, "list/"), {"do": "add", **sent})


@pytest.mark.parametrize(
    "lines",
    [
        LINES,
        LINES.replace(", ", "\t"),
        "Name\tFather/Husband Name\tAge\tCNIC\n" + LINES.replace(", ", "\t"),
    ],
    ids=["with commas", "from a table", "with headings"],
)
def test_lines_are_read_by_the_engine_of_the_wizard(
    made: Registration, client: Client, lines: str
) -> None:
    assert _paste(made, client, lines=lines).status_code == 302
    assert _names(made) == ["Asha Bibi", "Fehmida Begum", "Kausar Parveen"]
    with made.cast.seeing_all():
        asha = Person.objects.get(full_name="Asha Bibi")
        assert (asha.relative_name, asha.age_years) == ("Muhammad Akram", 34)
        assert asha.nationalid_set.get().masked.endswith("2")


def test_a_name_alone_is_a_line(made: Registration, client: Client) -> None:
    _paste(made, client, lines="Asha Bibi\nKausar Parveen")
    assert _names(made) == ["Asha Bibi", "Kausar Parveen"]


def test_what_is_not_clear_comes_back_and_the_others_are_on_the_list(
    made: Registration, client: Client
) -> None:
    lines = f"{LINES}\nZubaida, Allah Ditta, 30, 12345"
    answer = _paste(made, client, lines=lines)
    shown = answer.content.decode()
    assert len(_names(made)) == 3
    assert "1 line is not written down yet" in text_of(answer)
    assert "The card number cannot be right." in text_of(answer)
    assert "Zubaida\tAllah Ditta\t30\t12345" in shown
    _paste(made, client, lines="Zubaida\tAllah Ditta\t30\t")
    assert "Zubaida" in _names(made)


def test_the_same_list_twice_adds_nobody_twice(made: Registration, client: Client) -> None:
    _paste(made, client, lines=LINES)
    _paste(made, client, lines=LINES)
    assert len(_names(made)) == 3


def test_a_file_is_read_too_and_what_is_no_list_is_said_so(
    made: Registration, client: Client
) -> None:
    photo = SimpleUploadedFile("women.jpg", b"\xff\xd8\xff\xe0" + b"0" * 200)
    answer = _paste(made, client, file=photo)
    assert answer.status_code == 422 and "invalid-feedback" in answer.content.decode()
    text = "Name,Father/Husband Name,Age\nAsha Bibi,Muhammad Akram,34\n".encode("utf-8-sig")
    _paste(made, client, file=SimpleUploadedFile("women.csv", text))
    assert _names(made) == ["Asha Bibi"]


def test_a_list_that_is_too_long_is_refused_whole_and_stays(
    made: Registration, client: Client
) -> None:
    lines = "\n".join(
        f"Woman {chr(65 + n % 26)}{chr(97 + n // 26)}, Father, 30" for n in range(201)
    )
    answer = _paste(made, client, lines=lines)
    assert answer.status_code == 422 and "At most 200 women" in text_of(answer)
    assert lines.splitlines()[-1] in answer.content.decode()
    assert _names(made) == []


def test_a_name_of_ten_thousand_letters_in_a_list_comes_back(
    made: Registration, client: Client
) -> None:
    answer = _paste(made, client, lines=f"Asha Bibi, Akram, 34\n{'A' * 10_000}, Akram, 40")
    assert _names(made) == ["Asha Bibi"]
    assert "A" * 10_000 in answer.content.decode()


def test_the_page_of_founders_asks_the_same_for_three_and_for_thirty(
    cast: Cast, client: Client, django_assert_num_queries: Any
) -> None:
    from associations.actions.women import Woman

    made = filled(cast)
    client.get(_at(made))
    with django_assert_num_queries(21):
        client.get(_at(made))
    with cast.seeing_all():
        for number in range(27):
            made.add(Woman(f"Woman {chr(97 + number)}", "Father", age=30))
    with django_assert_num_queries(21):
        client.get(_at(made))
