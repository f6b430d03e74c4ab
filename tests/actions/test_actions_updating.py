"""Updating documents from a real store, and pulling from them."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from habit.actions.editing import remove_cell
from habit.actions.importing import import_documents
from habit.actions.logging import LogOptions, log_words
from habit.actions.undoing import undo_last
from habit.actions.updating import UpdateWishes, update_documents, without_week
from habit.domain.importreport import ImportReport
from habit.domain.present import Present
from habit.domain.sheets import Wishes
from habit.domain.updating import Standing, SummaryUpdate
from habit.errors import NothingFound
from habit.store.repository import Repository
from habit.transfer.writing import NotWritten

DOCUMENTS = Path(__file__).parent.parent / "documents"
FIRST = DOCUMENTS / "week-2024-03.md"
LOOK = UpdateWishes(dry_run=True)
PULL = Wishes(emptied=True)
CRLF = (
    "\ufeff---\r\ndate: 2024-01-21\r\n---\r\n\t全角：标点，\r\n"
    "|metrics|周一|周二|周三|周四|周五|周六|周日|\r\n"
    "|---|---|---|---|---|---|---|---|\r\n"
    "|Fall Sleep|0：50||||||\t|\r\n"
    "|Running||||||||"
)

Cells = dict[tuple[str, str], str]


class Documents:
    """The commands of the weekly document on one file."""

    def __init__(self, store: Repository, present: Present, path: Path) -> None:
        self._store, self._present, self.path = store, present, path

    def update(self, wishes: UpdateWishes = UpdateWishes()) -> SummaryUpdate:  # noqa: B008 - a tuple
        return update_documents(self._store, self._present, [str(self.path)], wishes)

    def pull(self, wishes: Wishes = PULL) -> ImportReport:
        return import_documents(
            self._store, self._present, [str(self.path)], wishes, verb="summary pull"
        )

    def log(self, line: str, day: str) -> None:
        log_words(self._store, self._present, line.split(), LogOptions(day, replace=True))

    def undo(self) -> None:
        undo_last(self._store, self._present)

    def type(self, old: str, new: str) -> None:
        text = self.path.read_bytes().decode()
        assert old in text
        self.path.write_bytes(text.replace(old, new, 1).encode())

    def row(self, label: str) -> str:
        [row] = [line for line in self.path.read_text().splitlines() if f"| {label} " in line]
        return row

    def standings(self) -> dict[tuple[str, int], Standing]:
        [one] = self.update(LOOK).documents
        return {(cell.label, cell.day.day): cell.standing for cell in one.cells}


@pytest.fixture
def mine(store: Repository, morning: Present, tmp_path: Path) -> Documents:
    """A copy of the first document, in step with the store."""
    path = tmp_path / "week.md"
    path.write_bytes(FIRST.read_bytes())
    documents = Documents(store, morning, path)
    documents.pull()
    return documents


def test_an_update_after_no_change_leaves_the_file_untouched(mine: Documents) -> None:
    os.utime(mine.path, (1, 1))
    updated = mine.update()
    assert not updated.differs
    assert mine.path.stat().st_mtime == 1
    assert mine.path.read_bytes() == FIRST.read_bytes()


def test_only_the_cells_that_the_store_changed_are_written(mine: Documents) -> None:
    before = mine.path.read_text().splitlines()
    mine.log("run 4km", "thu")
    mine.log("sleep 3:50", "wed")
    updated = mine.update()
    assert [(cell.label, cell.text, cell.stored) for cell in updated.documents[0].written] == [
        ("Running", "", "4km"),
        ("Fall Sleep", "2:40", "3:50"),
    ]
    after = mine.path.read_text().splitlines()
    changed = [line for line, old in zip(after, before, strict=True) if line != old]
    rest = "|        |          |        |"
    assert changed == [
        "| Running               | x      | x       |           | 4km      " + rest,
        "| Fall Sleep            | 3:40   | 4:00    | 3:50      |          " + rest,
    ]
    assert not mine.update().differs


def test_what_is_undone_or_removed_goes_out_of_the_document_again(
    mine: Documents, store: Repository, morning: Present
) -> None:
    mine.log("run 4km", "thu")
    mine.update()
    mine.undo()
    mine.update()
    assert mine.path.read_bytes() == FIRST.read_bytes()
    remove_cell(store, morning, "run", "mon")
    mine.update()
    assert mine.row("Running").startswith("| Running               |        | x      ")


def test_an_update_is_no_step_of_the_journal(
    mine: Documents, commands: Callable[[], list[str]]
) -> None:
    mine.log("run 4km", "thu")
    mine.update()
    assert commands() == [f"summary pull {mine.path}", "log run 4km --day thu --set"]


def test_what_was_typed_into_the_document_is_left_and_pulled_as_one_change(
    mine: Documents, cells: Callable[[], Cells]
) -> None:
    mine.type("| 3:40   |", "| 3:30   |")
    mine.type("| xx     | xx      |           |", "| xx     |         | x         |")
    typed = mine.path.read_bytes()
    assert set(mine.standings().values()) == {Standing.DOCUMENT}
    assert not mine.update().unsettled
    assert mine.path.read_bytes() == typed
    before = cells()
    mine.pull()
    changed = {
        place: text
        for place, text in (before | cells()).items()
        if before.get(place) != cells().get(place)
    }
    assert changed == {
        ("fall-asleep", "2024-01-15"): "3:30",
        ("release", "2024-01-16"): "xx",
        ("release", "2024-01-17"): "x",
    }
    assert ("release", "2024-01-16") not in cells()
    assert not mine.update().differs
    mine.undo()
    assert cells() == before


def test_an_import_leaves_emptied_cells_in_the_store(
    mine: Documents, cells: Callable[[], Cells]
) -> None:
    mine.type("| xx     | xx      |", "| xx     |         |")
    mine.pull(Wishes())
    assert cells()["release", "2024-01-16"] == "xx"


def test_a_second_document_of_the_week_empties_nothing_that_it_never_had(
    mine: Documents, store: Repository, morning: Present, tmp_path: Path, cells: Callable[[], Cells]
) -> None:
    other = Documents(store, morning, tmp_path / "other.md")
    other.path.write_bytes(
        FIRST.read_bytes().replace(b"| xx     | xx      |", b"| xx     |         |")
    )
    before = cells()
    other.pull()
    assert cells() == before
    assert mine.path.read_bytes() == FIRST.read_bytes()


def test_where_both_have_changed_nothing_is_written_until_somebody_decides(
    mine: Documents, cells: Callable[[], Cells]
) -> None:
    mine.type("| 3:40   |", "| 3:30   |")
    mine.log("sleep 3:35", "mon")
    typed = mine.path.read_bytes()
    updated = mine.update()
    [conflict] = updated.documents[0].left
    assert (conflict.text, conflict.stored, conflict.base) == ("3:30", "3:35", "3:40")
    assert (updated.differs, updated.unsettled) == (True, True)
    assert mine.path.read_bytes() == typed
    mine.pull()
    assert cells()["fall-asleep", "2024-01-15"] == "3:35"
    assert mine.standings() == {("Fall Sleep", 15): Standing.CONFLICT}
    mine.update(UpdateWishes(replace=True))
    assert "| 3:35   |" in mine.row("Fall Sleep")
    assert not mine.update().differs


def test_the_document_wins_a_conflict_when_pulling_says_so(
    mine: Documents, cells: Callable[[], Cells]
) -> None:
    mine.type("| 3:40   |", "| 3:30   |")
    mine.log("sleep 3:35", "mon")
    mine.pull(Wishes(replace=True))
    assert cells()["fall-asleep", "2024-01-15"] == "3:30"
    assert not mine.update().differs


def test_what_an_update_wrote_is_what_later_changes_are_compared_with(
    mine: Documents, cells: Callable[[], Cells]
) -> None:
    mine.log("sleep 3:50", "wed")
    mine.update()
    mine.type("| 3:50      |", "| 3:55      |")
    assert mine.standings() == {("Fall Sleep", 17): Standing.DOCUMENT}
    mine.pull()
    assert cells()["fall-asleep", "2024-01-17"] == "3:55"
    mine.log("sleep 2:30", "wed")
    mine.update()
    assert "| 2:30      |" in mine.row("Fall Sleep")


def test_a_metric_without_a_row_is_offered_and_added_when_asked_for(
    mine: Documents, store: Repository, morning: Present
) -> None:
    from habit.actions.adding import NewMetric, add_metric  # noqa: PLC0415 - for this test alone

    add_metric(store, morning, NewMetric("Weight", unit="kg"))
    assert mine.update().documents[0].offered == ()
    mine.log("weight 62.8kg", "thu")
    assert mine.update().documents[0].offered == ("Weight",)
    assert mine.path.read_bytes() == FIRST.read_bytes()
    assert mine.update(UpdateWishes(add=True)).documents[0].added == ("Weight",)
    lines = mine.path.read_text().splitlines()
    rest = "|        |          |        |"
    assert lines[20:23] == [
        "| Resleep               |        |         |           |          " + rest,
        "| Weight                |        |         |           | 62.8kg   " + rest,
        "",
    ]
    assert not mine.update(UpdateWishes(add=True)).differs


def test_rows_that_the_store_does_not_know_stay(
    store: Repository, morning: Present, tmp_path: Path
) -> None:
    path = tmp_path / "week.md"
    path.write_bytes(FIRST.read_bytes())
    fresh = Documents(store, morning, path)
    assert {label for label, _ in fresh.standings()} == {
        "Get up",
        "Running",
        "In-door Exercise(2~3)",
        "Fall Sleep",
    }


def test_line_ends_and_every_other_peculiarity_stay(
    store: Repository, morning: Present, tmp_path: Path
) -> None:
    path = tmp_path / "week.md"
    path.write_bytes(CRLF.encode())
    documents = Documents(store, morning, path)
    documents.log("sleep 0:50", "mon")
    documents.log("run 4km", "tue")
    documents.update()
    assert path.read_bytes().decode() == CRLF.replace("|Running|||", "|Running||4km|")
    documents.pull()
    os.utime(path, (1, 1))
    documents.update()
    assert path.stat().st_mtime == 1


@pytest.mark.parametrize("name", [path.name for path in sorted(DOCUMENTS.glob("week-*.md"))])
def test_every_document_is_left_untouched_once_it_was_pulled(
    store: Repository, morning: Present, tmp_path: Path, name: str
) -> None:
    documents = Documents(store, morning, tmp_path / name)
    documents.path.write_bytes((DOCUMENTS / name).read_bytes())
    documents.pull()
    os.utime(documents.path, (1, 1))
    assert not documents.update().differs
    assert documents.path.stat().st_mtime == 1
    assert documents.path.read_bytes() == (DOCUMENTS / name).read_bytes()


def test_a_dry_run_writes_neither_file_nor_store(mine: Documents, store: Repository) -> None:
    mine.log("run 4km", "thu")
    before = store.every_record()
    look = mine.update(UpdateWishes(dry_run=True))
    assert look.differs
    assert mine.path.read_bytes() == FIRST.read_bytes()
    assert store.written_cells(str(mine.path.resolve())) == []
    assert store.every_record() == before
    assert look._replace(dry_run=False) == mine.update()


def test_a_file_changed_meanwhile_is_reported_and_not_written(
    mine: Documents, monkeypatch: pytest.MonkeyPatch
) -> None:
    real_stat = os.access

    def type_now(*arguments: object) -> bool:
        mine.path.write_text("typed this moment")
        return real_stat(*arguments)  # type: ignore[arg-type]  # handed through

    mine.log("run 4km", "thu")
    monkeypatch.setattr(os, "access", type_now)
    with pytest.raises(NotWritten, match=r"week\.md: It was changed meanwhile"):
        mine.update()
    assert mine.path.read_text() == "typed this moment"


def test_folders_are_updated_as_a_whole_and_a_week_picks_its_document(
    store: Repository, morning: Present, tmp_path: Path
) -> None:
    for path in DOCUMENTS.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    import_documents(store, morning, [str(tmp_path)], PULL)
    log_words(store, morning, ["run", "4km"], LogOptions("thu"))
    folder = [str(tmp_path)]
    [picked] = update_documents(store, morning, folder, UpdateWishes("2024-W03")).documents
    assert Path(picked.source).name == "week-2024-03.md"
    everything = update_documents(store, morning, folder, UpdateWishes())
    assert [Path(one.source).name for one in everything.documents if one.problem] == ["no-table.md"]
    with pytest.raises(NothingFound, match=r"No document of 2024-W01 was found\."):
        update_documents(store, morning, folder, UpdateWishes("2024-W01"))
    for path in DOCUMENTS.iterdir():
        if path.name != "week-2024-03.md":
            assert (tmp_path / path.name).read_bytes() == path.read_bytes()


def test_two_documents_of_one_week_are_each_compared_with_their_own_past(
    mine: Documents, store: Repository, morning: Present, tmp_path: Path
) -> None:
    copy = tmp_path / "other.md"
    copy.write_bytes(FIRST.read_bytes().replace(b"| 3:40   |", b"|        |"))
    other = Documents(store, morning, copy)
    mine.log("run 4km", "thu")
    for one in (mine, other):
        one.update()
        assert "| 4km      |" in one.row("Running")
        assert "| 3:40   |" in one.row("Fall Sleep")


def test_the_last_word_may_name_the_week(morning: Present, tmp_path: Path) -> None:
    assert without_week(["a.md", "2024-W03"], morning, 1) == (["a.md"], "2024-W03")
    assert without_week(["a.md", "last"], morning, 1) == (["a.md"], "last")
    assert without_week(["a.md", "b.md"], morning, 1) == (["a.md", "b.md"], "")
    assert without_week(["2024-W03"], morning, 1) == (["2024-W03"], "")
    existing = tmp_path / "last"
    existing.write_text("")
    assert without_week(["a.md", str(existing)], morning, 1)[1] == ""
