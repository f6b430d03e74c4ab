"""The report on one sheet, and the goals that its labels speak of."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from habit.domain.goaltext import read_goal
from habit.domain.importreport import Counts, DocumentReport, Note, Recognised
from habit.domain.labels import goal_in
from habit.domain.merging import LEFT, Fate
from habit.domain.metrics import Metric
from habit.domain.sheets import SheetRow
from habit.domain.taking import Outcome
from habit.errors import UsageProblem


def report_on(
    outcome: Outcome, metrics: Mapping[str, Metric], newcomers: Collection[str]
) -> DocumentReport:
    """What was read, changed and left. ``newcomers`` are the ids of the metrics just added."""
    fates = [cell.fate for cell in outcome.cells if cell.text]
    unread = [row for row in outcome.sheet.rows if row.position not in outcome.row_ids]
    lost = sum(len(row.cells) for row in unread)
    counts = Counts(
        read=len(fates) + lost,
        new=fates.count(Fate.NEW),
        changed=fates.count(Fate.CHANGED),
        same=fates.count(Fate.SAME),
        left=sum(fate in LEFT for fate in fates) + lost,
    )
    recognised = [
        Recognised(row.label, metrics[metric_id].slug)
        for row in outcome.sheet.rows
        if (metric_id := outcome.row_ids.get(row.position)) and metric_id not in newcomers
    ]
    notes = (*outcome.notes, *filter(None, map(_row_note, unread)))
    return outcome.sheet.report._replace(
        counts=counts,
        recognised=tuple(recognised),
        notes=notes,
        unsettled=any(cell.fate is Fate.CONFLICT for cell in outcome.cells),
    )


def offers_of(
    outcomes: Iterable[Outcome], metrics: Mapping[str, Metric], with_goal: Collection[str]
) -> tuple[str, ...]:
    """The commands that set the goals written into labels, the newest label of each metric."""
    rows = sorted(row for outcome in outcomes for row in outcome.layout_rows)
    newest = {row.metric_id: row for row in rows if row.metric_id not in with_goal}
    offers = []
    for metric_id, row in newest.items():
        metric, goal = metrics[metric_id], goal_in(row.label)
        if goal and _can_have(metric, goal, row.week):
            offers.append(f"habit metric goal {metric.slug} {goal}")
    return tuple(offers)


def _can_have(metric: Metric, goal: str, from_day: date) -> bool:
    try:
        read_goal(goal, metric, from_day)
    except UsageProblem:
        return False
    return True


def _row_note(row: SheetRow) -> Note | None:
    if not row.cells:
        return None
    cells = " | ".join(row.cells.values())
    if not row.label:
        return Note(None, f"row {row.position + 1}", cells, "left: the row has no label.")
    return Note(None, row.label, cells, "left: an earlier row has the same label.")
