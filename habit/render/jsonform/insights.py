"""Insights as JSON."""

from habit.domain.compare import Comparison, Side
from habit.domain.insights import Insight, Insights
from habit.render import Output, Rendered
from habit.render.jsonform.document import document
from habit.render.jsonform.figures import period_json
from habit.render.jsonform.records import Object


def write(value: Insights, output: Output) -> Rendered:
    """Every comparison, those without enough nights included; numbers are minutes."""
    del output  # JSON is the same everywhere
    content = {
        "period": period_json(value.period),
        "least_nights": value.least,
        "rounds": value.rounds,
        "comparisons": value.made,
        "insights": [_insight(one) for one in value.insights],
        "not_compared": [one.metric.slug for one in value.passed_over],
    }
    return Rendered(document(content))


def _insight(one: Insight) -> Object:
    return {
        "slug": one.named.metric.slug,
        "label": one.named.label,
        "outcome": one.outcome.value,
        **_comparison(one.comparison),
        "inflation": one.inflation,
    }


def _comparison(found: Comparison) -> Object:
    return {
        "with": _side(found.with_habit),
        "without": _side(found.without),
        "difference_min": found.difference,
        "low_min": found.low,
        "high_min": found.high,
        "p": found.p,
        "corrected_p": found.corrected_p,
        "remark": found.remark,
    }


def _side(side: Side) -> Object:
    return {"n": side.n, "mean_min": side.mean}
