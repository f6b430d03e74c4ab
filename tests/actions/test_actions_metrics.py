"""Adding metrics, changing what they are called, and their goals."""

from collections.abc import Callable
from datetime import date

import pytest

from habit.actions.adding import NewMetric, add_metric
from habit.actions.adjusting import Adjustment, adjust_metric
from habit.actions.goals import metric_goal
from habit.actions.logging import LogOptions, log_words
from habit.actions.metriccards import list_metrics, show_metric
from habit.actions.redefining import (
    Place,
    alias_metric,
    archive_metric,
    note_metric,
    order_metric,
    rename_metric,
)
from habit.domain.metrics import Combine, Kind
from habit.domain.outcomes import MetricCard, MetricChanged
from habit.domain.present import Present
from habit.errors import HabitError
from habit.store.repository import Repository

LAST_WEEK = date(2024, 1, 10)


def refusal(act: Callable[[], object]) -> str:
    with pytest.raises(HabitError) as refused:
        act()
    return str(refused.value)


def slugs(store: Repository, present: Present, *, archived: bool = False) -> list[str]:
    cards = list_metrics(store, present, archived=archived).cards
    return [card.named.metric.slug for card in cards]


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (NewMetric("water"), ("water", Kind.CHECK, "", Combine.SUM, 240)),
        (NewMetric("water", unit="l"), ("water", Kind.AMOUNT, "l", Combine.SUM, 240)),
        (NewMetric("weight", unit="kg"), ("weight", Kind.AMOUNT, "kg", Combine.LAST, 240)),
        (
            NewMetric("weight", unit="kg", combine=Combine.SUM),
            ("weight", Kind.AMOUNT, "kg", Combine.SUM, 240),
        ),
        (NewMetric("Go2Bed", kind=Kind.CLOCK), ("go2bed", Kind.CLOCK, "", Combine.LAST, 720)),
        (NewMetric("起床", kind=Kind.CLOCK), ("起床", Kind.CLOCK, "", Combine.LAST, 0)),
        (
            NewMetric("lunch", kind=Kind.CLOCK, opens="6:00"),
            ("lunch", Kind.CLOCK, "", Combine.LAST, 360),
        ),
        (NewMetric("Night Think"), ("night-think", Kind.CHECK, "", Combine.SUM, 240)),
        (NewMetric("Rope (2~3)"), ("rope", Kind.CHECK, "", Combine.SUM, 240)),
        (NewMetric("a|b [red]"), ("a-b-red", Kind.CHECK, "", Combine.SUM, 240)),
    ],
)
def test_a_metric_is_what_is_said_of_it_and_otherwise_what_its_label_suggests(
    store: Repository, morning: Present, new: NewMetric, expected: tuple[object, ...]
) -> None:
    _, *facts = add_metric(store, morning, new).card.named.metric
    assert tuple(facts) == expected


def test_a_new_metric_comes_last_with_all_that_was_said_of_it_in_one_change(
    store: Repository, morning: Present, commands: Callable[[], list[str]]
) -> None:
    new = NewMetric(
        "rope",
        label="Rope | [red]",
        kind=Kind.COUNT,
        aliases=("skip", "SKIP"),
        note="twice",
        goal="3 a week",
    )
    changed = add_metric(store, morning, new)
    assert changed.what == "added as rope: count"
    assert slugs(store, morning) == ["get-up", "running", "exercise", "fall-asleep", "rope"]
    card = show_metric(store, morning, 1, "skip")
    assert (card.named.label, card.named.aliases, card.named.definition.note) == (
        "Rope | [red]",
        ("skip",),
        "twice",
    )
    assert card.goal
    assert card.goal.text == "at least 3 a week"
    assert commands() == ["metric add rope"]


def test_a_new_metric_is_not_begun_in_past_weeks(store: Repository, morning: Present) -> None:
    add_metric(store, morning, NewMetric("water"))
    begun = {one.metric.slug: one.begun for one in store.catalog(LAST_WEEK)}
    assert begun == {
        "get-up": True,
        "running": True,
        "exercise": True,
        "fall-asleep": True,
        "water": False,
    }


