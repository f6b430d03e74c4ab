"""Setting and showing goals."""

from collections.abc import Sequence

from habit.actions.altering import Alteration, alter
from habit.actions.cells import command_text
from habit.actions.metriccards import card_of
from habit.domain.daytext import read_day
from habit.domain.goaltext import read_goal
from habit.domain.journal import Edit
from habit.domain.outcomes import MetricCard, MetricChanged
from habit.domain.present import Present
from habit.errors import UsageProblem
from habit.render.dates import full_day_text
from habit.store.repository import Repository


def metric_goal(
    repository: Repository,
    present: Present,
    name: str,
    words: Sequence[str],
    from_day: str | None,
) -> MetricCard | MetricChanged:
    """Set the goal of a metric from a day on (today); without words, show its goals.

    A goal that began earlier goes on judging the days before.
    """
    named = repository.catalog(present.day).resolve(name)
    if words:
        return _set_goal(repository, present, name, words, from_day)
    if from_day is not None:
        raise UsageProblem("--from goes with a goal: habit metric goal sleep before 2:00")
    return card_of(repository, present, named.metric.id)


def _set_goal(
    repository: Repository,
    present: Present,
    name: str,
    words: Sequence[str],
    from_day: str | None,
) -> MetricChanged:
    valid_from = present.day if from_day is None else read_day(from_day, present)
    with repository.transaction():
        named = repository.catalog(present.day).resolve(name)
        goal = read_goal(" ".join(words), named.metric, valid_from)
        keys = (goal.metric_id, goal.valid_from)
        standing = [one for one in repository.goals() if (one.metric_id, one.valid_from) == keys]
        before = standing[0] if standing else None
        edits = [] if before == goal else [Edit(before, goal)]
        options = [] if from_day is None else ["--from", from_day]
        command = command_text("metric goal", [name, *words], options)
        what = f"goal: {goal.text}, from {full_day_text(valid_from)}"
        return alter(repository, present, Alteration(named, edits, command, what))
