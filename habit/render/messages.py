"""What stands beside the data on standard error, the same in every format."""

from habit.domain.logged import Logged
from habit.locale import told
from habit.render.harmless import harmless


def remarks_of(logged: Logged) -> str:
    """What the user should know of the entries, then what the program asks about them."""
    lines = [
        line
        for one in logged.entries
        for line in (*one.remarks, *([one.question] if one.question else []))
    ]
    return "".join(f"{harmless(told(line))}\n" for line in lines)
