"""Lines made of styled pieces: one layout for pipes and for terminals."""

from collections.abc import Iterable

from habit.domain.textwidth import display_width, padded
from habit.render import Output
from habit.render.wrapping import wrap

Piece = tuple[str, str]
"""A text and its style."""

Line = list[Piece]

LINED: dict[str, str] = {
    "SleepReport": "habit.render.sleeplines",
    "Explained": "habit.render.explainlines",
    "SleepRaster": "habit.render.rasterlines",
    "StatsCard": "habit.render.statslines",
    "StatsList": "habit.render.statslines",
    "SkipList": "habit.render.skiplines",
    "SkipChanged": "habit.render.skiplines",
    "MonthSheet": "habit.render.monthlines",
    "YearMap": "habit.render.yearlines",
    "WeekComparison": "habit.render.comparelines",
    "Insights": "habit.render.insightlines",
}
"""The module whose ``lines`` lays a value out, by the name of its type."""


_NARROWEST = 40
_PIPE = 80


def width_of(output: Output) -> int:
    """The cells that a line may have: those of the terminal, or 80 where there is none."""
    return max(output.width, _NARROWEST) if output.terminal else _PIPE


def joined(lines: Iterable[Line]) -> str:
    """The lines as plain text."""
    texts = ("".join(text for text, _ in line).rstrip() for line in lines)
    return "".join(f"{text}\n" for text in texts)


def plain(text: str, style: str = "") -> Line:
    """A line of one piece."""
    return [(text, style)]


def paragraph(text: str, width: int, style: str = "", indent: str = "") -> list[Line]:
    """The text in as many lines as it takes."""
    return [plain(indent + line, style) for line in wrap(text, width - display_width(indent))]


def right(text: str, width: int) -> str:
    """The text with blanks before it up to ``width`` cells."""
    return " " * (width - display_width(text)) + text


def left(text: str, width: int) -> str:
    """The text with blanks after it up to ``width`` cells."""
    return padded(text, width)
