"""Kinds of articles: what is refused when one is made, what is kept, and what it prints."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import pytest

from hnsa.law import blanks
from hnsa.law.article import KINDS, Kind, forgotten_after, kind
from hnsa.law.asking import Law
from hnsa.law.blanks import Unfit
from hnsa.law.question import Facts, Question, answers
from hnsa.law.shares import Share
from hnsa.law.verdict import Finding, holds
from hnsa.law.words import Counted, Line, says

TIES = {"lives": "lives", "works": "works"}
DAYS = {"fri": "Friday", "sun": "Sunday"}


class Her(Facts):
    """Facts of a member."""

    age: int | None = blanks.whole(None, "Age")
    poor: bool | None = blanks.flag(None, "Poor")


JOIN = Question("test_join", "joining", "May she join?", Her)
LEAVE = Question("test_leave", "leaving", "May she leave?", Her)


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    with forgotten_after():
        yield


def made(cls: type, **how: Any) -> type[Kind]:
    told = {"topic": "joining", "heading": "Age", "source": "R2", **how}
    return kind(told.pop("code", "test_age"), **told)(cls)


def age() -> type[Kind]:
    class Age(Kind):
        """An age."""

        years: int = blanks.whole(15, "Years", least=5, most=100)
        tie: str = blanks.pick("lives", "Tie", TIES)
        days: tuple[str, ...] = blanks.several(("fri",), "Days", DAYS)
        share: Share = blanks.part("2/3", "Share")
        limit: int | None = blanks.whole(None, "Limit")
        area: str = blanks.words("", "Area")
        sentence = says(
            "She is {years} year old and {tie} in {area} on {days}: {share}, {limit}.",
            "She is {years} years old and {tie} in {area} on {days}: {share}, {limit}.",
        )

        @answers(JOIN, "age", reads=("poor", "age"))
        def joining(self, her: Her) -> Finding:
            return holds()

        @answers(LEAVE)
        def leaving(self, her: Her, law: Law) -> Finding:
            return holds()

    return made(Age, by="tie")


def once(code: str) -> type[Kind]:
    class Once(Kind):
        sentence = says("Once.")

    return made(Once, code=code)


# --- making ---------------------------------------------------------------------------------------


def test_a_kind_is_known_with_all_that_stands_above_it() -> None:
    cls = age()
    assert KINDS["test_age"] is cls
    assert (cls.code, cls.topic, cls.heading, cls.source) == ("test_age", "joining", "Age", "R2")
    assert cls.judges and not cls.often
    assert [one.name for one in cls.blanks] == ["years", "tie", "days", "share", "limit", "area"]


def test_its_methods_are_known_with_what_they_need_and_read() -> None:
    methods = age().methods
    joining, leaving = methods["test_join"], methods["test_leave"]
    assert (joining.name, joining.needs, joining.reads) == ("joining", ("age",), ("age", "poor"))
    assert not joining.with_law and leaving.with_law


def test_a_kind_without_answers_is_text() -> None:
    class Values(Kind):
        sentence = "We stand together."

    cls = made(Values)
    assert not cls.judges and cls().says() == Line("We stand together.")


def test_a_code_is_taken_once_and_the_first_stays() -> None:
    first = age()
    with pytest.raises(ValueError, match="test_age"):
        age()
    assert KINDS["test_age"] is first


class Blanked(Kind):
    years: int = blanks.whole(15, "Years")
    sentence = says("{years} year in {area}.", "{years} years in {area}.")


class BlankedInTheSingular(Kind):
    years: int = blanks.whole(15, "Years")
    sentence = says("{years} year in {area}.", "{years} years.")


class Positional(Kind):
    sentence = says("{0} years.")


class Silent(Kind):
    """Without a sentence."""

    years: int = blanks.whole(15, "Years")


class Plain(Kind):
    years: int = 15
    sentence = says("{years} years.")


class PlainBeside(Kind):
    years: int = blanks.whole(15, "Years")
    more: int = 15
    sentence = says("{years} years.")


class Twice(Kind):
    sentence = says("Once.")

    @answers(JOIN)
    def first(self, her: Her) -> Finding:
        return holds()

    @answers(JOIN)
    def second(self, her: Her) -> Finding:
        return holds()


class By(Kind):
    sentence = says("Once.")


@pytest.mark.parametrize(
    ("cls", "how", "because"),
    [
        (Blanked, {}, "area"),
        (BlankedInTheSingular, {}, "area"),
        (Positional, {}, "no parameters"),
        (Silent, {}, "no sentence"),
        (Plain, {}, "years"),
        (PlainBeside, {}, "every field is a blank"),
        (Twice, {}, "first and second both answer"),
        (By, {"by": "subject"}, "subject"),
    ],
)
def test_a_kind_that_would_fail_later_is_refused_when_it_is_made(
    cls: type, how: dict[str, str], because: str
) -> None:
    with pytest.raises(ValueError, match=because):
        made(cls, **how)
    assert "test_age" not in KINDS


def test_kinds_of_tests_are_forgotten() -> None:
    before = dict(KINDS)
    with pytest.raises(RuntimeError), forgotten_after():
        age()
        raise RuntimeError
    assert before == KINDS


# --- keeping and loading --------------------------------------------------------------------------


def test_what_is_kept_is_loaded_as_the_same_rule() -> None:
    cls = age()
    rule = cls.load({"area": "Kasur", "years": "۱۸", "days": "sun,fri", "limit": ""})
    assert rule == cls(area="Kasur", years=18, days=("fri", "sun"))
    assert rule.kept() == {
        "years": 18, "tie": "lives", "days": ["fri", "sun"], "share": "2/3", "limit": None,
        "area": "Kasur",
    }  # fmt: skip
    assert cls.load(rule.kept()) == rule and hash(cls.load(rule.kept())) == hash(rule)


def test_what_is_left_out_stands_as_at_first_but_what_nobody_can_know_is_asked_for() -> None:
    with pytest.raises(Unfit) as wrong:
        age().load({})
    assert list(wrong.value.lines) == ["area"]


def test_what_is_emptied_does_not_become_what_stood_at_first() -> None:
    with pytest.raises(Unfit) as wrong:
        age().load({"area": "Kasur", "years": "", "tie": None})
    assert list(wrong.value.lines) == ["years", "tie"]


def test_everything_that_is_wrong_with_a_rule_is_said_at_once() -> None:
    told: dict[str, object] = {"years": "4", "tie": "moves", "area": "Kasur", "hair": 1, "eyes": 2}
    with pytest.raises(Unfit) as wrong:
        age().load(told)
    assert list(wrong.value.lines) == ["years", "tie", "hair", "eyes"]


def test_a_rule_stands_for_its_subject_or_for_none() -> None:
    cls = age()
    assert cls(area="Kasur", tie="works").standing_for == "works"
    assert once("test_by")().standing_for is None


# --- printing -------------------------------------------------------------------------------------


def test_the_sentence_has_values_and_the_labels_of_what_was_chosen() -> None:
    line = age()(area="Kasur", years=1, days=("fri", "sun")).says()
    assert isinstance(line.text, Counted) and line.count == 1
    assert dict(line.values) == {
        "years": 1, "tie": Line("lives"), "area": "Kasur", "share": Share(Fraction(2, 3)),
        "days": (Line("Friday"), Line("Sunday")), "limit": "",
    }  # fmt: skip


def test_a_choice_that_stays_open_prints_nothing() -> None:
    class Maybe(Kind):
        tie: str | None = blanks.pick(None, "Tie", TIES)
        days: tuple[str, ...] = blanks.several((), "Days", DAYS)
        sentence = says("{tie}{days}.")

    assert dict(made(Maybe)().says().values) == {"tie": "", "days": ()}


def test_a_kind_finds_no_slip_unless_it_says_so() -> None:
    rule = age()(area="Kasur")
    assert not [*rule.slips()] and not [*rule.slips_beside(Law(()))]


def test_a_rule_is_never_changed() -> None:
    rule = age()(area="Kasur")
    with pytest.raises(AttributeError):
        rule.years = 16  # type: ignore[attr-defined]


def test_rules_of_two_kinds_are_never_equal() -> None:
    assert once("test_by")() != once("test_other")()
