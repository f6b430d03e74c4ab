"""Changing what a metric is called and how it appears: from today on, never in the past."""

from collections.abc import Sequence
from datetime import date
from shlex import join

from habit.actions.altering import Alteration, alter
from habit.actions.cells import command_text
from habit.actions.naming import check_line, checked_label, checked_name
from habit.domain.catalog import Catalog, Named
from habit.domain.journal import Edit
from habit.domain.metrics import POSITION_STEP, Alias
from habit.domain.outcomes import MetricChanged
from habit.domain.present import Present
from habit.errors import NothingFound, UsageProblem
from habit.lighttypes import Any, NamedTuple
from habit.store.repository import Repository


class Place(NamedTuple):
    """Where a metric goes in the table; exactly one is given. ``number`` counts from 1."""

    number: int | None = None
    before: str | None = None
    after: str | None = None
    first: bool = False
    last: bool = False

    @property
    def words(self) -> list[str]:
        """The place as the user wrote it."""
        number = [] if self.number is None else [str(self.number)]
        before = ["--before", self.before] if self.before else []
        after = ["--after", self.after] if self.after else []
        return [*number, *before, *after, *["--first"] * self.first, *["--last"] * self.last]


_WHERE = {"before": True, "after": True, "first": False, "last": False}
"""The words that are options, and whether a metric follows them."""


def read_row(name: str, words: Sequence[str]) -> int | None:
    """The row that words name, None without any. Of other words the way to write them is told."""
    if not words:
        return None
    if len(words) == 1 and words[0].isascii() and words[0].isdigit():
        return int(words[0])
    where = words[0].casefold()
    if where not in _WHERE:
        raise UsageProblem(
            f"{' '.join(words)!r} is no place. "
            "Write a row from 1, --before METRIC, --after METRIC, --first or --last."
        )
    other = [" ".join(words[1:]) or "METRIC"] if _WHERE[where] else []
    way = join(["habit", "metric", "order", name, f"--{where}", *other])
    raise UsageProblem(f"{where} is an option. Write {way}")


def rename_metric(repository: Repository, present: Present, name: str, label: str) -> MetricChanged:
    """Give a metric another label from today on; past weeks keep the one they had."""
    with repository.transaction():
        catalog = repository.catalog(present.day)
        named = catalog.resolve(name)
        others = Catalog(one for one in catalog if one.metric.id != named.metric.id)
        label = checked_label(label, others)
        edits = _redefined(named, present.day, label=label)
        command = command_text("metric rename", [name, label])
        what = f"label was {named.label}"
        return alter(repository, present, Alteration(named, edits, command, what))


def note_metric(repository: Repository, present: Present, name: str, note: str) -> MetricChanged:
    """Put a note beside a metric; an empty one takes it away."""
    note = note.strip()
    check_line(note, "A note")
    with repository.transaction():
        named = repository.catalog(present.day).resolve(name)
        edits = _redefined(named, present.day, note=note)
        what = f"note: {note}" if note else "no note"
        command = command_text("metric note", [name, note])
        return alter(repository, present, Alteration(named, edits, command, what))


def archive_metric(
    repository: Repository, present: Present, name: str, *, archived: bool
) -> MetricChanged:
    """Take a metric out of use from today on, or back into use; its entries stay."""
    verb = "archive" if archived else "restore"
    with repository.transaction():
        named = repository.catalog(present.day).resolve(name)
        edits = _redefined(named, present.day, archived=archived)
        what = "archived; its entries stay" if archived else "in use again"
        return alter(repository, present, Alteration(named, edits, f"metric {verb} {name}", what))


