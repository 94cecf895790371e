"""From the poll to the record: voters marked, votes counted, the result sealed; page by page."""

import re
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Page, expect

from elections.models import Nomination, Voted
from elections.vocabulary.states import NominationState
from elections.vocabulary.steps import Step

from .conftest import Link, is_sound
from .election_story import PAPERS, VOTES, Story
from .test_life import at, called, follow, on_paper, press, said

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
    if post == "member":
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
    press(page, "Close the count")
    said(page, "The count is closed. Read it out, slowly.")
    if post == "member":
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
