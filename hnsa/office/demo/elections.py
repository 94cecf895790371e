"""Two elections of the demo's association: one that is declared, one that is under way.

All of it goes through the same verbs as the pages. In the first three seats of the committee were
voted on, and two women type the same sheets; in the second nominations are taken, and the draft of
the roll was posted a day late.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from associations.vocabulary.subjects import Post
from elections.actions import (
    booths,
    committees,
    counts,
    declarations,
    marks,
    nominations,
    packets,
    plans,
    polls,
    rolls,
    scrutiny,
    settling,
    sheets,
    steps,
    symbols,
    taking_office,
)
from elections.actions.booths import Opening, Place
from elections.actions.declarations import Declaration
from elections.actions.nominations import Paper
from elections.actions.packets import Printing
from elections.actions.plans import Planned
from elections.actions.scrutiny import Looked
from elections.models import Booth, Contest, Election, Nomination
from elections.queries import elections as queries
from elections.rules.sheets import Typed
from elections.vocabulary.nominating import Order
from elections.vocabulary.outcomes import Rejected
from elections.vocabulary.states import ElectionKind
from elections.vocabulary.steps import Step
from hnsa.office.demo.days import at_hour
from members.models import Body, Person

DAY: Final = timedelta(days=1)
WHERE: Final = "the school of Khuddian"
SEALS: Final = "two strips of paper, signed by three"
SYMBOLS: Final = ("needle", "spool", "jar", "comb", "bucket", "key", "button", "cup")
VOTES: Final = (9, 7, 6, 4)  # of those who stand; each voter has three marks
_STANDING: Final = slice(3, 7)  # of the women on the list: who stands, in the first election
_COMMITTEE: Final = slice(-3, None)


@dataclass(frozen=True)
class _Hands:
    """Who writes down, and who types the second time."""

    facilitator: Any
    clerk: Any


def make(body: Body, women: Sequence[Person], *, clerk: Any, facilitator: Any, today: date) -> None:
    """Write both down. `women`: the members, the longest first."""
    hands = _Hands(facilitator, clerk)
    _declared(body, women, today - 60 * DAY, hands)
    _under_way(body, women, today, hands)


def _declared(body: Body, women: Sequence[Person], poll_on: date, hands: _Hands) -> None:
    by = hands.facilitator
    planned = Planned(ElectionKind.BY_ELECTION, poll_on, {Post.MEMBER: 3}, time(9), time(13))
    election = _announced(body, women, planned, poll_on - 20 * DAY, by)
    day = _days(election)
    _rolled(election, day[Step.ROLL_POSTED], by)
    rolls.finish(
        election, on=day[Step.FINAL_ROLL], by=by, at=at_hour(day[Step.FINAL_ROLL], 16)
    )  # fmt: skip
    contest = Contest.objects.get(election=election)
    stand = _nominated(contest, women[_STANDING], day[Step.NOMINATIONS], by)
    _settled(election, contest, stand, day, by)
    booth = Booth.objects.get(election=election)
    booths.change(booth, Place(WHERE, is_reachable=True), by=by)
    voters = election.entries.filter(is_on=True).count()
    printing = Printing(papers=voters + 2, booth=booth)
    packets.put_up(contest, printing, by=by, at=at_hour(poll_on - DAY, 10))
    _polled(election, booth, voters - 2, by)
    _counted(election, contest, booth, voters - 2, hands)


def _announced(
    body: Body, women: Sequence[Person], planned: Planned, on: date, by: Any
) -> Election:  # fmt: skip
    """Planned, its committee formed, and made known."""
    election = plans.plan(body, planned, by=by, at=at_hour(on - 4 * DAY, 10))
    for place, woman in enumerate(women[_COMMITTEE]):
        seat = committees.appoint(
            election, woman, on=on - 3 * DAY, by=by, at=at_hour(on - 3 * DAY, 11),
            is_relative=False,
        )  # fmt: skip
        committees.accept(seat, on=on - 2 * DAY, by=by, at=at_hour(on - 2 * DAY, 11))
        if not place:
            committees.preside(seat, by=by)
    committees.form(election, on=on - 2 * DAY, by=by, at=at_hour(on - 2 * DAY, 12))
    return plans.announce(election, on=on, by=by, at=at_hour(on, 10))


def _days(election: Election) -> dict[Step, date]:
    """The timetable that was announced."""
    found = queries.days_of(election)
    return {step: due.on for step, due in found.by_step.items()}


def _rolled(election: Election, posted_on: date, by: Any) -> None:
    rolls.draw(election, by=by, at=at_hour(posted_on, 9))
    rolls.post(election, on=posted_on, by=by, at=at_hour(posted_on, 10))


def _nominated(
    contest: Contest, women: Iterable[Person], until: date, by: Any
) -> list[Nomination]:  # fmt: skip
    """Nomination papers, handed in one after the other on the last day; neighbours sign."""
    entries = {one.person_id: one for one in contest.election.entries.filter(is_on=True)}
    others = [one for one in entries.values() if one.person_id not in {her.pk for her in women}]
    made = []
    for place, woman in enumerate(women):
        signs = others[2 * place : 2 * place + 2]
        at = at_hour(until, 9) + timedelta(minutes=20 * place)
        paper = Paper(entries[woman.pk], at, signs[0], (signs[1],), consents=True)
        made.append(nominations.hand_in(contest, paper, by=by, at=at))
    return made


def _settled(
    election: Election, contest: Contest, stand: Sequence[Nomination], day: dict[Step, date],
    by: Any,
) -> None:  # fmt: skip
    """Scrutiny, list, withdrawal, symbols."""
    settling.close_nominations(
        election, on=day[Step.NOMINATIONS], by=by, at=at_hour(day[Step.NOMINATIONS], 17)
    )
    on, at = day[Step.SCRUTINY], at_hour(day[Step.SCRUTINY], 18)
    settling.begin_scrutiny(election, on=on, by=by, at=at)
    for one in stand:
        scrutiny.look_through(one, Looked(valid=True, on=on), by=by, at=at)
    settling.post_list(
        election, Order.ALPHABET, on=day[Step.LIST], by=by, at=at_hour(day[Step.LIST], 19)
    )
    settling.close_withdrawals(
        election, on=day[Step.WITHDRAWAL], by=by, at=at_hour(day[Step.WITHDRAWAL], 20)
    )
    at = at_hour(day[Step.WITHDRAWAL], 20)
    symbols.give_turns(contest, Order.TIME, by=by, at=at)
    ends = day[Step.CAMPAIGN_END]
    steps.take(election, Step.CAMPAIGN_END, on=ends, by=by, at=at_hour(ends, 20))
    for one, symbol in zip(stand, SYMBOLS, strict=False):
        one.refresh_from_db()
        symbols.choose(one, symbol, by=by)


def _polled(election: Election, booth: Booth, came: int, by: Any) -> None:
    """The day: the empty box shown, those who came marked on the roll, the booth closed."""
    on = election.poll_on
    polls.begin(election, on=on, by=by, at=at_hour(on, 8))
    booths.begin(booth, Opening(time(9), box_shown=True, seals=SEALS), by=by)
    numbers = list(range(1, came + 1))
    marks.from_paper(booth, numbers, by=by, at=at_hour(on, 12))
    booths.end(booth, time(13), by=by, at=at_hour(on, 13))
    polls.end(election, by=by)


def _counted(
    election: Election, contest: Contest, booth: Booth, came: int, hands: _Hands
) -> None:  # fmt: skip
    """Counted in front of all, typed twice, declared; the terms begin."""
    on = election.poll_on
    counts.begin(election, on=on, by=hands.facilitator, at=at_hour(on, 14))
    stand = contest.nominations.order_by("receipt")
    valid = came - 1
    figures: dict[str, int | None] = {
        "printed": came + 4, "unused": 4, "issued": came, "spoilt": 0, "not_put_in": 0,
        "box": came, "challenged": 0, "tendered": 0, "valid": valid, "marked_voters": came,
        "marks_rejected": 0,
    }  # fmt: skip
    votes = {str(one.pk): min(number, valid) for one, number in zip(stand, VOTES, strict=True)}
    rejected = dict.fromkeys(map(str, Rejected), 0) | {Rejected.TOO_MANY.value: 1}
    typed = Typed(figures, rejected, votes)
    for user in (hands.facilitator, hands.clerk):
        sheets.type_in(contest, booth, typed, by=user, at=at_hour(on, 15))
    counts.close(contest, by=hands.facilitator, at=at_hour(on, 16))
    told = Declaration(
        posts=[contest.pk], on=on, terms_begin_on=on + DAY,
        present="about twenty women of Khuddian, and an agent of each candidate",
        signed="the three of the election committee",
    )  # fmt: skip
    declarations.declare(election, told, by=hands.facilitator, at=at_hour(on, 17))
    for one in contest.nominations.order_by("receipt")[:3]:
        taking_office.begin(election, one, by=hands.facilitator)


def _under_way(body: Body, women: Sequence[Person], today: date, hands: _Hands) -> None:
    """Announced in time; the draft of the roll was posted a day late; nominations are taken."""
    by = hands.facilitator
    posts: dict[str, int] = {Post.PRESIDENT: 1, Post.SECRETARY: 1, Post.TREASURER: 1}
    planned = Planned(ElectionKind.GENERAL, today + 7 * DAY, posts, time(9), time(14))
    election = _announced(body, women, planned, today - 12 * DAY, by)
    day = _days(election)
    _rolled(election, min(day[Step.ROLL_POSTED] + DAY, today - DAY), by)
    contest = Contest.objects.filter(election=election).order_by("position")[0]
    _handed_in(contest, women[1:4], today, by)


def _handed_in(contest: Contest, women: Sequence[Person], today: date, by: Any) -> None:
    at: datetime = at_hour(today - DAY, 11)
    entries = {one.person_id: one for one in contest.election.entries.filter(is_on=True)}
    signs = [one for one in entries.values() if one.person_id not in {her.pk for her in women}]
    for place, woman in enumerate(women):
        paper = Paper(
            entries[woman.pk], at + timedelta(minutes=15 * place), signs[2 * place],
            (signs[2 * place + 1],), consents=True,
        )  # fmt: skip
        nominations.hand_in(contest, paper, by=by, at=at + timedelta(hours=2))
