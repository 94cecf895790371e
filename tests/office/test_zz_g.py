import time
from datetime import date
from tests import living
from tests.cast import let_in
from associations.queries import waiting
from members.models import Body
def test_x(cast, client_of):
    with cast.seeing_all():
        for at in range(300):
            body = living.an_association_of(cast.pakistan.homenet, by=cast.amina, model=["kaarvan","wess","haleeb","united"][at%4], code=f"A{at}").body
            living.a_held_meeting(body, date(2026, 9, 3), by=cast.amina)
        u = let_in(cast.amina)
        for _ in range(3):
            t=time.time(); c=time.process_time(); f=waiting.of(u, Body.objects.filter(code__startswith="A"), date(2026,11,25)); print(time.time()-t, time.process_time()-c, len(f))
    a = client_of(cast.amina)
    t=time.time(); a.get("/admin/"); print("front", time.time()-t)
    t=time.time(); a.get("/today/"); print("today", time.time()-t)
    t=time.time(); a.get("/"); print("pages", time.time()-t)
