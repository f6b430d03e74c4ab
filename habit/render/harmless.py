"""The user's own text made safe to print."""

BLANKS = "\u00a0\u3000"
"""Blanks that people type and that Python does not count as printable."""

JOINER = "\u200d"
"""Joins emoji into one; format characters otherwise can reorder or hide a line."""


def harmless(text: str) -> str:
    r"""The text with control and formatting characters shown by their escapes, as in ``\x1b``."""
    if text.isprintable():
        return text
    return "".join(
        one
        if one.isprintable() or one in BLANKS or one == JOINER
        else one.encode("unicode_escape").decode("ascii")
        for one in text
    )
