"""The code of a membership card: nobody can make one, and it is as long as a certificate's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from associations.rules.card_codes import code_of, membership_of
from associations.rules.codes import LENGTH, SIGNS, grouped, plain

KEY, OTHER = b"k" * 32, b"o" * 32
memberships = st.integers(0, (1 << 40) - 1)


@given(memberships)
def test_a_code_leads_back_to_its_membership_however_it_is_typed(membership: int) -> None:
    code = code_of(membership, KEY)
    assert len(code) == LENGTH and set(code) <= set(SIGNS)
    assert membership_of(plain(grouped(code).lower()), KEY) == membership


@given(memberships)
def test_another_key_knows_nothing_of_it(membership: int) -> None:
    assert membership_of(code_of(membership, KEY), OTHER) is None


@given(memberships, st.integers(0, LENGTH - 1), st.sampled_from(SIGNS))
def test_a_code_with_another_sign_is_no_code(membership: int, at: int, sign: str) -> None:
    code = code_of(membership, KEY)
    changed = code[:at] + sign + code[at + 1 :]
    assert changed == code or membership_of(changed, KEY) is None


def test_neighbours_have_nothing_in_common() -> None:
    first, second = code_of(41, KEY), code_of(42, KEY)
    assert sum(a == b for a, b in zip(first, second, strict=True)) < LENGTH // 2


@pytest.mark.parametrize("code", ["", "0" * 17, "0" * 19, "0" * 18])
def test_what_the_registry_did_not_write_means_nobody(code: str) -> None:
    assert membership_of(code, KEY) is None


def test_a_number_that_is_too_large_has_no_code() -> None:
    with pytest.raises(ValueError, match="1099511627776"):
        code_of(1 << 40, KEY)
