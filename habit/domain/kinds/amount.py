"""Amounts: numbers with a unit, with the time they took, or a mark when nobody measured."""

from collections.abc import Sequence
from datetime import date

from habit.domain.entries import Entry, State
from habit.domain.kinds.rules import Reading, valued
from habit.domain.metrics import Combine, Metric
from habit.domain.numbertext import number_text, rounded, tidy
from habit.domain.present import Present
from habit.domain.verdicts import Summary


class AmountRules:
    """The text stays as it was written; the number underneath is in the metric's unit."""

    def read(
        self, text: str, metric: Metric, present: Present, *, day: date | None, second: bool
    ) -> Reading:
        """``4km``, ``62.8``, ``11km/50min``, ``4km+400m`` or a mark; an empty text is ``x``."""
        del second
        # a week is summed up without it
        from habit.domain.kinds.amountentry import entry_of  # noqa: PLC0415 - see above

        return Reading(entry_of(text or "x", metric, day or present.day))

    def add(self, earlier: Entry, later: Entry, metric: Metric) -> Entry:
        """Both together, or the last one, as the metric says; a mark never hides an amount."""
        if earlier.state is not State.VALUE or later.state is not State.VALUE:
            return later
        if later.number is None:
            return earlier
        if earlier.number is None or metric.combine is Combine.LAST:
            return later
        from habit.domain.kinds.amountentry import entry_of, sum_text  # noqa: PLC0415 - as above

        return entry_of(sum_text(earlier.text, later.text, metric), metric, later.day)

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


def _sensible(total: float) -> float:
    """At most two decimals, or three figures of what is less than one."""
    return rounded(total, 2) if total >= 1 else float(f"{total:.3g}")


def _with_unit(number: float, unit: str) -> str:
    return f"{number_text(number)} {unit}".strip()
