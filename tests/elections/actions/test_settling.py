"""The list is posted in its order, each post is settled, and symbols are chosen in turn."""

from collections.abc import Callable, Iterator

import pytest
from django.core.exceptions import ValidationError

from associations.actions.stopped import Stopped
from elections.actions import settling, symbols
from elections.actions.settling import Draw
from elections.models import Contest, Nomination, OwnSymbol, StepTaken
from elections.queries import counts
from elections.queries.candidates import contest_of, on_paper
from elections.queries.symbols import drawing_of
from elections.vocabulary.nominating import Order
from elections.vocabulary.states import ContestState, NominationState
from elections.vocabulary.steps import Step
from elections.vocabulary.symbols import SYMBOLS
from tests.cast import Cast, let_in
from tests.elections.candidates import Hustings
from tests.house.sources import ROOT

WOMEN = {"group": "women", "seats": 2, "filled": "first", "unfilled": "vacant"}
CODES = list(SYMBOLS)
DRAWN = Draw({}, "papers from a pot", "Zainab", "all who were there")
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'
HustingsOf = Callable[..., Hustings]


@pytest.fixture
def hustings_of(cast: Cast) -> Iterator[HustingsOf]:
    with cast.seeing_all():
        let_in(cast.saima)
        yield lambda **told: Hustings(cast, **told)


def _post(house: Hustings, order: Order, draw: Draw | None = None) -> None:
    settling.post_list(house.election, order, draw, on=house.day(9), by=house.by, at=house.hour(9))


def _settled(house: Hustings) -> dict[str, str]:
    settling.close_withdrawals(house.election, on=house.day(8), by=house.by, at=house.hour(8))
    return dict(house.election.contests.values_list("post", "state"))


def test_each_post_is_polled_filled_without_a_poll_or_vacant(hustings_of: HustingsOf) -> None:
    house = hustings_of(
        posts=(
            ("president", 1, []), ("secretary", 1, []), ("treasurer", 1, []),
            ("member", 4, [WOMEN]),
        )
    )  # fmt: skip
    house.standing([0, 1], contest=house.contests[0], settled=False)
    house.standing([2], contest=house.contests[1], settled=False)
    four = house.standing([3, 4, 5, 6], contest=house.contests[3], settled=False)
    Nomination.objects.filter(pk__in=[one.pk for one in four[:3]]).update(groups=[])
    assert _settled(house) == {
        "president": ContestState.POLLED, "secretary": ContestState.UNOPPOSED,
        "treasurer": ContestState.VACANT,
        "member": ContestState.POLLED,  # three of no group stand for two seats that are open
    }  # fmt: skip
    rules = contest_of(Contest.objects.get(pk=house.contests[3].pk))
    assert (rules.seats, [one.seats for one in rules.reserved]) == (4, [2])
    assert {one.key for one in rules.contenders} == {str(one.pk) for one in four}


def test_withdrawals_are_not_closed_before_their_last_day(hustings_of: HustingsOf) -> None:
    house = hustings_of()
    house.standing([0, 1], settled=False)
    with pytest.raises(Stopped):
        settling.close_withdrawals(house.election, on=house.day(9), by=house.by, at=house.hour(9))


def _polled(house: Hustings, *women: int) -> list[Nomination]:
    made = house.standing(women)
    Contest.objects.filter(pk=house.contest.pk).update(state=ContestState.POLLED)
    return made


def test_symbols_are_chosen_in_turn_and_none_twice(hustings_of: HustingsOf) -> None:
    house = hustings_of()
    first, second, third = _polled(house, 0, 1, 2)
    with pytest.raises(ValidationError):  # no turns yet
        symbols.choose(first, CODES[0], by=house.by)
    drawn = Draw({third.pk: 1, first.pk: 2, second.pk: 3}, "pot", "Zainab", "all")
    with pytest.raises(ValidationError):
        symbols.give_turns(
            house.contest, Order.DRAW, Draw(drawn.numbers), by=house.by, at=house.hour(7)
        )
    symbols.give_turns(house.contest, Order.DRAW, drawn, by=house.by, at=house.hour(7))
    [lot] = house.contest.lots.all()
    assert (lot.order, lot.seen_by) == ([third.pk, first.pk, second.pk], "all")
    assert counts.lots_of(house.contest) == []  # it is no lot among equals
    with pytest.raises(ValidationError) as error:
        symbols.choose(first, CODES[0], by=house.by)
    assert third.name in " ".join(error.value.messages)
    symbols.choose(third, CODES[0], by=house.by)
    with pytest.raises(ValidationError):
        symbols.choose(first, CODES[0], by=house.by)
    with pytest.raises(ValidationError):
        symbols.choose(first, "lotus", by=house.by)
    symbols.pass_over(first, by=house.by)
    symbols.choose(second, CODES[1], by=house.by)
    symbols.choose(first, CODES[2], by=house.by)
    symbols.choose(third, CODES[3], by=house.by)  # she takes another one
    assert [one.symbol for one in on_paper(house.contest)] == [CODES[2], CODES[1], CODES[3]]
    with pytest.raises(ValidationError):
        symbols.give_turns(house.contest, Order.TIME, by=house.by, at=house.hour(7))
    house.print_papers()
    with pytest.raises(ValidationError):
        symbols.choose(third, CODES[4], by=house.by)


