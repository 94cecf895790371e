"""The pages of the roll: drawn in one request, searched, explained, objected to, printed."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from associations.models import DuesStatement
from elections.actions import booths, steps
from elections.models import Election, Entry, Objection
from elections.vocabulary.steps import Step
from members.models import Person
from tests import electing, living
from tests.associations.builder import words_of
from tests.cast import Cast, let_in
from tests.elections.actions.test_rolls import CUT, FINAL, POLL, POSTED, RULES, at
from tests.factories import A_MOMENT, LONG_AGO

ClientOf = Callable[..., Client]
NAMES = ("Zohra Bibi", "Asha Khatoon", "Meena Kumari")


@pytest.fixture
def day(monkeypatch: pytest.MonkeyPatch) -> Callable[[date], None]:
    """`day(date)`: it is that day now."""

    def be(on: date) -> None:
        monkeypatch.setattr("hnsa.core.clock.today", lambda: on)
        monkeypatch.setattr("hnsa.core.clock.now", lambda: at(on))

    be(CUT)
    return be


def an_election(cast: Cast, members: int = 0, code: str = "SITARA") -> Election:
    """An election of an association of Saima's on POLL; its committee is appointed."""
    with cast.seeing_all():
        let_in(cast.saima)
        body = living.an_association_of(
            cast.pakistan.homenet, by=cast.saima, rules=RULES, parent=cast.pakistan.facilitating,
            code=code, members=members,
        ).body  # fmt: skip
        women = (
            list(Person.objects.filter(memberships__body=body))
            if members
            else living.a_membership(body, NAMES)
        )
        DuesStatement.objects.bulk_create(
            DuesStatement(
                body=body, homenet=body.homenet, person=her, on=LONG_AGO,
                months_owed=4 if her.full_name.startswith("Zohra") else 0, stated_by="x",
                written_by=cast.saima, written_at=A_MOMENT,
            )
            for her in women
        )  # fmt: skip
        election = electing.an_election(body, by=cast.saima, poll_on=POLL)
        steps.take(election, Step.COMMITTEE, on=CUT, by=cast.saima, at=at(CUT))
    return election


@pytest.fixture
def election(cast: Cast, day: Any) -> Election:
    return an_election(cast)


@pytest.fixture
def saima(cast: Cast, client_of: ClientOf) -> Client:
    return client_of(cast.saima)


def of(election: Election, name: str, *more: int) -> str:
    return reverse(name, args=[election.body_id, election.pk, *more])


def entry(cast: Cast, election: Election, name: str) -> Entry:
    with cast.seeing_all():
        return Entry.objects.get(election=election, name=name)


def drawn(saima: Client, election: Election) -> None:
    assert saima.post(of(election, "roll_draw"), {"do": "act"}).status_code == 302


def posted(saima: Client, election: Election, day: Callable[[date], None]) -> None:
    drawn(saima, election)
    day(POSTED)
    answer = saima.post(of(election, "roll_post"), {"done_on": POSTED.isoformat()})
    assert answer.status_code == 302


def test_before_it_is_drawn_the_page_says_what_to_do_first(
    election: Election, saima: Client
) -> None:
    said = words_of(saima.get(of(election, "roll")))
    assert "The roll is not drawn yet" in said and "Draw the roll" in said
    said = words_of(saima.get(of(election, "roll_copy"), follow=True))
    assert "Draw it first" in said


def test_it_is_drawn_in_one_request_with_as_many_questions_for_three_as_for_three_thousand(
    cast: Cast, day: Any, saima: Client, django_assert_num_queries: Any
) -> None:
    for members, code in ((3, "FEW"), (3000, "MANY")):
        election = an_election(cast, members, code)
        saima.get(of(election, "roll"))
        with django_assert_num_queries(47):
            drawn(saima, election)
        with cast.seeing_all():
            numbers = Entry.objects.filter(election=election).values_list("number", flat=True)
            assert sorted(numbers) == list(range(1, members + 1))
        with django_assert_num_queries(19):
            saima.get(of(election, "roll"))
        with django_assert_num_queries(19):
            saima.get(of(election, "roll_print"), {"first": max(1, members - 599)})


