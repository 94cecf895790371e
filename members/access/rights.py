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
    FOUND = "found"  # write down a new association
    DRAFT = "draft"  # write drafts of constitutions, record that they were read out
    KEEP = "keep"  # keep an association's registers: applications, meetings, attendance, offices
    ADOPT = "adopt"  # record what the members of an association decided
    REGISTER = "register"  # examine a registration, return, register or refuse it
    ELECT = "elect"  # hold elections: roll, nominations, poll, count, declaration
    OVERRIDE = "override"  # go on against a rule of the constitution, with a reason on the record


RIGHTS: dict[str, frozenset[Verb]] = {
    Role.ADMINISTRATOR: frozenset(Verb),
    Role.DATA_CLERK: frozenset(
        {
            Verb.SEE,
            Verb.SEE_HISTORY,
            Verb.EDIT,
            Verb.IMPORT,
            Verb.UNMASK,
            Verb.EXPORT,
            Verb.FOUND,
            Verb.DRAFT,
            Verb.KEEP,
            Verb.ADOPT,
            Verb.REGISTER,
            Verb.ELECT,
            Verb.OVERRIDE,
        }
    ),
    Role.FACILITATOR: frozenset(
        {Verb.SEE, Verb.FOUND, Verb.DRAFT, Verb.KEEP, Verb.ADOPT, Verb.ELECT}
    ),
    Role.AUDITOR: frozenset({Verb.SEE, Verb.SEE_HISTORY}),
    Role.REGIONAL_READER: frozenset({Verb.SEE}),
    Role.COMMISSIONER: frozenset({Verb.SEE, Verb.ELECT}),
}
STAFF = frozenset(
    {Role.ADMINISTRATOR, Role.DATA_CLERK, Role.AUDITOR, Role.REGIONAL_READER}
)  # who works in the admin; facilitators and election committees have pages

SENTENCES = {
    Verb.SEE: _("sees the records, with numbers and phones masked"),
    Verb.SEE_HISTORY: _("sees who changed what"),
    Verb.EDIT: _("writes and corrects records"),
    Verb.IMPORT: _("brings in lists and takes them back"),
    Verb.UNMASK: _("sees a masked number or phone after saying why; each look is recorded"),
    Verb.EXPORT: _("takes lists out as files"),
    Verb.POST: _("gives and ends postings"),
    Verb.SETTLE_LISTS: _("keeps the lists of kinds and places"),
    Verb.FOUND: _("writes down new associations"),
    Verb.DRAFT: _("writes drafts of constitutions"),
    Verb.KEEP: _("keeps the registers of associations: members, meetings, attendance, offices"),
    Verb.ADOPT: _("records what the members of an association decided"),
    Verb.REGISTER: _("examines and registers associations"),
    Verb.ELECT: _("holds elections of associations, with their election committee"),
    Verb.OVERRIDE: _("goes on against a rule of a constitution; the reason stays on the record"),
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


def may_at(user: Any, verb: Verb, body: Any) -> bool:
    """Whether the right holds for this very body: a facilitator's only for her own and below."""
    reach = of(user)
    near = body.pk in reach.bodies or body.parent_id in reach.bodies
    near = near and body.draft_of_id in (None, reach.user)
    return may(user, verb, body.homenet_id) and (body.homenet_id in reach.whole or near)


def require_at(user: Any, verb: Verb, body: Any) -> None:
    """Stop with a sentence where the right does not hold for this body. Raises PermissionDenied."""
    if not may_at(user, verb, body):
        raise PermissionDenied(_("Your posting does not allow this here."))


def may_begin_below(user: Any, verb: Verb, parent: Any) -> bool:
    """Whether she may begin a body below this one: a facilitator only where she is posted.

    What lies two steps below her own body is out of her sight.
    """
    reach = of(user)
    posted = parent.homenet_id in reach.whole or parent.pk in reach.bodies
    return posted and may_at(user, verb, parent)
