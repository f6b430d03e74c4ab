"""Sentences on a terminal are broken at blanks, and stand as far in as what they go on with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from outcome_examples import SOUND_CHECKUP
from render_examples import output

from habit.domain.checkup import note
from habit.domain.textwidth import display_width
from habit.render import FLOWING, LINED, TEXT, renderer_for
from habit.render.flowing import flowed, flowed_line


@pytest.mark.parametrize(
    ("line", "lines"),
    [
        ("A short line stays.", ["A short line stays."]),
        (
            "Write habit metric order run --after up.",
            ["Write habit metric", "order run --after", "up."],
        ),
        (
            "  what is further in stays there",
            ["  what is further in", "  stays there"],
        ),
        (
            "  goal  at least 3 times a week",
            ["  goal  at least 3", "        times a week"],
        ),
        (
            "a name that is long  and its text",
            ["a name that is long", "and its text"],
        ),
        ("/a/very/long/path/to/habit.db", ["/a/very/long/path/to", "/habit.db"]),
    ],
)
def test_a_line_is_broken_at_blanks_and_goes_on_where_its_text_stands(
    line: str, lines: list[str]
) -> None:
    assert flowed_line(line, 20) == lines


@given(st.text(alphabet="ab -周，", max_size=60).map(str.lstrip), st.integers(16, 40))
def test_a_text_that_flows_loses_no_sign_and_fits(text: str, width: int) -> None:
    lines = flowed(text, width)
    assert "".join(lines.split()) == "".join(text.split())
    assert all(display_width(line) <= width for line in lines.split("\n"))


def test_a_terminal_has_long_sentences_broken_and_a_pipe_has_them_whole() -> None:
    told = note("permissions", "Others can read /data/habit.db. Close it: chmod 600 /data/habit.db")
    checkup = SOUND_CHECKUP._replace(findings=(told,))
    assert renderer_for(output(50)).render(checkup).out == (
        "Not as it should be in /data/habit.db:\n"
        "  permissions: Others can read /data/habit.db.\n"
        "  Close it: chmod 600 /data/habit.db\n"
    )
    piped = renderer_for(output(50, terminal=False)).render(checkup)
    assert piped.out == f"Not as it should be in /data/habit.db:\n  permissions: {told.text}\n"


def test_what_flows_is_written_as_plain_text() -> None:
    assert LINED not in {TEXT[name] for name in FLOWING}
