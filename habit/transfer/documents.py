"""The user's documents as files: finding them in folders, and reading them as text."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from habit.domain.document import Document, read_document
from habit.errors import HabitError, NothingFound

LARGEST = 20_000_000
"""Bytes beyond which a file is no document that somebody keeps by hand."""

_SUFFIXES = (".md", ".markdown", ".mdown")


class UnreadableDocument(HabitError):
    """A file cannot be read as a Markdown document; the message says why."""


def find_documents(paths: Iterable[str]) -> list[str]:
    """The files that are meant: each named one, and the Markdown files in each named folder.

    Folders are searched to the bottom, without what is hidden. A file that is reached twice
    counts once. Raises NothingFound for a path that does not exist.
    """
    found: dict[str, str] = {}
    for path in paths:
        if Path(path).is_dir():
            inside = list(_markdown_files(path))
            if not inside:
                raise NothingFound(f"There is no Markdown file in {path}.")
        elif Path(path).exists():
            inside = [path]
        else:
            raise NothingFound(f"There is no file {path}.")
        for one in inside:
            found.setdefault(os.path.realpath(one), one)
    return list(found.values())


def load_document(path: str, piped: BinaryIO | None = None) -> Document:
    """The document in a file. Raises UnreadableDocument when it is not one.

    ``piped`` is read in its place, and closed.
    """
    try:
        with piped or Path(path).open("rb") as file:
            octets = file.read(LARGEST + 1)
    except OSError as problem:
        raise UnreadableDocument(f"It cannot be read: {problem.strerror}.") from None
    if len(octets) > LARGEST:
        raise UnreadableDocument(f"It is larger than {LARGEST // 1_000_000} MB: no document.")
    try:
        text = octets.decode("utf-8")
    except UnicodeDecodeError as problem:
        line = octets.count(b"\n", 0, problem.start) + 1
        raise UnreadableDocument(
            f"It is not UTF-8 (line {line}). If it is Chinese text in another encoding: "
            f"iconv -f GB18030 -t UTF-8 {'-' if piped else path}"
        ) from None
    if "\0" in text:
        raise UnreadableDocument("It holds NUL characters: no text.")
    return read_document(text)


def _markdown_files(folder: str) -> Iterable[str]:
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        for name in sorted(files):
            path = Path(here, name)
            shown = path.suffix.lower() in _SUFFIXES and not name.startswith(".")
            if shown and path.is_file():
                yield str(path)
