"""The tabs of an association: the same on every page of it, each with its own address."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from members.access.rights import Verb, may
from members.models import Body


@dataclass(frozen=True)
class Tab:
    """One tab: where it leads, what it is called, whether it is the page itself."""

    address: str
    word: str
    current: bool


def tabs_of(user: Any, body: Body, here: str) -> list[Tab]:
    """The tabs that this user may open; `here` is the name of the address of the page."""
    words = {
        "association": _("Overview"),
        "health": _("Health"),
        "association_members": _("Members"),
        "meetings": _("Meetings"),
        "decisions": _("Decisions"),
        "constitution": _("Constitution"),
        "association_offices": _("Offices"),
        "elections": _("Elections"),
        "association_documents": _("Documents"),
    }
    if may(user, Verb.SEE_HISTORY, body.homenet_id):
        words["association_history"] = _("History")
    return [Tab(reverse(name, args=[body.pk]), word, name == here) for name, word in words.items()]
