"""Planning weeks in a real store."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from habit.actions.configuring import set_setting
from habit.actions.importing import import_documents
from habit.actions.planning import remove_task, set_task, show_plan
from habit.actions.undoing import undo_last
from habit.domain.plans import NotAPlan, Plan
from habit.domain.present import Present
from habit.domain.sheets import Wishes
from habit.domain.weeks import Week
from habit.errors import NothingFound
from habit.store.repository import Repository

SUMMARY = Path(__file__).parents[1] / "summaries" / "weekly-summary-8.md"
WEEK = Week(date(2024, 1, 29))
NEXT = Week(date(2024, 2, 5))

Planning = Callable[..., Plan]


@pytest.fixture
def rate(store: Repository, morning: Present) -> Planning:
    """Rate a task."""

    def rating(
        line: str, required: str | None = None, week: Week = WEEK, language: str = "en"
    ) -> Plan:
        return set_task(store, morning, week, line.split(), required=required, language=language)

    return rating


def test_a_task_is_rated_and_rated_again(
    rate: Planning, store: Repository, commands: Callable[[], list[str]], morning: Present
) -> None:
    rate("thesis 3 3 0 3", "3")
    plan = rate("web 1 0 0 1")
    assert [(row.task.name, int(row.total), row.share_text) for row in plan.rows] == [
        ("thesis", 9, "6 days −"),
        ("web", 2, "1 day +"),
    ]
    assert rate("THESIS 1 - 0 0").rows[0].task.required == "3"
    assert rate("thesis", "1").rows[0].task.scores == "1 - 0 0"
    undo_last(store, morning)
    assert show_plan(store, WEEK, "en").required == 3
    assert commands()[:2] == [
        "plan set thesis 3 3 0 3 --required 3 --week 2024-W05",
        "plan set web 1 0 0 1 --week 2024-W05",
    ]


def test_a_task_is_taken_out(rate: Planning, store: Repository, morning: Present) -> None:
    rate("thesis 3 3 0 3")
    rate("web 1 0 0 1")
    assert remove_task(store, morning, WEEK, "Thesis", "en").lines[2].startswith("| web ")
    with pytest.raises(NothingFound, match=r"no task 'thesis'\. Its tasks: web"):
        remove_task(store, morning, WEEK, "thesis", "en")
    assert remove_task(store, morning, WEEK, "web", "en").rows == ()
    with pytest.raises(NothingFound, match="2024-W05 has no plan"):
        show_plan(store, WEEK, "en")


def test_the_plan_of_a_document_comes_back_and_lends_its_looks_to_later_weeks(
    rate: Planning, store: Repository, morning: Present
) -> None:
    import_documents(store, morning, [str(SUMMARY)], Wishes())
    plan = show_plan(store, WEEK, "en")
    assert "\n".join(plan.lines) in SUMMARY.read_text(encoding="utf-8")
    later = rate("thesis 3 3 0 3", "3", week=NEXT)
    assert later.lines == (
        "|         | 紧急性(3) | 重要性(3) | 喜好(1) | 工作量(3) | 总分 | 分配   | 要求 |",
        "|---------|-----------|-----------|---------|-----------|------|--------|------|",
        "| thesis  | 3         | 3         | 0       | 3         | 9    | 七天欠 | 3    |",
        "| Summary |           |           |         |           | 9    |        |      |",
    )


def test_criteria_and_headings_are_settings(
    rate: Planning, store: Repository, morning: Present
) -> None:
    set_setting(store, morning.now, "plan_criteria", "fun(5)*2, need(3)")
    set_setting(store, morning.now, "plan_headings", "points, days, least, all")
    plan = rate("swim 5 1")
    assert plan.lines == (
        "|      | fun(5)*2 | need(3) | points | days   | least |",
        "|------|----------|---------|--------|--------|-------|",
        "| swim | 5        | 1       | 11     | 7 days |       |",
        "| all  |          |         | 11     |        |       |",
    )
    with pytest.raises(NotAPlan, match="is no criterion"):
        set_setting(store, morning.now, "plan_criteria", "fun")
    with pytest.raises(NotAPlan, match="plan_headings are four"):
        set_setting(store, morning.now, "plan_headings", "a, b")


def test_the_language_chooses_the_headings_of_a_first_plan(rate: Planning) -> None:
    assert rate("web 1 0 0 1", language="zh").lines[0] == (
        "|         | 紧急性(3) | 重要性(3) | 喜好(1) | 工作量(3) | 总分 | 分配 | 要求 |"
    )


def test_own_criteria_are_headed_in_their_language_whatever_the_reader_has_set(
    rate: Planning, store: Repository, morning: Present
) -> None:
    set_setting(store, morning.now, "plan_criteria", "fun(5), need(3)")
    english = rate("swim 5 1", language="zh")
    assert english.lines == (
        "|         | fun(5) | need(3) | total | share  | at least |",
        "|---------|--------|---------|-------|--------|----------|",
        "| swim    | 5      | 1       | 6     | 7 days |          |",
        "| Summary |        |         | 6     |        |          |",
    )
    assert english.rows[0].share_text == "7 days"
    set_setting(store, morning.now, "plan_criteria", "乐趣(5), need(3)")
    assert rate("swim 5 1", language="en").lines[0] == (
        "|         | 乐趣(5) | need(3) | 总分 | 分配 | 要求 |"
    )


@pytest.mark.parametrize(
    ("line", "required"), [("web", None), ("web 1", None), ("web 9 9 9 9", None), ("web", "soon")]
)
def test_what_is_no_rating_is_refused(rate: Planning, line: str, required: str | None) -> None:
    with pytest.raises(NotAPlan):
        rate(line, required)
