"""``habit remind``: told once on each occasion, over every channel, and truthfully."""

import json
import os
import signal
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from reminder_world import Posts, habit

ALL = """\
Missing on Thu 18 Jan
  Get up
  Running
  In-door Exercise
  Fall Sleep (the night of Wed 17 Jan)
"""


def at(patch: pytest.MonkeyPatch, local: str) -> None:
    patch.setenv("HABIT_NOW", f"2024-01-{local}:00+08:00")


def due() -> tuple[str, str, int]:
    """The line that a scheduler runs."""
    return habit("remind", "--due")


def test_what_is_missing_is_told_once_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    assert habit("remind") == (ALL, "", 3)
    assert habit("remind") == ("", "", 3)
    assert habit("remind", "--again") == (ALL, "", 3)
    at(monkeypatch, "19T03:59")
    assert habit("remind") == ("", "", 3)
    at(monkeypatch, "19T04:00")
    assert habit("remind").out.startswith("Missing on Fri 19 Jan\n")


def test_nothing_missing_is_silence() -> None:
    habit("log", "up", "8:55", "sleep", "3:40", "run", "4km", "exercise", "none")
    assert habit("remind") == ("", "", 0)


def test_only_some_metrics_may_be_asked_for() -> None:
    habit("log", "exercise")
    told = habit("remind", "--if-missing", "run", "exercise")
    assert told == ("Missing on Thu 18 Jan\n  Running\n", "", 3)
    habit("log", "run")
    assert habit("remind", "--if-missing", "run", "exercise") == ("", "", 0)
    assert habit("remind", "--if-missing", "bananas").code == 2


def test_a_skipped_day_is_not_asked_for() -> None:
    habit("skip", "run", "today")
    habit("skip", "sleep", "yesterday")
    assert habit("remind").out == "Missing on Thu 18 Jan\n  Get up\n  In-door Exercise\n"
    habit("skip", "all", "2024-01-17..2024-01-18")
    assert habit("remind", "--again") == ("", "", 0)


def test_json_answers_each_time_and_tells_nobody(server: Posts) -> None:
    habit("config", "set", "remind_webhook", server.url)
    first = habit("remind", "--if-missing", "run", "--json")
    assert first.code == 3
    assert json.loads(first.out)["notices"][0]["missing"] == [
        {"metric": "running", "label": "Running", "day": "2024-01-18"}
    ]
    assert habit("remind", "--if-missing", "run", "--json") == first
    assert server.arrived == []


def test_a_bedtime_is_told_before_its_goal(monkeypatch: pytest.MonkeyPatch) -> None:
    habit("metric", "goal", "sleep", "before", "2:00")
    at(monkeypatch, "19T01:29")
    assert habit("remind", "--bedtime") == ("", "", 0)
    at(monkeypatch, "19T01:30")
    told = ("Fall Sleep: before 2:00\n  It is nearly 2:00.\n", "", 3)
    assert habit("remind", "--bedtime") == told
    assert habit("remind", "--bedtime").out == ""
    at(monkeypatch, "20T00:45")
    habit("skip", "sleep", "2024-01-19")
    assert habit("remind", "--bedtime", "--lead", "75m") == ("", "", 0)
    habit("undo")
    assert habit("remind", "--bedtime", "--lead", "75m") == told
    habit("log", "sleep", "0:40")
    assert habit("remind", "--bedtime", "--lead", "90m") == ("", "", 0)


def test_the_weeks_table_is_told_on_its_last_evening(monkeypatch: pytest.MonkeyPatch) -> None:
    habit("log", "run", "4km")
    at(monkeypatch, "21T17:55")
    assert habit("remind", "--summary") == ("", "", 0)
    at(monkeypatch, "21T18:00")
    assert habit("remind", "--summary") == (habit("week").out, "", 0)
    assert habit("remind", "--summary") == ("", "", 0)


