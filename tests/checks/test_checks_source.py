"""The checks that hold for the whole source, run with the other tests."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    "command",
    [
        ["ruff", "check", "--no-cache", "."],
        ["ruff", "format", "--no-cache", "--check", "."],
        ["mypy", "--no-error-summary"],
        ["lint-imports", "--no-cache"],
    ],
    ids=lambda command: "-".join(command[:2]),
)
def test_the_source_passes(command: list[str]) -> None:
    program = Path(sys.executable).parent / command[0]
    done = subprocess.run(
        [program, *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def _tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [ROOT / name for name in listed.stdout.split("\0") if name]


def test_the_top_level_is_what_it_was_agreed_to_be() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in _tracked()} == {
        ".ci",
        ".gitignore",
        "LICENSE",
        "README.md",
        "docs",
        "habit",
        "migrations",
        "pyproject.toml",
        "tests",
    }


def test_no_file_names_a_registry_or_a_folder_of_one_machine() -> None:
    forbidden = re.compile(
        r"https?://[^ )\"]*(/simple\b|pythonhosted)|(?<![\w.~])/(home|root|Users)/\w"
    )
    guilty = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in _tracked()
        if path.is_file() and path != Path(__file__)
        for match in [forbidden.search(path.read_text(encoding="utf-8", errors="replace"))]
        if match
    ]
    assert guilty == []


def test_every_dependency_is_explained() -> None:
    import tomllib  # noqa: PLC0415 - only this test reads the project file

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    groups = [project["dependencies"], *project["optional-dependencies"].values()]
    names = {re.split(r"[\[<>=;]", line)[0] for group in groups for line in group} - {"habit"}
    explained = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    assert {name for name in names if f"`{name}`" not in explained} == set()


def test_exceptions_to_the_checks_carry_their_reason() -> None:
    bare = re.compile(r"#\s*(noqa(?!: [A-Z0-9, ]+ - )|type: ignore(?!\[[a-z-]+\]  # ))")
    guilty = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in _tracked()
        if path.suffix == ".py" and path.is_file() and path != Path(__file__)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if bare.search(line)
    ]
    assert guilty == []
