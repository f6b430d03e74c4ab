"""Insights in lines."""

from collections.abc import Iterator

from habit.domain.compare import Comparison
from habit.domain.insights import Insight, Insights, Outcome
from habit.domain.textwidth import display_width
from habit.locale import marked, said, told
from habit.render import Output
from habit.render.dates import range_text
from habit.render.figuretext import duration
from habit.render.harmless import harmless
from habit.render.pieces import Line, left, paragraph, width_of
from habit.render.styles import QUIET, TITLE
from habit.render.symbols import Symbols, symbols

_CLEAR = 0.05
_LABEL = 13
_TITLES = {Outcome.FALL_ASLEEP: marked("fell asleep"), Outcome.DURATION: marked("slept")}
_WORDS = {
    Outcome.FALL_ASLEEP: (marked("earlier"), marked("later")),
    Outcome.DURATION: (marked("shorter"), marked("longer")),
}


def lines(value: Insights, output: Output) -> Iterator[Line]:
    """Each habit with what the nights after it were like, or that there are not enough."""
    signs = symbols(unicode=output.unicode)
    width = width_of(output)
    dates = range_text(value.period.first, value.period.last, signs)
    title = said("Nights after days with and without a habit, {dates}")
    yield from paragraph(title.format(dates=dates), width, TITLE)
    if not value.insights:
        none = said("There is no metric of something done or not done. habit metric add makes one.")
        yield from paragraph(none, width)
    habit = ""
    for one in value.insights:
        if one.named.metric.id != habit:
            habit = one.named.metric.id
            yield []
            yield from paragraph(harmless(one.named.label.strip()), width, TITLE)
        yield from _insight(one, signs, width)
    yield []
    yield from paragraph(_legend(value), width, QUIET)


def _insight(one: Insight, signs: Symbols, width: int) -> Iterator[Line]:
    head = f"  {left(said(_TITLES[one.outcome]), _LABEL)}"
    room = display_width(head)
    text = told(one.comparison.remark) or _told(one.comparison, _WORDS[one.outcome], signs)
    for number, line in enumerate(paragraph(text, width - room)):
        yield [(" " * room if number else head, ""), *line]


def _told(found: Comparison, words: tuple[str, str], signs: Symbols) -> str:
    star = " *" if (found.corrected_p or 1.0) < _CLEAR else ""
    return said(
        "{difference}{star} (95 %: {low} to {high}), p {p}, corrected {corrected}, {with_habit} "
        "nights with, {without} without"
    ).format(
        difference=_later(found.difference, words, signs),
        star=star,
        low=_later(found.low, words, signs),
        high=_later(found.high, words, signs),
        p=_p(found.p),
        corrected=_p(found.corrected_p),
        with_habit=found.with_habit.n,
        without=found.without.n,
    )


def _later(minutes: float | None, words: tuple[str, str], signs: Symbols) -> str:
    if minutes is None:
        return signs.dash
    if not round(minutes):
        return "0m"
    return f"{duration(abs(minutes), signs)} {said(words[minutes > 0])}"


def _p(value: float | None) -> str:
    return "" if value is None else f"{value:.2g}" if value >= 0.001 else "<0.001"  # noqa: PLR2004 - as papers print it


def _legend(value: Insights) -> str:
    text = said(
        "Differences of means, with minus without; 95 % intervals by bootstrap, p by permutation "
        "({rounds} rounds), corrected for their number, {made} (Holm); * corrected p below 0.05. "
        "Below {least} nights on either side nothing is compared. Days between a habit's first "
        "and last entry that have none count as days without it. Days near each other are alike; "
        "intervals and p are widened for that. What goes together need not have to do with each "
        "other: weekends, seasons and moods may be behind both."
    ).format(rounds=value.rounds, made=value.made, least=value.least)
    if value.passed_over:
        names = ", ".join(one.metric.slug for one in value.passed_over)
        passed = said(" Not compared, as they are nothing done or not done: {names}.")
        text += passed.format(names=names)
    return text
