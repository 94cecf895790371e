"""A count sheet is typed by each of two people from one paper, and corrected by who typed it."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from elections.actions.holding import locked
from elections.models import Booth, Contest, Election, Sheet, StepTaken
from elections.queries import counts, sheets
from elections.queries.candidates import contest_of
from elections.rules.sheets import FIGURES, Typed, differ
from elections.vocabulary.outcomes import REJECTED
from elections.vocabulary.states import ContestState, ElectionState
from elections.vocabulary.steps import Step

COUNTED = frozenset({ContestState.POLLED, ContestState.WITHHELD})
OPEN = frozenset({ElectionState.COUNTING, ElectionState.DECLARED})  # a post may be withheld
MOST = 1_000_000


@transaction.atomic
def type_in(
    contest: Contest, booth: Booth, typed: Typed, *, by: Any, at: datetime, instead: int = 0
) -> Sheet:
    """What she read from the paper of that booth. Typed again by her, it corrects her own copy.

    `instead`: of two copies that differ, typed by others, the one that hers takes the place of.
    Raises ValidationError where the count is closed, or two people have typed it already.
    """
    contest = counting(contest, by=by)
    closed = counts.latest(contest)
    round = sheets.under_way(contest, closed)
    if round is None:
        raise ValidationError(_("This count is closed. What was counted stays as it is."))
    if booth.election_id != contest.election_id:
        raise ValidationError(_("That booth belongs to another election."))
    _fits(contest, typed)
    there = Sheet.objects.filter(contest=contest, booth=booth, round=round)
    copies = list(there.select_for_update().order_by("copy"))
    sheet = next((one for one in copies if one.typed_by_id == by.pk), None)
    if sheet is None:
        sheet = _another(contest, booth, round, copies, instead)
    for name in FIGURES:
        setattr(sheet, name, typed.figures.get(name))
    sheet.rejected, sheet.votes = dict(typed.rejected), dict(typed.votes)
    sheet.typed_by, sheet.typed_at = by, at
    try:
        with transaction.atomic():
            sheet.save()
    except IntegrityError as error:
        raise ValidationError(_two()) from error
    return sheet


def counting(contest: Contest, *, by: Any) -> Contest:
    """The post for writing, while its votes are counted. Raises ValidationError at other times."""
    election = locked(contest.election, by=by)
    if election.state not in OPEN or election.void_on or not is_begun(election):
        raise ValidationError(_("The count has not begun, or is over."))
    contest = Contest.objects.select_for_update(of=("self",)).get(pk=contest.pk)
    contest.election = election
    if contest.state not in COUNTED or contest.declared_at is not None:
        raise ValidationError(_("For this post nothing is counted."))
    return contest


def is_begun(election: Election) -> bool:
    """Whether somebody said that the count has begun."""
    return StepTaken.objects.filter(election=election, step=Step.COUNT).exists()


def _another(
    contest: Contest, booth: Booth, round: int, copies: list[Sheet], instead: int
) -> Sheet:
    if len(copies) < 2:
        copy = 2 if copies and copies[0].copy == 1 else 1
        return Sheet(
            contest=contest, body_id=contest.body_id, homenet_id=contest.homenet_id, booth=booth,
            round=round, copy=copy,
        )  # fmt: skip
    first, second = copies
    if instead not in (1, 2) or not differ(sheets.typed_of(first), sheets.typed_of(second)):
        raise ValidationError(_two())
    return copies[instead - 1]


def _fits(contest: Contest, typed: Typed) -> None:
    """Refuse what no sheet of this post can say."""
    keys = {one.key for one in contest_of(contest).contenders}
    strange = set(typed.votes) - keys or set(typed.rejected) - set(REJECTED)
    strange = strange or set(typed.figures) - set(FIGURES)
    if strange or any(number > MOST for number in typed.rows.values()):
        raise ValidationError(_("That does not belong on the sheet of this post."))


def _two() -> str:
    return _("Two people have typed this sheet already. Who typed it may correct it.")
