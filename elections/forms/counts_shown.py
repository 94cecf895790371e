"""Counts as pages show them: the ballot account line by line, bars, what is read out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from elections.models import Nomination
from elections.rules import accounts
from elections.rules.accounts import Account, letter_of
from elections.rules.counting import Outcome
from elections.rules.naming import with_names
from elections.rules.sheets import WORDS, Difference, Found
from elections.rules.written import to_line
from elections.vocabulary.outcomes import CAME_IN, REJECTED, RESULTS, CameIn, Rejected, Result
from elections.vocabulary.papers import ACCOUNT_LINES
from hnsa.core.saying import shown, text_of
from hnsa.law.words import Line

TONES = {
    Result.DECLARED: ("ok", "ok"), Result.TIED: ("wait", "wait"), Result.AGAIN: ("warn", "warn"),
    Result.VACANT: ("flat", "none"),
}  # fmt: skip


@dataclass(frozen=True)
class Chip:
    """A word with its colour and sign."""

    tone: str
    sign: str
    word: str


@dataclass(frozen=True)
class Row:
    """A line of the ballot account. `chip` where it is a sum; `told` what does not agree."""

    letter: str
    words: str
    number: int | None
    made_of: str = ""
    chip: Chip | None = None
    told: tuple[SafeString, ...] = ()


@dataclass(frozen=True)
class Bar:
    """A candidate with her votes; `share` in hundredths of the most."""

    nomination: Nomination
    name: str
    drawing: SafeString | str
    symbol: str
    votes: int
    share: int
    chip: Chip | None = None


def chip_of(result: Result) -> Chip:
    """What became of the post."""
    return Chip(*TONES[result], text_of(RESULTS[result]))


def sentences(lines: Iterable[Line], names: Mapping[str, str]) -> list[SafeString]:
    """What is read out, with names."""
    return [shown(with_names(one, names)) for one in lines]


def account_rows(account: Account, names: Mapping[str, str]) -> list[Row]:
    """The ballot account in the order and with the letters of the paper."""
    faults: dict[str, list[SafeString]] = {}
    for fault in accounts.agree(account):
        faults.setdefault(fault.line, []).append(shown(with_names(fault.told, names)))
    rows = []
    for name in accounts.FIGURES:
        number = getattr(account, name)
        if name == "packets" and number is None:
            continue
        parts = PARTS.get(name, ())
        told = tuple(faults.get(CHECKS.get(name, ""), ()))
        rows.append(_row(account, name, number, parts, told))
        if name == "valid":
            rows += _rejected_rows(account, tuple(faults.get("counted", ())))
    return [*rows, *_vote_rows(account, tuple(faults.get("votes", ())))]


# Which line of the form a fault of the account stands at, and what its sum is made of.
CHECKS = {
    "packets": "packets", "printed": "printed", "issued": "issued", "box": "box",
    "marked_voters": "turnout",
}  # fmt: skip
PARTS = {
    "packets": ("printed",),
    **{name: parts for name, (_words, parts) in ACCOUNT_LINES.items() if parts},
}
LEAST = {"box": "marked_voters", "marked_voters": "on_roll"}


def _row(
    account: Account, name: str, number: int | None, parts: tuple[str, ...],
    told: tuple[SafeString, ...],
) -> Row:  # fmt: skip
    bound = LEAST.get(name)
    checked = (*parts, *([bound] if bound else ()))
    known = all(getattr(account, part) is not None for part in (name, *checked))
    made_of = f"= {' + '.join(letter_of(part) for part in parts)}" if parts else ""
    if bound:
        made_of = f"≤ {letter_of(bound)}"
    chip = _agrees(known=known, wrong=bool(told)) if checked else None
    return Row(letter_of(name), text_of(WORDS[name]), number, made_of, chip, told)


def _agrees(*, known: bool, wrong: bool) -> Chip:
    if wrong:
        return Chip("stop", "stop", _("Does not agree"))
    if not known:
        return Chip("flat", "none", _("Cannot be checked"))
    return Chip("ok", "ok", _("Agrees"))


def _rejected_rows(account: Account, told: tuple[SafeString, ...]) -> list[Row]:
    """Papers that are not valid, by ground; then all that was looked at, against the box."""
    grounds = account.rejected
    rows = [
        Row("", _("Not valid: %(ground)s") % {"ground": text_of(words)},
            None if grounds is None else grounds.get(Rejected(ground), 0))
        for ground, words in REJECTED.items()
    ]  # fmt: skip
    known = None not in (account.valid, grounds, account.box, account.challenged)
    looked = (account.valid or 0) + sum((grounds or {}).values()) if known else None
    parts = f"= {letter_of('box')} + {letter_of('challenged')}"
    words = _("Valid and not valid together")
    return [*rows, Row("", words, looked, parts, _agrees(known=known, wrong=bool(told)), told)]


def _vote_rows(account: Account, told: tuple[SafeString, ...]) -> list[Row]:
    votes = account.votes
    given = None if votes is None else sum(votes.values()) + account.marks_rejected
    rows = []
    if account.marks > 1:
        rows.append(Row("", text_of(WORDS["marks_rejected"]), account.marks_rejected))
    valid = letter_of("valid")
    bound = f"= {valid}" if account.marks == 1 else f"≤ {account.marks} × {valid}"
    known = given is not None and account.valid is not None
    chip = _agrees(known=known, wrong=bool(told))
    return [*rows, Row("", _("Votes of all candidates"), given, bound, chip, told)]


def bars(
    nominations: Iterable[Nomination], votes: Mapping[str, int], outcome: Outcome,
    names: Mapping[str, str], drawings: Mapping[str, tuple[SafeString | str, str]],
) -> list[Bar]:  # fmt: skip
    """The candidates by their votes, with what became of each."""
    came = {one.key: one for one in outcome.elected}
    tied = {key for tie in outcome.ties for key in tie.keys}
    most = max(votes.values(), default=0) or 1
    found = []
    for one in nominations:
        key, chip = str(one.pk), None
        if key in came:
            how = came[key].came
            word = _("Elected") if how == CameIn.VOTES else _("Elected %(how)s") % {
                "how": text_of(CAME_IN[how])
            }  # fmt: skip
            chip = Chip("ok", "ok", word)
        elif key in tied:
            chip = Chip("wait", "wait", _("Equal votes"))
        elif key in outcome.waiting:
            chip = Chip("wait", "wait", _("Hangs on a tie"))
        drawing, symbol = drawings.get(key, ("", ""))
        number = votes.get(key, 0)
        found.append(Bar(one, names[key], drawing, symbol, number, number * 100 // most, chip))
    return sorted(found, key=lambda bar: (-bar.votes, bar.nomination.position or 0, bar.name))


@dataclass(frozen=True)
class Differing:
    """A figure that two people typed differently."""

    words: str
    first: int | None
    second: int | None
    by: int | None


def differing(differences: Iterable[Difference], names: Mapping[str, str]) -> list[Differing]:
    """The fields that are not alike, in words."""
    return [
        Differing(
            _words(one, names), one.first, one.second,
            None if one.first is None or one.second is None else abs(one.first - one.second),
        )
        for one in differences
    ]  # fmt: skip


def _words(one: Difference, names: Mapping[str, str]) -> str:
    if one.group == "votes":
        return names.get(one.name, one.name)
    if one.group == "rejected":
        return _("Not valid: %(ground)s") % {"ground": text_of(REJECTED[Rejected(one.name)])}
    return text_of(WORDS[one.name])


@dataclass(frozen=True)
class FaultShown:
    """What does not agree: where, and what is said of it."""

    booth: int
    told: SafeString


def faults_shown(faults: Iterable[Found], names: Mapping[str, str]) -> list[FaultShown]:
    """What does not agree, in the reader's words."""
    return [FaultShown(one.booth, shown(with_names(one.told, names))) for one in faults]


def kept_faults(
    faults: Iterable[Mapping[str, Any]], names: Mapping[str, str]
) -> list[FaultShown]:  # fmt: skip
    """The same of a closed count, as they were frozen."""
    return [
        FaultShown(one["booth"], shown(with_names(to_line(one["told"]), names))) for one in faults
    ]


def candidates_named(nominations: Iterable[Any]) -> dict[str, str]:
    """Names by key: those of the paper, but for whom the reader may not know."""
    return {
        str(one.pk): _("name not shown here") if one.is_hidden else one.name for one in nominations
    }
