"""Which backups stay."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from habit.domain.checkup import Backup
from habit.domain.retention import superfluous

TODAY = date(2024, 1, 18)


def backup(day: date, reason: str, time: str = "T000000Z") -> Backup:
    stamp = day.isoformat().replace("-", "")
    return Backup(f"habit-{stamp}-{reason}.db", day, f"{stamp}{time}", reason, 1)


def test_the_copy_of_today_stays_beside_a_newer_one_before_an_upgrade() -> None:
    own, other = backup(TODAY, "daily"), backup(TODAY, "before-0005", "T013000Z")
    assert superfluous([own, other], TODAY) == []


@given(st.sets(st.integers(-400, 400)))
def test_the_copy_of_today_stays_whatever_the_clock_said_before(offsets: set[int]) -> None:
    others = [backup(TODAY + timedelta(days=one), "daily") for one in offsets]
    assert not any(one.day == TODAY for one in superfluous(others, TODAY))


def test_a_copy_of_an_old_day_goes_when_its_week_and_month_have_newer_ones() -> None:
    days = [backup(TODAY - timedelta(days=back), "daily") for back in range(90)]
    gone = superfluous(days, TODAY)
    assert days[0] not in gone
    assert [one.day for one in days if one not in gone] == [
        *(TODAY - timedelta(days=back) for back in range(7)),
        *(date(2024, 1, day) for day in (7,)),
        date(2023, 12, 31),
        date(2023, 11, 30),
        date(2023, 10, 31),
    ]