def alias_metric(
    repository: Repository, present: Present, name: str, aliases: Sequence[str], *, remove: bool
) -> MetricChanged:
    """Give a metric further names, or take some away."""
    words = [name, *aliases, *(["--remove"] if remove else [])]
    with repository.transaction():
        catalog = repository.catalog(present.day)
        named = catalog.resolve(name)
        edits = _removed(named, aliases) if remove else _added(named, aliases, catalog)
        verb = "no longer" if remove else "also"
        what = f"{verb} called {', '.join(aliases).casefold()}"
        command = command_text("metric alias", words)
        return alter(repository, present, Alteration(named, edits, command, what))


def order_metric(
    repository: Repository, present: Present, name: str, place: Place
) -> MetricChanged:
    """Move a metric to another place in the table, from today on."""
    with repository.transaction():
        catalog = repository.catalog(present.day)
        named = catalog.resolve(name)
        others = [one for one in catalog if one.metric.id != named.metric.id]
        if not others:
            raise UsageProblem(f"{named.metric.slug} is the only metric.")
        index = _index(place, others, catalog, named)
        edits = _moved(named, others, index, present.day)
        what = f"at place {index + 1} of {len(others) + 1}"
        command = command_text("metric order", [name, *place.words])
        return alter(repository, present, Alteration(named, edits, command, what))


def _redefined(named: Named, day: date, **changes: Any) -> list[Edit]:
    """The edit that gives a metric a new definition from ``day`` on; none if nothing changes."""
    current = named.definition
    changed = current._replace(**changes)
    if changed == current:
        return []
    if current.valid_from >= day:
        return [Edit(current, changed._replace(from_document=False))]
    return [Edit(None, changed._replace(valid_from=day, from_document=False))]


def _moved(named: Named, others: Sequence[Named], index: int, day: date) -> list[Edit]:
    """The edit that puts a metric between two others; all are renumbered if there is no room."""
    positions = [one.definition.position for one in others]
    low = positions[index - 1] if index > 0 else positions[index] - 2 * POSITION_STEP
    high = positions[index] if index < len(positions) else low + 2 * POSITION_STEP
    if low < named.definition.position < high:
        return []
    if high - low > 1:
        return _redefined(named, day, position=(low + high) // 2)
    order = [*others[:index], named, *others[index:]]
    return [
        edit
        for number, one in enumerate(order, start=1)
        for edit in _redefined(one, day, position=number * POSITION_STEP)
    ]


def _added(named: Named, aliases: Sequence[str], catalog: Catalog) -> list[Edit]:
    wanted = dict.fromkeys(alias.strip().casefold() for alias in aliases)
    new = [alias for alias in wanted if alias not in (named.metric.slug, *named.aliases)]
    others = Catalog(one for one in catalog if one.metric.id != named.metric.id)
    return [Edit(None, Alias(checked_name(alias, others), named.metric.id)) for alias in new]


def _removed(named: Named, aliases: Sequence[str]) -> list[Edit]:
    wanted = dict.fromkeys(alias.strip().casefold() for alias in aliases)
    for alias in wanted:
        if alias not in named.aliases:
            known = ", ".join(named.aliases) or "none"
            raise NothingFound(
                f"{alias!r} is no alias of {named.metric.slug}. Its aliases: {known}."
            )
    return [Edit(Alias(alias, named.metric.id), None) for alias in wanted]


def _index(place: Place, others: Sequence[Named], catalog: Catalog, named: Named) -> int:
    given = [one for one in (place.number, place.before, place.after) if one is not None]
    if len(given) + place.first + place.last != 1:
        raise UsageProblem("Say one place: a number, --before, --after, --first or --last.")
    if place.first or place.last:
        return 0 if place.first else len(others)
    if place.number is not None:
        if not 1 <= place.number <= len(others) + 1:
            raise UsageProblem(f"The table has the places 1 to {len(others) + 1}.")
        return place.number - 1
    other = catalog.resolve(place.before or place.after or "")
    if other.metric.id == named.metric.id:
        raise UsageProblem(f"{named.metric.slug} cannot stand beside itself.")
    slugs = [one.metric.slug for one in others]
    return slugs.index(other.metric.slug) + (place.after is not None)
