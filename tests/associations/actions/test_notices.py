"""The notice of a meeting: recorded as it was given, stopped where an article stands against it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from associations.actions import notices
from associations.actions.notices import Notice
from associations.actions.stopped import Stopped
from associations.models import AgendaItem, Constitution
from associations.vocabulary.gatherings import MeetingState
from associations.vocabulary.subjects import Post
from tests.cast import Cast, let_in
from tests.factories import a_constitution
from tests.living import a_meeting, an_association_of

DAY = date(2025, 3, 3)
NOTICE = ("notice_of_meeting", {"gathering": "regular", "days": 7, "count": "clear"})


@pytest.fixture
def amina(cast: Cast) -> Any:
    return let_in(cast.amina)


@pytest.fixture
def body(cast: Cast, amina: Any) -> Any:
    return an_association_of(cast.pakistan.homenet, by=amina, members=8, rules=(NOTICE,)).body


def broken(judged: Any) -> list[str]:
    return [one["kind"] for one in judged["grounds"] if one["stand"] == "breaks"]


def test_a_notice_that_was_given_too_late_is_recorded_with_its_breach(
    body: Any, amina: Any
) -> None:
    meeting = a_meeting(body, DAY, by=amina)
    told = Notice(DAY - timedelta(days=4), Post.SECRETARY)
    done = notices.give(meeting, told, by=amina, today=DAY, given=True)
    assert done.state == MeetingState.CALLED
    assert broken(done.notice_judged) == ["notice_of_meeting"]


def test_giving_notice_too_late_through_the_registry_stops_and_goes_on_with_a_reason(
    body: Any, amina: Any
) -> None:
    meeting = a_meeting(body, DAY, by=amina)
    told = Notice(DAY - timedelta(days=4), Post.SECRETARY)
    with pytest.raises(Stopped):
        notices.give(meeting, told, by=amina, today=DAY)
    meeting.refresh_from_db()
    assert meeting.state == MeetingState.PLANNED
    meeting.body = body
    done = notices.give(meeting, told, by=amina, today=DAY, override="The flood")
    assert done.notice_override == "The flood"
    assert "override" not in done.notice_judged


def test_a_facilitator_does_not_go_on_against_an_article(cast: Cast, amina: Any) -> None:
    body = an_association_of(
        cast.pakistan.homenet, by=amina, rules=(NOTICE,), parent=cast.pakistan.facilitating
    ).body
    meeting = a_meeting(body, DAY, by=amina)
    with pytest.raises(PermissionDenied):
        notices.give(
            meeting, Notice(DAY, ""), by=let_in(cast.saima), today=DAY, override="All the same"
        )


def test_the_longer_notice_for_a_subject_is_asked_for_every_item(cast: Cast, amina: Any) -> None:
    longer = ("notice_for_subject", {"subject": "amendment", "days": 15, "count": "clear"})
    body = an_association_of(cast.pakistan.homenet, by=amina, rules=(NOTICE, longer)).body
    meeting = a_meeting(body, DAY, by=amina)
    own = {"meeting": meeting, "body": body, "homenet": body.homenet}
    AgendaItem.objects.create(position=1, title="Dues", **own)
    AgendaItem.objects.create(position=2, title="Article 9", subject="amendment", **own)
    judged = notices.examine(meeting, Notice(DAY - timedelta(days=9), ""))
    assert judged is not None
    assert [one.kind for one in judged.verdict.broken] == ["notice_for_subject"]
    assert [one.kind for one in judged.verdict.grounds].count("notice_of_meeting") == 1


def test_an_article_stands_against_nothing_any_more_when_notice_is_given_anew(
    body: Any, amina: Any
) -> None:
    meeting = a_meeting(body, DAY, by=amina)
    late = Notice(DAY - timedelta(days=4), Post.SECRETARY)
    notices.give(meeting, late, by=amina, today=DAY, override="The flood")
    in_time = Notice(DAY - timedelta(days=9), Post.SECRETARY)
    done = notices.give(meeting, in_time, by=amina, today=DAY)
    assert done.notice_override == "" and broken(done.notice_judged) == []


@pytest.mark.parametrize("given", [True, False])
def test_no_notice_is_given_in_days_to_come(body: Any, amina: Any, given: bool) -> None:
    meeting = a_meeting(body, DAY, by=amina)
    before = DAY - timedelta(days=20)
    told = Notice(before + timedelta(days=1), Post.SECRETARY)
    with pytest.raises(ValidationError, match="not come yet") as refused:
        notices.give(meeting, told, by=amina, today=before, given=given)
    assert "notice_on" in refused.value.message_dict
    shown = Notice(before, Post.SECRETARY, text_shown_on=DAY)
    with pytest.raises(ValidationError, match="not come yet") as refused:
        notices.give(meeting, shown, by=amina, today=before, given=given)
    assert "text_shown_on" in refused.value.message_dict


def test_the_law_of_the_day_of_the_notice_judges_it_though_another_holds_at_the_meeting(
    body: Any, amina: Any
) -> None:
    """Seven clear days then; fifteen from the day after. The version that judged is told."""
    longer = ("notice_of_meeting", {"gathering": "regular", "days": 15, "count": "clear"})
    given_on = DAY - timedelta(days=9)
    Constitution.objects.filter(body=body).update(in_force_until=given_on + timedelta(days=1))
    a_constitution(body, by=amina, rules=(longer,), version=2, since=given_on + timedelta(days=1))
    meeting = a_meeting(body, DAY, by=amina)
    done = notices.give(meeting, Notice(given_on, Post.SECRETARY), by=amina, today=given_on)
    assert done.notice_judged["version"] == 1
    assert broken(done.notice_judged) == []
