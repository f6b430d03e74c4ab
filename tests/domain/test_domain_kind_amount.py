from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kind_examples import BARE, MONDAY, PRESENT, RUNNING, TODAY, WEIGHT, kept_text, none, read

from habit.domain.entries import Entry, State
from habit.domain.kinds.amount import AmountRules
from habit.domain.kinds.rules import NotAValue
from habit.domain.metrics import Combine, Kind, Metric
from habit.domain.verdicts import Summary
from habit.errors import UsageProblem

RULES = AmountRules()
READING_TIME = Metric("2a", "reading", Kind.AMOUNT, "min", Combine.SUM, 240)
NUMBERS = st.integers(0, 99_999).map(str) | st.decimals(
    0, 9999, places=2, allow_nan=False, allow_infinity=False
).map("{:f}".format)
DURATIONS = st.sampled_from(["/50min", "/1h05", "/1h", "/3000s", "/0.5h"])
PARTS = st.builds(
    lambda number, unit, duration: number + unit + duration,
    NUMBERS,
    st.sampled_from(["", "km", " km", "m", "mi"]),
    st.just("") | DURATIONS,
)
AMOUNTS = st.lists(PARTS, min_size=1, max_size=3).map("+".join)


@pytest.mark.parametrize(
    ("text", "number", "minutes"),
    [
        ("4km", 4.0, None),
        ("4 km", 4.0, None),
        ("4", 4.0, None),
        ("4KM", 4.0, None),
        ("400m", 0.4, None),
        ("1mi", 1.609344, None),
        ("11公里", 11.0, None),
        ("11km/50min", 11.0, 50.0),
        ("11km / 1h05", 11.0, 65.0),
        ("11km/1h05min", 11.0, 65.0),
        ("11/1h", 11.0, 60.0),
        ("11km/3000s", 11.0, 50.0),
        ("4km+11km/50min", 15.0, None),
        ("4km/20min + 7km/30min", 11.0, 50.0),
        ("0.1+0.2", 0.3, None),
    ],
)
def test_an_amount_is_kept_as_written_and_is_a_number_in_the_metrics_unit(
    text: str, number: float, minutes: float | None
) -> None:
    assert read(RULES, text, RUNNING) == Entry(
        "0c", MONDAY, State.VALUE, text, number=number, duration_min=minutes
    )


@pytest.mark.parametrize(
    ("text", "metric", "number"),
    [("62.8kg", WEIGHT, 62.8), ("62.8", WEIGHT, 62.8), ("125.6斤", WEIGHT, 62.8), ("12", BARE, 12)],
)
def test_an_amount_is_read_in_whatever_unit_measures_the_same(
    text: str, metric: Metric, number: float
) -> None:
    assert read(RULES, text, metric).number == number


@pytest.mark.parametrize(("text", "minutes"), [("1h05", 65.0), ("1.5h", 90.0), ("90s", 1.5)])
def test_a_metric_of_time_takes_hours_and_minutes(text: str, minutes: float) -> None:
    assert read(RULES, text, READING_TIME).number == minutes


@pytest.mark.parametrize("text", ["x", "X", "✓", "✔", "√"])
def test_a_mark_is_done_without_an_amount(text: str) -> None:
    assert read(RULES, text, RUNNING) == Entry("0c", MONDAY, State.VALUE, text)


def test_logging_nothing_but_the_name_is_a_mark_on_the_present_day() -> None:
    entry = RULES.read("", RUNNING, PRESENT, day=None, second=False).entry
    assert entry == Entry("0c", TODAY, State.VALUE, "x")


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("62,8", "62.8"),
        ("1,000m", "1000m"),
        (".5km", "0.5km"),
        ("5.", "5"),
        ("-4km", "4km"),
        ("x 4km", "4km"),
        ("４km", "4km"),
        ("4  km", "4 km"),
        ("11km/50m", "11km/50min"),
        ("11km/50", "11km/50min"),
        ("11km/50'", "11km/50min"),
        ("4km，", "4km"),
        ("1h30m", "1h30"),
        ("1h 5 min", "1h05"),
        ("11km/1h5m", "11km/1h05"),
    ],
)
def test_what_is_nearly_an_amount_is_refused_with_the_form_inside_the_grammar(
    text: str, near: str
) -> None:
    with pytest.raises(NotAValue) as refusal:
        read(RULES, text, RUNNING)
    assert str(refusal.value) == f"{text!r} is no amount. Write {near}."


@pytest.mark.parametrize(
    "text", ["1e3", "4xkm5", "a lot", "1234567890", "xx", "4km++5km", "٤km", "4km\n", "-", "4 x"]
)
def test_what_is_far_from_an_amount_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(NotAValue) as refusal:
        read(RULES, text, RUNNING)
    assert str(refusal.value) == (f"{text!r} is no amount for running. Write 4km, 11km/50min or x.")


def test_a_unit_that_measures_something_else_is_refused_by_the_metrics_own() -> None:
    with pytest.raises(NotAValue) as refusal:
        read(RULES, "4kg", RUNNING)
    assert str(refusal.value) == (
        "running is kept in km, and kg cannot be turned into that. Write it in km: 4km, 11km/50min."
    )


def test_a_unit_on_a_metric_that_has_none_is_refused_with_the_way_to_get_one() -> None:
    with pytest.raises(NotAValue) as refusal:
        read(RULES, "12km", BARE)
    assert str(refusal.value) == (
        "pages has no unit yet, so km means nothing to it. Write 12, or add a metric that has "
        "one: habit metric add … --unit km"
    )


