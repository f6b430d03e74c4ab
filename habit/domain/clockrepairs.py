"""The nearest form inside the grammar of times for a text that is outside.

Only a refusal needs this, to name what could be written instead; nothing is read with it.
"""

import re
from collections.abc import Callable

_LONGEST = 60
"""Longer texts are no mistyped times."""

_HM = "([0-9]{1,2})[:.h点]([0-9]{2})"
_PARTS = "(.*)(?:凌晨|早上|上午|中午|下午|晚上) *"

_REPAIRS = (
    ("([0-9]{1,2})([ap])m", (r"\1:00\2m",)),
    (_HM + "[ap]m", (r"\1:\2",)),
    ("([0-9]{1,2})", (r"\1:00",)),
    ("([0-9]{1,2}) ?(?:o'?clock|uhr)", (r"\1:00",)),
    ("([0-9]{1,2}) ?h", (r"\1:00", r"\1h ago")),
    ("([0-9]{1,2})[:.h]([0-9])", (r"\1:0\2", r"\1:\g<2>0")),
    ("([0-9]{1,2})[-;,'/_ ]+([0-9]{2})", (r"\1:\2",)),
    ("([0-9]{1,2}) ?[:.h] ?([0-9]{2})", (r"\1:\2",)),
    (_HM + "[:.][0-9]{2}.*", (r"\1:\2",)),
    (_HM + "m?", (r"\1h\2",)),
    ("-" + _HM, (r"\1:\2", r"-\1h\2m")),
    ("-?([0-9]{1,3}) ?m(?:in(?:ute)?s?)?(?: ago)?", (r"\1m ago",)),
    ("-?([0-9]{1,2}) ?h(?:(?:ou)?rs?)?(?: ago)?", (r"\1h ago",)),
    ("-?([0-9]{1,2})h([0-9]{1,2})(?: ago)?", (r"\1h\2m ago",)),
    ("(.*[0-9])[点时]", (r"\1点00",)),
    ("(.*[0-9])[点时]([0-9])分?", (r"\1点0\2",)),
    ("(.*[0-9])时([0-9]{2})分?", (r"\1点\2",)),
    (_PARTS + "(.+)", (r"\1凌晨\2", r"\1早上\2", r"\1下午\2", r"\1晚上\2")),
    (_PARTS + "(.+)", (r"\1\2",)),
    ("midnight|午夜", ("0:00",)),
    ("noon|正午", ("12:00",)),
    ("([0-9]{4}-[0-9]{2}-[0-9]{2})[t,]+(.+)", (r"\1 \2",)),
    ("(.+) (?:at|um|@) (.+)", (r"\1 \2",)),
    ("(.+) (.+)", (r"\2 \1",)),
    ("(.+)", (r"\1 23:50",)),
)
"""Mistyped forms, and what each may have been meant as; tried in this order."""


def nearest(text: str, accepts: Callable[[str], bool]) -> tuple[str, ...]:
    """The forms that ``accepts`` says yes to and that lie nearest to a text, perhaps none."""
    if len(text) > _LONGEST:
        return ()
    plain = _plain(text)
    if accepts(plain):
        return (plain,)
    return _repaired(plain, accepts) or _part_repaired(plain, accepts) or _prefix(plain, accepts)


def _plain(text: str) -> str:
    digits = "".join(str(int(one)) if one.isdecimal() else one for one in text)
    blanks = " ".join(digits.replace("：", ":").lower().split())
    return re.sub("(?<=[0-9])[ ,]*([ap])[. ]*m[.]?$", r"\1m", blanks)


def _repaired(plain: str, accepts: Callable[[str], bool]) -> tuple[str, ...]:
    if over := re.fullmatch("2([4-9])[:.h点]?([0-9]{2})", plain):
        # broadcasters' and owls' 25:10 is ten past one
        plain = f"{int(over[1]) - 4}:{over[2]}"
        return (plain,) if accepts(plain) else ()
    for pattern, forms in _REPAIRS:
        if found := re.fullmatch(pattern, plain):
            candidates = [found.expand(form) for form in forms]
            if good := tuple(one for one in candidates if accepts(one)):
                return good
    return ()


def _part_repaired(plain: str, accepts: Callable[[str], bool]) -> tuple[str, ...]:
    """The day word kept and the time after it repaired."""
    for blank in re.finditer(" |天|昨晚|(?:周|星期).", plain):
        head, tail = plain[: blank.end()], plain[blank.end() :]
        forms = _repaired(tail, accepts)
        if good := tuple(head + form for form in forms if accepts(head + form)):
            return good
    return ()


def _prefix(plain: str, accepts: Callable[[str], bool]) -> tuple[str, ...]:
    """The longest run of leading words that is a time by itself."""
    words = plain.split(" ")
    for count in range(len(words) - 1, 0, -1):
        if accepts(leading := " ".join(words[:count])):
            return (leading,)
    return ()
