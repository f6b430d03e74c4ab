"""All settings: one table that ``habit config`` and the documentation read."""

from collections.abc import Mapping

from habit.config import DAY_SETTINGS, NotASetting, SettingSpec, valid_text
from habit.domain.languages import AUTO, LANGUAGES
from habit.domain.masking import masked_address, masked_command, masked_url
from habit.domain.quiethours import QuietHours, duration_text, read_duration, read_quiet_hours
from habit.late import re
from habit.lighttypes import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from habit.domain.freedays import SleepSettings

USUAL_LEAD = "30m"

NOTHING = "none"
"""The value of a setting that is not in use."""


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
        raise NotASetting(f"language is one of {', '.join((AUTO, *LANGUAGES))}; {text!r} is not.")
    return word


def _check_criteria(text: str) -> str:
    from habit.domain.plansettings import check_criteria  # noqa: PLC0415 - no daily command reads it

    return check_criteria(text)


def _check_headings(text: str) -> str:
    from habit.domain.plansettings import check_headings  # noqa: PLC0415 - no daily command reads it

    return check_headings(text)


SETTINGS = DAY_SETTINGS | {
    spec.name: spec
    for spec in (
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
        name: valid_text(spec, stored)
        for name, spec in SETTINGS.items()
        if name.startswith("remind_")
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
        valid_text(SETTINGS[name], stored) for name in ("sleep_need", "free_days", "sleep_alarm")
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
