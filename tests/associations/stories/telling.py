"""A story as it is told: days, events, and what the articles said, in plain lines."""

from collections.abc import Iterator, Mapping
from datetime import date
from textwrap import wrap
from typing import Any, Final

from associations.queries.answers import as_json
from associations.rules.catalogue import questions
from hnsa.core.saying import text_of
from hnsa.law.verdict import Verdict

WIDTH: Final = 100
SIGNS: Final = {"holds": "+", "breaks": "-", "unknown": "?", "tells": "="}


class Story:
    """The lines, in the order in which they were told."""

    def __init__(self, title: str) -> None:
        self.lines = [title, "=" * len(title)]

    def happens(self, on: date, event: str) -> None:
        """An event of a day."""
        self.lines += ["", *_folded(f"{on:%-d %B %Y} – {event}", "    ")]

    def adds(self, word: str) -> None:
        """One line more to the event."""
        self.lines += _folded(f"    {word}", "        ")

    def hears(self, judged: Mapping[str, Any] | Verdict | None) -> None:
        """What the articles said: each one that spoke, with its facts."""
        if judged is None:
            self.adds("No constitution was in force.")
            return
        told = judged if isinstance(judged, Mapping) else as_json(judged)
        asked = questions()[told["question"]]
        words = {
            "yes": text_of(asked.yes), "no": text_of(asked.no), "open": text_of(asked.open),
            "silent": "The constitution is silent",
        }[told["answer"]]  # fmt: skip
        result = f": {told['result']}" if told["result"] else ""
        self.adds(f"{text_of(asked.words)} {words}{result}.")
        for one in told["grounds"]:
            self.lines += list(_ground(one))

    @property
    def text(self) -> str:
        return "\n".join(self.lines) + "\n"


def _ground(one: Mapping[str, Any]) -> Iterator[str]:
    aside = f" [void: {one['void_by']}]" if one["void_by"] else ""
    aside += f" [set aside by Art. {one['overruled_by']}]" if one["overruled_by"] else ""
    facts = " ".join(one["facts"])
    missing = f" Not known: {', '.join(one['missing'])}." if one["missing"] else ""
    sign = SIGNS[one["stand"]]
    yield from _folded(
        f"      {sign} Art. {one['article']}: {one['sentence']}{aside} {facts}{missing}".rstrip(),
        "          ",
    )


def _folded(text: str, indent: str) -> list[str]:
    begin = text[: len(text) - len(text.lstrip())]
    return wrap(text.strip(), WIDTH, initial_indent=begin, subsequent_indent=indent)