@pytest.mark.parametrize(
    ("new", "message"),
    [
        (NewMetric("x"), "'x' means a value or a day. Find the metric another name."),
        (NewMetric("None"), "'none' means a value or a day. Find the metric another name."),
        (NewMetric("mon"), "'mon' means a value or a day. Find the metric another name."),
        (NewMetric("3:40"), "'3:40' means a value or a day. Find the metric another name."),
        (
            NewMetric("2024-01-15"),
            "'2024-01-15' means a value or a day. Find the metric another name.",
        ),
        (NewMetric("ago"), "'ago' means a value or a day. Find the metric another name."),
        (NewMetric("now"), "'now' means a value or a day. Find the metric another name."),
        (NewMetric("No"), "'no' means a value or a day. Find the metric another name."),
        (NewMetric("sleep"), "'sleep' is taken: it means fall-asleep."),
        (NewMetric("FALL SLEEP"), "'fall sleep' is taken: it means fall-asleep."),
        (
            NewMetric("a_b", label="A"),
            "'a_b' is no name. Write letters, digits and dashes: a-b.",
        ),
        (
            NewMetric("ok", aliases=("a b",)),
            "'a b' is no name. Write letters, digits and dashes: a-b.",
        ),
        (NewMetric("ok", aliases=("run",)), "'run' is taken: it means running."),
        (NewMetric("ok", label=" "), "A label is missing."),
        (NewMetric("ok", label="a\nb"), "A label is one line without control characters: 'a\\nb'."),
        (
            NewMetric("ok", label="\x1b[31m"),
            "A label is one line without control characters: '\\x1b[31m'.",
        ),
        (NewMetric("ok", note="a\x00"), "A note is one line without control characters: 'a\\x00'."),
        (
            NewMetric("water", kind=Kind.COUNT, unit="l"),
            "Only amounts have a unit. Leave --unit out, or --kind count.",
        ),
        (
            NewMetric("water", combine=Combine.LAST),
            "Only amounts can be combined in several ways. Leave --combine out.",
        ),
        (NewMetric("water", opens="4:00"), "--opens is for metrics of --kind clock or span."),
        (
            NewMetric("nap", kind=Kind.CLOCK, opens="24:00"),
            "--opens is a time such as 4:00 or 12:00, and '24:00' is none.",
        ),
        (NewMetric("water", unit="k g"), "'k g' is no unit. Write km, kg, pages or the like."),
        (NewMetric("water", unit="1"), "'1' is no unit. Write km, kg, pages or the like."),
    ],
)
def test_what_a_metric_cannot_be_is_refused(
    store: Repository, morning: Present, new: NewMetric, message: str
) -> None:
    assert refusal(lambda: add_metric(store, morning, new)) == message
    assert len(store.changes(9)) == 1


def test_the_name_of_an_archived_metric_is_still_taken(store: Repository, morning: Present) -> None:
    archive_metric(store, morning, "run", archived=True)
    assert refusal(lambda: add_metric(store, morning, NewMetric("run"))) == (
        "'run' is taken: it means running, which is archived."
    )


def test_a_new_label_holds_from_today_on(store: Repository, morning: Present) -> None:
    assert rename_metric(store, morning, "run", "Jogging").what == "label was Running"
    rename_metric(store, morning, "run", "Jog")
    assert store.catalog(morning.day).resolve("run").label == "Jog"
    assert store.catalog(LAST_WEEK).resolve("run").label == "Running"
    assert len(store.definitions(store.catalog(LAST_WEEK).resolve("run").metric.id)) == 2


def test_the_label_that_a_metric_has_is_no_change(store: Repository, morning: Present) -> None:
    assert rename_metric(store, morning, "run", "Running").what == "as it was"
    assert len(store.changes(9)) == 1


