"""The papers of an election as PDFs: they fit, they say what they must, and no ballot is known."""

import io
from collections.abc import Callable
from typing import Any

import pypdfium2
import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from pypdfium2 import raw

from associations.models import Document
from associations.vocabulary.cases import DocumentKind
from elections.actions import packets
from elections.actions.packets import Printing
from elections.models import Attendant, Contest, Election, Nomination, Packet
from elections.vocabulary.papers import PRINTED_ON, Sheet, Size
from elections.vocabulary.states import At, ContestState, NominationState
from hnsa.core import scope
from members.models import Body, Person
from tests import living
from tests.cast import Cast, everywhere, let_in
from tests.elections.printing import (
    LONG,
    LONG_NATIVE,
    NOW,
    an_announced_election,
    on_the_roll,
    standing,
)  # fmt: skip
from tests.factories import A_MOMENT
from tests.pango import needs_pango

ClientOf = Callable[..., Client]
pytestmark = needs_pango

POINTS = {Size.A4: (595, 842), Size.A5: (420, 595)}
MILLIMETRE = 72 / 25.4
POSTS = ("president", "secretary", "treasurer", "member")
ONE_SHEET = (Sheet.NOMINATION, Sheet.HANDING_OVER, Sheet.HOW_TO_VOTE)
SHORT = (("Rukhsana Bibi", "رخسانہ بی بی"), ("Kausar Parveen", "کوثر پروین"))


@pytest.fixture
def body(cast: Cast) -> Body:
    with cast.seeing_all():
        let_in(cast.saima)
        scope.show(everywhere())
        made = living.an_association_of(
            cast.pakistan.homenet, by=cast.amina, model="united", parent=cast.pakistan.facilitating
        )
        made.body.name, made.body.name_native = "Rasool Nagar Adda Workers", "رسول نگر اڈا ورکرز"
        made.body.code = "RASUL"
        made.body.save()
    return made.body


@pytest.fixture
def election(cast: Cast, body: Body) -> Election:
    with cast.seeing_all():
        return an_announced_election(body, by=cast.amina)


@pytest.fixture
def pdf_of(cast: Cast, client_of: ClientOf) -> Callable[..., pypdfium2.PdfDocument]:
    """`pdf_of(election, "notice", size="a5", language="ur")`: what Saima prints."""
    client = client_of(cast.saima)

    def get(what: Election | Packet, which: str = "", **asked: Any) -> pypdfium2.PdfDocument:
        if isinstance(what, Packet):
            ids = [what.body_id, what.contest.election_id, what.pk]
            address = reverse("election_packet_pdf", args=ids)
        else:
            address = reverse("election_paper_pdf", args=[what.body_id, what.pk, which])
        answer = client.get(address, {"language": "en", **asked})
        assert answer["Content-Type"] == "application/pdf"
        assert "no-store" in answer["Cache-Control"]
        return pypdfium2.PdfDocument(answer.content)

    return get


PdfOf = Callable[..., pypdfium2.PdfDocument]


def said(page: pypdfium2.PdfPage) -> str:
    return " ".join(page.get_textpage().get_text_range().replace("\ufffe", "-").split())


def whole(document: pypdfium2.PdfDocument) -> str:
    return " ".join(said(page) for page in document)


def stays_on_the_sheet(document: pypdfium2.PdfDocument) -> None:
    """Nothing that is printed lies beyond the edge of the paper."""
    for page in document:
        wide, high = page.get_size()
        for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_IMAGE]):
            left, bottom, right, top = one.get_bounds()
            assert left >= -1 and bottom >= -1, one.get_bounds()
            assert right <= wide + 1 and top <= high + 1, (one.get_bounds(), wide, high)


@pytest.mark.parametrize(
    ("size", "language"),
    [(Size.A4, "ur"), (Size.A5, "en"), (Size.ROLL_58, "ur")],
)
def test_the_ballot_paper_of_1_2_15_or_29_candidates_is_one_sheet(
    cast: Cast, election: Election, pdf_of: PdfOf, size: Size, language: str
) -> None:
    numbers = (1, 2, 15, 29)
    with cast.seeing_all():
        for post, number in zip(POSTS, numbers, strict=True):
            standing(election, post, number, by=cast.amina, seats=2)
    document = pdf_of(election, "specimen", size=size, language=language)
    assert len(document) == len(numbers)  # one post, one sheet
    stays_on_the_sheet(document)
    for page, number in zip(document, numbers, strict=True):
        wide, high = page.get_size()
        if size in POINTS:
            assert (round(wide), round(high)) == POINTS[size]
        else:
            assert round(wide / MILLIMETRE) == int(size)
            assert high / MILLIMETRE < 150 + max(numbers) * 24
        if (number, size) == (29, Size.A5):
            continue  # the sheet says that they do not stand on it
        drawn = list(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]))
        boxes = {tuple(round(edge) for edge in one.get_bounds()) for one in drawn}
        assert len(boxes) >= number, number  # a symbol and a box to mark for each


