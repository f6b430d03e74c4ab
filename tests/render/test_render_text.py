"""The plain text of everything that is no table, whole."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from outcome_examples import (
    CHANGE,
    FALL_ASLEEP,
    FILE_REPORT,
    RELEASE,
    RUNNING,
    card,
    goal,
    import_report,
    logged,
    named,
    slept,
)
from render_examples import clock_entry, entry, output

from habit.domain.entries import Entry, State
from habit.domain.goals import Bound
from habit.domain.importreport import Counts
from habit.domain.journal import Edit, Record
from habit.domain.layouts import Layout, LayoutRow
from habit.domain.logged import Logged
from habit.domain.metrics import Alias, Combine, Kind
from habit.domain.outcomes import (
    History,
    HistoryStep,
    MetricChanged,
    MetricList,
    Removed,
    Reverted,
    SettingList,
    SettingShown,
    StorePath,
)
from habit.domain.settings import Setting
from habit.render import Rendered, renderer_for

MONDAY, THURSDAY = date(2024, 1, 15), date(2024, 1, 18)


def text_of(value: object, *, unicode: bool = True, year: int | None = 2024) -> str:
    rendered = rendered_of(value, unicode=unicode, year=year)
    assert rendered.err == ""
    return rendered.out


def rendered_of(value: object, *, unicode: bool = True, year: int | None = 2024) -> Rendered:
    return renderer_for(output(200, unicode=unicode, year=year)).render(value)


def test_the_echo_says_what_was_understood() -> None:
    assert text_of(Logged((logged(FALL_ASLEEP, slept(MONDAY, "3:40")),))) == (
        "Fall Sleep · Mon 15 Jan · 3:40 (Tue 03:40 Asia/Shanghai)\n"
    )


def test_the_echo_in_ascii() -> None:
    assert text_of(Logged((logged(FALL_ASLEEP, slept(MONDAY, "3:40")),)), unicode=False) == (
        "Fall Sleep - Mon 15 Jan - 3:40 (Tue 03:40 Asia/Shanghai)\n"
    )


def test_a_day_of_another_year_shows_its_year() -> None:
    value = Logged((logged(RUNNING, entry(RUNNING.metric, THURSDAY, "11km/50min")),))
    assert text_of(value, year=2025) == "Running · Thu 18 Jan 2024 · 11km/50min\n"
    assert text_of(value, year=None) == "Running · Thu 18 Jan · 11km/50min\n"


def test_the_echo_of_a_span_shows_both_ends() -> None:
    span = named("Night Think", Kind.SPAN)
    late = Entry(
        span.metric.id,
        MONDAY,
        State.VALUE,
        "23:00~5:00",
        zone="Asia/Shanghai",
        instant=datetime(2024, 1, 15, 15, 0, tzinfo=UTC),
        end_instant=datetime(2024, 1, 15, 21, 0, tzinfo=UTC),
    )
    assert text_of(Logged((logged(span, late),))) == (
        "Night Think · Mon 15 Jan · 23:00~5:00 (Mon 23:00–Tue 05:00 Asia/Shanghai)\n"
    )


def test_the_echo_says_what_was_replaced_added_to_or_left() -> None:
    before = slept(MONDAY, "4:10")
    tally = entry(RELEASE.metric, THURSDAY, "xx")
    value = Logged(
        (
            logged(FALL_ASLEEP, slept(MONDAY, "3:40"), earlier=before),
            logged(RELEASE, entry(RELEASE.metric, THURSDAY, "xxxx"), earlier=tally, added=True),
            logged(RELEASE, tally, earlier=tally),
        )
    )
    assert text_of(value) == (
        "Fall Sleep · Mon 15 Jan · 3:40 (Tue 03:40 Asia/Shanghai) (was 4:10)\n"
        "Release · Thu 18 Jan · xxxx (added to xx)\n"
        "Release · Thu 18 Jan · xx (as it was)\n"
    )


def test_a_time_that_was_twice_says_which_of_the_two_it_is() -> None:
    first = Entry(
        FALL_ASLEEP.metric.id,
        date(2025, 10, 25),
        State.VALUE,
        "2:30",
        minute=1590,
        zone="Europe/Berlin",
        instant=datetime(2025, 10, 26, 0, 30, tzinfo=UTC),
    )
    second = first._replace(instant=datetime(2025, 10, 26, 1, 30, tzinfo=UTC))
    assert text_of(Logged((logged(FALL_ASLEEP, second, earlier=first),)), year=2025) == (
        "Fall Sleep · Sat 25 Oct · 2:30 (Sun 02:30+01:00 Europe/Berlin)"
        " (was 2:30 (Sun 02:30+02:00 Europe/Berlin))\n"
    )
    undone = Reverted(CHANGE, False, (Edit(second, first),), {first.metric_id: "Fall Sleep"})
    assert text_of(undone, year=2025).splitlines()[1] == (
        "  Fall Sleep · Sat 25 Oct: 2:30 (Sun 02:30+01:00 Europe/Berlin)"
        " → 2:30 (Sun 02:30+02:00 Europe/Berlin)"
    )


def test_none_and_text_are_told_apart_from_values() -> None:
    kept = Entry(RUNNING.metric.id, THURSDAY, State.TEXT, "later\x07")
    value = Logged(
        (
            logged(FALL_ASLEEP, entry(FALL_ASLEEP.metric, MONDAY, "none")),
            logged(RUNNING, kept),
        )
    )
    assert text_of(value) == (
        "Fall Sleep · Mon 15 Jan · none\nRunning · Thu 18 Jan · later\\x07 (kept as text)\n"
    )


def test_remarks_and_questions_go_to_standard_error() -> None:
    one = logged(FALL_ASLEEP, slept(MONDAY, "11:40"))
    value = Logged(
        (one._replace(remarks=("11:40 is the first of two.",), question="did you mean 23:40?"),)
    )
    assert rendered_of(value) == Rendered(
        "Fall Sleep · Mon 15 Jan · 11:40 (Tue 11:40 Asia/Shanghai)\n",
        "11:40 is the first of two.\ndid you mean 23:40?\n",
    )


def test_a_removed_cell_is_shown_as_it_was() -> None:
    value = Removed(RUNNING, entry(RUNNING.metric, MONDAY, "x"))
    assert text_of(value) == "Removed: Running · Mon 15 Jan · x\n"


def test_undo_says_what_it_took_back_and_what_is_now() -> None:
    edit = Edit(slept(MONDAY, "3:40"), slept(MONDAY, "4:10"))
    value = Reverted(CHANGE, again=False, edits=(edit,), labels={edit_id(edit): "Fall Sleep"})
    assert text_of(value) == ("Undone: log sleep 3:40\n  Fall Sleep · Mon 15 Jan: 3:40 → 4:10\n")
    assert text_of(value._replace(again=True), unicode=False) == (
        "Redone: log sleep 3:40\n  Fall Sleep - Mon 15 Jan: 3:40 -> 4:10\n"
    )


def test_a_large_undo_is_counted() -> None:
    edits = tuple(
        Edit(entry(RUNNING.metric, date(2024, 1, day), "x"), None) for day in range(1, 16)
    )
    value = Reverted(CHANGE, again=False, edits=edits, labels={RUNNING.metric.id: "Running"})
    lines = text_of(value).splitlines()
    assert lines[1] == "  Running · Mon 1 Jan: x removed"
    assert lines[10:] == ["  Running · Wed 10 Jan: x removed", "  and 5 more"]


METRIC = RUNNING.metric
DEFINITION = RUNNING.definition
GOAL = goal(RUNNING, "at least 3 a week")


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        (None, slept(MONDAY, "3:40"), "Fall Sleep · Mon 15 Jan: 3:40"),
        (slept(MONDAY, "3:40"), None, "Fall Sleep · Mon 15 Jan: 3:40 removed"),
        (None, METRIC, "metric running: amount km"),
        (None, FALL_ASLEEP.metric, "metric fall-sleep: clock, day opens at 12:00"),
        (None, DEFINITION, 'Running: label "Running"'),
        (
            DEFINITION._replace(valid_from=MONDAY),
            None,
            'Running: label "Running", from Mon 15 Jan removed',
        ),
        (
            METRIC,
            METRIC._replace(opens_at=720),
            "metric running: day opens at 0:00 → day opens at 12:00",
        ),
        (
            DEFINITION,
            DEFINITION._replace(label="Run", position=9),
            'Running: label "Running" → "Run", moved down',
        ),
        (DEFINITION, DEFINITION._replace(archived=True), "Running: archived"),
        (DEFINITION._replace(archived=True), DEFINITION, "Running: in use again"),
        (DEFINITION, DEFINITION._replace(note="slowly"), 'Running: note "slowly"'),
        (DEFINITION._replace(note="slowly"), DEFINITION, "Running: no note"),
        (DEFINITION, DEFINITION, "Running: as it was"),
        (METRIC, METRIC._replace(slug="jog"), "metric jog: running → jog"),
        (
            METRIC._replace(combine=Combine.SUM),
            METRIC._replace(kind=Kind.COUNT, unit="", combine=Combine.LAST),
            "metric running: amount km → count",
        ),
        (
            METRIC,
            METRIC._replace(combine=Combine.LAST),
            "metric running: summed → the last one counts",
        ),
        (None, Alias("run", METRIC.id), "Running, another name: run"),
        (None, GOAL, "Running: goal at least 3 a week, from Mon 15 Jan"),
        (GOAL, None, "Running: goal at least 3 a week, from Mon 15 Jan removed"),
        (
            None,
            Layout(MONDAY, "| metrics |", "weekly-6.md"),
            "the document's table of 2024-W03: from weekly-6.md",
        ),
        (
            Setting("day_start", "04:00"),
            Setting("day_start", "05:00"),
            "setting day_start: 04:00 → 05:00",
        ),
    ],
)
def test_every_edit_has_its_words(before: Record | None, after: Record | None, line: str) -> None:
    labels = {METRIC.id: "Running", FALL_ASLEEP.metric.id: "Fall Sleep"}
    value = Reverted(CHANGE, again=True, edits=(Edit(before, after),), labels=labels)
    assert text_of(value) == f"Redone: log sleep 3:40\n  {line}\n"


@pytest.mark.parametrize(
    ("change", "done", "undone"),
    [
        ({"label": "Run"}, 'label "Running" → "Run", from Thu 18 Jan', 'label "Run" → "Running"'),
        ({"position": 0}, "moved up, from Thu 18 Jan", "moved down"),
        ({"archived": True}, "archived, from Thu 18 Jan", "in use again"),
        (
            {"label": "Run", "from_document": True},
            'label "Run", from Thu 18 Jan',
            'label "Run", from Thu 18 Jan removed',
        ),
    ],
)
def test_a_definition_from_a_day_on_is_told_beside_the_one_that_it_follows(
    change: dict[str, Any], done: str, undone: str
) -> None:
    latest = DEFINITION._replace(valid_from=MONDAY)
    new = latest._replace(valid_from=THURSDAY, **change)
    older = DEFINITION._replace(label="Jogging", position=5)
    other = latest._replace(metric_id="another", label="Reading", valid_from=date(2024, 1, 16))
    for edit, line in ((Edit(None, new), done), (Edit(new, None), undone)):
        value = Reverted(CHANGE, True, (edit,), {METRIC.id: "Running"}, (older, latest, other, new))
        assert text_of(value) == f"Redone: log sleep 3:40\n  Running: {line}\n"


def test_the_rows_of_a_document_are_not_told_one_by_one() -> None:
    row = LayoutRow(MONDAY, 0, METRIC.id, "Running")
    value = Reverted(CHANGE, again=False, edits=(Edit(row, None),), labels={})
    assert text_of(value) == "Undone: log sleep 3:40\n"


def test_history_shows_the_newest_change_first() -> None:
    later = CHANGE._replace(id="c2", position=10, command="undo: log sleep 3:40")
    edit = Edit(None, slept(MONDAY, "3:40"))
    value = History(
        (
            HistoryStep(later, "laptop", (edit.reversed(),), 1, undone=False),
            HistoryStep(CHANGE, "laptop", (edit,), 7, undone=True),
        ),
        {edit_id(edit): "Fall Sleep"},
        "Asia/Shanghai",
        {"c2": "5 seconds ago", "c1": "2 minutes ago"},
    )
    assert text_of(value) == (
        "10  5 seconds ago  undo: log sleep 3:40\n"
        "    Fall Sleep · Mon 15 Jan: 3:40 removed\n"
        " 9  2 minutes ago  log sleep 3:40  (undone)\n"
        "    Fall Sleep · Mon 15 Jan: 3:40\n"
        "    and 6 more\n"
    )


def test_an_empty_history_is_a_message() -> None:
    value = History((), {}, "Asia/Shanghai", {})
    assert rendered_of(value) == Rendered("", "Nothing has been logged yet.\n")


def test_a_metric_s_card_leaves_out_what_there_is_not() -> None:
    assert text_of(card(RELEASE)) == "Release (release)\n  kind      count\n  entries   0\n"


def test_a_metric_s_card_in_full() -> None:
    old = goal(FALL_ASLEEP, "before 3:00")
    ended = goal(FALL_ASLEEP, "none")._replace(bound=Bound.NO_GOAL, valid_from=date(2023, 6, 1))
    now = goal(FALL_ASLEEP, "before 2:00")._replace(valid_from=THURSDAY)
    full = named("Fall Sleep", Kind.CLOCK, aliases=("sleep", "bed"), note="by the tablet's clock")
    later = goal(FALL_ASLEEP, "before 1:00")._replace(valid_from=date(2024, 2, 1))
    value = card(full)._replace(
        goals=(ended, old, now, later), goal=now, entry_count=3, first_day=MONDAY, last_day=THURSDAY
    )
    assert text_of(value) == (
        "Fall Sleep (fall-sleep)\n"
        "  kind       clock, its day opens at 12:00\n"
        "  aliases    sleep, bed\n"
        "  goal was   none, from Thu 1 Jun 2023\n"
        "  goal was   before 3:00, from Mon 15 Jan 2024\n"
        "  goal       before 2:00, from Thu 18 Jan 2024\n"
        "  next goal  before 1:00, from Thu 1 Feb 2024\n"
        "  note       by the tablet's clock\n"
        "  entries    3, Mon 15 Jan 2024 to Thu 18 Jan 2024\n"
    )


def test_a_goal_that_was_ended_is_shown_as_none() -> None:
    old = goal(FALL_ASLEEP, "before 3:00")
    ended = goal(FALL_ASLEEP, "none")._replace(bound=Bound.NO_GOAL, valid_from=THURSDAY)
    assert text_of(card(FALL_ASLEEP)._replace(goals=(old, ended))) == (
        "Fall Sleep (fall-sleep)\n"
        "  kind      clock, its day opens at 12:00\n"
        "  aliases   sleep\n"
        "  goal was  before 3:00, from Mon 15 Jan 2024\n"
        "  goal      none, from Thu 18 Jan 2024\n"
        "  entries   0\n"
    )


CARDS = MetricList(
    (
        card(named("Fall Sleep", Kind.CLOCK, aliases=("sleep",))),
        card(RUNNING)._replace(goal=GOAL),
        card(named("跑步", Kind.CHECK, archived=True)),
    )
)


def test_metrics_are_listed_in_a_table() -> None:
    assert text_of(CARDS) == (
        "Name        Label            Kind          Aliases  Goal\n"
        "fall-sleep  Fall Sleep       clock         sleep\n"
        "running     Running          amount in km  run      at least 3 a week\n"
        "跑步        跑步 (archived)  check\n"
    )


def test_metrics_are_listed_below_each_other_in_a_narrow_terminal() -> None:
    assert renderer_for(output(30)).render(CARDS).out == (
        "fall-sleep\n"
        "  Fall Sleep\n"
        "  clock\n"
        "  sleep\n"
        "running\n"
        "  Running\n"
        "  amount in km\n"
        "  run\n"
        "  at least 3 a week\n"
        "跑步\n"
        "  跑步 (archived)\n"
        "  check\n"
    )


def test_no_metrics_is_a_message() -> None:
    assert rendered_of(MetricList(())) == Rendered(
        "", "There are no metrics yet. habit metric add makes one.\n"
    )


def test_a_changed_metric_says_what_changed() -> None:
    assert text_of(MetricChanged(card(RUNNING), "goal: at least 3 a week")) == (
        "Running · goal: at least 3 a week\n"
    )


def test_settings_show_value_default_and_meaning() -> None:
    start = SettingShown("day_start", "05:00", "04:00", "When a new day begins.")
    zone = SettingShown("zone", "system", "system", "The time zone.")
    assert text_of(start) == "day_start = 05:00 (default 04:00)\n  When a new day begins.\n"
    assert text_of(SettingList((start, zone))) == (
        "day_start = 05:00 (default 04:00)\n"
        "  When a new day begins.\n"
        "zone = system\n"
        "  The time zone.\n"
    )


def test_what_a_setting_does_is_wrapped_on_a_terminal() -> None:
    start = SettingShown("day_start", "04:00", "04:00", "When a new day begins, and why.")
    assert renderer_for(output(20)).render(start).out == (
        "day_start = 04:00\n  When a new day\n  begins, and why.\n"
    )


def test_a_path_stands_alone_so_that_scripts_can_use_it() -> None:
    assert rendered_of(StorePath("/data/habit.db", exists=True)) == Rendered("/data/habit.db\n")
    assert rendered_of(StorePath("/data/habit.db", exists=False)) == Rendered(
        "/data/habit.db\n", "It does not exist yet; the first habit log makes it.\n"
    )


def test_an_import_reports_what_it_read_changed_and_left() -> None:
    assert text_of(import_report()) == (
        "weekly-6.md: 2024-W03 (15–21 Jan 2024), from its date 2024-01-21\n"
        "  5 cells: 3 new, 1 known already, 1 left\n"
        "  In-door Exercise(2~3) is exercise\n"
        "  Running · Wed: '4 miles' kept as text\n"
        "  Resleep: has no cells\n"
        "  The column 'Notes' is no day.\n"
        "notes.md: left. There is no metrics table in it.\n"
        "2 documents: 5 cells: 3 new, 1 known already, 1 left\n"
        "New metric weight · 体重 · amount in kg: 62.8kg is an amount\n"
        "release was check → count: xx is a tally\n"
        "You may want to run:\n"
        "  habit metric goal fall-asleep before 2:00\n"
        "habit undo takes it back.\n"
    )


@pytest.mark.parametrize(
    ("dry_run", "changed", "end"),
    [
        (True, True, "A dry run: nothing was written."),
        (True, False, "Nothing changed."),
        (False, False, "Nothing changed."),
    ],
)
def test_an_import_ends_with_what_it_did(dry_run: bool, changed: bool, end: str) -> None:
    report = import_report()._replace(dry_run=dry_run, changed=changed)
    assert text_of(report).splitlines()[-1] == end
    if not changed:
        taken = [one._replace(counts=one.counts._replace(left=0)) for one in report.documents]
        known = text_of(report._replace(documents=tuple(taken))).splitlines()[-1]
        assert known == "Nothing changed: all of it was known already."


def test_a_file_of_our_own_is_counted_and_what_was_left_is_named() -> None:
    assert text_of(FILE_REPORT) == (
        "all.csv: 4 entries: 1 new, 1 changed, 1 known already, 1 left\n"
        "  2 other records: 2 new\n"
        "  New metrics: weight\n"
        "  line 9: …\n"
        "A dry run: nothing was written.\n"
    )
    taken = FILE_REPORT._replace(entries=Counts(1, 1), others=Counts(), added=(), notes=())
    assert text_of(taken._replace(dry_run=False)) == (
        "all.csv: 1 entry: 1 new\nhabit undo takes it back.\n"
    )
    nothing = taken._replace(entries=Counts(1, same=1))
    assert text_of(nothing).splitlines()[-1] == "Nothing changed."


def test_a_late_clock_time_is_shown_in_its_own_zone() -> None:
    tokyo = slept(MONDAY, "3:40")._replace(zone="Asia/Tokyo")
    assert text_of(Logged((logged(FALL_ASLEEP, tokyo),))) == (
        "Fall Sleep · Mon 15 Jan · 3:40 (Tue 04:40 Asia/Tokyo)\n"
    )


def edit_id(edit: Edit) -> str:
    record = edit.after or edit.before
    assert isinstance(record, Entry)
    return record.metric_id


def test_examples_place_clock_times_as_the_domain_does() -> None:
    assert clock_entry(FALL_ASLEEP.metric, MONDAY, "3:40").minute == 1660
