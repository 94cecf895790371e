"""The papers of an association’s life as PDFs: what is written on them, in English and in Urdu.

Nastaliq joins its letters into signs of its own, so Urdu cannot be read back word by word. What can
be read is every word in Latin letters: in Urdu only names, codes and own words may be so written.
"""

import re
from collections.abc import Callable
from datetime import date, time
from typing import Any

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse
from pypdfium2 import raw

from associations.actions import terminations
from associations.models import AgendaItem, Meeting, Office, Task
from associations.prints.termination_notice import words_of as words_of_notice
from associations.queries import terminations as queries
from associations.vocabulary.cases import CameBy
from associations.vocabulary.subjects import Gathering, Post
from hnsa.core import scope
from members.models import Body, Membership, Person
from tests import living
from tests.associations.actions.test_motions import SEVENTY, House
from tests.associations.terminating import a_story
from tests.cast import Cast, everywhere, let_in
from tests.pango import needs_pango

ClientOf = Callable[..., Client]

pytestmark = needs_pango

TODAY, MET, AHEAD = date(2026, 11, 25), date(2026, 11, 3), date(2026, 12, 4)
MILLIMETRE = 72 / 25.4
OWN = "HomeNet Pakistan KHUDD Khuddian Adda Sisters the school of "  # at the head of each paper
NAMES = ("Rukhsana Bibi", "Zubaida", "Nasreen Akhtar")
LONG = "Syeda Umm-e-Kulsoom Fatima-tuz-Zahra Bint-e-Muhammad Abdul Rehman Siddiqui Al-Hashmi"


@pytest.fixture(autouse=True)
def on_that_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hnsa.core.clock.today", lambda: TODAY)


def named(body: Body) -> Body:
    body.name, body.name_native, body.code = "Khuddian Adda Sisters", "کھڈیاں اڈا سسٹرز", "KHUDD"
    body.save()
    return body


@pytest.fixture
def body(cast: Cast) -> Body:
    """An association of three: the first has an Urdu name too, the second has one name."""
    with cast.seeing_all():
        let_in(cast.saima)
        scope.show(everywhere())
        made = living.an_association_of(
            cast.pakistan.homenet, by=cast.amina, model="united", parent=cast.pakistan.facilitating
        )
        first, *_ = living.a_membership(named(made.body), NAMES)
        first.full_name_native = "رخسانہ بی بی"
        first.save()
    return made.body


@pytest.fixture
def meeting(cast: Cast, body: Body) -> Meeting:
    """A meeting that is called, with an agenda in two scripts."""
    with cast.seeing_all():
        made = living.a_meeting(
            body, AHEAD, by=cast.amina, begins_at=time(15, 30), place="the school of Khuddian",
            notice_on=TODAY, called_by=Post.SECRETARY,
        )  # fmt: skip
        for position, title in enumerate(("Price of thread", "نئی رکن کی درخواست"), start=1):
            AgendaItem.objects.create(
                body=body, homenet=body.homenet, meeting=made, position=position, title=title
            )
    return made


@pytest.fixture
def held(cast: Cast, body: Body) -> Meeting:
    """A meeting that was held, with its minutes, a decision and a task."""
    own: dict[str, Any] = {"body": body, "homenet": body.homenet}
    with cast.seeing_all():
        women = women_of(body)
        made = living.a_held_meeting(
            body, MET, by=cast.amina, present=women[:2], absent=women[2:], chair=women[0],
            chaired_by=Post.PRESIDENT, minutes="We talked long.", minutes_by="Zubaida",
        )  # fmt: skip
        Task.objects.create(meeting=made, what="Buy cloth", who=women[2], by_when=AHEAD, **own)
        Office.objects.create(
            person=women[0], post=Post.PRESIDENT, begins_on=date(2024, 1, 1),
            came_by=CameBy.ELECTED, **own,
        )  # fmt: skip
    return made


def women_of(body: Body) -> list[Person]:
    return list(Person.objects.filter(memberships__body=body).order_by("pk"))


