"""What a check of the store found, and what a repair did, as JSON."""

from collections.abc import Sequence

from habit.domain.checkup import Checkup, Finding, Repair
from habit.render import Output, Rendered
from habit.render.jsonform.document import document
from habit.render.jsonform.records import Object


def write(value: Checkup, output: Output) -> Rendered:
    """The findings, and what was done about them; ``sound`` when there are none (any more)."""
    del output  # JSON is the same everywhere
    left = value.findings if value.repair is None else value.remaining
    return Rendered(
        document(
            {
                "location": value.location,
                "sound": not left,
                "entries": value.entries,
                "changes": value.changes,
                "backup": value.backup or None,
                "findings": _findings(value.findings),
                "repair": None if value.repair is None else _repair(value.repair),
                "remaining": _findings(value.remaining),
            }
        )
    )


def _findings(findings: Sequence[Finding]) -> list[Object]:
    return [{"check": one.check, "weight": one.weight.value, "text": one.text} for one in findings]


def _repair(repair: Repair) -> Object:
    return {**repair._asdict(), "kept": repair.kept or None, "lost": list(repair.lost)}
