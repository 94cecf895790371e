"""Terms of office begin by a declared result, through the associations' own action."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from associations.actions.stopped import Stopped
from associations.models import Constitution, Office
from elections.actions import disputes, taking_office, voiding
from elections.actions.disputes import Said
from elections.models import Contest, Election
from elections.queries import taking_office as queries
from elections.vocabulary.states import Answer, ContestState, ElectionKind
from tests.at_once import as_user, at_once
from tests.cast import Cast, let_in, summon
from tests.electing import a_contest
from tests.elections.declaring import (
    DECLARED,
    FROM,
    a_count,
    a_second_post,
    an_office,
    declared,
    stands,
)  # fmt: skip
from tests.elections.polling import ON, Poll
from tests.factories import a_constitution


@pytest.fixture
def amina(cast: Cast) -> Any:
    return let_in(cast.amina)


@pytest.fixture
def poll(cast: Cast, amina: Any) -> Poll:
    return a_count(cast, by=amina)


def test_she_takes_office_on_the_day_and_the_one_before_her_goes(poll: Poll, amina: Any) -> None:
    old = an_office(poll, 4)
    declared(poll, by=amina)
    office = taking_office.begin(poll.election, poll.nominations[0], by=amina)
    old.refresh_from_db()
    assert (office.person, office.post, office.begins_on, office.came_by) == (
        poll.nominations[0].person, "president", FROM, "elected",
    )  # fmt: skip
    assert (old.ends_on, old.end_ground) == (FROM, "term")
    [one] = queries.of(poll.election)
    assert one.office == office and not one.waits
    assert queries.ended_for(poll.election, [one]) == [old]


def test_who_is_elected_again_begins_a_new_term(poll: Poll, amina: Any) -> None:
    old = an_office(poll, 0)
    declared(poll, by=amina)
    new = taking_office.begin(poll.election, poll.nominations[0], by=amina)
    old.refresh_from_db()
    assert old.ends_on == new.begins_on == FROM


def test_of_several_seats_as_many_go_as_are_filled_who_began_first_before_the_others(
    poll: Poll, amina: Any
) -> None:
    contest = a_contest(
        poll.election, post="member", seats=2, position=2, state=ContestState.UNOPPOSED
    )
    women = [stands(poll, contest, place, by=amina) for place in (1, 2)]
    olds = [an_office(poll, place, "member") for place in (3, 4, 5)]
    Office.objects.filter(pk=olds[2].pk).update(begins_on=date(2023, 4, 1))
    declared(poll, contest, by=amina)
    for her in women:
        taking_office.begin(poll.election, her, by=amina)
    ended = [Office.objects.get(pk=one.pk).ends_on for one in olds]
    assert ended == [FROM, FROM, None]
    assert Office.objects.filter(body=poll.body, post="member", begins_on=FROM).count() == 2


def test_in_a_by_election_nobody_goes_and_the_term_is_the_rest(poll: Poll, amina: Any) -> None:
    Election.objects.filter(pk=poll.election.pk).update(kind=ElectionKind.BY_ELECTION)
    contest = a_contest(poll.election, post="member", position=2, state=ContestState.UNOPPOSED)
    her = stands(poll, contest, 1, by=amina)
    old = an_office(poll, 3, "member")
    declared(poll, contest, by=amina)
    office = taking_office.begin(poll.election, her, by=amina)
    old.refresh_from_db()
    assert office.came_by == "filled" and old.ends_on is None


def test_an_article_stops_it_until_somebody_who_may_writes_why(
    cast: Cast, poll: Poll, amina: Any
) -> None:
    Constitution.objects.filter(body=poll.body).update(in_force_until=date(2021, 1, 1))
    a_constitution(
        poll.body, by=amina, version=2, since=date(2021, 1, 1),
        rules=(("membership_to_stand", {"months": 120}),),
    )  # fmt: skip
    declared(poll, by=amina)
    with pytest.raises(Stopped):
        taking_office.begin(poll.election, poll.nominations[0], by=amina)
    saima = let_in(cast.saima)
    with pytest.raises(PermissionDenied):
        taking_office.begin(poll.election, poll.nominations[0], by=saima, override="all want her")
    office = taking_office.begin(
        poll.election, poll.nominations[0], by=amina, override="all want her"
    )
    assert office.override == "all want her" and office.judged["answer"] == "no"


def test_who_lost_or_took_office_already_begins_nothing(poll: Poll, amina: Any) -> None:
    with pytest.raises(ValidationError, match="not declared elected"):
        taking_office.begin(poll.election, poll.nominations[0], by=amina)
    declared(poll, by=amina)
    with pytest.raises(ValidationError, match="not declared elected"):
        taking_office.begin(poll.election, poll.nominations[1], by=amina)
    taking_office.begin(poll.election, poll.nominations[0], by=amina)
    with pytest.raises(ValidationError, match="already"):
        taking_office.begin(poll.election, poll.nominations[0], by=amina)


def test_when_the_election_to_a_post_fell_its_office_ends_and_the_others_stay(
    poll: Poll, amina: Any
) -> None:
    treasurer = a_second_post(poll, by=amina)
    declared(poll, poll.contest, treasurer, by=amina)
    for one in queries.of(poll.election):
        taking_office.begin(poll.election, one.nomination, by=amina)
    said = Said(Contest.objects.get(pk=poll.contest.pk), "Kausar", ON, "She bought votes.")
    objection = disputes.object_to(poll.election, said, by=amina, at=DECLARED)
    later = DECLARED + timedelta(days=40)
    disputes.answer(
        objection, Answer.GRANTED, on=later.date(), reasons="She did.", by=amina, at=later
    )
    [ended] = taking_office.end_void(poll.election, on=later.date(), by=amina)
    assert (ended.post, ended.ends_on, ended.end_ground) == ("president", later.date(), "vacated")
    assert taking_office.end_void(poll.election, on=later.date(), by=amina) == []


def test_no_term_begins_by_a_void_election(poll: Poll, amina: Any) -> None:
    declared(poll, by=amina)
    voiding.void(poll.election, on=ON, why="The box was open.", by=amina, at=DECLARED)
    with pytest.raises(ValidationError, match="void"):
        taking_office.begin(poll.election, poll.nominations[0], by=amina)


def test_two_who_write_a_term_down_at_once_write_one(transactional_db: None) -> None:
    cast = summon()
    with cast.seeing_all():
        by = let_in(cast.amina)
        poll = a_count(cast, by=by)
        declared(poll, by=by)

    def begin(user: Any) -> Any:
        return taking_office.begin(poll.election, poll.nominations[0], by=user)

    answers = at_once(as_user(cast.amina, begin), as_user(cast.saima, begin))
    assert sorted(type(one).__name__ for one in answers) == ["Office", "ValidationError"]
