"""Skipped days in the words of the history."""

from collections.abc import Mapping

from habit.domain.skipped import EVERY_METRIC, Skip
from habit.locale import said
from habit.render import Output
from habit.render.dates import day_text
from habit.render.symbols import symbols


def skip_subject(record: Skip, labels: Mapping[str, str]) -> str:
    """What an edit is of: ``Running, skipped``."""
    everything = record.metric_id == EVERY_METRIC
    label = said("All metrics") if everything else labels.get(record.metric_id, record.metric_id)
    return said("{label}, skipped").format(label=label.strip())


def skip_facts(record: Skip, output: Output) -> dict[str, str]:
    """What may differ between two versions."""
    return {"days": days_of_skip(record, output)}


def days_of_skip(record: Skip, output: Output) -> str:
    """``Mon 15 Jan``, or ``Mon 15 Jan – Sun 21 Jan``."""
    first, last = day_text(record.first, output.year), day_text(record.last, output.year)
    return (
        first
        if record.first == record.last
        else f"{first} {symbols(unicode=output.unicode).dash} {last}"
    )
