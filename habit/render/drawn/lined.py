"""Every value that is laid out in lines, with its styles where colour is allowed."""

from importlib import import_module

from habit.render import Output, Rendered
from habit.render.drawn.screen import drawn
from habit.render.pieces import LINED, joined


def write(value: object, output: Output) -> Rendered:
    """The lines, drawn by Rich where there is colour to draw."""
    lines = list(import_module(LINED[type(value).__name__]).lines(value, output))
    if not output.colour:
        return Rendered(joined(lines))
    from rich.text import Text

    return Rendered(drawn([Text.assemble(*line) for line in lines], output))
