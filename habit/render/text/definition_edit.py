"""A metric's new definition in the words of the history: what is not as it was before."""

from collections.abc import Sequence

from habit.domain.journal import Edit
from habit.domain.metrics import FROM_THE_BEGINNING, Definition
from habit.locale import said
from habit.render import Output
from habit.render.dates import day_text
from habit.render.symbols import symbols


def definition_change(edit: Edit, known: Sequence[Definition], output: Output) -> str | None:
    """``label "Running" → "Evening run", from Mon 15 Jan``; None for an edit of another record.

    A definition from a day on is compared with the one among ``known`` that it follows. A
    document's is not: documents are read in any order, and the one before may be younger.
    """
    before, after = edit.before, edit.after
    if isinstance(before, Definition) and isinstance(after, Definition):
        return _differences(before, after, output)
    if isinstance(after, Definition):
        followed = _followed(after, known)
        change = _differences(followed, after, output) if followed else _label(after)
        return change + _from(after, output)
    if isinstance(before, Definition):
        followed = _followed(before, known)
        if followed:
            return _differences(before, followed, output)
        return said("{text} removed").format(text=_label(before) + _from(before, output))
    return None


def _followed(definition: Definition, known: Sequence[Definition]) -> Definition | None:
    if definition.from_document:
        return None
    earlier = [
        one
        for one in known
        if one.metric_id == definition.metric_id and one.valid_from < definition.valid_from
    ]
    return max(earlier, key=lambda one: one.valid_from, default=None)


def _differences(before: Definition, after: Definition, output: Output) -> str:
    arrow = symbols(unicode=output.unicode).arrow
    found = []
    if before.label != after.label:
        found.append(f'{_label(before)} {arrow} "{after.label.strip()}"')
    if before.position != after.position:
        upwards = after.position < before.position
        found.append(said("moved up") if upwards else said("moved down"))
    if before.archived != after.archived:
        found.append(said("archived") if after.archived else said("in use again"))
    if before.note != after.note:
        note = said('note "{text}"').format(text=after.note)
        found.append(note if after.note else said("no note"))
    return ", ".join(found) or said("as it was")


def _label(definition: Definition) -> str:
    return said('label "{text}"').format(text=definition.label.strip())


def _from(definition: Definition, output: Output) -> str:
    if definition.valid_from == FROM_THE_BEGINNING:
        return ""
    day = day_text(definition.valid_from, output.year)
    return said(", from {day}").format(day=day)
