"""Throw-away: pictures of the pages of offices."""
from datetime import date
from typing import Any
import pytest
from associations.models import Committee, CommitteeSeat, Office, PaidStaff, Task
from associations.actions import staff
from tests import living
from tests.cast import let_in, everywhere
from hnsa.core import scope, clock
from tests.journeys.conftest import *  # noqa
from tests.journeys.conftest import DESK, PHONE
from associations.vocabulary.subjects import Gathering

def test_shots(page_of, cast, transactional_db):
    names = ["Rukhsana Bibi", "Kausar Parveen", "Fehmida Begum", "Musarrat Bibi", "Iqbal Bibi", "Razia Bibi"]
    rules = (
        ("committee_posts", {"posts": ["president", "vice_president", "secretary", "treasurer"]}), ("committee_size", {"least": 3, "most": 5}),
        ("committee_term", {"years": 3}), ("absence_from_committee", {"meetings": 3}), ("office_of_members_only", {}),
        ("vacancy_filled", {"how": "committee", "days": 30}), ("signatories", {"posts": ["president", "treasurer"], "signatures": 2}),
        ("handing_over", {"days": 7}), ("quorum_of_committee", {"share": "1/2", "fewest": 2}), ("membership_to_stand", {"months": 12}), ("no_salaried_staff", {}), ("special_committees", {}),
        ("recall", {}), ("term_limit", {"terms": 2}),
    )
    with cast.seeing_all():
        let_in(cast.amina); scope.show(everywhere())
        body = living.an_association_of(cast.pakistan.homenet, by=cast.amina, parent=cast.pakistan.facilitating, name="Rasool Nagar Adda Workers", code="RASOOL", rules=rules, members=0).body
        w = living.a_membership(body, names)
        [new] = living.a_membership(body, ["Newly Come"], since=date(2026, 10, 1))
        def hold(post, her, first, last=None, g="", came="elected"):
            return Office.objects.create(body=body, homenet=body.homenet, person=her, post=post, begins_on=first, ends_on=last, end_ground=g, came_by=came, signs=post in ("president", "treasurer"))
        p = hold("president", w[0], date(2024, 2, 17)); hold("secretary", w[1], date(2024, 2, 17)); t = hold("treasurer", w[2], date(2024, 2, 17), date(2026, 11, 1), "resigned")
        t2 = hold("treasurer", w[3], date(2026, 11, 10), came="filled"); v = hold("vice_president", w[4], date(2024, 2, 17), date(2026, 11, 1), "died")
        for m in (7, 8, 9):
            living.a_held_meeting(body, date(2026, m, 3), by=cast.amina, gathering=Gathering.COMMITTEE, absent=[w[1]], present=[w[0], w[2]])
        c = Committee.objects.create(body=body, homenet=body.homenet, name="Designers of Rasool Nagar", service="design", duty="New patterns for the winter, two each month.", begins_on=date(2025, 1, 1))
        for at, her in enumerate(w[3:]):
            CommitteeSeat.objects.create(committee=c, body=body, homenet=body.homenet, person=her, begins_on=date(2025, 1, 1), presides=not at)
        Task.objects.create(body=body, homenet=body.homenet, committee=c, what="Ask three buyers what they want", who=w[4], by_when=date(2026, 11, 1))
        Task.objects.create(body=body, homenet=body.homenet, committee=c, what="Samples", by_when=date(2026, 12, 1))
        s = staff.write_down(body, name="Adeel Ahmed", work="keeps the accounts", on=date(2026, 9, 1), by=cast.amina)
    root = f"/associations/{body.pk}/"
    pages = {"tab": "offices/", "office": f"offices/{p.pk}/", "lost": "offices/%d/" % (p.pk + 1), "end": "offices/%d/end/" % (p.pk + 1), "hand": f"offices/{t.pk}/handing-over/", "print": f"offices/{t.pk}/handing-over/print/",
             "fill": "offices/fill/vice_president/", "committee": f"committees/{c.pk}/", "cnew": "committees/new/", "cend": f"committees/{c.pk}/end/", "staffnew": "staff/new/", "staff": f"staff/{s.pk}/"}
    for lang in ("en", "ur"):
        for size, sname in ((DESK, "desk"), (PHONE, "phone")):
            page = page_of("saima", language=lang, size=size)
            for name, tail in pages.items():
                page.goto(root + tail)
                page.screenshot(path=f"/tmp/shots/e-{name}-{sname}-{lang}.png", full_page=True)
                wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                if wide: print("WIDE", name, sname, lang, wide)
            page.goto(root + pages["fill"])
            page.select_option("#id_woman", str(w[5].pk)); page.click("button[value=look]")
            page.wait_for_load_state(); page.screenshot(path=f"/tmp/shots/e-look-{sname}-{lang}.png", full_page=True)
