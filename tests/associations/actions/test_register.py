"""The HomeNet decides: return, register, refuse; and the numbers, without gaps and never twice."""

import threading
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, connections, transaction

from associations.actions import cases as actions
from associations.actions.constitutions import Draft
from associations.models import Case, Numbering, Office
from associations.queries import constitutions
from associations.rules.codes import LENGTH, SIGNS
from hnsa.core import scope
from members.models import Body, Membership
from tests.associations.registering import ARTICLES, AT, MEETING, ON, fresh, opened
from tests.cast import Cast, let_in, summon

MET = MEETING["met_on"]


@pytest.fixture
def sent(cast: Cast) -> Case:
    """A complete registration, sent by Saima."""
    return send(cast)


def send(cast: Cast, **told: Any) -> Case:
    registration = opened(cast)
    with cast.seeing_all():
        registration.fill()
        if told:
            registration.write(**told)
        actions.send(registration.case, by=registration.by, at=AT, on=ON)
        return fresh(registration.case)


def register(cast: Cast, case: Case, who: str = "amina", on: date = ON, **more: Any) -> Case:
    by = let_in(cast.user(who))
    with cast.seeing_all():
        return actions.register(case, by=by, at=AT, on=on, **more)


def last(cast: Cast, year: int = ON.year) -> int:
    """The last number that HomeNet Pakistan gave in that year; 0 for none."""
    counter = Numbering.objects.filter(homenet=cast.pakistan.homenet, year=year).first()
    return counter.last if counter else 0


def break_the_list(cast: Cast, case: Case) -> Case:
    """As if the rules had become stricter after it was sent: a point is missing."""
    with cast.seeing_all():
        Case.objects.filter(pk=case.pk).update(own_decision=False)
        return fresh(case)


# --- registered --------------------------------------------------------------------------------


def test_it_gets_the_first_number_of_the_year_and_a_code(cast: Cast, sent: Case) -> None:
    case = register(cast, sent)
    assert (case.state, case.number, case.registered_on) == ("registered", "PK-2025-00001", ON)
    assert len(case.code) == LENGTH and set(case.code) <= set(SIGNS)
    assert case.decided_by == cast.amina and case.override == ""


def test_its_constitution_offices_and_members_begin_with_the_founding_meeting(
    cast: Cast, sent: Case
) -> None:
    register(cast, sent)
    with cast.seeing_all():
        law = constitutions.in_force(sent.body_id, on=MET)
        assert law is not None and law.version == 1
        assert (law.present, law.votes_for, law.members) == (3, 3, 3)
        offices = Office.objects.filter(body=sent.body_id)
        assert {one.begins_on for one in offices} == {MET}
        women = Membership.objects.filter(body=sent.body_id)
        assert {one.begins_on for one in women} == {MET}
        body = fresh(sent).body
    assert body.founded_on == MET and body.association.stage == "registered"


def test_from_then_on_it_is_no_draft_of_hers_any_more(cast: Cast, sent: Case) -> None:
    with cast.seeing_all():
        assert fresh(sent).body.draft_of_id == cast.saima.pk
    register(cast, sent)
    with cast.seeing_all():
        assert fresh(sent).body.draft_of_id is None


def test_registered_twice_it_keeps_its_number(cast: Cast, sent: Case) -> None:
    first = register(cast, sent)
    again = register(cast, sent, who="bilal")
    assert (again.number, again.code) == (first.number, first.code)
    assert again.decided_by == cast.amina
    with cast.seeing_all():
        assert last(cast) == 1


# --- against the check-list --------------------------------------------------------------------


def test_without_a_reason_nothing_is_registered_against_the_check_list(
    cast: Cast, sent: Case
) -> None:
    case = break_the_list(cast, sent)
    for reason in ("", "   "):
        with pytest.raises(ValidationError, match="not complete"):
            register(cast, case, override=reason)
    with cast.seeing_all():
        assert fresh(case).state == "sent" and not last(cast)


def test_with_a_reason_it_is_and_the_reason_stays_on_the_record(cast: Cast, sent: Case) -> None:
    case = register(cast, break_the_list(cast, sent), override=" They told me on the phone. ")
    assert case.override == "They told me on the phone." and case.number


def test_a_reason_that_was_not_needed_is_not_kept(cast: Cast, sent: Case) -> None:
    assert register(cast, sent, override="just in case").override == ""


