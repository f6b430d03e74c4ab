"""What reminders are tested with: a server that takes posts, a crontab of the test's own."""

import io
import json
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from habit.cli.exits import guarded

FAKE_CRONTAB = """\
#!/bin/sh
# a crontab program that keeps its table in a file, and answers as Debian's does
table="{table}"
case "$1" in
  -l) [ -f "$table" ] || {{ echo "no crontab for tester" >&2; exit 1; }}; cat "$table" ;;
  -r) rm "$table" ;;
  -) cat > "$table.new"
     [ -z "$(tail -c1 "$table.new")" ] || {{ echo "missing newline before EOF" >&2; exit 1; }}
     mv "$table.new" "$table" ;;
esac
"""


class Run(NamedTuple):
    """What a command printed, and its code."""

    out: str
    err: str
    code: int


def habit(*words: str) -> Run:
    """Run a command in this process, into a pipe as it were."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        code = guarded(words)
    return Run(_text(out), _text(err), code)


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()


class Post(NamedTuple):
    """One request as it arrived."""

    path: str
    headers: dict[str, str]
    content: Any


class Posts:
    """A web server on this machine; ``status`` is what it answers."""

    def __init__(self) -> None:
        self.arrived: list[Post] = []
        self.status = 200
        posts = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                posts.arrived.append(Post(self.path, dict(self.headers), json.loads(body)))
                self.send_response(posts.status)
                if 300 <= posts.status < 400:
                    self.send_header("Location", posts.url)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/secret-path"


@contextmanager
def posts() -> Iterator[Posts]:
    """A running server."""
    found = Posts()
    thread = threading.Thread(target=found.server.serve_forever, daemon=True)
    thread.start()
    try:
        yield found
    finally:
        found.server.shutdown()
        found.server.server_close()
        thread.join()


def fake_crontab(folder: Path, patch: pytest.MonkeyPatch) -> Path:
    """Put a crontab program of the test's own first in PATH; the file that holds its table."""
    programs = folder / "bin"
    programs.mkdir()
    table = folder / "table"
    program = programs / "crontab"
    program.write_text(FAKE_CRONTAB.format(table=table))
    program.chmod(0o755)
    patch.setenv("PATH", f"{programs}:{os.environ['PATH']}")
    return table
