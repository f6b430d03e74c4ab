"""The plan of a week as JSON."""

from habit.domain.plans import Plan, PlanRow
from habit.render import Output, Rendered
from habit.render.jsonform.document import document
from habit.render.jsonform.records import Object


def write(value: Plan, output: Output) -> Rendered:
    """Criteria, tasks with what their scores come to, and the table's lines."""
    del output  # JSON is the same everywhere
    content = {
        "week": value.week.name,
        "criteria": [
            {"heading": one.heading, "most": float(one.most), "weight": float(one.weight)}
            for one in value.criteria
        ],
        "tasks": [_task(row) for row in value.rows],
        "total": float(value.total),
        "required_days": float(value.required),
        "table": list(value.lines),
    }
    return Rendered(document(content))


def _task(row: PlanRow) -> Object:
    return {
        "name": row.task.name,
        "scores": [None if one is None else float(one) for one in row.scores],
        "total": float(row.total),
        "share_days": round(float(row.share), 3),
        "share": row.share_text,
        "required": row.task.required,
    }
