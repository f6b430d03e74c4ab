"""What a database server's failures mean to the person at the terminal."""

from habit.errors import DamagedStore, HabitError, StoreBusy, UsageProblem
from habit.store.database import StaleEdit

_LOST = (
    HabitError,
    (
        "The connection to {where} broke ({reason}). "
        "Nothing is half done; habit history shows whether the change was made."
    ),
)

_INCOMPLETE = (
    DamagedStore,
    (
        "{where} lacks what habit made there ({reason}). "
        "Nothing was changed; habit db check says more."
    ),
)

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
        "{where} does not let this user do that ({reason}). Nothing was changed.",
    ),
    "42": (
        HabitError,
        (
            "{where} holds other tables than habit's ({reason}). Nothing was changed; "
            "give habit a database of its own."
        ),
    ),
    "42P01": _INCOMPLETE,
    "42703": _INCOMPLETE,
    "25006": (HabitError, "{where} is read-only. Nothing was changed."),
    "53": (HabitError, "{where} has no room left ({reason}). Nothing was changed."),
    "": _LOST,
    "08": _LOST,
    "57": _LOST,
    "25P03": _LOST,
    "25P04": _LOST,
    "57014": (HabitError, "{where} stopped the command ({reason}). Nothing was changed."),
}
"""By SQLSTATE, or by its class in the first two characters; a broken connection has none."""

_REFUSED = (HabitError, "{where} refused the command ({reason}). Nothing was changed.")


def explained(error: BaseException, where: str) -> HabitError:
    """The error to raise in place of the driver's; ``where`` is the URL without password."""
    original = getattr(error, "orig", None) or error
    state = getattr(original, "sqlstate", None) or ""
    condition, text = _MEANINGS.get(state) or _MEANINGS.get(state[:2]) or _REFUSED
    return condition(text.format(where=where, reason=_reason(original)))


def unreached(error: BaseException, where: str) -> HabitError:
    """The error to raise where no connection came about."""
    return HabitError(f"{where} cannot be reached ({_reason(error)}). Nothing was changed.")


def _reason(error: BaseException) -> str:
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return lines[0]
