"""The second wall stands on every table, and the role that everything runs as cannot climb it."""

from typing import Any

import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, models, transaction

from hnsa.core import scope
from members.models import Body, Person
from tests.cast import Cast, everywhere
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db

# Tables of ours that hold nobody's data, each with its reason.
COMMON = {
    "core_user": "those who log in; their postings are protected",
    "core_userevent": "the same",
    "core_user_groups": "Django's",
    "core_user_user_permissions": "Django's",
    "core_sending": "keys of forms and where their answers led; nothing that was typed",
    "core_knock": "how often an address asked a public page, hashed, for an hour",
    "members_homenet": "HomeNets are public knowledge",
    "members_homenetevent": "the same",
    "members_organisationkind": "a list for all HomeNets",
    "members_organisationkindevent": "the same",
    "members_place": "public lists of divisions",
    "members_placeevent": "the same",
}
BODIES = {"members_body", "members_bodyevent"}  # HomeNets and the network are public knowledge
APPEND_ONLY_WITHOUT_EVENT_NAME = {"members_reveal"}
# Derived, or the machinery of an import: what they did stands in the tables they wrote.
NOT_RECORDED = {
    "members_reveal",
    "members_nametoken",
    "members_nameword",
    "members_importrow",
    "members_importprogress",
    "members_importtrace",
    "associations_word",
    "associations_numbering",
    "core_sending",
    "core_knock",
}
# Guards of what is adopted: they refuse, write nothing, and stand on tables written row by row.
ROW_LEVEL = {"sealed"}  # fmt: skip


def _rows(sql: str, *args: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, args)
        return list(cursor.fetchall())


def _our_tables() -> set[str]:
    found = _rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    return {
        name
        for (name,) in found
        if name.startswith(("members_", "core_", "office_", "associations_", "elections_"))
    }


def _tables_with_homenet() -> set[str]:
    found = _rows(
        "SELECT table_name FROM information_schema.columns "
        "WHERE table_schema = 'public' AND column_name = 'homenet_id'"
    )
    return {name for (name,) in found}


def _our_models() -> list[type[models.Model]]:
    return [
        model
        for label in ("elections", "associations", "members", "core")
        for model in apps.get_app_config(label).get_models()
        if not model.__name__.endswith("Event")
    ]


def test_the_tests_run_as_the_application_role() -> None:
    assert _rows("SELECT current_user") == [("hnsa_app",)]


def test_the_application_role_is_neither_superuser_nor_exempt() -> None:
    columns = "rolsuper, rolbypassrls, rolcreaterole, rolcreatedb"
    assert _rows(f"SELECT {columns} FROM pg_roles WHERE rolname = 'hnsa_app'") == [
        (False, False, False, False)
    ]


def test_the_application_role_owns_nothing_and_is_member_of_nobody() -> None:
    owned = "SELECT relname FROM pg_class WHERE pg_get_userbyid(relowner) = 'hnsa_app'"
    assert _rows(owned) == []
    member = "SELECT 1 FROM pg_auth_members WHERE member = 'hnsa_app'::regrole"
    assert _rows(member) == []
    assert _rows("SELECT has_schema_privilege('hnsa_app', 'public', 'CREATE')") == [(False,)]


def test_the_application_role_may_not_truncate_or_set_triggers() -> None:
    forbidden = (
        "SELECT table_name, privilege_type FROM information_schema.role_table_grants "
        "WHERE grantee IN ('hnsa_app', 'PUBLIC') AND table_schema = 'public' "
        "AND privilege_type IN ('TRUNCATE', 'TRIGGER', 'REFERENCES')"
    )
    assert _rows(forbidden) == []
    with pytest.raises(ProgrammingError), transaction.atomic():
        _rows("TRUNCATE members_person CASCADE")


def test_the_driver_is_psycopg2() -> None:
    from django.db.backends.postgresql.psycopg_any import is_psycopg3

    assert not is_psycopg3
    assert connection.Database.__name__ == "psycopg2"


def test_every_table_of_ours_has_homenet_or_a_reason() -> None:
    assert _our_tables() - _tables_with_homenet() == set(COMMON)


def test_every_table_with_homenet_is_under_row_security() -> None:
    found = _rows("SELECT relname FROM pg_class WHERE relrowsecurity AND relkind IN ('r', 'p')")
    assert _tables_with_homenet() <= {name for (name,) in found}


def test_every_table_with_homenet_has_both_policies() -> None:
    found = _rows(
        "SELECT tablename, cmd, qual, with_check FROM pg_policies "
        "WHERE schemaname = 'public' AND roles = '{hnsa_app}'"
    )
    reads = {table for table, cmd, qual, _ in found if cmd == "SELECT" and "hnsa.homenets" in qual}
    writes = {
        table
        for table, cmd, qual, check in found
        if cmd == "ALL" and "hnsa.homenets" in qual and "hnsa.homenets" in (check or "")
    }
    assert reads == _tables_with_homenet()
    assert writes == _tables_with_homenet()


