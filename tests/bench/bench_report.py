"""The table of ratios, with the budgets that hold and those that do not."""

from collections.abc import Iterable, Mapping, Sequence

from bench_beyond import EVERY_FORM, OVER_SQLMODEL
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

HEAD = f"{'':<34}{'×':>7}{'half of the runs':>18}{'must':>7}{'':>4}{'goal':>6}"


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
        lines = ["", f"{'habit, 50 years / 1 year':<34}{'':>25}{'must':>7}{'':>4}{'goal':>6}"]
        for form in (one for one in FORMS if one.flat):
            ratio = long[form.name].median / short[form.name].median
            reached = "✓" if ratio <= FLAT_GOAL else "·"
            must = self._verdict(ratio, FLAT)
            lines.append(
                f"  {form.name:<32}{ratio:>7.2f}{'':>18}{FLAT:>7} {must}{FLAT_GOAL:>8} {reached}"
            )
        return lines

    def over_sqlite(self, sqlite: Timing, timings: Mapping[str, Timing]) -> list[str]:
        """The forms of the express lane against the import that none of them can do without."""
        lines = ["", f"{'habit, 50 years / import sqlite3':<34}{'':>36}{'goal':>6}"]
        for form in (one for one in FORMS if one.goal <= EXPRESS):
            ratio = timings[form.name].median / sqlite.median
            reached = "✓" if ratio <= OVER_SQLITE else "·"
            lines.append(f"  {form.name:<32}{ratio:>7.2f}{'':>27}{OVER_SQLITE:>8} {reached}")
        return lines

    def over_sqlmodel(self, sqlmodel: Timing, timings: Mapping[str, Timing]) -> list[str]:
        """What goes beyond the daily commands against an import, in the processor's time."""
        lines = ["", f"{'habit / import sqlmodel':<34}{'':>25}{'must':>7}{'':>4}{'goal':>6}"]
        for form in EVERY_FORM:
            ratio = timings[form.name].processor_median / sqlmodel.processor_median
            reached = "✓" if ratio <= form.goal else "·"
            must = self._verdict(ratio, OVER_SQLMODEL)
            lines.append(
                f"  {form.name:<32}{ratio:>7.2f}{'':>18}{OVER_SQLMODEL:>7} {must}"
                f"{form.goal:>8} {reached}"
            )
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

    def _verdict(self, ratio: float, must: float) -> str:
        if ratio <= must:
            return "✓"
        self.kept = False
        return "✗"

    def _line(self, timing: Timing) -> str:
        low, high = (edge / self._base.median for edge in timing.quartiles)
        ratio = timing.median / self._base.median
        spread = f"{low:.2f} – {high:.2f}"
        return f"  {timing.name:<32}{ratio:>7.2f}{spread:>18}"
