"""Applications and terminations in the office: to find one in; decided on its own page."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from associations.admin.living import COMMON, LivingAdmin, day
from associations.models import Application, Termination
from associations.vocabulary.procedures import ApplicationState, TerminationState
from hnsa.core.admin import site


@admin.register(Application, site=site)
class ApplicationAdmin(LivingAdmin):
    """Who asks to join or to become permanent; those that wait can be told from the others."""

    page = "application"
    chips = {
        ApplicationState.WAITING: ("wait", "wait"), ApplicationState.GRANTED: ("ok", "ok"),
        ApplicationState.REFUSED: ("stop", "cross"), ApplicationState.WITHDRAWN: ("flat", "none"),
    }  # fmt: skip
    list_display = ("name", "association", "asks", "state_shown", "applied", "answered")
    list_filter = ("state", "asks", *COMMON)
    list_select_related = ("body", "person")
    search_fields = ("person__full_name", "person__full_name_native", "body__name", "body__code")
    search_help_text = _("A part of her name, or of the association’s name or code.")
    fields = (
        "association", "person", "asks", "category", "state_shown", "applied_on", "answered_on",
        "by_silence", "reasons", "reasons_on", "appealed_on", "appeal", "override", "note",
    )  # fmt: skip
    readonly_fields = ("association", "state_shown")
    empty = _("Applications are written down on the pages of an association, under Members.")

    @admin.display(description=_("name"), ordering="person__full_name")
    def name(self, application: Application) -> str:
        return self.linked(application, application.person.full_name)

    @admin.display(description=_("applied on"), ordering="applied_on")
    def applied(self, application: Application) -> str:
        return day(application.applied_on)

    @admin.display(description=_("answered on"), ordering="answered_on")
    def answered(self, application: Application) -> str:
        return day(application.answered_on)


@admin.register(Termination, site=site)
class TerminationAdmin(LivingAdmin):
    """Procedures to put a member out, with the step at which each is."""

    page = "termination"
    chips = {
        TerminationState.FOUND: ("warn", "warn"), TerminationState.NOTICE: ("wait", "wait"),
        TerminationState.HEARD: ("wait", "half"), TerminationState.PUT_OUT: ("stop", "cross"),
        TerminationState.STAYS: ("ok", "ok"), TerminationState.GIVEN_UP: ("flat", "none"),
        TerminationState.APPEALED: ("wait", "wait"), TerminationState.UPHELD: ("stop", "cross"),
        TerminationState.REVERSED: ("ok", "ok"),
    }  # fmt: skip
    list_display = ("name", "association", "state_shown", "begun", "notice_given", "decided")
    list_filter = ("state", *COMMON)
    list_select_related = ("body", "person")
    search_fields = ("person__full_name", "person__full_name_native", "body__name", "body__code")
    search_help_text = _("A part of her name, or of the association’s name or code.")
    fields = (
        "association", "person", "state_shown", "found_on", "words", "notice_on", "delivered",
        "witness", "answer", "answered_on", "heard_on", "not_heard", "decided_on", "decided_by",
        "ends_on", "override", "appealed_on", "appeal", "given_up",
    )  # fmt: skip
    readonly_fields = ("association", "state_shown")
    empty = _("No member is being put out anywhere.")

    @admin.display(description=_("name"), ordering="person__full_name")
    def name(self, termination: Termination) -> str:
        return self.linked(termination, termination.person.full_name)

    @admin.display(description=_("ground found on"), ordering="found_on")
    def begun(self, termination: Termination) -> str:
        return day(termination.found_on)

    @admin.display(description=_("notice was given on"), ordering="notice_on")
    def notice_given(self, termination: Termination) -> str:
        return day(termination.notice_on)

    @admin.display(description=_("decided on"), ordering="decided_on")
    def decided(self, termination: Termination) -> str:
        return day(termination.decided_on)
