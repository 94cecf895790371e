"""How the result is shown: who was elected, what differs, who is there to sign."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from associations.forms.frozen import panel_of_frozen
from associations.forms.panels import Panel, panel_of
from associations.queries import frozen, naming
from elections.models import Attendant, Commissioner, Election
from elections.queries.declarations import Post
from elections.queries.elections import constitution_of, may_hold
from elections.rules.afterwards import with_model_afterwards
from elections.rules.counting import Elected
from elections.rules.record import Difference
from elections.vocabulary.outcomes import CAME_IN
from elections.vocabulary.states import At
from hnsa.core.saying import text_of
from hnsa.law.asking import Law
from hnsa.law.verdict import Verdict
from members.models import Person

# What a line of the record is about.
KINDS: Final = {
    "election": gettext_lazy("the election"),
    "constitution": gettext_lazy("the constitution"),
    "article": gettext_lazy("an article of the constitution"),
    "steptaken": gettext_lazy("a step that was taken"),
    "commissioner": gettext_lazy("a member of the election committee"),
    "complaint": gettext_lazy("a complaint"),
    "entry": gettext_lazy("an entry of the roll"),
    "objection": gettext_lazy("an objection"),
    "contest": gettext_lazy("a post"),
    "nomination": gettext_lazy("a nomination"),
    "supporter": gettext_lazy("who proposes or seconds"),
    "booth": gettext_lazy("a booth"),
    "attendant": gettext_lazy("who was at a booth"),
    "pollincident": gettext_lazy("what happened at the poll"),
    "packet": gettext_lazy("a packet of ballot papers"),
    "voted": gettext_lazy("a mark on the roll"),
    "sheet": gettext_lazy("a count sheet"),
    "countclosed": gettext_lazy("a closed count"),
    "lotdrawn": gettext_lazy("a lot"),
    "destruction": gettext_lazy("the destruction of the papers"),
    "declaration": gettext_lazy("a declaration"),
}


@dataclass(frozen=True)
class Told:
    """A difference in the reader's words."""

    what: str
    key: str
    said: str
    field: str
    was: str
    is_: str


def told_of(one: Difference, *, names: bool) -> Told:
    """A difference; without `names` it is told where, and not what stood there."""
    said = _("was changed")
    if one.is_gone:
        said = _("is in the record, and not in the register")
    elif one.is_new:
        said = _("is in the register, and not in the record")
    tells = names and bool(one.field)
    return Told(
        str(KINDS.get(one.kind, one.kind)), one.key, said, one.field,
        _plain(one.was) if tells else "", _plain(one.is_) if tells else "",
    )  # fmt: skip


def _plain(value: Any) -> str:
    return "–" if value is None else str(value)


def may_see_names(user: Any, election: Election) -> bool:
    """Whether what only the annex says may be shown: to who holds the election."""
    return may_hold(user, election)


def name(posts: Sequence[Post], user: Any, election: Election) -> None:
    """Write on each who is elected whether the reader may know her name, and how she came to it.

    Who holds the election knows all.
    """
    women: list[Any] = [woman for one in posts for woman, _seat in one.elected]
    naming.by_sight(women, Person.objects.visible_to(user))
    holds = bool(women) and may_hold(user, election)
    for post in posts:
        seats: Iterable[tuple[Any, Elected]] = post.elected
        for woman, seat in seats:
            woman.is_hidden = woman.is_hidden and not holds
            woman.came_word = text_of(CAME_IN[seat.came])


def who_is_there(election: Election) -> dict[str, str]:
    """Committee and agents, one on each line, to be corrected by who writes it down."""
    committee = Commissioner.objects.filter(
        election=election, left_on=None, person__is_restricted=False
    ).order_by("-presides", "pk")
    agents = Attendant.objects.filter(
        election=election, what=At.AGENT, person__is_restricted=False
    ).order_by("booth", "pk")
    sit = [
        f"{one} ({_('presides')})" if presides else one
        for one, presides in committee.values_list("person__full_name", "presides")
    ]
    came = [f"{one} ({_('agent')})" for one in agents.values_list("person__full_name", flat=True)]
    whole = "\n".join([*sit, *came])
    return {"present": whole, "signed": whole}


def panel_of_then(judged: Mapping[str, Any] | None, law: Law, election: Election) -> Panel | None:
    """What the articles said then, the network's model rules among them."""
    verdict = verdict_then(judged, law)
    if verdict is not None and judged is not None and frozen.same(judged, verdict):
        return panel_of(verdict, election.body)
    return panel_of_frozen(judged, constitution_of(election), election.body)


def verdict_then(judged: Mapping[str, Any] | None, law: Law) -> Verdict | None:
    """The verdict found again from its frozen facts."""
    return frozen.again(judged, with_model_afterwards(law))
