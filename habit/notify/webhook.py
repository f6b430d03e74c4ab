"""A web address that gets each reminder as a JSON object.

``title`` and ``message`` are what ntfy and Gotify ask for, ``text`` is what Slack and
Mattermost ask for. What stands behind a ``#`` in the address never leaves the machine as
part of it: its ``key=value`` pairs go into the JSON (``https://ntfy.sh/#topic=habits``).
"""

import json
from base64 import b64encode
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import parse_qsl, unquote, urlsplit, urlunsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from habit import __version__
from habit.domain.masking import masked_url, without
from habit.notify.messages import Message, Receipt

SECONDS = 15


class Webhook:
    """One address."""

    name = "webhook"

    def __init__(self, url: str) -> None:
        self._url = url
        self.place = masked_url(url)

    def tell(self, message: Message) -> Receipt:
        """Post the message; the server's answer says whether it has it."""
        try:
            request = _request(self._url, message)
            with build_opener(_Unmoved).open(request, timeout=SECONDS) as answer:
                return Receipt("", f"{self.place} answered {answer.status}.")
        except HTTPError as refusal:
            refusal.close()
            return Receipt(f"{self.place} answered {refusal.code} ({refusal.reason}).")
        except (URLError, TimeoutError, OSError, HTTPException, ValueError) as error:
            reason = getattr(error, "reason", error)
            said = getattr(reason, "strerror", None) or str(reason) or type(error).__name__
            return Receipt(f"{self.place} was not reached: {without((self._url,), said)}.")


class _Unmoved(HTTPRedirectHandler):
    """A POST that follows a redirection would arrive as a GET, empty: better a failure."""

    def redirect_request(self, *_: Any) -> None:
        return None


def _request(url: str, message: Message) -> Request:
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    headers = {"Content-Type": "application/json", "User-Agent": f"habit/{__version__}"}
    if parts.username is not None:
        pair = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
        headers["Authorization"] = f"Basic {b64encode(pair.encode()).decode()}"
    address = urlunsplit((parts.scheme, host, parts.path or "/", parts.query, ""))
    return Request(address, data=_body(parts.fragment, message), headers=headers, method="POST")  # noqa: S310 - the setting allows http and https only


def _body(fragment: str, message: Message) -> bytes:
    content = {
        "title": message.title,
        "message": message.body or message.title,
        "text": message.text.rstrip("\n"),
        **message.facts,
        **{key: _number_or_text(value) for key, value in parse_qsl(fragment)},
    }
    return json.dumps(content, ensure_ascii=False).encode()


def _number_or_text(value: str) -> int | str:
    return int(value) if value.isascii() and value.isdigit() else value
