"""The sleep report in lines."""

from collections.abc import Iterator, Sequence

from habit.domain.averages import unwrapped
from habit.domain.figures import Figure
from habit.domain.sleep.clockstats import ClockFigures
from habit.domain.sleep.explanations import EXPLANATIONS
from habit.domain.sleep.measures import Measures, NightCounts
from habit.domain.sleep.report import DIARY, SleepReport, singles
from habit.domain.textwidth import display_width
from habit.domain.trends import Change
from habit.locale import said, told
from habit.render import Output
from habit.render.dates import range_text
from habit.render.figuretext import clock, duration, value
from habit.render.pieces import Line, left, paragraph, plain, right, width_of
from habit.render.sparks import buckets, sparkline
from habit.render.styles import QUIET, TITLE
from habit.render.symbols import Symbols, symbols

_LABEL = 13
_COLUMNS = (7, 8, 6, 10, 8, 5)
_NAME = 25
_VALUE = 10
_BARS = 60
_TABLE = 80
"""The width from which the means stand in a table."""

_ROOM = 20
"""The width below which the facts of a figure stand under it."""

_CLOCKS = ("fall-asleep", "get-up", "mid-sleep")


def lines(report: SleepReport, output: Output) -> Iterator[Line]:
    """The nights there are, the two tables of means, the single figures, the sparklines."""
    signs = symbols(unicode=output.unicode)
    width = width_of(output)
    period = report.period
    head = range_text(period.first, period.last, signs)
    title = f"{told(period.name)} {signs.dot} {head}" if period.name else head
    yield from paragraph(title, width, TITLE)
    yield from paragraph(nights_text(report.now.counts, signs), width)
    yield []
    yield from _means(report, signs, width)
    for remark in _remarks(report):
        yield from paragraph(f"{signs.dash} {told(remark)}", width, QUIET)
    yield []
    yield from _singles(report, signs, width)
    yield from _trend(report, signs, width, unicode=output.unicode)
    yield []
    yield from paragraph(_legend(report), width, QUIET)


def nights_text(counts: NightCounts, signs: Symbols) -> str:
    """``25 of 30 nights known, 1 of them awake all night; unknown: 5 …``."""
    text = said("{known} of {total} nights known").format(known=counts.known, total=counts.total)
    if counts.all_nighters:
        text += said(", {number} of them awake all night").format(number=counts.all_nighters)
    if counts.gaps:
        gaps = ", ".join(f"{number} {signs.dash} {told(reason)}" for reason, number in counts.gaps)
        text += said("; unknown: {gaps}").format(gaps=gaps)
    return text


def _means(report: SleepReport, signs: Symbols, width: int) -> Iterator[Line]:
    clocks = (said("mean"), said("median"), "SD", said("earliest"), said("latest"), "n")
    lengths = (*clocks[:3], said("shortest"), said("longest"), "n")
    against = said("change") if report.changes else ""
    slept = EXPLANATIONS["duration"].title
    if width < _TABLE:
        for title, texts, change in _rows(report, signs):
            heads = lengths if title == slept else clocks
            parts = [f"{head} {text}" for head, text in zip(heads, texts, strict=True)]
            parts += [f"{against} {change}"] * bool(change)
            yield plain(said(title))
            yield from paragraph(", ".join(parts), width, indent="  ")
        return
    yield plain(_row("", clocks, against), QUIET)
    for title, texts, change in _rows(report, signs):
        if title == slept:
            yield plain(_row("", ("", "", "", *lengths[3:5], ""), ""), QUIET)
        yield plain(_row(said(title), texts, change))


def _rows(report: SleepReport, signs: Symbols) -> Iterator[tuple[str, list[str], str]]:
    """Each row's title, its figures and its change."""
    for name in _CLOCKS:
        figures = _clock_figures(report.now, name)
        texts = [
            clock(figures.mean.value, signs),
            clock(figures.median.value, signs),
            duration(figures.sd.value, signs),
            clock(figures.earliest.value, signs),
            clock(figures.latest.value, signs),
            str(figures.n),
        ]
        change = _change(report.changes.get(name), (said("earlier"), said("later")), signs)
        yield EXPLANATIONS[name].title, texts, change
    slept = report.now.duration
    texts = [
        duration(one.value, signs)
        for one in (slept.mean, slept.median, slept.sd, slept.shortest, slept.longest)
    ]
    change = _change(report.changes.get("duration"), (said("shorter"), said("longer")), signs)
    yield EXPLANATIONS["duration"].title, [*texts, str(slept.n)], change


def _remarks(report: SleepReport) -> Iterator[str]:
    """Why there is no mean, SD or change in the table above."""
    now = report.now
    found = [
        (what, name, figure.remark)
        for name in _CLOCKS
        for what, figure in (
            ("mean", _clock_figures(now, name).mean),
            ("SD", _clock_figures(now, name).sd),
        )
        if _clock_figures(now, name).n
    ]
    if now.duration.n:
        found.append(("SD", "duration", now.duration.sd.remark))
    found += [("change", name, one.remark) for name, one in report.changes.items()]
    names: dict[tuple[str, str], list[str]] = {}
    for what, name, remark in found:
        if remark:
            names.setdefault((what, remark), []).append(said(EXPLANATIONS[name].title))
    for (what, remark), of in names.items():
        yield f"{what} of {', '.join(of)}: {remark}"


