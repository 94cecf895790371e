"""Reads of attendance: the roll with its marks, who is there, and how far it is to a quorum."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from associations.models import Attendance, Meeting
from associations.queries import answers, facts, meeting_rolls, meetings, standing
from associations.queries.facts import Known
from associations.queries.meetings import OF_QUORUM, Figures, Judged
from associations.rules.asked_of_meetings import MEETING, Met
from associations.rules.asked_of_members import PUT_OUT
from associations.vocabulary.gatherings import ORDINARY, THERE
from associations.vocabulary.subjects import Gathering
from hnsa.law.asking import Law, judge
from hnsa.law.verdict import Ground, Stand, Verdict
from members.models import Person

LEAF: Final = 10  # names on one page of a phone


@dataclass(frozen=True)
class Marked:
    """Somebody who is called, with her mark; the name only where it may be seen."""

    place: int  # in the list
    known: Known
    presence: str = ""
    by: str = ""
    near: Ground | None = None  # the ground that one more absence would find, or has found
    found: bool = False  # it is found already
    missed: int = 0


@dataclass(frozen=True)
class Sheet:
    """The whole roll of a meeting with its marks."""

    rows: Sequence[Marked]  # those whom the user may see
    hidden: int  # how many are called whom she may not see
    called: frozenset[int]

    @property
    def unmarked(self) -> list[Marked]:
        """Those of whom nobody said yet whether they are here."""
        return [one for one in self.rows if not one.presence]


def sheet(meeting: Meeting, user: Any) -> Sheet:
    """The roll with its marks, as far as the user sees the women. Four queries."""
    roll = meeting_rolls.of(meeting)
    people = [one.person for one in roll]
    seen = set(
        Person.objects.visible_to(user).filter(pk__in=people).values_list("pk", flat=True)
    )  # fmt: skip
    marks = {
        one.person_id: one
        for one in Attendance.objects.filter(meeting=meeting).select_related("marked_by")
    }
    rows: list[Marked] = []
    for one in roll:
        if one.person in seen:
            mark = marks.get(one.person)
            rows.append(
                Marked(
                    len(rows) + 1, one, mark.presence if mark else "",
                    mark.marked_by.get_short_name() or mark.marked_by.username if mark else "",
                )
            )  # fmt: skip
    return Sheet(rows, len(roll) - len(rows), frozenset(people))


def there(meeting: Meeting) -> set[int]:
    """Who is there now, in time or late. One query."""
    marks = Attendance.objects.filter(meeting=meeting, presence__in=THERE)
    return set(marks.values_list("person", flat=True))


def figures(meeting: Meeting, called: Iterable[int], *, entitled: bool = False) -> Figures:
    """The figures of the marks so far. `entitled`: who has a vote is counted as well.

    Two queries, and those of the standing where the vote is asked for.
    """
    on, roll = meeting.meeting_on, set(called)
    here = there(meeting) & roll
    committee = meeting_rolls.committee_on(meeting.body, on)
    return Figures(
        members=len(roll), present=len(here), committee_size=len(committee) or None,
        committee_present=len(here & committee) if committee else None,
        entitled=len(standing.entitled(meeting.body, on) & roll) if entitled else None,
        roll=all_of(meeting, len(roll)),
    )  # fmt: skip


def all_of(meeting: Meeting, called: int) -> int:
    """All members of the association: who is called, but to a meeting of the committee."""
    if meeting.gathering != Gathering.COMMITTEE:
        return called
    return facts.count_members(meeting.body, meeting.meeting_on)


def now(
    meeting: Meeting, called: Iterable[int], law: Law | None, told: dict[str, Any] | None = None
) -> tuple[Figures, Judged | None]:
    """The figures of the marks so far, and what the law says of a meeting with them.

    Who has a vote is counted only where an article asks for it.
    """
    counted = figures(meeting, called)
    judged = meetings.held(meeting, counted, law, told)
    if judged is not None and "entitled" in judged.verdict.missing:
        counted = figures(meeting, called, entitled=True)
        judged = meetings.held(meeting, counted, law, told)
    return counted, judged


# --- the quorum -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Quorum:
    """Whether enough are there: `short` more are needed to be `needed`, by these articles."""

    short: int
    needed: int
    articles: tuple[str, ...]
    known: bool = True  # False: a fact is missing, so it cannot be said


def quorum(met: Met, law: Law | None) -> Quorum | None:
    """How far it is to a quorum, found by asking the articles; None where they are silent."""
    if law is None:
        return None
    asked = judge(MEETING, law)
    now = _of_quorum(asked(met))
    if not now:
        return None
    articles = tuple(dict.fromkeys(one.article for one in now))
    if any(one.finding.stand is Stand.UNKNOWN for one in now):
        return Quorum(0, 0, articles, known=False)
    against = tuple(dict.fromkeys(one.article for one in now if one.finding.stand is Stand.BREAKS))
    present = met.present or 0
    if not against:
        return Quorum(0, present, articles)
    most = max(met.members or 0, met.committee_size or 0)
    short = _least(lambda more: not _broken(asked(_with(met, more))), most)
    return Quorum(short, present + short, against)


def _with(met: Met, more: int) -> Met:
    """The same meeting with so many more there; of the committee first."""
    told = {blank.name: getattr(met, blank.name) for blank in met.blanks}
    told["present"] = (met.present or 0) + more
    if met.committee_present is not None:
        told["committee_present"] = min(met.committee_present + more, met.committee_size or 0)
    return Met(**told)


def _least(enough: Callable[[int], bool], most: int) -> int:
    """The least number from 1 for which it is enough; more people are never fewer."""
    low, high = 1, max(most, 1)
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if enough(middle) else (middle + 1, high)
    return low


def _of_quorum(verdict: Verdict) -> list[Ground]:
    return [one for one in verdict.grounds if one.stands and one.kind in OF_QUORUM]


def _broken(verdict: Verdict) -> bool:
    return any(one.finding.stand is Stand.BREAKS for one in _of_quorum(verdict))


# --- who is near a ground -------------------------------------------------------------------------


def with_grounds(meeting: Meeting, rows: Sequence[Marked], law: Law | None) -> list[Marked]:
    """The rows with the ground that staying away from this meeting would find.

    One absence more is assumed, and the articles judge it; nobody's parameter is read.
    """
    if law is None or meeting.gathering not in ORDINARY or not rows:
        return list(rows)
    on = meeting.meeting_on
    judged = standing.judge_of(PUT_OUT, law, on)
    people = [row.known.person for row in rows]
    known = {one.person: one for one in facts.members(meeting.body, on, people)}
    return [_near(row, known.get(row.known.person, row.known), judged) for row in rows]


def _near(row: Marked, known: Known, judged: standing.Judge) -> Marked:
    missed = known.missed_in_a_row or 0
    if not missed:
        return row
    found = [one for one in judged(known).broken if one.kind == "absence"]
    more = standing.near_ground(known, judged)
    late = [one for one in more.broken if one.kind == "absence"] if more else []
    return replace(
        row, near=next(iter(found or late), None), found=bool(found), missed=missed
    )  # fmt: skip


def told_by_articles(law: Law | None) -> set[str]:
    """Further facts of the meeting that articles ask for and the register cannot know."""
    asked = {"for_election", "by_proxy", "of_delegates"}
    return asked & answers.reads(law, MEETING) if law else set()
