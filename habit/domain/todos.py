"""To-dos: items of lists that begin with ``[ ]``, or ``[x]`` when they are done."""

import re
from collections.abc import Iterable, Iterator

_TODO = re.compile(
    r"[ \t>]*(?:(?:[0-9]+[.)、]|[-*+])[ \t]+)?\[(?P<mark>[ xX])\][ \t]+(?P<text>.*\S)"
)


def unfinished(lines: Iterable[str]) -> Iterator[str]:
    """The texts of the to-dos among these lines that are not done, without their boxes."""
    for line in lines:
        found = _TODO.match(line)
        if found and found["mark"] == " ":
            yield found["text"]


def is_todo(text: str) -> bool:
    """Whether a note is a to-do, done or not."""
    return _TODO.match(text) is not None


def ticked(text: str) -> str:
    """A to-do that is done; a note that was none becomes one."""
    found = _TODO.match(text)
    if found is None:
        return f"[x] {text}"
    return text[: found.start("mark")] + "x" + text[found.end("mark") :]


def without_box(text: str) -> str:
    """A note's first line without the box of a to-do."""
    found = _TODO.match(text)
    return found["text"] if found else text