@pytest.mark.usefixtures("table")
def test_an_installed_reminder_is_told_once_on_its_days(
    server: Posts, monkeypatch: pytest.MonkeyPatch
) -> None:
    habit("config", "set", "remind_webhook", server.url)
    habit("remind", "install", "--at", "21:30", "--metric", "run", "--days", "mon-fri")
    for time in ("18T21:25", "18T21:30", "18T21:35", "18T23:00", "19T03:55"):
        at(monkeypatch, time)
        due()
    assert [post.content["day"] for post in server.arrived] == ["2024-01-18"]
    at(monkeypatch, "19T21:40")
    habit("log", "run")
    assert due() == ("", "", 0)
    at(monkeypatch, "20T21:40")
    assert due() == ("", "", 0)
    assert len(server.arrived) == 1


@pytest.mark.usefixtures("table")
def test_a_post_is_what_ntfy_gotify_and_slack_ask_for(server: Posts) -> None:
    habit(
        "config",
        "set",
        "remind_webhook",
        server.url.replace("/secret-path", "/#topic=h&priority=4"),
    )
    habit("config", "set", "remind_print", "off")
    habit("remind", "--if-missing", "run")
    [post] = server.arrived
    assert post.path == "/"
    assert post.headers["Content-Type"] == "application/json"
    assert post.content == {
        "title": "Missing on Thu 18 Jan",
        "message": "Running",
        "text": "Missing on Thu 18 Jan\nRunning",
        "schema": 1,
        "reminder": "(missing running)",
        "what": "missing",
        "day": "2024-01-18",
        "missing": [{"metric": "running", "label": "Running", "day": "2024-01-18"}],
        "bedtime": None,
        "week": None,
        "topic": "h",
        "priority": 4,
    }


def test_a_failure_is_told_once_tried_again_and_shown(server: Posts) -> None:
    habit("config", "set", "remind_webhook", server.url)
    server.status = 500
    host = server.url.rpartition("/")[0]
    first = habit("remind", "--if-missing", "run")
    assert first.out == "Missing on Thu 18 Jan\n  Running\n"
    assert first.err == (
        f"habit: webhook: {host}/… answered 500 (Internal Server Error).\n"
        "The next run tries again; habit remind status shows the failures.\n"
    )
    assert first.code == 1
    assert habit("remind", "--if-missing", "run") == ("", "", 1)
    status = habit("remind", "status").out
    assert f"2 tries: {host}/… answered 500 (Internal Server Error)." in status
    server.status = 204
    assert habit("remind", "--if-missing", "run") == ("", "", 3)
    assert habit("remind", "--if-missing", "run") == ("", "", 3)
    assert len(server.arrived) == 3
    assert "failed" not in habit("remind", "status").out


@pytest.mark.parametrize("status", [301, 404, 429])
def test_any_other_answer_is_a_failure(server: Posts, status: int) -> None:
    habit("config", "set", "remind_webhook", server.url)
    server.status = status
    report = habit("remind", "test")
    assert f"webhook: FAILED. {server.url.rpartition('/')[0]}/… answered {status}" in report.out
    assert report.code == 1
    assert len(server.arrived) == 1


def test_a_server_that_is_not_there_is_a_failure() -> None:
    habit("config", "set", "remind_webhook", "http://127.0.0.1:9/token-1234")
    report = habit("remind", "test")
    assert (
        "webhook: FAILED. http://127.0.0.1:9/… was not reached: Connection refused." in report.out
    )
    assert report.code == 1


def test_the_secret_of_a_webhook_is_shown_nowhere(server: Posts) -> None:
    server.status = 500
    url = server.url.replace("//", "//user:pass-word@") + "?token=tok-en#topic=top-ic"
    shown = [habit("config", "set", "remind_webhook", url), habit("config", "list")]
    shown += [habit("remind"), habit("remind", "status"), habit("remind", "test")]
    shown += [habit("remind", "status", "--json"), habit("history"), habit("history", "--json")]
    shown += [habit("undo"), habit("redo"), habit("config", "unset", "remind_webhook")]
    text = "".join(one.out + one.err for one in shown)
    for secret in ("pass-word", "secret-path", "tok-en", "top-ic"):
        assert secret not in text
    habit("undo")
    assert url in habit("config", "get", "remind_webhook").out
    assert server.arrived[0].headers["Authorization"] == "Basic dXNlcjpwYXNzLXdvcmQ="


