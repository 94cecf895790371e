"""Candidates on a phone: from the first paper to the symbols; every step tells what is next."""

import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image

from elections.models import Contest, Nomination
from elections.vocabulary.states import ContestState, NominationState
from elections.vocabulary.symbols import SYMBOLS
from tests.cast import Cast, let_in
from tests.elections.candidates import Hustings
from tests.members.views.conftest import text_of

ClientOf = Callable[..., Client]
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7v7h-7z"/></svg>'


@pytest.fixture
def house(cast: Cast) -> Hustings:
    """Nominations close today."""
    with cast.seeing_all():
        let_in(cast.saima)
        made = Hustings(
            cast, poll_on=timezone.localdate() + timedelta(10), members=30,
            posts=(("president", 1, []), ("treasurer", 1, [])),
        )  # fmt: skip
        for entry, native in zip(made.roll[:2], ("کوثر پروین", "آمنہ بی بی"), strict=True):
            entry.name_native = native
            entry.save()
        return made


class Desk:
    """Somebody's browser at the candidates of that election."""

    def __init__(self, client: Client, house: Hustings) -> None:
        self.client = client
        self.here = f"/associations/{house.body.pk}/elections/{house.election.pk}/candidates/"

    def get(self, path: str = "", **told: Any) -> str:
        answer = self.client.get(self.here + path, told)
        assert answer.status_code == 200, (path, answer.status_code)
        return text_of(answer)

    def post(self, path: str, status: int = 302, **told: Any) -> str:
        told = {"form_key": str(uuid4()), "do": "act", **told}
        answer = self.client.post(self.here + path, told)
        assert answer.status_code == status, (path, answer.status_code, text_of(answer)[-1500:])
        return text_of(answer) if status != 302 else answer["Location"]


def paper(house: Hustings, **told: Any) -> dict[str, Any]:
    now = timezone.localtime()
    return {
        "contest": str(house.contest.pk), "candidate": "1", "proposer": "3", "seconders": "4",
        "consents": "on", "day": now.date().isoformat(), "hour": "00:00", **told,
    }  # fmt: skip


def photo() -> SimpleUploadedFile:
    made = io.BytesIO()
    Image.new("RGB", (60, 72), "#a86").save(made, "JPEG")
    return SimpleUploadedFile("her.jpg", made.getvalue(), "image/jpeg")


def test_from_the_first_paper_to_the_symbols(
    cast: Cast, house: Hustings, client_of: ClientOf
) -> None:
    saima, bilal = Desk(client_of(cast.saima), house), Desk(client_of(cast.bilal), house)
    assert "Receive a nomination" in saima.get() and "Nobody is nominated yet" in saima.get()

    # handed in: who is meant is looked at before it is received; sent twice it is received once
    saima.get("new/")
    assert "Several are called so" in saima.post(
        "new/", 422, do="look", **paper(house, candidate="Member")
    )
    looked = saima.post("new/", 200, do="look", **paper(house, seconders="۴, 5"))
    assert "Are these the women who are meant?" in looked and "کوثر پروین" in looked
    key = str(uuid4())
    told = {"form_key": key, "do": "hand_in", **paper(house, seconders="۴, 5")}
    there = saima.post("new/", **told)
    assert saima.post("new/", **told) == there
    saima.post("new/", do="hand_in", **paper(house, candidate="2", proposer="6", seconders="7"))
    saima.post("new/", do="hand_in", **paper(house, candidate="8", proposer="9", seconders="",
                                             consents=""))  # fmt: skip
    saima.post("new/", do="hand_in",
               **paper(house, contest=str(house.contests[1].pk), candidate="10", proposer="11",
                       seconders="12"))  # fmt: skip
    with cast.seeing_all():
        first, second, third, fourth = Nomination.objects.filter(body=house.body).order_by(
            "receipt"
        )
    assert "It cannot be said yet" not in saima.get(f"{first.pk}/")
    assert "not yet" in saima.get(f"{third.pk}/")
    assert "No. 1" in saima.get(f"{first.pk}/receipt/", size="58", language="en")
    for size, language in (("80", "en"), ("a5", "ur")):
        pdf = saima.client.get(
            f"{saima.here}{first.pk}/receipt.pdf", {"size": size, "language": language}
        )
        assert pdf["Content-Type"] == "application/pdf"
    saima.get(f"{third.pk}/complete/")

    # closed, looked through, posted
    saima.get("close/")
    day = timezone.localdate().isoformat()
    saima.post("close/", on=day)
    assert "Begin the scrutiny" in saima.get()
    saima.post("scrutiny/", on=day)
    assert "It is valid" in saima.get(f"{first.pk}/scrutiny/")
    refused = saima.get(f"{third.pk}/scrutiny/")
    assert "It is refused, with all these grounds" in refused
    assert "She has not agreed in writing." in refused and "2 are asked for" in refused
    for one in (first, second, fourth):
        saima.post(f"{one.pk}/scrutiny/", do="valid", day=day)
    stopped = saima.post(f"{third.pk}/scrutiny/", 422, do="valid", day=day)
    assert "ask the data clerk" in stopped
    saima.post(f"{third.pk}/scrutiny/", do="refuse", day=day, words="Told to her at once.")
    shown = saima.get(f"{third.pk}/")
    assert "Why it was refused" in shown and "Told to her at once." in shown
    saima.post(f"{third.pk}/appeal/", day=day, words="I signed it now.")
    saima.get(f"{third.pk}/answer/")
    saima.post(f"{third.pk}/answer/", answer="refused", reasons="It was too late.")
    saima.get("list/")
    assert "Write how it was drawn" in saima.post("list/", 422, order="draw", on=day)
    saima.post("list/", order="alphabet", on=day)
    listed = saima.get()
    assert listed.index("آمنہ بی بی") < listed.index("کوثر پروین")  # by the alphabet

    # a photo, with her consent
    assert "Ask her first" in saima.post(f"{first.pk}/photo/new/", 422, do="add", photo=photo())
    saima.post(f"{first.pk}/photo/new/", do="add", photo=photo(), consents="on")
    face = saima.client.get(f"{saima.here}{first.pk}/photo/")
    assert face["Content-Type"] == "image/jpeg"
    assert face.getvalue()
    saima.get(f"{first.pk}/photo/new/")
    saima.get(f"{second.pk}/withdraw/")
    assert "taken off the list" in saima.get(f"{second.pk}/died/")

    # the last day to withdraw is tomorrow
    assert "An article stands against it" in saima.post("withdrawals/", 422, on=day)
    bilal.post("withdrawals/", on=day, override="Everybody is here and agrees")
    with cast.seeing_all():
        states = dict(Contest.objects.filter(election=house.election).values_list("post", "state"))
    assert states == {"president": ContestState.POLLED, "treasurer": ContestState.UNOPPOSED}
    assert "No poll is needed" in saima.get()

    # symbols
    here = f"symbols/{house.contest.pk}/"
    saima.get(here)
    saima.post(here, do="turns", order="time")
    assert "Her turn" in saima.get(here)
    code = next(iter(SYMBOLS))
    saima.get(f"{first.pk}/symbol/")
    saima.post(f"{first.pk}/symbol/", do=f"take:{code}")
    assert "There is text" in saima.post(
        "symbols/", 422, do="add", name="Bad",
        drawing=SimpleUploadedFile("bad.svg", SVG.replace(b"</svg>", b"hello</svg>")),
    )  # fmt: skip
    saima.post("symbols/", do="add", name="Our cloth", drawing=SimpleUploadedFile("a.svg", SVG))
    saima.get("symbols/")
    assert "taken by" in saima.get(f"{second.pk}/symbol/")
    saima.post(f"{second.pk}/symbol/", do="take:own-our-cloth")
    done = saima.get(here)
    assert "Our cloth" in done and "Her turn" not in done
    with cast.seeing_all():
        assert Nomination.objects.get(pk=second.pk).symbol == "own-our-cloth"


