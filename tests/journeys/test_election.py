"""Rasool Nagar elects: from the plan to a record that anybody verifies, on three phones."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page

from associations.models import Office
from elections.models import Commissioner, Election
from elections.vocabulary.papers import Sheet
from elections.vocabulary.states import ElectionState
from members.models import Person
from members.vocabulary.people import Role
from tests import factories as make
from tests.cast import Cast, let_in
from tests.living import a_membership, an_association_of
from tests.walls import walk
from tests.walls.table import page_of as table_of

from .conftest import PHONE, is_sound
from .election_before_the_poll import (
    choose_symbols,
    form_a_committee,
    nominations,
    plan_it,
    print_papers,
    the_roll,
)
from .election_from_the_poll import declare, election_day, the_count, verify
from .election_story import ARTICLES, CHILD, HELD_IT, JOINED_LATE, LATE, Days, Story
from .test_life import at, called

pytestmark = [pytest.mark.journey, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
PageOf = Callable[..., Page]
LEAST_PAGES = 40  # of elections that the cast's rows have
NO_PAGES = ("_pdf", "_file", "_names", "_script", "_photo", "booth_mark")  # so they end


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


def test_rasool_nagar_elects(cast: Cast, page_of: PageOf, story: Story, tmp_path: Path) -> None:
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


def test_every_page_of_an_election_is_sound_in_urdu(cast: Cast, page_of: PageOf) -> None:
    """Each address of elections with rows of the cast, from right to left, on a phone."""
    page = page_of("bilal", language="ur", size=PHONE, has_touch=True)
    seen = set()
    for there in _pages(cast):
        answer = page.goto(there)
        assert answer is not None and answer.status == 200, there
        if page.url not in seen:
            seen.add(page.url)
            is_sound(page)
    assert len(seen) > LEAST_PAGES


def _pages(cast: Cast) -> Iterator[str]:
    """Their addresses, and each of the papers."""
    for address in walk.addresses():
        known = table_of(address)
        if known is None or "election" not in known.kind or "/" in address.name:
            continue
        if address.name.endswith(NO_PAGES):
            continue
        values = known.values(cast.pakistan)
        papers = Sheet if "which" in values else [""]
        yield from (walk.path_of(address, values | {"which": str(one)}) for one in papers)
