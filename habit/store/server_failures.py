"""What a database server's failures mean to the person at the terminal."""

from habit.errors import HabitError, StoreBusy, UsageProblem
from habit.store.database import StaleEdit

_MEANINGS: dict[str, tuple[type[HabitError], str]] = {
    "55P03": (
        StoreBusy,
        (
            "Another process is writing to the store and did not finish in time. "
            "Nothing was changed; try again."
        ),
    ),
    "40": (StoreBusy, "Another process got in between. Nothing was changed; try again."),
    "23": (
        StaleEdit,
        "The change does not fit what is stored ({reason}). Nothing was changed; try again.",
    ),
    "22": (UsageProblem, "The server cannot store this ({reason}). Nothing was changed."),
    "42501": (
        HabitError,
        "{where} does not let this user write ({reason}). Nothing was changed.",
    ),
    "42": (
        HabitError,
        (
            "{where} holds other tables than habit's ({reason}). Nothing was changed; "
            "give habit a database of its own."
        ),
    ),
    "25006": (HabitError, "{where} is read-only. Nothing was changed."),
    "53": (HabitError, "{where} has no room left ({reason}). Nothing was changed."),
}
"""By SQLSTATE, or by its class in the first two characters."""

_LOST = (
    HabitError,
    (
        "{where} cannot be reached, or the connection broke ({reason}). "
        "No change is half done; habit history shows whether the last one was."
    ),
)


def explained(error: BaseException, where: str) -> HabitError:
    """The error to raise in place of SQLAlchemy's own; ``where`` is the URL without password."""
    original = getattr(error, "orig", None) or error
    state = getattr(original, "sqlstate", None) or ""
    condition, text = _MEANINGS.get(state) or _MEANINGS.get(state[:2]) or _LOST
    lines = str(original).strip().splitlines() or [type(original).__name__]
    return condition(text.format(where=where, reason=lines[0]))
