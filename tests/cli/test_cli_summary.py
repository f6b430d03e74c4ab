"""The commands of the weekly document as they are typed."""

import shutil
from pathlib import Path

import pytest
from cli_runner import habit

FIRST = Path(__file__).parents[1] / "documents" / "week-2024-03.md"


@pytest.fixture
def week(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A document in the working folder, imported."""
    monkeypatch.chdir(tmp_path)
    shutil.copyfile(FIRST, "week.md")
    habit("import", "week.md")
    return tmp_path / "week.md"


def test_an_update_in_step_says_so(week: Path) -> None:
    assert habit("summary", "update", week.name) == ("week.md: 2024-W03, in step\n", "", 0)
    assert habit("summary", "update", week.name, "--check").code == 0


def test_a_check_exits_with_3_and_writes_nothing(week: Path) -> None:
    habit("log", "run", "4km")
    assert habit("summary", "update", "week.md", "--check") == (
        "week.md: 2024-W03, 1 cell to write\n  Running · Thu: 4km\n",
        "",
        3,
    )
    assert week.read_bytes() == FIRST.read_bytes()
    shown = habit("summary", "update", "week.md", "this", "--diff")
    assert (shown.out.splitlines()[0], shown.code) == ("--- week.md (now)", 0)
    assert week.read_bytes() == FIRST.read_bytes()
    assert habit("summary", "update", "week.md").code == 0
    assert habit("summary", "update", ".", "--check").out == "week.md: 2024-W03, in step\n"


def test_a_conflict_exits_with_1_until_it_is_settled(week: Path) -> None:
    week.write_text(week.read_text().replace("| 3:40   |", "| 3:30   |"))
    habit("edit", "sleep", "mon", "3:35")
    assert habit("summary", "update", "week.md").code == 1
    left = habit("summary", "pull", "week.md")
    assert (left.out.splitlines()[-1], left.code) == ("Nothing changed.", 1)
    assert habit("summary", "pull", "week.md", "--replace", "--dry-run").code == 0
    assert habit("summary", "update", "week.md", "--check").code == 3
    assert habit("summary", "update", "week.md", "--replace").code == 0
    assert habit("summary", "update", "week.md", "--check").code == 0


def test_a_cell_emptied_here_and_changed_there_is_a_conflict_too(week: Path) -> None:
    week.write_text(week.read_text().replace("| 3:40   |", "|        |"))
    habit("edit", "sleep", "mon", "3:35")
    left = habit("summary", "pull", "week.md")
    gone = "  Fall Sleep · Mon: empty in the document; the store has 3:35. --replace empties it."
    assert gone in left.out.splitlines()
    assert left.code == 1
    assert habit("summary", "update", "week.md", "--check").code == 3
    assert habit("summary", "pull", "week.md", "--replace").code == 0
    assert habit("summary", "update", "week.md", "--check").code == 0


def test_a_pull_is_one_change(week: Path) -> None:
    week.write_text(week.read_text().replace("| 3:40   |", "| 3:30   |"))
    pulled = habit("summary", "pull", "week.md")
    assert pulled.out.splitlines()[1:4] == [
        "  12 cells: 1 changed, 11 known already",
        "  In-door Exercise(2~3) is exercise",
        "  Fall Sleep is fall-asleep",
    ]
    assert habit("undo").out.splitlines()[0] == "Undone: summary pull week.md"


def test_what_cannot_be_updated_is_said(week: Path) -> None:
    week.write_text("no table\n")
    refused = habit("summary", "update", "week.md")
    assert (refused.out, refused.code) == ("", 3)
    assert refused.err.startswith("habit: week.md: There is no metrics table in it: none of its")
    assert habit("summary", "update", "nowhere.md", "last").code == 3
    assert habit("summary", "update", "--wrong", "week.md").code == 2


def test_a_document_is_begun_beside_the_last_one(week: Path) -> None:
    habit("note", "read a chapter", "--day", "tue")
    begun = habit("summary", "new")
    assert begun.out == "weekly-summary-2.md: 2024-W04, from the template hugo\n"
    assert habit("summary", "update", ".", "--check").code == 0
    shown = habit("summary", "new", "this", "--output", "-", "--template", "plain").out
    assert "   1. read a chapter\n" in shown
    assert habit("summary", "new", "this").code == 1
    assert week.read_bytes() == FIRST.read_bytes()


def test_templates_are_copied_beside_the_store(own_world: Path) -> None:
    copied = habit("summary", "templates", "--copy", "plain", "--as", "mine")
    path = own_world / "habit" / "templates" / "mine.md.j2"
    assert copied.out.splitlines()[2] == f"mine   {path}"
    assert path.exists()
