"""Where everything that can end a command becomes a line on stderr and an exit code."""

import os
import sys

from habit.errors import HabitError
from habit.lighttypes import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Sequence

INTERRUPTED = 130
"""The code of a command that the user stopped: 128 and SIGINT, as shells have it."""


class Answered(HabitError):
    """All has been said; the command is left with a code of its own."""

    def __init__(self, exit_code: int) -> None:
        super().__init__()
        self.exit_code = exit_code


class ReaderLeft(HabitError):
    """Whoever read the output has gone (``habit week | head -1``). Nothing is to be said."""

    exit_code = 141


def guarded(arguments: "Sequence[str]") -> int:
    """Run the command line and return its exit code; no exception gets past this."""
    try:
        return _answered(arguments)
    except (Answered, ReaderLeft) as done:
        return done.exit_code
    except HabitError as problem:
        _say(f"habit: {_told(str(problem))}")
        return problem.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as failure:
        where = f": {failure.filename}" if failure.filename else ""
        _say(f"habit: {_told(failure.strerror or str(failure))}{where}")
        return 1
    except Exception as surprise:
        if os.environ.get("HABIT_TRACEBACK"):
            raise
        _say(f"habit: {_meaning(surprise)}")
        return 1


def _answered(arguments: "Sequence[str]") -> int:
    from habit.cli.express import served

    if served(arguments, os.environ):
        return 0
    from habit.cli.app import run

    return run(arguments)


def write(out: str, err: str) -> None:
    """Put a command's output on stdout and what it has to say on stderr, in this order.

    Raises ReaderLeft when nobody reads any more, HabitError when the output cannot be written.
    """
    for stream, text in ((sys.stdout, out), (sys.stderr, err)):
        try:
            _put(stream, text)
        except BrokenPipeError:
            _drop_unwritten(stream)
            raise ReaderLeft from None
        except OSError as failure:
            _drop_unwritten(stream)
            problem = f"The output could not be written: {failure.strerror}."
            raise HabitError(problem) from failure


def _put(stream: TextIO | None, text: str) -> None:
    if not text or stream is None:  # the stream is None when it was closed (>&-)
        return
    try:
        stream.write(text)
    except UnicodeEncodeError:
        encoding = stream.encoding
        stream.write(text.encode(encoding, "replace").decode(encoding))
    stream.flush()


def _drop_unwritten(stream: TextIO | None) -> None:
    """Keep the interpreter from writing what is left once more when it exits."""
    if stream is None:
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, stream.fileno())
    except (OSError, ValueError):  # a stream without a descriptor has nothing to flush
        pass
    finally:
        os.close(nowhere)


def _say(text: str) -> None:
    """Tell the user on stderr; what the user typed is in it, and may hold control characters."""
    from habit.render.harmless import harmless

    line = "\n".join(harmless(one) for one in text.split("\n"))
    if (width := _width()) and len(text) * 2 > width:
        from habit.render.flowing import flowed

        line = flowed(line, width)
    try:
        _put(sys.stderr, line + "\n")
    except OSError:  # nobody can be told
        pass


def _width() -> int:
    """The cells of the terminal that the user is told on; 0 where it is none."""
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns
    except (OSError, ValueError, AttributeError):
        return 0


def _told(text: str) -> str:
    from habit.locale import told

    return told(text)


def _meaning(surprise: Exception) -> str:
    from habit.locale import said
    from habit.zones import ZoneInfoNotFoundError

    if isinstance(surprise, ZoneInfoNotFoundError):
        return said(
            "{problem}. An entry was logged there; habit db check says which.\n"
            "Bring this computer's time zones up to date (the package tzdata)."
        ).format(problem=surprise.args[0])
    return said(
        "this is a bug in habit, or the store is damaged: {problem}\n"
        "HABIT_TRACEBACK=1 before the command shows where; habit db check looks at the store."
    ).format(problem=_in_short(surprise))


def _in_short(surprise: Exception) -> str:
    text = " ".join(str(surprise).split())
    return f"{type(surprise).__name__}: {text}"[:200]
