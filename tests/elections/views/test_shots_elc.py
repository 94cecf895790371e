from django.urls import reverse
from elections.actions import counts, lots, withholding
from elections.actions.lots import Drawing
from tests.cast import let_in
from tests.elections.counting import *
from elections.models import Nomination, Contest

def dump(client, name, url, post=None):
    for lang in ("en", "ur"):
        client.cookies["django_language"] = lang
        r = client.get(url) if post is None else client.post(url, post)
        html = r.content.decode().replace('"/static/', '"file:///work/main/static/').replace("Content-Security-Policy", "x-x")
        open(f"/tmp/shots/elc-{name}-{lang}.html", "w").write(html)

def test_shots(cast, client_of):
    saima = client_of(cast.saima)
    with cast.seeing_all():
        poll = being_counted(cast, candidates=4, booths_=2)
        syms = ["needle", "spool", "jar", "boat"]
        for n, s in zip(poll.nominations, syms):
            Nomination.objects.filter(pk=n.pk).update(symbol=s)
        e = poll.election
    a = [poll.body.pk, e.pk]; c = [*a, poll.contest.pk]
    with cast.seeing_all():
        typed_twice(poll, [12, 3, 2, 1], cast, booth=poll.booths[0])
        typed(poll, a_sheet(poll.nominations, [3, 9, 1, 5]), by=let_in(cast.amina), booth=poll.booths[1])
        typed(poll, a_sheet(poll.nominations, [3, 8, 1, 5], spoilt=None), by=let_in(cast.saima), booth=poll.booths[1])
    dump(saima, "01-index", reverse("counts", args=a))
    dump(saima, "02-differ", reverse("count", args=c))
    dump(saima, "03-sheet", reverse("count_sheet", args=[*c, poll.booths[1].pk]))
    with cast.seeing_all():
        typed(poll, a_sheet(poll.nominations, [3, 9, 1, 5], box=19), by=let_in(cast.amina), booth=poll.booths[1])
        typed(poll, a_sheet(poll.nominations, [3, 9, 1, 5], box=19), by=let_in(cast.saima), booth=poll.booths[1])
    dump(saima, "04-faults", reverse("count", args=c))
    dump(saima, "05-close", reverse("count_close", args=c))
    with cast.seeing_all():
        counts.close(poll.contest, by=let_in(cast.amina), at=LATER, reason="One paper lay under the table. All agents saw it.")
    dump(saima, "06-result", reverse("count", args=c))
    with cast.seeing_all():
        counts.again(poll.contest, why="Her agent asked for it.", by=let_in(cast.amina))
        typed_twice(poll, [7, 7, 2, 1], cast, booth=poll.booths[0])
        typed_twice(poll, [5, 5, 1, 5], cast, booth=poll.booths[1], tendered=1, issued=17)
        counts.close(poll.contest, by=let_in(cast.amina), at=LATER)
    dump(saima, "07-tied", reverse("count", args=c))
    dump(saima, "08-lot", reverse("count_lot", args=c))
    with cast.seeing_all():
        lots.draw(poll.contest, Drawing((poll.nominations[1].pk, poll.nominations[0].pk), "two folded papers in a pot", "a girl of six years", "all agents and forty members"), by=let_in(cast.amina), at=LATER)
        withholding.withhold(poll.contest, why="An objection is open.", by=let_in(cast.amina))
    dump(saima, "09-drawn", reverse("count", args=c))
    dump(saima, "10-earlier", reverse("count_earlier", args=[*c, 1]))
    dump(saima, "11-again", reverse("count_again", args=c))
    dump(client_of(cast.farid), "12-farid", reverse("counts", args=a))
