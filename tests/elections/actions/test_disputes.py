"""Objections to a result, the end of an election, the end of its papers, a name that is erased."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.utils import DatabaseError

from elections.actions import declarations, destructions, disputes, records, voiding
from elections.actions.disputes import Said
from elections.models import Contest, Election, Named, Objection, Record, StepTaken
from elections.queries.afterwards import keeping, to_be_destroyed, void_posts
from elections.queries.elections import law_of
from elections.queries.records import annex_of, differences
from elections.queries.signers import as_known
from elections.queries.verifying import wrong_with, wrong_with_names
from elections.rules.afterwards import is_over
from elections.vocabulary.states import Answer, ContestState, ElectionState, ObjectionTo
from elections.vocabulary.steps import Step
from hnsa.law.days import DAY
from tests.cast import Cast, let_in
from tests.elections.declaring import DECLARED, a_count, a_second_post, declared, told
from tests.elections.polling import ON, Poll

LATER = DECLARED + timedelta(days=400)


@pytest.fixture
def amina(cast: Cast) -> Any:
    return let_in(cast.amina)


@pytest.fixture
def poll(cast: Cast, amina: Any) -> Poll:
    return a_count(cast, by=amina)


def said(poll: Poll, on: Any = ON, whole: bool = False) -> Said:
    contest = None if whole else Contest.objects.get(pk=poll.contest.pk)
    return Said(contest, "Kausar Parveen", on, "Two papers were folded together.")


def test_an_objection_keeps_what_the_articles_say_of_its_time(poll: Poll, amina: Any) -> None:
    declared(poll, by=amina)
    early = disputes.object_to(poll.election, said(poll), by=amina, at=LATER)
    late = disputes.object_to(poll.election, said(poll, ON + DAY * 31), by=amina, at=LATER)
    assert early.judged["answer"] == "yes"
    assert late.judged["answer"] == "no"  # the model rule: 30 days; it is written down all the same
    assert late.judged["grounds"][0]["article"] == ""


def test_nothing_is_objected_to_before_it_is_declared(poll: Poll, amina: Any) -> None:
    with pytest.raises(ValidationError, match="Nothing is declared"):
        disputes.object_to(poll.election, said(poll), by=amina, at=DECLARED)


def test_it_is_decided_once_with_reasons_and_the_record_goes_on(poll: Poll, amina: Any) -> None:
    declared(poll, by=amina)
    one = disputes.object_to(poll.election, said(poll), by=amina, at=DECLARED)
    assert [it.since for it in differences(poll.election)] == [True]
    with pytest.raises(ValidationError):
        disputes.answer(one, Answer.GRANTED, on=ON, reasons=" ", by=amina, at=DECLARED)
    disputes.answer(one, Answer.REFUSED, on=ON, reasons="Counted again.", by=amina, at=DECLARED)
    assert void_posts(Objection.objects.filter(election=poll.election)) == set()
    assert [it.number for it in Record.objects.filter(election=poll.election)] == [1, 2]
    assert differences(poll.election) == []
    with pytest.raises(ValidationError, match="already"):
        disputes.answer(one, Answer.GRANTED, on=ON, reasons="No.", by=amina, at=DECLARED)
    with pytest.raises(DatabaseError), transaction.atomic():
        Objection.objects.filter(pk=one.pk).update(answer=Answer.GRANTED)


def test_a_declared_election_is_void_by_a_further_step_and_record(poll: Poll, amina: Any) -> None:
    declared(poll, by=amina)
    voiding.void(poll.election, on=ON, why="The members decided so.", by=amina, at=DECLARED)
    election = Election.objects.get(pk=poll.election.pk)
    assert (election.state, election.void_on) == (ElectionState.DECLARED, ON)
    assert (
        StepTaken.objects.get(election=election, step=Step.VOID).note == "The members decided so."
    )
    last = Record.objects.filter(election=election).order_by("number").last()
    assert last is not None and last.number == 2
    assert wrong_with(last.text, last.code) == [] and differences(election) == []
    with pytest.raises(ValidationError, match="already"):
        voiding.void(election, on=ON, why="x", by=amina, at=DECLARED)


def test_an_election_that_was_not_declared_is_void_and_never_declared(
    poll: Poll, amina: Any
) -> None:
    voiding.void(poll.election, on=ON, why="There was a riot.", by=amina, at=DECLARED)
    election = Election.objects.get(pk=poll.election.pk)
    assert election.state == ElectionState.VOID
    with pytest.raises(ValidationError, match="void"):
        declarations.declare(election, told(poll.contest), by=amina, at=DECLARED)


def test_papers_destroyed_too_early_are_written_down_with_the_breach(
    cast: Cast, poll: Poll, amina: Any
) -> None:
    declared(poll, by=amina)
    year = ON.replace(year=ON.year + 1)
    assert to_be_destroyed(amina, year - DAY) == []
    [one] = to_be_destroyed(amina, year)
    assert one.election == poll.election and one.until == year
    with pytest.raises(ValidationError):
        destructions.destroy(poll.election, on=ON, witnesses="", by=amina, at=LATER)
    gone = destructions.destroy(poll.election, on=ON, witnesses="Zubeda", by=amina, at=LATER)
    assert gone.judged["result"] == year.isoformat()
    assert to_be_destroyed(amina, year) == []
    with pytest.raises(ValidationError, match="already"):
        destructions.destroy(poll.election, on=ON, witnesses="Zubeda", by=amina, at=LATER)


def test_nobody_of_elsewhere_is_told_what_may_be_destroyed(
    cast: Cast, poll: Poll, amina: Any
) -> None:
    declared(poll, by=amina)
    assert to_be_destroyed(let_in(cast.rita), ON.replace(year=ON.year + 2)) == []


def test_while_a_dispute_is_open_the_papers_are_kept(poll: Poll, amina: Any) -> None:
    declared(poll, by=amina)
    disputes.object_to(poll.election, said(poll, whole=True), by=amina, at=DECLARED)
    assert to_be_destroyed(amina, ON.replace(year=ON.year + 2)) == []


def test_while_a_post_is_withheld_the_papers_are_kept(poll: Poll, amina: Any) -> None:
    other = a_second_post(poll, by=amina, state=ContestState.WITHHELD)
    declared(poll, by=amina)
    year = ON.replace(year=ON.year + 2)
    assert to_be_destroyed(amina, year) == []
    facts, verdict = keeping(poll.election, law_of(poll.election), year)
    assert facts.dispute_open is True and not is_over(verdict, year)
    Contest.objects.filter(pk=other.pk).update(state=ContestState.VOID)
    assert [one.election for one in to_be_destroyed(amina, year)] == [poll.election]


def test_who_objected_is_erased_from_what_is_said_of_somebody_else(poll: Poll, amina: Any) -> None:
    her, other = poll.entries[0], poll.entries[1]
    own: dict[str, Any] = {"body": poll.body, "homenet": poll.body.homenet}
    made = Objection.objects.create(
        election=poll.election, to=ObjectionTo.REMOVE, person=other.person, made_by=her.name,
        made_on=ON, words="She moved away.", answer=Answer.REFUSED, answered_on=ON,
        reasons="She did not.", written_by=amina, **own,
    )  # fmt: skip
    record = declared(poll, by=amina)
    records.erase(poll.election, her.person_id, by=amina, at=LATER)
    assert her.name not in annex_of(record) and other.name in annex_of(record)
    assert wrong_with(record.text, record.code) == [] and made.made_by


def test_what_may_be_destroyed_is_asked_at_a_constant_number_of_queries(
    cast: Cast, amina: Any, django_assert_num_queries: Any
) -> None:
    day = ON.replace(year=ON.year + 2)
    declared(a_count(cast, by=amina), by=amina)
    with django_assert_num_queries(3):
        assert len(to_be_destroyed(amina, day)) == 1


def test_somebody_is_erased_and_the_record_still_verifies(poll: Poll, amina: Any) -> None:
    record = declared(poll, by=amina)
    her = poll.entries[0]
    assert "Rukhsana Bibi" in annex_of(record)
    erased = records.erase(poll.election, her.person_id, by=amina, at=LATER)
    assert erased >= 3  # of the roll, as a candidate, and in the words of who was present
    assert "Rukhsana" not in annex_of(record) and "Kausar Parveen" in annex_of(record)
    assert wrong_with(record.text, record.code) == []
    assert wrong_with_names(record.text, annex_of(record)) == []
    assert differences(poll.election) == []
    assert not Named.objects.filter(record=record, name=None).exclude(salt="").exists()
    as_known([record], poll.election, amina)
    assert record.present == "", "she was named there, so that it is gone from the page as well"
    with pytest.raises(ValidationError, match="do not name her"):
        records.erase(poll.election, her.person_id, by=amina, at=LATER)


def test_who_may_not_see_what_is_masked_erases_nobody(cast: Cast, poll: Poll, amina: Any) -> None:
    declared(poll, by=amina)
    with pytest.raises(PermissionDenied):
        records.erase(poll.election, poll.entries[0].person_id, by=let_in(cast.saima), at=LATER)
