"""Two weeks side by side as JSON."""

from habit.domain.verdicts import Summary, Verdict
from habit.domain.weekcomparison import ComparedRow, WeekComparison
from habit.domain.weeks import Week
from habit.render import Output, Rendered
from habit.render.jsonform.document import document
from habit.render.jsonform.records import Object, date_json, summary_json, verdict_json


def write(value: WeekComparison, output: Output) -> Rendered:
    """Every metric with both weeks; ``difference`` is later less earlier."""
    del output  # JSON is the same everywhere
    content = {
        "earlier": _week(value.earlier),
        "later": _week(value.later),
        "today": date_json(value.today),
        "metrics": [_row(one) for one in value.rows],
    }
    return Rendered(document(content))


def _week(week: Week) -> Object:
    return {"week": week.name, "first": date_json(week.first), "last": date_json(week.last)}


def _row(row: ComparedRow) -> Object:
    return {
        "slug": row.metric.slug,
        "label": row.label,
        "kind": row.metric.kind.value,
        "earlier": _side(row.earlier, row.earlier_verdict),
        "later": _side(row.later, row.later_verdict),
        "difference": row.difference,
    }


def _side(summary: Summary | None, verdict: Verdict | None) -> Object | None:
    if summary is None:
        return None
    return {**summary_json(summary), "verdict": verdict_json(verdict)}
