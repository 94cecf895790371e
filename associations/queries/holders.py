"""Those who hold an office: whether the articles end it, and the committee that they make.

The facts are made for all of an association at once; the articles judge.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from associations.models import Attendance, Committee, Motion, Office, PaidStaff
from associations.queries import facts
from associations.queries.offices import held_on
from associations.queries.posts import is_seat
from associations.rules.asked_of_offices import COMMITTEE, HAND_OVER, VACATES, Holder, Term
from associations.rules.asked_of_offices import Committee as Seats
from associations.vocabulary.cases import CameBy
from associations.vocabulary.gatherings import AWAY, Dispute, MeetingState, Outcome
from associations.vocabulary.subjects import Gathering, Post, Subject
from hnsa.law.asking import Law, ask, judge
from hnsa.law.verdict import Verdict
from members.models import Body
from members.queries.memberships import running_on
from members.vocabulary.people import Gender


def losing(body: Body, law: Law | None, held: Sequence[Office], on: date) -> dict[int, Verdict]:
    """For each of these offices what the articles say to whether she loses it. Eleven queries."""
    if law is None or not held:
        return {}
    known = {one.person: one for one in facts.members(body, on, [one.person_id for one in held])}
    missed = missed_in_committee(body, held, on)
    no_confidence = _no_confidence(held, on)
    staff = PaidStaff.objects.filter(held_on(on), body=body).exists()
    judged = judge(VACATES, law)
    found = {}
    for one in held:
        her = known.get(one.person_id)
        found[one.pk] = judged(
            Holder(
                on=on, post=Post(one.post), since=one.begins_on,
                missed_in_a_row=len(missed[one.pk]),
                missed_general_in_a_row=her.missed_in_a_row if her else None,
                still_member=her is not None, months_owed=her.months_owed if her else None,
                became_staff=None if staff else False,
                no_confidence=one.pk in no_confidence,
            )
        )  # fmt: skip
    return found


def missed_in_committee(
    body: Body, held: Sequence[Office], on: date
) -> Mapping[int, Sequence[date]]:
    """By office the days of the committee's meetings that she missed in a row up to that day.

    Only meetings that were held, at which names were taken, since her office began. One query.
    """
    rows = Attendance.objects.filter(
        body=body, person__in={one.person_id for one in held},
        meeting__state=MeetingState.HELD, meeting__gathering=Gathering.COMMITTEE,
        meeting__by_figures=False, meeting__meeting_on__lte=on,
    ).values_list("person_id", "meeting__meeting_on", "presence")  # fmt: skip
    came: dict[int, dict[date, bool]] = {}
    for person, day, presence in rows:
        days = came.setdefault(person, {})
        days[day] = days.get(day, False) or presence not in AWAY
    found = {}
    for one in held:
        hers = came.get(one.person_id, {})
        since = [day for day in hers if one.begins_on is None or day >= one.begins_on]
        last = max((day for day in since if hers[day]), default=date.min)
        found[one.pk] = sorted(day for day in since if day > last)
    return found


def _no_confidence(held: Sequence[Office], on: date) -> set[int]:
    """The offices whose removal was carried, and not annulled since."""
    motions = Motion.objects.filter(
        office__in=held, subject=Subject.REMOVAL, outcome=Outcome.CARRIED, decided_on__lte=on
    ).exclude(contests__what=Dispute.ANNULLED)
    return set(motions.values_list("office", flat=True))


# --- the committee as it is


def made_up(body: Body, law: Law | None, held: Sequence[Office], on: date) -> Verdict | None:
    """Whether the committee is made up as the articles ask. Five queries."""
    return None if law is None else ask(COMMITTEE, law, _seats(body, held, on))


def _seats(body: Body, held: Sequence[Office], on: date) -> Seats:
    """Everybody counts once, whatever she holds. Who was named from outside nobody wrote down."""
    people = {one.person_id: one.person for one in held if is_seat(one.post)}
    genders = [Gender(one.gender) for one in people.values()]
    known = Gender.UNKNOWN not in genders
    members = running_on(body, on).values("person").distinct()
    women = members.filter(person__gender=Gender.FEMALE).count()
    unsaid = members.filter(person__gender=Gender.UNKNOWN).exists()
    there = set(members.filter(person__in=list(people)).values_list("person", flat=True))
    staff = PaidStaff.objects.filter(held_on(on), body=body).exists()
    appointed = {
        one.person_id for one in held if one.came_by == CameBy.APPOINTED and is_seat(one.post)
    }
    return Seats(
        on=on, size=len(people), women=genders.count(Gender.FEMALE) if known else None,
        men=genders.count(Gender.MALE) if known else None, members=members.count(),
        women_members=None if unsaid else women,
        posts=tuple(sorted({Post(one.post) for one in held}, key=list(Post).index)),
        outsiders=len(people.keys() - there), coopted=len(appointed),
        staff=None if staff else 0,
        special_committees=Committee.objects.filter(held_on(on), body=body).count(),
    )  # fmt: skip


# --- handing over


def handing_over(
    law: Law | None, office: Office, rows: Sequence[Office], on: date
) -> Verdict | None:
    """By when the papers and the money are handed over; None while nobody came after her."""
    after = successor(office, rows)
    if law is None or after is None:
        return None
    return ask(
        HAND_OVER, law,
        Term(
            on=on, post=Post(office.post), successor_on=after.begins_on,
            handed_over_on=office.handed_over_on,
        ),
    )  # fmt: skip


def successor(office: Office, rows: Sequence[Office]) -> Office | None:
    """Who holds the post next; nobody where several hold it."""
    if office.ends_on is None or office.post in (Post.MEMBER, Post.DELEGATE):
        return None
    later = [
        one for one in rows
        if one.post == office.post and one.begins_on is not None and one.begins_on >= office.ends_on
    ]  # fmt: skip
    return min(later, key=lambda one: (one.begins_on, one.pk), default=None)
