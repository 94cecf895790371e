"""Nominations are received with their hour, looked through with all grounds, and withdrawn."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from associations.actions.stopped import Stopped
from elections.actions import nominations as actions
from elections.actions import scrutiny
from elections.actions.scrutiny import Looked
from elections.models import Commissioner, Contest, Entry, Nomination
from elections.vocabulary.nominating import Then
from elections.vocabulary.states import ContestState, ElectionState, NominationState
from elections.vocabulary.steps import Step
from members.models import Person
from tests.cast import Cast, let_in
from tests.elections.candidates import Hustings

HustingsOf = Callable[..., Hustings]


@pytest.fixture
def hustings_of(cast: Cast) -> Iterator[HustingsOf]:
    """`hustings_of(…)`, with every HomeNet shown and Saima let in."""
    with cast.seeing_all():
        let_in(cast.saima)
        yield lambda **told: Hustings(cast, **told)


def _wrong(error: pytest.ExceptionInfo[ValidationError]) -> str:
    return " ".join(error.value.messages)


def test_a_nomination_is_received_with_its_hour_and_a_number(hustings_of: HustingsOf) -> None:
    house = hustings_of(posts=(("president", 1, []), ("secretary", 1, [])))
    first = house.hand_in(0, 1, 2)
    second = house.hand_in(3, 4, 5, contest=house.contests[1])
    assert (first.receipt, second.receipt) == (1, 2)
    assert first.received_at == house.hour(12)
    assert (first.name, first.relative) == (house.roll[0].name, "Karim Bux")
    assert [one.proposes for one in first.supporters.all()] == [True, False]


def test_what_is_on_the_paper_stays_when_the_woman_changes(hustings_of: HustingsOf) -> None:
    house = hustings_of()
    made = house.hand_in(0, 1, 2)
    Person.objects.filter(pk=made.person_id).update(full_name="Somebody Else")
    made.refresh_from_db()
    assert made.name == house.roll[0].name


def test_who_is_not_on_the_roll_neither_stands_nor_signs(hustings_of: HustingsOf) -> None:
    house = hustings_of()
    Entry.objects.filter(pk__in=[house.roll[0].pk, house.roll[1].pk]).update(
        is_on=False, number=None
    )
    for entry in house.roll[:2]:
        entry.refresh_from_db()
    with pytest.raises(ValidationError) as error:
        house.hand_in(0, 3)
    assert "candidate" in error.value.message_dict
    with pytest.raises(ValidationError) as error:
        house.hand_in(4, 1)
    assert "proposer" in error.value.message_dict


def test_she_is_nominated_once_for_a_post(hustings_of: HustingsOf) -> None:
    house = hustings_of()
    made = house.hand_in(0, 1, 2)
    with pytest.raises(ValidationError):
        house.hand_in(0, 3, 4)
    actions.withdraw(made, withdrawn_at=house.hour(11), by=house.by, at=house.hour(11))
    assert house.hand_in(0, 3, 4).receipt == 2


@pytest.mark.parametrize("signs", [(0,), (1, 1), (1, 2, 1)])
def test_nobody_signs_for_herself_or_twice(hustings_of: HustingsOf, signs: tuple[int, ...]) -> None:
    with pytest.raises(ValidationError):
        hustings_of().hand_in(0, *signs)


def test_a_late_paper_is_received_and_the_scrutiny_finds_it_late(hustings_of: HustingsOf) -> None:
    house = hustings_of()
    house.taken(Step.NOMINATIONS, before=10)
    made = house.hand_in(0, 1, 2, before=9)
    house.taken(Step.SCRUTINY, before=9)
    with pytest.raises(ValidationError):
        house.hand_in(3, 4, 5, before=8)
    with pytest.raises(Stopped):
        scrutiny.look_through(made, Looked(True, house.day(8)), by=house.by, at=house.hour(8))
    done = scrutiny.look_through(made, Looked(False, house.day(8)), by=house.by, at=house.hour(8))
    assert done.state == NominationState.REFUSED and "the last day was" in done.grounds


def test_nothing_is_received_before_the_election_is_announced(hustings_of: HustingsOf) -> None:
    house = hustings_of()
    house.election.state = ElectionState.PLANNED
    house.election.save()
    with pytest.raises(ValidationError) as error:
        house.hand_in(0, 1, 2)
    assert "Announce it first" in _wrong(error)


def test_what_was_missing_is_added_and_a_signature_stays(hustings_of: HustingsOf) -> None:
    house = hustings_of()
    made = house.hand_in(0, consents=False)
    done = actions.complete(
        made, by=house.by, consents=True, relative="Ali", signs=(house.roll[3], house.roll[4])
    )
    assert (done.consents, done.relative) == (True, "Ali")
    assert [one.proposes for one in done.supporters.order_by("pk")] == [True, False]
    with pytest.raises(ValidationError):
        actions.complete(made, by=house.by, consents=True, relative="Ali", signs=(house.roll[3],))


# --- scrutiny


def _looked(house: Hustings, made: Nomination, *, valid: bool, **more: Any) -> Nomination:
    told = {name: more.pop(name) for name in ("told", "words") if name in more}
    by = more.pop("by", house.by)
    return scrutiny.look_through(
        made, Looked(valid, house.day(9), **told), by=by, at=house.hour(9), **more
    )  # fmt: skip


def test_a_nomination_in_order_is_valid_and_keeps_what_the_articles_said(
    hustings_of: HustingsOf,
) -> None:
    house = hustings_of()
    made = house.hand_in(0, 1, 2)
    with pytest.raises(ValidationError):  # it has not begun
        _looked(house, made, valid=True)
    house.taken(Step.NOMINATIONS, Step.SCRUTINY, before=9)
    done = _looked(house, made, valid=True)
    assert done.state == NominationState.VALID
    assert {name: one["answer"] for name, one in done.judged.items()} == {
        "stand": "yes", "nominate": "yes"
    }  # fmt: skip
    with pytest.raises(ValidationError):
        _looked(house, made, valid=False)


def test_a_refusal_tells_every_ground(hustings_of: HustingsOf) -> None:
    house = hustings_of()
    Person.objects.filter(pk=house.women[0].pk).update(birth_on=date(2010, 1, 1))
    house.hand_in(5, 1, 6)
    made = house.hand_in(0, 1, consents=False)
    house.taken(Step.NOMINATIONS, Step.SCRUTINY, before=9)
    done = _looked(house, made, valid=False, words="Told to her the same day.")
    assert "She is 16 years old." in done.grounds
    assert "She has not agreed in writing." in done.grounds
    assert "Signed by members on the roll: 1; 2 are asked for." in done.grounds
    assert "Nominations her proposer signed, with this one: 2; at most 1." in done.grounds
    assert done.grounds.endswith("Told to her the same day.")


def test_a_seconder_who_left_the_roll_does_not_count(hustings_of: HustingsOf) -> None:
    house = hustings_of()
    made = house.hand_in(0, 1, 2)
    Entry.objects.filter(pk=house.roll[2].pk).update(is_on=False, number=None)
    house.taken(Step.NOMINATIONS, Step.SCRUTINY, before=9)
    assert "Signed by members on the roll: 1" in _looked(house, made, valid=False).grounds


def test_a_misspelt_name_is_no_ground(hustings_of: HustingsOf) -> None:
    house = hustings_of()
    made = house.hand_in(0, 1, 2)
    Nomination.objects.filter(pk=made.pk).update(relative="")
    house.taken(Step.NOMINATIONS, Step.SCRUTINY, before=9)
    with pytest.raises(Stopped):
        _looked(house, made, valid=True)
    done = _looked(house, made, valid=True, told={"only_misspelt": "yes"})
    assert done.state == NominationState.VALID


def test_a_member_of_the_election_committee_does_not_stand(hustings_of: HustingsOf) -> None:
    house = hustings_of()
    Commissioner.objects.create(
        election=house.election, body=house.body, homenet=house.body.homenet,
        person=house.women[0], appointed_on=house.day(20),
    )  # fmt: skip
    made = house.hand_in(0, 1, 2)
    house.taken(Step.NOMINATIONS, Step.SCRUTINY, before=9)
    done = _looked(house, made, valid=True)
    assert done.judged["stand"]["facts"]["on_election_committee"] is True


def test_nobody_is_refused_without_an_article_but_with_a_reason_on_the_record(
    cast: Cast, hustings_of: HustingsOf
) -> None:
    house = hustings_of()
    made = house.hand_in(0, 1, 2)
    house.taken(Step.NOMINATIONS, Step.SCRUTINY, before=9)
    with pytest.raises(Stopped):
        _looked(house, made, valid=False)
    with pytest.raises(PermissionDenied):
        _looked(house, made, valid=False, override="I say so")
    let_in(cast.bilal)
    done = _looked(house, made, valid=False, override="A court forbids it", by=house.clerk)
    assert (done.state, done.override) == (NominationState.REFUSED, "A court forbids it")


def _refused(house: Hustings) -> Nomination:
    made = house.hand_in(0, 1)
    house.taken(Step.NOMINATIONS, Step.SCRUTINY, before=9)
    return _looked(house, made, valid=False)


def test_an_appeal_is_decided_once_with_reasons(hustings_of: HustingsOf) -> None:
    house = hustings_of()
    made = _refused(house)
    with pytest.raises(ValidationError):
        scrutiny.answer(made, granted=True, reasons="No appeal", by=house.by)
    scrutiny.appeal(made, on=house.day(8), words="Two signed.", by=house.by, at=house.hour(8))
    with pytest.raises(ValidationError):
        scrutiny.answer(made, granted=True, reasons=" ", by=house.by)
    done = scrutiny.answer(made, granted=True, reasons="The second is there.", by=house.by)
    assert (done.state, done.appeal_answer) == (NominationState.VALID, "granted")
    with pytest.raises(ValidationError):
        scrutiny.answer(made, granted=False, reasons="No", by=house.by)


def test_an_appeal_that_is_granted_later_joins_the_list_and_the_post_is_settled_again(
    hustings_of: HustingsOf,
) -> None:
    house = hustings_of()
    [other] = house.standing([5])
    house.contest.state = ContestState.UNOPPOSED
    house.contest.save()
    made = Nomination.objects.create(
        contest=house.contest, body=house.body, homenet=house.body.homenet,
        person=house.women[0], name=house.roll[0].name, receipt=20, received_at=house.hour(12),
        received_by=house.by, state=NominationState.REFUSED, scrutiny_on=house.day(9),
    )  # fmt: skip
    scrutiny.appeal(made, on=house.day(8), words="Two signed.", by=house.by, at=house.hour(8))
    scrutiny.answer(made, granted=True, reasons="They did.", by=house.by)
    other.refresh_from_db()
    made.refresh_from_db()
    assert (made.position, other.position) == (1, 2)  # by the alphabet, as the list is
    assert Contest.objects.get(pk=house.contest.pk).state == ContestState.POLLED


def test_nobody_joins_papers_that_are_printed(hustings_of: HustingsOf) -> None:
    house = hustings_of()
    house.standing([5, 6])
    made = Nomination.objects.create(
        contest=house.contest, body=house.body, homenet=house.body.homenet,
        person=house.women[0], name="A", receipt=20, received_at=house.hour(12),
        received_by=house.by, state=NominationState.REFUSED, scrutiny_on=house.day(9),
    )  # fmt: skip
    scrutiny.appeal(made, on=house.day(8), words="Two signed.", by=house.by, at=house.hour(8))
    house.print_papers()
    with pytest.raises(ValidationError) as error:
        scrutiny.answer(made, granted=True, reasons="They did.", by=house.by)
    assert "are printed" in _wrong(error)


# --- withdrawal and death


def _withdraw(house: Hustings, made: Nomination, before: int, **more: Any) -> Nomination:
    return actions.withdraw(
        made, withdrawn_at=house.hour(before), by=more.pop("by", house.by),
        at=house.hour(before, 13), **more,
    )  # fmt: skip


def test_a_withdrawal_is_final(hustings_of: HustingsOf) -> None:
    house = hustings_of()
    made, _other = house.standing([0, 1], settled=False)
    done = _withdraw(house, made, 8)  # the day after the list
    assert done.state == NominationState.WITHDRAWN
    with pytest.raises(ValidationError) as error:
        _withdraw(house, made, 8)
    assert "final" in _wrong(error)


def test_after_its_last_day_a_withdrawal_is_stopped(cast: Cast, hustings_of: HustingsOf) -> None:
    house = hustings_of()
    made, _second, _third = house.standing([0, 1, 2], settled=False)
    with pytest.raises(Stopped) as stopped:
        _withdraw(house, made, 7)
    assert stopped.value.verdict is not None
    with pytest.raises(PermissionDenied):
        _withdraw(house, made, 7, override="She is ill")
    let_in(cast.bilal)
    done = _withdraw(house, made, 7, override="She is ill", by=house.clerk)
    assert (done.state, done.override) == (NominationState.WITHDRAWN, "She is ill")


def test_after_the_papers_are_printed_her_name_stays(cast: Cast, hustings_of: HustingsOf) -> None:
    house = hustings_of()
    made, _other = house.standing([0, 1], settled=False)
    house.print_papers()
    let_in(cast.bilal)
    with pytest.raises(ValidationError) as error:
        _withdraw(house, made, 8, override="She is ill", by=house.clerk)
    assert "printed with her name" in _wrong(error)


def _died(house: Hustings, made: Nomination) -> tuple[Then, str, str]:
    then = actions.died(made, on=house.day(5), by=house.by, at=house.hour(4))
    made.refresh_from_db()
    return then, made.state, Contest.objects.get(pk=house.contest.pk).state


def _polled(house: Hustings) -> list[Nomination]:
    made = house.standing([0, 1])
    Contest.objects.filter(pk=house.contest.pk).update(state=ContestState.POLLED)
    return made


def test_a_death_before_the_papers_are_printed_takes_her_name_off(hustings_of: HustingsOf) -> None:
    house = hustings_of()
    made, _other = _polled(house)
    assert _died(house, made) == (Then.OFF, NominationState.DIED, ContestState.UNOPPOSED)


def test_a_death_after_the_papers_are_printed_stops_the_poll_for_that_post_only(
    hustings_of: HustingsOf,
) -> None:
    house = hustings_of(posts=(("president", 1, []), ("secretary", 1, [])))
    made, _other = _polled(house)
    house.print_papers()
    assert _died(house, made) == (Then.NEW_POLL, NominationState.DIED, ContestState.VOID)
    assert Contest.objects.get(pk=house.contests[1].pk).state == ContestState.OPEN


def test_a_death_when_the_poll_has_begun_leaves_her_votes_counted(hustings_of: HustingsOf) -> None:
    house = hustings_of()
    made, _other = _polled(house)
    house.print_papers()
    house.election.state = ElectionState.POLLING
    house.election.save()
    assert _died(house, made) == (Then.COUNTED, NominationState.VALID, ContestState.POLLED)
    assert made.died_on == house.day(5)


def test_who_was_taken_off_the_roll_since_is_refused_for_it(
    cast: Cast, hustings_of: HustingsOf
) -> None:
    house = hustings_of()
    made = house.hand_in(0, 1, 2)
    house.taken(Step.NOMINATIONS, Step.SCRUTINY, before=9)
    Entry.objects.filter(pk=house.roll[0].pk).update(is_on=False, number=None)
    looked = Looked(True, house.day(9))
    with pytest.raises(Stopped):
        scrutiny.look_through(made, looked, by=house.by, at=house.hour(8))
    refused = scrutiny.look_through(
        made, Looked(False, house.day(9)), by=house.by, at=house.hour(8)
    )
    assert refused.state == NominationState.REFUSED
    assert refused.grounds.splitlines()[0].endswith("is not on the roll of this election.")


# --- who, and at the same moment


def test_who_does_not_hold_the_election_receives_nothing(
    cast: Cast, hustings_of: HustingsOf
) -> None:
    house = hustings_of()
    house.by = cast.farid
    with pytest.raises(PermissionDenied):
        house.hand_in(0, 1, 2)


def test_no_paper_is_handed_in_at_an_hour_to_come(hustings_of: HustingsOf) -> None:
    house = hustings_of()
    with pytest.raises(ValidationError):
        actions.hand_in(
            house.contest,
            actions.Paper(house.roll[0], house.hour(12) + timedelta(minutes=1)),
            by=house.by, at=house.hour(12),
        )  # fmt: skip
