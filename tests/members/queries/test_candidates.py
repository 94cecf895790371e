"""Whom of the register a row of a list may be: by equal keys only, and never thousands."""

from typing import Any

import pytest
from django.db import connection

from hnsa.core import scope, sealing
from members.actions import import_staging
from members.models import Body, Person
from members.queries.import_candidates import MOST, MOST_SOUNDS
from tests import factories
from tests.cast import Cast

pytestmark = pytest.mark.django_db

NAME, SOUND, PHONE = 7_001, 7_002, "+923001000007"
CARD, ANOTHER = "35103-0000100-2", "35103-0000200-2"
STAGED = {
    "sheet": 0, "row": 1, "status": "accepted", "effect": "new", "reasons": "[]", "vals": "{}",
    "sealed_cells": b"", "body_name": "", "id_kind": "cnic", "lone": False, "more_phones": False,
}  # fmt: skip


@pytest.fixture
def home(cast: Cast) -> Any:
    with scope.seeing({cast.pakistan.homenet.pk, cast.bangladesh.homenet.pk}):
        yield cast.pakistan.homenet


def _link(card: str) -> Any:
    return sealing.finder(f"cnic:{card}")


def _women(homenet: Body, count: int = 1, **keys: Any) -> list[int]:
    return [factories.PersonFactory(homenet=homenet, **keys).pk for _ in range(count)]


def _has(person: int, *, card: str = "", phone: str = "") -> int:
    woman = Person.objects.get(pk=person)
    if card:
        factories.NationalIdFactory(person=woman, number=card)
    if phone:
        factories.PhoneFactory(person=woman, e164=phone)
    return person


def _proposed(homenet: Body, *rows: dict[str, Any]) -> list[list[int]]:
    """For each of these staged rows the people that are proposed."""
    import_staging.open_tables()
    with connection.cursor() as cursor:
        for ord_, row in enumerate(rows, start=1):
            told = {"ord": ord_, **STAGED, **row}
            values = ", ".join(["%s"] * len(told))
            order = f"INSERT INTO staged ({', '.join(told)}) VALUES ({values})"  # names of ours
            cursor.execute(order, list(told.values()))
        import_staging.look_up(1, len(rows) + 1, homenet.pk)(cursor)
        cursor.execute("SELECT ord, person_id FROM in_register ORDER BY 1, 2")
        found = cursor.fetchall()
        cursor.execute("SHOW enable_nestloop")
        assert cursor.fetchone() == ("on",)
        cursor.execute("DROP TABLE staged, keyed, outcome, in_register")
    return [[person for at, person in found if at == ord_] for ord_ in range(1, len(rows) + 1)]


def test_who_has_the_number_is_the_only_one_of_her_name(home: Body) -> None:
    hers, _ = _women(home, 2, name_key=NAME, core_key=SOUND)
    _has(hers, card=CARD)
    by_card = {"link": _link(CARD), "name_key": NAME, "core_key": SOUND}
    by_name = {"name_key": NAME}
    assert _proposed(home, by_card) == [[hers]]
    assert _proposed(home, by_card, by_name) == [[hers], [hers, hers + 1]]


def test_a_key_that_many_share_proposes_only_a_few(home: Body) -> None:
    of_name = _women(home, MOST + 3, name_key=NAME)
    of_sound = _women(home, MOST + 3, core_key=SOUND)
    of_phone = [_has(person, phone=PHONE) for person in _women(home, MOST + 3)]
    for key, people in (
        ({"name_key": NAME}, of_name), ({"core_key": SOUND}, of_sound), ({"phone": PHONE}, of_phone)
    ):  # fmt: skip
        for proposed in _proposed(home, key, key):
            assert len(proposed) == MOST
            assert set(proposed) <= set(people)


def test_of_those_who_only_sound_alike_the_years_and_the_cards_tell_most_apart(home: Body) -> None:
    far, near, unknown, carded, same = (
        _women(home, core_key=SOUND, birth_year=year)[0] for year in (1950, 1984, None, 1980, 1980)
    )
    _has(carded, card=ANOTHER)
    _has(same, card=CARD)
    row = {"core_key": SOUND, "born": 1980}
    assert _proposed(home, row) == [[near, unknown, carded, same]]  # a row without a card
    missing = {**row, "link": _link("35103-0000300-2")}
    assert _proposed(home, missing) == [[near, unknown]]
    assert _proposed(home, {**missing, "id_kind": "passport"}) == [[near, unknown, carded, same]]
    several = {**missing, "more_phones": True}
    assert _proposed(home, missing, several) == [
        [near, unknown], [far, near, unknown, carded, same],
    ]  # fmt: skip


def test_only_the_first_of_a_common_sound_are_looked_at(home: Body) -> None:
    _women(home, MOST_SOUNDS, core_key=SOUND, birth_year=1950)
    _women(home, core_key=SOUND, birth_year=1980)
    assert _proposed(home, {"core_key": SOUND, "born": 1980}) == [[]]


def test_nobody_of_another_homenet_is_proposed_and_nothing_by_blanks(
    home: Body, cast: Cast
) -> None:
    [theirs] = _women(cast.bangladesh.homenet, name_key=NAME, core_key=SOUND)
    _has(theirs, card=CARD, phone=PHONE)
    [ours] = _women(home)
    row = {"link": _link(CARD), "name_key": NAME, "core_key": SOUND, "phone": PHONE}
    row["own_number"] = theirs
    assert _proposed(home, row, {}, {"own_number": ours}) == [[], [], [ours]]


def test_a_lone_first_name_and_what_does_not_come_in_propose_nobody(home: Body) -> None:
    _women(home, name_key=NAME)
    row = {"name_key": NAME}
    assert _proposed(home, {**row, "lone": True}, {**row, "status": "rejected"}) == [[], []]
