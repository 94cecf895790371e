"""Who stands for a post: for the rules, and on the paper."""

from collections.abc import Iterable
from typing import Any

from elections.models import Contest, Election, Nomination
from elections.queries.elections import may_hold
from elections.rules import contests as rules
from elections.rules.reserving import loaded
from elections.vocabulary.states import NominationState
from members.models import Person


def on_paper(contest: Contest) -> list[Nomination]:
    """The valid candidates of a post as its paper names them, in their order."""
    rows = contest.nominations.filter(state=NominationState.VALID).select_related("photo")
    return list(rows.order_by("position", "receipt"))


def contest_of(contest: Contest) -> rules.Contest:
    """The post with its valid candidates, for the rules. A candidate's key is `str(pk)`."""
    return contest_with(contest, on_paper(contest))


def contest_with(contest: Contest, candidates: Iterable[Nomination]) -> rules.Contest:
    """The post with these candidates, for the rules."""
    return rules.Contest(
        contest.post, contest.seats,
        tuple(rules.Contender(str(one.pk), frozenset(one.groups)) for one in candidates),
        loaded(contest.reserved),
    )  # fmt: skip


def not_named(election: Election, user: Any) -> set[int]:
    """The nominations of women who may not be named to this reader.

    Who holds the election prints its papers and reads them aloud: she knows all.
    """
    if may_hold(user, election):
        return set()
    rows = Nomination.objects.filter(contest__election=election, person__is_restricted=True)
    unseen = rows.exclude(person__in=Person.objects.visible_to(user))
    return set(unseen.order_by().values_list("pk", flat=True))
