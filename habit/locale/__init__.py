"""The program's words in other languages than English, in which they stand in the source.

``zh.po`` is the catalogue as translators know it, and ``zh.py`` is generated from it
(``python -m habit.locale.compiling``): importing gettext, and reading a catalogue with it,
costs a tenth of a start. Nothing is imported for English.
"""

from habit.lighttypes import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Translator = Callable[[str], str]


def translator(language: str) -> "Translator":
    """What gives a text of the source in a language: ``en``, or one of the catalogues."""
    if language == "en":
        return _as_it_is
    from importlib import import_module  # noqa: PLC0415 - English goes without

    messages: dict[str, str] = import_module(f"habit.locale.{language}").MESSAGES

    def translated(text: str) -> str:
        return messages.get(text, text)

    return translated


def use(language: str) -> None:
    """Speak a language from now on; a process speaks one at a time."""
    _SPOKEN[0] = translator(language)


def said(text: str) -> str:
    """A text of the source in the language that is spoken, or as it is where it has no other.

    Placeholders in braces are filled in afterwards: ``said("was {before}").format(…)``.
    """
    return _SPOKEN[0](text)


def marked(text: str) -> str:
    """A text that is translated later, where it is shown; the catalogue has to know it."""
    return text


def _as_it_is(text: str) -> str:
    return text


_SPOKEN: "list[Translator]" = [_as_it_is]
"""The one language of the process."""
