"""Before the poll: planned, announced, a roll, candidates, papers; page by page."""

import re
from datetime import UTC, datetime, time, timedelta

from playwright.sync_api import Page, expect

from elections.actions import nominations as nominating
from elections.actions import symbols
from elections.actions.nominations import Paper
from elections.models import Entry, Nomination
from elections.vocabulary.nominating import Order
from elections.vocabulary.states import ContestState, NominationState
from elections.vocabulary.steps import Step
from elections.vocabulary.symbols import SYMBOLS
from tests.cast import let_in

from .conftest import is_sound
from .election_story import CHILD, GOES, LATE, PLANNED, SITS, STANDS, Story
from .test_life import at, called, follow, key_of, on_paper, press, said

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
        press(saima, "She took it")
        if place == 0:
            is_sound(saima)
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
            for her in candidates[1 if post == "president" else 0 :]:
                paper = Paper(
                    rows[her], now, rows[her + 20], (rows[her + 60],), consents=True
                )  # fmt: skip
                nominating.hand_in(contest, paper, by=saima, at=now)


def nominations(saima: Page, zubaida: Page, story: Story) -> None:
    """Handed in, looked through; one is refused, one withdraws, one stands unopposed."""
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
        assert story.contest("member").nominations.filter(state=NominationState.VALID).count() == 8


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
        page.fill("[name=each]", "20" if post == "president" else "60")
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
        ("count", called(9)),
    ):  # fmt: skip
        page.goto(story.paper(which))
        is_sound(page)
        assert words in on_paper(page, story.paper(which, pdf=True))
