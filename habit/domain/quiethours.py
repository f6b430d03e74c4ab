"""Quiet hours and durations as they are written: ``23:00-8:00``, ``30m``, ``1h30m``."""

from datetime import datetime, timedelta

from habit.domain.days import clock_text
from habit.domain.present import Present
from habit.errors import UsageProblem
from habit.late import re
from habit.lighttypes import NamedTuple

_CLOCK = "([01]?[0-9]|2[0-3])[:：]([0-5][0-9])"
_HOURS = f"{_CLOCK} ?[-~–～] ?{_CLOCK}"
_DURATION = "(?=[0-9])(?:([0-9]{1,3}) ?h)? ?(?:([0-9]{1,4}) ?(?:m|min)?)?"
_HOUR = 60
_UNITS = {"h": _HOUR, "m": 1}
_DIGITS = 3


class NotQuietHours(UsageProblem):
    """The text is no stretch of the day."""


class NotADuration(UsageProblem):
    """The text says no number of minutes or hours."""


class QuietHours(NamedTuple):
    """A stretch of every day, over midnight when it ends before it begins; minutes 0..1439."""

    start: int
    end: int

    @property
    def text(self) -> str:
        """``23:00-8:00``."""
        return f"{clock_text(self.start)}-{clock_text(self.end)}"

    def holds(self, present: Present) -> bool:
        """Whether the user's clock is in it now; the last minute is outside."""
        return self.covers(present.local)

    def covers(self, local: datetime) -> bool:
        """Whether a time on the user's clock lies in it."""
        minute = local.hour * _HOUR + local.minute
        if self.start <= self.end:
            return self.start <= minute < self.end
        return minute >= self.start or minute < self.end


def read_quiet_hours(text: str) -> QuietHours | None:
    """The quiet hours that a text means; None for ``none``."""
    plain = text.strip()
    if plain.casefold() in {"", "none", "off"}:
        return None
    found = re.fullmatch(_HOURS, plain)
    if found is None:
        raise NotQuietHours(f"{text!r} are no quiet hours. Write 23:00-8:00, or none.")
    start, end = (_HOUR * int(found[one]) + int(found[one + 1]) for one in (1, 3))
    if start == end:
        raise NotQuietHours(f"{text!r} begins when it ends. Write 23:00-8:00, or none.")
    return QuietHours(start, end)


def read_duration(text: str) -> timedelta:
    """How long ``30m``, ``2h``, ``1h30m`` or ``45`` (minutes) is; longer than nothing."""
    plain = text.strip().lower()
    number, unit = plain[:-1], _UNITS.get(plain[-1:])
    if unit and len(number) <= _DIGITS and number.isascii() and number.isdigit():
        minutes = unit * int(number)  # as settings have it, which are read without patterns
    else:
        found = re.fullmatch(_DURATION, plain)
        minutes = _HOUR * int(found[1] or 0) + int(found[2] or 0) if found else 0
    if not minutes:
        raise NotADuration(f"{text!r} is no time to wait. Write 30m, 2h or 1h30m.")
    return timedelta(minutes=minutes)


def duration_text(minutes: int) -> str:
    """``1h30m``, ``2h``, ``45m``."""
    hours, rest = divmod(minutes, _HOUR)
    return (f"{hours}h" if hours else "") + (f"{rest}m" if rest or not hours else "")
