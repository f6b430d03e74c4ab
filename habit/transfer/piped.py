"""What comes through a pipe, kept where it can be read like a file."""

import shutil
import tempfile
from typing import BinaryIO

from habit.lighttypes import NamedTuple
from habit.locale import marked
from habit.transfer.documents import LARGEST
from habit.transfer.ownfiles import FIRST_LINE, format_in

DASH = "-"
"""What a user writes for standard input."""

NAME = marked("standard input")
"""What it is called in reports."""


class Piped(NamedTuple):
    """A file without a name. ``format`` is that of a file of our own, None for a document."""

    file: BinaryIO
    format: str | None


def kept(stream: BinaryIO) -> Piped:
    """All that the stream holds; of a document that does not end, a little too much."""
    first = stream.readline(FIRST_LINE)
    file = tempfile.TemporaryFile()  # noqa: SIM115 - whoever reads it closes it
    file.write(first)
    known = format_in(first)
    if known:
        shutil.copyfileobj(stream, file)
    else:
        file.write(stream.read(LARGEST + 1))
    file.seek(0)
    return Piped(file, known)
