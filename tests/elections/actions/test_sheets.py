"""A count sheet is typed twice, by two people, and by nobody a third time."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from elections.models import Booth, Sheet
from elections.queries import sheets
from elections.rules.sheets import Typed
from tests.cast import Cast, let_in
from tests.electing import an_election
from tests.elections.counting import a_sheet, being_counted, closed, typed, typed_twice


def test_two_people_type_a_sheet_and_a_third_does_not(cast: Cast) -> None:
    with cast.seeing_all():
        poll = being_counted(cast)
        typed_twice(poll, [21, 11], cast)
        assert [one.copy for one in Sheet.objects.filter(contest=poll.contest)] == [1, 2]
        with pytest.raises(ValidationError, match="Two people"):
            typed(poll, a_sheet(poll.nominations, [21, 11]), by=let_in(cast.bilal))


def test_who_typed_a_sheet_corrects_her_own_copy(cast: Cast) -> None:
    with cast.seeing_all():
        poll = being_counted(cast)
        typed_twice(poll, [21, 11], cast)
        typed(poll, a_sheet(poll.nominations, [20, 11]), by=let_in(cast.saima))
        found = sheets.sheets_of(poll.contest, 1).booths[0]
    assert len(found.sheets) == 2
    her = str(poll.nominations[0].pk)
    differ = {one.name: (one.first, one.second) for one in found.ruled.differences}
    assert differ[her] == (21, 20)
    assert differ["valid"] == (32, 31)
    assert str(poll.nominations[1].pk) not in differ


def test_a_third_may_take_the_place_of_one_of_two_copies_that_differ(cast: Cast) -> None:
    with cast.seeing_all():
        poll = being_counted(cast)
        typed(poll, a_sheet(poll.nominations, [21, 11]), by=let_in(cast.amina))
        typed(poll, a_sheet(poll.nominations, [12, 11]), by=let_in(cast.saima))
        typed(poll, a_sheet(poll.nominations, [21, 11]), by=let_in(cast.bilal), instead=2)
        found = sheets.sheets_of(poll.contest, 1).booths[0]
        assert [one.typed_by_id for one in found.sheets] == [cast.amina.pk, cast.bilal.pk]
        assert not found.ruled.differences
        with pytest.raises(ValidationError, match="Two people"):
            typed(poll, a_sheet(poll.nominations, [1, 1]), by=let_in(cast.saima), instead=1)


def test_what_is_not_counted_is_kept_empty_and_not_as_none_at_all(cast: Cast) -> None:
    with cast.seeing_all():
        poll = being_counted(cast)
        sheet = typed(
            poll, a_sheet(poll.nominations, [3, 2], spoilt=None, box=0), by=let_in(cast.amina)
        )
        sheet.refresh_from_db()
    assert (sheet.spoilt, sheet.box) == (None, 0)


def test_votes_of_somebody_who_does_not_stand_are_refused(cast: Cast) -> None:
    with cast.seeing_all():
        poll = being_counted(cast)
        for wrong in (Typed(votes={"999999": 1}), Typed(rejected={"ugly": 1}),
                      Typed({"box": 9_999_999}), Typed({"id": 7})):  # fmt: skip
            with pytest.raises(ValidationError, match="does not belong"):
                typed(poll, wrong, by=let_in(cast.amina))


def test_no_figure_is_negative() -> None:
    with pytest.raises(ValueError, match="not negative"):
        Typed({"box": -1})


def test_nothing_is_typed_before_the_count_has_begun(cast: Cast) -> None:
    with cast.seeing_all():
        poll = being_counted(cast, begun=False)
        with pytest.raises(ValidationError, match="not begun"):
            typed(poll, a_sheet(poll.nominations, [1, 2]), by=let_in(cast.amina))


def test_nothing_is_typed_when_the_count_is_closed(cast: Cast) -> None:
    with cast.seeing_all():
        poll = being_counted(cast)
        closed(poll, [21, 11], cast)
        with pytest.raises(ValidationError, match="closed"):
            typed(poll, a_sheet(poll.nominations, [1, 2]), by=let_in(cast.amina))


def test_who_only_looks_on_types_nothing(cast: Cast) -> None:
    with cast.seeing_all():
        poll = being_counted(cast)
        with pytest.raises(PermissionDenied):
            typed(poll, a_sheet(poll.nominations, [1, 2]), by=let_in(cast.farid))
        with pytest.raises(PermissionDenied):
            typed(poll, a_sheet(poll.nominations, [1, 2]), by=let_in(cast.rita))


def test_a_booth_of_another_election_is_refused(cast: Cast) -> None:
    with cast.seeing_all():
        poll = being_counted(cast)
        other = an_election(poll.body, by=cast.amina)
        booth = Booth.objects.create(
            election=other, body=poll.body, homenet=poll.body.homenet, number=1, name="Elsewhere"
        )
        with pytest.raises(ValidationError, match="another election"):
            typed(poll, a_sheet(poll.nominations, [1, 2]), by=let_in(cast.amina), booth=booth)
