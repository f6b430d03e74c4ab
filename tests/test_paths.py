"""Where the store is: an option, then the environment, then what the platform says."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from platformdirs.macos import MacOS
from platformdirs.unix import Unix
from platformdirs.windows import get_win_folder_from_env_vars

from habit import paths
from habit.errors import UsageProblem
from habit.paths import data_dir, store_target


@pytest.fixture
def no_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HABIT_HOME")


@pytest.mark.parametrize("wished", [None, "", "/elsewhere/data", "not/absolute", " "])
@pytest.mark.parametrize(("platform", "theirs"), [("linux", Unix), ("darwin", MacOS)])
@pytest.mark.usefixtures("no_home")
def test_the_folder_is_the_one_of_platformdirs(
    monkeypatch: pytest.MonkeyPatch, wished: str | None, platform: str, theirs: type[Unix | MacOS]
) -> None:
    if wished is not None:
        monkeypatch.setenv("XDG_DATA_HOME", wished)
    monkeypatch.setattr(sys, "platform", platform)
    assert data_dir() == theirs("habit", appauthor=False).user_data_dir


@pytest.mark.usefixtures("no_home")
def test_the_folder_on_windows_is_the_one_of_platformdirs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", "/C/Users/me/AppData/Local")
    theirs = get_win_folder_from_env_vars("CSIDL_LOCAL_APPDATA")
    assert data_dir() == os.path.join(theirs, "habit")  # noqa: PTH118 - compared as text


def test_the_option_comes_first_and_the_platform_last(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    home = Path(os.environ["HOME"])
    url = "postgresql+psycopg://me@host/habit"
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.delenv("HABIT_HOME")
    assert store_target() == str(tmp_path / "habit" / "habit.db")
    monkeypatch.setenv("HABIT_HOME", "~/own")
    assert store_target() == str(home / "own" / "habit.db")
    monkeypatch.setenv("HABIT_DB", "~/file.db")
    assert store_target() == str(home / "file.db")
    monkeypatch.setenv("HABIT_DATABASE_URL", url)
    assert store_target() == url
    assert store_target("other.db") == str(Path.cwd() / "other.db")
    assert store_target("postgresql://x/y") == "postgresql://x/y"
    assert list(tmp_path.iterdir()) == [home]


def test_an_empty_variable_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HABIT_DATABASE_URL", "HABIT_DB", "HABIT_HOME"):
        monkeypatch.setenv(name, "")
    assert store_target("") == str(Path.home() / ".local/share/habit/habit.db")


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("sqlite:////data/habit.db", "/data/habit.db"),
        ("sqlite:////data/a%20b%3F.db", "/data/a b?.db"),
        ("sqlite+pysqlite:////data/习惯.db", "/data/习惯.db"),
    ],
)
def test_a_url_of_sqlite_is_its_file(url: str, path: str) -> None:
    assert store_target(url) == path


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///", "sqlite:///x?mode=ro", "sqlite://x"])
def test_a_url_of_sqlite_without_a_file_is_refused(url: str) -> None:
    with pytest.raises(UsageProblem, match="names no file"):
        store_target(url)


def test_a_database_url_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HABIT_DATABASE_URL", "/data/habit.db")
    with pytest.raises(UsageProblem, match="HABIT_DATABASE_URL is no URL"):
        store_target()


def test_asking_imports_neither_pathlib_nor_platformdirs() -> None:
    code = (
        "import sys; from habit.paths import store_target; store_target();"
        "print({'pathlib', 'platformdirs', 'urllib', 're'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(paths.__file__).parents[1],
    )
    assert done.stdout == "set()\n"
