"""The posts of an election in the list of counts: where each stands."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from elections.forms.counts_shown import Chip, chip_of
from elections.models import Contest, CountClosed, Election
from elections.queries import sheets
from elections.queries.elections import contests_of
from elections.rules.written import read
from elections.vocabulary.outcomes import Result
from elections.vocabulary.states import ContestState


@dataclass(frozen=True)
class Line:
    """A post: its chip, and in a sentence how far its count is."""

    contest: Contest
    chip: Chip
    told: str = ""


def lines_of(election: Election, *, counts_it: bool) -> list[Line]:
    """Each post. Who does not count reads nothing of a count that is not closed."""
    contests = contests_of(election)
    closed: dict[int, CountClosed] = {}
    for one in CountClosed.objects.filter(contest__in=contests).order_by("round"):
        closed[one.contest_id] = one
    for contest in contests:
        contest.election = election
    rounds = [
        (one, number)
        for one in contests
        if one.state in (ContestState.POLLED, ContestState.WITHHELD)
        and (number := sheets.under_way(one, closed.get(one.pk))) is not None
    ]
    open_ = sheets.sheets_of_several(rounds) if counts_it else {}
    return [_line(one, closed.get(one.pk), open_.get(one.pk)) for one in contests]


def _line(contest: Contest, closed: CountClosed | None, open_: sheets.Sheets | None) -> Line:
    if contest.state == ContestState.WITHHELD:
        return Line(contest, Chip("warn", "warn", _("Withheld")), contest.withheld_why)
    if contest.recount_why:
        return Line(contest, Chip("wait", "wait", _("Counted again")), _told(open_))
    if contest.state == ContestState.UNOPPOSED:
        return Line(contest, chip_of(Result.DECLARED), _("Nobody had to vote for this post."))
    if contest.state == ContestState.VACANT:
        return Line(contest, chip_of(Result.VACANT))
    if contest.state == ContestState.VOID:
        return Line(contest, Chip("stop", "stop", _("Void")))
    if closed is not None:
        came = read(contest.outcome or closed.outcome)
        more = _("Closed all the same, with a reason.") if closed.faults else ""
        return Line(contest, chip_of(came.result), more)
    if contest.state == ContestState.OPEN:
        return Line(contest, Chip("flat", "none", _("Nominations are taken")))
    return Line(contest, Chip("wait", "half", _("Not closed yet")), _told(open_))


def _told(open_: sheets.Sheets | None) -> str:
    """How far the sheets are."""
    if open_ is None:
        return ""
    differ = sum(bool(one.ruled.differences) for one in open_.booths)
    if differ:
        return ngettext(
            "At %(n)d booth the two sheets are not alike.",
            "At %(n)d booths the two sheets are not alike.", differ,
        ) % {"n": differ}  # fmt: skip
    typed, all_ = sum(len(one.sheets) for one in open_.booths), 2 * len(open_.booths)
    told = _("Sheets typed: %(typed)d of %(all)d.") % {"typed": typed, "all": all_}
    by = [one for one in open_.faults if one.by is not None]
    if typed == all_ and by:
        wrong = ngettext(
            "%(n)d line does not agree.", "%(n)d lines do not agree.", len(by)
        ) % {"n": len(by)}  # fmt: skip
        return f"{told} {wrong}"
    return told
