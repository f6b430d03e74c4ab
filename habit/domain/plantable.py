"""The table of a plan in a document: read, and printed as the document has it."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from habit.domain.document import FoundTable, read_document
from habit.domain.languages import written_in
from habit.domain.numbertext import number_text
from habit.domain.pipetable import PipeTable, is_rule, new_table
from habit.domain.plans import (
    UNKNOWN,
    Criterion,
    PlanRow,
    criteria_language,
    leading_number,
    rated,
    read_criterion,
    read_days,
)
from habit.domain.plantasks import PlanTask
from habit.lighttypes import NamedTuple

_TOTAL = frozenset({"总分", "总计", "合计", "total", "sum", "score"})
_SHARE = frozenset({"分配", "share", "days", "allocation", "time", "时间"})
_REQUIRED = frozenset({"要求", "至少", "required", "at least", "minimum", "min"})
_SUMMARY = frozenset({"summary", "sum", "total", "合计", "总计", "总和", "汇总"})
_ENOUGH_CRITERIA = 2


class PlanHeadings(NamedTuple):
    """The headings of a plan that no document gave its own; ``task`` heads the names."""

    task: str
    total: str
    share: str
    required: str
    summary: str


class ParsedPlan(NamedTuple):
    """A plan's table and what stands where in it; a column is None where it is missing.

    ``tasks`` are of the week that the table was read for; ``summary`` is the label of its last
    row, "" without one.
    """

    line: int
    table: PipeTable
    criteria: tuple[Criterion, ...]
    columns: tuple[int, ...]
    total: int | None
    share: int | None
    required: int | None
    tasks: tuple[PlanTask, ...]
    summary: str

    @property
    def language(self) -> str:
        """The language of its headings: ``zh`` or ``en``."""
        return written_in("".join(self.table.header.words))


def find_plan(tables: Sequence[FoundTable], week: date) -> ParsedPlan | None:
    """The first table that rates tasks by criteria (``紧急性(3)``), or None."""
    return next((plan for found in tables if (plan := as_plan(found, week))), None)


def remembered_plan(text: str, week: date) -> ParsedPlan | None:
    """The table that a passage holds."""
    return find_plan(read_document(text).tables, week)


def as_plan(found: FoundTable, week: date) -> ParsedPlan | None:
    """The table as a plan, or None when its header does not say so."""
    words = found.table.header.words
    criteria = {column: one for column, word in enumerate(words) if (one := read_criterion(word))}
    total = _column(words, _TOTAL)
    if len(criteria) < _ENOUGH_CRITERIA or total is None or 0 in criteria:
        return None
    required = _column(words, _REQUIRED)
    tasks: list[PlanTask] = []
    summary = ""
    for row, line in enumerate(found.table.body):
        name = found.table.cell(row, 0)
        if is_rule(line):
            continue
        if name.casefold() in _SUMMARY:
            summary = name
            continue
        cells = [found.table.cell(row, column) for column in criteria]
        scores = " ".join(map(leading_number, cells))
        least = "" if required is None else found.table.cell(row, required)
        if name:
            tasks.append(PlanTask(week, len(tasks) + 1, name, scores, least))
    return ParsedPlan(
        found.line,
        found.table,
        tuple(criteria.values()),
        tuple(criteria),
        total,
        _column(words, _SHARE),
        required,
        tuple(tasks),
        summary,
    )


def plan_lines(
    style: ParsedPlan | None,
    tasks: Sequence[PlanTask],
    criteria: Sequence[Criterion],
    headings: PlanHeadings,
) -> tuple[str, ...]:
    """The lines of the table of these tasks, in the style of a document's table if there is one.

    A table of the very same tasks keeps its lines.
    """
    if style is not None:
        if bare(style.tasks) == bare(tasks):
            return style.table.lines
        rows = rated(tasks, style.criteria, style.language)
        table = PipeTable(style.table.header, style.table.rule, ())
        return table.with_rows(_rows_in_style(style, rows)).lines
    rows = rated(tasks, criteria, criteria_language(criteria))
    header = [headings.task, *(one.heading for one in criteria), *headings[1:4]]
    body = [
        [
            row.task.name,
            *_score_texts(row.task, len(criteria)),
            number_text(float(row.total)),
            row.share_text,
            row.task.required,
        ]
        for row in rows
    ]
    blanks = [""] * len(criteria)
    return new_table(header, [*body, [headings.summary, *blanks, _sum_text(rows), "", ""]])


def bare(tasks: Sequence[PlanTask]) -> list[tuple[str, str, str]]:
    """What tasks say, wherever they stand."""
    return [(one.name, one.scores, one.required) for one in tasks]


def wrong_totals(plan: ParsedPlan) -> list[tuple[str, str, str]]:
    """The tasks whose written total is not what their scores come to: name, written, real."""
    rows = {row.task.name: row for row in rated(plan.tasks, plan.criteria, "en")}
    wrong = []
    for number in range(len(plan.table.body)):
        name, text = plan.table.cell(number, 0), plan.table.cell(number, plan.total or 0)
        written = read_days(text)
        if name in rows and written is not None and written != rows[name].total:
            wrong.append((name, text, number_text(float(rows[name].total))))
    return wrong


def _rows_in_style(style: ParsedPlan, rows: Sequence[PlanRow]) -> list[list[str]]:
    width = len(style.table.header.cells)
    lines = []
    for row in rows:
        line = [""] * width
        line[0] = row.task.name
        for column, text in zip(
            style.columns, _score_texts(row.task, len(style.columns)), strict=True
        ):
            line[column] = text
        for place, text in (
            (style.total, number_text(float(row.total))),
            (style.share, row.share_text),
            (style.required, row.task.required),
        ):
            if place is not None:
                line[place] = text
        lines.append(line)
    if style.summary and style.total is not None:
        last = [""] * width
        last[0], last[style.total] = style.summary, _sum_text(rows)
        lines.append(last)
    return lines


def _score_texts(task: PlanTask, count: int) -> list[str]:
    texts = ["" if one == UNKNOWN else one for one in task.scores.split()]
    return [*texts, *[""] * count][:count]


def _sum_text(rows: Sequence[PlanRow]) -> str:
    return number_text(float(sum((row.total for row in rows), Fraction(0))))


def _column(words: Sequence[str], names: frozenset[str]) -> int | None:
    for column, word in enumerate(words):
        if column and word.casefold().strip(" *") in names:
            return column
    return None
