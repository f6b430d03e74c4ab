"""Reminders as they are written on a command line: their days, times and names."""

import re
from collections.abc import Sequence

from habit.domain.clocktext import clock_minute
from habit.domain.days import clock_text
from habit.domain.daytext import shown
from habit.domain.quiethours import read_duration
from habit.domain.reminders import EVERY_DAY, What
from habit.errors import UsageProblem

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SETS = {"daily": EVERY_DAY, "all": EVERY_DAY, "weekdays": "12345", "weekend": "67"}
SHORTEST_REPEAT = 5
"""Minutes; the scheduler does not run more often."""


class NotAReminder(UsageProblem):
    """What was typed makes no reminder."""


def read_days(text: str) -> str:
    """ISO weekday numbers in order, for ``mon-fri``, ``sat,sun``, ``fri-mon``, ``weekdays``."""
    chosen: set[int] = set()
    for part in text.casefold().replace(" ", "").split(","):
        if part in _SETS:
            chosen |= {int(one) for one in _SETS[part]}
            continue
        first, dash, last = part.partition("-")
        start = _weekday(first, text)
        end = _weekday(last, text) if dash else start
        chosen |= {(start - 1 + step) % 7 + 1 for step in range((end - start) % 7 + 1)}
    return "".join(str(one) for one in sorted(chosen))


def read_at(text: str) -> int:
    """The minute of the day (0..1439) of ``21:30`` or ``9:30pm``."""
    minute = clock_minute(text.strip())
    if minute is None:
        raise NotAReminder(f"{shown(text)} is no time of day. Write it like 21:30.")
    return minute


def read_every(text: str) -> int:
    """The minutes of ``2h`` or ``30m``, from SHORTEST_REPEAT up to a day."""
    plain = {"hour": "1h", "day": "24h"}.get(text.strip().casefold(), text)
    minutes = int(read_duration(plain).total_seconds() // 60)
    if not SHORTEST_REPEAT <= minutes <= 24 * 60:
        raise NotAReminder(f"{shown(text)}: a reminder comes every 5m at the most, 24h at least.")
    return minutes


def default_name(what: What, at: int | None, slugs: Sequence[str]) -> str:
    """What a reminder is called when the user gives it no name: ``running-21:30``."""
    words = list(slugs) if what is What.MISSING and slugs else [what.value]
    return "-".join([*words, *([] if at is None else [clock_text(at)])])


def check_name(text: str) -> str:
    """The name itself, or NotAReminder when it could be mistaken for an option or for several."""
    name = text.strip()
    if not re.fullmatch(r"\w[\w:.-]{0,79}", name):
        raise NotAReminder(f"{shown(text)} is no name. Use letters, digits, : . and -, as in work.")
    return name


def _weekday(word: str, text: str) -> int:
    matches = [day for day in _DAYS if len(word) > 1 and day.startswith(word)]
    if len(matches) != 1:
        raise NotAReminder(f"{shown(text)} are no days. Write mon-fri, sat,sun or daily.")
    return _DAYS.index(matches[0]) + 1
