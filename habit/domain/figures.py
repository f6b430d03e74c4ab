"""One number of a report, with what a reader needs in order to trust it."""

from habit.lighttypes import NamedTuple


class Figure(NamedTuple):
    """A number, its unit, and how many nights (or pairs, or days) it was drawn from.

    ``value`` is None where the figure is undefined or too little is known; ``remark`` then
    says why, in words for the user. Beside a value it is what to bear in mind, mostly "".
    """

    value: float | None
    unit: str
    n: int
    remark: str = ""


MINUTES = "min"
CLOCK = "min after 0:00"
"""The unit of clock times: minutes after local midnight, 0 <= m < 1440."""

NO_DIRECTION = "the times point in no one direction"


def figure(
    value: float | None,
    unit: str,
    n: int,
    *,
    least: int = 1,
    of: str = "nights",
    otherwise: str = NO_DIRECTION,
) -> Figure:
    """The figure of ``n`` nights, without its value when they are fewer than ``least``.

    ``of`` names what is counted, ``otherwise`` the reason for a value that is None although
    there is enough.
    """
    if not n and least == 1:
        return Figure(None, unit, n, f"there are no {of} to draw it from")
    if n < least:
        return Figure(None, unit, n, f"needs {least} {of}, has {n}")
    if value is None:
        return Figure(None, unit, n, otherwise)
    return Figure(value, unit, n)
