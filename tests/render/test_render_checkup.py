"""What is said of the store's health and its backups, as whole texts."""

import pytest
from outcome_examples import BACKUP, REPAIRED_CHECKUP, SOUND_CHECKUP
from render_examples import output

from habit.domain.checkup import (
    BackupList,
    BackupMade,
    Checkup,
    Restored,
    StoreRevision,
    damage,
    note,
)
from habit.render import Rendered, renderer_for

CLOSE = "Others may read /data/habit.db. Close it: chmod 600 '/data/habit.db'"
DAMAGED = SOUND_CHECKUP._replace(findings=(damage("state", "a\x1b[31m is not b."),))
NOTED = SOUND_CHECKUP._replace(findings=(note("permissions", CLOSE),))
MANY = SOUND_CHECKUP._replace(findings=tuple(damage("state", f"{n}.") for n in range(30)))


def rendered(value: object) -> Rendered:
    return renderer_for(output(200)).render(value)


@pytest.mark.parametrize(
    ("checkup", "out", "err"),
    [
        (
            SOUND_CHECKUP,
            (
                "Sound: /data/habit.db (entries: 12, changes: 9)\n"
                "Newest backup: /data/backups/habit-20240118-daily.db\n"
            ),
            "",
        ),
        (
            DAMAGED,
            "Not as it should be in /data/habit.db:\n  state: a\\x1b[31m is not b.\n",
            "habit db check --repair mends the store and keeps the damaged file beside it.\n",
        ),
        (
            NOTED,
            f"Not as it should be in /data/habit.db:\n  permissions: {CLOSE}\n",
            "No entry is damaged. habit db check --repair sets right what it can.\n",
        ),
        (
            NOTED._replace(on_server=True),
            f"Not as it should be in /data/habit.db:\n  permissions: {CLOSE}\n",
            "No entry is damaged.\n",
        ),
        (
            REPAIRED_CHECKUP,
            (
                "Not as it should be in /data/habit.db:\n"
                "  state: Fall Sleep on 2024-01-15: …\n"
                "  permissions: Others …\n"
                "Mended: 9 changes are whole, 2 from backups.\n"
                "Values that stood only in the tables: 1. habit undo takes them back.\n"
                "Lost:\n"
                "  4 (log run 4km)\n"
                "The damaged file is kept: /data/habit.db.damaged-1\n"
                "What remains:\n"
                "  permissions: Others …\n"
            ),
            "",
        ),
    ],
    ids=["sound", "damaged", "noted", "noted on a server", "repaired"],
)
def test_a_checkup_says_what_is_wrong_and_what_to_do(checkup: Checkup, out: str, err: str) -> None:
    assert rendered(checkup) == Rendered(out, err)


def test_of_very_many_findings_the_first_are_told() -> None:
    lines = rendered(MANY).out.splitlines()
    assert len(lines) == 22
    assert lines[-1] == "  and 10 more"


@pytest.mark.parametrize(
    ("value", "out", "err"),
    [
        (BackupList("/b", (BACKUP,)), "habit-20240118-daily.db       5 kB\n", "They are in /b.\n"),
        (BackupList("/b", ()), "", "There is no backup in /b yet.\n"),
        (BackupMade("/b/x.db", 3), "/b/x.db\n", "It was opened and read. Entries: 3\n"),
        (
            Restored("/b/x.db", 1, whole=False, kept=""),
            "1 record is as in /b/x.db again.\nhabit undo takes it back.\n",
            "",
        ),
        (
            Restored("/b/x.db", 0, whole=False, kept=""),
            "The store holds what /b/x.db holds already.\n",
            "",
        ),
        (
            Restored("/b/x.db", 0, whole=True, kept="/old"),
            "The store is what /b/x.db holds.\nThe old file is kept: /old\n",
            "",
        ),
        (Restored("/b/x.db", 0, whole=True, kept=""), "The store is what /b/x.db holds.\n", ""),
        (StoreRevision("/x", "0003"), "/x is at revision 0003, the newest.\n", ""),
    ],
)
def test_backups_and_restores_are_told(value: object, out: str, err: str) -> None:
    assert rendered(value) == Rendered(out, err)
