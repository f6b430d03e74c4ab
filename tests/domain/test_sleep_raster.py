"""The raster draws what was slept, at the quarter of an hour, and nothing that is unknown."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from sleep_examples import MONDAY, clock, sleep_log, span

from habit.domain.entries import Entry, State
from habit.domain.periods import Period
from habit.domain.sleep.jetlag import weekend
from habit.domain.sleep.making import nights_of
from habit.domain.sleep.raster import CELLS, Half, RasterRow, SleepRaster, raster

ZONE = "Asia/Shanghai"
TUESDAY, WEDNESDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)
SIGNS = {Half.ASLEEP: "█", Half.FIRST: "▌", Half.SECOND: "▐", Half.AWAKE: "·"}


def drawn(pairs: Sequence[tuple[str, str] | None], naps: Sequence[Entry] = ()) -> SleepRaster:
    """The raster of nights from Monday on, each as wall times of falling asleep and getting up."""
    asleep, up = [], []
    for at, pair in enumerate(pairs):
        day = MONDAY + timedelta(days=at)
        if pair is not None:
            asleep.append(clock("asleep", day, pair[0], ZONE))
            up.append(clock("up", datetime.fromisoformat(pair[1]).date(), pair[1], ZONE))
    last = MONDAY + timedelta(days=len(pairs) - 1)
    nights = nights_of(sleep_log(asleep, up, naps=naps), MONDAY, last, zone=ZONE)
    return raster(Period(MONDAY, last, "", None), nights, naps, weekend, "saturday sunday")


def text(row: RasterRow) -> str:
    return "".join(SIGNS[one] for one in row.cells)


def test_the_rows_of_the_reference_are_drawn_as_they_are_there() -> None:
    found = drawn(
        [
            ("2024-01-16T03:40", "2024-01-16T08:55"),
            None,
            ("2024-01-18T00:15", "2024-01-18T08:45"),
        ]
    )
    assert found.opens_min == 17 * 60 + 30
    # the reference begins at 18:00; the sleeper's own mid-sleep is 5:22
    shifted = [text(row)[1:] for row in found.rows]
    assert shifted == [
        "···················▐██████████··················"[: CELLS - 1],
        "",
        "············▐████████████████▌··················"[: CELLS - 1],
    ]
    assert [row.duration_min for row in found.rows] == [315, None, 510]
    assert found.midnight == 13


def test_a_known_all_nighter_is_a_row_awake_and_an_unknown_night_is_blank() -> None:
    up = Entry("asleep", MONDAY, State.NONE, "none")
    nights = nights_of(sleep_log([up], ()), MONDAY, MONDAY + timedelta(days=1), zone=ZONE)
    period = Period(MONDAY, MONDAY + timedelta(days=1), "", None)
    found = raster(period, nights, (), weekend, "")
    assert [text(row) for row in found.rows] == ["·" * CELLS, ""]


def test_the_night_before_a_free_day_is_free() -> None:
    found = drawn([None] * 7)
    assert [row.free for row in found.rows] == [False] * 4 + [True, True, False]


def test_naps_are_drawn_in_the_row_of_the_night_that_they_belong_to() -> None:
    nap = span(MONDAY, 20 * 60, 21 * 60, ZONE)
    night = ("2024-01-16T01:00", "2024-01-16T09:00")
    row = text(drawn([night], [nap]).rows[0])
    assert row.count("█") == 18
    assert row.index("█") < CELLS // 2 - 8


def test_a_nap_is_drawn_at_its_own_hour_also_where_rows_open_before_the_nights_do() -> None:
    # in bed from 21:00 to 5:00, so that rows open at 13:00 and nights at 18:00
    nights = [(f"2024-01-{day}T21:00", f"2024-01-{day + 1}T05:00") for day in (15, 16, 17)]
    naps = [span(MONDAY, 14 * 60, 15 * 60, ZONE), span(TUESDAY, 14 * 60, 15 * 60, ZONE)]
    found = drawn(nights, naps)
    night = "·" * 14 + "█" * 16 + "·" * 16
    assert [text(row) for row in found.rows] == [
        "··██" + night[2:],
        "··██" + night[2:],
        "··" + night,
    ]


def test_a_night_awake_is_drawn_on_the_dates_of_the_nights_around_it() -> None:
    # from 8:30 to 16:30 of the date after, so that rows open at 0:30 of that date
    nights = [(f"2024-01-{day}T08:30", f"2024-01-{day}T16:30") for day in (16, 17)]
    asleep = [
        clock("asleep", MONDAY, nights[0][0], ZONE),
        clock("asleep", TUESDAY, nights[1][0], ZONE),
    ]
    up = [clock("up", wall[:10], wall, ZONE) for _, wall in nights]
    awake = Entry("asleep", WEDNESDAY, State.NONE, "none")
    nap = span(WEDNESDAY + timedelta(days=1), 12 * 60, 13 * 60, ZONE)
    log = sleep_log([*asleep, awake], up, [nap])
    period = Period(MONDAY, WEDNESDAY, "", None)
    found = raster(period, nights_of(log, MONDAY, WEDNESDAY, zone=ZONE), log.naps, weekend, "")
    assert found.opens_min == 30
    assert text(found.rows[2]) == "·" * 23 + "██" + "·" * 23


@given(st.integers(0, 23 * 60), st.integers(1, 23 * 60))
def test_a_known_row_has_forty_eight_cells_and_some_sleep(start: int, length: int) -> None:
    began = datetime(2024, 1, 15, 12) + timedelta(minutes=start)  # noqa: DTZ001 - a wall time
    ended = began + timedelta(minutes=length)
    row = drawn([(began.isoformat(), ended.isoformat())]).rows[0]
    assert len(row.cells) == CELLS
    quarters = sum(2 if one is Half.ASLEEP else one is not Half.AWAKE for one in row.cells)
    assert abs(quarters - length / 15) <= 2 or row.beyond
    assert quarters >= 1


def test_sleep_that_goes_on_outside_of_the_row_says_so() -> None:
    usual = [(f"2024-01-{day}T00:00", f"2024-01-{day}T08:00") for day in range(16, 21)]
    found = drawn([*usual, ("2024-01-21T08:00", "2024-01-21T22:00")])
    assert [row.beyond for row in found.rows] == [False] * 5 + [True]
    assert date(2024, 1, 20) == found.rows[-1].day
