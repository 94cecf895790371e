"""Blanks: whatever is typed is read as meant or refused with a line, and nothing else happens."""

# ruff: noqa: RUF009 - the fields are blanks, which are made by calls and never change

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hnsa.law import blanks
from hnsa.law.blanks import Blank, Unfit, Unread, blanks_in
from hnsa.law.days import YearDay
from hnsa.law.money import Money
from hnsa.law.shares import Share, Steps
from hnsa.law.words import Line


class Tie(StrEnum):
    LIVES = "lives"
    WORKS = "works"


TIES = {Tie.LIVES: "lives", Tie.WORKS: "works"}


@dataclass(frozen=True)
class Filled:
    """Every kind of blank, all of them to be filled."""

    whole: int = blanks.whole(3, "Meetings", least=1, most=24)
    part: Share = blanks.part("70 %", "Share")
    pick: Tie = blanks.pick("lives", "Tie", TIES)
    several: tuple[Tie, ...] = blanks.several(("lives",), "Ties", TIES)
    flag: bool = blanks.flag(False, "Ends")
    amount: Money = blanks.amount("100", "Dues", least=1)
    day: date = blanks.day("2026-10-05", "Day")
    day_of_year: YearDay = blanks.day_of_year("30/6", "Year ends")
    words: str = blanks.words("", "Area", longest=20)
    steps: Steps = blanks.steps("1: 5, 51: 9", "Seats", least=1, most=99)


@dataclass(frozen=True)
class Optional:
    """The same, and all of them may stay empty."""

    whole: int | None = blanks.whole(None, "Meetings", least=1, most=24)
    part: Share | None = blanks.part(None, "Share")
    pick: Tie | None = blanks.pick(None, "Tie", TIES)
    several: tuple[Tie, ...] = blanks.several((), "Ties", TIES)
    flag: bool | None = blanks.flag(None, "Ends")
    amount: Money | None = blanks.amount(None, "Dues", least=1)
    day: date | None = blanks.day(None, "Day")
    day_of_year: YearDay | None = blanks.day_of_year(None, "Year ends")
    words: str | None = blanks.words(None, "Area", longest=20)
    steps: Steps | None = blanks.steps(None, "Seats", least=1, most=99)
    told: tuple[Tie, ...] | None = blanks.several(None, "Signed by", TIES)


FILLED = {one.name: one for one in blanks_in(Filled)}
OPTIONAL = {one.name: one for one in blanks_in(Optional)}
EVERY = [*FILLED.values(), *OPTIONAL.values()]


def _name(blank: Blank) -> str:
    return f"{blank.name}{'?' if blank.optional else ''}"


# --- what is read ---------------------------------------------------------------------------------

