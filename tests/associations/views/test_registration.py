"""A facilitator registers an association: step by step, in any order, and nothing typed is lost."""

import re
import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image

from associations.actions import cases
from associations.models import Case, Document
from associations.vocabulary.cases import CaseState, Step
from members.models import Body, Place
from tests.associations.registering import AT, ON, Registration, filled, fresh, opened
from tests.cast import Cast, let_in
from tests.members.views.conftest import text_of

ClientOf = Callable[..., Client]
NEW = "/associations/new/"
STEPS = [str(step) for step in Step]


def _at(made: Registration, page: str = "") -> str:
    return f"/associations/{made.case.body_id}/registration/{page}"


def _photo(side: int = 40, kind: str = "JPEG") -> SimpleUploadedFile:
    made = BytesIO()
    Image.new("RGB", (side, side), "plum").save(made, kind)
    return SimpleUploadedFile(f"page.{kind.lower()}", made.getvalue())


# --- opening ------------------------------------------------------------------------------------


def test_she_opens_one_below_her_own_organisation(cast: Cast, client_of: ClientOf) -> None:
    answer = client_of(cast.saima).post(NEW, {"do": "open"})
    with cast.seeing_all():
        case = Case.objects.get(opened_by=cast.saima, state=CaseState.DRAFT)
        assert case.body.parent == cast.pakistan.facilitating
        assert case.body.draft_of == cast.saima
    assert answer["Location"] == f"/associations/{case.body_id}/registration/need/"


def test_a_look_opens_nothing(cast: Cast, client_of: ClientOf) -> None:
    client_of(cast.saima).get(NEW)
    client_of(cast.saima).post(NEW, {})
    with cast.seeing_all():
        assert not Case.objects.filter(opened_by=cast.saima).exists()


def test_pressed_twice_one_is_opened_and_the_answer_is_the_same(
    cast: Cast, client_of: ClientOf
) -> None:
    client, sent = client_of(cast.saima), {"do": "open", "form_key": str(uuid4())}
    first, again = client.post(NEW, sent), client.post(NEW, sent)
    assert first["Location"] == again["Location"]
    with cast.seeing_all():
        assert Case.objects.filter(opened_by=cast.saima).count() == 1


def test_a_clerk_chooses_the_organisation(cast: Cast, client_of: ClientOf) -> None:
    client = client_of(cast.amina)
    assert client.post(NEW, {"do": "open"}).status_code == 422
    for stranger in (cast.bangladesh.facilitating, cast.bangladesh.homenet):
        assert client.post(NEW, {"do": "open", "parent": stranger.pk}).status_code == 422
    assert client.post(NEW, {"do": "open", "parent": cast.pakistan.other.pk}).status_code == 302


def test_what_is_begun_waits_on_her_first_page_and_in_the_list(
    cast: Cast, client_of: ClientOf
) -> None:
    made = opened(cast)
    with cast.seeing_all():
        made.write(name="Chak 44 Adda Workers")
    for page in ("/", "/associations/", NEW):
        assert "Go on with: Chak 44 Adda Workers" in text_of(client_of(cast.saima).get(page)), page
    assert "Go on with" not in text_of(client_of(cast.amina).get("/associations/"))


# --- the steps ----------------------------------------------------------------------------------


@pytest.mark.parametrize("step", STEPS)
def test_every_step_opens_in_any_order_and_says_what_is_missing(
    cast: Cast, client_of: ClientOf, step: str
) -> None:
    made = opened(cast)
    answer = client_of(cast.saima).get(_at(made, f"{step}/"))
    shown = text_of(answer)
    assert answer.status_code == 200
    assert "All seven steps" in shown and "You are here" in shown
    assert shown.count("Not begun") >= 4
    assert len(answer.content) < 60_000


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize(("who", "status"), [("farid", 403), ("regina", 403), ("rita", 404),
                                             ("nobody", 404)])  # fmt: skip
def test_nobody_else_opens_a_step(
    cast: Cast, client_of: ClientOf, step: str, who: str, status: int
) -> None:
    made = opened(cast)
    answer = client_of(cast.user(who)).get(_at(made, f"{step}/"))
    assert answer.status_code == status


