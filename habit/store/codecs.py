"""How databases hold values: SQLite, where it has no type, as the text that SQLAlchemy writes."""

from datetime import UTC, date, datetime

from habit.lighttypes import TYPE_CHECKING, Any, NamedTuple, Protocol, StrEnum

if TYPE_CHECKING:
    from collections.abc import Sequence


class Codec(Protocol):
    """Turns one value into another; None never reaches it."""

    def __call__(self, value: Any, /) -> Any:
        """The value in its other form; ValueError when it has none."""


class Compiled(NamedTuple):
    """One statement as one kind of database runs it.

    ``parameters`` names the values in the order of their places in the SQL; ``writes`` and
    ``reads`` say which of the parameters and result columns need which codec.
    """

    sql: str
    parameters: tuple[str, ...]
    writes: tuple[tuple[int, Codec], ...]
    reads: tuple[tuple[int, Codec], ...]


def written(values: "Sequence[Any]", writes: tuple[tuple[int, Codec], ...]) -> "Sequence[Any]":
    """The parameters of a statement as the database takes them."""
    if not writes:
        return values
    changed = list(values)
    for index, codec in writes:
        if changed[index] is not None:
            changed[index] = codec(changed[index])
    return changed


def columns_read(rows: list[Any], reads: tuple[tuple[int, Codec], ...]) -> "list[Sequence[Any]]":
    """The rows as columns, converted; column by column is twice as fast as row by row."""
    columns: list[Sequence[Any]] = list(zip(*rows, strict=True))
    for index, codec in reads if columns else ():
        columns[index] = _read(columns[index], codec)
    return columns


def _read(column: "Sequence[Any]", codec: Codec) -> "Sequence[Any]":
    if None in column:
        return [None if one is None else codec(one) for one in column]
    return list(map(codec, column))


write_day = date.isoformat
read_day = date.fromisoformat


def in_utc(instant: datetime) -> datetime:
    """The instant in UTC, as a server takes it and is to give it back. Refuses a naive datetime."""
    if instant.tzinfo is None:
        raise ValueError(f"{instant} has no zone")
    return instant.astimezone(UTC)


def write_instant(instant: datetime) -> str:
    """``2024-01-15 19:40:00.000000``: UTC without an offset. Refuses a naive datetime."""
    return in_utc(instant).replace(tzinfo=None).isoformat(" ", "microseconds")


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
