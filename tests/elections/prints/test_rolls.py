"""The roll and the slips as PDFs: every name, number and booth, in English and in Urdu."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pypdfium2
import pytest
from django.test import Client

from elections.actions import booths
from elections.models import Election, Entry
from hnsa.core import scope
from members.models import Person
from tests.cast import Cast, let_in
from tests.elections.actions.test_rolls import CUT, FINAL, POSTED, at
from tests.elections.views.test_rolls import an_election, drawn, of
from tests.pango import needs_pango

pytestmark = needs_pango

MILLIMETRE = 72 / 25.4
LONG = "Syeda Umm-e-Kulsoom Fatima-tuz-Zahra Bint-e-Muhammad Abdul Rehman Siddiqui Al-Hashmi"


@pytest.fixture
def day(monkeypatch: pytest.MonkeyPatch) -> Callable[[date], None]:
    def be(on: date) -> None:
        monkeypatch.setattr("hnsa.core.clock.today", lambda: on)
        monkeypatch.setattr("hnsa.core.clock.now", lambda: at(on))

    be(CUT)
    return be


@pytest.fixture
def saima(cast: Cast, client_of: Callable[..., Client]) -> Client:
    return client_of(cast.saima)


@pytest.fixture
def election(cast: Cast, day: Any, saima: Client) -> Election:
    """Two vote at two booths, one of them with a very long name; Zohra does not vote."""
    made = an_election(cast)
    with cast.seeing_all():
        Person.objects.filter(full_name="Meena Kumari").update(
            full_name=LONG, full_name_native="سیدہ ام کلثوم فاطمہ"
        )
    drawn(saima, made)
    with cast.seeing_all():
        let_in(cast.saima)
        second = booths.add(made, booths.Place("House of Razia"), by=cast.saima)
        Entry.objects.filter(election=made, name=LONG).update(booth=second)
    return made


def pages(answer: Any) -> list[tuple[tuple[float, float], str]]:
    """Each page of a PDF: its size in millimetres, and its words."""
    assert answer["Content-Type"] == "application/pdf"
    found = []
    for page in pypdfium2.PdfDocument(answer.content):
        width, height = page.get_size()
        words = " ".join(page.get_textpage().get_text_bounded().split()).replace("\x02", "-")
        found.append(((round(width / MILLIMETRE), round(height / MILLIMETRE)), words))
    return found


@pytest.mark.parametrize("language", ["en", "ur"])
def test_the_draft_lists_each_booth_and_who_is_not_on_it(
    language: str, election: Election, saima: Client
) -> None:
    told = pages(saima.get(of(election, "roll_pdf"), {"language": language}))
    assert [size for size, _words in told] == [(210, 297)] * 2
    assert "Asha Khatoon" in told[0][1] and "Syeda" not in told[0][1]
    assert "House of Razia" in told[1][1] and "Al-Hashmi" in told[1][1]
    assert "Zohra Bibi" in told[1][1]


def test_one_booth_alone(election: Election, saima: Client) -> None:
    second = booths_of(election)[1]
    asked = {"language": "en", "booth": str(second)}
    ((_size, words),) = pages(saima.get(of(election, "roll_pdf"), asked))
    assert "Booth 2" in words and "Asha" not in words and "Zohra" not in words


def booths_of(election: Election) -> list[int]:
    """The keys of its booths, by number."""
    with scope.seeing([election.homenet_id]):
        return list(election.booths.order_by("number").values_list("pk", flat=True))


@pytest.mark.parametrize(("size", "width"), [("80", 80), ("58", 58)])
@pytest.mark.parametrize("language", ["en", "ur"])
def test_each_voter_gets_a_slip_as_wide_as_the_roll(
    size: str, width: int, language: str, election: Election, saima: Client, day: Any
) -> None:
    day(POSTED)
    saima.post(of(election, "roll_post"), {"done_on": POSTED.isoformat()})
    day(FINAL)
    saima.post(of(election, "roll_final"), {"done_on": FINAL.isoformat()})
    told = pages(saima.get(of(election, "roll_slips_pdf"), {"language": language, "size": size}))
    assert len(told) == 2 and {wide for (wide, _long), _words in told} == {width}
    assert "Asha Khatoon" in told[0][1] and "Al-Hashmi" in told[1][1]


def test_slips_on_a4_follow_one_another_from_the_first_page(
    election: Election, saima: Client
) -> None:
    told = pages(saima.get(of(election, "roll_slips_pdf"), {"language": "ur", "size": "a4"}))
    assert "Asha Khatoon" in told[0][1]