def test_a_slip_of_the_constitution_is_never_passed_over(cast: Cast) -> None:
    registration = opened(cast)
    with cast.seeing_all():
        registration.fill()
        draft = constitutions.draft_of(registration.case.body_id)
        assert draft is not None
        draft.delete()
        registration.draft([*ARTICLES, Draft("minimum_age", {"years": "18"})])  # stands twice
        Case.objects.filter(pk=registration.case.pk).update(state="sent", sent_at=AT)
    with pytest.raises(ValidationError, match="slips"):
        register(cast, registration.case, override="It is only a trifle, we mend it later.")
    with cast.seeing_all():
        assert fresh(registration.case).number == "" and not last(cast)


def test_without_a_founding_meeting_nothing_is_registered(cast: Cast, sent: Case) -> None:
    with cast.seeing_all():
        Case.objects.filter(pk=sent.pk).update(met_on=None)
    with pytest.raises(ValidationError, match="founding meeting"):
        register(cast, sent, override="The day is not known any more.")


# --- returned, refused, appealed ---------------------------------------------------------------


def give_back(cast: Cast, case: Case, who: str = "amina", **remarks: str) -> Case:
    by = let_in(cast.user(who))
    with cast.seeing_all():
        return actions.give_back(case, remarks, by=by, at=AT)


def test_a_remark_goes_to_its_step_and_she_may_write_again(cast: Cast, sent: Case) -> None:
    give_back(cast, sent, meeting=" The second page is missing. ", need="  ")
    with cast.seeing_all():
        case = fresh(sent)
        assert case.state == "returned"
        assert [(one.step, one.text) for one in case.remarks.all()] == [
            ("meeting", "The second page is missing.")
        ]
        by = let_in(cast.saima)
        with cast.seeing_all():
            actions.write(case, {"minutes": "Both pages."}, by=by, at=AT)
            actions.send(case, by=by, at=AT, on=ON)
        assert fresh(case).remarks.get().answered_at == AT


def test_without_a_remark_nothing_is_returned(cast: Cast, sent: Case) -> None:
    with pytest.raises(ValidationError, match="what is to be mended"):
        give_back(cast, sent, need=" ")


def test_a_remark_on_a_step_that_there_is_not_is_not_kept(cast: Cast, sent: Case) -> None:
    with pytest.raises(ValueError, match="colour"):
        give_back(cast, sent, colour="blue")


def refuse(cast: Cast, case: Case, reason: str, who: str = "amina") -> Case:
    by = let_in(cast.user(who))
    with cast.seeing_all():
        return actions.refuse(case, reason=reason, by=by, at=AT)


def test_refused_with_a_reason_it_may_be_appealed_once(cast: Cast, sent: Case) -> None:
    with pytest.raises(ValidationError, match="reason"):
        refuse(cast, sent, "no")
    refuse(cast, sent, "Two of the founders are not known in Chak 44.")
    saima = let_in(cast.saima)
    with cast.seeing_all():
        actions.appeal(fresh(sent), text="They moved here in May.", by=saima, at=AT)
        assert fresh(sent).state == "appealed"
    assert refuse(cast, sent, "The lambardar was asked again.").state == "refused"
    saima = let_in(cast.saima)
    with cast.seeing_all(), pytest.raises(ValidationError, match="no refusal"):
        actions.appeal(fresh(sent), text="They moved here in May.", by=saima, at=AT)


def test_what_was_appealed_may_be_registered(cast: Cast, sent: Case) -> None:
    refuse(cast, sent, "Two of the founders are not known in Chak 44.")
    saima = let_in(cast.saima)
    with cast.seeing_all():
        actions.appeal(fresh(sent), text="They moved here in May.", by=saima, at=AT)
    assert register(cast, sent).number == "PK-2025-00001"


def test_what_is_decided_is_not_decided_again(cast: Cast, sent: Case) -> None:
    refuse(cast, sent, "Two of the founders are not known in Chak 44.")
    for verb in (register, lambda c, s: give_back(c, s, need="Why?"),
                 lambda c, s: refuse(c, s, "Once more, and longer.")):  # fmt: skip
        with pytest.raises(ValidationError, match="does not wait"):
            verb(cast, sent)


