"""The verbs of the roll: draw it, post it, close the objections, make it final.

It shows who was a member on the day that the articles fix, and why somebody may not vote. Once it
is final it is sealed by the database: a later change of a person never changes it.
"""

from collections.abc import Iterable, Mapping
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
from elections.actions.holding import locked
from elections.actions.steps import take
from elections.models import Booth, Election, Entry
from elections.queries import elections, rolls, voters
from elections.queries.booths import booths_of
from elections.rules.rolls import numbered
from elections.rules.steps import judge_step
from elections.vocabulary.steps import Step

FAR: Final = 1_000_000_000  # numbers wait here for a moment, while they change places

_NUMBERS = """
UPDATE elections_entry SET number = told.number
FROM unnest(%s::bigint[], %s::int[]) AS told(id, number) WHERE elections_entry.id = told.id
"""


@transaction.atomic
def draw(election: Election, *, by: Any, at: datetime, override: str = "") -> int:
    """Draw the roll as of its day, again as often as need be until it is posted. How many are on it.

    Raises Stopped before that day, where no reason is given to draw it as of today.
    """
    election = locked(election, by=by)
    taken = elections.taken_of(election)
    if Step.ROLL_POSTED in taken:
        raise ValidationError(
            _("The draft is posted. From now on the roll changes by objections only.")
        )
    law = elections.law_of(election)
    if Step.ROLL_FIXED in taken:
        on = taken[Step.ROLL_FIXED].on
    else:
        today = at.astimezone(get_current_timezone()).date()
        on = min(elections.days_of(election, law).on(Step.ROLL_FIXED) or today, today)
        take(election, Step.ROLL_FIXED, on=on, by=by, at=at, override=override)
    found = voters.of_day(election.body, on, law)
    if not found:
        raise ValidationError(_("Nobody was a member on that day, so there is nobody to vote."))
    there = booths_of(election) or [booths.open_first(election, by=by)]
    before = dict(election.entries.filter(booth__isnull=False).values_list("person", "booth"))
    Entry.objects.filter(election=election).delete()
    Entry.objects.bulk_create(_entries(election, found, there, before))
    return sum(one.judged.may_vote for one in found)


def _entries(
    election: Election, found: Iterable[voters.Voter], there: Iterable[Booth],
    before: Mapping[int, int],
) -> list[Entry]:  # fmt: skip
    """The rows of the roll; who had a booth keeps it, all others come to the first."""
    found, numbers = list(found), {one.pk: one.number for one in there}
    first = next(iter(numbers))
    booth = {
        one.known.person: had if (had := before.get(one.known.person)) in numbers else first
        for one in found
    }
    number = numbered(
        (one.known.person, numbers[booth[one.known.person]])
        for one in found
        if one.judged.may_vote
    )
    return [
        Entry(
            election=election, body_id=election.body_id, homenet_id=election.homenet_id,
            person_id=one.known.person, is_on=one.judged.may_vote,
            number=number.get(one.known.person), name=one.known.name, name_native=one.native,
            relative=one.known.relative, member_number=one.known.number,
            booth_id=booth[one.known.person] if one.judged.may_vote else None, judged=one.why,
        )
        for one in found
    ]  # fmt: skip


@transaction.atomic
def post(election: Election, *, on: date, by: Any, at: datetime, override: str = "") -> None:
    """The draft was posted on that day, for everybody to read. It is not drawn again."""
    election = locked(election, by=by)
    _drawn(election)
    take(election, Step.ROLL_POSTED, on=on, by=by, at=at, override=override)


@transaction.atomic
def close(election: Election, *, by: Any, at: datetime, override: str = "") -> None:
    """Objections are not taken any more. Raises Stopped while they must be."""
    election = locked(election, by=by)
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
    election = locked(election, by=by)
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
    election = locked(election, by=by)
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
    election = locked(entry.election, by=by)
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
