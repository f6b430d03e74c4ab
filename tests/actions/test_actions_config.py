"""Reading and changing the settings."""

import pytest

from habit.actions.configuring import get_setting, list_settings, set_setting, unset_setting
from habit.actions.storing import store_path
from habit.actions.undoing import undo_last
from habit.config import NotASetting
from habit.domain.outcomes import StorePath
from habit.domain.present import Present
from habit.store.repository import Repository


def test_a_setting_has_its_default_until_it_is_set(store: Repository, morning: Present) -> None:
    assert get_setting(store, "day_start").value == "04:00"
    shown = set_setting(store, morning.now, "day_start", "5:00")
    assert (shown.name, shown.value, shown.default) == ("day_start", "05:00", "04:00")
    assert get_setting(store, "day-start") == shown
    assert unset_setting(store, morning.now, "day_start").value == "04:00"


def test_every_setting_is_listed(store: Repository, morning: Present) -> None:
    set_setting(store, morning.now, "week_start", "sun")
    assert {one.name: one.value for one in list_settings(store).settings} == {
        "day_start": "04:00",
        "week_start": "sunday",
        "zone": "system",
        "remind_print": "on",
        "remind_desktop": "off",
        "remind_webhook": "none",
        "remind_command": "none",
        "remind_apprise": "none",
        "remind_quiet": "none",
        "remind_lead": "30m",
        "sleep_need": "8h",
        "free_days": "saturday sunday",
        "sleep_alarm": "off",
        "language": "auto",
        "plan_criteria": "auto",
        "plan_headings": "auto",
    }


def test_a_setting_can_be_undone(store: Repository, morning: Present) -> None:
    set_setting(store, morning.now, "zone", "Europe/Berlin")
    assert undo_last(store, morning).change.command == "config set zone Europe/Berlin"
    assert store.settings() == {}


def test_the_value_that_a_setting_has_is_no_change(store: Repository, morning: Present) -> None:
    set_setting(store, morning.now, "day_start", "5:00")
    set_setting(store, morning.now, "day_start", "05:00")
    unset_setting(store, morning.now, "zone")
    assert [change.command for change in store.changes(9)] == [
        "config set day_start 05:00",
        "new store",
    ]


def test_a_bad_value_is_not_stored(store: Repository, morning: Present) -> None:
    with pytest.raises(NotASetting):
        set_setting(store, morning.now, "zone", "Mars/Base")
    assert store.settings() == {}


def test_the_path_of_the_store_is_told_whether_or_not_it_is_there() -> None:
    assert store_path("/nowhere/habit.db") == StorePath("/nowhere/habit.db", exists=False)
    assert store_path("/") == StorePath("/", exists=True)


def test_the_password_of_a_database_is_not_told() -> None:
    shown = store_path("postgresql+psycopg://me:secret@host:1/habit?connect_timeout=3")
    assert shown == StorePath(
        "postgresql+psycopg://me:***@host:1/habit?connect_timeout=3", exists=True
    )
