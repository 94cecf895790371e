"""The page "Papers": everything that is printed for an election, and when it is needed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from elections.models import Election
from elections.queries import packets
from elections.queries.elections import WITHOUT_POLL, contests_of
from elections.views.gate import seen
from elections.views.heads import head_of
from elections.vocabulary.papers import (
    AFTERWARDS,
    AT_THE_BOOTH,
    BEFORE,
    FOR,
    PRINTED_ON,
    SHEETS,
    SIZES,
    Sheet,
)  # fmt: skip
from hnsa.core.saying import text_of


@dataclass(frozen=True)
class Line:
    """A paper: what it is called and for, where it is opened, on which sizes it is printed."""

    word: str
    what_for: str
    address: str
    pdf: str
    sizes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Group:
    """Papers that are needed at the same time."""

    word: str
    lines: tuple[Line, ...]


@login_required
@require_safe
def index(request: HttpRequest, pk: int, election_pk: int) -> HttpResponse:
    """All papers, in the order in which they are needed."""
    election = seen(request.user, pk, election_pk)
    contests = [one for one in contests_of(election) if one.state not in WITHOUT_POLL]
    context: dict[str, Any] = {
        **head_of(request, election, "election_papers"),
        "groups": [
            Group(_("Before the poll"), (*_lines(election, BEFORE), *_of_the_roll(election))),
            Group(_("At the booth"), _lines(election, AT_THE_BOOTH)),
            Group(_("For the count, and afterwards"), _lines(election, AFTERWARDS)),
        ],
        "stock": packets.stock_of(election, contests),
        "voters": sum(packets.voters(election).values()),
    }
    return render(request, "elections/papers/index.html", context)


def _lines(election: Election, sheets: Iterable[Sheet]) -> tuple[Line, ...]:
    ids = [election.body_id, election.pk]
    return tuple(
        Line(
            text_of(SHEETS[one]), text_of(FOR[one]),
            reverse("election_paper", args=[*ids, str(one)]),
            reverse("election_paper_pdf", args=[*ids, str(one)]),
            tuple(text_of(SIZES[size]) for size in PRINTED_ON[one]),
        )
        for one in sheets
    )  # fmt: skip


def _of_the_roll(election: Election) -> tuple[Line, ...]:
    ids = [election.body_id, election.pk]
    return (
        Line(
            _("Roll of voters"), _("By booth, to be posted and to mark who has voted."),
            reverse("roll_print", args=ids), reverse("roll_pdf", args=ids),
        ),
        Line(
            _("Voters’ slips"), _("Name, number and booth, for each voter."),
            reverse("roll_slips", args=ids), reverse("roll_slips_pdf", args=ids),
        ),
    )  # fmt: skip
