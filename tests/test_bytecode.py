"""The one file of byte code: it is never older than the sources, and never needed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pexpect
import pytest

ROOT = Path(__file__).parents[1]

PROGRAM = """
import os, sys
opened = []
sys.addaudithook(lambda event, about: opened.append(str(about[0])) if event == "open" else None)
from habit.__main__ import main
real_exit = os._exit
def leave(code):
    inside = [one for one in opened if f"{os.sep}habit{os.sep}" in one]
    print("alembic" in sys.modules, file=sys.stderr)
    print(len([one for one in inside if one.endswith((".py", ".pyc"))]), file=sys.stderr)
    sys.stderr.flush()
    real_exit(code)
os._exit = leave
sys.argv = ["habit", *sys.argv[1:]]
main()
"""


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A copy of the program that may be written to."""
    unused = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "habit", tmp_path / "program" / "habit", ignore=unused)
    shutil.copytree(ROOT / "migrations", tmp_path / "program" / "habit" / "migrations")
    return tmp_path / "program" / "habit"


class Ran(NamedTuple):
    """What a command printed, whether it imported Alembic, and how many of our files it opened."""

    out: str
    alembic: bool
    opened: int


def run(package: Path, *arguments: str, **environment: str) -> Ran:
    environ = os.environ | {"PYTHONPATH": str(package.parent)}
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        capture_output=True,
        encoding="utf-8",
        env=environ | environment,
        cwd=package.parent,
        timeout=60,
        check=True,
    )
    [*_, alembic, opened] = done.stderr.split()
    return Ran(done.stdout, alembic == "True", int(opened))


def bundles(package: Path) -> list[Path]:
    return list((package / "__pycache__").glob("*.bundle*"))


def test_after_two_runs_a_command_opens_one_file_instead_of_many(package: Path) -> None:
    first = run(package, "week")
    run(package, "week")
    again = run(package, "week")
    assert again.out == first.out
    # what is there before the file is looked for, and the file's own module
    assert (first.opened > 50, again.opened) == (True, 3)
    assert len(bundles(package)) == 1


def test_what_makes_a_store_is_imported_by_no_command_that_has_one(
    package: Path, tmp_path: Path
) -> None:
    homes = [str(tmp_path / name) for name in ("first", "second", "third")]
    made = [run(package, "log", "run", HABIT_HOME=home) for home in homes]
    later = [run(package, "log", "run", HABIT_HOME=home) for home in homes]
    assert [one.alembic for one in made + later] == [True] * 3 + [False] * 3


def test_what_a_terminal_needs_is_not_run_for_a_pipe(package: Path) -> None:
    environ = os.environ | {"PYTHONPATH": str(package.parent), "TERM": "xterm-256color"}
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    for _ in range(2):
        run(package, "week")
        drawn = pexpect.spawn(
            sys.executable, ["-m", "habit", "week"], env=environ, cwd=package.parent, timeout=60
        )
        drawn.expect(pexpect.EOF)
    piped, there = sorted(bundles(package), reverse=True)
    assert (piped.name[:5], there.name[:11]) == ("week.", "week-drawn.")
    assert b"render/drawn/week.py" in there.read_bytes()
    assert b"render/drawn/week.py" not in piped.read_bytes()


def test_a_source_that_has_changed_is_read_again(package: Path) -> None:
    for _ in range(3):
        run(package, "--version")
    source = package / "cli" / "versiontext.py"
    source.write_text(source.read_text("utf-8").replace('f"habit ', 'f"changed '), "utf-8")
    for _ in range(3):
        assert run(package, "--version").out.startswith("changed ")


@pytest.mark.parametrize("damage", [b"", b"\0\0\0\xff", b"\0\0\0\1N", bytes(range(256))])
def test_a_file_that_is_damaged_is_written_anew(package: Path, damage: bytes) -> None:
    right = run(package, "today").out
    [bundle] = bundles(package)
    bundle.write_bytes(damage)
    for _ in range(2):
        assert run(package, "today").out == right
    assert bundle.stat().st_size > 10_000


def test_another_interpreter_s_file_is_not_used(package: Path) -> None:
    right = run(package, "--version").out
    [bundle] = bundles(package)
    bundle.write_bytes(bundle.read_bytes().replace(sys.version[:5].encode(), b"2.7.1", 1))
    assert run(package, "--version").out == right


def test_no_file_is_written_where_byte_code_is_not_wanted(package: Path) -> None:
    run(package, "--version", PYTHONDONTWRITEBYTECODE="1")
    assert not (package / "__pycache__").exists()


def test_commands_that_are_not_daily_leave_the_file_alone(package: Path) -> None:
    run(package, "config", "list")
    assert bundles(package) == []
