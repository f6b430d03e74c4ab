"""The examples of the documentation, run as a reader would type them.

A page is one session: its ``console`` blocks are run in order in a home of their own. A line
that begins with ``$ `` is a command for the shell, the lines below it are what it prints. A
comment ``<!-- now: 2024-01-16T09:00+08:00 -->`` moves the clock on, ``<!-- file: NAME -->``
before a fenced block writes the block to that file first, and a block's ``text`` twin is
never run.

``python tests/docs/doc_examples.py PAGE…`` writes the outputs of today into the pages.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]

_NOW = re.compile(r"<!-- now: (\S+) -->")
_FILE = re.compile(r"<!-- file: (\S+) -->")
_FENCE = re.compile(r"```(\w*)")


class Example(NamedTuple):
    """One command of a page: where it stands, what it is and what the page says it prints."""

    line: int
    command: str
    expected: list[str]
    now: str


class Session:
    """A shell in an empty home, at the time that the page says."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.environment = {
            "HOME": str(home),
            "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin",
            "TZ": "Asia/Shanghai",
            "LC_ALL": "C.UTF-8",
            "COLUMNS": "80",
            "HABIT_NO_BACKUP": "1",
        }

    def run(self, command: str, now: str) -> list[str]:
        """What a command prints on both channels, line by line."""
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=self.home,
            env=self.environment | ({"HABIT_NOW": now} if now else {}),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=60,
            check=False,
        )
        home = os.path.realpath(self.home)
        return done.stdout.decode().replace(home, "~").splitlines()


def walk(page: Path, home: Path) -> Iterator[tuple[Example, list[str]]]:
    """Each example of a page with what it printed now."""
    session = Session(home)
    for block in _blocks(page.read_text(encoding="utf-8")):
        if block.file:
            (home / block.file).write_text("\n".join(block.lines) + "\n", encoding="utf-8")
        for example in _examples(block):
            yield example, session.run(example.command, example.now)


def examples_of(page: Path) -> list[Example]:
    """The examples of a page, none of them run."""
    blocks = _blocks(page.read_text(encoding="utf-8"))
    return [example for block in blocks for example in _examples(block)]


class _Block(NamedTuple):
    """A fenced block, with the time and the file that the comments above it name."""

    language: str
    first_line: int
    lines: list[str]
    now: str
    file: str


def _blocks(text: str) -> list[_Block]:
    blocks = []
    now = file = ""
    inside: _Block | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        if inside is not None:
            if line.startswith("```"):
                blocks.append(inside)
                inside, file = None, ""
            else:
                inside.lines.append(line)
        elif match := _NOW.fullmatch(line):
            now = match[1]
        elif match := _FILE.fullmatch(line):
            file = match[1]
        elif match := _FENCE.match(line):
            inside = _Block(match[1], number + 1, [], now, file)
    return blocks


def _examples(block: _Block) -> list[Example]:
    if block.language != "console" or block.file:
        return []
    examples: list[Example] = []
    for number, line in enumerate(block.lines, start=block.first_line):
        if line.startswith("$ "):
            examples.append(Example(number, line[2:], [], block.now))
        elif examples:
            examples[-1].expected.append(line)
    return examples


def rewrite(page: Path) -> None:
    """Put what the examples print now into the page."""
    with tempfile.TemporaryDirectory() as folder:
        results = list(walk(page, Path(folder)))
    lines = page.read_text(encoding="utf-8").splitlines()
    for example, printed in reversed(results):
        lines[example.line : example.line + len(example.expected)] = printed
    page.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    for name in sys.argv[1:]:
        rewrite(Path(name))
