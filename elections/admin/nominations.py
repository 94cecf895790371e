"""Nominations in the office: to find a candidate in; decided on her own page."""

from typing import Any

from django.contrib import admin
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from associations.admin.living import COMMON, LivingAdmin, day
from elections.forms.nominations_shown import chip_of
from elections.models import Nomination
from hnsa.core.admin import site
from hnsa.core.templatetags.look import chip


class PostFilter(admin.ChoicesFieldListFilter):
    """By the post for which she stands."""

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.title = _("post")


@admin.register(Nomination, site=site)
class NominationAdmin(LivingAdmin):
    """Who stands, stood or was refused, for which post and when."""

    page = "nomination"
    list_display = ("name_linked", "association", "contest", "election_day", "standing", "received")
    list_filter = ("state", ("contest__post", PostFilter), *COMMON)
    list_select_related = ("body", "contest__election")
    search_fields = ("name", "name_native", "body__name", "body__name_native", "body__code")
    search_help_text = _("A part of her name, or of the association’s name or code.")
    fields = (
        "association", "election_day", "contest", "name", "name_native", "relative", "consents",
        "receipt", "received_at", "received_by", "standing", "scrutiny_on", "grounds", "override",
        "appealed_on", "appeal", "appeal_answer", "appeal_reasons", "withdrawn_at", "died_on",
    )  # fmt: skip
    readonly_fields = ("association", "election_day", "standing")
    empty = _("Nominations are received on the pages of an election, under Candidates.")

    def view_on_site(self, obj: Any) -> str:
        return reverse(self.page, args=[obj.body_id, obj.contest.election_id, obj.pk])

    @admin.display(description=_("candidate"), ordering="name")
    def name_linked(self, nomination: Nomination) -> str:
        return self.linked(nomination, nomination.name)

    @admin.display(description=_("election day"), ordering="contest__election__poll_on")
    def election_day(self, nomination: Nomination) -> str:
        return day(nomination.contest.election.poll_on)

    @admin.display(description=_("where it stands"), ordering="state")
    def standing(self, nomination: Nomination) -> str:
        return chip(*chip_of(nomination))

    @admin.display(description=_("received"), ordering="received_at")
    def received(self, nomination: Nomination) -> str:
        return day(localtime(nomination.received_at))
