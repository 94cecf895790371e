"""The verbs of the roll: draw it, post it, close the objections, make it final.

It shows who was a member on the day that the articles fix, and why somebody may not vote. Once it
is final it is sealed by the database: a later change of a person never changes it.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import F
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from associations.actions.stopped import go_on
from elections.actions import booths
from elections.actions.holding import running
from elections.actions.steps import take
from elections.models import Booth, Election, Entry
from elections.queries import elections, rolls, voters
from elections.queries.booths import booths_of
from elections.rules.rolls import numbered
from elections.rules.steps import judge_step
from elections.vocabulary.steps import Step

FAR: Final = 1_000_000_000  # numbers wait here for a moment, while they change places

_ROWS = """
INSERT INTO elections_entry (election_id, body_id, homenet_id, person_id, is_on, number, name,
  name_native, relative, member_number, booth_id, judged, by_decision)
SELECT %s, %s, %s, p.id, told.is_on, told.number, p.full_name, p.full_name_native,
  p.relative_name, m.number, told.booth, why.judged::jsonb, false
FROM unnest(%s::bigint[], %s::bigint[], %s::boolean[], %s::int[], %s::bigint[], %s::int[])
    WITH ORDINALITY AS told(person, membership, is_on, number, booth, why, place)
  JOIN members_person p ON p.id = told.person
  JOIN members_membership m ON m.id = told.membership
  LEFT JOIN unnest(%s::text[]) WITH ORDINALITY AS why(judged, place) ON why.place = told.why
