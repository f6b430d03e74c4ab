"""The store on a real PostgreSQL server: writers in turn, and clear words when it fails."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import psycopg
import pytest

from habit.domain.entries import Entry, State
from habit.domain.journal import Edit
from habit.domain.starting import STARTING_METRICS
from habit.errors import DamagedStore, HabitError, StoreBusy, UsageProblem
from habit.store.database import NewerStore
from habit.store.opening import open_store
from habit.store.repository import Repository
from habit.store.server import ServerDatabase, connect, hold
from habit.store.server_failures import explained
from habit.store.server_url import ServerUrl, server_url

RUNNING = STARTING_METRICS[1].id
MON = date(2024, 1, 15)
AT = datetime(2024, 1, 18, tzinfo=UTC)

Opener = Callable[[str], Repository]


def log(repository: Repository) -> None:
    with repository.transaction():
        repository.record("log", [Edit(None, Entry(RUNNING, MON, State.VALUE, "x"))], AT)


def plain(url: str) -> str:
    return url.replace("postgresql+psycopg://", "postgresql://")


def with_setting(url: str, setting: str) -> str:
    return f"{url}&options=-c%20{setting.replace('=', '%3D')}"


def run_at_once(code: str, url: str, processes: int) -> list[bytes]:
    started = [
        subprocess.Popen([sys.executable, "-c", code, url], stdout=subprocess.PIPE)
        for _ in range(processes)
    ]
    said = [process.communicate()[0] for process in started]
    assert [process.returncode for process in started] == [0] * processes
    return said


ISOLATION = pytest.mark.parametrize("isolation", ["read\\%20committed", "serializable"])
"""How strictly the server keeps transactions apart that do not say it themselves."""


@ISOLATION
def test_two_first_starts_at_once_share_one_store(postgres_url: str, isolation: str) -> None:
    code = (
        "import sys; from habit.store.opening import open_store;"
        "print([change.id for change in open_store(sys.argv[1]).changes(9)])"
    )
    url = with_setting(postgres_url, f"default_transaction_isolation={isolation}")
    [founded] = set(run_at_once(code, url, 3))
    assert founded.count(b",") == 0


@ISOLATION
def test_writers_at_once_lose_nothing(postgres_url: str, opened: Opener, isolation: str) -> None:
    store = opened(postgres_url)
    code = f"""
import sys
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo
from habit.domain.entries import Entry, State
from habit.domain.journal import Edit
from habit.store.database import NewerStore
from habit.store.opening import open_store
store = open_store(sys.argv[1])
for _ in range(20):
    with store.transaction():
        before = store.entry("{RUNNING}", date(2024, 1, 15))
        number = 1 + (before.number if before else 0)
        after = Entry("{RUNNING}", date(2024, 1, 15), State.VALUE, str(number), number=number)
        store.record("log", [Edit(before, after)], datetime(2024, 1, 18, tzinfo=UTC))
