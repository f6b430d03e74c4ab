"""Which schema this program reads and writes."""

HEAD = "0005"
"""The newest revision in ``migrations``; a test compares. Asking Alembic costs 40 starts."""

APPLICATION_ID = 0x68616269
"""``habi``: what tells a store's file from another program's SQLite file."""
