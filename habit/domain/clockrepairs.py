"""The nearest form inside the grammar of times for a text that is outside.

Only a refusal needs this, to name what could be written instead; nothing is read with it.
"""

import re
from collections.abc import Callable

_LONGEST = 60
"""Longer texts are no mistyped times."""

_HM = "([0-9]{1,2})[:.h点]([0-9]{2})"
_PARTS = "(.*)(?:凌晨|早上|上午|中午|下午|晚上) *"

_FIGURES = dict(zip("零〇一二两三四五六七八九", "001223456789", strict=True))
_SPELT = f"[{''.join(_FIGURES)}十]+"

_WORDING = (
    ("[!?！？。]+$", ""),
    ("([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})(?![0-9])日?[ t,]*", r"\1-0\2-0\3 "),
    ("(?<=-)0([0-9]{2})(?![0-9])", r"\1"),
    ("(?:^|(?<= ))(?:(?:at|um|about|around|tonight) |[@~约] ?)", ""),
    ("(?<=[a-z]),", ""),
    ("(?<=[0-9]h) (?=[0-9])", ""),
    ("(?<=[0-9])[ ,]*([ap])[. ]*m[.]?$", r"\1m"),
    ("(.+) (last night)", r"\2 \1"),
    ("點", "点"),
    ("点一刻", "点15"),
    ("点三刻", "点45"),
)
"""Wordings that say nothing more than the grammar's own, and what they come to there."""

_LAST_EVENING = "(last night|昨晚) ?(0?[6-9]|1[01])(?:[:.h点]([0-9]{2})|点?(半)?)分?"

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
    ("-([0-9]{1,2})", (r"-\1m",)),
    ("([0-9]{1,2}) ago", (r"\1m ago", r"\1h ago")),
    ("an? hour ago", ("1h ago",)),
    ("half past ([0-9]{1,2})", (r"\1:30",)),
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
    plain = " ".join(digits.replace("：", ":").lower().split())
    for pattern, form in _WORDING:
        plain = re.sub(pattern, form, plain)
    # the numeral of a weekday (周三) stays
    return re.sub(f"(?<![周期]){_SPELT}(?=[点时分])|(?<=[点时]){_SPELT}", _in_figures, plain)


def _in_figures(spelt: re.Match[str]) -> str:
    """A Chinese number below a hundred: ``十一`` is 11, ``零五`` is 05."""
    before, ten, after = spelt[0].partition("十")
    figures = ["".join(_FIGURES.get(one, "") for one in part) for part in (before, after)]
    return f"{figures[0] or 1}{figures[1] or 0}" if ten else figures[0]


def _repaired(plain: str, accepts: Callable[[str], bool]) -> tuple[str, ...]:
    if over := re.fullmatch("2([4-9])[:.h点]?([0-9]{2})", plain):
        # broadcasters' and owls' 25:10 is ten past one
        plain = f"{int(over[1]) - 4}:{over[2]}"
        return (plain,) if accepts(plain) else ()
    if late := re.fullmatch(_LAST_EVENING, plain):
        minutes = late[3] or ("30" if late[4] else "00")
        plain = f"{late[1]} {int(late[2]) + 12}:{minutes}"
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
