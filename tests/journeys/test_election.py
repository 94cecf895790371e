"""Rasool Nagar elects: from the plan to a record that anybody verifies, on three phones."""

import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from associations.models import Office
from elections.actions import nominations as nominating
from elections.actions import symbols
from elections.actions.nominations import Paper
from elections.models import Commissioner, Contest, Election, Entry, Nomination, Voted
from elections.queries import elections as queries
from elections.vocabulary.nominating import Order
from elections.vocabulary.states import ContestState, ElectionState, NominationState
from elections.vocabulary.steps import Step
from elections.vocabulary.symbols import SYMBOLS
from members.models import Body, Person
from members.vocabulary.people import Role
from tests import factories as make
from tests.cast import Cast, let_in
from tests.living import a_membership, an_association_of

from .conftest import PHONE, Link, is_sound
from .test_life import at, called, follow, key_of, on_paper, press, said

pytestmark = [pytest.mark.journey, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
PageOf = Callable[..., Page]
PLANNED = date(2026, 9, 1)
JOINED_LATE = date(2026, 8, 1)
LATE = "Zohra Bibi"
ARTICLES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("committee_posts", {"posts": ["president", "vice_president", "secretary", "treasurer"]}),
    ("committee_size", {"least": 11, "most": 11}),
    ("committee_term", {"years": 3}),
    ("age_to_stand", {"office": "any", "years": 21}),
    ("membership_of_voters", {"months": 3}),
    ("election_committee", {"size": 3}),
    ("election_committee_neutral", {"who": "candidates"}),
    ("election_notice", {"days": 7, "count": "calendar"}),
    ("nomination_supporters", {"persons": 2}),
    ("nomination_consent", {}),
    ("campaign_end", {"days": 2}),
    ("agents_at_booths", {"agents": 1}),
    ("public_count", {"days": 0}),
    ("election_tie", {"how": "lot"}),
    ("handing_over", {"days": 7}),
)  # fmt: skip
SITS = (118, 119, 120)  # numbers on the roll: they sit on the election committee
CHILD = 50  # not 21 yet
STANDS: Mapping[str, tuple[int, ...]] = {
    "president": (1, 2), "vice_president": (3,), "secretary": (4, 5), "treasurer": (6, 7),
    "member": (8, 9, 10, 11, 12, 13, 14, 15, 16),
}  # fmt: skip
GOES = 16  # withdraws
HELD_IT = 117  # the president until now
VOTES: Mapping[str, tuple[int, ...]] = {
    "president": (60, 38), "secretary": (41, 57), "treasurer": (70, 28),
    "member": (90, 85, 80, 75, 70, 65, 50, 50),
}  # fmt: skip
PAPERS = {
    "printed": 120, "issued": 102, "unused": 18, "box": 100, "challenged": 0, "tendered": 1,
    "spoilt": 1, "not_put_in": 0, "valid": 98, "marked_voters": 100,
}  # fmt: skip


