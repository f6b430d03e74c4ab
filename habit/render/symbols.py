"""The signs that the program itself prints, and their stand-ins in ASCII."""

from habit.domain.verdicts import Verdict
from habit.lighttypes import NamedTuple


class Symbols(NamedTuple):
    """One sign for each meaning."""

    dot: str
    dash: str
    arrow: str
    rule: str
    ellipsis: str
    met: str
    missed: str

    def verdict(self, verdict: Verdict | None) -> str:
        """The sign for a decided verdict, "" for an open one."""
        if verdict is Verdict.MET:
            return self.met
        return self.missed if verdict is Verdict.MISSED else ""


UNICODE = Symbols(dot="·", dash="–", arrow="→", rule="─", ellipsis="…", met="✓", missed="✗")
ASCII = Symbols(dot="-", dash="-", arrow="->", rule="-", ellipsis="~", met="ok", missed="no")


SKIPPED = "~"
"""Marks a day that does not count, on every terminal."""


def symbols(*, unicode: bool) -> Symbols:
    """The signs for a terminal that shows Unicode, or only ASCII."""
    return UNICODE if unicode else ASCII