@pytest.fixture
def pdf_of(cast: Cast, client_of: ClientOf) -> Callable[..., pypdfium2.PdfDocument]:
    """`pdf_of("member_register_pdf", pk…, language="ur")`: what Saima prints."""

    def get(name: str, *args: int, **asked: Any) -> pypdfium2.PdfDocument:
        client = client_of(cast.saima)
        client.cookies["django_language"] = asked.get("language", "en")
        answer = client.get(reverse(name, args=args), asked)
        assert answer["Content-Type"] == "application/pdf"
        return pypdfium2.PdfDocument(answer.content)

    return get


PdfOf = Callable[..., pypdfium2.PdfDocument]


def said(document: pypdfium2.PdfDocument) -> str:
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    return " ".join(text.replace("\ufffe", "-").split())


def latin(text: str) -> set[str]:
    """Its words in Latin letters."""
    return set(re.findall(r"[A-Za-z]{2,}", text))


def in_nastaliq(document: pypdfium2.PdfDocument, own: str) -> str:
    """What an Urdu paper says, once no English but these words was found on it."""
    fonts = {
        one.get_font().get_base_name()
        for page in document
        for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])
    }
    assert any("Nastaliq" in name for name in fonts)
    text = said(document)
    assert latin(text) - latin(OWN + own) == set()
    return text


def test_the_notice_of_a_meeting(body: Body, meeting: Meeting, pdf_of: PdfOf) -> None:
    english = said(pdf_of("meeting_notice_pdf", body.pk, meeting.pk))
    for words in ("Notice of a meeting", "A regular meeting", "Friday 4 December 2026 · 15:30",
                  "the school of Khuddian", "Called by Secretary", "All members are called",
                  "Price of thread", "Signature", "Page 1 of 1"):  # fmt: skip
        assert words in english, words
    urdu = in_nastaliq(
        pdf_of("meeting_notice_pdf", body.pk, meeting.pk, language="ur"), "Price of thread"
    )
    assert "15:30" in urdu and "2026" in urdu


def test_to_a_meeting_of_the_committee_the_committee_is_called(
    cast: Cast, body: Body, meeting: Meeting, pdf_of: PdfOf
) -> None:
    with cast.seeing_all():
        Meeting.objects.filter(pk=meeting.pk).update(gathering=Gathering.COMMITTEE)
    english = said(pdf_of("meeting_notice_pdf", body.pk, meeting.pk))
    assert "The members of the committee are called" in english and "All members" not in english


def test_the_attendance_sheet_names_each_in_the_script_of_the_sheet(
    body: Body, meeting: Meeting, pdf_of: PdfOf
) -> None:
    english = said(pdf_of("meeting_sheet_pdf", body.pk, meeting.pk))
    for words in ("Attendance sheet", *NAMES, "Signature or thumb", "The empty lines"):
        assert words in english, words
    urdu = in_nastaliq(
        pdf_of("meeting_sheet_pdf", body.pk, meeting.pk, language="ur"), "Zubaida Nasreen Akhtar"
    )
    assert "Zubaida" in urdu and "Rukhsana" not in urdu


@pytest.mark.parametrize("language", ["en", "ur"])
def test_the_sheet_of_sixty_has_its_head_on_every_page_and_no_row_in_two(
    cast: Cast, body: Body, meeting: Meeting, pdf_of: PdfOf, language: str
) -> None:
    with cast.seeing_all():
        living.a_membership(body, [f"Woman{one:02}x" for one in range(56)])
        living.a_membership(body, [LONG])
    document = pdf_of("meeting_sheet_pdf", body.pk, meeting.pk, language=language)
    assert len(document) <= 5
    pages = [" ".join(one.get_textpage().get_text_range().split()) for one in document]
    if language == "en":
        assert all("Father or husband" in text for text in pages)
        assert "Page 2 of" in pages[1]
    for one in range(56):
        assert sum(f"Woman{one:02}x" in text for text in pages) == 1
    for page in document:
        assert max(one.get_bounds()[3] for one in page.get_objects()) <= 842
        assert min(one.get_bounds()[1] for one in page.get_objects()) >= 0


def test_there_is_room_for_a_thumb_beside_each_name(
    body: Body, meeting: Meeting, pdf_of: PdfOf
) -> None:
    for page in pdf_of("meeting_sheet_pdf", body.pk, meeting.pk):
        upright = [
            (bounds[0], bounds[3] - bounds[1])
            for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH])
            if (bounds := one.get_bounds())[2] - bounds[0] < 2
        ]
        edges = sorted({round(left) for left, high in upright if high > 12 * MILLIMETRE})
        assert edges[-1] - edges[-2] >= 35 * MILLIMETRE


