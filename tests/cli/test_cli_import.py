"""``habit import`` as a command: the document in, the week out, and the bar meanwhile."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli_runner import REPOSITORY, habit

from habit.cli.progress import WORTH_A_BAR, progress
from habit.transfer.documents import LARGEST
from habit.transfer.piped import kept

DOCUMENT = REPOSITORY / "tests" / "documents" / "week-2024-03.md"


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


class Endless(io.BytesIO):
    """A stream of one line after the other."""

    def readline(self, size: int | None = -1, /) -> bytes:
        return b"y\n"[:size]

    def read(self, size: int | None = -1, /) -> bytes:
        assert size is not None
        assert size > 0
        return b"y" * size


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


def test_an_export_comes_back_into_another_store(tmp_path: Path) -> None:
    habit("log", "sleep", "3:40")
    file = tmp_path / "all.json"
    assert habit("export", str(file)) == ("", "", 0)
    there = ("--db", str(tmp_path / "other.db"))
    out, err, code = habit(*there, "import", str(file))
    assert (err, code) == ("", 0)
    assert out.startswith(f"{file}: 1 entry: 1 new\n")
    assert habit(*there, "export") == habit("export") == habit("export", "-")


def test_a_document_comes_through_a_pipe() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    dry = habit("import", "-", "--dry-run", stdin=text)
    assert (dry.err, dry.code, habit("history").out.count("import")) == ("", 0, 0)
    piped = habit("import", "-", stdin=text)
    assert piped.out.startswith("standard input: 2024-W03 (15–21 Jan 2024)")
    assert piped.out.splitlines()[1:] == [
        *dry.out.splitlines()[1:-1],
        "habit undo takes it back.",
    ]
    assert habit("history", "--limit", "1").out.splitlines()[0].endswith("  import -")
    assert habit("week", "2024-W03", "--format", "markdown").out == table_of(DOCUMENT)
    again = habit("import", "-", "--json", stdin=text.replace("| 3:40", "| 3:50", 1))
    assert json.loads(again.out)["documents"][0]["source"] == "standard input"
    assert habit("import", "-", "--week", "2024-W02", stdin=text).code == 0


@pytest.mark.parametrize("file_format", ["json", "csv"])
def test_an_export_comes_through_a_pipe(tmp_path: Path, file_format: str) -> None:
    habit("log", "sleep", "3:40")
    exported = habit("export", "--format", file_format).out
    there = ("--db", str(tmp_path / "other.db"))
    taken = habit(*there, "import", "-", stdin=exported)
    assert (taken.err, taken.code) == ("", 0)
    assert taken.out.startswith("standard input: 1 entry: 1 new\n")
    assert habit(*there, "export", "--format", file_format).out == exported


@pytest.mark.parametrize(
    ("words", "octets", "told"),
    [
        (["-"], b"", "standard input: There is no metrics table in it"),
        (["-"], "周".encode("gb18030"), "iconv -f GB18030 -t UTF-8 -"),
        (["-"], b'{"habit": 1, "records": [\n', "The file ends in the middle"),
        (["-"], b"day,metric,text\n2024-01-15,run,\xff\n", "standard input is not UTF-8."),
        (["-", "notes.md"], b"", "- is standard input, which is read alone."),
    ],
)
def test_a_pipe_that_holds_no_document_is_told_of(
    words: list[str], octets: bytes, told: str
) -> None:
    answer = habit("import", *words, stdin=octets.decode("utf-8", "surrogateescape"))
    assert (answer.out, answer.code != 0) == ("", True)
    assert told in answer.err


def test_a_pipe_that_does_not_end_is_not_read_to_its_end() -> None:
    with kept(Endless()).file as file:
        assert len(file.read()) == len(b"y\n") + LARGEST + 1


def test_a_terminal_is_not_read_as_a_document() -> None:
    ours, theirs = os.openpty()
    try:
        done = subprocess.run(
            [sys.executable, "-m", "habit", "import", "-"],
            stdin=theirs,
            capture_output=True,
            encoding="utf-8",
            env=os.environ | {"PYTHONPATH": str(REPOSITORY)},
            timeout=60,
            check=False,
        )
    finally:
        os.close(ours)
        os.close(theirs)
    assert (done.stdout, done.returncode) == ("", 2)
    assert done.stderr == (
        "habit: Nothing is piped in. Write habit import - < notes.md, or the document's name.\n"
    )


def test_an_export_is_csv_where_its_name_says_so(tmp_path: Path) -> None:
    habit("log", "sleep", "3:40")
    habit("export", str(tmp_path / "all.csv"))
    assert (tmp_path / "all.csv").read_text("utf-8").startswith("day,metric,label,kind,")
    assert habit("export", "--format", "csv").out == (tmp_path / "all.csv").read_bytes().decode()


def test_an_export_writes_over_nothing(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine", encoding="utf-8")
    answer = habit("export", str(tmp_path / "mine"))
    assert (answer.out, answer.code) == ("", 1)
    assert (tmp_path / "mine").read_text(encoding="utf-8") == "mine"
