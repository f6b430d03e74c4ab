"""Random commands with undo and redo against a plain model, compared after every step."""

import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from habit.actions.adding import NewMetric, add_metric
from habit.actions.altering import alter
from habit.actions.backups import make_backup, restore
from habit.actions.configuring import set_setting, unset_setting
from habit.actions.editing import edit_cell, remove_cell
from habit.actions.exporting import export_pieces
from habit.actions.goals import metric_goal
from habit.actions.importing import import_documents
from habit.actions.logging import LogOptions, log_words
from habit.actions.redefining import (
    alias_metric,
    archive_metric,
    note_metric,
    rename_metric,
)
from habit.actions.taking import take_file
from habit.actions.undoing import redo_last, undo_last
from habit.cli.exits import guarded
from habit.domain.entries import Entry
from habit.domain.goals import Goal
from habit.domain.journal import Record
from habit.domain.metrics import Alias, Definition, Kind, Metric
from habit.domain.present import Present
from habit.domain.settings import Setting
from habit.domain.sheets import Wishes
from habit.errors import NothingFound, UsageProblem
from habit.store.checking import ContentsCheck
from habit.store.opening import open_store
from habit.store.records import key_of
from habit.store.replay import replay
from habit.store.repository import Repository

PRESENT = Present.at(datetime(2024, 1, 18, 9, 30), "Asia/Shanghai")  # noqa: DTZ001 - a wall clock's time
TODAY = PRESENT.day
DOCUMENTS = sorted((Path(__file__).parents[1] / "documents").glob("week-*.md"))

UNDERSTOOD = (Alias, Definition, Entry, Goal, Metric, Setting)
OTHER_COMMANDS = (
    "note add read",
    "note add slept --day -1 --todo",
    "note rm 1",
    "note done 1",
    "skip run -1",
    "skip run -1 --remove",
    "skip all -2",
    "plan set thesis 3 3 0 3 --required 3",
    "plan set thesis --required 2",
    "plan rm thesis",
    "remind snooze 1h",
    "remind snooze off",
    "metric order exercise --first",
    "metric order exercise --last",
    "metric set fall-asleep --opens 11:00",
    "metric goal exercise none",
    "db upgrade",
)
"""Commands that have models of their own; here each is one step, to and fro, or none."""

TALLIED = ("exercise", "running")
SLUGS = st.sampled_from([*TALLIED, "fall-asleep"])
TALLIES = st.sampled_from(TALLIED)
DAYS = st.integers(1, 3)
NUMBERS = st.integers(1, 5)
TIMES = st.sampled_from(["23:50", "3:40", "0:10"])


class State(NamedTuple):
    """All that the user sees of a store, as plain values.

    ``cells``: a number for what is counted, a text otherwise. ``others``: records of the kinds
    that the model does not understand, as they are.
    """

    cells: dict[tuple[str, date], float | str | None]
    labels: dict[str, str]
    notes: dict[str, str]
    archived: frozenset[str]
    aliases: dict[str, str]
    goals: dict[str, str]
    settings: dict[str, str]
    others: frozenset[Record]


def observed(store: Repository) -> State:
    """What a store says."""
    catalog = list(store.catalog(TODAY))
    slugs = {named.metric.id: named.metric.slug for named in catalog}
    return State(
        cells={
            (slugs[one.metric_id], one.day): (
                one.text if slugs[one.metric_id] not in TALLIED else one.number
            )
            for one in store.entries(date.min, date.max)
        },
        labels={named.metric.slug: named.label for named in catalog},
        notes={named.metric.slug: named.definition.note for named in catalog},
        archived=frozenset(one.metric.slug for one in catalog if one.definition.archived),
        aliases={alias: named.metric.slug for named in catalog for alias in named.aliases},
        goals={slugs[one.metric_id]: one.text for one in store.goals()},
        settings=store.settings(),
        others=frozenset(one for one in store.every_record() if not isinstance(one, UNDERSTOOD)),
    )