@pytest.mark.parametrize("who", ["saima", "farid", "regina", "rita", "nobody"])
def test_nobody_else_decides(cast: Cast, sent: Case, who: str) -> None:
    for verb in (
        lambda: register(cast, sent, who), lambda: give_back(cast, sent, who, need="Why?"),
        lambda: refuse(cast, sent, "Because I say so.", who),
    ):  # fmt: skip
        with pytest.raises(PermissionDenied):
            verb()
    with cast.seeing_all():
        assert fresh(sent).state == "sent"


# --- numbers -----------------------------------------------------------------------------------


def number(cast: Cast, code: str = "PK", year: int = 2026) -> str:
    with cast.seeing_all():
        return actions.next_number(Body.objects.get(code=code, kind="homenet"), year)


def test_each_year_and_each_homenet_counts_for_itself(cast: Cast) -> None:
    assert [number(cast) for _ in range(3)] == [f"PK-2026-0000{n}" for n in (1, 2, 3)]
    assert number(cast, year=2027) == "PK-2027-00001"
    assert number(cast, "BD") == "BD-2026-00001"
    assert number(cast) == "PK-2026-00004"


def test_no_two_codes_are_alike() -> None:
    assert len({actions.new_code() for _ in range(500)}) == 500


class Rolled(Exception):
    """The first of two changes her mind."""


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("gives_back", [False, True], ids=["both keep it", "one rolls back"])
@pytest.mark.parametrize("before", [0, 16])
def test_two_at_once_get_two_numbers_and_a_number_given_back_is_given_again(
    gives_back: bool, before: int
) -> None:
    cast = summon()
    homenet, got = cast.pakistan.homenet, []
    with cast.seeing_all():
        if before:
            Numbering.objects.create(homenet=homenet, year=2026, last=before)

    def second() -> None:
        try:
            with scope.seeing({homenet.pk}):
                got.append(actions.next_number(homenet, 2026))
        finally:
            connections.close_all()

    other = threading.Thread(target=second)
    try:
        with scope.seeing({homenet.pk}):
            first = actions.next_number(homenet, 2026)
            other.start()
            _wait_for_a_lock()
            assert not got, "the second waits for the first"
            if gives_back:
                raise Rolled
    except Rolled:
        pass
    other.join(timeout=30)
    assert first == f"PK-2026-{before + 1:05d}"
    assert got == [f"PK-2026-{before + (1 if gives_back else 2):05d}"]
    with cast.seeing_all():
        assert last(cast, 2026) == before + (1 if gives_back else 2)


def _wait_for_a_lock() -> None:
    """Until another connection stands before a lock of ours."""
    with connection.cursor() as cursor:
        for _ in range(200):
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0]:
                return
            cursor.execute("SELECT pg_sleep(0.05)")
    raise AssertionError("nobody waits")


@pytest.mark.django_db(transaction=True)
def test_two_associations_registered_at_once_have_two_numbers_without_a_gap() -> None:
    cast = summon()
    with transaction.atomic():
        both = [send(cast), send(cast, name="Chak 45 Adda Workers")]
    start, wrong = threading.Barrier(2), []

    def run(case: Case, who: str) -> None:
        try:
            with transaction.atomic():
                by = let_in(cast.user(who))
                start.wait(timeout=20)
                actions.register(case, by=by, at=AT, on=ON)
        except Exception as error:  # told by the test, not lost in a thread
            wrong.append(error)
        finally:
            connections.close_all()

    threads = [
        threading.Thread(target=run, args=(case, who))
        for case, who in zip(both, ("amina", "bilal"), strict=True)
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join(timeout=60)
    assert not wrong
    with cast.seeing_all():
        numbers = sorted(fresh(case).number for case in both)
    assert numbers == ["PK-2025-00001", "PK-2025-00002"]


@pytest.mark.django_db(transaction=True)
def test_two_who_register_the_same_case_at_once_register_it_once() -> None:
    cast = summon()
    with transaction.atomic():
        case = send(cast)
    wrong: list[Exception] = []

    def run(who: str) -> None:
        try:
            with transaction.atomic():
                actions.register(case, by=let_in(cast.user(who)), at=AT, on=ON)
        except Exception as error:
            wrong.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(who,)) for who in ("amina", "bilal")]
    for one in threads:
        one.start()
    for one in threads:
        one.join(timeout=60)
    assert not wrong
    with cast.seeing_all():
        assert fresh(case).number == "PK-2025-00001"
        assert last(cast) == 1
