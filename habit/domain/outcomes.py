"""What a command did or found, as values for the renderers."""

from datetime import date

from habit.domain.catalog import Named
from habit.domain.entries import Entry
from habit.domain.goals import Goal
from habit.domain.journal import Change, Edit
from habit.domain.metrics import Definition
from habit.domain.skipped import Skip
from habit.lighttypes import NamedTuple


class Removed(NamedTuple):
    """A cell that was emptied, and what stood in it."""

    named: Named
    entry: Entry


class Reverted(NamedTuple):
    """What ``habit undo`` or ``habit redo`` did: ``change`` was taken back, or made again.

    ``edits`` are the ones that were applied now; ``labels`` names the metrics by their id.
    ``definitions`` are all those of the metrics that were redefined.
    """

    change: Change
    again: bool
    edits: tuple[Edit, ...]
    labels: dict[str, str]
    definitions: tuple[Definition, ...] = ()


class HistoryStep(NamedTuple):
    """One change of the journal. ``edits`` holds the first few of ``edit_count``."""

    change: Change
    device: str
    edits: tuple[Edit, ...]
    edit_count: int
    undone: bool


class History(NamedTuple):
    """The journal, newest change first. ``definitions`` are those of the redefined metrics."""

    steps: tuple[HistoryStep, ...]
    labels: dict[str, str]
    zone: str
    now_text: dict[str, str]
    """How long ago each change was made, in words, by its id."""

    definitions: tuple[Definition, ...] = ()


class MetricCard(NamedTuple):
    """All there is to say about a metric. ``day`` is the logical day of the asking.

    ``step`` is what a goal that moves has come to by then, None for other goals.
    """

    named: Named
    goals: tuple[Goal, ...]
    goal: Goal | None
    entry_count: int
    first_day: date | None
    last_day: date | None
    day: date
    step: Goal | None = None


class MetricList(NamedTuple):
    """The metrics in the order of the table, archived ones last."""

    cards: tuple[MetricCard, ...]


class MetricChanged(NamedTuple):
    """A metric after a change, and the change in a few words (``label: Fall Sleep``)."""

    card: MetricCard
    what: str


class SettingShown(NamedTuple):
    """One setting. ``value`` is in force, ``default`` would be; ``help`` says what it does."""

    name: str
    value: str
    default: str
    help: str


class SettingList(NamedTuple):
    """Every setting there is."""

    settings: tuple[SettingShown, ...]


class StorePath(NamedTuple):
    """Where the entries are kept: a file, or a database URL without its password."""

    location: str
    exists: bool


class SkipList(NamedTuple):
    """The stretches of days that do not count, the newest first; labels by metric id."""

    skips: tuple[Skip, ...]
    labels: dict[str, str]


class SkipChanged(NamedTuple):
    """Days that were skipped, or count again; ``changed`` is False where that was so already."""

    skip: Skip
    removed: bool
    changed: bool
    labels: dict[str, str]
