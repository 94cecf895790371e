"""Who stands for a post: for the rules, and on the paper."""

from collections.abc import Iterable

from elections.models import Contest, Nomination
from elections.rules import contests as rules
from elections.rules.reserving import loaded
from elections.vocabulary.states import NominationState


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
