"""Writing documents: whole or not at all, and never over somebody else's work."""

import os
import stat
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from habit.errors import HabitError


class NotWritten(HabitError):
    """A document could not be written; the message says why. The file is as it was."""


def replace_document(path: str, before: str, after: str) -> None:
    """Put ``after`` in the place of a document that says ``before``.

    A link stays a link to the file that is replaced, and the file keeps its mode. The new text
    is written beside it and takes its name at once, after a look that nobody changed it.
    """
    try:
        target = Path(path).resolve(strict=True)
        if not os.access(target, os.W_OK):
            raise NotWritten("It is not writable. Nothing was changed.")
        with _beside(target, [after]) as written:
            _match(target, written)
            if target.read_bytes() != before.encode():
                raise NotWritten("It was changed meanwhile. Nothing was written; try again.")
            written.replace(target)
            _sync_folder(target.parent)
    except OSError as problem:
        raise NotWritten(f"It cannot be written: {problem.strerror}.") from None


def create_document(path: str, text: str | Iterable[str]) -> None:
    """Write a new document. What exists is never written over, however late it came to be.

    ``text`` may come in pieces that are made as they are asked for.
    """
    target = Path(path)
    pieces = [text] if isinstance(text, str) else text
    try:
        with _beside(target, pieces) as written:
            written.chmod(0o666 & ~_umask())
            _name(written, target)
            _sync_folder(target.parent)
    except FileExistsError:
        raise NotWritten(f"{path} exists already. It was not touched.") from None
    except OSError as problem:
        raise NotWritten(f"{path} cannot be written: {problem.strerror}.") from None


@contextmanager
def _beside(target: Path, pieces: Iterable[str]) -> Iterator[Path]:
    """A temporary file beside another one, gone afterwards unless it was renamed."""
    # hidden, and without a document's suffix: no search of the folder finds it
    handle, name = tempfile.mkstemp(".tmp", f".{target.stem[:40]}.habit-", target.parent)
    written = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(piece.encode() for piece in pieces)
            file.flush()
            os.fsync(file.fileno())
        yield written
    finally:
        written.unlink(missing_ok=True)


def _name(written: Path, target: Path) -> None:
    """Give a file another name that is free. Raises FileExistsError when it is not."""
    try:
        target.hardlink_to(written)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        with target.open("xb") as file:
            file.write(written.read_bytes())


def _match(target: Path, written: Path) -> None:
    """Give the new file the mode of the old one, and its owner where that is allowed."""
    known = target.stat()
    try:
        os.chown(written, known.st_uid, known.st_gid)
    except (OSError, AttributeError):  # only root may, and only where there are owners
        pass
    written.chmod(stat.S_IMODE(known.st_mode))


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _sync_folder(folder: Path) -> None:
    """Make a new name outlast a power cut, where folders can be synchronised."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)
