"""What a shell offers for a word that is being typed.

A completion never makes or changes a store, and never fails: it offers less instead.
"""

from collections.abc import Iterable

from habit.cli.context import AppContext
from habit.lighttypes import Any


def offer(word: str, explanation: str) -> str:
    """A word that may come next as the shells' scripts read it: with its explanation.

    Typer would keep the two apart, and import Rich to take markup out of the explanation:
    half the time of a completion.
    """
    return f"{word}\t{' '.join(explanation.split())}"


def metrics(ctx: Any, incomplete: str) -> list[str]:
    """The slugs and aliases of metrics in use, each with the metric's label."""
    return metric_offers(incomplete, _db(ctx))


def every_metric(ctx: Any, incomplete: str) -> list[str]:
    """The same for archived metrics too."""
    return metric_offers(incomplete, _db(ctx), archived=True)


def metric_offers(incomplete: str, db: str | None = None, *, archived: bool = False) -> list[str]:
    """The names of metrics that begin so; ``db`` is the root option of that name."""
    try:
        names = _stored_names(AppContext(db).target, archived=archived)
    except Exception:  # noqa: BLE001 - an error message would land in the line being typed
        return []
    return _beginning(incomplete, names)


def days(incomplete: str) -> list[str]:
    """The names of the last seven days."""
    from habit.locale import said

    weekdays = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    words = [("today", said("the day that is open")), ("yesterday", said("the day before"))]
    return _beginning(incomplete, [*words, *((day, said("the last one")) for day in weekdays)])


def weeks(incomplete: str) -> list[str]:
    """The names of the last weeks."""
    from datetime import timedelta

    from habit import clock
    from habit.domain.weeks import Week
    from habit.locale import said

    today = clock.now().astimezone(clock.local_zone()).date()
    named = [Week.holding(today - timedelta(weeks=back)) for back in range(8)]
    last = [("last", said("the week before this one"))]
    return _beginning(incomplete, [*last, *((week.name, f"{week.first}") for week in named)])


def periods(incomplete: str) -> list[str]:
    """The names of periods."""
    from habit.locale import said

    named = [
        ("week", said("the last 7 nights")),
        ("30d", said("the last 30")),
        ("year", said("the last 365")),
        ("all", said("every night there is")),
    ]
    return _beginning(incomplete, named)


def figures(incomplete: str) -> list[str]:
    """The figures that can be explained."""
    from habit.domain.sleep.explanations import EXPLANATIONS
    from habit.locale import said

    return _beginning(incomplete, [(one.name, said(one.title)) for one in EXPLANATIONS.values()])


def week_formats(incomplete: str) -> list[str]:
    """The formats of a week."""
    from habit.render import FORMATS

    return [name for name in FORMATS if name.startswith(incomplete)]


def settings(incomplete: str) -> list[str]:
    """The settings."""
    from habit.locale import said
    from habit.settingtable import SETTINGS

    return _beginning(incomplete, ((one.name, said(one.help)) for one in SETTINGS.values()))


def setting_values(ctx: Any, incomplete: str) -> list[str]:
    """The values of a setting, where they can be listed."""
    from habit.config import SYSTEM_ZONE, WEEKDAYS

    values: Iterable[str] = ()
    match ctx.params.get("name"):
        case "week_start":
            values = WEEKDAYS
        case "zone":
            from zoneinfo import available_timezones

            values = sorted({SYSTEM_ZONE, *available_timezones()})
        case "free_days":
            values = ("weekend", "none")
        case "remind_print" | "remind_desktop" | "sleep_alarm":
            values = ("on", "off")
        case "day_start":
            values = (f"{hour:02}:00" for hour in range(13))
    return [value for value in values if value.startswith(incomplete)]


def _beginning(incomplete: str, offers: Iterable[tuple[str, str]]) -> list[str]:
    return [offer(word, text) for word, text in offers if word.startswith(incomplete)]


def _db(ctx: Any) -> str | None:
    # the root's options are parsed during a completion, but its function does not run
    db: str | None = ctx.find_root().params.get("db")
    return db


def _stored_names(target: str, *, archived: bool) -> list[tuple[str, str]]:
    from habit import clock
    from habit.render.harmless import harmless
    from habit.store.peeking import peek

    repository = peek(target)
    if repository is None:
        return []
    today = clock.now().astimezone(clock.local_zone()).date()
    try:
        catalog = repository.catalog(today)
    finally:
        repository.close()
    return [
        (name, harmless(named.label))
        for named in (catalog if archived else catalog.active())
        for name in (named.metric.slug, *named.aliases)
    ]