def test_a_long_name_stands_whole_on_every_paper(
    cast: Cast, election: Election, pdf_of: PdfOf
) -> None:
    long = LONG.replace(" ", "").replace("-", "")
    with cast.seeing_all():
        contest = standing(
            election, "president", 29, by=cast.amina, names=((LONG, LONG_NATIVE),), seats=7
        )
    for which, size, number in (("specimen", "a4", 29), ("candidates", "58", 3),
                                ("count", "a4", 3), ("agents", "a5", 3)):  # fmt: skip
        with cast.seeing_all():
            contest.nominations.filter(position__gt=number).update(state=NominationState.WITHDRAWN)
        document = pdf_of(election, which, size=size)
        stays_on_the_sheet(document)
        assert whole(document).replace(" ", "").replace("-", "").count(long) >= number, which


def test_the_serial_stands_on_the_counterfoil_and_nothing_tells_papers_apart(
    cast: Cast, election: Election, pdf_of: PdfOf
) -> None:
    with cast.seeing_all():
        contest = standing(election, "president", 3, by=cast.amina, names=SHORT)
        first = election.booths.order_by("number")[0]
        packets.put_up(contest, Printing(736), by=cast.saima, at=NOW)
        packet = packets.put_up(contest, Printing(3, booth=first), by=cast.saima, at=NOW)[0]
    assert (packet.first, packet.last) == (737, 739)
    for size in ("a4", "80"):
        document = pdf_of(packet, size=size)
        assert len(document) == 3
        lower = []
        for page, serial in zip(document, range(737, 740), strict=True):
            foil, ballot = said(page).split("tear here, keep the upper part")
            assert f"{serial:04d}" in foil and "Booth 1" in foil
            assert str(serial) not in ballot
            lower.append(ballot)
        assert len(set(lower)) == 1, "a paper could be told from another"
        assert "Page" not in lower[0] and "Booth" not in lower[0]
        ends = pictures_below(document)
        assert ends[0] == ends[1] == ends[2]


def pictures_below(document: pypdfium2.PdfDocument) -> list[set[tuple[int, ...]]]:
    """Where everything lies on the lower part of each page."""
    found = []
    for page in document:
        high = page.get_height() - 75 * MILLIMETRE
        bounds = [one.get_bounds() for one in page.get_objects()]
        found.append({tuple(round(edge) for edge in one) for one in bounds if one[3] < high})
    return found


def test_nobody_is_invited_to_more_marks_than_there_are_candidates(
    cast: Cast, election: Election, pdf_of: PdfOf
) -> None:
    with cast.seeing_all():
        standing(election, "president", 2, by=cast.amina, names=SHORT, seats=7)
        standing(election, "secretary", 2, by=cast.amina, names=SHORT, seats=1)
    pages = [said(page) for page in pdf_of(election, "specimen")]
    assert "At most 2 marks." in pages[0] and "7 marks" not in pages[0]
    assert "Put one mark" in pages[1] and "At most" not in pages[1]
    assert all("nobody can vote with it" in page for page in pages)


def test_the_notice_tells_day_hours_booths_posts_days_and_how_to_vote(
    cast: Cast, election: Election, pdf_of: PdfOf
) -> None:
    with cast.seeing_all():
        standing(election, "president", 2, by=cast.amina)
        standing(election, "secretary", 1, by=cast.amina, state=ContestState.UNOPPOSED)
    document = pdf_of(election, "notice")
    assert len(document) == 2
    text = whole(document)
    for words in ("Sunday 14 February 2027", "08:00 to 16:00", "Booth 1", "the school",
                  "President: one seat", "elected without a poll", "Last day of nominations",
                  "The campaign ends", "How to vote", "Go behind the screen alone.",
                  "These papers do not count"):  # fmt: skip
        assert words in text, words