READ: list[tuple[str, object, object]] = [
    ("whole", "3", 3),
    ("whole", 3, 3),
    ("whole", 3.0, 3),
    ("whole", " 24 ", 24),
    ("whole", "+3", 3),
    ("whole", "۱۵", 15),  # Urdu
    ("whole", "١٥", 15),  # Arabic
    ("whole", "१५", 15),  # Nepali, Hindi
    ("whole", "১৫", 15),  # Bengali
    ("whole", "\u200f15\u200f", 15),  # marks of direction
    ("whole", "1\u200e5", 15),
    ("part", "70", Share.percent(70)),
    ("part", "70 %", Share.percent(70)),
    ("part", "70%", Share.percent(70)),
    ("part", "70\u00a0%", Share.percent(70)),
    ("part", 70, Share.percent(70)),
    ("part", "12.5", Share(Fraction(1, 8))),
    ("part", "12,5 %", Share(Fraction(1, 8))),
    ("part", "2/3", Share(Fraction(2, 3))),
    ("part", "2 / 3", Share(Fraction(2, 3))),
    ("part", "۲/۳", Share(Fraction(2, 3))),
    ("part", "۷۰٪", Share.percent(70)),
    ("part", "१२.५", Share(Fraction(1, 8))),
    ("part", "১২٫৫", Share(Fraction(1, 8))),
    ("part", "0", Share.percent(0)),
    ("part", "150 %", Share.percent(150)),  # a slip of drafting says so
    ("part", "1000", Share.percent(1000)),
    ("part", Share(Fraction(2, 3)), Share(Fraction(2, 3))),
    ("pick", "works", Tie.WORKS),
    ("pick", Tie.WORKS, Tie.WORKS),
    ("pick", " works ", Tie.WORKS),
    ("several", "works, lives", (Tie.LIVES, Tie.WORKS)),
    ("several", ["works"], (Tie.WORKS,)),
    ("several", ["works", "works", ""], (Tie.WORKS,)),
    ("several", (Tie.WORKS, Tie.LIVES), (Tie.LIVES, Tie.WORKS)),
    ("several", {"lives"}, (Tie.LIVES,)),
    ("flag", True, True),
    ("flag", "on", True),
    ("flag", "Yes", True),
    ("flag", "۱", True),
    ("flag", 1, True),
    ("flag", 0, False),
    ("flag", "no", False),
    ("flag", "", False),
    ("flag", None, False),
    ("amount", "100", Money.whole(100)),
    ("amount", 100, Money.whole(100)),
    ("amount", "12.5", Money(1250)),
    ("amount", "12.50", Money(1250)),
    ("amount", Decimal("12.50"), Money(1250)),
    ("amount", "1,000", Money.whole(1000)),
    ("amount", "1,50,000", Money.whole(150_000)),
    ("amount", "150,000.25", Money(15_000_025)),
    ("amount", "۵۰۰", Money.whole(500)),
    ("amount", "१२.५०", Money(1250)),
    ("amount", "১,৫০,০০০", Money.whole(150_000)),
    ("amount", "۱٬۰۰۰٫۵۰", Money(100_050)),
    ("amount", Money(1250), Money(1250)),
    ("day", "2026-10-05", date(2026, 10, 5)),
    ("day", "5/10/2026", date(2026, 10, 5)),
    ("day", "05.10.2026", date(2026, 10, 5)),
    ("day", "5-10-2026", date(2026, 10, 5)),
    ("day", "2026/10/5", date(2026, 10, 5)),
    ("day", "۵/۱۰/۲۰۲۶", date(2026, 10, 5)),
    ("day", "२०२६-१०-०५", date(2026, 10, 5)),
    ("day", "29/2/2028", date(2028, 2, 29)),
    ("day", date(2026, 10, 5), date(2026, 10, 5)),
    ("day", "1/1/1900", date(1900, 1, 1)),
    ("day", "31/12/2200", date(2200, 12, 31)),
    ("day_of_year", "30/6", YearDay(6, 30)),
    ("day_of_year", "30.06", YearDay(6, 30)),
    ("day_of_year", "٣٠/٦", YearDay(6, 30)),
    ("day_of_year", "29/2", YearDay(2, 29)),
    ("day_of_year", YearDay(6, 30), YearDay(6, 30)),
    ("words", "  Rasool \n Nagar ", "Rasool Nagar"),
    ("words", "رسول\u200cنگر", "رسول\u200cنگر"),  # joiners belong to the spelling
    ("words", "a\u202eb\u2066c", "abc"),  # overrides of direction do not
    ("words", "a\x00b\ud800c", "abc"),  # nor what no database takes
    ("words", "a\x00 \x07b", "a b"),
    ("words", "<b>{x}</b>", "<b>{x}</b>"),
    ("words", 5, "5"),
    ("steps", "1: 5, 51: 9", Steps(((1, 5), (51, 9)))),
    ("steps", "1:5;51:9;", Steps(((1, 5), (51, 9)))),
    ("steps", "۱: ۵، ۵۱: ۹", Steps(((1, 5), (51, 9)))),
    ("steps", [[1, 5], [51, 9]], Steps(((1, 5), (51, 9)))),
    ("steps", (("1", "5"),), Steps(((1, 5),))),
    ("steps", Steps(((1, 5),)), Steps(((1, 5),))),
]


@pytest.mark.parametrize(("name", "raw", "value"), READ)
def test_what_is_typed_is_read_as_it_is_meant(name: str, raw: object, value: object) -> None:
    for blank in (FILLED[name], OPTIONAL[name]):
        if name == "flag" and blank.optional and raw in ("", None):
            continue  # there it is not known
        read = blank.read(raw)
        assert read == value and type(read) is type(value)


def test_a_moment_is_read_as_its_day() -> None:
    moment = datetime(2026, 10, 5, 23, 59)  # noqa: DTZ001 - a naive one on purpose
    read = FILLED["day"].read(moment)
    assert type(read) is date and FILLED["day"].keep(read) == "2026-10-05"


