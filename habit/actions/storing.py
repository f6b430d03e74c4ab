"""Where the entries are kept."""

from pathlib import Path

from habit.domain.checkup import StoreRevision
from habit.domain.outcomes import StorePath
from habit.paths import is_url
from habit.store.opening import open_store
from habit.store.revision import HEAD


def store_path(target: str) -> StorePath:
    """The store's file, or its URL without the password. Nothing is opened or made."""
    if not is_url(target):
        return StorePath(target, Path(target).exists())
    from habit.store.server_url import read_url  # noqa: PLC0415 - for servers alone

    return StorePath(read_url(target).shown(), exists=True)


def upgrade_store(target: str) -> StoreRevision:
    """Open the store, which makes or upgrades it, and say which schema it has."""
    open_store(target).close()
    return StoreRevision(store_path(target).location, HEAD)
