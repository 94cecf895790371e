"""throw-away"""
import pytest
from datetime import date
from associations.models import *
from associations.actions import applications, departures, incidents, suspensions, volunteers, resignations
from associations.actions.women import Woman
from members.models import Membership
from tests import living
from tests.cast import let_in
from tests.factories import A_MOMENT
from tests.journeys.conftest import PHONE, DESK

@pytest.mark.django_db(transaction=True)
def test_shots(cast, page_of):
    with cast.seeing_all():
        by = cast.amina
        rules = (("minimum_age", {"years": 18}), ("women_only", {}), ("trade", {"trades": "stitching"}), ("sponsors", {"number": 2}), ("application_answered", {"days": 14, "silence": "admitted"}), ("categories", {}), ("permanence", {"years": 3, "organ": "general"}), ("resignation", {"days": 30}), ("leaves_without_debts", {}), ("nominee", {"witnesses": 2}), ("suspension", {}), ("arrears", {}), ("absence", {}))
        body = living.an_association_of(cast.pakistan.homenet, by=by, members=12, rules=rules, parent=cast.pakistan.facilitating).body
        Membership.objects.filter(body=body).update(category="temporary")
    with cast.seeing_all():
        let_in(cast.amina, date(2026,11,25))
        by = cast.amina
        on = date(2026, 11, 25)
        one = applications.write_down(body, Woman("Nasim Akhtar", relative="Ghulam Rasool", age=17), by=by, at=A_MOMENT, on=on, applied_on=date(2026,11,1))
        two = applications.write_down(body, Woman("Rubina Shaheen", relative="Nazir Ahmad", age=34), by=by, at=A_MOMENT, on=on, applied_on=date(2026,11,20))
        her = Membership.objects.filter(body=body).earliest("pk").person
        applications.propose(two, her, by=by)
        incidents.write_down(her, body, what="order", happened_on=date(2026,10,3), text="Forty shirts for the bazaar order were not sewn.", by=by, on=on)
        v = volunteers.begin(her, body, work="Teaches embroidery to new members", begins_on=date(2026,9,1), instead_of_dues=True, by=by, on=on)
        volunteers.add_hours(v, minutes=150, worked_on=date(2026,9,3), by=by, on=on)
        departures.name_nominee(her, body, name="Shazia Bibi", relation="daughter", named_on=date(2026,3,1), by=by, on=on)
        s = suspensions.suspend(her, body, begins_on=date(2026,11,2), organ="committee", why="She kept the sewing machine of the association at home.", by=by)
        r = resignations.give_notice(her, body, gave_notice_on=date(2026,11,20), words="My daughter needs me.", by=by, at=A_MOMENT, on=on)
    base = f"/associations/{body.pk}/"
    pages = {"members": "members/", "apps": "applications/", "new": "applications/new/", "app1": f"applications/{one.pk}/", "app2": f"applications/{two.pk}/", "facts": f"applications/{two.pk}/facts/", "props": f"applications/{two.pk}/proposers/", "silence": f"applications/{one.pk}/silence/", "perm": "permanence/", "membership": f"members/{her.pk}/", "resign": f"members/{her.pk}/leave/", "resignation": f"resignations/{r.pk}/", "death": f"members/{her.pk}/death/", "transfer": f"members/{her.pk}/transfer/", "suspend": f"members/{her.pk}/suspend/", "incident": f"members/{her.pk}/incident/", "incidents": "incidents/", "volunteers": "volunteers/", "hours": f"volunteers/{v.pk}/hours/", "dues": "dues/", "lift": f"suspensions/{s.pk}/lift/", "nominee": f"members/{her.pk}/nominee/"}
    import os
    wanted = os.environ.get("SHOTS", "").split(",") if os.environ.get("SHOTS") else list(pages)
    for lang, size, name in (("en", PHONE, "phone"), ("en", DESK, "desk"), ("ur", PHONE, "ur")):
        page = page_of("amina", language=lang, size=size)
        for key in wanted:
            if name != "phone" and key not in ("members", "apps", "app2", "membership", "dues", "perm"): continue
            resp = page.goto(base + pages[key])
            wide = page.evaluate("document.documentElement.scrollWidth")
            print(name, key, resp.status, wide)
            page.screenshot(path=f"/tmp/shots/a-{name}-{key}.png", full_page=True)
