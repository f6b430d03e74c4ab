"""Installing, removing and snoozing reminders."""

from collections.abc import Iterable, Sequence

from habit.domain.catalog import Catalog, Named
from habit.domain.journal import Edit
from habit.domain.metrics import Metric
from habit.domain.nightly import is_of_the_night
from habit.domain.notices import PlannedChange, ReminderChange
from habit.domain.present import Present
from habit.domain.quiethours import read_duration
from habit.domain.reminders import (
    ALL_REMINDERS,
    Reminder,
    ReminderMetric,
    Snooze,
    What,
)
from habit.domain.remindertext import (
    NotAReminder,
    check_name,
    default_name,
    read_at,
    read_days,
    read_every,
)
from habit.errors import NothingFound
from habit.lighttypes import NamedTuple, Protocol
from habit.notify.choosing import unheard
from habit.render.dates import day_text
from habit.render.text.clock import clock
from habit.render.text.reminder_words import described
from habit.schedule.jobs import Applied, Change, Job
from habit.store.repository import Repository

SUMMARY_AT = "20:00"


class Scheduler(Protocol):
    """Something that runs the job."""

    name: str

    def plan(self, job: Job | None) -> tuple[Change, ...]:
        """What would change to run this job, or none."""

    def apply(self, changes: tuple[Change, ...], *, active: bool) -> Applied:
        """Change it."""

    def mails(self) -> bool:
        """Whether it mails what the job prints."""


class JobMaker(Protocol):
    """Makes the job for a set of reminders."""

    def __call__(self, reminders: Iterable[Reminder], /) -> Job:
        """The job."""


class NewReminder(NamedTuple):
    """What the options of ``habit remind install`` say, as they were typed."""

    at: Sequence[str]
    metrics: Sequence[str]
    days: str | None
    every: str | None
    bedtime: bool
    lead: str
    summary: bool
    name: str | None


Wanted = dict[Reminder, tuple[ReminderMetric, ...]]


def install(
    repository: Repository,
    present: Present,
    new: NewReminder,
    scheduler: Scheduler,
    job_for: JobMaker,
    *,
    channels: Sequence[str],
    rehearsal: bool,
) -> ReminderChange:
    """Keep the reminders and have the job scheduled: both, or neither when one fails."""
    with repository.transaction():
        catalog = repository.catalog(present.day)
        wanted = _wanted(new, catalog, present)
        edits = _edits(repository, wanted)
        kept = {one.name: one for one in (*repository.reminders(), *wanted)}
        changes = scheduler.plan(job_for(kept.values()))
        lines = _lines(wanted, catalog, known=not edits)
        if rehearsal:
            return ReminderChange(lines, _shown(changes), rehearsal=True)
        if edits:
            repository.record(
                f"remind install {' '.join(one.name for one in wanted)}", edits, present.now
            )
        applied = scheduler.apply(changes, active=True)
        deaf = unheard(channels, scheduler.name, mails=scheduler.mails())
        notes = (*applied.notes, deaf) if deaf else applied.notes
        return ReminderChange(lines, _shown(applied.changes), notes)


def shown_for(repository: Repository, present: Present, new: NewReminder, job_for: JobMaker) -> Job:
    """The job that would run these reminders beside the installed ones; nothing is kept."""
    wanted = _wanted(new, repository.catalog(present.day), present)
    return job_for([*repository.reminders(), *wanted])


def uninstall(
    repository: Repository,
    present: Present,
    names: Sequence[str],
    schedulers: Iterable[Scheduler],
    job_for: JobMaker,
    *,
    rehearsal: bool,
) -> ReminderChange:
    """Remove the named reminders, or all of them and the scheduled job with them."""
    with repository.transaction():
        reminders = {one.name: one for one in repository.reminders()}
        if unknown := [name for name in names if name not in reminders]:
            raise NothingFound(
                f"There is no reminder {unknown[0]!r}. habit remind status lists them."
            )
        going = [reminders[name] for name in names] if names else list(reminders.values())
        staying = [one for one in reminders.values() if one not in going]
        job = job_for(staying) if staying else None
        plans = [(one, one.plan(job)) for one in schedulers]
        changes = tuple(change for _, plan in plans for change in plan)
        lines = tuple(f"{one.name} removed" for one in going)
        if rehearsal:
            return ReminderChange(lines, _shown(changes), rehearsal=True)
        if edits := _removal(repository, going):
            repository.record(" ".join(["remind uninstall", *names]), edits, present.now)
        notes = [
            note
            for scheduler, plan in plans
            for note in scheduler.apply(plan, active=job is not None).notes
        ]
    if not going and not changes:
        notes.append("There was nothing to remove.")
    return ReminderChange(lines, _shown(changes), tuple(notes))


