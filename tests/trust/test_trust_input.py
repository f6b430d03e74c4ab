"""Whatever is typed or imported: a value or a clear refusal, never a traceback, nothing silent."""

import json
import os
import re
import resource
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from habit.cli.exits import guarded
from habit.domain.clocktext import read_moment, resolve
from habit.domain.daytext import read_day, read_week
from habit.domain.document import read_document
from habit.domain.goaltext import read_goal
from habit.domain.kinds import read_entry
from habit.domain.metrics import Combine, Kind, Metric
from habit.domain.periods import read_days
from habit.domain.pipetable import read_line
from habit.domain.present import Present
from habit.errors import DamagedStore, HabitError, UsageProblem
from habit.store.encoding import decoded, encoded
from habit.store.opening import open_store
from habit.store.records import RECORD_TYPES

ROOT = Path(__file__).parents[2]
PRESENT = Present.at(datetime(2024, 1, 18, 9, 30), "Asia/Shanghai")  # noqa: DTZ001 - a wall clock's time
THURSDAY = PRESENT.day
TIMES_MORE = 5
"""How many times more examples the full run tries."""

WORDS = """
0 1 9 24 60 99999999999999999999 : ： ; . , - – — ~ ～ / + x X xx km KM kg h min am pm none now
yesterday mon 3:40 0：50 11km/50min 62.8kg B A+ 2024-01-15 2024-W03 last [red] [/] | || \\ \\|
` * _ # < > & ' " ; -- --set -20m -1 é 睡 ½ ٣ ² day before after between and at least a week
NaN inf 1e999 0x10 \u0661 \U0001f3c3 \x1b[31m \x07 \u202e \ufeff \u200b
"""
PIECES = st.sampled_from([*WORDS.split(), " ", "\t", "\u3000", "\u2028"])
SCRIBBLE = st.one_of(
    st.lists(PIECES, max_size=6).map("".join),
    st.lists(PIECES, max_size=6).map(" ".join),
    st.text(max_size=30),
)
METRICS = [
    Metric("m", "m", kind, "km" if kind is Kind.AMOUNT else "", combine, opens_at)
    for kind in Kind
    for combine, opens_at in ((Combine.SUM, 240), (Combine.LAST, 720))
]


