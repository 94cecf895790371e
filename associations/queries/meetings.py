"""Reads of meetings: the calendar, and the facts that the articles judge them by."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from associations.models import AgendaItem, Constitution, Document, Meeting
from associations.queries import constitutions, facts, frozen
from associations.rules.asked_of_meetings import MEETING, MEETING_DUE, NOTICE, Called, MeetingsDue
from associations.rules.quorum import QUORUMS
from associations.vocabulary.gatherings import AHEAD
from associations.vocabulary.subjects import Gathering, Post, Subject
from hnsa.law.asking import Law, ask
from hnsa.law.question import Facts, Question
from hnsa.law.verdict import Answer, Stand, Verdict
from members.models import Body

PAGE = 24
OF_QUORUM: Final = (
    *QUORUMS, "quorum_of_committee", "second_call_quorum", "second_call_present",
)  # kinds of articles  # fmt: skip


@dataclass(frozen=True)
class Judged:
    """What the law of a day says, with the facts it was given.

    `subjects`: of a notice, all that shall be decided; the facts name the first.
    """

    verdict: Verdict
    facts: Facts
    subjects: tuple[str, ...] = ()

    def kept(self) -> dict[str, Any]:
        """As the columns `judged` keep it."""
        more = {"subjects": list(self.subjects)} if len(self.subjects) > 1 else {}
        return {**frozen.frozen(self.verdict, self.facts), **more}


def again(judged: Mapping[str, Any], body: Body) -> Verdict | None:
    """What was frozen, found again under the version that judged; two queries.

    None where the registry would say it otherwise today.
    """
    version = Constitution.objects.filter(body=body, version=judged["version"]).first()
    if version is None:
        return None
    law = frozen.law_of(version)
    given = judged.get("facts", {})
    each = [
        frozen.again({**judged, "facts": {**given, **more}}, law)
        for more in [{"subject": one} for one in judged.get("subjects", ())] or [{}]
    ]
    found = [one for one in each if one is not None]
    if not found:
        return None
    verdict = together(found)
    return verdict if frozen.same(judged, verdict) else None


def law_of(body: Body, on: date) -> Law | None:
    """The law of that day. Two queries."""
    found = constitutions.in_force(body.pk, on=on)
    return None if found is None else constitutions.read(found).law


# --- the calendar ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Calendar:
    """The meetings of an association: those to come, the one that is going on, those that were."""

    ahead: Sequence[Meeting]
    past: Sequence[Meeting]
    after: int | None  # the key from which the next page goes on


def calendar(meetings: QuerySet[Any], body: Body, after: int | None = None) -> Calendar:
    """The meetings ahead by day, and a page of the others, the latest first. Two queries."""
    own = with_written(meetings.filter(body=body)).annotate(
        items=Count("agenda", distinct=True), unsettled=Count("tasks", distinct=True)
    )
    begun = own.exclude(state__in=AHEAD).order_by("-meeting_on", "-pk")
    if after and (last := own.filter(pk=after).first()):
        begun = begun.filter(
            Q(meeting_on__lt=last.meeting_on) | Q(meeting_on=last.meeting_on, pk__lt=last.pk)
        )
    past = list(begun[: PAGE + 1])
    more = past[PAGE - 1].pk if len(past) > PAGE else None
    ahead = [] if after else list(own.filter(state__in=AHEAD).order_by("meeting_on", "pk"))
    return Calendar(ahead, past[:PAGE], more)


def with_written(meetings: QuerySet[Any]) -> QuerySet[Any]:
    """Each says `is_written`: whether its minutes are: as a text, at an item, or as a photo."""
    items = AgendaItem.objects.filter(meeting=OuterRef("pk")).exclude(discussion="", resolution="")
    photos = Document.objects.filter(meeting=OuterRef("pk"))
    return meetings.annotate(is_written=~Q(minutes="") | Exists(items) | Exists(photos))


def asked_for(body: Body, on: date, requested_on: date, requested_by: int) -> Judged | None:
    """Whether so many members may ask for a meeting, and by when it is held."""
    known = MeetingsDue(
        on=on, gathering=Gathering.REQUISITIONED, requested_on=requested_on,
        requested_by=requested_by, members=facts.count_members(body, requested_on) or None,
    )  # fmt: skip
    return _judged(MEETING_DUE, body, requested_on, known)


def second_call_by(meeting: Meeting) -> Judged | None:
    """By when a meeting that had no quorum is called again; None where no article says so."""
    known = MeetingsDue(
        on=meeting.meeting_on, gathering=Gathering(meeting.gathering), failed_on=meeting.meeting_on
    )
    law = law_of(meeting.body, meeting.meeting_on)
    if law is None:
        return None
    verdict = ask(MEETING_DUE, law, known)
    mine = tuple(one for one in verdict.grounds if one.kind == "second_call")
    if not mine:
        return None
    result = mine[0].finding.result
    return Judged(replace(verdict, answer=Answer.YES, grounds=mine, result=result), known)


def _judged(asked: Question, body: Body, on: date, known: Facts) -> Judged | None:
    law = law_of(body, on)
    return None if law is None else Judged(ask(asked, law, known), known)


# --- the notice -----------------------------------------------------------------------------------


def agenda_of(meeting: Meeting) -> list[AgendaItem]:
    """Its items in their order. One query."""
    return list(
        AgendaItem.objects.filter(meeting=meeting).select_related("task").order_by("position", "pk")
    )


def notice(
    meeting: Meeting, *, given_on: date, called_by: str, agenda: Sequence[AgendaItem],
    text_shown_on: date | None = None,
) -> Judged | None:  # fmt: skip
    """What the law of the day of the notice says of it, for everything that shall be decided."""
    law = law_of(meeting.body, given_on)
    if law is None:
        return None
    subjects = sorted({Subject(one.subject or Subject.ORDINARY) for one in agenda})
    common: dict[str, Any] = {
        "on": given_on, "gathering": Gathering(meeting.gathering), "notice_on": given_on,
        "meeting_on": meeting.meeting_on, "agenda": bool(agenda), "text_shown_on": text_shown_on,
        "called_by": Post(called_by) if called_by else None,
    }  # fmt: skip
    each = [Called(**common, subject=one) for one in subjects or [Subject.ORDINARY]]
    verdict = together([ask(NOTICE, law, one) for one in each])
    return Judged(verdict, each[0], tuple(map(str, subjects)))


def together(verdicts: Sequence[Verdict]) -> Verdict:
    """One verdict of several on one notice: every ground once, the hardest answer."""
    hardest = (Answer.NO, Answer.OPEN, Answer.YES, Answer.SILENT)
    answer = min((one.answer for one in verdicts), key=hardest.index)
    grounds = {repr(ground): ground for one in verdicts for ground in one.grounds}
    silent = [one for one in verdicts[0].silent if all(one in each.silent for each in verdicts)]
    return replace(
        verdicts[0], answer=answer, grounds=tuple(grounds.values()), silent=tuple(silent)
    )


# --- as it was held -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Figures:
    """How many were called and came; what of it is not known is None."""

    members: int | None
    present: int | None
    entitled: int | None = None
    committee_size: int | None = None
    committee_present: int | None = None
    roll: int | None = None  # all members of the association


def held(
    meeting: Meeting, figures: Figures, law: Law | None, told: dict[str, Any] | None = None
) -> Judged | None:
    """What that law says of the meeting with these figures. `told`: further facts, as read."""
    if law is None:
        return None
    first = meeting.second_call_of
    known = MEETING.facts(
        on=meeting.meeting_on, gathering=Gathering(meeting.gathering),
        meeting_on=meeting.meeting_on, members=figures.members, present=figures.present,
        entitled=figures.entitled, committee_size=figures.committee_size,
        committee_present=figures.committee_present, second_call=first is not None,
        first_call_on=first.meeting_on if first else None,
        requisitioned=meeting.requested_on is not None
        or (first is not None and first.requested_on is not None),
        chaired_by=Post(meeting.chaired_by) if meeting.chaired_by else None,
        chair_chosen=meeting.chair_chosen,
        by_proxy=None if meeting.by_figures else 0, roll=figures.roll,
        **(told or {}),
    )  # fmt: skip
    return Judged(ask(MEETING, law, known), known)


def in_place_of(meeting: Meeting) -> Meeting | None:
    """The meeting that took its place: another day, or the second call."""
    return (
        Meeting.objects.filter(Q(postponed_from=meeting) | Q(second_call_of=meeting))
        .order_by("pk")
        .last()
    )


def lacked_quorum(meeting: Meeting) -> bool:
    """Whether an article on the quorum stood against it, as it was frozen."""
    return any(
        one["stand"] == Stand.BREAKS
        and one["kind"] in OF_QUORUM
        and not (one["overruled_by"] or one["void_by"])
        for one in (meeting.judged or {}).get("grounds", ())
    )
