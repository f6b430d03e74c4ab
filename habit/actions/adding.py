"""Adding metrics."""

from collections.abc import Sequence

from habit.actions.cells import command_text
from habit.actions.metriccards import card_of
from habit.actions.naming import check_line, checked_label, checked_name, is_name, slug_for
from habit.config import minute_of_day
from habit.domain.catalog import Catalog
from habit.domain.goaltext import read_goal
from habit.domain.journal import Edit, Record
from habit.domain.kinds.amounttext import read_parts
from habit.domain.kinds.infer import Guess, kind_for
from habit.domain.metrics import POSITION_STEP, Alias, Combine, Definition, Kind, Metric
from habit.domain.outcomes import MetricChanged
from habit.domain.present import Present
from habit.errors import UsageProblem
from habit.lighttypes import NamedTuple
from habit.store.ids import new_id
from habit.store.repository import Repository

_SAMPLES = {
    Kind.CLOCK: "3:40",
    Kind.CHECK: "x",
    Kind.COUNT: "xx",
    Kind.AMOUNT: "1",
    Kind.GRADE: "B",
    Kind.SPAN: "3:00~5:00",
}
"""A value of each kind, from which the rest of a metric is concluded as an import does."""

_TIMED = frozenset({Kind.CLOCK, Kind.SPAN})


class NewMetric(NamedTuple):
    """What the user says of a metric to be added; None and "" leave the choice to habit.

    ``name`` is a slug or a label; ``opens`` a time such as ``12:00``.
    """

    name: str
    label: str | None = None
    kind: Kind | None = None
    unit: str = ""
    combine: Combine | None = None
    opens: str | None = None
    aliases: Sequence[str] = ()
    note: str = ""
    goal: str = ""


def add_metric(repository: Repository, present: Present, new: NewMetric) -> MetricChanged:
    """Add a metric at the end of the table, with its aliases and its goal, in one change."""
    check_line(new.note, "A note")
    with repository.transaction():
        catalog = repository.catalog(present.day)
        slug, label = _names(new, catalog)
        metric = _metric(new, slug, label)
        records: list[Record] = [metric, _definition(new, metric, label, catalog, present)]
        records += _aliases(new, slug, metric, catalog)
        if new.goal:
            records.append(read_goal(new.goal, metric, present.day))
        command = command_text("metric add", [new.name])
        repository.record(command, [Edit(None, record) for record in records], present.now)
        kind = f"{metric.kind.value} in {metric.unit}" if metric.unit else metric.kind.value
        return MetricChanged(card_of(repository, present, metric.id), f"added as {slug}: {kind}")


def checked_unit(unit: str) -> str:
    """A unit that amounts can be written in, or UsageProblem."""
    parts = read_parts(f"1{unit}")
    if parts is None or len(parts) != 1 or parts[0].unit != unit or parts[0].duration_min:
        raise UsageProblem(f"{unit!r} is no unit. Write km, kg, pages or the like.")
    return unit


def usual_ways(kind: Kind, unit: str, label: str) -> Guess:
    """How a metric of this kind is kept, as far as nothing else is said."""
    return kind_for([_SAMPLES[kind] + unit], label)


def _names(new: NewMetric, catalog: Catalog) -> tuple[str, str]:
    name = new.name.strip()
    if new.label is not None:
        return checked_name(name, catalog), checked_label(new.label, catalog)
    label = checked_label(name, catalog)
    return (checked_name(name, catalog) if is_name(name) else slug_for(label, catalog)), label


def _metric(new: NewMetric, slug: str, label: str) -> Metric:
    kind = new.kind or (Kind.AMOUNT if new.unit else Kind.CHECK)
    if new.unit and kind is not Kind.AMOUNT:
        raise UsageProblem(f"Only amounts have a unit. Leave --unit out, or --kind {kind}.")
    if new.combine and kind is not Kind.AMOUNT:
        raise UsageProblem("Only amounts can be combined in several ways. Leave --combine out.")
    if new.opens and kind not in _TIMED:
        raise UsageProblem("--opens is for metrics of --kind clock or span.")
    unit = checked_unit(new.unit) if new.unit else ""
    guess = usual_ways(kind, unit, label)
    opens_at = guess.opens_at if new.opens is None else minute_of_day(new.opens, "--opens")
    return Metric(new_id(), slug, kind, unit, new.combine or guess.combine, opens_at)


def _definition(
    new: NewMetric, metric: Metric, label: str, catalog: Catalog, present: Present
) -> Definition:
    last = max((named.definition.position for named in catalog), default=0)
    return Definition(
        metric.id,
        present.day,
        label,
        last + POSITION_STEP,
        archived=False,
        note=new.note.strip(),
        from_document=False,
    )


def _aliases(new: NewMetric, slug: str, metric: Metric, catalog: Catalog) -> list[Alias]:
    names = dict.fromkeys(checked_name(alias, catalog) for alias in new.aliases)
    return [Alias(name, metric.id) for name in names if name != slug]
