"""Amounts: numbers with a unit, with the time they took, or a mark when nobody measured."""

from collections.abc import Sequence
from datetime import date

from habit.domain.daytext import shown
from habit.domain.entries import Entry, State
from habit.domain.kinds.amounttext import Part, nearest_amount, read_parts
from habit.domain.kinds.rules import MARKS, NotAValue, Reading, valued
from habit.domain.metrics import Combine, Metric
from habit.domain.numbertext import number_text, rounded, tidy
from habit.domain.present import Present
from habit.domain.units import convert, known
from habit.domain.verdicts import Summary


class AmountRules:
    """The text stays as it was written; the number underneath is in the metric's unit."""

    def read(
        self, text: str, metric: Metric, present: Present, *, day: date | None, second: bool
    ) -> Reading:
        """``4km``, ``62.8``, ``11km/50min``, ``4km+400m`` or a mark; an empty text is ``x``."""
        del second
        return Reading(_entry(text or "x", metric, day or present.day))

    def add(self, earlier: Entry, later: Entry, metric: Metric) -> Entry:
        """Both together, or the last one, as the metric says; a mark never hides an amount."""
        if earlier.state is not State.VALUE or later.state is not State.VALUE:
            return later
        if later.number is None:
            return earlier
        if earlier.number is None or metric.combine is Combine.LAST:
            return later
        return _entry(_sum_text(earlier.text, later.text, metric), metric, later.day)

    def summarise(self, entries: Sequence[Entry], metric: Metric, days: int) -> Summary:
        """The sum (``15 km``) or the mean (``62.9 kg``), and how many days are marked.

        Days with a mark but no amount show as ``2/7``, beside the sum when there is one.
        """
        values = valued(entries)
        amounts = [one.number for one in values if one.number is not None]
        marked = f"{len(values)}/{days}" if len(values) > len(amounts) else ""
        if not amounts:
            return Summary(marked, None, metric.unit, len(values), days)
        if metric.combine is Combine.LAST:
            mean = tidy(sum(amounts) / len(amounts))
            text = _with_unit(rounded(mean, 1), metric.unit)
            return Summary(text, mean, metric.unit, len(amounts), days)
        total = tidy(sum(amounts))
        text = f"{_with_unit(_sensible(total), metric.unit)} {marked}".strip()
        return Summary(text, total, metric.unit, len(values), days)


def _entry(text: str, metric: Metric, day: date) -> Entry:
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


def _sum_text(earlier: str, later: str, metric: Metric) -> str:
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


def _sensible(total: float) -> float:
    """At most two decimals, or three figures of what is less than one."""
    return rounded(total, 2) if total >= 1 else float(f"{total:.3g}")


def _with_unit(number: float, unit: str) -> str:
    return f"{number_text(number)} {unit}".strip()


def _example(metric: Metric) -> str:
    unit = known(metric.unit)
    if unit is not None and unit.dimension == "length":
        return f"4{metric.unit}, 11{metric.unit}/50min"
    return f"4{metric.unit}"


def _refusal(text: str, metric: Metric) -> str:
    if near := nearest_amount(text):
        return f"{shown(text)} is no amount. Write {near}."
    return f"{shown(text)} is no amount for {metric.slug}. Write {_example(metric)} or x."