# --- what is refused ------------------------------------------------------------------------------

NESTED: list[Any] = []
for _ in range(10_000):  # deeper than Python may print
    NESTED = [NESTED]
HUGE = 10**5000  # longer than Python may print
RUBBISH: list[object] = [
    "rubbish", "x" * 10_000, "9" * 10_000, "-1", "1e999", "1e999999999", "nan", "inf", "-inf",
    "1_000", "²", "½", "0x10", "1/0", "1/2/3", "%", "/", ":", ",", "1:", "{x}", "<script>",
    "99/99/2026", "30/2/2026", "5/10/26", "5/10/99999999999999999999", "31/4/x", "0/0",
    "1900-13-01", "2026-W41-1", "1/99999999999999999999", "1: 5, 1: 6", "51: 9, 1: 5", "1:5:7",
    float("nan"), float("inf"), 1e308, 0.1, -1, HUGE, -HUGE, Decimal("NaN"), Decimal("1e999999"),
    b"12", object(), Line("x"), [], {}, [{}], [{"a": 1}], {"lives": 1}, [None], [[]], [[1]],
    [[1, None]], [[float("inf"), 1]], [[1.5, 2]], ["12"], [[1, 2, 3]], [[[1], [2]]], NESTED,
    [NESTED, NESTED], [[1, 5]] * 300, [[-1, 5]], [[10**12, 5]], "\ud800", "\x00", "\u200f",
]  # fmt: skip


@pytest.mark.parametrize("blank", EVERY, ids=_name)
def test_rubbish_is_read_or_refused_with_a_line_and_never_an_error(blank: Blank) -> None:
    for raw in RUBBISH:
        _is_kept_or_refused(blank, raw)


def _is_kept_or_refused(blank: Blank, raw: object) -> None:
    try:
        value = blank.read(raw)
    except Unread as error:
        assert isinstance(error.line, Line)
        assert error.line.values["label"] == Line(blank.label)  # so that it can be translated
        return
    hash(value)
    kept = json.loads(json.dumps(blank.keep(value)))
    again = blank.read(kept)
    assert again == value and type(again) is type(value)


REFUSED: list[tuple[str, object]] = [
    ("whole", "0"), ("whole", "25"), ("whole", "1,5"), ("whole", "3.0"), ("whole", 3.5),
    ("whole", True), ("whole", "1_0"), ("whole", "٫"), ("whole", "three"), ("whole", [3]),
    ("whole", {"a": 3}), ("whole", "1 5"), ("whole", Decimal("1.5")),
    ("part", "7%0"), ("part", "%%"), ("part", "2/3 %"), ("part", "-1"), ("part", "1001"),
    ("part", "1/0"), ("part", "1/10001"), ("part", "0.001"), ("part", "1e2"), ("part", True),
    ("part", Share(Fraction(11))), ("part", Share(Fraction(-1, 2))), ("part", [70]),
    ("pick", "Lives"), ("pick", "?"), ("pick", True), ("pick", ["lives"]), ("pick", "lives,works"),
    ("several", "lives, moves"), ("several", 5), ("several", True), ("several", [["lives"]]),
    ("several", [{"lives": 1}]), ("several", {"lives": 1}), ("several", [None]),
    ("flag", "perhaps"), ("flag", 2), ("flag", "?"), ("flag", [True]), ("flag", [True, False]),
    ("amount", "0"), ("amount", "12,50"), ("amount", "12.505"), ("amount", "-5"),
    ("amount", "10000000001"), ("amount", "1e3"), ("amount", "Rs"), ("amount", Money(0)),
    ("amount", True), ("amount", 0.1 + 0.2),
    ("day", "31/12/1899"), ("day", "1/1/2201"), ("day", date(1, 1, 1)), ("day", date.max),
    ("day", "29/2/2026"), ("day", "10/5"), ("day", "5/10-2026"), ("day", "20261005"),
    ("day", 20261005), ("day", "0000-01-01"),
    ("day_of_year", "31/4"), ("day_of_year", "6/30"), ("day_of_year", "30/6/2026"),
    ("day_of_year", "30/2"), ("day_of_year", date(2026, 6, 30)),
    ("words", "x" * 21), ("words", ["a"]), ("words", {"a": 1}), ("words", True), ("words", b"a"),
    ("words", int),
    ("steps", "1: 0"), ("steps", "1: 100"), ("steps", "51: 9, 1: 5"), ("steps", "1: 5, 1: 6"),
    ("steps", "-1: 5"), ("steps", "5"), ("steps", 5), ("steps", {"1": 5}), ("steps", []),
    ("steps", "1: 5, 1,000: 9"), ("steps", [[1, 1.5]]), ("steps", [["1:5"]]), ("steps", Steps(())),
    ("steps", Steps(((1, 500),))), ("steps", [[True, 5]]), ("steps", "2000000000: 5"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "raw"), REFUSED)
