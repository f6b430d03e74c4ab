"""The program in Chinese: by the locale, and by the setting."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
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
    refused = habit("config", "set", "language", "klingon")
    assert refused == ("", "habit: language 是 auto, en, zh 之一，'klingon' 不是。\n", 2)


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
    assert habit("metric", "add", "read", "--combine", "x").err.splitlines() == [
        "habit: '--combine' 的值不对：'x' 不是 'sum', 'last' 中的一个。",
        "habit metric add --help 说明用法。",
    ]
    habit("metric", "add", "read")
    assert habit("log", "read", "no way").err.endswith("。写作 x，或 none。\n")
    first = "，或先用 habit metric set read --kind count\n"
    assert habit("log", "read", "5").err.endswith(f"。写作 x{first}")
    habit("rm", "read")
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


def test_figures_are_explained_and_drawn_in_chinese() -> None:
    habit("log", "-", stdin="mon sleep 3:40\ntue up 8:55\nmon run 4km\ntue run 6km\n")
    shown = habit("sleep", "--explain", "debt").out.splitlines()
    assert shown[0] == "睡眠债（累计） (debt)"
    assert shown[-1].strip() == "Van Dongen 2003, Sleep 26:117; Kitamura 2016, Sci Rep 6:35812"
    raster = habit("sleep", "--raster", "week").out
    assert raster.splitlines()[0] == "7 夜 · 2024年1月11–17日，最新的在最下面"
    assert "█ 睡着，▐ ▌ 睡了半格，· 醒着，空白是未知，| 午夜；" in raster
    year = habit("year", "run", "2023").out.splitlines()
    assert year[2].split() == [f"{month}月" for month in range(1, 11)] + ["11月12月"]
    assert [line.split()[0] for line in year[3:10]] == list(map("周{}".format, "一二三四五六日"))
    assert habit("year", "run").out.endswith("空白是未知; 有数字的 2 天\n")
    insights = habit("insights").out
    assert insights.startswith("做了与没做各习惯之后的夜晚，2023年1月")
    assert "  入睡         夜数不够：做了和没做各至少要 10 夜，现有 1 和 0\n" in insights
    shown = [habit(*name.split()).out for name in ("sleep --explain all", "insights", "year run")]
    assert all(display_width(line) <= 80 for text in shown for line in text.splitlines())


def test_skipped_days_and_the_history_are_chinese() -> None:
    assert habit("skip").out.startswith("没有跳过的日子。")
    assert habit("skip", "run", "mon").out == "Running · 周一 1月15日 不算数\n"
    days = "2024-01-02..2024-01-04"
    assert habit("skip", "all", days).out.endswith("周四 1月4日（3 天） 不算数\n")
    assert habit("skip", "run", "mon", "--remove").out.endswith("周一 1月15日 重新算数\n")
    habit("metric", "note", "run", "outside")
    habit("metric", "order", "run", "--last")
    habit("remind", "install", "--at", "21:30", "--days", "mon-fri", "--with", "print")
    habit("config", "set", "day_start", "5:00")
    lines = [line.strip() for line in habit("history").out.splitlines()]
    for told in (
        "指标 get-up: clock, 一天从 0:00 开始",
        "所有指标，跳过: 周二 1月2日 – 周四 1月4日",
        'Running: 说明 "outside"，从 周四 1月18日 起',
        "Running: 下移",
        "设置 day_start: 05:00",
    ):
        assert told in lines


def test_the_care_of_the_store_is_chinese(tmp_path: Path) -> None:
    assert habit("db", "path").err == "它还不存在；第一次 habit log 会创建它。\n"
    habit("log", "run", "4km")
    store = Path(habit("db", "path").out.strip())
    assert habit("db", "list").err.endswith(" 里还没有备份。\n")
    assert habit("db", "backup").err == "已打开并读过。记录 1 条\n"
    assert "（记录 1 条，改动 2 次）\n最新的备份：" in habit("db", "check").out
    assert habit("db", "restore", "newest").out.endswith(" 相同。\n")
    store.chmod(0o644)
    found = habit("db", "check")
    assert f"  权限: 别人可以读 {store}。请关上：chmod 600 '{store}'\n" in found.out
    assert found.err == "没有记录损坏。habit db check --repair 改正能改正的。\n"
    store.chmod(0o600)
    with closing(sqlite3.connect(store)) as connection, connection:
        connection.execute("UPDATE entry SET text = '7km'")
    told = "  现状: 2024-01-18 的 Running：存储里是 7km，日志里是 4km。\n"
    assert told in habit("db", "check").out
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"no store" * 1000)
    assert habit("--db", str(broken), "today").err.startswith(
        f"habit: {broken} 不是 habit 的存储，或开头已损坏。"
    )


def test_files_are_taken_in_chinese(tmp_path: Path) -> None:
    file, nowhere = tmp_path / "all.json", tmp_path / "nowhere" / "all.json"
    habit("log", "run", "4km")
    habit("export", str(file))
    assert habit("import", str(file)).out.splitlines() == [
        f"{file}: 1 条记录：已有 1",
        "  其他 12 条：已有 12",
        "没有改动。",
    ]
    file.write_text('{"habit": 1, "records": [\n{"frob": {}}\n]}\n', "utf-8")
    assert "  第 2 行：这个版本的 habit 不认识记录 'frob'\n" in habit("import", str(file)).out
    assert habit("export", str(nowhere)).err == f"habit: {nowhere} 写不了：没有这个文件或文件夹。\n"


def test_json_is_the_same_in_every_language(monkeypatch: pytest.MonkeyPatch) -> None:
    habit("log", "run", "4km")
    chinese = habit("week", "--json").out
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert habit("week", "--json").out == chinese
