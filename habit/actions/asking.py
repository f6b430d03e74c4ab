"""Which reminders a run is about: the installed ones, or the one that the command line asks for."""

from collections.abc import Sequence
from datetime import UTC, datetime

from habit.domain.occasions import open_occasion
from habit.domain.present import Present
from habit.domain.reminders import EVERY_DAY, Reminder, What
from habit.errors import UsageProblem
from habit.lighttypes import NamedTuple
from habit.store.repository import Repository

SUMMARY_AT = 18 * 60
"""The minute of the day from which the week's table is told on the week's last day."""

_ALWAYS = datetime(1, 1, 1, tzinfo=UTC)


class Ask(NamedTuple):
    """A reminder and the metrics that it asks for; none stands for all that are in use."""

    reminder: Reminder
    metric_ids: tuple[str, ...] = ()


def installed_asks(repository: Repository) -> list[Ask]:
    """The reminders that the user has installed."""
    reminders = repository.reminders()
    metrics = repository.reminder_metrics() if reminders else []
    return [
        Ask(one, tuple(each.metric_id for each in metrics if each.reminder == one.name))
        for one in reminders
    ]


def may_be_due(ask: Ask, present: Present, week_start: int) -> bool:
    """Whether it is worth a closer look: an occasion is open, or the goals have to be read."""
    if ask.reminder.what is What.BEDTIME:
        return True
    return open_occasion(ask.reminder, present, week_start) is not None


def ask_now(
    repository: Repository,
    present: Present,
    names: Sequence[str],
    lead: str,
    *,
    bedtime: bool,
    summary: bool,
) -> Ask:
    """The reminder that the options of ``habit remind`` ask for, under a name of its own.

    ``lead`` is how long before the goal a bedtime comes, as it is typed or set.
    """
    if bedtime + summary + bool(names) > 1:
        raise UsageProblem("--if-missing, --bedtime and --summary ask three different things.")
    if summary:
        return Ask(Reminder("(summary)", What.SUMMARY, SUMMARY_AT, "", None, None, _ALWAYS))
    if bedtime:
        from habit.domain.quiethours import read_duration  # noqa: PLC0415 - for bedtimes alone

        minutes = int(read_duration(lead).total_seconds() // 60)
        return Ask(Reminder("(bedtime)", What.BEDTIME, None, EVERY_DAY, None, minutes, _ALWAYS))
    slugs, ids = [], []
    if names:
        catalog = repository.catalog(present.day)
        for named in map(catalog.resolve, names):
            slugs.append(named.metric.slug)
            ids.append(named.metric.id)
    name = f"(missing {' '.join(sorted(slugs))})" if slugs else "(missing)"
    return Ask(Reminder(name, What.MISSING, None, EVERY_DAY, None, None, _ALWAYS), tuple(ids))