def test_what_cannot_be_printed_was_not_told() -> None:
    command = [sys.executable, "-m", "habit", "remind"]
    closed = ["/bin/sh", "-c", 'exec "$@" >&-', "sh", *command]
    reader, left = os.pipe()
    os.close(reader)
    with Path("/dev/full").open("wb") as full:
        for words, stdout, error in (
            (closed, None, "Standard output is closed."),
            ([*command, "--if-missing", "run"], left, "Whoever read the output has gone."),
            ([*command, "--if-missing", "up"], full, "The output could not be written: No space"),
        ):
            done = subprocess.run(
                words, stdout=stdout, stderr=subprocess.PIPE, text=True, check=False
            )
            assert done.stderr.startswith(f"habit: print: {error}")
            assert f"1 try: {error}" in habit("remind", "status").out
    os.close(left)


def test_a_command_gets_the_reminder_on_its_input(tmp_path: Path) -> None:
    told = tmp_path / "told"
    habit("config", "set", "remind_command", f"cat > '{told}'; echo \"$HABIT_TITLE\" >> '{told}'")
    habit("config", "set", "remind_print", "off")
    assert habit("remind", "--if-missing", "run") == ("", "", 3)
    assert told.read_text() == "Missing on Thu 18 Jan\nRunning\nMissing on Thu 18 Jan\n"


def test_a_command_that_fails_is_quoted_without_its_arguments() -> None:
    habit("config", "set", "remind_command", "sh -c 'echo no-such-token >&2; exit 7' no-such-token")
    report = habit("remind", "test")
    assert "command: FAILED. sh … ended with code 7: …" in report.out
    assert "no-such-token" not in report.out + habit("config", "list").out


def test_a_command_may_leave_something_running_behind(tmp_path: Path) -> None:
    pid = tmp_path / "pid"
    habit("config", "set", "remind_command", f"sleep 90 & echo $! > '{pid}'")
    try:
        assert "command: sleep … ended with 0." in habit("remind", "test").out
        os.kill(int(pid.read_text()), 0)  # it was not ended
    finally:
        os.kill(int(pid.read_text()), signal.SIGKILL)


def test_without_apprise_the_way_to_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "apprise", None)
    habit("config", "set", "remind_apprise", "tgram://token/chat")
    report = habit("remind", "test")
    assert "apprise: FAILED. apprise is not installed. Install it: pip install" in report.out
    assert report.code == 1


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_apprise_posts_where_its_address_says(server: Posts) -> None:
    pytest.importorskip("apprise")
    habit("config", "set", "remind_apprise", server.url.replace("http://", "json://"))
    habit("config", "set", "remind_print", "off")
    assert habit("remind", "--if-missing", "run") == ("", "", 3)
    assert [post.content["message"] for post in server.arrived] == ["Running"]
    server.status = 500
    assert (
        habit("remind", "test").out == "apprise: FAILED. apprise could not deliver to json://….\n"
    )


def test_quiet_hours_put_a_reminder_off(monkeypatch: pytest.MonkeyPatch) -> None:
    habit("config", "set", "remind_quiet", "23:00-8:00")
    at(monkeypatch, "18T23:30")
    assert habit("remind") == ("", "", 3)
    at(monkeypatch, "19T08:00")
    assert habit("remind").out.startswith("Missing on Fri 19 Jan\n")


@pytest.mark.usefixtures("table")
def test_a_reminder_that_came_in_quiet_hours_is_told_after_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    habit("remind", "install", "--at", "23:30", "--metric", "run")
    habit("config", "set", "remind_quiet", "23:00-8:00")
    at(monkeypatch, "18T23:35")
    assert due() == ("", "", 0)
    at(monkeypatch, "19T08:00")
    assert due() == ("Missing on Thu 18 Jan\n  Running\n", "", 3)


