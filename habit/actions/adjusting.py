"""Changing what a metric is: its slug, kind and unit, how amounts combine, when its day opens."""

from habit.actions.adding import checked_unit, usual_ways
from habit.actions.altering import Alteration, alter
from habit.actions.cells import command_text
from habit.actions.naming import checked_name
from habit.config import clock_setting, minute_of_day
from habit.domain.catalog import Catalog, Named
from habit.domain.entries import State
from habit.domain.goalrules import goal_in_force
from habit.domain.goaltext import read_goal
from habit.domain.journal import Edit
from habit.domain.kinds import read_entry
from habit.domain.kinds.rules import NotAValue
from habit.domain.metrics import Combine, Kind, Metric
from habit.domain.outcomes import MetricChanged
from habit.domain.present import Present
from habit.errors import UsageProblem
from habit.lighttypes import NamedTuple
from habit.store.repository import Repository

_TIMED = frozenset({Kind.CLOCK, Kind.SPAN})
_MARKED = frozenset({Kind.COUNT, Kind.AMOUNT})


class Adjustment(NamedTuple):
    """What is to be changed; None leaves it as it is. ``opens`` is a time such as ``12:00``."""

    slug: str | None = None
    kind: Kind | None = None
    unit: str | None = None
    combine: Combine | None = None
    opens: str | None = None

    @property
    def words(self) -> list[str]:
        """The options as the user wrote them."""
        given = {name: value for name, value in self._asdict().items() if value is not None}
        return [word for name, value in given.items() for word in (f"--{name}", str(value))]


def adjust_metric(
    repository: Repository, present: Present, name: str, wanted: Adjustment
) -> MetricChanged:
    """Change a metric for what is logged from now on; entries keep what they say."""
    if wanted == Adjustment():
        raise UsageProblem("Say what to change: --slug, --kind, --unit, --combine or --opens.")
    with repository.transaction():
        catalog = repository.catalog(present.day)
        named = catalog.resolve(name)
        after = _adjusted(repository, named, catalog, wanted)
        if after == named.metric:
            return alter(repository, present, Alteration(named, [], "", ""))
        edits = [
            Edit(named.metric, after),
            *_marks_read_again(repository, present, named.metric, after),
            *_moved_goal(repository, present, after),
        ]
        command = command_text("metric set", [name, *wanted.words])
        what = _told(named.metric, after)
        return alter(repository, present, Alteration(named, edits, command, what))


def _adjusted(repository: Repository, named: Named, catalog: Catalog, wanted: Adjustment) -> Metric:
    metric = named.metric
    if wanted.slug is not None and wanted.slug != metric.slug:
        others = Catalog(one for one in catalog if one.metric.id != metric.id)
        metric = metric._replace(slug=checked_name(wanted.slug, others))
    if wanted.kind is not None and wanted.kind is not metric.kind:
        metric = _of_kind(repository, metric, wanted.kind, named.label)
    if wanted.unit is not None and wanted.unit != metric.unit:
        metric = metric._replace(unit=_other_unit(repository, metric, wanted.unit))
    if wanted.combine is not None:
        if metric.kind is not Kind.AMOUNT:
            raise UsageProblem(f"{metric.slug} is no amount: --combine has no meaning for it.")
        metric = metric._replace(combine=wanted.combine)
    if wanted.opens is not None:
        if metric.kind not in _TIMED:
            raise UsageProblem(f"{metric.slug} has no time of day: --opens has no meaning for it.")
        metric = metric._replace(opens_at=minute_of_day(wanted.opens, "--opens"))
    return metric


def _of_kind(repository: Repository, metric: Metric, kind: Kind, label: str) -> Metric:
    marks = metric.kind is Kind.CHECK and kind in _MARKED and not _has_goals(repository, metric)
    if _in_use(repository, metric) and not marks:
        raise _meant_otherwise(metric, kind)
    guess = usual_ways(kind, "", label)
    return metric._replace(kind=kind, unit="", combine=guess.combine, opens_at=guess.opens_at)


def _meant_otherwise(metric: Metric, kind: Kind) -> UsageProblem:
    return UsageProblem(
        f"{metric.slug} has entries or goals, which mean something as {metric.kind} only. "
        f"habit metric add NAME --kind {kind} makes another metric."
    )


def _marks_read_again(
    repository: Repository, present: Present, before: Metric, after: Metric
) -> list[Edit]:
    """The entries of a check that becomes a tally or an amount: its marks say the same there."""
    if after.kind is before.kind:
        return []
    edits = []
    for entry in repository.all_metric_entries(before.id):
        if entry.state is State.VALUE:
            try:
                read = read_entry(after, entry.text, present, day=entry.day).entry
            except NotAValue:  # "yes" is no tally
                raise _meant_otherwise(before, after.kind) from None
            edits += [Edit(entry, read)] * (read != entry)
    return edits


def _in_use(repository: Repository, metric: Metric) -> bool:
    count, _, _ = repository.extent(metric.id)
    return bool(count) or _has_goals(repository, metric)


def _has_goals(repository: Repository, metric: Metric) -> bool:
    return any(goal.metric_id == metric.id for goal in repository.goals())


def _other_unit(repository: Repository, metric: Metric, unit: str) -> str:
    if metric.kind is not Kind.AMOUNT:
        raise UsageProblem(f"{metric.slug} is no amount, so it has no unit.")
    if metric.unit and _in_use(repository, metric):
        raise UsageProblem(
            f"{metric.slug} has entries or goals in {metric.unit}, which would change their "
            f"meaning. Values may be typed in any unit that can be turned into {metric.unit}."
        )
    return checked_unit(unit) if unit else ""


def _moved_goal(repository: Repository, present: Present, after: Metric) -> list[Edit]:
    """A goal that speaks of a time lies on the axis of the metric's day, which has moved."""
    goals = repository.goals()
    standing = goal_in_force(goals, after.id, present.day)
    if standing is None or after.kind is not Kind.CLOCK:
        return []
    moved = read_goal(standing.text, after, present.day)
    if moved._replace(valid_from=standing.valid_from) == standing:
        return []
    return [Edit(standing if standing.valid_from == present.day else None, moved)]


def _told(before: Metric, after: Metric) -> str:
    told = []
    if after.slug != before.slug:
        told.append(f"now called {after.slug}")
    if after.kind is not before.kind:
        told.append(f"kind: {after.kind}")
    if after.unit != before.unit:
        told.append(f"unit: {after.unit or 'none'}")
    if after.combine != before.combine and after.kind is before.kind:
        told.append(f"several on a day: {after.combine.value}")
    if after.kind in _TIMED and (after.opens_at, after.kind) != (before.opens_at, before.kind):
        opens = clock_setting(after.opens_at)
        later = ", for what is logged from now on" if after.kind is before.kind else ""
        told.append(f"its day opens at {opens}{later}")
    return ", ".join(told)
