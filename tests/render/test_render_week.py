"""Whole weeks at fixed widths, as a terminal and as a pipe get them."""

from collections.abc import Sequence
from datetime import date

import pytest
from golden_files import assert_golden
from render_examples import GOALS, SEED, Sketch, output, week

from habit.domain.metrics import Kind
from habit.domain.verdicts import Verdict
from habit.domain.weeks import Week
from habit.domain.weektable import WeekTable
from habit.render import Output, renderer_for

WIDTHS = [100, 80, 60, 40, 30]
EXAMPLES = {"seed": SEED, "goals": GOALS}


def rendered(table: WeekTable, facts: Output) -> str:
    return renderer_for(facts).render(table).out


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", EXAMPLES)
def test_a_terminal_gets_the_table_that_fits_its_width(name: str, width: int) -> None:
    assert_golden(f"week-{name}-{width}.txt", rendered(week(EXAMPLES[name]), output(width)))


@pytest.mark.parametrize("width", [80, 30])
def test_ascii_does_without_any_other_sign_of_our_own(width: int) -> None:
    sketches = [sketch for sketch in GOALS if sketch.label.isascii()]
    undefined = Sketch("Wake", Kind.CLOCK, [], "–")
    text = rendered(week([*sketches, undefined]), output(width, unicode=False))
    assert text.isascii()
    assert_golden(f"week-ascii-{width}.txt", text)


@pytest.mark.parametrize("width", [80, 30])
def test_colour_adds_to_what_can_be_read_without_it(width: int) -> None:
    table = week(GOALS, verdicts={"Fall Sleep": Verdict.MISSED, "Get up": Verdict.MET})
    assert_golden(f"week-colour-{width}.ansi", rendered(table, output(width, colour=True)))


def test_colours_are_theme_colours_without_a_background() -> None:
    table = week(GOALS, verdicts={"Fall Sleep": Verdict.MISSED})
    text = rendered(table, output(colour=True))
    codes = {code for part in text.split("\x1b[")[1:] for code in part.partition("m")[0].split(";")}
    assert codes == {"0", "1", "2", "32", "35"}


@pytest.mark.parametrize("unicode", [True, False])
def test_a_pipe_gets_aligned_text_at_its_natural_width(unicode: bool) -> None:
    facts = output(30, terminal=False, unicode=unicode)
    name = "week-pipe.txt" if unicode else "week-pipe-ascii.txt"
    assert_golden(name, rendered(week(GOALS), facts))


def test_the_seed_s_week_in_a_pipe() -> None:
    assert rendered(week(), output(terminal=False)) == (
        "2024-W03 · 15–21 Jan 2024\n"
        "\n"
        "                       Mon 15  Tue 16  Wed 17  [Thu 18]  Fri 19  Sat 20  Sun 21  Week\n"
        f"{'─' * 85}\n"
        "Get up                 8:55    8:55    8:55    8:55                              8:55\n"
        "Running                x       x                                                 2/7\n"
        "In-door Exercise(2~3)                  x                                         1\n"
        "Release                xx      xx                                                4\n"
        "Fall Sleep             3:40    4:00    2:40                                      3:27\n"
        "Night Think                                                                      0/7\n"
        "Resleep                                                                          0/7\n"
    )


SKIPPING = [
    Sketch("Get up", Kind.CLOCK, ["8:55", "8:55"], "8:55", skipped=[2]),
    Sketch("Running", Kind.AMOUNT, ["4km", "", "3km"], "7 km", skipped=[0, 1, 5]),
]


@pytest.mark.parametrize("terminal", [True, False])
def test_a_skipped_day_is_marked_beside_its_value_and_the_mark_explained(terminal: bool) -> None:
    assert rendered(week(SKIPPING), output(terminal=terminal)) == (
        "2024-W03 · 15–21 Jan 2024\n"
        "\n"
        "         Mon 15  Tue 16  Wed 17  [Thu 18]  Fri 19  Sat 20  Sun 21  Week\n"
        f"{'─' * 71}\n"
        "Get up   8:55    8:55    ~                                         8:55\n"
        "Running  4km ~   ~       3km                       ~               7 km\n"
        "\n"
        "~ skipped\n"
    )


