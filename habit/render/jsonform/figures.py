"""Figures, periods and nights as JSON objects, with all their digits."""

from collections.abc import Mapping

from habit.domain.figures import Figure
from habit.domain.periods import Period
from habit.domain.sleep.nights import Moment, Night
from habit.domain.trends import Change
from habit.render.jsonform.records import Object, date_json, instant_json


def figure_json(figure: Figure) -> Object:
    """A figure; ``value`` is null where it is undefined, and ``remark`` says why."""
    return {
        "value": figure.value,
        "unit": figure.unit,
        "n": figure.n,
        "remark": figure.remark,
    }


def figures_json(figures: Mapping[str, object]) -> Object:
    """Those of the mapping that are figures, their names in JSON's form."""
    return {
        name.replace("-", "_"): figure_json(one)
        for name, one in figures.items()
        if isinstance(one, Figure)
    }


def period_json(period: Period) -> Object:
    """The first and last day of a period."""
    return {"name": period.name, "first": date_json(period.first), "last": date_json(period.last)}


def change_json(change: Change) -> Object:
    """A change in minutes, with half the width of its 95 % interval."""
    return {
        "difference_min": change.difference,
        "margin_min": change.margin,
        "n_now": change.n_now,
        "n_before": change.n_before,
        "remark": change.remark,
    }


def night_json(night: Night) -> Object:
    """One night, with what is known of it."""
    return {
        "day": date_json(night.day),
        "state": night.state.value,
        "gap": None if night.gap is None else night.gap.value,
        "to_bed": _moment(night.to_bed),
        "fell_asleep": _moment(night.fell_asleep),
        "got_up": _moment(night.got_up),
        "mid_sleep": _moment(night.mid_sleep),
        "duration_min": night.duration_min,
        "awakenings": night.awakenings,
        "awake_min": night.awake_min,
        "naps": [
            {"start": instant_json(one.start), "end": instant_json(one.end)} for one in night.naps
        ],
    }


def _moment(moment: Moment | None) -> Object | None:
    if moment is None:
        return None
    return {
        "instant": instant_json(moment.instant),
        "zone": moment.zone,
        "local": f"{moment.local:%Y-%m-%dT%H:%M:%S}",
        "clock_min": moment.clock_min,
    }
