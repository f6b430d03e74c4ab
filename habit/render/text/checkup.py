"""What a check of the store found, and what a repair did."""

from collections.abc import Sequence

from habit.domain.checkup import Checkup, Finding, Repair
from habit.locale import marked, said, told
from habit.render import Output, Rendered
from habit.render.harmless import harmless

LINES_AT_MOST = 20
"""Findings that are told one by one: of a file that is broken throughout there are thousands."""

_CHECKS = (
    marked("file"),
    marked("references"),
    marked("schema"),
    marked("permissions"),
    marked("journal"),
    marked("state"),
    marked("times"),
)
"""What is looked at, for the catalogues."""


def write(value: Checkup, output: Output) -> Rendered:
    """``Sound: …`` alone, or what is wrong line by line and what to do about it."""
    del output  # the same text everywhere
    if not value.findings:
        return Rendered(_sound(value))
    head = said("Not as it should be in {path}:").format(path=harmless(value.location))
    lines = [head, *_told(value.findings)]
    if value.repair is None:
        return Rendered(_text(lines), _advice(value))
    lines += _repair(value.repair)
    if value.remaining:
        return Rendered(_text([*lines, said("What remains:"), *_told(value.remaining)]))
    return Rendered(_text(lines) + _sound(value))


def _sound(value: Checkup) -> str:
    sound = said("Sound: {path} (entries: {entries}, changes: {changes})")
    place = harmless(value.location)
    lines = [sound.format(path=place, entries=value.entries, changes=value.changes)]
    if value.backup:
        lines.append(said("Newest backup: {path}").format(path=harmless(value.backup)))
    return _text(lines)


def _advice(value: Checkup) -> str:
    if value.of_backup:
        return f"{said('habit db list shows the other backups.')}\n"
    if value.on_server:
        backups = said("A server has backups of its own; habit export writes what can be read.")
        return f"{backups if value.damaged else said('No entry is damaged.')}\n"
    if not value.damaged:
        return f"{said('No entry is damaged. habit db check --repair sets right what it can.')}\n"
    mends = said("habit db check --repair mends the store and keeps the damaged file beside it.")
    return f"{mends}\n"


def _repair(repair: Repair) -> list[str]:
    if not repair.kept:
        return []
    mended = said("Mended: {changes} changes are whole, {borrowed} from backups.")
    lines = [mended.format(changes=repair.changes, borrowed=repair.from_backups)]
    if repair.values:
        values = said("Values that stood only in the tables: {number}.")
        lines.append(values.format(number=repair.values))
        if repair.changes:  # nothing lies before the first change
            lines[-1] += said(" habit undo takes them back.")
    if repair.lost:
        lines.append(said("Lost:"))
        lines += _first([f"  {harmless(told(one))}" for one in repair.lost])
    return [*lines, said("The damaged file is kept: {path}").format(path=harmless(repair.kept))]


def _told(findings: Sequence[Finding]) -> list[str]:
    return _first([f"  {said(one.check)}: {harmless(told(one.text))}" for one in findings])


def _first(lines: list[str]) -> list[str]:
    more = len(lines) - LINES_AT_MOST
    if more <= 0:
        return lines
    return [*lines[:LINES_AT_MOST], said("  and {number} more").format(number=more)]


def _text(lines: Sequence[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
