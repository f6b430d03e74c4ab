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
    return raster(Period(MONDAY, last, "", None), nights, weekend, "saturday sunday")


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
    found = raster(period, nights, weekend, "")
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
