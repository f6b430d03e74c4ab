"""What ``habit --version`` prints."""

from habit import __version__


def version_text() -> str:
    """One line."""
    return f"habit {__version__}\n"
