"""Pages of decisions: put, count, look once more, carry out, contest; read by whoever may."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from associations.actions import constitutions
from associations.actions.constitutions import Draft
from associations.models import Effect, Motion
from associations.vocabulary.gatherings import Outcome
from associations.vocabulary.procedures import Service
from associations.vocabulary.subjects import Subject
from tests import living
from tests.associations.actions.test_motions import AT, HALF_OF_VOTES, ON, SEVENTY, House
from tests.associations.builder import words_of
from tests.cast import Cast, let_in

ClientOf = Callable[..., Client]
VOTES = {"voting": "hands", "votes_for": "34", "votes_against": "6"}


class Pages:
    """Saima at the decisions of an association."""

    def __init__(self, client: Client, house: House) -> None:
        self.client, self.house = client, house

    def url(self, name: str, motion: Motion | None = None) -> str:
        args = [self.house.body.pk, *([motion.pk] if motion else [])]
        return reverse(name, args=args)

    def get(self, name: str, motion: Motion | None = None, query: str = "") -> Any:
        return self.client.get(self.url(name, motion) + query)

    def post(self, name: str, motion: Motion | None, told: dict[str, str], **more: str) -> Any:
        return self.client.post(self.url(name, motion), {**told, **more})


@pytest.fixture
def pages_of(cast: Cast, client_of: ClientOf) -> Iterator[Callable[..., Pages]]:
    """`pages_of(rules…, user=…)`: the pages of an association of 48 that meets."""

    def make_pages(*rules: Any, user: Any = None, **told: Any) -> Pages:
        return Pages(client_of(user or cast.saima), House(cast, *rules, **told))

    with cast.seeing_all():
        let_in(cast.saima)
        yield make_pages


PagesOf = Callable[..., Pages]


def test_an_association_without_decisions_says_what_to_do_first(pages_of: PagesOf) -> None:
    said = words_of(pages_of(SEVENTY).get("decisions"))
    assert "Nothing is decided yet" in said and "Put a motion" in said


def test_a_motion_is_put_counted_looked_at_and_written_down(pages_of: PagesOf) -> None:
    pages = pages_of(SEVENTY)
    put = pages.post("motion_new", None, {
        "title": "A sewing machine is bought", "subject": "expenditure", "organ": "general",
        "sum_asked": "12,500", "meeting": str(pages.house.meeting.pk),
        "moved_by": str(pages.house.women[0].pk),
    })  # fmt: skip
    motion = Motion.objects.get(body=pages.house.body)
    assert put["Location"] == pages.url("motion", motion)
    assert (motion.sum_asked, motion.moved_by) == (1_250_000, pages.house.women[0])
    said = words_of(pages.get("motion_decide", motion))
    assert "40 of 48 with a vote are there now." in said
    look = words_of(pages.post("motion_decide", motion, VOTES, do="look"))
    assert "Carried?" in look and "34 of 48 = 70.8 %" in look and "nobody can change" in look
    motion.refresh_from_db()
    assert motion.state == "put"
    done = pages.post("motion_decide", motion, VOTES, do="decide")
    assert done["Location"] == pages.url("motion", motion)
    said = words_of(pages.client.get(done["Location"]))
    assert "Resolution 2025/1 is carried." in said and "version 1" in said
    assert "70.8 %" in said and "12,500" in said and "Member 001" in said


def test_more_votes_than_voters_stay_in_the_form(pages_of: PagesOf) -> None:
    pages = pages_of(SEVENTY)
    answer = pages.post("motion_decide", pages.house.put(), {**VOTES, "votes_for": "41"}, do="look")
    assert answer.status_code == 422
    assert "47 votes were given, but only 40" in words_of(answer)
    assert 'value="41"' in answer.content.decode()


def test_what_the_articles_ask_is_asked_before_anything_is_sealed(pages_of: PagesOf) -> None:
    pages = pages_of(SEVENTY, ("movers", {"number": 3}))
    motion = pages.house.put()
    assert "Members who proposed it" in words_of(pages.get("motion_decide", motion))
    unknown = pages.post("motion_decide", motion, VOTES, do="decide")
    assert unknown.status_code == 422 and "cannot be said yet" in words_of(unknown)
    told = {**VOTES, "proposed_by": "3", "ask": "proposed_by"}
    pages.post("motion_decide", motion, told, do="decide")
    motion.refresh_from_db()
    assert motion.outcome == Outcome.CARRIED and motion.told == {"proposed_by": 3}


def test_nobody_knows_it_any_more_is_an_answer(pages_of: PagesOf) -> None:
    pages = pages_of(SEVENTY, ("movers", {"number": 3}))
    motion = pages.house.put()
    told = {**VOTES, "missing": "1", "unknown": "on", "ask": "proposed_by", "proposed_by": ""}
    pages.post("motion_decide", motion, told, do="decide")
    motion.refresh_from_db()
    assert motion.outcome == Outcome.OPEN
    assert "may be put to the vote again" in words_of(pages.get("motion", motion))


def test_a_tie_asks_for_the_casting_vote(pages_of: PagesOf) -> None:
    pages = pages_of(HALF_OF_VOTES, ("tie_in_motion", {"then": "casting"}))
    motion = pages.house.put()
    tie = {**VOTES, "votes_for": "20", "votes_against": "20"}
    asked = pages.post("motion_decide", motion, tie, do="look")
    assert 'name="chair_votes_for"' in asked.content.decode()
    told = {**tie, "missing": "1", "ask": "chair_votes_for", "chair_votes_for": "no"}
    look = words_of(pages.post("motion_decide", motion, told, do="look"))
    assert "Lost?" in look and "casting vote is against it" in look
    pages.post("motion_decide", motion, told, do="decide")
    motion.refresh_from_db()
    assert motion.outcome == Outcome.LOST and motion.chair_votes_for is False


def test_where_no_article_speaks_it_is_declared(pages_of: PagesOf) -> None:
    pages = pages_of(("minimum_age", {"years": 15}))
    motion = pages.house.put()
    asked = pages.post("motion_decide", motion, VOTES, do="look")
    assert "Choose below what the meeting declared" in words_of(asked)
    told = {**VOTES, "declared": "carried"}
    assert "Carried?" in words_of(pages.post("motion_decide", motion, told, do="look"))
    pages.post("motion_decide", motion, told, do="decide")
    said = words_of(pages.get("motion", motion))
    assert "the outcome is as it was declared" in said and "Carried" in said


def test_a_double_tap_decides_once(pages_of: PagesOf) -> None:
    pages = pages_of(SEVENTY)
    motion, key = pages.house.put(), str(uuid4())
    first = pages.post("motion_decide", motion, VOTES, do="decide", form_key=key)
    second = pages.post("motion_decide", motion, VOTES, do="decide", form_key=key)
    third = pages.post("motion_decide", motion, {**VOTES, "votes_for": "1"}, do="decide")
    assert first["Location"] == second["Location"] == third["Location"]
    motion.refresh_from_db()
    assert (motion.votes_for, motion.number) == (34, "2025/1")
    assert "decided already; nothing was changed" in words_of(pages.get("motion", motion))


def test_a_motion_put_twice_by_a_double_tap_is_one(pages_of: PagesOf) -> None:
    pages = pages_of(SEVENTY)
    told = {
        "title": "Cloth is bought together", "subject": "ordinary", "organ": "general",
        "meeting": str(pages.house.meeting.pk), "form_key": str(uuid4()),
    }  # fmt: skip
    pages.post("motion_new", None, told)
    pages.post("motion_new", None, told)
    assert Motion.objects.filter(body=pages.house.body).count() == 1


def test_the_meeting_must_have_begun(pages_of: PagesOf) -> None:
    pages = pages_of(SEVENTY)
    ahead = living.a_meeting(pages.house.body, date(2025, 5, 3), by=pages.house.by)
    motion = pages.house.put(meeting=ahead)
    assert "has not begun" in words_of(pages.get("motion", motion))
    assert pages.get("motion_decide", motion).status_code == 302


def test_a_motion_is_taken_back_after_a_question(pages_of: PagesOf) -> None:
    pages = pages_of(SEVENTY)
    motion = pages.house.put()
    assert "Take this motion back?" in words_of(pages.get("motion_withdraw", motion))
    pages.post("motion_withdraw", motion, {})
    assert "Taken back" in words_of(pages.get("motion", motion))


def test_an_ordinary_decision_is_carried_out_once(pages_of: PagesOf) -> None:
    pages = pages_of(SEVENTY)
    motion = pages.house.decide(pages.house.put(), 34, 6)
    assert "not carried out yet" in words_of(pages.get("decisions"))
    assert "Nothing is changed in the register" in words_of(pages.get("motion_carry_out", motion))
    pages.post("motion_carry_out", motion, {})
    pages.post("motion_carry_out", motion, {})
    assert Effect.objects.filter(motion=motion).count() == 1
    said = words_of(pages.get("motion", motion))
    assert "It was carried out." in said and "carried out already" in said


def test_a_decision_that_waits_for_an_authority_is_stopped(
    cast: Cast, client_of: ClientOf, pages_of: PagesOf
) -> None:
    waits = ("outside_approval", {"subject": "ordinary", "authority": "the Registrar"})
    pages = pages_of(SEVENTY, waits)
    motion = pages.house.decide(pages.house.put(), 34, 6)
    assert "Sent to the authority on" in words_of(pages.get("motion_carry_out", motion))
    stopped = pages.post("motion_carry_out", motion, {})
    assert stopped.status_code == 422 and "ask the data clerk" in words_of(stopped)
    clerk = Pages(client_of(cast.amina), pages.house)
    asked = clerk.post("motion_carry_out", motion, {})
    assert "Carry it out all the same" in words_of(asked)
    empty = clerk.post("motion_carry_out", motion, {"stopped": "1", "override": ""})
    assert "Please say why." in words_of(empty) and not Effect.objects.filter(motion=motion)
    clerk.post("motion_carry_out", motion, {"stopped": "1", "override": "the Registrar phoned"})
    effect = Effect.objects.get(motion=motion)
    assert effect.override == "the Registrar phoned" and effect.judged["answer"] == "open"


def test_an_approval_that_is_told_lets_it_have_effect(pages_of: PagesOf) -> None:
    waits = ("outside_approval", {"subject": "ordinary", "authority": "the Registrar"})
    pages = pages_of(SEVENTY, waits)
    motion = pages.house.decide(pages.house.put(), 34, 6)
    pages.post("motion_carry_out", motion, {"approved_on": "2025-05-20"})
    assert Effect.objects.get(motion=motion).on == date(2025, 5, 20)


def test_a_contested_and_annulled_decision_keeps_its_vote(pages_of: PagesOf) -> None:
    pages = pages_of(SEVENTY)
    motion = pages.house.decide(pages.house.put(), 34, 6)
    told = {"what": "contested", "on": "2025-05-06", "who": "Six members", "why": "No notice."}
    pages.post("motion_contest", motion, told)
    told = {"what": "annulled", "on": "2025-05-20", "who": "The HomeNet", "why": "No notice."}
    pages.post("motion_contest", motion, told)
    said = words_of(pages.get("motion", motion))
    assert "Annulled" in said and "Six members" in said and "70.8 %" in said
    assert pages.get("motion_carry_out", motion).status_code == 302
    assert "so nothing follows from it" in words_of(pages.get("motion", motion))


def test_annulled_after_it_was_carried_out_says_what_to_undo(pages_of: PagesOf) -> None:
    pages = pages_of(SEVENTY)
    motion = pages.house.decide(pages.house.put(), 34, 6)
    pages.post("motion_carry_out", motion, {})
    told = {"what": "annulled", "on": "2025-05-20", "who": "The HomeNet", "why": "No notice."}
    pages.post("motion_contest", motion, told)
    assert "does not undo this by itself" in words_of(pages.get("motion", motion))


def test_the_list_is_narrowed_and_searched(pages_of: PagesOf) -> None:
    pages = pages_of(SEVENTY)
    house = pages.house
    house.decide(house.put(title="A loom is bought"), 34, 6)
    house.decide(house.put(title="A cow is bought", subject=Subject.PROPERTY), 3, 6)
    house.put(title="A goat is bought")
    assert "A loom" in words_of(pages.get("decisions", query="?standing=carried"))
    lost = words_of(pages.get("decisions", query="?standing=lost"))
    assert "A cow" in lost and "A loom" not in lost and "A goat" not in lost
    assert "A loom" in words_of(pages.get("decisions", query="?standing=waits"))
    assert "A goat" in words_of(pages.get("decisions", query="?standing=put"))
    assert "A cow" in words_of(pages.get("decisions", query="?subject=property"))
    assert "A cow" in words_of(pages.get("decisions", query="?q=2025/2&year=2025"))
    assert "No decision is so" in words_of(pages.get("decisions", query="?q=zebra"))


@pytest.mark.parametrize("rows", [3, 60])
def test_the_list_takes_the_same_queries_for_few_and_many(
    pages_of: PagesOf, django_assert_num_queries: Any, rows: int
) -> None:
    pages = pages_of(SEVENTY, members=4, there=0)
    for one in range(rows):
        living.a_motion(
            pages.house.body, by=pages.house.by, title=f"Motion {one}",
            person=pages.house.women[one % 4],
        )  # fmt: skip
    with django_assert_num_queries(18):
        answer = pages.get("decisions")
    assert answer.content.decode().count("/decisions/") >= min(rows, 50)


def test_a_hidden_woman_is_not_named(cast: Cast, client_of: ClientOf, pages_of: PagesOf) -> None:
    pages = pages_of(SEVENTY)
    hidden = pages.house.women[7]
    type(hidden).objects.filter(pk=hidden.pk).update(is_restricted=True)
    motion = pages.house.decide(pages.house.put(person=hidden, moved_by=hidden), 34, 6)
    clerk = Pages(client_of(cast.amina), pages.house)
    for name in ("decisions", "motion", "motion_print"):
        about = None if name == "decisions" else motion
        said = words_of(pages.get(name, about))
        assert hidden.full_name not in said and "not shown here" in said
        assert hidden.full_name in words_of(clerk.get(name, about))


def test_the_resolution_is_printed_for_the_bank(pages_of: PagesOf) -> None:
    pages = pages_of(SEVENTY)
    motion = pages.house.put(text="The account at the National Bank is opened.")
    assert pages.get("motion_print", motion).status_code == 302
    pages.house.decide(motion, 34, 6)
    said = words_of(pages.get("motion_print", motion))
    for words in ("Resolution 2025/1", "National Bank", "70.8 %", "Signature", "version 1"):
        assert words in said
    pdf = pages.get("motion_pdf", motion, "?language=ur")
    assert pdf["Content-Type"] == "application/pdf" and pdf.content[:5] == b"%PDF-"


def test_a_motion_of_an_application_is_prefilled_without_her_name(
    cast: Cast, pages_of: PagesOf
) -> None:
    pages = pages_of(SEVENTY, ("admission_body", {"organ": "committee"}))
    (her,) = living.a_membership(cast.pakistan.facilitating, ["Nasreen Akhtar"])
    body = pages.house.body
    application = body.applications.create(
        homenet=body.homenet, person=her, applied_on=ON, written_by=pages.house.by, written_at=AT
    )
    page = pages.get("motion_new", None, f"?application={application.pk}")
    html = page.content.decode()
    assert "Nasreen Akhtar" in words_of(page)
    assert re.search(r'<option value="committee" selected', html)
    told = {
        "title": "A woman is admitted", "organ": "committee",
        "meeting": str(pages.house.meeting.pk), "application": str(application.pk),
    }  # fmt: skip
    pages.post("motion_new", None, told)
    motion = Motion.objects.get(application=application)
    assert (motion.subject, motion.person) == (Subject.ADMISSION, her)
    assert pages.get("motion_new", None, "?application=999999").status_code == 404


def test_who_may_only_look_is_offered_nothing(
    cast: Cast, client_of: ClientOf, pages_of: PagesOf
) -> None:
    pages = pages_of(SEVENTY)
    motion = pages.house.decide(pages.house.put(), 34, 6)
    auditor = Pages(client_of(cast.farid), pages.house)
    assert "Put a motion" not in words_of(auditor.get("decisions"))
    said = words_of(auditor.get("motion", motion))
    assert "Carry it out" not in said and "70.8 %" in said
    assert auditor.post("motion_carry_out", motion, {}).status_code == 403


def test_an_amendment_is_put_decided_and_carried_out_on_the_pages(pages_of: PagesOf) -> None:
    amendment = ("threshold", {"subject": "amendment", "share": "70 %", "base": "all"})
    pages = pages_of(amendment)
    house = pages.house
    draft = constitutions.begin(house.body, by=house.by, at=AT)
    constitutions.add(draft, Draft("women_only"), by=house.by, at=AT)
    link = f"{pages.url('motion_new')}?constitution={draft.pk}"
    assert link in pages.get("draft_adopt").content.decode()
    told = {
        "title": "The constitution is changed as drafted", "organ": "general",
        "meeting": str(house.meeting.pk), "constitution": str(draft.pk),
    }  # fmt: skip
    pages.post("motion_new", None, told)
    motion = Motion.objects.get(constitution=draft)
    pages.post("motion_decide", motion, VOTES, do="decide")
    for name in ("draft", "draft_adopt"):
        assert pages.get(name)["Location"] == pages.url("motion", motion)
    said = words_of(pages.get("motion", motion))
    assert "decided on this draft (2025/1)" in said and "becomes the next version" in said
    pages.post("motion_carry_out", motion, {})
    said = words_of(pages.get("motion", motion))
    assert "A new version of the constitution was adopted." in said
    version = house.body.constitutions.get(version=2)
    assert (version.votes_for, version.in_force_from) == (34, ON)


def test_a_motion_leads_to_the_page_of_what_it_is_about(cast: Cast, pages_of: PagesOf) -> None:
    pages = pages_of(SEVENTY)
    body, her = pages.house.body, pages.house.women[0]
    office = body.offices.create(
        homenet=body.homenet, person=her, post="secretary", begins_on=date(2024, 1, 1)
    )
    committee = body.committees.create(
        homenet=body.homenet, name="Designers", service=Service.DESIGN
    )
    for told in ({"office": office, "person": her}, {"committee": committee}):
        motion = pages.house.put(**told)
        found = re.search(r'<dt>About</dt><dd><a href="([^"]+)"', pages.get("motion", motion)
                          .content.decode())  # fmt: skip
        assert found is not None and pages.client.get(found[1]).status_code == 200


def test_of_a_meeting_that_was_not_held_the_page_says_what_to_do(pages_of: PagesOf) -> None:
    pages = pages_of(SEVENTY)
    motion = pages.house.put()
    pages.house.meeting.state, pages.house.meeting.reason = "not_held", "Rain"
    pages.house.meeting.save()
    said = words_of(pages.get("motion", motion))
    assert "was not held. Take the motion back" in said and "Count the votes" not in said


def test_an_item_of_the_agenda_is_put_to_the_vote_with_its_words(pages_of: PagesOf) -> None:
    pages = pages_of(SEVENTY)
    item = pages.house.meeting.agenda.create(
        body=pages.house.body, homenet=pages.house.body.homenet, position=1,
        title="A loan for thread", subject="loan",
    )  # fmt: skip
    form = pages.get("motion_new", None, f"?item={item.pk}").context["form"]
    assert form.initial["title"] == "A loan for thread" and form.initial["subject"] == "loan"
    assert form.initial["meeting"] == pages.house.meeting.pk
