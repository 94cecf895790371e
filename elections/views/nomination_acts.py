"""What happens to one nomination: scrutiny, appeal, answer, withdrawal, death, photo."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from associations.actions.stopped import Stopped
from associations.forms import asking
from associations.forms.asking import Fact
from associations.forms.panels import panel_of
from associations.rules.asked_of_offices import NOMINATE, STAND
from elections.actions import nominations, photos
from elections.actions import scrutiny as actions
from elections.forms.nominations import (
    Answering,
    Dying,
    Looking,
    Photo,
    Saying,
    Withdrawing,
    moment,
)  # fmt: skip
from elections.models import Nomination
from elections.queries import scrutiny
from elections.queries.elections import law_of
from elections.queries.nominations import is_printed, stage_of
from elections.rules.nominating import after_death
from elections.views.desk import Act
from elections.views.nomination_desk import Desk, kept
from elections.vocabulary.nominating import AFTER_DEATH
from elections.vocabulary.states import NominationState
from hnsa.core.saying import text_of
from hnsa.law.asking import Law
from hnsa.law.blanks import Unfit
from hnsa.law.verdict import Answer
from hnsa.law.words import Line


@kept
def look_through(desk: Desk, nomination_pk: int) -> HttpResponse:
    """Every article that speaks to it; what only the committee knows is told; it is decided."""
    nomination = desk.nomination(nomination_pk)
    here = desk.address("nomination", nomination.pk)
    if nomination.state != NominationState.HANDED_IN:
        return desk.told(here, ValidationError(nominations.standing_of(nomination)))
    if not stage_of(desk.election).scrutiny:
        wrong = ValidationError(_("The scrutiny has not begun yet. Begin it first."))
        return desk.told(desk.address("nominations"), wrong)
    form = Looking(desk.sent, initial={"day": desk.on})
    told = _Told(desk, nomination, law_of(desk.election))
    valid = form.is_valid() and not told.wrong
    context: dict[str, Any] = {"one": nomination, "form": form, "facts": told.fields}
    status = 200
    if desk.do in ("valid", "refuse") and valid:
        day_, words = form.cleaned_data["day"], form.cleaned_data["words"]
        looked = actions.Looked(desk.do == "valid", day_, told.facts(form), words)
        try:
            with transaction.atomic():
                actions.look_through(
                    nomination, looked, by=desk.request.user, at=desk.at, override=desk.override
                )  # fmt: skip
        except Stopped:
            context |= {"stopped": desk.do, "wants_reason": "override" in desk.request.POST}
        except ValidationError as error:
            form.wrong(error)
        else:
            return desk.go(_after(desk, nomination), _decided(nomination, looked.valid))
        status = 422
    elif desk.sent is not None and not valid:
        status = 422
    found = scrutiny.of(
        nomination, on=desk.on, told={} if told.wrong else told.facts(form), law=told.law
    )
    context |= {
        "panels": [panel_of(one, desk.body) for one in (found.stand, found.paper)],
        "off_roll": not found.is_on_roll, "refused": found.answer is Answer.NO,
        "open": found.answer is Answer.OPEN,
        "may_override": desk.may_override,
    }  # fmt: skip
    return desk.show("scrutiny", context, status)


class _Told:
    """Facts that an article reads and only the committee knows, as they were typed."""

    def __init__(self, desk: Desk, nomination: Nomination, law: Law) -> None:
        self.law, self.typed = law, dict[str, Any]()
        self.fields: list[Fact] = []
        self.wrong = False
        asked = scrutiny.asked_for(nomination, law, desk.on)
        for question in (STAND, NOMINATE):
            names = asked[question.code]
            read = asking.typed_in(question, desk.request.POST) if desk.sent is not None else {}
            typed = {name: value for name, value in read.items() if name in names}
            wrong: dict[str, Line] = {}
            try:
                question.facts.load(typed)
            except Unfit as error:
                wrong = dict(error.lines)
                self.wrong = True
            self.typed |= typed
            self.fields += asking.fields_of(question, names, typed, {}, wrong).wanted

    def facts(self, form: Looking) -> dict[str, Any]:
        """With what the form itself tells."""
        misspelt = getattr(form, "cleaned_data", {}).get("only_misspelt")
        return self.typed | ({"only_misspelt": "yes"} if misspelt else {})


def _after(desk: Desk, nomination: Nomination) -> str:
    """The next one that waits; else the list."""
    waiting = Nomination.objects.visible_to(desk.request.user).filter(
        contest__election=desk.election, state=NominationState.HANDED_IN
    )
    following = waiting.exclude(pk=nomination.pk).order_by("receipt").first()
    if following is None:
        return desk.address("nominations")
    return desk.address("nomination_scrutiny", following.pk)


def _decided(nomination: Nomination, valid: bool) -> str:
    said = _("The nomination of %(name)s is valid.") if valid else _(
        "The nomination of %(name)s is refused. Tell her all grounds; she may appeal."
    )  # fmt: skip
    return said % {"name": nomination.name}


def _act(desk: Desk, nomination: Nomination, heading: str, button: str, **more: Any) -> Act:
    return Act(
        desk, heading, button, desk.address("nomination", nomination.pk), who=nomination.name,
        **more,
    )  # fmt: skip


@kept
def appeal(desk: Desk, nomination_pk: int) -> HttpResponse:
    """She appeals against a refusal."""
    nomination = desk.nomination(nomination_pk)
    form = Saying(desk.sent, initial={"day": desk.on})

    def done(told: dict[str, Any]) -> str:
        actions.appeal(
            nomination, on=told["day"], words=told["words"], by=desk.request.user, at=desk.at
        )  # fmt: skip
        return _("The appeal is written down.")

    return _act(
        desk, nomination, _("She appeals against the refusal"), _("Write it down"), form=form
    ).answer(done)


@kept
def answer(desk: Desk, nomination_pk: int) -> HttpResponse:
    """The appeal is decided."""
    nomination = desk.nomination(nomination_pk)
    form = Answering(desk.sent)

    def done(_told: dict[str, Any]) -> str:
        actions.answer(
            nomination, granted=form.granted, reasons=form.cleaned_data["reasons"],
            by=desk.request.user,
        )  # fmt: skip
        return _("The appeal is decided.")

    return _act(
        desk, nomination, _("Decide the appeal"), _("Write the decision down"), form=form,
        lead=[nomination.appeal] if nomination.appeal else [],
    ).answer(done)  # fmt: skip


@kept
def withdraw(desk: Desk, nomination_pk: int) -> HttpResponse:
    """She withdraws; that is final."""
    nomination = desk.nomination(nomination_pk)
    now = localtime(desk.at)
    form = Withdrawing(
        desk.sent,
        initial={"day": now.date(), "hour": now.time().replace(second=0, microsecond=0)},
    )  # fmt: skip

    def done(told: dict[str, Any]) -> str:
        nominations.withdraw(
            nomination, withdrawn_at=moment(told["day"], told["hour"]), by=desk.request.user,
            at=desk.at, override=desk.override,
        )  # fmt: skip
        return _("It is written down that she has withdrawn.")

    return _act(
        desk, nomination, _("Does she withdraw?"), _("She withdraws"), form=form,
        lead=[_("A withdrawal is final: it cannot be taken back.")],
    ).answer(done)  # fmt: skip


@kept
def died(desk: Desk, nomination_pk: int) -> HttpResponse:
    """She has died; the page says first what follows from it."""
    nomination = desk.nomination(nomination_pk)
    form = Dying(desk.sent, initial={"on": desk.on})
    printed = is_printed(nomination.contest) and nomination.state == NominationState.VALID
    then = after_death(printed=printed, polling=stage_of(desk.election).polling)

    def done(told: dict[str, Any]) -> str:
        follows = nominations.died(nomination, on=told["on"], by=desk.request.user, at=desk.at)
        return text_of(AFTER_DEATH[follows])

    return _act(
        desk, nomination, _("Has she died?"), _("She has died"), form=form,
        warning=[text_of(AFTER_DEATH[then]), _("No kind of article speaks of this; it is the "
                                               "model rule of the network.")],
    ).answer(done)  # fmt: skip


@kept
def photo(desk: Desk, nomination_pk: int) -> HttpResponse:
    """Her photo for the paper, with her consent; or it is taken off."""
    nomination = desk.nomination(nomination_pk)
    here = desk.address("nomination", nomination.pk)
    if desk.do == "take_off":
        try:
            with transaction.atomic():
                photos.take_off(nomination, by=desk.request.user)
        except ValidationError as error:
            return desk.told(here, error)
        return desk.go(here, _("The photo is taken off."))
    form = Photo(desk.sent, desk.request.FILES if desk.sent is not None else None)
    if desk.sent is not None and form.is_valid():
        told = form.cleaned_data
        try:
            with transaction.atomic():
                photos.add(
                    nomination, told["photo"], consents=told["consents"], by=desk.request.user,
                    at=desk.at,
                )  # fmt: skip
        except ValidationError as error:
            form.wrong(error)
        else:
            return desk.go(here, _("Her photo is kept for the paper."))
    return desk.show(
        "photo", {"one": nomination, "form": form}, 200 if desk.sent is None else 422
    )  # fmt: skip
