"""Associations that live: members, meetings, motions and the rest, made up for a test."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from associations import models
from associations.models import Association, Meeting, Motion
from associations.rules.model_constitutions import models as model_constitutions
from associations.vocabulary.gatherings import Dispute, MeetingState, Presence
from associations.vocabulary.procedures import IncidentKind, Service
from associations.vocabulary.subjects import Category, Gathering, Organ
from members.models import Body, Membership, Person
from tests import factories as make
from tests.factories import A_MOMENT, LONG_AGO


def rules_of(model: str) -> tuple[tuple[str, dict[str, Any]], ...]:
    """The kinds and parameters of a model constitution, as `a_constitution` takes them."""
    articles = model_constitutions()[model].articles
    return tuple((one.kind, dict(one.parameters)) for one in articles if one.kind)


def an_association_of(
    homenet: Body, *, by: Any, members: int = 0, model: str = "", name: str = "Sitara Stitchers",
    code: str = "SITARA", parent: Body | None = None, since: date = LONG_AGO,
    rules: tuple[tuple[str, dict[str, Any]], ...] = (),
) -> Association:  # fmt: skip
    """An association with so many members since a day, under a model constitution or rules."""
    body = Body.objects.create(
        kind="association", homenet=homenet, parent=parent or homenet, code=code, name=name
    )
    association = Association.objects.create(body=body, homenet=homenet, area=name)
    make.a_constitution(body, by=by, rules=rules or rules_of(model))
    a_membership(body, (f"Member {one:03d} of {name}" for one in range(1, members + 1)), since)
    return association


def a_membership(body: Body, names: Iterable[str], since: date | None = LONG_AGO) -> list[Person]:
    """These women, members of the body since a day."""
    people = Person.objects.bulk_create(
        [make.PersonFactory.build(homenet=body.homenet, full_name=name) for name in names]
    )
    Membership.objects.bulk_create(
        [
            Membership(person=one, body=body, homenet=body.homenet, begins_on=since, number=str(at))
            for at, one in enumerate(people, start=1)
        ]
    )
    return people


def a_meeting(body: Body, on: date, *, by: Any, **told: Any) -> Meeting:
    """A meeting of that day; planned unless told otherwise."""
    return Meeting.objects.create(
        **{
            "body": body, "homenet": body.homenet, "meeting_on": on, "written_by": by,
            "written_at": A_MOMENT, **told,
        }
    )  # fmt: skip


def a_held_meeting(
    body: Body, on: date, *, by: Any, present: Iterable[Person] = (),
    absent: Iterable[Person] = (), excused: Iterable[Person] = (), **told: Any,
) -> Meeting:  # fmt: skip
    """A meeting that was held and is closed, with who was there and who was not."""
    meeting = a_meeting(body, on, by=by, **told)
    marks = [
        *((one, Presence.PRESENT) for one in present), *((one, Presence.ABSENT) for one in absent),
        *((one, Presence.EXCUSED) for one in excused),
    ]  # fmt: skip
    models.Attendance.objects.bulk_create(
        [
            models.Attendance(
                meeting=meeting, body=body, homenet=body.homenet, person=person, presence=presence,
                marked_by=by, marked_at=A_MOMENT,
            )
            for person, presence in marks
        ]
    )  # fmt: skip
    meeting.state = MeetingState.HELD
    meeting.closed_at, meeting.closed_by = datetime.combine(on, time(18), A_MOMENT.tzinfo), by
    meeting.members = len(marks)
    meeting.present = sum(presence == Presence.PRESENT for _one, presence in marks)
    meeting.save()
    return meeting


def a_motion(body: Body, *, by: Any, **told: Any) -> Motion:
    """A motion that is put."""
    return Motion.objects.create(
        **{
            "body": body, "homenet": body.homenet, "title": f"A motion of {body.name}",
            "put_by": by, "put_at": A_MOMENT, **told,
        }
    )  # fmt: skip


def a_life(body: Body, her: Person, *, by: Any) -> list[Any]:
    """One row in every table of an association's life; she belongs to the body's HomeNet."""
    own: dict[str, Any] = {"body": body, "homenet": body.homenet}
    about_her = {**own, "person": her}
    word = f"of {body.name}"
    application = models.Application.objects.create(
        applied_on=LONG_AGO, written_by=by, written_at=A_MOMENT, note=word, **about_her
    )
    termination = models.Termination.objects.create(
        found_on=LONG_AGO, words=f"Grounds {word}", begun_by=by, begun_at=A_MOMENT, **about_her
    )
    suspension = models.Suspension.objects.create(
        begins_on=LONG_AGO, ends_on=date(2020, 3, 1), organ=Organ.COMMITTEE, why=word,
        written_by=by, **about_her,
    )  # fmt: skip
    committee = models.Committee.objects.create(
        name=f"Designers {word}", service=Service.DESIGN, begins_on=LONG_AGO, **own
    )
    meeting = a_meeting(body, LONG_AGO, by=by, place=word, gathering=Gathering.REGULAR)
    task = models.Task.objects.create(meeting=meeting, what=f"Cloth {word}", who=her, **own)
    item = models.AgendaItem.objects.create(
        meeting=meeting, position=1, title=f"Item {word}", task=task, **own
    )
    motion = a_motion(body, by=by, meeting=meeting, item=item, moved_by=her)
    volunteer = models.Volunteer.objects.create(work=word, begins_on=LONG_AGO, **about_her)
    return [
        application,
        models.Proposer.objects.create(application=application, **about_her),
        termination, suspension, committee, meeting, task, item, motion, volunteer,
        models.Attendance.objects.create(
            meeting=meeting, presence=Presence.PRESENT, marked_by=by, marked_at=A_MOMENT,
            **about_her,
        ),
        models.Effect.objects.create(
            motion=motion, on=LONG_AGO, what="nothing", by=by, at=A_MOMENT, **own
        ),
        models.Contest.objects.create(
            motion=motion, what=Dispute.CONTESTED, on=LONG_AGO, why=word, by=by, at=A_MOMENT, **own
        ),
        models.Resignation.objects.create(
            gave_notice_on=LONG_AGO, words=word, taken_back_on=LONG_AGO, written_by=by,
            written_at=A_MOMENT, **about_her,
        ),
        models.Nominee.objects.create(
            name=f"Nominee {word}", named_on=LONG_AGO, written_by=by, **about_her
        ),
        models.CategoryChange.objects.create(
            on=LONG_AGO, becomes=Category.PERMANENT, **about_her
        ),
        models.DuesStatement.objects.create(
            on=LONG_AGO, months_owed=0, stated_by=word, written_by=by, written_at=A_MOMENT,
            **about_her,
        ),
        models.Incident.objects.create(
            on=LONG_AGO, what=IncidentKind.ORDER, text=word, written_by=by, **about_her
        ),
        models.WorkHours.objects.create(
            volunteer=volunteer, on=LONG_AGO, minutes=60, written_by=by, **about_her
        ),
        models.CommitteeSeat.objects.create(
            committee=committee, begins_on=LONG_AGO, **about_her
        ),
        models.PaidStaff.objects.create(
            name=f"Staff {word}", work=word, begins_on=LONG_AGO, **own
        ),
    ]  # fmt: skip
