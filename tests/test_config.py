"""The settings: their meanings, their limits, and what is said of a bad one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habit.config import NotASetting, Settings, clock_setting, load, minute_of_day
from habit.settingtable import SETTINGS, spec_of


def test_without_stored_settings_the_defaults_hold() -> None:
    assert load({}) == Settings(day_start=240, week_start=1, zone="")


def test_stored_settings_take_the_place_of_the_defaults() -> None:
    stored = {"day_start": "05:30", "week_start": "sunday", "zone": "Asia/Shanghai"}
    assert load(stored) == Settings(day_start=330, week_start=7, zone="Asia/Shanghai")


def test_every_default_is_a_value_that_its_own_check_leaves_alone() -> None:
    assert {name: spec.check(spec.default) for name, spec in SETTINGS.items()} == {
        name: spec.default for name, spec in SETTINGS.items()
    }


@pytest.mark.parametrize(
    ("name", "typed", "kept"),
    [
        ("day_start", "5:00", "05:00"),
        ("day_start", "0：30", "00:30"),
        ("day_start", "12:00", "12:00"),
        ("week_start", "Sun", "sunday"),
        ("week_start", "MONDAY", "monday"),
        ("zone", "", "system"),
        ("zone", "System", "system"),
        ("zone", "Europe/Berlin", "Europe/Berlin"),
    ],
)
def test_a_value_is_kept_in_one_form(name: str, typed: str, kept: str) -> None:
    assert spec_of(name).check(typed) == kept


@pytest.mark.parametrize(
    ("name", "typed", "message"),
    [
        (
            "day_start",
            "25:00",
            "day_start is a time such as 4:00 or 12:00, and '25:00' is none.",
        ),
        ("day_start", "٤:٠٠", "day_start is a time such as 4:00 or 12:00, and '٤:٠٠' is none."),
        (
            "day_start",
            "12:01",
            (
                "day_start lies between 00:00 and 12:00: at 12:01 the morning would belong to "
                "the day before."
            ),
        ),
        ("week_start", "t", "week_start is a day from monday to sunday, and 't' is none."),
        ("week_start", "", "week_start is a day from monday to sunday, and '' is none."),
        (
            "zone",
            "Mars/Base",
            "'Mars/Base' is no time zone known here. Write an IANA name such as Asia/Shanghai.",
        ),
        (
            "zone",
            "../etc/passwd",
            "'../etc/passwd' is no time zone known here. Write an IANA name such as Asia/Shanghai.",
        ),
    ],
)
def test_a_value_that_a_setting_cannot_have_is_refused(name: str, typed: str, message: str) -> None:
    with pytest.raises(NotASetting) as refusal:
        spec_of(name).check(typed)
    assert str(refusal.value) == message


def test_a_setting_is_found_whatever_its_case_and_dashes() -> None:
    assert spec_of("Day-Start").name == "day_start"


def test_an_unknown_setting_is_refused_with_the_ones_there_are() -> None:
    with pytest.raises(NotASetting) as refusal:
        spec_of("colour")
    assert str(refusal.value) == ("There is no setting 'colour'. habit config list shows them.")


def test_a_stored_value_that_is_valid_no_more_names_the_way_out() -> None:
    with pytest.raises(NotASetting) as refusal:
        load({"zone": "Mars/Base"})
    assert str(refusal.value).splitlines()[-1] == "habit config unset zone takes it back."


@given(st.integers(0, 1439))
def test_a_minute_of_the_day_is_read_as_it_is_written(minute: int) -> None:
    assert minute_of_day(clock_setting(minute), "it") == minute


@given(st.text(max_size=8))
def test_any_text_is_a_minute_of_the_day_or_refused(text: str) -> None:
    try:
        assert 0 <= minute_of_day(text, "it") <= 1439
    except NotASetting:
        pass
