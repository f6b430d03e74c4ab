"""Which backups stay: the newest of each of the last days, weeks and months that have one."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from habit.domain.checkup import Backup

DAYS, WEEKS, MONTHS = 7, 4, 12

BY_HAND = "by-hand"
"""Backups that the user made are the user's to delete."""

BEFORE = "before-"
BEFORE_KEPT_FOR = timedelta(days=90)
"""What was saved before an upgrade or a repair is kept until its result has been lived with."""


def superfluous(backups: Iterable[Backup], today: date) -> list[Backup]:
    """The backups that may go."""
    own = [one for one in backups if one.reason != BY_HAND]
    newest_first = sorted(own, key=lambda one: one.moment, reverse=True)
    kept = {
        # whatever else there is: a copy of today that went would be made again at once
        *(one for one in own if one.day == today),
        *_newest(newest_first, lambda day: (day,), DAYS),
        *_newest(newest_first, lambda day: day.isocalendar()[:2], WEEKS),
        *_newest(newest_first, lambda day: (day.year, day.month), MONTHS),
        *(
            one
            for one in own
            if one.reason.startswith(BEFORE) and today - one.day <= BEFORE_KEPT_FOR
        ),
    }
    return [one for one in newest_first if one not in kept]


def _newest(
    newest_first: list[Backup], period: Callable[[date], tuple[object, ...]], most: int
) -> list[Backup]:
    """The newest backup of each of the last ``most`` periods that have one."""
    found: dict[tuple[object, ...], Backup] = {}
    for one in newest_first:
        found.setdefault(period(one.day), one)
    return list(found.values())[:most]
