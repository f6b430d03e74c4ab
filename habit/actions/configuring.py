"""Reading and changing the settings."""

from datetime import datetime

from habit.config import SettingSpec
from habit.domain.journal import Edit
from habit.domain.outcomes import SettingList, SettingShown
from habit.domain.settings import Setting
from habit.settingtable import SETTINGS, shown_value, spec_of
from habit.store.repository import Repository


def list_settings(repository: Repository) -> SettingList:
    """Every setting and its value."""
    stored = repository.settings()
    return SettingList(tuple(_shown(spec, stored) for spec in SETTINGS.values()))


def get_setting(repository: Repository, name: str) -> SettingShown:
    """One setting and its value; whoever asks for it by name is shown a secret too."""
    spec = spec_of(name)
    value = repository.settings().get(spec.name, spec.default)
    return SettingShown(spec.name, value, spec.default, spec.help)


def set_setting(repository: Repository, now: datetime, name: str, value: str) -> SettingShown:
    """Give a setting another value; NotASetting when it cannot have that one."""
    spec = spec_of(name)
    text = spec.check(value)
    shown = shown_value(spec.name, text)
    return _change(repository, now, spec, text, f"config set {spec.name} {shown}")


def unset_setting(repository: Repository, now: datetime, name: str) -> SettingShown:
    """Give a setting its default value again."""
    spec = spec_of(name)
    return _change(repository, now, spec, None, f"config unset {spec.name}")


def _change(
    repository: Repository, now: datetime, spec: SettingSpec, value: str | None, command: str
) -> SettingShown:
    with repository.transaction():
        stored = repository.settings()
        before = Setting(spec.name, stored[spec.name]) if spec.name in stored else None
        after = None if value is None else Setting(spec.name, value)
        if before != after:
            repository.record(command, [Edit(before, after)], now)
        return _shown(spec, repository.settings())


def _shown(spec: SettingSpec, stored: dict[str, str]) -> SettingShown:
    value = shown_value(spec.name, stored.get(spec.name, spec.default))
    return SettingShown(spec.name, value, spec.default, spec.help)