def _clock_figures(found: Measures, name: str) -> ClockFigures:
    return {
        "fall-asleep": found.fall_asleep,
        "get-up": found.get_up,
        "mid-sleep": found.mid_sleep,
    }[name]


def _row(label: str, texts: Sequence[str], change: str) -> str:
    columns = "".join(right(text, width) for text, width in zip(texts, _COLUMNS, strict=True))
    return f"{left(label, _LABEL)}{columns}   {change}".rstrip()


def _change(change: Change | None, words: tuple[str, str], signs: Symbols) -> str:
    if change is None:
        return ""
    if change.difference is None or change.margin is None:
        return signs.dash
    plus_minus = "±" if signs.dot == "·" else "+-"
    word = words[change.difference > 0] if round(change.difference) else "later or earlier"
    size = duration(abs(change.difference), signs)
    star = " *" if change.is_clear else ""
    if not round(change.difference):
        return f"{size} {plus_minus}{duration(change.margin, signs)}"
    return f"{size} {word} {plus_minus}{duration(change.margin, signs)}{star}"


def _singles(report: SleepReport, signs: Symbols, width: int) -> Iterator[Line]:
    now = singles(report.now)
    before = {} if report.before is None else singles(report.before)
    recorded = any(now[name].n for name in DIARY)
    missing: dict[str, list[str]] = {}
    for name, figure in now.items():
        if name in DIARY and not recorded:
            continue
        if figure.value is None:
            missing.setdefault(figure.remark, []).append(said(EXPLANATIONS[name].title))
            continue
        facts = [f"n {figure.n}"]
        earlier = before.get(name)
        if earlier is not None and earlier.value is not None:
            text = said("before {value} (n {n})")
            facts.append(text.format(value=value(earlier, signs), n=earlier.n))
        facts += _facts(report, name, signs)
        title = said(EXPLANATIONS[name].title)
        text = f"{left(title, _NAME)}{right(value(figure, signs), _VALUE)}   "
        room = display_width(text)
        if width - room < _ROOM:
            yield plain(text.rstrip())
            yield from paragraph(", ".join(facts), width, indent="  ")
            continue
        first, *rest = paragraph(", ".join(facts), width - room)
        yield [(text, ""), *first]
        yield from ([(" " * room, ""), *line] for line in rest)
    for reason, titles in missing.items():
        yield from paragraph(f"{signs.dash} {'; '.join(titles)}: {told(reason)}", width, QUIET)


def _facts(report: SleepReport, name: str, signs: Symbols) -> list[str]:
    """What belongs to a figure: its scale, and what it was taken from."""
    jetlag, deviation, debt = report.now.jetlag, report.now.deviation, report.now.debt
    facts: dict[str, str] = {
        "sri": said("of -100..100, 24 elapsed hours apart"),
        "stability": said("of 0..1"),
        "social-jetlag": said("free nights are {direction}, {work} work, {free} free").format(
            direction=_direction(jetlag.relative), work=jetlag.work.n, free=jetlag.free.n
        ),
        "phase-deviation": said("from {what} {time}").format(
            what="MSFsc" if deviation.by_chronotype else said("mean mid-sleep"),
            time=clock(deviation.reference_min, signs),
        ),
        "weekly-loss": said("a week"),
        "debt": said("need {need} a night, {number} below it").format(
            need=duration(debt.need_min, signs), number=debt.nights_below
        ),
    }
    unknown = report.now.counts.total - debt.n
    if name in {"debt", "debt-net", "shortfall"} and unknown:
        left_out = said("{number} unknown left out").format(number=unknown)
        facts[name] = ", ".join(one for one in (facts.get(name), left_out) if one)
    return [facts[name]] if name in facts else []


def _direction(relative: Figure) -> str:
    if relative.value is None or not round(relative.value):
        return said("no later")
    return said("later") if relative.value > 0 else said("earlier")


def _trend(report: SleepReport, signs: Symbols, width: int, *, unicode: bool) -> Iterator[Line]:
    known = [one for one in report.onsets if one is not None]
    numbers = iter(unwrapped(known) or [])
    onsets = [None if one is None else next(numbers, None) for one in report.onsets]
    rows = (
        (said("Fell asleep"), onsets, clock),
        (said("Slept"), list(report.durations), duration),
    )
    shown = False
    for label, series, text in rows:
        reduced, size = buckets(series, min(_BARS, width - _LABEL))
        held = [one for one in reduced if one is not None]
        if len(held) < 2:  # noqa: PLR2004 - one bar shows nothing
            continue
        if not shown:
            yield []
            shown = True
        bars = sparkline(reduced, unicode=unicode)
        yield plain(f"{left(label, _LABEL)}{bars}")
        ends = said("{low} (low) to {high} (high)")
        ends = ends.format(low=text(min(held), signs), high=text(max(held), signs))
        each = said("a bar is a night")
        if size > 1:
            each = said("a bar is the mean of {size} nights").format(size=size)
        legend = f"{ends}, {each}, {said('blank is unknown')}"
        yield from paragraph(legend, width, QUIET, " " * _LABEL)


def _legend(report: SleepReport) -> str:
    free = report.asked.free_days
    parts = [said("Free days: {days}.").format(days=free)]
    if report.changes:
        parts.append(
            said(
                "change: against the period before, with its 95 % margin; * where it leaves out 0."
            )
        )
    parts.append(
        said("habit sleep --explain NAME says what a figure is: duration, sri, debt, all.")
    )
    return " ".join(parts)
