"""Of a drawing only plain shapes get through, written anew."""

from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from elections.rules.drawings import MOST_BYTES, SHAPES, NotPlain, plain

PLAIN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><path d="M4 4L60 60z"/></svg>'


def _svg(inside: str, more: str = "") -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"{more}>{inside}</svg>'


def test_plain_shapes_are_kept() -> None:
    drawing = _svg(
        '<g fill="none" stroke="#000" stroke-width="3" transform="rotate(45 32 32)">'
        '<circle cx="32" cy="32" r="20"/><polyline points="1,2 3,4"/></g>'
    )
    kept = plain(drawing)
    assert kept.startswith('<svg viewBox="0 0 64 64">')
    assert '<circle cx="32" cy="32" r="20"></circle>' in kept
    assert plain(kept) == kept


def test_a_size_makes_the_frame_where_no_view_box_does() -> None:
    kept = plain('<svg width="40px" height="30"><path d="M0 0h9"/></svg>')
    assert kept.startswith('<svg viewBox="0 0 40 30">')


BAD = {
    "a script": _svg("<script>alert(1)</script>"),
    "a style": _svg("<style>*{fill:red}</style>"),
    "a style attribute": _svg('<path d="M0 0" style="fill:url(http://x)"/>'),
    "a class": _svg('<path d="M0 0" class="btn"/>'),
    "a handler": _svg('<path d="M0 0" onclick="alert(1)"/>'),
    "a handler of the frame": _svg('<path d="M0 0"/>', ' onload="alert(1)"'),
    "a link": _svg('<a href="javascript:alert(1)"><path d="M0 0"/></a>'),
    "a foreign object": _svg("<foreignObject><body/></foreignObject>"),
    "a picture from elsewhere": _svg('<image href="http://x/y.png"/>'),
    "a use": _svg('<use href="#x"/>'),
    "an animation": _svg('<path d="M0 0"><animate attributeName="d" to="M9 9"/></path>'),
    "a set": _svg('<set attributeName="href" to="javascript:alert(1)"/>'),
    "a filter": _svg('<path d="M0 0" filter="url(#x)"/>'),
    "a colour from elsewhere": _svg('<path d="M0 0" fill="url(http://x#y)"/>'),
    "a colour with a quote": _svg('<path d="M0 0" fill=\'black" onload="x\'/>'),
    "text": _svg("<path d='M0 0'/>Vote for me"),
    "a text element": _svg("<text>Vote</text>"),
    "another namespace": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
    '<h:path xmlns:h="http://www.w3.org/1999/xhtml" d="M0 0"/></svg>',
    "a doctype": "<!DOCTYPE svg>" + PLAIN,
    "an entity": '<!DOCTYPE svg [<!ENTITY a "M0 0">]>' + _svg('<path d="&a;"/>'),
    "an entity from elsewhere": '<!DOCTYPE svg SYSTEM "http://x/y.dtd">' + PLAIN,
    "an instruction": '<?xml-stylesheet href="http://x"?>' + PLAIN,
    "a frame in a frame": _svg(_svg('<path d="M0 0"/>')),
    "no frame": '<path xmlns="http://www.w3.org/2000/svg" d="M0 0"/>',
    "nothing": _svg(""),
    "only a group": _svg("<g/>"),
    "no size": '<svg><path d="M0 0"/></svg>',
    "a size of nothing": '<svg viewBox="0 0 0 9"><path d="M0 0"/></svg>',
    "a size that is no number": '<svg viewBox="0 0 1e e"><path d="M0 0"/></svg>',
    "half a file": PLAIN[:60],
    "no drawing": "\x89PNG\r\n",
    "a path that is none": _svg('<path d="M0 0 javascript:"/>'),
    "figures of another script": _svg('<path d="M0 0"/><circle r="٣"/>'),
    "too deep": _svg("<g>" * 20 + '<path d="M0 0"/>' + "</g>" * 20),
    "too large": _svg('<path d="M' + "0 " * MOST_BYTES + '"/>'),
}


@pytest.mark.parametrize("code", ["utf-7", "shift_jis", "rot13", "foo", "utf-16"])
def test_a_file_in_a_code_that_nobody_reads_is_refused(code: str) -> None:
    with pytest.raises(NotPlain):
        plain(f'<?xml version="1.0" encoding="{code}"?>{PLAIN}')


@pytest.mark.parametrize("drawing", BAD.values(), ids=BAD.keys())
def test_anything_else_is_refused_with_a_sentence(drawing: str) -> None:
    with pytest.raises(NotPlain) as told:
        plain(drawing)
    assert str(told.value.line.text).endswith(".")


def test_a_hostile_attribute_takes_no_time() -> None:
    with pytest.raises(NotPlain):
        plain(_svg(f'<path d="M0 0" transform="rotate({"1" * 5000}x)"/>'))


@settings(max_examples=150)
@given(st.text(max_size=80), st.sampled_from(["d", "fill", "transform", "points", "stroke-width"]))
def test_whatever_is_kept_is_nothing_but_shapes(typed: str, name: str) -> None:
    value = typed.translate({ord(one): f"&#{ord(one)};" for one in "<>&\"'"})
    try:
        kept = plain(_svg(f'<path d="M0 0" {name}="{value}"/>'.replace('d="M0 0" d=', "d=")))
    except NotPlain:
        return
    for element in ElementTree.fromstring(kept).iter():
        assert element.tag in SHAPES
        for attribute, said in element.attrib.items():
            assert attribute in SHAPES[element.tag]
            assert not set(said) & set("<>&\"':;") and "url" not in said and "script" not in said
