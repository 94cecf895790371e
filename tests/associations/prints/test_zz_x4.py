"""Throw-away."""
from datetime import date, time, datetime, UTC
from pathlib import Path
import time as clk
import pytest
from django.urls import reverse
from django.utils.translation import override
from associations.models import *
from associations import models as m
from members.models import Body, Membership, Person
from hnsa.core import scope
from tests import living, factories as make
from tests.cast import everywhere, let_in
from tests.associations.actions.test_motions import AT, ON, SEVENTY, House
from tests.associations.terminating import a_story
from tests.associations.queries.test_holders import RULES as HOLD

OUT = Path("/tmp/shots/x4")
TODAY = date(2026, 11, 25)
FIRST = ["Rukhsana", "Zubaida", "Nasreen", "Ya", "Shamim Akhtar", "Kishwar Sultana", "Bushra", "Parveen", "Hameeda Khatoon", "Iqbal Bano"]
LAST = ["Bibi", "Begum", "", "Khatoon", "Parveen", "Akhtar", "Bano"]
URDU = ["رخسانہ بی بی", "زبیدہ بیگم", "نسرین", "یاسمین اختر", "شمیم اختر", "کشور سلطانہ", "بشریٰ", "پروین خاتون", "حمیدہ خاتون", "اقبال بانو"]
REL = ["Muhammad Karim Bakhsh", "Haq Nawaz", "", "Abdul Ghafoor", "Ghulam Rasool", "نور محمد", "Allah Ditta"]
LONGNAME = "Syeda Umm-e-Kulsoom Fatima-tuz-Zahra Bint-e-Muhammad Abdul Rehman Siddiqui Al-Hashmi of Mohalla Rasool Nagar"
def names(n): return [f"{FIRST[i%10]} {LAST[i%7]}".strip() for i in range(n)]

@pytest.fixture(autouse=True)
def today(monkeypatch): monkeypatch.setattr("hnsa.core.clock.today", lambda: TODAY)

LONG = "Anjuman-e-Khawateen Dastkari, Adda aur Zardozi Karigar, Mohalla Rasool Nagar, Tehsil Chunian, Zila Kasur"
LONGU = "انجمنِ خواتین دستکاری، اڈا اور زردوزی کاریگر، محلہ رسول نگر، تحصیل چونیاں، ضلع قصور"
def fill(body, n, extreme):
    body.name, body.name_native = (LONG, LONGU) if extreme else ("Khuddian Adda Sisters", "کھڈیاں اڈا سسٹرز")
    body.save()
    people = living.a_membership(body, names(n))
    for i, one in enumerate(people):
        one.full_name_native = URDU[i % 10] if i % 3 != 1 else ""
        one.relative_name = REL[i % 7]
    if people:
        if extreme:
            people[3].full_name = LONGNAME; people[3].relative_name = LONGNAME
            people[4].full_name = "رخسانہ بی بی"
            people[5].full_name_native = "سیدہ امِ کلثوم فاطمۃ الزہرا بنتِ محمد عبدالرحمٰن صدیقی الہاشمی رسول نگر"
        Person.objects.bulk_update(people, ["full_name", "full_name_native", "relative_name"])
        for i, one in enumerate(people):
            Membership.objects.filter(body=body, person=one).update(category=["permanent","temporary","Ordinary member",""][i % 4], **({"begins_on": None} if i == 6 else {}))
        if extreme:
            Membership.objects.filter(body=body, person=people[7]).update(number="KSR-RN-2026-00017")
    return people

