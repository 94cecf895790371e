"""What was typed of a count is nobody else's to read until the count is closed."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from elections.models import Contest, Record, Sheet
from elections.queries.records import differences
from elections.rules.sheets import Typed
from elections.vocabulary.states import ContestState
from tests.cast import Cast, let_in
from tests.electing import a_contest
from tests.elections.counting import a_sheet, being_counted, typed, typed_twice
from tests.elections.declaring import DECLARED, a_count, close, declared, stands
from tests.elections.polling import ON, Poll

ClientOf = Callable[..., Client]


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hnsa.core.clock.today", lambda: ON)
    monkeypatch.setattr("hnsa.core.clock.now", lambda: DECLARED)


def page(client: Client, name: str, poll: Poll, *more: Any) -> str:
    answer = client.get(reverse(name, args=[poll.election.body_id, poll.election.pk, *more]))
    assert answer.status_code == 200
    return answer.content.decode()


def test_who_types_second_reads_nothing_of_what_the_first_typed(
    cast: Cast, client_of: ClientOf
) -> None:
    with cast.seeing_all():
        poll = being_counted(cast)
        typed(poll, a_sheet(poll.nominations, [23, 14], box=39), by=let_in(cast.saima))
    second = page(client_of(cast.amina), "count", poll, poll.contest.pk)
    assert "typed once" in second and "when you have typed the same paper" in second
    second += page(client_of(cast.amina), "count_sheet", poll, poll.contest.pk, poll.booth.pk)
    for figure in ("37", "39"):
        assert f">{figure}<" not in second
    assert ">39<" in page(client_of(cast.saima), "count", poll, poll.contest.pk)


def test_of_several_booths_nothing_is_added_up_while_one_is_typed_once(
    cast: Cast, client_of: ClientOf
) -> None:
    with cast.seeing_all():
        poll = being_counted(cast, booths_=2)
        typed_twice(poll, [11, 6], cast)
        typed(poll, a_sheet(poll.nominations, [13, 9]), by=let_in(cast.saima), booth=poll.booths[1])
    second = page(client_of(cast.amina), "count", poll, poll.contest.pk)
    assert ">17<" in second  # of the booth that both have typed
    for figure in ("22", "39"):
        assert f">{figure}<" not in second


def counted_beside(cast: Cast) -> tuple[Poll, Contest]:
    """One post is counted and can be declared; the sheets of another are being typed."""
    amina = let_in(cast.amina)
    poll = a_count(cast, by=amina)
    other = a_contest(poll.election, post="treasurer", position=2, state=ContestState.POLLED)
    women = [stands(poll, other, place, by=amina) for place in (3, 4)]
    other.election = poll.election
    beside = Poll(poll.election, other, poll.booths, poll.entries, women)
    typed(beside, a_sheet(women, [371, 372], printed=743, unused=0), by=amina)
    return poll, other


def test_a_record_has_nothing_of_a_count_that_is_not_closed(
    cast: Cast, client_of: ClientOf
) -> None:
    with cast.seeing_all():
        poll, other = counted_beside(cast)
        record = declared(poll, by=let_in(cast.amina))
        assert Sheet.objects.filter(contest=other).exists()
        address = reverse("record_file", args=[poll.body.pk, poll.election.pk, 1])
    assert '"valid":743' not in record.text
    assert b'"valid":743' not in client_of(cast.farid).get(address).content
    assert "743" not in page(client_of(cast.farid), "record_check", poll)


def test_when_it_is_closed_and_declared_later_the_next_record_has_its_sheets(cast: Cast) -> None:
    with cast.seeing_all():
        amina = let_in(cast.amina)
        poll, other = counted_beside(cast)
        declared(poll, by=amina)
        other.refresh_from_db()
        women = list(other.nominations.order_by("position"))
        close(poll, other, dict(zip(women, (371, 372), strict=True)), by=amina)
        assert not [one for one in differences(poll.election) if not one.since]
        later = declared(poll, other, by=amina)
        assert later.number == 2 and '"valid":743' in later.text
        assert differences(poll.election) == []


def test_from_the_boxes_to_the_sealed_code_on_the_pages_alone(
    cast: Cast, client_of: ClientOf
) -> None:
    """Two type, one closes, one declares, everybody verifies."""
    with cast.seeing_all():
        poll = being_counted(cast)
    there = [poll.body.pk, poll.election.pk]
    sheet = _as_posted(a_sheet(poll.nominations, [21, 11]))
    for who in (cast.saima, cast.amina):
        address = reverse("count_sheet", args=[*there, poll.contest.pk, poll.booth.pk])
        assert client_of(who).post(address, sheet).status_code == 302
    saima = client_of(cast.saima)
    assert saima.post(reverse("count_close", args=[*there, poll.contest.pk])).status_code == 302
    assert reverse("record", args=there) in page(saima, "count", poll, poll.contest.pk)
    told = {"posts": [str(poll.contest.pk)], "on": str(ON), "terms_begin_on": str(ON),
            "present": "Rukhsana Bibi", "signed": "Kausar Parveen"}  # fmt: skip
    assert saima.post(reverse("record_declare", args=there), told).status_code == 302
    with cast.seeing_all():
        code = Record.objects.get(election=poll.election).code
    assert code in page(client_of(cast.farid), "record", poll)
    checked = page(client_of(cast.farid), "record_check", poll)
    assert code in checked and "was changed" not in checked


def _as_posted(sheet: Typed) -> dict[str, str]:
    return {
        **{name: str(number) for name, number in sheet.figures.items()},
        **{f"rejected_{name}": str(number) for name, number in sheet.rejected.items()},
        **{f"votes_{name}": str(number) for name, number in sheet.votes.items()},
    }
