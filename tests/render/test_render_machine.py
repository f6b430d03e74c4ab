"""JSON against its schemas, and CSV against RFC 4180."""

import csv
import json
from pathlib import Path
from typing import Any

import figure_examples
import pytest
from document_examples import (
    CREATED,
    NOTE_EDITED,
    NOTE_REMOVED,
    NOTES,
    TEMPLATES,
    plan,
    updated,
)
from jsonschema import Draft202012Validator
from outcome_examples import (
    BACKUP,
    CHANGE,
    FALL_ASLEEP,
    FILE_REPORT,
    MONDAY,
    RELEASE,
    REPAIRED_CHECKUP,
    RUNNING,
    SOUND_CHECKUP,
    THURSDAY,
    card,
    goal,
    import_report,
    logged,
    slept,
    today,
)
from referencing import Registry, Resource
from reminder_examples import CHANGE as CHANGED_REMINDER
from reminder_examples import EMPTY_STATUS, REHEARSAL, REMINDED, REPORTS, STATUS, WEEKLY
from render_examples import GOALS, Sketch, entry, output, week

from habit.domain.checkup import BackupList, BackupMade, Restored, StoreRevision
from habit.domain.goals import Bound
from habit.domain.habitstats import Method
from habit.domain.journal import Edit
from habit.domain.layouts import Layout, LayoutRow
from habit.domain.logged import Logged
from habit.domain.metrics import Alias, Kind
from habit.domain.outcomes import (
    History,
    HistoryStep,
    MetricChanged,
    MetricList,
    Removed,
    Reverted,
    SettingList,
    SettingShown,
    StorePath,
)
from habit.domain.settings import Setting
from habit.domain.verdicts import Verdict
from habit.render import FORMATS, renderer_for

SCHEMAS = Path(__file__).parents[2] / "docs" / "schema"

LABELS = {FALL_ASLEEP.metric.id: "Fall Sleep"}
EDITS = tuple(
    Edit(None, record)
    for record in (
        slept(MONDAY, "3:40"),
        RUNNING.metric,
        RUNNING.definition,
        Alias("run", RUNNING.metric.id),
        goal(RUNNING, "at least 3 a week"),
        Layout(MONDAY, "| metrics |", "weekly-6.md"),
        LayoutRow(MONDAY, 0, RUNNING.metric.id, "Running"),
        Setting("day_start", "05:00"),
    )
)
FULL_CARD = card(RUNNING)._replace(
    goal=goal(RUNNING, "at least 3 a week"),
    goals=(goal(RUNNING, "none")._replace(bound=Bound.NO_GOAL),),
    entry_count=2,
    first_day=MONDAY,
    last_day=THURSDAY,
)
SHOWN = SettingShown("day_start", "05:00", "04:00", "When a new day begins.")
LOGGED = Logged(
    (
        logged(FALL_ASLEEP, slept(MONDAY, "3:40"), earlier=slept(MONDAY, "4:10")),
        logged(RELEASE, entry(RELEASE.metric, THURSDAY, "none"))._replace(
            remarks=("a remark",), question="did you mean 23:40?"
        ),
    )
)
STEP = HistoryStep(CHANGE, "laptop", EDITS, 12, undone=True)

ANSWERS: dict[str, list[object]] = {
    "week": [week(GOALS, verdicts={"Get up": Verdict.MET}), week([], today=None)],
    "today": [today()],
    "logged": [LOGGED],
    "removed": [Removed(RUNNING, entry(RUNNING.metric, MONDAY, "x"))],
    "reverted": [
        Reverted(CHANGE, again=False, edits=EDITS, labels=LABELS),
        Reverted(CHANGE, again=True, edits=tuple(one.reversed() for one in EDITS), labels={}),
    ],
    "history": [History((STEP,), LABELS, "Asia/Shanghai", {"c1": "now"}), History((), {}, "", {})],
    "metric-card": [card(RELEASE), FULL_CARD],
    "metric-list": [MetricList((FULL_CARD,))],
    "metric-changed": [MetricChanged(FULL_CARD, "label: Run")],
    "setting-shown": [SHOWN],
    "setting-list": [SettingList((SHOWN,))],
    "store-path": [StorePath("/data/habit.db", exists=False)],
    "checkup": [SOUND_CHECKUP, REPAIRED_CHECKUP],
    "backup-list": [BackupList("/data/backups", (BACKUP,))],
    "backup-made": [BackupMade("/data/backups/habit.db", 12)],
    "restored": [Restored("/data/backups/habit.db", 12, whole=False, kept="")],
    "store-revision": [StoreRevision("/data/habit.db", "0003")],
    "reminded": [REMINDED, WEEKLY],
    "reminder-change": [CHANGED_REMINDER, REHEARSAL],
    "reminder-status": [STATUS, EMPTY_STATUS],
    "channel-reports": [REPORTS],
    "import-report": [import_report()],
    "file-report": [FILE_REPORT],
    "summary-update": [updated(), updated(diff=True)],
    "note-list": [NOTES],
    "note-changed": [NOTE_EDITED, NOTE_REMOVED],
    "plan": [plan()],
    "summary-created": [CREATED, CREATED._replace(path="")],
    "template-list": [TEMPLATES],
}
ANSWERS |= {
    "sleep-report": [
        figure_examples.sleep_report(),
        figure_examples.sleep_report(before=None),
        figure_examples.no_nights(),
    ],
    "explained": [figure_examples.explained()],
    "sleep-raster": [figure_examples.sleep_raster()],
    "stats": [
        figure_examples.stats_list(),
        figure_examples.stats_card(),
        figure_examples.stats_card(Method.LOOP),
    ],
    "skip-list": [figure_examples.skip_list()],
    "skip-changed": [figure_examples.skip_changed()],
    "month": [figure_examples.month()],
    "year": [figure_examples.year()],
    "comparison": [figure_examples.comparison()],
    "insights": [figure_examples.some_insights(), figure_examples.some_insights(least=False)],
}
CASES = [(name, value) for name, values in ANSWERS.items() for value in values]


