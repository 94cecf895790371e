"""Icons and small marks of the look: state is icon + word + colour, in that order."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any
from uuid import uuid4

from django import template
from django.contrib.staticfiles import finders
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from hnsa.core.sending import FIELD, WRITER, signed

register = template.Library()

ICONS = {
    "check": '<path d="M4 10.5l4 4L16.5 6"/>',
    "cross": '<path d="M5 5l10 10M15 5L5 15"/>',
    "eye": '<path d="M1.5 10C4 5.5 7 4.5 10 4.5S16 5.5 18.5 10C16 14.5 13 15.5 10 15.5S4 14.5 1.5 10z"/><circle cx="10" cy="10" r="2.4"/>',
    "go": '<path d="M7.5 4l6 6-6 6"/>',
    "half": '<circle cx="10" cy="10" r="8"/><path d="M10 2a8 8 0 0 1 0 16z" fill="currentColor"/>',
    "move": '<path d="M10 3v14M6 7l4-4 4 4M6 13l4 4 4-4"/>',
    "none": '<circle cx="10" cy="10" r="8" stroke-dasharray="3 2.6"/><path d="M7 10h6"/>',
    "ok": '<circle cx="10" cy="10" r="8"/><path d="M6 10.4l2.8 2.8L14 7.6"/>',
    "plus": '<path d="M10 4v12M4 10h12"/>',
    "print": '<path d="M5 7V2.5h10V7M5 14H2.5V7h15v7H15"/><path d="M5 11.5h10v6H5z"/>',
    "search": '<circle cx="8.5" cy="8.5" r="5.5"/><path d="M13 13l4.5 4.5"/>',
    "stop": '<path d="M6.7 2h6.6L18 6.7v6.6L13.3 18H6.7L2 13.3V6.7z"/><path d="M7 7l6 6M13 7l-6 6"/>',
    "twin": '<rect x="2.5" y="2.5" width="10" height="10"/><path d="M15.5 7.5h2v10h-10v-2"/>',
    "unsent": '<rect x="5" y="2" width="10" height="16" rx="1.5"/><path d="M10 13V7M7.6 9.2L10 6.8l2.4 2.4"/>',
    "wait": '<circle cx="10" cy="10" r="8"/><path d="M10 5.5V10l3 2"/>',
    "warn": '<path d="M10 2.5l8 14.5H2z"/><path d="M10 8v4M10 14.6v.1"/>',
}


@register.simple_tag
def icon(name: str, extra: str = "") -> SafeString:
    """One drawn sign, 20 by 20, in the colour of the text beside it. Always with a word."""
    drawing = mark_safe(ICONS[name])  # constant drawings of ours
    return format_html(
        '<svg class="r-i {}" viewBox="0 0 20 20" aria-hidden="true">{}</svg>',
        extra,
        drawing,
    )


@register.simple_tag
def picture(name: str, extra: str = "") -> SafeString:
    """A drawing of `static/pictures`, in the colour of the text beside it. Always with words."""
    return format_html(
        '<svg class="r-picture {}" aria-hidden="true" {}',
        extra,
        mark_safe(_drawn(name).removeprefix("<svg ")),  # constant drawings of ours
    )


@cache
def _drawn(name: str) -> str:
    found = finders.find(f"pictures/{name}.svg")
    if found is None:
        raise template.TemplateSyntaxError(f"there is no picture {name!r}")
    return Path(found).read_text(encoding="utf-8").strip()


@register.simple_tag
def chip(state: str, sign: str, word: object, box: bool = False) -> SafeString:
    """A status: `state` is ok, warn, stop, wait or flat."""
    return format_html(
        '<span class="r-chip is-{}{}">{}<span>{}</span></span>',
        state, " r-chip--box" if box else "", icon(sign), word,
    )  # fmt: skip


@register.filter
def ltr(value: object) -> SafeString | str:
    """Numbers, ids, phones and dates keep their direction inside Urdu text."""
    if value in (None, ""):
        return ""
    return format_html('<bdi dir="ltr">{}</bdi>', value)


@register.filter
def listed(values: Iterable[object], key: str = "") -> str:
    """Words one after another, with the comma of the reader's script; `key` picks from dicts."""
    named = (value[key] if key and isinstance(value, dict) else value for value in values)
    return gettext(", ").join(str(one) for one in named if one)


@register.simple_tag(takes_context=True)
def form_key(context: Any) -> SafeString:
    """The key of a form: sent twice it is done once; and whose page it stands on.

    See `hnsa/core/sending.py` and `hnsa/core/resuming.py`.
    """
    user = context.get("user")
    hidden = [(FIELD, str(uuid4()))]
    if getattr(user, "is_authenticated", False):
        hidden.append((WRITER, signed(user)))
    return format_html_join("", '<input type="hidden" name="{}" value="{}">', hidden)
