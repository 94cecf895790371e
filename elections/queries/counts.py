"""Closed counts: their figures, and what they come to with the lots drawn since."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef

from associations.queries import frozen
from elections.models import Contest, CountClosed, LotDrawn
from elections.queries.candidates import contest_of
from elections.queries.elections import law_of
from elections.queries.sheets import Sheets, sheets_of
from elections.rules import contests as rules
from elections.rules.accounts import Account
from elections.rules.contests import Contender, Counted, Lot
from elections.rules.counting import Outcome, is_contested, outcome
from elections.rules.reserving import kept, loaded
from elections.rules.sheets import OF_THE_PAPERS, whole
from elections.rules.written import written
from elections.vocabulary.outcomes import Rejected
from elections.vocabulary.states import ContestState

# Where no count is needed to know what it came to, if nobody had to vote.
SETTLED = frozenset(
    {
        ContestState.UNOPPOSED, ContestState.VACANT, ContestState.DECLARED, ContestState.WITHHELD,
    }
)  # fmt: skip


def latest(contest: Contest) -> CountClosed | None:
    """The last count that was closed."""
    return contest.counts.select_related("by").order_by("round").last()


def closed_of(contest: Contest) -> list[CountClosed]:
    """Every count of a post that was closed, in their order."""
    return list(contest.counts.select_related("by").order_by("round"))


def lots_of(contest: Contest) -> list[LotDrawn]:
    """The lots drawn among candidates for a post: after a count.

    A draw for the turns to choose a symbol is kept as well, and lies before every count.
    """
    before = CountClosed.objects.filter(contest=OuterRef("contest"), at__lte=OuterRef("at"))
    rows = contest.lots.filter(Exists(before)).select_related("written_by")
    return list(rows.order_by("pk"))


def counted(contest: Contest, round: int) -> Counted:
    """The figures of a count: as they were frozen, or as the sheets say so far."""
    closed = contest.counts.filter(round=round).first()
    figures = closed.figures if closed else figures_of(sheets_of(contest, round))
    return counted_of(figures, round, lots_of(contest))


def counted_of(figures: Mapping[str, Any], round: int, lots: Iterable[LotDrawn]) -> Counted:
    """The same from the frozen figures."""
    told = figures["together"]
    return Counted(
        votes=told["votes"], valid=told["valid"],
        rejected={Rejected(name): n for name, n in (told["rejected"] or {}).items()},
        marks_rejected=told["marks_rejected"], turnout=told["marked_voters"],
        on_roll=told["on_roll"], tendered=told["tendered"] or 0,
        lots=tuple(
            Lot(tuple(str(pk) for pk in one.order), one.drawn_by, one.method, (one.seen_by,))
            for one in lots
        ),
        recounted=round > 1, poll_on=date.fromisoformat(figures["poll_on"]),
    )  # fmt: skip


def outcome_of(contest: Contest) -> Outcome | None:
    """What the election to a post came to; None where that is not known yet."""
    closed = latest(contest)
    if closed is not None:
        return came_to(closed, lots_of(contest))
    stands = contest_of(contest)
    if contest.state not in SETTLED or is_contested(stands):
        return None
    none = Counted({}, 0, poll_on=contest.election.poll_on)
    return outcome(stands, none, law_of(contest.election))


def came_to(closed: CountClosed, lots: Iterable[LotDrawn]) -> Outcome:
    """What a closed count comes to: by its own figures, and the lots drawn since."""
    figures = closed.figures
    found = counted_of(figures, closed.round, lots)
    return outcome(stood_of(figures), found, law_of(closed.contest.election))


def stood_of(figures: Mapping[str, Any]) -> rules.Contest:
    """Who stood for how many seats, as it was when the count was closed."""
    return rules.Contest(
        figures["post"], figures["seats"],
        tuple(Contender(one["key"], frozenset(one["groups"])) for one in figures["contenders"]),
        loaded(figures["reserved"]),
    )  # fmt: skip


def kept_outcome(found: Outcome) -> dict[str, Any]:
    """An outcome as a column keeps it, with what the articles said."""
    judged = None
    if found.verdict is not None and found.asked is not None:
        judged = frozen.frozen(found.verdict, found.asked)
    return {**written(found), "judged": judged}


def figures_of(sheets: Sheets) -> dict[str, Any]:
    """The figures of a count as they are frozen: each booth's, and all together."""
    stands = sheets.stands
    return {
        "post": stands.post, "seats": stands.seats, "marks": stands.marks,
        "poll_on": sheets.contest.election.poll_on.isoformat(),
        "contenders": [
            {"key": one.key, "groups": sorted(one.groups)} for one in stands.contenders
        ],
        "reserved": kept(stands.reserved),
        "booths": [
            {
                "number": one.booth.number, "name": one.booth.name,
                "is_counted": one.ruled.is_counted,
                "typed_by": [sheet.typed_by_id for sheet in one.sheets],
                "account": _kept(one.ruled.account),
            }
            for one in sheets.booths
        ],
        "together": _kept(whole(sheets.ruled, sheets.on_roll)),
        "why_again": sheets.contest.recount_why,
    }  # fmt: skip


def account_of(kept: Mapping[str, Any] | None, marks: int) -> Account | None:
    """A ballot account from the frozen figures."""
    if kept is None:
        return None
    rejected = kept["rejected"]
    return Account(
        **{name: kept[name] for name in (*OF_THE_PAPERS, "packets", "on_roll")},
        rejected=None if rejected is None else {Rejected(one): n for one, n in rejected.items()},
        votes=kept["votes"], marks_rejected=kept["marks_rejected"], marks=marks,
    )  # fmt: skip


def _kept(account: Account | None) -> dict[str, Any] | None:
    if account is None:
        return None
    rejected = account.rejected
    return {
        **{name: getattr(account, name) for name in (*OF_THE_PAPERS, "packets", "on_roll")},
        "rejected": None if rejected is None else {str(one): n for one, n in rejected.items()},
        "votes": None if account.votes is None else dict(account.votes),
        "marks_rejected": account.marks_rejected,
    }
