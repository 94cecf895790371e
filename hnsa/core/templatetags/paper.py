"""Signs for sheets of paper: the same drawings as on screen, with all they need as attributes.

A sheet's style does not reach into a drawing when it becomes a PDF.
"""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from hnsa.core.templatetags.look import ICONS

register = template.Library()


@register.simple_tag
def mark(name: str, extra: str = "") -> SafeString:
    """One drawn sign in black, for a sheet. Always with a word beside it."""
    drawing = mark_safe(ICONS[name].replace("currentColor", "#000"))  # constant drawings of ours
    return format_html(
        '<svg class="r-mark {}" viewBox="0 0 20 20" width="20" height="20" fill="none" '
        'stroke="#000" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" '
        'aria-hidden="true">{}</svg>',
        extra, drawing,
    )  # fmt: skip
