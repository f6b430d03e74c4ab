"""Two weeks side by side in lines."""

from collections.abc import Iterator

from habit.domain.metrics import Kind
from habit.domain.numbertext import number_text, rounded
from habit.domain.textwidth import display_width
from habit.domain.verdicts import Summary, Verdict
from habit.domain.weekcomparison import ComparedRow, WeekComparison
from habit.domain.weeks import Week
from habit.locale import said
from habit.render import Output
from habit.render.dates import range_text
from habit.render.figuretext import duration
from habit.render.harmless import harmless
from habit.render.pieces import Line, left, paragraph, plain, width_of
from habit.render.styles import QUIET, TITLE, verdict_style
from habit.render.symbols import Symbols, symbols
from habit.render.weekgrid import summary_text
from habit.render.wrapping import clipped, wrap

_LABEL = 26
_COLUMN = 17


def lines(value: WeekComparison, output: Output) -> Iterator[Line]:
    """A line for each metric: both weeks and what changed from the earlier to the later."""
    signs = symbols(unicode=output.unicode)
    width = width_of(output)
    for week in (value.earlier, value.later):
        so_far = said(" (so far)") if value.today in week.days else ""
        yield from paragraph(f"{_head(week, signs)}{so_far}", width, TITLE)
    yield []
    names = [harmless(row.label.strip()) for row in value.rows]
    label = min(max([6, *map(display_width, names)]), _LABEL)
    heads = [value.earlier.name, value.later.name, said("Change")]
    stacked = width < label + 2 + 3 * _COLUMN
    if not stacked:
        yield plain(_row(" " * label, heads), QUIET)
    for name, row in zip(names, value.rows, strict=True):
        earlier = _cell(row.earlier, row.earlier_verdict, signs)
        later = _cell(row.later, row.later_verdict, signs)
        change = _change(row, signs, so_far=value.today is not None)
        if stacked:
            yield from paragraph(name, width)
            both = said("{earlier}, then {later}; {change}")
            both = both.format(earlier=earlier, later=later, change=change)
            yield from paragraph(both, width, indent="  ")
            continue
        short = clipped(wrap(name, label), 1, label, signs.ellipsis)[0]
        yield [
            (left(short, label) + "  ", ""),
            (left(earlier, _COLUMN), _style(row.earlier_verdict)),
            (left(later, _COLUMN), _style(row.later_verdict)),
            (change, ""),
        ]
    yield []
    legend = said(
        "(n): days that it was drawn from; {met} goal met, {missed} missed; {dash} not known"
    ).format(met=signs.met, missed=signs.missed, dash=signs.dash)
    yield from paragraph(legend, width, QUIET)


def _head(week: Week, signs: Symbols) -> str:
    return f"{week.name} {signs.dot} {range_text(week.first, week.last, signs)}"


def _style(verdict: Verdict | None) -> str:
    return verdict_style(verdict)


def _row(label: str, texts: list[str]) -> str:
    return f"{label}  {''.join(left(text, _COLUMN) for text in texts)}"


def _cell(summary: Summary | None, verdict: Verdict | None, signs: Symbols) -> str:
    if summary is None or not summary.text:
        return f"{signs.dash} {signs.verdict(verdict)}".rstrip()
    text = f"{summary_text(summary.text, signs)} ({summary.n})"
    return f"{text} {signs.verdict(verdict)}".rstrip()


def _change(row: ComparedRow, signs: Symbols, *, so_far: bool) -> str:
    number, kind = row.difference, row.metric.kind
    if number is None:
        return signs.dash
    if kind is Kind.CLOCK:
        size, words = duration(abs(number), signs), (said("earlier"), said("later"))
    elif kind is Kind.SPAN:
        size, words = duration(abs(number), signs), (said("less"), said("more"))
    elif kind is Kind.GRADE:
        size, words = number_text(abs(number)), (said("better"), said("worse"))
    else:
        unit = f" {row.metric.unit}" if row.metric.unit else ""
        size, words = f"{number_text(rounded(abs(number), 2))}{unit}", (said("less"), said("more"))
    if size in {"0m", "0", f"0 {row.metric.unit}"}:
        return said("the same")
    # a sum goes on growing until its week is over
    growing = so_far and kind is not Kind.CLOCK and kind is not Kind.GRADE
    return f"{size} {words[number > 0]}{said(' so far') if growing else ''}"