def many(examples: int) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Settings of a fuzzing test."""
    quiet = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
    factor = TIMES_MORE if os.environ.get("HABIT_FUZZ") else 1
    return settings(max_examples=examples * factor, deadline=2000, suppress_health_check=quiet)


@pytest.mark.parametrize("metric", METRICS, ids=lambda one: f"{one.kind}-{one.combine}")
@many(150)
@given(text=SCRIBBLE, second=st.booleans())
def test_a_value_is_understood_or_refused(metric: Metric, text: str, *, second: bool) -> None:
    with suppress(HabitError):
        reading = read_entry(metric, text, PRESENT, day=date(2024, 1, 15), second=second)
        # a time in another form than H:MM (340, now, -20m) is kept as the time that it means
        timed = metric.kind in {Kind.CLOCK, Kind.SPAN} and ":" in reading.entry.text
        assert reading.entry.text == text.strip() or not text.strip() or timed
        assert encoded(reading.entry)


@many(400)
@given(text=SCRIBBLE)
def test_a_time_a_day_a_week_and_a_goal_are_understood_or_refused(text: str) -> None:
    with suppress(HabitError):
        resolve(read_moment(text), PRESENT, 720)
    with suppress(HabitError):
        read_day(text, PRESENT)
    with suppress(HabitError):
        read_week(text, PRESENT, 1)
    with suppress(HabitError):
        read_days(text, PRESENT, 1)
    for metric in METRICS:
        with suppress(HabitError):
            read_goal(text, metric, THURSDAY)


TABLES = st.lists(
    st.lists(SCRIBBLE.map(lambda text: text.replace("\n", " ")), min_size=1, max_size=9).map(
        lambda cells: f"| {' | '.join(cells)} |"
    ),
    max_size=6,
).map("\n".join)
HEADING = "| metrics | Monday | Tuesday | Wednesday | Thursday | Friday | Saturday | Sunday |\n"
DOCUMENTS = st.one_of(
    st.text(max_size=200),
    TABLES,
    TABLES.map(lambda rows: f"{HEADING}|---|---|---|---|---|---|---|---|\n{rows}\n"),
    TABLES.map(lambda rows: f"---\ndate: 2024-01-21\n---\n\n{HEADING}|-|-|-|-|-|-|-|-|\n{rows}\n"),
)


@many(300)
@given(text=DOCUMENTS)
def test_a_document_is_read_or_refused(text: str) -> None:
    with suppress(HabitError):
        read_document(text)


@pytest.fixture
def quiet(capsys: pytest.CaptureFixture[str]) -> Iterator[Callable[..., tuple[int, str, str]]]:
    """Runs a command and gives its exit code and what it printed."""

    def run(*command: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = guarded(list(command))
        printed = capsys.readouterr()
        assert "bug in habit" not in printed.err, (command, printed.err)
        assert "Traceback" not in printed.err
        return code, printed.out, printed.err

    yield run
    capsys.readouterr()


Quiet = Callable[..., tuple[int, str, str]]


@many(60)
@given(text=DOCUMENTS)
@example(text=f"{HEADING}|---|\n| a\\|b | x |\n")
def test_importing_a_document_twice_is_importing_it_once(
    store_file: Path, tmp_path: Path, quiet: Quiet, text: str
) -> None:
    document = tmp_path / "document.md"
    try:
        document.write_text(text, encoding="utf-8")
    except UnicodeEncodeError:
        return
    code, _, _ = quiet("import", str(document), "--week", "2024-W03")
    assert code in {0, 1, 2, 3}
    if code == 0:
        with closing(open_store(str(store_file))) as store:
            records = store.every_record()
            assert quiet("import", str(document), "--week", "2024-W03")[0] == 0
            assert store.every_record() == records
        assert quiet("undo")[0] in {0, 3}


def shown_harmlessly(text: str) -> bool:
    return all(unicodedata.category(one) not in {"Cc", "Cf"} or one in "\n\u200d" for one in text)


@many(120)
@given(text=SCRIBBLE, metric=st.sampled_from(["run", "exercise", "sleep", "up"]))
def test_any_word_on_the_command_line_is_stored_as_it_is_or_refused(
    store_file: Path, quiet: Quiet, text: str, metric: str
) -> None:
    code, out, err = quiet("log", metric, text)
    assert code in {0, 2}
    assert shown_harmlessly(out), out
    assert shown_harmlessly(err), err
    for command in (["week"], ["today"], ["history", "--limit", "2"]):
        assert shown_harmlessly(quiet(*command)[1])
    json.loads(quiet("week", "--json")[1])
    if code == 0:
        assert quiet("undo")[0] in {0, 3}
    else:
        with closing(open_store(str(store_file))) as store:
            assert store.entries(date.min, date.max) == []


@many(120)
@given(text=SCRIBBLE)
@example(text="a|b")
@example(text="a\\|b\\")
@example(text="[red]warning[/red] \x1b[31m")
@example(text="'; DROP TABLE entry; --")
def test_any_label_and_note_come_through_unharmed_and_break_no_table(
    store_file: Path, quiet: Quiet, text: str
) -> None:
    del store_file
    if quiet("metric", "rename", "run", "--", text)[0] == 0:
        label = json.loads(quiet("metric", "show", "run", "--json")[1])["metric"]["label"]
        assert label == text.strip()
        table = quiet("week", "--format", "markdown")[1].splitlines()
        assert {len(read_line(line).cells) for line in table} == {8}
        assert len(table) == 6
    if quiet("metric", "note", "run", "--", text)[0] == 0:
        assert (
            json.loads(quiet("metric", "show", "run", "--json")[1])["metric"]["note"]
            == text.strip()
        )
    for command in (["week"], ["today"], ["metric", "list"], ["metric", "show", "run"]):
        code, out, _ = quiet(*command)
        assert code == 0
        assert shown_harmlessly(out)


@pytest.mark.parametrize(
    "words",
    [
        ["log", "--", "run", "--db"],
        ["log", "run", "--drop"],
        ["log", "run", "'; DROP TABLE entry; --"],
        ["log", "exercise", "[red]x[/red]"],
        ["log", "run", "4km | 5km"],
        ["log", "run", "\x1b]0;title\x07"],
        ["log", "run", "$(reboot)"],
        ["log", "../../etc/passwd", "x"],
        ["week", "--format", "../json"],
        ["week", "9999999999-W99"],
        ["history", "--limit", "99999999999999999999"],
        ["metric", "add", "--", "--kind"],
        ["config", "set", "day_start", "NaN"],
        ["edit", "run", "9999-99-99", "4km"],
        ["db", "restore", "../../etc/passwd"],
        ["import", "/dev/null"],
        ["import", "/proc/self/mem"],
    ],
)
def test_hostile_words_are_refused_or_kept_and_never_obeyed(
    store_file: Path, quiet: Quiet, words: list[str]
) -> None:
    code, out, err = quiet(*words)
    assert code in {0, 1, 2, 3} or words[0] == "db"
    assert shown_harmlessly(out + err), (out, err)
    with closing(open_store(str(store_file))) as store:
        assert len(list(store.catalog(THURSDAY))) >= 4


JSON_VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), SCRIBBLE),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(), inner)),
    max_leaves=8,
)
FIELDS = sorted({field for kind in RECORD_TYPES for field in kind.record._fields})


@many(400)
@given(
    kind=st.sampled_from([one.name for one in RECORD_TYPES]),
    text=st.one_of(
        st.text(max_size=60),
        JSON_VALUES.map(json.dumps),
        st.dictionaries(st.sampled_from(FIELDS), JSON_VALUES).map(json.dumps),
    ),
)
def test_json_in_the_journal_is_a_record_or_damage(kind: str, text: str) -> None:
    with suppress(DamagedStore):
        record = decoded(kind, text)
        assert record is None or type(record).__name__


@many(200)
@given(text=st.text(max_size=40))
def test_a_pipe_of_anything_is_read_or_refused(text: str) -> None:
    lines = re.split("[\n\r]", text)
    for line in lines:
        with suppress(UsageProblem):
            read_moment(line)


MEGABYTES = 200
MEMORY = 700 * 1024 * 1024
"""Bytes of address space, of which the interpreter and its libraries take a third."""

# VmHWM is the peak of this program alone: the ru_maxrss of a child begins at its parent's memory
BOUNDED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({memory}, {memory}))
from habit.cli.exits import guarded
code = guarded(sys.argv[1:])
with open("/proc/self/status") as status:
    [kilobytes] = [line.split()[1] for line in status if line.startswith("VmHWM:")]
print(int(kilobytes) // 1024, file=sys.stderr)
sys.exit(code)
"""


