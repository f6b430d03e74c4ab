"""Modules of the standard library that are imported when they are first used.

``re`` costs half a start of the interpreter, and most daily commands read nothing that
needs it; ``unicodedata`` is a megabyte that a table in ASCII has no use for.
"""

from habit.lighttypes import TYPE_CHECKING

if TYPE_CHECKING:
    import re as re
    import unicodedata as unicodedata
else:

    class _Late:
        """Stands for a module until the first thing in it is asked for."""

        def __init__(self, name):
            self._name = name

        def __getattr__(self, attribute):
            found = getattr(__import__(self._name), attribute)
            setattr(self, attribute, found)
            return found

    re = _Late("re")
    unicodedata = _Late("unicodedata")
