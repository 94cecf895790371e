"""Verdicts: what stands, what is missing, what to do next."""

import pytest

from hnsa.law.shares import Share
from hnsa.law.verdict import (
    Answer,
    Finding,
    Ground,
    Stand,
    Verdict,
    breaks,
    holds,
    open_,
    tells,
    unknown,
)
from hnsa.law.words import Line, tell

SAID, NEXT, OTHER = Line("She is 14."), Line("She may wait."), Line("She may work.")


def ground(finding: Finding, article: str = "1", **how: str) -> Ground:
    return Ground(article, "Age", "age", Line("Sentence."), finding, **how)


@pytest.mark.parametrize(
    ("finding", "stand"),
    [
        (holds(SAID, next=NEXT, overrules=["quorum"]), Stand.HOLDS),
        (breaks(SAID, next=NEXT, overrules=["quorum"]), Stand.BREAKS),
        (open_(SAID, next=NEXT, overrules=["quorum"]), Stand.UNKNOWN),
    ],
)
def test_a_finding_has_its_facts_what_is_next_and_what_it_sets_aside(
    finding: Finding, stand: Stand
) -> None:
    assert finding == Finding(stand, (SAID,), NEXT, overrules=frozenset({"quorum"}))


def test_what_is_unknown_names_its_facts_and_what_is_told_has_a_result() -> None:
    assert unknown("born", "age") == Finding(Stand.UNKNOWN, missing=("born", "age"))
    assert tells(SAID, result=9, next=NEXT) == Finding(Stand.TELLS, (SAID,), NEXT, result=9)
    assert tells(result=Share.percent(70)).result == Share.percent(70)


def test_a_ground_stands_unless_an_article_or_a_law_sets_it_aside() -> None:
    assert ground(breaks()).stands
    assert not ground(breaks(), overruled_by="9").stands
    assert not ground(tells(), void_by="Act of 1860").stands


def verdict(*grounds: Ground) -> Verdict:
    return Verdict("join", Answer.NO, grounds)


def test_only_what_stands_is_broken() -> None:
    against, aside = ground(breaks()), ground(breaks(), "2", overruled_by="3")
    assert verdict(against, aside, ground(holds(), "3")).broken == (against,)


def test_a_missing_fact_is_asked_for_once_and_only_where_it_matters() -> None:
    asked = verdict(
        ground(unknown("born", "age")), ground(unknown("age", "owes"), "2"),
        ground(unknown("poor"), "3", overruled_by="4"), ground(holds(), "4"), ground(open_(), "5"),
    )  # fmt: skip
    assert asked.missing == ("born", "age", "owes")


def test_what_to_do_next_is_said_once_and_of_what_stands() -> None:
    told = verdict(
        ground(breaks(next=NEXT)), ground(breaks(next=tell("She may wait.")), "2"),
        ground(holds(next=OTHER), "3"), ground(breaks(next=SAID), "4", overruled_by="3"),
        ground(breaks(), "5"),
    )  # fmt: skip
    assert told.next == (NEXT, OTHER)


def test_a_verdict_without_grounds_has_nothing_to_say() -> None:
    empty = verdict()
    assert empty.broken == empty.missing == empty.next == ()