def keep(client, name, url, **q):
    for lang in ("en", "ur"):
        qq = {**q, "language": lang}
        client.cookies["django_language"] = lang
        r = client.get(url[0], qq); assert r.status_code == 200, (name, url, r.status_code)
        html = r.content.decode().replace('"/static/', '"file:///work/main/static/')
        (OUT / f"{name}-{lang}.html").write_text(html)
        t = clk.time()
        r = client.get(url[1], qq); assert r["Content-Type"] == "application/pdf", (name, r["Content-Type"])
        (OUT / f"{name}-{lang}.pdf").write_bytes(r.content)
        print(name, lang, f"{clk.time()-t:.1f}s", len(r.content)//1024, "kB")

def pair(a, b, *args): return [reverse(a, args=args), reverse(b, args=args)]

AGENDA = ["Price of thread; who takes the next order", "نئی رکن کی درخواست پر فیصلہ", "To buy a sewing machine from the fund"]
TEXT = ("We talked for a long time about the price of thread, and that the trader at Khuddian gives Rs 40 less for a bundle than he gave in the year before. " * 4 + "\n" + "سب نے کہا کہ دھاگہ مل سے اکٹھا خریدا جائے، اور قیمت 18,000 روپے سے زیادہ نہ ہو۔ " * 4)

@pytest.mark.parametrize("case", ["usual", "sixty", "threehundred", "none"])
def test_all(cast, client_of, case):
    n = {"usual": 12, "sixty": 60, "threehundred": 300, "none": 0}[case]
    extreme = case in ("sixty", "threehundred")
    with cast.seeing_all():
        let_in(cast.saima); scope.show(everywhere())
        body = living.an_association_of(cast.pakistan.homenet, by=cast.amina, model="" if case == "none" else "united", rules=(("women_only", {}),) if case == "none" else (), parent=cast.pakistan.facilitating, name="Khuddian", code="KHUDD").body
        if case == "none":
            body = Body.objects.create(kind="association", homenet=cast.pakistan.homenet, parent=cast.pakistan.facilitating, code="NEW", name="New")
            Association.objects.create(body=body, homenet=body.homenet, area="x")
        people = fill(body, n, extreme)
        if extreme:
            Person.objects.filter(pk=people[8].pk).update(is_restricted=True, full_name="SECRETWOMAN Bibi", full_name_native="خفیہ")
        own = {"body": body, "homenet": body.homenet}
        planned = living.a_meeting(body, date(2026, 12, 4), by=cast.amina, begins_at=time(15, 30), place="the school of Khuddian" if not extreme else "گورنمنٹ گرلز پرائمری سکول، محلہ رسول نگر، کھڈیاں خاص، ضلع قصور", notice_on=date(2026,11,24) if n else None, called_by="secretary" if n else "", gathering="annual" if extreme else "regular")
        held = living.a_held_meeting(body, date(2026, 11, 3), by=cast.amina, present=people[: n*3//4], absent=people[n*3//4: n-1], excused=people[n-1:], begins_at=time(15), place="the school of Khuddian", called_by="president") if n else living.a_meeting(body, date(2026,11,3), by=cast.amina)
        for mt in ((planned, held) if n else ()):
            for i, t in enumerate(AGENDA * (4 if extreme else 1), 1):
                m.AgendaItem.objects.create(meeting=mt, position=i, title=(t + (" and " + TEXT)[:200])[:200] if extreme and i == 2 else t, discussion=TEXT if mt is held and extreme else ("All were for it." if mt is held else ""), resolution="The machine is bought. " * (10 if extreme else 1) if mt is held and i % 2 else "", **own)
        if n:
            Meeting.objects.filter(pk=held.pk).update(minutes=TEXT if extreme else "Prices of thread; who takes the next order.", minutes_by="Zubaida Begum", chair=people[0], chaired_by="president", judged=None, entitled=n, committee_size=5, committee_present=4)
            for post, p in zip(("president", "secretary", "treasurer"), people[6:9] if extreme else people[:3]):
                m.Office.objects.create(person=p, post=post, begins_on=date(2024,1,1), came_by="elected", **own)
            for i in range(12 if extreme else 2):
                m.Task.objects.create(meeting=held, what="Ask three shops for the price of thread" if i % 2 else "دھاگے کی قیمت معلوم کرے", who=people[i], by_when=date(2026, 12, 2), **own)
            if extreme: m.Task.objects.create(meeting=held, what="Secret task", who=people[8], **own)
            for i, (o, sub) in enumerate((("carried", "expenditure"), ("lost", "ordinary"), ("tie","office"))):
                try:
                    living.a_motion(body, by=cast.amina, meeting=held, title=["To buy thread together from the mill", "نیا دفتر کرائے پر لیا جائے", "Who holds the key"][i], subject=sub, state="decided", outcome=o, decided_on=held.meeting_on, votes_for=20, votes_against=[2, 25, 20][i], abstained=1, members=n, present=45, number=f"2026/{i+1}")
                except Exception as e: print("motion", e); raise
    saima = client_of(cast.saima)
    for which in ("notice", "sheet", "minutes"):
        for nm, mt in (("planned", planned), ("held", held)):
            if which == "minutes" and nm == "planned" and case != "none": continue
            keep(saima, f"{case}-{which}-{nm}", pair(f"meeting_{which}_print", f"meeting_{which}_pdf", body.pk, mt.pk))
    keep(saima, f"{case}-cards", pair("membership_cards", "membership_cards_pdf", body.pk))
    if n: keep(saima, f"{case}-card-one", pair("membership_cards", "membership_cards_pdf", body.pk), member=people[3].pk)
    keep(saima, f"{case}-register", pair("member_register", "member_register_pdf", body.pk))

@pytest.mark.parametrize("case", ["usual", "extreme"])
def test_resolution(cast, client_of, case):
    with cast.seeing_all():
        let_in(cast.saima)
        house = House(cast, SEVENTY, ("quorum", {"share": "1/2", "reach": "at_least"}))
        body = house.body
        body.name, body.name_native = (LONG, LONGU) if case == "extreme" else ("Khuddian Adda Sisters", "کھڈیاں اڈا سسٹرز"); body.save()
        for post, p in zip(("president", "secretary", "treasurer"), house.women):
            m.Office.objects.create(person=p, post=post, begins_on=date(2024,1,1), came_by="elected", body=body, homenet=body.homenet)
        if case == "extreme":
            Person.objects.filter(pk=house.women[1].pk).update(full_name=LONGNAME, full_name_native=LONGNAME)
            Person.objects.filter(pk=house.women[2].pk).update(full_name="SECRETWOMAN", is_restricted=True)
        motion = house.put(title="The account at the National Bank is opened", subject="expenditure", sum_asked=1_800_000, text="The account at the National Bank of Pakistan, branch Khuddian, is opened." if case == "usual" else TEXT * 2 + "\n" + TEXT, person=house.women[1])
        motion = house.decide(motion, 34, 6)
        try: 
            lost = house.decide(house.put(title="نیا دفتر کرائے پر لیا جائے", subject="ordinary"), 10, 30)
        except Exception as e: print(e); lost = None
    saima = client_of(cast.saima)
    keep(saima, f"res-{case}", pair("motion_print", "motion_pdf", body.pk, motion.pk))
    if lost: keep(saima, f"res-lost-{case}", pair("motion_print", "motion_pdf", body.pk, lost.pk))

MISSED = (date(2025, 8, 3), date(2025, 9, 2), date(2025, 10, 4))
RULES = (("absence", {"meetings": 3}), ("conduct", {}), ("notice_before_termination", {"days": 15, "count": "clear"}), ("heard_before_termination", {}), ("termination_by", {"organ": "general"}), ("appeal_against_termination", {"days": 30, "organ": "committee"}))
@pytest.mark.parametrize("case", ["usual", "extreme"])
@pytest.mark.parametrize("lang", ["en", "ur"])
def test_termination(cast, client_of, case, lang, monkeypatch):
    monkeypatch.setattr("hnsa.core.clock.today", lambda: date(2025, 11, 5))
    from associations.actions import terminations as actions
    from associations.actions.terminations import Given
    from associations.prints.termination_notice import words_of
    from associations.queries import terminations as queries
    with cast.seeing_all():
        let_in(cast.amina); scope.show(everywhere())
        story = a_story(cast, rules=RULES, parent=cast.pakistan.facilitating)
        story.meets(*MISSED, *([date(2024, mth, 3) for mth in range(1, 13)] if case == "extreme" else ()))
        body = story.body
        body.name, body.name_native = (LONG, LONGU) if case == "extreme" else ("Khuddian Adda Sisters", "کھڈیاں اڈا سسٹرز"); body.save()
        story.asha.full_name_native = "آشا بی بی"; story.asha.relative_name = "Karim Bakhsh"
        if case == "extreme": story.asha.full_name = LONGNAME
        story.asha.save()
        story.begins(date(2025, 10, 5), words="She has not come since August." if case == "usual" else TEXT)
        t = story.she
        now = queries.law_on(body, date(2025, 10, 6))
        words = words_of(t, now.law, now.law, number="6", language=lang)
        print(words)
        actions.write_notice(t, text=words, language=lang, by=story.by)
        keep(client_of(cast.saima), f"term-draft-{case}-{lang}", pair("termination_print", "termination_pdf", body.pk, t.pk)) if False else None
        if case == "usual": actions.give_notice(t, Given(date(2025, 10, 6), "hand", witness="Nasreen Akhtar"), by=story.by, today=date(2025, 10, 6))
    keep(client_of(cast.saima), f"term-{case}-{lang}", pair("termination_print", "termination_pdf", body.pk, t.pk))

@pytest.mark.parametrize("case", ["usual", "empty", "extreme"])
def test_hand(cast, client_of, case):
    with cast.seeing_all():
        let_in(cast.saima); scope.show(everywhere())
        rules = (*HOLD, ("membership_to_stand", {"months": 12}))
        body = living.an_association_of(cast.pakistan.homenet, by=cast.amina, parent=cast.pakistan.facilitating, members=6, rules=rules).body
        body.name, body.name_native = (LONG, LONGU) if case == "extreme" else ("Khuddian Adda Sisters", "کھڈیاں اڈا سسٹرز"); body.save()
        w = list(Person.objects.filter(memberships__body=body).order_by("pk"))
        if case == "extreme": Person.objects.filter(pk=w[0].pk).update(full_name=LONGNAME)
        o = m.Office.objects.create(person=w[0], post="treasurer", begins_on=date(2024,1,1), ends_on=date(2026,11,1), end_ground="term", came_by="elected", body=body, homenet=body.homenet, handed_over="" if case == "empty" else ("Cash book\nRs 400 counted\nچابی اور رسید بک" if case == "usual" else TEXT + "\nCash book\nKey" * 12), handed_over_on=None if case == "empty" else date(2026, 11, 20))
        if case == "usual": m.Office.objects.create(person=w[1], post="treasurer", begins_on=date(2026,11,2), came_by="elected", body=body, homenet=body.homenet)
    keep(client_of(cast.saima), f"hand-{case}", pair("office_print", "office_pdf", body.pk, o.pk))
