"""The pages of the count: sheets typed twice, what does not agree, the result for the room."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from associations.models import Constitution
from elections.actions import counts, lots
from elections.actions.lots import Drawing
from elections.models import Contest, CountClosed, Election, LotDrawn, Sheet
from elections.rules.sheets import Typed
from elections.vocabulary.states import ContestState, ElectionState
from tests import factories as make
from tests.cast import Cast, let_in
from tests.electing import a_contest
from tests.elections.counting import (
    DRAWN,
    LATER,
    a_sheet,
    being_counted,
    closed,
    typed,
    typed_twice,
)
from tests.elections.polling import Poll

ClientOf = Callable[..., Client]


@pytest.fixture
def saima(cast: Cast, client_of: ClientOf) -> Client:
    return client_of(cast.saima)


def made(cast: Cast, **told: Any) -> Poll:
    with cast.seeing_all():
        return being_counted(cast, **told)


def there(name: str, poll: Poll, *more: Any) -> str:
    return reverse(name, args=[poll.body.pk, poll.election.pk, *more])


def of_post(name: str, poll: Poll, *more: Any) -> str:
    return there(name, poll, poll.contest.pk, *more)


def sent(client: Client, address: str, **told: Any) -> Any:
    return client.post(address, {"form_key": str(uuid4()), **told})


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def as_posted(sheet: Typed) -> dict[str, str]:
    """A sheet as its form sends it."""
    return {
        **{name: str(number) for name, number in sheet.figures.items()},
        **{f"rejected_{name}": str(number) for name, number in sheet.rejected.items()},
        **{f"votes_{name}": str(number) for name, number in sheet.votes.items()},
    }


def test_the_count_begins_with_a_word_of_who_holds_it(cast: Cast, saima: Client) -> None:
    with cast.seeing_all():
        poll = being_counted(cast, begun=False)
        assert poll.body
    assert there("count_begin", poll) in text(saima.get(there("counts", poll)))
    answer = sent(saima, there("count_begin", poll), on=str(poll.election.poll_on))
    assert answer.status_code == 302
    page = text(saima.get(there("counts", poll)))
    assert there("count_begin", poll) not in page
    assert "Not closed yet" in page


def test_where_nobody_had_to_vote_the_page_says_who_is_elected(cast: Cast, saima: Client) -> None:
    poll = made(cast, candidates=1)
    with cast.seeing_all():
        Contest.objects.filter(pk=poll.contest.pk).update(state=ContestState.UNOPPOSED)
        Election.objects.filter(pk=poll.election.pk).update(state=ElectionState.ANNOUNCED)
    page = text(saima.get(there("counts", poll)))
    assert "Nobody had to vote for this post" in page
    assert "Nothing is counted yet" not in page
    page = text(saima.get(of_post("count", poll)))
    assert "No poll is needed" in page
    assert poll.nominations[0].name in page


def test_two_women_type_a_sheet_and_do_not_see_each_other_s_figures(
    cast: Cast, client_of: ClientOf, saima: Client
) -> None:
    poll = made(cast)
    address = of_post("count_sheet", poll, poll.booth.pk)
    right = as_posted(a_sheet(poll.nominations, [23, 14]))
    assert "somebody else" in text(saima.get(sent(saima, address, **right).headers["Location"]))
    amina = client_of(cast.amina)
    blank = text(amina.get(address))
    assert 'value="23"' not in blank
    assert 'value="37"' not in blank
    assert 'value="23"' in text(saima.get(address))
    first = str(poll.nominations[0].pk)
    page = text(amina.get(sent(amina, address, **right).headers["Location"]))
    assert "both alike" in page
    wrong = {**right, f"votes_{first}": "22"}
    page = text(amina.get(sent(amina, address, **wrong).headers["Location"]))
    assert "not alike" in page
    assert of_post("count_close", poll) not in page
    assert f"Type it in place of <bdi>{cast.saima.first_name}" in text(
        client_of(cast.bilal).get(of_post("count", poll))
    )


def test_what_was_typed_is_there_again_and_digits_of_every_script_are_read(
    cast: Cast, saima: Client
) -> None:
    poll = made(cast)
    address = of_post("count_sheet", poll, poll.booth.pk)
    told = as_posted(a_sheet(poll.nominations, [23, 14]))
    answer = sent(saima, address, **{**told, "box": "-3"})
    assert answer.status_code == 422
    assert 'value="23"' in text(answer)
    assert sent(saima, address).status_code == 422
    assert sent(saima, address, **{**told, "box": "۳۷", "spoilt": ""}).status_code == 302
    with cast.seeing_all():
        sheet = Sheet.objects.get(contest=poll.contest)
    assert (sheet.box, sheet.spoilt) == (37, None)


def test_the_page_says_which_line_does_not_agree_and_by_how_much(cast: Cast, saima: Client) -> None:
    poll = made(cast)
    with cast.seeing_all():
        typed_twice(poll, [21, 11], cast, box=33)
    page = text(saima.get(of_post("count", poll)))
    assert "Does not agree" in page
    assert "The difference is" in page
    assert "Close the count with a reason" in page
    answer = sent(saima, of_post("count_close", poll), reason="")
    assert answer.status_code == 422
    answer = sent(saima, of_post("count_close", poll), reason="One paper was torn.")
    page = text(saima.get(answer.headers["Location"]))
    assert "One paper was torn." in page
    assert "Read this out" in page


def test_nobody_who_does_not_count_sees_a_tally_before_it_is_closed(
    cast: Cast, client_of: ClientOf
) -> None:
    poll = made(cast)
    with cast.seeing_all():
        typed_twice(poll, [2317, 1453], cast, printed=4000, unused=230)
    farid = client_of(cast.farid)
    for address in (there("counts", poll), of_post("count", poll)):
        page = text(farid.get(address)).replace(",", "")
        assert farid.get(address).status_code == 200
        assert not [figure for figure in ("2317", "1453", "3770") if figure in page]
        assert "Sheets typed" not in page
    assert "when the count is closed, and not before" in text(farid.get(of_post("count", poll)))
    assert farid.get(of_post("count_close", poll)).status_code == 403
    assert farid.get(of_post("count_sheet", poll, poll.booth.pk)).status_code == 403
    assert client_of(cast.rita).get(of_post("count", poll)).status_code == 404
    with cast.seeing_all():
        counts.close(poll.contest, by=let_in(cast.amina), at=LATER, reason="No booth is so big.")
    assert "2317" in text(farid.get(of_post("count", poll))).replace(",", "")


def test_a_closed_count_shows_table_bars_and_what_is_read_out(cast: Cast, saima: Client) -> None:
    poll = made(cast)
    with cast.seeing_all():
        closed(poll, [21, 11], cast)
    page = text(saima.get(of_post("count", poll)))
    assert f"<bdi>{poll.nominations[0].name}</bdi>: " in page
    assert 'class="p-1" width="100%"' in page
    assert 'class="p-2" width="52%"' in page
    assert "who has the most votes is elected" in page
    assert of_post("count_again", poll) in page
    assert of_post("count_close", poll) not in page


def test_a_tie_leads_to_the_lot_and_the_lot_to_the_result(cast: Cast, saima: Client) -> None:
    poll = made(cast)
    with cast.seeing_all():
        closed(poll, [9, 9], cast)
    assert of_post("count_lot", poll) in text(saima.get(of_post("count", poll)))
    first, second = (str(one.pk) for one in poll.nominations)
    told = {"method": "sticks", "drawn_by": "a child", "seen_by": "everybody"}
    address = of_post("count_lot", poll)
    assert sent(saima, address, place_0=first, place_1=first, **told).status_code == 422
    key = str(uuid4())
    for _ in range(2):
        answer = saima.post(address, {"form_key": key, "place_0": second, "place_1": first, **told})
        assert answer.status_code == 302
    page = text(saima.get(of_post("count", poll)))
    assert "elected by the lot" in page
    assert "a child" in page
    with cast.seeing_all():
        assert LotDrawn.objects.filter(contest=poll.contest).count() == 1


def amended(poll: Poll, cast: Cast, *rules: Any) -> None:
    """The association has these articles on election day."""
    with cast.seeing_all():
        day = poll.election.poll_on
        Constitution.objects.filter(body=poll.body).update(in_force_until=day)
        make.a_constitution(poll.body, by=cast.amina, rules=rules, since=day, version=2)


@pytest.mark.parametrize(("how", "said"), [
    ("poll", "a new poll is held between them"), ("fresh", "a new election is held for this seat"),
])  # fmt: skip
def test_where_the_article_says_so_equal_votes_lead_to_a_new_poll_and_not_to_a_lot(
    cast: Cast, saima: Client, how: str, said: str
) -> None:
    poll = made(cast)
    amended(poll, cast, ("election_tie", {"how": how}))
    with cast.seeing_all():
        closed(poll, [9, 9], cast)
    page = text(saima.get(of_post("count", poll)))
    assert said in page
    assert of_post("count_lot", poll) not in page
    assert f"?follows={poll.election.pk}&amp;post=secretary" in page
    assert "Art. 1" in page
    first, second = (one.pk for one in poll.nominations)
    with cast.seeing_all():
        lot = Drawing((first, second), "sticks", "a child", "all")
        with pytest.raises(ValidationError, match="something else"):
            lots.draw(poll.contest, lot, by=let_in(cast.amina), at=DRAWN)


def test_a_shared_term_is_said_with_who_serves_first(cast: Cast, saima: Client) -> None:
    poll = made(cast)
    amended(poll, cast, ("election_tie", {"how": "shared"}))
    with cast.seeing_all():
        closed(poll, [9, 9], cast)
    assert "who serves first" in text(saima.get(of_post("count", poll)))
    first, second = (one.pk for one in poll.nominations)
    with cast.seeing_all():
        lot = Drawing((second, first), "sticks", "a child", "all")
        lots.draw(poll.contest, lot, by=let_in(cast.amina), at=DRAWN)
    assert "Who came out of the lot first serves first" in text(saima.get(of_post("count", poll)))


def test_a_close_result_is_counted_again_where_an_article_asks_for_it(
    cast: Cast, saima: Client
) -> None:
    poll = made(cast)
    amended(poll, cast, ("recount", {"votes": 1}))
    with cast.seeing_all():
        closed(poll, [16, 15], cast)
    page = text(saima.get(of_post("count", poll)))
    assert "Not elected yet" in page
    assert "With at most" in page
    with cast.seeing_all():
        counts.again(poll.contest, why="The article asks for it.", by=let_in(cast.amina))
        closed(poll, [16, 15], cast)
    page = text(saima.get(of_post("count", poll)))
    assert "counted a second time" in page
    assert "Not elected yet" not in page


def test_a_recount_keeps_the_first_count_for_everybody_to_see(cast: Cast, saima: Client) -> None:
    poll = made(cast)
    with cast.seeing_all():
        closed(poll, [16, 15], cast)
    assert sent(saima, of_post("count_again", poll), why="").status_code == 422
    sent(saima, of_post("count_again", poll), why="Her agent asked.")
    page = text(saima.get(of_post("count", poll)))
    assert "Her agent asked." in page
    assert "What the count before it came to" in page
    with cast.seeing_all():
        closed(poll, [15, 16], cast)
    page = text(saima.get(of_post("count", poll)))
    assert of_post("count_earlier", poll, 1) in page
    earlier = text(saima.get(of_post("count_earlier", poll, 1)))
    assert f"<bdi>{poll.nominations[0].name}</bdi>: " in earlier
    assert saima.get(of_post("count_earlier", poll, 7)).status_code == 404


def test_a_post_is_withheld_and_released(cast: Cast, saima: Client) -> None:
    poll = made(cast)
    with cast.seeing_all():
        closed(poll, [16, 15], cast)
    sent(saima, of_post("count_withhold", poll), why="An objection is open.")
    assert "An objection is open." in text(saima.get(of_post("count", poll)))
    assert "Withheld" in text(saima.get(there("counts", poll)))
    sent(saima, of_post("count_release", poll))
    with cast.seeing_all():
        assert Contest.objects.get(pk=poll.contest.pk).state == ContestState.POLLED


def test_pages_that_ask_do_not_open_for_nothing(cast: Cast, saima: Client) -> None:
    poll = made(cast)
    for name in ("count_lot", "count_release"):
        assert saima.get(of_post(name, poll)).status_code == 302
    assert saima.get(of_post("count_close", poll)).status_code == 200
    with cast.seeing_all():
        closed(poll, [16, 15], cast)
    assert saima.get(of_post("count_close", poll)).status_code == 302
    assert saima.get(of_post("count_sheet", poll, poll.booth.pk)).status_code == 302


def test_a_count_is_closed_once_by_two_taps(cast: Cast, saima: Client) -> None:
    poll = made(cast)
    with cast.seeing_all():
        typed_twice(poll, [21, 11], cast)
    key = str(uuid4())
    for _ in range(2):
        answer = saima.post(of_post("count_close", poll), {"form_key": key})
        assert answer.status_code == 302
    with cast.seeing_all():
        assert CountClosed.objects.filter(contest=poll.contest).count() == 1


def test_the_list_asks_as_much_for_one_post_as_for_twelve(
    cast: Cast, saima: Client, django_assert_num_queries: Any, django_assert_max_num_queries: Any
) -> None:
    poll = made(cast, booths_=2)
    with cast.seeing_all():
        typed(poll, a_sheet(poll.nominations, [1, 1]), by=let_in(cast.amina))
    saima.get(there("counts", poll))
    with django_assert_max_num_queries(60) as asked:
        saima.get(there("counts", poll))
    number = len(asked)
    with cast.seeing_all():
        for post in ("president", "treasurer", "vice_president", "member", "joint_secretary"):
            a_contest(poll.election, post, state=ContestState.POLLED)
    with django_assert_num_queries(number):
        saima.get(there("counts", poll))
