"""The zones of ``zoneinfo``, without asking how the interpreter was built.

``zoneinfo`` asks ``sysconfig`` where zones are, which reads all that is known of the build: a
tenth of a start. The answer is nearly always the one that is given here, and where it is not,
the zones of the package ``tzdata`` are found.
"""

import os

_ASKED = "PYTHONTZPATH"
_PLACES = "/usr/share/zoneinfo:/usr/lib/zoneinfo:/usr/share/lib/zoneinfo:/etc/zoneinfo"

_answered = os.name == "posix" and os.environ.setdefault(_ASKED, _PLACES) is _PLACES

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: E402 - once it can ask

if _answered:
    del os.environ[_ASKED]

__all__ = ["ZoneInfo", "ZoneInfoNotFoundError"]