def test_another_facilitator_never_sees_the_draft(cast: Cast, client_of: ClientOf) -> None:
    made = opened(cast, "amina")
    for page in ("", *[f"{step}/" for step in STEPS], "send/", "drop/", "founders/find/"):
        assert client_of(cast.saima).get(_at(made, page)).status_code == 404, page


def test_the_need_is_saved_and_leads_on(cast: Cast, client_of: ClientOf) -> None:
    made = opened(cast)
    sent = {"asked_by": "the women", "need": "A fair\nprice.", "need_seen_on": "2025-04-01"}
    answer = client_of(cast.saima).post(_at(made, "need/"), {**sent, "do": "next"})
    assert answer["Location"] == _at(made, "association/")
    with cast.seeing_all():
        case = fresh(made.case)
        assert (case.asked_by, case.need) == ("the women", "A fair\nprice.")


def test_the_list_of_steps_saves_too_and_leads_there(cast: Cast, client_of: ClientOf) -> None:
    made = opened(cast)
    answer = client_of(cast.saima).post(
        _at(made, "need/"), {"asked_by": "the women", "do": "to:meeting"}
    )
    assert answer["Location"] == _at(made, "meeting/")
    with cast.seeing_all():
        assert fresh(made.case).asked_by == "the women"


def test_later_leads_to_the_first_page_where_it_waits(cast: Cast, client_of: ClientOf) -> None:
    made = opened(cast)
    answer = client_of(cast.saima).post(_at(made, "need/"), {"do": "later"}, follow=True)
    assert "It is saved." in text_of(answer)


def test_what_is_in_order_is_saved_and_the_rest_stays_as_typed(
    cast: Cast, client_of: ClientOf
) -> None:
    made = opened(cast)
    sent = {"asked_by": "the women", "need_seen_on": "2999-01-01", "not_joining": "N" * 10_000}
    answer = client_of(cast.saima).post(_at(made, "need/"), {**sent, "do": "next"})
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "That day has not come yet." in shown and "2999-01-01" in shown
    assert "10000 letters" in shown and "N" * 10_000 in shown
    with cast.seeing_all():
        case = fresh(made.case)
        assert (case.asked_by, case.need_seen_on, case.not_joining) == ("the women", None, "")


def test_marks_that_turn_the_writing_round_go_and_a_pasted_table_is_refused(
    cast: Cast, client_of: ClientOf
) -> None:
    made = opened(cast)
    client = client_of(cast.saima)
    client.post(_at(made, "association/"), {"name": "\u202eChak 44\u202c", "do": "next"})
    with cast.seeing_all():
        assert fresh(made.case).body.name == "Chak 44"
    answer = client.post(
        _at(made, "association/"), {"name": "Asha\tAkram\t34", "area": "Chak 44", "do": "next"}
    )
    assert "This is a whole table." in answer.content.decode()
    assert "Asha\tAkram\t34" in answer.content.decode()
    with cast.seeing_all():
        body = fresh(made.case).body
        assert (body.name, body.association.area) == ("Chak 44", "Chak 44")


def test_the_card_keeps_lists_and_own_words(cast: Cast, client_of: ClientOf) -> None:
    made = opened(cast)
    client = client_of(cast.saima)
    sent = {
        "name": "Chak 44 Adda Workers", "name_native": "چک 44", "trade": "Adda embroidery",
        "trades_own": "lace، bangles", "purposes": ["orders", "rights"],
        "purposes_own": "a room of our own", "do": "next",
    }  # fmt: skip
    client.post(_at(made, "association/"), sent)
    with cast.seeing_all():
        card = fresh(made.case).body.association
        assert card.trades[0] == "Adda embroidery" and len(card.trades) == 3
        assert card.purposes == ["orders", "rights", "a room of our own"]
    shown = client.get(_at(made, "association/")).content.decode()
    assert "a room of our own" in shown
    assert re.search(r'value="rights"[^>]*checked', shown)


