"""Promises of the symbols: each is drawn, plainly, and none can be taken for another."""

import re
from itertools import combinations
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

import pypdfium2
import pytest
import weasyprint
from PIL import Image, ImageChops, ImageFilter, ImageStat

from elections.rules import drawings
from elections.vocabulary.symbols import SYMBOLS

DRAWN: Final = Path(__file__).parents[3] / "static" / "symbols"
SIDE: Final = 64  # pixels a symbol is looked at with, then blurred as from far away
FARTHEST: Final = 42.0  # how different two must be; equal pictures: 0, black and white: 255
PARTIES: Final = """
    arrow axe bat bell bicycle boat book broom bucket bus butterfly candle chair clock comet compass
    conch cow crescent cross cup drum ear elephant eye fan fish flower fork glass hammer hand
    house jug kettle key kite ladder lamp lantern leaf leaves lion lock lotus mango moon pitcher
    plough pot ring rose scales scissors sickle spade spectacles star sun sword telephone tiger
    torch tractor tree umbrella wheel whistle
""".split()


def drawing(code: str) -> str:
    return (DRAWN / f"{code}.svg").read_text()


def as_seen() -> dict[str, Image.Image]:
    """Every symbol as it comes out of the printer, in grey, `SIDE` pixels wide."""
    sheet = (
        f"<style>@page{{size:{SIDE}px {SIDE}px;margin:0}}body{{margin:0}}"
        f"svg{{display:block;width:{SIDE}px;height:{SIDE}px;break-after:page}}</style>"
    )
    body = "".join(drawing(code) for code in SYMBOLS)
    printed = pypdfium2.PdfDocument(weasyprint.HTML(string=sheet + body).write_pdf())
    pages = (page.render(scale=4 / 3, grayscale=True).to_pil() for page in printed)
    return {
        code: page.convert("L").resize((SIDE, SIDE))
        for code, page in zip(SYMBOLS, pages, strict=True)
    }


def apart(one: Image.Image, other: Image.Image) -> float:
    """How different two pictures are when both are seen from far away."""
    far = [picture.filter(ImageFilter.GaussianBlur(3)) for picture in (one, other)]
    return float(ImageStat.Stat(ImageChops.difference(*far)).rms[0])


def test_there_are_at_least_forty_and_each_has_its_drawing() -> None:
    assert len(SYMBOLS) >= 40
    assert sorted(SYMBOLS) == sorted(file.stem for file in DRAWN.glob("*.svg"))
    assert len({str(name) for name in SYMBOLS.values()}) == len(SYMBOLS)


@pytest.mark.parametrize("code", SYMBOLS)
def test_a_drawing_is_small_and_of_plain_shapes(code: str) -> None:
    drawn = drawing(code)

    assert len(drawn.encode()) <= 2048
    assert drawings.plain(drawn)  # no script, no style, no text, nothing from elsewhere
    assert ElementTree.fromstring(drawn).get("viewBox") == "0 0 64 64"


@pytest.mark.parametrize("code", SYMBOLS)
def test_a_drawing_has_one_colour_and_bold_lines(code: str) -> None:
    drawn = drawing(code)

    assert set(re.findall(r'(?:fill|stroke)="([^"]*)"', drawn)) <= {"none", "currentColor"}
    assert "opacity" not in drawn
    assert all(float(width) >= 3 for width in re.findall(r'stroke-width="([^"]*)"', drawn))


def test_nothing_is_cut_off() -> None:
    cut = {}
    for code, picture in as_seen().items():
        edge = picture.copy()
        edge.paste(255, (1, 1, SIDE - 1, SIDE - 1))  # what is left is the frame
        cut[code] = ImageStat.Stat(edge).extrema[0][0] < 128

    assert not [code for code, is_cut in cut.items() if is_cut]


def test_nothing_is_faint_and_nothing_is_a_blot() -> None:
    black = {code: 1 - ImageStat.Stat(one).mean[0] / 255 for code, one in as_seen().items()}

    assert not {code: share for code, share in black.items() if not 0.1 < share < 0.5}


def test_no_two_can_be_taken_for_each_other() -> None:
    seen = as_seen()

    alike = {
        (one, other): round(far, 1)
        for one, other in combinations(seen, 2)
        if (far := apart(seen[one], seen[other])) < FARTHEST
    }

    assert not alike
    assert apart(seen["comb"], seen["comb"]) == 0


def test_nothing_of_a_party_is_among_them() -> None:
    """The things that parties of the region stand under; docs/elections.md has the sources."""
    words = {word for code in SYMBOLS for word in code.split("-")}
    assert not words & set(PARTIES)
