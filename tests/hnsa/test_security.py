"""What row security refuses, and what it must not give away."""

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from hnsa.core import scope
from hnsa.core.security import AppendOnly, RowSecurity
from members.models import Body, ImportJob, Membership, Person, Phone
from tests.cast import Cast
from tests.factories import A_MOMENT, LONG_AGO

TABLES = ["person", "nationalid", "phone", "membership", "organisation", "body", "importjob",
          "importrow", "posting"]  # fmt: skip


@pytest.mark.parametrize("table", TABLES)
def test_updating_rows_of_elsewhere_changes_none(cast: Cast, table: str) -> None:
    with scope.seeing([cast.pakistan.homenet.pk]), connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE members_{table} SET homenet_id = homenet_id WHERE homenet_id = %s",
            [cast.bangladesh.homenet.pk],
        )
        assert cursor.rowcount == 0


@pytest.mark.parametrize("table", TABLES)
def test_deleting_rows_of_elsewhere_removes_none(cast: Cast, table: str) -> None:
    with scope.seeing([cast.pakistan.homenet.pk]), connection.cursor() as cursor:
        cursor.execute(
            f"DELETE FROM members_{table} WHERE homenet_id = %s", [cast.bangladesh.homenet.pk]
        )
        assert cursor.rowcount == 0


def test_a_row_cannot_be_written_for_elsewhere(cast: Cast) -> None:
    with scope.seeing([cast.pakistan.homenet.pk]):
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            Person.objects.create(homenet=cast.bangladesh.homenet, full_name="Smuggled")


def test_a_row_cannot_be_moved_elsewhere(cast: Cast) -> None:
    with scope.seeing([cast.pakistan.homenet.pk]):
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            Person.objects.filter(pk=cast.pakistan.person.pk).update(
                homenet=cast.bangladesh.homenet
            )


def test_a_body_of_elsewhere_cannot_be_made_or_renamed(cast: Cast) -> None:
    with scope.seeing([cast.pakistan.homenet.pk]):
        renamed = Body.objects.filter(pk=cast.bangladesh.homenet.pk).update(name="Ours now")
        assert renamed == 0
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            Body.objects.create(
                kind="organisation", homenet=cast.bangladesh.homenet, code="X", name="Smuggled"
            )


def test_the_history_of_elsewhere_is_not_shown(cast: Cast) -> None:
    with scope.seeing([cast.pakistan.homenet.pk]):
        names = set(Person.pgh_event_model.objects.values_list("full_name", flat=True))
    assert cast.pakistan.person.full_name in names
    assert cast.bangladesh.person.full_name not in names


@pytest.mark.parametrize("constraint", ["unique", "exclusion"])
def test_a_constraint_is_no_oracle_about_elsewhere(cast: Cast, constraint: str) -> None:
    """A code that another HomeNet uses is free here: uniqueness ends at the HomeNet."""
    with scope.seeing([cast.pakistan.homenet.pk]):
        if constraint == "unique":
            Body.objects.create(
                kind="organisation", homenet=cast.pakistan.homenet, parent=cast.pakistan.homenet,
                code=cast.bangladesh.facilitating.code, name="Same code",
            )  # fmt: skip
        else:
            Phone.objects.create(
                person=cast.pakistan.person, homenet=cast.pakistan.homenet, e164="+8801712345678"
            )


def test_every_unique_constraint_is_led_by_what_one_homenet_owns(cast: Cast) -> None:
    """Else a refusal would tell that somebody elsewhere has the value."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT i.indrelid::regclass::text, array_agg(a.attname ORDER BY a.attnum)
            FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid
                 AND a.attnum = ANY (i.indkey)
            WHERE i.indisunique AND i.indrelid IN (
                SELECT attrelid FROM pg_attribute WHERE attname = 'homenet_id')
            GROUP BY i.indexrelid, i.indrelid
            """
        )
        found = cursor.fetchall()
    own = {
        "homenet_id", "id", "body_id", "person_id", "job_id", "row_id", "pgh_id", "constitution_id",
        "motion_id", "application_id", "termination_id", "election_id", "contest_id",
        "nomination_id", "booth_id", "record_id", "entry_id",
    }  # fmt: skip
    # drawn by the registry, 90 bits, never typed: nobody can ask whether a code is taken
    drawn = {("associations_case", ("code",))}
    loose = [
        (table, columns)
        for table, columns in found
        if not own & set(columns) and (table, tuple(columns)) not in drawn
    ]
    assert not loose


def test_a_membership_with_a_person_of_elsewhere_is_refused(cast: Cast) -> None:
    """A foreign key alone would accept an invisible row, and so tell that it exists."""
    with scope.seeing([cast.pakistan.homenet.pk]):
        outcomes = [_try_membership(cast, pk) for pk in (cast.bangladesh.person.pk, 999_999_999)]
    assert outcomes == ["refused", "refused"]


def _try_membership(cast: Cast, person_id: int) -> str:
    try:
        with transaction.atomic():
            Membership.objects.create(
                person_id=person_id, body=cast.pakistan.facilitating,
                homenet=cast.pakistan.homenet, begins_on=LONG_AGO,
            )  # fmt: skip
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    except (IntegrityError, ProgrammingError):
        return "refused"
    return "written"


def test_an_import_into_a_body_of_elsewhere_is_refused(cast: Cast) -> None:
    with scope.seeing([cast.pakistan.homenet.pk]):
        with pytest.raises((IntegrityError, ProgrammingError)), transaction.atomic():
            ImportJob.objects.create(
                homenet=cast.pakistan.homenet, body=cast.bangladesh.facilitating,
                filename="x.csv", created_by=cast.amina, created_at=A_MOMENT,
            )  # fmt: skip
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_the_operations_of_the_migrations_are_kept_in_them() -> None:
    for operation in (RowSecurity("t", or_else="a = 1"), AppendOnly("t")):
        name, args, kwargs = operation.deconstruct()
        again = type(operation)(*args, **kwargs)
        assert (name, again.sql) == (type(operation).__name__, operation.sql)
