"""``python -m habit`` and the console script."""

import atexit
import gc
import os
import sys

TYPE_CHECKING = False  # as in habit.bytecode

if TYPE_CHECKING:
    from typing import NoReturn


def main() -> None:
    """Run one command and leave with its exit code.

    A command lives for a fraction of a second: collecting its garbage, and taking the
    interpreter apart object by object at the end, would be a good part of that.
    """
    gc.disable()
    try:
        from habit.bytecode import Bundle  # noqa: PLC0415 - imported without the collector

        bundle = Bundle(" ".join(sys.argv[1:2]), drawn=os.isatty(1))
        bundle.install()
        from habit.cli.exits import guarded  # noqa: PLC0415 - imported out of the bundle

        code = guarded(sys.argv[1:])
        if "typer" not in sys.modules:  # a daily command
            bundle.keep()
    except KeyboardInterrupt:  # before the one place that answers it is there, or after
        code = 130
    _leave(code)


def _leave(code: int) -> "NoReturn":
    """End the process once all is written and every exit handler has run."""
    threading = sys.modules.get("threading")
    if threading is not None and threading.active_count() > 1:
        sys.exit(code)
    atexit._run_exitfuncs()  # noqa: SLF001 - the interpreter's own first step of leaving
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except (OSError, ValueError):  # the interpreter says what it always says of that
        sys.exit(code)
    os._exit(code)


if __name__ == "__main__":
    main()
