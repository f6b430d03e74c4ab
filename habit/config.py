"""The settings: one table that loading, ``habit config`` and the documentation all read."""

from collections.abc import Callable, Mapping
from zoneinfo import ZoneInfo

from habit.domain.languages import AUTO, LANGUAGES
from habit.domain.masking import masked_address, masked_command, masked_url
from habit.domain.quiethours import QuietHours, duration_text, read_duration, read_quiet_hours
from habit.errors import UsageProblem
from habit.late import re
from habit.lighttypes import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from habit.domain.freedays import SleepSettings

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

USUAL_LEAD = "30m"

NOTHING = "none"
"""The value of a setting that is not in use."""

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


class RemindSettings(NamedTuple):
    """How reminders are told: the channels, and when to be quiet.

    ``webhook``, ``command`` and ``apprise`` are "" where there is none; they may hold secrets.
    ``lead`` is how many minutes before the goal a bedtime is told.
    """

    prints: bool
    desktop: bool
    webhook: str
    command: str
    apprise: str
    quiet: QuietHours | None
    lead: int


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


def _check_switch(text: str) -> str:
    word = text.strip().casefold()
    if word not in {"on", "off"}:
        raise NotASetting(f"{text!r} is neither on nor off.")
    return word


def _check_webhook(text: str) -> str:
    url = text.strip()
    if url.casefold() == NOTHING:
        return NOTHING
    if not re.fullmatch(r"https?://[^/?#\s]+[^\s]*", url, re.IGNORECASE):
        raise NotASetting("That is no web address. Write https://…, or none.")
    return url


def _check_apprise(text: str) -> str:
    url = text.strip()
    if url.casefold() == NOTHING:
        return NOTHING
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9]*://\S+", url):
        raise NotASetting("That is no address for apprise. Write one such as ntfy://…, or none.")
    return url


def _check_command(text: str) -> str:
    command = text.strip()
    if "\n" in command:
        raise NotASetting("A command is one line. Put more into a script.")
    return NOTHING if command.casefold() in {"", NOTHING} else command


def _check_quiet(text: str) -> str:
    hours = read_quiet_hours(text)
    return NOTHING if hours is None else hours.text


