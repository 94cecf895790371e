"""Applications: what the articles are asked of them, and the lists of who waits.

Facts about an applicant come from the register (her age, who proposes her, how she left before)
and from what was told for her; the articles judge.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.db.models import Q, QuerySet

from associations.models import Application, Motion
from associations.queries import answers, constitutions, facts, frozen
from associations.rules.applications import ApplicationAnswered, Silence
from associations.rules.asked_of_members import ANSWER_BY, APPEAL, JOIN, PERMANENT
from associations.rules.categories import Categories
from associations.vocabulary.gatherings import MotionState
from associations.vocabulary.procedures import ApplicationState, Request
from associations.vocabulary.subjects import Departure, Organ
from hnsa.law.asking import Law, ask, judge
from hnsa.law.question import Facts
from hnsa.law.verdict import Verdict
from members.models import Body, Membership, NationalId, Person, RoleInTrade
from members.queries.memberships import running_on
from members.vocabulary.people import Gender, MembershipGround, PersonRole

# What the register itself knows of an applicant, or what comes with the decision: not asked for.
NOT_ASKED: Final = frozenset(
    {
        "on", "sponsors", "sponsored_by_agent", "departure", "left_on", "refused_on", "members",
        "category", "decided_by", "committee_for", "committee_size", "refusal_reason",
    }
)  # fmt: skip
_DEPARTURES: Final = {
    MembershipGround.RESIGNED: Departure.RESIGNED,
    MembershipGround.TERMINATED: Departure.EXPELLED,
}
_WOMAN: Final = {Gender.FEMALE.value: True, Gender.MALE.value: False}


@dataclass(frozen=True)
class Judged:
    """What the articles of a day say: the verdict, the facts it was given, the version."""

    verdict: Verdict
    facts: Facts
    law: Law

    @property
    def frozen(self) -> dict[str, Any]:
        """As an act keeps it."""
        return frozen.frozen(self.verdict, self.facts)


def asked_for(law: Law, person: Person, on: date) -> set[str]:
    """The facts that are to be told of her: read by an article, and unknown to the register."""
    known = _of_person(person, on)
    told = {name for name, value in known.items() if value is not None}
    if told & {"born", "age"}:
        told |= {"born", "age"}
    return answers.reads(law, JOIN) - NOT_ASKED - told


def judged(application: Application, *, on: date, motion: Motion | None = None) -> Judged | None:
    """What the articles in force on a day say of what she asks; None where none are.

    `motion`: the decision on it, so that who decided is judged as well.
    """
    law = law_on(application.body, on)
    if law is None:
        return None
    if application.asks == Request.PERMANENT:
        return _permanence(application, law, on)
    told: dict[str, Any] = {**application.told, "category": application.category}
    if motion is not None:
        told["decided_by"] = motion.organ
        if motion.organ == Organ.COMMITTEE:
            told |= {"committee_for": motion.votes_for, "committee_size": motion.members}
    proposers = [one.person_id for one in application.proposers.all()]
    return joining(
        application.body, application.person, law, on=on, told=told, proposers=proposers,
        but=application,
    )  # fmt: skip


def joining(
    body: Body, person: Person, law: Law, *, on: date, told: Mapping[str, Any],
    proposers: Iterable[int] = (), but: Application | None = None,
) -> Judged:  # fmt: skip
    """Whether she may join, from what the register knows of her and what was told."""
    facts_ = {
        **_of_person(person, on), **_of_past(body, person, on, but),
        **_of_proposers(body, list(proposers), on),
        "members": facts.count_members(body, on) or None, **told, "on": on,
    }  # fmt: skip
    names = {blank.name for blank in JOIN.facts.blanks}
    known = JOIN.facts.load({name: value for name, value in facts_.items() if name in names})
    return Judged(ask(JOIN, law, known), known, law)


def first_category(law: Law | None) -> str:
    """As which kind of member somebody joins, where an article says so; "" where none does."""
    rule = law.one(Categories) if law is not None else None
    return str(rule.first) if rule is not None else ""


def law_on(body: Body, on: date) -> Law | None:
    """The articles in force on a day."""
    constitution = constitutions.in_force(body.pk, on=on)
    return None if constitution is None else constitutions.read(constitution).law


def _permanence(application: Application, law: Law, on: date) -> Judged | None:
    found = facts.members(application.body, on, [application.person_id])
    if not found:
        return None
    known = PERMANENT.facts(**{**facts.of_woman(found[0], PERMANENT), "on": on})
    return Judged(ask(PERMANENT, law, known), known, law)


def _of_proposers(body: Body, proposers: Sequence[int], on: date) -> dict[str, Any]:
    """How many of them are members, and whether a sales agent is among these."""
    members = running_on(body, on).filter(person__in=proposers).values("person")
    agents = RoleInTrade.objects.filter(
        Q(begins_on=None) | Q(begins_on__lte=on), Q(ends_on=None) | Q(ends_on__gt=on),
        person__in=members, role=PersonRole.SALES_AGENT,
    )  # fmt: skip
    return {"sponsors": members.distinct().count(), "sponsored_by_agent": agents.exists()}


def _of_person(person: Person, on: date) -> dict[str, Any]:
    """What her record tells."""
    age = facts.full_years(
        on, year=person.birth_year, age=person.age_years, told_for=person.age_on
    )  # fmt: skip
    return {
        "born": person.birth_on, "age": None if person.birth_on else age,
        "woman": _WOMAN.get(person.gender),
        "has_document": NationalId.objects.filter(person=person).exists() or None,
    }  # fmt: skip


def _of_past(body: Body, person: Person, on: date, but: Application | None) -> dict[str, Any]:
    """How she left before, and when an earlier application of hers was refused."""
    own = {"body": body, "person": person}
    left = Membership.objects.filter(**own, ends_on__lte=on).order_by("-ends_on", "-pk").first()
    refused = Application.objects.filter(
        **own, state=ApplicationState.REFUSED, asks=Request.JOIN, answered_on__lte=on
    )
    if but is not None:
        refused = refused.exclude(pk=but.pk)
    last = refused.order_by("-answered_on", "-pk").first()
    departure = _DEPARTURES.get(MembershipGround(left.ground)) if left else None
    return {
        "departure": departure, "left_on": left.ends_on if left and departure else None,
        "refused_on": last.answered_on if last else None,
    }  # fmt: skip


# --- the answer ----------------------------------------------------------------------------------


def _applied(application: Application, on: date) -> Facts:
    refused = application.state == ApplicationState.REFUSED
    return ANSWER_BY.facts(
        on=on, applied_on=application.applied_on,
        answered_on=None if refused else application.answered_on,
        refused_on=application.answered_on if refused else None,
        appealed_on=application.appealed_on, reasons_on=application.reasons_on,
    )  # fmt: skip


def answer_by(application: Application, law: Law, on: date) -> Judged:
    """By when the articles ask for an answer, and whether it is late."""
    known = _applied(application, on)
    return Judged(ask(ANSWER_BY, law, known), known, law)


def appeal(application: Application, law: Law, on: date) -> Judged:
    """Whether she may still appeal against the refusal."""
    known = _applied(application, on)
    return Judged(ask(APPEAL, law, known), known, law)


@dataclass(frozen=True)
class Unanswered:
    """What follows from an application that nobody answered in time."""

    silence: Silence
    last: date  # the last day for an answer

    @property
    def grants(self) -> bool:
        return self.silence == Silence.ADMITTED

    @property
    def follows(self) -> bool:
        """Whether anything follows by itself; else the general meeting is told."""
        return self.silence != Silence.OWED

    @property
    def member_from(self) -> date:
        """The day from which she is a member, where silence grants."""
        return self.last + timedelta(days=1)


def unanswered(application: Application, law: Law, on: date) -> Unanswered | None:
    """What silence means, once the day is past; None before, or where no article speaks of it."""
    rule = law.one(ApplicationAnswered)
    if rule is None or application.state != ApplicationState.WAITING:
        return None
    last = rule.last_day(application.applied_on)
    return Unanswered(Silence(rule.silence), last) if on > last else None


# --- lists ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Row:
    """One application of a list: what the articles say of it today, by when it is answered."""

    application: Application
    answer_by: Verdict | None
    motion: Motion | None  # the one that is put, or the last that was decided


def _seen(body: Body, user: Any) -> QuerySet[Any]:
    return (
        Application.objects.visible_to(user).filter(body=body)
        .select_related("person", "body__homenet")
    )  # fmt: skip


def waiting(body: Body, user: Any, on: date) -> list[Row]:
    """The applications that wait for a decision, and appeals, the oldest first. Four queries."""
    open_appeal = Q(state=ApplicationState.REFUSED, appealed_on__isnull=False)
    rows = _seen(body, user).filter(Q(state=ApplicationState.WAITING) | open_appeal)
    law = law_on(body, on)
    found = _rows(rows.order_by("applied_on", "pk"), law, on)
    return [
        one
        for one in found
        if one.application.state == ApplicationState.WAITING or not _appeal_decided(one)
    ]  # fmt: skip


def number_waiting(body: Body, user: Any) -> int:
    """How many applications of those that the user sees wait for a decision. One query."""
    rows = Application.objects.visible_to(user).filter(body=body)
    return rows.filter(state=ApplicationState.WAITING).count()


def _appeal_decided(row: Row) -> bool:
    motion, appealed = row.motion, row.application.appealed_on
    if motion is None or motion.decided_on is None or appealed is None:
        return False
    return motion.decided_on >= appealed


def decided(body: Body, user: Any, most: int = 100) -> list[Application]:
    """Those that were answered or taken back, the latest first. One query."""
    rows = _seen(body, user).exclude(state=ApplicationState.WAITING)
    return list(rows.order_by("-answered_on", "-pk")[:most])


def _rows(applications: QuerySet[Any], law: Law | None, on: date) -> list[Row]:
    found = list(applications)
    motions = last_motions(found)
    judge_ = judge(ANSWER_BY, law) if law is not None else None
    return [
        Row(one, judge_(_applied(one, on)) if judge_ else None, motions.get(one.pk))
        for one in found
    ]  # fmt: skip


def last_motions(applications: Iterable[Application]) -> Mapping[int, Motion]:
    """The last motion on each of these applications. One query."""
    rows = Motion.objects.filter(
        application__in=[one.pk for one in applications],
        state__in=[MotionState.PUT, MotionState.DECIDED],
    ).select_related("meeting", "effect")
    return {one.application_id: one for one in rows.order_by("pk") if one.application_id}
