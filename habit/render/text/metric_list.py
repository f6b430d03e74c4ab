"""The metrics, one a line."""

from habit.domain.outcomes import MetricCard, MetricList
from habit.domain.textwidth import display_width, padded
from habit.locale import marked, said
from habit.render import Output, Rendered
from habit.render.harmless import harmless
from habit.render.text.metric_facts import kind_text
from habit.render.weekgrid import goal_text

HEADS = (marked("Name"), marked("Label"), marked("Kind"), marked("Aliases"), marked("Goal"))


def write(value: MetricList, output: Output) -> Rendered:
    """A table where it fits, otherwise the same facts on indented lines."""
    if not value.cards:
        return Rendered("", said("There are no metrics yet. habit metric add makes one.") + "\n")
    rows = [_row(card) for card in value.cards]
    lines = _table(rows)
    if output.terminal and max(display_width(line) for line in lines) > output.width:
        lines = [line for row in rows for line in _stacked(row)]
    return Rendered("".join(f"{line}\n" for line in lines))


def _row(card: MetricCard) -> tuple[str, ...]:
    named = card.named
    archived = said(" (archived)") if named.definition.archived else ""
    return (
        named.metric.slug,
        harmless(named.label.strip()) + archived,
        kind_text(named.metric),
        ", ".join(named.aliases),
        goal_text(card.goal),
    )


def _table(rows: list[tuple[str, ...]]) -> list[str]:
    heads = tuple(map(said, HEADS))
    widths = [max(map(display_width, column)) for column in zip(heads, *rows, strict=True)]
    return ["  ".join(map(padded, row, widths)).rstrip() for row in (heads, *rows)]


def _stacked(row: tuple[str, ...]) -> list[str]:
    name, label, *facts = row
    return [name, f"  {label}", *(f"  {fact}" for fact in facts if fact)]
