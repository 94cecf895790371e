"""A long list is understood by processes beside the worker, one a core.

They get the cells of rows and give back lines for COPY. They know no database: a row is judged by
itself. Each ends when its pipe ends, so a killed worker leaves none behind.
"""

import os
import pickle
import subprocess
import sys
import traceback
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import cycle, islice
from typing import IO, Any

from django.conf import settings

from members.actions.import_staging import text_of
from members.importing import staging
from members.vocabulary.columns import Column

STRETCH = 5_000  # rows handed over at once
LONG = 15_000  # rows from which starting processes (half a second) pays
MOST_PROCESSES = 4
_CODE = "from members.importing.beside import serve; serve()"

Rows = Iterable[tuple[int, list[str]]]


def texts(
    sheet: staging.Sheet, sums: staging.Sums, first_ord: int, rows: Rows, how_many: int
) -> Iterator[tuple[str, int]]:
    """Lines for COPY of the rows of a sheet, in their order, and how many rows each text holds.

    `how_many` (about) decides whether processes are worth it. `sums` grows as the texts come.
    """
    cores = min(os.cpu_count() or 1, MOST_PROCESSES)
    # a body told in a column is written as it was first met, which needs the rows before
    if how_many < LONG or cores < 2 or Column.BODY in sheet.columns:
        reader = staging.Reader(sheet, sums, first_ord)
        staged = reader.staged(rows)
        while stretch := list(islice(staged, STRETCH)):
            yield text_of(stretch), len(stretch)
        return
    yield from _texts_beside(sheet, sums, first_ord, rows, cores)


def _texts_beside(
    sheet: staging.Sheet, sums: staging.Sums, first_ord: int, rows: Rows, cores: int
) -> Iterator[tuple[str, int]]:
    numbered = iter(rows)
    with ExitStack() as stack:
        around = cycle([stack.enter_context(_Beside(sheet)) for _ in range(cores)])
        waiting: list[_Beside] = []
        while stretch := list(islice(numbered, STRETCH)):
            process = next(around)
            if len(waiting) == cores:
                yield waiting.pop(0).answer(sums)
            process.ask(stretch, first_ord)
            waiting.append(process)
            first_ord += sum(not sheet.is_heading(row) for row, _ in stretch)
        for process in waiting:
            yield process.answer(sums)


class _Beside:
    """One process; asked for one stretch at a time."""

    def __init__(self, sheet: staging.Sheet) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", _CODE], cwd=settings.BASE_DIR,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        assert self._process.stdin is not None and self._process.stdout is not None
        self._to, self._from = self._process.stdin, self._process.stdout
        _send(self._to, (settings.ID_KEY, sheet))

    def __enter__(self) -> "_Beside":
        return self

    def __exit__(self, *error: object) -> None:
        if any(error):
            self._process.kill()
        self._to.close()
        self._from.close()
        self._process.wait()

    def ask(self, rows: list[tuple[int, list[str]]], first_ord: int) -> None:
        _send(self._to, (rows, first_ord))

    def answer(self, sums: staging.Sums) -> tuple[str, int]:
        text, count, met = pickle.load(self._from)
        if met is None:
            raise RuntimeError(f"A process that reads rows failed:\n{text}")
        sums.add(met)
        return text, count


def _send(pipe: IO[bytes], what: Any) -> None:
    pickle.dump(what, pipe, pickle.HIGHEST_PROTOCOL)
    pipe.flush()


def serve() -> None:
    """The life of a process beside: rows in, lines out, until the pipe ends."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever is printed must not stand among the answers
    questions = sys.stdin.buffer
    key, sheet = pickle.load(questions)
    settings.configure(ID_KEY=key)
    while True:
        try:
            rows, first_ord = pickle.load(questions)
        except EOFError:
            return
        sums = staging.Sums()
        try:
            stretch = list(staging.Reader(sheet, sums, first_ord).staged(rows))
            _send(answers, (text_of(stretch), len(stretch), sums))
        except Exception:
            _send(answers, (traceback.format_exc(), 0, None))
