"""Settings: their values, and what they do."""

from habit.domain.outcomes import SettingList, SettingShown
from habit.render import Output, Rendered
from habit.render.harmless import harmless


def write(value: SettingShown | SettingList, output: Output) -> Rendered:
    """``day_start = 05:00 (default 04:00)`` above what it does, for each."""
    del output  # plain lines: no width, sign or colour is needed
    shown = value.settings if isinstance(value, SettingList) else (value,)
    return Rendered("".join(f"{line}\n" for setting in shown for line in _lines(setting)))


def _lines(setting: SettingShown) -> list[str]:
    default = "" if setting.value == setting.default else f" (default {setting.default})"
    return [harmless(f"{setting.name} = {setting.value}{default}"), f"  {setting.help}"]
