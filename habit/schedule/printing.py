"""The job as every scheduler would write it, for people who place it themselves."""

from collections.abc import Mapping
from pathlib import Path

from habit.schedule.crontab import cron_line
from habit.schedule.jobs import Job
from habit.schedule.launchd import LABEL, plist_text
from habit.schedule.systemd import unit_texts


def printed(job: Job, environ: Mapping[str, str]) -> list[str]:
    """The lines of the crontab, the units and the plist, each under a comment that names it."""
    log = Path(environ.get("HOME", "~")).expanduser() / "Library" / "Logs" / f"{LABEL}.log"
    parts = {
        "crontab": cron_line(job),
        **{f"~/.config/systemd/user/{name}": text for name, text in unit_texts(job).items()},
        f"~/Library/LaunchAgents/{LABEL}.plist": plist_text(job, log),
    }
    lines: list[str] = []
    # no terminal is sent a tab, and blanks say the same to launchd
    for place, text in parts.items():
        lines += [f"# {place}", *(text or b"").decode().expandtabs(4).splitlines(), ""]
    return lines[:-1]