def test_no_policy_is_for_everybody() -> None:
    found = _rows(
        "SELECT tablename FROM pg_policies WHERE schemaname = 'public' "
        "AND (roles <> '{hnsa_app}' OR qual = 'true' OR with_check = 'true')"
    )
    assert found == []


def test_views_do_not_look_past_row_security() -> None:
    """A view reads as its owner unless it says `security_invoker`."""
    found = _rows(
        "SELECT relname FROM pg_class WHERE relkind IN ('v', 'm') "
        "AND relnamespace = 'public'::regnamespace "
        "AND NOT COALESCE(reloptions @> '{security_invoker=true}', false)"
    )
    assert found == []


def test_functions_do_not_run_as_their_owner() -> None:
    found = _rows(
        "SELECT proname FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace"
    )
    assert found == []


def test_every_register_table_has_its_history() -> None:
    for model in _our_models():
        table = model._meta.db_table
        if table not in NOT_RECORDED:
            assert f"{table}event" in _our_tables(), f"{table} has no history"


def test_triggers_are_statement_level() -> None:
    found = _rows(
        "SELECT tgrelid::regclass::text, tgname FROM pg_trigger "
        "WHERE NOT tgisinternal AND (tgtype & 1) = 1"
    )
    assert {name for _table, name in found} <= ROW_LEVEL


def test_histories_are_append_only_for_the_application(cast: Cast) -> None:
    tables = {name for name in _our_tables() if name.endswith("event")}
    for table in sorted(tables | APPEND_ONLY_WITHOUT_EVENT_NAME):
        first = _rows(
            "SELECT column_name FROM information_schema.columns WHERE table_name = %s "
            "ORDER BY ordinal_position LIMIT 1",
            table,
        )[0][0]
        for sql in (f"DELETE FROM {table}", f'UPDATE {table} SET "{first}" = "{first}"'):
            with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
                _rows(sql)


def test_a_bulk_write_is_in_the_history(cast: Cast) -> None:
    with cast.seeing_all():
        people = Person.objects.bulk_create(
            [PersonFactory.build(homenet=cast.pakistan.homenet) for _ in range(3)]
        )
        ids = [person.pk for person in people]
        Person.objects.filter(pk__in=ids).update(trade="embroidery")
        _rows("DELETE FROM members_person WHERE id = ANY(%s) RETURNING id", ids)
        found = _rows(
            "SELECT pgh_label, count(*) FROM members_personevent WHERE pgh_obj_id = ANY(%s) "
            "GROUP BY 1 ORDER BY 1",
            ids,
        )
    assert found == [("delete", 3), ("insert", 3), ("update", 3)]


def test_a_row_belongs_to_the_homenet_of_its_person_or_body(cast: Cast) -> None:
    """`homenet_id` stands twice; the cast, and with it the factories, keep it one."""
    with cast.seeing_all():
        for model in _our_models():
            names = {field.name for field in model._meta.get_fields()}
            if {"homenet", "person"} <= names and model.__name__ != "ImportRow":
                wrong = model._default_manager.exclude(homenet=models.F("person__homenet"))
                assert not wrong.exists()


def test_the_cast_has_a_row_in_every_protected_table(cast: Cast) -> None:
    """Else the walls below would be tested against empty tables."""
    tables = {table for table in _tables_with_homenet() if not table.endswith("event")}
    covered = {model._meta.db_table for model in cast.pakistan.rows}
    assert tables <= covered
    assert set(cast.pakistan.rows) == set(cast.bangladesh.rows)


def test_without_a_scope_nothing_is_shown(cast: Cast) -> None:
    scope.show(())
    scope.recognise(None)
    for table in sorted(_tables_with_homenet()):
        public = " WHERE kind NOT IN ('homenet', 'network')" if table in BODIES else ""
        assert _rows(f"SELECT count(*) FROM {table}{public}") == [(0,)], table


def test_a_scope_shows_one_homenet_and_no_other(cast: Cast) -> None:
    with scope.seeing([cast.pakistan.homenet.pk]):
        for table in sorted(_tables_with_homenet() - BODIES):
            found = {homenet for (homenet,) in _rows(f"SELECT DISTINCT homenet_id FROM {table}")}
            assert found == {cast.pakistan.homenet.pk}, table
        bodies = Body.objects.filter(kind="organisation").values_list("homenet", flat=True)
        assert set(bodies) == {cast.pakistan.homenet.pk}


def test_all_homenets_can_be_shown(cast: Cast) -> None:
    with scope.seeing(everywhere()):
        homenets = {homenet for (homenet,) in _rows("SELECT homenet_id FROM members_person")}
    assert homenets == {cast.pakistan.homenet.pk, cast.bangladesh.homenet.pk}
