"""The plan of a week: totals, shares, their words, and the table."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habit.domain.document import read_document
from habit.domain.pipetable import new_table
from habit.domain.plans import (
    NotAPlan,
    checked_scores,
    rated,
    read_criteria,
    read_days,
    share_text,
)
from habit.domain.plantable import (
    ParsedPlan,
    PlanHeadings,
    find_plan,
    plan_lines,
    remembered_plan,
    wrong_totals,
)
from habit.domain.plantasks import PlanTask

WEEK = date(2024, 1, 29)
TEXT = (Path(__file__).parents[1] / "summaries" / "weekly-summary-8.md").read_text(encoding="utf-8")
CHINESE = PlanHeadings("", "总分", "分配", "要求", "Summary")
ENGLISH = PlanHeadings("task", "total", "share", "at least", "Summary")


def plan_of(text: str) -> ParsedPlan:
    found = remembered_plan(text, WEEK)
    assert found is not None
    return found


PLAN = plan_of(TEXT)


def table(*rows: str) -> str:
    return "\n".join(rows)


def test_the_tasks_are_read_out_of_a_document() -> None:
    assert PLAN.tasks == (
        PlanTask(WEEK, 1, "thesis", "3 3 0 3", "3"),
        PlanTask(WEEK, 2, "AI", "1 2 1 2", "1"),
        PlanTask(WEEK, 3, "Worload", "1 1 1 1", "1"),
        PlanTask(WEEK, 4, "web", "1 0 0 1", "1"),
    )
    assert [one.heading for one in PLAN.criteria] == [
        "紧急性(3)",
        "重要性(3)",
        "喜好(1)",
        "工作量(3)",
    ]
    assert (PLAN.summary, PLAN.language) == ("Summary", "zh")


def test_the_totals_share_out_the_week() -> None:
    rows = rated(PLAN.tasks, PLAN.criteria, "zh")
    assert [row.total for row in rows] == [9, 6, 4, 2]
    assert [round(float(row.share), 1) for row in rows] == [3.0, 2.0, 1.3, 0.7]
    assert [row.share_text for row in rows] == ["三天多", "两天欠", "一天多", "一天欠"]
    assert [row.share_text for row in rated(PLAN.tasks, PLAN.criteria, "en")] == [
        "3 days",
        "2 days",
        "1 day +",
        "1 day −",
    ]


@pytest.mark.parametrize(
    ("share", "required", "english", "chinese"),
    [
        ("3", "3", "3 days", "三天多"),
        ("3", "4", "3 days", "三天多"),
        ("3", "1", "3 days", "三天欠"),
        ("3", "", "3 days", "三天"),
        ("2.4", "3", "2 days +", "两天多"),
        ("2.5", "", "3 days −", "三天欠"),
        ("0.5", "", "1 day −", "一天欠"),
        ("0.4", "", "½ day −", "半天欠"),
        ("0", "1", "", ""),
        ("7", "", "7 days", "七天"),
    ],
)
def test_a_share_in_words(share: str, required: str, english: str, chinese: str) -> None:
    days = Fraction(share)
    assert share_text(days, read_days(required), "en") == english
    assert share_text(days, read_days(required), "zh") == chinese


SCORES = st.lists(st.tuples(*[st.integers(0, 3)] * 4), min_size=1, max_size=6)


@given(SCORES)
def test_the_shares_are_the_whole_week(scores: list[tuple[int, ...]]) -> None:
    tasks = [
        PlanTask(WEEK, place, f"t{place}", " ".join(map(str, row)), "")
        for place, row in enumerate(scores)
    ]
    shares = [row.share for row in rated(tasks, PLAN.criteria, "en")]
    assert sum(shares) == (7 if any(map(any, scores)) else 0)


def test_a_plan_that_is_as_it_was_keeps_its_lines() -> None:
    odd = table("|t|A(3)|B(1) * 2|total|note|", "|-|-|:-:|-|-|", "|x|3|1|99|kept|", "|y| 0|?|0||")
    assert plan_lines(plan_of(odd), plan_of(odd).tasks, (), ENGLISH) == tuple(odd.split("\n"))
    assert wrong_totals(plan_of(odd)) == [("x", "99", "5")]
    assert wrong_totals(PLAN) == []


def test_a_plan_without_a_document_is_printed_as_the_document_prints_it() -> None:
    printed = plan_lines(None, PLAN.tasks, PLAN.criteria, CHINESE)
    assert printed == PLAN.table.lines
    assert plan_lines(PLAN._replace(tasks=()), PLAN.tasks, (), ENGLISH) == printed


def test_a_changed_plan_is_written_in_its_documents_style() -> None:
    tasks = [PLAN.tasks[0], PlanTask(WEEK, 9, "a long new task", "1 - 1 1", "")]
    assert plan_lines(PLAN, tasks, (), ENGLISH) == (
        "|                 | 紧急性(3) | 重要性(3) | 喜好(1) | 工作量(3) | 总分 | 分配   | 要求 |",
        "|-----------------|-----------|-----------|---------|-----------|------|--------|------|",
        "| thesis          | 3         | 3         | 0       | 3         | 9    | 五天多 | 3    |",
        "| a long new task | 1         |           | 1       | 1         | 3    | 两天欠 |      |",
        "| Summary         |           |           |         |           | 12   |        |      |",
    )


def test_an_english_plan() -> None:
    criteria = read_criteria("urgency(3), liking(1)*2")
    tasks = [PlanTask(WEEK, 1, "a", "3 1", "2"), PlanTask(WEEK, 2, "b", "1 -", "")]
    assert plan_lines(None, tasks, criteria, ENGLISH) == new_table(
        ["task", "urgency(3)", "liking(1)*2", "total", "share", "at least"],
        [
            ["a", "3", "1", "5", "6 days −", "2"],
            ["b", "1", "", "1", "1 day +", ""],
            ["Summary", "", "", "6", "", ""],
        ],
    )


@pytest.mark.parametrize(
    "text",
    [
        "|t|A(3)|total|\n|-|-|-|\n|x|1|1|",
        "|t|A(3)|B(3)|\n|-|-|-|\n|x|1|1|",
        "|t|A|B|total|\n|-|-|-|-|\n|x|1|1|2|",
        "text",
    ],
)
def test_other_tables_are_no_plans(text: str) -> None:
    assert find_plan(read_document(text).tables, WEEK) is None


def test_scores_keep_to_their_criteria() -> None:
    assert checked_scores(["3", "0.5", "-", "2"], PLAN.criteria) == "3 0.5 - 2"
    with pytest.raises(NotAPlan, match=r"A task has 4 scores: 紧急性\(3\) 重要性"):
        checked_scores(["3"], PLAN.criteria)
    with pytest.raises(NotAPlan, match=r"喜好\(1\) is a number from 0 to 1, not '2'"):
        checked_scores(["3", "3", "2", "3"], PLAN.criteria)
    with pytest.raises(NotAPlan, match="'urgency' is no criterion"):
        read_criteria("urgency, liking(1)")
    with pytest.raises(NotAPlan, match="needs criteria"):
        read_criteria(" , ")
