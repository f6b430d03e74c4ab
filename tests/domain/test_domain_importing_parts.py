"""What an import takes beside the table: notes of the days, the plan, the remarks."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from habit.domain.daynotes import DayNote
from habit.domain.document import read_document
from habit.domain.importingparts import PartsMemory, plan_parts
from habit.domain.journal import Edit, Record
from habit.domain.passages import Part, Passage
from habit.domain.plantasks import PlanTask
from habit.domain.present import Present
from habit.domain.sheets import Sheet, Source, Wishes, settle
from habit.store.records import Key, key_of

TEXT = (Path(__file__).parents[1] / "summaries" / "weekly-summary-8.md").read_text(encoding="utf-8")
PRESENT = Present(datetime(2024, 2, 4, tzinfo=UTC), ZoneInfo("Asia/Shanghai"), 240)
MONDAY = date(2024, 1, 29)
TUESDAY = date(2024, 1, 30)


class Parts:
    """The parts of one week in a store that is nothing but values."""

    def __init__(self) -> None:
        self.records: dict[Key, Record] = {}

    def take(self, text: str = TEXT, *, replace: bool = False) -> tuple[str, ...]:
        sheet = settle(Source("w.md", read_document(text)), PRESENT, Wishes())
        assert isinstance(sheet, Sheet)
        plan = plan_parts(sheet, self.memory(), replace=replace)
        self.apply(plan.edits)
        return plan.told

    def memory(self) -> PartsMemory:
        records = [self.records[key] for key in sorted(self.records, key=repr)]
        return PartsMemory(
            [one for one in records if isinstance(one, Passage)],
            [one for one in records if isinstance(one, DayNote)],
            [one for one in records if isinstance(one, PlanTask)],
        )

    def apply(self, edits: Sequence[Edit]) -> None:
        for before, after in edits:
            if before is not None:
                assert self.records.pop(key_of(before)) == before
            if after is not None:
                assert key_of(after) not in self.records
                self.records[key_of(after)] = after

    def note(self, day: date) -> str:
        return " / ".join(one.text for one in self.memory().notes if one.day == day)


@pytest.fixture
def parts() -> Parts:
    """The parts of the document, taken."""
    taken = Parts()
    assert taken.take() == ("7 notes of the days", "The plan: 4 tasks")
    return taken


def test_everything_is_remembered_to_the_byte(parts: Parts) -> None:
    passages = {one.part: one.text for one in parts.memory().passages}
    assert set(passages) == set(Part)
    for text in passages.values():
        assert f"\n{text}\n" in TEXT
    assert parts.note(TUESDAY) == "one line"
    assert [one.name for one in parts.memory().tasks] == ["thesis", "AI", "Worload", "web"]


def test_a_second_import_changes_nothing(parts: Parts) -> None:
    before = dict(parts.records)
    assert parts.take() == ()
    assert parts.records == before


def test_the_side_that_changed_wins(parts: Parts) -> None:
    edited = TEXT.replace("one line", "one longer line").replace("| web     | 1", "| web     | 2")
    doubt = "The total of web is 2 in the plan; its scores come to 3."
    assert parts.take(edited) == ("1 note of the days", "The plan: 4 tasks", doubt)
    assert parts.note(TUESDAY) == "one longer line"
    parts.apply([Edit(DayNote(TUESDAY, 1, "one longer line"), DayNote(TUESDAY, 1, "mine"))])
    assert parts.take(edited) == (doubt,)
    assert parts.note(TUESDAY) == "mine"


def test_where_both_changed_the_store_stays_until_somebody_decides(parts: Parts) -> None:
    parts.apply([Edit(DayNote(TUESDAY, 1, "one line"), DayNote(TUESDAY, 1, "mine"))])
    edited = TEXT.replace("one line", "theirs")
    for _ in range(2):
        assert parts.take(edited) == ("Notes of 1 day left: changed on both sides.",)
        assert parts.note(TUESDAY) == "mine"
    assert parts.take(edited, replace=True) == ("1 note of the days",)
    assert parts.note(TUESDAY) == "theirs"


def test_a_plan_that_changed_on_both_sides_stays(parts: Parts) -> None:
    task = parts.memory().tasks[3]
    parts.apply([Edit(task, task._replace(required="2"))])
    edited = TEXT.replace(
        "| web     | 1         | 0         | 0", "| web     | 1         | 0         | 1"
    )
    told = parts.take(edited)
    assert told[-1] == "The plan is left: changed on both sides. --replace takes it."
    assert parts.memory().tasks[3].required == "2"
    parts.take(edited, replace=True)
    assert parts.memory().tasks[3] == task._replace(scores="1 0 1 1")


def test_a_document_that_lost_a_part_takes_nothing_away(parts: Parts) -> None:
    before = dict(parts.records)
    bare = TEXT.replace("   1. one line\n", "")
    parts.take(bare)
    assert parts.note(TUESDAY) == "one line"
    without = TEXT[: TEXT.index("## 本周")] + TEXT[TEXT.index("| metrics") : TEXT.index("### 任务")]
    parts.take(without)
    assert {key for key in before if key[0] != "passage"} <= set(parts.records)


def test_a_task_that_is_gone_from_the_plan_goes(parts: Parts) -> None:
    lines = [line for line in TEXT.splitlines(keepends=True) if not line.startswith("| web")]
    parts.take("".join(lines))
    assert [one.name for one in parts.memory().tasks] == ["thesis", "AI", "Worload"]
    assert [one.position for one in parts.memory().tasks] == [1, 2, 3]
