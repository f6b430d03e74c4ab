"""Remembering what was told: bookkeeping of the program, outside the journal.

Undo takes back what the user did. That a reminder was told is nothing the user did, and taking
it back would tell it twice; so it is no record of the journal, and no part of the state that is
rebuilt from it.
"""

from datetime import date, datetime, timedelta

from habit.domain.deliveries import Delivery, Outcome
from habit.store.database import Database

KEPT_FOR = timedelta(days=60)
"""How long a delivery is remembered; occasions are open for a day."""

ABANDONED_AFTER = timedelta(minutes=2)
"""A delivery that was begun this long ago was not finished: its process is gone."""


class Deliveries:
    """Which occasion was told over which channel, and with what result."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def deliveries_from(self, reminder: str, day: date) -> list[Delivery]:
        """What was done on the occasions of a day and of later ones, whose keys begin with it."""
        first = day.isoformat()
        rows = self._database.rows("deliveries_from", reminder=reminder, occasion=first)
        return [Delivery(*row) for row in rows]

    def every_delivery(self) -> list[Delivery]:
        """What was ever done and is not forgotten yet."""
        return [Delivery(*row) for row in self._database.rows("every_delivery")]

    def deliveries_since(self, since: datetime) -> list[Delivery]:
        """What was done since an instant, newest first."""
        return [Delivery(*row) for row in self._database.rows("deliveries_since", since=since)]

    def claim(
        self, reminder: str, occasion: str, channel: str, now: datetime, since: datetime
    ) -> Delivery | None:
        """Take it on to tell an occasion over a channel; None when that is done or being done.

        The claim is committed before anything is sent: of two runs at the same moment one
        sends. What failed, and what a killed process left, may be claimed again; what was done
        before ``since``, when the reminder was installed, was another's of its name.
        """
        key = {"reminder": reminder, "occasion": occasion, "channel": channel}
        with self._database.transaction():
            rows = self._database.rows("delivery", **key)
            own = [one for one in (Delivery(*row) for row in rows) if one.at >= since]
            before = own[0] if own else None
            if before is not None and not may_claim(before, now):
                return None
            attempts = 1 if before is None else before.attempts + 1
            error = "" if before is None else before.error
            claimed = Delivery(reminder, occasion, channel, Outcome.SENDING, now, attempts, error)
            self._put(claimed)
            self._database.run_many("forget_deliveries", [(now - KEPT_FOR,)])
        return claimed

    def settle(self, claimed: Delivery, error: str, now: datetime) -> Delivery:
        """Write down what came of a claim: ``error`` is "" when it was told."""
        outcome = Outcome.FAILED if error else Outcome.SENT
        settled = claimed._replace(outcome=outcome, at=now, error=error)
        with self._database.transaction():
            self._put(settled)
        return settled

    def _put(self, delivery: Delivery) -> None:
        self._database.run_many("delete_delivery", [delivery[:3]])
        self._database.run_many("insert_delivery", [delivery])


def may_claim(delivery: Delivery, now: datetime) -> bool:
    """Whether a delivery is to be tried again: it failed, or was left half done."""
    if delivery.outcome is Outcome.SENDING:
        return now - delivery.at >= ABANDONED_AFTER
    return delivery.outcome is Outcome.FAILED
