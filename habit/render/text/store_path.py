"""Where the entries are kept."""

from habit.domain.outcomes import StorePath
from habit.locale import said
from habit.render import Output, Rendered


def write(value: StorePath, output: Output) -> Rendered:
    """The location alone, so that scripts can use it; that it is not there yet goes beside it."""
    del output  # a path is printed as it is: changing a character would make it another path
    missing = said("It does not exist yet; the first habit log makes it.")
    return Rendered(f"{value.location}\n", "" if value.exists else f"{missing}\n")
