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
    # SQLAlchemy knows where in a URL a password may stand
    from sqlalchemy.engine import make_url

    return StorePath(make_url(target).render_as_string(hide_password=True), exists=True)


def upgrade_store(target: str) -> StoreRevision:
    """Open the store, which makes or upgrades it, and say which schema it has."""
    open_store(target).close()
    return StoreRevision(store_path(target).location, HEAD)
