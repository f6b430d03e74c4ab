from datetime import UTC, datetime
from typing import NamedTuple

import pytest
from import_examples import DAYS, W03, Shelf, document, notes, report

from habit.domain.entries import Entry, State
from habit.domain.importreport import Counts, DocumentReport, Note
from habit.domain.sheets import Wishes
from habit.domain.starting import STARTING_METRICS

GET_UP, RUNNING, EXERCISE, FALL_ASLEEP = STARTING_METRICS


def stored(shelf: Shelf) -> dict[tuple[str, int], str]:
    slugs = {metric.id: metric.slug for metric in shelf.memory().metrics}
    return {(slugs[one.metric_id], one.day.day): one.text for one in shelf.memory().entries}


def entry(text: str) -> Entry:
    minute = {"3:40": 1660, "03:40": 1660, "4:00": 1680, "5:00": 1740}[text]
    instant = datetime(2024, 1, 15, 0, 0, tzinfo=UTC).timestamp() + (minute - 480) * 60
    at = datetime.fromtimestamp(instant, UTC)
    return Entry(
        FALL_ASLEEP.id, W03, State.VALUE, text, None, None, minute, None, "Asia/Shanghai", at, None
    )


class Case(NamedTuple):
    """What the last import saw, the store has and the document says; what comes of it."""

    base: str | None
    store: str
    text: str
    result: str
    counted: str
    note: str


CASES = [
    Case(None, "", "3:40", "3:40", "new", ""),
    Case(None, "3:40", "3:40", "3:40", "same", ""),
    Case(None, "03:40", "3:40", "03:40", "same", ""),
    Case(None, "4:00", "3:40", "4:00", "left", "the store has 4:00. --replace"),
    Case(None, "4:00", "", "4:00", "", ""),
    Case("3:40", "3:40", "4:00", "4:00", "changed", "was 3:40"),
    Case("3:40", "4:00", "3:40", "4:00", "left", "since the last import it is 4:00 in the store"),
    Case("3:40", "4:00", "4:00", "4:00", "same", ""),
    Case("3:40", "4:00", "5:00", "4:00", "left", "the store has 4:00. --replace"),
    Case("3:40", "3:40", "", "3:40", "", "empty in the document; the store keeps 3:40. habit rm"),
    Case("3:40", "4:00", "", "4:00", "", ""),
    Case("3:40", "", "3:40", "", "left", "since the last import it is removed in the store"),
    Case("3:40", "", "4:00", "", "left", "the store removed it. --replace"),
    Case("", "", "4:00", "4:00", "new", ""),
]


def merge_shelf(base: str | None, store: str) -> Shelf:
    shelf = Shelf()
    if base is not None:
        shelf.take({"a.md": document(f"Fall Sleep|{base}")})
    for one in shelf.memory().entries:
        shelf.remove(one)
    if store:
        shelf.put(entry(store))
    return shelf


@pytest.mark.parametrize("case", CASES)
def test_a_cell_is_merged_three_ways(case: Case) -> None:
    shelf = merge_shelf(case.base, case.store)
    found = report(shelf, document(f"Fall Sleep|{case.text}"))
    assert [one.text for one in shelf.memory().entries] == ([case.result] if case.result else [])
    assert found.counts == Counts(**({"read": 1, case.counted: 1} if case.counted else {}))
    assert [case.note in one.what for one in found.notes] == [True] * bool(case.note)


@pytest.mark.parametrize("case", CASES)
def test_what_was_left_is_found_again_by_the_next_import(case: Case) -> None:
    shelf = merge_shelf(case.base, case.store)
    first = report(shelf, document(f"Fall Sleep|{case.text}"))
    plan = shelf.plan({"a.md": document(f"Fall Sleep|{case.text}")})
    assert plan.edits == ()
    if case.counted == "left" or "empty in" in case.note:
        assert plan.report.documents[0].notes == first.notes


@pytest.mark.parametrize("case", CASES)
def test_replacing_takes_whatever_the_document_says_and_deletes_nothing(case: Case) -> None:
    shelf = merge_shelf(case.base, case.store)
    report(shelf, document(f"Fall Sleep|{case.text}"), Wishes(replace=True))
    after = [one.text for one in shelf.memory().entries]
    same = {case.text, case.store} == {"3:40", "03:40"}
    assert after == ([case.store] if same or not case.text else [case.text])


def test_the_newest_of_two_documents_of_a_week_is_taken() -> None:
    texts = {
        "new.md": document("Get up|8:55", dated="2024-01-21T12:30:00+08:00"),
        "old.md": document("Get up|9:00", dated="2024-01-20T12:30:00+08:00"),
    }
    shelf = Shelf()
    found = shelf.take(texts)
    assert stored(shelf) == {("get-up", 15): "8:55"}
    assert found.documents[1] == DocumentReport(
        "old.md", problem="new.md is of the same week, 2024-W03, and is newer."
    )


def test_weeks_that_overlap_do_not_write_one_cell_twice() -> None:
    sunday = document("Get up|8:00|9:00", dated="2024-01-15").replace(
        DAYS, "| Sun | Mon | Tue | Wed | Thu | Fri | Sat |"
    )
    shelf = Shelf()
    found = shelf.take({"b.md": sunday, "a.md": document("Get up|8:55|9:20")})
    assert stored(shelf) == {("get-up", 14): "8:00", ("get-up", 15): "8:55", ("get-up", 16): "9:20"}
    assert found.documents[0].notes == (
        Note(W03, "Get up", "9:00", "left: another document of this import has 8:55."),
    )
    assert shelf.plan({"b.md": sunday}).edits == ()


def test_a_row_that_the_document_lost_is_said_and_its_cells_stay() -> None:
    shelf = Shelf()
    shelf.take({"a.md": document("Get up|8:55", "Release|x|xx")})
    assert notes(shelf, document("Get up|8:55")) == [
        ("Release", "x | xx", "gone from the document; the store keeps its cells.")
    ]
    assert shelf.printed(W03).splitlines()[3].startswith("| Release | x | xx |")
