"""National ids at rest: found by those who know the number, told to those who hold the key."""

import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from hnsa.core import sealing

NUMBER = "35202-1234567-2"


@given(st.text(max_size=60))
def test_what_is_sealed_is_read_again(number: str) -> None:
    assert sealing.unseal(sealing.seal(number)) == number


def test_two_seals_of_one_number_differ() -> None:
    assert sealing.seal(NUMBER) != sealing.seal(NUMBER)


def test_the_number_does_not_stand_in_its_seal() -> None:
    assert NUMBER.encode() not in sealing.seal(NUMBER)


def test_one_number_is_found_under_one_hash() -> None:
    assert sealing.finder(NUMBER) == sealing.finder(NUMBER)
    assert sealing.finder(NUMBER) != sealing.finder(NUMBER.replace("2", "3"))


def test_another_key_finds_and_reads_nothing(settings: Settings) -> None:
    sealed, found = sealing.seal(NUMBER), sealing.finder(NUMBER)
    settings.ID_KEY = "another key " * 5
    assert sealing.finder(NUMBER) != found
    with pytest.raises(InvalidTag):
        sealing.unseal(sealed)


def test_a_changed_seal_is_refused() -> None:
    sealed = bytearray(sealing.seal(NUMBER))
    sealed[-1] ^= 1
    with pytest.raises(InvalidTag):
        sealing.unseal(bytes(sealed))
