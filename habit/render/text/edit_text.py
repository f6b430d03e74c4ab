"""One edit of the journal in words."""

from collections.abc import Mapping, Sequence

from habit.domain.daynotes import DayNote
from habit.domain.entries import Entry
from habit.domain.goals import Goal
from habit.domain.journal import Edit, Record
from habit.domain.layouts import Layout, LayoutRow
from habit.domain.metrics import Alias, Definition, Kind, Metric
from habit.domain.passages import Passage
from habit.domain.plantasks import PlanTask
from habit.domain.reminders import Reminder, ReminderMetric, Snooze
from habit.domain.settings import Setting
from habit.domain.skipped import Skip
from habit.domain.weeks import Week
from habit.locale import said
from habit.render import Output
from habit.render.dates import day_text
from habit.render.harmless import harmless
from habit.render.symbols import symbols
from habit.render.text.clock import clock
from habit.render.text.definition_edit import definition_change
from habit.render.text.document_edit import document_facts, document_subject
from habit.render.text.entry_text import moment_text, value_text
from habit.render.text.metric_facts import several_text
from habit.render.text.reminder_edit import reminder_facts, reminder_subject
from habit.render.text.skip_edit import skip_facts, skip_subject
from habit.settingtable import shown_value


def edit_lines(
    edits: Sequence[Edit],
    labels: Mapping[str, str],
    output: Output,
    definitions: Sequence[Definition],
) -> list[str]:
    """A line for each edit that a person would speak of; a document's rows are not.

    ``Fall Sleep · Mon 15 Jan: 3:40 → 4:10``; ``3:40 removed``; ``3:40`` for a new one.
    ``definitions`` are all those of the metrics that the edits redefine.
    """
    lines = []
    for edit in edits:
        record = edit.after or edit.before
        if record is None or isinstance(record, LayoutRow):
            continue
        change = definition_change(edit, definitions, output) or _change(edit, labels, output)
        lines.append(harmless(f"{_subject(record, labels, output)}: {change}"))
    return lines


def _change(edit: Edit, labels: Mapping[str, str], output: Output) -> str:
    arrow = symbols(unicode=output.unicode).arrow
    if edit.before is None or edit.after is None:
        if edit.after is not None:
            return _whole(edit.after, labels, output)
        gone = _whole(edit.before, labels, output) if edit.before else ""
        return said("{text} removed").format(text=gone) if gone else ""
    before, after = _facts(edit.before, labels, output), _facts(edit.after, labels, output)
    if before == after:  # the same words, for another moment
        before, after = _moment(edit.before, output), _moment(edit.after, output)
    differences = (
        f"{before[name]} {arrow} {after[name]}"
        for name in after
        if name in before and before[name] != after[name]
    )
    return ", ".join(differences) or said("as it was")


def _label(metric_id: str, labels: Mapping[str, str]) -> str:
    return labels.get(metric_id, metric_id).strip()


def _subject(  # noqa: PLR0911 - one return for each type of record
    record: Record, labels: Mapping[str, str], output: Output
) -> str:
    match record:
        case Entry():
            dot = symbols(unicode=output.unicode).dot
            return f"{_label(record.metric_id, labels)} {dot} {day_text(record.day, output.year)}"
        case Metric():
            return said("metric {slug}").format(slug=record.slug)
        case Definition() | Goal():
            return _label(record.metric_id, labels)
        case Alias():
            return said("{label}, another name").format(label=_label(record.metric_id, labels))
        case Layout() | LayoutRow():
            return said("the document's table of {week}").format(week=Week(record.week).name)
        case Setting():
            return said("setting {name}").format(name=record.name)
        case Reminder() | ReminderMetric() | Snooze():
            return reminder_subject(record)
        case Passage() | DayNote() | PlanTask():
            return document_subject(record, output)
        case Skip():
            return skip_subject(record, labels)


def _moment(record: Record, output: Output) -> dict[str, str]:
    if not isinstance(record, Entry):
        return {}
    return {"text": value_text(record) + moment_text(record, output)}


def _whole(record: Record, labels: Mapping[str, str], output: Output) -> str:
    """A record that is new or gone, without what a person would not ask about it."""
    facts = _facts(record, labels, output)
    if isinstance(record, Metric):
        shown = ("kind", "opens") if record.kind in (Kind.CLOCK, Kind.SPAN) else ("kind",)
        return ", ".join(facts[name] for name in shown)
    return ", ".join(facts.values())


def _facts(  # noqa: C901, PLR0911 - one return for each type of record
    record: Record, labels: Mapping[str, str], output: Output
) -> dict[str, str]:
    """What may differ between two versions of a record, each as a few words."""
    match record:
        case Entry():
            return {"text": record.text}
        case Metric():
            kind = f"{record.kind.value} {record.unit}".strip()
            facts = {
                "slug": record.slug,
                "kind": kind,
                "opens": said("day opens at {time}").format(time=clock(record.opens_at)),
            }
            several = {"combine": several_text(record)} if record.kind is Kind.AMOUNT else {}
            return facts | several
        case Definition():
            return {"label": record.label}
        case Alias():
            return {"name": record.name}
        case Goal():
            day = day_text(record.valid_from, output.year)
            return {"goal": said("goal {goal}, from {day}").format(goal=record.text, day=day)}
        case Layout():
            return {"source": said("from {source}").format(source=record.source)}
        case LayoutRow():
            return {"label": record.label}
        case Setting():
            return {"value": shown_value(record.name, record.value)}
        case Reminder() | ReminderMetric() | Snooze():
            return reminder_facts(record, labels)
        case Passage() | DayNote() | PlanTask():
            return document_facts(record)
        case Skip():
            return skip_facts(record, output)
