"""The outer form of every JSON answer."""

import json
from collections.abc import Mapping

SCHEMA = 1
"""Counts up when a key changes its meaning or goes; new keys do not change it."""


def document(content: Mapping[str, object]) -> str:
    """The answer as one indented JSON object with the schema number first."""
    return json.dumps({"schema": SCHEMA, **content}, ensure_ascii=False, indent=2) + "\n"
