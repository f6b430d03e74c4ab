"""The settings that every command needs: when days and weeks begin, and in which zone."""

from collections.abc import Callable, Mapping
from zoneinfo import ZoneInfo

from habit.errors import UsageProblem
from habit.late import re
from habit.lighttypes import NamedTuple

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

SYSTEM_ZONE = "system"
"""The value of ``zone`` that follows the machine."""

_CLOCK = "([01]?[0-9]|2[0-3])[:：]([0-5][0-9])"


class NotASetting(UsageProblem):
    """No setting has the name, or the setting cannot have the value."""


class Settings(NamedTuple):
    """Every setting with its meaning.

    ``day_start`` is a minute of the day (0..1439), ``week_start`` an ISO weekday (1 is Monday),
    ``zone`` an IANA name, or "" for the system's own.
    """

    day_start: int
    week_start: int
    zone: str


def as_it_is(text: str) -> str:
    """A value that is no secret, as it is shown."""
    return text


class SettingSpec(NamedTuple):
    """One setting. ``check`` returns a text in its canonical form or raises NotASetting.

    ``shown`` is the value as lists, messages and the history show it: without its secret.
    """

    name: str
    default: str
    help: str
    check: Callable[[str], str]
    shown: Callable[[str], str] = as_it_is


def minute_of_day(text: str, what: str) -> int:
    """The minute of the day (0..1439) that ``H:MM`` names; ``what`` is named in the refusal."""
    match = re.fullmatch(_CLOCK, text.strip())
    if match is None:
        raise NotASetting(f"{what} is a time such as 4:00 or 12:00, and {text!r} is none.")
    return int(match[1]) * 60 + int(match[2])


def clock_setting(minute: int) -> str:
    """A minute of the day as settings are written: ``04:00``."""
    return f"{minute // 60:02}:{minute % 60:02}"


def zone_named(name: str) -> ZoneInfo:
    """The zone of an IANA name, or NotASetting."""
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, KeyError):
        raise NotASetting(
            f"{name!r} is no time zone known here. Write an IANA name such as Asia/Shanghai."
        ) from None


def _check_day_start(text: str) -> str:
    minute = minute_of_day(text, "day_start")
    if minute > 12 * 60:
        raise NotASetting(
            f"day_start lies between 00:00 and 12:00: at {clock_setting(minute)} "
            "the morning would belong to the day before."
        )
    return clock_setting(minute)


def _check_week_start(text: str) -> str:
    wanted = text.strip().casefold()
    matches = [day for day in WEEKDAYS if wanted and day.startswith(wanted)]
    if len(matches) != 1:
        raise NotASetting(f"week_start is a day from monday to sunday, and {text!r} is none.")
    return matches[0]


def _check_zone(text: str) -> str:
    name = text.strip()
    if name.casefold() in {"", SYSTEM_ZONE}:
        return SYSTEM_ZONE
    return zone_named(name).key


DAY_SETTINGS = {
    spec.name: spec
    for spec in (
        SettingSpec(
            "day_start",
            "04:00",
            "When a new day begins. Until then, what is logged belongs to the day that is ending. "
            "Clock metrics have an hour of their own (habit metric set METRIC --opens).",
            _check_day_start,
        ),
        SettingSpec(
            "week_start",
            "monday",
            "The first day of a week. Weeks keep their ISO names (2024-W03) by their Thursday.",
            _check_week_start,
        ),
        SettingSpec(
            "zone",
            SYSTEM_ZONE,
            "The time zone in which entries are made: an IANA name such as Asia/Shanghai, "
            "or system for the machine's own. Entries keep the zone they were made in.",
            _check_zone,
        ),
    )
}


def load(stored: Mapping[str, str]) -> Settings:
    """The settings in force, from the stored ones that differ from their defaults.

    A stored value that is not valid (any more) is refused, with the way to take it back.
    """
    texts = {name: valid_text(DAY_SETTINGS[name], stored) for name in Settings._fields}
    zone = texts["zone"]
    return Settings(
        day_start=60 * int(texts["day_start"][:2]) + int(texts["day_start"][3:]),
        week_start=WEEKDAYS.index(texts["week_start"]) + 1,
        zone="" if zone == SYSTEM_ZONE else zone,
    )


def valid_text(spec: SettingSpec, stored: Mapping[str, str]) -> str:
    """The text of a setting in force; NotASetting when the stored one is not valid (any more)."""
    if spec.name not in stored:
        return spec.default
    try:
        return spec.check(stored[spec.name])
    except UsageProblem as problem:
        raise NotASetting(f"{problem}\nhabit config unset {spec.name} takes it back.") from None
