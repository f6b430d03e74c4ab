"""What an update did to the user's documents."""

from habit.domain.updating import DocumentUpdate, Standing, SummaryUpdate, UpdatedCell
from habit.locale import marked, said, told
from habit.render import Output, Rendered
from habit.render.dates import weekday_text
from habit.render.harmless import harmless
from habit.render.linediff import line_diff
from habit.render.symbols import Symbols, symbols

_PULL = marked("habit summary pull takes what the documents have.")

_SETTLE = marked(
    "Where both have changed: habit summary update --replace takes the store's value, "
    "habit summary pull --replace the document's."
)


def write(value: SummaryUpdate, output: Output) -> Rendered:
    """Document by document: the cells that were written, then those that were left.

    With a difference asked for, that is the output, and the rest stands beside it.
    """
    signs = symbols(unicode=output.unicode)
    lines = [line for one in value.documents for line in _document(one, signs, value)]
    cells = [cell for one in value.documents for cell in one.left]
    if any(cell.standing is Standing.DOCUMENT for cell in cells):
        lines.append(said(_PULL))
    if any(cell.standing is Standing.CONFLICT for cell in cells):
        lines.append(said(_SETTLE))
    if any(one.offered for one in value.documents):
        lines.append(said("habit summary update --add adds the missing rows."))
    text = "".join(f"{harmless(line)}\n" for line in lines)
    if not value.diff:
        return Rendered(text)
    diff = [line for one in value.documents for line in line_diff(one)]
    return Rendered("".join(f"{harmless(line)}\n" for line in diff), text)


def _document(document: DocumentUpdate, signs: Symbols, value: SummaryUpdate) -> list[str]:
    if document.week is None:
        return [
            said("{source}: left. {problem}").format(
                source=document.source, problem=told(document.problem)
            )
        ]
    head = f"{document.source}: {document.week.name}, {_done(document, dry_run=value.dry_run)}"
    lines = [] if value.diff else [f"  {_written(cell, signs)}" for cell in document.written]
    lines += [f"  {label.strip()}: {said('a new row')}" for label in document.added]
    lines += [f"  {_left(cell, signs)}" for cell in document.left]
    lines += [f"  {label.strip()}: {said('has entries, and no row')}" for label in document.offered]
    return [head, *lines]


def _done(document: DocumentUpdate, *, dry_run: bool) -> str:
    if not document.changed:
        return said("nothing to write") if document.left else said("in step")
    cells, rows = len(document.written), len(document.added)
    text = said("{cells} to write") if dry_run else said("{cells} written")
    parts = [_counted(cells, said("cell"), said("cells"))] if cells or not rows else []
    parts += [_counted(rows, said("row"), said("rows"))] if rows else []
    return text.format(cells=said(" and ").join(parts))


def _counted(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"


def _written(cell: UpdatedCell, signs: Symbols) -> str:
    change = (
        f"{cell.text} {signs.arrow} {cell.stored or said('empty')}" if cell.text else cell.stored
    )
    return f"{_place(cell, signs)}: {change}"


def _left(cell: UpdatedCell, signs: Symbols) -> str:
    here, stored = cell.text or said("empty"), cell.stored or said("nothing")
    text = said("{here} in the document, {stored} in the store").format(here=here, stored=stored)
    if cell.standing is Standing.DOCUMENT:
        return f"{_place(cell, signs)}: {text}"
    if cell.base is not None:
        text += said(", {base} before").format(base=cell.base or said("empty"))
    return f"{_place(cell, signs)}: {said('both changed')}: {text}"


def _place(cell: UpdatedCell, signs: Symbols) -> str:
    return f"{cell.label.strip()} {signs.dot} {weekday_text(cell.day)}"
