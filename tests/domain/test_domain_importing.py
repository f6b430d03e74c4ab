from datetime import date

from import_examples import (
    TEXTS,
    W03,
    Shelf,
    document,
    notes,
    own_lines,
    report,
)

from habit.domain.entries import State
from habit.domain.goals import Bound, Goal, Per
from habit.domain.importreport import Added, Counts
from habit.domain.metrics import Combine, Definition, Kind, Metric
from habit.domain.starting import STARTING_METRICS
from habit.domain.weeks import Week

GET_UP, RUNNING, EXERCISE, FALL_ASLEEP = STARTING_METRICS


def test_the_document_that_the_project_began_with_is_taken_whole() -> None:
    shelf = Shelf()
    found = shelf.take({"week-2024-03.md": TEXTS["week-2024-03.md"]})
    assert found.documents[0][:6] == (
        "week-2024-03.md",
        Week(W03),
        "from its date 2024-01-21",
        "",
        Counts(read=12, new=12),
        (
            ("Get up", "get-up"),
            ("Running", "running"),
            ("In-door Exercise(2~3)", "exercise"),
            ("Fall Sleep", "fall-asleep"),
        ),
    )
    assert found.documents[0][6:] == ((), (), (), False)
    assert found.added == (
        Added("release", "Release", Kind.COUNT, "", "2 of 2 cells are tallies"),
        Added("night-think", "Night Think", Kind.CHECK, "", "no cell is filled"),
        Added("resleep", "Resleep", Kind.CHECK, "", "no cell is filled"),
    )
    assert [row.label for row in shelf.catalog(date(2024, 2, 1))] == [
        "Get up",
        "Running",
        "In-door Exercise",
        "Release",
        "Fall Sleep",
        "Night Think",
        "Resleep",
    ]
    assert shelf.printed(W03) == own_lines(TEXTS["week-2024-03.md"])


def test_a_second_import_changes_nothing_and_says_so() -> None:
    shelf = Shelf()
    assert shelf.take(TEXTS).changed
    again = shelf.plan(TEXTS)
    assert again.edits == ()
    assert not again.report.changed
    assert again.report.counts.same == again.report.counts.read - 2
    assert again.report.added == ()
    assert again.report.rekinded == ()


def test_labels_mean_the_same_metric_with_and_without_brackets_case_and_blanks() -> None:
    shelf = Shelf()
    for label in ("In-door Exercise(2~3)", "in-door  exercise", "**In-door Exercise**（每天）："):
        assert report(shelf, document(label)).recognised == ((label.strip(), "exercise"),)
    assert report(shelf, document("Sleep|3:40")).recognised == (("Sleep", "fall-asleep"),)


def test_two_rows_of_one_document_are_two_metrics() -> None:
    shelf = Shelf()
    found = shelf.take({"a.md": document("Walk (am)|x", "Walk (pm)|xx", "Walk (am)|x")})
    assert [one.slug for one in found.added] == ["walk", "walk-pm"]
    assert found.documents[0].counts == Counts(read=3, new=2, left=1)
    assert shelf.take({"a.md": document("Walk (am)|x", "Walk (pm)|xx")}).added == ()


def test_new_slugs_are_free_and_no_words_of_the_grammar() -> None:
    labels = ("冥想(10分钟)", "C++", "C/", "Mon", "Run", "!!", "(only this)")
    found = Shelf().take({"a.md": document(*labels)})
    assert [one.slug for one in found.added] == ["冥想", "c++", "c", "mon-2", "metric", "only-this"]


