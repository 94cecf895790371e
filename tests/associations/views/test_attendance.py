"""Who is here? On a phone: leaves of ten, the count in sight, marks that come late."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from associations.actions import meetings
from associations.models import Attendance, Meeting
from associations.queries import facts
from members.models import Membership
from tests.cast import Cast, let_in
from tests.factories import A_MOMENT, LONG_AGO
from tests.living import a_held_meeting, a_meeting, an_association_of

from .test_meetings import RULES, again, sent, text, there, today

KEPT = ("late", "excused", "absent", "present")


@pytest.fixture
def saima(cast: Cast, client_of: Callable[..., Client]) -> Client:
    return client_of(cast.saima)


def opened(cast: Cast, members: int = 48) -> tuple[Any, Meeting, list[int]]:
    with cast.seeing_all():
        let_in(cast.amina)
        body = an_association_of(
            cast.pakistan.homenet, by=cast.amina, members=members, rules=RULES,
            parent=cast.pakistan.facilitating,
        ).body  # fmt: skip
        meeting = a_meeting(body, today(), by=cast.amina, state="open", opened_at=A_MOMENT)
        return body, meeting, [one.person for one in facts.people(body, today())]


def marked(client: Client, body: Any, meeting: Meeting, *marks: Any) -> Any:
    return client.post(there("meeting_mark", body, meeting), {"marks": json.dumps(marks)})


def said(cast: Cast, meeting: Meeting) -> dict[int, str]:
    with cast.seeing_all():
        return dict(Attendance.objects.filter(meeting=meeting).values_list("person", "presence"))


def test_the_count_and_how_many_are_short_stand_on_the_page(cast: Cast, saima: Client) -> None:
    body, meeting, people = opened(cast)
    marked(saima, body, meeting, *([person, "present", 0] for person in people[:22]))
    page = text(saima.get(there("meeting_attendance", body, meeting)))
    assert "<bdi>22</bdi> of <bdi>48</bdi> are here" in page
    assert "2 short of 24, Art. 1" in page
    answer = marked(saima, body, meeting, *([person, "late", 0] for person in people[22:24]))
    foot = text_of(answer)
    assert "<bdi>24</bdi> of <bdi>48</bdi> are here" in foot
    assert "Enough are here, Art. 1" in foot


def text_of(answer: Any) -> str:
    return " ".join(answer.json()["foot"].split())


def test_without_a_script_a_leaf_of_ten_is_saved_and_the_next_comes(
    cast: Cast, saima: Client
) -> None:
    body, meeting, people = opened(cast)
    page = text(saima.get(there("meeting_attendance", body, meeting)))
    assert page.count("data-person=") == 10
    assert "Save, next 10 names" in page
    told = {f"m{person}": KEPT[at % 4] for at, person in enumerate(people[:10])}
    answer = sent(saima, "meeting_attendance", body, meeting, **told, next="after=10")
    assert len(said(cast, meeting)) == 10
    page = text(saima.get(answer.headers["Location"]))
    assert "10 rows are saved." in page
    assert "Member 011" in page and "Member 010" not in page


def test_a_row_that_stands_as_it_was_keeps_who_marked_it(
    cast: Cast, saima: Client, client_of: Callable[..., Client]
) -> None:
    """Two clerks: Bilal sends a leaf on which Saima’s marks stand, and changes one of his own."""
    body, meeting, people = opened(cast, 4)
    marked(saima, body, meeting, [people[0], "present", 0])
    told = {f"m{people[0]}": "present", f"m{people[1]}": "absent"}
    sent(client_of(cast.bilal), "meeting_attendance", body, meeting, **told)
    with cast.seeing_all():
        first, second = Attendance.objects.filter(meeting=meeting).order_by("pk")
    assert (first.marked_by, second.marked_by) == (cast.saima, cast.bilal)
    page = text(saima.get(there("meeting_attendance", body, meeting)))
    assert "marked by <bdi>Bilal</bdi>" in page


def test_a_mark_that_comes_late_does_not_undo_a_newer_one(
    cast: Cast, saima: Client, client_of: Callable[..., Client]
) -> None:
    body, meeting, people = opened(cast, 4)
    marked(client_of(cast.bilal), body, meeting, [people[0], "present", 0])
    answer = marked(saima, body, meeting, [people[0], "absent", 20 * 60 * 1000])
    assert answer.json()["rows"] == {str(people[0]): ["present", "Bilal"]}
    assert said(cast, meeting) == {people[0]: "present"}


def test_closed_while_somebody_still_types_her_marks_come_back_with_a_sentence(
    cast: Cast, saima: Client, client_of: Callable[..., Client]
) -> None:
    body, meeting, people = opened(cast, 4)
    sent(client_of(cast.bilal), "meeting_close", body, meeting, rest="leave")
    answer = marked(saima, body, meeting, [people[0], "present", 1000])
    assert answer.status_code == 409
    assert "by Bilal. These marks were not taken." in answer.json()["closed"]
    told = {f"m{people[0]}": "present"}
    answer = sent(saima, "meeting_attendance", body, meeting, **told)
    assert answer.status_code == 302
    assert said(cast, meeting) == {}


@pytest.mark.parametrize(
    "typed", ["", "x", "{}", "[1]", '[["a","present",1]]', '[[1,"king",1]]', '[[1,"present",-1e9]]',
              "[[99999999999999999999,\"present\",99999999999999999999]]"]
)  # fmt: skip
def test_what_is_no_mark_is_left_out(cast: Cast, saima: Client, typed: str) -> None:
    body, meeting, _people = opened(cast, 2)
    answer = saima.post(there("meeting_mark", body, meeting), {"marks": typed})
    assert answer.status_code == 200
    assert said(cast, meeting) == {}


def test_somebody_who_is_not_seen_is_not_marked_and_not_named(cast: Cast, saima: Client) -> None:
    """A restricted member is counted; she stands in no facilitator’s list, and is not absent."""
    body, meeting, _people = opened(cast, 3)
    her = cast.pakistan.restricted
    with cast.seeing_all():
        Membership.objects.create(
            person=her, body=body, homenet=body.homenet, begins_on=LONG_AGO, number="9"
        )
    page = text(saima.get(there("meeting_attendance", body, meeting)))
    assert her.full_name not in page
    assert "1 member is not named here" in page
    assert "of <bdi>4</bdi>" in page
    assert marked(saima, body, meeting, [her.pk, "absent", 0]).status_code == 200
    sent(saima, "meeting_close", body, meeting, rest="absent")
    assert her.pk not in said(cast, meeting)
    assert len(said(cast, meeting)) == 3


def test_who_missed_two_in_a_row_is_told_what_a_third_would_mean(cast: Cast, saima: Client) -> None:
    body, meeting, people = opened(cast, 4)
    with cast.seeing_all():
        women = {one.person_id: one.person for one in Membership.objects.filter(body=body)}
        for day in (1, 2):
            a_held_meeting(
                body, today().replace(year=today().year - 1, month=day, day=2), by=cast.amina,
                absent=[women[people[0]]], present=[women[people[1]]],
            )  # fmt: skip
    page = text(saima.get(there("meeting_attendance", body, meeting)))
    assert page.count("Missed the last 2. Art. 5 speaks at 3.") == 1


@pytest.mark.parametrize(
    ("typed", "found"), [("memb 007", 1), ("7", 1), ("007 sit", 1), ("nobody", 0), ("٧", 1)]
)
def test_a_woman_is_found_by_name_or_number(
    cast: Cast, saima: Client, typed: str, found: int
) -> None:
    body, meeting, _people = opened(cast, 12)
    page = saima.get(there("meeting_attendance", body, meeting), {"q": typed})
    assert text(page).count("data-person=") == found


def test_the_rest_is_shown_alone_and_the_whole_list_on_one_page(cast: Cast, saima: Client) -> None:
    body, meeting, people = opened(cast, 24)
    marked(saima, body, meeting, *([person, "present", 0] for person in people[:20]))
    page = saima.get(there("meeting_attendance", body, meeting), {"only": "unmarked"})
    assert text(page).count("data-person=") == 4
    page = saima.get(there("meeting_attendance", body, meeting), {"all": "1"})
    assert text(page).count("data-person=") == 24


def test_a_leaf_asks_the_same_and_weighs_little_for_3_and_300_members(
    cast: Cast, saima: Client, django_assert_num_queries: Any
) -> None:
    for members in (3, 300):
        body, meeting, people = opened_named(cast, members)
        marked(saima, body, meeting, *([person, "present", 0] for person in people))
        with django_assert_num_queries(27):
            page = saima.get(
                there("meeting_attendance", body, meeting), headers={"Accept-Encoding": "gzip"}
            )
        assert len(page.content) < 8_000
        with django_assert_num_queries(33):
            marked(saima, body, meeting, [people[0], "late", 0])


def opened_named(cast: Cast, members: int) -> tuple[Any, Meeting, list[int]]:
    with cast.seeing_all():
        let_in(cast.amina)
        body = an_association_of(
            cast.pakistan.homenet, by=cast.amina, members=members, rules=RULES,
            parent=cast.pakistan.facilitating, name=f"Band {members}", code=f"BAND{members}",
        ).body  # fmt: skip
        meeting = a_meeting(body, today(), by=cast.amina, state="open", opened_at=A_MOMENT)
        return body, meeting, [one.person for one in facts.people(body, today())]


def test_before_it_is_opened_the_page_leads_back(cast: Cast, saima: Client) -> None:
    body, meeting, _people = opened(cast, 2)
    with cast.seeing_all():
        meeting.state = "planned"
        meeting.save()
    answer = saima.get(there("meeting_attendance", body, meeting), follow=True)
    assert "The meeting is not open." in text(answer)


def test_an_id_is_never_searched_in_the_address(cast: Cast, saima: Client) -> None:
    body, meeting, _people = opened(cast, 2)
    page = saima.get(there("meeting_attendance", body, meeting), {"q": "35202-1234567-1"})
    assert page.headers["Location"] == reverse("people_find")


def test_closing_counts_what_stands_and_not_what_somebody_adds_up(
    cast: Cast, saima: Client
) -> None:
    body, meeting, people = opened(cast, 6)
    marked(saima, body, meeting, *([one, "present", 0] for one in people[:4]))
    with cast.seeing_all():
        meeting.body = body
        let_in(cast.amina)
        meetings.close(meeting, by=cast.amina, at=A_MOMENT)
    assert again(cast, meeting).present == 4


def test_a_mark_is_taken_back_with_and_without_a_script(cast: Cast, saima: Client) -> None:
    body, meeting, people = opened(cast, 3)
    marked(saima, body, meeting, *([one, "absent", 0] for one in people))
    answer = marked(saima, body, meeting, [people[0], "", 0])
    assert answer.json()["rows"] == {str(people[0]): ["", ""]}
    page = text(saima.get(there("meeting_attendance", body, meeting)))
    assert page.count("Take the mark back") == 2
    told = {f"m{people[1]}": "absent", "back": str(people[1])}
    answer = sent(saima, "meeting_attendance", body, meeting, **told)
    assert answer.status_code == 302
    assert said(cast, meeting) == {people[2]: "absent"}


def test_marks_of_who_is_not_called_come_back_and_the_others_are_taken(
    cast: Cast, saima: Client
) -> None:
    body, meeting, people = opened(cast, 3)
    gone = cast.pakistan.apart.pk
    answer = marked(saima, body, meeting, [people[0], "present", 0], [gone, "present", 0])
    assert answer.json()["left"] == [gone] and "not called" in answer.json()["why"]
    assert said(cast, meeting) == {people[0]: "present"}


def test_nested_rubbish_is_no_mark(cast: Cast, saima: Client) -> None:
    body, meeting, _people = opened(cast, 1)
    answer = saima.post(there("meeting_mark", body, meeting), {"marks": "[" * 100_000})
    assert answer.status_code == 200
