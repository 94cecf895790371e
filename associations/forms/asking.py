"""The form of a question: its facts as fields, each from its blank."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from associations.rules.catalogue import questions
from associations.vocabulary.topics import TOPICS
from hnsa.core.saying import said, text_of
from hnsa.law.blanks import Blank, Flag, Pick, Several, Whole
from hnsa.law.question import Question
from hnsa.law.words import Line


@dataclass(frozen=True)
class Choice:
    """One option of a field, or one question of a topic."""

    value: str
    label: str
    chosen: bool = False


@dataclass(frozen=True)
class Fact:
    """One fact as a field of the page: what was typed stays, also where it cannot be read."""

    name: str
    label: str
    kind: str  # number, text, date, choice, choices
    value: str = ""
    choices: tuple[Choice, ...] = ()
    hint: str = ""
    unit: str = ""
    error: str = ""
    from_register: bool = False


@dataclass(frozen=True)
class Asking:
    """All fields of a question: those an article reads, and the others."""

    wanted: tuple[Fact, ...]
    others: tuple[Fact, ...]
    errors: tuple[Fact, ...] = field(default=())


def by_topic() -> list[tuple[str, list[Choice]]]:
    """All questions by topic, in the reader's language."""
    found: list[tuple[str, list[Choice]]] = []
    for topic, label in TOPICS.items():
        asked = [one for one in questions().values() if one.topic == topic]
        if asked:
            found.append((text_of(label), [Choice(one.code, text_of(one.words)) for one in asked]))
    return found


def fields_of(
    asked: Question, read: Iterable[str], typed: Mapping[str, Any], known: Mapping[str, Any],
    wrong: Mapping[str, Line],
) -> Asking:  # fmt: skip
    """The fields: `typed` goes before what the register knows (`known`)."""
    reads = set(read)
    fields = [
        _field(blank, typed, known, wrong.get(blank.name))
        for blank in asked.facts.blanks
        if blank.name != "on"
    ]
    return Asking(
        tuple(one for one in fields if one.name in reads),
        tuple(one for one in fields if one.name not in reads),
        tuple(one for one in fields if one.error),
    )


def typed_in(asked: Question, data: Any) -> dict[str, Any]:
    """The facts that a form told, by name; of several ticked words a list."""
    told: dict[str, Any] = {}
    for blank in asked.facts.blanks:
        if blank.name == "on":
            continue
        values = data.getlist(blank.name)
        told[blank.name] = values if isinstance(blank, Several) else (values or [""])[-1][:300]
    return told


def _field(
    blank: Blank, typed: Mapping[str, Any], known: Mapping[str, Any], wrong: Line | None
) -> Fact:
    knows = blank.name in known and blank.name not in typed
    value = typed.get(blank.name, blank.keep(known[blank.name]) if knows else "")
    if isinstance(value, bool):
        value = "yes" if value else "no"
    return Fact(
        name=blank.name,
        label=text_of(blank.label),
        kind=_kind(blank),
        value="" if isinstance(value, list | tuple) or value is None else str(value),
        choices=_choices(blank, value),
        hint=text_of(blank.hint) if blank.hint else "",
        unit=text_of(blank.unit, 2) if blank.unit else "",
        error=said(wrong) if wrong else "",
        from_register=knows,
    )


def _kind(blank: Blank) -> str:
    if isinstance(blank, Several):
        return "choices"
    if isinstance(blank, Pick | Flag):
        return "choice"
    if isinstance(blank, Whole):
        return "number"
    return "date" if blank.type_name == "day" else "text"


def _choices(blank: Blank, value: Any) -> tuple[Choice, ...]:
    chosen = [str(one) for one in value] if isinstance(value, list | tuple) else [str(value)]
    options: Mapping[Any, str] = getattr(blank, "options", {})
    if isinstance(blank, Flag):
        return tuple(
            Choice(code, text_of(label), code in chosen)
            for code, label in (("yes", "yes"), ("no", "no"))
        )
    return tuple(
        Choice(str(code), text_of(label), str(code) in chosen) for code, label in options.items()
    )
