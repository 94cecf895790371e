from .test_attendance import *  # noqa
def test_dbg(cast, saima):
    body, meeting, people = opened(cast, 2)
    page = saima.get(there("meeting_attendance", body, meeting)).content.decode()
    open("/tmp/c-page.html", "w").write(page)