def test_the_minutes_to_be_signed(body: Body, held: Meeting, pdf_of: PdfOf) -> None:
    english = said(pdf_of("meeting_minutes_pdf", body.pk, held.pk))
    for words in ("Minutes", "2 of 3 members", "Chaired by Rukhsana Bibi (president)",
                  "We talked long.", "Buy cloth Nasreen Akhtar · by 4 Dec 2026",
                  "These minutes were read out", "Who wrote the minutes Zubaida",
                  "President Rukhsana Bibi"):  # fmt: skip
        assert words in english, words
    urdu = in_nastaliq(
        pdf_of("meeting_minutes_pdf", body.pk, held.pk, language="ur"),
        "We talked long Buy cloth Zubaida Nasreen Akhtar",
    )
    assert "Rukhsana" not in urdu and "Nasreen Akhtar" in urdu


def test_who_is_hidden_is_on_no_paper_of_a_meeting(
    cast: Cast, body: Body, held: Meeting, pdf_of: PdfOf
) -> None:
    with cast.seeing_all():
        hidden = {"full_name": "Parizad", "full_name_native": "", "is_restricted": True}
        Person.objects.filter(memberships__body=body).update(**hidden)
    for name in ("meeting_minutes_pdf", "meeting_sheet_pdf", "meeting_notice_pdf"):
        text = said(pdf_of(name, body.pk, held.pk))
        assert "Parizad" not in text
    assert "Buy cloth by 4 Dec 2026" in said(pdf_of("meeting_minutes_pdf", body.pk, held.pk))
    for name in ("member_register_pdf", "membership_cards_pdf"):
        assert "Parizad" not in said(pdf_of(name, body.pk))


def test_the_register_of_members(body: Body, pdf_of: PdfOf) -> None:
    english = said(pdf_of("member_register_pdf", body.pk))
    for words in ("Register of members", "3 members on 25 Nov 2026", *NAMES, "1 Jan 2020",
                  "Who keeps the register"):  # fmt: skip
        assert words in english, words
    in_nastaliq(pdf_of("member_register_pdf", body.pk, language="ur"), " ".join(NAMES))


def test_a_long_number_and_a_long_name_stay_in_their_columns(
    cast: Cast, body: Body, pdf_of: PdfOf
) -> None:
    with cast.seeing_all():
        (her,) = living.a_membership(body, [LONG])
        Membership.objects.filter(person=her).update(
            number="KSR-RN-2026-00017", category="permanent"
        )
    text = pdf_of("member_register_pdf", body.pk)[0].get_textpage()
    for words, most in (("Rukhsana", 36), ("Syeda", 36), ("permanent", 125)):
        found_at = text.search(words).get_next()
        assert found_at and text.get_charbox(found_at[0])[0] <= most * MILLIMETRE


def test_the_cards(body: Body, pdf_of: PdfOf) -> None:
    english = said(pdf_of("membership_cards_pdf", body.pk))
    assert english.count("· Membership card") == 3 and english.count("since 1 Jan 2020") == 3
    in_nastaliq(
        pdf_of("membership_cards_pdf", body.pk, language="ur"),
        " ".join(NAMES) + " ".join(re.findall(r"\S+", english)) + " http testserver verify",
    )


@pytest.mark.parametrize("language", ["en", "ur"])
def test_the_longest_name_does_not_run_into_the_code_of_the_card(
    cast: Cast, body: Body, pdf_of: PdfOf, language: str
) -> None:
    with cast.seeing_all():
        (her,) = living.a_membership(body, [f"{LONG} of Mohalla Rasool Nagar"])
        her.full_name_native = "سیدہ امِ کلثوم فاطمۃ الزہرا بنتِ محمد عبدالرحمٰن صدیقی الہاشمی"
        her.save()
        Body.objects.filter(pk=body.pk).update(name=f"{LONG}, {LONG}"[:160])
    asked = {"language": language, "member": her.pk}
    page = pdf_of("membership_cards_pdf", body.pk, **asked)[0].get_textpage()
    code = re.search(r"[0-9A-Z]{6}-[0-9A-Z]{6}-[0-9A-Z]{6}", page.get_text_range())
    assert code
    top = page.get_charbox(page.get_text_range().index(code[0]))[3]
    start, _count = page.search("Hashmi").get_next() or (-1, 0)
    start = page.get_text_range().rindex("Siddiqui") if start < 0 else start
    assert page.get_charbox(start)[1] > top


