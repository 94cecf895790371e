"""The pages of meetings: the calendar, one at a glance, its steps; as a facilitator sees them."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from associations.models import AgendaItem, Attendance, Meeting, Task
from associations.queries import facts
from associations.vocabulary.gatherings import MeetingState
from tests.cast import Cast, let_in
from tests.factories import A_MOMENT
from tests.living import a_held_meeting, a_meeting, a_motion, an_association_of
from tests.pango import needs_pango

RULES = (
    ("quorum", {"share": "1/2", "gathering": "regular"}),
    ("notice_of_meeting", {"gathering": "regular", "days": 7, "count": "clear"}),
    ("meeting_window", {"every": "month", "first": 1, "last": 5}),
    ("second_call", {"days": 7}),
    ("absence", {"meetings": 3}),
    ("requisition_by_share", {"share": "1/3", "days": 30}),
)


@pytest.fixture
def body(cast: Cast) -> Any:
    with cast.seeing_all():
        let_in(cast.amina)
        return an_association_of(
            cast.pakistan.homenet, by=cast.amina, members=12, rules=RULES,
            parent=cast.pakistan.facilitating,
        ).body  # fmt: skip


@pytest.fixture
def saima(cast: Cast, client_of: Callable[..., Client]) -> Client:
    return client_of(cast.saima)


def there(name: str, body: Any, meeting: Meeting | None = None) -> str:
    return reverse(name, args=[body.pk, *([meeting.pk] if meeting else [])])


def sent(client: Client, name: str, body: Any, meeting: Meeting | None = None, **told: Any) -> Any:
    told.setdefault("form_key", str(uuid4()))
    return client.post(there(name, body, meeting), told)


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def today() -> date:
    return timezone.localdate()


def a_planned(cast: Cast, body: Any, on: date | None = None, **told: Any) -> Meeting:
    with cast.seeing_all():
        return a_meeting(body, on or today(), by=cast.amina, **told)


def again(cast: Cast, meeting: Meeting) -> Meeting:
    with cast.seeing_all():
        meeting.refresh_from_db()
        return meeting


def test_the_calendar_says_what_is_due_by_which_article(body: Any, saima: Client) -> None:
    page = text(saima.get(there("meetings", body)))
    assert "Due by the articles" in page or "No meeting is in the calendar" in page
    assert "Plan a meeting" in page


def test_a_breach_stays_in_the_calendar_with_its_article(
    cast: Cast, body: Any, saima: Client
) -> None:
    meeting = a_planned(cast, body)
    sent(saima, "meeting_figures", body, meeting, present="2", chair="", other="")
    page = text(saima.get(there("meetings", body)))
    assert "<bdi>2</bdi> of <bdi>12</bdi> were there" in page
    assert "Against Art. 1" in page


def test_an_auditor_reads_and_plans_nothing(
    cast: Cast, body: Any, client_of: Callable[..., Client]
) -> None:
    farid = client_of(cast.farid)
    assert "Plan a meeting" not in text(farid.get(there("meetings", body)))
    assert farid.get(there("meeting_new", body)).status_code == 403


def test_the_calendar_asks_the_same_for_3_and_300_meetings(
    cast: Cast, body: Any, saima: Client, django_assert_num_queries: Any
) -> None:
    def held(number: int) -> None:
        with cast.seeing_all():
            for at in range(number):
                a_held_meeting(body, date(2022, 1, 1) + timedelta(days=at), by=cast.amina)

    held(3)
    saima.get(there("meetings", body))
    with django_assert_num_queries(20):
        saima.get(there("meetings", body))
    with cast.seeing_all():
        Meeting.objects.bulk_create(
            Meeting(
                body=body, homenet=body.homenet, meeting_on=date(2023, 1, 1) + timedelta(days=at),
                state=MeetingState.NOT_HELD, reason="Rain", written_by=cast.amina,
                written_at=A_MOMENT,
            )
            for at in range(300)
        )  # fmt: skip
    with django_assert_num_queries(20):
        page = saima.get(there("meetings", body))
    assert "Earlier ones" in text(page)


def test_a_meeting_is_planned_once_also_when_sent_twice(body: Any, saima: Client) -> None:
    key = str(uuid4())
    told = {"gathering": "regular", "on": today().isoformat(), "place": "Chak 44", "do": "plan"}
    for _ in range(2):
        answer = sent(saima, "meeting_new", body, **told, form_key=key)
        assert answer.status_code == 302
    page = text(saima.get(answer.headers["Location"]))
    assert "The meeting is in the calendar." in page


def test_of_a_meeting_that_members_asked_for_the_articles_speak_first(
    cast: Cast, body: Any, saima: Client
) -> None:
    told = {
        "gathering": "requisitioned", "on": today().isoformat(), "requested_by": "3",
        "requested_on": today().isoformat(),
    }  # fmt: skip
    page = text(sent(saima, "meeting_new", body, **told, do="look"))
    assert "3 members asked for it; 4 must ask." in page.replace(
        '<bdi class="r-figure">', ""
    ).replace("</bdi>", "")
    assert "Put it into the calendar" in page
    assert sent(saima, "meeting_new", body, **told, do="plan").status_code == 302


def test_the_agenda_grows_and_what_stood_in_a_notice_stays(
    cast: Cast, body: Any, saima: Client
) -> None:
    meeting = a_planned(cast, body, today() + timedelta(days=20))
    sent(saima, "meeting_agenda", body, meeting, title="The price of thread", do="add")
    sent(saima, "meeting_agenda", body, meeting, title="Dues", subject="expenditure", do="add")
    with cast.seeing_all():
        first, second = AgendaItem.objects.filter(meeting=meeting)
    sent(saima, "meeting_agenda", body, meeting, do=f"up:{second.pk}")
    page = text(saima.get(there("meeting", body, meeting)))
    assert page.index("Dues") < page.index("The price of thread")
    sent(
        saima, "meeting_notice", body, meeting, do="give", notice_on=today(), called_by="secretary"
    )
    assert again(cast, meeting).state == MeetingState.CALLED
    page = text(sent(saima, "meeting_agenda", body, meeting, do=f"out:{first.pk}"))
    with cast.seeing_all():
        assert AgendaItem.objects.filter(meeting=meeting).count() == 2


def test_notice_against_an_article_stops_and_the_page_says_which(
    cast: Cast, body: Any, saima: Client
) -> None:
    meeting = a_planned(cast, body, today() + timedelta(days=3))
    told = {"notice_on": today(), "called_by": "secretary"}
    answer = sent(saima, "meeting_notice", body, meeting, **told, do="give")
    assert answer.status_code == 409
    page = text(answer)
    assert "Notice was not given." in page
    assert "ask the data clerk or the administrator" in page
    answer = sent(saima, "meeting_notice", body, meeting, **told, do="give_anyway", override="x")
    assert answer.status_code == 409
    sent(saima, "meeting_notice", body, meeting, **told, do="given")
    assert "Against Art. 2" in text(saima.get(there("meeting", body, meeting)))


def test_who_may_goes_on_with_a_reason_that_stays(
    cast: Cast, body: Any, client_of: Callable[..., Client]
) -> None:
    meeting = a_planned(cast, body, today() + timedelta(days=3))
    amina = client_of(cast.amina)
    told = {"notice_on": today(), "called_by": "secretary"}
    assert "Give notice all the same" in text(
        sent(amina, "meeting_notice", body, meeting, **told, do="give")
    )
    sent(amina, "meeting_notice", body, meeting, **told, do="give_anyway", override="The flood")
    assert "The flood" in text(amina.get(there("meeting", body, meeting)))


def test_a_meeting_is_opened_marked_and_closed(cast: Cast, body: Any, saima: Client) -> None:
    meeting = a_planned(cast, body)
    answer = sent(
        saima,
        "meeting_open",
        body,
        meeting,
        chair="other",
        other="Member 001 of Sitara Stitchers",
        chosen="on",
    )
    assert answer.headers["Location"] == there("meeting_attendance", body, meeting)
    with cast.seeing_all():
        people = [one.person for one in facts.people(body, today())]
    told = {f"m{person}": "present" for person in people[:8]}
    answer = sent(saima, "meeting_attendance", body, meeting, **told, next="after=8")
    assert answer.headers["Location"].endswith("?after=8")
    page = text(saima.get(there("meeting_close", body, meeting)))
    assert "<bdi>8</bdi> of <bdi>12</bdi> are here." in page
    assert "<bdi>4</bdi> are not marked" in page
    sent(saima, "meeting_close", body, meeting, rest="absent")
    done = again(cast, meeting)
    assert (done.state, done.present, done.members) == ("held", 8, 12)
    with cast.seeing_all():
        assert Attendance.objects.filter(meeting=meeting, presence="absent").count() == 4
    page = text(saima.get(there("meeting", body, meeting)))
    assert "Member 001 of Sitara Stitchers</bdi> chaired it." in page


def test_no_quorum_offers_the_second_call_by_its_article(
    cast: Cast, body: Any, saima: Client
) -> None:
    meeting = a_planned(cast, body)
    sent(saima, "meeting_figures", body, meeting, present="2", chair="", other="")
    page = text(saima.get(there("meeting", body, meeting)))
    assert "There was no quorum." in page
    assert "The articles call it again by" in page
    told = {"on": today() + timedelta(days=5), "at": "", "place": ""}
    answer = sent(saima, "meeting_again", body, meeting, **told)
    page = text(saima.get(answer.headers["Location"]))
    assert "The second call of the meeting of" in page


def test_not_held_needs_its_reason(cast: Cast, body: Any, saima: Client) -> None:
    meeting = a_planned(cast, body)
    assert sent(saima, "meeting_not_held", body, meeting, reason="").status_code == 422
    sent(saima, "meeting_not_held", body, meeting, reason="Rain")
    page = text(saima.get(there("meeting", body, meeting)))
    assert "not held" in page
    assert "Rain" in page


def test_put_off_leads_to_the_meeting_in_its_place(cast: Cast, body: Any, saima: Client) -> None:
    meeting = a_planned(cast, body)
    told = {"on": today() + timedelta(days=9), "at": "10:30", "place": "", "reason": "A wedding"}
    answer = sent(saima, "meeting_postpone", body, meeting, **told)
    assert "In place of the meeting of" in text(saima.get(answer.headers["Location"]))
    assert "which took its place" in text(saima.get(there("meeting", body, meeting)))


def test_a_restricted_chair_is_not_named_to_the_facilitator(
    cast: Cast, body: Any, saima: Client
) -> None:
    her = cast.pakistan.restricted
    meeting = a_planned(cast, body, chair=her, state="open", opened_at=A_MOMENT)
    assert her.full_name not in text(saima.get(there("meeting", body, meeting)))
    sheet = text(saima.get(there("meeting_minutes_print", body, meeting)))
    assert her.full_name not in sheet


def test_the_minutes_keep_what_was_said_the_plan_and_the_signing(
    cast: Cast, body: Any, saima: Client
) -> None:
    meeting = a_planned(cast, body)
    sent(saima, "meeting_agenda", body, meeting, title="The price of thread", do="add")
    sent(saima, "meeting_open", body, meeting, chair="", other="")
    with cast.seeing_all():
        item = AgendaItem.objects.get(meeting=meeting)
    told = {
        f"said-{item.pk}": "It is dear.\nWe buy together.", f"resolved-{item.pk}": "10 cones.",
        "minutes": "", "minutes_by": "Nazia",
    }  # fmt: skip
    sent(
        saima, "meeting_minutes", body, meeting, **told, do="task", what="Buy the thread",
        who="Member 002 of Sitara Stitchers", by_when=today(),
    )  # fmt: skip
    with cast.seeing_all():
        task = Task.objects.get(meeting=meeting)
        assert task.who is not None and task.who.full_name.startswith("Member 002")
    sent(saima, "meeting_close", body, meeting, rest="leave")
    sheet = text(saima.get(there("meeting_minutes_print", body, meeting)))
    assert "We buy together." in sheet
    assert "10 cones." in sheet
    assert "Buy the thread" in sheet
    answer = sent(saima, "meeting_minutes", body, meeting, **told, do="sign", signed_on=today())
    assert answer.status_code == 302
    told[f"said-{item.pk}"] = "Something else"
    sent(saima, "meeting_minutes", body, meeting, **told, do="save")
    with cast.seeing_all():
        item.refresh_from_db()
    assert item.discussion == "It is dear.\nWe buy together."


def test_what_is_wrong_in_the_minutes_loses_nothing(cast: Cast, body: Any, saima: Client) -> None:
    meeting = a_planned(cast, body, state="open", opened_at=A_MOMENT)
    answer = sent(saima, "meeting_minutes", body, meeting, minutes="We sang", do="task", what="")
    assert answer.status_code == 422
    assert "We sang" in text(answer)


def test_a_task_is_settled_and_opened_again(cast: Cast, body: Any, saima: Client) -> None:
    with cast.seeing_all():
        task = Task.objects.create(body=body, homenet=body.homenet, what="Buy cloth")
    page = reverse("task", args=[body.pk, task.pk])
    saima.post(page, {"do": "done", "on": today(), "note": ""})
    assert "Buy cloth" in text(saima.get(there("tasks", body)))
    with cast.seeing_all():
        task.refresh_from_db()
        assert task.done_on == today()
    saima.post(page, {"do": "reopen"})
    with cast.seeing_all():
        task.refresh_from_db()
        assert task.done_on is None


def test_the_printed_minutes_spell_the_sum_of_a_decision_out(
    cast: Cast, body: Any, saima: Client
) -> None:
    meeting = a_planned(cast, body, state="open", opened_at=A_MOMENT)
    with cast.seeing_all():
        a_motion(body, by=cast.amina, meeting=meeting)
    assert "A motion of" in text(saima.get(there("meeting_minutes_print", body, meeting)))


@pytest.mark.parametrize("which", ["notice", "sheet", "minutes"])
@pytest.mark.parametrize("language", ["en", "ur"])
def test_every_sheet_is_printed_in_both_languages(
    cast: Cast, body: Any, saima: Client, which: str, language: str
) -> None:
    meeting = a_planned(cast, body)
    page = saima.get(there(f"meeting_{which}_print", body, meeting) + f"?language={language}")
    assert page.status_code == 200
    made = saima.get(there(f"meeting_{which}_pdf", body, meeting) + f"?language={language}")
    assert made.status_code == 200


def test_a_meeting_planned_after_its_day_is_late_here_as_in_the_health(
    cast: Cast, body: Any, saima: Client
) -> None:
    late_on = today() + timedelta(days=40)
    a_planned(cast, body, late_on)
    with cast.seeing_all():
        long_ago = today() - timedelta(days=100)
        a_held_meeting(body, long_ago, by=cast.amina)
    for page in (text(saima.get(there("meetings", body))), text(saima.get(there("health", body)))):
        assert "was not held" in page and "One is planned for" in page
        assert "in the calendar" not in page


@needs_pango
def test_the_pdf_of_the_minutes_says_what_was_said_and_decided(
    cast: Cast, body: Any, saima: Client
) -> None:
    meeting = a_planned(cast, body, state="open", opened_at=A_MOMENT)
    with cast.seeing_all():
        own = {"meeting": meeting, "body": body, "homenet": body.homenet}
        AgendaItem.objects.create(
            position=1,
            title="The price of thread",
            discussion="Three shops were asked.",
            resolution="We buy together.",
            **own,
        )
        Task.objects.create(what="Go to Kasur", who_told="Erum", by_when=today(), **own)
    made = saima.get(there("meeting_minutes_pdf", body, meeting))
    words = " ".join(
        " ".join(page.get_textpage().get_text_range().split())
        for page in pypdfium2.PdfDocument(made.content)
    )
    for said in ("The price of thread", "Three shops were asked.", "We buy together.",
                 "Go to Kasur", "Erum", body.name):  # fmt: skip
        assert said in words


def test_two_who_write_the_minutes_at_once_lose_nothing(
    cast: Cast, body: Any, saima: Client, client_of: Callable[..., Client]
) -> None:
    meeting = a_planned(cast, body, state="open", opened_at=A_MOMENT)
    with cast.seeing_all():
        first, second = (
            AgendaItem.objects.create(
                meeting=meeting, body=body, homenet=body.homenet, position=at, title=f"Item {at}"
            )
            for at in (1, 2)
        )
    opened = re.findall(
        r'name="(was-[^"]*)" value="([^"]*)"',
        saima.get(there("meeting_minutes", body, meeting)).content.decode(),
    )
    was = dict(opened)
    assert len(was) == 5
    blank = {f"{name}-{one.pk}": "" for name in ("said", "resolved") for one in (first, second)}
    bilal = client_of(cast.bilal)
    sent(bilal, "meeting_minutes", body, meeting, **was, **blank | {f"said-{first.pk}": "Bilal’s"})
    mine = blank | {f"said-{second.pk}": "Saima’s", "minutes": "All sang."}
    sent(saima, "meeting_minutes", body, meeting, **was, **mine)
    with cast.seeing_all():
        assert [one.discussion for one in meeting.agenda.order_by("position")] == [
            "Bilal’s", "Saima’s"
        ]  # fmt: skip
    mine |= {f"said-{first.pk}": "Also Saima’s"}
    answer = sent(saima, "meeting_minutes", body, meeting, **was, **mine)
    page = text(answer)
    assert answer.status_code == 422 and "Somebody else wrote here meanwhile" in page
    assert "Bilal’s Also Saima’s" in page
    with cast.seeing_all():
        first.refresh_from_db()
        assert first.discussion == "Bilal’s"