def _check_lead(text: str) -> str:
    return duration_text(int(read_duration(text).total_seconds() // 60))


def _check_need(text: str) -> str:
    from habit.domain.freedays import need_text  # noqa: PLC0415 - no daily command reads it

    return need_text(text)


def _check_free_days(text: str) -> str:
    from habit.domain.freedays import read_free_days  # noqa: PLC0415 - no daily command reads it

    return read_free_days(text).text


def _check_language(text: str) -> str:
    word = text.strip().casefold()
    if word not in {AUTO, *LANGUAGES}:
        raise NotASetting(f"language is auto, {' or '.join(LANGUAGES)}, and {text!r} is none.")
    return word


def _check_criteria(text: str) -> str:
    from habit.domain.plansettings import check_criteria  # noqa: PLC0415 - no daily command reads it

    return check_criteria(text)


def _check_headings(text: str) -> str:
    from habit.domain.plansettings import check_headings  # noqa: PLC0415 - no daily command reads it

    return check_headings(text)


SETTINGS = {
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
        SettingSpec(
            "remind_print",
            "on",
            "Whether reminders are printed. What a job prints, cron mails.",
            _check_switch,
        ),
        SettingSpec(
            "remind_desktop",
            "off",
            "Whether reminders are shown on the desktop, by notify-send.",
            _check_switch,
        ),
        SettingSpec(
            "remind_webhook",
            NOTHING,
            "A web address that reminders are posted to as JSON, or none. "
            "What stands behind a # is put into the JSON: https://ntfy.sh/#topic=habits",
            _check_webhook,
            masked_url,
        ),
        SettingSpec(
            "remind_command",
            NOTHING,
            "A command of yours that the shell runs with each reminder on its input, or none.",
            _check_command,
            masked_command,
        ),
        SettingSpec(
            "remind_apprise",
            NOTHING,
            "An address for apprise, or none. It needs: pip install 'habit[apprise]'",
            _check_apprise,
            masked_address,
        ),
        SettingSpec(
            "remind_quiet",
            NOTHING,
            "Hours of silence such as 23:00-8:00, or none. A reminder waits for their end.",
            _check_quiet,
        ),
        SettingSpec(
            "remind_lead",
            USUAL_LEAD,
            "How long before the goal of tonight a bedtime is told.",
            _check_lead,
        ),
        SettingSpec(
            "sleep_need",
            "8h",
            "How much sleep you need a night: what sleep debt is counted from.",
            _check_need,
        ),
        SettingSpec(
            "free_days",
            "saturday sunday",
            "The days on which you may sleep as you like: weekend, fri sat, none, or metric:NAME "
            "for the days on which that metric has a value.",
            _check_free_days,
        ),
        SettingSpec(
            "sleep_alarm",
            "off",
            "Whether an alarm ends the nights before free days too: then they say nothing of "
            "your chronotype.",
            _check_switch,
        ),
        SettingSpec(
            "language",
            AUTO,
            "The language of messages and help: en, zh, or auto for that of the locale.",
            _check_language,
        ),
        SettingSpec(
            "plan_criteria",
            AUTO,
            "What tasks are rated by in habit plan, with the highest scores and any weights: "
            "urgency(3), liking(1)*2. auto: as the last document had them.",
            _check_criteria,
        ),
        SettingSpec(
            "plan_headings",
            AUTO,
            "The other headings of a plan, four with commas between: total, share, at least, "
            "Summary.",
            _check_headings,
        ),
    )
}


def spec_of(name: str) -> SettingSpec:
    """The setting of that name, dashes and case aside; NotASetting says where they are listed."""
    wanted = name.strip().casefold().replace("-", "_")
    if wanted not in SETTINGS:
        raise NotASetting(f"There is no setting {name!r}. habit config list shows them.")
    return SETTINGS[wanted]


def load_reminding(stored: Mapping[str, str]) -> RemindSettings:
    """How reminders are told, from the stored settings; raises as ``load``."""
    texts = {
        name: _valid(spec, stored) for name, spec in SETTINGS.items() if name.startswith("remind_")
    }
    webhook, command, apprise = (
        "" if texts[name] == NOTHING else texts[name]
        for name in ("remind_webhook", "remind_command", "remind_apprise")
    )
    return RemindSettings(
        prints=texts["remind_print"] == "on",
        desktop=texts["remind_desktop"] == "on",
        webhook=webhook,
        command=command,
        apprise=apprise,
        quiet=read_quiet_hours(texts["remind_quiet"]),
        lead=_lead_min(texts["remind_lead"]),
    )


def load_sleep(stored: Mapping[str, str]) -> "SleepSettings":
    """What the user has said about their sleep, from the stored settings; raises as ``load``."""
    from habit.domain.freedays import (  # noqa: PLC0415 - no daily command reads it
        SleepSettings,
        read_free_days,
        read_need,
    )

    need, free, alarm = (
        _valid(SETTINGS[name], stored) for name in ("sleep_need", "free_days", "sleep_alarm")
    )
    return SleepSettings(read_need(need), read_free_days(free), alarm == "on")


def _lead_min(text: str) -> int:
    if text == USUAL_LEAD:  # reading it would cost a tenth of a start
        return 30
    return int(read_duration(text).total_seconds() // 60)


def shown_value(name: str, value: str) -> str:
    """A setting's value without its secret, also of a setting that is not known any more."""
    spec = SETTINGS.get(name)
    return value if spec is None or value == NOTHING else spec.shown(value)


def load(stored: Mapping[str, str]) -> Settings:
    """The settings in force, from the stored ones that differ from their defaults.

    A stored value that is not valid (any more) is refused, with the way to take it back.
    """
    texts = {name: _valid(SETTINGS[name], stored) for name in Settings._fields}
    zone = texts["zone"]
    return Settings(
        day_start=60 * int(texts["day_start"][:2]) + int(texts["day_start"][3:]),
        week_start=WEEKDAYS.index(texts["week_start"]) + 1,
        zone="" if zone == SYSTEM_ZONE else zone,
    )


def _valid(spec: SettingSpec, stored: Mapping[str, str]) -> str:
    if spec.name not in stored:
        return spec.default
    try:
        return spec.check(stored[spec.name])
    except UsageProblem as problem:
        raise NotASetting(f"{problem}\nhabit config unset {spec.name} takes it back.") from None