def bounded(*command: str, stdin: Path | None = None) -> subprocess.CompletedProcess[str]:
    with open(stdin or os.devnull, "rb") as source:  # noqa: PTH123 - may be a device
        return subprocess.run(
            [sys.executable, "-c", BOUNDED.format(memory=MEMORY), *command],
            stdin=source,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )


@pytest.fixture(
    params=[b"\xff\x00\x9c", b"| a | b ", b"x\n", b"| 3:40 | \n", b"0"],
    ids=["octets", "one row", "lines", "rows", "a number"],
)
def rubbish(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A file of 200 MB."""
    path = tmp_path / "rubbish.md"
    piece = request.param * (2**20 // len(request.param))
    with path.open("wb") as file:
        for _ in range(MEGABYTES):
            file.write(piece)
    yield path
    path.unlink()


def test_two_hundred_megabytes_of_rubbish_are_refused_in_bounded_memory(
    store_file: Path, rubbish: Path
) -> None:
    for done in (
        bounded("import", str(rubbish)),
        bounded("log", "-", stdin=rubbish),
        bounded("--db", str(rubbish), "week"),
        bounded("db", "restore", str(rubbish)),
    ):
        [said, megabytes] = done.stderr.rstrip("\n").rsplit("\n", 1)
        assert done.returncode in {1, 2, 4}, done
        assert "bug" not in said
        assert len(said) < 1000, said[:1000]
        assert int(megabytes) < 300
    with closing(open_store(str(store_file))) as store:
        assert store.entries(date.min, date.max) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", ["|", "| a ", "\n|-|\n", "3:40 ", "> ", "`", "[", "# x\n", "---\n"]
)
def test_a_document_of_the_largest_size_is_read_in_bounded_time(
    store_file: Path, tmp_path: Path, piece: str
) -> None:
    del store_file
    path = tmp_path / "large.md"
    path.write_text(piece * (19_000_000 // len(piece)), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "habit", "import", str(path), "--week", "2024-W03"],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (4 * 2**30, 4 * 2**30)),
    )
    assert done.returncode in {0, 1, 2, 3}, done.stderr[-500:]
    assert "bug in habit" not in done.stderr
