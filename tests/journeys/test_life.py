"""The life of Rasool Nagar: a meeting called, held, counted and written down, on Saima's phone."""

import re
from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any

import pypdfium2
import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from associations.models import (
    Application,
    Association,
    Attendance,
    Effect,
    Meeting,
    Motion,
    Task,
    Termination,
)
from associations.vocabulary.gatherings import MeetingState, Outcome
from associations.vocabulary.procedures import TerminationState
from hnsa.core import paper
from members.models import Membership, Person
from tests.cast import Cast, let_in
from tests.living import a_held_meeting, an_association_of

from .conftest import PHONE, Link, is_sound
from .test_attendance import an_open_meeting

pytestmark = [pytest.mark.journey, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
PageOf = Callable[..., Page]
THUMB = 44  # pixels
MAIN = "main .btn-primary"
NOTE = "[data-taps-note]"
BEFORE = (date(2026, 8, 3), date(2026, 9, 3))  # meetings to which one member did not come
CALLED, HELD = date(2026, 9, 20), date(2026, 10, 3)
RULES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("minimum_age", {"years": 15}),
    ("meeting_window", {"every": "month", "first": 1, "last": 5}),
    ("notice_of_meeting", {"gathering": "regular", "days": 7}),
    ("quorum", {"gathering": "regular", "share": "1/2"}),
    ("threshold", {"subject": "ordinary", "share": "70 %", "base": "all"}),
    (
        "threshold",
        {"subject": "admission", "share": "1/2", "reach": "more_than", "base": "present"},
    ),
    ("absence", {"meetings": 3}),
    ("notice_before_termination", {"days": 15, "count": "clear"}),
    ("heard_before_termination", {}),
    ("termination_by", {"organ": "general"}),
)  # fmt: skip
AWAY, LATE, EXCUSED, HIDDEN = 7, (3, 12), (20,), 33  # rows of the list, from 1
ABSENT = (AWAY, 41, 52)
PAGES = (
    "association", "association_members", "meetings", "meeting_new", "tasks", "decisions",
    "motion_new", "applications", "terminations", "health", "standings", "association_offices",
    "association_history",
)  # fmt: skip


