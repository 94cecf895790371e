"""Throw-away: pictures of the pages of meetings."""
import sys
sys.path.insert(0, "/work/main")
from datetime import timedelta
from django.utils import timezone
import pytest
from tests.journeys.conftest import *  # noqa
from tests.cast import let_in
from tests.living import an_association_of, a_meeting, a_held_meeting, a_motion
from associations.models import *  # noqa
from associations.actions import meetings as M, attendance as A
from associations.actions.meetings import *  # noqa
from associations.queries import facts
from tests.factories import A_MOMENT

pytestmark = pytest.mark.django_db(transaction=True)
RULES = (
    ("quorum", {"share": "1/2", "gathering": "regular"}),
    ("notice_of_meeting", {"gathering": "regular", "days": 7, "count": "clear"}),
    ("meeting_window", {"every": "month", "first": 1, "last": 5}),
    ("second_call", {"days": 7}),
    ("absence", {"meetings": 3}),
    ("who_chairs", {}),
)
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}

def shot(page, name):
    page.wait_for_load_state()
    page.screenshot(path=f"/tmp/shots/c-{name}.png", full_page=True)

def test_shots(page_of, cast, live_server):
    import traceback
    try:
        _go(page_of, cast, live_server)
    except BaseException:
        open("/tmp/c-trace.txt", "w").write(traceback.format_exc())
        raise

def _go(page_of, cast, live_server):
    today = timezone.localdate()
    with cast.seeing_all():
        amina = let_in(cast.amina)
        body = an_association_of(cast.pakistan.homenet, by=amina, members=48, rules=RULES, parent=cast.pakistan.facilitating, name="Rasool Nagar Adda Workers", code="RASOOL").body
        women = [m.person for m in body.memberships.select_related("person").order_by("person__full_name")]
        for p, post in zip(women, ("president","secretary","treasurer","member")):
            body.offices.create(homenet=body.homenet, person=p, post=post, begins_on="2024-01-01")
        for back in (64, 33):
            m = a_meeting(body, today - timedelta(days=back), by=amina, place="Saima's house")
            m = M.give_notice(m, Notice(m.meeting_on - timedelta(days=4), "secretary", "from house to house"), by=amina, given=True)
            m = M.begin(m, Chair(women[0], "president"), by=amina, at=A_MOMENT, today=today)
            A.tick(m, [w.pk for w in women[:20 if back == 64 else 40] if w != women[3]], presence="present", by=amina, at=A_MOMENT)
            M.close(m, by=amina, at=A_MOMENT, absent=[w.pk for w in women])
        m = a_meeting(body, today - timedelta(days=3), by=amina)
        M.not_held(m, reason="Heavy rain, the lane was under water", by=amina, on=today)
        Task.objects.create(body=body, homenet=body.homenet, what="Buy thread in Lahore for all", who=women[2], by_when=today - timedelta(days=5))
        Task.objects.create(body=body, homenet=body.homenet, what="Ask the contractor for the October payment", who_told="Nazia and the treasurer", by_when=today + timedelta(days=9))
        now = M.plan(body, Plan("regular", today, place="School hall, Chak 44"), by=amina, at=A_MOMENT)
        AgendaItem.objects.create(meeting=now, body=body, homenet=body.homenet, position=5, title="Expenditure for the exhibition in Lahore", subject="expenditure")
        M.plan(body, Plan("annual", today + timedelta(days=30)), by=amina, at=A_MOMENT)
    for lang, size, tag in (("en", PHONE, "en-phone"), ("en", DESK, "en-desk"), ("ur", PHONE, "ur-phone")):
        page = page_of("amina", language=lang, size=size)
        base = f"/associations/{body.pk}/meetings/"
        page.goto(base); shot(page, f"{tag}-1-index")
        page.goto(base + f"{now.pk}/"); shot(page, f"{tag}-2-page")
        if tag == "en-phone":
            page.goto(base + "new/"); shot(page, f"{tag}-3-new")
            page.goto(base + f"{now.pk}/notice/"); 
            page.click("[value=give]"); page.wait_for_selector(".r-why"); shot(page, f"{tag}-4-notice")
            page.goto(base + f"{now.pk}/open/"); shot(page, f"{tag}-5-open")
            page.select_option("[name=chair]", index=1)
            page.click("main [value=open]"); page.wait_for_url("**/attendance/**"); 
        page.goto(base + f"{now.pk}/attendance/")
        if tag == "en-phone":
            for at in range(6):
                page.locator("[data-person]").nth(at).locator("input").nth(at % 4).check(force=True)
            page.wait_for_function("!document.querySelector('[data-marks-note]')")
            page.context.set_offline(True)
            page.locator("[data-person]").nth(6).locator("input").nth(0).check(force=True)
            page.wait_for_selector("[data-marks-note]")
            shot(page, f"{tag}-6-offline"); page.screenshot(path="/tmp/shots/c-en-phone-6-view.png")
            page.context.set_offline(False)
            page.wait_for_function("!document.querySelector('[data-marks-note]')", timeout=40000)
        shot(page, f"{tag}-6-attendance"); 
        page.goto(base + f"{now.pk}/close/"); shot(page, f"{tag}-7-close")
        page.goto(base + f"{now.pk}/minutes/"); shot(page, f"{tag}-8-minutes")
        page.goto(f"/associations/{body.pk}/tasks/"); shot(page, f"{tag}-9-tasks")
        with cast.seeing_all():
            first = Meeting.objects.filter(body=body, state="held").order_by("meeting_on").first()
        page.goto(base + f"{first.pk}/"); shot(page, f"{tag}-a-held")
        for which in ("notice", "sheet", "minutes"):
            page.goto(base + f"{first.pk}/{which}/print/"); shot(page, f"{tag}-p-{which}")
