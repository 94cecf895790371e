"""How an election is shown wherever it is named: tone and sign of where it is, kept verdicts."""

from collections.abc import Mapping
from typing import Any, Final

from associations.forms.frozen import panel_of_frozen
from associations.forms.panels import Panel, panel_of
from elections.models import Election
from elections.queries.elections import judged_again
from elections.vocabulary.states import ElectionState
from hnsa.law.asking import Law

TONES: Final[dict[str, tuple[str, str]]] = {
    ElectionState.PLANNED: ("wait", "half"),
    ElectionState.ANNOUNCED: ("wait", "wait"),
    ElectionState.POLLING: ("warn", "wait"),
    ElectionState.COUNTING: ("warn", "wait"),
    ElectionState.DECLARED: ("ok", "ok"),
    ElectionState.VOID: ("stop", "stop"),
    ElectionState.GIVEN_UP: ("flat", "none"),
}


def panel_of_kept(judged: Mapping[str, Any] | None, election: Election, law: Law) -> Panel | None:
    """The panel of what a column `judged` of an election keeps, in the reader's language.

    `law`: the one of the election, with the network's model rules (`queries.elections.law_of`).
    """
    again = judged_again(judged, law)
    if again is not None:
        return panel_of(again, election.body)
    return panel_of_frozen(judged, election.law, election.body, law=law)
