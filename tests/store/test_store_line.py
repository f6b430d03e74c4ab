"""Undo and redo against a plain list, and the journal replayed after every step."""

import shutil
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from habit.domain.entries import Entry, State
from habit.domain.journal import Change, ChangeKind, Edit, Record
from habit.domain.starting import STARTING_METRICS
from habit.errors import DamagedStore
from habit.store import line
from habit.store.opening import open_store
from habit.store.records import Key, key_of
from habit.store.replay import replay
from habit.store.repository import Repository

AT = datetime(2024, 1, 18, tzinfo=UTC)


class Typed(NamedTuple):
    """One command of a random session: a number logs it for a metric, None removes the cell."""

    metric: int
    day: int
    number: int | None


COMMANDS = st.lists(
    st.one_of(
        st.sampled_from(["undo", "redo"]),
        st.builds(
            Typed,
            st.integers(0, 1),
            st.integers(1, 2),
            st.one_of(st.none(), st.integers(0, 3)),
        ),
    ),
    max_size=40,
)


class Model:
    """What undo and redo mean: a list of states and a place in it."""

    def __init__(self, state: dict[Key, Record]) -> None:
        self.states = [state]
        self.place = 0

    @property
    def state(self) -> dict[Key, Record]:
        return self.states[self.place]

    def do(self, state: dict[Key, Record]) -> None:
        self.states = [*self.states[: self.place + 1], state]
        self.place += 1

    def undo(self) -> bool:
        possible = self.place > 0
        self.place -= possible
        return possible

    def redo(self) -> bool:
        possible = self.place + 1 < len(self.states)
        self.place += possible
        return possible


def move(store: Repository, kind: ChangeKind) -> bool:
    """Undo or redo as the program does it; whether there was anything to move to."""
    with store.transaction():
        back = kind is ChangeKind.UNDO
        change = store.undo_target() if back else store.redo_target()
        if change is None:
            return False
        edits = store.taking_back(change.id) if back else store.edits(change.id)
        store.record(str(kind), edits, AT, kind=kind, target=change.id)
    return True


def log(store: Repository, model: Model, typed: Typed) -> None:
    day = date(2024, 1, typed.day)
    metric_id = STARTING_METRICS[typed.metric].id
    before = store.entry(metric_id, day)
    after = None
    if typed.number is not None:
        after = Entry(metric_id, day, State.VALUE, str(typed.number), number=typed.number)
    if before == after:
        return
    with store.transaction():
        store.record("log", [Edit(before, after)], AT)
    state = {key: record for key, record in model.state.items() if record != before}
    model.do(state | ({key_of(after): after} if after else {}))


def state_of(store: Repository) -> dict[Key, Record]:
    return {key_of(record): record for record in store.every_record()}


def run(store: Repository, commands: Sequence[str | Typed]) -> None:
    model = Model(state_of(store))
    for command in commands:
        if isinstance(command, Typed):
            log(store, model, command)
        elif command == "undo":
            assert move(store, ChangeKind.UNDO) == model.undo()
        else:
            assert move(store, ChangeKind.REDO) == model.redo()
        assert state_of(store) == model.state
        assert replay(store.every_edit()) == model.state
        assert (store.undo_target() is None) == (model.place == 0)
        assert (store.redo_target() is None) == (model.place == len(model.states) - 1)


@given(COMMANDS)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_undo_and_redo_walk_along_the_line_of_states(
    new_store_file: Path, tmp_path: Path, commands: list[str | Typed]
) -> None:
    path = tmp_path / "walk.db"
    shutil.copy2(new_store_file, path)
    with closing(open_store(str(path))) as store:
        run(store, commands)


def test_undo_and_redo_do_the_same_on_either_database(repository: Repository) -> None:
    one, two, three = Typed(0, 1, 1), Typed(0, 1, 2), Typed(1, 2, 3)
    there_and_back: list[str | Typed] = [one, two, "undo", "undo", "undo", "redo", "redo", "redo"]
    another_way: list[str | Typed] = ["undo", three, "redo", "undo", "undo", "undo"]
    removed: list[str | Typed] = [two, Typed(0, 1, None), "undo", "redo", "undo", "undo", "redo"]
    run(repository, [*there_and_back, *another_way, *removed])


def test_a_long_chain_of_undos_is_followed_over_many_pages(repository: Repository) -> None:
    days = range(1, 29)
    run(repository, [Typed(0, day, 1) for day in days])
    while move(repository, ChangeKind.UNDO):
        pass
    assert len(repository.changes(1000)) == 1 + 2 * len(days)
    assert repository.extent(STARTING_METRICS[0].id)[0] == 0
    while move(repository, ChangeKind.REDO):
        pass
    assert repository.extent(STARTING_METRICS[0].id)[0] == len(days)


def test_the_making_of_the_store_cannot_be_undone(repository: Repository) -> None:
    assert repository.undo_target() is None
    assert repository.redo_target() is None


def change(position: int, kind: str, target: int | None = None) -> Change:
    id_of_target = None if target is None else f"{target}"
    return Change(f"{position}", position, "d", position, AT, ChangeKind(kind), id_of_target, "")


JOURNAL = [
    change(1, "do"),
    change(2, "do"),
    change(3, "undo", 2),
    change(4, "do"),
    change(5, "do"),
    change(6, "undo", 5),
    change(7, "redo", 5),
    change(8, "undo", 5),
]


@pytest.mark.parametrize(
    ("length", "undoable", "redoable", "undone"),
    [
        (0, None, None, set()),
        (1, None, None, set()),
        (2, "2", None, set()),
        (3, None, "2", {"2"}),
        (4, "4", None, {"2"}),
        (5, "5", None, {"2"}),
        (6, "4", "5", {"2", "5"}),
        (7, "5", None, {"2"}),
        (8, "4", "5", {"2", "5"}),
    ],
)
def test_each_step_of_a_journal_says_what_comes_next(
    length: int, undoable: str | None, redoable: str | None, undone: set[str]
) -> None:
    newest_first = JOURNAL[:length][::-1]
    assert line.undoable(newest_first) == undoable
    assert line.redoable(newest_first) == redoable
    assert line.undone(newest_first) == undone


def test_a_journal_that_contradicts_itself_is_damaged() -> None:
    entry = Entry("m", date(2024, 1, 1), State.VALUE, "1")
    with pytest.raises(DamagedStore, match="not so before"):
        replay([Edit(entry, None)])
    with pytest.raises(DamagedStore, match="not so before"):
        replay([Edit(None, entry), Edit(None, entry)])
    with pytest.raises(DamagedStore, match="of nothing"):
        replay([Edit(None, None)])
