"""`make bench`: the ratios that docs/measured.md promises, measured in one run.

    python -m benchmarks [--people N] [--rows N] [--long N] [--rival-rows N] [--times N] [--quick]
                         [--pages] [--report FILE]

`--quick` is a small run to see that everything works: its ratios mean nothing.
"""

import argparse
import json
import statistics
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks import lists, yardstick
from benchmarks.database import Server

MEGABYTES = 400


@dataclass
class Run:
    """One run: what was asked for, and what came out of each repeat."""

    people: int
    rows: int
    long: int
    rival_rows: int
    times: int
    server: Server
    folder: Path
    seen: dict[str, list[float]] = field(default_factory=dict)
    notes: dict[str, Any] = field(default_factory=dict)

    def add(self, name: str, value: float) -> None:
        self.seen.setdefault(name, []).append(value)

    def median(self, name: str) -> float:
        return statistics.median(self.seen[name])

    def written(self, rows: int, seed: int, kind: str = "csv", *, all_new: bool = False) -> Path:
        """The list of so many rows; the same for the same seed."""
        path = self.folder / f"list-{rows}-{seed}{'-new' if all_new else ''}.{kind}"
        if not path.exists():
            known = max(1, self.people * 16 // 100)
            women = lists.listed(
                rows, register=self.people, known=known, seed=seed, all_new=all_new
            )
            (lists.write_xlsx if kind == "xlsx" else lists.write_csv)(path, women)
        return path


def main() -> int:
    asked = _asked()
    server = Server()
    print(f"Settings: {json.dumps(server.settings())}", flush=True)
    with TemporaryDirectory(prefix="hnsa-bench-", dir=server.folder) as folder:
        run = Run(
            asked.people, asked.rows, asked.long, asked.rival_rows, asked.times, server,
            Path(folder),
        )  # fmt: skip
        _say(f"a register of {run.people:,} people …")
        server.template(run.people)
        if not asked.pages:
            _imports(run)
        _pages(run)
    ratios = [*([] if asked.pages else _ratios(run)), _roll(run)]
    _print(ratios, run)
    if asked.report:
        told = {
            "ratios": [ratio.__dict__ for ratio in ratios], "medians": _medians(run),
            "notes": run.notes, "settings": server.settings(), "asked": vars(asked),
        }  # fmt: skip
        Path(asked.report).write_text(json.dumps(told, indent=1, default=str) + "\n")
    return 0


def _imports(run: Run) -> None:
    _against_copy(run)
    if run.rival_rows:
        _against_library(run)
    if run.long:
        _memory(run)


def _pages(run: Run) -> None:
    _say("pages, and articles …")
    run.server.clone(run.people)
    run.notes["pages"] = json.loads(run.server.work("pages"))
    run.notes["pages"] |= json.loads(run.server.work("associations"))
    run.notes["pages"] |= json.loads(run.server.work("standing"))
    told = json.loads(run.server.work("rolls"))
    run.notes["pages"] |= told["pages"]
    run.notes["roll"] = told["roll"]
    told = json.loads(run.server.work("constitutions"))
    run.notes["pages"] |= told["pages"]
    run.notes["judging"] = told["judging"]


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--people", type=int, default=1_000_000)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--long", type=int, default=1_000_000, help="rows of the long list; 0: no")
    parser.add_argument("--rival-rows", type=int, default=20_000, help="0: without the library")
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--pages", action="store_true", help="only pages and articles")
    parser.add_argument("--report", help="write everything as JSON there")
    asked = parser.parse_args()
    if asked.quick:
        asked.people, asked.rows, asked.long = 20_000, 5_000, 20_000
        asked.rival_rows, asked.times = 500, 2
    return asked


def _against_copy(run: Run) -> None:
    """Import and COPY in turns, each on a fresh copy of the register."""
    run.server.clone(run.people)
    _work(run, "whole", run.written(run.rows, 3, all_new=True))
    kept = {"copy": _kept(run, "copy")}
    for turn in range(run.times):
        _say(f"turn {turn + 1} of {run.times}: a list of {run.rows:,} rows …")
        run.server.clone(run.people)
        told = _work(run, "preview", run.written(run.rows, 0, "xlsx"))
        run.add("xlsx", told["preview"])
        run.server.clone(run.people)
        told = _work(run, "whole", run.written(run.rows, 0))
        run.add("preview", told["preview"])
        run.add("whole", told["preview"] + told["accept"])
        run.add("megabytes", told["peak"])
        run.notes["phases"], run.notes["totals"] = told["phases"], _counts(told["totals"])
        if "copy of new" not in kept:
            kept["copy of new"] = _kept(run, "copy of new")
        for what, references in product(kept, (False, True)):
            run.server.clone(run.people)
            took = yardstick.copy(run.server, kept[what], references=references)
            for name, seconds in yardstick.shares(took).items():
                run.add(f"{'checked ' if references else ''}{what}, {name}", seconds)


