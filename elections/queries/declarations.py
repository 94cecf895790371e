"""What can be declared: each post by itself, when its count is closed or nobody had to vote."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from elections.models import Contest, CountClosed, Nomination
from elections.queries.counts import outcome_of
from elections.rules.counting import Elected, Outcome
from elections.rules.written import read
from elections.vocabulary.outcomes import Result
from elections.vocabulary.states import ContestState


def against(contest: Contest) -> str:
    """Why this post cannot be declared now; "" where it can."""
    if contest.declared_at is not None:
        return _("It is declared already; nothing was changed.")
    if contest.state == ContestState.WITHHELD:
        return _("It is withheld. Release it first.")
    if contest.state == ContestState.VOID:
        return _("The election to this post is void.")
    if contest.recount_why:
        return _("It is being counted again. Close that count first.")
    came_to = outcome_of(contest)
    if came_to is None:
        if contest.state == ContestState.OPEN:
            return _("Its nominations are not settled yet.")
        return _("Its count is not closed yet.")
    return {
        Result.TIED: _("Equal votes for the last seat are not decided yet."),
        Result.AGAIN: _("The articles ask for another count or another poll first."),
    }.get(came_to.result, "")


@dataclass(frozen=True)
class Post:
    """A post as the page of the result shows it."""

    contest: Contest
    against: str
    outcome: Outcome | None
    elected: tuple[tuple[Nomination, Elected], ...]
    count: CountClosed | None

    @property
    def is_ready(self) -> bool:
        """Whether it can be declared now."""
        return not self.against


def posts_of(contests: Sequence[Contest]) -> list[Post]:
    """Each post with what it came to. A declared one is shown as it was declared."""
    nominations = {
        str(one.pk): one for one in Nomination.objects.filter(contest__in=contests)
    }  # fmt: skip
    counts = {
        one.contest_id: one
        for one in CountClosed.objects.filter(contest__in=contests).order_by("round")
    }
    found = []
    for one in contests:
        if one.declared_at is not None:
            came_to = read(one.outcome) if one.outcome else None
            wrong = ""
        else:
            came_to, wrong = outcome_of(one), against(one)
        elected = came_to.elected if came_to is not None else ()
        women = tuple((nominations[seat.key], seat) for seat in elected if seat.key in nominations)
        found.append(Post(one, wrong, came_to, women, counts.get(one.pk)))
    return found
