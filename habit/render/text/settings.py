"""Settings: their values, and what they do."""

from habit.domain.outcomes import SettingList, SettingShown
from habit.locale import said
from habit.render import Output, Rendered
from habit.render.harmless import harmless
from habit.render.wrapping import wrap


def write(value: SettingShown | SettingList, output: Output) -> Rendered:
    """``day_start = 05:00 (default 04:00)`` above what it does, for each."""
    width = output.width if output.terminal else None
    shown = value.settings if isinstance(value, SettingList) else (value,)
    return Rendered("".join(f"{line}\n" for setting in shown for line in _lines(setting, width)))


def _lines(setting: SettingShown, width: int | None) -> list[str]:
    default = said(" (default {default})").format(default=setting.default)
    default = "" if setting.value == setting.default else default
    text = said(setting.help)
    meaning = [text] if width is None else wrap(text, max(width - 2, 1))
    return [
        harmless(f"{setting.name} = {setting.value}{default}"),
        *(f"  {line}" for line in meaning),
    ]