def _kept(run: Run, what: str) -> list[yardstick.Kept]:
    kept = yardstick.keep(run.server, run.people, run.folder, what)
    run.notes[f"rows of {what}"] = {each.table: each.rows for each in kept}
    return kept


def _against_library(run: Run) -> None:
    """Ours as often as asked; the library once for each resource, for it takes minutes."""
    path = run.written(run.rival_rows, 1)
    for _ in range(run.times):
        run.server.clone(run.people)
        told = _work(run, "undone", path)
        run.add("ours", told["preview"] + told["accept"])
        run.add("undo", told["undo"])
    for what in ("people", "members"):
        _say(f"django-import-export, {run.rival_rows:,} rows, {what} …")
        run.server.clone(run.people)
        told = json.loads(run.server.work("rival", str(path), what))
        run.add(f"library, {what}", told["dry run"] + told["confirm"])


def _memory(run: Run) -> None:
    _say(f"a list of {run.long:,} rows …")
    run.server.clone(run.people)
    told = _work(run, "whole", run.written(run.long, 2))
    run.add("long", told["preview"] + told["accept"])
    run.add("long preview", told["preview"])
    run.add("megabytes, long", told["peak"])
    run.notes["long"] = {"phases": told["phases"], "totals": _counts(told["totals"])}


def _work(run: Run, order: str, path: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(run.server.work(order, str(path)))
    return told


def _counts(totals: dict[str, Any]) -> dict[str, int]:
    return {name: value for name, value in totals.items() if isinstance(value, int)}


@dataclass
class Ratio:
    """One line of the table."""

    what: str
    value: float
    target: str
    holds: bool


def _ratios(run: Run) -> list[Ratio]:
    found = []
    for what, references in product(("copy", "copy of new"), ("checked ", "")):
        copied = run.median(f"{references}{what}, all")
        preview, whole = run.median("preview") / copied, copied / run.median("whole")
        called = f"{what.replace('copy', 'COPY')}{'' if references else ', no references'}"
        found += [
            Ratio(f"preview : {called} (time)", preview, "≤ 0.6", preview <= 0.6),
            Ratio(f"whole import : {called} (rows/s)", whole, "≥ 0.45", whole >= 0.45),
        ]
    xlsx = run.median("xlsx") / run.median("preview")
    found.append(Ratio("XLSX : CSV, to preview (time)", xlsx, "≤ 1.5", xlsx <= 1.5))
    if "ours" in run.seen:
        for what in ("people", "members"):
            faster = run.median(f"library, {what}") / run.median("ours")
            called = f"django-import-export, {what} : ours (time)"
            found.append(Ratio(called, faster, "≥ 40", faster >= 40))
    if "long" in run.seen:
        most = max(run.seen["megabytes, long"] + run.seen["megabytes"])
        grows = run.median("megabytes, long") / run.median("megabytes")
        found.append(Ratio("worker's memory, MB", most, f"≤ {MEGABYTES}", most <= MEGABYTES))
        found.append(Ratio("the same, long : short list", grows, "flat (≤ 1.25)", grows <= 1.25))
    return found


def _roll(run: Run) -> Ratio:
    """The roll of voters against a plain copy of its rows."""
    drawn = float(run.notes["roll"]["ratio"])
    return Ratio("roll drawn : INSERT … SELECT of its rows (time)", drawn, "≤ 3", drawn <= 3)


def _medians(run: Run) -> dict[str, dict[str, float | int]]:
    return {
        name: {
            "median": round(statistics.median(values), 2), "least": round(min(values), 2),
            "most": round(max(values), 2), "times": len(values),
        }
        for name, values in run.seen.items()
    }  # fmt: skip


def _print(ratios: Iterable[Ratio], run: Run) -> None:
    print()
    for ratio in ratios:
        missed = "" if ratio.holds else "NOT HELD"
        print(f"{ratio.what:<56}{ratio.value:>9.2f}   {ratio.target:<16}{missed}")
    print()
    for name, found in _medians(run).items():
        span = f"{found['least']} … {found['most']}"
        print(f"  {name:<22}{found['median']:>9}   ({span}; {found['times']} times)")
    for name, page in run.notes["pages"].items():
        print(f"  {name:<36}{page['ms']:>8} ms  {page['questions']} questions")
    for name, judged in run.notes["judging"].items():
        print(f"  {name:<44}{judged['µs']:>8} µs  ({judged['distinct']:,} different)")
    if "phases" in run.notes:
        print(f"  phases: {json.dumps(run.notes['phases'])}")


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
