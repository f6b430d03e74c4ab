"""Settings as JSON."""

from habit.domain.outcomes import SettingList, SettingShown
from habit.render import Output, Rendered
from habit.render.jsonform.document import document


def write(value: SettingShown | SettingList, output: Output) -> Rendered:
    """One setting below ``setting``, or all of them below ``settings``."""
    del output  # JSON is the same everywhere
    if isinstance(value, SettingList):
        return Rendered(document({"settings": [one._asdict() for one in value.settings]}))
    return Rendered(document({"setting": value._asdict()}))
