"""The benchmark's table: which budgets hold, and how it says so."""

from pathlib import Path

from bench_beyond import EVERY_FORM, Places, beyond
from bench_commands import (
    BARE,
    FORMS,
    SCRIPT,
    environment,
    measured,
)
from bench_report import Report, by_name
from bench_store import filled_store, new_store
from bench_timing import Command, Timing, time_in_turn

from habit.store.opening import open_store


def taking(name: str, seconds: float) -> Timing:
    return Timing(name, (seconds,) * 5, (seconds,) * 5)


BASE = taking(BARE, 0.010)


def timings(times: float) -> dict[str, Timing]:
    return by_name([taking(form.name, 0.010 * times) for form in FORMS])


def test_a_budget_that_is_kept_is_ticked() -> None:
    report = Report(BASE)
    lines = report.forms("habit, 1 year", timings(2))
    assert lines[2] == (
        "  log sleep 3:40                     2.00       2.00 – 2.00       2.00      6 ✓     2.2 ✓"
    )
    assert report.kept


def test_a_budget_that_is_broken_is_crossed_and_remembered() -> None:
    report = Report(BASE)
    lines = report.forms("habit, 1 year", timings(6.2))
    assert lines[2] == (
        "  log sleep 3:40                     6.20       6.20 – 6.20       6.20      6 ✗     2.2 ·"
    )
    assert not report.kept


def test_a_store_that_slows_with_age_breaks_its_budget() -> None:
    report = Report(BASE)
    report.flatness(timings(2), timings(2.1))
    assert report.kept
    lines = report.flatness(timings(2), timings(3))
    assert lines[2].split() == ["log", "sleep", "3:40", "1.50", "1.50", "1.1", "✗", "1.05", "·"]
    assert not report.kept


def beyond_at(times: float) -> dict[str, Timing]:
    return by_name([taking(form.name, 0.010 * times) for form in EVERY_FORM])


def test_what_takes_longer_than_importing_sqlmodel_breaks_its_budget() -> None:
    report, sqlmodel = Report(BASE), taking("import sqlmodel", 0.4)
    lines = report.over_sqlmodel(sqlmodel, beyond_at(20))
    assert lines[2] == (
        "  log sleep 3:40, server             0.50                         0.50    1.0 ✓     0.6 ✓"
    )
    assert report.kept
    lines = report.over_sqlmodel(sqlmodel, beyond_at(44))
    assert lines[2] == (
        "  log sleep 3:40, server             1.10                         1.10    1.0 ✗     0.6 ·"
    )
    assert not report.kept


def test_waiting_for_a_server_is_not_held_against_a_command() -> None:
    report, sqlmodel = Report(BASE), taking("import sqlmodel", 0.4)
    waiting = {name: timing._replace(seconds=(0.9,) * 5) for name, timing in beyond_at(20).items()}
    lines = report.over_sqlmodel(sqlmodel, waiting)
    assert lines[2] == (
        "  log sleep 3:40, server             2.25                         0.50    1.0 ✓     0.6 ✓"
    )
    assert report.kept


def test_every_command_beyond_a_file_s_daily_ones_runs(
    tmp_path: Path, postgres_url: str, another_postgres_url: str
) -> None:
    script = tmp_path / "habit"
    script.write_text(SCRIPT)
    new = new_store(tmp_path)
    open_store(postgres_url).close()
    commands = beyond(script, Places(tmp_path, postgres_url, another_postgres_url, new, new))
    timings = time_in_turn(commands, 1, lambda _: None)
    assert [one.name for one in timings] == [form.name for form in EVERY_FORM]
    assert all(0 < one.processor_median < 60 for one in timings)


def test_a_command_s_seconds_are_those_of_the_process() -> None:
    sleeping = Command("sleep", lambda _: ["/bin/sleep", "0.05"], environment())
    [timing] = time_in_turn([sleeping], 5, lambda _: None)
    assert 0.05 <= timing.median < 1


def test_a_measured_store_has_its_days_and_a_change_for_each(tmp_path: Path) -> None:
    store = filled_store(tmp_path, 1)
    repository = open_store(str(store.path))
    [newest] = repository.changes(1)
    repository.close()
    assert (store.entries, newest.command) == (7300, "the day 2024-01-18")
    assert newest.position == 365 + 2


def test_every_measured_form_runs_in_its_own_home(tmp_path: Path) -> None:
    script = tmp_path / "habit"
    commands = measured(script, tmp_path, filled_store(tmp_path, 1))
    assert {command.environ["HABIT_HOME"] for command in commands} == {str(tmp_path)}
    assert [command.tty for command in commands].count(True) == 2
