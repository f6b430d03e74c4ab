from datetime import date, timedelta

from kind_examples import MONDAY, TODAY

from habit.domain.entries import Entry, State
from habit.domain.goaltext import read_goal
from habit.domain.judging import Judgement, Outcome, judgements
from habit.domain.metrics import Combine, Kind, Metric

LONG_AGO = date(2023, 1, 1)
CHECK = Metric("m", "think", Kind.CHECK, "", Combine.SUM, 240)
COUNT = Metric("m", "release", Kind.COUNT, "", Combine.SUM, 240)
WEIGHT = Metric("m", "weight", Kind.AMOUNT, "kg", Combine.LAST, 240)
SLEEP = Metric("m", "sleep", Kind.CLOCK, "", Combine.LAST, 720)

LETTERS = {
    Outcome.MET: "+",
    Outcome.MISSED: "-",
    Outcome.SKIPPED: "s",
    Outcome.UNKNOWN: "?",
}


def letters(found: list[Judgement]) -> str:
    return "".join(LETTERS[one.outcome] for one in found)


def tallies(numbers: str, first: date = MONDAY) -> list[Entry]:
    """A digit a day is a tally, ``n`` a known none, ``t`` a text, a blank no entry."""
    entries = []
    for offset, one in enumerate(numbers):
        day = first + timedelta(days=offset)
        if one == "n":
            entries.append(Entry("m", day, State.NONE, "none"))
        elif one == "t":
            entries.append(Entry("m", day, State.TEXT, "well"))
        elif one != " ":
            entries.append(Entry("m", day, State.VALUE, one, number=float(one)))
    return entries


def fell_asleep(minutes: list[int | None]) -> list[Entry]:
    return [
        Entry("m", MONDAY + timedelta(days=offset), State.VALUE, "", minute=minute)
        for offset, minute in enumerate(minutes)
        if minute is not None
    ]


def test_without_a_goal_a_tally_is_met_by_any_value_and_missed_by_silence() -> None:
    assert letters(judgements(CHECK, [], tallies("1 n"), TODAY)) == "+--?"
    assert letters(judgements(CHECK, [], tallies("1tn1"), TODAY)) == "+?-+"


def test_a_clock_time_without_a_goal_is_not_judged() -> None:
    assert judgements(SLEEP, [], fell_asleep([1660, 1500]), TODAY) == []


def test_a_metric_without_entries_is_not_judged() -> None:
    goal = read_goal("at least 1 a day", COUNT, LONG_AGO)
    assert judgements(COUNT, [goal], [], TODAY) == []


def test_a_tally_that_should_reach_something_is_missed_by_silence_but_not_today() -> None:
    goal = read_goal("at least 2 a day", COUNT, LONG_AGO)
    assert letters(judgements(COUNT, [goal], tallies("21 "), TODAY)) == "+--?"
    assert letters(judgements(COUNT, [goal], tallies("2221"), TODAY)) == "+++?"


def test_silence_never_meets_a_goal_to_do_less() -> None:
    goal = read_goal("at most 1 a day", COUNT, LONG_AGO)
    assert letters(judgements(COUNT, [goal], tallies("2 n "), TODAY)) == "-?+?"


def test_silence_says_nothing_of_a_time_or_a_measurement() -> None:
    before = read_goal("before 2:00", SLEEP, LONG_AGO)
    heavy = read_goal("at least 60 kg", WEIGHT, LONG_AGO)
    nights = fell_asleep([1500, None, 1660])
    assert letters(judgements(SLEEP, [before], nights, TODAY)) == "+?-?"
    kilos = [Entry("m", MONDAY, State.VALUE, "62", number=62.0)]
    assert letters(judgements(WEIGHT, [heavy], kilos, TODAY)) == "+???"


def test_each_day_is_judged_by_the_goal_that_held_then() -> None:
    goals = [
        read_goal("at least 1 a day", COUNT, LONG_AGO),
        read_goal("at least 3 a day", COUNT, MONDAY + timedelta(days=2)),
    ]
    assert letters(judgements(COUNT, goals, tallies("2222"), TODAY)) == "++-?"