def test_a_label_may_not_be_another_metrics_name(store: Repository, morning: Present) -> None:
    assert refusal(lambda: rename_metric(store, morning, "run", "Up")) == (
        "'up' is taken: it means get-up."
    )


def test_a_note_is_put_beside_a_metric_and_taken_away(store: Repository, morning: Present) -> None:
    assert note_metric(store, morning, "run", " easy ").what == "note: easy"
    assert show_metric(store, morning, 1, "run").named.definition.note == "easy"
    assert note_metric(store, morning, "run", "").what == "no note"
    assert show_metric(store, morning, 1, "run").named.definition.note == ""


def test_an_archived_metric_leaves_the_list_and_keeps_its_entries(
    store: Repository, morning: Present
) -> None:
    log_words(store, morning, ["run", "4km"], LogOptions())
    changed = archive_metric(store, morning, "run", archived=True)
    assert (changed.what, changed.card.entry_count) == ("archived; its entries stay", 1)
    assert slugs(store, morning) == ["get-up", "exercise", "fall-asleep"]
    assert slugs(store, morning, archived=True) == ["get-up", "exercise", "fall-asleep", "running"]
    assert store.catalog(LAST_WEEK).resolve("run").definition.archived is False
    archive_metric(store, morning, "run", archived=False)
    assert slugs(store, morning) == ["get-up", "running", "exercise", "fall-asleep"]


def test_aliases_come_and_go(store: Repository, morning: Present) -> None:
    added = alias_metric(store, morning, "exercise", ["Gym", "sport", "gym"], remove=False)
    assert added.card.named.aliases == ("gym", "sport")
    again = alias_metric(store, morning, "gym", ["gym"], remove=False)
    assert again.what == "as it was"
    removed = alias_metric(store, morning, "exercise", ["GYM"], remove=True)
    assert (removed.what, removed.card.named.aliases) == ("no longer called gym", ("sport",))
    assert refusal(lambda: alias_metric(store, morning, "exercise", ["gym"], remove=True)) == (
        "'gym' is no alias of exercise. Its aliases: sport."
    )


@pytest.mark.parametrize(
    ("name", "place", "expected"),
    [
        ("sleep", Place(first=True), ["fall-asleep", "get-up", "running", "exercise"]),
        ("up", Place(last=True), ["running", "exercise", "fall-asleep", "get-up"]),
        ("sleep", Place(before="run"), ["get-up", "fall-asleep", "running", "exercise"]),
        ("up", Place(after="exercise"), ["running", "exercise", "get-up", "fall-asleep"]),
        ("up", Place(number=2), ["running", "get-up", "exercise", "fall-asleep"]),
        ("run", Place(number=2), ["get-up", "running", "exercise", "fall-asleep"]),
    ],
)
def test_a_metric_moves_to_its_place_from_today_on(
    store: Repository, morning: Present, name: str, place: Place, expected: list[str]
) -> None:
    order_metric(store, morning, name, place)
    assert slugs(store, morning) == expected
    assert [one.metric.slug for one in store.catalog(LAST_WEEK)] == [
        "get-up",
        "running",
        "exercise",
        "fall-asleep",
    ]


def test_metrics_can_change_places_for_ever(store: Repository, morning: Present) -> None:
    for _ in range(14):
        order_metric(store, morning, "fall-asleep", Place(number=2))
        order_metric(store, morning, "exercise", Place(number=2))
    assert slugs(store, morning) == ["get-up", "exercise", "fall-asleep", "running"]


@pytest.mark.parametrize(
    ("place", "message"),
    [
        (Place(), "Say one place: a number, --before, --after, --first or --last."),
        (
            Place(first=True, number=2),
            "Say one place: a number, --before, --after, --first or --last.",
        ),
        (Place(number=5), "The table has the places 1 to 4."),
        (Place(before="running"), "running cannot stand beside itself."),
    ],
)
def test_a_place_that_there_is_not_is_refused(
    store: Repository, morning: Present, place: Place, message: str
) -> None:
    assert refusal(lambda: order_metric(store, morning, "run", place)) == message


