"""What a check of the store found, and what a repair did."""

from collections.abc import Sequence

from habit.domain.checkup import Checkup, Finding, Repair
from habit.render import Output, Rendered
from habit.render.harmless import harmless

LINES_AT_MOST = 20
"""Findings that are told one by one: of a file that is broken throughout there are thousands."""


def write(value: Checkup, output: Output) -> Rendered:
    """``Sound: …`` alone, or what is wrong line by line and what to do about it."""
    del output  # the same text everywhere
    if not value.findings:
        return Rendered(_sound(value))
    lines = [f"Not as it should be in {harmless(value.location)}:", *_told(value.findings)]
    if value.repair is None:
        return Rendered(_text(lines), _advice(value))
    lines += _repair(value.repair)
    if value.remaining:
        return Rendered(_text([*lines, "What remains:", *_told(value.remaining)]))
    return Rendered(_text(lines) + _sound(value))


def _sound(value: Checkup) -> str:
    counted = f"entries: {value.entries}, changes: {value.changes}"
    lines = [f"Sound: {harmless(value.location)} ({counted})"]
    if value.backup:
        lines.append(f"Newest backup: {harmless(value.backup)}")
    return _text(lines)


def _advice(value: Checkup) -> str:
    if not value.damaged:
        return "No entry is damaged. habit db check --repair sets right what it can.\n"
    return "habit db check --repair mends the store and keeps the damaged file beside it.\n"


def _repair(repair: Repair) -> list[str]:
    if not repair.kept:
        return []
    lines = [f"Mended: {repair.changes} changes are whole, {repair.from_backups} from backups."]
    if repair.values:
        lines.append(f"Values that stood only in the tables: {repair.values}.")
        if repair.changes:  # nothing lies before the first change
            lines[-1] += " habit undo takes them back."
    if repair.lost:
        lines.append("Lost:")
        lines += _first([f"  {harmless(one)}" for one in repair.lost])
    return [*lines, f"The damaged file is kept: {harmless(repair.kept)}"]


def _told(findings: Sequence[Finding]) -> list[str]:
    return _first([f"  {one.check}: {harmless(one.text)}" for one in findings])


def _first(lines: list[str]) -> list[str]:
    more = len(lines) - LINES_AT_MOST
    return [*lines[:LINES_AT_MOST], f"  and {more} more"] if more > 0 else lines


def _text(lines: Sequence[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