@pytest.mark.parametrize(
    ("earlier", "later", "text", "number"),
    [
        ("4km", "5km", "9km", 9.0),
        ("4", "5km", "9km", 9.0),
        ("4 km", "5km", "9 km", 9.0),
        ("4", "5", "9", 9.0),
        ("0.1km", "0.2km", "0.3km", 0.3),
        ("400m", "600m", "1000m", 1.0),
        ("4km", "400m", "4km+400m", 4.4),
        ("4km", "11km/50min", "4km+11km/50min", 15.0),
        ("4km+400m", "1km", "4km+400m+1km", 5.4),
        ("999999999km", "1km", "999999999km+1km", 1_000_000_000.0),
    ],
)
def test_amounts_of_one_day_add_up_and_keep_what_was_written(
    earlier: str, later: str, text: str, number: float
) -> None:
    both = RULES.add(read(RULES, earlier, RUNNING), read(RULES, later, RUNNING), RUNNING)
    assert both == Entry("0c", MONDAY, State.VALUE, text, number=number)


def test_the_time_of_two_runs_is_known_when_both_were_timed() -> None:
    earlier, later = read(RULES, "4km/20min", RUNNING), read(RULES, "11km/50min", RUNNING)
    assert RULES.add(earlier, later, RUNNING) == Entry(
        "0c", MONDAY, State.VALUE, "4km/20min+11km/50min", number=15.0, duration_min=70.0
    )


def test_the_last_weight_of_a_day_counts() -> None:
    earlier, later = read(RULES, "63.1", WEIGHT), read(RULES, "62.8kg", WEIGHT)
    assert RULES.add(earlier, later, WEIGHT) == later


def test_a_mark_gives_way_to_an_amount_and_never_hides_one() -> None:
    mark, amount = read(RULES, "x", RUNNING), read(RULES, "4km", RUNNING)
    assert RULES.add(mark, amount, RUNNING) == amount
    assert RULES.add(amount, mark, RUNNING) == amount
    assert RULES.add(mark, mark, RUNNING) == mark


def test_an_amount_takes_the_place_of_a_known_none_and_the_other_way_round() -> None:
    amount = read(RULES, "4km", RUNNING)
    assert RULES.add(none(RUNNING), amount, RUNNING) == amount
    assert RULES.add(amount, none(RUNNING), RUNNING) == none(RUNNING)


def _week(metric: Metric, texts: str) -> list[Entry]:
    days = enumerate(texts.split())
    entries = [read(RULES, text, metric, date(2024, 1, 15 + i)) for i, text in days]
    return [*entries, none(metric, date(2024, 1, 20)), kept_text(metric, date(2024, 1, 21))]


@pytest.mark.parametrize(
    ("metric", "texts", "expected"),
    [
        (RUNNING, "x x", Summary("2/7", None, "km", 2, 7)),
        (RUNNING, "4km 11km/50min", Summary("15 km", 15.0, "km", 2, 7)),
        (RUNNING, "4km x 11km", Summary("15 km 3/7", 15.0, "km", 3, 7)),
        (RUNNING, "1mi 1mi", Summary("3.22 km", 3.218688, "km", 2, 7)),
        (RUNNING, "5m", Summary("0.005 km", 0.005, "km", 1, 7)),
        (WEIGHT, "62.8kg 63.1", Summary("63 kg", 62.95, "kg", 2, 7)),
        (WEIGHT, "62.8kg 62.9kg 63", Summary("62.9 kg", 62.9, "kg", 3, 7)),
        (BARE, "12 0.5", Summary("12.5", 12.5, "", 2, 7)),
        (RUNNING, "", Summary("", None, "km", 0, 7)),
    ],
)
def test_a_week_shows_the_sum_or_the_mean_and_the_marked_days(
    metric: Metric, texts: str, expected: Summary
) -> None:
    assert RULES.summarise(_week(metric, texts), metric, 7) == expected


@given(st.lists(AMOUNTS | st.just("x"), max_size=7))
def test_the_sum_of_a_week_is_the_sum_of_its_days(texts: list[str]) -> None:
    days = [read(RULES, text, RUNNING, date(2024, 1, 15 + i)) for i, text in enumerate(texts)]
    one_by_one = sum(RULES.summarise([day], RUNNING, 1).value or 0 for day in days)
    week = RULES.summarise(days, RUNNING, 7)
    assert (week.value or 0) == pytest.approx(one_by_one, rel=1e-9)
    assert week.n == len(texts)


@given(AMOUNTS, AMOUNTS)
def test_two_amounts_come_to_their_sum_in_a_text_that_reads_back(earlier: str, later: str) -> None:
    first, second = read(RULES, earlier, RUNNING), read(RULES, later, RUNNING)
    both = RULES.add(first, second, RUNNING)
    assert read(RULES, both.text, RUNNING) == both
    assert both.number == pytest.approx((first.number or 0) + (second.number or 0), rel=1e-9)


@given(st.text() | st.text("xX✓0123456789 -+./,kmgh%min", max_size=16))
def test_any_text_is_kept_as_written_or_refused_as_usage(text: str) -> None:
    try:
        entry = read(RULES, text, RUNNING)
    except UsageProblem:
        return
    assert entry.text == (text or "x")
    assert entry.number is None or entry.number >= 0
