"""`make words`: collect what is said to people, and compile the translations.

Everything marked in Python (`_`, `gettext…`, `says`, `tell`) and in templates goes into
`hnsa/locale/<language>/LC_MESSAGES/django.po`, together with `hnsa/locale/borrowed.pot`: texts of
Django that our pages show and Django has not (or badly) translated, and names that the register
begins with. `djangojs.po` holds such texts of the office's scripts. Neither collecting nor
compiling needs the gettext tools: Python is read by `ast`, templates by Django's own `templatize`.
"""

import ast
import difflib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation.template import templatize

NOT_OURS: Final = frozenset({"tests", "benchmarks", "docs", "static", "node_modules", "migrations"})
BORROWED: Final = {"django": "borrowed.pot", "djangojs": "borrowed.js.pot"}  # by catalogue
# Which arguments of a marker are (context, text, plural); None where it has none.
MARKERS: Final[dict[str, tuple[int | None, int, int | None]]] = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), (None, 0, None)),
    **dict.fromkeys(("ngettext", "ngettext_lazy", "says", "tell"), (None, 0, 1)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), (0, 1, None)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), (0, 1, 2)),
}
CALL: Final = re.compile(
    r"""\b(?:_|n?p?gettext)\((?:u?'(?:\\.|[^'\\])*'|u?"(?:\\.|[^"\\])*"|[^()'"])*\)"""
)
PERCENT: Final = re.compile(r"%(?:\(\w+\))?[-#0 +]*\d*(?:\.\d+)?[sdrfi]")
BRACE: Final = re.compile(r"\{\w*\}")
TAG: Final = re.compile(r"</?[a-z][^<>]*>")
NEAR: Final = 0.8  # how like a lost text a new one must be to inherit its translation as a draft

Key = tuple[str | None, str]


@dataclass
class Said:
    """One text that is said somewhere: its plural, and the files that say it."""

    plural: str = ""
    files: list[str] = field(default_factory=list)


class Uncollectable(Exception):
    """A marker round something that is no plain text, so that nobody can translate it."""


class Command(BaseCommand):
    """Collect and compile; with `--check` only say what is missing."""

    help = "Collect the words that are translated and compile the translations."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="Change nothing; fail when something is missing."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        polib = _polib()
        root, locale = Path(settings.BASE_DIR), Path(settings.LOCALE_PATHS[0])
        found: list[str] = []
        texts = 0
        for domain, template in BORROWED.items():
            said = _said(polib, root, locale / template, domain == "django")
            texts += len(said)
            for folder in sorted(locale.glob("*/LC_MESSAGES")) if said else ():
                catalogue = _catalogue(polib, folder / f"{domain}.po", said, options["check"])
                name = (folder / f"{domain}.po").relative_to(root).as_posix()
                found += [f"{name}: {fault}" for fault in faults(catalogue, said)]
                compiled = folder / f"{domain}.mo"
                if not compiled.exists() or compiled.read_bytes() != catalogue.to_binary():
                    found.append(f"{name}: {domain}.mo is not compiled from it; run `make words`")
        if not found:
            self.stdout.write(f"{texts} texts, all translated.")
        elif options["check"]:
            raise CommandError("\n".join(["The translations are not complete.", *found]))
        else:
            self.stdout.write("\n".join(["Collected. Still to be done by hand:", *found]))


def _polib() -> Any:
    try:
        import polib  # type: ignore[import-untyped]
    except ImportError:
        raise CommandError(
            "`words` is a tool of development: install requirements-dev.txt, or use `make words`."
        ) from None
    return polib


def _said(polib: Any, root: Path, template: Path, ours: bool) -> dict[Key, Said]:
    """What is to be in one catalogue; CommandError where a text cannot be collected."""
    try:
        said = collected(root) if ours else {}
    except Uncollectable as problem:
        raise CommandError(str(problem)) from None
    if template.exists():
        borrow(polib.pofile(str(template)), said)
    return said


def _catalogue(polib: Any, file: Path, said: dict[Key, Said], only_look: bool) -> Any:
    """The catalogue as it is; or renewed, written and compiled."""
    old = polib.pofile(str(file), wrapwidth=99) if file.exists() else polib.POFile()
    if only_look:
        return old
    new = renewed(polib, old, said)
    new.save(str(file))
    file.with_suffix(".mo").write_bytes(new.to_binary())
    return new


# --- what is said --------------------------------------------------------------------------------


def collected(root: Path) -> dict[Key, Said]:
    """Every marked text below `root`, by (context, text), in the order of the files.

    Raises Uncollectable for a marker round an f-string or the like.
    """
    said: dict[Key, Said] = {}
    for path in _sources(root):
        name = path.relative_to(root).as_posix()
        text = path.read_text(encoding="utf-8")
        for context, single, plural in _of_python(text, name, path.suffix == ".py"):
            entry = said.setdefault((context, single), Said())
            entry.plural = entry.plural or plural
            if name not in entry.files:
                entry.files.append(name)
    return said


def borrow(template: Any, said: dict[Key, Said]) -> None:
    """Add the texts of Django that are translated here, because Django has not or badly."""
    for one in template:
        entry = said.setdefault((one.msgctxt, one.msgid), Said())
        entry.plural = entry.plural or one.msgid_plural
        entry.files = entry.files or [file for file, _ in one.occurrences] or ["django"]


