"""What an output may hold, and which renderer it gets."""

import pytest
from render_examples import output, week

from habit.domain.outcomes import StorePath
from habit.errors import UsageProblem
from habit.render import DRAWN, FORMATS, TEXT, Output, output_facts, renderer_for

UTF8 = {"LC_ALL": "C.UTF-8"}


def facts(environ: dict[str, str], *, tty: bool = True, encoding: str | None = "utf-8") -> Output:
    return output_facts("table", environ, stdout_isatty=tty, columns=72, encoding=encoding)


def test_a_terminal_gets_colour_and_its_own_width() -> None:
    assert facts(UTF8) == Output("table", terminal=True, width=72, colour=True, unicode=True)


def test_a_pipe_gets_neither_drawing_nor_colour() -> None:
    assert facts(UTF8, tty=False) == Output(
        "table", terminal=False, width=72, colour=False, unicode=True
    )


@pytest.mark.parametrize(
    ("environ", "tty", "terminal", "colour"),
    [
        ({"NO_COLOR": "1"}, True, True, False),
        ({"NO_COLOR": ""}, True, True, True),
        ({"FORCE_COLOR": "1"}, False, True, True),
        ({"FORCE_COLOR": ""}, False, False, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, False, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, True, False),
        ({"TERM": "dumb"}, True, True, False),
        ({"TERM": "xterm-256color"}, True, True, True),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, True, True, True),
    ],
)
def test_colour_follows_the_environment(
    environ: dict[str, str], tty: bool, terminal: bool, colour: bool
) -> None:
    found = facts(environ, tty=tty)
    assert (found.terminal, found.colour) == (terminal, colour)


@pytest.mark.parametrize(
    ("environ", "encoding", "unicode"),
    [
        ({"LC_ALL": "C.UTF-8"}, "utf-8", True),
        ({"LANG": "zh_CN.UTF-8"}, "UTF-8", True),
        ({"LANG": "zh_CN.utf8", "LC_CTYPE": "C.UTF-8"}, "utf-8", True),
        ({}, "utf-8", True),
        ({"LC_ALL": "C"}, "utf-8", False),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, "utf-8", False),
        ({"LANG": "POSIX"}, "utf-8", False),
        ({"LANG": "de_DE@euro"}, "utf-8", True),
        ({"LANG": "de_DE.ISO-8859-15@euro", "LC_CTYPE": "C.UTF-8"}, "utf-8", False),
        ({"LC_ALL": "zh_CN.GB18030"}, "gb18030", False),
        ({"LC_ALL": "C.UTF-8"}, "ascii", False),
        ({"LC_ALL": "C.UTF-8"}, None, False),
    ],
)
def test_unicode_follows_the_locale_that_the_user_chose(
    environ: dict[str, str], encoding: str | None, unicode: bool
) -> None:
    assert facts(environ, encoding=encoding).unicode is unicode


@pytest.mark.parametrize("columns", [0, -1])
def test_an_unknown_width_is_eighty_columns(columns: int) -> None:
    found = output_facts("table", {}, stdout_isatty=True, columns=columns, encoding="utf-8")
    assert found.width == 80


def test_an_unknown_format_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UsageProblem) as problem:
        renderer_for(output(output_format="yaml"))
    assert str(problem.value) == (
        "There is no format 'yaml'. There are: table, markdown, json, csv."
    )


@pytest.mark.parametrize("output_format", ["markdown", "csv"])
def test_a_format_for_weeks_refuses_other_values(output_format: str) -> None:
    renderer = renderer_for(output(output_format=output_format))
    with pytest.raises(UsageProblem) as problem:
        renderer.render(StorePath("/tmp/habit.db", exists=True))  # noqa: S108 - only printed
    assert str(problem.value) == (
        f"--format {output_format} shows weeks only. Here there are --format table and --json."
    )


def test_every_value_has_a_plain_a_drawn_and_a_json_form() -> None:
    assert set(TEXT) == set(DRAWN) == set(FORMATS["json"])


def test_a_terminal_and_a_pipe_get_different_weeks() -> None:
    drawn = renderer_for(output(80)).render(week()).out
    piped = renderer_for(output(80, terminal=False)).render(week()).out
    assert "[18]" in drawn
    assert "[Thu 18]" in piped
