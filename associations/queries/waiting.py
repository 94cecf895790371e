"""What waits in many associations at once, by when, and by which article.

A constant number of queries for three associations and for three hundred, and the law of each
is read with that of all others. Names stand here only of women whom the user may see.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from associations.models import (
    Application,
    Meeting,
    Motion,
    Office,
    Resignation,
    Task,
    Termination,
)
from associations.queries import (
    constitutions,
    holders,
    meetings,
    meetings_due,
    motions,
    terminations,
    terms,
)
from associations.queries.applications import answer_by
from associations.queries.offices import held_on
from associations.rules import putting_out
from associations.vocabulary.gatherings import AHEAD, MeetingState, MotionState, Outcome
from associations.vocabulary.procedures import UNDER_WAY, ApplicationState, TerminationState
from associations.vocabulary.subjects import GATHERINGS, POSTS, Post
from associations.vocabulary.waiting import STEPS, Matter, Step
from hnsa.law.asking import Law
from hnsa.law.days import days_later
from hnsa.law.verdict import Answer, Verdict
from hnsa.law.words import Line, line, tell
from members.models import Body, Membership

MOST: Final = 1000  # rows of one kind that are looked at, the oldest first
MEETING_AHEAD: Final = 14  # days before its last day on which a meeting is spoken of
SOON: Final = 7  # days before a task or a meeting is spoken of
TERM_AHEAD: Final = 90  # days before a term ends on which it is spoken of
LATE_FOR: Final = 365  # days for which a late handing over is spoken of


@dataclass(frozen=True)
class Waiting:
    """One thing that waits: what is to be done, where, by when, and what the article says."""

    step: Step
    body: int
    name: str  # of the association
    row: int | None = None  # the application, meeting, motion … it is about
    about: Line | None = None
    by: date | None = None  # the last day, where there is one
    since: date | None = None
    late: bool = False
    article: str = ""
    next: tuple[Line, ...] = field(default=())  # what the article asks for

    @property
    def matter(self) -> Matter:
        return STEPS[self.step][0]

    def days(self, on: date) -> int | None:
        """Days until its last day, negative when that is past; None without one."""
        return None if self.by is None else (self.by - on).days


@dataclass(frozen=True)
class _Asked:
    """What all sources share: the associations, their laws, who asks, and the day."""

    user: Any
    names: Mapping[int, str]
    laws: Mapping[int, Law]
    on: date

    def rows(self, model: Any) -> QuerySet[Any]:
        """The rows of these associations that the user may see."""
        return model.objects.visible_to(self.user).filter(body__in=list(self.names))

    def wait(self, step: Step, row: Any, **more: Any) -> Waiting:
        """That this row waits; late when its last day is past."""
        by = more.get("by")
        late = more.pop("late", by is not None and by < self.on)
        return Waiting(step, row.body_id, self.names[row.body_id], row.pk, late=late, **more)


def of(user: Any, bodies: QuerySet[Body], on: date) -> list[Waiting]:
    """All that waits in these associations, by its last day; what has none comes after."""
    names = dict(bodies.values_list("pk", "name"))
    if not names:
        return []
    laws = constitutions.in_force_of(list(names), on=on)
    asked = _Asked(user, names, laws, on)
    found = [
        *_applications(asked), *_terminations(asked), *_resignations(asked), *_due(asked),
        *_meetings(asked), *_motions(asked), *_tasks(asked), *_offices(asked),
        *_leaving_office(asked),
    ]  # fmt: skip
    return in_order(found, on)


def in_order(found: Iterable[Waiting], on: date) -> list[Waiting]:
    """By the last day; what has none comes after."""
    return sorted(found, key=lambda one: _order(one, on))


def _order(one: Waiting, on: date) -> tuple[Any, ...]:
    day = one.by or one.since or on
    return (one.by is None, day, one.name, one.step, one.row or 0)


def counted(found: Sequence[Waiting]) -> dict[Matter, int]:
    """How many of them are of which matter."""
    return {
        matter: number
        for matter in Matter
        if (number := sum(one.matter == matter for one in found))
    }


def _applications(asked: _Asked) -> Iterator[Waiting]:
    """Those that nobody answered, and appeals against a refusal that nobody decided."""
    decided = Motion.objects.filter(
        application=OuterRef("pk"), state=MotionState.DECIDED,
        decided_on__gte=OuterRef("appealed_on"),
    )  # fmt: skip
    appealed = Q(state=ApplicationState.REFUSED, appealed_on__isnull=False) & ~Exists(decided)
    rows = asked.rows(Application).filter(Q(state=ApplicationState.WAITING) | appealed)
    for row in rows.select_related("person").order_by("applied_on", "pk")[:MOST]:
        if row.state == ApplicationState.REFUSED:
            yield asked.wait(Step.DECIDE_REFUSAL, row, about=_her(row), since=row.appealed_on)
            continue
        law = asked.laws.get(row.body_id)
        verdict = answer_by(row, law, asked.on).verdict if law else None
        yield asked.wait(
            Step.DECIDE_APPLICATION, row, about=_her(row), since=row.applied_on,
            by=_last_day(row, law), late=verdict is not None and verdict.answer is Answer.NO,
            article=_article(verdict), next=verdict.next if verdict else (),
        )  # fmt: skip


def _her(row: Any) -> Line:
    return Line("{name}", {"name": row.person.full_name})


def _last_day(row: Application, law: Law | None) -> date | None:
    """The last day for an answer, as the articles tell it while there is time."""
    told = answer_by(row, law, row.applied_on).verdict.result if law else None
    return told if isinstance(told, date) else None


def _article(verdict: Verdict | None) -> str:
    """The article that speaks: the one whose day or number is the answer, else the first."""
    if verdict is None:
        return ""
    stands = [one for one in verdict.grounds if one.stands]
    told = [one for one in stands if one.finding.result == verdict.result]
    return next((one.article for one in (*told, *stands)), "")


_TERMINATION: Final = {
    TerminationState.FOUND: (Step.GIVE_NOTICE, "found_on"),
    TerminationState.NOTICE: (Step.HEAR, "notice_on"),
    TerminationState.HEARD: (Step.DECIDE_TERMINATION, "notice_on"),
    TerminationState.APPEALED: (Step.DECIDE_APPEAL, "appealed_on"),
}


def _terminations(asked: _Asked) -> Iterator[Waiting]:
    """Procedures under way: what comes next, and from which day the articles let it be decided."""
    rows = asked.rows(Termination).filter(state__in=[*UNDER_WAY, TerminationState.APPEALED])
    found = list(rows.select_related("person").order_by("found_on", "pk")[:MOST])
    for row, course in zip(found, terminations.courses_in(found, asked.on), strict=True):
        step, since = _TERMINATION[TerminationState(row.state)]
        law = asked.laws.get(row.body_id)
        decides = step in (Step.HEAR, Step.DECIDE_TERMINATION) and law is not None
        first = putting_out.earliest(law, course, asked.on) if decides and law else asked.on
        ahead = first > asked.on
        yield asked.wait(
            step, row, about=_her(row), since=getattr(row, since), by=first if ahead else None,
            next=(tell("It may be decided from {first}.", first=first),) if ahead else (),
        )  # fmt: skip


def _resignations(asked: _Asked) -> Iterator[Waiting]:
    rows = asked.rows(Resignation).filter(ends_on=None, taken_back_on=None)
    for row in rows.select_related("person").order_by("gave_notice_on", "pk")[:MOST]:
        yield asked.wait(Step.ACCEPT_RESIGNATION, row, about=_her(row), since=row.gave_notice_on)


def _due(asked: _Asked) -> Iterator[Waiting]:
    """Meetings that an article asks for soon and nobody has planned in time."""
    for due in meetings_due.of(list(asked.names), asked.laws, asked.on):
        planned = due.planned_on
        if due.by > days_later(asked.on, MEETING_AHEAD) or due.is_planned(asked.on):
            continue
        later = (tell("One is planned for {day}.", day=planned),) if planned else ()
        yield Waiting(
            Step.CALL_MEETING, due.body, asked.names[due.body],
            about=line(GATHERINGS[due.gathering], {}), by=due.by, late=due.is_late(asked.on),
            article=_article(due.verdict), next=later or due.verdict.next,
        )  # fmt: skip


def _meetings(asked: _Asked) -> Iterator[Waiting]:
    """Meetings of these days, those whose day passed, those that go on, those without minutes."""
    soon = Q(state__in=AHEAD, meeting_on__lte=days_later(asked.on, SOON))
    unwritten = Q(state=MeetingState.HELD, is_written=False, signed_on=None)
    rows = meetings.with_written(asked.rows(Meeting)).filter(
        soon | unwritten | Q(state=MeetingState.OPEN)
    )
    for row in rows.order_by("meeting_on", "pk")[:MOST]:
        about = line(GATHERINGS[row.gathering], {})
        if row.state == MeetingState.HELD:
            yield asked.wait(Step.WRITE_MINUTES, row, about=about, since=row.meeting_on)
        else:
            goes_on = row.state == MeetingState.OPEN
            step = Step.CLOSE_MEETING if goes_on else Step.HOLD_MEETING
            yield asked.wait(step, row, about=about, by=row.meeting_on)


def _motions(asked: _Asked) -> Iterator[Waiting]:
    """Motions whose meeting is over and whose votes nobody wrote down; decisions to be done."""
    of_somebody = ~Q(application=None) | ~Q(termination=None)
    decided = Q(outcome=Outcome.CARRIED) | Q(outcome=Outcome.LOST) & of_somebody
    put = Q(state=MotionState.PUT, meeting__state=MeetingState.HELD)
    rows = motions.with_standing(asked.rows(Motion)).filter(
        put | decided & Q(is_done=False, is_annulled=False)
    )
    for row in rows.select_related("meeting").order_by("decided_on", "pk")[:MOST]:
        about = Line("{title}", {"title": str(row)})
        if row.state == MotionState.PUT:
            yield asked.wait(Step.COUNT_VOTES, row, about=about, since=row.meeting.meeting_on)
        else:
            yield asked.wait(Step.CARRY_OUT, row, about=about, since=row.decided_on)


def _tasks(asked: _Asked) -> Iterator[Waiting]:
    rows = asked.rows(Task).filter(
        done_on=None, dropped_on=None, by_when__lte=days_later(asked.on, SOON)
    )
    for row in rows.order_by("by_when", "pk")[:MOST]:
        yield asked.wait(
            Step.DO_TASK, row, about=Line("{what}", {"what": row.what}), by=row.by_when
        )


def _offices(asked: _Asked) -> Iterator[Waiting]:
    """Terms that end, papers not handed over: with the law that was read already."""
    held: dict[int, list[Office]] = {}
    for office in Office.objects.filter(body__in=list(asked.names)):
        held.setdefault(office.body_id, []).append(office)
    registered = meetings_due.registered(list(asked.names))
    for body, offices in held.items():
        yield from _terms(asked, offices, registered.get(body))
        yield from _handing_over(asked, offices)


def _terms(asked: _Asked, offices: Sequence[Office], registered: date | None) -> Iterator[Waiting]:
    """Terms that end soon or are over, each post once."""
    law = asked.laws.get(offices[0].body_id)
    posts: set[tuple[str, date]] = set()
    for one in terms.endings(offices, law, registered, asked.on):
        end = one.ends_on
        if end is None or end > days_later(asked.on, TERM_AHEAD):
            continue
        if (one.office.post, end) in posts:
            continue
        posts.add((one.office.post, end))
        yield asked.wait(
            Step.ELECT, one.office, about=_post(one.office), by=end,
            article=_article(one.verdict), next=one.verdict.next if one.verdict else (),
            late=end <= asked.on,
        )  # fmt: skip


def _post(office: Office) -> Line:
    return line(POSTS[Post(office.post)], {})


def _handing_over(asked: _Asked, offices: Sequence[Office]) -> Iterator[Waiting]:
    """Offices that ended, a successor holds, and nobody wrote down that anything was given."""
    law = asked.laws.get(offices[0].body_id)
    for one in offices:
        if one.ends_on is None or one.ends_on > asked.on or one.handed_over_on is not None:
            continue
        verdict = holders.handing_over(law, one, offices, asked.on)
        last = verdict.result if verdict is not None else None
        if verdict is None or not isinstance(last, date) or asked.on > days_later(last, LATE_FOR):
            continue
        yield asked.wait(
            Step.HAND_OVER, one, about=_post(one), by=last, article=_article(verdict),
            next=verdict.next,
        )  # fmt: skip


def _leaving_office(asked: _Asked) -> Iterator[Waiting]:
    """Offices that run on though the membership of who holds them ends, or has ended."""
    spells = Membership.objects.filter(body=OuterRef("body"), person=OuterRef("person"))
    ended = spells.filter(ends_on__gt=OuterRef("begins_on")).order_by("-ends_on")
    rows = Office.objects.filter(held_on(asked.on), body__in=list(asked.names), ends_on=None)
    rows = rows.exclude(Exists(spells.filter(ends_on=None)))
    for row in rows.annotate(left_on=Subquery(ended.values("ends_on")[:1])).order_by("pk")[:MOST]:
        left_on = row.left_on
        if left_on is not None:
            yield asked.wait(
                Step.END_OFFICE, row, about=_post(row), by=left_on, late=left_on <= asked.on
            )
