"""Importing files into a real store."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from habit.actions.importing import import_documents
from habit.actions.logging import LogOptions, log_words
from habit.actions.undoing import undo_last
from habit.actions.week import show_week
from habit.domain.importreport import Counts, ImportReport
from habit.domain.present import Present
from habit.domain.sheets import Wishes
from habit.domain.weeks import Week
from habit.errors import NothingFound, UsageProblem
from habit.render.markdown import week_markdown
from habit.store.repository import Repository
from habit.transfer.documents import LARGEST, UnreadableDocument

DOCUMENTS = Path(__file__).parent.parent / "documents"
FIRST = DOCUMENTS / "week-2024-03.md"
PLAIN = Wishes()
SUNDAYS = (
    "Its weeks begin on Sunday; habit week prints them so with: habit config set week_start sunday"
)

Importing = Callable[..., ImportReport]


@pytest.fixture
def take(store: Repository, morning: Present) -> Importing:
    """Import paths into the store."""

    def importing(*paths: Path, wishes: Wishes = PLAIN, **options: object) -> ImportReport:
        named = [str(path) for path in paths]
        return import_documents(store, morning, named, wishes, **options)  # type: ignore[arg-type]  # options as a test names them

    return importing


def printed(store: Repository, present: Present, week: str) -> list[str]:
    return week_markdown(show_week(store, present, 1, week)).splitlines()


def test_a_document_is_one_change_and_comes_back_to_the_byte(
    take: Importing, store: Repository, morning: Present, commands: Callable[[], list[str]]
) -> None:
    report = take(FIRST)
    assert report.counts == Counts(read=12, new=12)
    assert (report.dry_run, report.changed) == (False, True)
    assert commands() == [f"import {FIRST}"]
    document = FIRST.read_text(encoding="utf-8").splitlines()
    assert printed(store, morning, "2024-W03") == document[12:21]


def test_a_second_import_writes_nothing_not_even_in_the_journal(
    take: Importing, store: Repository, commands: Callable[[], list[str]]
) -> None:
    take(DOCUMENTS)
    before = store.every_record()
    assert not take(DOCUMENTS).changed
    assert not take(FIRST).changed
    assert store.every_record() == before
    assert commands() == [f"import {DOCUMENTS}"]


def test_a_dry_run_reports_the_same_and_writes_nothing(
    take: Importing, store: Repository, commands: Callable[[], list[str]]
) -> None:
    before = store.every_record()
    rehearsed = take(DOCUMENTS, dry_run=True)
    assert store.every_record() == before
    assert commands() == []
    assert rehearsed == take(DOCUMENTS)._replace(dry_run=True)


def test_an_import_is_undone_as_a_whole(
    take: Importing, store: Repository, morning: Present
) -> None:
    before = store.every_record()
    take(DOCUMENTS)
    undo_last(store, morning)
    assert store.every_record() == before
    assert take(DOCUMENTS).counts.new == 62


def test_documents_imported_one_by_one_print_as_they_were(
    take: Importing, store: Repository, morning: Present
) -> None:
    weeks = {"09": "2024-W09", "20": "2024-W20", "03": "2024-W03", "10": "2024-W10"}
    for number in weeks:
        take(DOCUMENTS / f"week-2024-{number}.md")
    for number, week in weeks.items():
        text = (DOCUMENTS / f"week-2024-{number}.md").read_text(encoding="utf-8-sig")
        lines = printed(store, morning, week)
        assert "\n".join(lines) in text


def test_a_cell_that_the_document_changed_is_taken_and_said(
    take: Importing, store: Repository, morning: Present, tmp_path: Path
) -> None:
    take(FIRST)
    edited = tmp_path / "edited.md"
    text = FIRST.read_text(encoding="utf-8")
    edited.write_text(text.replace("| 2:40      |", "| 2:50      |"), encoding="utf-8")
    report = take(edited)
    assert report.counts == Counts(read=12, changed=1, same=11)
    assert [note.what for note in report.documents[0].notes] == ["was 2:40."]
    assert printed(store, morning, "2024-W03")[6].split("|")[4] == " 2:50      "


def test_what_is_logged_after_the_import_is_printed_in_the_documents_style(
    take: Importing, store: Repository, morning: Present
) -> None:
    take(FIRST)
    log_words(store, morning, ["run", "11km/50min ", "sleep", "none"], LogOptions(day="wed"))
    again = take(FIRST)
    assert [(note.text, note.what) for note in again.documents[0].notes] == [
        ("2:40", "left: since the last import it is none in the store."),
    ]
    lines = printed(store, morning, "2024-W03")
    assert [lines[row].rsplit("|", 5)[0] for row in (0, 1, 3, 6)] == [
        "| metrics               | Monday | Tuesday | Wednesday  ",
        "|-----------------------|--------|---------|------------",
        "| Running               | x      | x       | 11km/50min ",
        "| Fall Sleep            | 3:40   | 4:00    | none       ",
    ]


def test_folders_are_searched_and_what_is_hidden_or_no_document_is_not(
    take: Importing, tmp_path: Path
) -> None:
    deep = tmp_path / "notes" / "2024"
    deep.mkdir(parents=True)
    text = FIRST.read_text(encoding="utf-8")
    for name in ("a.md", "b.MD", ".hidden.md", "c.txt"):
        (deep / name).write_text(text, encoding="utf-8")
    (tmp_path / "notes" / ".git").mkdir()
    (tmp_path / "notes" / ".git" / "d.md").write_text(text, encoding="utf-8")
    report = take(tmp_path / "notes", deep / "a.md")
    assert [Path(one.source).name for one in report.documents] == ["a.md", "b.MD"]


def test_progress_is_told_after_each_document(take: Importing) -> None:
    told: list[tuple[int, int]] = []
    take(DOCUMENTS, progress=lambda done, total: told.append((done, total)))
    assert told == [(number, 7) for number in range(1, 8)]


def test_one_document_without_a_table_is_an_error_and_among_several_is_not(
    take: Importing,
) -> None:
    with pytest.raises(NothingFound, match=r"no-table\.md: There is no metrics table in it"):
        take(DOCUMENTS / "no-table.md")
    report = take(DOCUMENTS / "no-table.md", FIRST)
    assert [bool(one.problem) for one in report.documents] == [True, False]


@pytest.mark.parametrize(
    ("octets", "message"),
    [
        ("| 指标 |\n| 周一 |".encode("gb18030"), r"a\.md: It is not UTF-8 \(line 1\)\."),
        ("date".encode("utf-16"), r"a\.md: It is not UTF-8"),
        (b"a\0b", r"a\.md: It holds NUL characters"),
        (b" " * (LARGEST + 1), r"a\.md: It is larger than 20 MB"),
    ],
)
def test_what_is_no_document_is_refused_and_among_several_reported(
    take: Importing, tmp_path: Path, octets: bytes, message: str
) -> None:
    (tmp_path / "a.md").write_bytes(octets)
    with pytest.raises(UnreadableDocument, match=message):
        take(tmp_path / "a.md")
    left = take(tmp_path / "a.md", FIRST).documents[0]
    assert re.match(message, f"a.md: {left.problem}")


def test_files_that_do_not_exist_stop_everything(
    take: Importing, tmp_path: Path, commands: Callable[[], list[str]]
) -> None:
    with pytest.raises(NothingFound, match=r"There is no file .*nowhere\.md\."):
        take(FIRST, tmp_path / "nowhere.md")
    with pytest.raises(NothingFound, match="There is no Markdown file in"):
        take(tmp_path / "home")
    assert commands() == []


def test_a_week_can_be_named_for_one_document_only(
    take: Importing, commands: Callable[[], list[str]]
) -> None:
    named = Wishes(week=Week(date(2024, 2, 5)))
    with pytest.raises(UsageProblem, match="--week is for one document, and these are 2"):
        take(FIRST, DOCUMENTS / "no-table.md", wishes=named)
    assert take(FIRST, wishes=named).documents[0].week == Week(date(2024, 2, 5))
    assert commands() == [f"import {FIRST} --week 2024-W06"]


def test_a_document_whose_weeks_begin_on_another_day_is_told_of(
    take: Importing, tmp_path: Path
) -> None:
    text = FIRST.read_text(encoding="utf-8")
    header = "| metrics | Sunday | Monday | Tuesday | Wednesday | Thursday | Friday | Saturday |"
    lines = [header if line.startswith("| metrics") else line for line in text.splitlines()]
    (tmp_path / "sunday.md").write_text("\n".join(lines), encoding="utf-8")
    assert take(tmp_path / "sunday.md").documents[0].remarks == (SUNDAYS,)
    assert take(tmp_path / "sunday.md", week_start=7).documents[0].remarks == ()
