"""Which language the user reads, and which a document is written in."""

from collections.abc import Mapping

AUTO = "auto"
"""The value of the setting ``language`` that follows the locale."""

LANGUAGES = ("en", "zh")
"""English is what the program is written in; the others have catalogues."""


def language_of(setting: str, environ: Mapping[str, str]) -> str:
    """The language of a setting, or of the locale."""
    if setting in LANGUAGES:
        return setting
    named = locale_of(environ)
    return next((one for one in LANGUAGES if named.startswith(one)), "en")


def written_in(text: str) -> str:
    """The language of what is written already: ``zh`` with Chinese characters in it, else ``en``.

    What is added to a document follows it, and not the language that its reader has set.
    """
    return "zh" if any("\u4e00" <= character <= "\u9fff" for character in text) else "en"


def locale_of(environ: Mapping[str, str]) -> str:
    """The locale of messages: LC_ALL, then LC_MESSAGES, then LANG; "" where none is set."""
    return environ.get("LC_ALL") or environ.get("LC_MESSAGES") or environ.get("LANG") or ""
