"""Finished sentences of the source, told in another language.

What goes wrong in the depths is an English sentence with its values already in it. Its message
has numbered fields in their places, ``There is no metric {0}. {1}``, and a field may hold a
sentence itself.
"""

import re
from collections.abc import Mapping

_FIELD = re.compile(r"\{([0-9])\}")


def retold(text: str, messages: Mapping[str, str]) -> str:
    """The sentence that the nearest message makes of a text, or the text as it is."""
    if text in messages:
        return messages[text]
    patterns = (one for one in messages if "{0}" in one)
    fitting = [(one, found) for one in patterns if (found := _pattern(one).fullmatch(text))]
    if not fitting:
        return text
    nearest, found = max(fitting, key=lambda one: _nearness(one[0]))
    values = [_value(value, messages) for value in found.groups()]
    return messages[nearest].format(*values)


def _nearness(message: str) -> tuple[int, int]:
    """How much of a text is the message's own: its lines first, lest a field takes one in."""
    return message.count("\n"), len(_FIELD.sub("", message))


def _value(text: str, messages: Mapping[str, str]) -> str:
    """A value of a sentence; a single word is a name, and stays."""
    return retold(text, messages) if " " in text else text


def _pattern(message: str) -> re.Pattern[str]:
    literals = _FIELD.split(message)[::2]
    return re.compile("(.*?)".join(map(re.escape, literals)), re.DOTALL)
