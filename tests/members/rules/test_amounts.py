from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from members.rules.amounts import ReadAmount, read_amount
from members.vocabulary.reasons import Reason


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        *(("100", 100), ("0", 0), ("0/-", 0), ("100/-", 100), ("100/=", 100), ("100.00", 100)),
        *(
            ("Rs. 100", 100),
            ("Rs100", 100),
            ("Rs.100/- only", 100),
            ("PKR 100", 100),
            ("₹500", 500),
        ),
        *(("৳ 500", 500), ("৫০০ টাকা", 500), ("১২৫০/-", 1250), ("۱۰۰ روپے", 100), ("रु. १००", 100)),
        *(("1,00,000", 100_000), ("100,000", 100_000), ("Rs 12,34,567/-", 1_234_567)),
        *(("12.50", Decimal("12.50")), ("1,250.75", Decimal("1250.75"))),
    ],
)
def test_an_amount_is_read_without_its_currency(cell, value):
    read = read_amount(cell)
    assert read == ReadAmount(value)
    assert type(read.value) is type(value)


@pytest.mark.parametrize(
    "cell", ["(200)", "-200", "(২০০)", "- 200", "(Rs. 200)", "Rs. -200", "\u2212200"]
)
def test_a_negative_amount_is_kept_and_remarked(cell):
    assert read_amount(cell) == ReadAmount(-200, None, (Reason.AMOUNT_NEGATIVE,))


@pytest.mark.parametrize("cell", ["", " ", "-", "nil", "n/a", "نہیں"])
def test_an_empty_cell_is_not_zero(cell):
    assert read_amount(cell) == ReadAmount(None)


@pytest.mark.parametrize(
    "cell",
    ["free (works for assoc.)", "works instead", "voluntary labour", "کام کرتی ہے", "কাজ করে"],
)
def test_work_in_place_of_money_gives_the_hint(cell):
    assert read_amount(cell) == ReadAmount(
        None, "works_instead_of_fee", (Reason.AMOUNT_NOT_NUMERIC,)
    )


@pytest.mark.parametrize(
    "cell",
    [
        "free",
        "1,2",
        "1,0000",
        "100 per month",
        "1e5",
        "ten",
        "100 200",
        "1.2.3",
        "9" * 16,
        "Ramesh 5",
    ],
)
def test_anything_else_is_no_amount(cell):
    assert read_amount(cell) == ReadAmount(None, None, (Reason.AMOUNT_NOT_NUMERIC,))


@given(
    st.integers(0, 10**12), st.sampled_from(["{}", "{:,}", "Rs. {}", "{}/-", "{}.00", "₹ {:,}/-"])
)
def test_an_amount_written_and_read_is_the_same(amount, form):
    assert read_amount(form.format(amount)) == ReadAmount(amount)


@given(st.one_of(st.text(), st.text(alphabet="0123456789.,()-/= RsTk৳০", max_size=20)))
def test_no_cell_raises(cell):
    read = read_amount(cell)
    assert read.value is None or (read.value < 0) == (Reason.AMOUNT_NEGATIVE in read.remarks)
