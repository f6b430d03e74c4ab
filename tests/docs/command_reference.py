"""docs/commands.md, made out of every command's own ``--help``.

``python tests/docs/command_reference.py`` writes it; a test compares.
"""

from importlib import import_module
from pathlib import Path
from typing import Any

from typer.main import get_command
from typer.testing import CliRunner

from habit.cli.app import app
from habit.cli.registry import COMMANDS

PAGE = Path(__file__).parents[2] / "docs" / "commands.md"

_OPENING = """\
# Commands

Made out of every command's `--help` by `python tests/docs/command_reference.py`; a test compares.

Exit codes: 0 done, 1 failure, 2 what was typed is not understood, 3 nothing found, 4 the store is
damaged or too new, 75 the store is busy. Data goes to standard output, everything else to standard
error. `NO_COLOR`, `FORCE_COLOR`, `TERM`, `COLUMNS` and the locale are heeded.
"""


def reference() -> str:
    """The whole page."""
    sections = [_OPENING, _section([])]
    for name, spec in COMMANDS.items():
        command: Any = get_command(import_module(spec.module).app)
        sections.append(_section([name]))
        sections += [_section([name, below]) for below in getattr(command, "commands", {})]
    return "\n".join(sections)


def _section(path: list[str]) -> str:
    shown = CliRunner(env={"COLUMNS": "80"}).invoke(
        app, [*path, "--help"], prog_name="habit", catch_exceptions=False
    )
    title = " ".join(["habit", *path])
    level = "##" if len(path) < 2 else "###"
    return f"{level} {title}\n\n```text\n{shown.stdout.strip()}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8")
