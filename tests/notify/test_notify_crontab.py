"""The block in the crontab: every byte around it stays."""

import shlex
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reminder_world import habit

from habit.errors import HabitError, UsageProblem
from habit.schedule.crontab import (
    BEGIN,
    END,
    DamagedMarkers,
    cron_line,
    daemon_runs,
    split,
    with_line,
)
from habit.schedule.jobs import Job, job_for

STORE = b" HABIT_DB=/a/habit.db "
LINE = b"*/5 * * * * env HABIT_DB=/a/habit.db true\n"
OTHER_STORE = b" HABIT_DB=/a/habit.db2 "
OTHER_LINE = b"* * * * * env HABIT_DB=/a/habit.db2 true\n"
TABLES = st.one_of(
    st.none(),
    st.lists(
        st.binary().filter(lambda line: b"\n" not in line and b"habit remind" not in line)
    ).map(lambda lines: b"".join(line + b"\n" for line in lines)),
)


@given(TABLES)
def test_taking_the_block_out_gives_the_bytes_that_were_there(table: bytes | None) -> None:
    installed = with_line(table, STORE, LINE)
    assert installed is not None
    assert LINE in installed
    assert with_line(installed, STORE, None) == table


@given(TABLES, TABLES)
def test_another_line_takes_the_place_of_the_first_and_keeps_what_was_added(
    above: bytes | None, below: bytes | None
) -> None:
    installed = (with_line(above, STORE, LINE) or b"") + (below or b"")
    changed = with_line(installed, STORE, b"0 * * * * env HABIT_DB=/a/habit.db true\n")
    assert changed is not None
    assert with_line(changed, STORE, LINE) == installed
    assert with_line(installed, STORE, LINE) == installed


@given(TABLES)
def test_two_stores_have_a_line_each_and_come_and_go_in_any_order(table: bytes | None) -> None:
    one = with_line(table, STORE, LINE)
    both = with_line(one, OTHER_STORE, OTHER_LINE)
    assert both is not None
    assert LINE in both
    assert OTHER_LINE in both
    assert with_line(both, STORE, LINE) == both
    assert with_line(both, OTHER_STORE, None) == one
    other = with_line(both, STORE, None)
    assert other == with_line(table, OTHER_STORE, OTHER_LINE)
    assert with_line(other, OTHER_STORE, None) == table


@pytest.mark.parametrize(
    "table",
    [
        BEGIN + b"\n" + LINE,
        LINE + END + b"\n",
        END + b"\n" + LINE + BEGIN + b"\n",
        BEGIN + b"\n" + BEGIN + b"\n" + END + b"\n",
        BEGIN + b"\n" + LINE + b"#" + END + b"\n",
        b"  " + BEGIN + b"\n" + LINE + END + b"\n",
        BEGIN + b"\n" + LINE + END + b" and more\n",
        BEGIN + b"\n" + LINE + b"# <<<habit remind<<<\n",
    ],
)
def test_damaged_markers_are_refused(table: bytes) -> None:
    with pytest.raises(DamagedMarkers):
        with_line(table, STORE, LINE)
    with pytest.raises(DamagedMarkers):
        with_line(table, STORE, None)


def test_a_crontab_without_the_block_has_none() -> None:
    assert split(b"# habit remind is nice\n") == (b"# habit remind is nice\n", None, b"")


WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\\"), min_size=1, max_size=20
)


@given(st.lists(WORDS, min_size=1, max_size=4))
def test_the_shell_of_cron_reads_the_words_that_were_meant(words: list[str]) -> None:
    line = cron_line(Job(("printf", "%s\\n", *words), (("A", "100%"),), (0,))).decode()
    command = line.split(" ", 5)[5].rstrip("\n")
    # what cron does: an unescaped % would end the command
    assert "%" not in command.replace("\\%", "")
    heard = shlex.split(command.replace("\\%", "%"))
    assert heard == ["env", "A=100%", "printf", "%s\\n", *words]


def test_a_real_shell_agrees() -> None:
    line = cron_line(Job(("printf", "%s|", "a b", "50%", "it's", "$HOME"), (), (0,))).decode()
    command = line.split(" ", 5)[5].replace("\\%", "%")
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=True)
    assert done.stdout == "a b|50%|it's|$HOME|"


