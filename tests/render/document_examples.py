"""Answers of the commands of the weekly document."""

from datetime import date
from fractions import Fraction

from habit.domain.daynotes import DayNote
from habit.domain.notebook import NoteChanged, NoteList, by_day
from habit.domain.plans import Plan, rated, read_criteria
from habit.domain.plantable import PlanHeadings, plan_lines
from habit.domain.plantasks import PlanTask
from habit.domain.summaries import SummaryCreated
from habit.domain.updating import DocumentUpdate, Standing, SummaryUpdate, UpdatedCell
from habit.domain.weeks import Week
from habit.render.templating import Template, TemplateList

MONDAY = date(2024, 1, 15)
SUNDAY = date(2024, 1, 21)


def updated(*, dry_run: bool = False, diff: bool = False) -> SummaryUpdate:
    """An update that wrote a cell and a row, left others, and met a page without a table."""
    cells = (
        UpdatedCell("Fall Sleep", MONDAY, "3:40", "3:50", "3:40", Standing.STORE),
        UpdatedCell("Running", MONDAY, "", "4km", None, Standing.STORE),
        UpdatedCell("Running", SUNDAY, "x", "", "", Standing.DOCUMENT),
        UpdatedCell("Get up", MONDAY, "", "9:00", "8:55", Standing.CONFLICT),
        UpdatedCell("Release", MONDAY, "x", "xx", None, Standing.CONFLICT),
    )
    document = DocumentUpdate(
        "w.md",
        Week(MONDAY),
        cells=cells,
        added=("Weight",),
        offered=("Mood",),
        before="a\nb\n",
        after="a\nc\n",
    )
    left = DocumentUpdate("n.md", problem="There is no metrics table in it.")
    in_step = DocumentUpdate("v.md", Week(MONDAY))
    return SummaryUpdate((document, in_step, left), dry_run, diff)


NOTES = NoteList(
    MONDAY,
    SUNDAY,
    by_day(
        [
            DayNote(MONDAY, 1, "draft\n   - [ ] nested"),
            DayNote(MONDAY, 4, "[x] call"),
            DayNote(SUNDAY, 1, "[ ] rest"),
        ]
    ),
)
NOTE_EDITED = NoteChanged(MONDAY, 2, "cal", "call\n   - twice")
NOTE_REMOVED = NoteChanged(MONDAY, 2, "call\n   - twice", None)


def plan() -> Plan:
    """A plan that requires more than a week has."""
    criteria = read_criteria("urgency(3), liking(1)")
    tasks = [
        PlanTask(MONDAY, 1, "thesis", "3 0", "7"),
        PlanTask(MONDAY, 2, "web", "- 1", "1"),
        PlanTask(MONDAY, 3, "rest", "3 0", ""),
    ]
    rows = rated(tasks, criteria, "en")
    headings = PlanHeadings("", "total", "share", "at least", "Summary")
    lines = plan_lines(None, tasks, criteria, headings)
    return Plan(Week(MONDAY), criteria, rows, Fraction(7), lines)


CREATED = SummaryCreated("blog/w9.md", Week(MONDAY), "hugo", "the text\n")
TEMPLATES = TemplateList(
    "/data/templates",
    (
        Template("hugo", "/program/hugo.md.j2", own=False),
        Template("mine", "/data/templates/mine.md.j2", own=True),
    ),
)
