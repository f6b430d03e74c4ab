"""What the user says about their sleep: which days are free, and how much they need."""

from datetime import date

from habit.domain.days import DAY_MIN
from habit.domain.quiethours import NotADuration, duration_text, read_duration
from habit.errors import UsageProblem
from habit.lighttypes import NamedTuple

WEEKEND = "saturday sunday"
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_METRIC = "metric:"
_LEAST_NEED = 180
_LEAST_LETTERS = 2


class NotFreeDays(UsageProblem):
    """The text names no free days."""


class FreeDays(NamedTuple):
    """The free days of every week as ISO weekdays, or the metric that marks them.

    ``metric`` is a metric's name, or "".
    """

    weekdays: tuple[int, ...]
    metric: str

    def holds(self, day: date) -> bool:
        """Whether it is one of the weekdays."""
        return day.isoweekday() in self.weekdays

    @property
    def text(self) -> str:
        """``saturday sunday``, ``metric:holiday``, ``none``."""
        if self.metric:
            return f"{_METRIC}{self.metric}"
        return " ".join(_WEEKDAYS[one - 1] for one in self.weekdays) or "none"


class SleepSettings(NamedTuple):
    """What the user has said about their sleep.

    ``need``: minutes of sleep that they need a night. ``alarm``: an alarm ends free nights too.
    """

    need: int
    free_days: FreeDays
    alarm: bool


def read_free_days(text: str) -> FreeDays:
    """The free days of ``weekend``, ``fri sat``, ``metric:holiday`` or ``none``."""
    plain = " ".join(text.replace(",", " ").split())
    if plain.casefold().startswith(_METRIC):
        name = plain[len(_METRIC) :].strip()
        if not name:
            raise NotFreeDays("Write metric: and the name of the metric that marks free days.")
        return FreeDays((), name)
    if plain.casefold() in {"weekend", "none"}:
        return read_free_days(WEEKEND) if plain.casefold() == "weekend" else FreeDays((), "")
    days: set[int] = set()
    for word in plain.casefold().split():
        matches = [
            number
            for number, name in enumerate(_WEEKDAYS, 1)
            if len(word) >= _LEAST_LETTERS and name.startswith(word)
        ]
        if len(matches) != 1:
            raise NotFreeDays(
                f"{word!r} is no day of the week. Write weekend, fri sat, metric:NAME or none."
            )
        days.update(matches)
    if not days:
        raise NotFreeDays("Write weekend, fri sat, metric:NAME or none.")
    return FreeDays(tuple(sorted(days)), "")


def read_need(text: str) -> int:
    """How many minutes of sleep ``8h`` or ``7h30m`` are, from 3 hours to less than a day."""
    try:
        minutes = int(read_duration(text).total_seconds() // 60)
    except NotADuration:
        minutes = 0
    if not _LEAST_NEED <= minutes < DAY_MIN:
        raise NotFreeDays(f"{text!r} is no need of sleep. Write 8h or 7h30m.")
    return minutes


def need_text(text: str) -> str:
    """The need in the one form that is kept."""
    return duration_text(read_need(text))