@pytest.mark.usefixtures("table")
def test_a_snooze_tells_once_more_when_it_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    habit("remind", "install", "--at", "21:30", "--metric", "run")
    at(monkeypatch, "18T21:30")
    assert due()[2] == 3
    at(monkeypatch, "18T21:40")
    assert habit("remind", "snooze", "30m").out == "Reminders are silent until 22:10.\n"
    assert "snoozed    all, until Thu 18 Jan 22:10" in habit("remind", "status").out
    at(monkeypatch, "18T22:05")
    assert due() == ("", "", 0)
    at(monkeypatch, "18T22:10")
    assert due() == ("Missing on Thu 18 Jan\n  Running\n", "", 3)
    assert due() == ("", "", 0)
    at(monkeypatch, "18T22:15")
    habit("undo")
    assert habit("remind", "snooze", "off").out == "Nothing is snoozed.\n"


@pytest.mark.usefixtures("table")
def test_a_reminder_that_is_put_off_to_a_later_time_is_told_then_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    evening = ("remind", "install", "--metric", "run", "--name", "evening", "--at")
    told = ("Missing on Thu 18 Jan\n  Running\n", "", 3)
    habit(*evening, "21:30")
    at(monkeypatch, "18T21:30")
    assert due() == told
    at(monkeypatch, "18T21:40")
    habit(*evening, "22:30")
    assert "next Thu 18 Jan 22:30" in habit("remind", "status").out
    at(monkeypatch, "18T22:30")
    assert due() == told
    assert due() == ("", "", 0)
    at(monkeypatch, "18T22:40")
    habit(*evening, "22:30")
    assert due() == ("", "", 0)


@pytest.mark.usefixtures("table")
def test_status_says_when_the_job_ran_and_what_came_of_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    habit("remind", "install", "--at", "21:30", "--metric", "run", "--name", "evening")
    before = habit("remind", "status")
    assert before.out.splitlines()[:2] == [
        "reminder   evening: what is missing of Running, every day at 21:30",
        "           next Thu 18 Jan 21:30 Asia/Shanghai",
    ]
    assert "The job has not run yet" in before.err
    due()
    assert (
        "last run   Thu 18 Jan 9:30 Asia/Shanghai: nothing was due" in habit("remind", "status").out
    )
    at(monkeypatch, "18T21:30")
    due()
    status = habit("remind", "status")
    assert "last run   Thu 18 Jan 21:30 Asia/Shanghai: told evening by print" in status.out
    at(monkeypatch, "18T22:30")
    assert "has not run for 15 minutes" in habit("remind", "status").err
    found = json.loads(habit("remind", "status", "--json").out)
    assert found["last_run"] == {"at": "2024-01-18T13:30:00Z", "result": "told evening by print"}
    assert found["reminders"][0]["next_at"] == "2024-01-19T13:30:00Z"


@pytest.mark.usefixtures("table")
def test_a_job_that_fails_says_so_in_the_status() -> None:
    habit("remind", "install", "--at", "21:30")
    store = Path(os.environ["HABIT_HOME"]) / "habit.db"
    sound = store.read_bytes()
    store.write_bytes(b"")
    failed = due()
    assert failed[2] == 4
    assert len(failed[1].splitlines()) <= 2
    store.write_bytes(sound)
    assert f"failed: {store} is empty" in habit("remind", "status").out


@pytest.mark.usefixtures("table")
def test_a_job_that_goes_on_failing_says_so_once(monkeypatch: pytest.MonkeyPatch) -> None:
    habit("remind", "install", "--at", "21:30")
    store = Path(os.environ["HABIT_HOME"]) / "habit.db"
    sound = store.read_bytes()
    for _ in range(2):
        store.write_bytes(b"")
        first = due()
        assert (f"habit: {store} is empty" in first[1], first[2]) == (True, 4)
        assert due() == ("", "", 4)
        with monkeypatch.context() as patch:  # a person looks into it
            patch.setattr("habit.cli.reminding._read_by_a_person", lambda: True)
            assert due() == first
        store.write_bytes(sound)
        assert due() == ("", "", 0)


