"""Two roles on one connection: the application's always, the owner's only by name."""

import pytest
from django.core.management import call_command
from django.db import ProgrammingError, connection, transaction

from members.models import Body, Person, Place
from tests import pristine_database
from tests.cast import Cast, summon


def _role() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        return str(cursor.fetchone()[0])


def test_work_runs_as_the_application(db: None) -> None:
    assert _role() == "hnsa_app"


def test_as_owner_steps_out_and_back(db: None) -> None:
    with connection.as_owner():
        assert _role() != "hnsa_app"
        with connection.as_owner():
            assert _role() != "hnsa_app"
        assert _role() != "hnsa_app"
    assert _role() == "hnsa_app"


def test_the_owner_sees_every_row(cast: Cast) -> None:
    with connection.as_owner():
        assert Person.objects.count() == 8


def test_an_error_inside_as_owner_is_told_as_it_is(db: None) -> None:
    with pytest.raises(ProgrammingError, match="no_such_table"), transaction.atomic():
        with connection.as_owner(), connection.cursor() as cursor:
            cursor.execute("SELECT * FROM no_such_table")
    assert _role() == "hnsa_app"


def test_a_connection_made_inside_as_owner_is_given_back_as_application(
    transactional_db: None,
) -> None:
    connection.close()
    with connection.as_owner():
        assert _role() != "hnsa_app"
    assert _role() == "hnsa_app"


def test_a_reconnected_connection_is_the_application_again(transactional_db: None) -> None:
    connection.close()
    assert _role() == "hnsa_app"


def test_migrate_runs_as_the_owner_and_leaves_the_application(db: None) -> None:
    call_command("migrate", verbosity=0)
    assert _role() == "hnsa_app"


def test_no_migration_is_missing(db: None) -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_what_a_test_committed_is_gone_and_the_seed_is_there(transactional_db: None) -> None:
    summon()
    Place.objects.all().update(kind="nowhere")
    pristine_database.put_back()
    assert not Place.objects.filter(kind="nowhere").exists()
    assert Place.objects.count() > 1000
    assert Body.objects.filter(kind="homenet").count() == 8
    with connection.as_owner():
        assert not Person.objects.exists()
