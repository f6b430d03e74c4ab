"""What is logged of an amount as an entry, in the metric's unit."""

from datetime import date

from habit.domain.daytext import shown
from habit.domain.entries import Entry, State
from habit.domain.kinds.amounttext import Part, nearest_amount, read_parts
from habit.domain.kinds.rules import MARKS, NotAValue
from habit.domain.metrics import Metric
from habit.domain.numbertext import number_text, tidy
from habit.domain.units import convert, known


def entry_of(text: str, metric: Metric, day: date) -> Entry:
    """The entry that a mark or an amount stands for, or NotAValue."""
    if text in MARKS:
        return Entry(metric.id, day, State.VALUE, text)
    parts = read_parts(text)
    if parts is None:
        raise NotAValue(_refusal(text, metric))
    durations = [one.duration_min for one in parts if one.duration_min is not None]
    return Entry(
        metric.id,
        day,
        State.VALUE,
        text,
        number=tidy(sum(_in_unit_of(metric, one) for one in parts)),
        duration_min=tidy(sum(durations)) if len(durations) == len(parts) else None,
    )


def _in_unit_of(metric: Metric, part: Part) -> float:
    if not part.unit:
        return part.number
    if not metric.unit:
        raise NotAValue(
            f"{metric.slug} has no unit yet, so {part.unit} means nothing to it. Write "
            f"{number_text(part.number)}, or add a metric that has one: "
            f"habit metric add … --unit {part.unit}"
        )
    number = convert(part.number, part.unit, metric.unit)
    if number is None:
        raise NotAValue(
            f"{metric.slug} is kept in {metric.unit}, and {part.unit} cannot be turned into that. "
            f"Write it in {metric.unit}: {_example(metric)}."
        )
    return number


def sum_text(earlier: str, later: str, metric: Metric) -> str:
    """``9km`` for 4km and 5km; otherwise both joined, as the grammar reads it."""
    joined = f"{earlier}+{later}"
    parts = read_parts(joined) or ()
    units = {one.unit or metric.unit for one in parts}
    if len(units) > 1 or any(one.duration_min is not None for one in parts):
        return joined
    written = next((one.unit for one in parts if one.unit), "")
    blank = " " if f" {written}" in earlier else ""
    text = number_text(sum(one.number for one in parts))
    text = f"{text}{blank}{written}" if written else text
    return text if read_parts(text) is not None else joined


def _example(metric: Metric) -> str:
    unit = known(metric.unit)
    if unit is not None and unit.dimension == "length":
        return f"4{metric.unit}, 11{metric.unit}/50min"
    return f"4{metric.unit}"


def _refusal(text: str, metric: Metric) -> str:
    if near := nearest_amount(text):
        return f"{shown(text)} is no amount. Write {near}."
    return f"{shown(text)} is no amount for {metric.slug}. Write {_example(metric)} or x."
