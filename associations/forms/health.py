"""The health of an association in the reader's words: the list of what is so."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from associations.forms.frozen import panel_of_frozen
from associations.forms.meetings_shown import planned_for
from associations.forms.standing import days_said
from associations.models import Motion, Office, Task
from associations.queries.frozen import again, same
from associations.queries.health import Breach, Health, broken
from associations.queries.standing import Standing
from associations.rules.asked_of_members import PUT_OUT
from associations.vocabulary.subjects import GATHERINGS, POSTS, Post
from hnsa.core.saying import shown, text_of
from hnsa.law.verdict import Verdict
from members.models import Body


@dataclass(frozen=True)
class Link:
    """Where to go on."""

    address: str
    word: str


@dataclass(frozen=True)
class Item:
    """One thing that is so: the article, sign and word, the facts, where to go on."""

    article: str
    tone: str
    sign: str
    word: str
    lines: tuple[str | SafeString, ...] = ()
    links: tuple[Link, ...] = ()


def items_of(health: Health, body: Body, symbol: str = "") -> list[Item]:
    """All that is to be told, what is broken first."""
    found = [
        *_due(health, body, symbol), *_elections(health, body, symbol),
        *_committee(health, body, symbol), *_breaches(health, body), *_grounds(health, body),
        *_near(health, body), *_ending(health, body), *_waiting(health.waiting, body),
        *_late(health.late, body), *_dues(health),
    ]  # fmt: skip
    return found


def is_broken(items: Sequence[Item]) -> bool:
    """Whether a rule of its own is broken."""
    return any(one.tone == "stop" for one in items)


# --- rules broken


def _against(verdict: Verdict, symbol: str) -> tuple[str, tuple[SafeString, ...]]:
    """The articles that stand against it, and what they say and ask for."""
    grounds = verdict.broken or tuple(one for one in verdict.grounds if one.stands)
    lines = [shown(line, symbol) for one in grounds for line in one.finding.facts]
    lines += [shown(one.finding.next, symbol) for one in grounds if one.finding.next]
    articles = dict.fromkeys(one.article for one in grounds)
    return _(", ").join(articles), tuple(dict.fromkeys(lines))


def _due(health: Health, body: Body, symbol: str) -> Iterator[Item]:
    for due in health.due:
        article, said = _against(due.verdict, symbol)
        word = _("%(meeting)s was due by %(day)s and was not held") % {
            "meeting": capfirst(text_of(GATHERINGS[due.gathering])),
            "day": date_format(due.by, "DATE_FORMAT"),
        }
        later = planned_for(due, health.on)
        lines: tuple[str, ...] = (*said, later) if later else said
        go = Link(reverse("meetings", args=[body.pk]), _("To the meetings"))
        yield Item(article, "stop", "stop", word, lines, (go,))


def _elections(health: Health, body: Body, symbol: str) -> Iterator[Item]:
    for offices, verdict in health.elections:
        article, lines = _against(verdict, symbol)
        word = _("The next election is overdue: %(offices)s") % {"offices": _posts(offices)}
        yield Item(article, "stop", "stop", word, lines, (_to_offices(body),))


def _posts(offices: Sequence[Office]) -> str:
    return _(", ").join(
        text_of(POSTS[post]) for post in dict.fromkeys(Post(one.post) for one in offices)
    )  # fmt: skip


def _to_offices(body: Body) -> Link:
    return Link(reverse("association_offices", args=[body.pk]), _("To the offices"))


def _committee(health: Health, body: Body, symbol: str) -> Iterator[Item]:
    verdict = health.committee
    if verdict is not None and verdict.broken:
        article, lines = _against(verdict, symbol)
        word = _("The committee is not made up as it should be")
        yield Item(article, "stop", "stop", word, lines, (_to_offices(body),))


def _breaches(health: Health, body: Body) -> Iterator[Item]:
    for one in health.breaches:
        meeting = one.meeting
        of_notice = one.judged is meeting.notice_judged
        told = (
            _("The notice of the meeting of %(day)s was not in order")
            if of_notice
            else _("The meeting of %(day)s was not held as it should be")
        )
        grounds = broken(one.judged)
        articles = _(", ").join(dict.fromkeys(str(ground["article"]) for ground in grounds))
        go = Link(reverse("meeting", args=[body.pk, meeting.pk]), _("Why"))
        word = told % {"day": date_format(meeting.meeting_on, "DATE_FORMAT")}
        yield Item(articles, "stop", "stop", word, tuple(_lines(one, body)), (go,))


def _lines(breach: Breach, body: Body) -> Iterator[SafeString]:
    """What the articles against it said, in the reader's language where it can be said again."""
    verdict = again(breach.judged, breach.law)
    if verdict is not None and same(breach.judged, verdict):
        for ground in verdict.broken:
            yield from (shown(line) for line in ground.finding.facts)
        return
    panel = panel_of_frozen(breach.judged, breach.constitution, body)
    for row in panel.rows if panel is not None else ():
        if row.tone == "stop" and not row.aside:
            yield from row.facts