class Sessions(RuleBasedStateMachine):
    """A user at the keyboard, and a list of the states that the store went through."""

    folder: Path
    original: Path

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(tempfile.mkdtemp(dir=self.folder))
        self.path = self.home / "habit.db"
        shutil.copyfile(self.original, self.path)
        self.store = open_store(str(self.path))
        self.saved: State | None = None

    @initialize()
    def begin(self) -> None:
        self.states = [observed(self.store)]
        self.place = 0

    def teardown(self) -> None:
        self.store.close()
        shutil.rmtree(self.home)

    @property
    def state(self) -> State:
        return self.states[self.place]

    def expect(self, **changed: Any) -> None:
        """A command that changes something ends what could be redone."""
        after = self.state._replace(**changed)
        if after != self.state:
            self.states = [*self.states[: self.place + 1], after]
            self.place += 1

    def refused(self, slug: str) -> bool:
        return slug in self.state.archived

    @rule(slug=TALLIES, back=DAYS, number=NUMBERS, replace=st.booleans())
    def log_a_tally(self, slug: str, back: int, number: int, *, replace: bool) -> None:
        text = "x" * number if slug == "exercise" else f"{number}km"
        options = LogOptions(f"-{back}", replace=replace)
        if self.refused(slug):
            with pytest.raises(UsageProblem):
                log_words(self.store, PRESENT, [slug, text], options)
            return
        log_words(self.store, PRESENT, [slug, text], options)
        cell = (slug, TODAY - timedelta(days=back))
        before = self.state.cells.get(cell, 0)
        if replace:
            after: float | str | None = number
        elif isinstance(before, int | float):
            after = number + before
        else:  # an imported mark, which has no number to add to
            after = observed(self.store).cells[cell]
        self.expect(cells={**self.state.cells, cell: after})

    @rule(back=DAYS, text=TIMES)
    def log_a_time(self, back: int, text: str) -> None:
        if self.refused("fall-asleep"):
            return
        log_words(self.store, PRESENT, ["sleep", text], LogOptions(f"-{back}"))
        cell = ("fall-asleep", TODAY - timedelta(days=back))
        self.expect(cells={**self.state.cells, cell: text})

    @rule(back=DAYS, text=TIMES, number=NUMBERS)
    def log_two_at_once(self, back: int, text: str, number: int) -> None:
        if self.refused("fall-asleep") or self.refused("exercise"):
            return
        words = ["sleep", text, "exercise", "x" * number]
        log_words(self.store, PRESENT, words, LogOptions(f"-{back}", replace=True))
        day = TODAY - timedelta(days=back)
        after = {("fall-asleep", day): text, ("exercise", day): number}
        self.expect(cells=self.state.cells | after)

    @rule(back=DAYS, number=NUMBERS)
    def edit(self, back: int, number: int) -> None:
        if self.refused("running"):
            return
        edit_cell(self.store, PRESENT, "running", f"-{back}", [f"{number}km"])
        cell = ("running", TODAY - timedelta(days=back))
        self.expect(cells={**self.state.cells, cell: number})

    @rule(slug=SLUGS, back=DAYS)
    def empty_a_cell(self, slug: str, back: int) -> None:
        cell = (slug, TODAY - timedelta(days=back))
        if cell not in self.state.cells:
            with pytest.raises(NothingFound):
                remove_cell(self.store, PRESENT, slug, f"-{back}")
            return
        remove_cell(self.store, PRESENT, slug, f"-{back}")
        self.expect(cells={one: value for one, value in self.state.cells.items() if one != cell})

    @rule(slug=SLUGS, word=st.sampled_from(["Abc", "跑步 | [red]", "--set", "'; DROP"]))
    def rename(self, slug: str, word: str) -> None:
        label = f"{word} {slug}"
        rename_metric(self.store, PRESENT, slug, label)
        self.expect(labels={**self.state.labels, slug: label})

    @rule(slug=SLUGS, note=st.sampled_from(["", "slowly", "a | b"]))
    def note(self, slug: str, note: str) -> None:
        note_metric(self.store, PRESENT, slug, note)
        self.expect(notes={**self.state.notes, slug: note})

    @rule(slug=SLUGS, archived=st.booleans())
    def archive(self, slug: str, *, archived: bool) -> None:
        archive_metric(self.store, PRESENT, slug, archived=archived)
        after = self.state.archived | {slug} if archived else self.state.archived - {slug}
        self.expect(archived=after)

    @rule(slug=SLUGS, name=st.sampled_from(["qq", "ww"]), remove=st.booleans())
    def alias(self, slug: str, name: str, *, remove: bool) -> None:
        owner = self.state.aliases.get(name)
        if remove and owner == slug:
            alias_metric(self.store, PRESENT, slug, [name], remove=True)
            left = {one: of for one, of in self.state.aliases.items() if one != name}
            self.expect(aliases=left)
        elif not remove and owner is None:
            alias_metric(self.store, PRESENT, slug, [name], remove=False)
            self.expect(aliases={**self.state.aliases, name: slug})

    @rule(slug=TALLIES, number=NUMBERS)
    def goal(self, slug: str, number: int) -> None:
        metric_goal(self.store, PRESENT, slug, ["at", "least", str(number), "a", "week"], None)
        self.expect(goals={**self.state.goals, slug: observed(self.store).goals[slug]})
        assert str(number) in self.state.goals[slug]

    @rule(name=st.sampled_from(["Books", "Nap", "读书"]))
    def add(self, name: str) -> None:
        if name in self.state.labels.values():
            with pytest.raises(UsageProblem):
                add_metric(self.store, PRESENT, NewMetric(name, kind=Kind.COUNT))
            return
        add_metric(self.store, PRESENT, NewMetric(name, kind=Kind.COUNT))
        seen = observed(self.store)
        [slug] = seen.labels.keys() - self.state.labels.keys()
        labels = {**self.state.labels, slug: name}
        self.expect(labels=labels, notes={**self.state.notes, slug: ""}, aliases=seen.aliases)

    @rule(value=st.sampled_from([None, "monday", "sunday"]))
    def configure(self, value: str | None) -> None:
        if value is None:
            unset_setting(self.store, PRESENT.now, "week_start")
        else:
            set_setting(self.store, PRESENT.now, "week_start", value)
        self.expect(settings=self.store.settings())
        assert ("week_start" in self.state.settings) == (value is not None)

    @rule(document=st.sampled_from(DOCUMENTS))
    def take_a_document(self, document: Path) -> None:
        before = len(self.store.changes(10_000))
        with suppress(UsageProblem):
            import_documents(self.store, PRESENT, [str(document)], Wishes())
        self.expect_what_is_there(before)

    @rule(file_format=st.sampled_from(["json", "csv"]))
    def export(self, file_format: str) -> None:
        pieces = export_pieces(self.store, PRESENT, file_format)
        (self.home / file_format).write_text("".join(pieces), encoding="utf-8", newline="")

    @rule(file_format=st.sampled_from(["json", "csv"]), replace=st.booleans())
    def take_an_export(self, file_format: str, *, replace: bool) -> None:
        file = self.home / file_format
        if not file.exists():
            return
        before = len(self.store.changes(10_000))
        take_file(self.store, PRESENT, str(file), file_format, replace=replace)
        self.expect_what_is_there(before)
        again = take_file(self.store, PRESENT, str(file), file_format, replace=replace)
        assert not again.changed

    @rule(line=st.sampled_from(OTHER_COMMANDS))
    def run_another_command(self, line: str) -> None:
        before = len(self.store.changes(10_000))
        assert guarded(["--db", str(self.path), *line.split()]) in {0, 1, 2, 3}
        self.expect_what_is_there(before)

    def expect_what_is_there(self, changes: int) -> None:
        """Take over what a command did that the model does not understand."""
        after = len(self.store.changes(10_000))
        assert after - changes in {0, 1}
        if after > changes:
            self.states = [*self.states[: self.place + 1], observed(self.store)]
            self.place += 1

    @rule()
    def back_up(self) -> None:
        make_backup(str(self.path))
        self.saved = self.state

    @rule()
    def go_back_to_the_backup(self) -> None:
        if self.saved is None:
            return
        records = set(self.store.every_record())
        restored = restore(str(self.path), "newest", PRESENT.now)
        assert bool(restored.changed) == (set(self.store.every_record()) != records)
        if restored.changed:
            self.states = [*self.states[: self.place + 1], self.saved]
            self.place += 1

    @rule()
    def undo(self) -> None:
        if self.place == 0:
            with pytest.raises(NothingFound):
                undo_last(self.store, PRESENT)
            return
        undo_last(self.store, PRESENT)
        self.place -= 1

    @rule()
    def redo(self) -> None:
        if self.place + 1 == len(self.states):
            with pytest.raises(NothingFound):
                redo_last(self.store, PRESENT)
            return
        redo_last(self.store, PRESENT)
        self.place += 1

    @invariant()
    def the_store_says_what_the_model_says(self) -> None:
        assert observed(self.store) == self.state

    @invariant()
    def the_journal_leads_to_the_state(self) -> None:
        records = {key_of(one): one for one in self.store.every_record()}
        assert replay(self.store.every_edit()) == records
        assert ContentsCheck(self.store).run() == []


@pytest.mark.parametrize(
    "examples", [20, pytest.param(250, marks=pytest.mark.slow)], ids=["few", "many"]
)
def test_commands_undo_and_redo_do_what_a_plain_model_says(
    fresh_store: Path, tmp_path: Path, examples: int
) -> None:
    class Here(Sessions):
        folder = tmp_path
        original = fresh_store

    few = settings(max_examples=examples, stateful_step_count=30)
    run_state_machine_as_test(Here, settings=few)


def test_every_action_that_writes_is_in_the_model() -> None:
    """An action that is new has to come into the model, as a rule or as another command."""
    folder = Path(__file__).parents[2] / "habit" / "actions"
    writers = {
        name.stem
        for name in folder.glob("*.py")
        if "repository.record(" in name.read_text(encoding="utf-8")
    }
    assert writers <= {one.__module__.rpartition(".")[2] for one in BY_RULE} | BY_LINE


BY_RULE: tuple[Callable[..., object], ...] = (
    add_metric,
    alter,
    edit_cell,
    import_documents,
    log_words,
    metric_goal,
    redo_last,
    restore,
    set_setting,
    take_file,
)
BY_LINE = {"noting", "planning", "reminder_setting", "skipping"}
