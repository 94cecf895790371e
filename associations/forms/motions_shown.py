"""Decisions in the reader's words: where a motion stands, what follows from it, what followed."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from associations.models import Effect, Motion
from associations.queries import effects
from associations.queries.motions_about import About
from associations.vocabulary.gatherings import DISPUTES, Dispute, MotionState, Outcome
from associations.vocabulary.procedures import Request
from associations.vocabulary.subjects import Subject
from hnsa.core.saying import text_of

# What the rooms call what they did (Effect.what), in words; and where it is undone by hand.
FOLLOWED: Final = {
    "admitted": gettext_noop("She was admitted."),
    "already_member": gettext_noop("She was a member already."),
    "permanent": gettext_noop("She became a permanent member."),
    "refused": gettext_noop("Her application was refused."),
    "stays_refused": gettext_noop("Her application stays refused."),
    "put_out": gettext_noop("Her membership was ended."),
    "stays": gettext_noop("She stays a member."),
    "upheld": gettext_noop("Her appeal was refused."),
    "reversed": gettext_noop("Her appeal was granted; she is a member again."),
    "suspended": gettext_noop("Her rights rest."),
    "lifted": gettext_noop("The suspension was lifted."),
    "office_filled": gettext_noop("She began to hold the office."),
    "office_ended": gettext_noop("Her office ended."),
    "committee_formed": gettext_noop("The special committee was formed."),
    "committee_stays": gettext_noop("The special committee had begun already."),
    "adopted": gettext_noop("A new version of the constitution was adopted."),
    "done": gettext_noop("It was carried out."),
}
UNDONE_AT: Final = {
    "application": "association_members", "termination": "association_members",
    "suspension": "association_members", "office": "association_offices",
    "committee": "association_offices", "constitution": "constitution",
}  # fmt: skip
PAGES: Final = {"office": "association_office"}  # where a page is not called as its row


@dataclass(frozen=True)
class Chip:
    """A state: colour, sign and word."""

    tone: str
    sign: str
    word: str


def chip_of(motion: Motion) -> Chip:
    """Where a motion stands; an annulled one is that first of all."""
    if getattr(motion, "is_annulled", False):
        return Chip("stop", "cross", _("Annulled"))
    if motion.state == MotionState.WITHDRAWN:
        return Chip("flat", "none", _("Taken back"))
    if motion.state == MotionState.PUT:
        return Chip("wait", "wait", _("Not decided yet"))
    return {
        Outcome.CARRIED: Chip("ok", "ok", _("Carried")),
        Outcome.LOST: Chip("stop", "cross", _("Lost")),
    }.get(Outcome(motion.outcome), Chip("wait", "half", _("Not decided")))


def follows(motion: Motion, *, on: date, name: str) -> str:
    """What follows from it, as a sentence. `name`: whom it is about, as far as it may be told."""
    told = {
        "name": name or _("she"), "day": date_format(on), "post": motion.get_post_display(),
        "committee": motion.committee,
    }  # fmt: skip
    return _sentence(motion) % told


def _sentence(motion: Motion) -> str:
    lost, room = motion.outcome == Outcome.LOST, effects.what_follows(motion)
    if room == "application":
        return _on_application(motion, lost)
    if room == "termination":
        return _on_termination(motion, lost)
    if room == "suspension":
        if motion.suspension_id is not None:
            return _("The suspension of %(name)s is lifted on %(day)s.")
        return _("The rights of %(name)s rest from %(day)s.")
    if room == "office":
        if motion.office_id is not None:
            return _("The office of %(name)s ends on %(day)s.")
        return _("%(name)s holds the office from %(day)s: %(post)s.")
    if room == "committee":
        return _("The special committee begins its work on %(day)s: %(committee)s.")
    if room == "constitution":
        return _("The draft becomes the next version, in force from %(day)s.")
    return _("Nothing is changed in the register. When it is done, write that down.")


def _on_application(motion: Motion, lost: bool) -> str:
    assert motion.application is not None
    if lost:
        return _("The application of %(name)s is answered: refused.")
    if motion.application.asks == Request.PERMANENT:
        return _("%(name)s becomes a permanent member from %(day)s.")
    return _("%(name)s becomes a member from %(day)s.")


def _on_termination(motion: Motion, lost: bool) -> str:
    if motion.on_appeal:
        if lost:
            return _("The appeal of %(name)s is answered: refused.")
        return _("The appeal of %(name)s is granted, and she is a member again.")
    if lost:
        return _("%(name)s stays a member, and the procedure ends.")
    return _("The membership of %(name)s ends on %(day)s.")


@dataclass(frozen=True)
class Way:
    """Where the row that a motion is about has its page."""

    words: str
    address: str


def about(motion: Motion) -> Way | None:
    """The page of what it is about; None for an ordinary question, or a woman not shown here."""
    if motion.is_hidden:
        return None
    words = {
        "application": _("The application"), "termination": _("The procedure"),
        "office": _("The office"), "committee": _("The special committee"),
    }  # fmt: skip
    for name, word in words.items():
        row = getattr(motion, f"{name}_id")
        if row is not None:
            return Way(word, reverse(PAGES.get(name, name), args=[motion.body_id, row]))
    draft = motion.constitution
    if draft is None:
        return None
    if draft.version is None:
        return Way(_("The draft"), reverse("constitution", args=[motion.body_id]))
    address = reverse("constitution_version", args=[motion.body_id, draft.version])
    return Way(_("The new version"), address)


def followed(effect: Effect) -> str:
    """What followed, as a sentence."""
    return _(FOLLOWED[effect.what]) if effect.what in FOLLOWED else effect.what


@dataclass(frozen=True)
class Undoing:
    """What must be undone by hand after an annulment, and where."""

    words: str
    address: str


def to_undo(motion: Motion, effect: Effect | None) -> Undoing | None:
    """What was carried out before the decision was annulled; None where nothing was."""
    if effect is None:
        return None
    room = effects.what_follows(motion)
    words = _(
        "It was carried out before: %(what)s The registry does not undo this by itself. Look at it "
        "there, and decide what has to be put right."
    ) % {"what": followed(effect)}
    return Undoing(words, reverse(UNDONE_AT[room], args=[motion.body_id]) if room else "")


def dispute_chip(what: str) -> Chip:
    """What was said of a decision afterwards."""
    tone, sign = {
        Dispute.CONTESTED: ("warn", "warn"), Dispute.UPHELD: ("ok", "ok"),
        Dispute.ANNULLED: ("stop", "cross"),
    }[Dispute(what)]  # fmt: skip
    return Chip(tone, sign, text_of(DISPUTES[Dispute(what)]))


def title_of(about: About) -> str:
    """Words to begin from; without her name, which stands beside it for who may see it."""
    rows = about.rows
    if "application" in rows:
        if about.on_appeal:
            return _("The appeal against a refused application is granted")
        return (
            _("A woman who has applied is admitted as a member")
            if about.subject == Subject.ADMISSION
            else _("A temporary member becomes a permanent one")
        )
    if "termination" in rows:
        return (
            _("The appeal of a member who was put out is granted")
            if about.on_appeal
            else _("A member is put out")
        )
    if "suspension" in rows:
        return _("The suspension of a member is lifted")
    if about.subject == Subject.SUSPENSION:
        return _("The rights of a member rest")
    if "office" in rows:
        return _("An office-bearer is removed: %(post)s") % {
            "post": rows["office"].get_post_display()
        }
    if "post" in rows:
        return _("An office is filled")
    if "committee" in rows:
        return _("A special committee is formed: %(name)s") % {"name": rows["committee"]}
    if "constitution" in rows:
        return _("The constitution is changed as drafted")
    return rows["item"].title if "item" in rows else ""
