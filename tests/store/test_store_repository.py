"""What is written is read back, on both databases."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest

from habit.domain.entries import Entry, State
from habit.domain.goals import Bound, Goal, Per
from habit.domain.journal import ChangeKind, Edit, Record
from habit.domain.layouts import Layout, LayoutRow
from habit.domain.metrics import FROM_THE_BEGINNING, Alias, Combine, Definition, Kind, Metric
from habit.domain.settings import Setting
from habit.domain.sleep.clocktimes import ClockTimes, clock_times
from habit.domain.starting import STARTING_ALIASES, STARTING_DEFINITIONS, STARTING_METRICS
from habit.errors import HabitError, UsageProblem
from habit.store.database import StaleEdit
from habit.store.repository import Repository

MON, TUE, WED = date(2024, 1, 15), date(2024, 1, 16), date(2024, 1, 17)
AT = datetime(2024, 1, 18, 1, 30, 0, 250000, tzinfo=UTC)
SLEEP = STARTING_METRICS[3].id
RUNNING = STARTING_METRICS[1].id

ASLEEP = Entry(
    SLEEP,
    MON,
    State.VALUE,
    "3:40",
    minute=1660,
    end_minute=None,
    zone="Asia/Shanghai",
    instant=datetime(2024, 1, 15, 19, 40, tzinfo=UTC),
)
RUN = Entry(RUNNING, MON, State.VALUE, "11km/50min", number=11.0, duration_min=50.0)
NAP = Metric("0" * 32, "nap", Kind.SPAN, "", Combine.LAST, 240)
NAP_DEFINED = Definition(
    NAP.id, FROM_THE_BEGINNING, "午睡 (short|long)", 5, archived=False, note="", from_document=True
)

OF_EVERY_KIND: tuple[Record, ...] = (
    NAP,
    NAP_DEFINED,
    Alias("siesta", NAP.id),
    Goal(SLEEP, MON, Bound.BEFORE, None, 1560.0, Per.DAY, "before 2:00"),
    Goal(SLEEP, WED, Bound.NO_GOAL, None, None, Per.DAY, "none"),
    ASLEEP,
    RUN,
    Entry(NAP.id, MON, State.NONE, "none"),
    Layout(MON, "|  | M |\n|---|---|\n| 午睡 | none |", "week.md"),
    LayoutRow(MON, 0, NAP.id, "午睡"),
    Setting("day_start", "04:00"),
)


def write(repository: Repository, *records: Record, command: str = "test") -> None:
    with repository.transaction():
        repository.record(command, [Edit(None, one) for one in records], AT)


def test_a_new_store_holds_the_starting_metrics_and_says_so(repository: Repository) -> None:
    catalog = repository.catalog(MON)
    assert [(one.metric, one.definition, one.begun) for one in catalog] == [
        (metric, definition, True)
        for metric, definition in zip(STARTING_METRICS, STARTING_DEFINITIONS, strict=True)
    ]
    assert sorted(repository.aliases()) == sorted(STARTING_ALIASES)
    assert catalog.resolve("wake").aliases == ("up", "wake")
    [founding] = repository.changes(10)
    assert (founding.command, founding.position, founding.device_sequence) == ("new store", 1, 1)
    assert founding.at == datetime(2024, 1, 18, 1, 30, tzinfo=UTC)
    assert list(repository.devices()) == [founding.device_id]


def test_records_of_every_kind_come_back_as_they_were(
    repository: Repository, target: str, opened: Callable[[str], Repository]
) -> None:
    before = set(repository.every_record())
    write(repository, *OF_EVERY_KIND)
    again = opened(target)
    assert set(again.every_record()) - before == set(OF_EVERY_KIND)
    [change, _] = again.changes(2)
    assert again.edits(change.id) == [Edit(None, one) for one in OF_EVERY_KIND]
    assert again.edits(change.id, 2) == [Edit(None, NAP), Edit(None, NAP_DEFINED)]
    assert list(again.taking_back(change.id)) == [
        Edit(one, None) for one in reversed(OF_EVERY_KIND)
    ]
    assert again.edit_count(change.id) == len(OF_EVERY_KIND)
    assert again.edit_count("f" * 32) == 0


def test_each_question_gets_its_answer(repository: Repository) -> None:
    write(repository, *OF_EVERY_KIND)
    later = ASLEEP._replace(day=TUE)
    write(repository, later)
    assert repository.entry(SLEEP, MON) == ASLEEP
    assert repository.entry(SLEEP, WED) is None
    assert repository.entries(MON, MON) == [
        Entry(NAP.id, MON, State.NONE, "none"),
        RUN,
        ASLEEP,
    ]
    assert repository.entries(TUE, WED) == [later]
    assert repository.entries_of(SLEEP, WED, 5) == [later, ASLEEP]
    assert repository.entries_of(SLEEP, WED, 1) == [later]
    assert repository.entries_of(SLEEP, MON, 5) == [ASLEEP]
    assert repository.entries_within(SLEEP, MON, TUE) == [ASLEEP, later]
    assert repository.entries_within(SLEEP, TUE, WED) == [later]
    assert repository.all_metric_entries(SLEEP) == [ASLEEP, later]
    assert repository.clock_times(SLEEP, MON, TUE) == clock_times([ASLEEP, later])
    assert repository.clock_times(STARTING_METRICS[0].id, MON, TUE) == ClockTimes()
    assert repository.extent(SLEEP) == (2, MON, TUE)
    assert repository.first_day(SLEEP) == MON
    assert repository.first_day(STARTING_METRICS[0].id) is None
    assert repository.extent(STARTING_METRICS[0].id) == (0, None, None)
    assert [goal.text for goal in repository.goals()] == ["before 2:00", "none"]
    assert repository.settings() == {"day_start": "04:00"}
    layout, rows = repository.layout(MON)
    assert (layout, rows) == (OF_EVERY_KIND[8], (OF_EVERY_KIND[9],))
    assert repository.layout(TUE) == (None, ())
    assert repository.layouts() == [layout]
    assert repository.definitions(NAP.id) == [NAP_DEFINED]


def test_a_catalog_is_the_one_of_its_day(repository: Repository) -> None:
    tuesdays = NAP_DEFINED._replace(valid_from=TUE, label="Nap")
    thursdays = NAP_DEFINED._replace(valid_from=date(2024, 1, 18), label="Siesta", archived=True)
    write(repository, NAP, tuesdays, thursdays)
    shown = [
        (one.label, one.begun, one.definition.archived)
        for day in (MON, TUE, WED, date(2024, 1, 18), date(2999, 1, 1))
        for one in repository.catalog(day)
        if one.metric == NAP
    ]
    assert shown == [
        ("Nap", False, False),
        ("Nap", True, False),
        ("Nap", True, False),
        ("Siesta", True, True),
        ("Siesta", True, True),
    ]


def test_reads_inside_a_transaction_see_what_it_wrote(repository: Repository) -> None:
    with repository.transaction():
        assert repository.entry(SLEEP, MON) is None
        repository.record("log", [Edit(None, ASLEEP)], AT)
        assert repository.entry(SLEEP, MON) == ASLEEP


def test_an_exception_takes_everything_back(repository: Repository) -> None:
    before = (repository.every_record(), repository.changes(10))

    def interrupted() -> Iterator[Edit]:
        yield Edit(None, ASLEEP)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), repository.transaction():
        repository.record("log", interrupted(), AT)
    assert (repository.every_record(), repository.changes(10)) == before
    write(repository, ASLEEP)
    assert repository.changes(1)[0].position == 2


def test_a_transaction_within_a_transaction_is_refused(repository: Repository) -> None:
    with repository.transaction(), pytest.raises(HabitError, match="already being written"):
        repository.transaction().__enter__()
    write(repository, ASLEEP)


@pytest.mark.parametrize(
    "edit",
    [
        Edit(None, ASLEEP),
        Edit(ASLEEP._replace(text="3:41"), ASLEEP._replace(text="4:00")),
        Edit(ASLEEP._replace(instant=None), None),
        Edit(ASLEEP._replace(number=1.0), None),
        Edit(RUN, None),
        Edit(RUN, RUN._replace(number=12.0)),
    ],
)
def test_an_edit_of_what_is_not_so_is_refused_whole(repository: Repository, edit: Edit) -> None:
    write(repository, ASLEEP)
    before = (repository.every_record(), repository.changes(10))
    with pytest.raises(StaleEdit, match="Nothing was changed"), repository.transaction():
        repository.record("log", [Edit(None, RUN._replace(day=WED)), edit], AT)
    assert (repository.every_record(), repository.changes(10)) == before


def test_records_may_come_in_any_order_as_long_as_all_are_there(repository: Repository) -> None:
    before = set(repository.every_record())
    write(repository, *reversed(OF_EVERY_KIND))
    with repository.transaction():
        repository.record("rm", [Edit(one, None) for one in OF_EVERY_KIND], AT)
    assert set(repository.every_record()) == before


@pytest.mark.parametrize("edit", [Edit(None, ASLEEP._replace(metric_id="f" * 32))])
def test_an_entry_of_no_metric_is_refused(repository: Repository, edit: Edit) -> None:
    with pytest.raises(StaleEdit, match="Nothing was changed"), repository.transaction():
        repository.record("log", [edit], AT)
    assert repository.entries(MON, MON) == []


def test_a_metric_with_entries_cannot_go(repository: Repository) -> None:
    write(repository, NAP, Entry(NAP.id, MON, State.VALUE, "x"))
    with pytest.raises(StaleEdit), repository.transaction():
        repository.record("rm", [Edit(NAP, None)], AT)
    assert repository.extent(NAP.id)[0] == 1


def test_one_record_may_change_twice_in_one_change(repository: Repository) -> None:
    first, second = RUN, RUN._replace(text="15km", number=15.0)
    with repository.transaction():
        change = repository.record("log", [Edit(None, first), Edit(first, second)], AT)
    assert repository.entry(RUNNING, MON) == second
    with repository.transaction():
        repository.record(
            "undo", repository.taking_back(change.id), AT, kind=ChangeKind.UNDO, target=change.id
        )
    assert repository.entry(RUNNING, MON) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a\0b", "Text with a NUL character cannot be stored. Write it without."),
        (
            "a\udcffb",
            (
                "Bytes that are no text cannot be stored. Check that the terminal, "
                "or the file that is read, is in UTF-8."
            ),
        ),
    ],
)
def test_text_that_no_database_can_hold_is_refused(
    repository: Repository, text: str, said: str
) -> None:
    for record, command in [(RUN._replace(text=text), "log"), (RUN, text)]:
        with pytest.raises(UsageProblem) as refused:
            write(repository, record, command=command)
        assert str(refused.value) == said
    assert repository.entries(MON, MON) == []


@pytest.mark.parametrize(
    "text",
    [
        "'; DROP TABLE entry; --",
        "[red]|",
        "\\u0000",
        "\x1b[31m",
        "é e\u0301 👩‍👩‍👧 中",
        " ",
        "%s ? :x",
    ],
)
def test_any_other_text_comes_back_as_it_was(repository: Repository, text: str) -> None:
    record = RUN._replace(text=text)
    write(repository, record, command=text)
    assert repository.entry(RUNNING, MON) == record
    [change] = repository.changes(1)
    assert change.command == text
    assert repository.edits(change.id) == [Edit(None, record)]


def test_a_number_that_is_none_is_refused(repository: Repository) -> None:
    for number in (float("nan"), float("inf")):
        with pytest.raises(HabitError, match="cannot be stored"):
            write(repository, RUN._replace(number=number))
    with pytest.raises(UsageProblem):
        write(repository, RUN._replace(minute=2**70))
    assert repository.entries(MON, MON) == []


def test_the_history_of_a_day_is_the_changes_of_its_entries(repository: Repository) -> None:
    write(repository, ASLEEP, RUN, command="log both")
    write(repository, RUN._replace(day=TUE), command="log tuesday")
    with repository.transaction():
        repository.record("rm run", [Edit(RUN, None)], AT)
    assert [one.command for one in repository.changes_of_day(MON, 10)] == ["rm run", "log both"]
    assert [one.command for one in repository.changes_of_day(MON, 1)] == ["rm run"]
    assert repository.changes_of_day(WED, 10) == []
    [newest, *_] = repository.changes(10)
    assert [one.command for one in repository.changes(2, before_position=newest.position)] == [
        "log tuesday",
        "log both",
    ]


def test_the_days_of_the_longest_history_can_be_kept(repository: Repository) -> None:
    ends = [RUN._replace(day=date.min), RUN._replace(day=date.max)]
    write(repository, *ends)
    assert repository.entries(date.min, date.max) == ends


def test_ten_thousand_edits_are_one_change(repository: Repository) -> None:
    days = [date.fromordinal(700_000 + offset) for offset in range(10_000)]
    entries = (RUN._replace(day=day, text=f"{day.day}km", number=float(day.day)) for day in days)
    with repository.transaction():
        change = repository.record("import", (Edit(None, one) for one in entries), AT)
    assert repository.edit_count(change.id) == 10_000
    assert repository.extent(RUNNING) == (10_000, days[0], days[-1])
    with repository.transaction():
        repository.record("undo", repository.taking_back(change.id), AT)
    assert repository.extent(RUNNING) == (0, None, None)