def test_no_symbol_where_nobody_votes(hustings_of: HustingsOf) -> None:
    house = hustings_of()
    house.standing([0])
    Contest.objects.filter(pk=house.contest.pk).update(state=ContestState.UNOPPOSED)
    with pytest.raises(ValidationError):
        symbols.give_turns(house.contest, Order.TIME, by=house.by, at=house.hour(7))


def test_the_association_adds_a_symbol_of_its_own(hustings_of: HustingsOf) -> None:
    house = hustings_of()
    [her, other] = _polled(house, 0, 1)
    added = symbols.add(house.election, "  Our  loom ", SVG, by=house.by)
    assert (added.name, added.code) == ("Our loom", "own-our-loom")
    urdu = symbols.add(house.election, "کھڈی", SVG.replace(b"h9", b"h8"), by=house.by)
    assert urdu.code == "own-symbol"
    for name, drawing in (("Our loom", SVG.replace(b"h9", b"h7")), ("Another", SVG), ("", SVG)):
        with pytest.raises(ValidationError):
            symbols.add(house.election, name, drawing, by=house.by)
    spool = (ROOT / "static/symbols/spool.svg").read_bytes()
    for name, drawing in (("nEEdle and thread", SVG.replace(b"h9", b"h6")), ("Our thread", spool)):
        with pytest.raises(ValidationError, match="there already"):  # in the registry's library
            symbols.add(house.election, name, drawing, by=house.by)
    with pytest.raises(ValidationError) as error:
        symbols.add(house.election, "Bad", b"<svg onload='x'/>", by=house.by)
    assert "drawing" in error.value.message_dict
    symbols.give_turns(house.contest, Order.TIME, by=house.by, at=house.hour(7))
    symbols.choose(her, added.code, by=house.by)
    with pytest.raises(ValidationError):
        symbols.take_out(house.election, added, by=house.by)
    symbols.take_out(house.election, urdu, by=house.by)
    assert list(OwnSymbol.objects.filter(body=house.body)) == [added]
    assert other.state == NominationState.VALID


def test_a_draw_is_recorded_with_how_and_who_saw_it(hustings_of: HustingsOf) -> None:
    house = hustings_of()
    first, second = (house.hand_in(0, 1, 2), house.hand_in(3, 4, 5))
    house.taken(Step.NOMINATIONS, Step.SCRUTINY, before=9)
    with pytest.raises(ValidationError) as error:
        _post(house, Order.ALPHABET)
    assert "not looked through yet: 2" in " ".join(error.value.messages)
    Nomination.objects.filter(contest=house.contest).update(state=NominationState.VALID)
    with pytest.raises(ValidationError) as error:
        _post(house, Order.DRAW, Draw({first.pk: 2, second.pk: 1}))
    assert set(error.value.message_dict) == {"method", "drawn_by", "seen_by"}
    with pytest.raises(ValidationError):
        _post(house, Order.DRAW, DRAWN)  # nobody drew a number
    numbers = {first.pk: 2, second.pk: 1}
    _post(house, Order.DRAW, Draw(numbers, DRAWN.method, DRAWN.drawn_by, DRAWN.seen_by))
    assert [one.pk for one in on_paper(house.contest)] == [second.pk, first.pk]
    note = StepTaken.objects.get(election=house.election, step=Step.LIST).note
    assert note.splitlines() == ["by a draw", "papers from a pot", "Zainab", "all who were there"]


def test_a_drawing_that_came_in_another_way_is_not_shown(hustings_of: HustingsOf) -> None:
    house = hustings_of()
    OwnSymbol.objects.create(
        body=house.body, homenet=house.body.homenet, code="own-bad", name="Bad",
        drawing='<svg viewBox="0 0 9 9" onload="alert(1)"><path d="M0 0"/></svg>',
    )  # fmt: skip
    assert drawing_of("own-bad", house.body) == ""
    assert str(drawing_of(CODES[0], house.body)).startswith("<svg ")