def test_the_list_asks_the_same_of_three_and_of_thirty(
    cast: Cast, house: Hustings, client_of: ClientOf, django_assert_num_queries: Any
) -> None:
    saima = Desk(client_of(cast.saima), house)
    for women in (range(3), range(3, 30)):
        with cast.seeing_all():
            house.standing(list(women))
        with django_assert_num_queries(20):
            saima.get()


def test_a_name_that_is_hidden_for_her_safety_is_not_shown(
    cast: Cast, house: Hustings, client_of: ClientOf
) -> None:
    with cast.seeing_all():
        [made] = house.standing([0])
        made.person.is_restricted = True
        made.person.save()
    desk = Desk(client_of(cast.regina), house)
    assert made.name not in desk.get() and "name not shown here" in desk.get()
    assert desk.client.get(f"{desk.here}{made.pk}/").status_code == 404
    assert made.state == NominationState.VALID


@pytest.mark.parametrize(
    "typed", ["\x00", "9" * 5000, "-1", "' OR 1=1 --", "<script>alert(1)</script>", "a" * 9000]
)
def test_what_nobody_types_is_answered_and_never_an_error(
    typed: str, cast: Cast, house: Hustings, client_of: ClientOf
) -> None:
    bilal = Desk(client_of(cast.bilal), house)
    with cast.seeing_all():
        [first, *_rest] = house.standing([0, 1, 2])
        Contest.objects.filter(pk=house.contest.pk).update(state=ContestState.POLLED)
        one = house.standing([4], contest=house.contests[1])[0]
        Nomination.objects.filter(pk=one.pk).update(state=NominationState.HANDED_IN)
    here = f"symbols/{house.contest.pk}/"
    sent: tuple[tuple[str, dict[str, Any]], ...] = (
        ("new/", {"do": "hand_in", **paper(house, candidate=typed, seconders=typed)}),
        (f"{one.pk}/scrutiny/", {"do": "refuse", "day": typed, "words": typed}),
        (f"{one.pk}/scrutiny/", {
            "do": "refuse", "day": timezone.localdate().isoformat(), "override": typed,
        }),
        (f"{first.pk}/withdraw/", {"day": typed, "hour": typed, "override": typed}),
        (f"{first.pk}/died/", {"on": typed}), ("symbols/", {"do": f"out:{typed}"}),
        ("symbols/", {"do": "add", "name": typed}),
        ("symbols/", {"do": "add", "name": "Loom", "drawing": SimpleUploadedFile(
            "a.svg", b'<?xml version="1.0" encoding="utf-7"?>' + SVG)}),
        (here, {"do": "turns", "order": typed}),
        (here, {"do": "turns", "order": "draw", f"drew-{first.pk}": typed, "method": typed,
                "drawn_by": typed, "seen_by": typed}),
        (f"{first.pk}/symbol/", {"do": f"take:{typed}"}),
    )  # fmt: skip
    for path, told in sent:
        told = {"form_key": str(uuid4()), "do": "act", **told}
        answer = bilal.client.post(bilal.here + path, told)
        assert answer.status_code in (200, 302, 404, 422), (path, told, answer.status_code)
        assert "<script>alert" not in answer.content.decode()
    for path, told in (("new/", {"contest": typed}), (f"{first.pk}/receipt/", {"size": typed})):
        assert bilal.client.get(bilal.here + path, told).status_code in (200, 302, 404)
