"""The week as the table of the user's documents, to the byte."""

from datetime import date

from habit.domain.document import MetricsTable, read_document
from habit.domain.pipetable import new_table
from habit.domain.weekdaynames import ENGLISH
from habit.domain.weektable import Row, WeekTable


def week_markdown(table: WeekTable) -> str:
    """The table's lines, each with its end.

    A week that came from a document is printed as that document had it, with the cells that
    have changed since in the manner of their columns, and with further metrics as rows below.
    """
    document = _remembered(table)
    lines = _in_default_style(table) if document is None else _in_own_style(table, document)
    return "".join(f"{line}\n" for line in lines)


def _remembered(table: WeekTable) -> MetricsTable | None:
    if table.layout is None or table.layout.week != table.week.first:
        return None
    tables = read_document(table.layout.table).metrics_tables()
    return tables[0] if tables else None


def _in_default_style(table: WeekTable) -> tuple[str, ...]:
    header = ["metrics", *(ENGLISH[day.weekday()] for day in table.week.days)]
    return new_table(header, [[row.label, *_texts(row).values()] for row in table.rows])


def _in_own_style(table: WeekTable, document: MetricsTable) -> tuple[str, ...]:
    days = document.day_columns(table.week)
    columns = {column: table.week.days[offset] for column, offset in days.items()}
    rows = {row.metric.id: row for row in table.rows}
    known = [row for row in table.layout_rows if row.metric_id in rows]
    printed = {row.position: rows.pop(row.metric_id) for row in known}
    changes = {
        (position, column): _texts(row)[day]
        for position, row in printed.items()
        for column, day in columns.items()
    }
    further = [_line(row, document, columns) for row in rows.values()]
    return document.table.with_cells(changes).with_rows(further).lines


def _line(row: Row, document: MetricsTable, columns: dict[int, date]) -> list[str]:
    texts = _texts(row)
    width = len(document.weekdays)
    days = [texts[columns[column]] if column in columns else "" for column in range(1, width)]
    return [row.label, *days]


def _texts(row: Row) -> dict[date, str]:
    return {cell.day: cell.entry.text if cell.entry else "" for cell in row.cells}
