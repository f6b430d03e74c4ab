"""What the commands of the weekly document say."""

from document_examples import (
    CREATED,
    NOTE_EDITED,
    NOTE_REMOVED,
    NOTES,
    TEMPLATES,
    plan,
    updated,
)
from render_examples import output

from habit.render import renderer_for

LEFT = """\
  Weight: a new row
  Running · Sun: x in the document, nothing in the store
  Get up · Mon: both changed: empty in the document, 9:00 in the store, 8:55 before
  Release · Mon: both changed: x in the document, xx in the store
  Mood: has entries, and no row
v.md: 2024-W03, in step
n.md: left. There is no metrics table in it.
habit summary pull takes what the documents have.
Where both have changed: habit summary update --replace takes the store's value, \
habit summary pull --replace the document's.
habit summary update --add adds the missing rows.
"""


def test_an_update_tells_what_it_wrote_and_what_it_left() -> None:
    assert renderer_for(output()).render(updated()) == (
        "w.md: 2024-W03, 2 cells and 1 row written\n"
        "  Fall Sleep · Mon: 3:40 → 3:50\n"
        "  Running · Mon: 4km\n" + LEFT,
        "",
    )


def test_a_difference_stands_alone_on_standard_output() -> None:
    shown = renderer_for(output()).render(updated(diff=True, dry_run=True))
    assert shown.out == ("--- w.md (now)\n+++ w.md (updated)\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n")
    assert shown.err == "w.md: 2024-W03, 2 cells and 1 row to write\n" + LEFT


def test_notes_are_listed_by_their_days() -> None:
    assert renderer_for(output()).render(NOTES).out == (
        "Mon 15 Jan\n  1. draft\n     - [ ] nested\n  2. [x] call\nSun 21 Jan\n  1. [ ] rest\n"
    )
    assert renderer_for(output()).render(NOTES._replace(days=())).out == (
        'Nothing is noted. habit note "read chapter 3" notes something.\n'
    )


def test_a_changed_note_says_what_it_was() -> None:
    assert renderer_for(output()).render(NOTE_EDITED).out == (
        "Mon 15 Jan · 2. call (was cal)\n   - twice\n"
    )
    assert renderer_for(output()).render(NOTE_REMOVED).out == "Mon 15 Jan · 2. call removed\n"


def test_a_plan_says_what_does_not_fit_into_the_week() -> None:
    shown = renderer_for(output()).render(plan())
    assert shown.out == (
        "|         | urgency(3) | liking(1) | total | share  | at least |\n"
        "|---------|------------|-----------|-------|--------|----------|\n"
        "| thesis  | 3          | 0         | 3     | 3 days | 7        |\n"
        "| web     |            | 1         | 1     | 1 day  | 1        |\n"
        "| rest    | 3          | 0         | 3     | 3 days |          |\n"
        "| Summary |            |           | 7     |        |          |\n"
    )
    assert shown.err == (
        "thesis earns 3 days and requires 7 days.\nThe tasks require 8 days; a week has 7.\n"
    )


def test_a_document_that_was_begun_is_named_or_printed() -> None:
    assert renderer_for(output()).render(CREATED).out == (
        "blog/w9.md: 2024-W03, from the template hugo\n"
    )
    assert renderer_for(output()).render(CREATED._replace(path="")).out == "the text\n"


def test_templates_are_listed_with_the_folder_of_own_ones() -> None:
    assert renderer_for(output()).render(TEMPLATES).out == (
        "hugo  built in\nmine  /data/templates/mine.md.j2\nYour own are kept in /data/templates\n"
    )
