"""The scope is the transaction's own: shown inside, gone outside, and never another thread's."""

import threading

import pytest
from django.db import connection, connections, transaction

from hnsa.core import scope
from members.models import Body, Person
from members.vocabulary.bodies import BodyKind
from tests.cast import Cast, everywhere, summon
from tests.factories import PersonFactory


def test_seeing_ends_with_its_block(cast: Cast) -> None:
    scope.show(())
    with scope.seeing([cast.pakistan.homenet.pk]):
        assert Person.objects.exists()
    assert not Person.objects.exists()


def test_a_scope_inside_a_scope_gives_back_the_outer_one(cast: Cast) -> None:
    here, there = cast.pakistan.homenet.pk, cast.bangladesh.homenet.pk
    with scope.seeing([here]):
        with scope.seeing([there]):
            assert scope.shown() == {there}
        assert scope.shown() == {here}


def test_a_failed_block_shows_nothing_afterwards(cast: Cast) -> None:
    scope.show(())
    with pytest.raises(ZeroDivisionError), scope.seeing([cast.pakistan.homenet.pk]):
        raise ZeroDivisionError
    assert scope.shown() == frozenset()
    assert not Person.objects.exists()


def test_after_the_transaction_the_setting_is_gone(transactional_db: None) -> None:
    summon()
    with scope.seeing(everywhere()):
        assert Person.objects.count() == 8
    assert not Person.objects.exists()
    with transaction.atomic():
        assert scope.shown() == frozenset()
        assert not Person.objects.exists()


def test_another_thread_shares_nothing_of_the_scope(transactional_db: None) -> None:
    summon()
    seen: list[int] = []

    def look() -> None:
        try:
            seen.append(Person.objects.count())
        finally:
            connections.close_all()

    with scope.seeing(everywhere()):
        thread = threading.Thread(target=look)
        thread.start()
        thread.join()
    assert seen == [0]


def test_only_numbers_get_into_the_setting(db: None) -> None:
    with pytest.raises(ValueError):
        scope.show(["1}; DROP TABLE members_person; --"])  # type: ignore[list-item]


def test_a_user_reads_her_own_postings_before_any_homenet_is_open(cast: Cast) -> None:
    from members.models import Posting

    scope.show(())
    scope.recognise(cast.amina.pk)
    assert list(Posting.objects.values_list("user", flat=True)) == [cast.amina.pk]
    scope.recognise(cast.nobody.pk)
    assert not Posting.objects.exists()


def test_own_postings_are_read_not_written_without_a_homenet(cast: Cast) -> None:
    from members.models import Posting

    scope.show(())
    scope.recognise(cast.amina.pk)
    assert Posting.objects.update(role="administrator") == 0
    assert Posting.objects.filter(user=cast.amina).delete()[0] == 0


def test_homenets_are_public_and_their_organisations_are_not(cast: Cast) -> None:
    scope.show(())
    scope.recognise(None)
    kinds = set(Body.objects.values_list("kind", flat=True))
    assert kinds == {BodyKind.HOMENET, BodyKind.NETWORK}
    assert Body.objects.update(name="Mine") == 0


def test_a_pooled_connection_is_clean_for_the_next_request(cast: Cast) -> None:
    with scope.seeing(everywhere()):
        PersonFactory(homenet=cast.pakistan.homenet)
    with connection.cursor() as cursor:
        cursor.execute("SELECT COALESCE(current_setting('hnsa.homenets', true), '')")
        assert cursor.fetchone()[0] in ("", "{}")
