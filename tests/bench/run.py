"""How long the daily commands take, as multiples of ``python -c pass``.

Run it alone on the machine:

    python tests/bench/run.py               # everything, some minutes
    python tests/bench/run.py --no-others   # without the trackers from PyPI
    python tests/bench/run.py --folder /var/tmp/bench   # keeps the stores for the next time

It exits with 1 when a "must" of the design is not kept.
"""

import argparse
import compileall
import os
import sys
import tempfile
from collections.abc import Callable
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

import bench_others  # noqa: E402 - the path of the project comes first
from bench_beyond import Places, beyond  # noqa: E402 - the same
from bench_commands import (  # noqa: E402 - the same
    SCRIPT,
    SQLITE,
    SQLMODEL,
    measured,
    references,
)
from bench_report import Report, by_name  # noqa: E402 - the same
from bench_server import running_server  # noqa: E402 - the same
from bench_store import NOW, filled_store, new_store  # noqa: E402 - the same
from bench_timing import Timing, time_in_turn  # noqa: E402 - the same

from habit.store.backups import back_up_daily  # noqa: E402 - the same
from habit.store.opening import open_store  # noqa: E402 - the same

LEAST_RUNS = 5


def main() -> int:
    """Measure, print the table, and say by the exit code whether the budgets hold."""
    options = _options()
    if options.folder is not None:
        options.folder.mkdir(parents=True, exist_ok=True)
        return _measure_with_server(options.folder, options)
    with tempfile.TemporaryDirectory(prefix="habit-bench-") as folder:
        return _measure_with_server(Path(folder), options)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Ratios to python -c pass.")
    parser.add_argument("--runs", type=int, default=21, help="rounds to count (21)")
    parser.add_argument("--folder", type=Path, help="keep stores and other trackers here")
    parser.add_argument("--no-others", dest="others", action="store_false")
    options = parser.parse_args()
    options.runs = max(options.runs, LEAST_RUNS)
    return options


def _keep_to_one_core() -> None:
    """Have all processes run on the same core: cores differ, the first one serves interrupts."""
    if hasattr(os, "sched_setaffinity"):  # Linux
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def _measure_with_server(folder: Path, options: argparse.Namespace) -> int:
    with running_server() as urls:
        return _measure(folder, urls, options.runs, others=options.others)


def _measure(folder: Path, servers: tuple[str, str], runs: int, *, others: bool) -> int:
    compileall.compile_dir(str(ROOT / "habit"), quiet=1)
    script = folder / "habit"
    script.write_text(SCRIPT, encoding="utf-8")
    _say("filling the stores")
    os.environ["HABIT_NOW"] = NOW
    one, fifty = filled_store(folder, 1), filled_store(folder, 50)
    new = new_store(folder)
    for path in (one.path, fifty.path, new):
        # the day's first command begins the backup behind, and the next ones would wait for it
        back_up_daily(str(path))
    open_store(servers[0]).close()
    _keep_to_one_core()
    bare, no_store = references(), measured(script, folder, None)
    short, long = measured(script, folder, one), measured(script, folder, fifty)
    further = beyond(script, Places(folder, *servers, new, one.path))
    foreign = list(bench_others.commands(folder)) if others else []
    # a year and fifty years stand side by side in each round: what disturbs one disturbs both
    pairs = [command for pair in zip(short, long, strict=True) for command in pair]
    groups = bare, no_store, pairs, further, foreign
    timings = iter(time_in_turn([one for group in groups for one in group], runs, _progress(runs)))
    return _print(*(list(islice(timings, len(group))) for group in groups))


def _print(
    bare: list[Timing],
    no_store: list[Timing],
    pairs: list[Timing],
    further: list[Timing],
    foreign: list[Timing],
) -> int:
    report = Report(bare[0])
    short, long = by_name(pairs[::2]), by_name(pairs[1::2])
    lines = [
        *report.references(bare),
        *report.forms("habit", by_name(no_store)),
        *report.forms("habit, 1 year, 7,300 entries", short),
        *report.forms("habit, 50 years, 365,000 entries", long),
        *report.flatness(short, long),
        *report.over_sqlite(by_name(bare)[SQLITE], long),
        *report.over_sqlmodel(by_name(bare)[SQLMODEL], by_name(further)),
        *(report.others(foreign) if foreign else []),
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0 if report.kept else 1


def _progress(runs: int) -> Callable[[int], None]:
    def show(number: int) -> None:
        _say(f"round {number + 1} of {runs + 2}")

    return show


def _say(text: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{text}")
        sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