def test_the_list_shows_who_may_vote_and_the_article_and_facts_of_who_may_not(
    election: Election, saima: Client
) -> None:
    drawn(saima, election)
    said = words_of(saima.get(of(election, "roll")))
    assert "1 Asha Khatoon" in said and "2 Meena Kumari" in said and "Zohra Bibi" not in said
    assert "2 on the roll" in said and "1 not on it" in said
    said = words_of(saima.get(of(election, "roll"), {"show": "off"}))
    assert "Zohra Bibi" in said and "Months of dues owed: 4; her vote rests from 3." in said


@pytest.mark.parametrize("typed", ["meena", "2", "۲", "Kumari Mee"])
def test_the_roll_is_searched_by_name_or_number_in_any_figures(
    typed: str, cast: Cast, election: Election, saima: Client
) -> None:
    drawn(saima, election)
    with cast.seeing_all():  # else her number as a member would be found, too
        Entry.objects.filter(election=election).update(member_number="")
    said = words_of(saima.get(of(election, "roll"), {"q": typed}))
    assert "Meena Kumari" in said and "Asha Khatoon" not in said


def test_her_own_page_tells_every_article(cast: Cast, election: Election, saima: Client) -> None:
    drawn(saima, election)
    her = entry(cast, election, "Zohra Bibi")
    said = words_of(saima.get(of(election, "roll_entry", her.pk)))
    assert "not on the roll" in said and "She may not vote" in said
    assert "Art. 1" in said and "Months of dues owed: 4" in said
    asha = entry(cast, election, "Asha Khatoon")
    said = words_of(saima.get(of(election, "roll_entry", asha.pk)))
    assert "No article stood against her vote" in said


def test_a_restricted_woman_keeps_her_number_and_is_named_to_nobody_who_may_not_see_her(
    cast: Cast, election: Election, saima: Client, client_of: ClientOf
) -> None:
    drawn(saima, election)
    her = entry(cast, election, "Asha Khatoon")
    with cast.seeing_all():
        Person.objects.filter(pk=her.person_id).update(is_restricted=True)
    for page in ("roll", "roll_copy", "roll_print"):
        said = words_of(saima.get(of(election, page)))
        assert "Asha Khatoon" not in said and "for her safety" in said, page
    assert saima.get(of(election, "roll_entry", her.pk)).status_code == 404
    amina = client_of(cast.amina)
    assert "Asha Khatoon" in words_of(amina.get(of(election, "roll")))
    assert "Asha Khatoon" not in words_of(amina.get(of(election, "roll_print")))  # a public draft


def test_the_commissioner_of_another_election_sees_nothing_of_it(
    cast: Cast, election: Election, client_of: ClientOf
) -> None:
    zubaida = client_of(cast.zubaida)
    for page in ("roll", "roll_print", "roll_draw", "roll_objections"):
        assert zubaida.get(of(election, page)).status_code in (403, 404), page


def test_an_objection_goes_its_way_from_the_page_to_the_final_roll(
    cast: Cast, election: Election, saima: Client, day: Callable[[date], None]
) -> None:
    posted(saima, election, day)
    her = entry(cast, election, "Zohra Bibi")
    found = saima.get(of(election, "roll_object"), {"to": "add", "q": "zohra"})
    assert f"entry={her.pk}" in found.content.decode()
    asked = saima.get(of(election, "roll_object"), {"to": "add", "entry": her.pk})
    assert "Zohra Bibi" in words_of(asked)
    told = {"to": "add", "person": her.person_id, "made_by": "Zohra", "words": "I have paid.",
            "made_on": POSTED.isoformat()}  # fmt: skip
    assert saima.post(of(election, "roll_object"), told).status_code == 302
    with cast.seeing_all():
        objection = Objection.objects.get(election=election)
    page = of(election, "roll_decide", objection.pk)
    assert "I have paid." in words_of(saima.get(page))
    decision = {
        "answer": "granted", "decided_on": POSTED.isoformat(), "reasons": "The receipt was shown.",
    }  # fmt: skip
    stopped = saima.post(page, decision)
    assert stopped.status_code == 422 and "put them right first" in words_of(stopped)
    with cast.seeing_all():
        DuesStatement.objects.create(
            body=election.body, homenet=election.homenet, person_id=her.person_id,
            on=date(2026, 4, 1), months_owed=0, stated_by="x", written_by=cast.saima,
            written_at=A_MOMENT,
        )  # fmt: skip
    assert saima.post(page, decision).status_code == 302
    said = words_of(saima.get(of(election, "roll_objection", objection.pk)))
    assert "granted" in said and "The receipt was shown." in said and "She may vote" in said
    assert "Zohra Bibi" in words_of(saima.get(of(election, "roll_objections")))
    day(FINAL)
    answer = saima.post(of(election, "roll_final"), {"done_on": FINAL.isoformat()}, follow=True)
    said = words_of(answer)
    assert "3 women are on the roll" in said and "nothing on it changes any more" in said
    assert entry(cast, election, "Zohra Bibi").number == 3


