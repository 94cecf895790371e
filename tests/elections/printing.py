"""An election with candidates, symbols and booths, for the tests of its papers."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from elections.models import Booth, Contest, Election, Entry, Nomination
from elections.vocabulary.states import ContestState, ElectionState, NominationState
from elections.vocabulary.symbols import SYMBOLS
from members.models import Body, Person
from tests.electing import a_contest, an_election
from tests.factories import A_MOMENT

POLL_ON = date(2027, 2, 14)
NOW = datetime(2027, 2, 10, 9, tzinfo=ZoneInfo("Asia/Karachi"))
LONG = "Syeda Umm-e-Kulsoom Fatima-tuz-Zahra Bint-e-Muhammad Abdul Rehman Siddiqui Al-Hashmi"
LONG_NATIVE = "سیدہ ام کلثوم فاطمۃ الزہرا بنت محمد عبدالرحمن صدیقی الہاشمی قصوری"
NAMES = (
    ("Rukhsana Bibi", "رخسانہ بی بی"), ("Kausar Parveen", "کوثر پروین"),
    ("Fehmida Begum", "فہمیدہ بیگم"), ("Zubaida", ""), ("Nasreen Akhtar", "نسرین اختر"),
    (LONG, LONG_NATIVE),
)  # fmt: skip


def an_announced_election(body: Body, *, by: Any, **told: Any) -> Election:
    """An election that is announced, with hours and two booths."""
    election = an_election(
        body, by=by,
        **{"poll_on": POLL_ON, "opens_at": time(8), "closes_at": time(16),
           "state": ElectionState.ANNOUNCED, "announced_on": date(2027, 1, 10), **told},
    )  # fmt: skip
    for number, name in ((1, "the school"), (2, "احاطہ زبیدہ")):
        Booth.objects.create(
            election=election, number=number, name=name, body=body, homenet=body.homenet
        )
    return election


def standing(
    election: Election, post: str, number: int, *, by: Any, seats: int = 1,
    names: Sequence[tuple[str, str]] = NAMES, state: str = ContestState.POLLED,
) -> Contest:  # fmt: skip
    """A post with so many valid candidates, each with a symbol."""
    body = election.body
    contest = a_contest(
        election, post, seats=seats, state=state, position=election.contests.count() + 1
    )
    for place in range(number):
        name, native = names[place % len(names)]
        woman = Person.objects.create(homenet=body.homenet, full_name=f"{name} {post} {place}")
        Nomination.objects.create(
            contest=contest, body=body, homenet=body.homenet, person=woman, name=name,
            name_native=native, relative="w/o Akram", consents=True, receipt=place + 1,
            received_at=A_MOMENT, received_by=by, state=NominationState.VALID,
            symbol=list(SYMBOLS)[place % len(SYMBOLS)], position=place + 1,
        )  # fmt: skip
    return contest


def on_the_roll(election: Election, number: int) -> None:
    """So many women on the roll, all at booth 1."""
    body, booth = election.body, election.booths.order_by("number")[0]
    for place in range(1, number + 1):
        woman = Person.objects.create(homenet=body.homenet, full_name=f"Voter {place}")
        Entry.objects.create(
            election=election, body=body, homenet=body.homenet, person=woman, is_on=True,
            number=place, name=woman.full_name, booth=booth,
        )  # fmt: skip