class Days:
    """What day and hour it is for the whole site."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.day, self.hour = PLANNED, 9
        monkeypatch.setattr("hnsa.core.clock.today", lambda: self.day)
        monkeypatch.setattr(
            "hnsa.core.clock.now",
            lambda: datetime.combine(self.day, time(self.hour), tzinfo=UTC),
        )


class Story:
    """The rows that the story is about, and what day it is in it."""

    def __init__(self, cast: Cast, days: Days, body: Body) -> None:
        self.cast, self.days, self.body, self.pk = cast, days, body, body.pk
        self.election_pk = 0

    def at(self, name: str, *keys: int) -> str:
        return at(name, self.pk, self.election_pk, *keys)

    def paper(self, which: str, *, pdf: bool = False) -> str:
        name = "election_paper_pdf" if pdf else "election_paper"
        return reverse(name, args=[self.pk, self.election_pk, which])

    @property
    def election(self) -> Election:
        return Election.objects.select_related("body__parent", "law").get(pk=self.election_pk)

    def contest(self, post: str) -> Contest:
        return Contest.objects.select_related("election__body").get(
            election=self.election_pk, post=post
        )

    def come(self, step: Step) -> date:
        """The day of a step has come."""
        with self.cast.seeing_all():
            self.days.day = queries.days_of(self.election).on(step)
        return self.days.day

    def entry(self, number: int) -> Entry:
        return Entry.objects.select_related("person").get(
            election=self.election_pk, number=number
        )


@pytest.fixture
def story(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Story:
    """120 women of age, one of them not 21, and one more who joined a month ago."""
    with cast.seeing_all():
        amina = let_in(cast.amina)
        body = an_association_of(
            cast.pakistan.homenet, by=amina, members=120, rules=ARTICLES, code="RASOOL",
            parent=cast.pakistan.facilitating, name="Rasool Nagar Adda Workers",
        ).body  # fmt: skip
        women = Person.objects.filter(memberships__body=body)
        women.update(birth_on=date(1990, 1, 1), gender="female", relative_name="Karim Bux")
        Person.objects.filter(full_name=called(CHILD)).update(birth_on=date(2007, 5, 1))
        a_membership(body, [LATE], JOINED_LATE)
        Office.objects.create(
            body=body, homenet=body.homenet, post="president", begins_on=date(2023, 9, 1),
            person=Person.objects.get(full_name=called(HELD_IT)),
        )  # fmt: skip
        # her administrator let Zubaida work for election committees here, and no longer elsewhere
        make.PostingFactory(user=cast.zubaida, role=Role.COMMISSIONER, body=body)
        Commissioner.objects.filter(user=cast.zubaida).update(user=None)
    return Story(cast, Days(monkeypatch), body)


# --- planned, announced ---------------------------------------------------------------------------


def plan_it(saima: Page, story: Story) -> None:
    """A day that is too near is refused with the earliest that can hold; that one is taken."""
    saima.goto(at("elections", story.pk))
    is_sound(saima)
    follow(saima, "Plan an election")
    saima.fill("[name=poll_on]", (PLANNED + timedelta(days=5)).isoformat())
    is_sound(saima)
    press(saima, "See which days follow")
    said(saima, "An election on this day cannot hold what the articles ask")
    said(saima, "The earliest day that can hold is")
    is_sound(saima)
    press(saima, "Take that day")
    expect(saima.locator("main")).not_to_contain_text("cannot hold what the articles ask")
    for post, candidates in STANDS.items():
        seats = "7" if post == "member" else "1"
        expect(saima.locator(f"[name=seats_{post}]")).to_have_value(seats)
        assert candidates
    saima.fill("[name=opens_at]", "08:00")
    saima.fill("[name=closes_at]", "16:00")
    is_sound(saima)
    press(saima, "Plan it")
    said(saima, "The election is planned.")
    story.election_pk = key_of(saima)
    is_sound(saima)
    follow(saima, "Announce it")
    is_sound(saima)
    press(saima, "Announce it")
    said(saima, "Its days stand from now on.")
    is_sound(saima)


def form_a_committee(saima: Page, story: Story) -> None:
    """Three women take the oath; one presides, and logs in herself."""
    saima.goto(story.at("election_committee"))
    is_sound(saima)
    for number in SITS:
        follow(saima, "Appoint somebody")
        label = saima.locator("[name=woman] option", has_text=called(number)).inner_text()
        saima.select_option("[name=woman]", label=label)
        press(saima, "Appoint her")
    for place, _number in enumerate(SITS):
        saima.get_by_role("link", name="Oath, chair and more").nth(place).click()
        is_sound(saima)
        press(saima, "She took it")
        if place == 0:
            saima.get_by_role("link", name="Oath, chair and more").nth(0).click()
            press(saima, "She presides from now on")
            saima.get_by_role("link", name="Oath, chair and more").nth(0).click()
            saima.select_option("[name=user]", label="zubaida")
            press(saima, "Write it down")
    follow(saima, "The committee is formed")
    is_sound(saima)
    press(saima, "Write it down")
    said(saima, "The election committee is formed.")
    is_sound(saima)


# --- the roll -------------------------------------------------------------------------------------


def the_roll(saima: Page, zubaida: Page, story: Story) -> None:
    """Drawn, posted, objected to, decided, final, printed."""
    story.come(Step.ROLL_POSTED)
    saima.goto(story.at("roll"))
    is_sound(saima)
    follow(saima, "Draw the roll")
    is_sound(saima)
    press(saima, "Draw it")
    said(saima, "120 women are on the roll.")
    is_sound(saima)
    saima.goto(story.at("roll") + "?show=off")
    said(saima, LATE)
    said(saima, "Art. 5")
    saima.goto(story.at("booths"))
    is_sound(saima)
    with story.cast.seeing_all():
        booth = story.election.booths.get().pk
    saima.goto(story.at("booth_change", booth))
    is_sound(saima)
    saima.fill("[name=name]", "Girls’ school")
    saima.check("[name=is_reachable][value='1']")
    press(saima, "Write it down")
    saima.goto(story.at("roll"))
    follow(saima, "It is posted")
    press(saima, "Write it down")
    said(saima, "The draft is posted.")
    saima.goto(story.at("roll_object") + "?to=add")
    is_sound(saima)
    saima.fill("#q", LATE)
    press(saima, "Find")
    is_sound(saima)
    saima.get_by_role("link", name=LATE).click()
    saima.fill("[name=made_by]", LATE)
    saima.fill("[name=words]", "I work with them since the summer.")
    is_sound(saima)
    press(saima, "Write the objection down")
    said(saima, "The objection is written down.")
    is_sound(saima)
    zubaida.goto(story.at("roll_objections"))
    zubaida.locator("main li").get_by_role("link").first.click()
    is_sound(zubaida)
    zubaida.get_by_role("link", name=re.compile("[Dd]ecide")).click()
    is_sound(zubaida)
    zubaida.check("[name=answer][value=refused]")
    zubaida.fill("[name=reasons]", "She joined in August; three months are asked for.")
    press(zubaida, "Write down the decision")
    said(zubaida, "It is decided.")
    story.come(Step.OBJECTIONS)
    zubaida.goto(story.at("roll"))
    follow(zubaida, "Close the objections")
    press(zubaida, "Close the objections")
    said(zubaida, "The days for objections are over.")
    story.come(Step.FINAL_ROLL)
    zubaida.goto(story.at("roll_final"))
    is_sound(zubaida)
    press(zubaida, "Make it final")
    said(zubaida, "The roll is final. 120 women are on the roll.")
    is_sound(zubaida)
    zubaida.goto(story.at("roll_print"))
    is_sound(zubaida)
    roll = on_paper(zubaida, story.at("roll_pdf"))
    assert called(1) in roll
    assert LATE not in roll


# --- who stands -----------------------------------------------------------------------------------


def hand_in(page: Page, story: Story, post: str, her: int, signs: tuple[int, ...]) -> None:
    """A paper, as it is handed in: who signs it, and whether she agrees."""
    page.goto(story.at("nomination_new"))
    with story.cast.seeing_all():
        page.check(f"[name=contest][value='{story.contest(post).pk}']")
    page.fill("[name=candidate]", str(her))
    if signs:
        page.fill("[name=proposer]", str(signs[0]))
        page.fill("[name=seconders]", ", ".join(map(str, signs[1:])))
        page.check("[name=consents]")
    is_sound(page)
    press(page, "Look who is meant")
    said(page, called(her))
    is_sound(page)
    press(page, "Yes: receive it")
    said(page, "Give her the receipt.")
    is_sound(page)


def the_other_papers(story: Story) -> None:
    """Fourteen more, each as the page hands it in; only the page is left out, for its time."""
    with story.cast.seeing_all():
        saima = let_in(story.cast.saima)
        now = datetime.combine(story.days.day, time(story.days.hour), tzinfo=UTC)
        rows = {one.number: one for one in Entry.objects.filter(election=story.election_pk)}
        for post, candidates in STANDS.items():
            contest = story.contest(post)
            for her in candidates[1 if post == "president" else 0:]:
                paper = Paper(
                    rows[her], now, rows[her + 20], (rows[her + 60],), consents=True
                )  # fmt: skip
                nominating.hand_in(contest, paper, by=saima, at=now)


def nominations(saima: Page, zubaida: Page, story: Story) -> None:
    """Handed in, looked through, one refused with all grounds, one withdrawn, one post unopposed."""
    story.days.day = story.come(Step.NOMINATIONS) - timedelta(days=1)
    saima.goto(story.at("nominations"))
    is_sound(saima)
    hand_in(saima, story, "president", 1, (21, 81))
    hand_in(saima, story, "member", CHILD, ())
    the_other_papers(story)
    saima.goto(story.at("nominations"))
    is_sound(saima)
    story.come(Step.NOMINATIONS)
    zubaida.goto(story.at("nomination_close"))
    is_sound(zubaida)
    press(zubaida, "Close the nominations")
    said(zubaida, "The nominations are closed.")
    story.come(Step.SCRUTINY)
    zubaida.goto(story.at("nomination_begin"))
    press(zubaida, "Begin the scrutiny")
    said(zubaida, "The scrutiny has begun.")
    scrutiny(zubaida, story)
    story.come(Step.LIST)
    zubaida.goto(story.at("nomination_list"))
    is_sound(zubaida)
    zubaida.select_option("[name=order]", "alphabet")
    press(zubaida, "Post the list")
    said(zubaida, "The list is posted.")
    with story.cast.seeing_all():
        goes = Nomination.objects.get(contest__election=story.election_pk, name=called(GOES)).pk
    zubaida.goto(story.at("nomination_withdraw", goes))
    is_sound(zubaida)
    zubaida.check("[name=written]")
    press(zubaida, "She withdraws")
    zubaida.wait_for_url(f"**{story.at('nomination', goes)}")
    is_sound(zubaida)
    story.come(Step.WITHDRAWAL)
    zubaida.goto(story.at("nomination_settle"))
    press(zubaida, "Close the withdrawals")
    said(zubaida, "No poll is needed: not more stand than there are seats.")
    is_sound(zubaida)
    with story.cast.seeing_all():
        assert story.contest("vice_president").state == ContestState.UNOPPOSED
        assert story.contest("member").nominations.filter(
            state=NominationState.VALID
        ).count() == 8


def scrutiny(page: Page, story: Story) -> None:
    """One after the other; the next paper comes by itself."""
    with story.cast.seeing_all():
        papers = Nomination.objects.filter(contest__election=story.election_pk)
        first, number = papers.order_by("receipt")[0].pk, papers.count()
    page.goto(story.at("nomination_scrutiny", first))
    is_sound(page)
    for _one in range(number):
        name = page.locator("main h1 bdi").inner_text()
        if name != called(CHILD):
            press(page, "It is valid")
            said(page, f"The nomination of {name} is valid.")
            continue
        said(page, "Art. 4")
        said(page, "Art. 9")
        said(page, "Art. 10")
        is_sound(page)
        press(page, "It is refused, with all these grounds")
        said(page, "is refused. Tell her all grounds; she may appeal.")
    with story.cast.seeing_all():
        refused = papers.get(state=NominationState.REFUSED)
        assert refused.name == called(CHILD)
        assert papers.filter(state=NominationState.VALID).count() == number - 1
    page.goto(story.at("nomination", refused.pk))
    for article in ("Art. 4", "Art. 9", "Art. 10"):
        expect(page.locator("main section", has_text="Why it was refused")).to_contain_text(article)
    is_sound(page)


def choose_symbols(page: Page, story: Story) -> None:
    """Both candidates for the presidency choose on the phone; the others by the same action."""
    with story.cast.seeing_all():
        contest = story.contest("president").pk
    page.goto(story.at("nomination_turns", contest))
    is_sound(page)
    page.select_option("[name=order]", "time")
    press(page, "Write the turns down")
    for place, code in enumerate(("needle", "jar")):
        follow(page, "She chooses")
        if place == 1:
            is_sound(page)
            expect(page.locator(".e-choice.is-taken")).to_have_count(1)
        page.locator(f"button[value='take:{code}']").click()
        said(page, "has chosen:")
    is_sound(page)
    with story.cast.seeing_all():
        saima, now = let_in(story.cast.saima), datetime(2026, 9, 1, tzinfo=UTC)
        for post in ("secretary", "treasurer", "member"):
            symbols.give_turns(story.contest(post), Order.TIME, by=saima, at=now)
            rows = Nomination.objects.filter(
                contest=story.contest(post), state=NominationState.VALID
            ).select_related("contest__election__body")
            for one, code in zip(rows.order_by("turn"), SYMBOLS, strict=False):
                symbols.choose(one, code, by=saima)


# --- papers ---------------------------------------------------------------------------------------


def print_papers(page: Page, story: Story) -> None:
    """120 papers for each post that is voted on; every sheet is a PDF with what it must say."""
    page.goto(story.at("election_papers"))
    is_sound(page)
    page.goto(story.at("election_packets"))
    for post in ("president", "secretary", "treasurer", "member"):
        with story.cast.seeing_all():
            page.select_option("[name=contest]", str(story.contest(post).pk))
            page.select_option("[name=booth]", str(story.election.booths.get().pk))
        left = page.get_by_text("No papers yet.").count()
        page.fill("[name=papers]", "120")
        page.fill("[name=each]", "60")
        press(page, "Write the packets down")
        expect(page.get_by_text("No papers yet.")).to_have_count(left - 1)
        said(page, "written down, with serials 1 to 120")
    is_sound(page)
    with story.cast.seeing_all():
        packet = story.contest("president").packets.order_by("first")[0].pk
    page.goto(story.at("election_packet_print", packet))
    is_sound(page)
    assert called(1) in on_paper(page, story.at("election_packet_pdf", packet))
    for which, words in (
        ("notice", "Girls’ school"), ("candidates", called(15)), ("account", "120"),
    ):  # fmt: skip
        page.goto(story.paper(which))
        is_sound(page)
        assert words in on_paper(page, story.paper(which, pdf=True))


# --- the day --------------------------------------------------------------------------------------


def tap(page: Page, number: int, mark: str = "voted") -> None:
    page.fill("#q", str(number))
    row = page.locator("[data-entry]:visible", has_text=called(number))
    if mark != "voted":
        row.locator("summary").click()
    row.locator(f"button[value$=':{mark}']").click()


def election_day(saima: Page, zubaida: Page, story: Story) -> None:
    """The empty box is shown, who comes is marked, also without a link; one paper is set aside."""
    story.come(Step.CAMPAIGN_END)
    zubaida.goto(story.at("election_campaign"))
    is_sound(zubaida)
    press(zubaida, "Write it down")
    said(zubaida, "It is written down that the campaign ended.")
    story.come(Step.POLL)
    story.days.hour = 4  # nine in the morning in Lahore
    zubaida.goto(story.at("booths_begin"))
    is_sound(zubaida)
    press(zubaida, "Open the poll")
    said(zubaida, "The poll is open.")
    with story.cast.seeing_all():
        booth = story.election.booths.get().pk
    zubaida.goto(story.at("booth_begin", booth))
    zubaida.fill("[name=at]", "08:00")
    zubaida.check("[name=box_shown][value='1']")
    zubaida.fill("[name=seals]", "12, 13")
    is_sound(zubaida)
    press(zubaida, "Write down that it is open")
    said(zubaida, "The booth is open.")
    is_sound(zubaida)
    saima.goto(story.at("booth_voters", booth) + "?all=1")
    link = Link(saima)
    tap(saima, 101)
    expect(saima.locator("#count")).to_contain_text("1 of 120 have voted")
    link.cut()
    tap(saima, 102, "assisted")
    tap(saima, 103)
    expect(saima.locator("[data-taps-note]")).to_contain_text("Not sent yet: 2 marks")
    is_sound(saima)
    link.good()
    expect(saima.locator("[data-taps-note]")).to_have_count(0)
    expect(saima.locator("#count")).to_contain_text("3 of 120 have voted")
    tap(saima, 103, "tendered")
    expect(saima.locator("[data-entry]:visible")).to_contain_text("a paper is set aside")
    zubaida.goto(story.at("booth_numbers", booth))
    is_sound(zubaida)
    zubaida.fill("[name=numbers]", "1-50, 52-98")
    press(zubaida, "They have voted")
    said(zubaida, "97 women are marked.")
    is_sound(zubaida)
    story.days.hour = 12  # five in the afternoon
    zubaida.goto(story.at("booth_end", booth))
    zubaida.fill("[name=at]", "16:10")
    zubaida.fill("[name=queue]", "3")
    is_sound(zubaida)
    press(zubaida, "Write down that it is closed")
    said(zubaida, "Now seal the slot of the box.")
    zubaida.goto(story.at("booths"))
    is_sound(zubaida)
    follow(zubaida, "Close the poll")
    is_sound(zubaida)
    press(zubaida, "Close the poll")
    said(zubaida, "The poll is closed.")
    with story.cast.seeing_all():
        marks = Voted.objects.filter(election=story.election_pk)
        assert marks.exclude(mark="tendered").count() == 100
        assert marks.filter(mark="tendered").count() == 1


# --- the count ------------------------------------------------------------------------------------


def type_sheet(page: Page, story: Story, post: str, **wrong: int) -> None:
    """One reads the paper of a post and types it; `wrong`: what she mistypes."""
    with story.cast.seeing_all():
        contest, booth = story.contest(post).pk, story.election.booths.get().pk
        rows = Nomination.objects.filter(contest=contest, state=NominationState.VALID)
        keys = [one.pk for one in rows.order_by("receipt")]
    page.goto(story.at("count_sheet", contest, booth))
    told = {**PAPERS, "rejected_unclear": 2}
    told |= {f"votes_{key}": votes for key, votes in zip(keys, VOTES[post], strict=True)}
    for field in page.locator("main form [inputmode=numeric]").all():
        name = field.get_attribute("name") or ""
        field.fill(str(wrong.get(name, told.get(name, 0))))
    is_sound(page)
    press(page, "Keep the sheet")
    said(page, "Kept.")


def count_the_president(saima: Page, amina: Page, story: Story) -> None:
    """Two type the paper: one slip is found between them, one with the account; both are mended."""
    type_sheet(saima, story, "president", unused=8)
    said(saima, "Now somebody else types the same paper, without looking at yours.")
    is_sound(saima)
    type_sheet(amina, story, "president", unused=8, valid=89)
    said(amina, "The two sheets are not alike")
    line = amina.locator("main tr", has_text="Valid").first
    expect(line.locator("td")).to_have_text(["98", "89", "9"])
    is_sound(amina)
    type_sheet(amina, story, "president", unused=8)
    said(amina, "Both sheets are alike.")
    said(
        amina,
        "Printed: 120. Given to voters and not used, together: 110. The difference is 10.",
    )
    is_sound(amina)
    with story.cast.seeing_all():
        contest = story.contest("president").pk
    amina.goto(story.at("count_close", contest))
    said(amina, "The difference is 10.")
    is_sound(amina)
    for page in (saima, amina):
        type_sheet(page, story, "president")


def close_count(page: Page, story: Story, post: str) -> None:
    with story.cast.seeing_all():
        contest = story.contest(post).pk
    page.goto(story.at("count_close", contest))
    said(page, "Every line agrees, and both people typed the same.")
    is_sound(page)
    press(page, "Close the count")
    said(page, "The count is closed. Read it out, slowly.")
    is_sound(page)


def the_count(saima: Page, amina: Page, zubaida: Page, story: Story) -> None:
    zubaida.goto(story.at("counts"))
    is_sound(zubaida)
    follow(zubaida, "Begin the count")
    is_sound(zubaida)
    press(zubaida, "The count begins")
    is_sound(zubaida)
    count_the_president(saima, amina, story)
    for post in ("secretary", "treasurer", "member"):
        type_sheet(saima, story, post)
        type_sheet(zubaida, story, post)
    for post in VOTES:
        close_count(zubaida, story, post)
    said(zubaida, "Equal votes")
    follow(zubaida, "Write down the lot")
    is_sound(zubaida)
    zubaida.select_option("[name=place_0]", label=called(15))
    zubaida.select_option("[name=place_1]", label=called(14))
    zubaida.fill("[name=method]", "Two folded papers in a pot")
    zubaida.fill("[name=drawn_by]", "A girl of the school")
    zubaida.fill("[name=seen_by]", "All in the room")
    press(zubaida, "So it was drawn")
    said(zubaida, "The lot is written down.")
    is_sound(zubaida)
    read = zubaida.locator(".r-read")
    expect(read).to_contain_text(called(15))


# --- declared and sealed --------------------------------------------------------------------------


def declare(zubaida: Page, saima: Page, story: Story) -> str:
    """Declared and sealed by the committee; the code that is printed for signing."""
    story.come(Step.RESULT)
    zubaida.goto(story.at("record"))
    is_sound(zubaida)
    follow(zubaida, "Declare the result")
    is_sound(zubaida)
    press(zubaida, "Declare and seal")
    said(zubaida, "Declared and sealed.")
    is_sound(zubaida)
    zubaida.goto(story.at("record_print", 1))
    is_sound(zubaida)
    paper = on_paper(zubaida, story.at("record_pdf", 1))
    found = re.search(r"(?:[0-9A-Z]{4}-){5}[0-9A-Z]{4}", paper)
    assert found, paper
    saima.goto(story.at("record_offices"))
    is_sound(saima)
    press(saima, "Write down 11 terms")
    said(saima, "11 terms of office are written down.")
    said(saima, "not handed over yet")
    is_sound(saima)
    follow(saima, "The list to sign")
    is_sound(saima)
    saima.goto(at("association_offices", story.pk))
    for number in (1, 3, 5, 6, 8, 13, 15):
        said(saima, called(number))
    for number in (2, 14):
        expect(saima.locator("main")).not_to_contain_text(called(number))
    is_sound(saima)
    return found.group()


def verify(page: Page, story: Story, code: str, folder: Path) -> None:
    """In an empty folder, with nothing but the file, the script and the code of the paper."""
    for name, keys in (("record_file", (1,)), ("record_script", ())):
        answer = page.request.get(story.at(name, *keys))
        assert answer.status == 200
        (folder / {"record_file": "record.jsonl", "record_script": "verify.py"}[name]).write_bytes(
            answer.body()
        )
    untouched = run(folder, code)
    assert untouched.returncode == 0, untouched.stdout + untouched.stderr
    record = folder / "record.jsonl"
    whole = record.read_bytes()
    digit = re.compile(rb"[0-9]").search(whole, whole.index(b"votes"))
    assert digit is not None
    other = b"7" if digit.group() != b"7" else b"3"
    record.write_bytes(whole[: digit.start()] + other + whole[digit.end() :])
    changed = run(folder, code)
    assert changed.returncode != 0
    assert "line" in changed.stdout.lower()
    page.goto(story.at("record_check"))
    said(page, "untouched")
    said(page, "every row is as it was sealed")
    is_sound(page)


def run(folder: Path, code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-I", "verify.py", "record.jsonl", code], cwd=folder, check=False,
        capture_output=True, text=True,
    )  # fmt: skip


# --- who else ------------------------------------------------------------------------------------


def others(page_of: PageOf, zubaida: Page, story: Story) -> None:
    """The auditor reads; the committee sees its election only; other countries find nothing."""
    with story.cast.seeing_all():
        contest, booth = story.contest("president").pk, story.election.booths.get().pk
        sohni = Election.objects.get(body=story.cast.pakistan.association)
    reads = [
        at("elections", story.pk),
        *(story.at(name) for name in (
            "election", "election_committee", "roll", "roll_objections", "nominations",
            "election_papers", "booths", "counts", "record", "record_check", "record_offices",
        )),
        story.at("count", contest), story.at("booth", booth), story.at("record_print", 1),
    ]  # fmt: skip
    writes = [
        story.at(name)
        for name in ("roll_draw", "nomination_new", "booths_end", "count_begin", "record_declare",
                     "record_void", "election_packets")
    ]  # fmt: skip
    writes += [story.at("count_sheet", contest, booth), story.at("booth_voters", booth)]
    farid = page_of("farid").request
    assert {there: farid.get(there).status for there in reads} == dict.fromkeys(reads, 200)
    assert {there: farid.get(there).status for there in writes} == dict.fromkeys(writes, 403)
    rita = page_of("rita").request
    assert {rita.get(there).status for there in [*reads, *writes]} == {404}
    closed = [
        at("association", story.pk), at("association_members", story.pk),
        at("association_offices", story.pk), at("meetings", story.pk),
        at("election", sohni.body_id, sohni.pk),
    ]  # fmt: skip
    hers = zubaida.request
    assert {there: hers.get(there).status for there in reads} == dict.fromkeys(reads, 200)
    assert {there: hers.get(there).status for there in closed} == dict.fromkeys(closed, 404)


def test_rasool_nagar_elects(
    cast: Cast, page_of: PageOf, story: Story, tmp_path: Path
) -> None:
    saima = page_of("saima", size=PHONE, has_touch=True)
    plan_it(saima, story)
    form_a_committee(saima, story)
    zubaida = page_of("zubaida", size=PHONE, has_touch=True)
    the_roll(saima, zubaida, story)
    nominations(saima, zubaida, story)
    choose_symbols(zubaida, story)
    print_papers(zubaida, story)
    election_day(saima, zubaida, story)
    amina = page_of("amina", size=PHONE, has_touch=True)
    the_count(saima, amina, zubaida, story)
    code = declare(zubaida, saima, story)
    verify(amina, story, code, tmp_path)
    with cast.seeing_all():
        assert story.election.state == ElectionState.DECLARED
    others(page_of, zubaida, story)