def schema(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))
    return loaded


def validator(name: str) -> Draft202012Validator:
    common = Resource.from_contents(schema("common"))
    registry: Registry[Any] = Registry().with_resource("urn:habit:schema:1:common", common)
    return Draft202012Validator(schema(name), registry=registry)


def answer(value: object) -> dict[str, Any]:
    text = renderer_for(output(output_format="json")).render(value).out
    loaded: dict[str, Any] = json.loads(text)
    return loaded


@pytest.mark.parametrize(("name", "value"), CASES)
def test_every_answer_keeps_to_its_schema(name: str, value: object) -> None:
    validator(name).validate(answer(value))


@pytest.mark.parametrize(("name", "value"), CASES)
def test_no_schema_takes_a_key_that_it_does_not_name(name: str, value: object) -> None:
    for changed in with_a_stray_key(answer(value)):
        assert not validator(name).is_valid(changed)


def test_every_value_has_a_schema_that_is_one() -> None:
    files = {file.stem for file in SCHEMAS.glob("*.json")}
    assert files == {*ANSWERS, "common"}
    for name in files:
        Draft202012Validator.check_schema(schema(name))
    shown = {type(value).__name__ for _, value in CASES}
    assert shown == {{"Week": "WeekTable"}.get(name, name) for name in FORMATS["json"]}


def with_a_stray_key(document: dict[str, Any]) -> list[dict[str, Any]]:
    """The document once for each of its objects, with a key in it that is not known."""
    variants = [{**document, "stray": 1}]
    for key, value in document.items():
        if key in ("before", "after"):  # records of the journal: their keys are the store's
            continue
        if isinstance(value, dict):
            variants += [{**document, key: inner} for inner in with_a_stray_key(value)]
        if isinstance(value, list) and value and isinstance(value[0], dict):
            variants += [
                {**document, key: [inner, *value[1:]]} for inner in with_a_stray_key(value[0])
            ]
    return variants


def test_a_clock_cell_of_the_week_in_full() -> None:
    document = answer(week([Sketch("Fall Sleep", Kind.CLOCK, ["3:40"], "3:40")]))
    [metric] = document.pop("metrics")
    assert document == {
        "schema": 1,
        "week": "2024-W03",
        "first": "2024-01-15",
        "last": "2024-01-21",
        "today": "2024-01-18",
    }
    monday, tuesday, *_ = metric.pop("days")
    assert metric == {
        "slug": "fall-sleep",
        "label": "Fall Sleep",
        "kind": "clock",
        "unit": "",
        "goal": None,
        "verdict": None,
        "summary": {"text": "3:40", "value": None, "unit": "", "n": 1, "of": 7},
    }
    assert monday == {
        "day": "2024-01-15",
        "state": "value",
        "text": "3:40",
        "number": None,
        "duration_min": None,
        "minute": 1660,
        "time": "03:40",
        "instant": "2024-01-15T19:40:00Z",
        "end_minute": None,
        "end_time": None,
        "end_instant": None,
        "zone": "Asia/Shanghai",
        "verdict": None,
        "skipped": False,
    }
    known = {"day": "2024-01-16", "state": "unknown", "skipped": False}
    assert tuesday == dict.fromkeys(monday) | known


def test_labels_stay_readable_and_exact_in_json() -> None:
    text = renderer_for(output(output_format="json")).render(week(GOALS)).out
    assert '"label": "体重"' in text
    assert answer(week([Sketch("a\x1b", Kind.CHECK, [], "0/7")]))["metrics"][0]["label"] == "a\x1b"


def test_remarks_stand_in_the_json_and_on_standard_error() -> None:
    rendered = renderer_for(output(output_format="json")).render(LOGGED)
    assert rendered.err == "a remark\ndid you mean 23:40?\n"
    assert json.loads(rendered.out)["logged"][1]["remarks"] == ["a remark"]


def csv_of(sketches: list[Sketch]) -> str:
    return renderer_for(output(output_format="csv")).render(week(sketches)).out


def test_csv_has_a_line_for_each_entry_by_day() -> None:
    sketches = [
        Sketch("Fall Sleep", Kind.CLOCK, ["3:40", "none"], "3:40"),
        Sketch("Release", Kind.COUNT, ["xx"], "2"),
    ]
    assert csv_of(sketches) == (
        "day,metric,label,kind,state,text,number,unit,duration_min,minute,time,instant,"
        "end_minute,end_time,end_instant,zone\r\n"
        "2024-01-15,fall-sleep,Fall Sleep,clock,value,3:40,,,,1660,03:40,2024-01-15T19:40:00Z,"
        ",,,Asia/Shanghai\r\n"
        "2024-01-15,release,Release,count,value,xx,2.0,,,,,,,,,\r\n"
        "2024-01-16,fall-sleep,Fall Sleep,clock,none,none,,,,,,,,,,\r\n"
    )


def test_csv_quotes_what_csv_must_quote() -> None:
    label = 'a "b", c'
    text = csv_of([Sketch(label, Kind.CHECK, ["x\ny"], "1/7")])
    assert '"a ""b"", c"' in text
    [head, row] = csv.reader(text.splitlines(keepends=True))
    assert dict(zip(head, row, strict=True))["label"] == label
    assert row[5] == "x\ny"
