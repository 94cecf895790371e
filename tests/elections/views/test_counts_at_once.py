"""Two at the same moment: each types a copy of her own, and a count is closed once."""

import pytest

from elections.actions import counts, sheets
from elections.models import Contest, CountClosed, Sheet
from tests.at_once import as_user, at_once
from tests.cast import Cast, summon
from tests.elections.counting import LATER, a_sheet, being_counted

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return summon()


def test_two_who_type_and_two_who_close_do_not_get_in_each_other_s_way(cast: Cast) -> None:
    with cast.seeing_all():
        poll = being_counted(cast)
        sheet = a_sheet(poll.nominations, [21, 11])

    def type_in(by: object) -> object:
        contest = Contest.objects.select_related("election__body").get(pk=poll.contest.pk)
        return sheets.type_in(contest, poll.booth, sheet, by=by, at=LATER).copy

    copies = at_once(as_user(cast.amina, type_in), as_user(cast.saima, type_in))
    assert sorted(copies) == [1, 2], copies

    def close(by: object) -> object:
        contest = Contest.objects.select_related("election__body").get(pk=poll.contest.pk)
        return counts.close(contest, by=by, at=LATER)

    answers = at_once(as_user(cast.amina, close), as_user(cast.saima, close))
    assert sum(isinstance(one, CountClosed) for one in answers) == 1, answers
    with cast.seeing_all():
        assert CountClosed.objects.filter(contest=poll.contest).count() == 1
        assert Sheet.objects.filter(contest=poll.contest).count() == 2