def test_a_correction_is_typed_over_what_stands_there(
    cast: Cast, election: Election, saima: Client, day: Callable[[date], None]
) -> None:
    posted(saima, election, day)
    her = entry(cast, election, "Asha Khatoon")
    told = {"to": "correct", "person": her.person_id, "made_by": "Asha", "words": "I am Ayesha.",
            "made_on": POSTED.isoformat()}  # fmt: skip
    saima.post(of(election, "roll_object"), told)
    with cast.seeing_all():
        objection = Objection.objects.get(election=election)
    page = of(election, "roll_decide", objection.pk)
    assert 'value="Asha Khatoon"' in saima.get(page).content.decode()
    decision = {
        "answer": "granted", "decided_on": POSTED.isoformat(), "reasons": "So it stands on her "
        "card.", "name": "Ayesha Khatoon", "name_native": "", "relative": "", "member_number": "2",
    }  # fmt: skip
    assert saima.post(page, decision).status_code == 302
    assert entry(cast, election, "Ayesha Khatoon").by_decision
    assert "Asha Khatoon → Ayesha Khatoon" in words_of(
        saima.get(of(election, "roll_objection", objection.pk))
    )


def test_who_is_in_no_list_is_found_in_the_register_and_a_stranger_can_be_told_of(
    cast: Cast, election: Election, saima: Client, day: Callable[[date], None]
) -> None:
    posted(saima, election, day)
    with cast.seeing_all():
        (her,) = living.a_membership(election.body, ["Forgotten Bibi"], FINAL)
    page = of(election, "roll_object")
    said = words_of(saima.get(page, {"to": "add", "q": "forgotten"}))
    assert "Forgotten Bibi" in said and "in no list of this roll" in said
    asked = words_of(saima.get(page, {"to": "add", "person": her.pk}))
    assert "Who objects" in asked
    said = words_of(saima.get(page, {"to": "add", "q": "nobody such"}))
    assert "Nobody is found" in said
    told = {"to": "add", "nobody": "1", "made_by": "A woman", "words": "I am missing.",
            "made_on": POSTED.isoformat()}  # fmt: skip
    assert saima.post(page, told).status_code == 302
    for wrong in ({"to": "result"}, {"to": "add", "person": "x"}, {"to": "add", "entry": "99999"}):
        assert saima.get(page, wrong).status_code == 404


def test_villages_are_given_to_booths_and_one_woman_to_another(
    cast: Cast, election: Election, saima: Client
) -> None:
    drawn(saima, election)
    with cast.seeing_all():
        Person.objects.filter(full_name="Asha Khatoon").update(locality="Chak 9")
        let_in(cast.saima)
        second = booths.add(election, booths.Place("The school"), by=cast.saima)
    said = words_of(saima.get(of(election, "roll_booths")))
    assert "Chak 9 · 1 voter" in said and "no village is written down · 1 voter" in said
    saima.post(of(election, "roll_booths"), {"booth-Chak 9": str(second.pk)})
    asha, meena = (entry(cast, election, name) for name in ("Asha Khatoon", "Meena Kumari"))
    assert (asha.booth_id, asha.number, meena.number) == (second.pk, 2, 1)
    assert "The school" in words_of(saima.get(of(election, "roll")))
    saima.post(of(election, "roll_to_booth", meena.pk), {"booth": str(second.pk)})
    assert entry(cast, election, "Meena Kumari").booth_id == second.pk


def test_a_step_before_its_day_is_stopped_and_goes_on_with_a_reason_of_who_may(
    cast: Cast, election: Election, saima: Client, client_of: ClientOf, day: Callable[[date], None]
) -> None:
    day(date(2026, 5, 1))
    stopped = saima.post(of(election, "roll_draw"), {"do": "act"})
    assert stopped.status_code == 422
    said = words_of(stopped)
    assert "An article stands against it" in said and "ask the data clerk" in said
    amina = client_of(cast.amina)
    again = amina.post(of(election, "roll_draw"), {"do": "act"})
    assert "Why go on against the article?" in words_of(again)
    gone = amina.post(of(election, "roll_draw"), {"override": "They leave for the harvest."})
    assert gone.status_code == 302


