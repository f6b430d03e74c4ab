"""What became of a reminder: one delivery for each occasion and way of telling it."""

from datetime import datetime

from habit.lighttypes import NamedTuple, StrEnum


class Outcome(StrEnum):
    """How far a delivery came."""

    SENDING = "sending"
    """Begun; a process that was killed leaves it so."""
    SENT = "sent"
    FAILED = "failed"


class Delivery(NamedTuple):
    """One reminder on one occasion over one channel.

    ``at`` is the instant of the last attempt, ``attempts`` how many there were. ``error`` says
    why the last one failed, "" otherwise.
    """

    reminder: str
    occasion: str
    channel: str
    outcome: Outcome
    at: datetime
    attempts: int
    error: str