@pytest.mark.parametrize(
    ("phases", "minutes"),
    [((0,), "*/5"), ((1,), "1-59/5"), ((0, 3), "*/5,3-59/5"), ((0, 1, 2, 3, 4), "*")],
)
def test_the_job_runs_every_five_minutes_and_at_each_reminders_minute(
    phases: tuple[int, ...], minutes: str
) -> None:
    assert cron_line(Job(("true",), (), phases)).startswith(f"{minutes} * * * * ".encode())


def test_what_cron_cannot_hold_is_refused() -> None:
    with pytest.raises(HabitError, match="line break"):
        cron_line(Job(("a\nb",), (), (0,)))
    with pytest.raises(HabitError, match="too long"):
        cron_line(Job(("x" * 1000,), (), (0,)))


def test_a_password_never_reaches_the_list_of_processes() -> None:
    for url in ("postgresql://me:hunter2@host/db", "postgresql://host/db?user=me&password=hunter2"):
        with pytest.raises(UsageProblem) as refusal:
            job_for([], url, {}, "habit")
        assert "hunter2" not in str(refusal.value)
    job = job_for([], "postgresql://me@host/db", {}, "habit")
    assert ("HABIT_DB", "postgresql://me@host/db") in job.environment


def test_the_job_speaks_the_language_of_whoever_installed_it() -> None:
    chinese = job_for([], "/a/habit.db", {"LANG": "zh_CN.UTF-8"}, "habit")
    assert ("LC_MESSAGES", "zh_CN.UTF-8") in chinese.environment
    english = job_for([], "/a/habit.db", {"LANG": "en_GB.UTF-8"}, "habit")
    assert [name for name, _ in english.environment] == ["PATH", "LANG", "HABIT_DB"]


def test_a_daemon_is_found_among_the_processes(tmp_path: Path) -> None:
    assert daemon_runs(tmp_path) is None
    for number, name in (("1", "init"), ("self", "python"), ("22", "crond")):
        (tmp_path / number).mkdir()
        (tmp_path / number / "comm").write_text(f"{name}\n")
    assert daemon_runs(tmp_path) is True
    for other in ("crontab", "anacron"):  # neither reads the crontabs of users
        (tmp_path / "22" / "comm").write_text(f"{other}\n")
        assert daemon_runs(tmp_path) is False


MINE = "# mine\nMAILTO=me\n0 4 * * *\techo 'a \\% b'\n"


def test_install_and_uninstall_leave_the_crontab_as_it_was(table: Path) -> None:
    table.write_text(MINE)
    assert habit("remind", "install", "--at", "21:31", "--metric", "run").code == 0
    assert table.read_text().startswith(MINE)
    assert "\n1-59/5 * * * * env PATH=" in table.read_text()
    assert habit("remind", "uninstall").out == "running-21:31 removed\nchanged crontab\n"
    assert table.read_text() == MINE


def test_a_crontab_that_habit_made_goes_with_it(table: Path) -> None:
    habit("remind", "install", "--at", "21:30")
    assert table.exists()
    assert habit("remind", "uninstall").out == "missing-21:30 removed\nremoved crontab\n"
    assert not table.exists()


def test_installing_twice_changes_nothing(table: Path) -> None:
    first = habit("remind", "install", "--at", "21:30")
    installed = table.read_bytes()
    second = habit("remind", "install", "--at", "21:30")
    assert first.out == "missing-21:30: what is missing, every day at 21:30\nmade crontab\n"
    assert second.out == "missing-21:30: what is missing, every day at 21:30 (as it was)\n"
    assert table.read_bytes() == installed
    assert len(habit("history").out.splitlines()) == len(habit("history").out.splitlines())
    assert habit("history").out.count("remind install") == 1


def test_a_rehearsal_shows_the_difference_and_changes_nothing(table: Path) -> None:
    table.write_text(MINE)
    shown = habit("remind", "install", "--at", "21:30", "--dry-run")
    assert shown.out.splitlines()[:6] == [
        "--- crontab",
        "+++ crontab",
        "@@ -1,3 +1,6 @@",
        " # mine",
        " MAILTO=me",
        " 0 4 * * *\\techo 'a \\% b'",
    ]
    assert shown.err.endswith("Nothing was changed.\n")
    assert table.read_text() == MINE
    assert "remind" not in habit("history").out
    habit("remind", "install", "--at", "21:30")
    before = table.read_bytes()
    assert "-# >>> habit remind >>>" in habit("remind", "uninstall", "--dry-run").out
    assert table.read_bytes() == before


