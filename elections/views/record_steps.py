"""What follows a result, each a page that asks once more: objections, terms, void, the papers."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from associations.actions.stopped import Stopped
from associations.forms.panels import panel_of
from associations.queries import naming
from elections.actions import destructions, disputes, records, taking_office, voiding
from elections.forms import records_shown as shown
from elections.forms.records import (
    Answering,
    Destroying,
    Erasing,
    Objecting,
    TakingOffice,
    Voiding,
)  # fmt: skip
from elections.models import Destruction, Entry, Objection
from elections.queries import afterwards
from elections.queries import taking_office as queries
from elections.queries.elections import contests_of, law_of
from elections.rules.afterwards import in_time, objection_on
from elections.views.record_desk import Desk, kept
from elections.vocabulary.states import Answer, ElectionState, ObjectionTo
from members.access.rights import Verb, may_at, require_at
from members.models import Person
from members.queries.people import own_number
from members.rules.text import fold_digits

# --- objections


@kept
def object_(desk: Desk) -> HttpResponse:
    """Somebody objects to the result."""
    desk.hold()
    election = desk.election
    declared = [one for one in contests_of(election) if one.declared_at is not None]
    if not declared:
        said = _("Nothing is declared yet that could be objected to.")
        return desk.to("record", said=said, info=True)
    form = Objecting(desk.sent, declared=declared, initial={"made_on": desk.on})
    if desk.posted and form.is_valid():
        made: list[Objection] = []
        if desk.done(form, lambda: made.append(disputes.object_to(
            election, form.said(), by=desk.user, at=desk.at
        ))):  # fmt: skip
            return desk.to("record_objection", made[0].pk, said=_("The objection is written down."))
    facts = objection_on(afterwards.declared_on(election), desk.on)
    panel = panel_of(in_time(law_of(election), facts), election.body)
    return desk.show("object", status=422 if desk.posted else 200, form=form, panel=panel)


@kept
def objection(desk: Desk, objection_pk: int) -> HttpResponse:
    """An objection, what the articles say of its time, and the answer of the committee."""
    rows = Objection.objects.visible_to(desk.user).select_related("contest")
    found = get_object_or_404(rows, pk=objection_pk, election=desk.election)
    if found.to != ObjectionTo.RESULT:
        return desk.to("roll_objection", found.pk)
    found.election = desk.election
    form = Answering(desk.sent, initial={"on": desk.on})
    if desk.posted:
        desk.hold()
        if form.is_valid():
            told = form.cleaned_data
            if desk.done(form, lambda: disputes.answer(
                found, Answer(told["answer"]), on=told["on"], reasons=told["reasons"],
                by=desk.user, at=desk.at,
            )):  # fmt: skip
                said = _("The decision is written down, and the record goes on.")
                return desk.to("record_objection", found.pk, said=said)
    return desk.show(
        "objection", status=422 if desk.posted else 200, form=form, one=found,
        panel=shown.panel_of_then(found.judged, law_of(desk.election), desk.election),
    )  # fmt: skip


# --- the whole election


@kept
def void(desk: Desk) -> HttpResponse:
    """The election is declared void."""
    desk.hold()
    election = desk.election
    before = (ElectionState.PLANNED, ElectionState.GIVEN_UP)
    if election.void_on is not None or election.state in before:
        said = _("There is nothing to declare void.")
        return desk.to("record", said=said, info=True)
    form = Voiding(desk.sent, initial={"on": desk.on})
    if desk.posted and form.is_valid():
        told = form.cleaned_data
        if desk.done(form, lambda: voiding.void(
            election, on=told["on"], why=told["why"], by=desk.user, at=desk.at
        )):  # fmt: skip
            return desk.to("record", said=_("The election is void. A fresh one can be planned."))
    return desk.show("void", status=422 if desk.posted else 200, form=form)


@kept
def destroy(desk: Desk) -> HttpResponse:
    """The printed papers were destroyed; until when they are kept stands beside."""
    desk.hold()
    election = desk.election
    done = Destruction.objects.filter(election=election).exists()
    if election.declared_at is None or done:
        said = _("There are no papers of which this could be written down.")
        return desk.to("record", said=said, info=True)
    form = Destroying(desk.sent, initial={"on": desk.on})
    if desk.posted and form.is_valid():
        told = form.cleaned_data
        if desk.done(form, lambda: destructions.destroy(
            election, on=told["on"], witnesses=told["witnesses"], by=desk.user, at=desk.at
        )):  # fmt: skip
            return desk.to("record", said=_("The destruction is written down."))
    _facts, verdict = afterwards.keeping(election, law_of(election), desk.on)
    panel = panel_of(verdict, election.body)
    return desk.show("destroy", status=422 if desk.posted else 200, form=form, panel=panel)


# --- terms of office


@kept
def offices(desk: Desk) -> HttpResponse:
    """The terms of those who were elected begin; of who came by an election that fell they end."""
    election = desk.election
    if desk.posted:
        require_at(desk.user, Verb.KEEP, election.body)
        if desk.request.POST.get("do") == "end":
            return _end(desk)
        if desk.request.POST.get("do") == "begin":
            return _begin(desk)
    return _terms(desk, {})


def _end(desk: Desk) -> HttpResponse:
    try:
        with transaction.atomic():
            taking_office.end_void(desk.election, on=desk.on, by=desk.user)
    except ValidationError as error:
        return desk.to("record_offices", said=" ".join(error.messages), info=True)
    return desk.to("record_offices", said=_("It is written down that these offices end."))


def _begin(desk: Desk) -> HttpResponse:
    """All whose terms wait, or the one for whom a reason was written; each by herself."""
    only = desk.request.POST.get("nomination", "")
    waiting = [one for one in queries.of(desk.election) if one.waits]
    if only:
        waiting = [one for one in waiting if str(one.nomination.pk) == only]
    form = TakingOffice(desk.sent)
    override = form.cleaned_data["override"] if only and form.is_valid() else ""
    begun = 0
    against: dict[int, tuple[str, Stopped | None]] = {}
    for one in waiting:
        try:
            with transaction.atomic():
                taking_office.begin(desk.election, one.nomination, by=desk.user, override=override)
            begun += 1
        except Stopped as stopped:
            against[one.nomination.pk] = ("", stopped)
        except ValidationError as error:
            against[one.nomination.pk] = (" ".join(error.messages), None)
    said = ngettext(
        "%(number)d term of office is written down.",
        "%(number)d terms of office are written down.", begun,
    ) % {"number": begun}  # fmt: skip
    if not against:
        return desk.to("record_offices", said=said)
    return _terms(desk, against, begun)


def _terms(
    desk: Desk, against: dict[int, tuple[str, Stopped | None]], begun: int = 0
) -> HttpResponse:
    takings = queries.of(desk.election)
    women = [one.nomination for one in takings]
    people = Person.objects.visible_to(desk.user)
    naming.by_sight(women, people)
    ended = queries.ended_for(desk.election, takings)
    naming.by_sight(ended, people)
    lines = []
    for one in takings:
        said, stopped = against.get(one.nomination.pk, ("", None))
        panel = (
            panel_of(stopped.verdict, desk.election.body) if stopped and stopped.verdict else None
        )
        lines.append({"taking": one, "said": said, "stopped": stopped, "panel": panel})
    return desk.show(
        "offices", status=422 if against else 200, lines=lines, ended=ended, begun=begun,
        waits=sum(one.waits for one in takings), ends=sum(one.must_end for one in takings),
        may_keep=may_at(desk.user, Verb.KEEP, desk.election.body),
        may_override=may_at(desk.user, Verb.OVERRIDE, desk.election.body), form=TakingOffice(),
    )  # fmt: skip


# --- the annex


@kept
def erase(desk: Desk) -> HttpResponse:
    """Her name goes out of the annexes of the record, which still verifies."""
    election = desk.election
    require_at(desk.user, Verb.UNMASK, election.body)
    form = Erasing(desk.sent)
    if desk.posted and form.is_valid():
        her = _meant(desk, form.cleaned_data["typed"])
        if her is None:
            form.add_error("typed", _("Nobody of this election has that number."))
        elif desk.done(form, lambda: records.erase(election, her, by=desk.user, at=desk.at)):
            return desk.to("record", said=_("Her name is erased from the annexes."))
    return desk.show("erase", status=422 if desk.posted else 200, form=form)


def _meant(desk: Desk, typed: str) -> int | None:
    """The person by her number on the roll, or in the register."""
    plain = fold_digits(typed).strip()
    if plain.isdecimal():
        entry = Entry.objects.filter(election=desk.election, number=int(plain)).first()
        return entry.person_id if entry else None
    return own_number(typed)
