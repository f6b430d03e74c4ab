"""The program's words in other languages than English, in which they stand in the source.

``zh.po`` is the catalogue as translators know it, and ``zh.py`` is generated from it
(``python -m habit.locale.compiling``): importing gettext, and reading a catalogue with it,
costs a tenth of a start. Nothing is imported for English.
"""

from collections.abc import Callable
from importlib import import_module

Translator = Callable[[str], str]
"""Gives a text of the source in the reader's language, or as it is when it has none."""


def translator(language: str) -> Translator:
    """The translator into a language: ``en`` or one of the catalogues."""
    if language == "en":
        return _as_it_is
    messages: dict[str, str] = import_module(f"habit.locale.{language}").MESSAGES

    def translated(text: str) -> str:
        return messages.get(text, text)

    return translated


def _as_it_is(text: str) -> str:
    return text
