"""Breaking a text into lines of a given display width without losing a character."""

from habit.domain.textwidth import display_width

IN_VALUES = "/+~～-,;，"
"""Signs after which a value may go on in the next line, besides blanks."""

IN_LABELS = "/-,;，、；：。"
"""The same for labels and goals."""

_OPENING = "(（"
"""Signs before which any text may go on in the next line."""


def wrap(text: str, width: int, signs: str = IN_LABELS) -> list[str]:
    """Lines of at most ``width`` cells, broken at blanks and after ``signs`` if it can.

    A single character wider than ``width`` has a line to itself.
    """
    lines: list[str] = []
    line = ""
    for piece in pieces(text, signs):
        if display_width((line + piece).rstrip()) <= width:
            line += piece
            continue
        if line.strip():
            lines.append(line.rstrip())
        *full, line = _chopped(piece, width)
        lines += full
    return [*lines, line.rstrip()]


def longest_piece(text: str, signs: str = IN_LABELS) -> int:
    """The width of the widest part that cannot be broken gracefully."""
    return max((display_width(piece.rstrip()) for piece in pieces(text, signs)), default=0)


def pieces(text: str, signs: str) -> list[str]:
    """The text cut after blanks and ``signs``, and before brackets; joined, it is whole again."""
    parts: list[str] = []
    part = ""
    for one in text:
        if part and (one in _OPENING or (part[-1].isspace() and not one.isspace())):
            parts.append(part)
            part = ""
        part += one
        if one in signs:
            parts.append(part)
            part = ""
    return [*parts, part] if part else parts


def _chopped(piece: str, width: int) -> list[str]:
    if display_width(piece.rstrip()) <= width:
        return [piece]
    lines = [""]
    for one in piece:
        if lines[-1] and display_width(lines[-1] + one) > width:
            lines.append("")
        lines[-1] += one
    return lines


def clipped(lines: list[str], most: int, width: int, ellipsis: str) -> list[str]:
    """At most ``most`` of the lines; the last one ends in ``ellipsis`` where some are missing."""
    if len(lines) <= most:
        return lines
    room = max(width - display_width(ellipsis), 0)
    return [*lines[: most - 1], wrap(lines[most - 1], room)[0] + ellipsis]
