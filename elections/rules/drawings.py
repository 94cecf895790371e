"""Drawings of symbols: plain shapes, read strictly and written anew; nothing else gets through.

What is no shape of this list, no number and no plain colour is refused: scripts, styles, links,
pictures from elsewhere, text, entities. What is kept was written here, not by who sent it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from hnsa.law.words import Line, tell

MOST_BYTES: Final = 8 * 1024
SPACE: Final = "http://www.w3.org/2000/svg"
_NUMBER: Final = r"-?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE]-?[0-9]{1,2})?"
_NUMBERS: Final = re.compile(r"[0-9eE+\-.,\s]+")
_PATH: Final = re.compile(r"[MmLlHhVvCcSsQqTtAaZz0-9eE+\-.,\s]+")
_TURN: Final = re.compile(
    r"(?:(?:translate|scale|rotate|skewX|skewY|matrix)\([0-9eE+\-.,\s]+\)[\s,]*)+"
)
_COLOUR: Final = re.compile(r"none|currentColor|black|white|#[0-9a-fA-F]{3}(?:[0-9a-fA-F]{3})?")
_ONE: Final = re.compile(_NUMBER)
_SIZE: Final = re.compile(rf"{_NUMBER}(?:px|mm|cm|pt|%)?")
_WORD: Final = re.compile(r"nonzero|evenodd|butt|round|square|miter|bevel")
_LOOK: Final = {
    "fill": _COLOUR, "stroke": _COLOUR, "stroke-width": _ONE, "stroke-linecap": _WORD,
    "stroke-linejoin": _WORD, "stroke-miterlimit": _ONE, "fill-rule": _WORD,
    "clip-rule": _WORD, "transform": _TURN, "opacity": _ONE, "fill-opacity": _ONE,
    "stroke-opacity": _ONE, "stroke-dasharray": _NUMBERS,
}  # fmt: skip
SHAPES: Final[Mapping[str, Mapping[str, re.Pattern[str]]]] = {
    "svg": {"viewBox": _NUMBERS, "width": _SIZE, "height": _SIZE, **_LOOK},
    "g": _LOOK,
    "path": {"d": _PATH, **_LOOK},
    "circle": {"cx": _ONE, "cy": _ONE, "r": _ONE, **_LOOK},
    "ellipse": {"cx": _ONE, "cy": _ONE, "rx": _ONE, "ry": _ONE, **_LOOK},
    "rect": {
        "x": _ONE, "y": _ONE, "width": _ONE, "height": _ONE, "rx": _ONE, "ry": _ONE, **_LOOK
    },
    "line": {"x1": _ONE, "y1": _ONE, "x2": _ONE, "y2": _ONE, **_LOOK},
    "polyline": {"points": _NUMBERS, **_LOOK},
    "polygon": {"points": _NUMBERS, **_LOOK},
}  # fmt: skip
_SILENT: Final = frozenset(
    {"version", "id", "http://www.w3.org/XML/1998/namespace space"}
)  # harmless, and left out
_DEEPEST: Final = 12


class NotPlain(ValueError):
    """A drawing that is not taken; `line` says why in plain words."""

    def __init__(self, line: Line) -> None:
        super().__init__(str(line.text))
        self.line = line


@dataclass
class _Reading:
    """What was read so far, written anew."""

    parts: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    shapes: int = 0

    def begin(self, name: str, told: Mapping[str, str]) -> None:
        shape = name.rpartition(" ")[2]
        space = name.rpartition(" ")[0]
        if space not in ("", SPACE) or shape not in SHAPES:
            raise NotPlain(tell("The drawing holds something that is no plain shape: {what}.",
                                what=shape[:40]))  # fmt: skip
        if (shape == "svg") == bool(self.open) or len(self.open) >= _DEEPEST:
            raise NotPlain(tell("This is no plain drawing: it must be one SVG picture."))
        kept = {one: value for one, value in told.items() if one not in _SILENT}
        for one, value in kept.items():
            allowed = SHAPES[shape].get(one)
            if allowed is None or not allowed.fullmatch(value.strip()):
                raise NotPlain(tell("The drawing holds something that is not taken: {what}.",
                                    what=one.rpartition(" ")[2][:40]))  # fmt: skip
        if shape == "svg":
            kept = _framed(kept)
        else:
            self.shapes += shape != "g"
        written = "".join(f' {one}="{" ".join(value.split())}"' for one, value in kept.items())
        self.parts.append(f"<{shape}{written}>")
        self.open.append(shape)

    def end(self, _name: str) -> None:
        self.parts.append(f"</{self.open.pop()}>")

    def text(self, words: str) -> None:
        if words.strip():
            raise NotPlain(tell("There is text in the drawing. Only shapes are taken."))


def _framed(told: dict[str, str]) -> dict[str, str]:
    """The frame of the picture: a view box, and no size of its own."""
    box = told.pop("viewBox", "").replace(",", " ").split()
    width, height = told.pop("width", ""), told.pop("height", "")
    if not box and width and height:
        box = ["0", "0", *(re.sub(r"[a-z%]+$", "", one) for one in (width, height))]
    known = len(box) == 4 and all(_ONE.fullmatch(one) for one in box)
    if not known or not all(0 < float(one) < 1e5 for one in box[2:]):
        raise NotPlain(tell("The drawing does not say how large it is (viewBox)."))
    return {"viewBox": " ".join(box), **told}


def plain(drawing: str | bytes) -> str:
    """The drawing, written anew from its plain shapes. Raises NotPlain."""
    data = drawing.encode() if isinstance(drawing, str) else drawing
    if len(data) > MOST_BYTES:
        raise NotPlain(tell("The drawing is too large: at most {most} kB.", most=8))
    reading = _Reading()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = reading.begin
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.text
    parser.StartDoctypeDeclHandler = _refused
    parser.EntityDeclHandler = _refused
    parser.ProcessingInstructionHandler = _refused
    parser.ExternalEntityRefHandler = _refused
    try:
        parser.Parse(data, True)
    except NotPlain:
        raise
    except (expat.ExpatError, LookupError, ValueError):  # the last two: a code that nobody reads
        raise NotPlain(tell("This file cannot be read as a drawing (SVG).")) from None
    if not reading.shapes:
        raise NotPlain(tell("There is nothing in the drawing."))
    return "".join(reading.parts)


def _refused(*_told: object) -> int:
    raise NotPlain(tell("This is no plain drawing: it must be one SVG picture."))
