from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from sleep_examples import MONDAY, clock, entries_of, log_of, nights_like, sleep_log, span

from habit.domain.entries import Entry, State
from habit.domain.sleep.clocktimes import clock_times
from habit.domain.sleep.making import nights_of
from habit.domain.sleep.nights import Gap, Moment, NightState, SleepLog, Stretch

TUESDAY = MONDAY + timedelta(days=1)
SHANGHAI = "Asia/Shanghai"


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def only(log: SleepLog, day: date = MONDAY) -> tuple[NightState, float | None, Gap | None]:
    """The one night of a day: its state, minutes and gap."""
    [night] = nights_of(log, day, day)
    return night.state, night.duration_min, night.gap


def test_a_night_runs_from_a_days_fall_asleep_to_the_next_mornings_get_up() -> None:
    asleep = clock("asleep", MONDAY, "2024-01-16T03:40", SHANGHAI)
    up = clock("up", TUESDAY, "2024-01-16T08:55", SHANGHAI)
    [night] = nights_of(sleep_log([asleep], [up]), MONDAY, MONDAY)
    assert night.day == MONDAY
    assert night.state is NightState.SLEPT
    assert night.fell_asleep == Moment.at(utc("2024-01-15T19:40"), SHANGHAI)
    assert night.got_up == Moment.at(utc("2024-01-16T00:55"), SHANGHAI)
    assert (night.fell_asleep.clock_min, night.got_up.clock_min) == (220, 535)
    assert night.duration_min == 315
    assert night.mid_sleep == Moment.at(utc("2024-01-15T22:17:30"), SHANGHAI)
    assert night.mid_sleep.clock_min == 377.5
    assert nights_of(sleep_log([asleep], [up]), MONDAY, MONDAY).slept.mid_clocks == [377.5]
    assert night.wake_day == TUESDAY
    assert (night.opens, night.closes) == (utc("2024-01-15T10:00"), utc("2024-01-16T10:00"))


def test_every_day_has_a_night_and_the_unknown_ones_say_why() -> None:
    found = nights_like(["23:30-7:00", "none", "23:30-", "-7:00", ""])
    assert [(one.day.day, one.state, one.gap, one.duration_min) for one in found] == [
        (15, NightState.SLEPT, None, 450),
        (16, NightState.ALL_NIGHTER, None, 0),
        (17, NightState.UNKNOWN, Gap.NO_GET_UP, None),
        (18, NightState.UNKNOWN, Gap.NO_FALL_ASLEEP, None),
        (19, NightState.UNKNOWN, Gap.NO_FALL_ASLEEP, None),
    ]
    assert [one.known for one in found] == [True, True, False, False, False]
    assert found.slept.days == [MONDAY]


def test_an_all_nighter_has_no_clock_times() -> None:
    [night] = nights_like(["none"])
    assert (night.fell_asleep, night.got_up, night.mid_sleep, night.wake_day) == (None,) * 4


def test_a_fall_asleep_without_a_get_up_keeps_its_time() -> None:
    [night] = nights_like(["23:30-"])
    assert night.fell_asleep is not None
    assert night.fell_asleep.clock_min == 1410
    assert night.mid_sleep is None


def test_a_day_sleepers_night_ends_on_the_same_day() -> None:
    asleep = clock("asleep", MONDAY, "2024-01-15T15:30", SHANGHAI)
    up = clock("up", MONDAY, "2024-01-15T22:05", SHANGHAI)
    [night] = nights_of(sleep_log([asleep], [up]), MONDAY, MONDAY)
    assert (night.duration_min, night.wake_day) == (395, MONDAY)


