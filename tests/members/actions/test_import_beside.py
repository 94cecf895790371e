"""What the database does beside Python: in turn, in the same transaction, and no error is lost."""

import sys
import threading
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from members.actions.import_beside import Beside

pytestmark = pytest.mark.django_db


def _adds(number: int) -> Any:
    return lambda cursor: cursor.execute("INSERT INTO pg_temp.seen VALUES (%s)", [number])


def _seen() -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT n FROM pg_temp.seen ORDER BY ctid")
        return [n for (n,) in cursor.fetchall()]


@pytest.fixture
def table(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE seen (n integer) ON COMMIT DROP")


def test_one_piece_after_the_other_in_this_transaction(table: None) -> None:
    with Beside() as beside:
        for number in range(5):
            beside.begin(_adds(number))
    assert _seen() == [0, 1, 2, 3, 4]


def test_one_piece_may_stand_behind_another(table: None) -> None:
    goes_on, told = threading.Event(), list[bool]()
    with Beside() as beside:
        beside.begin(lambda cursor: told.append(goes_on.wait(10)))
        beside.begin(_adds(1))  # does not wait for the first
        goes_on.set()
    assert told == [True]
    assert _seen() == [1]


def test_python_shares_its_lock_as_before_when_all_is_done(table: None) -> None:
    before = sys.getswitchinterval()
    with pytest.raises(KeyError), Beside() as beside:
        beside.begin(_adds(1))
        assert sys.getswitchinterval() < before
        raise KeyError
    assert sys.getswitchinterval() == before


def test_who_asks_meanwhile_is_answered_after_it(table: None) -> None:
    with Beside() as beside:
        beside.begin(lambda cursor: cursor.execute("SELECT pg_sleep(0.1)"))
        assert _seen() == []
        beside.begin(_adds(7))
        beside.wait()
        assert _seen() == [7]


@pytest.mark.parametrize("next_piece", [True, False])
def test_an_error_is_raised_as_one_of_the_database(table: None, next_piece: bool) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), Beside() as beside:
        beside.begin(lambda cursor: cursor.execute("SELECT 1/0"))
        if next_piece:
            beside.begin(_adds(1))
    assert _seen() == []


def test_an_error_of_ones_own_is_not_hidden_by_it(table: None) -> None:
    with pytest.raises(KeyError), transaction.atomic(), Beside() as beside:
        beside.begin(lambda cursor: cursor.execute("SELECT 1/0"))
        raise KeyError
