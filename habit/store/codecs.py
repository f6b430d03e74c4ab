"""How SQLite holds what it has no type for: the same text that SQLAlchemy writes there."""

from datetime import UTC, date, datetime

from habit.lighttypes import Any, NamedTuple, Protocol, StrEnum


class Codec(Protocol):
    """Turns one value into another; None never reaches it."""

    def __call__(self, value: Any, /) -> Any:
        """The value in its other form; ValueError when it has none."""


class Compiled(NamedTuple):
    """One statement as SQLite runs it.

    ``parameters`` names the values in the order of the question marks; ``writes`` and
    ``reads`` say which of the parameters and result columns need which codec.
    """

    sql: str
    parameters: tuple[str, ...]
    writes: tuple[tuple[int, Codec], ...]
    reads: tuple[tuple[int, Codec], ...]


write_day = date.isoformat
read_day = date.fromisoformat


def write_instant(instant: datetime) -> str:
    """``2024-01-15 19:40:00.000000``: UTC without an offset. Refuses a naive datetime."""
    if instant.tzinfo is None:
        raise ValueError(f"{instant} has no zone")
    return instant.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")


def read_instant(text: str) -> datetime:
    """The aware instant that ``write_instant`` wrote."""
    return datetime.fromisoformat(text + "+00:00")


class _Words(dict[str, Any]):
    """Texts and the words that they stand for, each found when it is first asked for."""

    def __init__(self, module: str, name: str) -> None:
        self._module = module
        self._name = name

    def __missing__(self, text: str) -> Any:
        words = getattr(__import__(self._module, fromlist=[self._name]), self._name)
        word = self[text] = words(text)
        return word


def read_word(module: str, name: str) -> Codec:
    """The codec that turns a text into one of a set of words, imported with the first."""
    return _Words(module, name).__getitem__


def write_word(word: StrEnum) -> str:
    """The stored value of one of a fixed set of words."""
    return str(word)
