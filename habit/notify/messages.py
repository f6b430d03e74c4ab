"""What is told, by what, and what is known of its arrival."""

from collections.abc import Mapping

from habit.lighttypes import NamedTuple, Protocol


class Message(NamedTuple):
    """A reminder in words: a line, what stands below it, and the same as facts for programs.

    ``facts`` holds only what JSON has types for.
    """

    title: str
    body: str
    facts: Mapping[str, object]

    @property
    def text(self) -> str:
        """The title above the body."""
        return f"{self.title}\n{self.body}\n" if self.body else f"{self.title}\n"


class Receipt(NamedTuple):
    """What came of telling. ``error`` is "" when it worked.

    ``known`` says what is known of the arrival, and what nobody can know.
    """

    error: str
    known: str = ""


class Channel(Protocol):
    """One way to tell. ``name`` is remembered with each delivery."""

    name: str
    place: str
    """Where it goes, without its secret."""

    def tell(self, message: Message) -> Receipt:
        """Send the message now. Every failure is a receipt; nothing is raised."""
