"""Objections to the roll: the list, a new one, and the page on which the committee decides."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from associations.queries import naming
from elections.actions import objections as actions
from elections.forms.rolls import Deciding, Objecting, panels_of, word_of_objection
from elections.models import Objection
from elections.queries import elections, rolls
from elections.views.desk import Act
from elections.views.roll_desk import Desk, kept, looked_at
from elections.vocabulary.states import Answer, ObjectionTo
from elections.vocabulary.steps import Step
from members.models import Person


@looked_at
def index(desk: Desk) -> HttpResponse:
    """The objections to the roll, those that wait first."""
    taken = desk.taken()
    posted = taken.get(Step.ROLL_POSTED)
    rows = list(rolls.objections_of(desk.election).select_related("person"))
    _name(desk, rows)
    until = rolls.objections_until(elections.days_of(desk.election), posted.on) if posted else None
    rows.sort(key=lambda one: (bool(one.answer), one.pk))
    context = {
        "rows": [
            (one, word_of_objection(one.to), bool(until and one.made_on > until)) for one in rows
        ],
        "posted": posted, "until": until, "final": desk.election.roll_frozen_at,
    }  # fmt: skip
    return desk.show("objections", context)


def _name(desk: Desk, rows: Iterable[Objection]) -> None:
    """Whom each is about, as she is written on the roll; nobody where she may not be named."""
    rows = list(rows)
    naming.by_sight(rows, Person.objects.visible_to(desk.user))
    seen = rolls.entries(desk.election, desk.user)
    about = seen.filter(person__in=[one.person_id for one in rows if one.person_id])
    written = {one.person_id: one for one in about}
    for one in rows:
        shown: Any = one
        entry = written.get(one.person_id or 0)
        shown.entry = entry
        shown.who = entry.name if entry else ""
        if entry is None and one.person is not None and not shown.is_hidden:
            shown.who = one.person.full_name


@kept
def new(desk: Desk) -> HttpResponse:
    """Somebody objects: first about whom, then in her own words."""
    told = desk.request.POST if desk.sent is not None else desk.request.GET
    to = told.get("to") or str(ObjectionTo.ADD)
    if to not in map(str, rolls.TO_ROLL):
        raise Http404
    try:
        person = _person(desk, told)
    except ValueError:
        raise Http404 from None
    back = desk.address("roll_objections")
    if person is None and not told.get("nobody"):
        return _choose(desk, ObjectionTo(to))
    who = _written(desk, person) if person is not None else ""
    act = Act(
        desk, word_of_objection(to).capitalize(), _("Write the objection down"), back, who=who,
        form=Objecting(desk.sent, on=desk.on, initial={"made_on": desk.on}), template="object",
        more={"to": to, "person": person.pk if person else "", "nobody": person is None},
    )  # fmt: skip

    def done(typed: dict[str, Any]) -> str:
        said = actions.Said(
            ObjectionTo(to), person, typed["made_by"], typed["made_on"], typed["words"]
        )
        try:
            actions.make(desk.election, said, by=desk.user, at=desk.at)
        except ValidationError as error:  # the woman is no field of the form
            wrong = getattr(error, "error_dict", {}).get("person")
            raise ValidationError(wrong) if wrong else error from None
        return _("The objection is written down. The committee decides it with reasons.")

    return act.answer(done)


def _person(desk: Desk, told: Any) -> Person | None:
    """The woman whom the address names: a row of the roll, or somebody of the register."""
    if told.get("entry"):
        return desk.entry(int(told["entry"][:15])).person
    if told.get("person"):
        visible = Person.objects.visible_to(desk.user)
        pk = int(told["person"][:15])
        found = visible.filter(pk=pk, homenet=desk.election.homenet_id).first()
        listed = rolls.entries(desk.election, desk.user).filter(person=pk).select_related("person")
        entry = None if found is not None else listed.first()
        if found is None and entry is None:
            raise Http404
        return found or (entry.person if entry else None)
    return None


def _written(desk: Desk, person: Person) -> str:
    """Her name as the roll has it, or as the register has it where she is in no list."""
    entry = rolls.entries(desk.election, desk.user).filter(person=person).first()
    return entry.name if entry else person.full_name


def _choose(desk: Desk, to: ObjectionTo) -> HttpResponse:
    """About whom: found on the roll, or, where somebody is missing, in the register."""
    words = desk.words
    off = to == ObjectionTo.ADD
    found = (
        rolls.listing(desk.election, desk.user, off=off, words=words, size=40) if words else None
    )
    context = {
        "to": str(to), "word": word_of_objection(to), "typed": words, "off": off,
        "rows": found.rows if found else (),
        "others": rolls.not_listed(desk.election, desk.user, words) if words and off else (),
    }  # fmt: skip
    return desk.show("choose", context)


@looked_at
def one(desk: Desk, objection_pk: int) -> HttpResponse:
    """One objection: the words, what the articles say, what was decided and why."""
    objection = desk.objection(objection_pk)
    _name(desk, [objection])
    return desk.show("objection", _told(desk, objection))


@kept
def decide(desk: Desk, objection_pk: int) -> HttpResponse:
    """The committee decides it, with reasons."""
    objection = desk.objection(objection_pk)
    shown: Any = objection
    _name(desk, [objection])
    if objection.answer or desk.election.roll_frozen_at is not None:
        return desk.go(desk.address("roll_objection", objection.pk))
    entry = shown.entry
    corrects = objection.to == ObjectionTo.CORRECT and entry is not None
    initial: dict[str, Any] = {"decided_on": desk.on}
    if corrects:
        initial |= {name: getattr(entry, name) for name in actions.WRITTEN}
    form = Deciding(desk.sent, on=desk.on, corrects=corrects, initial=initial)
    act = Act(
        desk, word_of_objection(objection.to).capitalize(), _("Write down the decision"),
        desk.address("roll_objections"), who=shown.who, form=form, template="decide",
        more=_told(desk, objection),
    )  # fmt: skip

    def done(typed: dict[str, Any]) -> str:
        decision = actions.Decision(
            Answer(typed["answer"]), typed["reasons"], typed["decided_on"],
            form.instead() if corrects else None,
        )  # fmt: skip
        try:
            actions.decide(objection, decision, by=desk.user, at=desk.at, override=desk.override)
        except ValidationError as error:
            raise _at_its_field(error) from None
        return _("It is decided.")

    return act.answer(done)


def _at_its_field(error: ValidationError) -> ValidationError:
    """The action says `on`; the form asks `decided_on`."""
    told = getattr(error, "error_dict", None)
    if told is None:
        return error
    return ValidationError(
        {{"on": "decided_on"}.get(name, name): said for name, said in told.items()}
    )


def _told(desk: Desk, objection: Objection) -> dict[str, Any]:
    """What is known of it: the words, what the articles say now, or said when it was decided."""
    shown: Any = objection
    who, judged = shown.who, objection.judged or {}
    law = elections.law_of(desk.election)
    found = judged.get("found")
    if not objection.answer and objection.person is not None:
        now = (
            actions.judged_now(desk.election, objection.person)
            if objection.to != ObjectionTo.CORRECT and Step.ROLL_FIXED in desk.taken()
            else None
        )
        found = now.kept() if now else None
    was, instead = judged.get("was", {}), judged.get("is", {})
    return {
        "objection": objection, "word": word_of_objection(objection.to).capitalize(), "name": who,
        "panels": () if shown.is_hidden else panels_of(found, law, desk.election.body, who=who),
        "override_told": judged.get("override", ""),
        "no_member": objection.to == ObjectionTo.ADD and objection.person is not None and not found
        and not objection.answer,
        "written": [] if shown.is_hidden else [(was[name], instead[name]) for name in instead],
        "may_decide": not objection.answer and desk.election.roll_frozen_at is None,
    }  # fmt: skip
