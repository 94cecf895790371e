from datetime import date
from django.urls import reverse
from tests import living, factories as make
from tests.cast import Cast
from tests.journeys.conftest import PHONE, DESK
from associations.models import *
from associations.vocabulary.subjects import Category, Organ
from tests.factories import A_MOMENT
from members.models import Person, Membership
from associations.actions import meetings as am

def test_shots(page_of, cast):
    with cast.seeing_all():
        body = living.an_association_of(cast.pakistan.homenet, by=cast.amina, members=12, model="united", parent=cast.pakistan.facilitating).body
        women = list(Person.objects.filter(memberships__body=body).order_by("full_name"))
        her = women[0]
        own = dict(person=her, body=body, homenet=body.homenet)
        for n in range(1, 12):
            kw = dict(by=cast.amina)
            if n == 7:
                living.a_meeting(body, date(2026, n, 3), by=cast.amina, state="not_held", reason="flood")
                continue
            m = living.a_held_meeting(body, date(2026, n, 3), absent=[her] if n > 7 else [], excused=[her] if n == 3 else [], present=women[1:12 - (n % 5)*2] + ([her] if n < 7 and n != 3 else []), **kw)
            m = Meeting.objects.get(pk=m.pk)
            from associations.queries import meetings as qm
            law = qm.law_of(body, m.meeting_on)
            j = qm.held(m, qm.Figures(members=12, present=m.present), law)
            Meeting.objects.filter(pk=m.pk).update(judged=j.kept())
        living.a_held_meeting(body, date(2026, 11, 20), absent=women[3:4], present=women[5:], by=cast.amina)
        living.a_held_meeting(body, date(2026, 11, 21), absent=women[3:4], present=women[5:], by=cast.amina)
        CategoryChange.objects.create(on=date(2026, 2, 1), was="temporary", becomes=Category.PERMANENT, **own)
        Suspension.objects.create(begins_on=date(2026, 3, 1), ends_on=date(2026, 4, 1), organ=Organ.COMMITTEE, why="A quarrel", written_by=cast.amina, **own)
        DuesStatement.objects.create(on=date(2026, 7, 1), months_owed=2, stated_by="Treasurer", written_by=cast.amina, written_at=A_MOMENT, **own)
        Termination.objects.create(found_on=date(2026, 11, 5), notice_on=date(2026, 11, 6), words="Absences", begun_by=cast.amina, begun_at=A_MOMENT, **own)
        Task.objects.create(body=body, homenet=body.homenet, what="Buy thread together", by_when=date(2026, 10, 1))
        for post, who in (("president", women[1]), ("secretary", women[2])):
            Office.objects.create(body=body, homenet=body.homenet, person=who, post=post, came_by="elected", begins_on=date(2024, 1, 15))
        body_pk, her_pk = body.pk, her.pk
    for lang in ("en", "ur"):
        for size, n in ((DESK, "desk"), (PHONE, "phone")):
            page = page_of("amina", language=lang, size=size)
            for name, url in (("list", f"/associations/{body_pk}/standing/"), ("her", f"/associations/{body_pk}/members/{her_pk}/"), ("health", f"/associations/{body_pk}/health/")):
                page.goto(url)
                page.screenshot(path=f"/tmp/shots/F-{name}-{lang}-{n}.png", full_page=True)
