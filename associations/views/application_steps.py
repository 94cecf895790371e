"""Steps of an application beside the decision: taken back, silence, reasons, an appeal."""

from django.http import HttpResponse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from associations.actions import applications as actions
from associations.actions import refusals
from associations.forms.applications import Appeal, Reasons, day_of
from associations.forms.panels import panel_of
from associations.models import Application
from associations.queries import applications as queries
from associations.views.member_desk import Act, Desk, kept
from associations.vocabulary.procedures import ApplicationState


def _row(desk: Desk, pk: int) -> Application:
    application: Application = desk.row(Application, pk)
    return application


@kept
def withdraw(desk: Desk, application_pk: int) -> HttpResponse:
    """She takes her application back."""
    application = _row(desk, application_pk)
    act = Act(
        desk, _("Does she take her application back?"), _("Write down that she takes it back"),
        desk.address("application", application.pk), who=application.person.full_name,
        lead=[_("The application stays on the record, and she may apply again at any time.")],
        stay=_("Let it wait"),
    )  # fmt: skip

    def done(told: dict[str, object]) -> str:
        actions.withdraw(application, by=desk.request.user, on=desk.on)
        return _("It is written down that she has taken her application back.")

    return act.answer(done)


@kept
def silence(desk: Desk, application_pk: int) -> HttpResponse:
    """What an article says of an application that nobody answered in time is recorded."""
    application = _row(desk, application_pk)
    back = desk.address("application", application.pk)
    law = queries.law_on(desk.body, desk.on)
    missed = queries.unanswered(application, law, desk.on) if law else None
    if law is None or missed is None or not missed.follows:
        return desk.go(back, _("No article says yet that anything follows from silence."))
    day = date_format(missed.member_from if missed.grants else missed.last)
    act = Act(
        desk,
        _("Record that she is a member?") if missed.grants else _("Record that she is refused?"),
        _("Record that it is granted by silence") if missed.grants
        else _("Record that it is refused by silence"),
        back, who=application.person.full_name,
        lead=[
            _("Nobody answered in time. By the article she is a member from %(day)s.")
            if missed.grants
            else _("Nobody answered in time. By the article it counts as refused on %(day)s.")
        ],
        panel=panel_of(queries.answer_by(application, law, desk.on).verdict, desk.body),
    )  # fmt: skip
    act.lead = [line % {"day": day} for line in act.lead]

    def done(told: dict[str, object]) -> str:
        actions.by_silence(
            application, by=desk.request.user, on=desk.on, override=act.override
        )  # fmt: skip
        return _("It is recorded.")

    return act.answer(done)


@kept
def reasons(desk: Desk, application_pk: int) -> HttpResponse:
    """The reasons of a refusal, and the day on which she was told them."""
    application = _row(desk, application_pk)
    form = Reasons(
        desk.request.POST if desk.request.method == "POST" else None, on=desk.on,
        initial={"told_on": application.reasons_on or desk.on, "reasons": application.reasons},
    )  # fmt: skip
    refused = application.state == ApplicationState.REFUSED
    act = Act(
        desk, _("The reasons"), _("Write it down"), desk.address("application", application.pk),
        who=application.person.full_name, form=form,
        lead=[
            _("Whoever is refused is told why.") if refused
            else _("Some constitutions ask that she is told the reasons before she is refused.")
        ],
    )  # fmt: skip

    def done(told: dict[str, object]) -> str:
        cleaned = form.cleaned_data
        refusals.tell_reasons(
            application, cleaned["reasons"], told_on=cleaned["told_on"], by=desk.request.user,
            on=desk.on,
        )  # fmt: skip
        return _("The reasons are written down.")

    return act.answer(done)


@kept
def appeal(desk: Desk, application_pk: int) -> HttpResponse:
    """She appeals against the refusal."""
    application = _row(desk, application_pk)
    form = Appeal(
        desk.request.POST if desk.request.method == "POST" else None, on=desk.on,
        initial=day_of(desk.on),
    )  # fmt: skip
    law = queries.law_on(desk.body, desk.on)
    act = Act(
        desk, _("Her appeal"), _("Write down her appeal"),
        desk.address("application", application.pk), who=application.person.full_name, form=form,
        lead=[
            _("It is written down in any case; whether it comes in time, the articles say.")
        ],
        panel=panel_of(queries.appeal(application, law, desk.on).verdict, desk.body)
        if law else None,
    )  # fmt: skip

    def done(told: dict[str, object]) -> str:
        cleaned = form.cleaned_data
        refusals.appeal(
            application, cleaned["words"], appealed_on=cleaned["appealed_on"],
            by=desk.request.user, on=desk.on,
        )  # fmt: skip
        return _("Her appeal is written down. It is decided by a vote.")

    return act.answer(done)
