"""What a style means, in the names that Rich gives to terminal attributes.

Only the sixteen colours that a terminal's theme adapts to its background, and never a
background of our own: what is written must be readable on white and on black. Everything
that a style says can be read without it.
"""

from habit.domain.entries import State
from habit.domain.verdicts import Verdict

PLAIN = ""
TITLE = "bold"
TODAY = "bold"
MET = "green"
MISSED = "magenta"
QUIET = "dim"


def verdict_style(verdict: Verdict | None) -> str:
    """The style of what was met or missed."""
    if verdict is Verdict.MET:
        return MET
    return MISSED if verdict is Verdict.MISSED else PLAIN


def cell_style(state: State | None, verdict: Verdict | None, *, today: bool) -> str:
    """The style of one day's value."""
    if state is State.NONE or state is State.TEXT:
        return QUIET
    if verdict is Verdict.MISSED:
        return MISSED
    return TODAY if today else PLAIN
