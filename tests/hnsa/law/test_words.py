"""Words: lines whose blanks are all filled, in the singular or in the plural."""

import pytest

from hnsa.law.words import Counted, Line, blanks_of, line, says, tell


def test_one_text_stays_a_text_and_two_are_singular_and_plural() -> None:
    assert says("She is a member.") == "She is a member."
    assert says("one", "many") == Counted("one", "many")
    assert tell("She is {age} year old.", "She is {age} years old.", age=1).text == Counted(
        "She is {age} year old.", "She is {age} years old."
    )


@pytest.mark.parametrize("given", [{}, {"name": "A", "more": 1}, {"nmae": "A"}])
def test_a_line_has_all_its_blanks_filled_and_no_other(given: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="blanks"):
        line("{name} is a member.", given)


def test_a_blank_of_the_singular_must_be_filled_as_well() -> None:
    assert set(blanks_of(Counted("Only {one}.", "{n} in all."))) == {"one", "n"}
    with pytest.raises(ValueError, match="one"):
        tell("Only {one}.", "{n} in all.", n=2)


def test_the_blanks_of_a_text_come_in_its_order_and_once() -> None:
    assert list(blanks_of("{b}, {a}, {b:>3} and {{c}}")) == ["b", "a"]


@pytest.mark.parametrize(
    ("values", "count"),
    [({"name": "A", "n": 3}, 3), ({"name": 1, "n": 3}, 1), ({"name": True, "n": 3}, 3),
     ({"name": "A", "n": "3"}, None)],
)  # fmt: skip
def test_the_first_whole_number_decides_between_one_and_many(
    values: dict[str, object], count: int | None
) -> None:
    assert line("{name}: {n}", values).count == count


def test_lines_that_say_the_same_are_equal_and_count_once() -> None:
    one, same, other = (tell("{n} days", n=number) for number in (3, 3, 4))
    assert one == same and hash(one) == hash(same) and one != other
    assert list(dict.fromkeys([one, same, other])) == [one, other]


def test_a_line_keeps_what_it_said_when_the_values_change_afterwards() -> None:
    values: dict[str, object] = {"n": 3}
    told = line("{n} days", values)
    values["n"] = 4
    assert told.values["n"] == 3
    with pytest.raises(TypeError):
        told.values["n"] = 4  # type: ignore[index]


def test_lines_of_what_cannot_be_hashed_are_hashable_all_the_same() -> None:
    assert hash(tell("{who} come", who=["A", "B"])) == hash(tell("{who} come", who=["A"]))


def test_a_line_without_blanks_has_no_values() -> None:
    assert dict(Line("Yes.").values) == {} and Line("Yes.").count is None