def test_a_get_up_is_taken_to_24_hours_and_not_a_minute_further() -> None:
    asleep = clock("asleep", MONDAY, "2024-01-15T22:00", "UTC")
    in_time = clock("up", TUESDAY, "2024-01-16T22:00", "UTC")
    too_late = clock("up", TUESDAY, "2024-01-16T22:01", "UTC")
    assert only(sleep_log([asleep], [in_time])) == (NightState.SLEPT, 1440, None)
    unknown = (NightState.UNKNOWN, None, Gap.NO_GET_UP)
    assert only(sleep_log([asleep], [too_late])) == unknown


def test_a_pair_of_no_minutes_or_less_gives_no_duration() -> None:
    asleep = clock("asleep", MONDAY, "2024-01-16T08:00", "UTC")
    for wall in ("2024-01-16T08:00", "2024-01-16T07:30"):
        up = clock("up", TUESDAY, wall, "UTC")
        assert only(sleep_log([asleep], [up])) == (NightState.UNKNOWN, None, Gap.NOT_AFTER)


def test_one_get_up_closes_one_night_only() -> None:
    log = sleep_log(
        [
            clock("asleep", MONDAY, "2024-01-16T02:00", "UTC"),
            clock("asleep", TUESDAY, "2024-01-16T23:00", "UTC"),
        ],
        [clock("up", TUESDAY + timedelta(days=1), "2024-01-17T01:30", "UTC")],
    )
    first, second = nights_of(log, MONDAY, TUESDAY)
    assert (first.state, first.gap) == (NightState.UNKNOWN, Gap.NO_GET_UP)
    assert (second.state, second.duration_min) == (NightState.SLEPT, 150)


def test_falling_asleep_at_the_moment_of_getting_up_begins_a_night_of_its_own() -> None:
    log = sleep_log(
        [
            clock("asleep", MONDAY, "2024-01-15T23:00", "UTC"),
            clock("asleep", TUESDAY, "2024-01-16T12:00", "UTC"),
        ],
        [
            clock("up", TUESDAY, "2024-01-16T12:00", "UTC"),
            clock("up", TUESDAY + timedelta(days=1), "2024-01-17T01:00", "UTC"),
        ],
    )
    assert [one.duration_min for one in nights_of(log, MONDAY, TUESDAY)] == [780, 780]


def test_a_get_up_after_24_hours_to_the_second_closes_the_sleep_before_and_not_the_next() -> None:
    log = sleep_log(
        [
            clock("asleep", MONDAY, "2024-01-15T20:00", "UTC"),
            clock("asleep", TUESDAY, "2024-01-16T20:00", "UTC"),
        ],
        [
            clock("up", TUESDAY, "2024-01-16T20:00", "UTC"),
            clock("up", TUESDAY + timedelta(days=1), "2024-01-17T04:00", "UTC"),
        ],
    )
    assert [one.duration_min for one in nights_of(log, MONDAY, TUESDAY)] == [1440, 480]


def test_a_time_without_a_zone_stands_in_utc() -> None:
    asleep = clock("asleep", MONDAY, "2024-01-15T23:00", "UTC")._replace(zone="")
    up = clock("up", TUESDAY, "2024-01-16T07:00", "UTC")
    [night] = nights_of(sleep_log([asleep], [up]), MONDAY, MONDAY, zone=SHANGHAI)
    assert (night.zone, night.duration_min) == ("UTC", 480)


def test_a_clock_change_makes_a_night_an_hour_shorter_or_longer() -> None:
    spring, autumn = date(2025, 3, 29), date(2025, 10, 25)
    for day, minutes in ((spring, 390), (autumn, 510)):
        [night] = nights_like(["23:30-7:00"], day, "Europe/Berlin")
        assert night.duration_min == minutes


def test_the_second_pass_of_a_repeated_hour_is_an_hour_later() -> None:
    day = date(2025, 10, 25)
    up = clock("up", day + timedelta(days=1), "2025-10-26T07:00", "Europe/Berlin")
    minutes = []
    for fold in (0, 1):
        asleep = clock("asleep", day, "2025-10-26T02:30", "Europe/Berlin", fold=fold)
        minutes.append(only(sleep_log([asleep], [up]), day)[1])
    assert minutes == [330, 270]


