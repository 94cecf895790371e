"""What waits is offered to the meeting that may decide on it, once, and named by sight."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from associations.models import Application, Committee, Meeting, Motion, Termination
from associations.queries import agendas
from tests.cast import Cast, let_in
from tests.factories import A_MOMENT, LONG_AGO
from tests.living import a_meeting, an_association_of

DAY = date(2025, 3, 3)
BY_COMMITTEE = ("admission_body", {"organ": "committee"})


def waiting_in(cast: Cast, *rules: Any, gathering: str = "regular") -> tuple[Meeting, Application]:
    let_in(cast.amina)
    body = an_association_of(
        cast.pakistan.homenet, by=cast.amina, members=3, rules=(("women_only", {}), *rules),
        parent=cast.pakistan.facilitating,
    ).body  # fmt: skip
    own = {"body": body, "homenet": body.homenet}
    asked = Application.objects.create(
        person=cast.pakistan.apart, applied_on=LONG_AGO, written_by=cast.amina,
        written_at=A_MOMENT, **own,
    )  # fmt: skip
    Committee.objects.create(name="Designers", service="design", **own)
    member = body.memberships.order_by("pk").first().person
    Termination.objects.create(
        person=member, found_on=LONG_AGO, words="Away", state="found", begun_by=cast.amina,
        begun_at=A_MOMENT, **own,
    )  # fmt: skip
    return a_meeting(body, DAY, by=cast.amina, gathering=gathering), asked


def names(meeting: Meeting, user: Any) -> list[str]:
    return [one.name for one in agendas.offered(meeting, user)]


def test_what_waits_for_the_members_is_offered_to_them(cast: Cast) -> None:
    with cast.seeing_all():
        meeting, _asked = waiting_in(cast)
        assert names(meeting, let_in(cast.amina)) == ["application", "committee"]
        Termination.objects.update(state="notice", notice_on=LONG_AGO)
        assert "termination" in names(meeting, let_in(cast.amina))


@pytest.mark.parametrize(
    ("gathering", "offered"), [("regular", ["committee"]), ("committee", ["application"])]
)
def test_what_the_committee_decides_is_offered_to_the_committee(
    cast: Cast, gathering: str, offered: list[str]
) -> None:
    with cast.seeing_all():
        meeting, _asked = waiting_in(cast, BY_COMMITTEE, gathering=gathering)
        assert names(meeting, let_in(cast.amina)) == offered


def test_one_tap_puts_it_on_the_agenda_with_its_motion_and_without_her_name(
    cast: Cast, client_of: Callable[..., Client]
) -> None:
    with cast.seeing_all():
        meeting, asked = waiting_in(cast)
    amina = client_of(cast.amina)
    here = reverse("meeting", args=[meeting.body_id, meeting.pk])
    page = amina.get(here).content.decode()
    assert "What waits for a decision of this meeting" in page
    for _twice in range(2):
        amina.post(
            reverse("meeting_agenda", args=[meeting.body_id, meeting.pk]),
            {"do": f"offer:application:{asked.pk}"},
        )
    with cast.seeing_all():
        motion = Motion.objects.get(application=asked)
        item = meeting.agenda.get()
        assert (motion.item, motion.meeting, motion.person) == (item, meeting, asked.person)
        assert item.subject == "admission" and asked.person.full_name not in item.title
    page = amina.get(here).content.decode()
    assert reverse("motion", args=[meeting.body_id, motion.pk]) in page
    assert f"offer:application:{asked.pk}" not in page


def test_a_restricted_woman_is_offered_to_nobody_who_does_not_see_her(
    cast: Cast, client_of: Callable[..., Client]
) -> None:
    with cast.seeing_all():
        meeting, asked = waiting_in(cast)
        Application.objects.filter(pk=asked.pk).update(person=cast.pakistan.restricted)
    saima = client_of(cast.saima)
    here = reverse("meeting", args=[meeting.body_id, meeting.pk])
    page = saima.get(here).content.decode()
    assert f"offer:application:{asked.pk}" not in page
    assert cast.pakistan.restricted.full_name not in page
    saima.post(
        reverse("meeting_agenda", args=[meeting.body_id, meeting.pk]),
        {"do": f"offer:application:{asked.pk}"},
    )
    with cast.seeing_all():
        assert not Motion.objects.filter(application=asked).exists()