def snooze(repository: Repository, present: Present, text: str, name: str | None) -> ReminderChange:
    """Silence one reminder or all of them for a while; ``off`` ends that."""
    target = ALL_REMINDERS if name is None else name
    with repository.transaction():
        if name is not None and name not in {one.name for one in repository.reminders()}:
            raise NothingFound(f"There is no reminder {name!r}. habit remind status lists them.")
        before = next((one for one in repository.snoozes() if one.reminder == target), None)
        if text.strip().casefold() == "off":
            if before is None:
                return ReminderChange(("Nothing is snoozed.",))
            repository.record("remind snooze off", [Edit(before, None)], present.now)
            return ReminderChange(("Reminders are told again.",))
        until = present.now + read_duration(text)
        after = Snooze(target, present.now, until)
        command = " ".join(["remind snooze", text, *([] if name is None else ["--only", name])])
        if before != after:
            repository.record(command, [Edit(before, after)], present.now)
    local = until.astimezone(present.zone)
    minute = 60 * local.hour + local.minute
    what = "Reminders are" if name is None else f"{name} is"
    day = "" if local.date() == present.local.date() else f"{day_text(local.date(), None)} "
    return ReminderChange((f"{what} silent until {day}{clock(minute)}.",))


def _wanted(new: NewReminder, catalog: Catalog, present: Present) -> Wanted:
    what = What.BEDTIME if new.bedtime else What.SUMMARY if new.summary else What.MISSING
    _check(new, what)
    metrics = [_asked_for(catalog.resolve(name), what, present) for name in new.metrics]
    days = "" if what is What.SUMMARY and new.days is None else read_days(new.days or "daily")
    every = None if new.every is None else read_every(new.every)
    lead = int(read_duration(new.lead).total_seconds() // 60) if new.bedtime else None
    times: list[int | None] = [read_at(one) for one in new.at]
    if not times:
        times = [read_at(SUMMARY_AT)] if what is What.SUMMARY else [None]
    wanted: Wanted = {}
    for at in times:
        own = default_name(what, at, [one.slug for one in metrics])
        name = own if new.name is None else check_name(new.name)
        reminder = Reminder(name, what, at, days, every, lead, present.now)
        wanted[reminder] = tuple(ReminderMetric(name, one.id) for one in metrics)
    return wanted


def _asked_for(named: Named, what: What, present: Present) -> Metric:
    """The metric, when a reminder of it would ever come."""
    named.refuse_archived()
    if what is What.BEDTIME and not is_of_the_night(named.metric, present.day_start):
        raise NotAReminder(f"{named.label.strip()} is kept by day and has no bedtime.")
    return named.metric


def _check(new: NewReminder, what: What) -> None:
    if new.bedtime and new.summary:
        raise NotAReminder("--bedtime and --summary are two reminders. Install them one by one.")
    if what is What.MISSING and not new.at and new.every is None:
        raise NotAReminder("Say when: habit remind install --at 21:30, or --every 2h.")
    if what is What.BEDTIME and (new.at or new.every):
        raise NotAReminder("A bedtime comes --lead before its goal. Leave --at and --every out.")
    if what is What.SUMMARY and (new.metrics or new.every):
        raise NotAReminder("The week's table is one. Leave --metric and --every out.")
    if new.name is not None and len(new.at) > 1:
        raise NotAReminder("One name goes with one --at. Install the others one by one.")


def _edits(repository: Repository, wanted: Wanted) -> list[Edit]:
    """What turns the reminders of the same names into these; one that is the same stays."""
    present = {one.name: one for one in repository.reminders()}
    metrics = repository.reminder_metrics()
    edits = []
    for reminder, asked in wanted.items():
        before = present.get(reminder.name)
        had = tuple(one for one in metrics if one.reminder == reminder.name)
        same = before is not None and before._replace(since=reminder.since) == reminder
        if same and set(had) == set(asked):
            continue
        edits.append(Edit(before, reminder))
        edits += [Edit(one, None) for one in had if one not in asked]
        edits += [Edit(None, one) for one in asked if one not in had]
    return edits


def _removal(repository: Repository, going: Sequence[Reminder]) -> list[Edit]:
    names = {one.name for one in going}
    metrics = [one for one in repository.reminder_metrics() if one.reminder in names]
    return [*(Edit(one, None) for one in metrics), *(Edit(one, None) for one in going)]


def _lines(wanted: Wanted, catalog: Catalog, *, known: bool) -> tuple[str, ...]:
    was = " (as it was)" if known else ""
    return tuple(
        f"{one.name}: {described(one, [catalog[each.metric_id].label for each in asked])}{was}"
        for one, asked in wanted.items()
    )


def _shown(changes: Iterable[Change]) -> tuple[PlannedChange, ...]:
    return tuple(PlannedChange(one.place, _text(one.before), _text(one.after)) for one in changes)


def _text(content: bytes | None) -> str | None:
    return None if content is None else content.decode(errors="replace")
