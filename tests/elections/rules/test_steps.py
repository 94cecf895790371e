"""A step is taken in its time, before it, or late; each is told apart, with its article."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from associations.rules.catalogue import kinds
from elections.rules.steps import NOT_BEFORE, before, judge_step
from elections.rules.timetable import Due, timetable, with_model
from elections.vocabulary.steps import Step
from hnsa.law.article import Article
from hnsa.law.asking import Law
from hnsa.law.verdict import Answer

TODAY, POLL = date(2026, 11, 25), date(2027, 1, 20)
DAY = timedelta(days=1)
SILENT = with_model(Law(()))


def days(law: Law = SILENT) -> dict[Step, Due]:
    return {one.step: one for one in timetable(law, POLL, TODAY).steps}


DAYS = days()


@pytest.mark.parametrize("step", sorted(set(DAYS) - {Step.POLL}))
def test_on_its_day_nothing_speaks_against_a_step(step: Step) -> None:
    judged = judge_step(SILENT, DAYS, {}, step, DAYS[step].on)
    assert (judged.early, judged.stopped, judged.late) == (False, False, False)


@pytest.mark.parametrize("step", sorted(NOT_BEFORE))
def test_a_last_day_is_not_closed_before_it(step: Step) -> None:
    judged = judge_step(SILENT, DAYS, {}, step, DAYS[step].on - DAY)
    assert judged.early and judged.stopped and judged.verdict.answer is Answer.NO


@pytest.mark.parametrize("step", [Step.COMMITTEE, Step.NOTICE, Step.ROLL_POSTED, Step.FINAL_ROLL])
def test_what_only_has_a_last_day_may_be_done_long_before(step: Step) -> None:
    judged = judge_step(SILENT, DAYS, {}, step, DAYS[step].on - 9 * DAY)
    assert not judged.early and not judged.stopped


@pytest.mark.parametrize(
    "step",
    [
        Step.COMMITTEE, Step.ROLL_POSTED, Step.FINAL_ROLL, Step.NOTICE, Step.NOMINATIONS,
        Step.CAMPAIGN_END,
    ],
)  # fmt: skip
def test_a_day_late_is_a_breach_and_does_not_stop(step: Step) -> None:
    judged = judge_step(SILENT, DAYS, {}, step, DAYS[step].on + DAY)
    assert judged.late and not judged.stopped
    assert judged.verdict.broken


def test_scrutiny_follows_nominations_that_closed_late() -> None:
    closed = DAYS[Step.NOMINATIONS].on + DAY
    assert judge_step(
        SILENT, DAYS, {Step.NOMINATIONS: closed}, Step.SCRUTINY, DAYS[Step.NOMINATIONS].on - DAY
    ).early  # fmt: skip
    assert not judge_step(
        SILENT, DAYS, {Step.NOMINATIONS: closed}, Step.SCRUTINY, closed
    ).stopped  # fmt: skip


def test_a_complaint_that_was_not_heard_stops_the_poll_where_an_article_says_so() -> None:
    strict = with_model(Law((Article("7", "", "", kinds()["no_pressure"]()),)))
    told = {"complaints_open": 1}
    stopped = judge_step(strict, days(strict), {}, Step.POLL, POLL, told)
    assert stopped.stopped and [one.article for one in stopped.verdict.broken] == ["7"]
    assert not judge_step(strict, days(strict), {}, Step.POLL, POLL, {"complaints_open": 0}).stopped
    assert not judge_step(SILENT, DAYS, {}, Step.POLL, POLL, told).stopped


def test_what_comes_first() -> None:
    assert before(Step.FINAL_ROLL) == (Step.OBJECTIONS,)
    assert before(Step.SCRUTINY) == (Step.NOMINATIONS,)
    assert before(Step.NOMINATIONS) == (Step.COMMITTEE, Step.NOTICE)
    assert before(Step.RESULT) == (Step.COUNT,)
    assert before(Step.RESULT, polled=False) == ()


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(sorted(DAYS)), st.integers(-60, 60))
def test_early_and_late_exclude_each_other_and_facts_give_the_verdict_again(
    step: Step, off: int
) -> None:
    judged = judge_step(SILENT, DAYS, {}, step, DAYS[step].on + off * DAY)
    assert not (judged.early and judged.late)
    assert judged.early <= judged.stopped
    assert not judged.early or off < 0
