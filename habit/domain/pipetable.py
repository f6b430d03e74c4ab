r"""Markdown pipe tables, read and printed without losing a byte.

A line is kept as its raw cells, blanks included, so that a table which nobody changed prints
as it was read; a changed cell is written in the manner of its neighbours. The grammar is
GitHub's (GFM 4.10): ``\|`` is the only way to write a pipe inside a cell.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from habit.domain.textwidth import display_width, padded
from habit.lighttypes import NamedTuple

_LEAD = re.compile(r"[ \t>]*\|?")
_TAIL = re.compile(r"(?<!\\)\|[ \t]*\Z")
_SEPARATOR = re.compile(r"(?<!\\)\|")
_LINE_ENDS = re.compile(r"[\r\n]+")
_RULE_CELL = re.compile(r"[ \t]*:?-+:?[ \t]*")


class PipeLine(NamedTuple):
    """One line: what stands before its first cell, the raw cells, what stands after the last."""

    lead: str
    cells: tuple[str, ...]
    tail: str

    @property
    def text(self) -> str:
        """The line as it was read, without its line end."""
        return self.lead + "|".join(self.cells) + self.tail

    @property
    def words(self) -> tuple[str, ...]:
        r"""What the cells say: without outer blanks, ``\|`` read as a pipe."""
        return tuple(cell.strip().replace(r"\|", "|") for cell in self.cells)


class PipeTable(NamedTuple):
    """A header, the rule under it, and any number of body lines."""

    header: PipeLine
    rule: PipeLine
    body: tuple[PipeLine, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """The table's lines, as they were read or as they are to be written."""
        return (self.header.text, self.rule.text, *(line.text for line in self.body))

    def cell(self, row: int, column: int) -> str:
        """What a body cell says; "" where the line is too short to have it."""
        words = self.body[row].words
        return words[column] if column < len(words) else ""

    def with_cells(self, changes: Mapping[tuple[int, int], str]) -> "PipeTable":
        """The table with the body cells at (row, column) saying something else.

        A cell that already says it keeps its bytes. A padded column stays padded, by display
        width, and is widened as a whole, the rule with it, when a text does not fit.
        """
        draft = _Draft(self)
        for (row, column), text in changes.items():
            if self.cell(row, column) != text:
                draft.write(row, column, text)
        return draft.table()

    def with_rows(self, rows: Sequence[Sequence[str]]) -> "PipeTable":
        """The table with lines added below, in its own style; short rows leave cells empty."""
        draft = _Draft(self)
        for row, texts in enumerate(rows, start=len(self.body)):
            draft.add_line()
            for column, text in enumerate(texts):
                draft.write(row, column, text)
        return draft.table()


def read_line(line: str) -> PipeLine:
    """One line taken apart. Every text is a line; one without pipes has a single cell."""
    lead = _LEAD.match(line)
    rest = line[lead.end() :] if lead else line
    tail = _TAIL.search(rest)
    cells = _SEPARATOR.split(rest[: tail.start()] if tail else rest)
    return PipeLine(lead.group() if lead else "", tuple(cells), tail.group() if tail else "")


def read_table(lines: Sequence[str], at: int = 0) -> PipeTable | None:
    """The table whose header is the line at index ``at``, or None. Lines come without ends."""
    if at + 1 >= len(lines) or not (_has_pipe(lines[at]) and _has_pipe(lines[at + 1])):
        return None
    header, rule = read_line(lines[at]), read_line(lines[at + 1])
    if not all(_RULE_CELL.fullmatch(cell) for cell in rule.cells):
        return None
    if all(_RULE_CELL.fullmatch(cell) for cell in header.cells):
        return None
    body = []
    for line in lines[at + 2 :]:
        read = read_line(line)
        if not _has_pipe(line) or (">" in read.lead) != (">" in header.lead):
            break
        body.append(read)
    return PipeTable(header, rule, tuple(body))


