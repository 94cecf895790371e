"""A frozen verdict as the *why* panel shows it.

Found again from its facts it is told in the reader's language. Where the registry would say it
otherwise today, the words of that day stand: in English, as they were written.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from associations.forms.panels import Panel, Row, answer_of, panel_of, stand_of, tone_of
from associations.models import Constitution
from associations.queries import frozen
from associations.rules.catalogue import questions
from hnsa.core.saying import text_of
from hnsa.law.asking import Law
from hnsa.law.verdict import Answer, Stand
from members.models import Body


def panel_of_frozen(
    judged: Mapping[str, Any] | None, version: Constitution | None, body: Body, *, who: str = "",
    law: Law | None = None,
) -> Panel | None:  # fmt: skip
    """The panel of what a column `judged` keeps; None where it keeps nothing.

    `law`: what judged, where that was more than the version (with the network's model rules).
    """
    if not judged or judged.get("question") not in questions():
        return None
    verdict = frozen.again(judged, frozen.law_of(version) if law is None else law)
    if verdict is not None and frozen.same(judged, verdict):
        return panel_of(verdict, body, who=who)
    return _as_written(judged, who)


def _as_written(judged: Mapping[str, Any], who: str) -> Panel:
    asked = questions()[judged["question"]]
    answer = Answer(judged["answer"])
    tone, sign = tone_of(asked, answer)
    labels = {blank.name: text_of(blank.label) for blank in asked.facts.blanks}
    grounds = judged.get("grounds", ())
    standing = [one for one in grounds if not one["overruled_by"] and not one["void_by"]]
    said = [one["next"] for one in standing if one["next"]]
    return Panel(
        question=text_of(asked.words), answer=answer_of(asked, answer), tone=tone, sign=sign,
        result=str(judged.get("result") or ""),
        on=date.fromisoformat(judged["on"]) if judged.get("on") else None,
        version=judged.get("version"), rows=tuple(_row(one, asked) for one in grounds),
        next=tuple(_english(line) for line in dict.fromkeys(said)),
        missing=tuple(labels.get(name, name) for name in judged.get("missing", ())),
        silent=(), who=who, notes=(_("These are the words of that day, as they were kept."),),
    )  # fmt: skip


def _row(ground: Mapping[str, Any], asked: Any) -> Row:
    tone, sign, word = stand_of(Stand(ground["stand"]), asked)
    aside = ""
    if ground["void_by"]:
        aside = _("Contrary to %(law)s, and so void.") % {"law": ground["void_by"]}
    elif ground["overruled_by"]:
        aside = _("Article %(number)s sets this aside.") % {"number": ground["overruled_by"]}
    return Row(
        ground["article"], ground["heading"], tone, sign, word, _english(ground["sentence"]),
        tuple(_english(line) for line in ground["facts"]), aside,
    )  # fmt: skip


def _english(text: str) -> SafeString:
    return mark_safe(f'<span lang="en" dir="ltr">{escape(text)}</span>')  # escaped