def _sources(root: Path) -> Iterator[Path]:
    for path in sorted(root.iterdir()):
        if path.name.startswith((".", "__")) or path.name in NOT_OURS:
            continue
        if path.is_dir():
            yield from _sources(path)
        elif path.suffix in {".py", ".html", ".txt"} and (
            path.suffix == ".py" or "templates" in path.parts
        ):
            yield path


def _of_python(text: str, name: str, python: bool) -> Iterator[tuple[str | None, str, str]]:
    """The marked texts of a module or, once `templatize` has made Python of it, of a template."""
    if python:
        yield from _calls(ast.parse(text), name)
    elif "{%" in text or "_(" in text:
        for call in CALL.finditer(templatize(text, name)):
            yield from _calls(ast.parse(call[0]), name)


def _calls(tree: ast.AST, name: str) -> Iterator[tuple[str | None, str, str]]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = node.func
        word = called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
        if word not in MARKERS or (word == "_" and isinstance(called, ast.Attribute)):
            continue
        context, single, plural = (_constant(node, at, name) for at in MARKERS[word])
        if single:
            yield context, single, plural or ""


def _constant(node: ast.Call, at: int | None, name: str) -> str | None:
    """The text of an argument; None where it is a variable, whose text is marked elsewhere."""
    if at is None or at >= len(node.args):
        return None
    argument = node.args[at]
    if isinstance(argument, ast.JoinedStr | ast.BinOp):
        raise Uncollectable(
            f"{name}, line {node.lineno}: a translated text must stand there whole, with its "
            "blanks as %(name)s or {name}, not put together."
        )
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        return argument.value
    return None


# --- the catalogue -------------------------------------------------------------------------------


def renewed(polib: Any, old: Any, said: dict[Key, Said]) -> Any:
    """The catalogue with exactly what is said now; what was translated stays.

    A text that was only slightly changed keeps its translation as a draft (fuzzy).
    """
    had = {(entry.msgctxt, entry.msgid): entry for entry in old if not entry.obsolete}
    lost = {key[1]: entry for key, entry in had.items() if key not in said and entry.translated()}
    new = polib.POFile(wrapwidth=99)
    new.header, new.metadata = old.header, old.metadata
    for (context, single), one in said.items():
        entry = polib.POEntry(msgid=single, msgctxt=context, msgid_plural=one.plural)
        before = had.get((context, single))
        if before is None:
            near = difflib.get_close_matches(single, lost, n=1, cutoff=NEAR)
            before = lost[near[0]] if near else None
            entry.flags = ["fuzzy"] if near else []
        elif "fuzzy" in before.flags:
            entry.flags = ["fuzzy"]
        _inherit(entry, before)
        entry.occurrences = [(file, "") for file in one.files]
        new.append(entry)
    return new


def _inherit(entry: Any, before: Any) -> None:
    if PERCENT.search(entry.msgid + entry.msgid_plural):
        entry.flags.append("python-format")
    if BRACE.search(entry.msgid + entry.msgid_plural):
        entry.flags.append("python-brace-format")
    if entry.msgid_plural:
        entry.msgstr_plural = {0: "", 1: ""}
    if before is None:
        return
    entry.tcomment = before.tcomment
    if entry.msgid_plural:
        entry.msgstr_plural = before.msgstr_plural or {0: before.msgstr, 1: before.msgstr}
    else:
        entry.msgstr = before.msgstr or before.msgstr_plural.get(1, "")


def faults(catalogue: Any, said: dict[Key, Said]) -> list[str]:
    """Plain sentences: what is missing from a catalogue, not translated, or has other blanks."""
    entries = {(entry.msgctxt, entry.msgid): entry for entry in catalogue if not entry.obsolete}
    found = [
        f"not collected: {key[1]!r} ({', '.join(one.files)}); run `make words`"
        for key, one in said.items()
        if key not in entries or bool(entries[key].msgid_plural) != bool(one.plural)
    ]
    for entry in entries.values():
        texts = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
        if not all(texts):
            found.append(f"not translated: {entry.msgid!r}")
        elif "fuzzy" in entry.flags:
            found.append(f"only a draft (fuzzy): {entry.msgid!r}")
        else:
            found += [f"{fault}: {entry.msgid!r}" for fault in _differing(entry)]
    return found


def _differing(entry: Any) -> Iterator[str]:
    """What a translation has to keep: blanks, tags, and the line break at its ends."""
    if entry.msgid_plural:
        # The singular may leave the number out ("one woman"), but must not invent a blank.
        if not _blanks(entry.msgstr_plural[0]) <= _blanks(entry.msgid_plural):
            yield "a blank of its own in the singular"
        pairs = [(entry.msgid_plural, entry.msgstr_plural[1])]
    else:
        pairs = [(entry.msgid, entry.msgstr)]
    for text, translated in pairs:
        if _blanks(text) != _blanks(translated):
            yield "the blanks differ"
        if Counter(TAG.findall(text)) != Counter(TAG.findall(translated)):
            yield "the tags differ"
        if text.endswith("\n") != translated.endswith("\n"):
            yield "the line break at the end differs"


def _blanks(text: str) -> set[str]:
    plain = text.replace("%%", "")
    return set(PERCENT.findall(plain)) | set(BRACE.findall(plain))
