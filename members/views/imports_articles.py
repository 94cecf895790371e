"""Articles of a constitution as the panel of a row shows them, and what it offers about them."""

from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString

from hnsa.core import saying
from hnsa.law.kept import line_of
from members.access.rights import Verb, may_at
from members.actions import import_admission as act
from members.models import ImportJob, ImportRow
from members.vocabulary.imports import JobState


@dataclass(frozen=True)
class ArticleShown:
    """An article that speaks of the row: which one, its sentence, and what it found."""

    number: str
    heading: str
    version: int
    body: int
    sentence: SafeString
    facts: list[SafeString]
    next: SafeString | str


def articles_of(reason: dict[str, Any]) -> list[ArticleShown]:
    """The articles that are kept with a reason: its own, those beside it, those overruled."""
    own = [reason["article"]] if "article" in reason else []
    overruled = [one["article"] for one in reason.get("against", ())]
    return [_shown(one) for one in (*own, *reason.get("articles", ()), *overruled)]


def _shown(kept: dict[str, Any]) -> ArticleShown:
    return ArticleShown(
        number=str(kept["number"]),
        heading=str(kept["heading"]),
        version=int(kept["version"] or 0),
        body=int(kept["body"]),
        sentence=saying.shown(line_of(kept["sentence"])),
        facts=[saying.shown(line_of(one)) for one in kept["facts"]],
        next=saying.shown(line_of(kept["next"])) if kept["next"] else "",
    )


def offered(user: Any, row: ImportRow, job: ImportJob) -> dict[str, Any]:
    """What the panel of a row offers about its articles."""
    open_ = job.state == JobState.CHECKED
    turned_away, admitted = act.is_turned_away(row), act.is_admitted(row)
    may = open_ and (turned_away or admitted)
    may = may and may_at(user, Verb.OVERRIDE, row.body or job.homenet)
    return {"may_admit": may and turned_away, "may_turn_away": may and admitted}


def left_open(totals: dict[str, Any]) -> list[dict[str, Any]]:
    """The articles of which the list has no column, with their sentences."""
    return [
        {**one, "sentence": _sentence(one), "rows": int(one["rows"])}
        for one in totals.get("left_open") or []
    ]


def _sentence(article: dict[str, Any]) -> SafeString:
    return saying.shown(line_of(article["sentence"]))
