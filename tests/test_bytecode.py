"""The one file of byte code: it is never older than the sources, and never needed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

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


def run(package: Path, *arguments: str, **environment: str) -> tuple[str, int]:
    """What a command prints, and how many files of the program's modules it opened."""
    environ = os.environ | {"PYTHONPATH": str(package.parent)} | environment
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    environ |= environment
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        capture_output=True,
        encoding="utf-8",
        env=environ,
        cwd=package.parent,
        timeout=60,
        check=True,
    )
    return done.stdout, int(done.stderr.split()[-1])


def bundles(package: Path) -> list[Path]:
    return list((package / "__pycache__").glob("*.bundle*"))


def test_after_two_runs_a_command_opens_one_file_instead_of_many(package: Path) -> None:
    first, many = run(package, "week")
    run(package, "week")
    again, few = run(package, "week")
    assert again == first
    # what is there before the file is looked for, and the file's own module
    assert (many > 50, few) == (True, 4)
    assert len(bundles(package)) == 1


def test_a_source_that_has_changed_is_read_again(package: Path) -> None:
    for _ in range(3):
        run(package, "--version")
    source = package / "cli" / "versiontext.py"
    source.write_text(source.read_text("utf-8").replace('f"habit ', 'f"changed '), "utf-8")
    for _ in range(3):
        out, _ = run(package, "--version")
        assert out.startswith("changed ")


@pytest.mark.parametrize("damage", [b"", b"\0\0\0\xff", b"\0\0\0\1N", bytes(range(256))])
def test_a_file_that_is_damaged_is_written_anew(package: Path, damage: bytes) -> None:
    right, _ = run(package, "today")
    [bundle] = bundles(package)
    bundle.write_bytes(damage)
    for _ in range(2):
        assert run(package, "today")[0] == right
    assert bundle.stat().st_size > 10_000


def test_another_interpreter_s_file_is_not_used(package: Path) -> None:
    right, _ = run(package, "--version")
    [bundle] = bundles(package)
    bundle.write_bytes(bundle.read_bytes().replace(sys.version[:5].encode(), b"2.7.1", 1))
    assert run(package, "--version")[0] == right


def test_no_file_is_written_where_byte_code_is_not_wanted(package: Path) -> None:
    run(package, "--version", PYTHONDONTWRITEBYTECODE="1")
    assert not (package / "__pycache__").exists()


def test_commands_that_are_not_daily_leave_the_file_alone(package: Path) -> None:
    run(package, "config", "list")
    assert bundles(package) == []
