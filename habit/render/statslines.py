"""Strength and streaks in lines."""

from collections.abc import Iterator

from habit.domain.figures import Figure
from habit.domain.goals import Per
from habit.domain.habitstats import Method, StatsCard, StatsList
from habit.domain.streaks import Streak
from habit.domain.textwidth import display_width
from habit.locale import marked, said, told
from habit.render import Output
from habit.render.dates import full_day_text, range_text
from habit.render.harmless import harmless
from habit.render.pieces import Line, left, paragraph, plain, right, width_of
from habit.render.sparks import buckets, sparkline
from habit.render.styles import QUIET, TITLE
from habit.render.symbols import Symbols, symbols
from habit.render.weekgrid import goal_text
from habit.render.wrapping import clipped, wrap

_NAME = 11
_LABEL = 26
_BARS = 60

_LEGENDS = {
    Method.OWN: marked(
        "Strength: 100 % is every day or week met for long; 13 missed days in a row halve it. "
        "Skipped and unknown days leave it as it is. A full bar is 100 %; d: days, w: weeks."
    ),
    Method.LOOP: marked(
        "Strength as Loop Habit Tracker computes its score, from the goal of today."
    ),
}


def lines(value: StatsCard | StatsList, output: Output) -> Iterator[Line]:
    """One metric in full, or a line for each."""
    signs = symbols(unicode=output.unicode)
    width = width_of(output)
    if isinstance(value, StatsCard):
        yield from _card(value, signs, width, unicode=output.unicode)
    else:
        yield from _list(value, signs, width)
    yield []
    yield from paragraph(said(_LEGENDS[value.method]), width, QUIET)


def _card(card: StatsCard, signs: Symbols, width: int, *, unicode: bool) -> Iterator[Line]:
    title = f"{harmless(card.named.label.strip())} ({card.named.metric.slug})"
    yield from paragraph(title, width, TITLE)
    room = width - _NAME - 2
    yield from _fact(said("goal"), goal_text(card.goal) or "none", room)
    yield from _fact(said("strength"), _strength(card, signs), room)
    if len(card.history) > 1:
        bars, size = buckets([value for _, value in card.history], min(_BARS, room))
        first, last = card.history[0][0], card.history[-1][0]
        yield from _fact("", sparkline(bars, unicode=unicode, ends=(0.0, 1.0)), room)
        each = "" if size == 1 else said(", a bar is the mean of {size}").format(size=size)
        days = said("{first} to {last}")
        days = days.format(first=full_day_text(first), last=full_day_text(last))
        yield from paragraph(f"{days}{each}", width, QUIET, " " * (_NAME + 2))
    yield from _fact(said("streak"), _running(card, signs), room)
    for number, one in enumerate(card.best):
        best = said(" (best)") if one == card.streaks.best else ""
        yield from _fact("" if number else said("longest"), f"{_run(one, signs)}{best}", room)
    for counts in card.counts:
        yield from _fact(
            said("weeks") if counts.per is Per.WEEK else said("days"),
            said("{met} met, {missed} missed, {skipped} skipped, {unknown} unknown").format(
                met=counts.met,
                missed=counts.missed,
                skipped=counts.skipped,
                unknown=counts.unknown,
            ),
            room,
        )
    if card.since is not None:
        yield from _fact(said("since"), full_day_text(card.since), room)


def _list(value: StatsList, signs: Symbols, width: int) -> Iterator[Line]:
    names = [harmless(one.named.label.strip()) for one in value.cards]
    label = min(max([6, *map(display_width, names)]), _LABEL)
    heads = [said("Strength"), "n", said("Streak"), said("Best"), said("met"), said("missed")]
    widths = [9, 5, 10, 10, 10, 10]
    stacked = width < label + sum(widths)
    if not stacked:
        yield plain(_row("", label, heads, widths), QUIET)
    for name, card in zip(names, value.cards, strict=True):
        texts = [
            _percent(card.strength, signs),
            str(card.strength.n),
            _length(card.streaks.current, signs),
            _length(card.streaks.best, signs),
            _sums([f"{one.met}{_unit(one.per)}" for one in card.counts], signs),
            _sums([f"{one.missed}{_unit(one.per)}" for one in card.counts], signs),
        ]
        if stacked:
            parts = [f"{head} {text}" for head, text in zip(heads, texts, strict=True)]
            yield from paragraph(name, width)
            yield from paragraph(", ".join(parts).lower(), width, indent="  ")
            continue
        short = clipped(wrap(name, label), 1, label, signs.ellipsis)[0]
        yield plain(_row(short, label, texts, widths))


def _row(label: str, width: int, texts: list[str], widths: list[int]) -> str:
    columns = "".join(right(text, room) for text, room in zip(texts, widths, strict=True))
    return left(label, width) + columns


def _fact(name: str, text: str, room: int) -> Iterator[Line]:
    for number, line in enumerate(paragraph(text, room)):
        yield [(f"  {left('' if number else name, _NAME)}", QUIET), *line]


def _percent(figure: Figure, signs: Symbols) -> str:
    return signs.dash if figure.value is None else f"{figure.value * 100:.0f} %"


def _strength(card: StatsCard, signs: Symbols) -> str:
    figure = card.strength
    if figure.value is None:
        return f"{signs.dash} ({told(figure.remark)})"
    judged = said("days") if card.method is Method.LOOP else said("judged days and weeks")
    if card.method is Method.OWN and len(card.counts) == 1:
        weekly = card.counts[0].per is Per.WEEK
        judged = said("judged weeks") if weekly else said("judged days")
    return f"{_percent(figure, signs)} (n {figure.n} {judged})"


def _unit(per: Per) -> str:
    return "w" if per is Per.WEEK else "d"


def _sums(texts: list[str], signs: Symbols) -> str:
    return " ".join(texts) or signs.dash


def _length(streak: Streak | None, signs: Symbols) -> str:
    if streak is None:
        return signs.dash
    if streak.per is Per.WEEK:
        text = said("{number} week") if streak.length == 1 else said("{number} weeks")
    else:
        text = said("{number} day") if streak.length == 1 else said("{number} days")
    return text.format(number=streak.length)


def _run(streak: Streak, signs: Symbols) -> str:
    if streak.first == streak.last:
        return f"{_length(streak, signs)}, {full_day_text(streak.first)}"
    return f"{_length(streak, signs)}, {range_text(streak.first, streak.last, signs)}"


def _running(card: StatsCard, signs: Symbols) -> str:
    current = card.streaks.current
    if current is None:
        return said("none now")
    since = said(", since {day}").format(day=full_day_text(current.first))
    return f"{_length(current, signs)}{since}"
