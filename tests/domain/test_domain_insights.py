"""Insights say how many nights, how sure, and nothing of few."""

from collections.abc import Iterable
from datetime import date, timedelta
from random import Random

from kind_examples import CHECK, FALL_ASLEEP, kept_text, none, read

from habit.domain.catalog import Named
from habit.domain.entries import Entry
from habit.domain.insights import Habit, Insights, Outcome, days_with, insights, onset_minutes
from habit.domain.kinds import rules_of
from habit.domain.metrics import FROM_THE_BEGINNING, Definition
from habit.domain.periods import Period
from habit.domain.sleep.clocktimes import clock_times

FIRST = date(2023, 10, 1)
NAMED = Named(
    CHECK,
    Definition(CHECK.id, FROM_THE_BEGINNING, "x", 1, archived=False, note="", from_document=False),
    (),
    begun=True,
)


def day(at: int) -> date:
    return FIRST + timedelta(days=at)


def habit(done: Iterable[int], *, skipped: Iterable[int] = ()) -> Habit:
    one = read(rules_of(CHECK.kind), "x", CHECK)
    return Habit(NAMED, [one._replace(day=day(at)) for at in done], {day(at) for at in skipped})


def test_days_before_the_first_and_after_the_last_entry_are_not_known() -> None:
    assert days_with(habit([2, 5])) == {
        day(2): True,
        day(3): False,
        day(4): False,
        day(5): True,
    }
    assert days_with(habit([])) == {}


def test_skipped_days_and_texts_are_neither_with_nor_without() -> None:
    one = habit([2, 5], skipped=[3])
    kept = kept_text(CHECK, day(4))
    known = days_with(one._replace(entries=[*one.entries, kept, none(CHECK, day(6))]))
    assert known == {day(2): True, day(5): True, day(6): False}


def compared(effect: float, nights: int = 60, seed: int = 1) -> Insights:
    """Nights of about eight hours, longer by ``effect`` minutes after every third day."""
    chance = Random(seed)  # noqa: S311 - the same nights each time
    done = [at for at in range(nights) if at % 3 == 0]
    lengths = {
        day(at): 480 + chance.gauss(0, 30) + (effect if at in done else 0) for at in range(nights)
    }
    period = Period(FIRST, day(nights - 1), "", None)
    return insights(period, [habit([*done, nights - 1])], {Outcome.DURATION: lengths}, ())


def test_a_large_difference_is_found_and_given_with_both_numbers_of_nights() -> None:
    [one] = compared(60).insights
    found = one.comparison
    assert found.difference is not None
    assert found.low is not None
    assert found.high is not None
    assert found.corrected_p is not None
    assert found.low < 60 < found.high
    assert found.corrected_p < 0.01
    assert (found.with_habit.n, found.without.n) == (21, 39)


def test_nights_that_differ_by_chance_alone_are_rarely_called_clear() -> None:
    clear = sum(
        (compared(0, seed=seed).insights[0].comparison.corrected_p or 1) < 0.05
        for seed in range(20)
    )
    assert clear <= 3


def test_few_nights_have_no_difference_at_all() -> None:
    found = compared(60, nights=20)
    [one] = found.insights
    assert one.comparison.difference is one.comparison.p is None
    assert one.comparison.remark.startswith("not enough nights: needs 10 on either side")
    assert found.made == 0


def test_the_same_nights_always_give_the_same_figures() -> None:
    assert compared(20) == compared(20)


def test_times_on_both_sides_of_midnight_lie_side_by_side() -> None:
    rules = rules_of(FALL_ASLEEP.kind)
    entries: list[Entry] = [
        read(rules, text, FALL_ASLEEP)._replace(day=day(at))
        for at, text in enumerate(("23:50", "0:10"))
    ]
    minutes = onset_minutes(clock_times([*entries, none(FALL_ASLEEP, day(2))]))
    assert minutes[day(1)] - minutes[day(0)] == 20
    assert day(2) not in minutes
