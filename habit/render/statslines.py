"""Strength and streaks in lines."""

from collections.abc import Iterator

from habit.domain.figures import Figure
from habit.domain.goals import Per
from habit.domain.habitstats import Method, StatsCard, StatsList
from habit.domain.streaks import Streak
from habit.domain.textwidth import display_width
from habit.locale import marked, said, told
from habit.render import Output
from habit.render.dates import full_day_text, month_day_text
from habit.render.harmless import harmless
from habit.render.pieces import Line, left, paragraph, plain, right
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
    width = max(output.width, 40) if output.terminal else 80
    if isinstance(value, StatsCard):
        yield from _card(value, signs, output)
    else:
        yield from _list(value, signs)
    yield []
    yield from paragraph(said(_LEGENDS[value.method]), width, QUIET)


def _card(card: StatsCard, signs: Symbols, output: Output) -> Iterator[Line]:
    yield plain(f"{harmless(card.named.label.strip())} ({card.named.metric.slug})", TITLE)
    yield _fact(said("goal"), goal_text(card.goal) or "none")
    yield _fact(said("strength"), _strength(card, signs))
    if len(card.history) > 1:
        bars, size = buckets([value for _, value in card.history], _BARS)
        first, last = card.history[0][0], card.history[-1][0]
        yield _fact("", sparkline(bars, unicode=output.unicode, ends=(0.0, 1.0)))
        each = "" if size == 1 else said(", a bar is the mean of {size}").format(size=size)
        days = said("{first} to {last}")
        days = days.format(first=full_day_text(first), last=full_day_text(last))
        yield plain(f"{' ' * (_NAME + 2)}{days}{each}", QUIET)
    yield _fact(said("streak"), _running(card, signs))
    if card.best:
        best = card.streaks.best
        runs = [f"{_run(one, signs)}{said(' (best)') if one == best else ''}" for one in card.best]
        yield _fact(said("longest"), runs[0])
        yield from (_fact("", one) for one in runs[1:])
    for counts in card.counts:
        yield _fact(
            said("weeks") if counts.per is Per.WEEK else said("days"),
            said("{met} met, {missed} missed, {skipped} skipped, {unknown} unknown").format(
                met=counts.met,
                missed=counts.missed,
                skipped=counts.skipped,
                unknown=counts.unknown,
            ),
        )
    if card.since is not None:
        yield _fact(said("since"), full_day_text(card.since))


def _list(value: StatsList, signs: Symbols) -> Iterator[Line]:
    names = [harmless(one.named.label.strip()) for one in value.cards]
    label = min(max([6, *map(display_width, names)]), _LABEL)
    heads = [said("Strength"), "n", said("Streak"), said("Best"), said("met"), said("missed")]
    widths = [9, 5, 10, 10, 10, 10]
    yield plain(_row("", label, heads, widths), QUIET)
    for name, card in zip(names, value.cards, strict=True):
        short = clipped(wrap(name, label), 1, label, signs.ellipsis)[0]
        texts = [
            _percent(card.strength, signs),
            str(card.strength.n),
            _length(card.streaks.current, signs),
            _length(card.streaks.best, signs),
            _sums([f"{one.met}{_unit(one.per)}" for one in card.counts], signs),
            _sums([f"{one.missed}{_unit(one.per)}" for one in card.counts], signs),
        ]
        yield plain(_row(short, label, texts, widths))


def _row(label: str, width: int, texts: list[str], widths: list[int]) -> str:
    columns = "".join(right(text, room) for text, room in zip(texts, widths, strict=True))
    return left(label, width) + columns


def _fact(name: str, text: str) -> Line:
    return [(f"  {left(name, _NAME)}", QUIET), (text, "")]


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
    first = month_day_text(streak.first)
    if streak.first.year != streak.last.year:
        first = said("{date} {year}").format(date=first, year=streak.first.year)
    last, year = month_day_text(streak.last), streak.last.year
    if streak.first.year == year:
        days = said("{first} {dash} {last} {year}")
        days = days.format(first=first, dash=signs.dash, last=last, year=year)
    else:
        days = f"{first} {signs.dash} {said('{date} {year}').format(date=last, year=year)}"
    return f"{_length(streak, signs)}, {days}"


def _running(card: StatsCard, signs: Symbols) -> str:
    current = card.streaks.current
    if current is None:
        return said("none now")
    since = said(", since {day}").format(day=full_day_text(current.first))
    return f"{_length(current, signs)}{since}"
