"""Completion: what is offered, and that the real shells take it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest
from cli_runner import REPOSITORY, habit

from habit.locale import use

TRAP = "$(touch trap)`touch trap`'\"\\"
"""What a shell must not evaluate when it stands in a label."""


@pytest.fixture
def offers(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[str]]:
    """The lines that are offered for a line that is being typed."""

    def ask(line: str) -> list[str]:
        with monkeypatch.context() as patch:
            patch.setenv("_HABIT_COMPLETE", "complete_fish")
            patch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
            patch.setenv("_TYPER_COMPLETE_ARGS", line)
            answer = habit()
        assert answer.err == ""
        return answer.out.strip("\n").splitlines()

    return ask


@pytest.fixture
def words(offers: Callable[[str], list[str]]) -> Callable[[str], list[str]]:
    """The offered words without their explanations."""
    return lambda line: [offer.partition("\t")[0] for offer in offers(line)]


def test_commands_are_offered_with_what_they_do(
    offers: Callable[[str], list[str]],
) -> None:
    assert offers("habit un") == ["undo\tTake back the last change, whatever it was."]


def test_what_is_offered_is_explained_in_the_readers_language(
    offers: Callable[[str], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    try:
        assert offers("habit to") == ["today\t显示已记录的、还缺的和今晚的目标。"]
        assert offers("habit week --j") == ["--json\t输出 JSON，供程序使用。"]
        assert offers("habit sleep --explain debt-") == ["debt-net\t睡眠债（净额）"]
        assert offers("habit log --day y") == ["yesterday\t前一天"]
        habit("config", "set", "language", "en")
        assert offers("habit sleep y") == ["year\tthe last 365"]
    finally:
        use("en")


def test_metrics_are_offered_by_all_their_names_with_their_labels(
    offers: Callable[[str], list[str]],
) -> None:
    habit("metric", "add", "体重", "--kind", "amount", "--unit", "kg")
    habit("metric", "archive", "exercise")
    assert offers("habit log ") == [
        "get-up\tGet up",
        "up\tGet up",
        "wake\tGet up",
        "running\tRunning",
        "run\tRunning",
        "fall-asleep\tFall Sleep",
        "sleep\tFall Sleep",
        "体重\t体重",
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("habit log up 8:55 sl", ["sleep"]),
        ("habit edit r", ["running", "run"]),
        ("habit edit run y", ["yesterday"]),
        ("habit rm run t", ["today", "tue", "thu"]),
        ("habit metric goal w", ["wake"]),
        ("habit metric show e", ["exercise"]),
        ("habit metric order run --after f", ["fall-asleep"]),
        ("habit log run --day mo", ["mon"]),
        ("habit log run --da", ["--day"]),
        ("habit week 2024-W0", ["2024-W03", "2024-W02", "2024-W01"]),
        ("habit week --format m", ["markdown"]),
        ("habit metric add x --kind c", ["clock", "check", "count"]),
        ("habit metric re", ["rename", "restore"]),
        ("habit config set w", ["week_start"]),
        ("habit config set week_start su", ["sunday"]),
        ("habit config set zone Asia/Shang", ["Asia/Shanghai"]),
        ("habit config set day_start 0", [f"0{hour}:00" for hour in range(10)]),
        ("habit completion z", ["zsh"]),
    ],
)
def test_what_may_come_next_is_offered(
    words: Callable[[str], list[str]], line: str, expected: list[str]
) -> None:
    habit("log", "run")
    assert words(line) == expected


def test_asking_makes_no_store(words: Callable[[str], list[str]], own_world: Path) -> None:
    assert words("habit log ") == []
    assert list(own_world.iterdir()) == []


@pytest.mark.parametrize("contents", [b"", b"no database at all, but some text" * 99])
def test_a_store_that_cannot_be_read_offers_nothing(
    words: Callable[[str], list[str]], own_world: Path, contents: bytes
) -> None:
    store = own_world / "habit" / "habit.db"
    store.parent.mkdir()
    store.write_bytes(contents)
    assert words("habit log ") == []
    assert store.read_bytes() == contents


def test_a_database_elsewhere_is_not_asked(
    words: Callable[[str], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HABIT_DATABASE_URL", "postgresql+psycopg://nobody@127.0.0.1:1/none")
    assert words("habit log ") == []


def test_the_store_of_the_line_is_asked(words: Callable[[str], list[str]], own_world: Path) -> None:
    other = str(own_world / "50% off?#.db")
    habit("--db", other, "metric", "add", "zither")
    assert words(f"habit --db '{other}' log z") == ["zither"]
    assert words("habit log z") == []


def a_shell(name: str) -> str:
    """The path of a shell, which must be there where everything is tested."""
    found = shutil.which(name)
    if found is None:
        message = f"{name} is not installed, so its completion was not tested: apt install {name}"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return found


@pytest.fixture
def shell(own_world: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Runs a shell's script with ``habit`` on its PATH, and gives what it printed."""
    habit("metric", "add", "trap", "--label", TRAP)
    commands = own_world / "bin"
    commands.mkdir()
    program = commands / "habit"
    program.write_text(
        f'#!/bin/sh\nPYTHONPATH="{REPOSITORY}" exec "{sys.executable}" -m habit "$@"\n',
        encoding="utf-8",
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{commands}:{os.environ['PATH']}")
    monkeypatch.chdir(own_world)

    def run(name: str, *arguments: str) -> str:
        done = subprocess.run(
            [a_shell(name), *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            encoding="utf-8",
            timeout=60,
            check=True,
        )
        assert not (own_world / "trap").exists()
        return done.stdout

    return run


LINES = [
    ("habit log sl", ["sleep"]),
    ("habit log up 8:55 f", ["fall-asleep"]),
    ("habit log run --day ye", ["yesterday"]),
    ("habit hi", ["history"]),
    ("habit log tr", ["trap"]),
]

BASH = """
source "$1"
COMP_LINE=$2 COMP_POINT=${#2}
read -ra COMP_WORDS <<< "$2"
COMP_CWORD=$(( ${#COMP_WORDS[@]} - 1 ))
_habit_completion habit
printf '%s\\n' "${COMPREPLY[@]}"
complete -p habit
"""


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_bash_completes(
    shell: Callable[..., str], own_world: Path, line: str, expected: list[str]
) -> None:
    script = own_world / "habit.bash"
    script.write_text(habit("completion", "bash").out, encoding="utf-8")
    printed = shell("bash", "--norc", "-c", BASH, "bash", str(script), line)
    assert printed.splitlines() == [*expected, "complete -o default -F _habit_completion habit"]


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_fish_completes(
    shell: Callable[..., str], own_world: Path, line: str, expected: list[str]
) -> None:
    script = own_world / "habit.fish"
    script.write_text(habit("completion", "fish").out, encoding="utf-8")
    printed = shell("fish", "--no-config", "-c", f"source {script}; complete -C {line!r}")
    assert [offer.partition("\t")[0] for offer in printed.splitlines()] == expected


def test_fish_offers_files_to_import_and_nowhere_else(
    shell: Callable[..., str], own_world: Path
) -> None:
    script = own_world / "habit.fish"
    script.write_text(habit("completion", "fish").out, encoding="utf-8")
    ask = f"source {script}; complete -C 'habit import ha'; echo; complete -C 'habit log ha'"
    assert shell("fish", "--no-config", "-c", ask) == "habit.fish\nhabit/\n\n"


@pytest.mark.parametrize(("name", "options"), [("bash", ["--norc"]), ("zsh", ["-f"])])
def test_an_interactive_shell_completes_what_is_typed(
    shell: Callable[..., str], own_world: Path, name: str, options: list[str]
) -> None:
    del shell  # it puts habit on the PATH
    script = own_world / f"habit.{name}"
    script.write_text(habit("completion", name).out, encoding="utf-8")
    child = pexpect.spawn(
        a_shell(name), [*options, "-i"], encoding="utf-8", timeout=20, env=os.environ | QUIET
    )
    if name == "zsh":
        child.sendline("autoload -Uz compinit; compinit -u -D")
    # the completion asks the program, and what is typed runs this function in its place
    child.sendline(f"source {script}; habit() {{ echo \"R-A-N $*.\"; }}; echo PREP''ARED")
    child.expect_exact("PREPARED")
    for line, expected in LINES:
        child.send(f"{line}\t")
        child.sendline()
        typed = line.rpartition(" ")[0].removeprefix("habit").strip()
        child.expect_exact(f"R-A-N {' '.join([typed, *expected]).strip()}.")
    child.sendline("exit")
    child.expect(pexpect.EOF)
    child.close()
    assert not (own_world / "trap").exists()


QUIET = {"TERM": "dumb", "PS1": "> "}
