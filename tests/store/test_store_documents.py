"""What the store keeps of weekly documents, on both databases."""

from collections.abc import Callable
from datetime import UTC, date, datetime

from habit.domain.daynotes import DayNote
from habit.domain.journal import Edit, Record
from habit.domain.passages import Part, Passage
from habit.domain.plantasks import PlanTask
from habit.domain.writtencells import WrittenCell
from habit.store.replay import replay
from habit.store.repository import Repository

MON, TUE, NEXT = date(2024, 1, 15), date(2024, 1, 16), date(2024, 1, 22)
AT = datetime(2024, 1, 18, 1, 30, tzinfo=UTC)

NOTES = [
    DayNote(MON, 1, "草稿\n   - [ ] nested"),
    DayNote(MON, 3, "[x] call"),
    DayNote(NEXT, 1, "a"),
]
TASKS = [
    PlanTask(MON, 1, "thesis", "3 3 0 3", "3"),
    PlanTask(MON, 2, "web", "1 - 0 1", ""),
    PlanTask(NEXT, 1, "web", "1 0 0 1", "1"),
]
PASSAGES = [
    Passage(MON, Part.DAYS, "1. Mon: \n2. Tues：", "w.md"),
    Passage(MON, Part.NOTES, "1. a", "w.md"),
    Passage(NEXT, Part.PLAN, "| | A(3) |", "x.md"),
]
CELLS = [
    WrittenCell("/blog/w.md", "0" * 32, MON, "3:40"),
    WrittenCell("/blog/w.md", "0" * 32, TUE, ""),
]


def write(repository: Repository, *edits: Edit) -> None:
    with repository.transaction():
        repository.record("test", edits, AT)


def test_each_question_gets_its_answer_in_order(repository: Repository) -> None:
    records: list[Record] = [*reversed(NOTES), *reversed(TASKS), *reversed(PASSAGES)]
    write(repository, *(Edit(None, one) for one in records))
    assert repository.day_notes(MON, MON) == NOTES[:2]
    assert repository.day_notes(TUE, NEXT) == NOTES[2:]
    assert repository.plan_tasks(MON, MON) == TASKS[:2]
    assert repository.plan_tasks(date.min, NEXT) == TASKS
    assert repository.passages(MON, MON) == PASSAGES[:2]
    assert repository.passages(date.min, NEXT) == PASSAGES


def test_the_journal_replays_them(repository: Repository) -> None:
    records: list[Record] = [*NOTES, *TASKS, *PASSAGES]
    write(repository, *(Edit(None, one) for one in records))
    write(repository, Edit(NOTES[0], DayNote(MON, 1, "b")), Edit(TASKS[1], None))
    by_text = sorted(map(repr, repository.every_record()))
    assert by_text == sorted(map(repr, replay(repository.every_edit()).values()))
    assert [change.command for change in repository.changes_of_day(MON, 5)] == ["test", "test"]


def test_what_was_written_into_files_is_remembered_beside_the_journal(
    repository: Repository, target: str, opened: Callable[[str], Repository]
) -> None:
    before = len(repository.changes(10))
    repository.remember_written(CELLS)
    repository.remember_written([CELLS[0]._replace(text="3:50")])
    again = opened(target)
    assert sorted(again.written_cells("/blog/w.md")) == [CELLS[0]._replace(text="3:50"), CELLS[1]]
    assert again.written_cells("/blog/x.md") == []
    with again.transaction():
        again.forget_written("/blog/w.md")
    assert again.written_cells("/blog/w.md") == []
    assert len(again.changes(10)) == before
