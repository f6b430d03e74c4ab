"""Recording what happened."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from habit.actions.adding import NewMetric, add_metric
from habit.actions.logging import LogOptions, log_lines, log_words
from habit.actions.redefining import archive_metric
from habit.domain.logged import Logged
from habit.domain.metrics import Combine, Kind
from habit.domain.present import Present
from habit.errors import UsageProblem
from habit.store.repository import Repository

Cells = dict[tuple[str, str], str]


def log(store: Repository, present: Present, line: str, **options: object) -> Logged:
    return log_words(store, present, line.split(), LogOptions(**options))  # type: ignore[arg-type]  # by name


def refusal(store: Repository, present: Present, line: str, **options: object) -> str:
    with pytest.raises(UsageProblem) as refused:
        log(store, present, line, **options)
    return str(refused.value)


def test_a_time_after_midnight_belongs_to_the_night_that_is_ending(
    store: Repository, morning: Present, cells: Callable[[], Cells]
) -> None:
    log(store, morning, "sleep 3:40")
    assert cells() == {("fall-asleep", "2024-01-17"): "3:40"}


def test_what_is_no_time_belongs_to_the_day_until_it_starts_anew(
    store: Repository, cells: Callable[[], Cells]
) -> None:
    log(store, Present.at(datetime(2024, 1, 16, 1, 30), "Asia/Shanghai"), "run")  # noqa: DTZ001 - a wall time
    assert cells() == {("running", "2024-01-15"): "x"}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("up 8:55 sleep 3:40", {("get-up", "18"): "8:55", ("fall-asleep", "17"): "3:40"}),
        ("sleep last night 23:50", {("fall-asleep", "17"): "23:50"}),
        ("sleep 20m ago up 8:55", {("fall-asleep", "17"): "9:10", ("get-up", "18"): "8:55"}),
        ("sleep -20m", {("fall-asleep", "17"): "9:10"}),
        ("up 8:55 am run", {("get-up", "18"): "8:55 am", ("running", "18"): "x"}),
        ("run exercise xx", {("running", "18"): "x", ("exercise", "18"): "xx"}),
        ("run x exercise x", {("running", "18"): "x", ("exercise", "18"): "x"}),
        ("fall sleep 3:40 get up 8:55", {("fall-asleep", "17"): "3:40", ("get-up", "18"): "8:55"}),
        ("Fall-Asleep 3:40", {("fall-asleep", "17"): "3:40"}),
        ("r 4km ex xx", {("running", "18"): "4km", ("exercise", "18"): "xx"}),
        ("sleep none up none", {("fall-asleep", "17"): "none", ("get-up", "18"): "none"}),
        ("run mon", None),
    ],
)
def test_words_are_told_apart_into_metrics_and_values(
    store: Repository,
    morning: Present,
    cells: Callable[[], Cells],
    line: str,
    expected: dict[tuple[str, str], str] | None,
) -> None:
    if expected is None:
        refusal(store, morning, line)
        expected = {}
    else:
        log(store, morning, line)
    assert cells() == {(slug, f"2024-01-{day}"): text for (slug, day), text in expected.items()}


def test_a_metric_called_like_a_word_of_a_value_hides_neither(
    store: Repository, morning: Present, cells: Callable[[], Cells]
) -> None:
    add_metric(store, morning, NewMetric("night"))
    log(store, morning, "sleep last night 23:50 night x")
    assert cells() == {("fall-asleep", "2024-01-17"): "23:50", ("night", "2024-01-18"): "x"}


def test_a_name_in_full_goes_before_the_beginning_of_another(
    store: Repository, morning: Present, cells: Callable[[], Cells]
) -> None:
    add_metric(store, morning, NewMetric("run2"))
    log(store, morning, "run 4km")
    assert cells() == {("running", "2024-01-18"): "4km"}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("slep 3:40", "There is no metric 'slep'. Did you mean sleep?"),
        (
            "up 8:55 slep 3:40",
            "There is no metric 'slep'. Did you mean sleep?\nNothing was written.",
        ),
        ("sleep", "fall-asleep: A time is missing. Write 3:40, now or -20m."),
        (
            "up 8:55 sleep",
            "fall-asleep: A time is missing. Write 3:40, now or -20m.\nNothing was written.",
        ),
        ("sleep up 8:55", "fall-asleep: A time is missing. Write 3:40, now or -20m."),
        ("sleep 25:00", "'25:00' is not a time. Write 1:00."),
        (
            "sleep 3:40 tuesday",
            "A day stands before its time, or in an option: --day tuesday\nNothing was written.",
        ),
        (
            "exercise maybe",
            (
                "'maybe' is no count: exercise takes marks or a whole number up to 9999. "
                "Write xx or 2."
            ),
        ),
    ],
)
def test_what_cannot_be_read_is_refused_by_its_first_wrong_word(
    store: Repository, morning: Present, cells: Callable[[], Cells], line: str, message: str
) -> None:
    assert refusal(store, morning, line) == message
    assert cells() == {}


def test_two_ways_to_read_the_words_are_refused_with_both(
    store: Repository, morning: Present
) -> None:
    for label in ("tea", "green tea", "walk", "walk green"):
        add_metric(store, morning, NewMetric(label))
    assert refusal(store, morning, "walk green tea") == (
        "'walk green tea' can be read as walk-green, tea, or as walk, green-tea. "
        "Log one metric at a time."
    )


def test_a_clock_value_replaces_the_earlier_one_and_keeps_it_in_the_answer(
    store: Repository, morning: Present
) -> None:
    log(store, morning, "sleep 3:40")
    [again] = log(store, morning, "sleep 4:10").entries
    assert (again.earlier and again.earlier.text, again.entry.text, again.added) == (
        "3:40",
        "4:10",
        False,
    )


@pytest.mark.parametrize("again", ["3:40", "340", "0340", "03:40"])
def test_the_same_clock_value_again_changes_nothing(
    store: Repository,
    morning: Present,
    cells: Callable[[], Cells],
    commands: Callable[[], list[str]],
    again: str,
) -> None:
    log(store, morning, "sleep 3:40")
    [repeated] = log(store, morning, f"sleep {again}").entries
    assert repeated.entry == repeated.earlier
    assert cells() == {("fall-asleep", "2024-01-17"): "3:40"}
    assert commands() == ["log sleep 3:40"]


def test_a_count_is_added_to_and_set_replaces_it(
    store: Repository, morning: Present, cells: Callable[[], Cells]
) -> None:
    log(store, morning, "exercise xx exercise x")
    assert cells() == {("exercise", "2024-01-18"): "xxx"}
    log(store, morning, "exercise x", replace=True)
    assert cells() == {("exercise", "2024-01-18"): "x"}


def test_amounts_are_summed_or_the_last_one_counts(
    store: Repository, morning: Present, cells: Callable[[], Cells]
) -> None:
    weight = NewMetric("weight", kind=Kind.AMOUNT, unit="kg", combine=Combine.LAST)
    add_metric(store, morning, weight)
    log(store, morning, "run 4km run 11km/50min weight 62.8kg weight 63.1")
    assert cells() == {
        ("running", "2024-01-18"): "4km+11km/50min",
        ("weight", "2024-01-18"): "63.1",
    }


def test_one_command_is_one_change_with_one_edit_for_each_cell(
    store: Repository, morning: Present, commands: Callable[[], list[str]]
) -> None:
    log(store, morning, "exercise x exercise x up 8:55")
    assert commands() == ["log exercise x exercise x up 8:55"]
    assert store.edit_count(store.changes(1)[0].id) == 2


def test_the_journal_keeps_the_options_of_a_command(
    store: Repository, morning: Present, commands: Callable[[], list[str]]
) -> None:
    log(store, morning, "exercise x", day="mon", replace=True)
    assert commands() == ["log exercise x --day mon --set"]


def test_a_wrong_value_keeps_the_right_one_beside_it_out(
    store: Repository, morning: Present, cells: Callable[[], Cells]
) -> None:
    message = refusal(store, morning, "up 8:55 sleep 3:40", day="today")
    assert message.endswith("cannot be logged.\nNothing was written.")
    assert cells() == {}


def test_no_is_an_answer_and_not_the_beginning_of_a_metric(
    store: Repository, morning: Present, cells: Callable[[], Cells]
) -> None:
    for label in ("meds", "notes"):
        add_metric(store, morning, NewMetric(label))
    assert refusal(store, morning, "meds no") == (
        "'no' is no mark. Write none when meds is known not to be done."
    )
    log(store, morning, "no x")
    assert cells() == {("notes", "2024-01-18"): "x"}


@pytest.mark.parametrize(
    ("line", "day", "message"),
    [
        ("run 4km", "2024-01-19", "Fri 19 Jan 2024 has not begun yet."),
        (
            "sleep none",
            "today",
            "Thu 18 Jan 2024 has not begun yet for fall-asleep: its day opens at 12:00.",
        ),
        ("sleep 3:40", "someday", "'someday' is not a day. Write today."),
        (
            "sleep -20m",
            "mon",
            "The day is named already. Write the time alone beside it: 23:50.",
        ),
    ],
)
def test_a_day_that_cannot_be_meant_is_refused(
    store: Repository, morning: Present, line: str, day: str, message: str
) -> None:
    assert refusal(store, morning, line, day=day) == message


def test_a_day_whose_date_has_come_opens_at_the_hour_that_is_named(store: Repository) -> None:
    night = Present.at(datetime(2024, 1, 16, 1, 30), "Asia/Shanghai")  # noqa: DTZ001 - a wall time
    assert refusal(store, night, "run", day="2024-01-16") == (
        "Tue 16 Jan 2024 has not begun yet for running: its day opens at 4:00."
    )


def test_a_getting_up_after_midnight_belongs_to_the_day_that_has_begun_for_it(
    store: Repository, cells: Callable[[], Cells]
) -> None:
    after_midnight = Present.at(datetime(2024, 1, 16, 1, 30), "Asia/Shanghai")  # noqa: DTZ001 - a wall time
    log(store, after_midnight, "up 1:20", day="2024-01-16")
    assert cells() == {("get-up", "2024-01-16"): "1:20"}


@pytest.mark.parametrize(
    ("line", "cell"),
    [("up 0:05", ("get-up", "2024-01-16")), ("sleep 0:10", ("fall-asleep", "2024-01-15"))],
)
def test_what_is_about_to_happen_may_be_of_the_day_that_is_about_to_open(
    store: Repository, cells: Callable[[], Cells], line: str, cell: tuple[str, str]
) -> None:
    before_midnight = Present.at(datetime(2024, 1, 15, 23, 58), "Asia/Shanghai")  # noqa: DTZ001 - a wall time
    log(store, before_midnight, line)
    assert list(cells()) == [cell]


def test_a_longer_value_comes_before_a_metric_that_begins_alike(
    store: Repository, morning: Present, cells: Callable[[], Cells]
) -> None:
    add_metric(store, morning, NewMetric("amber"))
    log(store, morning, "up 8:55 am")
    assert cells() == {("get-up", "2024-01-18"): "8:55 am"}


def test_an_empty_name_is_said_to_be_missing(store: Repository, morning: Present) -> None:
    with pytest.raises(UsageProblem) as refused:
        log_words(store, morning, ["", "3:40"], LogOptions())
    assert str(refused.value) == "A metric's name is missing. habit metric list shows them."


def test_an_empty_value_is_no_mark(store: Repository, morning: Present) -> None:
    with pytest.raises(UsageProblem) as refused:
        log_words(store, morning, ["run", ""], LogOptions())
    assert str(refused.value) == (
        "A value is empty. Write it; without one, habit log run marks the day."
    )


def test_an_archived_metric_takes_no_values(store: Repository, morning: Present) -> None:
    archive_metric(store, morning, "running", archived=True)
    assert refusal(store, morning, "running 4km") == (
        "Running is archived. habit metric restore running brings it back."
    )


def test_the_second_of_a_repeated_time_is_taken_when_asked_for(store: Repository) -> None:
    after = Present.at(datetime(2024, 10, 27, 9), "Europe/Berlin")  # noqa: DTZ001 - a wall time
    [first] = log(store, after, "sleep 2:30").entries
    [second] = log(store, after, "sleep 2:30", second=True).entries
    assert len(first.remarks) == 1
    assert first.entry.instant
    assert second.entry.instant
    assert (second.entry.instant - first.entry.instant).total_seconds() == 3600
    assert second.earlier == first.entry


def test_a_value_far_from_the_history_is_stored_and_asked_about(
    store: Repository, morning: Present, cells: Callable[[], Cells]
) -> None:
    lines = [f"2024-01-{day:02} up 8:5{day % 10}" for day in range(1, 18)]
    log_lines(store, morning, lines, LogOptions())
    [asked] = log(store, morning, "up 23:55", day="wed").entries
    assert asked.question is not None
    assert cells()["get-up", "2024-01-17"] == "23:55"


def test_what_stays_as_it_was_is_not_asked_about_again(store: Repository, morning: Present) -> None:
    log_lines(store, morning, [f"2024-01-{day} up 8:55" for day in (13, 14, 15)], LogOptions())
    [asked, again] = [log(store, morning, "up 23:55").entries[0] for _ in range(2)]
    assert (asked.question is None, again.question is None) == (False, True)


def test_the_days_after_it_are_history_too(store: Repository, morning: Present) -> None:
    lines = [f"2024-01-{day} up 8:55" for day in (15, 16, 18)]
    log_lines(store, morning, lines, LogOptions())
    [asked] = log(store, morning, "up 23:55", day="2024-01-10").entries
    assert asked.question == "that is 9 h earlier than ever before. habit undo takes it back"


def test_lines_name_their_days_and_are_one_change(
    store: Repository,
    morning: Present,
    cells: Callable[[], Cells],
    commands: Callable[[], list[str]],
) -> None:
    lines = [
        "# a note",
        "",
        "mon sleep 3:40",
        "2024-01-16 sleep 4:00 up 8:55",
        "-1 run 4km",
        "exercise xx",
    ]
    log_lines(store, morning, lines, LogOptions(day="tue"))
    assert cells() == {
        ("fall-asleep", "2024-01-15"): "3:40",
        ("fall-asleep", "2024-01-16"): "4:00",
        ("get-up", "2024-01-16"): "8:55",
        ("running", "2024-01-17"): "4km",
        ("exercise", "2024-01-16"): "xx",
    }
    assert commands() == ["log - (5 values) --day tue"]


def test_one_wrong_line_keeps_all_of_them_out_and_is_named(
    store: Repository, morning: Present, cells: Callable[[], Cells]
) -> None:
    with pytest.raises(UsageProblem) as refused:
        log_lines(store, morning, ["mon sleep 3:40", "", "mon slep 4:00"], LogOptions())
    assert str(refused.value) == (
        "line 3: There is no metric 'slep'. Did you mean sleep?\n"
        "Nothing was written. Correct the line first."
    )
    assert cells() == {}


def test_no_lines_are_a_mistake(store: Repository, morning: Present) -> None:
    with pytest.raises(UsageProblem) as refused:
        log_lines(store, morning, ["# nothing"], LogOptions())
    assert str(refused.value) == (
        "There was nothing to read. A line is [DAY] METRIC VALUE, such as: mon sleep 3:40"
    )


def test_a_very_long_command_is_cut_in_the_journal(
    store: Repository, morning: Present, commands: Callable[[], list[str]]
) -> None:
    log(store, morning, " ".join(["exercise x"] * 60))
    [command] = commands()
    assert (len(command), command[-1]) == (200, "…")


def test_the_catalog_of_today_names_what_an_earlier_day_is_given(
    store: Repository, morning: Present
) -> None:
    [entry] = log(store, morning, "run", day="2023-12-31").entries
    assert (entry.named.label, entry.entry.day) == ("Running", date(2023, 12, 31))