def test_one_near_with_the_same_work_is_offered_but_none_out_of_sight(
    cast: Cast, client_of: ClientOf
) -> None:
    made = opened(cast)
    with cast.seeing_all():
        place = Place.objects.filter(country="PK", level="second").first()
        for near in (cast.pakistan.association, cast.pakistan.aloof):
            Body.objects.filter(pk=near.pk).update(place=place)
            near.association.trades = ["adda work"]
            near.association.save()
    client = client_of(cast.saima)
    sent = {"name": "Chak 44", "place": place.pk, "trade": "Adda embroidery", "do": "next"}
    answer = client.post(_at(made, "association/"), sent)
    assert answer["Location"] == _at(made, "need/")  # she looks at them before she goes on
    shown = text_of(client.get(_at(made, "need/")))
    assert cast.pakistan.association.name in shown
    assert cast.pakistan.aloof.name not in shown
    client.post(_at(made, "need/"), {"not_joining": "Too far on foot.", "do": "next"})
    again = client.post(_at(made, "association/"), {**sent, "trade": "Zardozi"})
    assert again["Location"] == _at(made, "founders/")


def test_the_constitution_says_where_it_stands_and_leads_to_the_builder_and_back(
    cast: Cast, client_of: ClientOf
) -> None:
    made = opened(cast)
    client = client_of(cast.saima)
    shown = client.get(_at(made, "constitution/")).content.decode()
    body = made.case.body_id
    assert f"/associations/{body}/constitution/begin/?back={_at(made, 'constitution/')}" in shown
    with cast.seeing_all():
        made.draft()
    shown = client.get(_at(made, "constitution/")).content.decode()
    assert f"/associations/{body}/constitution/draft/?back={_at(made, 'constitution/')}" in shown
    assert "Nothing is to be mended" in shown


def test_offices_are_chosen_among_the_founders(cast: Cast, client_of: ClientOf) -> None:
    made = filled(cast)
    client = client_of(cast.saima)
    with cast.seeing_all():
        held = {one.post: one.person_id for one in made.case.body.offices.all()}
    shown = text_of(client.get(_at(made, "offices/")))
    assert "Asha Bibi · Muhammad Akram" in shown and "Art. 4: For every payment" in shown
    sent = {
        "post_president": str(held["treasurer"]), "post_treasurer": str(cast.pakistan.person.pk),
        "post_secretary": "", "signing": ["president"], "account_papers": ["form"], "do": "next",
    }  # fmt: skip
    answer = client.post(_at(made, "offices/"), sent)
    assert answer.status_code == 422  # a stranger as treasurer; who it was, stays
    with cast.seeing_all():
        now = {one.post: one.person_id for one in made.case.body.offices.all()}
        assert now == {"president": held["treasurer"], "treasurer": held["treasurer"]}
        assert fresh(made.case).account_papers == ["form"]


# --- the meeting --------------------------------------------------------------------------------


def test_photos_are_kept_clean_and_given_out_to_who_may_see(
    cast: Cast, client_of: ClientOf
) -> None:
    made = opened(cast)
    client = client_of(cast.saima)
    sent = {"met_on": "2025-05-20", "present": "۳", "votes_for": "3", "do": "next",
            "pages": [_photo(), _photo(kind="PNG")]}  # fmt: skip
    assert client.post(_at(made, "meeting/"), sent)["Location"] == _at(made, "check/")
    with cast.seeing_all():
        assert fresh(made.case).present == 3
        pages = list(Document.objects.filter(body=made.case.body))
    assert [one.mime for one in pages] == ["image/jpeg", "image/png"]
    address = f"/associations/{made.case.body_id}/documents/{pages[0].pk}/"
    given = client.get(address)
    assert given["Content-Type"] == "image/jpeg" and given["X-Content-Type-Options"] == "nosniff"
    assert "private" in given["Cache-Control"]
    assert b"".join(given.streaming_content)[:2] == b"\xff\xd8"
    assert client_of(cast.rita).get(address).status_code == 404
    other = f"/associations/{cast.pakistan.association.pk}/documents/{pages[0].pk}/"
    assert client.get(other).status_code == 404
    assert address in client.get(_at(made, "meeting/")).content.decode()


