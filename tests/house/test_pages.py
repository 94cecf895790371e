"""Templates and styles keep to the content policy, the look and the reading direction."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from tests.house.sources import ROOT

TEMPLATES = sorted(
    path for folder in ("templates", "members", "hnsa") for path in (ROOT / folder).rglob("*.html")
)
STYLES = sorted((ROOT / "static" / "look").rglob("*.css"))
INLINE = {
    "an inline script": re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*type=.application/json)", re.I),
    "an inline style": re.compile(r"<style\b|\sstyle\s*=", re.I),
    "an inline handler": re.compile(r"\son[a-z]+\s*=\s*[\"']", re.I),
    "a javascript: address": re.compile(r"javascript:", re.I),
}
TAG = re.compile(r"<[^>]*>")
TEMPLATE_CODE = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.S)
COMMENT = re.compile(r"\{%\s*comment.*?endcomment\s*%\}|<!--.*?-->", re.S)
CLASSES = re.compile(r"\{%\s*block \w*class\s*%\}.*?\{%\s*endblock\b.*?%\}", re.S)
# Shown when nothing works any more, translation included.
LAST_RESORT = {"templates/500.html"}
NAMES = {"CSV", "XLSX", "HNSA", "HomeNet", "English", "Urdu"}  # languages name themselves
TRANSLATED = re.compile(r"\{%\s*blocktrans(?:late)?\b.*?endblocktrans(?:late)?\s*%\}", re.S)


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", TEMPLATES, ids=_name)
def test_a_template_has_nothing_inline(path: Path) -> None:
    text = COMMENT.sub("", path.read_text(encoding="utf-8"))
    assert not [what for what, pattern in INLINE.items() if pattern.search(text)]


SPEAKING = [path for path in TEMPLATES if _name(path) not in LAST_RESORT]


@pytest.mark.parametrize("path", SPEAKING, ids=_name)
def test_a_template_says_nothing_untranslated(path: Path) -> None:
    """Words of two letters and more outside tags must come from a translation."""
    text = COMMENT.sub("", path.read_text(encoding="utf-8"))
    text = TEMPLATE_CODE.sub("", TRANSLATED.sub("", CLASSES.sub("", text)))
    text = re.sub(r"<(script|style|svg)\b.*?</\1>", "", text, flags=re.S)
    bare = re.sub(r"&\w+;", "", TAG.sub("\n", text))
    words = re.findall(r"[A-Za-z]{3,}(?:\s+[A-Za-z]{2,})*", bare)
    assert not set(" ".join(words).split()) - NAMES


def test_the_dark_colours_are_the_same_in_both_places() -> None:
    text = (ROOT / "static" / "look" / "tokens.css").read_text()
    by_system = re.search(r"prefers-color-scheme:dark\)\{[^{]*\{(.*?)\}", text, re.S)
    by_switch = re.search(r"html\[data-theme=dark\]\{(.*?)\}", text, re.S)
    assert by_system and by_switch
    light = _colours(text.partition("@media")[0])
    assert light | _colours(by_system[1]) == light | _colours(by_switch[1])


def test_every_colour_has_a_dark_one() -> None:
    text = (ROOT / "static" / "look" / "tokens.css").read_text()
    light = _colours(text.partition("@media")[0])
    dark = _colours(text.partition("@media")[2].partition("}}")[0])
    assert {name for name in light if name.startswith("--c-")} == {
        name for name in dark if name.startswith("--c-")
    }


def _colours(text: str) -> dict[str, str]:
    return {
        name.strip(): value.strip()
        for name, _, value in (part.partition(":") for part in text.split(";"))
        if name.strip().startswith("--")
    }


@pytest.mark.parametrize("path", STYLES, ids=_name)
def test_styles_know_start_and_end_not_left_and_right(path: Path) -> None:
    """Logical properties only, so that Urdu pages mirror by themselves."""
    sides = re.compile(
        r"(?<![\w-])((?:margin|padding|border)-(?:left|right)\b|(?:left|right)\s*:|"
        r"text-align\s*:\s*(?:left|right)|float\s*:\s*(?:left|right))"
    )
    found = sides.findall(re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.S))
    assert not found


def test_the_content_policy_allows_nothing_unsafe() -> None:
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    said = " ".join(str(value) for values in directives.values() for value in values)
    assert "unsafe" not in said and "*" not in said and "http" not in said
    assert directives["default-src"] == ["'none'"]
    assert directives["frame-ancestors"] == ["'none'"]
