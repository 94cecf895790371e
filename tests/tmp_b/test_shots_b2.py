from datetime import date, timedelta
import pytest
from tests.journeys.conftest import *
from tests.journeys.conftest import DESK, PHONE, is_sound
from hnsa.core import clock, scope
from tests.associations.terminating import a_story
from tests.cast import let_in, everywhere
pytestmark = pytest.mark.django_db(transaction=True)
def test_anew(cast, page_of):
    today = clock.today()
    with cast.seeing_all():
        let_in(cast.amina); scope.show(everywhere())
        story = a_story(cast, "wess", parent=cast.pakistan.facilitating, name="Rasool Nagar Adda Workers")
        story.meets(*(today - timedelta(days=d) for d in (95, 65, 35)))
        case = story.begins(today); story.is_told(today)
        story.termination.notice_on = None; story.termination.notice="Article 7"; story.termination.state="found"; story.termination.save()
    page = page_of("saima", size=PHONE); desk = page_of("amina", language="ur")
    base = f"/associations/{story.body.pk}/terminations/"
    for name, pg, path in (("n", page, f"{case.pk}/notice/"), ("p", page, f"{case.pk}/"), ("b", page, f"new/?person={story.others[0].pk}"), ("d", desk, f"{case.pk}/"), ("c", page, "new/")):
        pg.goto(base + path); pg.screenshot(path=f"/tmp/shots/b-z{name}.png", full_page=True); is_sound(pg)