def test_a_night_on_the_way_is_measured_between_instants_in_two_zones() -> None:
    asleep = clock("asleep", MONDAY, "2024-01-15T23:00", "Europe/Berlin")
    up = clock("up", TUESDAY, "2024-01-16T06:00", "America/New_York")
    [night] = nights_of(sleep_log([asleep], [up]), MONDAY, MONDAY)
    assert night.duration_min == 780
    assert night.mid_sleep is not None
    assert night.mid_sleep.local.isoformat() == "2024-01-16T05:30:00+01:00"


def test_where_the_zone_changes_no_time_belongs_to_two_nights_or_to_none() -> None:
    there = ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Berlin", "Asia/Tokyo"]
    asleep = []
    for offset, zone in enumerate(there):
        day = MONDAY + timedelta(days=offset)
        asleep.append(clock("asleep", day, datetime(day.year, day.month, day.day, 23), zone))  # noqa: DTZ001 - a wall clock
    found = nights_of(sleep_log(asleep, []), MONDAY, MONDAY + timedelta(days=3))
    assert [one.zone for one in found] == there
    assert all(one.closes == other.opens for one, other in pairwise(found))
    assert all(one.opens <= one.closes for one in found)


def test_an_unknown_night_stands_in_the_zone_of_the_nights_around_it() -> None:
    found = nights_like(["", "23:00-7:00", ""], zone=SHANGHAI)
    assert [one.zone for one in found] == [SHANGHAI] * 3
    assert [one.zone for one in nights_like([""])] == ["UTC"]
    [nowhere] = nights_of(log_of(["none"]), MONDAY, MONDAY, zone=SHANGHAI)
    assert nowhere.opens == utc("2024-01-15T10:00")
    assert list(nights_of(sleep_log([], []), TUESDAY, MONDAY)) == []


def test_the_coming_night_is_not_missing_yet() -> None:
    found = nights_like(["23:00-7:00", "", ""])
    today = MONDAY + timedelta(days=2)
    assert list(found.closed(today)) == list(found)[:2]
    assert list(found.closed(MONDAY)) == list(found)[:1]


def test_a_part_of_the_nights_is_the_nights_of_its_days() -> None:
    rows = ["23:00-7:00", "", "none", "22:00-", "23:30-7:00", "3:40-8:55"]
    found = nights_like(rows)
    for first in range(len(rows)):
        for last in range(first - 1, len(rows)):
            part = found.between(MONDAY + timedelta(days=first), MONDAY + timedelta(days=last))
            assert list(part) == list(found)[first : last + 1]


def test_going_to_bed_belongs_to_the_night_unless_it_is_later_than_sleep() -> None:
    log = log_of(["23:30-7:00"])
    for wall, kept in (("2024-01-15T23:10", True), ("2024-01-15T23:40", False)):
        [night] = nights_of(
            log._replace(to_bed=clock_times([clock("bed", MONDAY, wall, "UTC")])), MONDAY, MONDAY
        )
        assert (night.to_bed is not None) is kept


def test_a_nap_belongs_to_the_24_hours_in_which_it_begins() -> None:
    log = log_of(["23:30-7:00", "23:30-7:00"])
    naps = [span(TUESDAY, 14 * 60, 14 * 60 + 30), span(TUESDAY, 18 * 60, 18 * 60 + 20)]
    first, second = nights_of(log._replace(naps=naps), MONDAY, TUESDAY)
    assert first.naps == (Stretch(utc("2024-01-16T14:00"), utc("2024-01-16T14:30")),)
    assert second.naps == (Stretch(utc("2024-01-16T18:00"), utc("2024-01-16T18:20")),)


