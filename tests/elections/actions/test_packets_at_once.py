"""Two put up packets at the same moment: no serial is given twice, and none is missing."""

import pytest

from elections.actions import packets
from elections.actions.packets import Printing
from elections.models import Packet
from hnsa.core import scope
from tests.at_once import as_user, at_once
from tests.cast import Cast, everywhere, let_in, summon
from tests.elections.actions.test_packets import Poll
from tests.elections.printing import NOW

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return summon()


def test_two_who_print_at_once_get_serials_of_their_own(cast: Cast) -> None:
    with cast.seeing_all():
        poll = Poll(cast)
    answers = at_once(
        *[
            as_user(
                cast.saima,
                lambda by: packets.put_up(poll.contest, Printing(100), by=by, at=NOW),
            )
        ]
        * 3
    )
    assert all(isinstance(one, list) for one in answers), answers
    with cast.seeing_all():
        let_in(cast.saima)
        scope.show(everywhere())
        rows = Packet.objects.filter(contest=poll.contest).order_by("first")
        serials = [serial for one in rows for serial in range(one.first, one.last + 1)]
    assert serials == list(range(1, 301))
