"""The express lane and Typer: two doors to the same commands."""

import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from cli_runner import Result, habit
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from habit.cli import express
from habit.domain.starting import STARTING_METRICS

VERBS = ["log", "week", "today", "remind", "--version", "--help", "undo", "lgo", ""]
NAMES = ["sleep", "up", "run", "exercise", "fall-asleep", "Get up", "r", "slep"]
VALUES = ["3:40", "8:55", "23:70", "x", "xx", "4km", "11km/50min", "B", "none", "25:00", "-20m"]
WEEKS = ["last", "2024-W03", "2024-01-18", "-2", "2024-W99", "next", "all", "2023-12..2024"]
OPTIONS = ["--json", "--set", "--day", "mon", "--due", "--second", "--format", "-", "--", "-x"]
WORDS = st.sampled_from(NAMES + VALUES + WEEKS + OPTIONS) | st.text(max_size=4)
LINES = st.lists(st.sampled_from(VERBS), max_size=1).flatmap(
    lambda verb: st.lists(WORDS, max_size=5).map(lambda words: verb + words)
)
DAILY = st.sampled_from(["log", "week", "today", "remind", "sleep"]).flatmap(
    lambda verb: st.lists(WORDS, max_size=4).map(lambda words: [verb, *words])
)
LIKELY = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(VALUES)), min_size=1, max_size=2
).map(lambda pairs: ["log", *(word for pair in pairs for word in pair)])
EVERY = settings(
    max_examples=120,
    # the two stores go on from example to example: what one leaves, both must leave
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


class Doors:
    """Two stores, one reached through the lane, the other through Typer alone."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def through_the_lane(self, *words: str, **environment: str) -> Result:
        return self._run("lane", words, environment)

    def through_typer(self, *words: str, **environment: str) -> Result:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(express, "served", lambda *_: False)
            return self._run("typer", words, environment)

    def rows(self, door: str) -> list[tuple[str, list[tuple[object, ...]]]]:
        """All that a store holds, ids by the order of their appearance."""
        known = {one.id: one.slug for one in STARTING_METRICS}
        path = self._folder / door / "habit.db"
        if not path.exists():
            return []
        with closing(sqlite3.connect(path)) as connection:
            tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            return [
                (name, [_named(row, known) for row in _rows(connection, name)])
                for (name,) in sorted(tables.fetchall())
            ]

    def _run(self, door: str, words: tuple[str, ...], environment: dict[str, str]) -> Result:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("HABIT_HOME", str(self._folder / door))
            for name, value in environment.items():
                patch.setenv(name, value)
            result = habit(*words)
        known: dict[str, str] = {}
        out, err = (
            _with_names(text.replace(str(self._folder / door), "HOME"), known)
            for text in result[:2]
        )
        return Result(out, err, result.code)


def _rows(connection: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    # checksums are drawn from the ids, which are random
    wanted = ", ".join(f'"{one}"' for one in columns if one != "checksum")
    order = "position" if table == "journal" else "rowid"
    return connection.execute(f"SELECT {wanted} FROM {table} ORDER BY {order}").fetchall()  # noqa: S608 - names out of the schema


def _with_names(text: str, known: dict[str, str]) -> str:
    """What a command said, with its random ids called by the order in which they appear."""
    return re.sub(
        r"\b[0-9a-f]{32}\b", lambda one: known.setdefault(one[0], f"id {len(known)}"), text
    )


def _named(row: tuple[object, ...], known: dict[str, str]) -> tuple[object, ...]:
    def name(value: object) -> object:
        if isinstance(value, str) and re.fullmatch("[0-9a-f]{32}", value):
            return known.setdefault(value, f"id {len(known)}")
        return value

    return tuple(name(value) for value in row)


@pytest.fixture
def doors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Doors:
    monkeypatch.setenv("HABIT_NO_BACKUP", "1")
    opened = Doors(tmp_path)
    for run in (opened.through_the_lane, opened.through_typer):
        run("log", "sleep", "3:10")
    return opened


@EVERY
@given(words=LINES | DAILY | LIKELY)
def test_both_doors_say_and_do_the_same(doors: Doors, words: list[str]) -> None:
    assert doors.through_the_lane(*words) == doors.through_typer(*words)
    assert doors.rows("lane") == doors.rows("typer")


@EVERY
@given(
    line=st.text(st.sampled_from("habit log week slep up-run '\"\\=3:40 \t一"), max_size=24).map(
        lambda rest: f"habit log{rest}"
    )
    | st.sampled_from(["habit log ", "habit log sl", "habit log up 8:55 s", "/bin/habit log g"])
)
def test_both_doors_offer_the_same(doors: Doors, line: str) -> None:
    asked = {
        "_HABIT_COMPLETE": "complete_fish",
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "_TYPER_COMPLETE_ARGS": line,
    }
    assert doors.through_the_lane(**asked) == doors.through_typer(**asked)


@pytest.mark.parametrize("other", [{"_HABIT_COMPLETE": "source_bash"}, {"_HABIT_COMPLETE": "x"}])
def test_other_questions_of_shells_are_typer_s(doors: Doors, other: dict[str, str]) -> None:
    assert doors.through_the_lane("week", **other) == doors.through_typer("week", **other)


@pytest.mark.parametrize(
    "line",
    [
        "--version",
        "log sleep 3:40",
        "remind",
        "remind --due",
        "sleep",
        "sleep year",
        "today",
        "week",
        "week last",
    ],
)
def test_the_forms_of_every_day_are_served(doors: Doors, line: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("habit.cli.app.run", lambda _: pytest.fail("Typer was asked"))
        doors.through_the_lane(*line.split())


@pytest.mark.parametrize(
    "line",
    [
        "",
        "log",
        "log -20m",
        "log sleep 3:40 --json",
        "sleep --raster",
        "week --json",
        "week a b",
        "week -2",
        "today x",
    ],
)
def test_everything_else_is_left_to_typer(line: str) -> None:
    assert not express.served(line.split(), {})


def _busy(path: Path) -> Iterator[None]:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


def test_a_busy_store_is_told_alike(doors: Doors, tmp_path: Path) -> None:
    said = []
    for door, run in (("lane", doors.through_the_lane), ("typer", doors.through_typer)):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("habit.store.sqlite.WAITING_SECONDS", 0.01)
            holding = _busy(tmp_path / door / "habit.db")
            next(holding)
            said.append([run("log", "sleep", "3:41"), run("week")])
            next(holding, None)
    assert said[0] == said[1]
    assert {one.code for one in said[0]} == {75}


@pytest.mark.parametrize("line", ["log sleep 3:40", "week", "today"])
def test_a_fresh_store_is_made_alike(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    monkeypatch.setenv("HABIT_NO_BACKUP", "1")
    fresh = Doors(tmp_path / "fresh")
    words = line.split()
    assert fresh.through_the_lane(*words) == fresh.through_typer(*words)
    assert fresh.rows("lane") == fresh.rows("typer") != []


def test_a_folder_that_cannot_be_made_is_told_alike(
    tmp_path: Path,
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    blocked = Doors(tmp_path / "file")
    lane = blocked.through_the_lane("week")
    assert (lane, lane.code) == (blocked.through_typer("week"), 1)


def test_a_store_to_upgrade_is_upgraded_alike(doors: Doors, tmp_path: Path) -> None:
    old = Path(__file__).parents[1] / "store" / "assets" / "revision-0001.db"
    for door in ("lane", "typer"):
        shutil.copy(old, tmp_path / door / "habit.db")
        (tmp_path / door / "habit.db").chmod(0o600)
    assert doors.through_the_lane("today") == doors.through_typer("today")
