"""The agenda and the minutes: written, signed and sealed; what waits comes on with its motion."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from PIL import Image

from associations.actions import meetings, minutes
from associations.actions.meetings import Chair
from associations.actions.minutes import Said
from associations.actions.motions import Proposal
from associations.models import AgendaItem, Document, Meeting
from associations.vocabulary.gatherings import MeetingState, MotionState
from tests.cast import Cast, let_in
from tests.factories import A_MOMENT
from tests.living import a_meeting, a_motion, an_association_of

DAY = date(2025, 3, 3)


@pytest.fixture
def amina(cast: Cast) -> Any:
    return let_in(cast.amina)


@pytest.fixture
def body(cast: Cast, amina: Any) -> Any:
    rules = (("women_only", {}),)
    return an_association_of(cast.pakistan.homenet, by=amina, members=3, rules=rules).body


def held(body: Any, by: Any) -> Meeting:
    meeting = meetings.begin(a_meeting(body, DAY, by=by), Chair(), by=by, at=A_MOMENT, today=DAY)
    return meetings.close(meeting, by=by, at=A_MOMENT)


def titles(meeting: Meeting) -> list[str]:
    return [one.title for one in meeting.agenda.order_by("position", "pk")]


def a_photo(colour: str = "white", name: str = "page.jpg") -> BytesIO:
    made = BytesIO()
    Image.new("RGB", (40, 60), colour).save(made, "JPEG")
    made.name = name
    made.seek(0)
    return made


def test_items_are_added_moved_and_taken_out(body: Any, amina: Any) -> None:
    meeting = a_meeting(body, DAY, by=amina)
    first, second, third = (
        minutes.add_item(meeting, title, "", by=amina) for title in ("Dues", "Thread", "Fair")
    )
    minutes.move_item(third, up=True, by=amina)
    assert titles(meeting) == ["Dues", "Fair", "Thread"]
    minutes.move_item(first, up=True, by=amina)
    minutes.move_item(second, up=False, by=amina)
    assert titles(meeting) == ["Dues", "Fair", "Thread"]
    minutes.remove_item(first, by=amina)
    assert titles(meeting) == ["Fair", "Thread"]


def test_an_agenda_has_a_last_item(body: Any, amina: Any) -> None:
    meeting = a_meeting(body, DAY, by=amina)
    own = {"meeting": meeting, "body": body, "homenet": body.homenet}
    AgendaItem.objects.bulk_create(
        AgendaItem(position=at, title=f"Item {at}", **own) for at in range(minutes.MOST_ITEMS)
    )
    with pytest.raises(ValidationError, match="at most 60"):
        minutes.add_item(meeting, "One more", "", by=amina)


def test_what_stood_in_the_notice_stays(body: Any, amina: Any) -> None:
    meeting = a_meeting(body, DAY, by=amina)
    item = minutes.add_item(meeting, "Dues", "", by=amina)
    AgendaItem.objects.update(in_notice=True)
    item.refresh_from_db()
    with pytest.raises(ValidationError, match="stood in the notice"):
        minutes.remove_item(item, by=amina)


def test_what_is_taken_off_the_agenda_is_put_to_the_vote_no_more(body: Any, amina: Any) -> None:
    meeting = a_meeting(body, DAY, by=amina)
    motion = minutes.add_motion(meeting, Proposal("A machine is bought"), by=amina, at=A_MOMENT)
    assert titles(meeting) == ["A machine is bought"] and motion.meeting == meeting
    minutes.remove_item(motion.item, by=amina)
    motion.refresh_from_db()
    assert (motion.state, motion.item, titles(meeting)) == (MotionState.WITHDRAWN, None, [])


def test_what_was_voted_on_stays(body: Any, amina: Any) -> None:
    meeting = a_meeting(body, DAY, by=amina, state=MeetingState.OPEN, opened_at=A_MOMENT)
    item = minutes.add_item(meeting, "Dues", "", by=amina)
    a_motion(
        body, by=amina, meeting=meeting, item=item, state="decided", outcome="carried",
        decided_on=DAY, decided_at=A_MOMENT, decided_by=amina, judged={}, number="2025/1",
        members=3, present=3, votes_for=3,
    )  # fmt: skip
    with pytest.raises(ValidationError, match="voted on"):
        minutes.remove_item(item, by=amina)


def test_the_minutes_are_written_until_they_are_signed_and_then_sealed(
    body: Any, amina: Any
) -> None:
    meeting = held(body, amina)
    item = minutes.add_item(meeting, "Dues", "", by=amina)
    said = {item.pk: Said("Ten rupees are much.", "Ten rupees a month.")}
    minutes.write(meeting, said, minutes="All spoke.", minutes_by="Erum", by=amina)
    done = minutes.sign(meeting, on=DAY + timedelta(days=1), by=amina, today=DAY + timedelta(2))
    item.refresh_from_db()
    assert (item.resolution, done.signed_on) == ("Ten rupees a month.", date(2025, 3, 4))
    for act in (
        lambda: minutes.write(done, {}, minutes="Other", minutes_by="", by=amina),
        lambda: minutes.add_item(done, "More", "", by=amina),
        lambda: minutes.sign(done, on=DAY, by=amina, today=DAY),
    ):
        with pytest.raises(ValidationError, match="signed"):
            act()
    with pytest.raises(DatabaseError), transaction.atomic():
        Meeting.objects.filter(pk=done.pk).update(minutes="Forged")
    with pytest.raises(DatabaseError), transaction.atomic():
        AgendaItem.objects.filter(pk=item.pk).update(resolution="Forged")


def test_a_meeting_whose_minutes_are_signed_is_called_again_all_the_same(
    body: Any, amina: Any
) -> None:
    meeting = held(body, amina)
    minutes.sign(meeting, on=DAY, by=amina, today=DAY)
    later = meetings.Plan("regular", DAY + timedelta(days=5))
    assert meetings.call_again(meeting, later, by=amina, at=A_MOMENT).second_call_of == meeting


@pytest.mark.parametrize(("days", "said"), [(-1, "was later"), (3, "not come yet")])
def test_they_are_signed_after_the_meeting_and_not_in_days_to_come(
    body: Any, amina: Any, days: int, said: str
) -> None:
    meeting = held(body, amina)
    with pytest.raises(ValidationError, match=said):
        minutes.sign(meeting, on=DAY + timedelta(days), by=amina, today=DAY + timedelta(2))


def test_an_auditor_writes_nothing(cast: Cast, body: Any, amina: Any) -> None:
    meeting = held(body, amina)
    farid = let_in(cast.farid)
    for act in (
        lambda: minutes.write(meeting, {}, minutes="x", minutes_by="", by=farid),
        lambda: minutes.sign(meeting, on=DAY, by=farid, today=DAY),
        lambda: minutes.keep_pages(meeting, [a_photo()], by=farid, at=A_MOMENT),
        lambda: minutes.add_motion(meeting, Proposal("x"), by=farid, at=A_MOMENT),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_photos_of_the_paper_register_are_kept_once(body: Any, amina: Any) -> None:
    meeting = held(body, amina)
    for _again in range(2):
        minutes.keep_pages(meeting, [a_photo(), a_photo("black")], by=amina, at=A_MOMENT)
    assert Document.objects.filter(meeting=meeting).count() == 2


def test_a_photo_that_is_kept_with_another_meeting_is_told(body: Any, amina: Any) -> None:
    meeting = held(body, amina)
    minutes.keep_pages(meeting, [a_photo()], by=amina, at=A_MOMENT)
    other = a_meeting(body, DAY + timedelta(1), by=amina, state="open", opened_at=A_MOMENT)
    with pytest.raises(ValidationError, match="another meeting"):
        minutes.keep_pages(other, [a_photo("red"), a_photo()], by=amina, at=A_MOMENT)
    assert not Document.objects.filter(meeting=other).exists()


def test_what_is_no_photo_is_refused_and_too_many_are(body: Any, amina: Any) -> None:
    meeting = held(body, amina)
    rubbish = BytesIO(b"GIF89a and so on")
    rubbish.name = "page.gif"
    with pytest.raises(ValidationError, match=r"page\.gif"):
        minutes.keep_pages(meeting, [rubbish], by=amina, at=A_MOMENT)
    with pytest.raises(ValidationError, match="At most 20"):
        minutes.keep_pages(meeting, [a_photo() for _ in range(21)], by=amina, at=A_MOMENT)
