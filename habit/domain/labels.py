"""What a row's label says: which metric it means, and the goal that people write into it."""

import re
from unicodedata import normalize

_PARENTHESISED = re.compile(r"\([^()]*(?:\)|\Z)|【[^【】]*(?:】|\Z)")
_EMPHASIS = re.compile(r"[*`]|<[^<>]*>")
_JOINTS = re.compile(r"[\s_-]+")
_NOT_IN_A_SLUG = re.compile(r"[^\w+#]+|_")
_TIME_GOAL = re.compile(r"\b(before|after)\s+([0-9]{1,2})(?::([0-9]{2}))?\s*([ap]m)?(?![0-9:])")
_RANGE_GOAL = re.compile(r"\(\s*([0-9]{1,2})\s*[~-]\s*([0-9]{1,2})\s*\)")
_NOON = 12
_LAST_HOUR = 23
_LAST_MINUTE = 59


def full_key(label: str) -> str:
    """The label without regard to case, width, blanks, emphasis and a final colon."""
    plain = _EMPHASIS.sub("", normalize("NFKC", label)).casefold().strip(" \t:.")
    return _JOINTS.sub("-", plain).strip("-") or label.strip()


def short_key(label: str) -> str:
    """The same without what stands in brackets: ``Fall Sleep (Before 2am)`` is ``fall-sleep``.

    A label that stands wholly in brackets keeps them.
    """
    bare = normalize("NFKC", label)
    while (shorter := _PARENTHESISED.sub(" ", bare)) != bare:
        bare = shorter
    return full_key(bare) if bare.strip(" \t*`:.") else full_key(label)


def slug_of(key: str) -> str:
    """A slug from a key: lower case, words of any script joined by dashes; never empty."""
    return _JOINTS.sub("-", _NOT_IN_A_SLUG.sub("-", key)).strip("-") or "metric"


def goal_in(label: str) -> str | None:
    """The goal that a label speaks of, as ``habit metric goal`` takes it, or None.

    ``(Before 2am -> 0am)`` is ``before 2:00``, of two times the one that holds now; ``(2~3)``
    is ``2-3 a day``.
    """
    plain = normalize("NFKC", label).casefold()
    if found := _TIME_GOAL.search(plain):
        hour, minute = int(found[2]), int(found[3] or 0)
        if found[4]:
            hour = hour % _NOON + (_NOON if found[4] == "pm" else 0)
        if hour <= _LAST_HOUR and minute <= _LAST_MINUTE:
            return f"{found[1]} {hour}:{minute:02}"
    if found := _RANGE_GOAL.search(plain):
        return f"{int(found[1])}-{int(found[2])} a day"
    return None