def new_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The lines of a table in the default style: columns padded, a rule of unbroken dashes."""
    grid = [[escaped(text) for text in row] for row in (header, *rows)]
    widths = [max(display_width(text) for text in column) for column in zip(*grid, strict=True)]
    lines = []
    for row in grid:
        cells = (padded(text, width) for text, width in zip(row, widths, strict=True))
        lines.append("| " + " | ".join(cells) + " |")
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return (lines[0], rule, *lines[1:])


def escaped(text: str) -> str:
    """The text as it is written inside a cell: on one line, its pipes marked.

    A final backslash gets a blank, or it would mark the separator that follows.
    """
    written = _LINE_ENDS.sub(" ", text).replace("|", r"\|")
    return written + " " if written.endswith("\\") else written


def is_rule(line: PipeLine) -> bool:
    """Whether the line holds dashes and nothing else, as the rule under a header does."""
    filled = [cell for cell in line.cells if cell.strip()]
    return bool(filled) and all(_RULE_CELL.fullmatch(cell) for cell in filled)


def _has_pipe(line: str) -> bool:
    return _SEPARATOR.search(line) is not None


class _Column(NamedTuple):
    """The manner in which a column's cells are written.

    ``width`` is the raw width that all its cells share, counted by ``measure``, or None when
    they are ragged; ``heading`` is the header cell's own. ``left`` and ``right`` are the
    blanks that a text keeps around it; ``to_the_right`` that the rule asks for it.
    """

    width: int | None
    heading: int
    measure: Callable[[str], int]
    left: str
    right: str
    to_the_right: bool

    def fill(self, text: str, width: int) -> str:
        """The raw cell that says ``text`` in at least ``width`` cells of the terminal."""
        blanks = " " * (width - self.needs(text))
        written = escaped(text)
        if self.to_the_right:
            return self.left + blanks + written + self.right
        return self.left + written + blanks + self.right

    def needs(self, text: str) -> int:
        """The least raw width of a cell that says ``text``."""
        return len(self.left) + self.measure(escaped(text)) + len(self.right)


class _Draft:
    """A table being changed, as lists of raw cells: the header, the rule, then the body."""

    def __init__(self, table: PipeTable) -> None:
        self._lines = [table.header, table.rule, *table.body]
        self._grid = [list(line.cells) for line in self._lines]
        self._columns: dict[int, _Column] = {}

    def table(self) -> PipeTable:
        header, rule, *body = (
            line._replace(cells=tuple(cells))
            for line, cells in zip(self._lines, self._grid, strict=True)
        )
        return PipeTable(header, rule, tuple(body))

    def add_line(self) -> None:
        columns = [self._column(index) for index in range(len(self._grid[0]))]
        self._lines.append(self._lines[0])
        self._grid.append([column.fill("", column.width or 0) for column in columns])

    def write(self, row: int, index: int, text: str) -> None:
        column = self._column(index)
        cells = self._grid[row + 2]
        while len(cells) <= index:
            filler = self._column(len(cells))
            cells.append(filler.fill("", filler.width or 0))
        if column.width is not None:
            if column.needs(text) > column.width:
                column = self._widen(index, column.needs(text) - column.width)
            cells[index] = column.fill(text, column.width or 0)
        elif column.measure(cells[index]) == column.heading:
            cells[index] = column.fill(text, column.heading)
        else:
            cells[index] = column.fill(text, 0)

    def _column(self, index: int) -> _Column:
        if index not in self._columns:
            self._columns[index] = _manner(self._grid, index)
        return self._columns[index]

    def _widen(self, index: int, extra: int) -> _Column:
        column = self._column(index)
        for number, cells in enumerate(self._grid):
            if index >= len(cells):
                continue
            if number == 1:
                if len(cells[index]) == column.width:
                    dash = cells[index].rindex("-")
                    cells[index] = cells[index][:dash] + "-" * extra + cells[index][dash:]
            elif column.measure(cells[index]) != column.width:
                continue
            elif column.to_the_right:
                cells[index] = " " * extra + cells[index]
            else:
                cells[index] += " " * extra
        self._columns[index] = column._replace(
            width=(column.width or 0) + extra, heading=column.heading + extra
        )
        return self._columns[index]


def _manner(grid: Sequence[Sequence[str]], index: int) -> _Column:
    header, rule, *body = ([*cells[index : index + 1], ""][0] for cells in grid)
    filled = [raw for raw, line in zip(body, grid[2:], strict=True) if index < len(line)]
    cells = [header, *filled]
    blank_ends = [cell[-1:].isspace() for cell in cells]
    width: int | None = None
    measure: Callable[[str], int] = display_width
    # a heading that was typed over is out of line with cells that are padded all the same
    padded_below = any(len(cell) > len(cell.strip()) + len("  ") for cell in filled)
    for alike in (cells, filled) if padded_below else (cells,):
        for candidate in (display_width, _character_count):
            widths = {candidate(cell) for cell in alike}
            if width is None and len(widths) == 1 and (len(alike) > 1 or blank_ends[0]):
                width, measure = widths.pop(), candidate
    return _Column(
        width,
        measure(header),
        measure,
        " " if header[:1].isspace() else "",
        " " if (blank_ends[0] if width is None else all(blank_ends)) else "",
        rule.strip().endswith(":") and not rule.strip().startswith(":"),
    )


def _character_count(text: str) -> int:
    """The measure of those editors that pad without regard to wide characters."""
    return len(text)
