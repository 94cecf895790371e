"""The files of the project, as the house tests read them."""

import ast
import functools
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("hnsa", "members", "associations", "elections")
FULL_ROOM, FULL_FUNCTION = 300, 40  # lines: a smell, not a limit


def modules() -> list[Path]:
    """Every Python module of the application, migrations included."""
    return sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))


def written_modules() -> list[Path]:
    return [path for path in modules() if "migrations" not in path.parts]


@functools.cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def full_rooms() -> list[str]:
    """Rooms and functions beyond the comfortable size, said as sentences."""
    found = []
    for path in written_modules():
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > FULL_ROOM:
            found.append(f"{name_of(path)}: {lines} lines")
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.FunctionDef) and node.end_lineno is not None:
                length = node.end_lineno - node.lineno + 1
                if length > FULL_FUNCTION:
                    found.append(f"{name_of(path)}: {node.name} has {length} lines")
    return found