def test_a_goal_holds_from_its_day_and_leaves_the_days_before_alone(
    store: Repository, morning: Present
) -> None:
    metric_goal(store, morning, "sleep", ["before", "2:00"], "2024-01-01")
    changed = metric_goal(store, morning, "sleep", ["before", "1:00"], None)
    assert isinstance(changed, MetricChanged)
    assert changed.what == "goal: before 1:00, from Thu 18 Jan 2024"
    card = metric_goal(store, morning, "sleep", [], None)
    assert isinstance(card, MetricCard)
    assert [(goal.valid_from.isoformat(), goal.text) for goal in card.goals] == [
        ("2024-01-01", "before 2:00"),
        ("2024-01-18", "before 1:00"),
    ]
    assert card.goal == card.goals[1]


def test_a_goal_of_the_same_day_takes_the_place_of_the_other(
    store: Repository, morning: Present
) -> None:
    for words in (["3", "a", "week"], ["2", "a", "week"], ["none"]):
        metric_goal(store, morning, "exercise", words, None)
    card = show_metric(store, morning, 1, "exercise")
    assert ([goal.text for goal in card.goals], card.goal) == (["none"], None)


def test_the_goal_that_a_metric_has_is_no_change(store: Repository, morning: Present) -> None:
    metric_goal(store, morning, "run", ["15", "km", "a", "week"], None)
    again = metric_goal(store, morning, "run", ["at least 15 km a week"], None)
    assert isinstance(again, MetricChanged)
    assert again.what == "as it was"
    assert len(store.changes(9)) == 2


def test_a_day_without_a_goal_is_refused(store: Repository, morning: Present) -> None:
    assert refusal(lambda: metric_goal(store, morning, "run", [], "mon")) == (
        "--from goes with a goal: habit metric goal sleep before 2:00"
    )


def test_another_hour_concerns_what_is_logged_from_now_on(
    store: Repository, morning: Present
) -> None:
    log_words(store, morning, ["sleep", "3:40"], LogOptions())
    before = store.entries(date.min, date.max)
    metric_goal(store, morning, "sleep", ["before", "2:00"], "2024-01-01")
    changed = adjust_metric(store, morning, "sleep", Adjustment(opens="0:00"))
    assert changed.what == "its day opens at 00:00, for what is logged from now on"
    assert store.entries(date.min, date.max) == before
    assert [(goal.valid_from, goal.high) for goal in changed.card.goals] == [
        (date(2024, 1, 1), 1560),
        (morning.day, 120),
    ]


def test_what_a_metric_is_can_be_changed_at_once(store: Repository, morning: Present) -> None:
    wanted = Adjustment(slug="run", unit="km", combine=Combine.LAST)
    alias_metric(store, morning, "running", ["run"], remove=True)
    changed = adjust_metric(store, morning, "running", wanted)
    assert changed.what == "now called run, several on a day: last"
    assert adjust_metric(store, morning, "run", wanted).what == "as it was"


def test_a_unit_can_be_given_to_an_amount_that_has_none(
    store: Repository, morning: Present
) -> None:
    add_metric(store, morning, NewMetric("water", kind=Kind.AMOUNT))
    log_words(store, morning, ["water", "2"], LogOptions())
    assert adjust_metric(store, morning, "water", Adjustment(unit="l")).what == "unit: l"


