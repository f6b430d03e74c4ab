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
    messages = _messages(language)

    def translated(text: str) -> str:
        return messages.get(text, text)

    return translated


def use(language: str) -> None:
    """Speak a language from now on; a process speaks one at a time."""
    _SPOKEN[0] = translator(language)
    _LANGUAGE[0] = language


def spoken() -> str:
    """The language that is spoken: ``en``, or one of the catalogues."""
    return _LANGUAGE[0]


def said(text: str) -> str:
    """A text of the source in the language that is spoken, or as it is where it has no other.

    Placeholders in braces are filled in afterwards: ``said("was {before}").format(…)``.
    """
    return _SPOKEN[0](text)


def told(text: str) -> str:
    """A finished sentence of the source, with its values in it, in the language that is spoken."""
    if _LANGUAGE[0] == "en":
        return text
    from habit.locale.retelling import retold  # noqa: PLC0415 - English goes without

    return retold(text, _messages(_LANGUAGE[0]))


def marked(text: str) -> str:
    """A text that is translated later, where it is shown; the catalogue has to know it."""
    return text


def _messages(language: str) -> dict[str, str]:
    from importlib import import_module  # noqa: PLC0415 - English goes without

    messages: dict[str, str] = import_module(f"habit.locale.{language}").MESSAGES
    return messages


def _as_it_is(text: str) -> str:
    return text


_LANGUAGE = ["en"]
"""The one language of the process."""

_SPOKEN: "list[Translator]" = [_as_it_is]
"""What gives a text in it."""
