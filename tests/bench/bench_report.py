"""The table of ratios, with the budgets that hold and those that do not."""

from collections.abc import Iterable, Mapping, Sequence

from bench_beyond import EVERY_FORM
from bench_commands import (
    BARE,
    EXPRESS,
    FLAT,
    FLAT_GOAL,
    FORMS,
    OVER_SQLITE,
    WITHOUT_STORE,
    Form,
)
from bench_timing import Timing

HEAD = f"{'':<34}{'×':>7}{'half of the runs':>18}{'processor':>11}{'must':>7}{'':>4}{'goal':>6}"

RATIO_HEAD = f"{'×':>7}{'processor':>29}{'must':>7}{'':>4}{'goal':>6}"
"""The same of the ratio of two medians."""


def by_name(timings: Iterable[Timing]) -> dict[str, Timing]:
    """The timings by the names of their commands."""
    return {timing.name: timing for timing in timings}


class Report:
    """Lines that say how the figures stand; ``kept`` is False once a "must" was not kept."""

    def __init__(self, base: Timing) -> None:
        self._base = base
        self.kept = True

    def references(self, timings: Sequence[Timing]) -> list[str]:
        """The measure itself in milliseconds, and imports beside it."""
        first = f"1 × is {BARE}: {self._base.median * 1000:.1f} ms, {len(self._base.seconds)} runs"
        return [first, "", *(self._line(timing) for timing in timings)]

    def forms(self, title: str, timings: Mapping[str, Timing]) -> list[str]:
        """Our own commands against their budgets."""
        forms = [form for form in (*FORMS, *WITHOUT_STORE) if form.name in timings]
        return ["", f"{title:<34}{HEAD[34:]}", *(self._judged(one, timings) for one in forms)]

    def flatness(self, short: Mapping[str, Timing], long: Mapping[str, Timing]) -> list[str]:
        """Fifty years against one."""
        lines = ["", f"{'habit, 50 years / 1 year':<34}{RATIO_HEAD}"]
        for form in (one for one in FORMS if one.flat):
            one, other = long[form.name], short[form.name]
            lines.append(self._compared(one, other, one.median / other.median, FLAT, FLAT_GOAL))
        return lines

    def over_sqlite(self, sqlite: Timing, timings: Mapping[str, Timing]) -> list[str]:
        """The forms of the express lane against the import that none of them can do without."""
        lines = ["", f"{'habit, 50 years / import sqlite3':<34}{RATIO_HEAD}"]
        for form in (one for one in FORMS if one.goal <= EXPRESS):
            one = timings[form.name]
            lines.append(self._compared(one, sqlite, one.median / sqlite.median, None, OVER_SQLITE))
        return lines

    def over_sqlmodel(self, sqlmodel: Timing, timings: Mapping[str, Timing]) -> list[str]:
        """What goes beyond the daily commands against an import, judged by the processor's time."""
        lines = ["", f"{'habit / import sqlmodel':<34}{RATIO_HEAD}"]
        for form in EVERY_FORM:
            one = timings[form.name]
            ratio = one.processor_median / sqlmodel.processor_median
            lines.append(self._compared(one, sqlmodel, ratio, form.must, form.goal))
        return lines

    def others(self, timings: Sequence[Timing]) -> list[str]:
        """Other trackers."""
        return ["", "others, 1 year", *(self._line(timing) for timing in timings)]

    def _judged(self, form: Form, timings: Mapping[str, Timing]) -> str:
        timing = timings[form.name]
        ratio = timing.median / self._base.median
        goal = "✓" if ratio <= form.goal else "·"
        must = self._verdict(ratio, form.must)
        return f"{self._line(timing)}{form.must:>7} {must}{form.goal:>8} {goal}"

    def _compared(
        self, one: Timing, other: Timing, judged: float, must: float | None, goal: float
    ) -> str:
        """The ratios of two medians, one of which is judged."""
        ratio = one.median / other.median
        processor = one.processor_median / other.processor_median
        budget = "" if must is None else f"{must} {self._verdict(judged, must)}"
        reached = "✓" if judged <= goal else "·"
        return f"  {one.name:<32}{ratio:>7.2f}{processor:>29.2f}{budget:>9}{goal:>8} {reached}"

    def _verdict(self, ratio: float, must: float) -> str:
        if ratio <= must:
            return "✓"
        self.kept = False
        return "✗"

    def _line(self, timing: Timing) -> str:
        low, high = (edge / self._base.median for edge in timing.quartiles)
        ratio = timing.median / self._base.median
        spread = f"{low:.2f} – {high:.2f}"
        processor = timing.processor_median / self._base.processor_median
        return f"  {timing.name:<32}{ratio:>7.2f}{spread:>18}{processor:>11.2f}"
