"""What is wrong with a draft, what it may not be silent on, and where it differs from its model."""

import pytest

from associations.rules import checking
from associations.rules.catalogue import kind_of, kinds
from associations.rules.checking import (
    REQUIRED,
    Differs,
    Required,
    differing,
    missing_in,
    offered,
    slips_of,
)
from associations.vocabulary.subjects import Subject
from hnsa.core.saying import said
from hnsa.law.article import Article, Kind
from hnsa.law.asking import Law
from tests.associations.rules.drawn import at_bounds, plainest

KINDS = dict(kinds())
ONCE = [code for code, kind in KINDS.items() if not kind.often and not kind.by]
BY = [code for code, kind in KINDS.items() if kind.by]
OFTEN = [code for code, kind in KINDS.items() if kind.often]
MAY_STAND_ONCE = "stands already in article"


def law(*rules: Kind | None) -> Law:
    return Law(tuple(Article(str(at), rule=one) for at, one in enumerate(rules, start=1)))


def twice(*rules: Kind | None) -> list[tuple[str, str]]:
    """The slips that say an article stands a second time."""
    found = ((one.article, said(one.line)) for one in slips_of(law(*rules)))
    return [(number, text) for number, text in found if MAY_STAND_ONCE in text]


def of_subjects(kind: type[Kind]) -> tuple[Kind, Kind]:
    """Two rules of a kind that differ in what they stand for."""
    blank = next(one for one in kind.blanks if one.name == kind.by)
    first = plainest(kind)
    options = list(getattr(blank, "options", ()))
    other = next((one for one in options if one != first.standing_for), None)
    if other is None:
        other = "another" if isinstance(first.standing_for, str) else 7
    values = {one.name: getattr(first, one.name) for one in kind.blanks}
    return first, kind(**{**values, kind.by: other})


# --- twice ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", [*ONCE, *BY])
def test_a_kind_stands_once(code: str) -> None:
    rule = plainest(KINDS[code])
    ((number, text),) = twice(rule, None, rule)
    assert number == "3" and text.startswith(f"“{rule.heading}”") and "article 1" in text


@pytest.mark.parametrize("code", BY)
def test_a_kind_by_subject_stands_once_for_each(code: str) -> None:
    first, other = of_subjects(KINDS[code])
    assert first.standing_for != other.standing_for
    assert twice(first, other) == []
    assert [number for number, _ in twice(first, other, first, other)] == ["3", "4"]


@pytest.mark.parametrize("code", OFTEN)
def test_a_kind_that_may_stand_often_does(code: str) -> None:
    rule = plainest(KINDS[code])
    assert twice(rule, rule, rule) == []


def test_the_third_of_a_kind_names_the_first_as_well() -> None:
    rule = plainest(KINDS["minimum_age"])
    assert [number for number, _ in twice(rule, rule, rule)] == ["2", "3"]


def test_there_are_kinds_of_all_three_sorts() -> None:
    assert ONCE and BY and OFTEN
    assert "threshold" in BY and "minimum_age" in ONCE


# --- slips ----------------------------------------------------------------------------------------


class Slipping(Kind):
    """Slips in itself, and beside every other article."""

    code, by, often, blanks = "slipping", "", True, ()

    def slips(self) -> list[checking.Line]:
        return [checking.tell("Itself.")]

    def slips_beside(self, law: Law) -> list[checking.Line]:
        return [checking.tell("Beside {n}.", n=len(law.articles))]


def test_slips_are_told_in_the_order_of_the_articles_with_all_that_is_wrong() -> None:
    age = plainest(KINDS["minimum_age"])
    found = slips_of(law(None, Slipping(), age, age, Slipping()))
    assert [(one.article, said(one.line)) for one in found if one.article != "4"] == [
        ("2", "Itself."), ("2", "Beside 5."), ("5", "Itself."), ("5", "Beside 5."),
    ]  # fmt: skip
    assert [one.article for one in found] == ["2", "2", "4", "5", "5"]


def test_a_draft_without_rules_has_no_slip() -> None:
    assert slips_of(law()) == slips_of(law(None, None)) == []


# --- what may not be missing ----------------------------------------------------------------------


@pytest.mark.parametrize("required", REQUIRED, ids=[one.code for one in REQUIRED])
def test_what_is_offered_loads_has_no_slip_and_answers_what_is_required(
    required: Required,
) -> None:
    rule = offered(required)
    assert isinstance(rule, kind_of(required.offer))
    assert slips_of(law(rule)) == []
    assert required not in missing_in(law(rule))


@pytest.mark.parametrize("required", REQUIRED, ids=[one.code for one in REQUIRED])
def test_every_kind_that_is_named_exists(required: Required) -> None:
    for named in required.kinds:
        code, _, subject = named.partition(":")
        kind = kind_of(code)
        assert kind.judges, f"{code} is text and decides nothing"
        if subject:
            blank = next(one for one in kind.blanks if one.name == kind.by)
            assert blank.read(subject)


def test_an_empty_constitution_is_silent_on_all_that_is_required() -> None:
    assert missing_in(law()) == missing_in(law(None)) == list(REQUIRED)
    assert len({one.code for one in REQUIRED}) == len(REQUIRED)


def test_with_all_that_is_offered_nothing_is_missing_and_nothing_slips() -> None:
    whole = law(*(offered(one) for one in REQUIRED))
    assert missing_in(whole) == [] and slips_of(whole) == []


def test_an_ordinary_majority_does_not_say_how_the_constitution_is_changed() -> None:
    ordinary = offered(next(one for one in REQUIRED if one.code == "decisions"))
    assert ordinary.standing_for == Subject.ORDINARY
    assert "change" in {one.code for one in missing_in(law(ordinary))}


def test_a_majority_for_changes_only_does_not_say_how_a_decision_is_taken() -> None:
    change = offered(next(one for one in REQUIRED if one.code == "change"))
    assert change.standing_for == Subject.AMENDMENT
    assert "decisions" in {one.code for one in missing_in(law(change))}


# --- silent and different -------------------------------------------------------------------------


AGE = KINDS["minimum_age"]


def test_what_differs_from_the_model_is_told_with_the_places() -> None:
    ours, models = AGE(years=16), AGE(years=15)
    area = KINDS["residence"](area="Kasur")
    gone = KINDS["women_only"]()
    assert differing(law(None, ours, area), [models, gone]) == [
        Differs("2", ours, models, ("years",)), Differs("3", area, None), Differs("", None, gone),
    ]  # fmt: skip


def test_nothing_differs_from_the_same_in_another_order() -> None:
    rules = [plainest(KINDS[code]) for code in (*ONCE, *BY)]
    assert differing(law(*reversed(rules)), rules) == []
    assert differing(law(), []) == []


def test_rules_for_other_subjects_are_other_articles() -> None:
    threshold = KINDS["threshold"]
    ordinary, change = threshold(), threshold(subject=Subject.AMENDMENT)
    assert differing(law(change), [ordinary]) == [
        Differs("1", change, None), Differs("", None, ordinary),
    ]  # fmt: skip


def test_articles_that_stand_often_in_model_and_draft_alike_do_not_differ() -> None:
    for code in OFTEN:
        rules = list(dict.fromkeys(at_bounds(KINDS[code])))[:2]
        assert differing(law(*rules), rules) == []
