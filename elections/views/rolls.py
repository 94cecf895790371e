"""The roll: its list with the reasons, one woman of it, and the page to copy by hand."""

from typing import Any

from django.http import HttpResponse
from django.utils.http import urlencode

from associations.queries.constitutions import symbol_of
from elections.forms.booths import word_of
from elections.forms.rolls import panels_of, rows_of, stages, word_of_objection
from elections.queries import elections, rolls
from elections.queries.booths import booths_of
from elections.views.roll_desk import Desk, looked_at, nothing_drawn
from elections.vocabulary.steps import STEPS, Step

COPIED = 20  # rows of a page that somebody copies from the screen


@looked_at
def index(desk: Desk) -> HttpResponse:
    """Who is on the roll, who is not and why; searched by name or number."""
    asked = desk.request.GET
    words, off = desk.words, asked.get("show") == "off"
    law = elections.law_of(desk.election)
    found = rolls.listing(desk.election, desk.user, off=off, words=words, after=_after(desk))
    taken = desk.taken()
    posted = taken.get(Step.ROLL_POSTED)
    days = elections.days_of(desk.election, law)
    kept = {"q": words, "show": "off" if off else ""}
    context = {
        "figures": rolls.figures(desk.election, desk.user), "off": off, "typed": words,
        "rows": rows_of(found.rows, law, symbol_of(desk.election.body)), "found": found,
        "stages": stages(days, taken, STEPS), "posted": posted,
        "final": desk.election.roll_frozen_at, "as_of": taken.get(Step.ROLL_FIXED),
        "until": rolls.objections_until(days, posted.on) if posted else None,
        "open": rolls.objections_of(desk.election).filter(answer="").count() if posted else 0,
        "booths": len(booths_of(desk.election)),
        "kept": urlencode({name: value for name, value in kept.items() if value}),
    }  # fmt: skip
    return desk.show("index", context)


def _after(desk: Desk) -> int:
    typed = desk.request.GET.get("after", "")
    return int(typed[:12]) if typed.isascii() and typed.isdecimal() else 0


@looked_at
def entry(desk: Desk, entry_pk: int) -> HttpResponse:
    """One woman of the roll: her number and booth, or every article against her vote."""
    her = desk.entry(entry_pk)
    taken = desk.taken()
    about = rolls.objections_of(desk.election).filter(person=her.person_id)
    context: dict[str, Any] = {
        "her": her, "booth": word_of(her.booth) if her.booth else "",
        "booths": len(booths_of(desk.election)),
        "panels": panels_of(
            her.judged, elections.law_of(desk.election), desk.election.body, who=her.name
        ),
        "objections": [(one, word_of_objection(one.to)) for one in about],
        "may_object": Step.ROLL_POSTED in taken and desk.election.roll_frozen_at is None,
        "as_of": taken.get(Step.ROLL_FIXED), "final": desk.election.roll_frozen_at,
    }  # fmt: skip
    return desk.show("entry", context)


@looked_at
def copy(desk: Desk) -> HttpResponse:
    """The roll in big letters, a page at a time, for who has no printer and copies it by hand."""
    numbers = rolls.numbers(desk.election, after=_after(desk), most=COPIED + 1)
    if not numbers:
        return nothing_drawn(desk)
    shown = numbers[:COPIED]
    first, last = shown[0], shown[-1]
    seen = rolls.entries(desk.election, desk.user).filter(number__range=(first, last))
    named = {one.number: one for one in seen.select_related("booth")}
    lines = [(number, named.get(number)) for number in shown]
    context = {
        "lines": lines, "first": first, "last": last,
        "all": rolls.figures(desk.election, desk.user).on, "more": len(numbers) > COPIED,
        "begun": bool(_after(desk)), "final": desk.election.roll_frozen_at,
        "many": len(booths_of(desk.election)) > 1,
    }  # fmt: skip
    return desk.show("copy", context)
