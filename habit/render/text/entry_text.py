"""One entry in a line: the metric, the day, the value, and the moment that was understood."""

from datetime import datetime
from zoneinfo import ZoneInfo

from habit.domain.entries import Entry, State
from habit.locale import said
from habit.render import Output
from habit.render.dates import day_text, weekday_text
from habit.render.harmless import harmless
from habit.render.symbols import symbols


def entry_line(label: str, entry: Entry, output: Output) -> str:
    """``Fall Sleep · Mon 15 Jan · 3:40 (Tue 03:40 Asia/Shanghai)``."""
    dot = symbols(unicode=output.unicode).dot
    parts = [harmless(label.strip()), day_text(entry.day, output.year), value_text(entry)]
    return f" {dot} ".join(parts) + moment_text(entry, output)


def value_text(entry: Entry) -> str:
    """The value as the user wrote it."""
    return harmless(entry.text)


def moment_text(entry: Entry, output: Output) -> str:
    """`` (Tue 03:40 Asia/Shanghai)`` for what happened at a time of day, else ""."""
    if entry.state is State.TEXT:
        return said(" (kept as text)")
    if entry.instant is None or not entry.zone:
        return ""
    zone = ZoneInfo(entry.zone)
    start = entry.instant.astimezone(zone)
    clock = f"{weekday_text(start.date())} {_wall_text(start)}"
    if entry.end_instant is not None:
        end = entry.end_instant.astimezone(zone)
        other_day = f"{weekday_text(end.date())} " if end.date() != start.date() else ""
        clock += f"{symbols(unicode=output.unicode).dash}{other_day}{_wall_text(end)}"
    return f" ({clock} {entry.zone})"


def _wall_text(moment: datetime) -> str:
    """``02:30``, or ``02:30+01:00`` where the clocks showed that time twice."""
    other = moment.replace(fold=1 - moment.fold)
    repeated = other.utcoffset() != moment.utcoffset()
    return f"{moment:%H:%M}{moment.isoformat()[-6:]}" if repeated else f"{moment:%H:%M}"
