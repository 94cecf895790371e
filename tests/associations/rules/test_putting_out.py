"""The time line of a termination: what is done, what comes next, by when."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from associations.rules.asked_of_members import PUTTING_OUT
from associations.rules.putting_out import (
    Course,
    Mark,
    Stage,
    Step,
    earliest,
    facts_on,
    last_of_appeal,
    steps,
)
from associations.rules.removal import (
    AppealAgainstTermination,
    HeardBeforeTermination,
    NoticeBeforeTermination,
    RemovalBlackout,
    TerminationBy,
)
from associations.vocabulary.procedures import TerminationState
from hnsa.core.saying import said
from hnsa.law.article import Article, Kind
from hnsa.law.asking import Law, ask
from hnsa.law.days import COUNTS, Week

FOUND, NOTICE, TODAY = date(2026, 3, 1), date(2026, 3, 2), date(2026, 3, 5)
DECIDED = date(2026, 4, 1)
COURSE = Course(TerminationState.FOUND, FOUND)


def law(*rules: Kind, week: Week | None = None) -> Law:
    articles = tuple(Article(str(at), "", "", one) for at, one in enumerate(rules, start=1))
    return Law(articles, week=week or Week())


ALL = law(
    NoticeBeforeTermination(days=15), HeardBeforeTermination(), TerminationBy(organ="general"),
    AppealAgainstTermination(days=30, organ="committee"),
)  # fmt: skip


def at(stage: Stage, of: Law, course: Course, on: date = TODAY) -> Step:
    return next(one for one in steps(of, course, on) if one.stage is stage)


def marks(of: Law, course: Course, on: date = TODAY) -> list[str]:
    return [f"{one.stage} {one.mark}" for one in steps(of, course, on)]


def told(step: Step) -> str:
    return " ".join(said(line) for line in step.told)


def test_after_the_ground_comes_the_notice() -> None:
    assert marks(ALL, COURSE) == ["found done", "notice due", "answer later", "decision later"]


def test_after_the_notice_comes_her_answer_and_the_first_day_is_told() -> None:
    course = replace(COURSE, state=TerminationState.NOTICE, notice_on=NOTICE, delivered="hand")
    assert marks(ALL, course) == ["found done", "notice done", "answer due", "decision later"]
    assert at(Stage.DECISION, ALL, course).day == date(2026, 3, 18)
    assert "the general body" in told(at(Stage.DECISION, ALL, course))


def test_heard_and_after_the_days_it_may_be_decided() -> None:
    course = replace(
        COURSE, state=TerminationState.HEARD, notice_on=NOTICE, heard_on=date(2026, 3, 9)
    )
    assert at(Stage.DECISION, ALL, course, date(2026, 3, 17)).mark is Mark.LATER
    assert at(Stage.DECISION, ALL, course, date(2026, 3, 18)).mark is Mark.DUE


def test_an_answer_in_writing_leaves_the_hearing_to_be_asked_for() -> None:
    course = replace(
        COURSE, state=TerminationState.HEARD, notice_on=NOTICE, answered_on=date(2026, 3, 9)
    )
    step = at(Stage.ANSWER, ALL, course)
    assert step.mark is Mark.DUE and "wants to be heard" in told(step)
    assert at(Stage.ANSWER, law(), course).mark is Mark.DONE


def test_who_did_not_want_to_be_heard_is_done_with() -> None:
    course = replace(COURSE, state=TerminationState.HEARD, notice_on=NOTICE, not_heard=True)
    assert at(Stage.ANSWER, ALL, course).mark is Mark.DONE


def test_a_silent_constitution_says_so_at_each_step() -> None:
    assert "No article asks for it" in told(at(Stage.NOTICE, law(), COURSE))
    assert "No article names who decides" in told(at(Stage.DECISION, law(), COURSE))
    assert at(Stage.DECISION, law(), COURSE).mark is Mark.DUE


def test_what_was_left_out_before_the_decision_stays_to_be_seen() -> None:
    course = replace(COURSE, state=TerminationState.PUT_OUT, decided_on=DECIDED)
    assert marks(ALL, course, DECIDED)[1:3] == ["notice left_out", "answer left_out"]
    assert marks(law(), course, DECIDED)[1:3] == ["notice later", "answer later"]


def test_she_may_appeal_until_the_last_day_and_not_after() -> None:
    course = replace(
        COURSE, state=TerminationState.PUT_OUT, notice_on=NOTICE, heard_on=NOTICE,
        decided_on=DECIDED, decided_by="general",
    )  # fmt: skip
    last = date(2026, 5, 1)
    assert last_of_appeal(ALL, course) == last
    assert at(Stage.APPEAL, ALL, course, last).mark is Mark.DUE
    assert at(Stage.APPEAL, ALL, course, last + timedelta(days=1)).mark is Mark.LATE
    assert "No article speaks of an appeal" in told(at(Stage.APPEAL, law(), course, last))


def test_where_she_stays_or_it_is_given_up_there_is_nothing_to_appeal() -> None:
    stays = replace(COURSE, state=TerminationState.STAYS, decided_on=DECIDED)
    given_up = replace(COURSE, state=TerminationState.GIVEN_UP)
    assert Stage.APPEAL not in [one.stage for one in steps(ALL, stays, DECIDED)]
    assert [one.stage for one in steps(ALL, given_up, DECIDED)] == [Stage.FOUND]


def test_without_a_constitution_the_steps_are_those_of_a_silent_one() -> None:
    assert steps(None, COURSE, TODAY) == steps(law(), COURSE, TODAY)


def test_days_and_blackout_push_the_day_on_together() -> None:
    course = replace(
        COURSE, state=TerminationState.NOTICE, notice_on=NOTICE, meeting_called_on=NOTICE,
        meeting_on=date(2026, 3, 25),
    )  # fmt: skip
    both = law(NoticeBeforeTermination(days=15), RemovalBlackout())
    assert earliest(both, course, TODAY) == date(2026, 3, 25)


@given(
    days=st.integers(1, 120), count=st.sampled_from([str(one) for one in COUNTS]),
    gone=st.integers(0, 200), weekend=st.sets(st.integers(1, 7), max_size=3),
)  # fmt: skip
def test_the_first_day_is_the_first_on_which_no_article_speaks_against_it(
    days: int, count: str, gone: int, weekend: set[int]
) -> None:
    rule: Any = NoticeBeforeTermination.load({"days": days, "count": count})
    here = law(rule, week=Week(frozenset(weekend)))
    course = replace(COURSE, state=TerminationState.NOTICE, notice_on=NOTICE)
    on = NOTICE + timedelta(days=gone)
    first = earliest(here, course, on)
    assert not ask(PUTTING_OUT, here, facts_on(course, first)).broken
    before = first - timedelta(days=1)
    assert before < on or ask(PUTTING_OUT, here, facts_on(course, before)).broken
