"""Files that ``habit export`` wrote: told from others by their content, and read line by line.

CSV: a line for each entry, under a head of column names of which ``day``, ``metric`` and
``text`` are needed. JSON: one object, a line for each record between the brackets, so that a
file of any length is read with little memory::

    {"habit": 1, "records": [
    {"metric": {"id": "…", "slug": "get-up", …}},
    {"entry": {"metric_id": "…", "day": "2024-01-15", …}}
    ]}
"""

import csv
import json
import os
from collections.abc import Callable, Iterator, Mapping
from io import TextIOWrapper
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from habit.errors import UsageProblem

CSV = "csv"
JSON = "json"

JSON_HEAD = '{"habit": 1, "records": ['
JSON_END = "]}"

NEEDED = ("day", "metric", "text")
"""The columns without which a line of CSV says nothing."""

Row = tuple[int, str, Mapping[str, Any]]
"""The number of a line, the kind of its record, and the record's fields."""

FIRST_LINE = 10_000
"""Bytes of the first line that tell one of our own files from any other."""

_LINES_A_REPORT = 1000


class NotAsExported(UsageProblem):
    """A file that begins like one of habit's own goes on differently."""


def format_of(path: str) -> str | None:
    """``csv`` or ``json`` for a file of our own, by how it begins; None for any other."""
    try:
        with Path(path).open("rb") as file:
            return format_in(file.readline(FIRST_LINE))
    except OSError:
        return None


def format_in(first_line: bytes) -> str | None:
    """The same of the line that a text begins with."""
    # a carriage return alone ends a line too, as it does where the rows are read
    first = first_line.decode("utf-8-sig", errors="replace").partition("\r")[0]
    if first.rstrip() == JSON_HEAD:
        return JSON
    head = next(csv.reader([first]), [])
    return CSV if set(NEEDED) <= set(head) else None


def rows(
    path: str,
    file_format: str,
    report: Callable[[int, int], None] | None,
    piped: BinaryIO | None = None,
) -> Iterator[Row]:
    """The records of a file in its order; ``report`` is told the hundredths that are read.

    ``piped`` is read in its place, and closed.
    """
    with piped or Path(path).open("rb") as octets:
        size = max(os.fstat(octets.fileno()).st_size, 1)
        file = TextIOWrapper(octets, encoding="utf-8-sig", newline="")
        read = _csv_rows(file) if file_format == CSV else _json_rows(file)
        try:
            for count, row in enumerate(read):
                if report and count % _LINES_A_REPORT == 0:
                    report(min(100 * octets.tell() // size, 100), 100)
                yield row
        except UnicodeDecodeError:
            raise NotAsExported(f"{path} is not UTF-8.") from None
        except csv.Error as problem:
            raise NotAsExported(f"{path}: {problem}.") from None


def _csv_rows(file: TextIO) -> Iterator[Row]:
    reader = csv.reader(file, strict=True)
    head = next(reader)
    for fields in reader:
        if len(fields) != len(head):
            raise NotAsExported(
                f"Line {reader.line_num} has {len(fields)} columns, and the head {len(head)}."
            )
        yield reader.line_num, "entry", dict(zip(head, fields, strict=True))


def _json_rows(file: TextIO) -> Iterator[Row]:
    file.readline()
    line = ""
    for number, line in enumerate(file, 2):
        if line.rstrip() == JSON_END:
            return
        try:
            [(kind, fields)] = json.loads(line.rstrip().rstrip(",")).items()
        except (ValueError, AttributeError):
            raise NotAsExported(f"Line {number} is no record as habit export writes it.") from None
        if not isinstance(fields, dict):
            raise NotAsExported(f"Line {number} is no record as habit export writes it.")
        yield number, kind, fields
    raise NotAsExported(f"The file ends in the middle, after {line[:40]!r}. Export it again.")


def json_pieces(records: Iterator[str]) -> Iterator[str]:
    """The text of a JSON file, from its records as JSON."""
    yield f"{JSON_HEAD}\n"
    before = ""
    for record in records:
        yield f"{before}{record}"
        before = ",\n"
    yield f"\n{JSON_END}\n" if before else f"{JSON_END}\n"


class _Sheet:
    """Where ``csv`` writes a line to have it back."""

    def __init__(self) -> None:
        self.text = ""

    def write(self, text: str) -> None:
        """Keep the line."""
        self.text = text


def csv_pieces(columns: tuple[str, ...], lines: Iterator[Mapping[str, Any]]) -> Iterator[str]:
    """The text of a CSV file (RFC 4180), line by line."""
    sheet = _Sheet()
    writer = csv.writer(sheet)
    for line in chain([columns], ([one[name] for name in columns] for one in lines)):
        writer.writerow(line)
        yield sheet.text
