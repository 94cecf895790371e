"""The declaration as it is signed: what was declared with a record, its sums, and its code."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from associations.prints.constitutions import languages_of
from associations.prints.hands import Written, in_script, led, written
from elections.models import Contest, Nomination, Record
from elections.queries import signers
from elections.queries.candidates import not_named, on_paper
from elections.queries.records import plain, sums_of
from elections.queries.symbols import drawings_of
from elections.vocabulary.outcomes import CAME_IN, CameIn
from hnsa.core.saying import text_of


@dataclass(frozen=True)
class Line:
    """A candidate with her votes."""

    name: Written
    symbol: SafeString | str
    votes: int | None
    came: str  # how she is elected; "" where she is not


@dataclass(frozen=True)
class Post:
    """A post that was declared, with the sums of its count."""

    contest: Contest
    lines: tuple[Line, ...]
    vacant: int
    on_roll: int | None
    turnout: int | None
    share: str  # of the roll that came
    valid: int | None
    rejected: int | None
    tendered: int | None
    is_polled: bool


@dataclass(frozen=True)
class Sheet:
    """All that stands on the declaration. Who is present and who signs: one on each line."""

    record: Record
    posts: tuple[Post, ...]
    present: tuple[Written, ...]
    signed: tuple[Written, ...]


def sheet_of(record: Record, user: Any) -> Sheet:
    """The declaration of that record; who may not be named to this reader is not."""
    election = record.election
    told = [
        one for one in sums_of(election) if one["declared_at"] == plain(record.sealed_at)
    ]  # fmt: skip
    contests = {one.pk: one for one in election.contests.all()}
    signers.as_known([record], election, user)
    spoken, unnamed = languages_of(election.body), not_named(election, user)
    posts = []
    for one in told:
        contest = contests[one["contest"]]
        women = on_paper(contest)
        for her in women:
            if her.pk in unnamed:
                her.name, her.name_native = _("name not shown here"), ""
        posts.append(_post(contest, women, one, spoken))
    return Sheet(
        record, tuple(posts), _lines(record.present, spoken), _lines(record.signed, spoken)
    )


def _post(
    contest: Contest, women: Sequence[Nomination], told: Mapping[str, Any], spoken: Sequence[str]
) -> Post:  # fmt: skip
    came = {one["key"]: text_of(CAME_IN[CameIn(one["came"])]) for one in told["elected"]}
    figures = (told["figures"] or {}).get("together") or {}
    votes = figures.get("votes") or {}
    drawings = drawings_of({one.symbol for one in women}, contest.election.body)
    in_order = sorted(women, key=lambda one: (-(votes.get(str(one.pk)) or 0), one.position or 0))
    lines = [
        Line(
            written(in_script(one.name, one.name_native), spoken), drawings.get(one.symbol, ""),
            votes.get(str(one.pk)), came.get(str(one.pk), ""),
        )
        for one in in_order
    ]  # fmt: skip
    rejected, roll, turnout = (figures.get(it) for it in ("rejected", "on_roll", "marked_voters"))
    return Post(
        contest, tuple(lines), told["vacant"], roll, turnout, _share(turnout, roll),
        figures.get("valid"), None if rejected is None else sum(rejected.values()),
        figures.get("tendered"), bool(figures),
    )  # fmt: skip


def _share(turnout: int | None, roll: int | None) -> str:
    """How many of a hundred came, to a tenth, rounded down: never more than came."""
    if turnout is None or not roll:
        return ""
    tenths = turnout * 1000 // roll
    return f"{tenths // 10}.{tenths % 10} %"


def _lines(text: str, spoken: Sequence[str]) -> tuple[Written, ...]:
    return tuple(led(line, spoken) for line in text.splitlines() if line.strip())
