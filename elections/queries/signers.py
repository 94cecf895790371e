"""Who was present at a declaration and who signed it, as a reader may know them."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from elections.models import Election, Entry, Named, Record
from elections.queries.elections import may_hold
from members.models import Person


def as_known(records: Iterable[Record], election: Election, user: Any) -> None:
    """Write on these records of an election what of both may be read.

    Where somebody was erased from the annex it is gone here as well; a line with the name of a
    woman who is hidden for her safety is shown to who holds the election. Two queries.
    """
    records = list(records)
    kept = set(
        Named.objects.filter(record__in=[one.pk for one in records], name__has_key="present")
        .order_by().values_list("record", flat=True)
    )  # fmt: skip
    hidden = _hidden(election, user) if records else set()
    for one in records:
        is_kept = one.pk in kept
        one.present = _lines(one.present, hidden) if is_kept else ""
        one.signed = _lines(one.signed, hidden) if is_kept else ""


def _hidden(election: Election, user: Any) -> set[str]:
    if may_hold(user, election):
        return set()
    rows = Entry.objects.filter(election=election, person__is_restricted=True)
    unseen = rows.exclude(person__in=Person.objects.visible_to(user)).order_by()
    both = unseen.values_list("name", "name_native")
    return {name.casefold() for names in both for name in names if name}


def _lines(text: str, hidden: set[str]) -> str:
    return "\n".join(
        _("name not shown here") if any(name in line.casefold() for name in hidden) else line
        for line in text.splitlines()
    )
