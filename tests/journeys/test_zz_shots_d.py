"""throw-away"""
import os
from datetime import UTC, date, datetime

import pytest
from associations.actions import contests, effects
from associations.actions import motions as actions
from associations.actions.contests import Said
from associations.actions.motions import Proposal, Vote
from associations.models import Attendance
from associations.vocabulary.gatherings import Dispute, MeetingState, Presence
from associations.vocabulary.subjects import Subject
from members.models import Person
from tests import living
from tests.cast import let_in
from tests.factories import A_MOMENT, LONG_AGO
from tests.journeys.conftest import DESK, PHONE

@pytest.mark.django_db(transaction=True)
def test_shots(cast, page_of):
    on = date(2026, 11, 4)
    at = datetime(2026, 11, 4, 12, tzinfo=UTC)
    rules = (("threshold", {"share": "70 %"}), ("movers", {"number": 2}), ("one_member_one_vote", {}), ("secret_vote", {"subject": "expulsion"}), ("in_force_after", {"subject": "ordinary", "days": 3}), ("tie_in_motion", {"then": "casting"}), ("outside_approval", {"subject": "property", "authority": "the Registrar"}))
    with cast.seeing_all():
        let_in(cast.amina, date(2026, 11, 25))
        by = cast.amina
        body = living.an_association_of(cast.pakistan.homenet, by=by, members=48, rules=rules, parent=cast.pakistan.facilitating, name="Rasool Nagar Adda Workers").body
        women = list(Person.objects.filter(memberships__body=body).order_by("pk"))
        for w, post in zip(women, ("president", "secretary", "treasurer")):
            body.offices.create(homenet=body.homenet, person=w, post=post, begins_on=LONG_AGO)
        meeting = living.a_meeting(body, on, by=by, state=MeetingState.OPEN)
        Attendance.objects.bulk_create(Attendance(meeting=meeting, body=body, homenet=body.homenet, person=w, presence=Presence.PRESENT, marked_by=by, marked_at=at) for w in women[:40])
        put = lambda title, **t: actions.put(body, Proposal(title=title, meeting=meeting, moved_by=women[3], seconded_by=women[4], **t), by=by, at=at)
        dec = lambda m, f, a, **t: actions.decide(m, Vote(f, a, more={"proposed_by": 2, "votes_per_member": 1}, **t), by=by, at=at)
        lost = dec(put("The members pay for a common workroom, Rs 300 a month each, from January on"), 20, 18)
        carried = dec(put("A sewing machine is bought for the workroom", subject=Subject.EXPENDITURE, sum_asked=1250000, text="A Juki machine, second hand, from the shop at Chungi Amar Sidhu. The treasurer pays."), 34, 6)
        done = dec(put("Cloth is bought together every month"), 38, 0, abstained=2)
        effects.carry_out(done, by=by, at=datetime(2026, 11, 20, tzinfo=UTC))
        annulled = dec(put("The account is moved to another bank"), 36, 1)
        effects.carry_out(annulled, by=by, at=datetime(2026, 11, 20, tzinfo=UTC))
        contests.say(annulled, Said(Dispute.CONTESTED, date(2026, 11, 8), "It did not stand on the agenda.", "Six members"), by=by, at=datetime(2026, 11, 20, tzinfo=UTC))
        contests.say(annulled, Said(Dispute.ANNULLED, date(2026, 11, 18), "The notice did not name it.", "HomeNet Pakistan"), by=by, at=datetime(2026, 11, 20, tzinfo=UTC))
        waits = dec(put("The old loom is sold", subject=Subject.PROPERTY, sum_asked=900000), 36, 1)
        new = put("Designers are asked for new patterns")
        (her,) = living.a_membership(cast.pakistan.facilitating, ["Nasreen Akhtar"])
        app = body.applications.create(homenet=body.homenet, person=her, applied_on=LONG_AGO, written_by=by, written_at=A_MOMENT)
        adm = put("A woman who has applied is admitted as a member", application=app, subject=Subject.ADMISSION, person=her)
    b = f"/associations/{body.pk}/decisions/"
    pages = {"list": b, "new": b + f"new/?application={app.pk}", "put": f"{b}{new.pk}/", "decide": f"{b}{new.pk}/decide/", "carried": f"{b}{carried.pk}/", "done": f"{b}{done.pk}/", "annulled": f"{b}{annulled.pk}/", "waits": f"{b}{waits.pk}/carry-out/", "contest": f"{b}{carried.pk}/contest/", "withdraw": f"{b}{new.pk}/withdraw/", "print": f"{b}{carried.pk}/print/", "adminmotions": "/admin/associations/motion/", "adminmotion": f"/admin/associations/motion/{carried.pk}/change/", "adminmeet": "/admin/associations/meeting/"}
    for lang, size, name in (("en", PHONE, "phone"), ("en", DESK, "desk"), ("ur", PHONE, "ur"), ("ur", DESK, "urdesk")):
        page = page_of("amina", language=lang, size=size)
        for key, path in pages.items():
            if name == "urdesk" and key not in ("list", "carried", "print"):
                continue
            if key.startswith("admin") and name != "desk":
                continue
            resp = page.goto(path)
            print(name, key, resp.status, page.evaluate("document.documentElement.scrollWidth"))
            page.screenshot(path=f"/tmp/shots/d-{name}-{key}.png", full_page=True)
        if name in ("phone", "ur"):
            page.goto(f"{b}{adm.pk}/decide/")
            page.fill("[name=votes_for]", "34"); page.fill("[name=votes_against]", "6"); page.fill("[name=votes_per_member]", "1")
            page.click("button[value=look]")
            page.wait_for_selector("button[value=decide]")
            page.screenshot(path=f"/tmp/shots/d-{name}-look.png", full_page=True)