def test_a_weekly_goal_gives_one_judgement_a_week() -> None:
    goal = read_goal("at least 3 a week", COUNT, LONG_AGO)
    first = MONDAY - timedelta(weeks=2)
    entries = [*tallies("1 1 1", first), *tallies("1", first + timedelta(weeks=1))]
    assert judgements(COUNT, [goal], entries, TODAY) == [
        Judgement(first, first + timedelta(days=6), Outcome.MET),
        Judgement(first + timedelta(days=7), first + timedelta(days=13), Outcome.MISSED),
        Judgement(MONDAY, MONDAY + timedelta(days=6), Outcome.UNKNOWN),
    ]


def test_a_week_without_a_word_misses_a_goal_to_reach_and_says_nothing_of_one_to_stay_below() -> (
    None
):
    first = MONDAY - timedelta(weeks=2)
    for text, wanted in (("at least 1 a week", "+-?"), ("at most 1 a week", "+??")):
        goal = read_goal(text, COUNT, LONG_AGO)
        assert letters(judgements(COUNT, [goal], tallies("1", first), TODAY)) == wanted


def test_the_week_in_which_a_habit_begins_cannot_be_missed() -> None:
    goal = read_goal("at least 3 a week", COUNT, LONG_AGO)
    saturday = MONDAY - timedelta(days=2)
    assert letters(judgements(COUNT, [goal], tallies("1", saturday), TODAY)) == "??"
    assert letters(judgements(COUNT, [goal], tallies("3", saturday), TODAY)) == "+?"


def test_too_much_in_the_week_in_which_a_habit_begins_is_too_much() -> None:
    goal = read_goal("at most 3 a week", COUNT, LONG_AGO)
    saturday = MONDAY - timedelta(days=2)
    assert letters(judgements(COUNT, [goal], tallies("4", saturday), TODAY)) == "-?"


def test_a_week_begins_on_the_users_day() -> None:
    goal = read_goal("at least 1 a week", COUNT, LONG_AGO)
    found = judgements(COUNT, [goal], tallies("1"), TODAY, week_start=7)
    assert [one.first for one in found] == [MONDAY - timedelta(days=1)]


def test_a_skipped_day_is_judged_neither_way() -> None:
    skipped = {MONDAY, MONDAY + timedelta(days=1)}
    assert letters(judgements(COUNT, [], tallies("1  1"), TODAY, skipped=skipped)) == "ss-+"


def test_a_week_that_is_partly_skipped_can_be_met_but_not_missed() -> None:
    goal = read_goal("at least 3 a week", COUNT, LONG_AGO)
    first = MONDAY - timedelta(weeks=2)
    some = {first, first + timedelta(days=8)}
    entries = [*tallies("111", first), *tallies("1", first + timedelta(weeks=1))]
    assert letters(judgements(COUNT, [goal], entries, TODAY, skipped=some)) == "+s?"
    every = {first + timedelta(days=offset) for offset in range(14)}
    assert letters(judgements(COUNT, [goal], entries, TODAY, skipped=every)) == "ss?"


def test_a_change_to_a_weekly_goal_leaves_earlier_days_their_own() -> None:
    goals = [
        read_goal("at least 1 a day", COUNT, LONG_AGO),
        read_goal("at least 3 a week", COUNT, MONDAY),
    ]
    sunday = MONDAY - timedelta(days=1)
    found = judgements(COUNT, goals, tallies("1111", sunday), TODAY)
    assert found == [
        Judgement(sunday, sunday, Outcome.MET),
        Judgement(MONDAY, MONDAY + timedelta(days=6), Outcome.MET),
    ]


def test_entries_of_other_metrics_and_of_the_future_are_left_out() -> None:
    other = tallies("1")[0]._replace(metric_id="other", day=LONG_AGO)
    future = tallies("1", TODAY + timedelta(days=1))
    found = judgements(COUNT, [], [other, *tallies("1", TODAY), *future], TODAY)
    assert letters(found) == "+"