def test_what_cannot_be_understood_is_kept_as_text_and_said() -> None:
    shelf = Shelf()
    assert notes(shelf, document("Fall Sleep|3:40|**4:00**|25:10|none", "|x", "---|---")) == [
        (
            "Fall Sleep",
            "**4:00**",
            (
                "kept as text. '**4:00**' is not a time. "
                "Write 3:40, 340, 11:40pm, now, -20m, yesterday 23:50 or 2024-01-15 3:40."
            ),
        ),
        ("Fall Sleep", "25:10", "kept as text. '25:10' is not a time. Write 1:10."),
        ("row 2", "x", "left: the row has no label."),
    ]
    states = [one.state for one in shelf.memory().entries]
    assert states == [State.VALUE, State.TEXT, State.TEXT, State.NONE]


def test_times_relative_to_now_mean_nothing_in_a_document() -> None:
    shelf = Shelf()
    shelf.take({"a.md": document("Fall Sleep|now|-20m|yesterday 23:50")})
    assert {one.state for one in shelf.memory().entries} == {State.TEXT}


def test_a_document_of_a_week_that_is_still_to_come_is_read() -> None:
    shelf = Shelf()
    assert report(shelf, document("Fall Sleep|3:40", dated="2031-01-21")).counts.new == 1
    [entry] = shelf.memory().entries
    assert entry.state is State.VALUE


def test_a_time_written_without_a_colon_is_printed_as_it_was_written() -> None:
    shelf = Shelf()
    text = document("Fall Sleep|340|凌晨3点40|0：50")
    shelf.take({"a.md": text})
    assert [one.minute for one in shelf.memory().entries] == [1660, 1660, 1490]
    assert shelf.printed(W03) == own_lines(text)


def test_goals_in_labels_are_offered_and_not_set() -> None:
    rows = ("Fall Sleep  (Before 2am -> 0am)|1:40", "Go2Bed (Before 10pm)|22:30", "Get up (2~3)")
    shelf = Shelf()
    assert shelf.take({"a.md": document(*rows, "In-door Exercise(2~3)")}).offers == (
        "habit metric goal fall-asleep before 2:00",
        "habit metric goal go2bed before 22:00",
        "habit metric goal exercise 2-3 a day",
    )
    shelf.put(Goal(EXERCISE.id, W03, Bound.RANGE, 2, 3, Per.DAY, "2-3 a day"))
    assert len(shelf.take({"a.md": document(*rows, "In-door Exercise(2~3)")}).offers) == 2


def kinds(shelf: Shelf) -> dict[str, Kind]:
    return {one.slug: one.kind for one in shelf.memory().metrics if one.id.startswith("id")}


def test_a_metric_of_documents_changes_its_kind_when_new_cells_call_for_it() -> None:
    shelf = Shelf()
    shelf.take({"a.md": document("Swim|x|x")})
    assert kinds(shelf) == {"swim": Kind.CHECK}
    later = document("Swim|400m|1km|x", dated="2024-01-28")
    found = shelf.take({"b.md": later})
    assert [one[:3] for one in found.rekinded] == [("swim", Kind.CHECK, Kind.AMOUNT)]
    assert [(one.text, one.number) for one in shelf.memory().entries] == [
        ("x", None),
        ("x", None),
        ("400m", 0.4),
        ("1km", 1.0),
        ("x", None),
    ]


def test_earlier_cells_that_a_new_kind_cannot_read_are_said() -> None:
    shelf = Shelf()
    shelf.take({"a.md": document("Nap|x")})
    found = shelf.take({"b.md": document("Nap|3:00~5:00|3:00~4:00", dated="2024-01-28")})
    [change] = found.rekinded
    assert [(one.day, one.text) for one in change.notes] == [(W03, "x")]
    assert [one.state for one in shelf.memory().entries][:1] == [State.TEXT]


def test_a_kind_that_the_user_chose_is_left() -> None:
    shelf = Shelf()
    swim = Metric("mine", "swim", Kind.CHECK, "", Combine.SUM, 240)
    definition = Definition("mine", date(2024, 2, 1), "Swim", 9000, False, "", from_document=False)
    shelf.put(swim, definition)
    assert notes(shelf, document("Swim|400m"))[0][1] == "400m"
    assert shelf.memory().metrics[-1] == swim