@pytest.mark.parametrize(
    ("wanted", "what", "value"),
    [
        (Adjustment(kind=Kind.SPAN), "kind: span, its day opens at 04:00", "3:00~5:00"),
        (Adjustment(kind=Kind.CLOCK, opens="12:00"), "kind: clock, its day opens at 12:00", "3:40"),
        (Adjustment(kind=Kind.AMOUNT, unit="km"), "kind: amount, unit: km", "4km"),
        (Adjustment(kind=Kind.COUNT), "kind: count", "xx"),
    ],
)
def test_a_metric_without_entries_can_be_of_another_kind(
    store: Repository, morning: Present, wanted: Adjustment, what: str, value: str
) -> None:
    add_metric(store, morning, NewMetric("resleep"))
    assert adjust_metric(store, morning, "resleep", wanted).what == what
    [logged] = log_words(store, morning, ["resleep", value], LogOptions()).entries
    assert logged.entry.text == value
    assert refusal(
        lambda: adjust_metric(store, morning, "resleep", Adjustment(kind=Kind.CHECK))
    ) == (
        f"resleep has entries or goals, which mean something as {wanted.kind} only. "
        "habit metric add NAME --kind check makes another metric."
    )


@pytest.mark.parametrize(
    ("wanted", "value", "numbers"),
    [
        (Adjustment(kind=Kind.COUNT), "xx", [1.0, None, 2.0]),
        (Adjustment(kind=Kind.AMOUNT, unit="km"), "4km", [None, None, 4.0]),
    ],
)
def test_a_check_becomes_a_tally_or_an_amount_with_its_marks(
    store: Repository,
    morning: Present,
    wanted: Adjustment,
    value: str,
    numbers: list[float | None],
) -> None:
    add_metric(store, morning, NewMetric("think"))
    log_words(store, morning, ["think"], LogOptions("mon"))
    log_words(store, morning, ["think", "none"], LogOptions("tue"))
    hint = refusal(lambda: log_words(store, morning, ["think", value], LogOptions()))
    assert hint.endswith(f"habit metric set think {' '.join(wanted.words)}")
    adjust_metric(store, morning, "think", wanted)
    log_words(store, morning, ["think", value], LogOptions())
    entries = store.entries(date(2024, 1, 15), date.max)
    assert [one.text for one in entries] == ["x", "none", value]
    assert [one.number for one in entries] == numbers


def test_a_check_whose_entries_are_words_stays_one(store: Repository, morning: Present) -> None:
    add_metric(store, morning, NewMetric("think"))
    log_words(store, morning, ["think", "yes"], LogOptions())
    assert refusal(
        lambda: adjust_metric(store, morning, "think", Adjustment(kind=Kind.COUNT))
    ).startswith("think has entries or goals, which mean something as check only. ")


@pytest.mark.parametrize(
    ("name", "wanted", "message"),
    [
        ("run", Adjustment(), "Say what to change: --slug, --kind, --unit, --combine or --opens."),
        (
            "run",
            Adjustment(unit="mi"),
            (
                "running has entries or goals in km, which would change their meaning. "
                "Values may be typed in any unit that can be turned into km."
            ),
        ),
        (
            "run",
            Adjustment(opens="4:00"),
            "running has no time of day: --opens has no meaning for it.",
        ),
        ("up", Adjustment(unit="h"), "get-up is no amount, so it has no unit."),
        (
            "up",
            Adjustment(combine=Combine.LAST),
            "get-up is no amount: --combine has no meaning for it.",
        ),
        ("up", Adjustment(slug="sleep"), "'sleep' is taken: it means fall-asleep."),
    ],
)
def test_a_change_that_makes_no_sense_is_refused(
    store: Repository, morning: Present, name: str, wanted: Adjustment, message: str
) -> None:
    log_words(store, morning, ["run", "4km"], LogOptions())
    assert refusal(lambda: adjust_metric(store, morning, name, wanted)) == message


def test_a_card_counts_the_entries_and_names_their_first_and_last_days(
    store: Repository, morning: Present
) -> None:
    for day in ("mon", "tue"):
        log_words(store, morning, ["run", "4km"], LogOptions(day))
    card = show_metric(store, morning, 1, "running")
    assert (card.entry_count, card.first_day, card.last_day) == (
        2,
        date(2024, 1, 15),
        date(2024, 1, 16),
    )
