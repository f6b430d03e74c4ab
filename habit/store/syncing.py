"""What outlives the loss of power."""

import os


def sync_folder(folder: str) -> None:
    """Make names that were given in a folder survive the loss of power."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
