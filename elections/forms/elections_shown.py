"""How an election is shown wherever it is named: the tone and the sign of where it is."""

from typing import Final

from elections.vocabulary.states import ElectionState

TONES: Final = {
    ElectionState.PLANNED: ("wait", "half"),
    ElectionState.ANNOUNCED: ("wait", "wait"),
    ElectionState.POLLING: ("warn", "wait"),
    ElectionState.COUNTING: ("warn", "wait"),
    ElectionState.DECLARED: ("ok", "ok"),
    ElectionState.VOID: ("stop", "stop"),
    ElectionState.GIVEN_UP: ("flat", "none"),
}
