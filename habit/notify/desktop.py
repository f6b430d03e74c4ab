"""The desktop, by ``notify-send``; also under cron, which knows nothing of a session."""

import os
import shutil
import subprocess
from collections.abc import Mapping

from habit.notify.messages import Message, Receipt

SECONDS = 10


class Desktop:
    """The notification daemon of the user's session."""

    name = "desktop"
    place = "notify-send"

    def __init__(self, environ: Mapping[str, str], user_id: int) -> None:
        self._environ = environ
        self._user_id = user_id

    def tell(self, message: Message) -> Receipt:
        """Hand the message to the daemon, which answers when it has taken it."""
        program = shutil.which("notify-send", path=search_path(self._environ))
        if program is None:
            return Receipt("There is no notify-send here. Install libnotify-bin.")
        address = bus_address(self._environ, self._user_id)
        if address is None:
            return Receipt(
                "No desktop session was found: DBUS_SESSION_BUS_ADDRESS is not set, and "
                f"/run/user/{self._user_id}/bus is not there."
            )
        words = [program, "--app-name=habit", "--", message.title, _escaped(message.body)]
        try:
            done = subprocess.run(  # noqa: S603 - a program found by its name, no shell
                words,
                env=dict(self._environ) | {"DBUS_SESSION_BUS_ADDRESS": address},
                capture_output=True,
                timeout=SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return Receipt(f"The notification daemon did not answer for {SECONDS} seconds.")
        except OSError as error:
            return Receipt(f"notify-send could not be run: {error.strerror}.")
        if done.returncode:
            said = done.stderr.decode(errors="replace").strip().splitlines()
            return Receipt(f"notify-send failed: {said[-1] if said else done.returncode}")
        return Receipt("", "The notification daemon took it. Whether it was shown, it cannot say.")


def bus_address(environ: Mapping[str, str], user_id: int) -> str | None:
    """Where the session's bus listens: as the environment says, else where systemd puts it."""
    given = environ.get("DBUS_SESSION_BUS_ADDRESS", "")
    runtime = environ.get("XDG_RUNTIME_DIR") or f"/run/user/{user_id}"
    for address in (given, f"unix:path={runtime}/bus", f"unix:path=/run/user/{user_id}/bus"):
        path = address.removeprefix("unix:path=").partition(",")[0]
        if address and (path == address or os.path.exists(path)):  # noqa: PTH110 - see start-up time
            return address
    return None


def search_path(environ: Mapping[str, str]) -> str:
    """PATH with the system's folders behind it, which cron may have left out."""
    return os.pathsep.join([environ.get("PATH", ""), "/usr/local/bin", "/usr/bin", "/bin"])


def _escaped(text: str) -> str:
    """The body is markup to the daemon."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