@pytest.mark.parametrize("language", ["en", "ur"])
def test_each_paper_is_printed_on_its_sizes(
    cast: Cast, election: Election, pdf_of: PdfOf, language: str
) -> None:
    """In turn in English and in Urdu; of two rolls the narrow one. (Ballot papers: above.)"""
    with cast.seeing_all():
        standing(election, "president", 2, by=cast.amina, names=SHORT)
        on_the_roll(election, 3)
    every = [
        (one, size)
        for one in Sheet
        for size in PRINTED_ON[one]
        if one is not Sheet.SPECIMEN
        and not (size == Size.ROLL_80 and Size.ROLL_58 in PRINTED_ON[one])
        and (one, size) != (Sheet.HOW_TO_VOTE, Size.ROLL_58)  # stands on the notice as well
    ]
    for which, size in every[language == "ur" :: 2]:
        document = pdf_of(election, which, size=size, language=language)
        stays_on_the_sheet(document)
        if size in (Size.ROLL_80, Size.ROLL_58) and which is not Sheet.AGENTS:
            assert len(document) <= 2, (which, size)
        if which in (Sheet.COUNT, Sheet.ACCOUNT) and size == Size.A4:
            assert len(document) == 2, which  # one sheet for each booth, signatures on it
        if which in ONE_SHEET and size == Size.A4:
            assert len(document) == 1, which


def test_a_photo_stands_beside_the_symbol_in_the_pdf(
    cast: Cast, election: Election, pdf_of: PdfOf
) -> None:
    with cast.seeing_all():
        contest = standing(election, "president", 2, by=cast.amina, names=SHORT)
        photo(contest, cast.amina)
    for which, size in (("specimen", "a4"), ("candidates", "a5")):
        page = pdf_of(election, which, size=size)[0]
        assert len(list(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]))) == 1, which
    page = pdf_of(election, "specimen", size="58")[0]
    assert not list(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]))


def photo(contest: Contest, by: Any) -> None:
    """The first of the candidates has a photo."""
    data = io.BytesIO()
    Image.new("RGB", (60, 80), "#777").save(data, "JPEG")
    kept = Document.objects.create(
        body=contest.body, homenet=contest.homenet, kind=DocumentKind.PHOTO, mime="image/jpeg",
        size=len(data.getvalue()), sha256="f" * 64, uploaded_by=by, uploaded_at=A_MOMENT,
        file=ContentFile(data.getvalue(), "photo.jpg"),
    )  # fmt: skip
    one = Nomination.objects.filter(contest=contest).order_by("position")[0]
    Nomination.objects.filter(pk=one.pk).update(photo=kept)


def test_the_account_asks_for_each_line_and_says_how_they_add_up(
    cast: Cast, election: Election, pdf_of: PdfOf
) -> None:
    with cast.seeing_all():
        contest = standing(election, "president", 2, by=cast.amina, names=SHORT)
        first = election.booths.order_by("number")[0]
        packets.put_up(contest, Printing(60, booth=first), by=cast.saima, at=NOW)
        on_the_roll(election, 46)
    text = said(pdf_of(election, "account")[0])
    for words in ("President · Booth 1: the school", "1–50, 51–60", "handed to this booth 60",
                  "Papers printed, as counted here = c + d", "On the roll 46", "Not valid: no mark",
                  "it is not 0"):  # fmt: skip
        assert words in text, words


def test_the_letter_of_an_agent_names_her_where_she_is_known(
    cast: Cast, election: Election, pdf_of: PdfOf
) -> None:
    with cast.seeing_all():
        contest = standing(election, "president", 2, by=cast.amina, names=SHORT)
        body, one = election.body, contest.nominations.order_by("position")[0]
        agent = Person.objects.create(homenet=body.homenet, full_name="Nasreen Akhtar")
        Attendant.objects.create(
            election=election, booth=election.booths.order_by("number")[0], body=body,
            homenet=body.homenet, person=agent, what=At.AGENT, nomination=one,
        )  # fmt: skip
    pages = [said(page) for page in pdf_of(election, "agents")]
    assert len(pages) == 2 and all("I name her as my agent" in page for page in pages)
    assert "Nasreen Akhtar" not in pages[1]


def test_the_declaration_has_room_for_the_code_and_for_every_signature(
    cast: Cast, election: Election, pdf_of: PdfOf
) -> None:
    with cast.seeing_all():
        standing(election, "president", 2, by=cast.amina, names=SHORT)
        standing(election, "secretary", 1, by=cast.amina, names=SHORT, state="unopposed")
    text = whole(pdf_of(election, "declaration"))
    for words in ("Rukhsana Bibi", "Kausar Parveen", "without a poll", "Code of the sealed record",
                  "Who was present", "Agent of a candidate"):  # fmt: skip
        assert words in text, words
    assert text.count("Election committee") == 3  # nobody is named yet: three lines


def test_the_papers_are_kept_until_the_day_of_the_articles(
    cast: Cast, election: Election, pdf_of: PdfOf
) -> None:
    assert "To be kept until 14 February 2028" in whole(pdf_of(election, "handing-over"))
