"""Answers of the commands of the weekly document."""

from datetime import date

from habit.domain.updating import DocumentUpdate, Standing, SummaryUpdate, UpdatedCell
from habit.domain.weeks import Week

MONDAY = date(2024, 1, 15)
SUNDAY = date(2024, 1, 21)


def updated(**changes: bool) -> SummaryUpdate:
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
    return SummaryUpdate((document, in_step, left), dry_run=False, diff=False)._replace(**changes)
