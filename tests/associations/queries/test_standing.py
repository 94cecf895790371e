"""Standing: by the articles of the day, for one as among all, and never by a machine."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from associations.models import (
    Constitution,
    DuesStatement,
    Incident,
    Suspension,
    Termination,
)  # fmt: skip
from associations.queries import answers, standing
from associations.queries.facts import Known, of_woman
from associations.queries.standing import Standing, judge_of, near_ground
from associations.rules.asked_of_members import DUES, PERMANENT, PUT_OUT, VOTE
from associations.rules.catalogue import kinds
from associations.rules.model_constitutions import models as model_constitutions
from associations.vocabulary.procedures import IncidentKind, TerminationState
from associations.vocabulary.subjects import Category, Organ
from hnsa.law.article import Article
from hnsa.law.asking import Law, ask
from hnsa.law.blanks import Unfit
from hnsa.law.verdict import Answer
from members.models import Membership, Person
from tests import factories as make
from tests import living
from tests.cast import Cast
from tests.factories import A_MOMENT

ON = date(2026, 10, 5)
DAYS = (date(2026, 8, 3), date(2026, 9, 2), date(2026, 10, 4))


@pytest.fixture
def wess(cast: Cast) -> Any:
    """An association under the articles of WESS, with five members."""
    with cast.seeing_all():
        return living.an_association_of(
            cast.pakistan.homenet, by=cast.amina, members=5, model="wess"
        ).body


def women_of(cast: Cast, body: Any) -> list[Person]:
    with cast.seeing_all():
        return list(Person.objects.filter(memberships__body=body).order_by("full_name"))


def of(cast: Cast, body: Any, her: Person, on: date = ON) -> Standing:
    with cast.seeing_all():
        return standing.of_members(body, on, [her.pk])[0]


def miss(cast: Cast, body: Any, her: Person, days: tuple[date, ...]) -> None:
    with cast.seeing_all():
        for day in days:
            living.a_held_meeting(body, day, by=cast.amina, absent=[her])


# --- grounds


def test_two_meetings_missed_are_near_a_ground_and_three_are_one(cast: Cast, wess: Any) -> None:
    her, other = women_of(cast, wess)[:2]
    miss(cast, wess, her, DAYS[:1])
    assert of(cast, wess, her).near is None
    miss(cast, wess, her, DAYS[1:2])
    near = of(cast, wess, her)
    assert near.near is not None and not near.is_ground_found and near.is_good
    miss(cast, wess, her, DAYS[2:])
    found = of(cast, wess, her)
    assert found.is_ground_found and found.near is None and not found.is_good
    assert [one.kind for one in found.answers["put_out"].broken] == ["absence"]
    assert found.known.missed_on == DAYS
    assert of(cast, wess, other).is_good


def test_on_a_past_day_she_stands_as_she_stood(cast: Cast, wess: Any) -> None:
    her = women_of(cast, wess)[0]
    miss(cast, wess, her, DAYS)
    with cast.seeing_all():
        living.a_held_meeting(wess, date(2026, 11, 3), by=cast.amina, present=[her])
    days = (date(2026, 9, 1), DAYS[1], date(2026, 10, 3), DAYS[2], date(2026, 11, 3))
    told = [of(cast, wess, her, on) for on in days]
    assert [one.is_ground_found for one in told] == [False, False, False, True, False]
    assert [one.near is not None for one in told] == [False, True, True, False, False]


def test_the_law_of_the_day_is_asked(cast: Cast, wess: Any) -> None:
    her = women_of(cast, wess)[0]
    miss(cast, wess, her, DAYS)
    with cast.seeing_all():
        Constitution.objects.filter(body=wess).update(in_force_until=ON)
        make.a_constitution(
            wess, by=cast.amina, rules=(("absence", {"meetings": 4}),), since=ON, version=2
        )
    before, then = of(cast, wess, her, DAYS[2]), of(cast, wess, her)
    assert before.is_ground_found and before.answers["put_out"].version == 1
    assert not then.is_ground_found and then.near and then.answers["put_out"].version == 2


def test_who_is_near_is_asked_of_the_articles_too_where_months_are_owed(cast: Cast) -> None:
    rules = (("arrears", {"months": 3}),)
    with cast.seeing_all():
        body = living.an_association_of(
            cast.pakistan.homenet, by=cast.amina, members=3, rules=rules
        ).body
        for months, her in enumerate(Person.objects.filter(memberships__body=body), start=1):
            DuesStatement.objects.create(
                person=her, body=body, homenet=body.homenet, on=ON, months_owed=months,
                stated_by="Treasurer", written_by=cast.amina, written_at=A_MOMENT,
            )  # fmt: skip
        found = standing.of_members(body, ON)
    told = {one.known.months_owed: (one.near is not None, one.is_ground_found) for one in found}
    assert told == {1: (False, False), 2: (True, False), 3: (False, True)}


def test_who_was_excused_is_near_a_ground_again(cast: Cast, wess: Any) -> None:
    her = women_of(cast, wess)[0]
    miss(cast, wess, her, DAYS)
    with cast.seeing_all():
        Incident.objects.create(
            person=her, body=wess, homenet=wess.homenet, on=DAYS[2], what=IncidentKind.EXCUSED,
            text="She was ill", written_by=cast.amina,
        )  # fmt: skip
    told = of(cast, wess, her)
    assert not told.is_ground_found and told.near is not None


def test_who_missed_nothing_is_not_near_even_where_one_absence_is_a_ground(cast: Cast) -> None:
    with cast.seeing_all():
        body = living.an_association_of(
            cast.pakistan.homenet, by=cast.amina, members=2, rules=(("absence", {"meetings": 1}),)
        ).body
        assert [one.near for one in standing.of_members(body, ON)] == [None, None]


# --- rights


def test_a_suspended_member_is_not_in_good_standing(cast: Cast) -> None:
    rules = (("suspension", {"organ": "committee", "months": 3}),)
    with cast.seeing_all():
        body = living.an_association_of(
            cast.pakistan.homenet, by=cast.amina, members=2, rules=rules
        ).body
        her, other = Person.objects.filter(memberships__body=body).order_by("full_name")
        Suspension.objects.create(
            person=her, body=body, homenet=body.homenet, begins_on=DAYS[0], organ=Organ.COMMITTEE,
            why="A quarrel", written_by=cast.amina,
        )  # fmt: skip
        assert standing.entitled(body, ON) == {other.pk}
        assert standing.entitled(body, date(2026, 11, 3)) == {her.pk, other.pk}  # three months
    told = of(cast, body, her)
    assert not told.may_vote and not told.is_good and told.answers["vote"].broken


def test_what_is_not_known_takes_no_vote_away(cast: Cast) -> None:
    rules = (("vote_rests_in_arrears", {"months": 3}), ("vote_after", {"months": 3}))
    with cast.seeing_all():
        body = living.an_association_of(
            cast.pakistan.homenet, by=cast.amina, members=1, rules=rules
        ).body
        her = Person.objects.get(memberships__body=body)
        living.a_membership(body, ["Came lately"], date(2026, 9, 1))
        Membership.objects.filter(person=her).update(begins_on=None)
        assert standing.entitled(body, ON) == {her.pk}
    told = of(cast, body, her)
    assert told.says(VOTE) is Answer.OPEN and told.may_vote
    assert set(told.missing) == {"months_owed", "joined_on"}


def test_after_three_years_a_temporary_member_may_apply(cast: Cast) -> None:
    with cast.seeing_all():
        body = living.an_association_of(
            cast.pakistan.homenet,
            by=cast.amina,
            members=1,
            model="psws",
            since=date(2023, 10, 6),
        ).body
        Membership.objects.filter(body=body).update(category=Category.TEMPORARY)
    her = women_of(cast, body)[0]
    assert not of(cast, body, her).may_be_permanent
    assert of(cast, body, her, date(2026, 10, 6)).may_be_permanent


def test_without_a_constitution_nothing_is_said_and_all_may_vote(cast: Cast, wess: Any) -> None:
    before = date(2019, 12, 31)
    with cast.seeing_all():
        Membership.objects.filter(body=wess).update(begins_on=None)
        found = standing.of_members(wess, before)
        assert [dict(one.answers) for one in found] == [{}] * 5
        assert len(standing.entitled(wess, before)) == 5


# --- procedures


def test_a_notice_that_runs_is_told_until_it_is_decided(cast: Cast, wess: Any) -> None:
    her = women_of(cast, wess)[0]
    with cast.seeing_all():
        row = Termination.objects.create(
            person=her, body=wess, homenet=wess.homenet, found_on=DAYS[0], words="Absences",
            begun_by=cast.amina, begun_at=A_MOMENT,
        )  # fmt: skip
    assert of(cast, wess, her, date(2026, 8, 2)).termination is None
    assert of(cast, wess, her).termination == row
    with cast.seeing_all():
        Termination.objects.update(state=TerminationState.STAYS, decided_on=date(2026, 10, 1))
    assert of(cast, wess, her).termination is None
    assert of(cast, wess, her, DAYS[1]).termination == row


# --- for many


def test_one_stands_as_among_all_by_a_constant_number_of_queries(
    cast: Cast, django_assert_num_queries: Any
) -> None:
    with cast.seeing_all():
        body = living.an_association_of(
            cast.pakistan.homenet, by=cast.amina, members=300, model="united"
        ).body
        women = list(Person.objects.filter(memberships__body=body))
        for day in DAYS:
            living.a_held_meeting(body, day, by=cast.amina, present=women[:200], absent=women[200:])
        with django_assert_num_queries(11):
            everybody = standing.of_members(body, ON)
        with django_assert_num_queries(11):
            one = standing.of_members(body, ON, [women[250].pk])
        with django_assert_num_queries(9):
            standing.entitled(body, ON)
    assert one == [each for each in everybody if each.known.person == women[250].pk]
    assert len(everybody) == 300


# --- the judge is given only what is read


def law_of(model: Any) -> Law:
    """The articles of a model; those with blanks that only the members can fill are left out."""
    found = []
    for at, one in enumerate((one for one in model.articles if one.kind), start=1):
        try:
            rule = kinds()[one.kind].load(dict(one.parameters))
        except Unfit:
            continue
        found.append(Article(str(at), "", "", rule))
    return Law(tuple(found))


LAWS = {name: law_of(model) for name, model in model_constitutions().items()}
OF_HER: dict[str, Any] = {
    "joined_on": st.none() | st.dates(date(2020, 1, 1), ON),
    "category": st.none() | st.sampled_from(Category),
    "months_owed": st.none() | st.integers(0, 6),
    "paid_up_on": st.none() | st.dates(date(2026, 1, 1), ON),
    "missed_in_a_row": st.integers(0, 5), "missed_unexcused": st.integers(0, 5),
    "meetings_held": st.integers(0, 12), "meetings_attended": st.integers(0, 12),
    "orders_failed": st.integers(0, 4), "misconduct": st.booleans(), "competes": st.booleans(),
    "works_instead": st.booleans(), "hours_worked": st.none() | st.integers(0, 20),
    "suspended": st.booleans(), "suspended_on": st.none() | st.dates(date(2026, 1, 1), ON),
}  # fmt: skip
women = st.builds(
    Known, membership=st.just(1), person=st.just(1), name=st.just("Asha"), relative=st.just(""),
    number=st.just(""), born=st.none(), age=st.none(), woman=st.none() | st.booleans(), **OF_HER,
)  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(known=women, name=st.sampled_from(sorted(LAWS)))
def test_facts_that_no_article_reads_change_nothing(known: Known, name: str) -> None:
    law = LAWS[name]
    for asked in (VOTE, PERMANENT, PUT_OUT, DUES):
        whole = ask(asked, law, asked.facts(on=ON, **of_woman(known, asked)))
        assert judge_of(asked, law, ON)(known) == whole
        assert answers.reads(law, asked) <= {blank.name for blank in asked.facts.blanks}


@settings(deadline=None, max_examples=150)
@given(known=women, name=st.sampled_from(sorted(LAWS)))
def test_near_a_ground_means_that_there_is_none_yet(known: Known, name: str) -> None:
    judged = judge_of(PUT_OUT, LAWS[name], ON)
    near = near_ground(known, judged)
    if near is not None:
        assert near.answer is Answer.YES and judged(known).answer is not Answer.YES
