"""The help of a command in the reader's language.

The source has it in English; a catalogue knows it paragraph by paragraph.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from inspect import cleandoc
from typing import Any

from habit.cli.context import AppContext
from habit.domain.languages import AUTO, language_of
from habit.locale import marked, said, spoken, use
from habit.render.flowing import flowed

WIDTH = 80
"""Cells beyond which no line of help goes; the library counts characters."""

_UNBROKEN = 9999
"""A width at which the library breaks no line, so that only those are broken that cells fill."""

VERBATIM = "\b"
"""What begins a paragraph whose lines are kept as they are."""

_HEADINGS = (
    marked("Usage:"),
    marked("Options:"),
    marked("Arguments:"),
    marked("Commands:"),
    marked("Example:"),
    marked("Show this message and exit."),
    marked("[required]"),
)
"""What the libraries, and our examples, write into every help."""


def help_of(command: Any, ctx: Any, get_help: Any) -> str:
    """A command's help: what ``get_help`` makes of it, in the reader's language."""
    use(language_for(ctx))
    if spoken() != "en":
        ctx.terminal_width = _UNBROKEN
    with _translated(command):
        text: str = get_help(ctx)
    if said(_HEADINGS[0]) == _HEADINGS[0]:
        return text
    for heading in _HEADINGS:
        text = text.replace(heading, said(heading))
    # a list's heading gets its colon from the library
    text = re.sub(r"(?m)^(\S+):$", "\\1：", text)
    return flowed(text, WIDTH)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a docstring, each on one line; verbatim ones as they are."""
    parts = cleandoc(text).split("\n\n")
    return [part if part.startswith(VERBATIM) else " ".join(part.split()) for part in parts]


def said_help(text: str | None) -> str | None:
    """A help text with each of its paragraphs translated."""
    if text is None:
        return None
    return "\n\n".join(
        part if part.startswith(VERBATIM) else said(part) for part in paragraphs(text)
    )


@contextmanager
def _translated(command: Any) -> Iterator[None]:
    """The command with its texts, those of its parameters and of what it lists, translated."""
    texts = [
        (one, name, getattr(one, name, None))
        for one in (command, *command.params, *getattr(command, "commands", {}).values())
        for name in ("help", "epilog")
    ]
    try:
        for one, name, text in texts:
            if text:
                setattr(one, name, said_help(text))
        yield
    finally:
        for one, name, text in texts:
            if text:
                setattr(one, name, text)


def language_for(ctx: Any) -> str:
    """The language that the store's settings name, without making one, or that of the locale."""
    return language_of(_setting(ctx), os.environ)


def _setting(ctx: Any) -> str:
    from habit.store.peeking import peek

    try:
        db = None if ctx is None else ctx.find_root().params.get("db")
        repository = peek(AppContext(db).target)
        if repository is None:
            return AUTO
        try:
            return repository.settings().get("language", AUTO)
        finally:
            repository.close()
    except Exception:  # noqa: BLE001 - whatever is wrong with the store, help is given
        return AUTO
