"""How a ballot paper is laid out: everybody has a place, and all places are alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elections.rules.ballots import (
    HEIGHTS,
    POINTS,
    ROOMS,
    WELL_READ,
    alike,
    best_size,
    laid_out,
    packets,
    type_size,
)  # fmt: skip
from elections.rules.tallies import A_LINE, MOST_LINES, STROKES, boxes
from elections.vocabulary.papers import Size


@pytest.mark.parametrize(
    ("candidates", "size", "columns", "height"),
    [
        (1, Size.A4, 1, 32), (2, Size.A4, 1, 32), (15, Size.A4, 2, 22), (29, Size.A4, 3, 18),
        (1, Size.A5, 1, 32), (2, Size.A5, 1, 32), (15, Size.A5, 2, 14),
        (29, Size.ROLL_80, 1, 20), (29, Size.ROLL_58, 1, 16),
    ],
)  # fmt: skip
def test_one_two_fifteen_and_twenty_nine_fit(
    candidates: int, size: Size, columns: int, height: int
) -> None:
    found = laid_out(candidates, size)
    assert found is not None
    assert (found.columns, found.height) == (columns, height)


def test_what_does_not_fit_is_told_and_not_squeezed() -> None:
    assert laid_out(29, Size.A5) is None
    assert laid_out(60, Size.A4) is None
    assert laid_out(0, Size.A4) is None


@given(st.integers(1, 60), st.sampled_from(list(Size)))
def test_a_layout_has_a_place_for_everybody_and_stays_on_its_sheet(n: int, size: Size) -> None:
    found = laid_out(n, size)
    if found is None:
        assert size in ROOMS
        return
    assert found.columns * found.rows >= n
    assert found.columns * (found.rows - 1) < n or found.rows == 1
    assert found.height in HEIGHTS
    if size in ROOMS:
        assert found.rows * found.height <= ROOMS[size].high


@given(st.integers(1, 47))
def test_one_more_candidate_never_makes_the_symbols_larger(n: int) -> None:
    one, more = laid_out(n, Size.A4), laid_out(n + 1, Size.A4)
    assert one is not None
    assert more is None or more.height <= one.height or more.columns > one.columns


def test_few_stand_on_a5_and_many_on_a4() -> None:
    assert best_size(3) == Size.A5
    assert best_size(29) == Size.A4


@given(st.integers(1, 5000), st.integers(1, 100), st.integers(0, 9999))
def test_serials_run_on_without_a_gap_and_none_twice(papers: int, each: int, after: int) -> None:
    made = list(packets(papers, each, after))
    serials = [serial for first, last in made for serial in range(first, last + 1)]
    assert serials == list(range(after + 1, after + papers + 1))
    assert all(last - first < each for first, last in made)


@pytest.mark.parametrize("wrong", [(0, 50, 0), (10, 0, 0), (10, 50, -1)])
def test_no_packet_is_empty(wrong: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="from one"):
        list(packets(*wrong))


@given(st.text("abc ", min_size=1, max_size=80), st.floats(20, 120), st.floats(8, 30))
def test_a_longer_name_is_never_set_larger(name: str, wide: float, high: float) -> None:
    points = type_size(name, wide, high)
    assert points in POINTS
    assert type_size(name + "abcd", wide, high) <= points


def test_all_names_of_a_paper_are_set_alike_but_for_one_that_is_too_long() -> None:
    assert alike([20, 14, 16]) == 14
    assert alike([20, 14, 6]) == 14
    assert alike([6, 5]) == 6
    assert alike([]) == POINTS[-1]
    assert WELL_READ == 9


def test_a_count_sheet_has_a_stroke_for_every_voter_up_to_five_lines() -> None:
    assert len(boxes(0)) == 1
    assert len(boxes(A_LINE * STROKES)) == 1
    assert len(boxes(A_LINE * STROKES + 1)) == 2
    assert len(boxes(100_000)) == MOST_LINES
