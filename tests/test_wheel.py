"""The wheel, built from the sdist, in an environment with nothing but what it asks for."""

import os
import subprocess
import sys
import zipfile
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

CHECKOUT = Path(__file__).parents[1]


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel that the sdist builds. The build's own tools come from this environment."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, CHECKOUT, cwd=folder)
    [built] = folder.glob("*.whl")
    return built


def closure(found: Distribution) -> dict[str, Distribution]:
    """A distribution's dependencies and theirs, without extras, as this environment has them."""
    known: dict[str, Distribution] = {}
    waiting = [Requirement(one) for one in found.requires or []]
    while waiting:
        wanted = waiting.pop()
        applies = wanted.marker is None or wanted.marker.evaluate({"extra": ""})
        if applies and wanted.name not in known:
            known[wanted.name] = distribution(wanted.name)
            waiting += [Requirement(one) for one in known[wanted.name].requires or []]
    return known


@pytest.fixture(scope="module")
def clean_environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel and exactly the dependencies that it declares.

    They are linked from this environment, so that the test needs no network and a module that
    only the developers have cannot be imported.
    """
    folder = tmp_path_factory.mktemp("clean")
    run(sys.executable, "-m", "venv", folder, cwd=folder)
    run(folder / "bin/python", "-m", "pip", "install", "--no-deps", "--no-index", wheel, cwd=folder)
    [site] = folder.glob("lib/python*/site-packages")
    [habit] = [Distribution.at(path) for path in site.glob("habit-*.dist-info")]
    for one in closure(habit).values():
        tops = {
            file.parts[0] for file in one.files or [] if file.parts[0] not in {"..", "__pycache__"}
        }
        for top in tops:
            (site / top).symlink_to(Path(str(one.locate_file(top))))
    return folder


def test_the_wheel_holds_the_program_and_its_revisions_only(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names} == {
        "habit",
        f"habit-{wheel.name.split('-')[1]}.dist-info",
    }
    revisions = [path.name for path in (CHECKOUT / "migrations/versions").glob("*.py")]
    assert {name for name in names if name.startswith("habit/migrations/")} == {
        "habit/migrations/env.py",
        "habit/migrations/script.py.mako",
        *(f"habit/migrations/versions/{name}" for name in revisions),
    }


def test_the_installed_program_logs_and_prints_outside_the_checkout(
    clean_environment: Path, own_world: Path
) -> None:
    habit = clean_environment / "bin/habit"
    assert "Fall Sleep · Wed 17 Jan · 3:40" in run(habit, "log", "sleep", "3:40", cwd=own_world)
    table = run(habit, "week", "--format", "markdown", cwd=own_world)
    [row] = [line for line in table.splitlines() if line.startswith("| Fall Sleep")]
    assert [cell.strip() for cell in row.split("|")[1:-1]] == [
        "Fall Sleep", "", "", "3:40", "", "", "", "",
    ]  # fmt: skip


def test_the_installed_program_brings_its_templates_and_its_languages(
    clean_environment: Path, own_world: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    habit = clean_environment / "bin/habit"
    assert "## 本周的工作" in run(habit, "summary", "new", "--output", "-", cwd=own_world)


def test_the_revisions_are_found_inside_the_installed_package(
    clean_environment: Path, own_world: Path
) -> None:
    code = "from habit.store.upgrading import migrations_dir; print(migrations_dir())"
    found = Path(run(clean_environment / "bin/python", "-c", code, cwd=own_world).strip())
    assert found.is_relative_to(os.path.realpath(clean_environment))
    assert found.name == "migrations"
