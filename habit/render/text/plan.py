"""The plan of a week, as its document prints it."""

from habit.domain.numbertext import number_text, rounded
from habit.domain.plans import DAYS, Plan, PlanRow, read_days
from habit.locale import said
from habit.render import Output, Rendered
from habit.render.harmless import harmless


def write(value: Plan, output: Output) -> Rendered:
    """The table; beside it, what does not fit into the week."""
    del output  # a document's table is the same everywhere
    told = [text for row in value.rows if (text := _short(row))]
    if value.required > DAYS:
        text = said("The tasks require {days}; a week has {whole}.")
        told.append(text.format(days=_days(float(value.required)), whole=DAYS))
    return Rendered(_text(value.lines), _text(told))


def _short(row: PlanRow) -> str:
    required = read_days(row.task.required)
    earned = rounded(float(row.share), 1)
    if required is None or earned >= required:
        return ""
    text = said("{task} earns {earned} and requires {required}.")
    return text.format(task=row.task.name, earned=_days(earned), required=_days(float(required)))


def _days(number: float) -> str:
    text = said("{number} day") if number == 1 else said("{number} days")
    return text.format(number=number_text(number))


def _text(lines: list[str] | tuple[str, ...]) -> str:
    return "".join(f"{harmless(line)}\n" for line in lines)
