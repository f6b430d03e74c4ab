"""What drawing a value imports: start-up time is counted in modules."""

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import sys
sys.path.insert(0, {folder!r})
from render_examples import output, week
from outcome_examples import FALL_ASLEEP, logged, slept, today
from datetime import date
from habit.domain.logged import Logged
from habit.render import renderer_for
values = {{
    "week": week(),
    "today": today(),
    "logged": Logged((logged(FALL_ASLEEP, slept(date(2024, 1, 15), "3:40")),)),
}}
loaded = set(sys.modules)
rendered = renderer_for(output(terminal={terminal}, output_format={format!r})).render(
    values[{value!r}]
)
assert rendered.out
print(*sorted(set(sys.modules) - loaded - {{"__main__"}}))
"""


def imported(value: str, *, terminal: bool, output_format: str = "table") -> set[str]:
    script = SCRIPT.format(
        folder=str(Path(__file__).parent), terminal=terminal, format=output_format, value=value
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(run.stdout.split())


@pytest.mark.parametrize("value", ["week", "today", "logged"])
def test_a_pipe_costs_no_module_but_our_own(value: str) -> None:
    modules = imported(value, terminal=False)
    assert {name for name in modules if not name.startswith("habit.")} <= {"unicodedata"}
    assert not any(name.startswith("habit.render.drawn") for name in modules)


def test_an_echo_on_a_terminal_is_drawn_without_rich() -> None:
    assert "rich" not in imported("logged", terminal=True)


@pytest.mark.parametrize("value", ["week", "today"])
def test_a_table_on_a_terminal_is_drawn_by_rich(value: str) -> None:
    assert "rich" in imported(value, terminal=True)


def test_json_is_imported_for_json_alone() -> None:
    modules = imported("week", terminal=True, output_format="json")
    assert "json" in modules
    assert "rich" not in modules
