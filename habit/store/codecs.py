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
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def read_word(module: str, name: str) -> Codec:
    """The codec that turns a text into one of a set of words, imported with the first."""
    known: list[Codec] = []

    def read(text: Any, /) -> Any:
        if not known:
            known.append(getattr(__import__(module, fromlist=[name]), name))
        return known[0](text)

    return read


def write_word(word: StrEnum) -> str:
    """The stored value of one of a fixed set of words."""
    return str(word)
