"""After the result: objections and their deadline, void posts, papers that are to be destroyed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils.timezone import get_current_timezone

from associations.queries import constitutions
from elections.models import Contest, Destruction, Election, Objection
from elections.rules.afterwards import is_over, kept_until, papers_of
from elections.vocabulary.states import Answer, ContestState, ElectionState, ObjectionTo
from hnsa.law.asking import Law
from hnsa.law.verdict import Verdict

# Posts for which papers were counted, or still are.
COUNTED = frozenset({ContestState.POLLED, ContestState.WITHHELD})


def declared_on(election: Election) -> date | None:
    """The day on which its first post was declared."""
    if election.declared_at is None:
        return None
    return election.declared_at.astimezone(get_current_timezone()).date()


def objections_to_result(election: Election) -> list[Objection]:
    """The objections to what was declared, in the order in which they came."""
    rows = Objection.objects.filter(election=election, to=ObjectionTo.RESULT)
    return list(rows.select_related("contest").order_by("pk"))


def void_posts(objections: Iterable[Objection]) -> set[int]:
    """The posts (contests) whose election fell by an objection that was granted."""
    return {
        one.contest_id
        for one in objections
        if one.answer == Answer.GRANTED and one.contest_id is not None
    }


def _is_open() -> Q:
    """Of an election: an objection is not answered, or a post not declared yet."""
    disputes = Objection.objects.filter(
        election=OuterRef("pk"), to=ObjectionTo.RESULT, answer=Answer.OPEN
    )
    posts = Contest.objects.filter(
        election=OuterRef("pk"), state__in=COUNTED, declared_at=None, election__void_on=None
    )
    return Q(Exists(disputes)) | Q(Exists(posts))


def keeping(election: Election, law: Law, on: date) -> tuple[Any, Verdict]:
    """The facts of its printed papers, and until when they are kept."""
    open_ = Election.objects.filter(_is_open(), pk=election.pk).exists()
    facts = papers_of(declared_on(election), on, dispute_open=open_)
    return facts, kept_until(law, facts)


@dataclass(frozen=True)
class ToDestroy:
    """An election whose printed papers need not be kept any more."""

    election: Election
    until: date | None


def to_be_destroyed(user: Any, on: date) -> list[ToDestroy]:
    """The elections in the user's sight whose papers may be destroyed on that day.

    Three queries and those of sight, whatever their number.
    """
    rows = (
        Election.objects.visible_to(user)
        .filter(state=ElectionState.DECLARED, declared_at__date__lte=on)
        .exclude(Exists(Destruction.objects.filter(election=OuterRef("pk"))))
        .annotate(dispute_open=_is_open())
        .select_related("body")
        .order_by("declared_at", "pk")
    )
    found = list(rows)
    laws = constitutions.in_force_of({one.body_id for one in found}, on=on)
    told = []
    for one in found:
        facts = papers_of(declared_on(one), on, dispute_open=one.dispute_open)
        verdict = kept_until(laws.get(one.body_id, Law(())), facts)
        if is_over(verdict, on):
            until = verdict.result if isinstance(verdict.result, date) else None
            told.append(ToDestroy(one, until))
    return told
