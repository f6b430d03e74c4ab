"""What the weekly document adds to the records, in the words of one edit."""

from habit.domain.daynotes import DayNote
from habit.domain.passages import Part, Passage
from habit.domain.plantasks import PlanTask
from habit.domain.weeks import Week
from habit.locale import marked, said
from habit.render import Output
from habit.render.dates import day_text
from habit.render.symbols import symbols

DocumentRecord = Passage | DayNote | PlanTask

_PARTS = {
    Part.DAYS: marked("list of days"),
    Part.NOTES: marked("list of notes"),
    Part.PLAN: marked("plan"),
}


def document_subject(record: DocumentRecord, output: Output) -> str:
    """What a record is of: ``note · Mon 15 Jan``."""
    if isinstance(record, DayNote):
        dot = symbols(unicode=output.unicode).dot
        return f"{said('note')} {dot} {day_text(record.day, output.year)}"
    week = Week(record.week).name
    if isinstance(record, PlanTask):
        return said("plan of {week}").format(week=week)
    part = said(_PARTS[record.part])
    return said("the document's {part} of {week}").format(part=part, week=week)


def document_facts(record: DocumentRecord) -> dict[str, str]:
    """What may differ between two versions of a record, each as a few words."""
    if isinstance(record, DayNote):
        first, _, rest = record.text.partition("\n")
        return {"text": f"{first} …" if rest else first}
    if isinstance(record, PlanTask):
        least = said(", at least {days}").format(days=record.required)
        required = least if record.required else ""
        return {"task": f"{record.name} {record.scores}{required}"}
    return {"source": said("from {source}").format(source=record.source)}
