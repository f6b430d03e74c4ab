from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from import_examples import DAYS, PLAIN, PRESENT, W03, Shelf, document, report

from habit.domain.document import read_document
from habit.domain.entries import State
from habit.domain.importreport import Counts, DocumentReport
from habit.domain.sheets import Sheet, Source, Wishes, settle
from habit.domain.weeks import Week


def settled(text: str, wishes: Wishes = PLAIN) -> Sheet:
    sheet = settle(Source("a.md", read_document(text)), PRESENT, wishes)
    assert isinstance(sheet, Sheet)
    return sheet


def test_the_week_can_be_named_instead_of_being_found() -> None:
    named = settled(document("Get up"), Wishes(week=Week(date(2024, 2, 5))))
    assert (named.week, named.report.found) == (Week(date(2024, 2, 5)), "as --week says")


def test_a_document_finished_on_monday_night_is_of_the_week_before() -> None:
    late = settled(document("Get up", dated="2024-01-22T01:30:00+08:00"))
    assert (late.week, late.report.found) == (
        Week(W03),
        "from its date 2024-01-22, 01:30, when Sunday's day had not ended",
    )


def test_a_table_that_begins_on_sunday_has_the_week_that_begins_then() -> None:
    text = document("Get up|8:55").replace(DAYS, "| Sun | Mon | Tue | Wed | Thu | Fri | Sat |")
    assert settled(text).week.first == date(2024, 1, 21)
    assert settled(text).rows[0].cells == {date(2024, 1, 21): "8:55"}
    assert settled(text, Wishes(week=Week(W03))).week.first == date(2024, 1, 14)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "| a | b |\n|---|---|\n",
            (
                "There is no metrics table in it: none of its tables has the days of the week "
                "as columns."
            ),
        ),
        (
            document("Get up", dated="soon"),
            (
                "Its front matter's date is 'soon', which cannot be read. "
                "Name the week: habit import --week 2024-W03 FILE"
            ),
        ),
        (
            document("Get up").replace("date:", "day:"),
            "Its front matter's date is missing. Name the week: habit import --week 2024-W03 FILE",
        ),
        (
            document("Get up", dated="9999-12-31"),
            (
                "Its front matter's date lies at the end of the calendar. "
                "Name the week: habit import --week 2024-W03 FILE"
            ),
        ),
    ],
)
def test_a_document_without_table_or_week_is_left(text: str, problem: str) -> None:
    assert report(Shelf(), text) == DocumentReport("a.md", problem=problem)


@pytest.mark.parametrize(
    ("dated", "wishes", "zone", "remarked"),
    [
        ("2024-01-21T12:30:00+08:00", Wishes(), "Asia/Shanghai", False),
        ("2024-01-21", Wishes(), "Asia/Shanghai", False),
        ("2024-01-21T12:30:00-05:00", Wishes(), "Etc/GMT+5", True),
        ("2024-01-21T12:30:00+14:00", Wishes(), "Etc/GMT-14", True),
        ("2024-01-21T12:30:00Z", Wishes(), "Etc/UTC", True),
        ("2024-01-21T12:30:00+05:30", Wishes(), "Asia/Shanghai", True),
        ("2024-01-21T12:30:00-05:00", Wishes(zone=ZoneInfo("Asia/Tokyo")), "Asia/Tokyo", False),
    ],
)
def test_times_are_of_the_local_zone_unless_the_document_says_otherwise(
    dated: str, wishes: Wishes, zone: str, remarked: bool
) -> None:
    sheet = settled(document("Get up|8:55", dated=dated), wishes)
    assert (sheet.zone.key, bool(sheet.report.remarks)) == (zone, remarked)


def test_the_instant_of_a_time_follows_the_documents_offset() -> None:
    shelf = Shelf()
    found = report(shelf, document("Get up|8:55", dated="2024-01-21T12:30:00-05:00"))
    assert found.remarks == (
        (
            "Its date is written at UTC-05:00, where Asia/Shanghai was not; its times are read in "
            "Etc/GMT+5. --zone Asia/Shanghai (or where it was) sets it right."
        ),
    )
    [entry] = shelf.memory().entries
    assert (entry.zone, entry.instant) == ("Etc/GMT+5", datetime(2024, 1, 15, 13, 55, tzinfo=UTC))
    tokyo = Wishes(zone=ZoneInfo("Asia/Tokyo"))
    text = document("Get up|8:55", dated="2024-01-21T12:30:00-05:00")
    assert report(shelf, text, tokyo).counts == Counts(read=1, changed=1)
    assert report(shelf, text, tokyo).counts == Counts(read=1, same=1)


def test_a_time_that_the_clocks_jumped_over_is_kept_as_text() -> None:
    text = document("Fall Sleep|2:30", dated="2024-03-31T12:00:00+02:00")
    cells = text.replace("|2:30 |||||||", "||||||2:30|2:30|")
    berlin = Wishes(zone=ZoneInfo("Europe/Berlin"))
    shelf = Shelf()
    [told] = report(shelf, cells, berlin).notes
    assert told.day == date(2024, 3, 30)
    assert told.what.startswith("kept as text. ")
    assert [one.state for one in shelf.memory().entries] == [State.TEXT, State.VALUE]


def test_what_stands_in_no_day_s_column_is_told() -> None:
    text = (
        "---\ndate: 2024-01-21\n---\n"
        "| m | Mon | Tue | Wed | Thu | Fri | Sat | Sun | Sum |\n"
        "|---|---|---|---|---|---|---|---|---|\n"
        "| Get up | 8:55 | | | | | | | 8:55 | late | |\n"
    )
    sheet = settled(text)
    assert sheet.rows[0].cells == {date(2024, 1, 15): "8:55"}
    assert sheet.report.remarks == (
        "The column 'Sum' is no day; it is kept as it stands.",
        "The cell 'late' stands beyond the last column; it is kept as it stands.",
    )
