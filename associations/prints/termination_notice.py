"""The notice to a member that it shall be decided whether she is put out: in her own language.

Its words are written beforehand from the grounds as they were frozen; the women change them as
they like. What is printed are the words that were kept.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from associations.models import Termination
from associations.prints.constitutions import languages_of
from associations.prints.hands import Written, in_script, led, written
from associations.queries import frozen
from associations.queries.constitutions import symbol_of
from associations.rules import putting_out
from associations.rules.removal import HeardBeforeTermination, NoticeBeforeTermination
from associations.vocabulary.subjects import ORGANS
from hnsa.core.saying import said, text_of
from hnsa.law.asking import Law
from members.models import Body, Person

MOST_DAYS: Final = 24


@dataclass(frozen=True)
class Notice:
    """All that stands on the sheet."""

    association: Written
    association_native: Written
    own: Written  # its name in the script of the sheet
    name: Written
    name_native: Written
    relative: Written
    number: str
    paragraphs: tuple[Written, ...]
    found_on: date
    given_on: date | None
    earliest: date | None


def language_for(body: Body) -> str:
    """The language in which she is written to: the country's first that the registry speaks."""
    ours = dict(settings.LANGUAGES)
    return next((one for one in languages_of(body) if one in ours), settings.LANGUAGE_CODE)


def words_of(
    termination: Termination, law: Law, found_under: Law, *, number: str, language: str
) -> str:  # fmt: skip
    """The words of the notice, to be looked over: each ground with its article and its facts.

    `law`: that of today, for what comes next; `found_under`: the one that found the ground.
    """
    with translation.override(language):
        return "\n\n".join(_paragraphs(termination, law, found_under, number))


def _paragraphs(
    termination: Termination, law: Law, found_under: Law, number: str
) -> Iterator[str]:  # fmt: skip
    body, person = termination.body, termination.person
    yield _greeting(body, person, number)
    day = date_format(termination.found_on, "DATE_FORMAT")
    found = list(_grounds(termination, found_under, body))
    if found:
        yield _(
            "On %(day)s a ground was found for which a member may be put out by our constitution:"
        ) % {"day": day}
        yield from found
    else:
        yield _("It shall be decided whether you remain a member, because of what follows.")
    if termination.words:
        yield _("What happened: %(words)s") % {"words": termination.words}
    yield from (said(one.says()) for one in law.of(NoticeBeforeTermination))
    if law.of(HeardBeforeTermination):
        yield _(
            "You may answer, in writing or by word of mouth. You are heard before it is decided, "
            "if you want to be."
        )
    else:
        yield _("You may answer, in writing or by word of mouth.")
    if organ := putting_out.decider(law):
        yield _("It is decided by %(organ)s.") % {"organ": text_of(ORGANS[organ])}
    yield _("Nothing is decided yet. Until it is, you are a member.")


def _greeting(body: Body, person: Person, number: str) -> str:
    told = {
        "name": in_script(person.full_name, person.full_name_native),
        "association": in_script(body.name, body.name_native), "number": number,
    }  # fmt: skip
    if number:
        return _("To %(name)s, member number %(number)s of %(association)s.") % told
    return _("To %(name)s, member of %(association)s.") % told


def _grounds(termination: Termination, law: Law, body: Body) -> Iterator[str]:
    verdict = frozen.again(termination.found, law)
    if verdict is None or termination.found is None:
        return
    symbol = symbol_of(body)
    for ground in verdict.broken:
        lines = [
            _("Article %(number)s: %(heading)s")
            % {"number": ground.article, "heading": text_of(ground.heading)},
            said(ground.sentence, symbol),
            *(said(line, symbol) for line in ground.finding.facts),
        ]
        yield "\n".join(lines)
    if missed := termination.found.get("missed_on"):
        days = [date_format(date.fromisoformat(one), "DATE_FORMAT") for one in missed[:MOST_DAYS]]
        yield _("Meetings that you missed: %(days)s.") % {"days": _(", ").join(days)}


def notice_of(termination: Termination, *, number: str, earliest: date | None) -> Notice:
    """The sheet, with the words as they were kept."""
    body, person = termination.body, termination.person
    spoken = languages_of(body)

    def hand(text: str) -> Written:
        return written(text, spoken)

    own: Any = (led(one, spoken) for one in termination.notice.splitlines())
    return Notice(
        hand(body.name), hand(body.name_native), hand(in_script(body.name, body.name_native)),
        hand(person.full_name), hand(person.full_name_native), hand(person.relative_name), number,
        tuple(one for one in own if one), termination.found_on, termination.notice_on, earliest,
    )  # fmt: skip