@pytest.mark.usefixtures("table")
def test_the_job_makes_no_store_where_there_is_none() -> None:
    habit("remind", "install", "--at", "21:30")
    store = Path(os.environ["HABIT_HOME"]) / "habit.db"
    store.unlink()
    missing = due()
    assert missing[1] == (
        f"habit: There is no store at {store}. "
        f"habit --db {store} remind uninstall takes the job out.\n"
    )
    assert missing[2] == 1
    assert not store.exists()


@pytest.mark.usefixtures("table")
def test_a_run_with_nothing_due_leaves_the_store_alone() -> None:
    habit("remind", "install", "--at", "21:30")
    due()
    store = Path(os.environ["HABIT_HOME"]) / "habit.db"
    before = (store.stat().st_mtime_ns, store.read_bytes())
    assert due() == ("", "", 0)
    assert (store.stat().st_mtime_ns, store.read_bytes()) == before


def test_with_every_way_switched_off_that_is_said() -> None:
    habit("config", "set", "remind_print", "off")
    told = habit("remind")
    assert (told.out, told.code) == ("", 3)
    assert told.err.startswith("Nothing was told: every way of telling is switched off.")
    assert habit("remind", "test").code == 3


@pytest.mark.parametrize(
    "line",
    [
        "remind install",
        "remind install --at 25:00",
        "remind install --at 21:30 --days someday",
        "remind install --at 21:30 --every 1m",
        "remind install --bedtime --at 21:30",
        "remind install --bedtime --summary",
        "remind install --at 21:30 --at 22:00 --name x",
        "remind install --at 21:30 --metric bananas",
        "remind install --summary --metric run",
        "remind install --bedtime --metric run",
        "remind install --at 21:30 --name -x",
        "remind snooze soon",
        "remind --bedtime --summary",
        "config set remind_webhook ftp://x",
        "config set remind_quiet always",
        "config set remind_desktop perhaps",
        "config set remind_lead 0m",
        "config set remind_apprise x",
    ],
)
@pytest.mark.usefixtures("table")
def test_wrong_input_is_answered_in_one_or_two_lines(line: str) -> None:
    answer = habit(*line.split())
    assert (answer.out, answer.code) == ("", 2)
    assert 1 <= len(answer.err.splitlines()) <= 2


LONE_LEAD = "--lead is how long before the goal --bedtime comes. Say both."
DUE_ALONE = "--due runs the installed reminders as they are. Leave the rest out."
BEHIND = (
    "Options stand behind the command that they are for.\n"
    "habit remind status --help shows those it has."
)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("remind --lead 30m", LONE_LEAD),
        ("remind --summary --lead 30m", LONE_LEAD),
        ("remind install --at 21:30 --lead 30m", LONE_LEAD),
        ("remind --due --json", DUE_ALONE),
        ("remind --due --again", DUE_ALONE),
        ("remind --due --bedtime --lead 30m", DUE_ALONE),
        ("remind --due --if-missing run", DUE_ALONE),
        ("remind --json status", BEHIND),
    ],
)
def test_an_option_that_would_do_nothing_is_refused(line: str, told: str) -> None:
    assert habit(*line.split()) == ("", f"habit: {told}\n", 2)


@pytest.mark.usefixtures("table")
def test_a_metric_that_went_out_of_use_is_not_asked_for_and_the_status_says_so() -> None:
    evening = ("remind", "install", "--at", "21:30", "--metric", "run")
    habit(*evening)
    habit("metric", "archive", "run")
    assert "(Running is archived: habit metric restore running)" in habit("remind", "status").out
    refused = (
        "",
        "habit: Running is archived. habit metric restore running brings it back.\n",
        2,
    )
    assert habit(*evening, "--name", "again") == refused
    assert habit("log", "run") == refused


