"""Nominations and candidates as the pages show them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from associations.forms.frozen import panel_of_frozen
from associations.forms.panels import Panel, panel_of
from associations.queries import frozen
from associations.rules.reserved import GROUPS
from elections.models import Contest, Election, Entry, Nomination
from elections.queries import symbols, ties
from elections.queries.elections import constitution_of, law_of
from elections.queries.nominations import Stage, of_election
from elections.vocabulary.states import ContestState, NominationState
from hnsa.core.saying import text_of
from hnsa.law.asking import Law

Chip = tuple[str, str, str]  # tone, sign, word
_CHIPS = {
    NominationState.HANDED_IN: ("wait", "half"),
    NominationState.VALID: ("ok", "ok"),
    NominationState.REFUSED: ("stop", "stop"),
    NominationState.WITHDRAWN: ("flat", "none"),
    NominationState.DIED: ("flat", "none"),
}
_POSTS = {
    ContestState.OPEN: ("wait", "half"),
    ContestState.UNOPPOSED: ("ok", "ok"),
    ContestState.POLLED: ("wait", "wait"),
    ContestState.WITHHELD: ("warn", "warn"),
    ContestState.DECLARED: ("ok", "ok"),
    ContestState.VACANT: ("warn", "warn"),
    ContestState.VOID: ("stop", "stop"),
}


def chip_of(nomination: Nomination) -> Chip:
    """Where a nomination stands."""
    tone, sign = _CHIPS[NominationState(nomination.state)]
    word = str(nomination.get_state_display())
    if nomination.died_on is not None and nomination.state == NominationState.VALID:
        word = _("She has died; votes for her are counted")
    return tone, sign, word


def chip_of_post(contest: Contest, stage: Stage) -> Chip:
    """Where a post stands."""
    tone, sign = _POSTS[ContestState(contest.state)]
    word = str(contest.get_state_display())
    if contest.state == ContestState.OPEN and stage.closed:
        word = _("nominations are closed")
    return tone, sign, word


@dataclass(frozen=True)
class Row:
    """A nomination in the list of its post."""

    one: Nomination
    chip: Chip
    is_hidden: bool
    symbol: SafeString
    symbol_name: str


@dataclass(frozen=True)
class Post:
    """A post with its nominations."""

    contest: Contest
    chip: Chip
    rows: tuple[Row, ...]
    reserved: tuple[tuple[str, int], ...]
    is_between: bool = False  # a new poll after equal votes, in which nobody else stands
    between: tuple[str, ...] = ()  # those of them whom the reader sees

    @property
    def valid(self) -> list[Row]:
        """Those who stand."""
        return [row for row in self.rows if row.one.state == NominationState.VALID]

    @property
    def waiting(self) -> int:
        """How many were not looked through yet."""
        return sum(row.one.state == NominationState.HANDED_IN for row in self.rows)

    @property
    def without_symbol(self) -> int:
        """How many have not chosen yet."""
        return sum(not row.one.symbol for row in self.valid)

    @property
    def empty(self) -> int:
        """Seats for which nobody stands."""
        return max(0, self.contest.seats - len(self.valid))


def posts_of(
    election: Election, contests: Iterable[Contest], user: Any, stage: Stage
) -> list[Post]:  # fmt: skip
    """The posts with their nominations, as far as the reader sees them. Four queries."""
    papers = of_election(election)
    rows = [one for found in papers.values() for one in found]
    seen = set(Nomination.objects.visible_to(user).filter(pk__in=[one.pk for one in rows])
               .values_list("pk", flat=True)) if rows else set()  # fmt: skip
    codes = {one.symbol for one in rows}
    drawn = symbols.drawings_of(codes, election.body)
    names = symbols.names_of(codes, election.body)
    return [
        Post(
            contest, chip_of_post(contest, stage),
            tuple(
                Row(one, chip_of(one), one.pk not in seen, drawn.get(one.symbol, SafeString("")),
                    names.get(one.symbol, ""))
                for one in papers.get(contest.pk, [])
            ),
            tuple((text_of(GROUPS[one["group"]]), one["seats"]) for one in contest.reserved),
            *_between(contest, user),
        )
        for contest in contests
    ]  # fmt: skip


def _between(contest: Contest, user: Any) -> tuple[bool, tuple[str, ...]]:
    equals = ties.between(contest)
    if equals is None:
        return False, ()
    there = Nomination.objects.visible_to(user).filter(pk__in=[one.pk for one in equals.candidates])
    return True, tuple(there.order_by("position", "receipt").values_list("name", flat=True))


@dataclass(frozen=True)
class Signer:
    """Who signed a nomination, by her entry on the roll."""

    entry: Entry | None  # None where she is not seen
    proposes: bool
    is_on: bool
    proposed: int  # other candidates whom she proposes as well


def groups_of(nomination: Nomination) -> list[str]:
    """The groups with reserved seats that she belongs to, in words."""
    return [text_of(GROUPS[one]) for one in nomination.groups if one in GROUPS]


def panels_of(nomination: Nomination, election: Election) -> list[Panel]:
    """What the articles said of it in the scrutiny, from the frozen facts."""
    kept, law = nomination.judged or {}, law_of(election)
    found = (_kept(kept.get(name), law, election) for name in ("stand", "nominate"))
    return [one for one in found if one is not None]


def _kept(judged: Mapping[str, Any] | None, law: Law, election: Election) -> Panel | None:
    """Judged again by the law of the election, which has the network's model rules as well."""
    verdict = frozen.again(judged, law)
    if judged and verdict is not None and frozen.same(judged, verdict):
        return panel_of(verdict, election.body)
    return panel_of_frozen(judged, constitution_of(election), election.body)