def test_what_is_meant_either_way_or_out_of_bounds_is_refused(name: str, raw: object) -> None:
    for blank in (FILLED[name], OPTIONAL[name]):
        with pytest.raises(Unread):
            blank.read(raw)


EMPTY: list[object] = [None, "", "   ", "\n", "\u200f", "\u200b\u200e", "\x00"]


@pytest.mark.parametrize("name", FILLED)
def test_an_empty_place_is_asked_for_unless_it_may_stay_empty(name: str) -> None:
    unknown = () if name == "several" else None
    for raw in EMPTY:
        assert OPTIONAL[name].read(raw) == unknown
        if name == "flag":  # a box that is not ticked is sent by no form
            continue
        with pytest.raises(Unread, match="fill this in"):
            FILLED[name].read(raw)


def test_several_that_are_not_known_are_not_none_of_them() -> None:
    told = OPTIONAL["told"]
    assert told.read(None) is None and told.read("") is None
    assert told.read([]) == () and told.read(told.keep(())) == ()
    assert told.read(told.keep(None)) is None


def test_none_of_several_that_must_be_chosen_is_asked_for() -> None:
    for raw in ([], (), [""], [" "], set(), ","):
        with pytest.raises(Unread, match="fill this in"):
            FILLED["several"].read(raw)


def test_a_sum_beyond_ten_thousand_million_is_refused_with_the_bound() -> None:
    with pytest.raises(Unread) as refused:
        FILLED["amount"].read("9" * 30)
    assert refused.value.line.values["number"] == Money.whole(10_000_000_000)


# --- what is kept ---------------------------------------------------------------------------------

KEPT: list[tuple[str, object, object]] = [
    ("whole", 3, 3), ("part", Share(Fraction(2, 3)), "2/3"), ("part", Share.percent(70), "70 %"),
    ("pick", Tie.WORKS, "works"), ("several", (Tie.LIVES, Tie.WORKS), ["lives", "works"]),
    ("flag", False, False), ("amount", Money(100_050), "1000.50"),
    ("day", date(2026, 10, 5), "2026-10-05"), ("day_of_year", YearDay(6, 30), "30/6"),
    ("words", "Kasur", "Kasur"), ("steps", Steps(((1, 5), (51, 9))), [[1, 5], [51, 9]]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value", "kept"), KEPT)
def test_a_value_is_kept_in_json(name: str, value: object, kept: object) -> None:
    for blank in (FILLED[name], OPTIONAL[name]):
        assert blank.keep(value) == kept
        assert json.loads(json.dumps(kept)) == kept and blank.read(kept) == value


def test_what_is_not_known_is_kept_as_null() -> None:
    assert all(blank.keep(None) is None for blank in EVERY)


VALUES: dict[str, st.SearchStrategy[Any]] = {
    "whole": st.integers(1, 24),
    "part": st.builds(Share, st.fractions(0, 10, max_denominator=10_000)),
    "pick": st.sampled_from(Tie),
    "several": st.sets(st.sampled_from(Tie), min_size=1).map(
        lambda chosen: tuple(one for one in Tie if one in chosen)
    ),
    "flag": st.booleans(),
    "amount": st.builds(Money, st.integers(100, 10**12)),
    "day": st.dates(date(1900, 1, 1), date(2200, 12, 31)),
    "day_of_year": st.dates(date(2000, 1, 1), date(2000, 12, 31)).map(
        lambda day: YearDay(day.month, day.day)
    ),
    "words": st.text(max_size=20).map(lambda text: _readable(text)).filter(bool),
    "steps": st.dictionaries(
        st.integers(0, 10**9), st.integers(1, 99), min_size=1, max_size=9
    ).map(lambda rows: Steps(tuple(sorted(rows.items())))),
}  # fmt: skip


def _readable(text: str) -> str:
    read = OPTIONAL["words"].read(text)
    return read if isinstance(read, str) else ""


@pytest.mark.hypothesis
@pytest.mark.parametrize("name", VALUES)
def test_what_is_kept_is_read_as_the_same(name: str) -> None:
    @settings(deadline=None)
    @given(VALUES[name])
    def kept(value: Any) -> None:
        for blank in (FILLED[name], OPTIONAL[name]):
            assert blank.read(json.loads(json.dumps(blank.keep(value)))) == value

    kept()


DIGITS = "0123456789۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९০১২৩৪৫৬৭৮৯"
scraps = st.text(DIGITS + " /.,:;%-+eE_\u200f\u200e٪٫٬،", max_size=12)
scalars = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=30), scraps,
    st.sampled_from(["lives", "works", "yes", "2/3", "70 %", "5/10/2026", "30/6", "1: 5, 51: 9"]),
    st.dates(), st.decimals(), st.binary(max_size=3),
)  # fmt: skip
anything = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=3), inner, max_size=2)
    ),
    max_leaves=6,
)


