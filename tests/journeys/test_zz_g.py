from datetime import timedelta
from django.utils import timezone
from associations.models import *
from tests import living
def test_shots(cast, page_of):
    on = timezone.localdate()
    with cast.seeing_all():
        Task.objects.create(what="Ask three shops for the price of thread", by_when=on, body=cast.pakistan.association, homenet=cast.pakistan.homenet)
    for who, lang, size, name in (("saima","en",{"width":390,"height":800},"phone-en"),("saima","ur",{"width":390,"height":800},"phone-ur"),("farid","en",{"width":1280,"height":900},"desk-en")):
        page = page_of(who, language=lang, size=size)
        for path, tag in (("/today/","today"), ("/","front")):
            page.goto(path); page.screenshot(path=f"/tmp/shots/g-{tag}-{name}.png", full_page=True)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
