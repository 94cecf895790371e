"""What a vote came to: the outcome that follows from a verdict of CARRY.

A verdict says yes where nothing stands against a motion. Carried by the articles it is only where
one of them says how many votes are needed; otherwise the meeting itself declares what it decided.
"""

from associations.rules.decisions import BARS
from associations.rules.ties import TieInMotion
from associations.vocabulary.gatherings import Outcome
from hnsa.law.verdict import Answer, Verdict

DECIDING = frozenset({*BARS, TieInMotion.code})


def outcome_of(verdict: Verdict | None) -> Outcome:
    """The outcome by the articles; NONE where they leave it to the meeting to declare it.

    Lost is what an article stands against, open what they leave open.
    """
    if verdict is None or verdict.answer is Answer.SILENT:
        return Outcome.NONE
    if verdict.answer is Answer.NO:
        return Outcome.LOST
    if verdict.answer is Answer.OPEN:
        return Outcome.OPEN
    counts = any(one.stands and one.kind in DECIDING for one in verdict.grounds)
    return Outcome.CARRIED if counts else Outcome.NONE
