"""Explanations of figures in lines."""

from collections.abc import Iterator

from habit.domain.sleep.explanations import EXPLANATIONS
from habit.domain.sleep.report import Explained
from habit.locale import said
from habit.render import Output
from habit.render.pieces import Line, paragraph, plain, width_of
from habit.render.styles import QUIET, TITLE

_INDENT = "  "


def lines(value: Explained, output: Output) -> Iterator[Line]:
    """Each figure with what it is, how it is computed, and from where."""
    width = width_of(output)
    for number, name in enumerate(value.names):
        one = EXPLANATIONS[name]
        if number:
            yield []
        yield plain(f"{said(one.title)} ({one.name})", TITLE)
        yield from paragraph(said(one.plain), width, indent=_INDENT)
        yield from paragraph(said(one.exact), width, indent=_INDENT)
        if one.source:
            yield from paragraph(one.source, width, QUIET, _INDENT)