def test_a_nap_that_ends_before_it_begins_is_none() -> None:
    log = log_of(["23:30-7:00"])._replace(naps=[span(MONDAY, 1200, 1200), span(MONDAY, 1260, 1200)])
    assert nights_of(log, MONDAY, MONDAY)[0].naps == ()


def awake(entries: list[Entry], unit: str = "") -> tuple[int | None, float | None]:
    log = log_of(["23:30-7:00"])._replace(awakenings=entries, awakenings_unit=unit)
    [night] = nights_of(log, MONDAY, MONDAY)
    return night.awakenings, night.awake_min


def written(number: float | None, minutes: float | None = None, day: date = TUESDAY) -> Entry:
    return Entry("awake", day, State.VALUE, "", number=number, duration_min=minutes)


def test_awakenings_are_a_tally_an_amount_of_time_or_a_span() -> None:
    assert awake([written(2)]) == (2, None)
    assert awake([written(2, 25)]) == (2, 25)
    assert awake([written(25)], "min") == (None, 25)
    assert awake([written(0.5)], "h") == (None, 30)
    assert awake([span(TUESDAY, 4 * 60, 4 * 60 + 20)]) == (1, 20)
    assert awake([span(MONDAY, 25 * 60, 25 * 60 + 15)]) == (1, 15)


def test_no_awakening_is_known_only_when_it_was_written() -> None:
    assert awake([]) == (None, None)
    assert awake([written(2, day=MONDAY)]) == (None, None)
    assert awake([written(None)]) == (None, None)
    assert awake([Entry("awake", TUESDAY, State.TEXT, "some")]) == (None, None)
    assert awake([Entry("awake", TUESDAY, State.NONE, "none")]) == (0, 0)
    assert awake([written(0)]) == (0, 0)


def test_awakenings_that_cannot_have_been_in_the_night_are_left_out() -> None:
    assert awake([span(TUESDAY, 9 * 60, 10 * 60)]) == (None, None)
    assert awake([written(451)], "min") == (None, None)
    log = log_of(["none"])._replace(awakenings=[written(2)])
    assert nights_of(log, MONDAY, MONDAY)[0].awakenings is None


def test_an_awakening_on_the_date_between_falling_asleep_and_getting_up_is_in_the_night() -> None:
    wednesday = MONDAY + timedelta(days=2)
    asleep = clock("asleep", MONDAY, "2024-01-16T10:40", SHANGHAI)
    up = clock("up", wednesday, "2024-01-17T05:05", SHANGHAI)
    woke = span(TUESDAY, 20 * 60, 20 * 60 + 25, SHANGHAI)
    log = sleep_log([asleep], [up])._replace(awakenings=[woke])
    [night] = nights_of(log, MONDAY, MONDAY)
    assert (night.duration_min, night.awakenings, night.awake_min) == (1105, 1, 25)


rows = st.sampled_from(["", "none", "23:30-7:00", "3:40-11:15", "0:10-", "-8:00", "20:00-4:00"])


@given(st.lists(rows, min_size=1, max_size=12), st.data())
def test_the_order_of_the_entries_changes_nothing(texts: list[str], data: st.DataObject) -> None:
    asleep, up = entries_of(texts)
    shuffled = sleep_log(data.draw(st.permutations(asleep)), data.draw(st.permutations(up)))
    last = MONDAY + timedelta(days=len(texts) - 1)
    assert list(nights_of(shuffled, MONDAY, last)) == list(nights_like(texts))


@given(st.lists(rows, min_size=1, max_size=12))
def test_known_nights_last_0_to_24_hours_and_never_overlap(texts: list[str]) -> None:
    found = nights_like(texts)
    assert len(found) == len(texts)
    assert all((one.gap is None) is one.known for one in found)
    stretches = [one.stretch for one in found if one.state is NightState.SLEPT]
    assert all(one is not None and 0 < one.minutes <= 1440 for one in stretches)
    assert all(
        one is not None and other is not None and one.end <= other.start
        for one, other in pairwise(stretches)
    )
