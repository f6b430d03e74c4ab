"""Skipped days in lines."""

from collections.abc import Iterator, Mapping

from habit.domain.outcomes import SkipChanged, SkipList
from habit.domain.skipped import EVERY_METRIC, Skip
from habit.render import Output
from habit.render.harmless import harmless
from habit.render.pieces import Line, paragraph, width_of
from habit.render.symbols import symbols
from habit.render.text.skip_edit import days_of_skip


def lines(value: SkipList | SkipChanged, output: Output) -> Iterator[Line]:
    """A line for each stretch, or one for what was changed."""
    width = width_of(output)
    if isinstance(value, SkipChanged):
        told = "count again" if value.removed else "do not count"
        yield from paragraph(_line(value.skip, value.labels, output, told), width)
        return
    if not value.skips:
        nothing = "No days are skipped. habit skip all 2024-02-01..2024-02-10 skips some."
        yield from paragraph(nothing, width)
    for one in value.skips:
        yield from paragraph(_line(one, value.labels, output, "do not count"), width)


def _line(skip: Skip, labels: Mapping[str, str], output: Output, told: str) -> str:
    every = skip.metric_id == EVERY_METRIC
    label = "All metrics" if every else harmless(labels.get(skip.metric_id, skip.metric_id).strip())
    days = (skip.last - skip.first).days + 1
    many = (
        told
        if days > 1
        else told.replace("do not count", "does not count").replace("count again", "counts again")
    )
    number = f" ({days} days)" if days > 1 else ""
    dot = symbols(unicode=output.unicode).dot
    return f"{label} {dot} {days_of_skip(skip, output)}{number} {many}"
