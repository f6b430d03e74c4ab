"""How many terminal cells a text takes, which is not its number of characters."""

from habit.late import unicodedata

_JOINERS = frozenset("\u200b\u200c\u200d\u2060\ufe0e\ufe0f\ufeff")
"""Characters without a width that Unicode does not file under the combining marks."""


def display_width(text: str) -> int:
    """The number of terminal cells: 2 for wide East Asian characters, 0 for combining marks.

    Widths are those of UAX #11; its ambiguous characters count as 1, as terminals draw them.
    """
    if text.isascii():
        return len(text)
    return sum(_character_width(character) for character in text)


def padded(text: str, width: int) -> str:
    """The text with blanks after it up to ``width`` cells; a longer text stays whole."""
    return text + " " * (width - display_width(text))


def _character_width(character: str) -> int:
    if character in _JOINERS or unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