def test_a_photo_that_is_none_is_said_so_and_the_rest_is_saved(
    cast: Cast, client_of: ClientOf
) -> None:
    made = opened(cast)
    fake = SimpleUploadedFile("holiday.jpg", b"GIF89a, not really")
    sent = {"met_at": "Asha’s house", "minutes": "All were for it.", "do": "next", "pages": [fake]}
    answer = client_of(cast.saima).post(_at(made, "meeting/"), sent)
    assert answer.status_code == 422
    assert "holiday.jpg: This is no photo that can be read." in text_of(answer)
    with cast.seeing_all():
        assert fresh(made.case).minutes == "All were for it."
        assert not Document.objects.filter(body=made.case.body).exists()


def _claims_to_be(width: int, height: int) -> SimpleUploadedFile:
    """A small PNG whose head says that it is a very large one."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = (head, b"IDAT" + zlib.compress(b"0"), b"IEND")
    data = b"".join(
        struct.pack(">I", len(one) - 4) + one + struct.pack(">I", zlib.crc32(one)) for one in chunks
    )
    return SimpleUploadedFile("large.png", b"\x89PNG\r\n\x1a\n" + data)


@pytest.mark.parametrize("side", [9_000, 30_000])
def test_a_photo_that_is_too_large_is_said_so(cast: Cast, client_of: ClientOf, side: int) -> None:
    made = opened(cast)
    sent = {"do": "next", "pages": [_claims_to_be(side, side)]}
    answer = client_of(cast.saima).post(_at(made, "meeting/"), sent)
    assert "large.png: This photo is too large." in text_of(answer)


def test_five_pages_are_the_most_and_one_may_be_taken_out(cast: Cast, client_of: ClientOf) -> None:
    made = opened(cast)
    client = client_of(cast.saima)
    for side in range(10, 15):
        client.post(_at(made, "meeting/"), {"do": "next", "pages": [_photo(side)]})
    client.post(_at(made, "meeting/"), {"do": "next", "pages": [_photo(10)]})  # the same again
    answer = client.post(_at(made, "meeting/"), {"do": "next", "pages": [_photo(50)]})
    assert "At most 5 pages are kept." in text_of(answer)
    with cast.seeing_all():
        first = Document.objects.filter(body=made.case.body).earliest("pk")
    client.post(_at(made, "meeting/"), {"do": f"out:{first.pk}"})
    with cast.seeing_all():
        assert Document.objects.filter(body=made.case.body).count() == 4
        theirs = Document.objects.get(body=cast.pakistan.association)
    client.post(_at(made, "meeting/"), {"do": f"out:{theirs.pk}"})
    with cast.seeing_all():
        assert Document.objects.filter(pk=theirs.pk).exists()


# --- check, send, and after ---------------------------------------------------------------------


def test_it_cannot_be_sent_while_something_is_missing(cast: Cast, client_of: ClientOf) -> None:
    made = opened(cast)
    client = client_of(cast.saima)
    shown = text_of(client.post(_at(made, "check/"), {"own_decision": "on", "do": "send"}))
    assert "It cannot be sent yet." in shown and "Why an association?" in shown
    answer = client.post(_at(made, "send/"), {"do": "send"})
    assert answer["Location"] == _at(made, "check/")
    with cast.seeing_all():
        case = fresh(made.case)
        assert case.state == CaseState.DRAFT and case.own_decision


def test_ticks_are_sent_with_a_last_look_and_then_it_waits(cast: Cast, client_of: ClientOf) -> None:
    made = filled(cast)
    client = client_of(cast.saima)
    ticks = dict.fromkeys(cases.CHECK, "on")
    assert client.post(_at(made, "check/"), {**ticks, "do": "send"})["Location"] == _at(
        made, "send/"
    )
    assert "Send it to the HomeNet?" in text_of(client.get(_at(made, "send/")))
    with cast.seeing_all():
        assert fresh(made.case).state == CaseState.DRAFT
    shown = client.post(_at(made, "send/"), {"do": "send"}, follow=True)
    assert "being examined" in text_of(shown) and "Asha Bibi" in text_of(shown)
    for step in STEPS:
        assert client.get(_at(made, f"{step}/"))["Location"] == _at(made)


def test_sent_by_two_devices_both_are_told_that_it_is_sent(cast: Cast, client_of: ClientOf) -> None:
    made = filled(cast)
    answers = [client_of(cast.user(name)).post(_at(made, "send/"), {"do": "send"}, follow=True)
               for name in ("saima", "saima", "amina")]  # fmt: skip
    assert all("being examined" in text_of(one) for one in answers)
    with cast.seeing_all():
        case = fresh(made.case)
        assert (case.state, case.sent_by) == (CaseState.SENT, cast.saima)


def test_what_is_typed_after_it_was_sent_is_refused_kindly_and_shown(
    cast: Cast, client_of: ClientOf
) -> None:
    made = filled(cast)
    with cast.seeing_all():
        cases.send(made.case, by=made.by, at=AT, on=ON)
    answer = client_of(cast.saima).post(
        _at(made, "need/"), {"need": "A much longer story.", "do": "next"}
    )
    assert answer.status_code == 409
    assert "sent already" in text_of(answer) and "A much longer story." in text_of(answer)
    with cast.seeing_all():
        assert fresh(made.case).need == "A fair price."


def test_returned_the_remark_stands_on_its_step_with_what_changed(
    cast: Cast, client_of: ClientOf
) -> None:
    made = filled(cast)
    with cast.seeing_all():
        cases.send(made.case, by=made.by, at=AT, on=ON)
        told = {"need": "Who is to pay a fair price?"}
        cases.give_back(made.case, told, by=let_in(cast.amina), at=timezone.now())
    client = client_of(cast.saima)
    assert client.get(_at(made))["Location"] == _at(made, "need/")
    shown = text_of(client.get(_at(made, "need/")))
    assert "Who is to pay a fair price?" in shown
    assert "Who is to pay" not in text_of(client.get(_at(made, "meeting/")))
    assert "returned with remarks" in text_of(client.get("/"))


def test_a_refusal_is_told_with_its_reason_and_appealed_here(
    cast: Cast, client_of: ClientOf
) -> None:
    made = filled(cast)
    with cast.seeing_all():
        cases.send(made.case, by=made.by, at=AT, on=ON)
        cases.refuse(
            made.case, reason="The area has one already.", by=let_in(cast.amina), at=AT
        )  # fmt: skip
    client = client_of(cast.saima)
    assert "The area has one already." in text_of(client.get(_at(made)))
    short = client.post(_at(made, "appeal/"), {"text": "no", "do": "appeal"})
    assert short.status_code == 422 and "founders think otherwise" in text_of(short)
    sent = {"text": "It is two hours away on foot.", "do": "appeal"}
    shown = text_of(client.post(_at(made, "appeal/"), sent, follow=True))
    assert "being examined" in shown and "two hours away" in shown


def test_given_up_after_asking(cast: Cast, client_of: ClientOf) -> None:
    made = filled(cast)
    client = client_of(cast.saima)
    assert "Give this registration up?" in text_of(client.get(_at(made, "drop/")))
    client.post(_at(made, "drop/"), {"do": "drop"})
    with cast.seeing_all():
        assert fresh(made.case).state == CaseState.DROPPED
    assert "was given up" in text_of(client.get(_at(made)))


def test_of_a_double_out_of_sight_no_name_is_told(cast: Cast, client_of: ClientOf) -> None:
    made = filled(cast)
    with cast.seeing_all():
        made.write(name="Kinari Lace Maker", place=None)
        Body.objects.filter(pk=cast.pakistan.association.pk).update(name="Kinari Lace Makers 2")
    shown = text_of(client_of(cast.saima).get(_at(made, "check/")))
    assert "has a like name. Please ask the office." in shown
    assert cast.pakistan.aloof.name not in shown.replace("Kinari Lace Makers 2", "")
    assert "Kinari Lace Makers 2" in shown


def test_an_expired_session_keeps_what_was_typed(cast: Cast, client_of: ClientOf) -> None:
    made = opened(cast)
    shown = client_of(None).post(
        _at(made, "need/"), {"need": "A fair price.", "do": "next"}
    ).content.decode()  # fmt: skip
    assert 'name="resume"' in shown


def test_who_may_only_see_reads_the_case(cast: Cast, client_of: ClientOf) -> None:
    made = filled(cast)
    shown = client_of(cast.farid).get(_at(made))
    assert shown.status_code == 200 and "Being written" in text_of(shown)
    assert client_of(cast.rita).get(_at(made)).status_code == 404
