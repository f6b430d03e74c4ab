"""Settings as they are stored: a name and a text. ``habit.config`` gives them their meaning."""

from habit.lighttypes import NamedTuple


class Setting(NamedTuple):
    """One setting that differs from its default."""

    name: str
    value: str
