"""``habit import`` as a command: the document in, the week out, and the bar meanwhile."""

import io
import json
import sys
from pathlib import Path

import pytest
from cli_runner import REPOSITORY, habit

from habit.cli.progress import WORTH_A_BAR, progress

DOCUMENT = REPOSITORY / "tests" / "documents" / "week-2024-03.md"


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def table_of(document: Path) -> str:
    text = document.read_text(encoding="utf-8")
    return text[text.index("| metrics") :].partition("\n\n")[0] + "\n"


def test_a_document_is_read_once_and_printed_back_to_the_byte() -> None:
    dry = habit("import", str(DOCUMENT), "--dry-run")
    assert (dry.code, habit("history").out.count("import")) == (0, 0)
    first = habit("import", str(DOCUMENT))
    assert (first.code, habit("history").out.count("  import ")) == (0, 1)
    again = habit("import", str(DOCUMENT))
    assert (again.code, habit("history").out.count("  import ")) == (0, 1)
    assert again.out.splitlines()[-1] == "Nothing changed: all of it was known already."
    assert habit("week", "2024-W03", "--format", "markdown").out == table_of(DOCUMENT)


def test_an_import_is_reported_in_json_too() -> None:
    result = habit("import", str(DOCUMENT), "--json")
    assert (result.err, result.code) == ("", 0)
    assert json.loads(result.out)["schema"] == 1


def test_the_week_of_one_document_can_be_named() -> None:
    habit("import", str(DOCUMENT), "--week", "last")
    assert habit("week", "last", "--format", "markdown").out == table_of(DOCUMENT)


@pytest.mark.parametrize(("files", "drawn"), [(WORTH_A_BAR, True), (WORTH_A_BAR - 1, False)])
def test_long_work_shows_a_bar_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, files: int, drawn: bool
) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    with progress("Reading documents") as report:
        assert report
        for done in range(files):
            report(done + 1, files)
    assert (f"{files}/{files}" in screen.getvalue()) is drawn


def test_nothing_is_drawn_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with progress("Reading documents") as report:
        assert report is None