def test_damage_keeps_the_reminder_out_of_the_store_too(table: Path) -> None:
    table.write_bytes(MINE.encode() + BEGIN + b"\n")
    refused = habit("remind", "install", "--at", "21:30")
    assert refused.code == 1
    assert "crontab -e" in refused.err
    assert table.read_bytes() == MINE.encode() + BEGIN + b"\n"
    assert "reminder" not in habit("history").out


def test_a_crontab_that_cannot_be_written_takes_the_reminder_back(table: Path) -> None:
    table.mkdir()  # cat fails on it
    assert habit("remind", "install", "--at", "21:30").code == 1
    assert "reminder" not in habit("history").out


def test_two_reminders_share_the_job_and_one_may_go(table: Path) -> None:
    habit("remind", "install", "--at", "21:30", "--at", "7:02")
    assert "\n*/5,2-59/5 * * * * " in table.read_text()
    assert habit("remind", "uninstall", "missing-7:02").out == (
        "missing-7:02 removed\nchanged crontab\n"
    )
    assert "\n*/5 * * * * " in table.read_text()
    unknown = habit("remind", "uninstall", "foo")
    assert (unknown.code, unknown.out) == (3, "")


def test_who_would_be_told_by_nothing_but_lost_mail_is_warned(
    table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("habit.schedule.crontab.MAILERS", str(tmp_path))
    lost = "Nobody will be told: reminders are only printed, and cron mails nothing here."
    assert lost in habit("remind", "install", "--at", "21:30").err
    assert lost in habit("remind", "status").err
    habit("config", "set", "remind_webhook", "http://127.0.0.1:9/")
    assert "Nobody" not in habit("remind", "status").err
    habit("config", "unset", "remind_webhook")
    (tmp_path / "sendmail").write_text("#!/bin/sh\n")
    (tmp_path / "sendmail").chmod(0o755)
    assert "Nobody" not in habit("remind", "install", "--at", "21:31").err
    assert "Nobody" not in habit("remind", "status").err
    assert table.exists()


def test_undo_takes_a_reminder_back(table: Path) -> None:
    habit("remind", "install", "--at", "21:30", "--metric", "run", "--metric", "exercise")
    habit("undo")
    assert "No reminder is installed" in habit("remind", "status").err
    habit("redo")
    assert "what is missing of Running, In-door Exercise" in habit("remind", "status").out
    assert table.exists()


def test_a_user_who_may_have_no_crontab_is_told(
    table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = table.parent / "bin" / "crontab"
    program.write_text("#!/bin/sh\necho 'You are not allowed to use this program' >&2\nexit 1\n")
    refused = habit("remind", "install", "--at", "21:30")
    assert refused == (
        "",
        "habit: crontab refused: You are not allowed to use this program\n",
        1,
    )
    assert habit("remind", "status").code == 0
    program.unlink()
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("habit.schedule.crontab.shutil.which", lambda *_, **__: None)
    assert "There is no crontab program here." in habit("remind", "install", "--at", "21:30").err


def test_status_tells_of_damaged_markers(table: Path) -> None:
    table.write_bytes(BEGIN + b"\n")
    assert habit("remind", "status").code == 1
    assert habit("remind", "uninstall").code == 1
    assert table.read_bytes() == BEGIN + b"\n"


def test_the_job_of_another_store_is_left_alone(
    table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    habit("remind", "install", "--at", "21:30")
    installed = table.read_bytes()
    monkeypatch.setenv("HABIT_HOME", str(tmp_path / "50% trial"))
    assert habit("remind", "uninstall") == ("", "There was nothing to remove.\n", 0)
    assert table.read_bytes() == installed
    assert "runs by" not in habit("remind", "status").out
    habit("remind", "install", "--at", "21:31")
    assert "runs by    cron" in habit("remind", "status").out
    jobs = [line for line in table.read_text().splitlines() if not line.startswith("#")]
    assert [line.split(" ", 1)[0] for line in jobs] == ["*/5", "1-59/5"]
    habit("remind", "uninstall")
    assert table.read_bytes() == installed
