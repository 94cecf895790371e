from django.urls import reverse
from elections.models import *
from tests.journeys.conftest import PHONE
def test_shots(page_of, cast):
    b=cast.pakistan.association; e=cast.pakistan.rows[Election]
    for lang in ("en","ur"):
        for size,n in ((None,"desk"),(PHONE,"phone")):
            pg=page_of("amina",language=lang,**({"size":size} if size else {}))
            for name,path in {
                "elections":"/admin/elections/election/","nominations":"/admin/elections/nomination/",
                "complaint":reverse("admin:elections_complaint_change",args=[cast.pakistan.rows[Complaint]]),
                "record":"/admin/elections/record/",
                "plan":reverse("election",args=[b.pk,e]),"counts":reverse("counts",args=[b.pk,e]),
                "cand":reverse("nominations",args=[b.pk,e]),
            }.items():
                if lang=="ur" and n=="desk" and name not in("elections","complaint"): continue
                if lang=="en" and n=="phone" and name in("record","complaint"): continue
                pg.goto(path); pg.screenshot(path=f"/tmp/shots/ely-{name}-{lang}-{n}.png",full_page=True)
