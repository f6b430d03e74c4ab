"""Deciding what there is to remind of, and telling it once on each occasion."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, timedelta

from habit.actions.asking import Ask
from habit.domain.catalog import Catalog
from habit.domain.deliveries import Delivery, Outcome
from habit.domain.entries import Entry
from habit.domain.missing import missing_on
from habit.domain.nightly import is_of_the_night
from habit.domain.notices import Notice, Reminded
from habit.domain.occasions import Bedtime, Occasion, after_snooze, night_at, open_occasion
from habit.domain.present import Present
from habit.domain.reminders import What
from habit.domain.skipped import is_skipped
from habit.lighttypes import NamedTuple
from habit.locale import said
from habit.notify.choosing import channel_names
from habit.notify.messages import Channel, Message
from habit.settingtable import RemindSettings
from habit.store.repository import Repository

NO_CHANNEL = (
    "Nothing was told: every way of telling is switched off. habit config set remind_print on"
)


class Ways(NamedTuple):
    """How to tell: the settings, and the channel that a name stands for."""

    settings: RemindSettings
    channel: Callable[[str], Channel]


class Reminders:
    """One run over some reminders; what it reads from the store it reads once."""

    def __init__(self, repository: Repository, present: Present, week_start: int) -> None:
        self._repository = repository
        self._present = present
        self._week_start = week_start
        self._catalogs: dict[date, Catalog] = {}
        self._entries: dict[date, list[Entry]] = {}

    def show(self, ask: Ask) -> Reminded:
        """What there is to remind of, for a person who asks; nothing is told or remembered."""
        occasion = self._occasion(ask)
        notice = None if occasion is None else self.notice(ask, occasion)
        return Reminded(() if notice is None else (notice,), (), shown=True)

    def tell(self, asks: Sequence[Ask], ways: Ways, *, again: bool = False) -> Reminded:
        """Tell what is due and was not told yet, over every channel that has not told it.

        ``again`` tells it once more, as an occasion of its own. In quiet hours and while it is
        snoozed nothing is told; that waits.
        """
        quiet = ways.settings.quiet is not None and ways.settings.quiet.holds(self._present)
        names = [] if quiet else channel_names(ways.settings)
        snoozes = self._repository.snoozes() if asks else []
        notices: list[Notice] = []
        deliveries: list[Delivery] = []
        for ask in asks:
            occasion = self._occasion(ask)
            if occasion is None:
                continue
            heard = after_snooze(occasion, snoozes, self._present.now)
            if heard is not None and again:
                heard = heard._replace(key=f"{heard.key}!{self._present.now:%H:%M:%S}")
            channels = [] if heard is None else self._untold(heard, names)
            scheduled = not ask.reminder.name.startswith("(")
            if scheduled and not channels:
                continue
            notice = self.notice(ask, heard or occasion)
            if notice is not None:
                notices.append(notice)
                deliveries += self._told(notice, channels, ways, ask.reminder.since)
        remark = NO_CHANNEL if notices and not names and not quiet else ""
        return Reminded(tuple(notices), tuple(deliveries), shown=False, remark=remark)

    def notice(self, ask: Ask, occasion: Occasion) -> Notice | None:
        """What the occasion has to say, or None when it has nothing."""
        reminder, day = ask.reminder, occasion.day
        head = Notice(reminder.name, occasion.key, reminder.what, day)
        if reminder.what is What.SUMMARY:
            from habit.actions.week import show_week  # noqa: PLC0415 - once a week

            week = show_week(self._repository, self._present, self._week_start, day.isoformat())
            return head._replace(week=week)
        if reminder.what is What.BEDTIME:
            times = [one for one in self.bedtimes(ask) if one.day == day]
            return head._replace(bedtime=times[0]) if times else None
        missing = missing_on(
            day,
            self._catalog(day),
            self._entries_until(day),
            self._present.day_start,
            ask.metric_ids,
        )
        skips = self._repository.skips() if missing else []
        wanted = [one for one in missing if not is_skipped(skips, one.named.metric.id, one.day)]
        return head._replace(missing=tuple(wanted)) if wanted else None

    def bedtimes(self, ask: Ask) -> list[Bedtime]:
        """The goals of the night that is on or to come, without those that were kept already."""
        return bedtimes(self._repository, self._present, self._week_start, ask.metric_ids)

    def _occasion(self, ask: Ask) -> Occasion | None:
        times = self.bedtimes(ask) if ask.reminder.what is What.BEDTIME else ()
        return open_occasion(ask.reminder, self._present, self._week_start, times)

    def _untold(self, occasion: Occasion, names: Iterable[str]) -> list[str]:
        """The channels that have not told the occasion; none once a later day was told of.

        A flight to the west brings the evening of the day before back.
        """
        done = self._repository.deliveries_from(occasion.reminder.name, occasion.day)
        own = [one for one in done if one.at >= occasion.reminder.since]
        sent = [one for one in own if one.outcome is Outcome.SENT]
        if any(not one.occasion.startswith(occasion.day.isoformat()) for one in sent):
            return []
        told = {one.channel for one in sent if one.occasion == occasion.key}
        return [name for name in names if name not in told]

    def _told(
        self, notice: Notice, names: Iterable[str], ways: Ways, since: datetime
    ) -> list[Delivery]:
        deliveries = []
        for name in names:
            now = self._present.now
            claimed = self._repository.claim(notice.reminder, notice.occasion, name, now, since)
            if claimed is None:
                continue
            receipt = ways.channel(name).tell(message_of(notice, self._present))
            deliveries.append(self._repository.settle(claimed, receipt.error, now))
        return deliveries

    def _catalog(self, day: date) -> Catalog:
        if day not in self._catalogs:
            self._catalogs[day] = self._repository.catalog(day)
        return self._catalogs[day]

    def _entries_until(self, day: date) -> list[Entry]:
        if day not in self._entries:
            before = day - timedelta(days=1)
            self._entries[day] = self._repository.entries(before, day)
        return self._entries[day]


def bedtimes(
    repository: Repository, present: Present, week_start: int, metric_ids: Sequence[str] = ()
) -> list[Bedtime]:
    """The times to keep in the night that is on or to come, the earliest first.

    A night whose entry is in is over, however early.
    """
    from habit.actions.goalsheld import goals_held  # noqa: PLC0415 - for bedtimes alone
    from habit.domain.goalrules import goal_in_force  # noqa: PLC0415 - the same

    goals = goals_held(repository, present, week_start)
    skips = repository.skips() if goals else []
    times = []
    for named in repository.catalog(present.day).active():
        metric = named.metric
        if (metric_ids and metric.id not in metric_ids) or not goals:
            continue
        if not is_of_the_night(metric, present.day_start):
            continue
        night = night_at(present, metric.opens_at)
        goal = goal_in_force(goals, metric.id, night)
        if goal is None or goal.high is None or repository.entry(metric.id, night) is not None:
            continue
        if is_skipped(skips, metric.id, night):
            continue
        times.append(Bedtime(metric.id, named.label, night, int(goal.high), goal.text))
    return sorted(times, key=lambda one: (one.day, one.minute))


def message_of(notice: Notice, present: Present) -> Message:
    """The notice as every channel tells it."""
    from habit.render.jsonform.notices import notice_json  # noqa: PLC0415 - when there is news
    from habit.render.text.notice import PLAIN, body, title  # noqa: PLC0415 - the same

    output = PLAIN._replace(year=present.local.year)
    return Message(title(notice, output), body(notice, output), notice_json(notice))


def test_message(now: datetime) -> Message:
    """What ``habit remind test`` sends."""
    at = f"{now.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    facts = {"schema": 1, "reminder": "test", "what": "test", "at": at}
    return Message("habit remind test", said("If you can read this, reminders reach you."), facts)