"""
    run_at_once(code, with_setting(postgres_url, f"default_transaction_isolation={isolation}"), 3)
    entry = store.entry(RUNNING, MON)
    assert entry is not None
    assert entry.number == 60
    assert [change.position for change in store.changes(100)] == list(range(61, 0, -1))


def test_a_store_that_is_held_too_long_is_busy(
    postgres_url: str, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("habit.store.server.WAITING_SECONDS", 0.05)
    first, second = opened(postgres_url), opened(postgres_url)
    with first.transaction(), pytest.raises(StoreBusy):
        log(second)
    log(second)


def test_a_store_that_is_held_too_long_while_its_tables_are_to_be_made_is_busy(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("habit.store.server.WAITING_SECONDS", 0.05)
    with psycopg.connect(plain(postgres_url)) as other:
        hold(other)
        with pytest.raises(StoreBusy):
            open_store(postgres_url)
    open_store(postgres_url).close()


def test_a_server_that_goes_away_is_said_and_nothing_is_half_done(
    postgres_url: str, opened: Opener
) -> None:
    store = opened(postgres_url)

    def breaking_off() -> Iterator[Edit]:
        yield Edit(None, Entry(RUNNING, MON, State.VALUE, "x"))
        with psycopg.connect(plain(postgres_url), autocommit=True) as other:
            other.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid != pg_backend_pid()"
            )

    with pytest.raises(HabitError) as lost, store.transaction():
        store.record("log", breaking_off(), AT)
    assert "Nothing is half done" in str(lost.value)
    assert opened(postgres_url).entry(RUNNING, MON) is None


def test_a_connection_that_breaks_is_said_once(
    postgres_url: str, opened: Opener, caplog: pytest.LogCaptureFixture
) -> None:
    opened(postgres_url)
    connection = connect(server_url(postgres_url))
    database = ServerDatabase(connection, "the server")

    def breaking_off() -> Iterator[tuple[str, str]]:
        yield "one", "1"
        with socket.socket(fileno=os.dup(connection.fileno())) as line:
            line.shutdown(socket.SHUT_RDWR)
        yield "two", "2"

    with pytest.raises(HabitError) as lost, database.transaction():
        database.run_many("insert_setting", breaking_off())
    assert str(lost.value).startswith("The connection to the server broke (")
    assert caplog.text == ""


def test_a_change_of_which_a_part_failed_is_refused_even_where_that_was_passed_over(
    postgres_url: str, opened: Opener
) -> None:
    store = opened(postgres_url)
    change = ("log", [Edit(None, Entry(RUNNING, MON, State.VALUE, "x"))], AT)

    def passing_over_a_failure() -> None:
        with store.transaction():
            store.record(*change)
            with suppress(HabitError):
                store.record(*change)

    with pytest.raises(HabitError, match=r"A part of the change failed\. Nothing was changed"):
        passing_over_a_failure()
    assert store.entry(RUNNING, MON) is None


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("57014", "the server stopped the command (it says so). Nothing was changed."),
        ("54000", "the server refused the command (it says so). Nothing was changed."),
        ("3F000", "the server refused the command (it says so). Nothing was changed."),
        ("25006", "the server is read-only. Nothing was changed."),
        ("42501", "the server does not let this user do that (it says so). Nothing was changed."),
        *(
            (
                state,
                (
                    "The connection to the server broke (it says so). "
                    "Nothing is half done; habit history shows whether the change was made."
                ),
            )
            for state in ("08006", "57P01", "25P03", "25P04")
        ),
    ],
)
def test_a_failure_is_explained_by_what_it_means_for_the_change(state: str, said: str) -> None:
    failure = psycopg.errors.lookup(state)("it says so\nand more")
    assert str(explained(failure, "the server")) == said


@pytest.mark.parametrize(
    ("url", "condition", "said"),
    [
        ("postgresql+psycopg://me:secret@127.0.0.1:1/x", HabitError, "reached (.*). Nothing was"),
        ("postgresql+psycopg://me:secret@a..b/x", HabitError, "cannot be reached"),
        ("postgresql+psycopg://127.0.0.1:port/x", UsageProblem, "cannot be read"),
        ("mysql://me:secret@localhost/x", UsageProblem, "SQLite or PostgreSQL, not in mysql"),
        ("nonsense://", UsageProblem, "SQLite or PostgreSQL, not in nonsense"),
    ],
)
def test_a_url_that_leads_nowhere_is_explained_without_its_password(
    url: str, condition: type[HabitError], said: str
) -> None:
    with pytest.raises(condition, match=said) as refused:
        open_store(url)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("scheme", ["postgres", "postgresql"])
def test_the_usual_schemes_of_postgresql_are_understood(
    postgres_url: str, opened: Opener, scheme: str
) -> None:
    store = opened(postgres_url.replace("postgresql+psycopg", scheme))
    assert len(list(store.catalog(MON))) == len(STARTING_METRICS)


def test_an_instant_is_given_back_in_utc_whatever_zone_the_server_keeps(
    postgres_url: str, opened: Opener
) -> None:
    store = opened(with_setting(postgres_url, "TimeZone=America/New_York"))
    instant = datetime(2024, 1, 15, 23, 50, 1, 234567, tzinfo=ZoneInfo("Asia/Shanghai"))
    entry = Entry(RUNNING, MON, State.VALUE, "x", zone="Asia/Shanghai", instant=instant)
    with store.transaction():
        store.record("log", [Edit(None, entry)], AT)
    stored = store.entry(RUNNING, MON)
    assert stored == entry
    assert stored is not None
    assert repr(stored.instant) == repr(instant.astimezone(UTC))
    assert {repr(change.at.tzinfo) for change in store.changes(9)} == {repr(UTC)}


@pytest.mark.parametrize("style", ["German", "SQL,DMY", "Postgres", "ISO,YMD"])
def test_dates_are_read_however_the_server_writes_them_for_others(
    postgres_url: str, opened: Opener, style: str
) -> None:
    store = opened(with_setting(postgres_url, f"DateStyle={style}"))
    log(store)
    assert [change.at for change in store.changes(1)] == [AT]
    assert [one.day for one in store.entries(date.min, date.max)] == [MON]


def test_text_is_stored_whatever_letters_the_connection_was_to_be_confined_to(
    postgres_url: str, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGCLIENTENCODING", "LATIN1")
    store = opened(f"{postgres_url}&client_encoding=latin1")
    entry = Entry(RUNNING, MON, State.VALUE, "跑步 😀")
    with store.transaction():
        store.record("log", [Edit(None, entry)], AT)
    assert store.entry(RUNNING, MON) == entry


def test_an_instant_without_a_zone_is_not_stored(postgres_url: str, opened: Opener) -> None:
    store = opened(postgres_url)
    naive = datetime(2024, 1, 15, 23, 50)  # noqa: DTZ001 - what is refused
    with pytest.raises(ValueError, match="has no zone"), store.transaction():
        store.record("log", [Edit(None, Entry(RUNNING, MON, State.VALUE, "x", instant=naive))], AT)
    assert store.entry(RUNNING, MON) is None


def test_a_word_that_habit_did_not_write_is_damage(postgres_url: str, opened: Opener) -> None:
    store = opened(postgres_url)
    log(store)
    with psycopg.connect(plain(postgres_url), autocommit=True) as other:
        other.execute("ALTER TABLE entry DROP CONSTRAINT ck_entry_state")
        other.execute("UPDATE entry SET state = 'banana'")
    with pytest.raises(DamagedStore, match=r"\('banana' is not a valid State\)"):
        store.entry(RUNNING, MON)


def test_a_moment_outside_the_calendar_is_damage(postgres_url: str, opened: Opener) -> None:
    store = opened(postgres_url)
    log(store)
    with psycopg.connect(plain(postgres_url), autocommit=True) as other:
        other.execute("UPDATE entry SET instant = '0044-03-15 BC'")
    with pytest.raises(DamagedStore, match=r"did not write \(timestamp too small"):
        store.entry(RUNNING, MON)


def test_more_rows_than_are_sent_at_once_are_all_counted(
    postgres_url: str, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("habit.store.server._CHUNK", 3)
    store = opened(postgres_url)
    edits = [
        Edit(None, Entry(RUNNING, MON + timedelta(days), State.VALUE, "x")) for days in range(7)
    ]
    with store.transaction():
        store.record("log", edits, AT)
    with store.transaction():
        store.record("rm", [Edit(after, None) for _, after in edits], AT)
    assert store.entries(date.min, date.max) == []


def test_without_psycopg_the_error_says_how_to_get_it(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "habit.store.server", raising=False)
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(HabitError) as refused:
        open_store(postgres_url)
    assert str(refused.value) == (
        "A store on PostgreSQL needs psycopg. Install it: pip install 'habit[postgres]'"
    )


def test_a_database_with_other_tables_is_left_alone(postgres_url: str) -> None:
    with psycopg.connect(plain(postgres_url), autocommit=True) as other:
        other.execute("CREATE TABLE entry (title text)")
    with pytest.raises(HabitError, match="give habit a database of its own"):
        open_store(postgres_url)
    with psycopg.connect(plain(postgres_url)) as other:
        tables = other.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
        ).fetchall()
    assert tables == [("entry",)]


def test_another_program_that_keeps_its_revisions_alike_is_no_newer_habit(
    postgres_url: str,
) -> None:
    with psycopg.connect(plain(postgres_url), autocommit=True) as other:
        other.execute("CREATE TABLE alembic_version (version_num text)")
        other.execute("INSERT INTO alembic_version VALUES ('ae1027a6acf')")
    with pytest.raises(HabitError) as refused:
        open_store(postgres_url)
    assert not isinstance(refused.value, NewerStore)
    assert str(refused.value).endswith(
        " holds another program's tables. Nothing was changed; give habit a database of its own."
    )


def test_a_newer_store_is_left_alone(postgres_url: str, opened: Opener) -> None:
    opened(postgres_url)
    with psycopg.connect(plain(postgres_url), autocommit=True) as other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(NewerStore, match="was written by a newer habit"):
        open_store(postgres_url)


def test_a_connection_that_fails_while_the_store_is_opened_is_closed(
    postgres_url: str, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(postgres_url).close()
    made: list[psycopg.Connection[Any]] = []

    def answering_nothing(url: ServerUrl) -> psycopg.Connection[Any]:
        made.append(connect(url))
        made[0].execute("BEGIN")
        with suppress(psycopg.Error):
            made[0].execute("SELECT 1 / 0")
        return made[0]

    monkeypatch.setattr("habit.store.server.connect", answering_nothing)
    with pytest.raises(HabitError, match="refused the command"):
        open_store(postgres_url)
    assert [one.closed for one in made] == [True]


def test_a_user_who_may_only_read_can_read(postgres_url: str, opened: Opener) -> None:
    opened(postgres_url)
    with psycopg.connect(plain(postgres_url), autocommit=True) as other:
        other.execute("DROP ROLE IF EXISTS reader")
        other.execute("CREATE ROLE reader LOGIN")
        other.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader")
    reader = opened(postgres_url.replace("//postgres:@", "//reader@"))
    assert len(list(reader.catalog(MON))) == len(STARTING_METRICS)
    with pytest.raises(HabitError, match="does not let this user do that"):
        log(reader)
    reader.close()
    with psycopg.connect(plain(postgres_url), autocommit=True) as other:
        other.execute("DROP OWNED BY reader")
        other.execute("DROP ROLE reader")
