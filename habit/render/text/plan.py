"""The plan of a week, as its document prints it."""

from habit.domain.numbertext import number_text, rounded
from habit.domain.plans import DAYS, Plan, PlanRow, read_days
from habit.render import Output, Rendered
from habit.render.harmless import harmless


def write(value: Plan, output: Output) -> Rendered:
    """The table; beside it, what does not fit into the week."""
    del output  # a document's table is the same everywhere
    told = [text for row in value.rows if (text := _short(row))]
    if value.required > DAYS:
        told.append(f"The tasks require {_days(float(value.required))}; a week has {DAYS}.")
    return Rendered(_text(value.lines), _text(told))


def _short(row: PlanRow) -> str:
    required = read_days(row.task.required)
    earned = rounded(float(row.share), 1)
    if required is None or earned >= required:
        return ""
    return f"{row.task.name} earns {_days(earned)} and requires {_days(float(required))}."


def _days(number: float) -> str:
    return f"{number_text(number)} day{'' if number == 1 else 's'}"


def _text(lines: list[str] | tuple[str, ...]) -> str:
    return "".join(f"{harmless(line)}\n" for line in lines)
