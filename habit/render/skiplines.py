"""Skipped days in lines."""

from collections.abc import Iterator, Mapping

from habit.domain.outcomes import SkipChanged, SkipList
from habit.domain.skipped import EVERY_METRIC, Skip
from habit.locale import said
from habit.render import Output
from habit.render.harmless import harmless
from habit.render.pieces import Line, paragraph, width_of
from habit.render.symbols import symbols
from habit.render.text.skip_edit import days_of_skip


def lines(value: SkipList | SkipChanged, output: Output) -> Iterator[Line]:
    """A line for each stretch, or one for what was changed."""
    width = width_of(output)
    if isinstance(value, SkipChanged):
        line = _line(value.skip, value.labels, output, again=value.removed)
        yield from paragraph(line, width)
        return
    if not value.skips:
        none = said("No days are skipped. habit skip all this week skips some.")
        yield from paragraph(none, width)
    for one in value.skips:
        yield from paragraph(_line(one, value.labels, output, again=False), width)


def _line(skip: Skip, labels: Mapping[str, str], output: Output, *, again: bool) -> str:
    every = skip.metric_id == EVERY_METRIC
    label = said("All metrics") if every else labels.get(skip.metric_id, skip.metric_id).strip()
    number = (skip.last - skip.first).days + 1
    days = days_of_skip(skip, output)
    if number > 1:
        days += said(" ({number} days)").format(number=number)
        told = said("count again") if again else said("do not count")
    else:
        told = said("counts again") if again else said("does not count")
    return f"{harmless(label)} {symbols(unicode=output.unicode).dot} {days} {told}"
