"""How a member stands, in the reader's words: marks, each with its articles and facts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from associations.queries.standing import Standing
from associations.rules.asked_of_members import PUT_OUT, VOTE, Member
from associations.rules.termination import Absence
from associations.vocabulary.standing import NARROWS, Narrow
from hnsa.core.saying import shown, text_of
from hnsa.law.verdict import Answer, Ground, Verdict

PAGE = 100


@dataclass(frozen=True)
class Reason:
    """One article of a mark: its number and what it says of her."""

    article: str
    lines: tuple[SafeString, ...]


@dataclass(frozen=True)
class Mark:
    """One thing that is so of her: sign, word, and why."""

    tone: str
    sign: str
    word: str
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class Row:
    """One member of the list."""

    standing: Standing
    marks: tuple[Mark, ...]
    missing: tuple[str, ...]  # what is not known of her, in words


@dataclass(frozen=True)
class Figure:
    """How many are so; as a link it narrows the list."""

    narrow: str
    number: int
    word: str
    current: bool


def is_so(standing: Standing, narrow: Narrow) -> bool:
    """Whether the narrowed list shows her."""
    return {
        Narrow.ALL: True,
        Narrow.GROUND: standing.is_ground_found,
        Narrow.NEAR: standing.near is not None,
        Narrow.NO_VOTE: not standing.may_vote,
        Narrow.PERMANENT: standing.may_be_permanent,
        Narrow.OPEN: bool(standing.open),
    }[narrow]


def figures(found: Sequence[Standing], current: Narrow) -> list[Figure]:
    """How many members stand how."""
    counted = {one: sum(is_so(standing, one) for standing in found) for one in Narrow}
    return [
        Figure(str(one), number, text_of(NARROWS[one], number), one is current)
        for one, number in counted.items()
    ]


def rows(found: Iterable[Standing], on: date, symbol: str = "") -> list[Row]:
    """These members as the list shows them."""
    return [
        Row(one, marks_of(one, on, symbol), tuple(labels_of(one.missing))) for one in found
    ]  # fmt: skip


def labels_of(names: Iterable[str]) -> list[str]:
    """Facts of a member in words."""
    labels = {blank.name: text_of(blank.label) for blank in Member.blanks}
    return [labels[name] for name in names if name in labels]


def marks_of(standing: Standing, on: date, symbol: str = "") -> tuple[Mark, ...]:
    """Everything that is so of her, what is heaviest first; good standing only where it is."""
    found = [
        *_procedure(standing), *_ground(standing, on, symbol), *_vote(standing, symbol),
        *_near(standing, on, symbol),
    ]  # fmt: skip
    if standing.is_good and standing.termination is None:
        found.insert(0, Mark("ok", "ok", _("Good standing")))
    if standing.may_be_permanent:
        found.append(Mark("flat", "go", _("May apply to become permanent")))
    return tuple(found)


def _procedure(standing: Standing) -> Iterable[Mark]:
    running = standing.termination
    if running is None:
        return
    day = running.notice_on or running.found_on
    told = (
        _("Notice was given on %(day)s; it is not decided yet")
        if running.notice_on
        else _("A ground was written down on %(day)s; no notice was given yet")
    )
    yield Mark("wait", "wait", told % {"day": date_format(day, "DATE_FORMAT")})


def _ground(standing: Standing, on: date, symbol: str) -> Iterable[Mark]:
    if standing.is_ground_found:
        found = standing.answers[PUT_OUT.code].broken
        yield Mark("warn", "warn", _("A ground is found"), _reasons(found, standing, on, symbol))


def _vote(standing: Standing, symbol: str) -> Iterable[Mark]:
    known, verdict = standing.known, standing.answers.get(VOTE.code)
    if known.suspended and known.suspended_on:
        day = date_format(known.suspended_on, "DATE_FORMAT")
        yield Mark("stop", "stop", _("Suspended since %(day)s") % {"day": day})
    if verdict is None:
        return
    if verdict.answer is Answer.NO:
        against = tuple(_reason(one, symbol) for one in verdict.broken)
        yield Mark("stop", "stop", text_of(VOTE.no), against)
    elif verdict.answer is Answer.OPEN:
        yield Mark("wait", "wait", _("Whether she may vote cannot be said yet"))


def _near(standing: Standing, on: date, symbol: str) -> Iterable[Mark]:
    if standing.near is None:
        return
    now = standing.answers[PUT_OUT.code]
    reasons = _reasons(_as_it_is(now, standing.near), standing, on, symbol)
    yield Mark("warn", "warn", _("Near a ground"), reasons)


def _as_it_is(now: Verdict, near: Verdict) -> list[Ground]:
    """What the articles that would find a ground say today."""
    would = {(one.article, one.kind) for one in near.broken}
    return [one for one in now.grounds if (one.article, one.kind) in would]


def _reasons(
    grounds: Iterable[Ground], standing: Standing, on: date, symbol: str
) -> tuple[Reason, ...]:
    days = standing.known.missed_on
    return tuple(
        _reason(one, symbol, days_said(days, on) if one.kind == Absence.code else "")
        for one in grounds
    )


def _reason(ground: Ground, symbol: str, days: str = "") -> Reason:
    lines = tuple(shown(line, symbol) for line in ground.finding.facts)
    if days:
        lines += (format_html("<bdi>{}</bdi>", days),)
    return Reason(ground.article, lines)


def days_said(days: Iterable[date], on: date) -> str:
    """These days one after another: "3 Aug, 2 Sep"; the year only where it is another one."""
    return _(", ").join(
        date_format(day, "j M" if day.year == on.year else "j M Y") for day in days
    )  # fmt: skip
