"""Breaking a text into lines of a given display width without losing a character."""

from habit.domain.textwidth import display_width

IN_VALUES = "/+~～-,;，"
"""Signs after which a value may go on in the next line, besides blanks."""

IN_LABELS = "/-,;，、；：。"
"""The same for labels and goals."""

_OPENING = "(（"
"""Signs before which any text may go on in the next line."""

_WIDE_OPENING = "（「『《〈【"
_WIDE_CLOSING = "）」』》〉】，、；：。！？"
"""Signs that stay with what follows them, and with what they follow."""


def wrap(text: str, width: int, signs: str = IN_LABELS) -> list[str]:
    """Lines of at most ``width`` cells, broken where ``pieces`` are cut if it can.

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
    """The text cut where a line may end; joined, it is whole again.

    That is after blanks and ``signs``, before brackets, and between two ideographs or other
    wide letters, which is UAX #14 at its simplest: no line begins with a closing sign.
    """
    parts: list[str] = []
    part = ""
    for one in text:
        if part and _may_part(part, one, signs):
            parts.append(part)
            part = ""
        part += one
    return [*parts, part] if part else parts


def _may_part(part: str, after: str, signs: str) -> bool:
    before = part[-1]
    if after in _OPENING or (before.isspace() and not after.isspace()):
        return True
    if before in signs:
        # the dashes that an option begins with stay with it
        return after not in _WIDE_CLOSING and bool(part.strip(f"-{_OPENING}"))
    return _is_wide(before) and before not in _WIDE_OPENING and _begins_wide(after)


def _begins_wide(sign: str) -> bool:
    return sign in _WIDE_OPENING or (sign.isalpha() and _is_wide(sign))


def _is_wide(sign: str) -> bool:
    return display_width(sign) > 1


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
