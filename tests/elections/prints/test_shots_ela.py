from collections.abc import Callable
from pathlib import Path
import os
import pypdfium2, pytest
from django.urls import reverse
from elections.actions import packets
from elections.models import *
from hnsa.core import scope
from tests import living
from tests.cast import everywhere, let_in
from tests.elections.printing import *


def test_shots(cast, client_of):
    with cast.seeing_all():
        let_in(cast.saima)
        scope.show(everywhere())
        made = living.an_association_of(
            cast.pakistan.homenet, by=cast.amina, model="united", parent=cast.pakistan.facilitating
        )
        body = made.body
        body.name, body.name_native, body.code = (
            "Rasool Nagar Adda Workers",
            "رسول نگر اڈا ورکرز",
            "RASUL",
        )
        body.save()
        e = an_announced_election(body, by=cast.amina)
        c = {}
        for post, n, seats in (
            ("president", 3, 1),
            ("secretary", 2, 1),
            ("treasurer", 15, 2),
            ("member", 29, 7),
            ("vice_president", 1, 1),
        ):
            try:
                c[post] = standing(
                    e,
                    post,
                    n,
                    by=cast.amina,
                    seats=seats,
                    state="unopposed" if n == 1 else "polled",
                )
            except Exception as x:
                print(post, x)
        on_the_roll(e, 46)
    client = client_of(cast.saima)
    with cast.seeing_all():
        pk = packets.put_up(
            c["member"], packets.Printing(3, 50, e.booths.first()), by=cast.saima, at=NOW
        )[0]
    only = os.environ.get("ONLY", "").split(",") if os.environ.get("ONLY") else None
    jobs = []
    from elections.vocabulary.papers import PRINTED_ON

    for which, sizes in PRINTED_ON.items():
        for size in sizes:
            jobs.append(
                (
                    f"{which}-{size}",
                    reverse("election_paper_pdf", args=[body.pk, e.pk, which]),
                    str(size),
                )
            )
    for size in ("a4", "80"):
        jobs.append(
            (f"packet-{size}", reverse("election_packet_pdf", args=[body.pk, e.pk, pk.pk]), size)
        )
    for name, url, size in jobs:
        if only and not any(name.startswith(o) for o in only):
            continue
        for lang in ("en", "ur"):
            if lang not in os.environ.get("LANGS", "en,ur"):
                continue
            a = client.get(url, {"language": lang, "size": size})
            assert a["Content-Type"] == "application/pdf", (name, a.status_code)
            d = pypdfium2.PdfDocument(a.content)
            print(name, lang, len(d))
            pages = list(d)[: 6 if "specimen" in name else 4]
            ims = [p.render(scale=1.1 if size == "a4" else 1.6).to_pil() for p in pages]
            from PIL import Image

            w = sum(i.width for i in ims) + 10 * len(ims)
            h = max(i.height for i in ims)
            out = Image.new("RGB", (w, h), "#888")
            x = 0
            for i in ims:
                out.paste(i, (x, 0))
                x += i.width + 10
            out.save(f"/tmp/shots/ela-{name}-{lang}.png")
