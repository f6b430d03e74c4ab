"""Which channels are in use, and what each is made of."""

import os
from collections.abc import Mapping, Sequence

from habit.notify.messages import Channel
from habit.settingtable import RemindSettings

PRINT = "print"
"""The channel that the command line itself provides: standard output, which cron mails."""


def channel_names(settings: RemindSettings) -> list[str]:
    """The names of the channels in use, without importing or asking anything."""
    chosen = {
        PRINT: settings.prints,
        "desktop": settings.desktop,
        "webhook": bool(settings.webhook),
        "command": bool(settings.command),
        "apprise": bool(settings.apprise),
    }
    return [name for name, in_use in chosen.items() if in_use]


def unheard(names: Sequence[str], scheduler: str, *, mails: bool) -> str:
    """Why nobody would be told by these ways under a scheduler, "" when somebody is."""
    if mails or list(names) != [PRINT]:
        return ""
    return (
        f"Nobody will be told: reminders are only printed, and {scheduler} mails nothing here. "
        "Try: habit config set remind_desktop on"
    )


def channel_named(
    name: str, settings: RemindSettings, environ: Mapping[str, str], printing: Channel
) -> Channel:
    """The channel of a name; each imports what it needs, urllib and subprocess, only here."""
    match name:
        case "desktop":
            from habit.notify.desktop import Desktop  # noqa: PLC0415 - see above

            return Desktop(environ, os.getuid())
        case "webhook":
            from habit.notify.webhook import Webhook  # noqa: PLC0415 - see above

            return Webhook(settings.webhook)
        case "command":
            from habit.notify.command import Command  # noqa: PLC0415 - see above

            return Command(settings.command, environ)
        case "apprise":
            from habit.notify.apprise_address import AppriseAddress  # noqa: PLC0415 - see above

            return AppriseAddress(settings.apprise)
        case _:
            return printing