def test_who_may_only_read_is_shown_no_buttons_and_may_not_act(
    cast: Cast, election: Election, saima: Client, client_of: ClientOf
) -> None:
    drawn(saima, election)
    farid = client_of(cast.farid)
    said = words_of(farid.get(of(election, "roll")))
    assert "Asha Khatoon" in said and "It is posted" not in said
    for name in ("roll_draw", "roll_post", "roll_final", "roll_booths", "roll_slips"):
        assert farid.post(of(election, name)).status_code in (403, 405), name


def test_paper_begins_after_a_number_and_is_in_the_language_asked_for(
    cast: Cast, election: Election, saima: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn(saima, election)
    with cast.seeing_all():
        Entry.objects.filter(name="Meena Kumari").update(name_native="مینا کماری")
    monkeypatch.setattr("elections.views.roll_prints.ROWS_A_FILE", 1)
    first = saima.get(of(election, "roll_print"), {"language": "en"})
    said = words_of(first)
    assert "Asha Khatoon" in said and "Meena" not in said and "Go on from number 2" in said
    second = saima.get(of(election, "roll_print"), {"language": "ur", "first": "2"})
    page = second.content.decode()
    assert 'dir="rtl"' in page and "مینا کماری" in page and "Asha" not in page
    assert "Zohra Bibi" in page  # not on the roll, at the end
    for wrong in ({"language": "xx"}, {"size": "a0"}, {"booth": "1"}):
        assert saima.get(of(election, "roll_print"), wrong).status_code == 404


def test_the_final_roll_has_room_for_a_mark_and_each_voter_gets_a_slip(
    cast: Cast, election: Election, saima: Client, day: Callable[[date], None]
) -> None:
    posted(saima, election, day)
    day(FINAL)
    saima.post(of(election, "roll_final"), {"done_on": FINAL.isoformat()})
    asked = {"language": "en"}
    final = words_of(saima.get(of(election, "roll_print"), asked))
    assert "Voted" in final and "Draft" not in final and "Zohra Bibi" not in final
    board = words_of(saima.get(of(election, "roll_print"), asked | {"board": "1"}))
    assert "Signature or thumb" not in board
    slips = words_of(saima.get(of(election, "roll_slips"), asked))
    assert "Voter’s slip" in slips and "Asha Khatoon" in slips and "Booth 1" in slips


def test_two_sendings_of_one_form_draw_once(
    cast: Cast, election: Election, saima: Client, day: Callable[[date], None]
) -> None:
    drawn(saima, election)
    day(POSTED)
    told = {
        "done_on": POSTED.isoformat(), "form_key": "6f6bb7a0-6f4e-4f5b-9c6c-3f2b0e1a7d11",
    }  # fmt: skip
    for _sending in range(2):
        answer = saima.post(of(election, "roll_post"), told, follow=True)
        assert "The draft is posted." in words_of(answer)


HOSTILE = (
    "\x00",
    "9" * 5000,
    "-1",
    "١٢",
    "' OR 1=1 --",
    "<script>alert(1)</script>",
    "%",
    "a" * 9000,
)


@pytest.mark.parametrize("typed", HOSTILE)
def test_what_nobody_types_is_answered_and_never_an_error(
    typed: str, election: Election, saima: Client, day: Callable[[date], None]
) -> None:
    posted(saima, election, day)
    asked = (
        ("roll", {"q": typed, "after": typed, "show": typed}), ("roll_copy", {"after": typed}),
        ("roll_object", {"to": "add", "q": typed}), ("roll_object", {"to": typed}),
        ("roll_object", {"to": "add", "person": typed}),
        ("roll_object", {"to": "add", "entry": typed}),
        ("roll_print", {"booth": typed, "first": typed}),
    )  # fmt: skip
    for name, told in asked:
        answer = saima.get(of(election, name), told)
        assert answer.status_code in (200, 302, 404), (name, told)
        assert "<script>alert" not in answer.content.decode()
    sent = (
        ("roll_final", {"done_on": typed, "override": typed}),
        ("roll_object", {"to": "add", "nobody": "1", "made_by": typed, "words": typed}),
        ("roll_booths", {"booth-": typed}),
    )  # fmt: skip
    for name, told in sent:
        answer = saima.post(of(election, name), {"do": "act", **told})
        assert answer.status_code in (302, 404, 422), (name, answer.status_code)
