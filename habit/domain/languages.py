"""Which language the user reads."""

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


def locale_of(environ: Mapping[str, str]) -> str:
    """The locale of messages: LC_ALL, then LC_MESSAGES, then LANG; "" where none is set."""
    return environ.get("LC_ALL") or environ.get("LC_MESSAGES") or environ.get("LANG") or ""
