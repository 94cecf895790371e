"""Who may *do* what: rights by role, in one table that reads as sentences.

`may(user, verb, homenet)` answers; `require` stops with a sentence. The page "who can see this, and
why" (views/sight) reads the same table.
"""

from enum import StrEnum
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from members.access.postings import of
from members.vocabulary.people import Role


class Verb(StrEnum):
    SEE = "see"
    SEE_HISTORY = "see_history"
    EDIT = "edit"  # plain facts of people, organisations, memberships
    IMPORT = "import"
    UNMASK = "unmask"  # ids, phones and addresses in full, each look recorded
    EXPORT = "export"
    POST = "post"  # give and end postings
    SETTLE_LISTS = "settle_lists"  # kinds of organisations, places


RIGHTS: dict[str, frozenset[Verb]] = {
    Role.ADMINISTRATOR: frozenset(Verb),
    Role.DATA_CLERK: frozenset(
        {Verb.SEE, Verb.SEE_HISTORY, Verb.EDIT, Verb.IMPORT, Verb.UNMASK, Verb.EXPORT}
    ),
    Role.FACILITATOR: frozenset({Verb.SEE}),
    Role.AUDITOR: frozenset({Verb.SEE, Verb.SEE_HISTORY}),
    Role.REGIONAL_READER: frozenset({Verb.SEE}),
}
STAFF = frozenset(
    {Role.ADMINISTRATOR, Role.DATA_CLERK, Role.AUDITOR, Role.REGIONAL_READER}
)  # who works in the admin; facilitators have pages

SENTENCES = {
    Verb.SEE: _("sees the records, with numbers and phones masked"),
    Verb.SEE_HISTORY: _("sees who changed what"),
    Verb.EDIT: _("writes and corrects records"),
    Verb.IMPORT: _("brings in lists and takes them back"),
    Verb.UNMASK: _("sees a masked number or phone after saying why; each look is recorded"),
    Verb.EXPORT: _("takes lists out as files"),
    Verb.POST: _("gives and ends postings"),
    Verb.SETTLE_LISTS: _("keeps the lists of kinds and places"),
}


def may(user: Any, verb: Verb, homenet: int | None = None) -> bool:
    """Whether the user's postings carry this right (for that HomeNet, or anywhere)."""
    reach = of(user)
    roles = reach.roles if homenet is None else reach.roles_in(homenet)
    return any(verb in RIGHTS[role] for role in roles)


def require(user: Any, verb: Verb, homenet: int | None = None) -> None:
    """Stop with a sentence where the right is missing. Raises PermissionDenied."""
    if not may(user, verb, homenet):
        raise PermissionDenied(_("Your posting does not allow this here."))
