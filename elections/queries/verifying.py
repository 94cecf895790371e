"""A sealed record is verified by the very script that is handed out with it."""

import importlib.util
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Final

SCRIPT: Final = Path(__file__).parent.parent / "data" / "verify_record.py"


@cache
def script() -> ModuleType:
    """The script, loaded from its file: it stands by itself and is part of no package."""
    spec = importlib.util.spec_from_file_location("verify_record", SCRIPT)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def wrong_with(text: str, code: str) -> list[str]:
    """What the script finds wrong with a record and its code, in its own words; [] if nothing."""
    return [sentence for _line, sentence in script().verify(text, code)]


def wrong_with_names(text: str, annex: str) -> list[str]:
    """What it finds wrong with the annex of a record. Raises ValueError where it is no annex."""
    try:
        return [sentence for _place, sentence in script().verify_names(text, annex)]
    except (KeyError, TypeError) as error:
        raise ValueError from error


def code_meant(typed: str) -> str:
    """The code as it is kept, from how it was typed; "" where it is none."""
    if not script().is_code(typed):
        return ""
    signs, size = script().plain(typed), script().GROUP
    return "-".join(signs[at : at + size] for at in range(0, len(signs), size))
