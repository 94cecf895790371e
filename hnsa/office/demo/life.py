"""A living association of the demo: registered, with a year of meetings and what is waiting.

All of it goes through the same verbs as the pages. Days are counted from today, so that the demo
is never out of date; the women are those of Khuddian, who are made up.
"""

from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import Any, Final

from associations.actions import (
    applications,
    attendance,
    cases,
    constitutions,
    effects,
    founders,
    meetings,
    minutes,
    motions,
    notices,
    tasks,
)
from associations.actions.attendance import Mark
from associations.actions.constitutions import Draft
from associations.actions.meetings import Chair, Plan
from associations.actions.motions import Proposal, Vote
from associations.actions.notices import Notice
from associations.actions.women import Woman
from associations.models import Association, Meeting
from associations.rules.model_constitutions import models
from associations.vocabulary.gatherings import Presence
from associations.vocabulary.subjects import Gathering, Post, Subject
from hnsa.core import scope
from hnsa.law.days import months_later
from hnsa.office.demo import elections
from hnsa.office.demo.days import at_hour
from members.access import postings
from members.models import Body, Person
from members.queries.memberships import running_on

NAME: Final = "Khuddian Adda Sisters"
NATIVE: Final = "کھڈیاں اڈا سسٹرز"
FOUNDED: Final = 30  # months before today
FILLED: Final[dict[str, Any]] = {
    "name": NAME, "seat": "Khuddian", "purposes": ["savings", "bargaining"], "fee": "100",
}  # fmt: skip
MORE: Final = (
    Draft("quorum", {"share": "1/2", "reach": "at_least"}),
    Draft("women_only"),
    Draft("application_answered", {"days": 30}),
)  # where the model is silent  # fmt: skip
AWAY: Final = (  # who did not come, by place on the list; the last meeting is the last line
    (), (3,), (), (5, 9), (), (2,), (7,), (), (4, 11), (8, 2), (8,),
)  # fmt: skip
MEETING_DAY: Final = 3  # the articles want them from the 1st to the 5th
WEEK: Final = timedelta(days=7)
SENT_WORD: Final = 6  # of each third meeting


def make(homenet: Body, parent: Body, *, clerk: Any, facilitator: Any, today: date) -> None:
    """Write it down, once."""
    if Association.objects.filter(body__homenet=homenet, body__name=NAME).exists():
        return
    for user in (clerk, facilitator):
        scope.recognise(user.pk)
        user.reach = postings.read(user, on=today)
    on = months_later(today, -FOUNDED)
    body = _registered(homenet, parent, on, today, clerk=clerk, facilitator=facilitator)
    last = today if today.day > MEETING_DAY else months_later(today.replace(day=1), -1)
    for back in range(len(AWAY), 0, -1):
        day = months_later(last.replace(day=MEETING_DAY), 1 - back)
        _met(body, day, AWAY[len(AWAY) - back], first=back == len(AWAY), by=facilitator)
    _waiting(body, today, by=facilitator)
    elections.make(
        body, _women(body, today), clerk=clerk, facilitator=facilitator, today=today
    )  # fmt: skip


def _registered(
    homenet: Body, parent: Body, on: date, today: date, *, clerk: Any, facilitator: Any
) -> Body:  # fmt: skip
    """From the need to the number."""
    at = at_hour(on, 10)
    case = cases.open_case(homenet=homenet, parent=parent, by=facilitator, at=at, name=NAME)
    told = {
        "asked_by": "the women of Khuddian", "need": "One price for all, and orders all year.",
        "name": NAME, "name_native": NATIVE, "area": "Khuddian", "trades": ["Adda embroidery"],
        "purposes": ["orders", "better_pay"], "met_on": on, "met_at": "the school of Khuddian",
        "minutes": "All were for it.", **dict.fromkeys(cases.CHECK, True),
    }  # fmt: skip
    case = cases.write(case, told, by=facilitator, at=at)
    origin = Body.objects.get(homenet=homenet, code="KHUDDIAN")
    founders.take_over(case, origin, by=facilitator, at=at, on=today)
    women = list(
        Person.objects.filter(memberships__body=case.body)
        .order_by("pk")
        .values_list("pk", flat=True)
    )
    everybody = {"present": len(women), "votes_for": len(women), "votes_against": 0}
    case = cases.write(case, everybody, by=facilitator, at=at)
    constitutions.begin(case.body, by=facilitator, at=at, articles=_articles(), model="united")
    chosen: dict[str, list[int]] = {
        Post.PRESIDENT: women[:1],
        Post.SECRETARY: women[1:2],
        Post.TREASURER: women[2:3],
    }
    signing = [Post.PRESIDENT, Post.TREASURER]
    cases.set_offices(case, chosen, signing, by=facilitator, at=at)
    cases.send(case, by=facilitator, at=at, on=on)
    body = cases.register(case, by=clerk, at=at, on=on).body
    body.is_demo = True
    body.save(update_fields=["is_demo"])
    return body


