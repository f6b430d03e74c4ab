from datetime import date

import pytest

from habit.domain.catalog import Catalog, Named, UnknownMetric
from habit.domain.metrics import FROM_THE_BEGINNING, Combine, Definition, Kind, Metric
from habit.domain.starting import STARTING_ALIASES, STARTING_DEFINITIONS, STARTING_METRICS


def named(
    slug: str, label: str, position: int, *aliases: str, archived: bool = False, begun: bool = True
) -> Named:
    metric = Metric(f"id of {slug}", slug, Kind.COUNT, "", Combine.SUM, 240)
    since = FROM_THE_BEGINNING if begun else date(2024, 2, 1)
    definition = Definition(metric.id, since, label, position, archived, "", from_document=False)
    return Named(metric, definition, aliases, begun)


CATALOG = Catalog(
    [
        named("fall-asleep", "Fall Sleep", 3, "sleep"),
        named("get-up", "Get up", 0, "up", "wake"),
        named("running", "Running", 1, "run"),
        named("exercise", "In-door Exercise(2~3)", 2),
        named("reading", "看书", 4, archived=True),
        named("rest", "Rest", 5, begun=False),
    ]
)


def found(name: str) -> str:
    return CATALOG.resolve(name).metric.slug


def test_a_catalog_is_in_the_order_of_the_table() -> None:
    assert [one.metric.slug for one in CATALOG] == [
        "get-up",
        "running",
        "exercise",
        "fall-asleep",
        "reading",
        "rest",
    ]


def test_metrics_in_use_are_those_begun_and_not_archived() -> None:
    in_use = [one.metric.slug for one in CATALOG.active()]
    assert in_use == ["get-up", "running", "exercise", "fall-asleep"]


def test_a_metric_is_found_by_its_id() -> None:
    assert CATALOG["id of running"].label == "Running"
    assert "id of running" in CATALOG
    assert "running" not in CATALOG


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("fall-asleep", "fall-asleep"),
        ("sleep", "fall-asleep"),
        ("SLEEP", "fall-asleep"),
        (" Fall Sleep ", "fall-asleep"),
        ("in-door exercise(2~3)", "exercise"),
        ("run", "running"),
        ("runn", "running"),
        ("sl", "fall-asleep"),
        ("in-", "exercise"),
        ("看", "reading"),
        ("w", "get-up"),
        ("r", "r"),
    ],
)
def test_a_metric_answers_to_its_names_and_unambiguous_beginnings(name: str, slug: str) -> None:
    if slug == "r":
        with pytest.raises(UnknownMetric) as refusal:
            found(name)
        assert str(refusal.value) == "'r' may be any of running, rest. Write more of the name."
    else:
        assert found(name) == slug


def test_an_archived_metric_gives_way_to_one_in_use() -> None:
    catalog = Catalog([named("reading", "Reading", 0, archived=True), named("rest", "Rest", 1)])
    assert catalog.resolve("re").metric.slug == "rest"
    assert catalog.resolve("rea").metric.slug == "reading"


def test_a_slug_or_alias_is_stronger_than_another_metrics_label() -> None:
    catalog = Catalog([named("jogging", "Run", 0), named("running", "Running", 1, "run")])
    assert catalog.resolve("run").metric.slug == "running"


def test_of_two_metrics_with_one_label_the_upper_is_meant() -> None:
    catalog = Catalog([named("evening-run", "Run", 1), named("jogging", "Run", 0)])
    assert catalog.resolve("run").metric.slug == "jogging"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("slepe", "There is no metric 'slepe'. Did you mean sleep?"),
        (
            "bicycle",
            (
                "There is no metric 'bicycle'. habit metric list shows them; "
                "habit metric add makes one."
            ),
        ),
        ("  ", "A metric's name is missing. habit metric list shows them."),
    ],
)
def test_a_name_that_nothing_answers_to_gets_a_suggestion(name: str, message: str) -> None:
    with pytest.raises(UnknownMetric) as refusal:
        found(name)
    assert str(refusal.value) == message


def test_a_new_store_starts_with_four_metrics() -> None:
    aliases = {
        metric.id: tuple(one.name for one in STARTING_ALIASES if one.metric_id == metric.id)
        for metric in STARTING_METRICS
    }
    shown = [
        (
            metric.slug,
            definition.label,
            metric.kind,
            metric.unit,
            metric.opens_at,
            aliases[metric.id],
        )
        for metric, definition in zip(STARTING_METRICS, STARTING_DEFINITIONS, strict=True)
        if metric.id == definition.metric_id
    ]
    assert shown == [
        ("get-up", "Get up", Kind.CLOCK, "", 0, ("up", "wake")),
        ("running", "Running", Kind.AMOUNT, "km", 240, ("run",)),
        ("exercise", "In-door Exercise", Kind.COUNT, "", 240, ()),
        ("fall-asleep", "Fall Sleep", Kind.CLOCK, "", 720, ("sleep",)),
    ]
    assert [one.position for one in STARTING_DEFINITIONS] == [1024, 2048, 3072, 4096]
    assert all(one.valid_from == FROM_THE_BEGINNING for one in STARTING_DEFINITIONS)
    assert len({one.id for one in STARTING_METRICS}) == 4
    assert all(len(one.id) == 32 and int(one.id, 16) for one in STARTING_METRICS)


@pytest.mark.parametrize(
    ("name", "slug"),
    [("sl", "fall-asleep"), ("rea", "reading"), ("r", None), ("", None), ("q", None)],
)
def test_a_beginning_names_a_metric_only_when_no_other_begins_so(
    name: str, slug: str | None
) -> None:
    one = CATALOG.beginning(name)
    assert (one and one.metric.slug) == slug
