"""jrnl, with a year of lines."""

from pathlib import Path

from bench_commands import environment, moments
from bench_store import LAST_WEEK, METRICS
from bench_timing import Command

_CONFIG = """\
journals:
  default:
    journal: {journal}
editor: ''
encrypt: false
timeformat: '%Y-%m-%d %H:%M'
highlight: true
linewrap: 79
tagsymbols: '#@'
default_hour: 9
default_minute: 0
template: false
indent_character: '|'
colors:
  body: none
  date: none
  tags: none
  title: none
version: v4.2
"""


def commands(scripts: Path, folder: Path) -> list[Command]:
    """One line in, and a week out."""
    _fill(folder)
    environ = environment(HOME=str(folder))
    config = ["--config-file", str(folder / "config.yaml")]
    jrnl = [str(scripts / "python"), str(scripts / "jrnl"), *config]
    return [
        Command(
            "jrnl: log",
            lambda number: [*jrnl, f"2024-01-18 03:{number % 60:02}: asleep."],
            environ,
        ),
        Command(
            "jrnl: a week",
            lambda _: [*jrnl, "-from", LAST_WEEK[0].isoformat(), "--short"],
            environ,
        ),
    ]


def _fill(folder: Path) -> None:
    lines = sorted(
        f"[{at:%Y-%m-%d %H:%M}] metric-{number % METRICS}: x\n"
        for number, at in enumerate(moments())
    )
    (folder / "journal.txt").write_text("\n".join(lines), encoding="utf-8")
    config = _CONFIG.format(journal=folder / "journal.txt")
    (folder / "config.yaml").write_text(config, encoding="utf-8")
