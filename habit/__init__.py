"""A habit and sleep tracker for the terminal."""

__version__ = "0.1.0"