ORDER BY told.place
"""
_NUMBERS = """
UPDATE elections_entry SET number = told.number
FROM unnest(%s::bigint[], %s::int[]) AS told(id, number) WHERE elections_entry.id = told.id
"""


@transaction.atomic
def draw(election: Election, *, by: Any, at: datetime, override: str = "") -> int:
    """Draw the roll as of its day; how many are on it. Until it is posted it can be drawn again.

    A new poll keeps the final roll of the election that it follows. Raises Stopped before that
    day, where no reason is given to draw it as of today.
    """
    election = running(election, by=by)
    taken = elections.taken_of(election)
    if Step.ROLL_POSTED in taken:
        raise ValidationError(
            _("The draft is posted. From now on the roll changes by objections only.")
        )
    law = elections.law_of(election)
    kept = rolls.kept_by(election)
    if Step.ROLL_FIXED in taken:
        on = taken[Step.ROLL_FIXED].on
    else:
        today = at.astimezone(get_current_timezone()).date()
        on = min(elections.days_of(election, law).on(Step.ROLL_FIXED) or today, today)
        take(election, Step.ROLL_FIXED, on=on, by=by, at=at, override=override)
    if kept is not None:
        return _keep(election, kept, booths_of(election) or [booths.open_first(election, by=by)])
    found = voters.of_day(election.body, on, law)
    if not found:
        raise ValidationError(_("Nobody was a member on that day, so there is nobody to vote."))
    there = booths_of(election) or [booths.open_first(election, by=by)]
    before = dict(election.entries.filter(booth__isnull=False).values_list("person", "booth"))
    _write(election, found, there, before)
    return sum(one.judged.may_vote for one in found)


def _keep(election: Election, kept: Election, there: Sequence[Booth]) -> int:
    """The final roll of the election that this new poll follows, row by row as it stands there.

    At the booth of the same number, or else at the first.
    """
    here = {one.number: one.pk for one in there}
    rows = list(kept.entries.select_related("booth"))
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM elections_entry WHERE election_id = %s", [election.pk])
    for one in rows:
        number = one.booth.number if one.booth is not None else 0
        one.pk, one.election = None, election
        one.booth_id = here.get(number, there[0].pk) if one.is_on else None
    Entry.objects.bulk_create(rows, batch_size=2000)
    return sum(one.is_on for one in rows)


def _write(
    election: Election, found: Sequence[voters.Voter], there: Sequence[Booth],
    before: Mapping[int, int],
) -> None:  # fmt: skip
    """The rows of the roll in place of all that were there.

    Who had a booth keeps it, all others come to the first. Names are those of the records.
    """
    numbers = {one.pk: one.number for one in there}
    first = there[0].pk
    booth = {
        one.known.person: had if (had := before.get(one.known.person, 0)) in numbers else first
        for one in found
        if one.judged.may_vote
    }
    number = numbered((her, numbers[booth[her]]) for her in booth)
    told: dict[int, tuple[int, str]] = {}  # the same reasons of many are sent once
    for one in found:
        if one.why is not None and id(one.why) not in told:
            told[id(one.why)] = len(told) + 1, json.dumps(one.why)
    rows = [
        (
            one.known.person, one.known.membership, one.judged.may_vote,
            number.get(one.known.person), booth.get(one.known.person),
            told[id(one.why)][0] if one.why is not None else None,
        )
        for one in found
    ]  # fmt: skip
    columns = [list(column) for column in zip(*rows, strict=True)]
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM elections_entry WHERE election_id = %s", [election.pk])
        cursor.execute(
            _ROWS,
            [election.pk, election.body_id, election.homenet_id, *columns,
             [text for _at, text in told.values()]],
        )  # fmt: skip


@transaction.atomic
def post(election: Election, *, on: date, by: Any, at: datetime, override: str = "") -> None:
    """The draft was posted on that day, for everybody to read. It is not drawn again."""
    election = running(election, by=by)
    _drawn(election)
    take(election, Step.ROLL_POSTED, on=on, by=by, at=at, override=override)


@transaction.atomic
def close(election: Election, *, by: Any, at: datetime, override: str = "") -> None:
    """Objections are not taken any more. Raises Stopped while they must be."""
    election = running(election, by=by)
    taken = elections.taken_of(election)
    if Step.ROLL_POSTED not in taken:
        raise ValidationError(_("The draft is not posted yet, so nobody could object to it."))
    today = at.astimezone(get_current_timezone()).date()
    law = elections.law_of(election)
    days = elections.days_of(election, law)
    until = rolls.objections_until(days, taken[Step.ROLL_POSTED].on)
    why = ""
    if today < until:
        told = elections.days_taken(taken)
        judged = judge_step(law, days.by_step, told, Step.OBJECTIONS, today)
        why = go_on(judged.verdict, election.body, by=by, override=override)
    take(election, Step.OBJECTIONS, on=min(today, until), by=by, at=at, override=why or override)


@transaction.atomic
def finish(election: Election, *, on: date, by: Any, at: datetime, override: str = "") -> int:
    """The final roll, numbered by booth, was posted on that day. How many are on it.

    Raises ValidationError while an objection is not decided.
    """
    election = running(election, by=by)
    _drawn(election)
    open_ = rolls.objections_of(election).filter(answer="").count()
    if open_:
        raise ValidationError(
            ngettext(
                "%(n)d objection is not decided yet.", "%(n)d objections are not decided yet.",
                open_,
            ) % {"n": open_}
        )  # fmt: skip
    if Step.OBJECTIONS not in elections.taken_of(election):
        close(election, by=by, at=at, override=override)
    take(election, Step.FINAL_ROLL, on=on, by=by, at=at, override=override)
    number = _number(election, by=by)
    election.roll_frozen_at = at
    election.save(update_fields=["roll_frozen_at"])
    return number


@transaction.atomic
def to_booths(
    election: Election, booth_of: Mapping[str, Booth], *, by: Any, only: Iterable[int]
) -> None:
    """Who lives in these villages votes at these booths. `only`: the entries that `by` sees."""
    election = running(election, by=by)
    _changeable(election)
    strangers = {one.pk for one in booth_of.values()} - {one.pk for one in booths_of(election)}
    if strangers:
        raise ValidationError(_("That booth belongs to another election."))
    entries = election.entries.filter(is_on=True, pk__in=list(only))
    for booth in {one.pk: one for one in booth_of.values()}.values():
        villages = [name for name, one in booth_of.items() if one.pk == booth.pk]
        entries.filter(person__locality__in=villages).exclude(booth=booth).update(booth=booth)
    _number(election, by=by)


@transaction.atomic
def to_booth(entry: Entry, booth: Booth, *, by: Any) -> None:
    """She votes at that booth."""
    election = running(entry.election, by=by)
    _changeable(election)
    if booth.election_id != election.pk or not entry.is_on:
        raise ValidationError(_("That booth belongs to another election."))
    Entry.objects.filter(pk=entry.pk).update(booth=booth)
    _number(election, by=by)


def _number(election: Election, *, by: Any) -> int:
    """Number all who are on the roll, booth after booth. How many they are."""
    there = booths_of(election) or [booths.open_first(election, by=by)]
    election.entries.filter(is_on=True, booth=None).update(booth=there[0])
    rows = rolls.by_name(election)
    wanted = numbered((pk, booth) for pk, booth, _number in rows)
    changed = {pk: wanted[pk] for pk, _booth, number in rows if number != wanted[pk]}
    if changed:
        Entry.objects.filter(pk__in=changed).update(number=F("number") + FAR)
        with connection.cursor() as cursor:
            cursor.execute(_NUMBERS, [list(changed), list(changed.values())])
    return len(rows)


def _drawn(election: Election) -> None:
    if not election.entries.exists():
        raise ValidationError(_("The roll is not drawn yet. Draw it first."))


def _changeable(election: Election) -> None:
    _drawn(election)
    if election.roll_frozen_at is not None:
        raise ValidationError(_("The roll is final. It is never changed any more."))
