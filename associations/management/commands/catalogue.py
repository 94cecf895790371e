"""Write `docs/constitution.md`: every kind of article and every question, from the code itself."""

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from associations.rules.catalogue import kinds, questions
from associations.rules.checking import REQUIRED
from associations.rules.model_constitutions import models
from associations.vocabulary.topics import TOPICS
from hnsa.core.saying import text_of
from hnsa.law.article import Kind
from hnsa.law.blanks import Blank
from hnsa.law.words import Text

HEAD = """# The constitution as data

Made by `python manage.py catalogue` from the code: do not edit by hand. `make check` fails while it
differs. How to add a kind stands in [CONTRIBUTING.md](../CONTRIBUTING.md).

A constitution is a list of articles. An article has a number, a heading, words of the association’s
own, and at most one rule of a *kind* below, with its parameters. A kind *judges* when it answers a
question; the others are text with parameters.
"""


class Command(BaseCommand):
    help = "Writes docs/constitution.md; with --check only says whether it is up to date."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        path = Path(settings.BASE_DIR) / "docs" / "constitution.md"
        with override("en"):
            text = "\n".join(_page()).rstrip() + "\n"
        if not options["check"]:
            path.write_text(text, encoding="utf-8")
        elif not path.is_file() or path.read_text(encoding="utf-8") != text:
            raise CommandError("docs/constitution.md is not up to date: manage.py catalogue")


def _page() -> Iterator[str]:
    judging = [one for one in kinds().values() if one.judges]
    yield HEAD
    yield (
        f"{len(judging)} kinds judge, {len(kinds()) - len(judging)} are text with parameters; "
        f"{len(questions())} questions can be asked."
    )
    for topic, label in TOPICS.items():
        here = [one for one in kinds().values() if one.topic == topic]
        if here:
            yield f"\n## {text_of(label)}\n"
            for kind in here:
                yield from _kind(kind)
    yield "\n## Questions\n"
    yield "| code | question | facts |\n|---|---|---|"
    for asked in questions().values():
        names = ", ".join(f"`{one.name}`" for one in asked.facts.blanks if one.name != "on")
        yield f"| `{asked.code}` | {text_of(asked.words)} | {names} |"
    yield "\n## What a constitution may not be silent on\n"
    yield "Before its association is registered, each of these is ruled by an article.\n"
    for one in REQUIRED:
        names = ", ".join(f"`{code}`" for code in one.kinds)
        yield f"- {text_of(one.words)}: {names}"
    yield "\n## Models\n"
    yield "A draft may begin from one of these; each is data in `associations/data/models/`.\n"
    for model in models().values():
        yield f"- **{text_of(model.name)}** (`{model.code}`), {len(model.articles)} articles. " + (
            text_of(model.note)
        )


def _kind(kind: type[Kind]) -> Iterator[str]:
    yield f"### {text_of(kind.heading)} (`{kind.code}`)\n"
    yield f"> {_open(kind.sentence)}\n"
    yield f"{(kind.__doc__ or '').strip()}\n"
    for blank in kind.blanks:
        yield _blank(blank)
    if kind.blanks:
        yield ""
    if kind.judges:
        yield "Answers: " + ", ".join(f"`{code}`" for code in kind.methods) + "."
    else:
        yield "Text with parameters: it answers no question."
    if kind.by:
        yield f"May stand once for each `{kind.by}`."
    elif kind.often:
        yield "May stand several times."
    yield f"Source: {kind.source}.\n"


def _blank(blank: Blank) -> str:
    bounds = f", {blank.bounds()}" if blank.bounds() else ""
    default = blank.keep(blank.default) if blank.default not in (None, "") else None
    first = "" if default is None else f", at first {default}"
    empty = ", may stay empty" if blank.optional else ""
    return f"- `{blank.name}`: {text_of(blank.label)} ({blank.type_name}{bounds}{first}{empty})"


def _open(sentence: Text) -> str:
    return text_of(sentence, 2).replace("{", "[").replace("}", "]")
