from datetime import date, timedelta
import pytest
from tests.journeys.conftest import *
from tests.journeys.conftest import DESK, PHONE, is_sound
from associations.models import Termination
from associations.actions import terminations as actions
from associations.actions.terminations import Given, Heard
from hnsa.core import clock, scope
from members.models import Membership, Person
from tests.associations.terminating import a_story, AT
from tests.cast import let_in, everywhere
from tests import living
from tests import factories as make

RULES = (
    ("absence", {"meetings": 3}), ("arrears", {"months": 3}), ("conduct", {}),
    ("notice_before_termination", {"days": 15, "count": "clear"}), ("ground_in_notice", {}),
    ("heard_before_termination", {}), ("termination_by", {"organ": "general"}),
    ("appeal_against_termination", {"days": 30, "organ": "committee"}),
)
pytestmark = pytest.mark.django_db(transaction=True)

def test_shots(cast, page_of):
    bad = []
    today = clock.today()
    with cast.seeing_all():
        let_in(cast.saima); let_in(cast.amina); scope.show(everywhere())
        story = a_story(cast, rules=RULES, parent=cast.pakistan.facilitating, name="Rasool Nagar Adda Workers")
        story.body.name_native = "رسول نگر اڈا ورکرز"; story.body.save()
        from associations.models import Article
        heads = {"absence": "Staying away from meetings"}
        asha = story.asha
        asha.full_name_native = "آشا بی بی"; asha.relative_name = "Karim Bakhsh"; asha.save()
        for p, native in zip(story.others, ("نسرین اختر","زبیدہ خاتون","سکینہ بی بی","پروین بیگم","رضیہ بانو")):
            p.full_name_native = native; p.relative_name = "Muhammad Aslam"; p.save()
        Membership.objects.filter(person=asha).update(number="6", category="permanent")
        story.meets(*(today - timedelta(days=d) for d in (95, 65, 35)))
        first = living.a_membership(story.body, ["Zubaida Khatoon"])[0]
        pk = story.body.pk
    def shoot(page, name, path, full=True):
        page.goto(path)
        page.screenshot(path=f"/tmp/shots/b-{name}.png", full_page=full)
        try: is_sound(page)
        except AssertionError as e: bad.append((name, str(e)[:400]))
    phone = page_of("saima", size=PHONE)
    desk = page_of("amina")
    ur = page_of("amina", language="ur", size=PHONE)
    base = f"/associations/{pk}"
    shoot(phone, "list0", f"{base}/terminations/")
    shoot(phone, "choose", f"{base}/terminations/new/")
    shoot(phone, "begin", f"{base}/terminations/new/?person={asha.pk}")
    shoot(phone, "begin-none", f"{base}/terminations/new/?person={first.pk}")
    shoot(desk, "begin-none-desk", f"{base}/terminations/new/?person={first.pk}")
    phone.goto(f"{base}/terminations/new/?person={asha.pk}")
    phone.fill("[name=words]", "She has not come since August, and sent no word.")
    phone.click("[value=begin]")
    phone.wait_for_url("**/terminations/*/")
    path = phone.url.split("/associations")[1]; path = "/associations" + path
    shoot(phone, "found", path)
    shoot(desk, "found-desk", path)
    shoot(phone, "notice", path + "notice/")
    phone.click("[value=keep]"); phone.wait_for_load_state()
    shoot(phone, "notice2", path + "notice/")
    phone.goto(path + "notice/")
    phone.fill("[name=day]", today.isoformat()); phone.check("[value=hand]")
    phone.fill("[name=witness]", "Nasreen Akhtar")
    phone.click("[value=given]"); phone.wait_for_url("**" + path)
    shoot(phone, "given", path)
    shoot(desk, "print", path + "print/")
    shoot(phone, "print-phone", path + "print/")
    open("/tmp/shots/b-notice.pdf","wb").write(desk.request.get(path + "print.pdf").body())
    shoot(phone, "answer", path + "answer/")
    phone.fill("[name=answer]", "I was ill, and my daughter told the secretary."); phone.fill("[name=heard_on]", today.isoformat())
    phone.click("[value=answer]"); phone.wait_for_url("**" + path)
    shoot(phone, "heard", path); shoot(desk, "heard-desk", path); shoot(ur, "heard-ur", path)
    shoot(desk, "list", f"{base}/terminations/"); shoot(ur, "list-ur", f"{base}/terminations/")
    shoot(phone, "give_up", path + "give-up/")
    with cast.seeing_all():
        let_in(cast.amina); scope.show(everywhere())
        story.termination = Termination.objects.get(person=asha)
        story.is_put_out(today, override="All 47 members asked for it in one voice.")
    shoot(desk, "out-desk", path); shoot(phone, "out", path); shoot(phone, "appeal", path + "appeal/")
    shoot(desk, "cards", f"{base}/members/cards/"); shoot(phone, "cards-phone", f"{base}/members/cards/")
    shoot(desk, "register", f"{base}/members/register/?on={today - timedelta(days=1)}")
    shoot(desk, "register-ur", f"{base}/members/register/?on={today - timedelta(days=1)}&language=ur")
    shoot(phone, "register-phone", f"{base}/members/register/")
    for name, q in (("cards","members/cards.pdf"),("cards-ur","members/cards.pdf?language=ur"),("register","members/register.pdf"),("register-ur","members/register.pdf?language=ur")):
        open(f"/tmp/shots/b-{name}.pdf","wb").write(desk.request.get(f"{base}/{q}").body())
    from associations.queries.member_register import code_of
    with cast.seeing_all():
        scope.show(everywhere())
        code = code_of(Membership.objects.filter(body=pk, ends_on=None).first().pk)
    shoot(phone, "verify", f"/verify/{code}")
    open('/tmp/shots/b-bad.txt','w').write('\n'.join(map(str,bad)))