class Days:
    """What day it is for the whole site."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.day = CALLED
        monkeypatch.setattr("hnsa.core.clock.today", lambda: self.day)
        monkeypatch.setattr(
            "hnsa.core.clock.now", lambda: datetime.combine(self.day, time(9), tzinfo=UTC)
        )


@pytest.fixture
def days(monkeypatch: pytest.MonkeyPatch) -> Days:
    return Days(monkeypatch)


@pytest.fixture
def rasool_nagar(cast: Cast) -> Association:
    """Sixty women; one of them has not come to the last two meetings."""
    with cast.seeing_all():
        amina = let_in(cast.amina)
        association = an_association_of(
            cast.pakistan.homenet, by=amina, members=60, rules=RULES, code="RASOOL",
            parent=cast.pakistan.facilitating, name="Rasool Nagar Adda Workers",
        )  # fmt: skip
        women = list(Person.objects.filter(memberships__body=association.body).order_by("pk"))
        for day in BEFORE:
            came = [one for one in women if one != women[AWAY - 1]]
            a_held_meeting(
                association.body, day, by=amina, present=came, absent=[women[AWAY - 1]]
            )  # fmt: skip
    return association


def called(row: int) -> str:
    return f"Member {row:03d} of Rasool Nagar Adda Workers"


def at(name: str, *keys: int) -> str:
    return reverse(name, args=keys)


def key_of(page: Page) -> int:
    """The last number of her address."""
    return int(re.findall(r"/(\d+)/", page.url)[-1])


def press(page: Page, words: str) -> None:
    page.locator("main").get_by_role("button", name=words, exact=True).click()


def follow(page: Page, words: str) -> None:
    page.locator("main").get_by_role("link", name=words, exact=True).first.click()


def said(page: Page, words: str) -> None:
    expect(page.locator("main")).to_contain_text(words)


# --- called ---------------------------------------------------------------------------------------


def call_a_meeting(page: Page, pk: int) -> int:
    """From the calendar to the notice in her hand; which meeting it is."""
    page.goto(at("meetings", pk))
    is_sound(page)
    follow(page, "Plan a meeting")
    is_sound(page)
    page.select_option("[name=gathering]", "regular")
    page.fill("[name=on]", HELD.isoformat())
    page.fill("[name=at]", "15:00")
    page.fill("[name=place]", "Kausar’s house")
    press(page, "Put it into the calendar")
    said(page, "Nothing is on the agenda yet")
    for title in ("Who joins us", "The price of an adda suit"):
        page.fill("[name=title]", title)
        press(page, "Put it on the agenda")
        expect(page.locator("#agenda li", has_text=title)).to_be_visible()
    is_sound(page)
    meeting = key_of(page)
    follow(page, "Give notice")
    press(page, "Look at what the articles say")
    said(page, "That is 13 days; 7 are asked for.")
    is_sound(page)
    press(page, "Give notice today")
    said(page, "Notice is given.")
    follow(page, "Print the notice")
    said(page, "The price of an adda suit")
    assert "The price of an adda suit" in on_paper(page, at("meeting_notice_pdf", pk, meeting))
    return meeting


def on_paper(page: Page, address: str) -> str:
    """What the PDF there says; without Pango on this machine, what the page says."""
    answer = page.request.get(address)
    assert answer.status == 200
    if paper._loaded() is None:
        return " ".join(page.locator("main").inner_text().split())
    assert answer.body().startswith(b"%PDF")
    document = pypdfium2.PdfDocument(answer.body())
    return " ".join(word for one in document for word in _text(one).split())


def _text(page: pypdfium2.PdfPage) -> str:
    text: str = page.get_textpage().get_text_range()
    return text


# --- who is here ----------------------------------------------------------------------------------


def mark_of(row: int) -> str:
    if row in ABSENT:
        return "absent"
    return "late" if row in LATE else "excused" if row in EXCUSED else "present"


def open_it(page: Page, pk: int, meeting: int) -> None:
    page.goto(at("meeting", pk, meeting))
    follow(page, "Open the meeting")
    is_sound(page)
    press(page, "Open it: who is here?")
    said(page, "0 of 60 are here")
    is_sound(page)


def take_attendance(page: Page, link: Link, pk: int, meeting: int) -> None:
    """Sixty rows, tapped one by one; from the eleventh to the twentieth without a link."""
    for leaf in range(6):
        rows = range(leaf * 10 + 1, leaf * 10 + 11)
        expect(page.locator("[data-person] strong").first).to_have_text(called(rows[0]))
        if leaf == 0:
            expect(page.locator("[data-person]", has_text=called(AWAY))).to_contain_text(
                "Missed the last 2"
            )
        if leaf == 1:
            link.cut()
        for row in rows:
            tap(page, row)
        if leaf == 1:
            expect(page.locator(NOTE)).to_contain_text("Not sent yet: 10 marks")
            expect(page.locator("#count")).to_contain_text("9 of 60 are here")  # as it was known
            is_sound(page)
            link.good()
            expect(page.locator(NOTE)).to_have_count(0)
        expect(page.locator("#count")).to_be_in_viewport()
        page.locator("form[data-taps] .btn-primary").click()
    page.wait_for_url(f"**{at('meeting', pk, meeting)}")


def tap(page: Page, row: int) -> None:
    line = page.locator("[data-person]", has_text=called(row))
    line.locator(f"input[value={mark_of(row)}]").tap()


def somebody_new(page: Page, pk: int, meeting: int) -> int:
    """She is not on the list: she applies, on the spot."""
    page.goto(at("meeting_attendance", pk, meeting))
    expect(page.locator("#count")).to_contain_text("56 of 60 are here")
    expect(page.locator("#count")).to_contain_text("Enough are here, Art. 4")
    follow(page, "Somebody new is here")
    is_sound(page)
    page.fill("[name=name]", "Nasim Akhtar")
    page.fill("[name=relative]", "Bashir Ahmad")
    page.fill("[name=age]", "24")
    press(page, "Write down her application")
    said(page, "Nasim Akhtar has applied.")
    is_sound(page)
    return key_of(page)


# --- decided --------------------------------------------------------------------------------------


def count(page: Page, votes: tuple[int, int, int], *says: str) -> None:
    """From a motion that is put to the sealed vote, with the sum spelt out."""
    follow(page, "Count the votes")
    is_sound(page)
    names = ("votes_for", "votes_against", "abstained")
    for name, number in zip(names, votes, strict=True):
        page.fill(f"[name={name}]", str(number))
    press(page, "Look at what it means")
    for words in says:
        said(page, words)
    is_sound(page)
    page.locator(MAIN).click()
    said(page, "Written down by Saima")
    for words in says[1:]:
        said(page, words)


def admit(page: Page, cast: Cast, application: int) -> None:
    """The motion on her application is carried, and what follows is done once."""
    follow(page, "Put it to the vote")
    is_sound(page)
    press(page, "Put it to the vote")
    count(
        page,
        (54, 0, 2),
        "Carried?",
        "54 of 56 = 96.4 %; more than 50 % of the members present (29)",
    )
    is_sound(page)
    follow(page, "Carry it out")
    is_sound(page)
    page.get_by_role("button", name="Carry it out", exact=True).dblclick()
    said(page, "What followed from it")
    said(page, "She was admitted.")
    with cast.seeing_all():
        her = Application.objects.get(pk=application).person
        assert Membership.objects.filter(person=her).count() == 1
        assert Effect.objects.filter(motion__application=application).count() == 1


def lose(page: Page, pk: int, meeting: int) -> None:
    """A motion that has most of the votes, and not enough of them."""
    page.goto(at("meeting", pk, meeting))
    follow(page, "Put a motion")
    page.fill("[name=title]", "An adda suit costs 900 rupees at least")
    press(page, "Put it to the vote")
    count(page, (38, 12, 6), "Lost?", "38 of 60 = 63.3 %; at least 70 % of all members (42)")


def close(page: Page, pk: int, meeting: int) -> None:
    page.goto(at("meeting", pk, meeting))
    follow(page, "Close the meeting")
    said(page, "56 of 60 are here.")
    said(page, "Everybody is marked.")
    is_sound(page)
    page.check("[name=rest][value=leave]")
    press(page, "Close the meeting")
    said(page, "The meeting is closed: 56 of 60 were there.")
    is_sound(page)


# --- written down ---------------------------------------------------------------------------------


def write_minutes(page: Page, pk: int, meeting: int) -> None:
    """What was said, one line of the action plan, and the sheet on which they sign."""
    follow(page, "Write the minutes")
    is_sound(page)
    page.locator("[name^=said-]").nth(1).fill(
        "The traders of Lahore pay 600. We ask for one price."
    )
    page.locator("[name^=resolved-]").nth(0).fill("Nasim Akhtar is a member from today.")
    page.fill("[name=what]", "Ask the shops of Kasur what they pay")
    page.fill("[name=who]", called(5))
    page.fill("[name=by_when]", "2026-10-25")
    press(page, "Into the action plan")
    expect(page.locator("#tasks")).to_contain_text("Ask the shops of Kasur what they pay")
    page.fill("[name=minutes_by]", "Shazia Bibi")
    press(page, "Save the minutes")
    said(page, "The minutes are saved.")
    is_sound(page)
    page.goto(at("meeting_minutes_print", pk, meeting))
    is_sound(page)
    minutes = on_paper(page, at("meeting_minutes_pdf", pk, meeting))
    for words in (
        "56 of 60 members", "The traders of Lahore pay 600.", "For it: 38 of 60 = 63.3 %",
        "admitted as a member Nasim Akhtar", "Ask the shops of Kasur what they pay",
        "Who wrote the minutes Shazia Bibi",
    ):  # fmt: skip
        assert words in minutes


def next_agenda(page: Page, pk: int) -> None:
    """What is to be done comes back on the agenda of the next meeting."""
    page.goto(at("meeting_new", pk))
    page.select_option("[name=gathering]", "regular")
    page.fill("[name=on]", "2026-11-03")
    press(page, "Put it into the calendar")
    task = page.locator("#agenda li", has_text="Ask the shops of Kasur what they pay")
    expect(task).to_contain_text("from the action plan")


# --- one notice -----------------------------------------------------------------------------------


def give_notice(page: Page, cast: Cast, pk: int) -> int:
    """The third absence in a row is a ground; notice is given, and nothing happens by itself."""
    page.goto(at("terminations", pk))
    is_sound(page)
    ground = page.locator("main section", has_text="A ground is found today")
    expect(ground.locator("li")).to_have_count(1)
    ground.get_by_role("link", name=called(AWAY)).click()
    for day in ("3 Aug", "3 Sep", "3 Oct"):
        expect(
            page.locator("main .r-facts", has_text="Meetings missed in a row").last
        ).to_contain_text(day)
    is_sound(page)
    page.fill("[name=words]", "She has not come since July, and sent no word.")
    press(page, "Begin the procedure")
    said(page, "Nothing is decided")
    is_sound(page)
    termination = key_of(page)
    follow(page, "Write the notice")
    is_sound(page)
    page.select_option("main [name=language]", "en")
    press(page, "Write them anew in this language")
    expect(page.locator("[name=text]")).to_have_value(re.compile("Nothing is decided yet"))
    press(page, "Keep the words")
    follow(page, "Print the notice")
    is_sound(page)
    notice = on_paper(page, at("termination_pdf", pk, termination))
    assert "She has not come since July, and sent no word." in notice
    page.goto(at("termination_notice", pk, termination))
    page.check("[name=delivered][value=hand]")
    page.fill("[name=witness]", "Kausar Begum")
    press(page, "Notice was given")
    said(page, "It is written down that notice was given to her.")
    is_sound(page)
    return termination


def nothing_by_itself(page: Page, cast: Cast, pk: int, termination: int) -> None:
    """Her days have passed: she is a member as before, and the women are asked."""
    page.goto(at("termination", pk, termination))
    is_sound(page)
    with cast.seeing_all():
        she = Termination.objects.get(pk=termination)
        assert she.state == TerminationState.NOTICE
        assert Membership.objects.get(body=pk, person=she.person_id).ends_on is None


# --- who else reads it ----------------------------------------------------------------------------


def the_office(amina: Page, pk: int, meeting: int) -> None:
    amina.goto(at("today"))
    expect(amina.locator("main")).to_contain_text("Rasool Nagar Adda Workers")
    is_sound(amina)
    for table in ("meeting", "motion", "application", "termination"):
        amina.goto(f"/admin/associations/{table}/?q=Rasool+Nagar")
        expect(amina.locator("#result_list")).to_contain_text("Rasool Nagar")
        is_sound(amina)


def others(page_of: PageOf, pk: int, rows: dict[str, int]) -> None:
    """The auditor reads, and writes nothing; in the other country there is no such address."""
    reads = {name: at(name, pk) for name in PAGES if not name.endswith("_new")}
    reads |= {name: at(name, pk, row) for name, row in rows.items()}
    writes = [at(name, pk) for name in PAGES if name.endswith("_new")]
    writes += [at("meeting_minutes", pk, rows["meeting"])]
    farid = page_of("farid").request
    assert {name: farid.get(there).status for name, there in reads.items()} == dict.fromkeys(
        reads, 200
    )
    assert {there: farid.get(there).status for there in writes} == dict.fromkeys(writes, 403)
    rita = page_of("rita").request
    assert {rita.get(there).status for there in [*reads.values(), *writes]} == {404}


def test_a_month_in_the_life_of_rasool_nagar(
    cast: Cast, page_of: PageOf, rasool_nagar: Association, days: Days
) -> None:
    pk = rasool_nagar.pk
    phone = page_of("saima", size=PHONE, has_touch=True)
    link = Link(phone)
    meeting = call_a_meeting(phone, pk)
    days.day = HELD
    open_it(phone, pk, meeting)
    take_attendance(phone, link, pk, meeting)
    application = somebody_new(phone, pk, meeting)
    with cast.seeing_all():
        marks = Attendance.objects.filter(meeting=meeting).values_list("presence", flat=True)
        assert Counter(marks) == Counter(mark_of(row) for row in range(1, 61))
    admit(phone, cast, application)
    lose(phone, pk, meeting)
    close(phone, pk, meeting)
    write_minutes(phone, pk, meeting)
    next_agenda(phone, pk)
    termination = give_notice(phone, cast, pk)
    days.day = date(2026, 10, 30)
    nothing_by_itself(phone, cast, pk, termination)
    for name in PAGES:
        phone.goto(at(name, pk))
        is_sound(phone)
        for tab in phone.locator(".r-tabs [aria-current]").all():
            expect(tab).to_be_in_viewport(ratio=1)
    with cast.seeing_all():
        outcomes = Motion.objects.filter(body=pk).order_by("pk").values_list("outcome", flat=True)
        assert list(outcomes) == [Outcome.CARRIED, Outcome.LOST]
        assert Meeting.objects.get(pk=meeting).state == MeetingState.HELD
        motion = Motion.objects.filter(body=pk).latest("pk").pk
        assert Task.objects.get(body=pk, who__full_name=called(5)).done_on is None
    the_office(page_of("amina"), pk, meeting)
    rows = {
        "meeting": meeting, "meeting_minutes_print": meeting, "motion": motion,
        "termination": termination, "application": application,
    }  # fmt: skip
    others(page_of, pk, rows)


def test_who_is_here_in_urdu(cast: Cast, page_of: PageOf) -> None:
    """From right to left, and every mark is large enough for a thumb and says what it is."""
    meeting = an_open_meeting(cast)
    page = page_of("saima", language="ur", size=PHONE, has_touch=True)
    page.goto(at("meeting_attendance", meeting.body_id, meeting.pk) + "?all=1")
    assert page.get_attribute("html", "dir") == "rtl"
    is_sound(page)
    her = page.get_by_role("group", name=called(60))
    expect(her.get_by_role("radio")).to_have_count(4)
    picks = [one.bounding_box() for one in her.locator("label").all()]
    assert all(one and one["height"] >= THUMB and one["width"] >= THUMB for one in picks)
    first, *_others, last = [one["x"] for one in picks if one]
    assert first > last
    her.locator("input[value=present]").tap()
    expect(page.locator("#count progress")).to_have_attribute("value", "1")
    expect(her.locator("[data-state]")).to_contain_text("Saima")
    is_sound(page)
