"""Whole outputs kept in files, because trailing colours and wide tables are unreadable inline.

``HABIT_GOLDEN=write pytest tests/render`` writes them anew; read the difference before it is
committed.
"""

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "golden"


def assert_golden(name: str, text: str) -> None:
    """The text is, to the byte, what the file of this name holds."""
    file = FOLDER / name
    if os.environ.get("HABIT_GOLDEN") == "write":
        file.write_bytes(text.encode())
    assert text == file.read_bytes().decode(), f"{name} differs"
