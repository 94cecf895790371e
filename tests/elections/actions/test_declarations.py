"""The result is declared post by post, sealed with it, and nothing of it can be changed after."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.db.utils import DatabaseError

from elections.actions import declarations
from elections.models import (
    Contest,
    Election,
    Named,
    Nomination,
    Record,
    StepTaken,
    Voted,
)
from elections.queries.records import TABLES, differences, head_of, rows_of
from elections.queries.verifying import wrong_with
from elections.rules.record import canonical, read
from elections.rules.record import head_of as head_in
from elections.vocabulary.states import ContestState, ElectionState, Mark
from elections.vocabulary.steps import Step
from tests.at_once import as_user, at_once
from tests.cast import Cast, let_in, summon
from tests.electing import a_contest
from tests.elections.declaring import (
    DECLARED,
    FROM,
    a_count,
    a_second_post,
    close,
    declared,
    stands,
    told,
)  # fmt: skip
from tests.elections.polling import ON, Poll
from tests.elections.rules.test_record import altered, leaves


@pytest.fixture
def amina(cast: Cast) -> Any:
    return let_in(cast.amina)


@pytest.fixture
def poll(cast: Cast, amina: Any) -> Poll:
    return a_count(cast, by=amina)


def test_a_declared_post_names_who_is_elected_and_the_record_verifies(
    poll: Poll, amina: Any
) -> None:
    record = declared(poll, by=amina)
    election = poll.election
    assert (election.state, election.declared_at, election.term_begins_on) == (
        ElectionState.DECLARED, DECLARED, FROM,
    )  # fmt: skip
    contest = Contest.objects.get(pk=poll.contest.pk)
    assert contest.state == ContestState.DECLARED and contest.declared_at == DECLARED
    assert [one["key"] for one in contest.outcome["elected"]] == [str(poll.nominations[0].pk)]
    assert StepTaken.objects.filter(election=election, step=Step.RESULT, on=ON).exists()
    assert wrong_with(record.text, record.code) == []
    assert differences(election) == []


def test_no_name_stands_in_the_record_but_every_one_in_its_annex(poll: Poll, amina: Any) -> None:
    record = declared(poll, by=amina)
    for entry in poll.entries:
        assert entry.name not in record.text
    words = [one.name for one in Named.objects.filter(record=record)]
    assert {entry.name for entry in poll.entries} <= {one.get("name") for one in words if one}
    assert any(one["present"].startswith("Rukhsana") for one in words if one and "present" in one)


def test_every_single_field_of_it_altered_in_turn_is_found(poll: Poll, amina: Any) -> None:
    record = declared(poll, by=amina)
    lines = record.text.splitlines()
    tried = 0
    for at_, raw in enumerate(lines):
        whole = json.loads(raw)
        for path in leaves(whole):
            lines[at_] = canonical(altered(whole, path))
            assert wrong_with("\n".join(lines) + "\n", record.code), (raw, path)
            tried += 1
        lines[at_] = raw
    assert tried > 400


def test_the_record_has_every_table_and_every_row_of_the_election(cast: Cast, amina: Any) -> None:
    with cast.seeing_all():
        election = Election.objects.get(pk=cast.pakistan.rows[Election])
    kinds = {row.kind for row in rows_of(election)}
    assert {table.kind for table in TABLES} <= kinds
    assert head_of(election, 1, "").values["poll_on"] == "2020-06-01"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"state": ContestState.WITHHELD}, "withheld"),
        ({"state": ContestState.VOID}, "void"),
        ({"recount_why": "close"}, "counted again"),
    ],
)
def test_a_post_that_is_withheld_or_counted_again_is_not_declared(
    poll: Poll, amina: Any, change: dict[str, str], said: str
) -> None:
    Contest.objects.filter(pk=poll.contest.pk).update(**change)
    with pytest.raises(ValidationError, match=said):
        declarations.declare(poll.election, told(poll.contest), by=amina, at=DECLARED)
    assert not Record.objects.filter(election=poll.election).exists()


def test_equal_votes_are_decided_before_it_is_declared(poll: Poll, amina: Any) -> None:
    first, second, third = poll.nominations
    close(poll, poll.contest, {first: 2, second: 2, third: 1}, by=amina, round=2)
    with pytest.raises(ValidationError, match="Equal votes"):
        declarations.declare(poll.election, told(poll.contest), by=amina, at=DECLARED)


def test_a_post_without_a_closed_count_waits(poll: Poll, amina: Any) -> None:
    contest = a_contest(poll.election, post="secretary", position=3, state=ContestState.POLLED)
    stands(poll, contest, 0, by=amina)
    stands(poll, contest, 1, by=amina)
    with pytest.raises(ValidationError, match="count is not closed"):
        declarations.declare(poll.election, told(contest), by=amina, at=DECLARED)


def test_unopposed_and_vacant_posts_are_declared_without_a_count(poll: Poll, amina: Any) -> None:
    unopposed = a_second_post(poll, by=amina)
    vacant = a_contest(poll.election, post="auditor", position=4, state=ContestState.VACANT)
    declared(poll, unopposed, vacant, by=amina)
    unopposed.refresh_from_db()
    vacant.refresh_from_db()
    assert (unopposed.state, vacant.state) == (ContestState.DECLARED, ContestState.VACANT)
    assert vacant.declared_at == DECLARED and vacant.outcome["elected"] == []


def test_a_withheld_post_is_declared_later_in_a_record_that_leans_on_the_first(
    poll: Poll, amina: Any
) -> None:
    later = a_second_post(poll, by=amina, state=ContestState.WITHHELD)
    first = declared(poll, by=amina)
    Contest.objects.filter(pk=later.pk).update(state=ContestState.UNOPPOSED)
    second = declared(poll, later, by=amina, when=DECLARED + timedelta(days=3))
    assert (first.number, second.number) == (1, 2)
    assert head_in(second.text)["follows"] == first.code
    assert wrong_with(second.text, second.code) == []
    kinds = [row.kind for row in read(second.text, {})]
    assert "entry" not in kinds and "contest" in kinds  # only what is new, or otherwise
    assert differences(poll.election) == []


def test_who_was_present_and_who_signs_must_be_said(poll: Poll, amina: Any) -> None:
    for lacking in ("present", "signed"):
        with pytest.raises(ValidationError) as found:
            declarations.declare(
                poll.election, told(poll.contest, **{lacking: " "}), by=amina, at=DECLARED
            )
        assert lacking in found.value.message_dict


def test_who_does_not_hold_the_election_declares_nothing(cast: Cast, poll: Poll) -> None:
    with pytest.raises(PermissionDenied):
        declared(poll, by=let_in(cast.farid))


def test_two_who_declare_at_once_seal_one_record(transactional_db: None) -> None:
    cast = summon()
    with cast.seeing_all():
        poll = a_count(cast, by=let_in(cast.amina))

    def declare(user: Any) -> Any:
        return declarations.declare(poll.election, told(poll.contest), by=user, at=DECLARED)

    answers = at_once(as_user(cast.amina, declare), as_user(cast.saima, declare))
    assert sorted(type(one).__name__ for one in answers) == ["Record", "ValidationError"]
    with cast.seeing_all():
        assert Record.objects.filter(election=poll.election).count() == 1


# --- nothing can be changed any more


def changes(poll: Poll) -> list[str]:
    """A change of a row of each table that is sealed."""
    election, contest = poll.election.pk, poll.contest.pk
    return [
        f"UPDATE elections_election SET poll_on = '2025-03-04' WHERE id = {election}",
        f"UPDATE elections_contest SET seats = 2 WHERE id = {contest}",
        f"UPDATE elections_entry SET name = 'x' WHERE election_id = {election}",
        f"UPDATE elections_nomination SET name = 'x' WHERE contest_id = {contest}",
        f"UPDATE elections_countclosed SET reason = 'x' WHERE contest_id = {contest}",
        f"UPDATE elections_steptaken SET note = 'x' WHERE election_id = {election}",
        f"UPDATE elections_commissioner SET presides = false WHERE election_id = {election}",
        f"UPDATE elections_booth SET name = 'x' WHERE election_id = {election}",
        f"UPDATE elections_record SET code = 'x' WHERE election_id = {election}",
        f"DELETE FROM elections_entry WHERE election_id = {election}",
        f"DELETE FROM elections_steptaken WHERE election_id = {election}",
        f"DELETE FROM elections_record WHERE election_id = {election}",
    ]


def test_by_sql_as_the_application_nothing_of_it_is_changed(poll: Poll, amina: Any) -> None:
    declared(poll, by=amina)
    for change in changes(poll):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change)
    assert differences(poll.election) == []


def past_every_guard(change: str) -> int:
    """Who owns the database changes a row, its triggers switched off. Rolled back by the test."""
    table = next(word for word in change.split() if word.startswith("elections_"))
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SELECT current_user")
        me = cursor.fetchone()[0]
        cursor.execute("RESET ROLE")
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        cursor.execute(change)
        changed = int(cursor.rowcount)
        cursor.execute(f'SET ROLE "{me}"')
    return changed


def test_by_sql_as_the_owner_every_change_is_found_by_comparing(poll: Poll, amina: Any) -> None:
    declared(poll, by=amina)
    for change in changes(poll):
        if "elections_record" in change:
            continue  # the record itself is what is signed; its code on paper tells
        with transaction.atomic():
            assert past_every_guard(change)
            found = differences(poll.election)
            assert found and not any(one.since for one in found), change
            transaction.set_rollback(True)


def test_a_vote_or_a_voter_put_in_afterwards_is_found(poll: Poll, amina: Any) -> None:
    entry = poll.entries[0]
    own = {"election": poll.election, "body": poll.body, "homenet": poll.body.homenet}
    Voted.objects.create(
        entry=entry, person=entry.person, booth=poll.booth, mark=Mark.VOTED, marked_at=DECLARED,
        marked_by=amina, **own,
    )  # fmt: skip
    declared(poll, by=amina)
    with transaction.atomic():
        assert past_every_guard(
            f"UPDATE elections_voted SET mark = 'assisted' WHERE entry_id = {entry.pk}"
        )
        [one] = differences(poll.election)
        assert (one.kind, one.field, one.was, one.is_) == ("voted", "mark", "voted", "assisted")
        transaction.set_rollback(True)


def test_a_nomination_that_is_slipped_in_is_found(poll: Poll, amina: Any) -> None:
    declared(poll, by=amina)
    with pytest.raises(DatabaseError), transaction.atomic():
        Nomination.objects.create(
            contest=poll.contest, body=poll.body, homenet=poll.body.homenet,
            person=poll.entries[4].person, name="x", receipt=9, received_at=DECLARED,
            received_by=amina,
        )  # fmt: skip
