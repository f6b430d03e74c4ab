"""Planning a week: rating tasks, and seeing what the ratings come to."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from habit.actions.cells import command_text
from habit.actions.naming import check_line
from habit.domain.journal import Edit
from habit.domain.passages import Part
from habit.domain.pipetable import PipeTable
from habit.domain.plans import (
    Criterion,
    NotAPlan,
    Plan,
    checked_scores,
    criteria_language,
    rated,
    read_days,
)
from habit.domain.plansettings import AUTO, criteria_of, headings_of
from habit.domain.plantable import ParsedPlan, PlanHeadings, plan_lines, remembered_plan
from habit.domain.plantasks import PlanTask
from habit.domain.present import Present
from habit.domain.weeks import Week
from habit.errors import NothingFound
from habit.lighttypes import NamedTuple
from habit.store.repository import Repository


class PlanLooks(NamedTuple):
    """How a plan is printed: like a document's if there is one, else by the settings."""

    style: ParsedPlan | None
    criteria: tuple[Criterion, ...]
    headings: PlanHeadings
    language: str


def show_plan(repository: Repository, week: Week, language: str) -> Plan:
    """The plan of a week. Raises NothingFound where there is none."""
    tasks = repository.plan_tasks(week.first, week.first)
    if not tasks:
        raise NothingFound(f"{week.name} has no plan. habit plan set TASK SCORE ... begins one.")
    return plan_of(week, tasks, looks_of(repository, week, language))


def plan_of(week: Week, tasks: Sequence[PlanTask], looks: PlanLooks) -> Plan:
    """The plan that tasks come to."""
    rows = rated(tasks, looks.criteria, looks.language)
    total = sum((row.total for row in rows), Fraction(0))
    lines = plan_lines(looks.style, tasks, looks.criteria, looks.headings)
    return Plan(week, looks.criteria, rows, total, lines)


def looks_of(repository: Repository, week: Week, language: str) -> PlanLooks:
    """How the plan of a week looks.

    As its own document had it; else as the settings say; else as the last document had it. The
    user's own criteria are headed in their language, whatever ``language`` is.
    """
    stored = repository.settings()
    passages = [one for one in repository.passages(date.min, week.first) if one.part is Part.PLAN]
    own = [one for one in passages if one.week == week.first]
    if stored.get("plan_criteria", AUTO) != AUTO:
        passages = own
    style = remembered_plan(passages[-1].text, week.first) if passages else None
    if style is not None and not own:
        empty = PipeTable(style.table.header, style.table.rule, ())
        style = style._replace(table=empty, tasks=())
    if style is not None:
        return PlanLooks(style, style.criteria, _headings(stored, style.language), style.language)
    criteria = criteria_of(stored.get("plan_criteria", AUTO), language)
    written = criteria_language(criteria)
    return PlanLooks(None, criteria, _headings(stored, written), written)


def set_task(
    repository: Repository,
    present: Present,
    week: Week,
    task: Sequence[str],
    *,
    required: str | None,
    language: str,
) -> Plan:
    """Rate a task of a week, one that is there or a new one: its name, then its scores."""
    name, *scores = task
    check_line(name, "A task's name")
    if required is not None and required and read_days(required) is None:
        raise NotAPlan(f"--required is a number of days, not {required!r}.")
    with repository.transaction():
        looks = looks_of(repository, week, language)
        tasks = repository.plan_tasks(week.first, week.first)
        known = _named(tasks, name)
        if not scores and known is None:
            checked_scores(scores, looks.criteria)
        text = checked_scores(scores, looks.criteria) if scores else known.scores if known else ""
        after = PlanTask(
            week.first,
            known.position if known else max((one.position for one in tasks), default=0) + 1,
            known.name if known else name.strip(),
            text,
            required if required is not None else known.required if known else "",
        )
        if after != known:
            options = [] if required is None else ["--required", required]
            command = command_text("plan set", task, [*options, "--week", week.name])
            repository.record(command, [Edit(known, after)], present.now)
    return show_plan(repository, week, language)


def remove_task(
    repository: Repository, present: Present, week: Week, name: str, language: str
) -> Plan:
    """Take a task out of a week's plan."""
    with repository.transaction():
        tasks = repository.plan_tasks(week.first, week.first)
        known = _named(tasks, name)
        if known is None:
            names = ", ".join(one.name for one in tasks) or "none"
            raise NothingFound(f"{week.name} has no task {name!r}. Its tasks: {names}.")
        command = command_text("plan rm", [name], ["--week", week.name])
        repository.record(command, [Edit(known, None)], present.now)
    rest = [one for one in tasks if one != known]
    return plan_of(week, rest, looks_of(repository, week, language))


def _named(tasks: Sequence[PlanTask], name: str) -> PlanTask | None:
    wanted = name.strip().casefold()
    return next((one for one in tasks if one.name.casefold() == wanted), None)


def _headings(stored: Mapping[str, str], language: str) -> PlanHeadings:
    return headings_of(stored.get("plan_headings", AUTO), language)