@pytest.mark.parametrize("words", [["remind"], ["remind", "--due"]])
@pytest.mark.usefixtures("table")
def test_a_run_with_nothing_missing_imports_and_asks_little(words: list[str]) -> None:
    habit("log", "up", "8:55", "sleep", "3:40", "run", "4km", "exercise", "none")
    habit("remind", "install", "--at", "9:30")
    program = """
import sqlite3, sys
asked = []
connect = sqlite3.connect
def traced(*arguments, **options):
    connection = connect(*arguments, **options)
    connection.set_trace_callback(asked.append)
    return connection
sqlite3.connect = traced
from habit.cli.exits import guarded
code = guarded(sys.argv[1:])
heavy = {"typer", "rich", "sqlmodel", "sqlalchemy", "alembic", "pydantic", "pendulum", "urllib",
         "urllib.request", "subprocess", "json", "pathlib", "difflib", "typing", "enum"}
print(code, len(asked), *sorted(heavy & set(sys.modules) - BEFORE))
""".replace("import sqlite3, sys", "import sqlite3, sys\nBEFORE = set(sys.modules)")
    done = subprocess.run(
        [sys.executable, "-c", program, *words],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
    )
    code, statements, *modules = done.stdout.split()
    assert (code, modules) == ("0", [])
    assert int(statements) <= 12


def test_at_a_terminal_a_person_is_answered_each_time() -> None:
    pexpect = pytest.importorskip("pexpect")
    for _ in range(2):
        asked = pexpect.spawn(
            sys.executable, ["-m", "habit", "remind", "--if-missing", "run"], encoding="utf-8"
        )
        asked.expect(pexpect.EOF)
        asked.close()
        assert asked.before.replace("\r", "") == "Missing on Thu 18 Jan\n  Running\n"
        assert asked.exitstatus == 3


@pytest.mark.usefixtures("table")
@pytest.mark.parametrize(
    ("first", "told"),
    [
        ("2024-03-30T23:00:00+00:00", "2024-03-31 03:30"),
        ("2024-10-26T22:00:00+00:00", "2024-10-27 02:30"),
    ],
)
def test_the_job_tells_once_in_a_night_when_clocks_change(
    server: Posts, monkeypatch: pytest.MonkeyPatch, first: str, told: str
) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    start = datetime.fromisoformat(first)
    monkeypatch.setenv("HABIT_NOW", (start - timedelta(hours=12)).isoformat())
    habit("config", "set", "remind_webhook", server.url)
    habit("remind", "install", "--at", "2:30", "--metric", "run")
    heard = []
    for step in range(12 * 4):
        now = start + timedelta(minutes=15 * step)
        monkeypatch.setenv("HABIT_NOW", now.isoformat())
        before = len(server.arrived)
        due()
        if len(server.arrived) > before:
            heard.append(f"{now.astimezone(ZoneInfo('Europe/Berlin')):%Y-%m-%d %H:%M}")
    assert heard == [told]


@pytest.mark.usefixtures("table")
def test_the_job_tells_once_when_the_zone_is_set_anew_on_a_journey(
    server: Posts, monkeypatch: pytest.MonkeyPatch
) -> None:
    habit("config", "set", "remind_webhook", server.url)
    habit("remind", "install", "--at", "21:30", "--metric", "run")
    at(monkeypatch, "18T21:30")
    due()
    habit("config", "set", "zone", "America/Los_Angeles")  # it is 5:30 of the same day there
    for hours in range(0, 24, 2):
        monkeypatch.setenv("HABIT_NOW", f"2024-01-18T{hours:02}:30:00-08:00")
        due()
    monkeypatch.setenv("HABIT_NOW", "2024-01-19T21:30:00-08:00")
    due()
    assert [post.content["day"] for post in server.arrived] == ["2024-01-18", "2024-01-19"]