@dataclass(frozen=True)
class Next:
    """What comes next with the candidates: in words, the page, the day by which it is due."""

    words: str
    address: str = ""
    button: str = ""
    due: date | None = None
    also: tuple[tuple[str, str], ...] = ()  # further pages: address, word


def next_of(
    stage: Stage, posts: Iterable[Post], dues: Mapping[str, date | None],
    address: Any,
) -> Next | None:  # fmt: skip
    """What comes next; None where nothing does. `address(name, *ids)` of a page."""
    posts = list(posts)
    receive = (address("nomination_new"), _("Receive a nomination"))
    if not stage.running:
        return None if stage.announced else Next(
            _("Nominations are received when the election is announced."), address("election"),
            _("To the plan"),
        )  # fmt: skip
    if not stage.closed:
        return Next(
            _("Nominations are received, each with the hour and a receipt."),
            *receive,
            due=dues["nominations"],
            also=((address("nomination_close"), _("Close the nominations")),),
        )
    if not stage.scrutiny:
        return Next(
            _("Nominations are closed. The committee looks through them."),
            address("nomination_begin"), _("Begin the scrutiny"), due=dues["scrutiny"],
            also=((receive[0], _("Receive a late nomination")),),
        )  # fmt: skip
    waiting = [row.one for post in posts for row in post.rows
               if row.one.state == NominationState.HANDED_IN]  # fmt: skip
    if waiting:
        return Next(
            _("Nominations that are not looked through yet: %(number)d.")
            % {"number": len(waiting)},
            address("nomination_scrutiny", waiting[0].pk), _("Look through the next one"),
            due=dues["scrutiny"],
        )  # fmt: skip
    if not stage.listed:
        return Next(
            _("All nominations are looked through."), address("nomination_list"),
            _("Post the list"), due=dues["list"],
        )  # fmt: skip
    if not stage.settled:
        return Next(
            _("The list is posted. Until the last day candidates may withdraw."),
            address("nomination_settle"), _("Close the withdrawals"), due=dues["withdrawal"],
        )  # fmt: skip
    return _symbols(posts, address)


def _symbols(posts: Iterable[Post], address: Any) -> Next | None:
    for post in posts:
        if post.contest.state == ContestState.POLLED and post.without_symbol:
            return Next(
                _("Candidates choose their symbols: %(post)s.")
                % {"post": post.contest.get_post_display()},
                address("nomination_turns", post.contest.pk), _("Choose symbols"),
            )  # fmt: skip
    return None
