"""The program in Chinese: by the locale, and by the setting."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from cli_runner import habit

from habit.cli.registry import COMMANDS
from habit.domain.textwidth import display_width
from habit.locale import use


@pytest.fixture(autouse=True)
def chinese(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    yield
    use("en")


def test_days_and_tables_are_chinese() -> None:
    assert habit("log", "run", "4km").out == "Running · 周四 1月18日 · 4km\n"
    assert habit("log", "run", "5km", "--set").out == "Running · 周四 1月18日 · 5km（原为 4km）\n"
    title, _, heads, *_ = habit("week").out.splitlines()
    assert title == "2024-W03 · 2024年1月15–21日"
    assert heads.split()[:4] == ["周一", "15", "周二", "16"]
    assert heads.split()[6:8] + heads.split()[-1:] == ["[周四", "18]", "全周"]
    assert habit("today").out.splitlines()[:3] == [
        "周四 2024年1月18日 · 2024-W03",
        "",
        "已记录",
    ]
    assert habit("undo").out.splitlines()[0] == "已撤销: log run 5km --set"


def test_what_is_reminded_of_is_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    assert habit("remind").out.splitlines() == [
        "周四 1月18日 还缺",
        "  Get up",
        "  Running",
        "  In-door Exercise",
        "  Fall Sleep（周三 1月17日那一夜）",
    ]
    assert "能看到这句话，提醒就送得到。" in habit("remind", "test").out
    habit("metric", "goal", "sleep", "before", "2:00")
    monkeypatch.setenv("HABIT_NOW", "2024-01-19T01:30:00+08:00")
    assert "  快到 2:00 了。\n" in habit("remind", "--bedtime").out


def test_the_setting_goes_before_the_locale() -> None:
    habit("config", "set", "language", "en")
    assert habit("log", "run", "4km").out == "Running · Thu 18 Jan · 4km\n"
    assert habit("--help").out.splitlines()[-1].startswith("  habit COMMAND --help shows")
    habit("config", "set", "language", "zh")
    assert "今晚" in habit("--help").out
    assert habit("config", "set", "language", "klingon").code == 2


def test_the_list_of_commands_is_chinese() -> None:
    shown = habit("--help").out
    assert shown.startswith("用法： habit [OPTIONS] COMMAND [ARGS]...\n")
    for heading in ("选项：", "每天：", "例子："):
        assert f"\n{heading}\n" in shown or f"  {heading}\n" in shown
    assert "  log         记下发生的事。\n" in shown


@pytest.mark.parametrize("name", COMMANDS)
def test_help_fits_eighty_cells_and_is_english_again_afterwards(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = habit(name, "--help").out
    assert max(map(display_width, shown.splitlines())) <= 80
    assert "用法：" in shown
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert habit(name, "--help").out.isascii() or name in {"remind", "plan", "config"}


def test_a_text_that_goes_on_in_its_column_is_not_cut_up() -> None:
    shown = habit("remind", "install", "--help").out
    assert "[default: (what does already, or cron)]" in " ".join(shown.split())


def test_errors_and_reminders_are_chinese() -> None:
    assert habit("log", "slepe", "3:40").err == "habit: 没有指标 'slepe'。您是想写 sleep 吗？\n"
    assert habit("rm", "run", "tue").err == "habit: Running 在 周二 2024年1月16日 没有记录。\n"
    assert habit("frob").err == "habit: 没有命令 'frob'。\nhabit --help 列出命令。\n"
    assert habit("log", "--frob").err.startswith("habit: 没有选项 --frob。\n")
    assert habit("remind").out.startswith("周四 1月18日 还缺\n  Get up\n")
    assert habit("--db", "/nowhere/habit.db", "today").err.startswith(
        "habit: 没有文件夹 /nowhere。"
    )


def test_errors_follow_the_setting_too(monkeypatch: pytest.MonkeyPatch) -> None:
    habit("config", "set", "language", "en")
    assert habit("log", "slepe", "3:40").err.endswith("Did you mean sleep?\n")
    assert habit("frob").err.startswith("habit: There is no command 'frob'.\n")
    habit("config", "set", "language", "zh")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert habit("log", "foo").err.startswith("habit: 没有指标 'foo'。")


def test_an_import_and_the_settings_are_chinese() -> None:
    document = Path(__file__).parents[1] / "documents" / "week-2024-03.md"
    assert "  12 格：新 12\n" in habit("import", str(document)).out
    assert habit("import", str(document)).out.endswith("没有改动：都已有了。\n")
    assert "\n  新的一天何时开始。" in habit("config").out
    assert habit("history").out.splitlines()[0].split()[1].endswith("前")


def test_reports_are_chinese_and_keep_to_eighty_cells() -> None:
    document = Path(__file__).parents[1] / "documents" / "week-2024-03.md"
    habit("import", str(document))
    shown = {name: habit(*name.split()).out for name in ("sleep", "stats", "stats run", "month up")}
    assert all(display_width(line) <= 80 for text in shown.values() for line in text.splitlines())
    assert "\n入睡            3:27    3:40 " in shown["sleep"]
    assert "睡眠规律指数: 至少要连续两夜 5 对，现有 2 对\n" in shown["sleep"]
    assert shown["stats"].split()[:4] == ["强度", "n", "连续", "最长"]
    assert "2 天, 2024年1月15–16日（最长）\n" in shown["stats run"]
    assert shown["month up"].splitlines()[0] == "Get up · 2024年1月"


def test_json_is_the_same_in_every_language(monkeypatch: pytest.MonkeyPatch) -> None:
    habit("log", "run", "4km")
    chinese = habit("week", "--json").out
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert habit("week", "--json").out == chinese
