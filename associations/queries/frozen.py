"""Verdicts frozen with an act (law 5): how they are kept, and how they are read again.

Kept are the words of that day and the facts. From the facts, under the version that judged, the
verdict is found again: in the reader's language, and as a proof that nothing else decided.
"""

from collections.abc import Mapping
from typing import Any

from django.utils import translation

from associations.models import Constitution, Motion
from associations.queries import answers, constitutions
from associations.rules.asked_of_meetings import Motion as Vote
from associations.rules.catalogue import questions
from hnsa.law.asking import Law, ask
from hnsa.law.blanks import Unfit
from hnsa.law.question import Facts
from hnsa.law.verdict import Verdict


def frozen(verdict: Verdict, facts: Facts) -> dict[str, Any]:
    """The verdict and its facts as a column `judged` keeps them; the words are English."""
    with translation.override("en"):
        return {**answers.as_json(verdict), "facts": kept(facts)}


def kept(facts: Facts) -> dict[str, Any]:
    """Facts as JSON; `load` of their class gives them back. What is not known is left out."""
    values = {blank.name: blank.keep(getattr(facts, blank.name)) for blank in facts.blanks}
    return {name: value for name, value in values.items() if value is not None}


def again(judged: Mapping[str, Any] | None, law: Law) -> Verdict | None:
    """The verdict found again from the frozen facts; None where they cannot be read any more."""
    asked = questions().get((judged or {}).get("question", ""))
    if judged is None or asked is None or "facts" not in judged:
        return None
    try:
        facts = asked.facts.load(judged["facts"])
    except Unfit:
        return None
    return ask(asked, law, facts)


def same(judged: Mapping[str, Any], verdict: Verdict) -> bool:
    """Whether a verdict says today what was frozen then, word for word."""
    with translation.override("en"):
        said = answers.as_json(verdict)
    return all(judged.get(name) == value for name, value in said.items())


def law_of(constitution: Constitution | None) -> Law:
    """The law of the version that judged; one without articles where there was none."""
    return Law(()) if constitution is None else constitutions.read(constitution).law


def facts_of(motion: Motion) -> dict[str, Any]:
    """The facts of a vote as they were frozen, by name; what is not known is left out."""
    facts = Vote.load((motion.judged or {}).get("facts", {}))
    known = {blank.name: getattr(facts, blank.name) for blank in facts.blanks}
    return {name: value for name, value in known.items() if value is not None}