def _articles() -> list[Draft]:
    model = [
        Draft(one.kind, {**one.parameters, **_filled(one.open)}, one.heading, one.text)
        for one in models()["united"].articles
    ]
    spoken = {one.kind for one in model}
    return [*model, *(one for one in MORE if one.kind not in spoken)]


def _filled(places: Sequence[str]) -> dict[str, Any]:
    return {name: FILLED[name] for name in places if name in FILLED}


def _met(body: Body, on: date, away: Sequence[int], *, first: bool, by: Any) -> None:
    """A monthly meeting, with a motion on the first."""
    meeting = _called(body, on, by)
    women = _women(body, on)
    meetings.begin(meeting, Chair(women[0], Post.PRESIDENT), by=by, at=at_hour(on, 15), today=on)
    marks = {one.pk: Presence.PRESENT for one in women}
    marks |= {women[place].pk: Presence.ABSENT for place in away}
    if on.month % 3 == 0:
        marks[women[SENT_WORD].pk] = Presence.EXCUSED
    attendance.mark(
        meeting, [Mark(pk, presence, at_hour(on, 15)) for pk, presence in marks.items()], by=by
    )
    if first:
        _decided(meeting, women, by)
    meeting = meetings.close(meeting, by=by, at=at_hour(on, 17))
    minutes.write(
        meeting, {}, minutes="Prices of thread; who takes the next order.",
        minutes_by=women[1].full_name, by=by,
    )  # fmt: skip


def _called(body: Body, on: date, by: Any) -> Meeting:
    before = on - timedelta(days=8)
    plan = Plan(Gathering.REGULAR, on, time(15), "the school of Khuddian")
    meeting = meetings.plan(body, plan, by=by, at=at_hour(before, 10))
    notice = Notice(before, Post.SECRETARY, "told at home")
    return notices.give(meeting, notice, by=by, today=on, given=True)


def _decided(meeting: Meeting, women: Sequence[Person], by: Any) -> None:
    proposal = Proposal(
        "To buy thread together from the mill", Subject.EXPENDITURE, meeting=meeting,
        sum_asked=18_000_00, moved_by=women[1], seconded_by=women[4],
    )  # fmt: skip
    on = meeting.meeting_on
    motion = motions.put(meeting.body, proposal, by=by, at=at_hour(on, 16))
    votes = Vote(votes_for=len(women) - 3, votes_against=1, abstained=1)
    motion = motions.decide(motion, votes, by=by, at=at_hour(on, 16))
    effects.carry_out(motion, by=by, at=at_hour(on, 18))


def _waiting(body: Body, today: date, *, by: Any) -> None:
    """Somebody has applied; a meeting is called; something is to be done."""
    on = today - timedelta(days=12)
    woman = Woman("Kishwar Sultana", "Haq Nawaz", age=27, native="کشور سلطانہ")
    applications.write_down(body, woman, by=by, at=at_hour(on, 11), on=on)
    _called(body, months_later(today.replace(day=4), 1), by)
    secretary = _women(body, today)[1]
    told = tasks.Told("Ask three shops for the price of thread", secretary, "", today + WEEK)
    tasks.add(body, told, by=by)


def _women(body: Body, on: date) -> list[Person]:
    spells = running_on(body, on).select_related("person").order_by("person_id")
    return [one.person for one in spells]
