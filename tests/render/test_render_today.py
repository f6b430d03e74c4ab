"""Today, whole, as a terminal and as a pipe get it."""

from golden_files import assert_golden
from outcome_examples import FALL_ASLEEP, THURSDAY, today
from render_examples import WEEK, output

from habit.domain.today import Today
from habit.render import renderer_for

IN_COLUMNS = """\
Thu 18 Jan 2024 · 2024-W03

In
  Get up            8:55  before 9:00 ✓
  Fall Sleep (Wed)  2:40  before 2:00 ✗
Missing
  Running                 at least 3 a week: 2/7
  Release
Tonight
  Fall Sleep              before 2:00
"""


def test_today_in_a_pipe() -> None:
    assert renderer_for(output(20, terminal=False)).render(today()).out == IN_COLUMNS


def test_today_on_a_terminal_is_the_same_where_it_fits() -> None:
    assert renderer_for(output(80)).render(today()).out == IN_COLUMNS


def test_a_goal_for_the_week_stands_alone_until_something_is_done() -> None:
    rows = tuple(
        row._replace(so_far=row.so_far._replace(text="")) if row.goal else row
        for row in today().rows
    )
    text = renderer_for(output(80)).render(today()._replace(rows=rows)).out
    assert "  Running                 at least 3 a week\n" in text


def test_today_in_ascii() -> None:
    text = renderer_for(output(80, unicode=False)).render(today()).out
    assert text == (IN_COLUMNS.replace("·", "-").replace("✓", "ok").replace("✗", "no"))


def test_today_in_colour() -> None:
    assert_golden("today-colour-80.ansi", renderer_for(output(80, colour=True)).render(today()).out)


def test_today_is_stacked_in_a_narrow_terminal() -> None:
    assert renderer_for(output(30)).render(today()).out == (
        "Thu 18 Jan 2024 · 2024-W03\n"
        "\n"
        "In\n"
        "  Get up  8:55\n"
        "    before 9:00 ✓\n"
        "  Fall Sleep (Wed)  2:40\n"
        "    before 2:00 ✗\n"
        "Missing\n"
        "  Running\n"
        "    at least 3 a week: 2/7\n"
        "  Release\n"
        "Tonight\n"
        "  Fall Sleep\n"
        "    before 2:00\n"
    )


def test_a_terminal_of_twenty_columns_breaks_lines_not_the_layout() -> None:
    text = renderer_for(output(20)).render(today()).out
    assert max(len(line) for line in text.splitlines()) <= 20
    assert text.endswith("Tonight\n  Fall Sleep\n    before 2:00\n")


def test_a_day_without_metrics_says_how_to_begin() -> None:
    value = Today(THURSDAY, WEEK, (), ())
    for terminal in (True, False):
        assert renderer_for(output(80, terminal=terminal)).render(value).out == (
            "Thu 18 Jan 2024 · 2024-W03\n\nThere are no metrics yet. habit metric add makes one.\n"
        )


def test_labels_are_made_harmless() -> None:
    label = FALL_ASLEEP.definition._replace(label="[red]\x1b[31m")
    rows = tuple(
        row._replace(named=row.named._replace(definition=label)) for row in today().rows[:1]
    )
    text = renderer_for(output(80)).render(today()._replace(rows=rows, tonight=())).out
    assert "  [red]\\x1b[31m  8:55" in text
