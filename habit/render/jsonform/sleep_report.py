"""The sleep report as JSON."""

from habit.domain.sleep.jetlag import Side
from habit.domain.sleep.measures import Measures
from habit.domain.sleep.report import SleepReport, singles
from habit.render import Output, Rendered
from habit.render.jsonform.document import document
from habit.render.jsonform.figures import change_json, figures_json, period_json
from habit.render.jsonform.records import Object, date_json


def write(value: SleepReport, output: Output) -> Rendered:
    """Every figure of the period, and those of the one before it or null."""
    del output  # JSON is the same everywhere
    asked = value.asked
    content = {
        "period": period_json(value.period),
        "before_first": date_json(value.period.before and value.period.before[0]),
        "before_last": date_json(value.period.before and value.period.before[1]),
        "asked": {
            "need_min": value.now.debt.need_min,
            "free_days": asked.free_days,
            "alarm": asked.alarm,
            "edge_hour": asked.edge_hour,
            "sources": [{"part": part, "metric": slug} for part, slug in asked.sources.items()],
        },
        "now": _measures(value.now),
        "before": None if value.before is None else _measures(value.before),
        "changes": {name.replace("-", "_"): change_json(one) for name, one in value.changes.items()}
        or None,
    }
    return Rendered(document(content))


def _measures(found: Measures) -> Object:
    counts, regularity = found.counts, found.regularity
    return {
        "nights": {
            "total": counts.total,
            "known": counts.known,
            "slept": counts.slept,
            "all_nighters": counts.all_nighters,
            "gaps": [{"reason": reason, "nights": number} for reason, number in counts.gaps],
        },
        "fall_asleep": figures_json(found.fall_asleep._asdict()),
        "get_up": figures_json(found.get_up._asdict()),
        "mid_sleep": figures_json(found.mid_sleep._asdict()),
        "duration": {
            **figures_json(found.duration._asdict()),
            "shortest_night": date_json(found.duration.shortest_night),
            "longest_night": date_json(found.duration.longest_night),
        },
        **figures_json(singles(found)),
        "sri_alignment": regularity.alignment.value,
        "sri_compared_min": regularity.compared_min,
        "relative_jetlag": figures_json({"it": found.jetlag.relative})["it"],
        "week_mean_duration": figures_json({"it": found.jetlag.week_mean})["it"],
        "work_nights": _side(found.jetlag.work),
        "free_nights": _side(found.jetlag.free),
        "phase_reference_min": found.deviation.reference_min,
        "phase_reference_is_chronotype": found.deviation.by_chronotype,
        "nights_below_need": found.debt.nights_below,
    }


def _side(side: Side) -> Object:
    return {"n": side.n, **figures_json(side._asdict())}
