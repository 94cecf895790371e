"""The timetable follows from election day and the articles; in silence, from the model."""

from datetime import date, timedelta
from typing import Any
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from associations.rules.catalogue import kinds
from elections.rules.timetable import SEQUENCE, earliest, timetable
from elections.vocabulary.steps import Step
from hnsa.law.article import Article
from hnsa.law.asking import Law
from hnsa.law.days import Week
from hnsa.law.verdict import Stand

SILENT = Law(())
TODAY = date(2026, 11, 25)
POLL = date(2026, 12, 20)


def law_of(**days: dict[str, object]) -> Law:
    return Law(
        tuple(
            Article(str(at), "", "", kinds()[code].load(told))
            for at, (code, told) in enumerate(days.items(), start=1)
        )
    )


def test_a_silent_constitution_takes_the_networks_model_and_says_so() -> None:
    found = timetable(SILENT, POLL, TODAY)
    assert found.against == ()
    assert found.on(Step.NOTICE) == date(2026, 12, 13)  # one week
    assert found.on(Step.CAMPAIGN_END) == date(2026, 12, 18)  # two days before
    assert all(one.by_model for one in found.steps if one.step is not Step.POLL)


def test_an_article_goes_before_the_model() -> None:
    found = timetable(
        law_of(election_notice={"days": 21, "count": "clear"}), date(2027, 1, 20), TODAY
    )
    notice = next(one for one in found.steps if one.step is Step.NOTICE)
    assert (notice.on, notice.article, notice.by_model) == (date(2026, 12, 29), "1", False)


def test_each_step_is_given_by_its_own_article_and_not_by_one_that_only_looks_at_it() -> None:
    law = law_of(draft_roll={"days": 20}, final_roll={"days": 8})  # of the day it is silent
    found = {one.step: one for one in timetable(law, POLL, TODAY).steps}
    fixed = found[Step.ROLL_FIXED]
    assert fixed.by_model and fixed.sentence is not None
    assert "Who was a member" in str(fixed.sentence.text)
    assert [found[one].article for one in (Step.ROLL_POSTED, Step.FINAL_ROLL)] == ["1", "2"]


def test_an_election_day_too_near_is_refused_with_the_steps_that_would_be_over() -> None:
    near = timetable(SILENT, TODAY + timedelta(days=3), TODAY)
    assert near.against


def test_the_earliest_day_holds_and_the_day_before_does_not() -> None:
    found = earliest(SILENT, TODAY)
    assert found is not None and found.against == ()
    assert timetable(SILENT, found.poll_on - timedelta(days=1), TODAY).against


def test_articles_that_cannot_hold_together_have_no_earliest_day() -> None:
    impossible = law_of(
        nominations_close={"days": 5, "count": "calendar"}, scrutiny={"days": 0},
        valid_list={"days": 0}, withdrawal={"days": 9},
    )  # fmt: skip
    assert earliest(impossible, TODAY) is None


@settings(max_examples=40, deadline=None)
@given(
    st.fixed_dictionaries(
        {},
        optional={
            "election_notice": st.fixed_dictionaries(
                {"days": st.integers(5, 30), "count": st.sampled_from(["clear", "calendar"])}
            ),
            "campaign_end": st.fixed_dictionaries({"days": st.integers(1, 3)}),
            "draft_roll": st.fixed_dictionaries({"days": st.integers(14, 25)}),
            "final_roll": st.fixed_dictionaries({"days": st.integers(1, 9)}),
            "roll_objections": st.fixed_dictionaries({"days": st.integers(1, 5)}),
            "election_committee_appointed": st.fixed_dictionaries({"days": st.integers(7, 40)}),
        },
    )
)
def test_every_gap_of_every_article_is_kept(articles: dict[str, dict[str, object]]) -> None:
    found = earliest(law_of(**articles), TODAY)
    assert found is not None
    broken = [one.kind for one in found.verdict.grounds if one.finding.stand is Stand.BREAKS]
    assert broken == []
    assert all(found.on(first) <= found.on(then) for first, then in SEQUENCE)
    assert all(one.on >= TODAY for one in found.steps if one.step is not Step.ROLL_FIXED)


def _left(first: date, second: date, count: str, week: Week) -> int:
    """The days of a notice, counted one by one."""
    if count == "calendar":
        return (second - first).days
    between = [first + timedelta(one) for one in range(1, (second - first).days)]
    return len(between) if count == "clear" else sum(map(week.works, between))


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from([date(2026, 12, 28), date(2028, 2, 27), date(2027, 2, 28), TODAY]),
    st.integers(1, 20), st.sampled_from(["clear", "calendar", "working"]),
    st.frozensets(st.integers(1, 7), max_size=2), st.frozensets(st.integers(0, 70), max_size=9),
)  # fmt: skip
def test_no_day_before_the_earliest_holds_whatever_the_country_counts(
    planned_on: date, days: int, count: str, weekend: frozenset[int], closed: frozenset[int]
) -> None:
    week = Week(weekend, frozenset(planned_on + timedelta(one) for one in closed))
    articles = law_of(
        election_notice={"days": days, "count": count},
        nominations_close={"days": 3, "count": count},
    ).articles
    law = Law(articles, week=week)
    found = earliest(law, planned_on)
    assert found is not None
    assert _left(found.on(Step.NOTICE), found.poll_on, count, week) >= days
    assert _left(found.on(Step.NOMINATIONS), found.poll_on, count, week) >= 3
    for ahead in range((found.poll_on - planned_on).days):
        assert timetable(law, planned_on + timedelta(ahead), planned_on).against


def test_articles_that_never_hold_are_found_out_without_trying_every_day() -> None:
    tried: list[date] = []
    impossible = law_of(
        nominations_close={"days": 5, "count": "calendar"}, scrutiny={"days": 0},
        valid_list={"days": 0}, withdrawal={"days": 9},
    )  # fmt: skip

    def counted(law: Law, poll_on: date, *told: Any) -> Any:
        tried.append(poll_on)
        return timetable(law, poll_on, *told)

    with patch("elections.rules.timetable.timetable", counted):
        assert earliest(impossible, TODAY) is None
    assert len(tried) == 7
