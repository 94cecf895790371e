"""Trades: the words of lists to codes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from members.rules.trades import labels, read_trade


@pytest.mark.parametrize(
    ("cell", "code", "variant"),
    [
        ("Adda work", "adda", False),
        ("Adda", "adda", False),
        (" ADDA  WORK ", "adda", False),
        ("اڈا", "adda", False),
        ("آڈا", "adda", True),
        ("কারচুপি", "karchupi", False),
        ("Karchopi", "karchupi", True),
        ("Glass bangle making", "glass_bangles", False),
        ("football making / sport goods", "footballs", False),
        ("stitching, tailoring", "tailoring", False),
        ("سلائی کا کام", "stitching", False),
        ("सिलाई", "stitching", False),
        ("zari-zardosi", "zardozi", False),
        ("agarbatti rolling", "incense", False),
        ("thundukunaa reed mats", "reed_mats", False),
        ("handloom weaving", "handloom", False),
        ("carpet", "carpets", False),
        ("Beedi rolling", "bidi", False),
        ("Astronaut", None, False),
        ("", None, False),
    ],
)
def test_a_trade_gets_its_code(cell: str, code: str | None, variant: bool) -> None:
    read = read_trade(cell)
    assert (read.code, read.variant) == (code, variant)


def test_an_unknown_trade_keeps_its_words() -> None:
    assert read_trade("  Mushroom   growing ").written == "Mushroom growing"


def test_several_trades_in_a_cell_are_all_read() -> None:
    read = read_trade("adda / stitching and kites")
    assert (read.code, read.others) == ("adda", ("stitching", "kites"))


def test_codes_are_plain_words_with_a_label() -> None:
    assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", code) for code in labels())
    assert all(labels().values())


def test_every_label_is_read_as_its_own_trade() -> None:
    odd = {code: label for code, label in labels().items() if read_trade(label).code != code}
    assert odd == {}


@given(st.text(max_size=40))
def test_reading_a_trade_never_raises(cell: str) -> None:
    read = read_trade(cell)
    assert read.code is None or read.code in labels()