# --- women


def _women(found: Sequence[Standing], on: date) -> SafeString:
    """Their names, with the days of the meetings that they missed in a row."""
    told = (
        format_html("<bdi>{}</bdi> (<bdi>{}</bdi>)", one.known.name, days)
        if (days := days_said(one.known.missed_on, on))
        else format_html("<bdi>{}</bdi>", one.known.name)
        for one in found
    )
    return format_html_join(_(", "), "{}", ((one,) for one in told))


def _articles(verdicts: Sequence[Verdict]) -> str:
    found = [one.article for verdict in verdicts for one in verdict.broken]
    return _(", ").join(dict.fromkeys(found))


def _list_of(body: Body, narrow: str) -> Link:
    return Link(f"{reverse('standings', args=[body.pk])}?show={narrow}", _("Show them"))


def _grounds(health: Health, body: Body) -> Iterator[Item]:
    found = health.grounds
    if found:
        word = ngettext(
            "A ground is found of %(n)d woman", "A ground is found of %(n)d women", len(found)
        ) % {"n": len(found)}
        yield Item(
            _articles([one.answers[PUT_OUT.code] for one in found]), "warn", "warn", word,
            (_women(found, health.on), _("A ground puts nobody out: notice comes first.")),
            (_list_of(body, "ground"),),
        )  # fmt: skip


def _near(health: Health, body: Body) -> Iterator[Item]:
    found = health.near
    if found:
        word = ngettext(
            "%(n)d woman is near a ground", "%(n)d women are near a ground", len(found)
        ) % {"n": len(found)}
        verdicts = [one.near for one in found if one.near is not None]
        yield Item(
            _articles(verdicts), "warn", "warn", word,
            (_women(found, health.on), _("A visit may help before the next meeting.")),
            (_list_of(body, "near"),),
        )  # fmt: skip


# --- what waits


def _ending(health: Health, body: Body) -> Iterator[Item]:
    by_day: dict[date, list[Office]] = {}
    articles: dict[date, list[str]] = {}
    for one in health.ending:
        if one.ends_on is not None:
            by_day.setdefault(one.ends_on, []).append(one.office)
            grounds = one.verdict.grounds if one.verdict is not None else ()
            articles.setdefault(one.ends_on, []).extend(g.article for g in grounds if g.stands)
    for day, offices in sorted(by_day.items()):
        days = (day - health.on).days
        word = ngettext(
            "%(offices)s: the term ends in %(n)d day", "%(offices)s: the term ends in %(n)d days",
            days,
        ) % {"offices": capfirst(_posts(offices)), "n": days}  # fmt: skip
        told = _("It ends on %(day)s.") % {"day": date_format(day, "DATE_FORMAT")}
        numbers = _(", ").join(dict.fromkeys(articles[day]))
        yield Item(numbers, "wait", "wait", word, (told,), (_to_offices(body),))


def _waiting(motions: Sequence[Motion], body: Body) -> Iterator[Item]:
    if motions:
        word = ngettext(
            "%(n)d decision is not carried out", "%(n)d decisions are not carried out",
            len(motions),
        ) % {"n": len(motions)}  # fmt: skip
        links = tuple(
            Link(
                reverse("motion", args=[body.pk, one.pk]),
                _("%(title)s, decided on %(day)s")
                % {"title": one, "day": date_format(one.decided_on, "DATE_FORMAT")},
            )
            for one in motions
            if one.decided_on is not None
        )
        yield Item("", "wait", "wait", word, (), links)


def _late(tasks: Sequence[Task], body: Body) -> Iterator[Item]:
    if tasks:
        word = ngettext("%(n)d task is late", "%(n)d tasks are late", len(tasks)) % {
            "n": len(tasks)
        }
        lines = tuple(
            _("%(what)s: by %(day)s")
            % {"what": one.what, "day": date_format(one.by_when, "DATE_FORMAT")}
            for one in tasks
            if one.by_when is not None
        )
        go = Link(reverse("tasks", args=[body.pk]), _("To the action plan"))
        yield Item("", "wait", "wait", word, lines, (go,))


def _dues(health: Health) -> Iterator[Item]:
    """Who pays, works instead, owes: only where the treasurer ever stated something."""
    known = [one.known for one in health.members]
    working = sum(bool(one.works_instead) for one in known)
    stated = [one.months_owed for one in known if one.months_owed is not None]
    if not (working or stated):
        return
    owing = sum(months > 0 for months in stated)
    told = _(
        "%(paid)d owe nothing, %(owing)d owe months of dues, %(working)d work in place of money,"
        " of %(unknown)d nothing is stated."
    ) % {
        "paid": len(stated) - owing, "owing": owing, "working": working,
        "unknown": len(known) - len(stated),
    }  # fmt: skip
    yield Item("", "flat", "go", _("Dues"), (told,))
