"""What an update did to the user's documents."""

from habit.domain.updating import DocumentUpdate, Standing, SummaryUpdate, UpdatedCell
from habit.render import Output, Rendered
from habit.render.dates import weekday_text
from habit.render.harmless import harmless
from habit.render.linediff import line_diff
from habit.render.symbols import Symbols, symbols

_PULL = "habit summary pull takes what the documents have."


def write(value: SummaryUpdate, output: Output) -> Rendered:
    """Document by document: the cells that were written, then those that were left.

    With a difference asked for, that is the output, and the rest stands beside it.
    """
    signs = symbols(unicode=output.unicode)
    lines = [line for one in value.documents for line in _document(one, signs, value)]
    cells = [cell for one in value.documents for cell in one.left]
    if any(cell.standing is Standing.DOCUMENT for cell in cells):
        lines.append(_PULL)
    if any(cell.standing is Standing.CONFLICT for cell in cells):
        lines.append(
            "Where both have changed: habit summary update --replace takes the store's value, "
            "habit summary pull --replace the document's."
        )
    if any(one.offered for one in value.documents):
        lines.append("habit summary update --add adds the missing rows.")
    text = "".join(f"{harmless(line)}\n" for line in lines)
    if not value.diff:
        return Rendered(text)
    diff = [line for one in value.documents for line in line_diff(one)]
    return Rendered("".join(f"{harmless(line)}\n" for line in diff), text)


def _document(document: DocumentUpdate, signs: Symbols, value: SummaryUpdate) -> list[str]:
    if document.week is None:
        return [f"{document.source}: left. {document.problem}"]
    head = f"{document.source}: {document.week.name}, {_done(document, dry_run=value.dry_run)}"
    lines = [] if value.diff else [f"  {_written(cell, signs)}" for cell in document.written]
    lines += [f"  {label.strip()}: a new row" for label in document.added]
    lines += [f"  {_left(cell, signs)}" for cell in document.left]
    lines += [f"  {label.strip()}: has entries, and no row" for label in document.offered]
    return [head, *lines]


def _done(document: DocumentUpdate, *, dry_run: bool) -> str:
    if not document.changed:
        return "in step" if not document.left else "nothing to write"
    cells, rows = len(document.written), len(document.added)
    parts = [f"{cells} cell{'s' * (cells != 1)}"] if cells or not rows else []
    parts += [f"{rows} row{'s' * (rows != 1)}"] if rows else []
    return f"{' and '.join(parts)} {'to write' if dry_run else 'written'}"


def _written(cell: UpdatedCell, signs: Symbols) -> str:
    change = f"{cell.text} {signs.arrow} {cell.stored or 'empty'}" if cell.text else cell.stored
    return f"{_place(cell, signs)}: {change}"


def _left(cell: UpdatedCell, signs: Symbols) -> str:
    here, stored = cell.text or "empty", cell.stored or "nothing"
    if cell.standing is Standing.DOCUMENT:
        return f"{_place(cell, signs)}: {here} in the document, {stored} in the store"
    before = "" if cell.base is None else f", {cell.base or 'empty'} before"
    both = f"{here} in the document, {stored} in the store{before}"
    return f"{_place(cell, signs)}: both changed: {both}"


def _place(cell: UpdatedCell, signs: Symbols) -> str:
    return f"{cell.label.strip()} {signs.dot} {weekday_text(cell.day)}"