def test_a_skipped_day_is_marked_in_the_list_of_a_narrow_terminal() -> None:
    assert rendered(week(SKIPPING), output(30)) == (
        "2024-W03 · 15–21 Jan 2024\n"
        "\n"
        "Get up                    8:55\n"
        "  Mon 8:55  Tue 8:55  Wed ~\n"
        "\n"
        "Running                   7 km\n"
        "  Mon 4km ~  Tue ~  Wed 3km\n"
        "  Sat ~\n"
        "\n"
        "~ skipped\n"
    )


@pytest.mark.parametrize("output_format", ["markdown", "csv"])
def test_a_document_and_a_sheet_know_nothing_of_skipped_days(output_format: str) -> None:
    counting = [one._replace(skipped=()) for one in SKIPPING]
    facts = output(output_format=output_format, terminal=False)
    assert rendered(week(SKIPPING), facts) == rendered(week(counting), facts)


def test_an_empty_week_still_has_its_table() -> None:
    empty = [Sketch("Get up", Kind.CLOCK, [], "–"), Sketch("Release", Kind.COUNT, [], "0")]
    assert rendered(week(empty, today=None), output(60)) == (
        "2024-W03 · 15–21 Jan 2024\n"
        "\n"
        "         Mon  Tue  Wed  Thu  Fri  Sat  Sun\n"
        "         15   16   17   18   19   20   21   Week\n"
        "────────────────────────────────────────────────\n"
        "Get up                                      –\n"
        "Release                                     0\n"
    )


@pytest.mark.parametrize("terminal", [True, False])
def test_a_week_without_any_metric_has_its_heads(terminal: bool) -> None:
    lines = rendered(week([]), output(terminal=terminal)).splitlines()
    assert lines[0] == "2024-W03 · 15–21 Jan 2024"
    assert lines[2].split()[:2] == ["Mon", "15"]


@pytest.mark.parametrize(
    ("first", "title"),
    [
        (date(2024, 1, 29), "2024-W05 · 29 Jan – 4 Feb 2024"),
        (date(2024, 12, 30), "2025-W01 · 30 Dec 2024 – 5 Jan 2025"),
        (date(2024, 1, 14), "2024-W03 · 14–20 Jan 2024"),
    ],
)
def test_the_title_names_the_week_and_its_days(first: date, title: str) -> None:
    text = rendered(week(of=Week(first), today=None), output())
    assert text.splitlines()[0] == title


def test_a_very_long_cell_is_wrapped_then_cut() -> None:
    story = "one two three four five six seven eight nine ten eleven twelve thirteen"
    table = week([Sketch("Diary", Kind.CHECK, [story], "1/7")])
    assert rendered(table, output(50)) == (
        "2024-W03 · 15–21 Jan 2024\n"
        "\n"
        "      Mon            Tue Wed Thu  Fri Sat Sun\n"
        "      15             16  17  [18] 19  20  21  Week\n"
        "──────────────────────────────────────────────────\n"
        "Diary one two three                           1/7\n"
        "      four five six\n"
        "      seven eight\n"
        "      nine ten…\n"
    )


@pytest.mark.parametrize("width", range(24, 90))
def test_a_value_is_not_torn_so_that_a_table_fits(width: int) -> None:
    sketches = [
        Sketch("体重", Kind.AMOUNT, ["62.8kg", "63.1kg", "62.9 kg"], "62.9 kg"),
        Sketch("Resleep", Kind.SPAN, ["13:00-15:00", "3:00～5:00", "", "3:00~5:00"], "6h00"),
        Sketch("In-door Exercise(2~3)", Kind.COUNT, ["x", "xx"], "3"),
    ]
    shown = rendered(week(sketches), output(width))
    whole = ["62.8kg", "63.1kg", "13:00-", "15:00", "3:00～", "3:00~", "5:00", "Exercise", "(2~3)"]
    assert [part for part in whole if part not in shown] == []


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("[red]Sleep[/red]", "[red]Sleep[/red]"),
        (":smile: up", ":smile: up"),
        ("tab\there", "tab\\there"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("a\u202eb", "a\\u202eb"),
        ("lone \udce9", "lone \\udce9"),
        ("two\nlines", "two\\nlines"),
    ],
)
@pytest.mark.parametrize("facts", [output(100), output(40), output(terminal=False)])
def test_labels_come_through_unharmed_and_harmless(label: str, shown: str, facts: Output) -> None:
    sketch: Sequence[Sketch] = [Sketch(label, Kind.CHECK, [label], "1/7")]
    assert rendered(week(sketch), facts).count(shown) == 2
