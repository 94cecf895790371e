"""Lines of the law in the reader's language: texts translated, blanks filled in her way of writing.

The law marks texts and fills blanks with values (numbers, days, shares, sums, words, lines); here
they become a sentence, as plain text or as HTML that keeps figures readable inside Urdu.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from string import Formatter

from django.utils.formats import date_format
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext as _

from hnsa.law.days import YearDay
from hnsa.law.money import Money
from hnsa.law.shares import Share, Steps
from hnsa.law.words import Counted, Line, Text, blanks_of

_LEAP = 2000  # a year that has every day


def text_of(text: Text, count: int | None = None) -> str:
    """The text in the reader's language, its blanks still open. `count` chooses the plural."""
    if isinstance(text, Counted):
        return ngettext(text.one, text.many, 2 if count is None else count)
    return gettext(text) if text else ""


def said(line: Line, symbol: str = "") -> str:
    """The line as plain text. `symbol` stands before sums of money: "Rs"."""
    values = {name: _plain(value, symbol) for name, value in line.values.items()}
    return _filled(line, values, str)


def shown(line: Line, symbol: str = "") -> SafeString:
    """The line as HTML: everything escaped, figures held together whatever the direction."""
    values = {name: _marked(value, symbol) for name, value in line.values.items()}
    return mark_safe(_filled(line, values, escape))  # values are escaped


def pieces(text: Text, count: int | None = None) -> Iterator[tuple[str, str]]:
    """The text in parts, for a sentence that is a form: (words, name of the blank after them).

    A translation that has lost a blank, or has one too many, gives way to the text itself.
    """
    parts = _parts(text_of(text, count))
    if parts is None or {name for _words, name in parts} - {""} != set(blanks_of(text)):
        parts = _parts(text if isinstance(text, str) else text.many) or []
    yield from parts


def _parts(text: str) -> list[tuple[str, str]] | None:
    """The words and the name of the blank after them; None where braces do not close."""
    try:
        return [(words, name or "") for words, name, _spec, _sign in Formatter().parse(text)]
    except ValueError:
        return None


def _filled(line: Line, values: Mapping[str, str], written: Callable[[str], str]) -> str:
    """The words as they are `written`, with the values between them.

    Where the translation has a blank that is not filled, the text itself is said.
    """
    own, count = line.text, None
    if isinstance(own, Counted):
        count = line.count
        own = own.one if count == 1 else own.many
    for text in (text_of(line.text, count), own):
        parts = _parts(text)
        if parts is not None and all(name in values for _words, name in parts if name):
            return "".join(written(words) + values.get(name, "") for words, name in parts)
    return written(own)


def _plain(value: object, symbol: str) -> str:
    if isinstance(value, Line):
        return said(value, symbol)
    if isinstance(value, tuple | list):
        return gettext(", ").join(_plain(one, symbol) for one in value)
    if isinstance(value, Steps):
        return gettext(", ").join(
            _("from %(size)s: %(number)s") % {"size": size, "number": number}
            for size, number in value.rows
        )
    return _figure(value, symbol)


def _marked(value: object, symbol: str) -> str:
    if isinstance(value, Line):
        return shown(value, symbol)
    if isinstance(value, tuple | list):
        return escape(gettext(", ")).join(_marked(one, symbol) for one in value)
    if isinstance(value, str | Steps):
        return format_html("<bdi>{}</bdi>", _plain(value, symbol))
    if isinstance(value, date):
        return format_html(
            '<time datetime="{}">{}</time>', value.isoformat(), _figure(value, symbol)
        )
    return format_html('<bdi class="r-figure">{}</bdi>', _figure(value, symbol))


def _figure(value: object, symbol: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, date):
        return date_format(value, "DATE_FORMAT")
    if isinstance(value, YearDay):
        return date_format(date(_LEAP, value.month, value.day), "MONTH_DAY_FORMAT")
    if isinstance(value, Money):
        return f"{symbol} {value}".strip()
    if isinstance(value, Share):
        return str(value).replace(" ", "\N{NO-BREAK SPACE}")
    return str(value)
