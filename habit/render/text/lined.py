"""Plain text of every value that is laid out in lines."""

from importlib import import_module

from habit.render import Output, Rendered
from habit.render.pieces import LINED, joined


def write(value: object, output: Output) -> Rendered:
    """The lines without their styles."""
    return Rendered(joined(import_module(LINED[type(value).__name__]).lines(value, output)))
