"""The check-list: what is there and what is missing, step by step, and when it may be sent."""

from dataclasses import replace
from typing import Any

import pytest

from associations.rules.checklist import Filled, Weight, may_be_sent, missing_of, named, points
from associations.vocabulary.cases import STEPS, Step
from hnsa.law.verdict import Answer, Ground, Stand, Verdict, breaks, holds
from hnsa.law.words import tell

WHOLE = Filled(
    asked_by=True, need=True, name=True, area=True, trades=True, purposes=True, founders=3,
    articles=8, bearers=3, met=True, present=3, votes_for=3, votes_against=0, minutes=True,
    common_purpose=True, mutual_duties=True, free_to_leave=True, own_decision=True,
)  # fmt: skip
TOO_YOUNG = Verdict(
    "join", Answer.NO,
    (Ground("4", "Age", "minimum_age", tell("At least 15 years."), breaks(tell("She is 14."))),),
)  # fmt: skip


def test_nothing_is_missing_of_a_whole_case() -> None:
    assert may_be_sent(points(WHOLE))
    assert {one.weight for one in points(WHOLE)} == {Weight.DONE}


def test_of_an_empty_case_every_step_says_what_it_lacks() -> None:
    found = points(Filled())
    assert all(missing_of(found, step) for step in Step)


def test_the_points_come_in_the_order_of_the_steps() -> None:
    order = list(STEPS)
    places = [order.index(one.step) for one in points(Filled())]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("changed", "step"),
    [
        ({"asked_by": False}, Step.NEED), ({"need": False}, Step.NEED),
        ({"name": False}, Step.ASSOCIATION), ({"area": False}, Step.ASSOCIATION),
        ({"trades": False}, Step.ASSOCIATION),
        ({"founders": 1, "present": 1, "votes_for": 1}, Step.FOUNDERS),
        ({"articles": 0}, Step.CONSTITUTION), ({"slips": 1}, Step.CONSTITUTION),
        ({"unread": 1}, Step.CONSTITUTION),
        ({"silent": (named("Who signs"),)}, Step.CONSTITUTION),
        ({"bearers": 0}, Step.OFFICES), ({"posts": (named("treasurer"),)}, Step.OFFICES),
        ({"strangers": 1}, Step.OFFICES),
        ({"met": False}, Step.MEETING), ({"votes_for": None}, Step.MEETING),
        ({"present": None}, Step.MEETING), ({"minutes": False}, Step.MEETING),
        ({"present": 4}, Step.MEETING),  # more than founders
        ({"votes_for": 2, "votes_against": 2}, Step.MEETING),  # more votes than women, and a tie
        ({"abstained": 1}, Step.MEETING), ({"votes_for": 1, "votes_against": 2}, Step.MEETING),
        ({"purposes": False}, Step.CHECK), ({"common_purpose": False}, Step.CHECK),
        ({"mutual_duties": False}, Step.CHECK), ({"free_to_leave": False}, Step.CHECK),
        ({"own_decision": False}, Step.CHECK),
    ],
)  # fmt: skip
def test_one_thing_amiss_is_missing_at_its_step(changed: dict[str, Any], step: Step) -> None:
    found = points(replace(WHOLE, **changed))
    assert not may_be_sent(found)
    assert missing_of(found, step)


def test_a_founder_whom_an_article_refuses_is_missing_with_that_article() -> None:
    found = missing_of(
        points(replace(WHOLE, unfit=((named("Zubaida"), TOO_YOUNG),))), Step.FOUNDERS
    )
    assert [one.article for one in found] == ["4"]
    assert found[0].line.values["name"] == named("Zubaida")


def test_what_is_not_known_of_her_is_a_remark_and_stops_nobody() -> None:
    found = points(replace(WHOLE, unsure=2))
    assert may_be_sent(found)
    assert any(one.weight is Weight.REMARK and one.step is Step.FOUNDERS for one in found)


def test_a_possible_double_is_a_remark_and_stops_nobody() -> None:
    assert may_be_sent(points(replace(WHOLE, doubles=1)))


@pytest.mark.parametrize(
    ("finding", "sent"), [(holds(), True), (breaks(tell("None of them has signed.")), False)]
)
def test_who_signs_must_fit_the_article(finding: Any, sent: bool) -> None:
    answer = Answer.YES if finding.stand is Stand.HOLDS else Answer.NO
    ground = Ground("7", "", "signatories", tell("Two sign."), finding)
    found = points(replace(WHOLE, signatures=Verdict("spend", answer, (ground,))))
    assert may_be_sent(found) is sent
    if not sent:
        assert [one.article for one in missing_of(found, Step.OFFICES)] == ["7"]


def test_too_few_founders_for_the_article_are_missing() -> None:
    ground = Ground("2", "", "least_founders", tell("At least 10."), breaks(tell("There are 3.")))
    found = points(replace(WHOLE, founding=Verdict("found", Answer.NO, (ground,))))
    assert [one.article for one in missing_of(found, Step.FOUNDERS)] == ["2"]