def test_a_resolution(cast: Cast, pdf_of: PdfOf) -> None:
    with cast.seeing_all():
        let_in(cast.saima)
        house = House(cast, SEVENTY)
        named(house.body)
        house.women[0].full_name_native = "رخسانہ بی بی"
        house.women[0].save()
        Office.objects.create(
            person=house.women[0], post=Post.PRESIDENT, begins_on=date(2024, 1, 1),
            came_by=CameBy.ELECTED, body=house.body, homenet=house.body.homenet,
        )  # fmt: skip
        motion = house.decide(house.put(text="The mill is paid."), 34, 6)
    document = pdf_of("motion_pdf", house.body.pk, motion.pk)
    assert len(document) == 1
    for words in ("Resolution 2025/1", "34 for, 6 against", "70.8 %", "The mill is paid.",
                  "President Member 001"):  # fmt: skip
        assert words in said(document), words
    urdu = in_nastaliq(
        pdf_of("motion_pdf", house.body.pk, motion.pk, language="ur"),
        "A sewing machine is bought The mill is paid",
    )
    assert "2025/1" in urdu and "Member" not in urdu


@pytest.mark.parametrize("language", ["en", "ur"])
def test_the_notice_to_a_member(cast: Cast, pdf_of: PdfOf, language: str) -> None:
    days = (date(2026, 8, 3), date(2026, 9, 2), date(2026, 10, 4))
    with cast.seeing_all():
        let_in(cast.amina)
        scope.show(everywhere())
        story = a_story(
            cast, rules=(("absence", {"meetings": 3}),), parent=cast.pakistan.facilitating
        )
        named(story.body)
        story.meets(*days)
        story.asha.full_name_native, story.asha.relative_name = "آشا بی بی", "Karim Bakhsh"
        story.asha.save()
        her = story.begins(date(2026, 10, 5), words="She has not come.")
        now = queries.law_on(story.body, TODAY)
        assert now is not None
        words = words_of_notice(her, now.law, now.law, number="1", language=language)
        terminations.write_notice(her, text=words, language=language, by=cast.amina)
    document = pdf_of("termination_pdf", story.body.pk, her.pk)
    if language == "ur":
        own = "Asha Bibi Karim Bakhsh She has not come Sitara Stitchers"
        in_nastaliq(document, own)
        its_own_words_end_at_the_left(document[0])
        return
    for told in ("Asha Bibi", "Father or husband Karim Bakhsh", "3 Aug 2026, 2 Sep 2026",
                 "What happened: She has not come.", "She has received it", "Witness"):  # fmt: skip
        assert told in said(document), told


def its_own_words_end_at_the_left(page: Any) -> None:
    """A line that Urdu begins and English ends runs from the right."""
    text = page.get_textpage()
    start, _count = text.search("She has not come").get_next()
    assert text.get_charbox(start)[0] > 842 / 5


@pytest.mark.parametrize("language", ["en", "ur"])
def test_the_list_of_what_is_handed_over(
    cast: Cast, body: Body, pdf_of: PdfOf, language: str
) -> None:
    with cast.seeing_all():
        women = women_of(body)
        own: dict[str, Any] = {"body": body, "homenet": body.homenet, "post": Post.TREASURER,
                               "came_by": CameBy.ELECTED}  # fmt: skip
        left = Office.objects.create(
            person=women[0], begins_on=date(2024, 1, 1), ends_on=MET, end_ground="term",
            handed_over="Cash book", handed_over_on=TODAY, **own,
        )  # fmt: skip
        Office.objects.create(person=women[1], begins_on=MET, **own)
    document = pdf_of("office_pdf", body.pk, left.pk, language=language)
    assert len(document) == 1
    if language == "ur":
        assert "Rukhsana" not in in_nastaliq(document, "Zubaida Cash book")
        return
    for words in ("Office Treasurer", "Gives Rukhsana Bibi", "Takes Zubaida", "Cash book",
                  "Cash counted together", "Witness"):  # fmt: skip
        assert words in said(document), words
