"""The *why* panel of a verdict in the reader's words: answer, every article, facts, what next."""

from dataclasses import dataclass, field
from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from associations.queries.constitutions import symbol_of
from associations.rules.catalogue import kinds, questions
from hnsa.core.saying import shown, text_of
from hnsa.law.question import Question, Sought
from hnsa.law.verdict import Answer, Ground, Stand, Verdict
from hnsa.law.words import tell
from members.models import Body


@dataclass(frozen=True)
class Row:
    """One article that speaks."""

    article: str
    heading: str
    tone: str
    sign: str
    word: str
    sentence: SafeString
    facts: tuple[SafeString, ...]
    aside: str = ""  # why it does not count: void, or overruled


@dataclass(frozen=True)
class Panel:
    """A verdict as the page shows it (templates/why.html)."""

    question: str
    answer: str
    tone: str
    sign: str
    result: str
    on: date | None
    version: int | None
    rows: tuple[Row, ...]
    next: tuple[SafeString, ...]
    missing: tuple[str, ...]  # labels of facts that must be told first
    silent: tuple[str, ...]  # headings of kinds that could speak and do not stand here
    who: str = ""
    notes: tuple[str, ...] = field(default=())


def panel_of(verdict: Verdict, body: Body, *, who: str = "") -> Panel:
    """The panel of a verdict on that association."""
    asked = questions()[verdict.question]
    symbol = symbol_of(body)
    tone, sign = tone_of(asked, verdict.answer)
    labels = {blank.name: text_of(blank.label) for blank in asked.facts.blanks}
    return Panel(
        question=text_of(asked.words),
        answer=answer_of(asked, verdict.answer),
        tone=tone,
        sign=sign,
        result=_result(verdict, symbol),
        on=verdict.on,
        version=verdict.version,
        rows=tuple(_row(one, asked, symbol) for one in verdict.grounds),
        next=tuple(shown(one, symbol) for one in verdict.next),
        missing=tuple(labels[name] for name in verdict.missing),
        silent=tuple(text_of(kinds()[code].heading) for code in verdict.silent if code in kinds()),
        who=who,
        notes=_notes(asked, verdict),
    )


def answer_of(asked: Question, answer: Answer) -> str:
    """The short answer in the question's own words."""
    if answer is Answer.SILENT:
        return _("The constitution is silent on this")
    told = {Answer.YES: asked.yes, Answer.NO: asked.no, Answer.OPEN: asked.open}[answer]
    return text_of(told)


def tone_of(asked: Question, answer: Answer) -> tuple[str, str]:
    """Its colour and its sign."""
    if answer is Answer.SILENT:
        return "flat", "none"
    if answer is Answer.OPEN:
        return "wait", "wait"
    if asked.sought is Sought.GROUND:
        return ("warn", "warn") if answer is Answer.YES else ("ok", "ok")
    return ("ok", "ok") if answer is Answer.YES else ("stop", "stop")


def _result(verdict: Verdict, symbol: str) -> str:
    if verdict.result is None:
        return ""
    return str(shown(tell("{result}", result=verdict.result), symbol))


def _row(ground: Ground, asked: Question, symbol: str) -> Row:
    tone, sign, word = stand_of(ground.finding.stand, asked)
    aside = ""
    if ground.void_by:
        tone, sign, word = "flat", "cross", _("Void")
        aside = _("Contrary to %(law)s, and so void.") % {"law": ground.void_by}
    elif ground.overruled_by:
        tone, sign = "flat", "none"
        aside = _("Article %(number)s sets this aside.") % {"number": ground.overruled_by}
    return Row(
        ground.article, text_of(ground.heading), tone, sign, word,
        shown(ground.sentence, symbol),
        tuple(shown(line, symbol) for line in ground.finding.facts), aside,
    )  # fmt: skip


def stand_of(stand: Stand, asked: Question) -> tuple[str, str, str]:
    """How an article stands to it: colour, sign, word."""
    ground = asked.sought is Sought.GROUND
    return {
        Stand.HOLDS: ("ok", "ok", _("No ground") if ground else _("Holds")),
        Stand.BREAKS: (
            ("warn", "warn", _("A ground")) if ground else ("stop", "stop", _("Stands against it"))
        ),
        Stand.UNKNOWN: ("wait", "wait", _("Not known yet")),
        Stand.TELLS: ("flat", "go", _("Says")),
    }[stand]


def _notes(asked: Question, verdict: Verdict) -> tuple[str, ...]:
    if verdict.answer is Answer.SILENT:
        return (_("No article speaks to it, so this constitution does not bind here."),)
    if asked.code == "put_out" and verdict.answer is Answer.YES:
        return (
            _(
                "Nobody is put out by a ground. Notice is given to her, she answers, and the body "
                "that the constitution names decides."
            ),
        )
    return ()
