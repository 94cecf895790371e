"""What stands above every page of an election: what it is, where it is, its tabs."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from associations.views.tabs import Tab
from elections.forms.elections_shown import TONES
from elections.models import Election
from elections.queries.elections import may_hold
from elections.vocabulary.states import ElectionState
from members.models import Body


def head_of(request: HttpRequest, election: Election, here: str) -> dict[str, Any]:
    """Context of the head: `here` is the name of the address of the tab that the page is."""
    tone, sign = TONES[ElectionState(election.state)]
    return {
        "body": election.body,
        "election": election,
        "tone": tone,
        "sign": sign,
        "tabs": tabs_of(election, here),
        "may_hold": may_hold(request.user, election),
        "sees_association": Body.objects.visible_to(request.user).filter(
            pk=election.body_id
        ).exists(),
    }  # fmt: skip


def tabs_of(election: Election, here: str) -> list[Tab]:
    """The tabs of an election, in the order in which they are needed."""
    words = {
        "election": _("Plan"),
        "roll": _("Roll"),
        "nominations": _("Candidates"),
        "election_papers": _("Papers"),
        "booths": _("Poll"),
        "counts": _("Count"),
        "record": _("Result"),
    }
    return [
        Tab(reverse(name, args=[election.body_id, election.pk]), word, name == here)
        for name, word in words.items()
    ]