@pytest.mark.hypothesis
@pytest.mark.parametrize("blank", EVERY, ids=_name)
def test_anything_is_read_and_kept_or_refused_with_a_line(blank: Blank) -> None:
    @settings(deadline=None, max_examples=150)
    @given(anything)
    def read(raw: object) -> None:
        _is_kept_or_refused(blank, raw)

    read()


@settings(deadline=None)
@given(st.integers(1, 24), st.sampled_from([0x660, 0x6F0, 0x966, 0x9E6, 0xB66, 0xD66]))
def test_numbers_are_read_in_the_digits_of_every_script(number: int, zero: int) -> None:
    native = "".join(chr(zero + int(digit)) for digit in str(number))
    assert FILLED["whole"].read(native) == number
    assert FILLED["part"].read(native) == Share.percent(number)
    assert FILLED["amount"].read(native) == Money.whole(number)
    assert FILLED["steps"].read(f"{native}: {native}") == Steps(((number, number),))


# --- what blanks say of themselves ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "bounds"),
    [
        ("whole", "1 to 24"), ("part", "0 to 100 %"), ("pick", "lives, works"),
        ("several", "lives, works"), ("flag", ""), ("amount", "from 1"), ("day", "1900 to 2200"),
        ("day_of_year", ""), ("words", "up to 20 letters"), ("steps", "1 to 99"),
    ],
)  # fmt: skip
def test_bounds_are_said_in_figures(name: str, bounds: str) -> None:
    assert FILLED[name].bounds() == bounds


def test_every_type_of_blank_has_a_name_and_is_tried_here() -> None:
    types = {one.type_name for one in EVERY}
    assert len(types) == len(FILLED) == len(blanks.Blank.__subclasses__())


def test_what_stands_first_is_read_as_it_would_be_typed() -> None:
    first = {name: one.default for name, one in FILLED.items()}
    assert first["part"] == Share.percent(70) and first["several"] == (Tie.LIVES,)
    assert first["day_of_year"] == YearDay(6, 30) and first["words"] == ""
    assert not any(one.optional for one in FILLED.values())
    assert all(one.optional for one in OPTIONAL.values())


def test_a_first_value_that_is_out_of_bounds_is_an_error_of_the_kind() -> None:
    with pytest.raises(Unread):
        blanks.whole(25, "Meetings", most=24)


def test_several_that_nobody_can_know_at_first_must_be_filled() -> None:
    @dataclass(frozen=True)
    class Signs:
        who: tuple[Tie, ...] = blanks.several("", "Signed by", TIES)

    (who,) = blanks_in(Signs)
    assert not who.optional
    with pytest.raises(Unread):
        who.read([])


def test_only_fields_that_are_blanks_are_found() -> None:
    @dataclass
    class Mixed:
        number: int = blanks.whole(1, "Number")
        plain: int = 0

    assert [one.name for one in blanks_in(Mixed)] == ["number"]
    assert blanks_in(int) == ()


def test_unfit_names_the_places_whatever_their_names_are() -> None:
    names: Iterator[Any] = iter((1, "years"))
    error = Unfit({name: Line("x") for name in names})
    assert str(error) == "1, years" and error.lines["years"] == Line("x")
