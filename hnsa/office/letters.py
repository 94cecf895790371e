"""The daily letter "what waits for you": figures and names of associations, nobody's name in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from associations.queries import waiting
from associations.queries.waiting import Waiting
from associations.vocabulary.waiting import MATTERS, Step
from hnsa.core.saying import text_of
from hnsa.office import queries
from members.access.rights import Verb, may

MOST: Final = 20  # associations that a letter names
REMINDERS: Final = (7, 30, 90)  # days before a term ends by which it is told of


@dataclass(frozen=True)
class Letter:
    """What is sent: plain text, in the language that is active."""

    subject: str
    text: str


def of(user: Any, on: date, now: datetime, site: str) -> Letter | None:
    """Her letter of that day; None where nothing waits. `site`: its address, "" if not known."""
    found = queries.waiting_in_associations(user, on)
    office = list(_office(user, now))
    if not found and not office:
        return None
    lines = [
        _("This waits for you on %(day)s.") % {"day": date_format(on, "DATE_FORMAT")},
        *([""] if office else []), *office, *_associations(found, on),
        *_where(site), "",
        _("Such a letter comes on days when something waits. Who has no e-mail address in the"
          " registry gets none."),
    ]  # fmt: skip
    number = len(found) + len(office)
    subject = ngettext("%(n)d thing waits for you", "%(n)d things wait for you", number)
    return Letter(subject % {"n": number}, "\n".join(lines))


def _office(user: Any, now: datetime) -> Iterator[str]:
    cases = queries.cases_that_wait(user, now)
    if cases:
        words = ngettext(
            "%(n)d registration case to examine", "%(n)d registration cases to examine",
            cases.number,
        )  # fmt: skip
        yield words % {"n": cases.number}
    imports = len(queries.imports_that_wait(user, now)) if may(user, Verb.IMPORT) else 0
    if imports:
        words = ngettext(
            "%(n)d member list on its way in", "%(n)d member lists on their way in", imports
        )
        yield words % {"n": imports}


def _associations(found: Sequence[Waiting], on: date) -> Iterator[str]:
    """Each association with its figures, those with something late first."""
    bodies = dict.fromkeys(one.body for one in found)
    for body in list(bodies)[:MOST]:
        own = [one for one in found if one.body == body]
        yield ""
        yield own[0].name
        for matter, number in waiting.counted(own).items():
            yield f"  {number} {text_of(MATTERS[matter], number)}"
        yield from _terms(own, on)
        late = sum(one.late for one in own)
        if late:
            yield "  " + ngettext("%(n)d is late", "%(n)d are late", late) % {"n": late}
    if len(bodies) > MOST:
        more = len(bodies) - MOST
        words = ngettext("and %(n)d more association", "and %(n)d more associations", more)
        yield ""
        yield words % {"n": more}


def _terms(own: Sequence[Waiting], on: date) -> Iterator[str]:
    """By when the next term ends, in the steps of the reminders."""
    ends = [
        days for one in own
        if one.step == Step.ELECT and not one.late and (days := one.days(on)) is not None
    ]  # fmt: skip
    if ends:
        within = next((step for step in REMINDERS if min(ends) <= step), max(REMINDERS))
        yield "  " + _("the next term ends within %(n)d days") % {"n": within}


def _where(site: str) -> Iterator[str]:
    if site:
        yield ""
        yield _("All of it: %(address)s") % {"address": site.rstrip("/") + reverse("today")}
